"""Which sheet of a file holds the posts, and which others (a tab a month, a tab a network) hold more of them."""

from collections.abc import Sequence
from typing import Any

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import Sentence
from smdesk.exchange.columns import header_row, signature
from smdesk.exchange.dayrows import under_days
from smdesk.exchange.headers import known, meanings
from smdesk.exchange.presets import POSTPICKR, is_postpickr, preset_of, squeezed
from smdesk.exchange.shapes import upright
from smdesk.exchange.source import NEXT_SHEET, Sheet, Source

LEFT_OUT = N_("Sheets that hold no posts were left out: {names}.")
_MEASURED = 2  # so many columns of figures make a sheet a report


class Table:
    """The sheet that holds the posts: its header, the rows below, and what stands above."""

    def __init__(self, source: Source, sheet: Sheet, at: int | None) -> None:
        self.sheet = sheet
        self.above: list[list[Any]] = sheet.above + (sheet.rows[:at] if at else [])
        width = max((len(row) for row in sheet.rows[:200]), default=0)
        self.header: list[Any] = sheet.rows[at] if at is not None else [""] * width
        begin = 0 if at is None else at + 1
        self.lines, self.rows = sheet.lines[begin:], sheet.rows[begin:]

    @property
    def heading(self) -> list[Any]:
        """What may say the month and the networks of all rows: the tab, then what stands above, nearest first."""
        return [self.sheet.title, *(cell for row in reversed(self.above) for cell in row)]


def table_of(source: Source) -> Table:
    """The best sheet of the file, with others that hold posts (one a month, one a network) put behind it.

    :raises BadInput: when the file has no rows
    """
    if not any(sheet.rows for sheet in source.sheets):
        message = N_("File: “{name}” holds no rows; choose the one with the posts.")
        raise BadInput(message, "file", name=source.name)
    if len(source.sheets) == 1 and is_postpickr(source.sheets[0].rows):
        source.preset = POSTPICKR
        source.sheets[0].rows = [_postpickr(row) for row in source.sheets[0].rows]
        return Table(source, source.sheets[0], None)
    source.sheets = [upright(sheet) for sheet in source.sheets]
    tables = [
        Table(source, sheet, 0 if sheet.headed else header_row(sheet.rows))
        for sheet in source.sheets
        if sheet.rows
    ]
    best = max(tables, key=lambda table: (sum(map(known, table.header)), len(table.rows)))
    if not any(map(known, best.header)):
        best = max(tables, key=lambda table: len(table.rows))
        if best.header == [""] * len(best.header):  # no header anywhere: the first full row may still be one
            best = Table(source, best.sheet, _first_full(best.sheet.rows))
    _gather(source, best, [table for table in tables if table.sheet is not best.sheet])
    if any(map(known, best.header)):
        filed = under_days(best.header, best.lines, best.rows, best.above, best.sheet.title)
        if filed is not None:
            best.header, best.lines, best.rows = filed
    return best


def _postpickr(row: Sequence[Any]) -> list[Any]:
    """Text, link, date, picture: what stands in B is one or the other, as D says."""
    text, link, date, kind = [*row, "", "", "", ""][:4]
    picture = str(kind).strip().upper() == "I"
    return [text, "" if picture else link, date, link if picture else ""]


def _first_full(rows: Sequence[Sequence[Any]]) -> int | None:
    first = next(
        (
            number
            for number, row in enumerate(rows[:60])
            if sum(1 for cell in row if cell not in ("", None)) > 1
        ),
        0,
    )
    texts = [cell for cell in rows[first] if isinstance(cell, str) and cell]
    looks_like_names = (
        texts and all(len(cell) < 40 for cell in texts) and not any(ch.isdecimal() for c in texts for ch in c)
    )
    return first if looks_like_names and len(rows) > first + 1 else None


def _gather(source: Source, best: Table, others: Sequence[Table]) -> None:
    """Put the rows of the other sheets that hold posts behind those of the best one."""
    made = signature(best.header)
    left = []
    for table in others:
        if signature(table.header) == made:
            rows = table.rows
        elif preset_of(best.header) is None and _holds_posts(table):
            rows = _fitted(best, table)
        else:
            left.append(table.sheet.title)
            continue
        best.lines = [*best.lines, NEXT_SHEET, *table.lines]
        best.rows = [*best.rows, table.heading, *rows]
    if any(left):
        source.remarks.append(Sentence(LEFT_OUT, {"names": ", ".join(filter(None, left))}))


def _holds_posts(table: Table) -> bool:
    """Days and words, and no report of figures: a list of feasts has no words of a post either."""
    first = [meanings(cell)[0][0] for cell in table.header if known(cell)]
    words = "text" in first or any(field.startswith("text:") for field in first)
    named = "title" in first and ("network" in first or any(field.startswith("network:") for field in first))
    return "date" in first and (words or named) and first.count("metric") < _MEASURED


def _fitted(best: Table, table: Table) -> list[list[Any]]:
    """The rows of ``table`` under the columns of ``best``: of the same name, of the same meaning, else new ones."""
    free = dict(enumerate(best.header))
    at: dict[int, int] = {}
    for same in (squeezed, _meant):
        for n, cell in enumerate(table.header):
            found = next((m for m, head in free.items() if n not in at and same(cell) and same(head) == same(cell)), -1)
            if found >= 0:
                at[n] = found
                del free[found]
    for n, cell in enumerate(table.header):
        if n not in at and (cell or any(len(row) > n and row[n] not in ("", None) for row in table.rows)):
            at[n] = len(best.header)
            best.header = [*best.header, cell]
    width = len(best.header)
    rows = []
    for row in table.rows:
        fitted: list[Any] = [""] * width
        for n, m in at.items():
            if n < len(row):
                fitted[m] = row[n]
        rows.append(fitted)
    return rows


def _meant(cell: Any) -> str:
    """The first meaning of a header; "" for one that is not known."""
    return meanings(cell)[0][0] if known(cell) else ""
