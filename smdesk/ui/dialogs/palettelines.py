"""What the palette shows: its lines, and how they are painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smdesk.domain.seeking import parts_of
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.icons import draw

ROW, HEAD = 36, 30  # px


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette; one without ``run`` is a heading."""

    text: str
    detail: str = ""
    icon: str = ""
    key: str = ""
    run: Callable[[], object] | None = None
    id: str = ""  # by which it is found again among what was run lately


class Entries(QAbstractListModel):
    """The lines found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.detail, entry.key) if part)
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.entries[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Lines(QStyledItemDelegate):
    """Paints a line: icon, words with the found part strong, detail, key."""

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.sought = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, Entries)
        high = ROW if model.entries[index.row()].run else HEAD
        return QSize(100, self._ctx.theme.px(high))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, theme = index.model(), self._ctx.theme
        assert isinstance(model, Entries)
        entry = model.entries[index.row()]
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.run is None:
            painter.setFont(theme.font(tokens.CAPTION, strong=True))
            painter.setPen(theme["ink-3"])
            line = area.adjusted(20, 6, -8, 0)
            text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft"])
            painter.drawRoundedRect(area.adjusted(8, 0, -8, 0), 6, 6)
        draw(painter, entry.icon, theme["ink-2"], 20, area.center().y() - 8, 16)
        end = self._key(painter, entry.key, area) if entry.key else area.right() - 20
        x = self._words(painter, entry.text, QRectF(48, area.y(), end - 60, area.height()))
        painter.setFont(theme.font(tokens.CAPTION))
        painter.setPen(theme["ink-3"])
        room = int(end - x - 24)
        if room > 40:
            detail = painter.fontMetrics().elidedText(entry.detail, Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRectF(x + 12, area.y(), room, area.height()), Qt.AlignmentFlag.AlignVCenter, detail
            )
        painter.restore()

    def _words(self, painter: QPainter, text: str, area: QRectF) -> float:
        theme, x = self._ctx.theme, area.x()
        plain, strong = theme.font(tokens.BODY), theme.font(tokens.BODY, strong=True)
        painter.setFont(plain)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        for part, hit in parts_of(self.sought, text):
            painter.setFont(strong if hit else plain)
            painter.setPen(theme["accent-text" if hit else "ink"])
            wide = painter.fontMetrics().horizontalAdvance(part)
            painter.drawText(
                QRectF(x, area.y(), wide + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, part
            )
            x += wide
        return x

    def _key(self, painter: QPainter, key: str, area: QRectF) -> float:
        theme = self._ctx.theme
        painter.setFont(theme.font(tokens.MICRO))
        wide = painter.fontMetrics().horizontalAdvance(key) + 12
        box = QRectF(area.right() - 20 - wide, area.center().y() - 9, wide, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-sunken"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme["ink-2"])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return box.left() - 8
