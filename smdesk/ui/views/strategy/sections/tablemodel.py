"""Records of one kind as rows; the row below the last one makes a new record as soon as it can be named."""

import csv
import io
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smdesk.domain.errors import SmdeskError
from smdesk.domain.folding import folded
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field, Form, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.hats import hat_of
from smdesk.ui.views.strategy.values import NUMBERS, Values

Index = QModelIndex | QPersistentModelIndex


class RecordModel(QAbstractTableModel):
    """``kept`` holds what was typed and refused, by (record id, field), so that it is not lost; id 0 is the new row."""

    def __init__(self, desk: Desk, section: Section, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.section = desk, section
        self.shape = SHAPES[section.kind]
        self.fields = [one for one in self.shape.fields if one.name not in section.where]
        self.values = Values(desk.ctx)
        self.rows: list[Any] = []
        self.hat = ""  # only records of this hat are shown, and new ones are of it
        self.draft: dict[str, Any] = {}
        self.kept: dict[tuple[int, str], tuple[str, SmdeskError]] = {}
        self._shown: dict[tuple[int, int], str] = {}  # texts by row and column, until the plan changes

    # -- reading ------------------------------------------------------------------------------

    @property
    def plan(self) -> WholePlan:
        """The plan as last read."""
        return self.desk.plan

    def load(self, plan: WholePlan) -> None:
        """Show the records of the plan; rows that stay keep their place, so that an open editor does too."""
        new = [one for one in plan.of(self.section.kind, **self.section.where) if not self.hat or hat_of(one) == self.hat]
        self._shown.clear()
        more = len(new) - len(self.rows)
        if more > 0:
            self.beginInsertRows(QModelIndex(), len(self.rows) + 1, len(new))
            self.rows = new
            self.endInsertRows()
        elif more < 0:
            gone = self._first_gone(new)
            self.beginRemoveRows(QModelIndex(), gone, gone - more - 1)
            self.rows = new
            self.endRemoveRows()
        else:
            self.rows = new
        self.dataChanged.emit(self.index(0, 0), self.index(len(new), len(self.fields) - 1))

    def _first_gone(self, new: list[Any]) -> int:
        for place, (old, now) in enumerate(zip(self.rows, new, strict=False)):
            if old.id != now.id:
                return min(place, len(new))
        return len(new)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def record(self, row: int) -> Any | None:
        """The record of a row; None for the row that adds."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def value(self, index: Index) -> Any:
        """What the store holds at a cell, or what the new row has so far."""
        record, field = self.record(index.row()), self.fields[index.column()]
        if record is not None:
            return getattr(record, field.name)
        empty = 0 if field.form in (Form.LINK, Form.WHOLE) else False if field.form is Form.FLAG else ""
        return self.draft.get(field.name, empty)

    def refused(self, index: Index) -> tuple[str, SmdeskError] | None:
        """What was typed here and could not be kept."""
        record = self.record(index.row())
        return self.kept.get((record.id if record else 0, self.fields[index.column()].name))

    def text(self, index: Index) -> str:
        """A cell as people read it."""
        key = (index.row(), index.column())
        if key not in self._shown:
            refused = self.refused(index)
            if refused is not None:
                self._shown[key] = refused[0]
            elif index.row() < len(self.rows) or self.fields[index.column()].name in self.draft:
                self._shown[key] = self.values.shown(self.plan, self.fields[index.column()], self.value(index))
            else:
                self._shown[key] = ""
        return self._shown[key]

    def lacks(self, index: Index) -> bool:
        """Whether a record is not complete without this cell."""
        field = self.fields[index.column()]
        return field.needed and self.record(index.row()) is not None and not self.text(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        _, field = self.desk.ctx.words, self.fields[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            from smdesk.services.wording import sentence

            refused = self.refused(index)
            return sentence(refused[1], _) if refused else (self.text(index) or _(field.hint))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text(index)
            if self.record(index.row()) is None and not text:
                text = _(self.shape.add)
            return f"{_(field.label)}: {text or _('missing') if self.lacks(index) else text}"
        if role == Qt.ItemDataRole.TextAlignmentRole and field.form in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.CheckStateRole:
            return None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.desk.ctx.words(field.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.desk.ctx.words(field.hint)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.form in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    # -- writing ------------------------------------------------------------------------------

    def keep(self, index: Index, raw: str, error: SmdeskError) -> None:
        """Remember what was refused, and say why."""
        record = self.record(index.row())
        self.kept[record.id if record else 0, self.fields[index.column()].name] = (raw, error)
        self._spoil(index)
        self.desk.refuse(error)

    def put(self, index: Index, value: Any) -> None:
        """Write a value that follows its field's rule."""
        record, field = self.record(index.row()), self.fields[index.column()]
        self.kept.pop((record.id if record else 0, field.name), None)
        if record is not None:
            if getattr(record, field.name) != value:
                try:
                    plans.edit(self.desk.ctx.store, record, **{field.name: value})
                except SmdeskError as error:
                    self.keep(index, str(value), error)
        elif value not in ("", 0, False):
            self.draft[field.name] = value
            self._make()
        else:
            self.draft.pop(field.name, None)
        self._spoil(index)

    def _spoil(self, index: Index) -> None:
        self._shown.pop((index.row(), index.column()), None)
        cell = self.index(index.row(), index.column())
        self.dataChanged.emit(cell, cell)

    def _make(self) -> None:
        """Store the new row once it has what its kind is named by."""
        title = self.shape.field(self.shape.title)
        named = title.form is Form.CHOICE or self.draft.get(self.shape.title) or title.name in self.section.where
        if not named:
            return
        hat = {"hat": self.hat} if self.hat and "hat" in self.shape.names else {}
        values = {**self.section.where, **hat, **self.draft}
        try:
            plans.add(self.desk.ctx.store, self.section.kind, self.plan.client.id, **values)
        except SmdeskError as error:
            self.desk.refuse(error)
            return
        self.draft = {}

    # -- several rows -------------------------------------------------------------------------

    def copied(self, rows: list[int]) -> str:
        """Rows as a spreadsheet takes them."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        for row in rows:
            writer.writerow([self.text(self.index(row, column)) for column in range(len(self.fields))])
        return out.getvalue()

    def paste(self, start: QModelIndex, text: str) -> int:
        """Write rows of a spreadsheet from a cell on, in one step; how many rows were taken.

        :raises BadInput: when a cell breaks its field's rule; nothing is written then
        """
        lines = [line for line in csv.reader(io.StringIO(text), delimiter="\t") if any(cell.strip() for cell in line)]
        columns = list(range(start.column(), len(self.fields)))
        if lines and (headed := self._headed(lines[0])):
            columns, lines = headed, lines[1:]
        edits, adds = [], []
        for number, line in enumerate(lines):
            pairs = [(self.fields[at], cell) for at, cell in zip(columns, line, strict=False) if at >= 0]
            values = {field.name: self.values.read(self.plan, field, cell, self.desk.today) for field, cell in pairs}
            record = self.record(start.row() + number)
            if record is not None:
                edits.append((record, values))
            else:
                adds.append({**self.section.where, **values})
        if not edits and not adds:
            return 0
        plans.put_many(self.desk.ctx.store, self.section.kind, self.plan.client.id, edits, adds)
        return len(edits) + len(adds)

    def _headed(self, line: list[str]) -> list[int]:
        """Columns by the words of a first line that names them; empty when it does not."""
        names = {folded(self.desk.ctx.words(field.label)): at for at, field in enumerate(self.fields)}
        found = [names.get(folded(cell.strip()), -1) for cell in line]
        known = sum(at >= 0 for at in found)
        return found if known >= max(2, len(line) // 2) or (known == len(line) == 1) else []


def title_field(model: RecordModel) -> Field:
    """The field a row is called by."""
    return model.shape.field(model.shape.title)


