"""A list of posts that can be selected, opened and carried away: the drawer, the list and the board's columns."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView

from smdesk.domain.cards import Card
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.widgets.viewport import own_viewport


class CarryList(QListView):
    """Subclasses say which post a row is."""

    opened = Signal(int)
    asked_menu = Signal(object, QPoint)  # card, global position
    chose = Signal(object)  # the selected posts
    asked_details = Signal()

    def __init__(self, drag: Drag) -> None:
        super().__init__()
        own_viewport(self)
        self.drag = drag
        self._pressed: tuple[QPoint, Card] | None = None
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)

    def card(self, index: QModelIndex) -> Card | None:
        """The post of a row; None for a heading."""
        raise NotImplementedError

    def chosen(self) -> tuple[Card, ...]:
        """Selected posts, in their order."""
        rows = sorted(self.selectedIndexes(), key=lambda one: one.row())
        return tuple(card for index in rows if (card := self.card(index)) is not None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chose.emit(self.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # titles break elsewhere: beside a scroll bar there is less room

    @property
    def pressing(self) -> bool:
        """Whether a post is held by the pointer: nothing may move under it now."""
        return self._pressed is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        card = self.card(self.indexAt(point)) if self.indexAt(point).isValid() else None
        self._pressed = (point, card) if card and event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        at = self.viewport().mapToGlobal(point)
        if self.drag.active:
            self.drag.move(at)
        elif self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            start, card = self._pressed
            if (point - start).manhattanLength() >= QApplication.startDragDistance():
                chosen = self.chosen()
                box = self.visualRect(self.indexAt(start))
                cards = chosen if card in chosen else (card,)
                self.drag.begin(cards, card, self, at, start - box.topLeft(), box.width())
                self.viewport().update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.drag.active:
            self.drag.drop(self.viewport().mapToGlobal(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        card = self.card(self.indexAt(event.position().toPoint()))
        if card and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.card(self.currentIndex()) if self.currentIndex().isValid() else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card:
            self.opened.emit(card.id)
        elif event.key() == Qt.Key.Key_Space and card:
            super().keyPressEvent(event)
            self.asked_details.emit()
        elif event.text() and event.text().isalnum():
            event.ignore()  # letters are verbs here, not a search in the list
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        card = self.card(index) if index.isValid() else None
        if card:
            self.asked_menu.emit(card, event.globalPos())
