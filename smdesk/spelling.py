"""The dictionaries: whether a word is one, and which were perhaps meant. The only importer of Hunspell.

A dictionary takes 0.1 s to read and a suggestion as long to find, all of it with the interpreter held: the window asks
another process of this program (``smdesk spell --serve``), which answers one line of JSON with another.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import IO, Any

from smdesk import resources

DICTIONARIES = ("it", "es", "en_GB", "en_US")
MOST = 5  # suggestions



class NoDictionary(Exception):
    """There is no dictionary of this name, or this machine has no Hunspell."""


@cache
def _read(name: str) -> Any:
    if name not in DICTIONARIES:
        raise NoDictionary(name)
    try:
        from hunspell import Hunspell
    except ImportError:  # no wheel of it for this machine
        raise NoDictionary(name) from None
    return Hunspell(name, hunspell_data_dir=str(resources.path("spelling")))


@cache
def _trade() -> frozenset[str]:
    return frozenset(resources.path("spelling", "trade.txt").read_text(encoding="utf-8").split())


def is_right(name: str, word: str) -> bool:
    """Whether a word is spelt right; elided articles (*dell'*) and the possessive *'s* are taken off.

    :raises NoDictionary: when there is none
    """
    known = _read(name)
    if known.spell(word) or word.lower() in _trade():
        return True
    head, apostrophe, tail = word.rpartition("'")
    if not apostrophe:
        return False
    if name.startswith("en"):
        return tail == "s" and is_right(name, head)
    return len(head) <= 6 and len(tail) > 1 and is_right(name, tail)


def suggestions(name: str, word: str) -> tuple[str, ...]:
    """What was perhaps meant, likeliest first, at most five.

    :raises NoDictionary: when there is none
    """
    return tuple(_read(name).suggest(word))[:MOST]


def serve(lines: Iterable[bytes], out: IO[bytes]) -> None:
    """Answer questions until there are no more.

    ``{"id", "dictionary", "words": […]}`` is answered ``{"id", "wrong": […]}``; with ``"suggest": word`` instead of
    words ``{"id", "suggestions": […]}``; where there is no such dictionary ``{"id", "missing": true}``.
    """
    for line in lines:
        asked = json.loads(line)
        answer: dict[str, object] = {"id": asked["id"]}
        try:
            if "suggest" in asked:
                answer["suggestions"] = suggestions(asked["dictionary"], asked["suggest"])
            else:
                answer["wrong"] = [word for word in asked["words"] if not is_right(asked["dictionary"], word)]
        except NoDictionary:
            answer["missing"] = True
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()
