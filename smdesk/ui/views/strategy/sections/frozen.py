"""The names of a table's rows, kept in sight at its left edge while the table is scrolled sideways."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from smdesk.ui import tokens
from smdesk.ui.theme import Theme


class FrozenNames(QWidget):
    """Lies over the table where its naming column would be; that column itself keeps the keys and the editors."""

    def __init__(self, table: QTableView, theme: Theme, column: int) -> None:
        super().__init__(table)
        self._table, self._theme, self.column = table, theme, column
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.horizontalHeader().sectionResized.connect(self.place)
        table.viewport().installEventFilter(self)

    def covers(self) -> int:
        """px of the cells at the left that it lies over; 0 while the column itself is in sight."""
        return self.width() if self.isVisibleTo(self._table) else 0

    def place(self, *_changed: int) -> None:
        """Come or go, and stand where the column would."""
        table = self._table
        wide = min(table.columnWidth(self.column), table.viewport().width() * 2 // 5)
        out = table.columnViewportPosition(self.column) < 0
        self.setVisible(out)
        if out:
            self.setGeometry(0, 0, wide, table.horizontalHeader().height() + table.viewport().height())
            self.raise_()
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.Paint and self.isVisible():
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, table = self._theme, self._table
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme["bg-surface"])
        top = table.horizontalHeader().height()
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-3"])
        said = str(table.model().headerData(self.column, Qt.Orientation.Horizontal))
        painter.drawText(QRect(8, 0, self.width() - 12, top), Qt.AlignmentFlag.AlignVCenter, said)
        painter.fillRect(0, top - 1, self.width(), 1, theme["line"])
        for row in range(table.model().rowCount()):
            y = table.rowViewportPosition(row) + top
            index = table.model().index(row, self.column)
            option = QStyleOptionViewItem()
            option.rect = QRect(0, y, self.width(), table.rowHeight(row))
            if not option.rect.intersects(event.rect()):
                continue
            if table.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            table.itemDelegate().paint(painter, option, index)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme["line-strong"])
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        table = self._table
        row = table.rowAt(round(event.position().y()) - table.horizontalHeader().height())
        if row >= 0:
            table.setFocus()
            table.setCurrentIndex(table.model().index(row, self.column))  # which brings the column itself into sight

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
