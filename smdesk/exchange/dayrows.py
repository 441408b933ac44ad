"""Sheets whose days are headings ("Monday 30 November", then that day's rows): the day becomes a column."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from smdesk.exchange.days import Reading, of_typed, read_day
from smdesk.exchange.headers import meanings
from smdesk.exchange.source import NEXT_SHEET
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

_LONGEST = 60  # letters of a heading
_ENOUGH = 0.5  # of a column's cells: it holds the dates already
HEADER = "Date"


def under_days(
    header: Sequence[Any], lines: Sequence[int], rows: Sequence[Sequence[Any]],
    above: Sequence[Sequence[Any]] = (), title: str = "",
) -> tuple[list[Any], list[int], list[list[Any]]] | None:
    """(header, lines, rows) with the day of its heading in each row; None for a sheet that has no such headings.

    The first heading may stand above the header, which is said again below each of the others; or a tab is a day's.
    """
    heads = {
        number: head
        for number, (line, row) in enumerate(zip(lines, rows, strict=True))
        if line != NEXT_SHEET and (head := _heading(row)) is not None
    }
    day = _heading(above[-1]) if above else None
    if day is None and _is_titled(title) and not any("date" in meanings(str(cell))[0] for cell in header):
        day = title
    posts = [row for number, row in enumerate(rows) if number not in heads and lines[number] != NEXT_SHEET]
    if (not heads and day is None) or _dated(header, posts) or _weekly(header, posts):
        return None
    width = len(header)
    new_lines, new_rows = [], []
    for number, row in enumerate(rows):
        if number in heads:
            day = heads[number]
            continue
        if lines[number] == NEXT_SHEET:
            day = next((cell for cell in row if _is_titled(cell)), None)
            cells = list(row)
        elif [str(cell).strip() for cell in row] == [str(cell).strip() for cell in header]:
            continue
        else:
            cells = list(row[:width])
            cells += [""] * (width - len(cells))
            cells.append(day if day is not None and any(_filled(cells)) else "")
        new_lines.append(lines[number])
        new_rows.append(cells)
    return [*header, HEADER], new_lines, new_rows


def _is_titled(cell: Any) -> bool:
    """Whether a title is a day in words: "12-26" may well be a month."""
    return isinstance(cell, str) and any(sign.isalpha() for sign in cell) and _is_day(cell)


def _weekly(header: Sequence[Any], rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a column names weekdays: then the headings are those of weeks."""
    for at, head in enumerate(header):
        if "weekday" in meanings(str(head))[0]:
            cells = [fold(str(cell)) for cell in _filled([row[at] for row in rows[:200] if at < len(row)])]
            if cells and sum(cell in SHORT_WEEKDAYS for cell in cells) >= _ENOUGH * len(cells):
                return True
    return False


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
