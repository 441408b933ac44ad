"""Ctrl+Z in a text to its very beginning: the saves of that typing are taken back with it."""

from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.edits import text_key


def unwind(desk: Desk) -> None:
    """All that was typed into the open text was taken back: take back its saves too.

    Saved as one more edit instead, the next Ctrl+Z, the window's, would bring the words back.
    """
    store, text = desk.ctx.store, desk.text
    if set(desk.edits) - {text_key(desk.post.id, desk.place_id)}:
        return
    while (step := store.undoable) is not None and step.id in desk.text_steps:
        desk.edits.clear()
        if not desk.ctx.guard(store.undo):
            break
    desk.text_steps.clear()
    if desk.text != text:  # a step reached further back than the typing
        desk.write_here("text", text)
    desk.save()
