"""How alike two texts are: no client gets another's text with the name changed, no brand another's themes.

Texts are compared by their folded words in runs of three (w-shingling; Broder, 1997): Jaccard's share of the
runs both have, or how much of the shorter text the longer one holds. Hashtags, mentions, addresses and
numbers do not count. Texts of fewer than eight words are like only when equal, from five words on, so that
"Buona domenica a tutti" is nobody's.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from smdesk.domain.folding import folded

THRESHOLD = 0.5  # as many runs in common as not: a reader calls that the same text
SAME_THEME = 0.6
RUN = 3  # words of a shingle
SHORT_WORDS = 8  # fewer are compared whole
LEAST_WORDS = 5  # of a short text that may be a clone at all
_MOST_FOLDS = 50_000
_HELD_RUNS = 6  # fewer shared runs are a turn of phrase ("book by the link in the profile"), not a text held
_WORD = re.compile(r"\w+")
_SKIP_SIGNS = re.compile(r"[#＃@/{]|www", re.IGNORECASE)
_SKIP = re.compile(  # addresses, mentions, hashtags, places to fill in
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|[#＃@]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*|\{\w+\}",
    re.IGNORECASE,
)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Likeness(Generic[K]):
    """A text that is like the one asked about; ``score`` 0 to 1, ``shared`` the longest run of words in common.

    ``shared`` is cut from the text asked about, as it is written there.
    """

    id: K
    score: float
    shared: str


@dataclass(frozen=True, slots=True)
class SameTheme:
    """An own theme and another's that says the same; ``score`` 0 to 1 of the shorter one's words."""

    own: str
    theirs: str
    score: float


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[str, ...]
    runs: frozenset[str]


class LikenessIndex(Generic[K]):
    """Many texts, asked often which of them a new one is like. Built once, kept up to date by id."""

    def __init__(self, texts: Iterable[tuple[K, str]] = ()) -> None:
        self._texts: dict[K, _Text] = {}
        self._holding: dict[str, list[K]] = {}  # a run of words, or a short text whole → who has it
        for key, text in texts:
            self.add(key, text)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: K) -> bool:
        return key in self._texts

    def add(self, key: K, text: str) -> None:
        """Take a text in, or its new wording."""
        self.remove(key)
        entry = _entry(_words(text))
        self._texts[key] = entry
        for run in entry.runs:
            self._holding.setdefault(run, []).append(key)

    def remove(self, key: K) -> None:
        """Forget a text; one that is not there is no fault."""
        entry = self._texts.pop(key, None)
        for run in entry.runs if entry else ():
            holders = self._holding[run]
            holders.remove(key)
            if not holders:
                del self._holding[run]

    def clones(
        self, text: str, threshold: float = THRESHOLD, *, limit: int = 20, but: Iterable[K] = ()
    ) -> list[Likeness[K]]:
        """The texts at least ``threshold`` like this one, the most alike first, ``limit`` at most.

        ``but`` names those not meant, such as the text itself.
        """
        placed = _placed(text)
        entry = _entry(tuple(word for word, _, _ in placed))
        shared = Counter(key for run in entry.runs for key in self._holding.get(run, ()))
        for key in but:
            shared.pop(key, None)
        scored = [(_score(entry, self._texts[key], count), key) for key, count in shared.items()]
        found = sorted(((score, key) for score, key in scored if score >= threshold), key=lambda one: -one[0])
        plain = unicodedata.normalize("NFC", text)
        return [
            Likeness(key, score, _shared(plain, placed, self._texts[key].words))
            for score, key in found[:limit]
        ]


def clones(
    text: str, others: Iterable[tuple[K, str]], threshold: float = THRESHOLD, *, limit: int = 20
) -> list[Likeness[K]]:
    """The others at least ``threshold`` like the text. To ask often, keep a :class:`LikenessIndex`."""
    return LikenessIndex(others).clones(text, threshold, limit=limit)


def alike(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1."""
    first, second = _entry(_words(one)), _entry(_words(other))
    return _score(first, second, len(first.runs & second.runs))


def phrases(text: str, most: int) -> list[str]:
    """Runs of words by which a text would be found again, spread over all of it: of each stretch, the one of
    the longest words, which are the rarest. Folded; a text too short to be a clone has none."""
    words = _words(text)
    if len(words) < LEAST_WORDS:
        return []
    runs = list(zip(words, words[1:], words[2:], strict=False))
    step = max(len(runs) / most, 1)
    stretches = [runs[round(at * step) : round((at + 1) * step)] for at in range(min(most, len(runs)))]
    chosen = [max(stretch, key=lambda run: sum(map(len, run))) for stretch in stretches if stretch]
    return list(dict.fromkeys(map(" ".join, chosen)))


def _placed(text: str) -> list[tuple[str, int, int]]:
    """Folded words with the place of each in the composed (NFC) text."""
    return [
        (word, match.start(), match.end())
        for match in _WORD.finditer(_read(text))
        if (word := _FOLDS[match[0]])
    ]


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_FOLDS.__getitem__, _WORD.findall(_read(text)))))


def _read(text: str) -> str:
    """The composed text with blanks, as many letters, where something does not count."""
    composed = unicodedata.normalize("NFC", text)
    if not _SKIP_SIGNS.search(composed):
        return composed
    return _SKIP.sub(lambda match: " " * len(match[0]), composed)


class _Folds(dict[str, str]):
    """Words folded once, since texts repeat them; "" for a number, which does not count."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_FOLDS:
            self.clear()
        self[word] = found = "" if word.isnumeric() else folded(word)
        return found


_FOLDS = _Folds()


def _entry(words: tuple[str, ...]) -> _Text:
    if len(words) >= SHORT_WORDS:
        return _Text(words, frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    return _Text(words, frozenset({" ".join(words)} if len(words) >= LEAST_WORDS else ()))


def _score(one: _Text, other: _Text, shared: int) -> float:
    if not shared:
        return 0.0
    jaccard = shared / (len(one.runs) + len(other.runs) - shared)
    held = shared / min(len(one.runs), len(other.runs)) if shared >= _HELD_RUNS else 0.0
    return max(jaccard, held)


def _shared(text: str, placed: list[tuple[str, int, int]], theirs: tuple[str, ...]) -> str:
    mine = [word for word, _, _ in placed]
    run = SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()
    if not run.size:
        return ""
    return " ".join(text[placed[run.a][1] : placed[run.a + run.size - 1][2]].split())


# -- themes -----------------------------------------------------------------------------------------

_SMALL_WORDS = (
    "a ad ai al alla alle allo anche and at che chi come con cosa cual da dai dal dalla de degli dei del dell della "
    "delle dello di e ed el en for from gli how i il in is it its l la las le lo los los mas mi mis ne negli nei nel nella "
    "nelle noi non nos nosotros nostra nostre nostri nostro nuestra nuestras nuestro nuestros of on or our para per piu "
    "por que qui se sin su sui sul sulla tra fra su sus the their they to tu tus tuo tua un una uno us vi voi vostra "
    "vostro what when with y you your senza without sobre about"
)
_STOP = frozenset(_SMALL_WORDS.split())
_PLURALS = re.compile(r"(?:(?<=ss)es|(?<=[^aeiou])es|(?<=[aeiou])s|(?<=[^s])s)$")


def theme_sameness(
    own: Iterable[str], theirs: Iterable[str], threshold: float = SAME_THEME
) -> list[SameTheme]:
    """Own themes that competitors have too: their main words, without endings of number and gender, in common.

    Synonyms are not known. The most alike first; small words ("in", "con", "the") do not count.
    """
    rivals = [(theme, stems) for theme in dict.fromkeys(theirs) if (stems := _stems(theme))]
    found = []
    for theme in dict.fromkeys(own):
        stems = _stems(theme)
        for other, others in rivals:
            if common := len(stems & others):
                score = common / min(len(stems), len(others))
                if score >= threshold:
                    found.append(SameTheme(theme, other, score))
    return sorted(found, key=lambda same: -same.score)


def _stems(theme: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(theme) if word not in _STOP and len(word) > 1)


def stem(word: str) -> str:
    """A folded word without its ending of number or gender, the same for the three languages.

    "ricette" and "ricetta", "clases" and "clase", "stories" and "story" become one.
    """
    short = _PLURALS.sub("", word) if len(word) > 3 and not word.endswith("ss") else word
    if len(short) > 3 and short[-1] in "aeiouy":
        short = short[:-1]
        if short[-1] in "iy" and len(short) > 3:
            short = short[:-1]
    if short.endswith(("ch", "gh")):
        short = short[:-1]
    return f"{short[:-1]}c" if short.endswith("z") else short
