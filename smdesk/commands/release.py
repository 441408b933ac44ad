"""``smdesk release``: held posts return to where they stood."""

import argparse

from smdesk.commands.call import Call, client_option
from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.services import review


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    parser.add_argument("ids", type=int, nargs="*", metavar="ID", help=_(N_("only these posts")))


def run(call: Call) -> None:
    """Release the posts named, or all of a client, or all."""
    with call.store() as store:
        number = store.clients.named(call.asked.client).id if call.asked.client else 0
        ids = call.asked.ids or [post.id for post in review.held(store, number)]
        count = review.release(store, ids)
        call.answer({"released": count}, call.words.n_("{n} post released", "{n} posts released", count))
