"""Rows that are no posts: "SETTIMANA 2", "MAGGIO 2026", a header said again, empty lines."""

import re
from collections.abc import Sequence
from typing import Any

from smdesk.exchange.channels import networks_titled, networks_within, only_networks
from smdesk.exchange.days import Days
from smdesk.exchange.words import MONTHS, WEEK_WORDS, fold

MONTH_HEADERS = frozenset(("month", "mese", "mes", "year", "anno", "ano"))
_YEAR = re.compile(r"\b(20\d{2})\b")


def month_in(text: str) -> tuple[int, int]:
    """(year or 0, month or 0) that a title such as "Piano editoriale – Maggio 2026" speaks of."""
    if len(text) > 90:
        return 0, 0
    words = fold(text).split()
    months = [MONTHS[word] for word in words if word in MONTHS and (len(word) > 3 or len(words) <= 2)]
    year = _YEAR.search(text)
    if not months or any(word.isdecimal() and len(word) < 3 for word in words):
        return 0, 0
    return (int(year[1]) if year else 0), months[0]


def month_of_cell(cell: Any) -> tuple[int, int]:
    """(year or 0, month or 0) of a cell in a column of months or years: "January", "Gen 2027", 1, 2027."""
    if isinstance(cell, str) and not cell.strip().isdecimal():
        return month_in(cell)
    text = str(cell).strip().removesuffix(".0")
    number = int(text) if text.isdecimal() and len(text) < 5 else 0
    return (number if 2000 <= number < 2100 else 0), (number if 1 <= number <= 12 else 0)


def year_and_months(text: str) -> tuple[int, list[int]]:
    """(year or 0, the months in their order) of a title such as "Week from 30 November to 6 December 2026"."""
    year = _YEAR.search(text)
    named = [MONTHS[word] for word in fold(text).split() if word in MONTHS and not word.isdecimal()]
    return (int(year[1]) if year else 0), list(dict.fromkeys(named))


class Sections:
    """Tells posts from the rows between them, and keeps what those say about the month."""

    def __init__(self, header: Sequence[Any], at: dict[str, int]) -> None:
        self._header = [str(cell).strip() for cell in header]
        self._says = {
            index
            for field, index in at.items()
            if field in ("text", "title", "media") or field[:5] == "text:"
        }
        self._date = at.get("date", -1)
        self.networks = ""  # those that the last heading names

    def _again(self, row: Sequence[Any]) -> bool:
        """Whether a row says the header once more."""
        same = all(str(cell).strip() == head for cell, head in zip(row, self._header, strict=False))
        return same and len(row) <= len(self._header) and not any(self._header[len(row) :])

    def hears(self, heading: Sequence[Any], days: Days) -> None:
        """Take the month and the networks that a title names."""
        texts = [cell for cell in heading if isinstance(cell, str)]
        month = next((found for text in texts if (found := month_in(text))[1]), (0, 0))
        if month[1]:
            days.context = (month[0] or days.context[0], month[1])
        self.networks = next((named for text in texts if (named := networks_titled(text))), self.networks)

    def is_called(self, name: str, days: Days) -> None:
        """What the name of the file says, where nothing in it does: "google" in one means no Google place."""
        days.context = days.context if days.context[1] else month_in(name)
        self.networks = self.networks or networks_within(name)

    def passes(self, row: Sequence[Any], days: Days) -> bool:
        """Whether a row is to be passed over."""
        filled = [index for index, cell in enumerate(row) if cell != "" and cell is not None]
        if len(filled) > 1 and self._again(row):
            return True
        if len(filled) > 3:
            return False
        if not filled:
            return True
        alone = len(filled) == 1 or len({str(row[index]) for index in filled}) == 1
        first = row[filled[0]]
        if alone and isinstance(first, str):
            month = month_in(first)
            if month[1] or (only_networks(first) and (filled[0] not in self._says or networks_within(first))):
                self.hears([first], days)
                return True
            words = fold(first).split()
            if words and words[0] in WEEK_WORDS and len(first) < 60:
                return True
        # A lone cell that is neither words nor a date to fill: a heading of its own.
        return alone and filled[0] not in self._says and filled[0] != self._date
