"""How a record of the plan is shown, asked for and written out: its fields in words, each explained in one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

NONE: Mapping[str, str] = MappingProxyType({})


class Form(StrEnum):
    """What a field holds and how it is typed."""

    LINE = "line"
    TEXT = "text"  # several lines of plain text
    MARKDOWN = "markdown"
    LINES = "lines"  # a list, one a line
    CHOICE = "choice"  # one of ``options``
    DAY = "day"  # YYYY-MM-DD
    MONTH = "month"  # YYYY-MM
    MONEY = "money"  # exact decimal in the plan's currency
    FIGURE = "figure"  # exact decimal
    PERCENT = "percent"  # exact decimal
    WHOLE = "whole"  # whole number from ``low`` to ``high``
    FLAG = "flag"
    LINK = "link"  # id of a record of kind ``refers``
    LINKS = "links"  # ids, comma separated
    FORMULA = "formula"  # id of a formula
    WEB = "web"
    FILE = "file"
    COLOUR = "colour"
    LANGUAGE = "language"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Field:
    """One column in words. ``hint`` explains it in one line; ``needed``: without it the record is not complete."""

    name: str
    label: str
    hint: str
    form: Form = Form.LINE
    needed: bool = False
    options: Mapping[str, str] = field(default_factory=lambda: NONE)  # code → name
    refers: str = ""
    low: int = 0
    high: int = 100
    wide: int = 2  # share of a table's width


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of record in words. ``title`` is the field that names a record; ``private``: never in a document."""

    kind: str
    one: str
    many: str
    add: str
    title: str
    icon: str
    fields: tuple[Field, ...]
    private: frozenset[str] = frozenset()

    def field(self, name: str) -> Field:
        """The field of this name."""
        return next(one for one in self.fields if one.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Field names in order."""
        return tuple(one.name for one in self.fields)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter. ``style`` names how it is drawn; ``where`` what all its records share."""

    key: str
    title: str
    hint: str
    style: str
    kind: str = ""
    where: Mapping[str, Any] = field(default_factory=lambda: NONE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the plan."""

    key: str
    title: str
    intro: str
    icon: str
    sections: tuple[Section, ...]
