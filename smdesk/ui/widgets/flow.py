"""A layout that breaks its line where the width ends: nothing is clipped in a longer language."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Widgets from left to right, as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        around = self.contentsMargins()
        high = max((size.height() for size in shown), default=0)
        return QSize(wide, high).grownBy(around)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, *, move: bool) -> int:
        around = self.contentsMargins()
        rect = rect.marginsRemoved(around)
        x, y, line = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QPoint, QSize]] = []

        def settle() -> None:
            for item, point, size in row if move else ():
                item.setGeometry(QRect(point + QPoint(0, (line - size.height()) // 2), size))
            row.clear()

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                settle()
                x, y, line = rect.x(), y + line + self._line_gap, 0
            line = max(line, size.height())
            row.append((item, QPoint(x, y), size))
            x += size.width() + self._gap
        settle()
        return y + line - rect.y() + around.top() + around.bottom()


class FlowRow(QWidget):
    """A widget with a :class:`Flow` that takes the height its width asks for."""

    def __init__(self, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self.flow = Flow(self, gap, line_gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def refit(self) -> None:
        """Take the height that is needed now; to be called when a widget in it says something else."""
        self.flow.invalidate()
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))  # a grid does not ask for it

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end."""
        for widget in widgets:
            self.flow.addWidget(widget)
