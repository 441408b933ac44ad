"""What a figure was worked out from: the inputs of its formula as they are kept, and how they are written beside it.

Kept as a JSON object, name of the input to its exact figure ("" for none). A figure is *worked out* while its inputs
give it, to the decimals it has; one typed by hand that differs has no working.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from smdesk.domain.entity import kind_of
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.figures import kept
from smdesk.domain.formulabook import INPUTS, Formula, terms
from smdesk.domain.formulas import FORMULAS, Reading, compute

# Kinds that keep inputs: the column of the figure, that of its inputs.
WORKED = {"key_result": ("baseline", "baseline_inputs"), "reading": ("value", "inputs")}
NOT_INPUTS = N_("{what}: it must be a JSON object of names of inputs and their figures, like {example}.")
UNKNOWN_INPUT = N_("{what}: “{name}” is no input of any formula; take it out.")
_EXAMPLE = '{"conversions": "19", "clicks": "342"}'
_DECIMALS = {"money": 2, "points": 0, "count": 0}  # of a figure filled in; others have two at most, without zeros
_NAMELESS = ("part", "whole")  # of what, the key result itself says
_MOST = 40  # inputs: more than any formula has


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure with its working: ``reading`` has the formula, the inputs and, where there is none, why.

    ``on`` and ``source`` say when and where the inputs were read; "" when that is not said.
    """

    reading: Reading
    on: str = ""
    source: str = ""

    @property
    def missing(self) -> bool:
        """Whether the inputs give no figure: "n/a"."""
        return self.reading.value is None


# -- kept -------------------------------------------------------------------------------------


def inputs_of(text: str) -> dict[str, Decimal]:
    """The inputs of a kept text; empty when it holds none or is no such text."""
    try:
        data = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    read = ((name, kept(value)) for name, value in data.items() if isinstance(value, str))
    return {name: value for name, value in read if value is not None}


def as_text(inputs: Mapping[str, Decimal | None]) -> str:
    """Inputs as they are kept; "" for none."""
    said = {name: f"{value:f}" for name, value in inputs.items() if value is not None}
    return json.dumps(said) if said else ""


def checked(text: str, what: str) -> str:
    """A kept text that follows its rule, as it stands.

    :raises BadInput: when it is none; ``what`` names the field
    """
    if not text:
        return ""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or len(data) > _MOST or not all(isinstance(one, str) for one in data.values()):
        raise BadInput(NOT_INPUTS, "inputs", what=what, example=_EXAMPLE)
    for name, value in data.items():
        if name not in INPUTS:
            raise BadInput(UNKNOWN_INPUT, "inputs", what=what, name=name[:60])
        if kept(value) is None:
            raise BadInput(NOT_INPUTS, "inputs", what=what, example=_EXAMPLE)
    return text


# -- worked out -------------------------------------------------------------------------------


def can_work(formula: Formula | None) -> bool:
    """Whether there is anything to work out: a figure that is its only input is written down, not worked out."""
    return formula is not None and len(formula.inputs) > 1


def worked(formula_id: str, text: str, value: str) -> Worked | None:
    """The working of a kept figure; None when it has no inputs, or they do not give it."""
    formula = FORMULAS.get(formula_id)
    inputs = inputs_of(text)
    if formula is None or not inputs or not can_work(formula) or not {one.key for one in formula.inputs} & inputs.keys():
        return None
    reading = compute(formula_id, inputs)
    return Worked(reading) if gives(reading, value) else None


def stale(after: Any, formula_id: str) -> bool:
    """Whether a record keeps inputs that do not (or no longer) give its figure."""
    figure, inputs = WORKED[kind_of(after)]
    text = getattr(after, inputs)
    return bool(text) and worked(formula_id, text, getattr(after, figure)) is None


def gives(reading: Reading, value: str) -> bool:
    """Whether a working gives a kept figure, to the decimals the figure has; no figure is none ("" is n/a)."""
    said = kept(value) if value else None
    if reading.value is None or said is None:
        return reading.value is None and not value
    exponent = said.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    try:
        return reading.value.quantize(step, ROUND_HALF_UP) == said
    except InvalidOperation:
        return reading.value == said


def filled(reading: Reading) -> str:
    """The figure of a working as it is filled in: short, and near enough to judge by; "" for none."""
    if reading.value is None:
        return ""
    places = _DECIMALS.get(reading.formula.unit)
    rounded = reading.value.quantize(Decimal(1).scaleb(-(2 if places is None else places)), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if places is None and "." in text else text


def of_baseline(result: Any) -> Worked | None:
    """The working of a key result's baseline."""
    found = worked(result.formula, result.baseline_inputs, result.baseline)
    return Worked(found.reading, "", result.source) if found else None


def of_reading(result: Any, reading: Any) -> Worked | None:
    """The working of what a key result was on a day."""
    found = worked(result.formula, reading.inputs, reading.value)
    return Worked(found.reading, reading.on, reading.source or result.source) if found else None


def latest(pairs: Iterable[tuple[Any, Any]], formula_id: str) -> Worked | None:
    """The last working by a formula among key results with their readings; a baseline's where no reading has one."""
    best: tuple[str, Worked] | None = None
    for result, reading in pairs:
        if result.formula != formula_id:
            continue
        found = of_reading(result, reading) if reading is not None else None
        found = found or of_baseline(result)
        if found is not None and (best is None or found.on > best[0]):
            best = (found.on, found)
    return best[1] if best else None


# -- written ----------------------------------------------------------------------------------


def said(worked: Worked, figure: Callable[[str], str], words: Callable[[str], str]) -> str:
    """The working with its numbers, each by its name: "61 conversions ÷ 936 clicks × 100"."""
    formula, inputs = worked.reading.formula, worked.reading.inputs
    top = _side(formula.top, inputs, figure, words, group=bool(formula.bottom))
    if not formula.bottom:
        return top
    bottom = _side(formula.bottom, inputs, figure, words, group=True)
    times = f" ×\u00a0{figure(str(formula.times))}" if formula.times != 1 else ""
    return f"{top} ÷ {bottom}{times}"


def summed(worked: Worked, figure: Callable[[str], str], words: Callable[..., str]) -> str:
    """As it stands after its figure: "= 61 conversions ÷ 936 clicks × 100"; where there is none, "n/a" and why."""
    if worked.missing:
        return f"{words(N_('n/a'))}: {why_missing(worked, words)}"
    return f"= {said(worked, figure, words)}"


def why_missing(worked: Worked, words: Callable[..., str]) -> str:
    """Why there is no figure, as a sentence; "" when there is one."""
    reading = worked.reading
    return words(reading.why_missing, input=words(reading.missing)) if reading.value is None else ""


def _side(
    part: str, inputs: Mapping[str, Decimal | None], figure: Callable[[str], str], words: Callable[[str], str], *, group: bool
) -> str:
    pieces: list[str] = []
    for sign, key in terms(part):
        number = inputs.get(key)
        if number is None and INPUTS[key].optional:
            continue
        name = "" if key in _NAMELESS else words(INPUTS[key].label).split(",")[0]
        shown = f"{'?' if number is None else figure(f'{number:f}')} {name[:1].lower()}{name[1:]}".rstrip()
        pieces.append(f"{'+' if sign > 0 else '−'} {shown}" if pieces or sign < 0 else shown)
    text = " ".join(pieces)
    return f"({text})" if group and len(pieces) > 1 else text
