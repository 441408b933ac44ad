"""``smdesk sample``: the sample workspace, or a big one for benchmarks."""

import argparse

from smdesk.commands.call import Call
from smdesk.domain.changes import Author
from smdesk.domain.errors import N_
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands. Messages and members come with the inbox and the community; no option pretends."""
    parser.add_argument("--posts", type=int, metavar="N", default=0, help=_(N_("make so many posts in all")))
    parser.add_argument(
        "--years", type=int, metavar="Y", default=10, help=_(N_("spread them over so many years"))
    )
    parser.add_argument(
        "--seed", type=int, metavar="S", default=1, help=_(N_("the same seed, the same posts"))
    )


def run(call: Call) -> None:
    """Make it in its own home (or the one given) and say where it is."""
    from smdesk.domain.cards import PostFilter
    from smdesk.services.home import sample_home
    from smdesk.services.sample import open_sample
    from smdesk.services.sample_bulk import grow

    asked, _ = call.asked, call.words
    store, notice = open_sample(call.given_home or sample_home(), call.now, Author.COMMAND_LINE.value)
    try:
        call.warn(notice)
        if asked.posts:
            with call.progress() as told:
                grow(store, asked.posts, years=asked.years, seed=asked.seed, progress=told)
        clients = [client.name for client in store.clients.all()]
        count = sum(store.posts.counts(PostFilter()).values())
        home = store.path.parent
    finally:
        store.close()
    text = _("{clients}: {count} posts in {home}", clients=", ".join(clients), count=count, home=home)
    call.answer({"home": str(home), "clients": clients, "posts": count}, text)
