"""What month and week share: days and cards as items, selection, hover, keys, and being a place to drop on.

It is a list view so that Qt's own accessibility hands out each day and each card; where they lie, and how
they look, is the subclass's. Selection lives in the desk (posts) and in ``current`` (a day or a card).
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QListView, QToolTip

from smdesk.domain.cards import Card
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.model import DayModel

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.drag import Drag

_LEFT = Qt.MouseButton.LeftButton


class Canvas(QListView):
    """The base of the painted views. Subclasses say where things are and paint them."""

    opened = Signal(int)  # post id
    asked_new = Signal(str, QRect)  # wall time, or a day alone; where the editor should lie (viewport)
    asked_more = Signal(object, QRect)  # day, where the popover should point to (viewport)
    asked_menu = Signal(object, QPoint)  # day, global position
    asked_details = Signal()

    def __init__(self, desk: Desk, painter: CardPainter, drag: "Drag") -> None:
        super().__init__()
        self.desk, self.cards, self.drag = desk, painter, drag
        self.theme = desk.ctx.theme
        self.days_model = DayModel(desk)
        self.boxes: dict[int, QRect] = {}
        self.hover_card = 0
        self.hover_day: date | None = None
        self.target: date | None = None
        self.ring = False  # the focus ring shows once keys are used
        self._pressed: tuple[QPoint, Card | None] | None = None
        self._keep_on_release = False
        self.setModel(self.days_model)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.theme.changed.connect(self.relayout)

    # -- for subclasses -----------------------------------------------------------------------

    def day_rect(self, day: date) -> QRect:
        """Where a day lies in the viewport."""
        raise NotImplementedError

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        raise NotImplementedError

    def relayout(self) -> None:
        """Compute where everything lies."""
        raise NotImplementedError

    # -- content ------------------------------------------------------------------------------

    def show_days(self, days: list[date], cards: list[Card]) -> None:
        """Show these days; selection and current item stay where they can."""
        current = self.current_item()
        self.days_model.show(days, cards)
        self.relayout()
        kept = tuple(found for one in self.desk.cards if (found := self.days_model.card_of(one.id)))
        if self.isVisible():
            self.desk.select(kept)
        self._set_current(current[0] or self.desk.day, current[1])
        self.mark_selected()

    def current_item(self) -> tuple[date | None, int]:
        """The day and the post (0 = the day itself) that keys act on."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.days_model.items):
            return None, 0
        day, card = self.days_model.items[row]
        return day, card.id if card else 0

    def _set_current(self, day: date, post_id: int) -> None:
        model = self.days_model
        row = model.row_of_card.get(post_id, model.row_of_day.get(day, model.row_of_day.get(self.desk.day, 0)))
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(model.index(row), flags)

    def mark_selected(self) -> None:
        """Tell Qt (and so the screen reader) which items are selected."""
        chosen = QItemSelection()
        for card in self.desk.cards:
            row = self.days_model.row_of_card.get(card.id)
            if row is not None:
                index = self.days_model.index(row)
                chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def pick(self, card: Card | None, day: date) -> None:
        """Make a card (or a day) current and the only one selected."""
        self._set_current(day, card.id if card else 0)
        self.desk.select((card,) if card else ())
        self.mark_selected()

    # -- geometry for Qt ----------------------------------------------------------------------

    def visualRect(self, index: QModelIndex) -> QRect:  # type: ignore[override]
        if not index.isValid() or index.row() >= len(self.days_model.items):
            return QRect()
        day, card = self.days_model.items[index.row()]
        return self.boxes.get(card.id, QRect()) if card else self.day_rect(day)

    def indexAt(self, point: QPoint) -> QModelIndex:
        card = self.card_at(point)
        if card:
            return self.days_model.index(self.days_model.row_of_card[card.id])
        day = self.day_at(point)
        return self.days_model.index(self.days_model.row_of_day[day]) if day else QModelIndex()

    def card_at(self, point: QPoint) -> Card | None:
        """The card under a point; of overlapping ones the last painted."""
        found = 0
        for post_id, box in self.boxes.items():
            if box.contains(point):
                found = post_id
        return self.days_model.card_of(found) if found else None

    def doItemsLayout(self) -> None:
        self.relayout()

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        """Everything is always in view (the week overrides this)."""

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        return QRegion(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.relayout()  # and not the list view's own layout, which would move the scroll bars

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        extend = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key in moves and (plain or extend):
            self.ring = True
            self._step(*moves[Qt.Key(key)], extend=extend)
        elif key == Qt.Key.Key_Space and plain:
            self.ring = True
            self._space()
        elif key == Qt.Key.Key_Escape and self.desk.cards:
            self.pick(None, self.current_item()[0] or self.desk.day)
        else:
            event.ignore()

    def _space(self) -> None:
        day, post_id = self.current_item()
        card = self.days_model.card_of(post_id)
        if card and day:
            self.pick(card, day)
            self.asked_details.emit()

    def _step(self, days: int, rows: int, *, extend: bool) -> None:
        """Move the current item: sideways by days, up and down through the cards of a day, then by weeks."""
        day, post_id = self.current_item()
        if day is None:
            return
        cards = self.shown_cards(day)
        place = next((n for n, card in enumerate(cards) if card.id == post_id), -1)
        if days:
            self.go(day + timedelta(days=days), place if place >= 0 else -1, extend=extend)
        elif rows > 0 and place + 1 < len(cards):
            self.go(day, place + 1, extend=extend)
        elif rows < 0 and place >= 0:
            self.go(day, place - 1, extend=extend)
        else:
            self.go_week(day, rows, extend=extend)

    def go_week(self, day: date, rows: int, *, extend: bool) -> None:
        """Past the first or last card of a day: to the week above or below."""
        there = day + timedelta(days=7 * rows)
        self.go(there, len(self.shown_cards(there)) - 1 if rows < 0 else -1, extend=extend)

    def shown_cards(self, day: date) -> list[Card]:
        """The cards of a day that have a place on the screen."""
        return [card for card in self.days_model.by_day.get(day, []) if card.id in self.boxes]

    def go(self, day: date, place: int = -1, *, extend: bool = False) -> None:
        """Make a day current, or its card number ``place``; turns the page when the day is not shown."""
        before = self.desk.cards
        if day not in self.days_model.row_of_day:
            self.desk.turn(day=day)
        cards = self.shown_cards(day)
        card = cards[min(place, len(cards) - 1)] if place >= 0 and cards else None
        self.pick(card, day)
        if extend and card and card not in before:
            self.desk.select((*before, card))
            self.mark_selected()
        self.desk.day = day
        self.scrollTo(self.currentIndex())

    def next_card(self, step: int) -> None:
        """The next (or previous) post in order of time, from the current item."""
        items = self.days_model.items
        row = self.currentIndex().row() + step
        while 0 <= row < len(items):
            card = items[row].card
            if card and card.id in self.boxes:
                self.ring = True
                self.pick(card, items[row].day)
                self.scrollTo(self.currentIndex())
                return
            row += step

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        card, day = self.card_at(point), self.day_at(point)
        self.ring = False
        if event.button() != _LEFT or day is None:
            if card and card not in self.desk.cards and day:
                self.pick(card, day)
            return
        if card is None and self.press_beside(point, day):
            return
        self._pressed = (point, card)
        self._keep_on_release = False
        self.desk.day = day
        if card is None:
            self.pick(None, day)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(card, day)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(card, day)
        elif card in self.desk.cards:
            self._keep_on_release = len(self.desk.cards) > 1
            self._set_current(day, card.id)
        else:
            self.pick(card, day)

    def press_beside(self, point: QPoint, day: date) -> bool:
        """A press beside the cards, on something of the subclass's (a free slot, "+3 more"); True when it was used."""
        return False

    def _toggle(self, card: Card, day: date) -> None:
        chosen = tuple(one for one in self.desk.cards if one.id != card.id)
        self._set_current(day, card.id)
        self.desk.select(chosen if len(chosen) < len(self.desk.cards) else (*chosen, card))
        self.mark_selected()

    def _extend_to(self, card: Card, day: date) -> None:
        everyone = [one.card for one in self.days_model.items if one.card]
        first = self.desk.cards[0] if self.desk.cards else card
        ends = sorted((everyone.index(first) if first in everyone else 0, everyone.index(card)))
        between = everyone[ends[0] : ends[1] + 1]
        self._set_current(day, card.id)
        self.desk.select((first, *[one for one in between if one.id != first.id]))
        self.mark_selected()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.drag.active:
            self.drag.move(self.viewport().mapToGlobal(point))
            return
        if self._pressed and event.buttons() & _LEFT:
            start, card = self._pressed
            if card and (point - start).manhattanLength() >= QApplication.startDragDistance():
                box = self.boxes.get(card.id, QRect(start, start))
                cards = self.desk.cards if card in self.desk.cards else (card,)
                self.drag.begin(cards, card, self, self.viewport().mapToGlobal(point), start - box.topLeft(), box.width())
            return
        self._hover(point)

    def _hover(self, point: QPoint) -> None:
        card, day = self.card_at(point), self.day_at(point)
        over = card.id if card else 0
        if (over, day) != (self.hover_card, self.hover_day):
            old_day, self.hover_card, self.hover_day = self.hover_day, over, day
            for one in {old_day, day} - {None}:
                self.viewport().update(self.day_rect(one))  # type: ignore[arg-type]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self.drag.active:
            self.drag.drop(self.viewport().mapToGlobal(event.position().toPoint()))
        elif pressed and pressed[1] and self._keep_on_release:
            self.pick(pressed[1], self.current_item()[0] or self.desk.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            return
        point = event.position().toPoint()
        self._pressed = None
        card = self.card_at(point)
        if card:
            self.opened.emit(card.id)
        else:
            self.new_at(point)

    def new_at(self, point: QPoint) -> None:
        """A double click on an empty place."""
        day = self.day_at(point)
        if day:
            self.asked_new.emit(day.isoformat(), self.day_rect(day))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        day = self.day_at(point)
        card = self.card_at(point)
        if card and day and card not in self.desk.cards:
            self.pick(card, day)
        elif card is None and day:
            self.pick(None, day)
        if day:
            self.asked_menu.emit(day, self.viewport().mapToGlobal(point))

    # -- events -------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(QPoint(-1, -1))
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """What to say about the thing under a resting pointer."""
        card = self.card_at(point)
        if card is None:
            return ""
        texts, desk = self.desk.texts, self.desk
        return f"{texts.title(card)}\n{texts.moment(card.due_wall)}, {texts.status(card, desk.now_utc)}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
        self.ring = event.reason() in keys
        super().focusInEvent(event)
        self.viewport().update()

    # -- dropping -----------------------------------------------------------------------------

    def drag_over(self, point: QPoint) -> bool:
        """Something is carried over this point; True when it may be dropped here."""
        self.target = self.day_at(self.viewport().mapFrom(self, point))
        self.viewport().update()
        return self.target is not None

    def drag_left(self) -> None:
        """What was carried went elsewhere."""
        self.target = None
        self.viewport().update()

    def dropped(self, point: QPoint) -> dict[int, str]:
        """The wall times that dropping here gives to the carried posts."""
        day, self.target = self.day_at(self.viewport().mapFrom(self, point)), None
        self.viewport().update()
        return self.drag.walls_on(day) if day else {}
