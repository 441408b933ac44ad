"""Plans without dates, whose rows only count: "Week 2, Thursday" or "Day 5". One question says where
they start.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.imports import Column, Question, Sentence
from smdesk.domain.time import week_start
from smdesk.exchange.draft import text_in
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

START = N_("The file counts days or weeks but has no dates: on which day does it start?")
_COUNT = re.compile(r"(?:day|giorno|dia|gg|g|d|post|week|settimana|semana|w|sett|sem)?\s*(\d{1,3})(?:\s|$)")


def started(
    lines: Sequence[int],
    rows: Sequence[Sequence[Any]],
    columns: Sequence[Column],
    answers: dict[str, str],
    today: date,
) -> tuple[dict[int, date], Question | None]:
    """(the day of each line, what must be asked); both empty for files that have dates."""
    at = {column.field: column.index for column in reversed(columns) if column.field}
    if "date" in at:
        return {}, None
    count = _column(rows, at.get("number"), 0.8, columns, "day")
    if "weekday" in at:
        offsets = _by_weekday(rows, at["weekday"], at.get("week"))
        default = week_start(today) + timedelta(days=7)
    elif count is not None:
        first = min((number for number in count if number), default=1)
        offsets = [number - first if number else None for number in count]
        default = today + timedelta(days=1)
    else:
        return {}, None
    if not any(offset is not None for offset in offsets):
        return {}, None
    start = default
    try:
        start = date.fromisoformat(answers.get("start", ""))
        asked = False
    except ValueError:
        asked = True
    if "weekday" in at:
        start = week_start(start)
    days = {
        line: start + timedelta(days=offset)
        for line, offset in zip(lines, offsets, strict=True)
        if offset is not None
    }
    return days, Question("start", Sentence(START), default=start.isoformat(), blocking=asked)


def _column(
    rows: Sequence[Sequence[Any]], index: int | None, share: float, columns: Sequence[Column], word: str
) -> list[int] | None:
    """The counts of a column whose header speaks of days."""
    if index is None or not any(
        column.index == index and fold(column.header).split(" ")[0] in ("day", "giorno", "dia", "gg")
        for column in columns
    ):
        return None
    numbers = [_number(row, index) for row in rows]
    return numbers if sum(1 for number in numbers if number) >= share * len(rows) else None


def _number(row: Sequence[Any], index: int | None) -> int:
    if index is None or index >= len(row):
        return 0
    found = _COUNT.match(fold(text_in(row[index])))
    return int(found[1]) if found else 0


def _by_weekday(rows: Sequence[Sequence[Any]], at: int, week: int | None) -> list[int | None]:
    offsets: list[int | None] = []
    current, last, first = 0, -1, 0
    for row in rows:
        weekday = SHORT_WEEKDAYS.get(fold(text_in(row[at])), -1) if at < len(row) else -1
        number = _number(row, week)
        if number:
            first = first or number
            current, last = max(0, number - first), -1
        elif 0 <= weekday < last:
            current += 1
        if weekday < 0:
            offsets.append(None)
            continue
        last = weekday
        offsets.append(current * 7 + weekday)
    return offsets
