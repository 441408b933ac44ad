"""Ctrl+Z in a field to its very beginning: the saves of that typing are taken back with it; then it is the window's."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.edits import Key, laid_over
from smdesk.ui.composer.marks import lets_pass


def unwind(desk: Desk, key: Key) -> None:
    """All that was typed into the field ``key`` was taken back: take back its saves too.

    Saved as one more edit instead, the next Ctrl+Z, the window's, would bring the words back.
    """
    store = desk.ctx.store
    if set(desk.edits) - {key}:
        return
    wanted = desk.edits.get(key)
    had = key in desk.edits
    while (step := store.undoable) is not None and desk.typed_steps.get(step.id) == key:
        desk.edits.clear()
        if not desk.ctx.guard(store.undo):
            break
    desk.typed_steps = {step: one for step, one in desk.typed_steps.items() if one != key}
    if had and laid_over(desk.whole, {key: wanted}) != desk.whole:  # a step reached further back than the typing
        desk.write_part(*key, wanted)
    desk.save()


class PassingUndo(QObject):
    """Lets Ctrl+Z in a field go on to the window when the field itself has nothing to undo (any more)."""

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        field = watched.document() if isinstance(watched, QPlainTextEdit) else watched
        if not isinstance(field, QLineEdit | QTextDocument):
            return False
        if lets_pass(field, event):
            event.ignore()
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            QTimer.singleShot(0, field, lambda: self._undone(field))  # when the field has taken its key
        return False

    def _undone(self, field: QLineEdit | QTextDocument) -> None:
        keys = list(self._desk.edits)
        if len(keys) == 1 and not field.isUndoAvailable() and self._desk.open:
            unwind(self._desk, keys[0])
