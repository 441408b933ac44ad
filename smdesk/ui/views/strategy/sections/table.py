"""A table of records that is typed into like a sheet: Tab and Enter walk, the last row adds, rows can be pasted."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QVBoxLayout

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.shape import Field, Form, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan as plans
from smdesk.services.plan_examples import example
from smdesk.services.plan_ideas import MAKING
from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk, SectionBox
from smdesk.ui.views.strategy.sections.frozen import FrozenNames
from smdesk.ui.views.strategy.sections.hats import KINDS, HatSwitch, hat_of
from smdesk.ui.views.strategy.sections.tablecells import Cells, exact_lines, lines_of
from smdesk.ui.views.strategy.sections.tablemodel import RecordModel, title_field
from smdesk.ui.views.strategy.values import LONG
from smdesk.ui.widgets.chip import Label
from smdesk.ui.widgets.tall import plain, reveal

ROW, LINE, UNIT, TITLE = 36, 16, 72, 190  # px: a row of one line, each more, the least of a column, of the one that names
MEASURED = 200  # rows whose texts say how wide a column should be
READ, READ_SHORT = 250, 170  # px up to which a column of long or short texts is as wide as its longest
FEW = 80  # rows up to which heights are measured, not reckoned
_LEAST = {Form.DAY: 112, Form.MONTH: 96, Form.CHOICE: 120, Form.LINK: 130, Form.MONEY: 96, Form.FLAG: 64, Form.WHOLE: 72, Form.FIGURE: 88}


class RecordTable(QTableView):
    """The view; its section fits it to what it holds."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.ctx.words
        self.rows = RecordModel(desk, section, self)
        plain(self)
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self.rows, self))
        self.setAccessibleName(self._words(section.title))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setFixedHeight(desk.ctx.theme.px(32))
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._moved)
        self._widths_of = (-1, False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        head.sectionResized.connect(self._resized)
        self._title = next((at for at, one in enumerate(self.rows.fields) if one.name == self.rows.shape.title), 0)
        self._names = FrozenNames(self, desk.ctx.theme, self._title)

    # -- measures -----------------------------------------------------------------------------

    def fit(self) -> None:
        """Columns share the width, rows take up to three lines, the whole is as high as its rows."""
        self._columns()
        px, model = self._desk.ctx.theme.px, self.rows
        metrics = QFontMetrics(self._desk.ctx.theme.font(tokens.BODY, strong=True))
        letter = metrics.averageCharWidth() * 1.04
        measure = exact_lines(metrics) if model.rowCount() <= FEW else lines_of
        rooms = [self.columnWidth(column) - 18 for column in range(model.columnCount())]
        head, total = self.verticalHeader(), 0
        blocked = head.blockSignals(True)
        for row in range(model.rowCount()):
            texts = [model.text(model.index(row, column)) for column in range(len(rooms))]
            record = model.record(row)
            tag = 1 if record is not None and record.template else 0
            cells = zip(texts, rooms, model.fields, strict=True)
            lines = max(1 if one.form is Form.WEB else measure(text, letter, room) for text, room, one in cells)
            high = px(ROW) + px(LINE) * max(lines - 1, tag)
            if head.sectionSize(row) != high:
                head.resizeSection(row, high)
            total += high
        head.blockSignals(blocked)
        sideways = 12 if sum(room + 18 for room in rooms) > self.viewport().width() + 1 else 0
        need = total + self.horizontalHeader().height() + sideways + 2
        if need != self.height():
            self.setFixedHeight(need)
        self._names.place()
        self.viewport().update()

    def _columns(self) -> None:
        wide, filled = self.viewport().width(), bool(self.rows.rows)
        if (wide, filled) == self._widths_of or wide < 50:
            return
        self._widths_of = (wide, filled)
        px, fields, head = self._desk.ctx.theme.px, self.rows.fields, self.horizontalHeader()
        title = self._title
        longest = [self._longest(column) for column in range(len(fields))]
        widths = []
        for column, one in enumerate(fields):
            usual = px(TITLE if column == title else _LEAST.get(one.form, UNIT + 24 * one.wide))
            need = max(longest[column], px(UNIT)) if filled else usual
            widths.append(max(min(usual, need), head.sectionSizeFromContents(column).width() + 2))
        read = [px(READ if at == title or one.wide > 2 else READ_SHORT) for at, one in enumerate(fields)]
        words = [0 if one.form is Form.WEB else self._longest(at, " ") for at, one in enumerate(fields)]
        read = [max(most, min(word, px(READ))) for most, word in zip(read, words, strict=True)]  # an address stays whole
        if sum(widths) > wide:  # what scrolls anyway need not be squeezed
            widths = [max(has, min(want, most)) for has, want, most in zip(widths, longest, read, strict=True)]
        spare = max(0, wide - sum(widths))
        for wanted in (list(map(min, longest, read)), longest, [wide * one.wide for one in fields]):
            lacking = [max(0, want - has) for want, has in zip(wanted, widths, strict=True)]
            part = min(1.0, spare / (sum(lacking) or 1))
            widths = [has + int(lack * part) for has, lack in zip(widths, lacking, strict=True)]
            spare = max(0, wide - sum(widths))
        blocked = head.blockSignals(True)
        for column, has in enumerate(widths):
            self.setColumnWidth(column, has)
        head.blockSignals(blocked)

    def _longest(self, column: int, part: str = "\n") -> int:
        """px that the longest line (or word) of a column asks for; the first rows tell."""
        model, theme = self.rows, self._desk.ctx.theme
        texts = [model.text(model.index(row, column)) for row in range(min(len(model.rows), MEASURED))]
        lines = sorted((line for text in texts for line in text.replace("\n", part).split(part)), key=len)[-5:]
        strong = model.fields[column].name == model.shape.title
        metrics = QFontMetrics(theme.font(tokens.BODY, strong=strong))
        return max(map(metrics.horizontalAdvance, lines)) + 22 if lines else 0

    def _resized(self, _column: int, _old: int, _new: int) -> None:
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    # -- walking ------------------------------------------------------------------------------

    def field(self) -> Field | None:
        """The field of the current cell."""
        index = self.currentIndex()
        return self.rows.fields[index.column()] if index.isValid() else None

    def chosen(self) -> list[Any]:
        """The records of the selected rows."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [record for row in rows if (record := self.rows.record(row)) is not None]

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or not self.hasFocus():
            return
        self._desk.explain(self.rows.section.kind, self.rows.fields[current.column()])
        record = self.rows.record(current.row())
        if record is not None:
            self._desk.choose(record)
        self.scrollTo(current)
        hidden = self._names.covers() - self.visualRect(current).left()
        if hidden > 0 and current.column() != self._names.column:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)
        reveal(self, self.visualRect(current))

    def _clicked(self, index: QModelIndex) -> None:
        field = self.rows.fields[index.column()]
        if field.form is Form.FLAG:
            self.rows.put(index, not self.rows.value(index))
        elif self.rows.record(index.row()) is None:
            self.edit(index)

    def down_soon(self) -> None:
        """Go a row down once the editor is closed and what it wrote is shown."""
        QTimer.singleShot(0, self, self._down)

    def _down(self) -> None:
        index = self.currentIndex()
        refused = index.isValid() and self.rows.refused(index) is not None
        if index.isValid() and not refused and index.row() + 1 < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(index.row() + 1, index.column()))

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab walks the cells; from the last one it goes on to what follows, from the first one back."""
        here = self.currentIndex()
        last = (self.rows.rowCount() - 1, self.rows.columnCount() - 1)
        edge = (here.row(), here.column()) == (last if on else (0, 0))
        if not here.isValid() or edge:
            self.setTabKeyNavigation(False)
            left = super().focusNextPrevChild(on)
            self.setTabKeyNavigation(True)
            return bool(left)
        return bool(super().focusNextPrevChild(on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        index = self.currentIndex()
        field = self.field()
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({one.row() for one in self.selectedIndexes() if self.rows.record(one.row())})
            QGuiApplication.clipboard().setText(self.rows.copied(rows))
        elif key == Qt.Key.Key_Space and field is not None and field.form is Form.FLAG:
            self.rows.put(index, not self.rows.value(index))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and index.isValid():
            self.edit(index)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._leaves(key):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _leaves(self, key: int) -> bool:
        row = self.currentIndex().row()
        return row == (0 if key == Qt.Key.Key_Up else self.rows.rowCount() - 1)

    # -- doing --------------------------------------------------------------------------------

    def shift(self, steps: int) -> None:
        """Move the current row up or down."""
        index = self.currentIndex()
        record, other = self.rows.record(index.row()), self.rows.record(index.row() + steps)
        if record is None or other is None:
            return
        everyone = [one.id for one in self.rows.plan.records.get(self.rows.section.kind, ())]
        if self._desk.do(lambda: plans.move(self._desk.ctx.store, record, everyone.index(other.id))):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            there = self.rows.index(index.row() + steps, index.column())
            self.selectionModel().setCurrentIndex(there, flag)

    def remove(self) -> None:
        """Take the selected rows away, or empty the new one."""
        records = self.chosen()
        if not records:
            self.rows.draft.clear()
            self.rows.load(self.rows.plan)
        self._desk.remove(*records)

    def paste(self) -> None:
        """Take rows of a spreadsheet, from the current cell on or as new ones."""
        index = self.currentIndex()
        if not index.isValid():
            index = self.rows.index(self.rows.rowCount() - 1, 0)
        try:
            count = self.rows.paste(index, QGuiApplication.clipboard().text())
        except SmdeskError as error:
            self._desk.refuse(error)
            return
        if count:
            said = self._words.n_("{n} row pasted", "{n} rows pasted", count)
            self._desk.ctx.hub.say.emit(said, "undo")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _, record = self._words, next(iter(self.chosen()), None)
        menu = QMenu(self)
        if record is not None:
            menu.addAction(_("Open in a form…")).triggered.connect(self._open)
            menu.addAction(_("Move up\tAlt+↑")).triggered.connect(self._up)
            menu.addAction(_("Move down\tAlt+↓")).triggered.connect(self._lower)
            if self.rows.section.kind in MAKING:
                made = menu.addAction(_("Make a post idea of it"))
                made.setData("strategy.idea")
                made.triggered.connect(self._verb)
            if self.rows.section.kind == "sketch":
                made = menu.addAction(_("Print the proposal"))
                made.setData("strategy.proposal")
                made.triggered.connect(self._verb)
        menu.addAction(_("Paste rows\tCtrl+V")).triggered.connect(self.paste)
        if record is not None:
            menu.addSeparator()
            menu.addAction(_("Archive")).triggered.connect(self._archive)
            menu.addAction(_("Remove…\tDel")).triggered.connect(self.remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos() or self.mapToGlobal(QPoint(0, 0)))

    def _open(self) -> None:
        for record in self.chosen()[:1]:
            self._desk.open(record)

    def _verb(self) -> None:
        """What the view does with the chosen record; the row's becomes the chosen one."""
        asked: Any = self.sender()
        for record in self.chosen()[:1]:
            self._desk.choose(record)
            self._desk.ctx.actions[asked.data()].trigger()

    def _up(self) -> None:
        self.shift(-1)

    def _lower(self) -> None:
        self.shift(1)

    def _archive(self) -> None:
        self._desk.do(lambda: plans.archive_many(self._desk.ctx.store, self.chosen()))


class Table(SectionBox):
    """The section: what it is for while it is empty, and the table."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        self.table = RecordTable(desk, section)
        self.empty = Label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.hats: HatSwitch | None = None
        if section.kind in KINDS:
            self.hats = HatSwitch(desk)
            self.hats.switched.connect(self._of_hat)
            column.addWidget(self.hats, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_plan(self, plan: WholePlan) -> None:
        """The rows as they are now; which are selected stays."""
        hat = self.table.rows.hat = self.hats.hat if self.hats else ""
        self.table.rows.load(plan)
        empty = not self.table.rows.rows
        self.empty.setVisible(empty)
        if empty:
            others = bool(hat) and bool(plan.of(self.section.kind))
            self.empty.setText(self.desk.ctx.words("Nothing of this hat.") if others else self._sentence())
        self.table.fit()

    def _of_hat(self) -> None:
        self.show_plan(self.desk.plan)

    def _sentence(self) -> str:
        _ = self.desk.ctx.words
        field = title_field(self.table.rows)
        parts = [_("Nothing here yet."), _(field.hint)]
        shown = [one for one in self.table.rows.fields if one.form not in LONG][:4]
        said = [example(self.section.kind, one.name, _.language) for one in shown]
        if any(said):
            parts.append(_("For example: {example}", example=" · ".join(one for one in said if one)))
        return " ".join(parts)

    def add_new(self) -> None:
        """Stand in the row that adds and type."""
        model = self.table.rows
        title = next((at for at, one in enumerate(model.fields) if one.name == model.shape.title), 0)
        index = model.index(model.rowCount() - 1, title)
        self.table.setFocus()
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def show_record(self, record: Any) -> None:
        """Stand at a record."""
        if self.hats and self.hats.hat and hat_of(record) != self.hats.hat:
            self.hats.choose("")
        for row, one in enumerate(self.table.rows.rows):
            if one.id == record.id:
                self.table.selectRow(row)
                reveal(self.table, self.table.visualRect(self.table.rows.index(row, 0)))
