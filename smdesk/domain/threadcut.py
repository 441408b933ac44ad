"""Dividing a text that is too long for one post, by the network's own count and where a reader would pause."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from smdesk.domain import thread
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft
from smdesk.domain.limits import budget
from smdesk.domain.links import MAX_LINK, find_links

_LOOKED_AT = 20_000  # code points; more never fit into one post
_SEEN_AHEAD = 40  # code points behind the room: what follows says whether a sentence ends
MOST = 99  # posts of a thread; a longer text is an article
_EMOJI = r"(?:[ ]?(?:\p{Extended_Pictographic}|\p{RI}{2})[\u200D\uFE0F\p{Emoji_Modifier}\p{Extended_Pictographic}]*)*"
_TITLES = r"sig|sigg|dott|dr|dra|sr|sra|srta|prof|mr|mrs|ms|st|ing|avv|art|pag|tel"
_SENTENCE = regex.compile(
    rf"(?<!\b(?:(?i:{_TITLES})|\p{{Lu}}))[.!?…]+[\"'”’»)\]]*{_EMOJI}(?=\s+[^\s\p{{Ll}}]|\s*\Z)|[。！？｡]+[」』）]*"
)
_CLAUSE = regex.compile(r"[,;:–—](?=\s)|[、，；：]")
_SPACE = regex.compile(r"\s+")
_GRAPHEME = regex.compile(r"\X")
# Where to cut, best first, with the least part of the room that a post must fill for it.
_PLACES = (
    (regex.compile(r"\n\s*\n"), 0.5), (_SENTENCE, 0.35), (regex.compile(r"\n"), 0.5), (_SENTENCE, 0.15),
    (_CLAUSE, 0.5), (_SPACE, 0.0),
)  # fmt: skip


def cut(facts: NetworkFacts, draft: Draft) -> str:
    """The text of ``draft`` as a thread that fits, numbered; the divisions it has already are kept.

    The link, where it stands in the text, goes with the last post and is counted there.

    :raises BadInput: where there are no threads, or no limit to go by, or the text is no thread any more
    """
    if not facts.thread or not budget(facts, draft).limit:
        message = N_("Text: {network} has no threads; write a shorter version for it.")
        raise BadInput(message, "text", network=facts.name)
    whole = budget(facts, replace(draft, text=thread.in_one(draft.text)))
    if whole.used > MOST * whole.limit:
        raise _endless()
    given = thread.bare(thread.parts(draft.text))
    posts = given
    for digits in (1, 2):
        posts = tuple(_posts(facts, draft, given, " " + "/".join(["9" * digits] * 2)))
        if len(posts) < 10**digits:
            return thread.divided(thread.numbered(posts))
    raise _endless()


def _endless() -> BadInput:
    message = N_("Text: it does not fit into a thread of {limit} posts. Make it an article, and link to it.")
    return BadInput(message, "text", limit=MOST)


def _posts(facts: NetworkFacts, draft: Draft, given: tuple[str, ...], number: str) -> Iterator[str]:
    for place, text in enumerate(given):
        yield from _pieces(facts, draft, text.strip(), number, last=place == len(given) - 1)


def _pieces(facts: NetworkFacts, draft: Draft, rest: str, number: str, *, last: bool) -> list[str]:
    def fits(piece: str, link: str = "") -> bool:
        return budget(facts, replace(draft, text=piece + number, link=link)).remaining >= 0

    link = draft.link if last and draft.link not in draft.text else ""
    made: list[str] = []
    whole = rest
    while rest and (len(rest) > _LOOKED_AT or not fits(rest, link)) and len(made) <= MOST:
        low, high = 0, min(len(rest), 256)
        while high < len(rest) and fits(rest[:high].rstrip()):
            low, high = high, min(len(rest), 2 * high)
        while low < high:  # the longest beginning that fits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(rest[:middle].rstrip()) else (low, middle - 1)
        if low == len(rest) and not _SPACE.search(rest):  # only the link is too much, and one word cannot be parted
            made.append(rest)
            rest = link
            break
        end = _pause(rest, min(low, len(rest) - 1))
        while end > 1 and not fits(rest[:end].rstrip()):  # half a link can be shorter than a whole one
            end = _pause(rest, end - 1)
        made.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    made += [rest] if rest else []
    if len(made) > 1 and len(made[-1]) * 3 < len(made[-2]) and made[-1] != link:
        tail = whole[whole.rindex(made[-2], 0, len(whole) - len(made[-1])) :]
        end = _pause(tail, len(tail) * 2 // 3)  # the last one would stand there with two words
        first, second = tail[:end].rstrip(), tail[end:].lstrip()
        if second and fits(first) and fits(second, link):
            made[-2:] = [first, second]
    return made


def _pause(text: str, most: int) -> int:
    """Where to end a post that has room for ``most`` code points of ``text``; at least one sign."""
    text = text[: most + MAX_LINK]
    links = [(one.start, one.end) for one in find_links(text)]
    for pattern, least in _PLACES:
        ends = [
            found.end()
            for found in pattern.finditer(text, 0, most + _SEEN_AHEAD)
            if 0 < len(text[: found.end()].rstrip()) <= most
            and found.end() >= most * least
            and not any(start < found.end() < end for start, end in links)
        ]
        if ends:
            return ends[-1]
    whole = 0
    for sign in _GRAPHEME.finditer(text):
        if sign.end() > most and whole:
            break
        whole = sign.end()
    return whole
