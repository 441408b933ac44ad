"""Limits of the networks: what is known, from where, since when; a wrong one is corrected here."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.changes import Act, ChangeSet
from smdesk.domain.facts import GRADE_NAMES
from smdesk.language import Words
from smdesk.services import limits
from smdesk.services.limits import Broken, Row
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.jobs import Job
from smdesk.ui.remarks import finding_words, plain_day
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.rowlist import RowList

VALUE = 2  # column that can be edited
CODE = Qt.ItemDataRole.UserRole  # of a way of counting, beside its words


class Rules(QStyledItemDelegate):
    """A way of counting is picked by its words; nobody types its code."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if not index.data(CODE):
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setAccessibleName(self._words(limits.KEY_NAMES["rule"]))
        for code, name in limits.RULE_NAMES.items():
            box.addItem(self._words(name), code)
        box.setCurrentIndex(box.findData(index.data(CODE)))
        box.activated.connect(lambda _row: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        elif editor.currentData() != index.data(CODE):
            model.setData(index, editor.currentData())


class LimitsDialog(CalmDialog):
    """Networks at left; their limits in a table; below, what a correction means for the drafts."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        intro = _("A limit you correct binds like an official one. Every draft is checked again at once.")
        super().__init__(parent, ctx, _("Limits of the networks"), intro, 960)
        self.resize(1000, 640)
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._checks: tuple[list[Broken], list[int]] = ([], [0])
        self._before = self._now = limits.facts(ctx.store)
        self._job: Job | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a network"))
        self.search.setAccessibleName(_("Find a network"))
        self.search.textEdited.connect(self._filter)
        self.networks = RowList()
        self.networks.setAccessibleName(_("Networks"))
        self.networks.currentItemChanged.connect(self._show)
        self.unknown = QCheckBox(_("Also limits that are not known"))
        self.unknown.toggled.connect(self._show)
        self.table = self._make_table()
        self.report = Label("", "second", wrap=True)
        self.broken = RowList()
        self.broken.setAccessibleName(_("Posts that break a limit"))
        self.broken.setMaximumHeight(112)
        self.broken.itemActivated.connect(self._open)
        self.broken.hide()
        self.original = Button(ctx.theme, _("Back to what we know"), "", "undo")
        self.original.clicked.connect(self._restore)
        self._lay_out()
        self.finish_with(extra=self.original)
        self.fill()
        ctx.hub.changed.connect(self._changed)
        for keys, play in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(play)

    def _make_table(self) -> QTableWidget:
        _ = self.ctx.words
        table = QTableWidget(0, 6)
        titles = [_("Field"), _("Limit"), _("Value"), _("How sure"), _("Checked"), _("Source")]
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)  # else of a long address only “https://…” is left
        table.setAlternatingRowColors(True)
        table.setAccessibleName(_("Limits"))
        table.horizontalHeader().setAccessibleName(_("Limits"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setTabKeyNavigation(False)
        table.setItemDelegateForColumn(VALUE, Rules(_, table))
        table.itemChanged.connect(self._edited)
        table.currentCellChanged.connect(self._selected)
        return table

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.networks, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(220)
        right = QVBoxLayout()
        right.addWidget(self.table, 1)
        right.addWidget(self.unknown)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(side)
        line.addLayout(right, 1)
        self.body.addLayout(line, 1)
        self.body.addWidget(self.report)
        self.body.addWidget(self.broken)

    # -- showing ------------------------------------------------------------------------------

    def fill(self) -> None:
        """Read all limits again."""
        _ = self.ctx.words
        self._rows = limits.rows(self.ctx.store)
        before = self.network
        if not self.networks.count():
            seen = dict.fromkeys((row.network, _(row.network_name)) for row in self._rows)
            used = {place.network for place in self.ctx.store.clients.places()}
            for network, name in sorted(seen, key=lambda one: (one[0] not in used, one[1].casefold())):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, network)
                self.networks.addItem(item)
            self.networks.setCurrentRow(0)
        if before:
            self.show_network(before)

    @property
    def network(self) -> str:
        """The id of the chosen network."""
        item = self.networks.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_network(self, network: str) -> None:
        """Choose a network."""
        for index in range(self.networks.count()):
            item = self.networks.item(index)
            if item.data(Qt.ItemDataRole.UserRole) == network:
                self.networks.setCurrentItem(item)
        self._show()

    def _filter(self, text: str) -> None:
        for index in range(self.networks.count()):
            item = self.networks.item(index)
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _show(self, *_args: object) -> None:
        network, every = self.network, self.unknown.isChecked()
        mine = [row for row in self._rows if row.network == network]
        self._shown = [row for row in mine if every or row.own or row.value]
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._shown))
        for index, row in enumerate(self._shown):
            self._show_row(index, row)
        self.table.blockSignals(False)
        self._selected()

    def _show_row(self, index: int, row: Row) -> None:
        _, locale = self.ctx.words, self.ctx.locale
        known = limits.ROLE_NAMES.get(row.role, "") or limits.GROUP_NAMES.get(row.group, "")
        group = _(known or limits.FIELD_NAMES.get(row.group, "")) or row.group.replace("_", " ")
        group = f"{group} ({_(limits.WHEN_NAMES[row.when])})" if row.when else group
        name = _(limits.KEY_NAMES.get(row.name, "")) or row.name
        value = f"{row.value:g}" if isinstance(row.value, float) else str(row.value)
        value = _(limits.RULE_NAMES[value]) if row.name == "rule" else value
        day, source = plain_day(row.origin.checked_on, locale), row.origin.source
        texts = (group, name, value, _(GRADE_NAMES[row.origin.grade.value]), day, source)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == VALUE and row.name == "rule":
                item.setData(CODE, row.value)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if column == VALUE else flags)
            if row.own:
                item.setForeground(self.ctx.theme["accent-text"])
            self.table.setItem(index, column, item)

    def _selected(self, *_args: object) -> None:
        row = self._row()
        self.original.setEnabled(row is not None and row.own)

    def _row(self) -> Row | None:
        index = self.table.currentRow()
        return self._shown[index] if 0 <= index < len(self._shown) else None

    # -- correcting ---------------------------------------------------------------------------

    def _edited(self, item: QTableWidgetItem) -> None:
        row = self._shown[item.row()]
        self.attempt(partial(self._correct, row, item.text()))
        self._show()  # also where it is the same limit, written in another way

    def _correct(self, row: Row, text: str) -> None:
        limits.correct(self.ctx.store, row.key, limits.parse_value(text, row), origin=self)

    def _restore(self) -> None:
        row = self._row()
        if row is not None:
            self.attempt(partial(limits.correct, self.ctx.store, row.key, None, origin=self))

    def undo(self) -> None:
        """Take back the last correction; steps of another kind wait for the window."""
        step = self.ctx.store.undoable
        if step is not None and step.act == Act.EDIT_LIMITS:
            self.attempt(self.ctx.store.undo)

    def redo(self) -> None:
        """Bring back a correction that was taken back."""
        step = self.ctx.store.redoable
        if step is not None and step.act == Act.EDIT_LIMITS:
            self.attempt(self.ctx.store.redo)

    def _changed(self, changes: ChangeSet) -> None:
        """Corrected here, by undo, or by the command line beside the window."""
        if not changes.bulk and not changes.touches("limit_correction"):
            return
        now = limits.facts(self.ctx.store)
        if now == self._now:
            return
        self._before, self._now = self._now, now
        self.fill()
        self._recheck()

    def _recheck(self) -> None:
        if self._job is not None:
            self._job.cancel()
        _ = self.ctx.words
        self._checks = ([], [0])
        self.report.setText(_("Checking the drafts…"))
        self._job = self.ctx.jobs.pages(
            _("Checking the drafts"), limits.recheck(self.ctx.store, *self._checks, self._before)
        )
        self._job.finished.connect(self._checked)

    def _checked(self, _result: object) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        _ = self.ctx.words
        found, count = self._checks
        checked = _.n_("{n} draft checked again", "{n} drafts checked again", count[0])
        posts = len({one.post_id for one in found})
        breaks = (
            _.n_("{n} now breaks a limit", "{n} now break a limit", posts) if posts else _("none breaks it")
        )
        self.report.setText(f"{checked}: {breaks}.")
        self.broken.clear()
        for one in found[:200]:
            item = QListWidgetItem(f"{one.title}: {finding_words(one.finding, _)}")
            item.setData(Qt.ItemDataRole.UserRole, one.post_id)
            item.setToolTip(item.text())
            self.broken.addItem(item)
        self.broken.setVisible(bool(found))

    def _open(self, item: QListWidgetItem) -> None:
        self.accept()
        self.ctx.hub.open_post.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def done(self, result: int) -> None:
        """Closing stops a check that is still under way, and the listening."""
        self.ctx.hub.changed.disconnect(self._changed)
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)
