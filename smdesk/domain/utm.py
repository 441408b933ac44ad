"""Campaign tags on links, by the client's presets: small ASCII letters, digits, hyphens, one vocabulary.

Links to the client's own site are tagged; links to other sites only when asked, and links that already stand
on the site (a post of its own blog) never. Tagging twice changes nothing; tags of ours already there are
replaced, other parameters and the fragment stay as they were written.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit, urlunsplit

from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import slug
from smdesk.domain.posts import Post
from smdesk.domain.strategy import Campaign

TAGS = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
PLACES = ("network", "campaign", "post", "client", "date")
# Networks by the names under which web statistics know them as social (GA4: support.google.com/analytics/answer/9756891)
SOURCES = {"facebook_page": "facebook", "whatsapp_channel": "whatsapp", "google_business": "google"}
_NAME = re.compile(r"\{([^{}]*)\}")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)")
_LONGEST = 60  # letters of a title in a tag


@dataclass(frozen=True, slots=True)
class _Link:
    """A web address taken apart; ``bare`` when it was written without https://."""

    parts: SplitResult
    bare: bool

    @property
    def host(self) -> str:
        return (self.parts.hostname or "").lower().rstrip(".").removeprefix("www.")

    def text(self, query: str) -> str:
        parts = self.parts._replace(query=query)
        if query and not parts.path:
            parts = parts._replace(path="/")
        whole = urlunsplit(parts)
        return whole.removeprefix("//") if self.bare else whole


def _bad(message: str, url: str) -> BadInput:
    return BadInput(message, "link", url=url[:80])


def _link_of(url: str) -> _Link | None:
    """A web link, None for another kind of address (mailto:, tel:).

    :raises BadInput: when it is neither
    """
    text = url.strip()
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        raise _bad(N_("Link: “{url}” has a space or a line break in it; remove it or write %20."), url)
    web = text.lower().startswith(("http://", "https://"))
    if not web and _SCHEME.match(text):
        return None
    try:
        parts = urlsplit(text if web else "//" + text.removeprefix("//"))
        _ = parts.port
    except ValueError:
        raise _bad(
            N_("Link: “{url}” is not a web address; write it like https://example.org/page."), url
        ) from None
    if not parts.hostname or "." not in parts.hostname.strip("."):
        raise _bad(N_("Link: “{url}” is not a web address; write it like https://example.org/page."), url)
    if "?" in parts.query:
        raise _bad(N_("Link: “{url}” has a second “?”; join the parameters with “&”."), url)
    return _Link(parts, not web)


def _host_of(site: str) -> str:
    try:
        link = _link_of(site) if site.strip() else None
    except BadInput:
        return ""
    return link.host if link else ""


def _within(host: str, site: str) -> bool:
    return bool(site) and (host == site or host.endswith("." + site))


def check_preset(preset: str, field: str) -> None:
    """:raises BadInput: when a preset holds a place that nobody fills"""
    for name in _NAME.findall(preset):
        if name not in PLACES:
            message = N_("Campaign tags: “{name}” is not known; there are {known}.")
            raise BadInput(
                message, field, name="{" + name + "}", known=" ".join(f"{{{one}}}" for one in PLACES)
            )


def values_for(client: Client, place: Place | None, campaign: Campaign | None, post: Post) -> dict[str, str]:
    """What the places of a preset stand for, as slugs; the post is its title, or its number."""
    title = slug(post.title)[:_LONGEST].strip("-_")
    return {
        "network": slug(SOURCES.get(place.network, place.network)) if place else "",
        "campaign": slug(campaign.utm_name or campaign.name) if campaign else "",
        "post": title or (f"post-{post.id}" if post.id else ""),
        "client": slug(client.name),
        "date": post.due_wall[:10],
    }


def tags_for(client: Client, place: Place | None, campaign: Campaign | None, post: Post) -> dict[str, str]:
    """The tags in order, empty ones left out. Without a source there are none: the others mean nothing alone.

    :raises BadInput: when a preset holds an unknown place
    """
    values = values_for(client, place, campaign, post)
    presets = (client.utm_source, client.utm_medium, client.utm_campaign, client.utm_content)
    tags: dict[str, str] = {}
    for name, preset in zip(TAGS, presets, strict=True):
        check_preset(preset, name)
        value = slug(_NAME.sub(lambda match: values[match[1]], preset))
        if value:
            tags[name] = value
    return tags if "utm_source" in tags else {}


def wants_tags(url: str, client: Client, place: Place | None = None, *, others: bool = False) -> bool:
    """Whether this link, shown at this place, is one to tag.

    :raises BadInput: when it is not a link
    """
    link = _link_of(url)
    if link is None:
        return False
    site = _host_of(client.site)
    if (
        place is not None
        and place.address
        and _within(_host_of(place.address), site)
        and _within(link.host, site)
    ):
        return False  # from a page of the site to another
    return others or _within(link.host, site)


def tag(
    url: str,
    client: Client,
    place: Place | None,
    campaign: Campaign | None,
    post: Post,
    *,
    others: bool = False,
) -> str:
    """The link as it goes out at a place: with campaign tags where they belong, else as it was.

    ``others`` tags links to other sites too.

    :raises BadInput: when the link is none, or a preset of the client's holds an unknown place
    """
    if not url.strip() or not wants_tags(url, client, place, others=others):
        return url.strip()
    link = _link_of(url)
    tags = tags_for(client, place, campaign, post)
    if link is None or not tags:
        return url.strip()
    kept = [
        pair for pair in link.parts.query.split("&") if pair and pair.partition("=")[0].lower() not in tags
    ]
    return link.text("&".join([*kept, *(f"{name}={value}" for name, value in tags.items())]))


def is_tagged(url: str) -> bool:
    """Whether a link already says its source."""
    query = url.partition("#")[0].partition("?")[2]
    return any(
        pair.lower().startswith("utm_source=") and len(pair) > len("utm_source=") for pair in query.split("&")
    )


def warning(url: str, client: Client, place: Place | None, post: Post) -> str | None:
    """What is wrong with a post's link at a place, as a template; None when all is well."""
    if not url.strip():
        return None
    try:
        wanted = wants_tags(url, client, place)
    except BadInput:
        return N_("The link is not a web address.")
    if wanted and not post.tagged and not is_tagged(url):
        return N_("The link goes to the client’s site without campaign tags.")
    return None
