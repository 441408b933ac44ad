"""Plans without dates, whose rows only count: "Week 2, Thursday" or "Day 5". One question says where
they start.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.imports import Column, Question, Sentence
from smdesk.domain.time import week_start
from smdesk.exchange.days import Days
from smdesk.exchange.draft import text_in
from smdesk.exchange.source import NEXT_SHEET
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

START = N_("The file counts days or weeks but has no dates: on which day does it start?")
_NAME = r"(?:week|wk|w/c|settimana|sett\.?|semana|sem\.?)\b"
_JOINT = r"(?:\s*(?:of|beginning|commencing|starting|from|dal|del|dall['’]|da|de|desde)\b)*(?:\s*(?:the|el|il|al)\b)?"
_WEEK = re.compile(rf"{_NAME}\s*(?:n[°.º]?\s*)?(?:\d{{1,2}}\s*(?=[:(–-]|del|dal|de|from|of))?[\s:(–-]*{_JOINT}", re.IGNORECASE)
_FROM = re.compile(rf"{_NAME}{_JOINT}", re.IGNORECASE)
_COUNT = re.compile(r"(?:day|giorno|dia|gg|g|d|post|week|settimana|semana|w|sett|sem)?\s*(\d{1,3})(?:\s|$)")


def started(
    lines: Sequence[int],
    rows: Sequence[Sequence[Any]],
    columns: Sequence[Column],
    answers: dict[str, str],
    days: Days,
    heading: Sequence[Any] = (),
) -> tuple[dict[int, date], Question | None]:
    """(the days of rows by their place, what must be asked); both empty for files that have dates. ``heading`` stands above."""
    at = {column.field: column.index for column in reversed(columns) if column.field}
    if "date" in at:
        return {}, None
    if "weekday" in at:
        found = _in_weeks(lines, rows, at, days, heading)
        if found is not None:
            return found, None
    today = _first_day(days)
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
    made = {n: start + timedelta(days=offset) for n, offset in enumerate(offsets) if offset is not None}
    return made, Question("start", Sentence(START), default=start.isoformat(), blocking=asked)


def _first_day(days: Days) -> date:
    """The day before a plan is likely to begin: today, or the last one before the month of its title."""
    year, month = days.context
    if not year or not month or date(year, month, 1) <= days.today:
        return days.today
    return week_start(date(year, month, 1)) - timedelta(days=1)


def _in_weeks(
    lines: Sequence[int], rows: Sequence[Sequence[Any]], at: Mapping[str, int], days: Days, heading: Sequence[Any]
) -> dict[int, date] | None:
    """The day of each row with a weekday, when headings ("Week of 7 December") or a column say which week it is."""
    start = next((found for cell in heading if (found := _week_of(cell, days, sure=True))), None)
    week_at, weekday_at = at.get("week", -1), at["weekday"]
    made: dict[int, date] = {}
    for n, (line, row) in enumerate(zip(lines, rows, strict=True)):
        filled = [cell for cell in row if cell not in ("", None)]
        if len({str(cell) for cell in filled}) == 1 or line == NEXT_SHEET:
            start = next((found for cell in filled if (found := _week_of(cell, days, sure=True))), start)
        elif 0 <= week_at < len(row):
            start = _week_of(row[week_at], days, sure=True) or start
        weekday = SHORT_WEEKDAYS.get(fold(text_in(row[weekday_at])), -1) if weekday_at < len(row) else -1
        if weekday >= 0 and start is None:
            return None
        if weekday >= 0 and start is not None:
            made[n] = start + timedelta(days=(weekday - start.weekday()) % 7)
    return made or None


def _week_of(cell: Any, days: Days, *, sure: bool = False) -> date | None:
    """The first day of the week that a heading (``sure``: a cell of weeks) speaks of; None when it names no date."""
    if not isinstance(cell, str):
        return _near(days.resolve(cell) if sure else None)
    if len(cell) > 80 or not (sure or _WEEK.match(cell.strip())):
        return None
    bare = _WEEK.sub("", cell.strip(), count=1).strip(" :()–-,")
    reading = days.reading(bare) or days.reading(_FROM.sub("", cell.strip()))
    if reading is None or not (reading.day or reading.month or reading.second):
        return None
    return _near(days.resolve(bare) or days.resolve(_FROM.sub("", cell.strip())))


def _near(found: tuple[date, str] | None) -> date | None:
    """A day of this century: the week of the last one of the year 9999 has no end."""
    return found[0] if found and 2000 <= found[0].year < 2100 else None


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
