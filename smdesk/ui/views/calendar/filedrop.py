"""Files carried in from outside: dropped on a post they are attached, on a day they begin a post."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

if TYPE_CHECKING:
    from smdesk.domain.cards import Card
    from smdesk.ui.views.calendar.canvas import Canvas


class FileDrop:
    """Answers a canvas's events of the system's drag and drop."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    def answer(self, event: QEvent) -> bool:
        """Use an event; False leaves it to Qt."""
        if isinstance(event, QDragLeaveEvent):
            self._mark(None, None)
            return True
        if not isinstance(event, QDropEvent):  # which the events of entering and moving are, too
            return False
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        card, day = self._under(event.position().toPoint())
        if not paths or (day is None and not isinstance(event, QDragEnterEvent)):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() != QEvent.Type.Drop:
            self._mark(card, day)
            return True
        self._mark(None, None)
        if day is not None:
            self._canvas.took_files.emit(day, card.id if card else 0, paths)
        return True

    def _under(self, point: QPoint) -> "tuple[Card | None, date | None]":
        return self._canvas.card_at(point), self._canvas.day_at(point)

    def _mark(self, card: "Card | None", day: date | None) -> None:
        canvas, over = self._canvas, card.id if card else 0
        target = None if card else day
        if (canvas.hover_card, canvas.target) != (over, target):
            canvas.hover_card, canvas.target = over, target
            canvas.viewport().update()
