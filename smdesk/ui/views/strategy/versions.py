"""Versions of the plan: freeze, sign, compare word by word, go back."""

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QTextBrowser,
    QWidget,
)

from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.compare import Difference, form_of
from smdesk.domain.plan.shape import Field, Form
from smdesk.services import versions
from smdesk.ui import tokens
from smdesk.ui.dialogs.frame import CalmDialog, form, hairline
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.chip import Button, Label, row


def name_of(desk: Desk, one: versions.Listed) -> str:
    """A version in one line: number, day, who signed, note."""
    _ = desk.ctx.words
    signed = _("signed by {name}, {day}", name=one.signed_by, day=desk.day(one.signed_on)) if one.signed_by else _("not signed")
    parts = [_("Version {n}", n=one.number), desk.day(one.frozen_at[:10]), signed, one.note]
    return " · ".join(filter(None, parts))


class VersionsDialog(CalmDialog):
    """The versions there are, and what can be done with the one picked."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx, _("Versions of the plan"),
                         _("A frozen version never changes. What is signed can be proved by its fingerprint."), 680)  # fmt: skip
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("What this version is"))
        self.note.setAccessibleName(_("Note of the new version"))
        freeze = Button(desk.ctx.theme, _("Freeze now"), "outline", "lock")
        freeze.setAutoDefault(False)
        freeze.clicked.connect(self.freeze)
        line = row(self.note, freeze)
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.body.addWidget(line)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Versions"))
        self.list.setMinimumHeight(96)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._picked)
        self.body.addWidget(self.list, 1)
        self.print = Label("", "caption", wrap=True)
        self.print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.print)
        self._sign_row()
        self.compare_button = Button(desk.ctx.theme, _("Compare with now"), "outline")
        self.back_button = Button(desk.ctx.theme, _("Go back to it"), "outline", "restore")
        self.compare_button.clicked.connect(self.compare)
        self.back_button.clicked.connect(self.go_back)
        for button in (self.compare_button, self.back_button):
            button.setAutoDefault(False)
        self.body.addWidget(row(self.compare_button, self.back_button, None))
        self.finish_with()
        self.refresh()

    def _sign_row(self) -> None:
        desk, _ = self._desk, self._desk.ctx.words
        self.signing = QWidget()
        rows = form()
        rows.setContentsMargins(0, 0, 0, 0)
        self.signing.setLayout(rows)
        self.name, self.role = QLineEdit(), QLineEdit()
        self._day = Field("signed_on", _("Signed on"), "", Form.DAY)
        self.day: Any = editors.make(desk.ctx, Values(desk.ctx), desk.plan, self._day, desk.today)
        editors.fill(self.day, Values(desk.ctx), desk.plan, self._day, desk.today.isoformat())
        sign = Button(desk.ctx.theme, _("Sign this version"), "primary")
        sign.setAutoDefault(False)
        sign.clicked.connect(self.sign)
        for label, box in ((_("Signed by"), self.name), (_("As"), self.role), (_("Signed on"), self.day)):
            box.setAccessibleName(label)
        self.role.setPlaceholderText(_("As"))
        rows.addRow(_("Signed by"), row(self.name, self.role))
        rows.addRow(_("Signed on"), row(self.day, sign))
        self.signing.setMinimumHeight(self.signing.sizeHint().height())
        self.body.addWidget(hairline())
        self.body.addWidget(self.signing)

    def refresh(self) -> None:
        """Read the versions again."""
        at = max(0, self.list.currentRow())
        self.list.clear()
        for one in versions.listing(self._desk.ctx.store, self._desk.plan.client.id):
            item = QListWidgetItem(name_of(self._desk, one))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._picked()

    def picked(self) -> versions.Listed | None:
        """The version picked."""
        item = self.list.currentItem()
        found: versions.Listed | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def _picked(self, _row: int = 0) -> None:
        one, _ = self.picked(), self._desk.ctx.words
        spaced = " ".join(one.digest[at : at + 8] for at in range(0, 64, 8)) if one else ""
        self.print.setText(_("SHA-256: {digest}", digest=spaced) if one else _("No version frozen yet."))
        self.signing.setVisible(one is not None and not one.signed_by)
        self.compare_button.setEnabled(one is not None)
        self.back_button.setEnabled(one is not None)

    def freeze(self) -> None:
        """Keep the plan as it is."""
        store, client_id = self._desk.ctx.store, self._desk.plan.client.id
        if self.attempt(lambda: versions.freeze(store, client_id, self.note.text().strip())):
            self.note.clear()
            self.list.setCurrentRow(0)
            self.refresh()

    def sign(self) -> None:
        """Note who signed."""
        one = self.picked()
        if one is None:
            return

        def run() -> None:
            desk = self._desk
            day = editors.taken(self.day, Values(desk.ctx), desk.plan, self._day, desk.today)
            versions.sign(desk.ctx.store, one.id, self.name.text(), self.role.text(), str(day))

        if self.attempt(run):
            self.refresh()

    def compare(self) -> None:
        """Show what changed since."""
        one = self.picked()
        if one is not None:
            CompareDialog(self, self._desk, one.id).open()

    def go_back(self) -> None:
        """Let the plan say what the version says; can be undone."""
        one = self.picked()
        if one is not None and self.attempt(lambda: versions.go_back(self._desk.ctx.store, one.id)):
            words = self._desk.ctx.words
            self._desk.ctx.hub.say.emit(words("The plan is as in version {n}", n=one.number), "undo")
            self.accept()


class CompareDialog(CalmDialog):
    """Two versions side by side as one text: what went is struck, what came is underlined."""

    def __init__(self, parent: QWidget, desk: Desk, older: int) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx, _("What changed"), "", 760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.older, self.newer = QComboBox(), QComboBox()
        self.older.setAccessibleName(_("Older version"))
        self.newer.setAccessibleName(_("Newer version"))
        self.newer.addItem(_("now"), 0)
        for one in versions.listing(desk.ctx.store, desk.plan.client.id):
            self.older.addItem(_("Version {n}", n=one.number), one.id)
            self.newer.addItem(_("Version {n}", n=one.number), one.id)
        self.older.setCurrentIndex(max(0, self.older.findData(older)))
        arrow = QLabel("→")
        self.count = Label("", "second")
        self.body.addWidget(row(self.older, arrow, self.newer, 12, self.count, None))
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("What changed"))
        self.text.setMinimumHeight(320)
        self.body.addWidget(self.text, 1)
        for box in (self.older, self.newer):
            box.currentIndexChanged.connect(self.show_differences)
        self.finish_with()
        self.show_differences()

    def show_differences(self, _index: int = 0) -> None:
        """Compare the two that are picked."""
        found: list[Difference] = []
        store, client_id = self._desk.ctx.store, self._desk.plan.client.id
        older, newer = int(self.older.currentData() or 0), int(self.newer.currentData() or 0)
        if not older or not self.attempt(lambda: found.extend(versions.compare(store, client_id, older, newer))):
            return
        _ = self._desk.ctx.words
        self.count.setText(_.n_("{n} difference", "{n} differences", len(found)) if found else _("They say the same."))
        self.text.setHtml(self._html(found))

    def _html(self, found: list[Difference]) -> str:
        theme, _ = self._desk.ctx.theme, self._desk.ctx.words
        looks = {
            "added": f"background: {theme['ok-soft'].name()}; color: {theme['ok'].name()}; text-decoration: underline;",
            "removed": f"background: {theme['danger-soft'].name()}; color: {theme['danger'].name()}; text-decoration: line-through;",
        }
        titles = {one.key: _(one.title) for one in CHAPTERS}
        parts, chapter = [], ""
        for one in found:
            if one.chapter != chapter:
                chapter = one.chapter
                size = theme.font(tokens.SECTION).pixelSize()
                head = escape(titles.get(chapter, ""))
                parts.append(f"<p style='font-size: {size}px; font-weight: 600; margin-top: 12px'>{head}</p>")
            name = escape(_(one.title) if one.ours else one.title)
            third = theme["ink-3"].name()
            dated = form_of(one) in (Form.DAY, Form.MONTH)
            said = "" if dated else "".join(self._run(op, text, looks) for op, text in one.words)
            said = said or self._whole(one, looks, dated)
            label = escape(_(one.label))
            parts.append(f"<p><span style='font-weight: 600'>{name}</span> <span style='color: {third}'>{label}</span><br>{said}</p>")
        return "".join(parts)

    def _run(self, op: str, text: str, looks: dict[str, str]) -> str:
        look = looks.get(op, "")
        shown = escape(text).replace("\n", "<br>")
        sign = {"added": "+", "removed": "−"}.get(op, "")
        return f"<span style='{look}'>{sign}{shown}</span>" if look else shown

    def _whole(self, one: Difference, looks: dict[str, str], dated: bool) -> str:
        _, day = self._desk.ctx.words, self._desk.day
        before, after = (_(one.before), _(one.after)) if one.coded else (one.before, one.after)
        before, after = (day(before), day(after)) if dated else (before, after)
        pairs = (("removed", before), ("added", after))
        return " ".join(self._run(op, text, looks) for op, text in pairs if text)
