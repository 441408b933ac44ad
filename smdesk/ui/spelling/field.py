"""What is spelt wrong in one text field: underlined, mended from its menu, added to the client's words."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QWidget

from smdesk.domain.changes import ChangeSet
from smdesk.domain.errors import N_
from smdesk.domain.spelling import is_named
from smdesk.domain.spelling import words as words_of
from smdesk.services import spelling
from smdesk.ui.context import Context
from smdesk.ui.spelling.speller import Speller
from smdesk.ui.widgets.wide import Wide

WAIT_MS, FIRST_MS = 250, 600  # after the last key; before the process is first asked
LONGEST = 50_000  # signs; beyond this a text is a book, and not checked


@runtime_checkable
class Marked(Protocol):
    """A field that has marks of its own, and shows ours below them."""

    wrong: list[QTextEdit.ExtraSelection]

    def show_marks(self) -> None:
        """Show all of them."""


def speller_of(ctx: Context) -> Speller:
    """The one of the window."""
    return ctx.hub.findChild(Speller, "speller") or Speller(ctx.hub)


class Spelt(QObject):
    """Lives with its field. A word that the cursor stands at the end of is still being written."""

    def __init__(
        self,
        edit: QPlainTextEdit | QTextEdit,
        ctx: Context,
        client_id: Callable[[], int],
        language: Callable[[], str],
        always: bool,
    ) -> None:
        super().__init__(edit)
        self._always = always
        self.setObjectName("spelt")
        self._edit, self.ctx, self._client_id, self._language = edit, ctx, client_id, language
        self._wide = Wide("")
        self._at: list[tuple[int, int, str]] = []
        self.wrong: list[tuple[int, int, str]] = []  # Qt positions
        self._names: frozenset[str] | None = None
        self._typing = False
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self.check)
        edit.textChanged.connect(self._changed)
        edit.cursorPositionChanged.connect(self._moved)
        edit.installEventFilter(self)
        edit.viewport().installEventFilter(self)
        ctx.hub.changed.connect(self._told)
        ctx.theme.changed.connect(self._show)
        speller_of(ctx).answered.connect(self._show)
        self._wait.start(FIRST_MS)

    @property
    def on(self) -> bool:
        """Whether words are checked here."""
        return bool(self.ctx.store.settings.get(spelling.KEY, True)) and not self._edit.isReadOnly()

    @property
    def dictionary(self) -> str:
        """The dictionary in force."""
        return spelling.dictionary(self.ctx.store, self._client(), self._language())

    def _client(self) -> int:
        """Whose text it is: nobody's once the client is gone, undone or with the backup that was put back."""
        number = self._client_id()
        return number if any(one.id == number for one in self.ctx.store.clients.all(archived=True)) else 0

    def _changed(self) -> None:
        self._typing = self._edit.hasFocus()
        self._wait.start(WAIT_MS)

    def _moved(self) -> None:
        if not self._wait.isActive() and self._typing:
            self._typing = False
            self._show()

    def _told(self, changes: ChangeSet) -> None:
        if changes.bulk or changes.touches("client", "place", "campaign", "person", "competitor", "contact"):
            self._names = None
            self._wait.start(WAIT_MS)

    def check(self) -> None:
        """Look at every word; what is not known yet is asked, and shown when the answer comes."""
        text = self._edit.toPlainText()
        if not self.on or len(text) > LONGEST or not (self._always or self._edit.hasFocus()):
            self._at = []
        else:
            self._wide = Wide(text)
            self._at = list(words_of(text))
        self._show()

    def _show(self) -> None:
        if self._at:
            if self._names is None:
                self._names = spelling.names(self.ctx.store, self._client())
            words = {word for _start, _end, word in self._at if not is_named(word, self._names)}
            faulty = speller_of(self.ctx).wrong(self.dictionary, words)
            self.wrong = [
                (self._wide.to_qt(start), self._wide.to_qt(end), word) for start, end, word in self._at if word in faulty
            ]
        else:
            self.wrong = []
        here = self._edit.textCursor().position() if self._typing and self._edit.hasFocus() else -1
        under = [self._mark(start, end) for start, end, _word in self.wrong if end != here]
        if isinstance(self._edit, Marked):
            self._edit.wrong = under
            self._edit.show_marks()
        else:
            self._edit.setExtraSelections(under)

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        last = self._edit.document().characterCount() - 1
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self._edit.document())
        made.cursor.setPosition(min(start, last))
        made.cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        made.format = QTextCharFormat()
        made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.format.setUnderlineColor(self.ctx.theme["danger"])
        return made

    # -- mending ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and self.on:
            keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
            spot = self._edit.textCursor() if keyboard else self._edit.cursorForPosition(event.pos())
            found = next((one for one in self.wrong if one[0] <= spot.position() <= one[1]), None)
            if found is not None:
                where = self._below(found[0]) if keyboard else event.globalPos()
                self.menu(found, where)
                return True
        elif watched is self._edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._typing = False
            if not isinstance(event, QFocusEvent) or event.reason() != Qt.FocusReason.PopupFocusReason:
                self._wait.start(WAIT_MS)
        return False

    def _below(self, position: int) -> QPoint:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(position)
        return self._edit.viewport().mapToGlobal(self._edit.cursorRect(cursor).bottomLeft())

    def next(self) -> bool:
        """Select the next word that is wrong, from the cursor on and round, and open its menu; False without one."""
        if not self.wrong:
            return False
        here = self._edit.textCursor().selectionEnd()
        found = next((one for one in self.wrong if one[0] >= here), self.wrong[0])
        self._select(found)
        self._edit.ensureCursorVisible()
        self.menu(found, self._below(found[0]))
        return True

    def _select(self, found: tuple[int, int, str]) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def menu(self, found: tuple[int, int, str], where: QPoint) -> None:
        """What was perhaps meant, the client's words, then the field's own menu."""
        _, word = self.ctx.words, found[2]
        menu = self._edit.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0] if menu.actions() else None
        waiting = QAction(_("Looking for words like “{word}” …", word=word), menu)
        waiting.setEnabled(False)
        learn = QAction(_("Add “{word}” to the client's words", word=word), menu)
        learn.setEnabled(bool(self._client_id()))
        learn.triggered.connect(partial(self._learn, word))
        rule = QAction(menu)
        rule.setSeparator(True)
        for action in (waiting, learn, rule):
            menu.insertAction(first, action) if first is not None else menu.addAction(action)
        menu.popup(where)
        menu.setActiveAction(learn)
        speller_of(self.ctx).suggest(self.dictionary, word, partial(self._offer, menu, waiting, found))

    def _offer(self, menu: QMenu, before: QAction, found: tuple[int, int, str], meant: tuple[str, ...]) -> None:
        try:
            visible = menu.isVisible()
        except RuntimeError:  # closed meanwhile
            return
        if not visible:
            return
        made = []
        for text in meant:
            action = QAction(text, menu)
            font = action.font()
            font.setWeight(QFont.Weight.DemiBold)
            action.setFont(font)
            action.triggered.connect(partial(self._mend, found, text))
            menu.insertAction(before, action)
            made.append(action)
        if made:
            menu.removeAction(before)
            menu.setActiveAction(made[0])
        else:
            before.setText(self.ctx.words("No word like “{word}” is known", word=found[2]))

    def _mend(self, found: tuple[int, int, str], text: str) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText().replace("’", "'").replace("ʼ", "'") == found[2]:  # not rewritten meanwhile
            cursor.insertText(text.replace("'", "’") if "’" in self._edit.toPlainText() else text)

    def _learn(self, word: str) -> None:
        self.ctx.guard(lambda: spelling.learn(self.ctx.store, self._client_id(), word))


def next_wrong(focus: QWidget | None) -> str:
    """Go to the next word spelt wrong in the text that has the keys; else a sentence saying why there is none."""
    spelt = focus.findChild(Spelt, "spelt") if focus is not None else None
    if not isinstance(spelt, Spelt):
        return N_("Spelling: put the cursor into a text first.")
    if not spelt.on:
        return N_("Spelling: it is turned off in the settings.")
    if not spelt.dictionary or spelt.dictionary in speller_of(spelt.ctx).missing:
        return N_("Spelling: there is no dictionary for this text on this machine.")
    return "" if spelt.next() else N_("Spelling: every word of this text is known.")
