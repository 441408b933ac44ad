"""A month drawn as a calendar: weekdays as columns, the number of the day above or in each cell."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from smdesk.exchange.channels import networks_before
from smdesk.exchange.sections import month_in
from smdesk.exchange.source import Sheet
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

_FEWEST = 5  # weekdays that make a row the head of a grid
_NUMBERED = re.compile(r"(\d{1,2})(?:\s*[.:)\-–]\s*(?!\d)|\s*\n\s*|\Z)(.*)\Z", re.DOTALL)
_HOUR = re.compile(r"(?:ore|h|at)?\s*(\d{1,2})[:.](\d{2})\s*h?\s*[-–,]?\s+(?=\S)", re.IGNORECASE)
MONTH_NAMES = "january february march april may june july august september october november december".split()  # noqa: SIM905
HEADER = ["Date", "Network", "Text"]


def from_grid(sheet: Sheet) -> Sheet | None:
    """The sheet as a list of days and texts; None when it is no grid of a month that is named."""
    at = next((n for n, row in enumerate(sheet.rows[:40]) if len(_weekdays(row)) >= _FEWEST), -1)
    if at < 0:
        return None
    said = [str(cell) for row in sheet.rows[:at] for cell in row if isinstance(cell, str)]
    month = next((found for text in [*said, sheet.title] if (found := month_in(text))[1]), (0, 0))
    if not month[1]:
        return None
    grid = _Grid(_weekdays(sheet.rows[at]), *month)
    made = Sheet(sheet.title, headed=True, above=sheet.rows[:at])
    for line, row in zip(sheet.lines[at + 1 :], sheet.rows[at + 1 :], strict=True):
        for day, text in grid.take(row):
            for one in _apart(text):
                made.lines.append(line)
                made.rows.append(_told(day, one))
    if not made.rows:
        return None
    keep = [0, 1, 2] if any(row[1] for row in made.rows) else [0, 2]
    made.lines.insert(0, sheet.lines[at])
    made.rows = [[row[n] for n in keep] for row in [list(HEADER), *made.rows]]
    return made


def _told(day: str, text: str) -> list[str]:
    """The moment, the networks and the words of an entry such as "18:00 IG: new collection"."""
    hour = _HOUR.match(text)
    if hour and int(hour[1]) < 24 and int(hour[2]) < 60:
        day, text = f"{day} {int(hour[1]):02}:{hour[2]}", text[hour.end() :]
    return [day, *networks_before(text)]


def _weekdays(row: Sequence[Any]) -> list[int]:
    """The columns under different weekdays."""
    found = {SHORT_WEEKDAYS[fold(cell)]: n for n, cell in enumerate(row) if isinstance(cell, str) and fold(cell) in SHORT_WEEKDAYS}
    return sorted(found.values())


class _Grid:
    """Reads the rows of a grid from above: rows of numbers, then what stands under them."""

    def __init__(self, columns: Sequence[int], year: int, month: int) -> None:
        self._columns, self._year, self._month = columns, year, month
        self._days: dict[int, str] = {}
        self._last, self._off = 0, -1  # the days before the first are those of the month before

    def take(self, row: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """(day, text) of the cells of a row that say something."""
        cells = {n: row[n] for n in self._columns if n < len(row) and row[n] not in ("", None)}
        numbered = {n: found for n, cell in cells.items() if (found := _number(cell))[0]}
        if len(numbered) * 2 > len(cells) or (cells and len(numbered) == len(cells)):
            for n, (number, text) in numbered.items():
                self._days[n] = self._day(number)
                if text:
                    yield self._days[n], text
            return
        for n, cell in cells.items():
            if n in self._days and isinstance(cell, str):
                yield self._days[n], cell.strip()

    def _day(self, number: int) -> str:
        if self._off < 0 and number <= 7:
            self._off = 0
        elif self._off == 0 and number < self._last:
            self._off = 1
        self._last = number
        month = self._month + self._off
        year, month = self._year + (month > 12) - (month < 1), (month - 1) % 12 + 1
        try:
            return date(year, month, number).isoformat() if self._year else f"{number} {MONTH_NAMES[month - 1]}"
        except ValueError:
            return f"{number}/{month}"  # no day of that month: the reader of dates says so


def _number(cell: Any) -> tuple[int, str]:
    """(the number of a day, what stands behind it); zero for a cell that does not begin with one."""
    if isinstance(cell, date):
        return cell.day, ""
    if isinstance(cell, int | float):
        return (int(cell), "") if cell == int(cell) and 1 <= cell <= 31 else (0, "")
    found = _NUMBERED.match(str(cell).strip())
    return (int(found[1]), found[2].strip()) if found and 1 <= int(found[1]) <= 31 else (0, "")


def _apart(text: str) -> list[str]:
    """A cell in which every line names its network is as many posts."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) > 1 and all(networks_before(line)[0] for line in lines) else [text]
