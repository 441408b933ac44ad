"""Carrying posts between days, the drawer and the board: the ghost, the target, Esc.

The widget that was pressed keeps getting the mouse's events and hands them on; whatever lies under the
pointer and knows ``drag_over`` is the target. Nothing of the operating system's drag and drop is involved, so
that the pointer can say at each moment what a drop would do.
"""

from datetime import date, timedelta
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from smdesk.domain.cards import Card
from smdesk.domain.time import WALL_FORMAT, day_of, hour_of, join, minutes_of, parse_wall
from smdesk.domain.value import value
from smdesk.services.posts import hour_for
from smdesk.ui.views.calendar.cards import CardPainter, paint_ghost
from smdesk.ui.views.calendar.desk import Desk

_EDGE, _STEP = 28, 14  # pixels
_TURN_MS = 700  # held at the edge of the days for so long, the page turns


@runtime_checkable
class Target(Protocol):
    """A widget that posts can be dropped on."""

    def drag_over(self, point: QPoint) -> bool: ...
    def drag_left(self) -> None: ...
    def dropped(self, point: QPoint) -> Any: ...


@value
class Load:
    """What is carried: all posts, and the one under the pointer."""

    cards: tuple[Card, ...]
    held: Card


class Drag(QObject):
    """One carrying at a time. ``done`` gives what the target made of the drop."""

    done = Signal(object, object)  # Load, the target's answer
    turned = Signal(int)  # the page before (-1) or after (1) was asked for
    ended = Signal()

    def __init__(self, desk: Desk, painter: CardPainter, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._painter, self._window = desk, painter, window
        self._ghost: _Ghost | None = None
        self._target: Any = None
        self._grip = QPoint()
        self.grip_y = 0  # how far below the card's top it was taken hold of
        self._at = QPoint()
        self._way, self._rested = 0, QElapsedTimer()
        self._scrolling = QTimer(self, interval=30)
        self._scrolling.timeout.connect(self._scroll_at_edge)
        self.load: Load | None = None
        self.source: QWidget | None = None

    @property
    def active(self) -> bool:
        """Whether something is carried now."""
        return self.load is not None

    def carries(self, post_id: int) -> bool:
        """Whether this post is among what is carried."""
        return self.load is not None and any(card.id == post_id for card in self.load.cards)

    def begin(
        self, cards: tuple[Card, ...], held: Card, source: QWidget, at: QPoint, grip: QPoint, width: int
    ) -> None:
        """Start carrying. ``at`` is global; ``grip`` is where the card was taken hold of."""
        self.load, self.source = Load(cards, held), source
        self.grip_y = grip.y() if isinstance(source, QAbstractItemView) and held.due_wall else 0
        self._grip = QPoint(min(grip.x(), 40) + 12, min(grip.y(), 30) + 10)
        self._ghost = _Ghost(
            self._window, self._painter, self._desk, held, len(cards), max(150, min(width, 208))
        )
        self._ghost.show()
        self._way = 0
        self._rested.invalidate()
        self._scrolling.start()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.move(at)

    def move(self, at: QPoint) -> None:
        """The pointer moved; ``at`` is global."""
        if self._ghost is None:
            return
        self._at = at
        local = self._window.mapFromGlobal(at)
        self._ghost.move(local - self._grip)
        target = self._target_at(local)
        if self._target is not None and target is not self._target:
            self._target.drag_left()
        self._target = target
        if target is not None and not target.drag_over(target.mapFromGlobal(at)):
            self._target = None

    def _scroll_at_edge(self) -> None:
        """Held near the edge of something that scrolls, it scrolls."""
        widget = self._window.childAt(self._window.mapFromGlobal(self._at))
        while widget is not None and widget is not self._window:
            if isinstance(widget, QAbstractScrollArea):
                area = widget.viewport().rect()
                point = widget.viewport().mapFromGlobal(self._at)
                ways = (
                    (widget.horizontalScrollBar(), point.x(), area.width()),
                    (widget.verticalScrollBar(), point.y(), area.height()),
                )
                for bar, place, size in ways:
                    if place < _EDGE or place > size - _EDGE:
                        bar.setValue(bar.value() + (_STEP if place > _EDGE else -_STEP))
            widget = widget.parentWidget()
        self._turn_at_edge()
        self.move(self._at)

    def _turn_at_edge(self) -> None:
        """Held at the edge of the days, the page turns, and again as long as it is held there."""
        target = self._target_at(self._window.mapFromGlobal(self._at))
        way = _way(target, self._at) if hasattr(target, "edges") else 0
        if way != self._way or not self._rested.isValid():
            self._way = way
            self._rested.start()
        elif way and self._rested.hasExpired(_TURN_MS):
            self._rested.start()
            self.turned.emit(way)

    def _target_at(self, local: QPoint) -> Any:
        widget = self._window.childAt(local)
        while widget is not None and widget is not self._window:
            if isinstance(widget, Target):
                return widget
            widget = widget.parentWidget()
        return None

    def drop(self, at: QPoint) -> None:
        """Let go."""
        self.move(at)
        target, load = self._target, self.load
        answer = target.dropped(target.mapFromGlobal(at)) if target is not None else None
        self._end()
        if load and answer:
            self.done.emit(load, answer)

    def cancel(self) -> None:
        """Put everything back."""
        if self._target is not None:
            self._target.drag_left()
        self._end()

    def _end(self) -> None:
        self._scrolling.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        self._ghost, self._target, self.load = None, None, None
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.cancel()
            event.accept()
            return True
        return False

    # -- what a drop would do -----------------------------------------------------------------

    def walls_on(self, day: date) -> dict[int, str]:
        """Wall times when the card in hand goes to ``day``: hours stay, the others move by as many days.

        Posts without a date take the hour of their client's slot on that day.
        """
        if self.load is None:
            return {}
        held = self.load.held
        days = (day - day_of(held.due_wall)).days if held.due_wall else 0
        walls = {}
        for card in self.load.cards:
            if card.due_wall:
                there = day_of(card.due_wall) + timedelta(days=days) if held.due_wall else day
                walls[card.id] = join(there, hour_of(card.due_wall))
            else:
                walls[card.id] = join(day, self.slot_hour(card, day))
        return {post_id: wall for post_id, wall in walls.items() if wall != self._wall_of(post_id)}

    def walls_at(self, day: date, hour: str) -> dict[int, str]:
        """Wall times when the card in hand goes to ``hour`` on ``day``; the others move by as much time."""
        walls = self.walls_on(day)
        if self.load is None:
            return {}
        held = self.load.held
        by = minutes_of(hour) - minutes_of(hour_of(held.due_wall)) if held.due_wall else 0
        for card in self.load.cards:
            wall = walls.get(card.id, card.due_wall)
            if not held.due_wall:
                walls[card.id] = join(day, hour)
            elif card.due_wall and by:
                moved = parse_wall(wall) + timedelta(minutes=by)
                walls[card.id] = moved.strftime(WALL_FORMAT)
        return {post_id: wall for post_id, wall in walls.items() if wall != self._wall_of(post_id)}

    def slot_hour(self, card: Card, day: date) -> str:
        """The hour that a post without one takes on a day."""
        return hour_for(self._desk.lookup.plans[card.client_id], day)

    def _wall_of(self, post_id: int) -> str:
        assert self.load is not None
        return next(card.due_wall for card in self.load.cards if card.id == post_id)

    def hour_on(self, day: date) -> str:
        """The hour the card in hand would have on a day."""
        assert self.load is not None
        held = self.load.held
        return hour_of(held.due_wall) if held.due_wall else self.slot_hour(held, day)


def _way(days: Any, at: QPoint) -> int:
    """Where a card at a (global) point wants to go: to the page before (-1), the one after (1), or stay."""
    view, edges = days.viewport(), days.edges
    point = view.mapFromGlobal(at)
    if point.x() < edges.left() or point.y() < edges.top():
        return -1
    return int(point.x() >= view.width() - edges.right() or point.y() >= view.height() - edges.bottom())


class _Ghost(QWidget):
    """The raised card under the pointer."""

    def __init__(
        self, window: QWidget, painter: CardPainter, desk: Desk, card: Card, count: int, width: int
    ) -> None:
        super().__init__(window)
        self._cards, self._desk, self._card, self._count = painter, desk, card, count
        lines = painter.lines_for(card, width - 8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = QRect(10, 10, width, painter.line * (lines + 1) + 18)
        self.resize(width + 20, self._box.height() + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ghost(painter, self._cards, self._desk.ctx.theme, self._box, self._card, self._count)
        painter.end()
