"""Every figure named and sourced once, reckoned in exact decimals and shown with its inputs.

A missing input or a denominator of zero gives no figure ("n/a"), never 0. Figures of fewer than 90 days are
early: they are shown, never judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context, Decimal
from enum import StrEnum
from types import MappingProxyType

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.formulabook import BOOK, CUSTOM, INPUTS, OURS, Formula, Input, Unit, terms

__all__ = [
    "BOOK", "CUSTOM", "EVIDENCE_NAMES", "FORMULAS", "INPUTS", "OURS", "REVIEW_DAYS", "Evidence", "Formula", "Input",
    "Interactions", "Reading", "Spread", "Unit", "compute", "engagements", "evidence", "expectations", "formula",
    "key_result_formulas", "may_judge", "median_and_p90", "read_hours", "weighted_score",
]  # fmt: skip

FORMULAS: Mapping[str, Formula] = MappingProxyType({one.id: one for one in BOOK})
EARLY_DAYS = 90
MEDIUM_DAYS = 180
REVIEW_DAYS = (90, 180, 365)  # when a client may expect something to judge by
ENGAGEMENTS = ("likes", "comments", "shares", "saves")
_NUMBERS = Context(prec=28)


class Evidence(StrEnum):
    """How long the figures have been kept: under 90 days, up to 180, longer."""

    EARLY = "early"
    MEDIUM = "medium"
    LONG = "long"


EVIDENCE_NAMES = {"early": N_("Early data"), "medium": N_("Medium term"), "long": N_("Long term")}


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the inputs it came from, for "1,037 ÷ 25,300 × 100".

    ``value`` None means "n/a"; then ``why_missing`` is a template whose place ``{input}`` stands for a label
    of the input at fault (``missing``), itself a text to translate.
    """

    formula: Formula
    value: Decimal | None
    inputs: Mapping[str, Decimal | None] = field(default_factory=dict)
    why_missing: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Interactions:
    """A sum of interactions and which kinds are in it: they are named beside the figure."""

    value: Decimal | None
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 90th percentile in hours, of ``count`` messages; None without any."""

    median: Decimal | None
    p90: Decimal | None
    count: int


def formula(formula_id: str) -> Formula:
    """The formula of an id.

    :raises BadInput: when there is none of that id (a plan made elsewhere may name one)
    """
    found = FORMULAS.get(formula_id)
    if found is None:
        raise BadInput(
            N_("Formula: “{id}” is not known; choose one of the list."), "formula", id=formula_id[:60]
        )
    return found


def compute(formula_id: str, inputs: Mapping[str, Decimal | None]) -> Reading:
    """The figure from its inputs, by the keys of :data:`INPUTS`; other keys are passed over.

    :raises BadInput: when the formula is not known
    """
    chosen = formula(formula_id)
    used = {one.key: inputs.get(one.key) for one in chosen.inputs}
    for one in chosen.inputs:
        if used[one.key] is None and not one.optional:
            return Reading(chosen, None, used, N_("“{input}” is not known."), one.label)
    top = _sum(chosen.top, used)
    if not chosen.bottom:
        return Reading(chosen, top, used)
    bottom = _sum(chosen.bottom, used)
    if bottom <= 0:
        first = INPUTS[terms(chosen.bottom)[0][1]]
        return Reading(
            chosen, None, used, N_("“{input}” is zero: there is nothing to divide by."), first.label
        )
    value = _NUMBERS.divide(_NUMBERS.multiply(top, Decimal(chosen.times)), bottom)
    return Reading(chosen, value, used)


def _sum(part: str, used: Mapping[str, Decimal | None]) -> Decimal:
    result = Decimal(0)
    for sign, key in terms(part):
        number = used[key] or Decimal(0)
        result = _NUMBERS.add(result, number) if sign > 0 else _NUMBERS.subtract(result, number)
    return result


def key_result_formulas() -> tuple[Formula, ...]:
    """The formulas that a client's key result may be measured by: outcomes, none of them private."""
    return tuple(one for one in BOOK if one.outcome and not one.private)


def engagements(parts: Mapping[str, Decimal | None], *, with_clicks: bool = False) -> Interactions:
    """Likes and reactions, comments, shares and saves as far as they are known, summed.

    Clicks count only when asked for, which must be the same in every comparison. Keys: :data:`ENGAGEMENTS`
    and "clicks".
    """
    wanted = (*ENGAGEMENTS, "clicks") if with_clicks else ENGAGEMENTS
    known = {key: number for key in wanted if (number := parts.get(key)) is not None}
    return Interactions(sum(known.values(), Decimal(0)) if known else None, tuple(known))


def weighted_score(marks: Iterable[tuple[Decimal, Decimal | None]]) -> Reading:
    """The weighted mark of (weight, mark) pairs; what was not marked weighs nothing."""
    marked = [(weight, mark) for weight, mark in marks if mark is not None]
    return compute(
        "weighted_score",
        {
            "mark_sum": sum((weight * mark for weight, mark in marked), Decimal(0)),
            "weight_sum": sum((weight for weight, _ in marked), Decimal(0)),
        },
    )


def median_and_p90(hours: Iterable[Decimal]) -> Spread:
    """Median and 90th percentile, between two values by the line that joins them (as spreadsheets reckon)."""
    ordered = sorted(hours)
    if not ordered:
        return Spread(None, None, 0)
    return Spread(_percentile(ordered, 50), _percentile(ordered, 90), len(ordered))


def _percentile(ordered: Sequence[Decimal], percent: int) -> Decimal:
    at, rest = divmod((len(ordered) - 1) * percent, 100)
    low = ordered[at]
    return low if not rest else low + (ordered[at + 1] - low) * rest / 100


def read_hours(formula_id: str, hours: Iterable[Decimal]) -> Reading:
    """A formula of hours (``frt_median``, ``resolution_p90``, …) from the hours of each message.

    :raises BadInput: when the formula is not known
    """
    spread = median_and_p90(hours)
    return compute(formula_id, {"hours_median": spread.median, "hours_p90": spread.p90})


def evidence(days: int) -> Evidence:
    """How much figures of so many days can bear."""
    if days < EARLY_DAYS:
        return Evidence.EARLY
    return Evidence.MEDIUM if days <= MEDIUM_DAYS else Evidence.LONG


def may_judge(days: int) -> bool:
    """Whether figures may be coloured good or bad: early ones never."""
    return evidence(days) is not Evidence.EARLY


def expectations(start: date) -> tuple[tuple[int, date], ...]:
    """The days after the start on which results can be judged, each with its date."""
    return tuple((days, start + timedelta(days=days)) for days in REVIEW_DAYS)
