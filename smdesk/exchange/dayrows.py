"""Sheets whose days are headings ("Monday 30 November", then that day's rows): the day becomes a column."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from smdesk.exchange.days import Reading, of_typed, read_day

_LONGEST = 60  # letters of a heading
_ENOUGH = 0.5  # of a column's cells: it holds the dates already
HEADER = "Date"


def under_days(
    header: Sequence[Any], lines: Sequence[int], rows: Sequence[Sequence[Any]]
) -> tuple[list[Any], list[int], list[list[Any]]] | None:
    """(header, lines, rows) with the day of its heading in each row; None for a sheet that has no such headings."""
    heads = {number: head for number, row in enumerate(rows) if (head := _heading(row)) is not None}
    if not heads or _dated(header, [row for number, row in enumerate(rows) if number not in heads]):
        return None
    width = len(header)
    new_lines, new_rows, day = [], [], ""
    for number, row in enumerate(rows):
        if number in heads:
            day = heads[number]
            continue
        cells = list(row[:width])
        new_lines.append(lines[number])
        new_rows.append([*cells, *[""] * (width - len(cells)), day if any(_filled(cells)) else ""])
    return [*header, HEADER], new_lines, new_rows


def _filled(row: Sequence[Any]) -> list[Any]:
    return [cell for cell in row if cell != "" and cell is not None]


def _heading(row: Sequence[Any]) -> Any:
    filled = _filled(row)
    if not filled or any(cell != filled[0] for cell in filled[1:]):
        return None
    return filled[0] if _is_day(filled[0]) else None


def _is_day(cell: Any) -> bool:
    if isinstance(cell, str):
        reading = read_day(cell) if len(cell) < _LONGEST else None
    else:
        reading = of_typed(cell) if isinstance(cell, date) else None
    return reading is not None and _of_a_month(reading)


def _of_a_month(reading: Reading) -> bool:
    return bool(reading.day or reading.moment or reading.second or (reading.month and reading.first))


def _dated(header: Sequence[Any], rows: Sequence[Sequence[Any]]) -> bool:
    for at in range(len(header)):
        cells = _filled([row[at] for row in rows[:200] if at < len(row)])
        if cells and sum(map(_is_day, cells)) >= _ENOUGH * len(cells):
            return True
    return False
