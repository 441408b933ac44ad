"""The text of the open tab with its tools: live counter, marks, snippets, hashtag advice, back to common."""

import html

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smdesk.domain.counting import graphemes
from smdesk.domain.facts import Origin
from smdesk.domain.findings import Level
from smdesk.domain.note import Note
from smdesk.services import composing, posts
from smdesk.services import snippets as texts
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.dividing import Divide, thread_words
from smdesk.ui.composer.editor import Editor
from smdesk.ui.composer.edits import text_key
from smdesk.ui.composer.marks import Marks
from smdesk.ui.composer.snippetpopup import SnippetPopup
from smdesk.ui.composer.tabs import ring_role
from smdesk.ui.composer.unwinding import unwind
from smdesk.ui.composer.words import RULE_SENTENCES, note_words, origin_words
from smdesk.ui.remarks import finding_words
from smdesk.ui.spelling import spell
from smdesk.ui.widgets.chip import Button, Label, Ring

TROUBLED = ("danger", "warn")  # looks of the sentence under a text past a limit


class TextPanel(QWidget):
    """Editor, tools and counter."""

    image_asked = Signal()
    link_asked = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._notes: list[Note] = []
        _, theme = desk.ctx.words, desk.ctx.theme
        self.editor = Editor(theme)
        self.editor.words_of = self._tip  # type: ignore[method-assign]
        self.editor.setAccessibleName(_("Text"))
        self.editor.written.connect(self._written)
        self.editor.slash.connect(self._slash)
        self.editor.undone.connect(self._unwind)
        spell(self.editor, desk.ctx, lambda: desk.post.client_id, lambda: desk.language, always=True)
        self.popup = SnippetPopup(page, desk.ctx, self.editor)
        self.image = Button(theme, "", "icon", "image", tip=_("Attach pictures or films…"))
        self.image.clicked.connect(self.image_asked)
        self.hash = Button(theme, "", "icon", "hash", tip=_("Hashtags and wording: what could be better"))
        self.hash.clicked.connect(self.advise)
        self.link = Button(theme, "", "icon", "link", tip=_("Link with campaign tags"))
        self.link.clicked.connect(self.link_asked)
        self.snippet = Button(theme, "", "icon", "slash", tip=_("Insert a snippet"))
        self.snippet.clicked.connect(self.editor.begin_slash)
        self._press = Label(_("Press / for a snippet"), "caption")
        self.back = Button(theme, _("Back to common"), "", "undo", key="Ctrl+B")
        self.back.setToolTip(_("Let this place say what the others say"))
        self.back.clicked.connect(self.back_to_common)
        self.divide = Divide(desk)
        self.divide.clicked.connect(lambda: self.editor.setFocus())
        self.ring = Ring(theme, 28, 3)
        self.used, self.limit = Label("", "strong"), Label("", "second")
        self.rule = Label("", wrap=True)
        self.rule.setTextFormat(Qt.TextFormat.RichText)
        self._sentence = ""
        self._lay_out()
        desk.loaded.connect(self.refresh)
        desk.turned.connect(self._turned)
        desk.typed.connect(self._count)
        desk.checked.connect(self._marked)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for widget in (self.image, self.hash, self.link, self.snippet):
            tools.addWidget(widget)
        tools.addSpacing(8)
        tools.addWidget(self._press)
        tools.addStretch(1)
        for shown in (self.back, self.ring, self.used, self.limit):
            tools.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addLayout(tools)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.rule, 1)
        said.addWidget(self.divide, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the text as it stands."""
        desk = self._desk
        if not desk.open:
            return
        self.editor.setReadOnly(desk.read_only)
        before = self.editor.toPlainText()
        self.editor.show_text(desk.text)
        if before != desk.text:
            self._marked()
        self._count()
        self._show_trouble()

    def continue_writing(self) -> None:
        """The cursor behind what is written."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.setFocus()

    def _turned(self) -> None:
        _, desk = self._desk.ctx.words, self._desk
        self.popup.hide()
        self.editor.leave_slash()
        self.editor.show_text(desk.text)
        self.editor.forget_undo()
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        here = desk.here
        name = _("Text for {place}", place=_(here.facts.name)) if here else _("Common text")
        self.editor.setAccessibleName(name)
        if not desk.places:
            hint = _("Write the post here.")
        else:
            hint = _("Write once; what you write in a place’s tab stays there.") if here is None else ""
        self.editor.setPlaceholderText(hint)
        self._count()
        self._marked()

    def _count(self) -> None:
        desk, _ = self._desk, self._desk.ctx.words
        here, locale = desk.here, desk.ctx.locale
        self.back.setVisible(here is not None and here.differs and not desk.read_only)
        for widget in (self.ring, self.limit):
            widget.setVisible(here is not None and here.budget.limit > 0)
        if here is None:
            letters = graphemes(self.editor.toPlainText())  # as a reader counts them
            self.used.set_look("second")
            self.used.setText(_.n_("{n} character", "{n} characters", letters))
            limited = [one for one in self._desk.at if one.budget.limit and not one.differs]
            over = any(one.budget.remaining < 0 for one in limited)
            if not over or self.rule.property("look") not in TROUBLED:
                self._say(self._common_rule())
            return
        budget = here.budget
        role = ring_role(budget.used, budget.limit)
        self.ring.set(budget.used / budget.limit if budget.limit else 0.0, role)
        self.used.set_look({"warn": "warn", "danger": "danger"}.get(role, "strong"))
        self.used.setText(locale.toString(budget.used))
        self.limit.setText(_("of {limit}", limit=locale.toString(budget.limit)))
        self.ring.setAccessibleName(f"{self.used.text()} {self.limit.text()}")
        if self.rule.property("look") not in TROUBLED or budget.remaining >= 0:  # else judged again in a moment
            rule = thread_words(budget, _) or _(RULE_SENTENCES[here.field.rule], network=_(here.facts.name))
            self._say(rule, origin_words(budget.origin, _, locale))
        self.rule.setToolTip(budget.origin.source)

    def _say(self, rule: str, origin: str = "", look: str = "") -> None:
        """One sentence that wraps as a whole: the rule, and in grey where it comes from."""
        grey = self._desk.ctx.theme["ink-3"].name()
        self.rule.set_look(look)
        self._sentence = f"{rule} {origin}".strip()
        tail = f' &nbsp;<span style="color:{grey}">{html.escape(origin)}</span>' if origin else ""
        self.rule.setText(html.escape(rule) + tail)
        self.rule.setAccessibleName(self._sentence)

    @property
    def sentence(self) -> str:
        """What stands under the text."""
        return self._sentence

    def _common_rule(self) -> str:
        _, at = self._desk.ctx.words, self._desk.at
        limited = [one for one in at if not one.differs and one.budget.limit]
        if not at:
            return _("The post goes nowhere yet: choose places with +.")
        if not limited:
            return ""
        tight = min(limited, key=lambda one: one.budget.remaining)
        if tight.budget.remaining < 0:
            return ""  # what to do is said as soon as it has been judged
        left, place = tight.budget.remaining, _(tight.facts.name)
        return _.n_(
            "{place} is the tightest place: {n} left.", "{place} is the tightest place: {n} left.", left, place=place
        )

    def _marked(self) -> None:
        desk = self._desk
        if desk.plan is None:
            return
        text = self.editor.toPlainText()
        self._notes = composing.notes_on(text, desk.language, desk.plan)
        here = desk.here
        over = composing.overshoot(here) if here is not None and here.draft.text == text else None
        self.editor.show_marks(Marks(over, tuple(self._notes), tuple(composing.coloured(text))))
        self._count()
        self._show_trouble()

    def _show_trouble(self) -> None:
        """Past a limit, the sentence under the text says what to do."""
        here, _ = self._desk.here, self._desk.ctx.words
        shared = [one for one in self._desk.at if not one.differs]  # those that say the common text
        for found in composing.findings(shared if here is None else [here]):
            if found.finding.field == "text" and found.finding.level > Level.HINT:
                look = "danger" if found.finding.level == Level.BLOCK else "warn"
                origin = Origin(found.finding.grade, found.finding.source, found.finding.checked_on)
                self._say(
                    finding_words(found.finding, _), origin_words(origin, _, self._desk.ctx.locale), look
                )
                return

    def _tip(self, note: Note) -> str:
        return note_words(note, self._desk.ctx.words)

    # -- doing --------------------------------------------------------------------------------

    def _written(self, text: str) -> None:
        self._desk.write_here("text", text)

    def _unwind(self) -> None:
        unwind(self._desk, text_key(self._desk.post.id, self._desk.place_id))

    def back_to_common(self) -> None:
        """Let the open place say what the others say."""
        desk, here = self._desk, self._desk.here
        if here is None or not here.differs or desk.read_only:
            return
        said = desk.ctx.words("{place} says the common text again", place=desk.ctx.words(here.facts.name))
        desk.do(lambda: posts.back_to_common(desk.ctx.store, desk.post.id, here.place.id, origin=self), said)
        self.editor.show_text(desk.text)
        self.editor.setFocus()

    def _slash(self, typed: str) -> None:
        desk = self._desk
        here = desk.here
        networks = [here.place.network] if here else []
        found = texts.usable(desk.ctx.store, desk.post.client_id, networks)
        self.popup.offer(texts.matching(found, typed), bool(found))

    def advice_menu(self) -> QMenu:
        """Remarks on the text; those with a mend do it at one click, the others lead to the words."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _ = self._desk.ctx.words
        mends = [note for note in self._notes if note.fix is not None]
        if len(mends) > 1:
            menu.addAction(_("Mend all {n}", n=len(mends))).setData(mends)
            menu.addSeparator()
        for note in self._notes[:20]:
            words = note_words(note, _)
            text = _("{remark} Mend", remark=words) if note.fix is not None else words
            menu.addAction(text.replace("&", "&&")).setData([note])
        if not self._notes:
            menu.addAction(_("Nothing to mend: hashtags and wording read well")).setEnabled(False)
        menu.triggered.connect(self._advised)
        return menu

    def advise(self) -> None:
        """Open the remarks on the text."""
        self._marked()
        self.advice_menu().popup(self.hash.mapToGlobal(QPoint(0, self.hash.height())))

    def _advised(self, action: QAction) -> None:
        notes: list[Note] = action.data() or []
        if len(notes) == 1 and notes[0].fix is None:
            self.editor.select_stretch(notes[0].start, notes[0].end)
            return
        for note in sorted(notes, key=lambda one: -one.start):
            self.mend(note)

    def mend(self, note: Note) -> None:
        """Put the better words in, if the text still holds the old ones."""
        if note.fix is not None and self.editor.toPlainText()[note.start : note.end] == note.excerpt:
            self.editor.mend(note.start, note.end, note.fix)
