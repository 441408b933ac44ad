"""What makes an objective one: SMART marks, key results that are results, progress and pace.

Rules on plain values (Doran's SMART inside objectives and key results): what others do counts as a result,
what we put out does not. Nothing is judged before 90 days.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Literal

from smdesk.domain.errors import N_
from smdesk.domain.folding import fold
from smdesk.domain.formulas import may_judge

LEAST_KEY_RESULTS, MOST_KEY_RESULTS = 2, 4
LEAST_WORDS = 3  # of a title that says what changes for whom
TOLERANCE = Decimal("0.1")  # of the whole way: nearer than this to the plan is on track
_MOST_LETTERS = 500  # a key result is a line, not a page

Letter = Literal["S", "M", "A", "R", "T"]


@dataclass(frozen=True, slots=True)
class SmartMark:
    """One letter of SMART. ``name`` and ``reason`` are templates; ``reason`` says how to mend, "" when met."""

    letter: Letter
    name: str
    met: bool
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """The way gone from baseline to target: 1 is there. ``ring`` is ``raw`` kept between 0 and 1."""

    raw: Decimal
    ring: Decimal


class Verdict(StrEnum):
    """How far an objective is, against the time gone."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"


VERDICT_NAMES = {"ahead": N_("Ahead of plan"), "on_track": N_("On track"), "behind": N_("Behind plan")}


@dataclass(frozen=True, slots=True)
class Pace:
    """Share of the time gone and of the way gone, 0 to 1 and beyond; None where it cannot be said.

    ``verdict`` None: it is too early (fewer than 90 days of figures), or a date or a figure is missing.
    """

    expected: Decimal | None
    actual: Decimal | None
    days: int
    verdict: Verdict | None


def poses_as_result(text: str, language: str = "") -> str | None:
    """The word that makes a key result an output ("publish" of "publish 20 posts"), None for an outcome.

    The three languages are understood whatever is given: ``language`` only says which to ask first. Service
    figures (replies within two hours) pass: somebody else feels them.
    """
    source = fold(text[:_MOST_LETTERS])
    acts, counts, others, outcome, made_by = _patterns(language)
    for pattern in acts:
        for match in pattern.finditer(source.text):
            if not others.search(source.text, 0, match.start("word")):
                return _as_written(text, source.span(*match.span("word")))
    for pattern in counts:
        for match in pattern.finditer(source.text):
            rest = source.text[: match.start()] + " | " + source.text[match.end() :]
            theirs = others.search(source.text, 0, match.start()) or made_by.match(source.text, match.end())
            if not theirs and not outcome.search(rest):
                return _as_written(text, source.span(*match.span("word")))
    return None


def _as_written(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


_Pattern = re.Pattern[str]
_compiled = cache(re.compile)  # long ones: a few milliseconds each


def warming() -> Iterator[None]:
    """Make ready what :func:`poses_as_result` looks for, bit by bit, for who has other things to do in between."""
    from smdesk.domain.outputwords import ACTS, COUNTS

    for pattern in (*(one for each in ACTS.values() for one in each), *COUNTS):
        _compiled(pattern)
        yield
    _patterns("")


@cache
def _patterns(language: str) -> tuple[list[_Pattern], list[_Pattern], _Pattern, _Pattern, _Pattern]:
    from smdesk.domain.outputwords import ACTS, COUNTS, OTHERS, OUTCOME  # late: wanted when one types

    order = sorted(ACTS, key=lambda each: each != language)
    acts = [_compiled(pattern) for each in order for pattern in ACTS[each]]
    by = r"\s*(?:\w+\s+){0,3}?(?:by|from|da|dai|dalle|dagli|degli|dei|delle|di|de|de las|de los|por)\s+(?:(?:our|las|los|the)\s+)?"
    return (
        acts,
        [_compiled(pattern) for pattern in COUNTS],
        _compiled(rf"\b(?:{OTHERS})\b"),
        _compiled(rf"\b(?:{OUTCOME})"),
        _compiled(rf"{by}(?:{OTHERS})\b"),
    )


def key_results_remark(count: int) -> str | None:
    """What is wrong with the number of key results, as a text to translate; None for two to four."""
    if count == 0:
        return N_("No key result yet: write two to four that show the objective is reached.")
    if count < LEAST_KEY_RESULTS:
        return N_("One key result alone is easily gamed: add a second that balances it.")
    if count > MOST_KEY_RESULTS:
        return N_("More than four key results scatter the effort: keep the ones that matter.")
    return None


def smart(
    title: str,
    *,
    baseline: Decimal | None,
    target: Decimal | None,
    unit: str,
    due: str,
    goal: str,
    key_results: int,
    today: date,
    language: str = "",
) -> tuple[SmartMark, ...]:
    """The five marks in order. ``due`` is YYYY-MM-DD or ""; ``goal`` the business goal it serves, or why.

    Whether a target is within reach only a person can say: here it is asked that the way is broken into key
    results and that the target differs from where we are.
    """
    return (
        _specific(title, language),
        _measurable(baseline, target, unit),
        _achievable(baseline, target, key_results),
        _mark("R", N_("Relevant"), "" if goal.strip() else N_("Say which business goal it serves.")),
        _timed(due, today),
    )


def _mark(letter: Letter, name: str, reason: str, **values: object) -> SmartMark:
    return SmartMark(letter, name, not reason, reason, values)


def _specific(title: str, language: str) -> SmartMark:
    name = N_("Specific")
    if len(title.split()) < LEAST_WORDS:
        return _mark("S", name, N_("Say in a few words what changes, and for whom."))
    word = poses_as_result(title, language)
    if word is not None:
        return _mark("S", name, N_("“{word}” is something we do: say what comes of it."), word=word)
    return _mark("S", name, "")


def _measurable(baseline: Decimal | None, target: Decimal | None, unit: str) -> SmartMark:
    if target is None:
        reason = N_("There is no target: write the number to reach.")
    elif baseline is None:
        reason = N_("There is no baseline: measure where you start, or write 0.")
    elif not unit.strip():
        reason = N_("There is no unit: say what is counted, like orders a month.")
    else:
        reason = ""
    return _mark("M", N_("Measurable"), reason)


def _achievable(baseline: Decimal | None, target: Decimal | None, key_results: int) -> SmartMark:
    if target is not None and baseline == target:
        reason = N_("The target is where you are already: move it, or close the objective.")
    else:
        reason = key_results_remark(key_results) or ""
    return _mark("A", N_("Achievable"), reason)


def _timed(due: str, today: date) -> SmartMark:
    name = N_("Time-bound")
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return _mark("T", name, N_("There is no date: say by when."))
    if day < today:
        return _mark("T", name, N_("The date is past: review it, or close the objective."))
    return _mark("T", name, "")


def progress(baseline: Decimal | None, target: Decimal | None, now: Decimal | None) -> Progress | None:
    """How much of the way is gone, also downwards (7 h → 2 h); None when it cannot be said.

    ``raw`` may be below 0 (worse than at the start) and above 1 (beyond the target).
    """
    if baseline is None or target is None or now is None or baseline == target:
        return None
    raw = (now - baseline) / (target - baseline)
    return Progress(raw, min(max(raw, Decimal(0)), Decimal(1)))


def pace(start: date | None, due: date | None, today: date, actual: Decimal | None) -> Pace:
    """The way gone (``Progress.raw``) beside the time gone. No verdict in the first 90 days, whatever is due."""
    days = max((today - start).days, 0) if start else 0
    if start is None or due is None or due <= start:
        return Pace(None, actual, days, None)
    expected = min(Decimal(days) / Decimal((due - start).days), Decimal(1))
    if actual is None or not may_judge(days):
        return Pace(expected, actual, days, None)
    ahead = actual - expected
    if actual >= 1 or abs(ahead) <= TOLERANCE:
        verdict = Verdict.AHEAD if ahead > TOLERANCE else Verdict.ON_TRACK
    else:
        verdict = Verdict.AHEAD if ahead > 0 else Verdict.BEHIND
    return Pace(expected, actual, days, verdict)
