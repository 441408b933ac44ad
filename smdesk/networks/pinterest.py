"""Pinterest: a pin with picture, title, description and link."""

from smdesk.domain.connector import Network, Place, Preview, bare_url, share_url
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The pin button takes its picture from the linked page; without a link there is nothing to pin."""
    return share_url(facts, draft, place) if draft.link else bare_url(facts, place)


NETWORK = Network(
    id="pinterest",
    main_field="description",
    preview=Preview.PHOTO,
    handle="@account",
    compose=_compose,
)
