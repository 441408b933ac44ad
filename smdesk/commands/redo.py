"""``smdesk redo``: bring back the step undone last."""

import argparse

from smdesk.commands.call import Call
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """It has no options of its own."""


def run(call: Call) -> None:
    """One step."""
    _ = call.words
    with call.store() as store:
        step = store.redo()
    if step is None:
        call.answer({"act": None}, _("There is nothing to redo."))
    else:
        call.answer({"act": step.act, "at": step.at}, _("Done again: {act}", act=_(step.act)))
