"""What the window needs to know of the networks on offer."""

from collections.abc import Callable
from functools import cache

from smdesk import networks
from smdesk.domain.connector import Network
from smdesk.domain.facts import NetworkFacts


@cache
def facts() -> dict[str, NetworkFacts]:
    """Facts of every network by id, as shipped (a user's corrections are in :mod:`smdesk.services.limits`)."""
    return networks.load_facts()


def name_of(network_id: str, words: Callable[[str], str]) -> str:
    """How people call a network; the id of one that is not known (any more)."""
    known = facts().get(network_id)
    return words(known.name) if known else network_id


def short_name_of(network_id: str, words: Callable[[str], str]) -> str:
    """A name of at most ten letters for tabs and cards."""
    known = facts().get(network_id)
    return words(known.short) if known else network_id[:10]


def offered() -> list[tuple[Network, NetworkFacts]]:
    """All networks with their facts, the everyday ones first."""
    usual = ("instagram", "facebook_page", "threads", "x", "linkedin", "tiktok", "youtube", "pinterest",
             "whatsapp_channel", "telegram", "mastodon", "bluesky", "wordpress", "email", "google_business")  # fmt: skip
    found = networks.find()
    known = [id for id in found if id in facts()]
    known.sort(key=lambda id: (usual.index(id) if id in usual else len(usual), facts()[id].name.casefold()))
    return [(found[id], facts()[id]) for id in known]
