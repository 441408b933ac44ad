"""Tone lint: what a careful editor would underline, by rules anyone can check, in it, es and en.

Notes with ``hint`` are advice; the others keep a post from being called ready. Addresses, mentions and
hashtags are left alone, but for the words the client forbids and for advertising labels.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import regex

from smdesk.domain import hashtags
from smdesk.domain import lintwords as words
from smdesk.domain.errors import N_
from smdesk.domain.folding import Folded, fold, folded
from smdesk.domain.note import Note

FORBIDDEN, SUPERLATIVE, HEALTH, SHOUTING = "forbidden", "superlative", "health", "shouting"
EMOJI, ACCENT, LABEL = "emoji", "accent", "label"
CLAIMS = frozenset({SUPERLATIVE, HEALTH})  # these want a proof, not better manners
_MOST_EMOJI = 8  # in a text, and no more than one for every four words
_EMOJI_RUN = 4
_APART = regex.compile(
    r"https?://\S+|www\.\S+|[@#＃][\p{L}\p{M}\p{N}_.]+|\b[\w.-]+\.[a-z]{2,}/\S*", regex.IGNORECASE
)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LOUD = regex.compile(r"[[\p{L}\p{M}]--\p{Ll}]{5}", regex.V1)  # without such a run no word is in capitals
_MARKS = re.compile(r"[!¡?¿]{3,}")
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3"
)
_GRAPHEME = regex.compile(r"\X")
_LABEL_TAG = regex.compile(r"[#＃]([\p{L}\p{N}_]+)")
_LABEL_FIRST = re.compile(r"\s*[\[(]?(\w+)[\])]?\s*[:|·–—-]\s")
_THANKS = re.compile(r"\s*(gracias a) @", re.IGNORECASE)


def lint(text: str, *, language: str, forbidden: str | Iterable[str] = ()) -> list[Note]:
    """Everything worth underlining, in the order of the text.

    ``forbidden`` are the client's words, one a line or one an item; they are whole words or phrases, whatever
    their case and accents. Other rules follow ``language``. Never raises.
    """
    apart = any(sign in text for sign in "/@#＃") or "www." in text.lower()
    prose = _APART.sub(lambda match: " " * len(match[0]), text) if apart else text
    source = fold(prose)
    lines = forbidden.splitlines() if isinstance(forbidden, str) else forbidden
    notes = _forbidden(text, lines)
    notes += _claims(text, source, language)
    notes += _shouting(text, prose)
    notes += _emoji(text)
    notes += _accents(prose, language)
    notes += _labels(text, language)
    notes += hashtags.advise(text)
    return sorted(notes, key=lambda note: (note.start, note.end, note.kind))


def clean(notes: Iterable[Note]) -> bool:
    """Whether nothing but hints was found."""
    return all(note.hint for note in notes)


def _note(kind: str, text: str, span: tuple[int, int], message: str, **values: object) -> Note:
    start, end = span
    return Note(kind, start, end, text[start:end], message, {"excerpt": text[start:end], **values})


def _forbidden(text: str, lines: Iterable[str]) -> list[Note]:
    source = fold(text)
    notes = []
    for first, pattern in _forbidden_patterns(tuple(lines)):
        for match in pattern.finditer(source.text) if first in source.text else ():
            message = N_("“{excerpt}” is on the client’s list of words to avoid.")
            notes.append(_note(FORBIDDEN, text, source.span(*match.span()), message))
    return notes


@lru_cache(maxsize=16)
def _forbidden_patterns(lines: tuple[str, ...]) -> "tuple[tuple[str, re.Pattern[str]], ...]":
    """For each word or phrase its first word, which is cheap to look for, and its pattern."""
    made = []
    for word in dict.fromkeys(folded(line).strip() for line in lines):
        if word:
            pattern = r"\s+".join(re.escape(part) for part in word.split())
            made.append((word.split()[0], re.compile(rf"(?<!\w){pattern}(?!\w)")))
    return tuple(made)


@lru_cache(maxsize=16)
def _pattern(kind: str, language: str) -> "re.Pattern[str] | None":
    lists = words.SUPERLATIVES if kind == SUPERLATIVE else words.HEALTH
    if language not in lists:
        return None
    return re.compile(rf"(?<![\w'])(?:{lists[language]})(?!\w)")


def _claims(text: str, source: Folded, language: str) -> list[Note]:
    messages = {
        SUPERLATIVE: N_("“{excerpt}” is a claim without a proof: give the fact, or take it out."),
        HEALTH: N_("“{excerpt}” sounds like a promise about health: such promises are not allowed."),
    }
    notes = []
    for kind, message in messages.items():
        pattern = _pattern(kind, language)
        for match in pattern.finditer(source.text) if pattern else ():
            notes.append(_note(kind, text, source.span(*match.span()), message))
    return notes


def _shouting(text: str, prose: str) -> list[Note]:
    notes = [
        _note(SHOUTING, text, match.span(), N_("“{excerpt}” shouts: one mark is enough."))
        for match in _MARKS.finditer(prose)
    ]
    if not _LOUD.search(prose):
        return notes
    long = [match for match in _WORD.finditer(prose) if len(match[0]) >= 5]
    loud = [match for match in long if match[0].isupper()]
    if loud and (
        len(loud) * 2 >= len(long) or (len(loud) > 1 and len(loud) * 5 >= len(long)) or len(loud) > 3
    ):
        message = N_("“{excerpt}” in capitals reads as shouting, and screen readers may spell it.")
        for start, end in _joined([match.span() for match in loud], prose):
            notes.append(_note(SHOUTING, text, (start, end), message))
    return notes


def _joined(spans: list[tuple[int, int]], prose: str) -> list[tuple[int, int]]:
    """Spans with nothing but small change between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not any(letter.islower() for letter in prose[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _emoji(text: str) -> list[Note]:
    if text.isascii() or not _EMOJI.search(text):
        return []
    spans = [match.span() for match in _GRAPHEME.finditer(text) if _EMOJI.search(match[0])]
    notes = []
    run: list[tuple[int, int]] = []
    for span in [*spans, (len(text) + 1, len(text) + 1)]:
        if run and (span[0] > len(text) or text[run[-1][1] : span[0]].strip(" ")):
            if len(run) >= _EMOJI_RUN:
                message = N_("{n} emoji in a row: screen readers read out each of them.")
                notes.append(_note(EMOJI, text, (run[0][0], run[-1][1]), message, n=len(run)))
            run = []
        run.append(span)
    number = len(_WORD.findall(text)) if len(spans) >= _EMOJI_RUN else 0
    if len(spans) > _MOST_EMOJI or (len(spans) >= _EMOJI_RUN and len(spans) * 4 > number):
        message = N_("{n} emoji in {words} words: keep those that say something.")
        notes.append(_note(EMOJI, text, spans[-1], message, n=len(spans), words=number))
    return notes


@lru_cache(maxsize=4)
def _accent_pattern(language: str) -> "re.Pattern[str]":
    wrong = sorted(words.ACCENTS[language], key=len, reverse=True)
    inner = "|".join(re.escape(one).replace("'", "['’]") for one in wrong)
    return re.compile(rf"(?<![\w'’])(?:{inner})(?![\w'’])", re.IGNORECASE)


def _accents(prose: str, language: str) -> list[Note]:
    if language not in words.ACCENTS:
        return []
    message = N_("“{excerpt}” lacks its accent: “{right}”.")
    found = {}
    for match in _accent_pattern(language).finditer(prose):
        right = words.ACCENTS[language][match[0].lower().replace("’", "'")]
        found[match.span()] = _as_written(right, match[0])
    if language == "es":
        for match in words.ENDING_ES.finditer(prose):
            found[match.span()] = match[1] + ("IÓN" if match[0].isupper() else "ión")
    notes = []
    for span, right in found.items():
        start, end = span
        values = {"excerpt": prose[start:end], "right": right}
        notes.append(Note(ACCENT, start, end, prose[start:end], message, values, right))
    return notes


def _as_written(right: str, wrong: str) -> str:
    if wrong.isupper() and len(wrong) > 2:
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right


def _labels(text: str, language: str) -> list[Note]:
    if language != "es":
        return []
    matches = [match for match in _LABEL_TAG.finditer(text) if match[1].lower() in words.VAGUE_LABELS]
    first = _LABEL_FIRST.match(text)
    spans = [match.span() for match in matches]
    if first and first[1].lower() in words.VAGUE_LABELS:
        spans.append(first.span(1))
    thanks = _THANKS.match(text)
    if thanks:
        spans.append(thanks.span(1))
    return [_label_note(text, span) for span in spans]


def _label_note(text: str, span: tuple[int, int]) -> Note:
    message = N_("“{excerpt}” is too vague an advertising label in Spain: write “{better}”.")
    start, end = span
    values = {"excerpt": text[start:end], "better": words.GOOD_LABEL_ES}
    return Note(LABEL, start, end, text[start:end], message, values, words.GOOD_LABEL_ES)


def check_label(label: str, language: str) -> Note | None:
    """The same for the label field of a post: None when it will do."""
    plain = folded(label).strip(" #:()[].")
    if language != "es" or not (plain in words.VAGUE_LABELS or plain.startswith("gracias a")):
        return None
    return _label_note(label, (0, len(label)))
