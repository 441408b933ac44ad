"""``smdesk search``: posts by their words."""

import argparse

from smdesk.commands import posts
from smdesk.commands.call import Call, client_option
from smdesk.domain.errors import N_
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("text", nargs="+", metavar="TEXT", help=_(N_("words; the last may be a beginning")))
    client_option(parser, _)
    parser.add_argument("--limit", type=int, metavar="N", default=100)


def run(call: Call) -> None:
    """The newest first."""
    asked = call.asked
    with call.store() as store:
        number = store.clients.named(asked.client).id if asked.client else 0
        cards = store.posts.search(" ".join(asked.text), number, asked.limit)
        posts.show(call, store, [card.id for card in cards])
