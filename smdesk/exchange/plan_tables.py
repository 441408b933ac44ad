"""Tables of a plan (objectives, budget, competitors, keywords) as rows of checked texts; nothing is stored here.

Our own tables are read to the letter. In those of others, figures and days are read as the client's language writes
them, an empty cell says nothing, and a row with a fault is left out and named.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.figures import Ambiguous, first, read
from smdesk.domain.imports import RowError, Sentence
from smdesk.domain.money import canonical, parse_amount
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.working import checked as checked_inputs
from smdesk.exchange import delimited, reading
from smdesk.exchange.days import Days, order_of
from smdesk.exchange.own import unguarded
from smdesk.exchange.plan_check import one_day, one_figure
from smdesk.exchange.plan_columns import (
    FIELDS,
    KINDS,
    MEASURES,
    NEEDED,
    OBSERVED,
    OWN,
    code_of,
    field_of,
    month_column,
    month_of,
)
from smdesk.exchange.source import Sheet

MAX_TEXT = 20_000
_HEADER_WITHIN = 30
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
NO_TABLE = N_("File: “{name}” has no column for {needed}; write that word above the column that holds it.")
NOT_A_TABLE = N_("File: “{name}” is no table; choose a sheet saved as .csv or .xlsx.")
NO_FIGURE = N_("“{value}” is not a number; write it like 1250.50 or 1.250,50.")
NO_DAY = N_("“{value}” is not a day; write it like 2026-10-31.")
NO_MONTH = N_("“{value}” is not a month; write it like 2026-10.")
NO_CHOICE = N_("“{value}” is not one of: {known}.")
NO_WHOLE = N_("“{value}” is not a whole number from {low} to {high}.")
TOO_LONG = N_("the cell has more than {limit} signs.")
EMPTY_ROW = N_("the row has no {needed}; write it.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What reading a table depends on beside the file."""

    topic: str
    today: date
    language: str = "en"
    country: str = ""
    zone: str = "Europe/Rome"
    currency: str = "EUR"
    year: int = 0  # of months written without one; 0 = today's


@dataclass(frozen=True, slots=True)
class TableRow:
    """A good row: its fields as the store keeps them. Cells of a wide budget are in ``cells``: month, measure, amount."""

    line: int
    values: dict[str, Any]
    cells: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class Table:
    """What a file says; ``own`` when this program wrote it, so that an empty cell means empty."""

    own: bool = False
    rows: list[TableRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)


def read_table(path: Path, asked: Asked) -> Table:
    """Read a file, on any thread.

    :raises BadInput: when it cannot be read, or is no table of this topic
    """
    source = reading.read(path, today=asked.today, delimiter=lambda text: _sniff(asked.topic, text))
    if source.format not in ("csv", "tsv", "xlsx"):
        raise BadInput(NOT_A_TABLE, "file", name=path.name)
    table = Table(errors=list(source.errors))
    found = [_Sheet(asked, sheet, table).read() for sheet in source.sheets]
    if not any(found):
        needed = " / ".join(name.replace("_", " ") for name in NEEDED[asked.topic])
        raise BadInput(NO_TABLE, "file", name=path.name, needed=needed)
    return table


def _sniff(topic: str, text: str) -> str:
    return delimited.sniff(text, lambda cell: bool(field_of(topic, cell)) or str(cell).startswith(OWN))


def field_shape(topic: str, name: str) -> Field:
    """The shape's field behind a column; links and lines of a budget are plain texts here."""
    kind = "observation" if topic == "competitors" and name in OBSERVED else KINDS[topic]
    if topic == "budget":
        kind = "budget_cell" if name in (*MEASURES, "month") else "budget_line"
        name = {"line": "name", "campaign": "campaign_id"}.get(name, name)
    elif topic == "objectives":
        name = {"goal": "goal_id"}.get(name, name)
        if name == "baseline_inputs":
            return Field(name, N_("Worked out from"), "", Form.LINE)
        if name in ("key_result", "source"):
            kind, name = "key_result", {"key_result": "title"}.get(name, name)
    elif name == "place":
        name = "place_id"
    found = SHAPES[kind].field(name)
    return replace(found, form=Form.LINE) if found.form in (Form.LINK, Form.NETWORK) else found


class _Sheet:
    """One sheet of a file."""

    def __init__(self, asked: Asked, sheet: Sheet, table: Table) -> None:
        self._asked, self._sheet, self._table = asked, sheet, table
        self._columns: dict[int, str] = {}
        self._months: dict[int, tuple[str, str]] = {}
        self._heads: dict[int, str] = {}
        self._own = False
        self._days = Days(asked.today, asked.zone)

    def read(self) -> bool:
        """Read its rows into the table; False when it is no table of the topic."""
        start = self._header()
        if start is None:
            return False
        self._settle_days(start)
        for line, row in zip(self._sheet.lines[start:], self._sheet.rows[start:], strict=True):
            if any(cell not in ("", None) for cell in row) and not self._is_total(row):
                self._row(line, row)
        return True

    # -- columns ------------------------------------------------------------------------------

    def _header(self) -> int | None:
        """Understand the best header row; returns where the rows below it begin."""
        best, most = None, 0
        for number, row in enumerate(self._sheet.rows[:_HEADER_WITHIN]):
            names = {field_of(self._asked.topic, cell) for cell in row} - {""}
            own = bool(row) and isinstance(row[0], str) and row[0] == f"{OWN}{self._asked.topic}"
            score = len(names) + (100 if own else 0)
            if (names & set(NEEDED[self._asked.topic])) and score > most:
                best, most = number, score
        if best is None:
            return self._headless()
        head = self._sheet.rows[best]
        self._own = bool(head) and head[0] == f"{OWN}{self._asked.topic}"
        self._table.own = self._table.own or self._own
        for place, cell in enumerate(head):
            self._column(place, cell)
        return best + 1

    def _column(self, place: int, cell: Any) -> None:
        name = field_of(self._asked.topic, cell)
        text = " ".join(str(cell).split())
        self._heads[place] = text
        if self._own and place == 0:
            self._columns[place] = "row"
        elif name and name not in self._columns.values():
            self._columns[place] = name
            self._table.mapping[text] = name
        elif self._asked.topic == "budget" and not name and text:
            shown = f"{cell:%Y-%m}" if isinstance(cell, date) else text
            month, measure = month_column(shown, self._asked.year or self._asked.today.year)
            if month:
                self._months[place] = (month, measure)
                self._table.mapping[shown] = f"{month} {measure}"

    def _headless(self) -> int | None:
        """A bare list of terms needs no header."""
        rows = self._sheet.rows
        if self._asked.topic != "keywords" or not rows or any(len([c for c in row if c != ""]) > 1 for row in rows):
            return None
        if any(str(cell).lstrip()[:1] in ("{", "[", "<", "%") for row in rows for cell in row):
            return None
        place = next((n for n, cell in enumerate(rows[0]) if cell != ""), 0)
        self._columns, self._heads = {place: "term"}, {place: "term"}
        return 0

    def _is_total(self, row: list[Any]) -> bool:
        """The last line of a budget, which sums the others."""
        if self._asked.topic != "budget" or self._own:
            return False
        place = next((place for place, name in self._columns.items() if name == "line"), None)
        word = str(row[place]).strip().casefold().rstrip(":") if place is not None and place < len(row) else ""
        return word in ("total", "totale", "totali", "totales", "grand total", "totale generale", "total general", "sum", "somma", "suma")

    def _settle_days(self, start: int) -> None:
        """Day first or month first, by all cells of the day columns."""
        places = [place for place, name in self._columns.items() if name in ("due", "on")]
        cells = [row[place] for row in self._sheet.rows[start:] for place in places if place < len(row)]
        readings = [(found, -1) for cell in cells if cell != "" and (found := self._days.reading(cell))]
        if readings:
            language, country = self._asked.language, self._asked.country
            self._days.order = order_of(readings, self._days, language=language, country=country)[0]

    # -- rows ---------------------------------------------------------------------------------

    def _row(self, line: int, row: list[Any]) -> None:
        values: dict[str, Any] = {}
        cells: list[tuple[str, str, str]] = []
        faults: list[RowError] = []
        for place, cell in enumerate(row):
            try:
                if place in self._columns:
                    self._cell(values, self._columns[place], cell)
                elif place in self._months and cell != "":
                    month, measure = self._months[place]
                    amount = self._money(cell, measure)
                    cells.extend([(month, measure, amount)] if amount else [])
            except BadInput as fault:
                faults.append(RowError(line, self._heads.get(place, ""), Sentence(fault.message, fault.values)))
        needed = NEEDED[self._asked.topic]
        named = any(values.get(name) for name in (*needed, "on")) or (self._own and self._asked.topic == "competitors")
        if not faults and not named:
            faults.append(RowError(line, needed[0], Sentence(EMPTY_ROW, {"needed": needed[0].replace("_", " ")})))
        self._table.errors.extend(faults)
        if not faults:
            self._table.rows.append(TableRow(line, values, tuple(cells)))

    def _cell(self, values: dict[str, Any], name: str, cell: Any) -> None:
        """Understand a cell.

        :raises BadInput: when it breaks the rule of its field
        """
        if name == "row":
            values["row"] = str(cell)
            return
        if cell == "" and not self._own:
            return
        shape = field_shape(self._asked.topic, name)
        if name == "month":
            values[name] = self._month(cell)
        elif shape.form is Form.MONEY:
            values[name] = self._money(cell, name)
        elif shape.form is Form.FIGURE:
            for key, said in self._figure(cell, name, shape).items():
                values[key] = values.get(key) or said if key == "unit" else said
        elif shape.form is Form.DAY:
            values[name] = self._day(cell, name)
        elif shape.form is Form.WHOLE:
            if cell != "":
                values[name] = _whole(cell, name, shape)
        elif shape.form is Form.CHOICE and (cell != "" or "" in shape.options):
            values[name] = _choice(_text(cell, name), name, shape, self._asked.topic)
        elif shape.form is Form.CHOICE:
            return  # our own table: the row is of another kind
        elif shape.form is Form.LINES and not self._own:
            values[name] = _lines(_text(cell, name))
        elif name != "unit" or cell != "":
            values[name] = _text(cell, name) if self._own else _text(cell, name).strip()
            if name == "baseline_inputs":
                checked_inputs(values[name], name)
        else:
            values.setdefault(name, "")

    def _month(self, cell: Any) -> str:
        if isinstance(cell, date):
            return f"{cell:%Y-%m}"
        text = _text(cell, "month").strip()
        month = month_of(text, self._asked.year or self._asked.today.year)
        if text and not month:
            raise BadInput(NO_MONTH, "month", value=text[:40])
        return month

    def _money(self, cell: Any, name: str) -> str:
        currency = self._asked.currency
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return canonical(_number(cell, name), currency)
        text = _text(cell, name).strip()
        if not text or text in ("-", "–", "—"):
            return ""
        if self._own and one_figure(text) == text:
            return text
        return canonical(parse_amount(text, self._asked.language, currency, name), currency)

    def _figure(self, cell: Any, name: str, shape: Field) -> dict[str, str]:
        """A figure; with words around it ("60 orders a month") they become the unit, where there is one."""
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return {name: f"{_number(cell, name):f}"}
        text = _text(cell, name).strip()
        if not text or (self._own and (one_figure(text) == text or self._asked.topic == "objectives")):
            return {name: text}
        language = self._asked.language if self._asked.language in ("it", "es", "en") else "en"
        try:
            number = read(text, language)
        except Ambiguous:
            number = None
        if number is None and name in ("baseline", "target"):
            number = first(text, language)
            rest = re.sub(r"[-+]?\d[\d.,' ]*", "", text, count=1).strip()
            if number is not None and rest and not re.search(r"\d", rest):
                return {name: f"{number:f}", "unit": rest}
            number = None
        if number is None:
            raise BadInput(NO_FIGURE, name, value=text[:40])
        return {name: f"{number:f}"}

    def _day(self, cell: Any, name: str) -> str:
        if isinstance(cell, str):
            cell = _text(cell, name).strip()
        if cell == "" or (self._own and one_day(str(cell)) == cell):
            return str(cell)
        found = self._days.resolve(cell)
        if found is None or not 1900 <= found[0].year <= 2199:
            raise BadInput(NO_DAY, name, value=str(cell)[:40])
        return found[0].isoformat()


def _text(cell: Any, name: str) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and abs(cell) < 1e15 and cell == int(cell):
        return str(int(cell))
    text = _NO_TEXT.sub("", unguarded(str(cell)))
    if len(text) > MAX_TEXT:
        raise BadInput(TOO_LONG, name, limit=MAX_TEXT)
    return text


def _number(cell: float, name: str) -> Decimal:
    number = Decimal(repr(cell))
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise BadInput(NO_FIGURE, name, value=str(cell))
    return Decimal(int(number)) if number == int(number) else number


def _whole(cell: Any, name: str, shape: Field) -> int:
    text = _text(cell, name).strip().rstrip("%").strip()
    if not re.fullmatch(r"-?[0-9]{1,9}", text) or not shape.low <= int(text) <= shape.high:
        raise BadInput(NO_WHOLE, name, value=text[:40], low=shape.low, high=shape.high)
    return int(text)


def _choice(text: str, name: str, shape: Field, topic: str) -> str:
    code = code_of(KINDS[topic], name, text.strip())
    if code not in shape.options:
        known = ", ".join(one for one in shape.options if one)
        raise BadInput(NO_CHOICE, name, value=text[:40], known=known)
    return code


def _lines(text: str) -> str:
    parts = text.splitlines() if "\n" in text else re.split(r"[;|]", text)
    return "\n".join(part.strip(" -•\t") for part in parts if part.strip(" -•\t"))


assert all(field_shape(topic, name) for topic, names in FIELDS.items() for name in names)
