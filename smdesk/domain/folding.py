"""Texts made comparable: without case and accents, with the way back to where each letter stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
_SPECIAL |= {"’": "'", "‘": "'", "ʼ": "'"}
_NOT_SLUG = re.compile(r"[^a-z0-9_]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in small letters without accents; ``at[i]`` is the source offset of its letter i."""

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of the folded span; a combining accent stays with its letter."""
        return self.at[start], self.at[end]


def fold(text: str) -> Folded:
    """Fold case and accents, remembering offsets. Typographic apostrophes become straight ones.

    Every rule about a post asks for the same few texts: the last ones are kept.
    """
    return _fold_again(text) if len(text) <= _KEPT_LETTERS else _fold(text)


def _fold(text: str) -> Folded:
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    plain = [_PLAIN[letter] for letter in text]
    whole = "".join(plain)
    if len(whole) == len(text) and "" not in plain:  # a letter for each
        return Folded(whole, range(len(text) + 1))
    at = [index for index, one in enumerate(plain) for _ in one]
    return Folded(whole, (*at, len(text)))


_KEPT_LETTERS = 5_000
_fold_again = lru_cache(maxsize=64)(_fold)


class _Plain(dict[str, str]):
    """A letter without case and accent; worked out once for each letter there is."""

    def __missing__(self, letter: str) -> str:
        small = letter.lower()
        parts = unicodedata.normalize("NFD", small)
        plain = _SPECIAL.get(small) or "".join(part for part in parts if not unicodedata.combining(part))
        self[letter] = plain
        return plain


_PLAIN = _Plain()


def folded(text: str) -> str:
    """The folded text alone."""
    return text.lower() if text.isascii() else fold(text).text


def slug(text: str) -> str:
    """Small ASCII letters, digits, hyphens and the underscores that were: "Año Nuevo!" → "ano-nuevo"."""
    wide = unicodedata.normalize("NFKC", text)
    return _NOT_SLUG.sub("-", folded(wide)).strip("-_")


def likeness(text: str) -> str:
    """What two texts share when a reader would call them the same: their words, without marks and spacing."""
    return " ".join(_WORD.findall(folded(text)))
