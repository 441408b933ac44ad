"""Texts made comparable: without case and accents, with the way back to where each letter stood."""

import re
import unicodedata
from dataclasses import dataclass

_SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
_SPECIAL |= {"’": "'", "‘": "'", "ʼ": "'"}
_NOT_SLUG = re.compile(r"[^a-z0-9_]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in small letters without accents; ``at[i]`` is the source offset of its letter i."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of the folded span; a combining accent stays with its letter."""
        return self.at[start], self.at[end]


def fold(text: str) -> Folded:
    """Fold case and accents, remembering offsets. Typographic apostrophes become straight ones."""
    if text.isascii():
        return Folded(text.lower(), tuple(range(len(text) + 1)))
    letters: list[str] = []
    at: list[int] = []
    for index, letter in enumerate(text):
        for plain in _plain(letter):
            letters.append(plain)
            at.append(index)
    return Folded("".join(letters), (*at, len(text)))


def _plain(letter: str) -> str:
    small = letter.lower()
    if small in _SPECIAL:
        return _SPECIAL[small]
    parts = unicodedata.normalize("NFD", small)
    return "".join(part for part in parts if not unicodedata.combining(part))


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text


def slug(text: str) -> str:
    """Small ASCII letters, digits, hyphens and the underscores that were: "Año Nuevo!" → "ano-nuevo"."""
    wide = unicodedata.normalize("NFKC", text)
    return _NOT_SLUG.sub("-", folded(wide)).strip("-_")


def likeness(text: str) -> str:
    """What two texts share when a reader would call them the same: their words, without marks and spacing."""
    return " ".join(_WORD.findall(folded(text)))
