"""``smdesk objectives``."""

import argparse

from smdesk.commands import strategy
from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.domain.strategy import Objective
from smdesk.language import Words
from smdesk.services.strategy import add_objective

PART = strategy.Part(
    Objective,
    add_objective,
    "title",
    N_("Objective"),
    {"code": str, "kind": str, "baseline": str, "target": str, "unit": str, "due": str},
    {
        "id": N_("No."),
        "client": N_("Client"),
        "code": N_("Code"),
        "title": N_("Title"),
        "target": N_("Target"),
        "due": N_("Due"),
        "posts": N_("Posts"),
    },
    "objective",
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    strategy.arguments(parser, _, PART)


def run(call: Call) -> None:
    """List, add, edit, archive."""
    strategy.run(call, PART)
