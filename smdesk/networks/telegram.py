"""Telegram channel: 4,096 characters, 1,024 as soon as media is attached."""

from smdesk.domain.connector import Network, Place, Preview, bare_url, share_url
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The share page asks for a link (core.telegram.org/widgets/share); without one, the web client."""
    return share_url(facts, draft, place) if draft.link else bare_url(facts, place)


NETWORK = Network(
    id="telegram",
    main_field="text",
    preview=Preview.THREAD,
    handle="@channel",
    compose=_compose,
)
