"""Which words of a text are to be spelt right, and by which dictionary: addresses, tags and codes are not."""

from collections.abc import Iterator

import regex

_LETTERS = r"[\p{L}\p{M}]"
_WORD = regex.compile(rf"{_LETTERS}+(?:['’ʼ]{_LETTERS}+)*")
# What is no prose: addresses, people, tags, slots of a saved text, code, the target of a Markdown link, anything with
# a digit or an underscore in it.
_SKIPPED = regex.compile(
    r"""\b\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+ | (?:https?://|www\.)\S+ | \b[\w-]+(?:\.[\w-]+)*\.\p{Ll}{2,}(?:/\S*)?(?!\w)
        | [@#＃]\w[\w.@-]* | \{[^{}\n]*\} | \[\[[^\]\n]*\]\] | `[^`\n]*` | (?<=\])\([^)\s]*\) | \w*[\d_]\w*""",
    regex.VERBOSE,
)


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the words to be checked stand (code point offsets) and what they are, apostrophes made plain.

    Left out besides: single letters, words in capitals and words with a capital inside, which are names and signs.
    """
    skipped = [match.span() for match in _SKIPPED.finditer(text)]
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(skipped) and skipped[at][1] <= start:
            at += 1
        word = match.group()
        if (at < len(skipped) and skipped[at][0] < end) or len(word) < 2 or any(sign.isupper() for sign in word[1:]):
            continue
        yield start, end, word.replace("’", "'").replace("ʼ", "'")


def dictionary(language: str, country: str, zone: str = "") -> str:
    """The dictionary for a language as written in a country (ISO 3166-1): "it", "es", "en_GB", "en_US"; "" = none.

    Where no country is named, the time zone says on which side of the Atlantic English is written.
    """
    if language == "en":
        american = country == "US" or (not country and (not zone or zone.startswith("America/")))
        return "en_US" if american else "en_GB"
    return language if language in ("it", "es") else ""


def is_named(word: str, names: frozenset[str]) -> bool:
    """Whether a word is one of ``names`` (in lower case), alone or with an elided article or a possessive *'s*."""
    low = word.casefold()
    head, apostrophe, tail = low.rpartition("'")
    return low in names or (bool(apostrophe) and (head if tail == "s" else tail) in names)
