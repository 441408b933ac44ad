"""``smdesk hold``: nothing more goes out until it is released."""

import argparse

from smdesk.commands.call import Call, client_option
from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.services import review


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    parser.add_argument("--reason", metavar="R", default="", help=_(N_("why; shown with each post")))


def run(call: Call) -> None:
    """Hold the posts of a client, or of all."""
    with call.store() as store:
        number = store.clients.named(call.asked.client).id if call.asked.client else 0
        count = review.hold(store, number, call.asked.reason)
        call.answer({"held": count}, call.words.n_("{n} post held", "{n} posts held", count))
