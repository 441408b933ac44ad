"""What the documents' font can draw: coverage and widths, read from the font files themselves.

Only the three tables needed are read (cmap, hmtx, head/hhea), by the OpenType specification 1.9. That
spares a dependency and takes a few milliseconds, once.
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from smdesk.domain.errors import N_, SmdeskError

FAMILY = "Source Sans Pro"
_PLATFORM_RANK = {(3, 10): 0, (0, 6): 1, (0, 4): 1, (3, 1): 2, (0, 3): 3}


class FontTrouble(SmdeskError):
    """The documents' font is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of code points that a font has a glyph for; ``starts`` and ``ends`` (inclusive) in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, char: object) -> bool:
        code = ord(char) if isinstance(char, str) else -1
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Advance widths by code point, as a share of the type size."""

    widths: dict[int, float]
    usual: float  # for what the font lacks: an em, the width of an emoji

    def width(self, text: str) -> float:
        """Width of ``text`` in ems, kerning aside."""
        return sum(self.widths.get(ord(char), self.usual) for char in text)


@lru_cache(maxsize=1)
def folder() -> Path:
    """The folder of the packaged font.

    :raises FontTrouble: when the package is not there
    """
    found = find_spec("font_source_sans_pro")
    places = [Path(place) / "files" for place in (found.submodule_search_locations or ())] if found else []
    for place in places:
        if (place / "SourceSansPro-Regular.ttf").exists():
            return place
    raise FontTrouble(N_("Documents: the font Source Sans is not installed; install smdesk again."), "font")


@lru_cache(maxsize=2)
def metrics(strong: bool = False) -> Metrics:
    """Widths of the regular or the semibold cut."""
    path = folder() / f"SourceSansPro-{'Semibold' if strong else 'Regular'}.ttf"
    data = path.read_bytes()
    tables = _tables(data, 0)
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data, tables["cmap"])
    widths = {code: advances[min(glyph, count - 1)] / units for code, glyph in glyphs.items()}
    return Metrics(widths, 1.0)


@lru_cache(maxsize=1)
def own() -> Coverage:
    """What the documents' own font can draw (regular and semibold agree)."""
    return coverage(folder() / "SourceSansPro-Regular.ttf", 0)


@lru_cache(maxsize=256)
def coverage(path: Path, index: int) -> Coverage:
    """What a font file can draw; ``index`` picks the face of a collection.

    A file that is not a font, or has no Unicode table, covers nothing.
    """
    try:
        data = path.read_bytes()
        codes = sorted(code for code, glyph in _glyphs(data, _tables(data, index)["cmap"]).items() if glyph)
    except (OSError, struct.error, KeyError, ValueError):
        return Coverage((), ())
    starts: list[int] = []
    ends: list[int] = []
    for code in codes:
        if ends and ends[-1] == code - 1:
            ends[-1] = code
        else:
            starts.append(code)
            ends.append(code)
    return Coverage(tuple(starts), tuple(ends))


def _tables(data: bytes, index: int) -> dict[str, int]:
    start = 0
    if data[:4] == b"ttcf":
        start = struct.unpack_from(">L", data, 12 + 4 * index)[0]
    count = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sLLL", data, start + 12 + 16 * at) for at in range(count))
    return {name.decode("latin-1"): offset for name, _, offset, _ in records}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Code point to glyph number, by the best Unicode subtable."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    found = []
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * at)
        if (platform, encoding) in _PLATFORM_RANK:
            found.append((_PLATFORM_RANK[platform, encoding], cmap + offset))
    if not found:
        raise ValueError("no Unicode subtable")
    table = min(found)[1]
    kind = struct.unpack_from(">H", data, table)[0]
    if kind == 12:
        return _groups(data, table)
    if kind == 4:
        return _segments(data, table)
    raise ValueError("unknown subtable")


def _groups(data: bytes, table: int) -> dict[int, int]:
    glyphs: dict[int, int] = {}
    for at in range(struct.unpack_from(">L", data, table + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", data, table + 16 + 12 * at)
        if last > 0x10FFFF or last < first:
            raise ValueError("group outside Unicode")
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


def _segments(data: bytes, table: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, table + 6)[0] // 2
    row = ">" + "H" * count
    ends = struct.unpack_from(row, data, table + 14)
    starts = struct.unpack_from(row, data, table + 16 + 2 * count)
    deltas = struct.unpack_from(row, data, table + 16 + 4 * count)
    ranges_at = table + 16 + 6 * count
    ranges = struct.unpack_from(row, data, ranges_at)
    glyphs: dict[int, int] = {}
    for at in range(count):
        for code in range(starts[at], min(ends[at], 0xFFFE) + 1):
            glyph = code
            if ranges[at]:
                where = ranges_at + 2 * at + ranges[at] + 2 * (code - starts[at])
                glyph = struct.unpack_from(">H", data, where)[0]
                if not glyph:
                    continue
            glyphs[code] = (glyph + deltas[at]) & 0xFFFF
    return glyphs


def wrap(text: str, width: float, lines: int, *, strong: bool = False) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of ``width`` ems; what does not fit ends in "…".

    :param width: in ems of the type size it will be set in
    """
    ruler = metrics(strong)
    out: list[str] = []
    rest = text.split()
    while rest and len(out) < lines:
        line = rest.pop(0)
        while rest and ruler.width(f"{line} {rest[0]}") <= width:
            line += " " + rest.pop(0)
        if ruler.width(line) > width:  # one word longer than the line
            cut = _fitting(line, width, ruler)
            rest.insert(0, line[cut:])
            line = line[:cut]
        out.append(line)
    if rest and out:
        last = " ".join([out[-1], *rest])
        out[-1] = last[: _fitting(last, width - ruler.width("…"), ruler)].rstrip(" ,;:.–—\u200d\ufe0f") + "…"
    return out


def _fitting(text: str, width: float, ruler: Metrics) -> int:
    used = 0.0
    for at, char in enumerate(text):
        used += ruler.widths.get(ord(char), ruler.usual)
        if used > width:
            return max(1, at)
    return len(text)
