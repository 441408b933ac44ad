"""Tables of the sections that are typed into: cells of their own look, as high as their rows, known to a reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.sections.parts import height_of, laid

Index = QModelIndex | QPersistentModelIndex
RIGHT, LEFT, CENTER = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter
PAD, ROW = 8, 34


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``said`` is what a reader hears (its text when empty); ``bar`` 0 to 1 below the text.

    ``typed`` is what stands in the editor; None: not to be edited. ``second`` is a small second line.
    """

    text: str = ""
    role: str = "ink"
    align: Qt.AlignmentFlag = RIGHT
    strong: bool = False
    mark: str = ""  # icon before the text
    said: str = ""
    tip: str = ""
    bar: float = -1.0
    fill: str = ""  # colour role behind it
    bar_role: str = "accent"
    typed: str | None = None
    key: Any = None
    record: Any = None
    second: str = ""
    second_role: str = "ink-3"


class GridModel(QAbstractTableModel):
    """Rows of cells under heads."""

    written = Signal(object, str)  # key of the cell, what was typed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heads: list[str] = []
        self.rows: list[list[Cell]] = []
        self.folds = False  # heads break into lines where that spares scrolling sideways
        self.refused: dict[Any, str] = {}  # by key: what was typed and could not be kept

    def fill(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these; a table of the same shape keeps its place."""
        new = [list(row) for row in rows]
        if len(new) == len(self.rows) and list(heads) == self.heads:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(heads) - 1))
            return
        self.beginResetModel()
        self.heads, self.rows = list(heads), new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def cell(self, index: Index) -> Cell:
        """The cell at an index; an empty one where there is none."""
        if index.isValid() and index.row() < len(self.rows) and index.column() < len(self.rows[index.row()]):
            found = self.rows[index.row()][index.column()]
            draft = self.refused.get(found.key) if found.typed is not None and self.refused else None
            return found if draft is None else replace(found, text=draft, typed=draft, role="danger", said=f"{found.said}: {draft}")
        return Cell()

    def keep(self, key: Any, typed: str) -> None:
        """What was typed is refused: it stays where it was typed until it is mended."""
        self.refused[key] = typed

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return cell.typed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said or ", ".join(one for one in (cell.text, cell.second) if one)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section] if section < len(self.heads) else ""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            first = next((row[section] for row in self.rows if section < len(row)), Cell())
            folded = Qt.TextFlag.TextWordWrap if self.folds else Qt.AlignmentFlag(0)
            return int(first.align | Qt.AlignmentFlag.AlignVCenter) | int(folded)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index).typed is not None else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.EditRole and cell.typed is not None and str(value) != cell.typed:
            refused = self.refused.pop(cell.key, None)
            if refused is not None and str(value) == self.cell(index).typed:
                return True  # back to what is kept
            self.written.emit(cell.key, str(value))
            return True
        return False


class CellPainter(QStyledItemDelegate):
    """Draws a cell, and gives a line to type in."""

    def __init__(self, view: "Grid", theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = self._view.cells.cell(index)
        metrics = max(
            laid(cell.text, self._theme.font(tokens.BODY, cell.strong), 10_000).maximumWidth(),
            laid(cell.second, self._theme.font(tokens.CAPTION), 10_000).maximumWidth(),
        )
        return QSize(round(metrics) + 2 * PAD + (20 if cell.mark else 0) + 2, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell, state = self._theme, self._view.cells.cell(index), option.state
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.fill:
            painter.fillRect(box, theme[cell.fill])
        if state & QStyle.StateFlag.State_MouseOver and (cell.typed is not None or cell.record is not None):
            painter.fillRect(box, theme["bg-hover"])
        painter.setPen(QPen(theme["line"], 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._text(painter, cell, box)
        if cell.bar >= 0:
            track = QRectF(box.left() + PAD, box.bottom() - 6, box.width() - 2 * PAD, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["bg-sunken"])
            painter.drawRoundedRect(track, 1.5, 1.5)
            painter.setBrush(theme[cell.bar_role])
            painter.drawRoundedRect(QRectF(track.topLeft(), QSize(round(track.width() * min(1.0, cell.bar)), 3)), 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def _text(self, painter: QPainter, cell: Cell, box: QRectF) -> None:
        theme = self._theme
        beside = 20 if cell.mark and cell.align != CENTER else 0
        room = box.adjusted(PAD + beside, 0, -PAD, -4 if cell.bar >= 0 else 0)
        font, small = theme.font(tokens.BODY, cell.strong), theme.font(tokens.CAPTION)
        made = laid(cell.text, font, room.width(), cell.align)
        high = made.boundingRect().height()
        below = height_of(cell.second, small, room.width())
        y = room.top() + max(0.0, (room.height() - high - below) / 2)
        painter.setPen(theme[cell.role])
        room.moveTop(y)
        made.draw(painter, room.topLeft())
        if cell.mark:
            x, wide = box.left() + PAD, laid(cell.text, font, 10_000).maximumWidth()
            if cell.align == RIGHT:
                x = max(x, box.right() - PAD - wide - 20)
            elif cell.align == CENTER:
                x = box.center().x() + wide / 2 + 6
            draw(painter, cell.mark, theme[cell.role], x, y + (font.pixelSize() * 1.21 - 14) / 2, 14)
        if cell.second:
            painter.setPen(theme[cell.second_role])
            room.moveTop(y + high)
            laid(cell.second, small, room.width(), cell.align).draw(painter, room.topLeft())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAlignment(self._view.cells.cell(index).align | Qt.AlignmentFlag.AlignVCenter)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class Grid(QTableView):
    """As high as its rows; sideways it scrolls by itself. Keys that it has no use for go to ``keyed``."""

    opened = Signal(object)  # the Cell on which Enter was pressed, or that was clicked twice
    removed = Signal(object)  # the Cell on which Del was pressed
    hit = Signal(object)  # the Cell that was clicked

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.cells = GridModel(self)
        self.keyed: Callable[[QKeyEvent, Cell], bool] | None = None
        self.wrapped: int = -1  # a column whose texts wrap: it takes what room is left
        self.floors: list[int] = []  # least height of each row, to be level with another table
        self.least = 0  # px that the wrapped column has at least
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self, theme))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._doubled)
        theme.changed.connect(self.fit)

    def show_cells(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Fill it."""
        self.cells.fill(heads, rows)
        self.fit()

    def current(self) -> Cell:
        """The cell with the focus."""
        return self.cells.cell(self.currentIndex())

    def fit(self) -> None:
        """Columns as wide as their texts, rows as high as theirs; the whole without a bar of its own."""
        heads = self.horizontalHeader()
        count = self.cells.columnCount()
        wide = self._folded([self._natural(column) for column in range(count)])
        taken = sum(wide) - (wide[self.wrapped] if 0 <= self.wrapped < count else 0)
        for column in range(count):
            if column != self.wrapped:
                self.setColumnWidth(column, wide[column])
        if 0 <= self.wrapped < count:
            left = self.viewport().width() - taken
            least = min(self._natural(self.wrapped), self._theme.px(self.least or 160))
            self.setColumnWidth(self.wrapped, max(left, least, heads.sectionSizeFromContents(self.wrapped).width() + 2))
        if self.cells.folds:
            heads.setFixedHeight(self._head_height())
        high = (heads.height() if self.cells.folds else heads.sizeHint().height()) if not heads.isHidden() else 0
        for row in range(self.cells.rowCount()):
            tall = self._row(row)
            self.setRowHeight(row, tall)
            high += tall
        sideways = sum(self.columnWidth(column) for column in range(count)) > self.viewport().width() + 1
        self.setFixedHeight(high + 2 + (12 if sideways else 0))

    def _natural(self, column: int) -> int:
        """px of a column whose head and texts stand in one line."""
        return max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeFromContents(column).width() + 2)

    def _folded(self, wide: list[int]) -> list[int]:
        """The columns with their heads broken into lines, as far as that spares scrolling sideways."""
        count = len(wide)
        fixed = min(wide[self.wrapped], self._theme.px(self.least or 160)) if 0 <= self.wrapped < count else 0
        others = [column for column in range(count) if column != self.wrapped]
        if not self.cells.folds or not others or fixed + sum(wide[column] for column in others) <= self.viewport().width():
            return wide
        fair = (self.viewport().width() - fixed) // len(others)
        metrics = QFontMetrics(self.horizontalHeader().font())
        for column in others:
            text = self.cells.heads[column]
            beside = self.horizontalHeader().sectionSizeFromContents(column).width() - metrics.horizontalAdvance(text)
            word = max((metrics.horizontalAdvance(one) for one in text.split()), default=0)
            wide[column] = max(min(wide[column], fair), self.sizeHintForColumn(column), word + max(2 * PAD, beside) + 2)
        return wide

    def _head_height(self) -> int:
        """px of the heads at their widths."""
        heads, flags = self.horizontalHeader(), Qt.TextFlag.TextWordWrap
        metrics = QFontMetrics(heads.font())
        rooms = [max(20, self.columnWidth(column) - 2 * PAD) for column in range(len(self.cells.heads))]
        lines = [metrics.boundingRect(0, 0, room, 999, flags, text).height() for room, text in zip(rooms, self.cells.heads, strict=True)]
        return max([self._theme.px(32), *(high + 12 for high in lines)])

    def _row(self, row: int) -> int:
        need = float(max([self._theme.px(ROW), *self.floors[row : row + 1]]))
        for column, cell in enumerate(self.cells.rows[row]):
            room = self.columnWidth(column) - 2 * PAD - (20 if cell.mark else 0)
            high = height_of(cell.text, self._theme.font(tokens.BODY, cell.strong), room)
            high += height_of(cell.second, self._theme.font(tokens.CAPTION), room)
            need = max(need, high + (14 if cell.bar < 0 else 18))
        return round(need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys stand somewhere from the start."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            self.selectionModel().setCurrentIndex(self.cells.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.current()
        if self.keyed is not None and self.keyed(event, cell):
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and self.state() == QAbstractItemView.State.EditingState:
            return  # it ended the editor and has done its work
        if enter and cell.typed is not None:
            self.edit(self.currentIndex())
        elif enter and cell.record is not None:
            self.opened.emit(cell)
        elif event.key() == Qt.Key.Key_Delete and cell.record is not None:
            self.removed.emit(cell)
        elif event.matches(QKeySequence.StandardKey.Copy) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def _clicked(self, index: QModelIndex) -> None:
        self.hit.emit(self.cells.cell(index))

    def _doubled(self, index: QModelIndex) -> None:
        cell = self.cells.cell(index)
        if cell.typed is None and cell.record is not None:
            self.opened.emit(cell)
