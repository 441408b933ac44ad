"""``smdesk campaigns``."""

import argparse

from smdesk.commands import strategy
from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.domain.strategy import Campaign
from smdesk.language import Words
from smdesk.services.strategy import add_campaign

FIELDS, LINKS = strategy.options("campaign", "name")
PART = strategy.Part(
    Campaign,
    add_campaign,
    "name",
    N_("Campaign"),
    FIELDS,
    {
        "id": N_("No."),
        "client": N_("Client"),
        "name": N_("Name"),
        "kind": N_("Kind"),
        "start": N_("Start"),
        "end": N_("End"),
        "posts": N_("Posts"),
    },
    "campaign",
    LINKS,
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    strategy.arguments(parser, _, PART)


def run(call: Call) -> None:
    """List, add, edit, archive."""
    strategy.run(call, PART)
