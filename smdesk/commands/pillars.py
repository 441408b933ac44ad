"""``smdesk pillars``."""

import argparse

from smdesk.commands import strategy
from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.domain.strategy import Pillar
from smdesk.language import Words
from smdesk.services.strategy import add_pillar

FIELDS, LINKS = strategy.options("pillar", "name")
PART = strategy.Part(
    Pillar,
    add_pillar,
    "name",
    N_("Pillar"),
    FIELDS,
    {
        "id": N_("No."),
        "client": N_("Client"),
        "name": N_("Name"),
        "share": N_("Share"),
        "promo": N_("Promotional"),
        "posts": N_("Posts"),
    },
    "pillar",
    LINKS,
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    strategy.arguments(parser, _, PART)


def run(call: Call) -> None:
    """List, add, edit, archive."""
    strategy.run(call, PART)
