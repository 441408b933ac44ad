"""Sheets drawn otherwise than one post a row: posts side by side, or networks down the side and days across."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from smdesk.exchange.channels import only_networks
from smdesk.exchange.days import made, of_typed, read_day
from smdesk.exchange.headers import known, meanings
from smdesk.exchange.monthgrid import HEADER, MONTH_NAMES, from_grid
from smdesk.exchange.sections import year_and_months
from smdesk.exchange.source import Sheet
from smdesk.exchange.words import SHORT_WEEKDAYS, fold

_WITHIN = 60  # rows of a sheet of this kind
_FEWEST_DAYS = 3
_FEWEST_NAMES = 3
_WORDS = ("text", "title")


def upright(sheet: Sheet) -> Sheet:
    """The sheet with a row for each post; itself when it is drawn that way."""
    return _of_week(sheet) or _turned(sheet) or from_grid(sheet) or sheet


def _filled(cell: Any) -> bool:
    return cell not in ("", None)


def _heads(cell: Any) -> bool:
    """Whether a cell is a header, and no mere network in a row of networks."""
    return known(cell) and not only_networks(cell)


def _turned(sheet: Sheet) -> Sheet | None:
    """Headers in the first column, a post in each of the others: rows and columns change places."""
    if len(sheet.rows) > _WITHIN:
        return None
    names = {row[0]: n for n, row in enumerate(sheet.rows) if row and known(row[0])}
    meant = {field for name in names for field in meanings(str(name))[0][:1]}
    across = max((len({cell for cell in row if _heads(cell)}) for row in sheet.rows), default=0)
    if len(names) < max(_FEWEST_NAMES, across + 1) or "date" not in meant or not meant.intersection(_WORDS):
        return None
    first = min(names.values())
    rows = [row for row in sheet.rows[first:] if any(map(_filled, row))]
    width = max(len(row) for row in rows)
    turned = Sheet(sheet.title, headed=True, above=sheet.rows[:first])
    turned.rows = [[row[n] if n < len(row) else "" for row in rows] for n in range(width)]
    turned.lines = list(range(1, width + 1))
    turned.across = {str(name): sheet.lines[n] for name, n in reversed(names.items())}
    return turned


def _of_week(sheet: Sheet) -> Sheet | None:
    """Networks in the first column and days above the others: every cell is a post."""
    at = next((n for n, row in enumerate(sheet.rows[:40]) if len(_days(row)) >= _FEWEST_DAYS), -1)
    below = sheet.rows[at + 1 : at + 1 + _WITHIN] if at >= 0 else []
    sides = [str(row[0]).strip() for row in below if row and _filled(row[0])]
    if len(sides) < 2 or not all(map(only_networks, sides)) or any(map(known, sheet.rows[at][1:])):
        return None
    title = " ".join(str(cell) for row in sheet.rows[:at] for cell in row if isinstance(cell, str))
    year, months = year_and_months(f"{title} {sheet.title}")
    made_sheet = Sheet(sheet.title, headed=True, above=sheet.rows[:at], rows=[list(HEADER)], lines=[sheet.lines[at]])
    days = {n: _named(sheet.rows[at][n], year, months) for n in _days(sheet.rows[at])}
    network = ""
    for line, row in zip(sheet.lines[at + 1 :], sheet.rows[at + 1 :], strict=True):
        network = str(row[0]).strip() if row and _filled(row[0]) else network
        for n, day in days.items():
            if n < len(row) and _filled(row[n]):
                made_sheet.rows.append([day, network, row[n]])
                made_sheet.lines.append(line)
    return made_sheet if len(made_sheet.rows) > 1 else None


def _days(row: Sequence[Any]) -> list[int]:
    """The columns whose head is a day, not a mere weekday."""
    return [n for n, cell in enumerate(row) if n and _is_day(cell)]


def _is_day(cell: Any) -> bool:
    if isinstance(cell, date):
        return of_typed(cell) is not None
    return isinstance(cell, str) and len(cell) < 30 and (read_day(cell) is not None or _weekday_and_number(cell)[1] > 0)


def _weekday_and_number(cell: str) -> tuple[int, int]:
    words = fold(cell).split()
    if len(words) == 2 and words[0] in SHORT_WEEKDAYS and words[1].isdecimal() and 1 <= int(words[1]) <= 31:
        return SHORT_WEEKDAYS[words[0]], int(words[1])
    return -1, 0


def _named(cell: Any, year: int, months: Sequence[int]) -> Any:
    """The head of a day; "Monday 30" becomes the 30 of the month of the title in which that is a Monday."""
    weekday, number = _weekday_and_number(cell) if isinstance(cell, str) else (-1, 0)
    if not number or not months:
        return cell
    fitting = (day for day in _candidates(year, months, number) if day.weekday() == weekday)
    day = next(fitting, None) if year else None
    return day.isoformat() if day else f"{number} {MONTH_NAMES[months[0 if number > 15 else -1] - 1]}"


def _candidates(year: int, months: Sequence[int], number: int) -> Iterator[date]:
    for month in months:
        for one in (year, year + 1, year - 1):  # a week may lie in two years
            day = made(one, month, number)
            if day is not None:
                yield day
