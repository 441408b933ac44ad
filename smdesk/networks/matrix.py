"""Matrix room."""

from urllib.parse import quote

from smdesk.domain.connector import Network, Place, Preview, bare_url
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The room's address with its leading ``#`` or ``!`` encoded (spec.matrix.org, matrix.to navigation)."""
    room = place.handle.strip()
    if not room:
        return bare_url(facts, place)
    return facts.share.template.replace("{board}", quote(room, safe=":", errors="replace"))


NETWORK = Network(
    id="matrix",
    main_field="body",
    preview=Preview.THREAD,
    handle="#room:server.example",
    compose=_compose,
)
