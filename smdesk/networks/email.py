"""E-mail newsletter: subject and body."""

from urllib.parse import quote

from smdesk.domain.connector import MAX_ADDRESS, Network, Place, Preview
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft, whole_text


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """A ``mailto:`` address; its line breaks are CR LF (RFC 6068, section 5)."""
    to = quote(place.handle.strip(), safe="@", errors="replace")
    parts = {
        "subject": draft.title,
        "body": whole_text(facts, draft).replace("\r\n", "\n").replace("\n", "\r\n"),
    }
    query = "&".join(
        f"{key}={quote(value, safe='', errors='replace')}" for key, value in parts.items() if value
    )
    address = f"mailto:{to}?{query}" if query else f"mailto:{to}"
    return address if len(address) <= MAX_ADDRESS else f"mailto:{to}"


NETWORK = Network(
    id="email",
    main_field="body",
    preview=Preview.MAIL,
    handle="list@example.org",
    compose=_compose,
)
