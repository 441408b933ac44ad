"""Records of a kind as items of a list, the last of which may be the one that adds."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class ItemModel(QAbstractListModel):
    """``said`` puts an item into words, ``hint`` into a tooltip; both get the item as given."""

    def __init__(
        self,
        parent: QObject,
        said: Callable[[Any], str],
        hint: Callable[[Any], str] = lambda _: "",
        editable: Callable[[Any], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._said, self._hint, self._editable = said, hint, editable
        self.items: list[Any] = []

    def load(self, items: Sequence[Any]) -> None:
        """Show other items; as many as before are only painted again, so that the current one stays."""
        same = len(items) == len(self.items)
        if same:
            self.items = list(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(item) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid() and self._editable(self.items[index.row()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
