"""What a check finds: a draft, the findings on it, and the rules that any text field shares.

A well-known limit blocks (official, the server's source, the user's own correction), a second-hand one warns,
an unverified one hints. Messages are templates; :func:`render` fills them in the reader's language.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

import regex

from smdesk.domain.counting import Count, Unit, count, measure
from smdesk.domain.errors import N_
from smdesk.domain.facts import FieldFacts, Grade, NetworkFacts, Role, Sourced
from smdesk.domain.thread import parts


class Level(IntEnum):
    """How much a finding weighs; the highest decides whether a post may be approved."""

    HINT = 1
    WARN = 2
    BLOCK = 3


LEVELS: dict[Grade, Level] = {
    Grade.USER: Level.BLOCK,
    Grade.OFFICIAL: Level.BLOCK,
    Grade.SOURCE: Level.BLOCK,
    Grade.SECONDARY: Level.WARN,
    Grade.UNVERIFIED: Level.HINT,
}

FIELD_NAMES: dict[str, str] = {
    "text": N_("Text"),
    "title": N_("Title"),
    "first_comment": N_("First comment"),
    "content_warning": N_("Content warning"),
    "link": N_("Link"),
    "hashtags": N_("Hashtags"),
    "media": N_("Media"),
    "alt": N_("Alternative text"),
}

# A hashtag is # with letters, digits and _, not digits only, not inside a link or a word.
_HASHTAG = regex.compile(r"(?<![\w&/#])#(\w*[^\W\d_]\w*)")
_PHONE = regex.compile(r"(?<![\w/.:-])(?:\+|00?(?=[1-9])|\()[\d ().\-/]{7,20}\d(?![\w/])")


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What was read from an attached file. ``bytes``, pixels and seconds; 0 = not known, then not checked."""

    format: str  # jpeg, png, mp4, …
    bytes: int = 0
    width: int = 0
    height: int = 0
    alt: str = ""
    kind: str = "image"  # image, video, document
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What would go out at one place: the version of a post with its media."""

    text: str = ""
    title: str = ""
    first_comment: str = ""
    content_warning: str = ""
    link: str = ""
    media: tuple[MediaFacts, ...] = ()
    premium: bool = False  # the account pays for longer posts

    @property
    def hashtags(self) -> tuple[str, ...]:
        """Hashtags of the text, in order, without ``#``."""
        return hashtags_in(self.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that a draft breaks or nears, with the way out and the origin of the rule."""

    level: Level
    field: str  # a key of FIELD_NAMES: the input to lead the user to
    message: str  # template; places are the keys of ``values``, and {field}
    values: Mapping[str, object]
    fix: str  # template, the same places
    source: str
    checked_on: date
    grade: Grade


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft beside the facts it is checked against."""

    facts: NetworkFacts
    draft: Draft

    def field_for(self, role: Role) -> FieldFacts | None:
        """The network's field for a role, given the media and the account."""
        kinds = {item.kind for item in self.draft.media}
        return self.facts.field_for(
            role, image="image" in kinds, video="video" in kinds, paper="document" in kinds, premium=self.draft.premium
        )

    def finding(
        self, key: str, sourced: Sourced, where: str, texts: tuple[str, str],
        level: Level | None = None, /, **values: object,
    ) -> Finding:  # fmt: skip
        """A finding on the limit ``key`` of ``sourced``; its grade gives the level unless one is named."""
        origin = sourced.origin_of(key)
        if sourced.dynamic and origin.grade is not Grade.USER:
            texts = (texts[0], SERVER_FIXES.get(texts[1], texts[1]))
        return Finding(
            LEVELS[origin.grade] if level is None else level,
            where, texts[0], {"network": self.facts.name, **values}, texts[1],
            origin.source, origin.checked_on, origin.grade,
        )  # fmt: skip


_SHORTEN = N_("Shorten it by {over}.")
SERVER_FIXES = {
    _SHORTEN: N_("Shorten it by {over}; if your server allows more, correct the limit in the settings.")
}
_TOO_LONG: dict[Unit, tuple[str, str]] = {
    Unit.CHARACTERS: (N_("{field}: {used} characters, {network} takes {limit}."), _SHORTEN),
    Unit.WEIGHTED: (
        N_("{field}: {used} of {limit} on {network}; an emoji counts 2, a link 23."),
        _SHORTEN,
    ),
    Unit.BYTES: (
        N_("{field}: {used} bytes, {network} takes {limit}; accents and curly quotes take 2 or 3."),
        _SHORTEN,
    ),
}
_IN_THREAD = N_("{field}: post {number} of the thread has {used}, {network} takes {limit}.")
_PERHAPS_TOO_LONG = (
    N_("{field}: {used} characters by the strictest count; {network} takes {limit} and hides how it counts."),
    N_("Shorten it by {over} to be safe."),
)


def whole_text(facts: NetworkFacts, draft: Draft) -> str:
    """The text as it will stand there: with the link on a line of its own where links live in the text."""
    if not draft.link or facts.link != "text" or draft.link in draft.text:
        return draft.text
    return f"{draft.text.rstrip()}\n{draft.link}" if draft.text.strip() else draft.link


def posts_of(facts: NetworkFacts, draft: Draft) -> tuple[Draft, ...]:
    """The posts that a draft goes out as: one, or those of its thread. The link stands in the last of them."""
    texts = parts(draft.text) if facts.thread else (draft.text,)
    if len(texts) < 2:
        return (draft if texts[0] == draft.text else replace(draft, text=texts[0]),)
    linked = bool(draft.link) and any(draft.link in text for text in texts)
    last = len(texts) - 1
    return tuple(
        replace(draft, text=text, link="" if linked or number < last else draft.link)
        for number, text in enumerate(texts)
    )


def hashtags_in(text: str) -> tuple[str, ...]:
    """Hashtags of a text, in order, repeated ones too, without ``#``: letters, digits, _; not digits only."""
    return tuple(_HASHTAG.findall(text)) if "#" in text else ()


def render(finding: Finding, translate: Callable[[str], str]) -> tuple[str, str]:
    """Message and fix of a finding in the language of ``translate``."""
    values = {**finding.values, "field": translate(FIELD_NAMES[finding.field])}
    if isinstance(values.get("network"), str):
        values["network"] = translate(str(values["network"]))
    return translate(finding.message).format(**values), translate(finding.fix).format(**values)


def check_field(
    subject: Subject, field: FieldFacts, where: str, text: str, content_warning: str = "", number: int = 0
) -> Iterator[Finding]:
    """Length, least length, forbidden characters of one text field. ``number``: of its post in a thread."""
    measured = measure(field.rule, text, content_warning=content_warning)
    for found in _check_length(subject, field, where, text, measured):
        too_long = number and "over" in found.values
        yield _said_of(found, number) if too_long else found
    if measured.used < field.min:
        message = N_("{field}: {used} characters, {network} wants at least {limit}.")
        texts = (message, N_("Write a little more."))
        yield subject.finding("min", field, where, texts, used=measured.used, limit=field.min)
    wrong = [sign for sign in field.forbidden if sign in text]
    if wrong:
        texts = (N_("{field}: {network} refuses {signs}."), N_("Write it in another way."))
        yield subject.finding("forbidden", field, where, texts, signs=" ".join(wrong))
    if field.refuses_phone and _PHONE.search(text):
        texts = (
            N_("{field}: {network} refuses posts with a telephone number."),
            N_("Take the number out; the profile shows it already."),
        )
        yield subject.finding("refuses_phone", field, where, texts)


def _said_of(found: Finding, number: int) -> Finding:
    fix = SERVER_FIXES[_SHORTEN] if found.fix == SERVER_FIXES[_SHORTEN] else _SHORTEN
    return replace(found, message=_IN_THREAD, fix=fix, values={**found.values, "number": number})


def _check_length(
    subject: Subject, field: FieldFacts, where: str, text: str, measured: Count
) -> Iterator[Finding]:
    own = field.origin_of("max").grade is Grade.USER
    used, limit = measured.used, field.max
    if field.max_utf8_bytes and measured.utf8_bytes > field.max_utf8_bytes:
        values = {"used": measured.utf8_bytes, "limit": field.max_utf8_bytes}
        over = measured.utf8_bytes - field.max_utf8_bytes
        yield subject.finding("max_utf8_bytes", field, where, _TOO_LONG[Unit.BYTES], over=over, **values)
    elif limit and (measured.lower > limit or (own and used > limit)):
        sure = field.certain and not own and count(field.certain, text) > limit
        level = Level.BLOCK if sure else None
        found = subject.finding(
            "max", field, where, _TOO_LONG[measured.unit], level, used=used, limit=limit, over=used - limit
        )
        yield replace(found, grade=Grade.OFFICIAL) if sure else found
    elif limit and used > limit:
        level = min(Level.WARN, LEVELS[field.origin_of("max").grade])
        yield subject.finding(
            "max", field, where, _PERHAPS_TOO_LONG, level, used=used, limit=limit, over=used - limit
        )
    elif limit and field.escaped and used + sum(text.count(sign) for sign in field.escaped) > limit:
        texts = (
            N_("{field}: by the API it may pass the {limit} of {network}, where each # ( ) @ _ counts 2."),
            N_("Publish it by hand, or shorten it a little."),
        )
        yield subject.finding("escaped", field, where, texts, Level.HINT, limit=limit)
    elif field.recommended and used > field.recommended:
        texts = (
            N_("{field}: {used} characters; on {network} up to {limit} are shown well."),
            N_("Say it in fewer words, if you can."),
        )
        yield subject.finding(
            "recommended", field, where, texts, Level.HINT, used=used, limit=field.recommended
        )
