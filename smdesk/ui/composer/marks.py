"""What is marked in a text, and where: the text itself stays plain."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextEdit

from smdesk.domain.note import Note
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.wide import Wide


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark: ``over`` = index where the limit is passed; links and tags are coloured."""

    over: int | None = None
    notes: tuple[Note, ...] = ()
    coloured: tuple[tuple[int, int], ...] = ()


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
