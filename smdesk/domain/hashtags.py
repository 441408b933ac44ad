"""Hashtags as readers meet them: found in any script, readable by screen readers, not doubled."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from smdesk.domain.errors import N_
from smdesk.domain.folding import fold, folded
from smdesk.domain.lintwords import COMMON
from smdesk.domain.note import Note

_TAG = regex.compile(r"(?<![\p{L}\p{M}\p{N}_&/?=.#＃])[#＃]([\p{L}\p{M}\p{N}_]+)")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LONG = 10  # letters from which a tag in small letters is hard to read
_MOST_LETTERS = 100  # of a tag looked into


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A tag with its sign: ``text`` is "#Raviolo", ``start:end`` where it stands."""

    text: str
    start: int
    end: int

    @property
    def body(self) -> str:
        """The tag without its sign."""
        return self.text[1:]


def _tags(text: str) -> Iterator[Hashtag]:
    for match in _TAG.finditer(text):
        yield Hashtag(match[0], match.start(), match.end())


def extract(text: str) -> list[Hashtag]:
    """The hashtags of a text in order; "#1" is none, nor is the end of an address."""
    return [tag for tag in _tags(text) if not tag.body.isnumeric()]


def advise(text: str) -> list[Note]:
    """Hints on the hashtags of a text: capitals, doubles, digits only."""
    if "#" not in text and "＃" not in text:
        return []
    known = {word for tagless in [_TAG.sub(" ", text)] for word in _WORD.findall(folded(tagless))}
    seen: set[str] = set()
    notes: list[Note] = []
    for tag in _tags(text):
        key = folded(tag.body)
        if tag.body.isnumeric():
            message = N_("“{tag}” is only digits: networks make no hashtag of it; add a word.")
            notes.append(_note("hashtag-digits", tag, message))
        elif key in seen:
            message = N_("“{tag}” stands here twice: once is enough.")
            notes.append(_note("hashtag-twice", tag, message, fix=""))
        else:
            notes += _capitals(tag, known)
        seen.add(key)
    return notes


def _note(kind: str, tag: Hashtag, message: str, fix: str | None = None, **values: object) -> Note:
    return Note(kind, tag.start, tag.end, tag.text, message, {"tag": tag.text, **values}, fix, hint=True)


def _capitals(tag: Hashtag, known: set[str]) -> list[Note]:
    body = tag.body
    if len(body) < _LONG or body != body.lower() or body.upper() == body:
        return []
    if folded(body) in known:
        return []  # one long word that the text itself uses
    split = camel_case(body, known)
    if split:
        message = N_("“{tag}” is easier to read, and to hear, as “{better}”.")
        return [_note("hashtag-capitals", tag, message, fix="#" + split, better="#" + split)]
    message = N_("“{tag}”: begin each word with a capital, so that screen readers tell them apart.")
    return [_note("hashtag-capitals", tag, message)]


def camel_case(body: str, known: set[str]) -> str | None:
    """``body`` with a capital at each word, by the (folded) words ``known`` and common ones, or None."""
    source = fold(body[:_MOST_LETTERS])
    text = source.text
    best: list[tuple[int, list[int]] | None] = [(0, [])] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 30), end):
            way = best[start]
            word = text[start:end]
            if way is None or not (word in known or word in COMMON or word.isdigit()):
                continue
            # One-letter words are cheap to find and rarely meant: they count double.
            cost = way[0] + (3 if len(word) == 1 else 1)
            here = best[end]
            if here is None or cost < here[0]:
                best[end] = (cost, [*way[1], start])
    found = best[-1]
    if found is None or len(found[1]) < 2 or len(body) > _MOST_LETTERS:
        return None
    starts = {source.at[start] for start in found[1]}
    return "".join(letter.upper() if index in starts else letter for index, letter in enumerate(body))
