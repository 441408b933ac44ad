"""Opens a file of posts: size first, then format, then encoding. Pure: it can run off the main thread."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.exchange import delimited, ics_in, json_in, workbook
from smdesk.exchange.source import FORMATS, MAX_BYTES, Source

_BY_ENDING = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".txt": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".ics": "ics",
    ".ical": "ics", ".ifb": "ics", ".json": "json",
}  # fmt: skip
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
}


def read(
    path: Path,
    format: str | None = None,
    *,
    today: date,
    delimiter: Callable[[str], str] = delimited.sniff,
) -> Source:
    """Read a file into rows. ``format`` is one of ``FORMATS``; None lets ending and content decide.

    Of events that repeat for ever only those around ``today`` are made. ``delimiter`` finds the sign between
    the cells of a text.

    :raises BadInput: when the file is missing, too big, empty, damaged or of another kind
    """
    data = load(path)
    kind = format or _format_of(path, data)
    if kind not in FORMATS:
        message = N_(
            "Format: “{format}” is not one that posts are read from; use csv, tsv, xlsx, ics or json."
        )
        raise BadInput(message, "format", format=kind)
    source = Source(path=path, format=kind)
    if kind == "xlsx":
        workbook.fill(source, data)
        return source
    source.encoding, text = decode(data, path.name)
    if kind == "ics":
        ics_in.fill(source, text, today)
    elif kind == "json":
        json_in.fill(source, text)
    else:
        delimited.fill(source, text, "\t" if kind == "tsv" else "", find=delimiter)
    return source


def load(path: Path) -> bytes:
    """What a file holds.

    :raises BadInput: when it cannot be read, is empty or too big
    """
    name = path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = N_("File: “{name}” has {size} MB; up to {limit} MB can be read, so split it in parts.")
            raise BadInput(message, "file", name=name, size=size // 1_000_000, limit=MAX_BYTES // 1_048_576)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        message = N_(
            "File: “{name}” cannot be read ({reason}); check that it is there and not open elsewhere."
        )
        raise BadInput(message, "file", name=name, reason=reason) from None
    if not data.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"):
        raise BadInput(N_("File: “{name}” is empty; choose the one that holds the rows."), "file", name=name)
    if len(data) > MAX_BYTES:  # a device or a file that grew
        raise BadInput(N_("File: “{name}” is too big; split it in parts."), "file", name=name)
    return data


def _format_of(path: Path, data: bytes) -> str:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:4] == b"PK\x03\x04":
        if b"opendocument" in data[:200] or path.suffix.lower() in (".ods", ".numbers"):
            message = N_("File: “{name}” is not an Excel workbook; save it as .xlsx or .csv first.")
            raise BadInput(message, "file", name=path.name)
        return "xlsx"
    for magic, kind in _FOREIGN.items():
        if data.startswith(magic):
            message = N_("File: “{name}” is a {kind} file; save the sheet as .xlsx or .csv first.")
            raise BadInput(message, "file", name=path.name, kind=kind)
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return "ics"
    ending = _BY_ENDING.get(path.suffix.lower(), "")
    if ending in ("ics", "json", "xlsx"):
        return ending
    if head[:1] in (b"{", b"[") and (not ending or path.suffix.lower() == ".txt"):
        return "json"
    return ending or "csv"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """(the encoding used, the text); NULs are dropped and what cannot be read becomes U+FFFD.

    :raises BadInput: when this is no text at all
    """
    encoding = _encoding_of(data)
    if encoding:
        text = data.decode(encoding, "replace")
    else:
        try:
            encoding, text = "utf-8", data.decode("utf-8")
        except UnicodeDecodeError as trouble:
            # A single torn letter at the very end is a truncated file, not another encoding.
            torn = trouble.start >= len(data) - 3
            encoding = "utf-8" if torn else _western(data)
            text = data.decode(encoding, "replace")
    text = text.removeprefix("\ufeff")
    sample = text[:20_000]
    strange = sum(1 for sign in sample if (sign < " " and sign not in "\t\n\r\x0b\x0c") or sign == "\ufffd")
    if strange > max(4, len(sample) // 50):
        message = N_("File: “{name}” is not a text file; choose a sheet saved as .csv, .xlsx, .ics or .json.")
        raise BadInput(message, "file", name=name)
    return encoding, text.replace("\x00", "") if "\x00" in text else text


# What Italian, Spanish and English write beside plain letters, with its place in a word.
_SENSIBLE = re.compile(r"[àáâäãçèéêëìíîïñòóôöõùúûüßœæ¿¡ºª«»€…’•°£]|(?<!\w)[“‘–—]|[”](?!\w)")


def _western(data: bytes) -> str:
    """Windows' or the old Macintosh's letters (Excel for Mac still writes "CSV (Macintosh)"): whichever reads better."""
    sample = data[:200_000]
    windows, mac = (len(_SENSIBLE.findall(sample.decode(one, "replace"))) for one in ("cp1252", "mac_roman"))
    return "mac_roman" if mac > windows else "cp1252"


def _encoding_of(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding
    head = data[:4000]
    if len(head) >= 4 and b"\x00" in head:
        # Western letters in UTF-16 have a zero beside each: on the odd places little-endian, else big.
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if odd > len(head) // 5 and odd > 4 * even:
            return "utf-16-le"
        if even > len(head) // 5 and even > 4 * odd:
            return "utf-16-be"
    return ""
