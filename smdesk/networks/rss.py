"""A feed: read, or written as a file for a static site."""

from smdesk.domain.connector import Network, Place, Preview, site_address
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The feed itself: there is no composer to open."""
    return site_address(place.instance).replace("{", "%7B").replace("}", "%7D")


NETWORK = Network(
    id="rss",
    main_field="description",
    preview=Preview.PAGE,
    instance="https://site.example/feed.xml",
    compose=_compose,
)
