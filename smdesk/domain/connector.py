"""The port to one network: what the window shows of it, and where its own composer opens.

A module of :mod:`smdesk.networks` holds one :class:`Network`; its limits stand in ``networks.toml``
(:class:`smdesk.domain.facts.NetworkFacts`), so that a limit is written down once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from smdesk.domain.facts import FieldFacts, NetworkFacts
from smdesk.domain.findings import Draft, Subject, whole_text

MAX_ADDRESS = 2000  # characters; longer queries are cut by some composers and browsers


class Preview(StrEnum):
    """How a post looks there, roughly: the composer draws one of these."""

    PHOTO = "photo"  # the picture first, the text below
    CARD = "card"  # text, then picture or link card
    THREAD = "thread"  # a short message in a stream
    MAIL = "mail"  # subject and body
    PAGE = "page"  # title and article


class Ability(StrEnum):
    """What a place of this network can take part in, beyond being planned for."""

    PREFILL = "prefill"  # its composer opens with the text in it
    FIRST_COMMENT = "first_comment"
    CONTENT_WARNING = "content_warning"
    LANGUAGE = "language"
    SCHEDULE = "schedule"  # the network itself can hold a post until its hour


@dataclass(frozen=True, slots=True)
class Place:
    """Of a place, what its composer's address needs."""

    handle: str = ""  # @name, subreddit, room, category: without the leading sign or with it
    instance: str = ""  # host of the server, or the whole address of any other site


@dataclass(frozen=True, slots=True)
class Network:
    """One network, as data that the window renders and obeys."""

    id: str  # as in networks.toml; also the name of its icon
    main_field: str  # name of the field that takes the post's text
    preview: Preview
    handle: str = ""  # example of a handle, shown as a placeholder; empty = it has none
    instance: str = ""  # example of a server's address; empty = there is only one
    compose: Callable[[NetworkFacts, Draft, Place], str] | None = None

    def field_for(self, facts: NetworkFacts, draft: Draft) -> FieldFacts:
        """The field that takes the text of this draft: a caption with media, a longer one when paid."""
        return Subject(facts, draft).field_for("text") or facts.main_field

    def inputs(self, facts: NetworkFacts, draft: Draft) -> tuple[str, ...]:
        """The inputs to offer for a version, in order; keys of ``findings.FIELD_NAMES``."""
        subject = Subject(facts, draft)
        offered = {
            "title": subject.field_for("title") is not None,
            "text": True,
            "link": bool(facts.link),
            "first_comment": facts.first_comment,
            "content_warning": facts.content_warning,
            "media": facts.mode != "read",
        }
        return tuple(name for name, shown in offered.items() if shown)

    def abilities(self, facts: NetworkFacts) -> frozenset[Ability]:
        """What the network can do, by its facts."""
        can = {
            Ability.PREFILL: facts.share.prefills,
            Ability.FIRST_COMMENT: facts.first_comment,
            Ability.CONTENT_WARNING: facts.content_warning,
            Ability.LANGUAGE: facts.language,
            Ability.SCHEDULE: facts.schedule is not None,
        }
        return frozenset(ability for ability, does in can.items() if does)

    def compose_url(
        self, facts: NetworkFacts, text: str, link: str = "",
        place_handle: str = "", instance: str = "", title: str = "",
    ) -> str:  # fmt: skip
        """Address of the network's own composer, with the text in it where the network takes it.

        At most 2000 characters: otherwise the bare composer, and the clipboard does the rest. Empty when
        the place lacks the server's address.
        """
        draft = Draft(text=text, title=title, link=link)
        build = self.compose if self.compose is not None else share_url
        return build(facts, draft, Place(place_handle, instance))


def share_url(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """The share address of ``facts`` filled with ``draft``; the usual way, for networks without a quirk."""
    share = facts.share
    filled = fill(share.template, facts, draft, place)
    return filled if filled else bare_url(facts, place)


def bare_url(facts: NetworkFacts, place: Place) -> str:
    """The composer with nothing in it; empty when it needs a server that is not known."""
    template = facts.share.bare or facts.share.template.partition("?")[0]
    return fill(template, facts, Draft(), place)


def fill(template: str, facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """``template`` with its places filled and percent-encoded; "" when it cannot be of use.

    A part of the query whose place has no value is left out. It is of no use when a place in the path is
    empty, when no place in the query has a value, or when it grows past :data:`MAX_ADDRESS`.
    """
    values = {
        "text": draft.text if "{url}" in template else whole_text(facts, draft),
        "url": "" if draft.link in draft.text and "{text}" in template else draft.link,
        "title": draft.title,
        "board": place.handle.lstrip("@#"),
        "instance": host_of(place.instance or _server_of(place.handle)),
        "media": "",
    }
    encoded = {name: _encoded(value) for name, value in values.items()}
    encoded["instance"] = values["instance"]  # a host: nothing in it needs encoding
    base, question, query = template.partition("?")
    for name, value in encoded.items():
        if "{" + name + "}" in base and not value:
            return ""
        base = base.replace("{" + name + "}", value)
    parts = [_filled(part, encoded) for part in query.split("&")]
    if question and "{" in query and not any(part for part in parts if part and part[1]):
        return ""
    joined = "&".join(part[0] for part in parts if part)
    address = f"{base}?{joined}" if joined else base
    return address if len(address) <= MAX_ADDRESS else ""


def site_address(address: str) -> str:
    """A whole address that the user gave, made safe to open; "" unless http or https. ``{…}`` is kept."""
    text = address.strip()
    if not text.lower().startswith(("http://", "https://")):
        return ""
    return quote(text, safe=":/?#[]@!$&'()*+,;=%{}", errors="replace")


def host_of(address: str) -> str:
    """Host of a server as people write it (``https://fedi.example/@me``); "" when it is none."""
    text = address.strip().removeprefix("@")
    if "@" in text and "/" not in text:
        text = text.rpartition("@")[2]  # a handle: @me@fedi.example
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("", "http", "https") or not _is_host(host):
        return ""
    return f"{host}:{port}" if port else host


def _server_of(handle: str) -> str:
    """Server in a handle such as ``@me@fedi.example``."""
    return handle if "@" in handle[1:] else ""


def _is_host(host: str) -> bool:
    return bool(host) and all(sign.isalnum() or sign in ".-" for sign in host) and len(host) <= 253


def _encoded(value: str) -> str:
    return quote(value.replace("\r\n", "\n"), safe="", errors="replace")


def _filled(part: str, values: dict[str, str]) -> tuple[str, bool] | None:
    """A part of a query and whether a value went into it; None when its place is empty."""
    for name, value in values.items():
        if "{" + name + "}" in part:
            return (part.replace("{" + name + "}", value), True) if value else None
    return part, False
