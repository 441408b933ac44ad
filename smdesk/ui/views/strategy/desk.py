"""What the sections of a chapter may ask of the page they stand on."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.shape import Field, Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.context import Context


class Desk(Protocol):
    """The page of the strategy view, as its sections see it. Every write is one undoable step."""

    ctx: Context
    plan: WholePlan  # as last read; a section never keeps it beyond its ``show``

    @property
    def today(self) -> date:
        """The present day where the client lives."""

    def choose(self, record: Any) -> None:
        """Make a record (or a place) the chosen one: its links appear at right."""

    def is_chosen(self, record: Any) -> bool:
        """Whether this record is the chosen one."""

    def open(self, record: Any) -> None:
        """Edit a record in its form."""

    def add(self, kind: str, **preset: Any) -> None:
        """Ask for a new record of ``kind`` in its form, with some fields already filled."""

    def write(self, record: Any, **values: Any) -> bool:
        """Change columns of a record in place; a refusal becomes a sentence at the foot; True when it was written."""

    def remove(self, *records: Any) -> None:
        """Take records of one kind away in one step; asks once what becomes of what points to them."""

    def do(self, work: Callable[[], object]) -> bool:
        """Run a service; a refusal becomes a banner; True when it went well."""

    def refuse(self, error: SmdeskError) -> None:
        """Say at the foot why something typed cannot be kept; what was typed stays where it is."""

    def explain(self, kind: str, field: Field | None) -> None:
        """Say at the foot what a field means, with an example; None = nothing in particular."""

    def go(self, chapter: str, section: str = "", record: Any = None) -> None:
        """Turn to a chapter, scroll to a section, choose a record."""

    def money(self, text: str) -> str:
        """A stored amount as the user reads it ("1.250,00 €"); "" stays ""."""

    def figure(self, text: str, unit: str = "") -> str:
        """A stored figure as the user reads it, with its unit; "" stays ""."""

    def day(self, text: str) -> str:
        """A stored day as the user reads it ("31 Oct 2026"); "" stays ""."""


class SectionBox(QWidget):
    """A part of a chapter. Made when its chapter is opened; shows the plan whenever it changed."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self.desk, self.section = desk, section

    def show_plan(self, plan: WholePlan) -> None:
        """Read the plan again and draw it; must be cheap (a chapter with 500 records in 50 ms)."""
        raise NotImplementedError

    def add_new(self) -> None:
        """What Ctrl+N does while this section has the focus."""
        self.desk.add(self.section.kind, **self.section.where)
