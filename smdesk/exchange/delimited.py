"""Text with one row a line: CSV and its relatives, with quoted cells over several lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.exchange.headers import known
from smdesk.exchange.source import MAX_COLUMNS, MAX_ROWS, Sheet, Source

DELIMITERS = (",", ";", "\t", "|")
_MAX_CELLS = 4_000_000
_SAMPLE = 60  # rows that decide on the delimiter
_CURLY_CELL = re.compile(r"(?:(?<=[,;\t|])|^)“([^“”]*)”(?=[,;\t|]|\r?$)", re.MULTILINE)
csv.field_size_limit(1_000_000)  # the longest text of any network is 60,000; Python's own bound is 131,072


def fill(source: Source, text: str, delimiter: str = "", *, find: Callable[[str], str] | None = None) -> None:
    """Put the rows of ``text`` into ``source``; an empty ``delimiter`` is found by trying (or by ``find``).

    :raises BadInput: when it has more cells or rows than a sheet of posts can have
    """
    first, _, rest = text[:20].partition("\n")
    skipped = 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5 and rest:
        delimiter, text, skipped = first.strip()[4], text.split("\n", 1)[1], 1
    if '"' not in text:
        text = _with_straight_quotes(text)
    source.delimiter = delimiter or (find or sniff)(text)
    if text.count(source.delimiter) > _MAX_CELLS:
        raise BadInput(N_("File: it has more than four million cells; split it in parts."), "file")
    sheet = Sheet("")
    try:
        _rows(text, source, sheet, skipped)
    except csv.Error:
        source.errors.append(RowError(sheet.lines[-1] + 1 if sheet.lines else 1, "", Sentence(_TOO_LONG)))
    source.sheets.append(sheet)


_TOO_LONG = N_("A cell has more than a million letters: a quotation mark is open somewhere above.")
_OPEN_QUOTE = N_("A quotation mark is opened and never closed: close it, or double the one in the text.")
_TOO_WIDE = N_("The line has {n} cells; only the first {limit} were read.")


def _rows(text: str, source: Source, sheet: Sheet, skipped: int) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=source.delimiter)
    lines, rows = sheet.lines, sheet.rows
    line = 1 + skipped
    for row in reader:
        if len(row) > MAX_COLUMNS:
            filled = max((n for n, cell in enumerate(row) if cell), default=0) + 1
            if filled > MAX_COLUMNS:
                values = {"n": filled, "limit": MAX_COLUMNS}
                source.errors.append(RowError(line, "", Sentence(_TOO_WIDE, values)))
            del row[MAX_COLUMNS:]
        lines.append(line)
        rows.append(row)
        line = reader.line_num + 1 + skipped
        if len(rows) > MAX_ROWS:
            message = N_("File: it has more than {limit} rows; split it in parts.")
            raise BadInput(message, "file", limit=MAX_ROWS)
    if rows and text.count('"') % 2 and line - lines[-1] > 1:
        _close_quote(text, source, sheet, skipped)


def _close_quote(text: str, source: Source, sheet: Sheet, skipped: int) -> None:
    """The last row swallowed the rest of the file: give its first line up, and read on behind it."""
    start = sheet.lines.pop()
    sheet.rows.pop()
    source.errors.append(RowError(start, "", Sentence(_OPEN_QUOTE)))
    rest = text.split("\n", start - skipped)
    if len(rest) > start - skipped and len(source.errors) < 50:
        _rows(rest[-1], source, sheet, start)


def _with_straight_quotes(text: str) -> str:
    """A word processor turned the quotes around cells into curly ones: only where they hold what must
    be quoted.
    """
    holds = any(any(sign in cell for sign in ",;\t|\n") for cell in _CURLY_CELL.findall(text[:100_000]))
    return _CURLY_CELL.sub(r'"\1"', text) if holds else text


def sniff(text: str, is_known: Callable[[object], bool] = known) -> str:
    """The delimiter under which the beginning of ``text`` looks most like a table with a header we know."""

    sample = text[:200_000]
    best, best_score = ",", (-1.0, -1.0, 0.0)
    for delimiter in DELIMITERS:
        if delimiter not in sample:
            continue
        rows = _some(sample, delimiter)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        headers = max((len({cell for cell in row if is_known(cell)}) for row in rows[:25]), default=0)
        score = (float(min(headers, 8)), times / len(rows), float(width))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _some(sample: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                rows.append(row)
            if len(rows) >= _SAMPLE:
                break
    except csv.Error:
        pass  # judged by what came before
    return rows or [[]]
