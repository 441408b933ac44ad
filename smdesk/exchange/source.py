"""A file of posts as rows of cells, before anybody knows what the columns mean; and what bounds it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smdesk.domain.imports import RowError, Sentence

MAX_BYTES = 32 * 1024 * 1024  # 10,000 posts of 2,200 letters are some 25 MB
MAX_ROWS = 100_000
MAX_COLUMNS = 400
NEXT_SHEET = 0  # instead of a line: here begin the rows of another sheet
FORMATS = ("csv", "tsv", "xlsx", "ics", "json")


@dataclass(slots=True)
class Sheet:
    """Rows of cells with the line each began on. ``title`` is the name of a workbook's tab."""

    title: str
    lines: list[int] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    headed: bool = False  # row 0 is known to be the header
    above: list[list[Any]] = field(default_factory=list)  # rows that stood above a grid that was read
    across: dict[str, int] = field(default_factory=dict)  # posts stand side by side: the line of each header


@dataclass(slots=True)
class Source:
    """What was read from a file. ``preset`` is set when the form of the file itself gives it away."""

    path: Path
    format: str
    sheets: list[Sheet] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    preset: str = ""
    errors: list[RowError] = field(default_factory=list)
    remarks: list[Sentence] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name as text: what of it is in an encoding of long ago can neither be stored nor shown."""
        return self.path.name.encode("utf-8", "replace").decode()
