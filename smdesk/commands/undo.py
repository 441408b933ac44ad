"""``smdesk undo``: take back the last step, also one of another day."""

import argparse

from smdesk.commands.call import Call
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """It has no options of its own."""


def run(call: Call) -> None:
    """One step."""
    _ = call.words
    with call.store() as store:
        step = store.undo()
    if step is None:
        call.answer({"act": None}, _("There is nothing to undo."))
    else:
        call.answer({"act": step.act, "at": step.at}, _("Undone: {act}", act=_(step.act)))
