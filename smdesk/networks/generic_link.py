"""Any other site: the user gives the address that opens its composer."""

from smdesk.domain.connector import Network, Place, Preview, fill, site_address
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The user's own address with ``{text}``, ``{url}``, ``{title}`` filled in; http and https only."""
    address = site_address(place.instance)
    filled = fill(address, facts, draft, Place()) or address.partition("?")[0].partition("{")[0]
    return filled.replace("{", "%7B").replace("}", "%7D")


NETWORK = Network(
    id="generic_link",
    main_field="text",
    preview=Preview.CARD,
    instance="https://site.example/new?text={text}",
    compose=_compose,
)
