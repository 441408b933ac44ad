"""Excel workbooks: values as they were last computed; formulas are never run."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.exchange.source import MAX_COLUMNS, MAX_ROWS, Sheet, Source

_MAX_UNPACKED = 120 * 1024 * 1024
_MAX_RATIO = 150  # a sheet of real words packs 5 to 30 times
_EMPTY_END = 2_000  # so many empty rows in a row end a sheet
# What openpyxl and the XML reader throw at damaged or hostile files.
_DAMAGE = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, EOFError, RuntimeError, SyntaxError,
    ArithmeticError, AssertionError, NotImplementedError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def fill(source: Source, data: bytes) -> None:
    """Put every sheet with something in it into ``source``.

    :raises BadInput: when the workbook is damaged, locked with a password or unpacks to too much
    """
    name = source.path.name
    try:
        formulas = _inspect(data, name)
        source.sheets.extend(_sheets(source, data, formulas))
    except _DAMAGE:
        message = N_(
            "File: “{name}” is damaged or locked with a password; open it in Excel and save it again."
        )
        raise BadInput(message, "file", name=name) from None


def _inspect(data: bytes, name: str) -> bool:
    """Check sizes before anything is unpacked; returns whether any sheet holds formulas."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        total = sum(entry.file_size for entry in entries)
        worst = max(
            (e.file_size / max(1, e.compress_size) for e in entries if e.file_size > 5_000_000), default=0
        )
        if total > _MAX_UNPACKED or worst > _MAX_RATIO or len(entries) > 5_000:
            message = N_(
                "File: “{name}” unpacks to {size} MB, too much for a sheet of posts; save it as .csv."
            )
            raise BadInput(message, "file", name=name, size=total // 1_000_000)
        sheets = [
            entry for entry in entries if entry.filename.startswith("xl/worksheets/") and entry.file_size
        ]
        return any(_holds(archive, entry, b"<f") for entry in sheets)


def _holds(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, mark: bytes) -> bool:
    with archive.open(entry) as part:
        tail = b""
        while block := part.read(1 << 16):
            if mark + b">" in tail + block or mark + b" " in tail + block:
                return True
            tail = block[-4:]
    return False


def _sheets(source: Source, data: bytes, formulas: bool) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    asked = load_workbook(io.BytesIO(data), read_only=True, keep_links=False) if formulas else None
    try:
        for number, tab in enumerate(book.worksheets):
            tab.reset_dimensions()  # some programs write a wrong one
            sheet = _sheet(tab)
            if asked is not None:
                _flag_formulas(source, sheet, asked.worksheets[number])
            if sheet.rows:
                yield sheet
    finally:
        book.close()
        if asked is not None:
            asked.close()


def _sheet(tab: Any) -> Sheet:
    sheet = Sheet(str(tab.title))
    empty = 0
    for line, row in enumerate(tab.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
        if not any(cell is not None and cell != "" for cell in row):
            empty += 1
            if empty > _EMPTY_END:
                break
            continue
        empty = 0
        sheet.lines.append(line)
        sheet.rows.append(["" if cell is None else cell for cell in row])
        if len(sheet.rows) > MAX_ROWS:
            raise BadInput(
                N_("File: it has more than {limit} rows; split it in parts."), "file", limit=MAX_ROWS
            )
    return sheet


def _flag_formulas(source: Source, sheet: Sheet, tab: Any) -> None:
    """Formulas that were never computed have no value to import: say which."""
    tab.reset_dimensions()
    values = dict(zip(sheet.lines, sheet.rows, strict=True))
    for line, row in enumerate(tab.iter_rows(max_col=MAX_COLUMNS), 1):
        if line > (sheet.lines[-1] if sheet.lines else 0) + 100:
            break
        for position, cell in enumerate(row):
            if getattr(cell, "data_type", "") != "f":
                continue
            known = values.get(line)
            if known is None or position >= len(known) or known[position] == "":
                message = N_(
                    "{cell} holds a formula without a value; open the file in Excel and save it again."
                )
                source.errors.append(RowError(line, "", Sentence(message, {"cell": cell.coordinate})))
                if len(source.errors) > 200:
                    return
