"""What is marked in a text, and where: Python counts code points, Qt UTF-16 units."""

from bisect import bisect_left
from dataclasses import dataclass

from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextEdit

from smdesk.domain.note import Note
from smdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark: ``over`` = index where the limit is passed; links and tags are coloured."""

    over: int | None = None
    notes: tuple[Note, ...] = ()
    coloured: tuple[tuple[int, int], ...] = ()


class Wide:
    """Python counts code points, Qt counts UTF-16 units: this converts between them."""

    def __init__(self, text: str) -> None:
        # positions of the characters that take two units; most texts have few
        self._pairs = (
            [] if text.isascii() else [index for index, sign in enumerate(text) if ord(sign) > 0xFFFF]
        )

    def to_qt(self, index: int) -> int:
        """UTF-16 offset of a code point index."""
        return index + bisect_left(self._pairs, index)

    def from_qt(self, position: int) -> int:
        """Code point index of a UTF-16 offset."""
        for count, index in enumerate(self._pairs):
            if index + count >= position:
                return position - count
        return position - len(self._pairs)


def selections(
    document: QTextDocument, marks: Marks, wide: Wide, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """The marks as Qt paints them; the text itself stays plain."""
    made = [_mark(document, wide, span, color=theme["accent-text"]) for span in marks.coloured]
    for note in marks.notes:
        role = "ink-3" if note.hint else "warn"
        made.append(_mark(document, wide, (note.start, max(note.end, note.start + 1)), under=theme[role]))
    if marks.over is not None:
        span = (marks.over, wide.from_qt(document.characterCount() - 1))
        made.append(_mark(document, wide, span, color=theme["danger"], fill=theme["danger-soft"]))
    return made


def _mark(
    document: QTextDocument,
    wide: Wide,
    span: tuple[int, int],
    *,
    color: QColor | None = None,
    fill: QColor | None = None,
    under: QColor | None = None,
) -> QTextEdit.ExtraSelection:
    shape = QTextCharFormat()
    if color is not None:
        shape.setForeground(color)
    if fill is not None:
        shape.setBackground(fill)
    if under is not None:
        shape.setUnderlineColor(under)
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    last = document.characterCount() - 1
    cursor = QTextCursor(document)
    cursor.setPosition(min(wide.to_qt(span[0]), last))
    cursor.setPosition(min(wide.to_qt(span[1]), last), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, shape
    return selection


def lets_pass(field: QTextDocument | QLineEdit, event: QKeyEvent) -> bool:
    """Whether a key is Undo or Redo with nothing here to undo or redo: the window's turn."""
    undo = event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable()
    redo = event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()
    return undo or redo
