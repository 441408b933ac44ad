"""Counting a text the way each network does: one function per rule, named as in ``networks.toml``.

Every rule takes any ``str``, lone surrogates too, and never raises. Sources stand with each rule; where a
network does not document its unit the rule is ``conservative`` and gives both bounds.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import regex

from smdesk.domain.links import find_links

LINK_LENGTH = 23  # what a link costs on X and Mastodon, whatever its real length

# Letters and marks of which no two make one sign: those of Western texts, without what joins or combines.
_SINGLE = re.compile(r"[\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_GRAPHEME = regex.compile(r"\X")
# One emoji of UTS #51: keycap, flag, tag sequence (England), or pictographs joined by ZWJ.
# © and ® are letters until U+FE0F makes them emoji (twitter-text emoji_regex.rb).
_PICTOGRAPH = (
    r"(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|[\p{Emoji}--\p{Emoji_Presentation}--[0-9#*]]\uFE0F"
    r"|[\p{Emoji}--[0-9#*©®]--\p{Regional_Indicator}])"
)
_EMOJI = regex.compile(
    r"[0-9#*]\uFE0F?\u20E3|\p{Regional_Indicator}{2}|\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F"
    rf"|{_PICTOGRAPH}(?:\u200D{_PICTOGRAPH})*",
    regex.V1,
)
_ONE_EMOJI = "\U0001f642"
# twitter-text config/v3.json: these ranges weigh 1, everything else 2
_HEAVY = regex.compile(r"[^\u0000-\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]")
_LINE_END = regex.compile(r"\r\n?")
_MENTION = regex.compile(
    r"(?<![=/\w])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\w.-]*\w", regex.IGNORECASE | regex.ASCII
)

_HTML_TAGS = r"b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|a|tg-emoji|code|pre|blockquote"
_HTML_PAIR = regex.compile(rf"<({_HTML_TAGS})(?:\s[^<>]*)?>([^<>]*)</\1\s*>", regex.IGNORECASE)
_HTML_ENTITY = regex.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});", regex.IGNORECASE)
_MARKDOWN = regex.compile(
    r"(?<fence>```)(?:\w*\n)?([^`]+)```|`([^`\n]+)`|!?\[([^\[\]\n]+)\]\([^()\s]+\)"
    r"|(?<!\w)(?<mark>\*\*|__|\|\||\*|_|~)(?!\s)([^*_~|\n]+)(?<!\s)(?P=mark)(?!\w)"
)


class Unit(StrEnum):
    """What a limit is expressed in; decides the word shown beside the number."""

    CHARACTERS = "characters"
    WEIGHTED = "weighted"  # X: some characters cost 2, links 23
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Count:
    """The length of a text by one rule.

    ``used`` is what the network is taken to count. ``lower`` and ``upper`` differ from it only where the
    unit is not documented: then the truth lies between them. ``utf8_bytes`` is the second budget of
    ``bluesky``, 0 for the other rules.
    """

    used: int
    lower: int
    upper: int
    unit: Unit
    utf8_bytes: int = 0


def graphemes(text: str) -> int:
    """Characters as a reader sees them: extended grapheme clusters, UAX #29."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return len(text) - text.count("\r\n")
    return len(_GRAPHEME.findall(text))


def beginning(text: str, most: int) -> str:
    """The first signs of a text that lie within ``most`` code points; none is cut in two."""
    end = 0
    for sign in _GRAPHEME.finditer(text, 0, most + 100):
        if sign.end() > most:
            break
        end = sign.end()
    return text[:end]


def utf8_bytes(text: str) -> int:
    """Length in UTF-8 octets."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def utf16(text: str) -> int:
    """UTF-16 code units: code points, those above U+FFFF twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def codepoints(text: str) -> int:
    """Unicode code points."""
    return len(text)


def x_weighted_v3(text: str) -> int:
    """X: NFC; each link 23, each emoji 2, the light ranges 1, everything else 2.

    Source: twitter-text config/v3.json @30e2430; docs.x.com, counting characters. Any emoji sequence joined
    by ZWJ counts 2, newer ones than twitter-text's own table (Emoji 12) too.
    """
    text = _LINE_END.sub("\n", unicodedata.normalize("NFC", text))
    text = _with_links_as(text, "x" * LINK_LENGTH, bare=True)
    if text.isascii():
        return len(text)
    text = _EMOJI.sub(_ONE_EMOJI, text)
    return len(text) + len(_HEAVY.findall(text))


def mastodon(text: str) -> int:
    """Mastodon: graphemes after links with a protocol become 23 characters and ``@user@host`` ``@user``.

    Source: mastodon app/validators/status_length_validator.rb. The content warning is added by
    :func:`measure`, in full.
    """
    text = _with_links_as(text, "x" * LINK_LENGTH, bare=False)
    return graphemes(_MENTION.sub(r"@\1", text) if "@" in text else text)


def codepoints_after_entities(text: str) -> int:
    """Telegram: code points left once its HTML or Markdown is parsed away.

    Source: tdlib/td @022d60202 (utf8_length). Only complete marks are taken off; anything doubtful is
    counted in full, so that the number is never smaller than Telegram's for a plain text.
    """
    return len(without_markup(text))


def without_markup(text: str) -> str:
    """``text`` as Telegram shows it: complete pairs of its HTML tags, or else of Markdown marks, removed."""
    stripped = text
    if "</" in text:
        for _ in range(8):  # tags nest; deeper than this is no message
            stripped, pairs = _HTML_PAIR.subn(r"\2", stripped)
            if not pairs:
                break
    if stripped != text:  # entities are decoded by Telegram only in a message sent as HTML
        return _HTML_ENTITY.sub(lambda entity: html.unescape(entity[0]), stripped)
    for _ in range(3):
        text, pairs = _MARKDOWN.subn(lambda mark: mark[2] or mark[3] or mark[4] or mark[6] or "", text)
        if not pairs:
            break
    return text


def _with_links_as(text: str, placeholder: str, *, bare: bool) -> str:
    links = find_links(text, bare=bare)
    if not links:
        return text
    pieces: list[str] = []
    end = 0
    for link in links:
        pieces += (text[end : link.start], placeholder)
        end = link.end
    return "".join((*pieces, text[end:]))


_RULES: dict[str, tuple[Callable[[str], int], Unit]] = {
    "x_weighted_v3": (x_weighted_v3, Unit.WEIGHTED),
    "graphemes": (graphemes, Unit.CHARACTERS),
    "bluesky": (graphemes, Unit.CHARACTERS),
    "mastodon": (mastodon, Unit.CHARACTERS),
    "gotosocial": (codepoints, Unit.CHARACTERS),
    "utf8_bytes": (utf8_bytes, Unit.BYTES),
    "codepoints": (codepoints, Unit.CHARACTERS),
    "codepoints_after_entities": (codepoints_after_entities, Unit.CHARACTERS),
    "utf16": (utf16, Unit.CHARACTERS),
    "conservative": (utf16, Unit.CHARACTERS),
}
RULES: frozenset[str] = frozenset(_RULES)
_WITH_WARNING: dict[str, Callable[[str], int]] = {"mastodon": graphemes, "gotosocial": codepoints}


def measure(rule: str, text: str, *, content_warning: str = "") -> Count:
    """Length of ``text`` by ``rule`` (one of :data:`RULES`); ``KeyError`` for another word.

    ``content_warning`` shares the budget of the text by the rules ``mastodon`` and ``gotosocial`` (source of
    the latter: superseriousbusiness/gotosocial internal/processing/status/common.go @57cb4fe74); the others
    ignore it.
    """
    function, unit = _RULES[rule]
    used = function(text)
    if content_warning and rule in _WITH_WARNING:
        used += _WITH_WARNING[rule](content_warning)
    lower = graphemes(text) if rule == "conservative" else used
    return Count(used, lower, used, unit, utf8_bytes(text) if rule == "bluesky" else 0)


def count(rule: str, text: str, *, content_warning: str = "") -> int:
    """:func:`measure` as one number: what the network counts, or its upper bound where that is not known."""
    return measure(rule, text, content_warning=content_warning).used
