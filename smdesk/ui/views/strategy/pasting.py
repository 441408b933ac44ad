"""The text of an old plan, cut by its headings, each piece given to a chapter."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.services import plan_outline
from smdesk.ui.dialogs.frame import CalmDialog, clear, scrolled
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.widgets.chip import Button, Label, row

NOWHERE = "-"  # a piece that is left out
_FIRST = 120  # letters of a piece shown under its heading


class PasteDialog(CalmDialog):
    """First the text or the file, then where each piece goes."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        intro = _("Paste it, or open a Word, Markdown or text file. It is cut at its headings; you say where each piece goes.")
        super().__init__(parent, desk.ctx, _("Bring in the text of an old plan"), intro, 720)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.pieces: tuple[plan_outline.Piece, ...] = ()
        self.combos: list[QComboBox] = []
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the old plan"))
        self.text.setMinimumHeight(220)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(QGuiApplication.clipboard().text() if len(QGuiApplication.clipboard().text()) > 200 else "")
        self.open_button = Button(desk.ctx.theme, _("Open a file…"), "outline", "folder")
        self.cut_button = Button(desk.ctx.theme, _("Cut at the headings"), "outline", "list")
        self.open_button.clicked.connect(self._open)
        self.cut_button.clicked.connect(self.cut)
        for button in (self.open_button, self.cut_button):
            button.setAutoDefault(False)
        self._buttons = row(self.open_button, self.cut_button, None)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setSpacing(10)
        self._area = scrolled(rows)
        self._area.setMinimumHeight(300)
        self._area.hide()
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self._area, 1)
        self.finish_with(_("Take it in"), self.take)

    def _open(self) -> None:
        _ = self._desk.ctx.words
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = _("Texts") + " (*.docx *.md *.markdown *.txt *.html)"
        path, _kind = QFileDialog.getOpenFileName(self, _("Open a file…"), folder, kinds)
        if path:
            self._cut(Path(path))

    def cut(self) -> None:
        """Cut what was pasted."""
        self._cut(self.text.toPlainText())

    def _cut(self, source: Path | str) -> None:
        found: list[plan_outline.Piece] = []
        if not self.attempt(lambda: found.extend(plan_outline.outline(source))):
            return
        self.pieces = tuple(found)
        self.text.hide()
        self._buttons.hide()
        clear(self._rows)
        self.combos = [self._piece(one) for one in self.pieces]
        self._rows.addStretch(1)
        self._area.show()
        self.combos[0].setFocus()

    def _piece(self, piece: plan_outline.Piece) -> QComboBox:
        _ = self._desk.ctx.words
        names = {one.key: _(one.title) for one in CHAPTERS}
        pick = QComboBox()
        pick.setAccessibleName(_("Where “{heading}” goes", heading=piece.heading))
        pick.addItem(_("Leave it out"), NOWHERE)
        for key, title in plan_outline.text_sections():
            chapter = names.get(key.split(".")[0], "")
            said = _("Notes") if key.endswith(".notes") else _(title)
            pick.addItem(f"{chapter}: {said}", key)
        pick.setCurrentIndex(max(0, pick.findData(piece.section)))
        pick.setMinimumContentsLength(24)
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 12, 0)
        lines.setSpacing(2)
        lines.addWidget(Label(piece.heading or _("Before the first heading"), "strong", wrap=True))
        start = " ".join(piece.text.split())
        lines.addWidget(Label(f"{start[:_FIRST]} …" if len(start) > _FIRST else start, "caption", wrap=True))
        lines.addWidget(pick)
        self._rows.addWidget(box)
        return pick

    def take(self) -> None:
        """Write the pieces; before they are cut, cut them."""
        if not self.pieces:
            self.cut()
            return
        chosen = [
            replace(piece, section=str(pick.currentData()))
            for piece, pick in zip(self.pieces, self.combos, strict=True)
            if pick.currentData() != NOWHERE
        ]
        store, client_id = self._desk.ctx.store, self._desk.plan.client.id
        if self.attempt(lambda: plan_outline.take_in(store, client_id, chosen)):
            words = self._desk.ctx.words
            self._desk.ctx.hub.say.emit(words.n_("{n} piece taken in", "{n} pieces taken in", len(chosen)), "undo")
            self.accept()
