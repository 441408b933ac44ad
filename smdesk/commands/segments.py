"""``smdesk segments``."""

import argparse

from smdesk.commands import strategy
from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.domain.strategy import Segment
from smdesk.language import Words
from smdesk.services.strategy import add_segment

FIELDS, LINKS = strategy.options("segment", "name")
PART = strategy.Part(
    Segment,
    add_segment,
    "name",
    N_("Segment"),
    FIELDS,
    {"id": N_("No."), "client": N_("Client"), "name": N_("Name"), "job": N_("Job"), "posts": N_("Posts")},
    "segment",
    LINKS,
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    strategy.arguments(parser, _, PART)


def run(call: Call) -> None:
    """List, add, edit, archive."""
    strategy.run(call, PART)
