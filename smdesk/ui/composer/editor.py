"""The text itself: plain, with what needs attention marked under the words, and ``/`` for snippets."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from smdesk.domain.note import Note
from smdesk.ui import tokens
from smdesk.ui.composer.marks import Marks, lets_pass, selections
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.wide import Wide

LEAST, AIR = 144, 10  # px: least height of the text, room under its last line
LINE = 132.0  # percent of the font's own height: 24 px


class Editor(QTextEdit):
    """Plain text with air between its lines, which a QPlainTextEdit cannot give. Grows with its text up to ``room`` px, then scrolls."""

    written = Signal(str)  # by the user, not by the program
    slash = Signal(str)  # what stands after a "/" before the cursor; emitted as it grows
    slash_over = Signal()
    files_dropped = Signal(QMimeData)
    undone = Signal()  # the user took back the last thing that was typed here

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks = Marks()
        self.wrong: list[QTextEdit.ExtraSelection] = []  # spelt wrong: lies below the other marks
        self._wide = Wide("")
        self._setting = False
        self._slash_at = -1  # position of the "/" being completed
        self.popup_keys: Callable[[QKeyEvent], bool] | None = None
        self.room = 420
        self.setProperty("look", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._follow_slash)
        theme.changed.connect(self._retheme)
        self._retheme()

    def _retheme(self) -> None:
        self.setFont(self._theme.font(tokens.SECTION))
        self._space_lines()
        self.show_marks(self._marks)

    # -- text ---------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show a text of the program's; what is the same already keeps cursor and local undo."""
        if self.toPlainText() == text:
            return
        self._setting = True
        place = self.textCursor().position()
        self.setPlainText(text)
        self._space_lines()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._setting = False
        self._fit()

    def _space_lines(self) -> None:
        undoable = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)  # air is no edit; a text of the program's starts a new past
        shape = QTextBlockFormat()
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.document().setUndoRedoEnabled(undoable)

    def forget_undo(self) -> None:
        """Another text is shown from here on: local undo must not bring the old one back."""
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)

    def _changed(self) -> None:
        text = self.toPlainText()
        self._wide = Wide(text)
        if not self._setting:
            self.written.emit(text)
            self._fit()

    def put(self, text: str) -> None:
        """Insert at the cursor, as one local undo step; what is selected is replaced only by the user's own typing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus()

    def mend(self, start: int, end: int, text: str) -> None:
        """Replace a stretch (code point offsets), as one local undo step."""
        cursor = self.textCursor()
        cursor.setPosition(self._wide.to_qt(start))
        cursor.setPosition(self._wide.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    # -- size ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        wanted = round(self.document().size().height()) + AIR
        self.setFixedHeight(max(LEAST, min(wanted, max(LEAST, self.room))))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    # -- marks --------------------------------------------------------------------------------

    def show_marks(self, marks: Marks | None = None) -> None:
        """Colour links and tags, tint what is past the limit, underline what a careful editor would."""
        self._marks = marks or self._marks
        self.setExtraSelections([*self.wrong, *selections(self.document(), self._marks, self._wide, self._theme)])

    def note_at(self, position: int) -> Note | None:
        """The remark on the word at a cursor position."""
        index = self._wide.from_qt(position)
        return next((note for note in self._marks.notes if note.start <= index <= note.end), None)

    def select_stretch(self, start: int, end: int) -> None:
        """Bring the user to a stretch (code point offsets)."""
        cursor = self.textCursor()
        cursor.setPosition(self._wide.to_qt(start))
        cursor.setPosition(self._wide.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    # -- slash --------------------------------------------------------------------------------

    def cursor_rect_in(self, widget: QWidget) -> QRect:
        """Where the cursor stands, in another widget's coordinates."""
        rect = self.cursorRect()
        return QRect(self.viewport().mapTo(widget, rect.topLeft()), rect.size())

    def _follow_slash(self) -> None:
        if self._slash_at < 0:
            return
        typed = self._after_slash()
        if typed is None:
            self.leave_slash()
        else:
            self.slash.emit(typed)

    def _after_slash(self) -> str | None:
        position = self.textCursor().position()
        text = self.toPlainText().encode("utf-16-le", "surrogatepass")
        start = self._slash_at
        if position <= start or text[start * 2 : start * 2 + 2] != b"/\0":
            return None
        typed = text[(start + 1) * 2 : position * 2].decode("utf-16-le", "replace")
        return None if any(letter.isspace() for letter in typed) or len(typed) > 40 else typed

    def leave_slash(self) -> None:
        """Stop completing; the typed text stays."""
        if self._slash_at >= 0:
            self._slash_at = -1
            self.slash_over.emit()

    def begin_slash(self) -> None:
        """As if "/" had been typed here, for the button."""
        before = self.document().characterAt(self.textCursor().position() - 1)
        self.put("/" if not before.strip() else " /")
        self._slash_at = self.textCursor().position() - 1
        self.slash.emit("")

    def complete(self, text: str) -> None:
        """Put a snippet where "/name" was typed; nothing else is touched."""
        start = self._slash_at
        if start < 0:
            self.put(text)
            return
        cursor = self.textCursor()
        end = cursor.position()
        self._slash_at = -1
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.slash_over.emit()
        self.setFocus()

    # -- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._slash_at >= 0 and self.popup_keys is not None and self.popup_keys(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page goes back
            return
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undone.emit()
        if event.text() == "/" and not self.isReadOnly():
            position = self.textCursor().position()
            before = self.document().characterAt(position - 2) if position > 1 else " "
            if not before.strip():
                self._slash_at = position - 1
                self.slash.emit("")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if lets_pass(self.document(), event):
                event.ignore()  # nothing to undo in here: the window's undo takes it
                return False
            if self._slash_at >= 0 and event.key() == Qt.Key.Key_Escape:
                event.accept()  # closes the snippets, not the page
                return True
        if event.type() == QEvent.Type.ToolTip:
            return self._tip(event)
        return super().event(event)

    def _tip(self, event: QEvent) -> bool:
        point = self.viewport().mapFromGlobal(event.globalPos())  # type: ignore[attr-defined]
        note = self.note_at(self.cursorForPosition(point).position())
        if note is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), self.words_of(note), self)  # type: ignore[attr-defined]
        return True

    def words_of(self, note: Note) -> str:
        """The remark in the user's language; the page puts its own words here."""
        return note.message.format(**note.values)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if any(url.isLocalFile() for url in source.urls()):
            self.files_dropped.emit(source)
            return
        self.textCursor().insertText(source.text())  # Qt's own way would lose the air between the lines
        self.ensureCursorVisible()
