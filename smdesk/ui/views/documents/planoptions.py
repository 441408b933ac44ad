"""Which state of the plan is printed, and which of its chapters."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.services import documents, versions
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button, Label, row

KEY = Qt.ItemDataRole.UserRole
HIGH = 208  # px of the list


class StudioButton(Button):
    """Opens the style that every document carries."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.theme, ctx.words("Studio style…"), "link")
        self._ctx = ctx
        self.clicked.connect(self._open)

    def _open(self) -> None:
        from smdesk.ui.dialogs.studio import StudioDialog

        StudioDialog(self.window(), self._ctx).exec()


class PlanOptions(QWidget):
    """The plan as it stands or a frozen version; all chapters, or those with a tick."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        _ = ctx.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(_("Version"), "second"))
        self._version = QComboBox()
        self._version.setAccessibleName(_("Version"))
        self._version.activated.connect(self.changed)
        column.addWidget(self._version)
        column.addSpacing(6)
        column.addWidget(Label(_("Chapters"), "second"))
        self._list = QListWidget()
        self._list.setAccessibleName(_("Chapters"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setFixedHeight(ctx.theme.px(HIGH))
        for chapter in CHAPTERS:
            item = QListWidgetItem(_(chapter.title))
            item.setData(KEY, chapter.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.itemChanged.connect(self._ticked)
        column.addWidget(self._list)
        everything = Button(ctx.theme, _("All"), "link")
        everything.clicked.connect(self.all)
        nothing = Button(ctx.theme, _("None"), "link")
        nothing.clicked.connect(self.none)
        column.addWidget(row(everything, nothing))
        self.hide()

    @property
    def version(self) -> int:
        """Id of the frozen version chosen, 0 for the plan as it stands."""
        return int(self._version.currentData() or 0)

    @property
    def chapters(self) -> tuple[str, ...]:
        """Keys of the chapters with a tick; none when all have one: then the whole plan is printed."""
        items = [self._list.item(at) for at in range(self._list.count())]
        ticked = tuple(str(one.data(KEY)) for one in items if one.checkState() == Qt.CheckState.Checked)
        return () if len(ticked) == len(items) else ticked

    def order(self, client_id: int) -> documents.Order:
        """Read what the plan prints.

        :raises BadInput: when no chapter has a tick
        """
        self.refresh(client_id)
        items = [self._list.item(at) for at in range(self._list.count())]
        if all(one.checkState() != Qt.CheckState.Checked for one in items):
            raise BadInput(N_("Chapters: none is chosen; tick at least one."), "chapter")
        store, now = self._ctx.store, self._ctx.now()
        return documents.strategy(store, client_id, chapters=self.chapters, version=self.version, now=now)

    def refresh(self, client_id: int) -> None:
        """Read a client's versions, keeping the one chosen."""
        _, kept = self._ctx.words, self.version
        with QSignalBlocker(self._version):
            self._version.clear()
            self._version.addItem(_("As it stands"), 0)
            for one in versions.listing(self._ctx.store, client_id) if client_id else ():
                name = _("Version {n}, signed by {name}", n=one.number, name=one.signed_by) if one.signed_by else (
                    _("Version {n}", n=one.number))  # fmt: skip
                self._version.addItem(f"{name} · {one.note}" if one.note else name, one.id)
            self._version.setCurrentIndex(max(0, self._version.findData(kept)))

    def tick(self, *keys: str) -> None:
        """Only these chapters, and the plan as it stands."""
        self._version.setCurrentIndex(0)
        with QSignalBlocker(self._list):
            for at in range(self._list.count()):
                item = self._list.item(at)
                wanted = item.data(KEY) in keys
                item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.changed.emit()

    def all(self) -> None:
        """Every chapter: the whole plan."""
        self.tick(*(chapter.key for chapter in CHAPTERS))

    def none(self) -> None:
        """No chapter, to begin choosing."""
        self.tick()

    def _ticked(self, _item: QListWidgetItem) -> None:
        self.changed.emit()
