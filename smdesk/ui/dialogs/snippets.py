"""Snippets: texts inserted with a slash, for one client or all, for one network or all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from smdesk.domain.media import Snippet
from smdesk.services import limits, snippets
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog, form
from smdesk.ui.spelling import spell
from smdesk.ui.widgets.chip import Button


class SnippetsDialog(CalmDialog):
    """A list at left, the fields of one at right; what is typed is kept by Save."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        intro = _("Type / in a post and the first letters of a name: Enter puts the text in.")
        super().__init__(parent, ctx, _("Snippets"), intro, 760)
        self._id = 0
        self.list = QListWidget()
        self.list.setAccessibleName(_("Snippets"))
        self.list.setFixedWidth(240)
        self.list.setMinimumHeight(300)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        self.name, self.text = QLineEdit(), QPlainTextEdit()
        self.name.setPlaceholderText(_("hours"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(140)
        self.client, self.network = QComboBox(), QComboBox()
        self._fill_combos()
        spell(self.text, ctx, lambda: self.client.currentData() or ctx.state.client_id)
        fields = QWidget()
        rows = form()
        fields.setLayout(rows)
        rows.setContentsMargins(0, 0, 0, 0)
        for title, widget in (
            (_("Name, after the slash"), self.name),
            (_("For"), self.client),
            (_("On"), self.network),
            (_("Text"), self.text),
        ):
            widget.setAccessibleName(title)
            rows.addRow(title, widget)
        self.fresh = Button(ctx.theme, _("New snippet"), "", "plus")
        self.fresh.clicked.connect(self.begin)
        self.remove = Button(ctx.theme, _("Delete"), "", "trash")
        self.remove.clicked.connect(self._remove)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.list)
        line.addWidget(fields, 1)
        self.body.addLayout(line, 1)
        left = QWidget()
        buttons = QHBoxLayout(left)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.fresh)
        buttons.addWidget(self.remove)
        self.finish_with(_("Save"), self.save, cancel=_("Close"), extra=left)
        self.fill()
        if not self.list.count():
            self.begin()

    def _fill_combos(self) -> None:
        _, store = self.ctx.words, self.ctx.store
        self.client.addItem(_("All clients"), 0)
        for client in store.clients.all():
            self.client.addItem(client.name, client.id)
        self.network.addItem(_("All networks"), "")
        for facts in sorted(limits.facts(store).values(), key=lambda one: _(one.name).casefold()):
            self.network.addItem(_(facts.name), facts.id)

    def fill(self) -> None:
        """Read the list again, keeping the chosen one."""
        self.list.blockSignals(True)
        self.list.clear()
        names = {client.id: client.name for client in self.ctx.store.clients.all(archived=True)}
        for one in snippets.every(self.ctx.store):
            scope = names.get(one.client_id, "") if one.client_id else ""
            item = QListWidgetItem(f"/{one.name}" + (f"  ({scope})" if scope else ""))
            item.setData(Qt.ItemDataRole.UserRole, one)
            item.setToolTip(one.text)
            self.list.addItem(item)
            if one.id == self._id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._show(self.list.currentItem())

    def _show(self, item: QListWidgetItem | None, _before: object = None) -> None:
        self.remove.setEnabled(item is not None)
        if item is None:
            return
        one: Snippet = item.data(Qt.ItemDataRole.UserRole)
        self._id = one.id
        self.name.setText(one.name)
        self.text.setPlainText(one.text)
        self.client.setCurrentIndex(max(0, self.client.findData(one.client_id)))
        self.network.setCurrentIndex(max(0, self.network.findData(one.network)))

    def begin(self) -> None:
        """Empty fields for a new snippet."""
        self._id = 0
        self.list.setCurrentRow(-1)
        self.name.clear()
        self.text.clear()
        current = self.client.findData(self.ctx.state.client_id)
        self.client.setCurrentIndex(max(0, current))
        self.network.setCurrentIndex(0)
        self.name.setFocus()

    def save(self) -> None:
        """Keep what is in the fields."""
        made = Snippet(
            id=self._id,
            client_id=int(self.client.currentData()),
            network=str(self.network.currentData()),
            name=self.name.text(),
            text=self.text.toPlainText(),
        )
        kept: list[Snippet] = []
        if self.attempt(lambda: kept.append(snippets.save(self.ctx.store, made, origin=self))):
            self._id = kept[0].id
            self.fill()

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            one: Snippet = item.data(Qt.ItemDataRole.UserRole)
            self.attempt(lambda: snippets.remove(self.ctx.store, one.id, origin=self))
            self._id = 0
            self.fill()
            if not self.list.count():
                self.begin()
