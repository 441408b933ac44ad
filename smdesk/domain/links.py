"""Finding the links in a text as twitter-text does, in time linear to the text.

X and Mastodon both count a link as 23 characters and both find links by the grammar of twitter-text
(rb/lib/twitter-text/regex.rb and extractor.rb @30e2430, Apache-2.0). It is re-expressed here: hosts are cut
out first, without backtracking, so that a long text without spaces (Japanese, or a stuck key) stays fast.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from smdesk.domain.tlds import TOP_LEVEL_DOMAINS

_SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_DIRECTIONS = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
_INVALID = r"\uFFFE\uFEFF\uFFFF"
_ACCENTED = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289"
    r"\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
_HOST_CHAR = rf"[^!'#%&()*+,\\\-./:;<=>?@\[\]\^_{{|}}~${_SPACES}{_INVALID}{_DIRECTIONS}]"

# Labels joined by single dots; possessive, so that every character is looked at once.
_CHAIN = regex.compile(
    rf"{_HOST_CHAR}++(?:[-_]++{_HOST_CHAR}++)*+(?:\.{_HOST_CHAR}++(?:[-_]++{_HOST_CHAR}++)*+)*+"
)
_LATIN_TLD = regex.compile(r"xn--[-0-9a-z]+|[a-z]+(?=[^0-9a-z@+-]|\Z)", regex.IGNORECASE | regex.ASCII)
_LOCAL_TLDS = frozenset(tld for tld in TOP_LEVEL_DOMAINS if not tld.isascii())
_LONGEST_LOCAL = max(map(len, _LOCAL_TLDS))
_ENDS_TLD = regex.compile(r"[^0-9a-zA-Z@+-]|\Z")
_LATIN_LABELS = regex.compile(rf"(?:[-a-z0-9{_ACCENTED}]++\.)++", regex.IGNORECASE)
_PROTOCOL = regex.compile(r"https?://", regex.IGNORECASE)
_FORBIDDEN_BEFORE = regex.compile(rf"[A-Za-z0-9@＠$#＃{_INVALID}]")

_PATH_CHAR = rf"[a-z\u0400-\u04FF0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_ACCENTED}]"
_PARENTHESES = rf"\((?:{_PATH_CHAR}+|{_PATH_CHAR}*\({_PATH_CHAR}+\){_PATH_CHAR}*)\)"
_PATH_END = rf"(?:[+\-a-z\u0400-\u04FF0-9=_#/{_ACCENTED}]|{_PARENTHESES})"
_PATH = rf"(?:{_PATH_CHAR}*(?:{_PARENTHESES}{_PATH_CHAR}*)*{_PATH_END}|@{_PATH_CHAR}+/)"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"
_TAIL = regex.compile(rf"(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:{_QUERY})?", regex.IGNORECASE)
_SHORTENED = regex.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", regex.IGNORECASE)

MAX_LINK = 4096  # code points; longer ones are plain text to twitter-text
_MAX_SLUG = 40
_MAX_HOST = 253  # RFC 1035: octets of a host name
_MAX_LABEL = 63


class Span(NamedTuple):
    """A half-open range of code points of a text."""

    start: int
    end: int


class _Suffix(NamedTuple):
    """A dot with a top-level domain after it, and the last underscore in the label before it."""

    dot: int
    last: int
    underscore: int


def find_links(text: str, *, bare: bool = True) -> list[Span]:
    """The links of ``text`` in order, not overlapping. ``bare`` also takes ``example.org`` without protocol.

    Never raises, whatever the text holds.
    """
    if ("." if bare else "://") not in text:
        return []
    links: list[Span] = []
    taken = 0  # end of what earlier matches have consumed, links or not
    for chain in _CHAIN.finditer(text):
        start, end = chain.span()
        if text.find(".", start, end) < 0 or not (bare or text.endswith("://", 0, start)):
            continue
        suffixes = _suffixes(text, start, end)
        while suffixes and (found := _next_domain(text, max(start, taken), suffixes, taken)):
            first, last, protocol = found
            tail = _TAIL.match(text, last)
            taken = start = tail.end() if tail else last
            links.extend(_links_in(text, first, last, taken, protocol, bool(tail and tail["path"]), bare))
            suffixes = [suffix for suffix in suffixes if suffix.dot > taken]
    return links


def _suffixes(text: str, start: int, end: int) -> list[_Suffix]:
    """The top-level domains between ``start`` and ``end``."""
    found: list[_Suffix] = []
    label, dot = start, text.find(".", start, end)
    while dot >= 0:
        last = _tld_end(text, dot + 1)
        if last:
            found.append(_Suffix(dot, last, text.rfind("_", label, dot)))
        label, dot = dot + 1, text.find(".", dot + 1, end)
    return found


def _tld_end(text: str, start: int) -> int:
    """End of the top-level domain that begins at ``start``; 0 when none does."""
    latin = _LATIN_TLD.match(text, start)
    if latin and (latin[0][:4].lower() == "xn--" or latin[0].lower() in TOP_LEVEL_DOMAINS):
        return latin.end()
    if not text[start : start + _LONGEST_LOCAL].isascii():
        for end in range(min(len(text), start + _LONGEST_LOCAL), start + 1, -1):
            if text[start:end].lower() in _LOCAL_TLDS and _ENDS_TLD.match(text, end):
                return end
    return 0


def _next_domain(text: str, start: int, suffixes: list[_Suffix], taken: int) -> tuple[int, int, int] | None:
    """First domain from ``start`` on: first, last, length of protocol (-1: the sign before forbids it)."""
    protocol = _protocol_before(text, start, taken)
    if protocol and (last := _longest(suffixes, start)):
        return start, last, protocol
    end = suffixes[-1].dot
    # at the very start the grammar first takes one sign as "what stands before", then the empty start
    for first in (1, 0, *range(2, end)) if start == 0 else range(start, end):
        if first >= end or text[first] in ".-_":
            continue
        if first and (first - 1 < taken or _FORBIDDEN_BEFORE.match(text, first - 1)):
            continue
        if last := _longest(suffixes, first):
            return first, last, -1 if first and text[first - 1] in "-_./" else 0
    return None


def _longest(suffixes: list[_Suffix], first: int) -> int:
    """End of the longest domain that may begin at ``first``; 0 when none may."""
    for dot, last, underscore in reversed(suffixes):
        if dot <= first:
            break
        if underscore < first:
            return last
    return 0


def _protocol_before(text: str, start: int, taken: int) -> int:
    """Length of ``http://`` or ``https://`` that ends at ``start`` and may begin a link; else 0."""
    for length in (7, 8):
        begin = start - length
        if begin < taken or not _PROTOCOL.fullmatch(text, begin, start):
            continue
        if begin == 0 or (begin > taken and not _FORBIDDEN_BEFORE.match(text, begin - 1)):
            return length
    return 0


def _links_in(
    text: str, first: int, last: int, end: int, protocol: int, has_path: bool, bare: bool
) -> Iterator[Span]:
    """The links that one match stands for: none when the host cannot exist, several for mixed scripts."""
    domain = text[first:last]
    if protocol < 0 or not _host_is_possible(domain) or end - first + protocol > MAX_LINK:
        return
    if protocol:
        begin = first - protocol
        shortened = _SHORTENED.match(text, begin, end)
        if shortened and len(shortened[1]) > _MAX_SLUG:
            return
        yield Span(begin, shortened.end() if shortened else end)
    elif bare:
        plain = domain.isascii() and "_" not in domain
        spans = [Span(0, len(domain))] if plain else _latin_domains(domain)
        for index, (low, high) in enumerate(spans):
            closing = end if has_path and index == len(spans) - 1 else first + high
            yield Span(first + low, closing)


def _latin_domains(domain: str) -> list[Span]:
    """The parts of a host in Latin letters that are domains by themselves: ``日本語example.com``."""
    found: list[Span] = []
    end = 0
    while labels := _LATIN_LABELS.search(domain, end):
        end = labels.end()
        dot = end - 1
        while dot >= 0:
            if last := _tld_end(domain, dot + 1):
                found.append(Span(labels.start(), last))
                end = last
                break
            dot = domain.rfind(".", labels.start(), dot)
    return found


def _host_is_possible(domain: str) -> bool:
    """Whether IDNA can write the host: labels of at most 63 octets (twitter-text leaves others as text)."""
    if len(domain) > _MAX_HOST or any(len(label) > _MAX_LABEL for label in domain.split(".")):
        return False
    if domain.isascii():
        return True
    try:
        domain.encode("idna")
    except UnicodeError:
        return False
    return True
