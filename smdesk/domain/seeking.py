"""What somebody may mean who types a few letters of a name: in any order, by initials, or with one slip."""

import re
from collections.abc import Sequence

from smdesk.domain.folding import fold, folded

SHORTEST_SLIP = 4  # letters: with fewer, one more or less is another word
_WORD = re.compile(r"\w+")


def holds(sought: str, text: str) -> bool:
    """Whether every word sought stands somewhere in the text, without case and accents."""
    whole = folded(text)
    return all(word in whole for word in folded(sought).split())


def may_mean(sought: str, text: str) -> bool:
    """Whether the text may be meant although it does not hold what was typed: by the first letters of its words
    ("np": new post), or with one letter wrong, missing, too many or swapped with its neighbour."""
    words = _WORD.findall(folded(text))
    parts = folded(sought).split()
    if len(parts) == 1 and len(parts[0]) > 1 and "".join(word[0] for word in words).startswith(parts[0]):
        return True
    return bool(parts) and all(any(part in word or _slipped(part, word) for word in words) for part in parts)


def _slipped(part: str, word: str) -> bool:
    """Whether a word begins as typed but for one slip."""
    if len(part) < SHORTEST_SLIP:
        return False
    at = next((n for n, (one, other) in enumerate(zip(part, word, strict=False)) if one != other), len(part))
    rest, left = part[at:], word[at:]
    ways = (rest[1:], left[1:]), (rest, left[1:]), (rest[1:], left), (rest[2:], left[2:])
    swapped = rest[:2] == left[1::-1]
    return any(left_.startswith(typed) for typed, left_ in (ways if swapped else ways[:3]))


def parts_of(sought: str, text: str) -> Sequence[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words sought."""
    whole, pieces, last = fold(text), [], 0
    words = [re.escape(word) for word in folded(sought).split()]
    for found in re.finditer("|".join(words), whole.text) if words else ():
        start, end = whole.span(*found.span())
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    return [*pieces, (text[last:], False)]
