"""A row on its way to a post, and the texts of cells."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.imports import MediaRef, Sentence
from smdesk.domain.posts import Aim

_TITLE_LENGTH = 60
_COMMAS = re.compile(r"[,;]\s*(?=#)")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Draft:
    """What one row (later: several rows of one post) said. ``texts`` are by place id where they differ."""

    line: int
    day: date | None = None
    hour: str = ""  # only when the sheet says one
    hours: tuple[tuple[tuple[int, ...], str], ...] = ()  # places with an hour of their own, when one row says several
    places: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()  # networks the client has no place on
    named: bool = False  # networks are named
    headed: bool = False  # by a heading above the row, not by the row itself
    carried: bool = False  # its day and hour stand in the row above, for both
    of_block: bool = False  # its day stands in a row above
    title: str = ""
    own_title: bool = False
    text: str = ""
    texts: dict[int, str] | None = None
    titles: dict[int, str] | None = None
    status: str = ""
    pillar_id: int = 0
    campaign_id: int = 0
    aims: tuple[Aim, ...] = ()
    media: list[MediaRef] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)  # columns of the post that are taken as they are
    notes: list[str] = field(default_factory=list)
    warnings: list[Sentence] = field(default_factory=list)
    more_lines: list[int] = field(default_factory=list)

    def apart(self) -> "list[Draft]":
        """The draft itself; one for each hour when its row says several."""
        return [
            replace(
                self, places=places, hour=hour, hours=(), media=list(self.media), missing=list(self.missing),
                fields=dict(self.fields), notes=list(self.notes), warnings=list(self.warnings), more_lines=[],
            )
            for places, hour in self.hours
        ] or [self]  # fmt: skip

    def join(self, name: str, value: str) -> None:
        """Put ``value`` on a new line of a field, once."""
        have = self.fields.get(name)
        if have is None or value not in have:
            self.fields[name] = f"{have}\n{value}" if have else value


def text_in(value: Any) -> str:
    """A cell as text: stripped, line ends unified, the apostrophe that kept Excel from computing it
    taken off.
    """
    if value.__class__ is not str:
        return _typed(value)
    text: str = value.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        return text[1:]
    return text


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and abs(value) < 1e15 and value == int(value):
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def without_surrogates(text: str) -> str:
    """Halves of letters that no file can hold become U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def title_from(text: str) -> str:
    """The first line of a text, cut between words to sixty letters."""
    first = text.split("\n", 1)[0].strip()
    if len(first) <= _TITLE_LENGTH:
        return first
    cut = first[: _TITLE_LENGTH - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[20:] else cut).rstrip(" ,;:.-–—") + "…"


def with_hashtags(text: str, cell: str) -> str:
    """The text with the hashtags of their own column in a new paragraph, unless it has them already."""
    tags = _COMMAS.sub(" ", cell) if "#" in cell else " ".join(f"#{word}" for word in _tag_words(cell))
    if not tags:
        return text
    lower = text.casefold()
    if text and all(tag.casefold() in lower for tag in tags.split() if tag.startswith("#")):
        return text
    return f"{text}\n\n{tags}" if text else tags


def _tag_words(cell: str) -> list[str]:
    joint = "," if "," in cell else ";" if ";" in cell else None
    words = [word.strip().lstrip("#").replace(" ", "") for word in cell.split(joint)]
    return [word for word in words if word and word.lower() not in ("-", "n/a", "no", "none", "–", "—")]


NO_DATE_WORDS = frozenset(
    ["tbd", "tba", "tbc", "?", "-", "–", "—", "x", "n/a", "na", "asap"]
    + [
        "da definire",
        "da decidere",
        "por definir",
        "por decidir",
        "to be defined",
        "to define",
        "da programmare",
        "sin fecha",
        "senza data",
        "no date",
        "pending",
        "evergreen",
        "jolly",
        "flessibile",
        "flexible",
    ]
)
NO_SUCH_PLACE = N_("{network}: the client has no place there; add one, or the post goes without it.")
