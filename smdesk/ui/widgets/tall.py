"""Item views that are as high as what they hold and scroll with the page they stand on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex


def page_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area a widget lies in, beyond its own."""
    one = widget.parentWidget()
    while one is not None and not isinstance(one, QScrollArea):
        one = one.parentWidget()
    return one


def reveal(view: QAbstractItemView, box: QRect) -> None:
    """Scroll the page so that a part of the view can be seen."""
    area = page_of(view)
    content = area.widget() if area is not None else None
    if area is None or content is None or box.isEmpty():
        return
    top = view.viewport().mapTo(content, box.topLeft()).y()
    bar, room = area.verticalScrollBar(), area.viewport().height()
    if top < bar.value() + 8:
        bar.setValue(top - 8)
    elif top + box.height() > bar.value() + room - 8:
        bar.setValue(top + min(box.height(), room - 16) - room + 8)


def plain(view: QAbstractItemView) -> None:
    """No frame, no scroll bar of its own; its page scrolls."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    view.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
    view.setMouseTracking(True)


class TallList(QListView):
    """A list, or a grid of ``columns``, at its full height. Heights come from the delegate for a width."""

    def __init__(self, columns: int = 1, gap: int = 0) -> None:
        super().__init__()
        plain(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.columns, self.gap, self.most = columns, gap, 0
        if columns > 1:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setUniformItemSizes(True)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)

    def cell(self) -> int:
        """How wide an item is."""
        return max(40, (self.viewport().width() - 1) // self.columns)

    def box(self, row: int, cell: QRect) -> QRectF:
        """Where an item of the grid is painted in its cell: the gaps lie between the columns, none at the right end."""
        place, part = row % self.columns, self.gap / self.columns
        wide = cell.width() - self.gap + part
        return QRectF(cell.left() + place * part + 1, cell.top() + 1, wide - 2, cell.height() - self.gap - 1)

    def fit(self) -> None:
        """Be as high as the items."""
        model, delegate = self.model(), self.itemDelegate()
        count = model.rowCount() if model is not None else 0
        if not count or delegate is None:
            self.setFixedHeight(0 if not count else self.height())
            return
        option = self._option()
        if self.columns > 1:
            high = delegate.sizeHint(option, model.index(0, 0)).height()
            need = -(-count // self.columns) * high
            if self.most and need > self.most:
                # not "as needed": Qt would then keep room for a bar of its own style, and a column less has room
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
                need = self.most
            else:
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            need = sum(delegate.sizeHint(option, model.index(row, 0)).height() for row in range(count))
        self.scheduleDelayedItemsLayout()
        if need != self.height():
            self.setFixedHeight(need)

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.rect = QRect(QPoint(), QSize(self.viewport().width(), 0))
        return option

    def fit_soon(self) -> None:
        """The same once what is going on is over."""
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._later.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            reveal(self, self.visualRect(current))
