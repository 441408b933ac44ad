"""Boards and tables of the documents: what is read cell by cell stays text, so that it can be read aloud and copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from smdesk.documents.canvas import BODY, SMALL, broken, tall, width
from smdesk.documents.colour import mixed
from smdesk.documents.figures import PAGE, Figure, Number, Progress, Voice, figure, listed, progress
from smdesk.documents.icons import icon
from smdesk.documents.ink import breakable

HEAT_COLUMNS = 9  # of a heat map side by side
MONTHS = 6  # of a money table side by side
STACKED = 105.0  # mm; taller quadrants stand one under another
SPINE = 42.0  # mm of a ladder left of its texts


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of marks; ``own`` is the client's."""

    label: str
    cells: Sequence[Number | None]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a board with what proves it (source, date)."""

    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Rung:
    """A thing on a step of the ladder; ``colour`` is a pillar's, ``warn`` says that something is missing."""

    text: str
    note: str = ""
    colour: str = ""
    warn: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the ladder: its word, its icon, and lines, chips in a row, or key results."""

    word: str
    glyph: str
    rungs: Sequence[Rung] = ()
    chips: bool = False
    results: Sequence[Progress] = ()


@dataclass(frozen=True, slots=True)
class Persona:
    """A card of one kind of person; ``fields`` are (label, text)."""

    name: str
    who: str = ""
    job: str = ""
    fields: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A line with a box."""

    text: str
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A line of a budget; None is a month without an amount."""

    label: str
    amounts: Sequence[Decimal | None]
    note: str = ""


def heat_map(
    voice: Voice,
    title: str,
    columns: Sequence[str],
    rows: Sequence[HeatRow],
    *,
    top: Number | None = None,
    unit: str = "",
    note: str = "",
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """A table whose cells are darker the higher their mark, with the mark written in each; parts of nine columns.

    :param top: the highest mark there can be (5); without it, the highest there is
    """
    known = [float(value) for row in rows for value in row.cells if value is not None]
    if not rows or not columns:
        return None
    high = float(top) if top is not None else max([*known, 0.0])
    label = min(wide * 0.3, max(width(one.label, BODY, True) for one in rows) + 4)
    blocks = -(-len(columns) // HEAT_COLUMNS)
    size = -(-len(columns) // blocks)
    room = min((wide - label) / size, 34.0)
    letters = max(4, int((room - 2) / (SMALL * 0.19)))
    out = []
    for start in range(0, len(columns), size):
        names = columns[start : start + size]
        cells = [
            {
                "label": breakable(one.label, 18),
                "own": one.own,
                "cells": [_heat(voice, _cell(one, start + at), high, unit) for at in range(len(names))],
            }
            for one in rows
        ]
        out.append(
            {"columns": [breakable(name, letters) for name in names], "rows": cells, "room": round(room, 2)}
        )
    data = figure(voice, "heat", title, (), reading or _heat_reading(voice, columns, rows, unit), note=note,
                  source=source)  # fmt: skip
    return {**data, "blocks": out, "label": round(label, 2)}


def _cell(row: HeatRow, at: int) -> Number | None:
    return row.cells[at] if at < len(row.cells) else None


def _heat(voice: Voice, value: Number | None, high: float, unit: str) -> dict[str, str]:
    text = voice.value(value, unit)
    if value is None:
        return {"t": text, "f": ""}
    share = min(max(float(value) / high, 0.0), 1.0) if high > 0 else 0.0
    return {"t": text, "f": mixed("#5C6068", "#FFFFFF", 0.06 + 0.42 * share)}


def _heat_reading(voice: Voice, columns: Sequence[str], rows: Sequence[HeatRow], unit: str) -> str:
    found = [
        (float(value), row.label, columns[at])
        for row in rows
        for at, value in enumerate(row.cells[: len(columns)])
        if value is not None
    ]
    if not found:
        return voice.words("No mark has been given yet.")
    top = max(value for value, _r, _c in found)
    names = [f"{row} / {column}" for value, row, column in found if value == top]
    return voice.words("Highest ({value}): {names}.", value=voice.value(top, unit), names=listed(names, 3))


def ladder(voice: Voice, steps: Sequence[Step], *, reading: str = "", wide: float = PAGE) -> Figure | None:
    """From the business goal down to the posts, along a spine; steps with nothing on them are left out."""
    kept = [one for one in steps if one.rungs or one.results]
    if not kept:
        return None
    data = figure(voice, "ladder", "", (), reading)
    data["steps"] = [
        {
            "word": breakable(one.word, 16),
            "icon": icon(one.glyph),
            "chips": one.chips,
            "rungs": [
                {
                    "text": breakable(rung.text),
                    "note": breakable(rung.note),
                    "colour": rung.colour,
                    "warn": rung.warn,
                }
                for rung in one.rungs
            ],
            "results": progress(voice, "", one.results, reading=" ", wide=wide - SPINE),
        }
        for one in kept
    ]
    return data


def swot(
    voice: Voice,
    strengths: Sequence[Entry],
    weaknesses: Sequence[Entry],
    opportunities: Sequence[Entry],
    threats: Sequence[Entry],
    *,
    reading: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Four quadrants; long ones stand one under another so that they can go on over pages."""
    groups = (strengths, weaknesses, opportunities, threats)
    if not any(groups):
        return None
    _ = voice.words
    words = (_("Strengths"), _("Weaknesses"), _("Opportunities"), _("Threats"))
    tallest = max(_height(group, wide / 2 - 10) for group in groups)
    data = figure(voice, "swot", "", (), reading)
    data["stacked"] = tallest > STACKED
    data["none"] = _("Not yet agreed")
    data["quadrants"] = [
        {"word": word, "items": _entries(group)} for word, group in zip(words, groups, strict=True)
    ]
    return data


def tows(
    voice: Voice,
    strength_opportunity: Sequence[Entry],
    weakness_opportunity: Sequence[Entry],
    strength_threat: Sequence[Entry],
    weakness_threat: Sequence[Entry],
    *,
    reading: str = "",
) -> Figure | None:
    """What follows from the four pairs: a table of options."""
    groups = (strength_opportunity, weakness_opportunity, strength_threat, weakness_threat)
    if not any(groups):
        return None
    _ = voice.words
    data = figure(voice, "tows", "", (), reading)
    data["heads"] = [_("Strengths"), _("Weaknesses")]
    data["none"] = _("Not yet agreed")
    data["rows"] = [
        {"word": _("Opportunities"), "cells": [_entries(groups[0]), _entries(groups[1])]},
        {"word": _("Threats"), "cells": [_entries(groups[2]), _entries(groups[3])]},
    ]
    return data


def _entries(entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [{"text": breakable(one.text), "evidence": breakable(one.evidence)} for one in entries]


def _height(entries: Sequence[Entry], room: float) -> float:
    return sum(
        tall(len(broken(one.text, room, BODY)), BODY)
        + tall(len(broken(one.evidence, room, SMALL)), SMALL)
        + 3.0
        for one in entries
    )


def persona_card(voice: Voice, persona: Persona, *, wide: float = PAGE) -> Figure | None:
    """A card: name, who it is, the job to be done, then what is known in fields."""
    if not persona.name.strip():
        return None
    fields = [(label, text) for label, text in persona.fields if text.strip()]
    room = wide / 2 - 12
    used = sum(tall(len(broken(text, room, BODY)), BODY) + 6 for _label, text in fields) / 2
    used += tall(len(broken(persona.job, wide - 12, 10)), 10) + 24
    data = figure(voice, "persona", persona.name, (), "")
    initials = [word[0] for word in persona.name.split() if word[:1].isalpha()]
    data |= {
        "name": breakable(persona.name),
        "initials": "".join(initials[:2]).upper(),
        "who": breakable(persona.who),
        "job": breakable(persona.job),
        "fields": [{"label": breakable(label, 18), "text": breakable(text)} for label, text in fields],
        "whole": used < 190,
    }
    return data


def tick_list(voice: Voice, title: str, ticks: Sequence[Tick], *, columns: int = 1) -> Figure | None:
    """Boxes to tick; what is done says so."""
    if not ticks:
        return None
    _ = voice.words
    data = figure(voice, "ticks", title, (), "")
    rows = [
        {
            "text": breakable(one.text),
            "note": breakable(one.note),
            "done": one.done,
            "word": _("done") if one.done else "",
        }
        for one in ticks
    ]
    half = -(-len(rows) // columns)
    data["columns"] = [rows[at : at + half] for at in range(0, len(rows), half)]
    return data


LABEL, LONG_LABEL = 46.0, 66.0  # mm that the names of lines take


def money_table(
    voice: Voice,
    title: str,
    columns: Sequence[str],
    rows: Sequence[MoneyRow],
    currency: str,
    *,
    totals: bool = True,
    reading: str = "",
    source: str = "",
    wide: float = PAGE,
) -> Figure | None:
    """Amounts by line and month, summed to the cent both ways; at most six months side by side.

    :param totals: whether a last column sums each row (false when columns are plan, actual, forecast)
    """
    if not rows or not columns:
        return None
    _ = voice.words
    table = [[_amount(one, at) for at in range(len(columns))] for one in rows]
    across = [_total(row) for row in table]
    down = [_total([row[at] for row in table]) for at in range(len(columns))]
    whole = _total(across)
    cents = any(value is not None and value != value.to_integral_value() for row in table for value in row)

    def said(value: Decimal | None) -> str:
        return voice.amount(value, cents=cents) if value is not None else "–"

    everything = [*down, *across, whole, *(value for row in table for value in row)]
    widest = max(width(said(value), 8.0, True) for value in everything)
    longest = max(width(one.label, 8.0) for one in rows) + 3
    label = max(LABEL, min(longest, LONG_LABEL, wide - (MONTHS + 1) * (widest + 3.4)))
    fit = int((wide - label) // (widest + 3.4)) - (1 if totals else 0)
    most = max(1, min(MONTHS, fit))
    even = -(-len(columns) // -(-len(columns) // most))
    sums = [said(value) for value in down], said(whole)
    lines = [([said(value) for value in row], said(sum_)) for row, sum_ in zip(table, across, strict=True)]
    blocks = [
        _block(range(at, min(at + even, len(columns))), columns, rows, lines, sums, _("Total") if totals else "")
        for at in range(0, len(columns), even)
    ]
    text = reading
    if not text and whole is not None and totals:
        text = _("In all {total}.", total=voice.money(whole, currency, cents=cents))
    data = figure(voice, "money", title, (), text, note=currency, source=source)
    return {
        **data,
        "blocks": blocks,
        "total": _("Total"),
        "label": label,
        "even": even + (1 if totals else 0),
    }


def _block(
    places: range,
    columns: Sequence[str],
    rows: Sequence[MoneyRow],
    lines: Sequence[tuple[list[str], str]],
    sums: tuple[list[str], str],
    total: str,
) -> dict[str, Any]:
    """Some columns side by side; the last block ends with the sums under ``total``, unless that is empty."""
    last = bool(total) and places[-1] == len(columns) - 1
    return {
        "heads": [breakable(columns[at], 9) for at in places] + ([total] if last else []),
        "rows": [
            {
                "label": breakable(one.label, 18),
                "note": breakable(one.note, 18),
                "cells": [cells[at] for at in places] + ([across] if last else []),
            }
            for one, (cells, across) in zip(rows, lines, strict=True)
        ],
        "sums": [sums[0][at] for at in places] + ([sums[1]] if last else []),
        "last": last,
    }


def _amount(row: MoneyRow, at: int) -> Decimal | None:
    return row.amounts[at] if at < len(row.amounts) else None


def _total(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
