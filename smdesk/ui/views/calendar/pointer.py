"""The mouse on days and cards: selecting, carrying, opening, menus and tooltips."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from smdesk.domain.cards import Card

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.canvas import Canvas

_LEFT = Qt.MouseButton.LeftButton


class Pointer:
    """Answers the events of a canvas's viewport."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._pressed: tuple[QPoint, Card | None] | None = None
        self._pick_on_release = self._sketching = False

    @property
    def pressing(self) -> bool:
        """Whether the button is held on a card."""
        return self._pressed is not None and self._pressed[1] is not None

    def answer(self, event: QEvent) -> bool:
        """Use an event; False leaves it to Qt."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif kind == QEvent.Type.MouseMove:
                self._move(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                self._release(event)
            elif kind == QEvent.Type.MouseButtonDblClick:
                self._double(event)
            return True
        if isinstance(event, QContextMenuEvent):
            self._menu(event)
            return True
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._canvas.tip_at(event.pos()), self._canvas.viewport())
            return True
        if kind == QEvent.Type.Leave:
            self._hover(QPoint(-1, -1))
        return False

    def _press(self, event: QMouseEvent) -> None:
        canvas, desk = self._canvas, self._canvas.desk
        point = event.position().toPoint()
        card, day = canvas.card_at(point), canvas.day_at(point)
        canvas.ring = False
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != _LEFT or day is None:
            if card and day and card not in desk.cards:
                canvas.pick(card, day)
            return
        if card is None and canvas.press_beside(point, day):
            return
        self._pressed, self._pick_on_release = (point, card), False
        desk.day = day
        if card is None:
            canvas.pick(None, day)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(card, day)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(card, day)
        elif card in desk.cards:
            self._pick_on_release = len(desk.cards) > 1
            canvas.set_current(day, card.id)
        else:
            canvas.pick(card, day)

    def _toggle(self, card: Card, day: date) -> None:
        canvas, before = self._canvas, self._canvas.desk.cards
        chosen = tuple(one for one in before if one.id != card.id)
        canvas.set_current(day, card.id)
        canvas.desk.select(chosen if len(chosen) < len(before) else (*chosen, card))
        canvas.mark_selected()

    def _extend_to(self, card: Card, day: date) -> None:
        canvas = self._canvas
        everyone = [one.card for one in canvas.days_model.items if one.card]
        first = canvas.desk.cards[0] if canvas.desk.cards else card
        ends = sorted((everyone.index(first) if first in everyone else 0, everyone.index(card)))
        between = everyone[ends[0] : ends[1] + 1]
        canvas.set_current(day, card.id)
        canvas.desk.select((first, *[one for one in between if one.id != first.id]))
        canvas.mark_selected()

    def _move(self, event: QMouseEvent) -> None:
        canvas, point = self._canvas, event.position().toPoint()
        at = canvas.viewport().mapToGlobal(point)
        if canvas.drag.active:
            canvas.drag.move(at)
        elif self._pressed and event.buttons() & _LEFT:
            start, card = self._pressed
            if card and (point - start).manhattanLength() >= QApplication.startDragDistance():
                box = canvas.boxes.get(card.id, QRect(start, start))
                cards = canvas.desk.cards if card in canvas.desk.cards else (card,)
                canvas.drag.begin(cards, card, canvas, at, start - box.topLeft(), box.width())
            elif card is None and (point - start).manhattanLength() >= QApplication.startDragDistance():
                self._sketching = canvas.sketch is not None and canvas.sketch(start)
        else:
            self._hover(point)

    def _hover(self, point: QPoint) -> None:
        canvas = self._canvas
        card, day = canvas.card_at(point), canvas.day_at(point)
        over = card.id if card else 0
        if (over, day) != (canvas.hover_card, canvas.hover_day):
            before, canvas.hover_card, canvas.hover_day = canvas.hover_day, over, day
            for one in (before, day):
                if one is not None:
                    canvas.viewport().update(canvas.day_rect(one))

    def _release(self, event: QMouseEvent) -> None:
        canvas = self._canvas
        pressed, self._pressed = self._pressed, None
        if self._sketching:
            self._sketching = False
            if canvas.sketch and pressed:
                canvas.sketch(None)
                canvas.new_at(pressed[0])
        elif canvas.drag.active:
            canvas.drag.drop(canvas.viewport().mapToGlobal(event.position().toPoint()))
        elif pressed and pressed[1] and self._pick_on_release:
            canvas.pick(pressed[1], canvas.current_item()[0] or canvas.desk.day)

    def _double(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            return
        self._pressed = None
        card = self._canvas.card_at(event.position().toPoint())
        if card:
            self._canvas.opened.emit(card.id)
        else:
            self._canvas.new_at(event.position().toPoint())

    def _menu(self, event: QContextMenuEvent) -> None:
        canvas = self._canvas
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = canvas.visualRect(canvas.currentIndex()).center() if by_key else event.pos()
        card, day = canvas.card_at(point), canvas.day_at(point)
        if day is None:
            return
        if card is None or card not in canvas.desk.cards:
            canvas.pick(card, day)
        canvas.asked_menu.emit(day, canvas.viewport().mapToGlobal(point))
