"""Google Trends' "interest over time" file (multiTimeline.csv) in English, Italian or Spanish.

Values are relative, 0 to 100; "<1" is kept as 0. Hours of one day are averaged, a month stands on its first day.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.exchange import reading
from smdesk.exchange.words import fold

MAX_BYTES = 4 * 1024 * 1024
MAX_TERMS = 25  # Google compares five; some tools join files
_TIMES = frozenset((
    "day", "week", "month", "time", "hour", "date", "giorno", "settimana", "mese", "ora", "data", "dia", "semana", "mes",
    "hora", "fecha",
))  # fmt: skip
_PLACES = frozenset((
    "region", "country", "city", "metro", "subregion", "dma", "regione", "paese", "citta", "sottoregione", "pais", "ciudad",
    "area metropolitana",
))  # fmt: skip
_RELATED = frozenset(fold(word) for word in ("TOP", "RISING", "In aumento", "Principali", "Più cercati", "En aumento", "Principales"))
_TERM = re.compile(r"(?P<term>.+?):?\s*\((?P<region>[^()]*)\)\s*\Z", re.DOTALL)
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ].*)?\Z")
WANTED = N_("File: “{name}” is {what}; download “Interest over time” from Google Trends: its name is multiTimeline.csv.")
MAP, QUERIES, ELSE = N_("the map of regions"), N_("the list of related queries"), N_("no Google Trends file")
BAD_CELL = N_("File: line {line} of “{name}” is damaged (“{text}”); download it again from Google Trends.")


@dataclass(frozen=True, slots=True)
class Series:
    """The interest in one term: (YYYY-MM-DD, 0 to 100) in order of time."""

    term: str
    region: str
    points: tuple[tuple[str, int], ...]


def read_trends(path: Path) -> tuple[Series, ...]:
    """The series of a file, on any thread.

    :raises BadInput: when it is another file of Google Trends, or none
    """
    name = path.name
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        message = N_("File: “{name}” cannot be read ({reason}); check that it is there and not open elsewhere.")
        raise BadInput(message, "file", name=name, reason=reason) from None
    if len(data) > MAX_BYTES or data[:4] in (b"PK\x03\x04", b"%PDF"):
        raise BadInput(WANTED, "file", name=name, what=ELSE)
    text = reading.decode(data, name)[1]
    try:
        rows = _rows(text)
    except csv.Error:
        raise BadInput(WANTED, "file", name=name, what=ELSE) from None
    start = next((number for number, (_, row) in enumerate(rows) if len(row) > 1 and fold(row[0]) in _TIMES), None)
    if start is None:
        raise BadInput(WANTED, "file", name=name, what=_what(rows))
    return _series(name, rows[start][1], rows[start + 1 :])


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Rows that hold something, with their lines. A sheet program may have saved it with other separators."""
    head = text[:4000]
    delimiter = max((",", ";", "\t"), key=lambda sign: sum(1 for line in head.splitlines() if line.count(sign) > 0))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]


def _what(rows: list[tuple[int, list[str]]]) -> str:
    """Which file this is instead."""
    firsts = {fold(row[0]) for _, row in rows[:6] if row}
    if firsts & _PLACES:
        return MAP
    return QUERIES if firsts & _RELATED else ELSE


def _series(name: str, head: list[str], rows: list[tuple[int, list[str]]]) -> tuple[Series, ...]:
    terms = [_term(cell) for cell in head[1 : MAX_TERMS + 1]]
    sums: list[dict[str, list[int]]] = [{} for _ in terms]
    for line, row in rows:
        day = _day(row[0])
        if day is None:
            raise BadInput(BAD_CELL, "file", name=name, line=line, text=row[0][:40])
        for place, cell in enumerate(row[1 : len(terms) + 1]):
            if cell.strip():
                sums[place].setdefault(day, []).append(_value(name, line, cell))
    found = tuple(
        Series(term, region, tuple((day, _mean(values)) for day, values in sorted(days.items())))
        for (term, region), days in zip(terms, sums, strict=True)
        if term and days
    )
    if not found:
        raise BadInput(WANTED, "file", name=name, what=ELSE)
    return found


def _term(cell: str) -> tuple[str, str]:
    """ "ravioli: (Italy)" → term and region; newer files name the term only."""
    match = _TERM.match(cell.strip())
    return (match["term"].strip(), match["region"].strip()) if match else (cell.strip(), "")


def _day(text: str) -> str | None:
    """The first day of "2024-01-07", "2024-01" (its first), "2024-01-07T12", "2024-01-07 - 2024-01-13"."""
    match = _DAY.match(text.strip().split(" - ")[0])
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1)).isoformat()
    except ValueError:
        return None


def _value(name: str, line: int, cell: str) -> int:
    text = cell.strip().rstrip("%").strip()
    if text.replace(" ", "") in ("<1", "&lt;1"):
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= 100):
        raise BadInput(BAD_CELL, "file", name=name, line=line, text=cell.strip()[:40])
    return int(text)


def _mean(values: list[int]) -> int:
    return int((Decimal(sum(values)) / len(values)).quantize(Decimal(1), ROUND_HALF_UP))
