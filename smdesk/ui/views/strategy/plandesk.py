"""What the strategy view does for its sections: choosing, opening, writing, removing, saying things as people read them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smdesk.domain.entity import kind_of
from smdesk.domain.errors import SmdeskError
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.shape import Field
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.time import day_of, wall_now
from smdesk.services import plan as plans
from smdesk.ui.context import Context
from smdesk.ui.views.strategy.page import Page, chapter_named, main_section
from smdesk.ui.views.strategy.values import Values


class PlanDesk(QWidget):
    """Implements :class:`smdesk.ui.views.strategy.desk.Desk`; the view around it shows what came of it."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.plan: WholePlan = None  # type: ignore[assignment]  # read before anything is shown
        self.values = Values(ctx)
        self.chapter = CHAPTERS[0].key
        self._chosen: tuple[str, int] = ("", 0)
        self._after = QTimer(self, singleShot=True, interval=0)  # what follows a choice or the first paint
        self.page = Page(self)

    def open_chapter(self, key: str) -> None:
        """Turn to a chapter."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """The present day where the client lives."""
        return day_of(wall_now(self.ctx.now(), self.plan.client.zone))


    def choose(self, record: Any) -> None:
        """Make a record the chosen one."""
        now = (kind_of(record), record.id) if record is not None else ("", 0)
        if now != self._chosen:
            self._chosen = now
            sheet = self.page.sheet()
            for box in sheet.boxes() if sheet else ():
                for part in (box, *box.findChildren(QWidget)):
                    part.update()
            self._after.start()

    def chosen(self) -> Any:
        """The chosen record as it now stands; None when none is, or it is gone."""
        kind, number = self._chosen
        return self.plan.get(kind, number) if number and self.plan else None

    def is_chosen(self, record: Any) -> bool:
        """Whether this record is the chosen one."""
        return bool(record.id) and (kind_of(record), record.id) == self._chosen

    def open(self, record: Any) -> None:
        """Edit a record in its form."""
        self._form(kind_of(record), record, {})

    def add(self, kind: str, **preset: Any) -> None:
        """Ask for a new record in its form."""
        self._form(kind, None, preset)

    def add_here(self) -> None:
        """What Ctrl+N does: add to the section the keys are in, else to the chapter."""
        sheet = self.page.sheet()
        box = sheet.with_focus() if sheet else None
        section = main_section(chapter_named(self.chapter))
        if box is not None and self.sender() is not self.page.bar and box.section.style != "ladder":
            box.add_new()
        elif section is not None and section.style == "ladder":
            objective = self.chosen()
            held = self.plan.of("objective")
            if objective is None or kind_of(objective) != "objective":
                objective = held[0] if held else None
            self.add("key_result", objective_id=objective.id) if objective else self.add("objective")
        elif section is not None:
            self.add(section.kind, **section.where)

    def _form(self, kind: str, record: Any, preset: dict[str, Any]) -> None:
        from smdesk.ui.views.strategy.form import RecordDialog

        dialog = RecordDialog(self, self, kind, record, preset)
        dialog.open()

    def write(self, record: Any, **values: Any) -> bool:
        """Change columns of a record in place."""
        try:
            plans.edit(self.ctx.store, record, **values)
        except SmdeskError as error:
            self.refuse(error)
            return False
        return True

    def refuse(self, error: SmdeskError) -> None:
        """Say at the foot why something cannot be kept."""
        self.page.explain.show_refusal(error)

    def remove(self, *records: Any) -> None:
        """Take records of one kind away in one step; asks once what becomes of what points to them."""
        if not records:
            return
        if plans.pointing(self.ctx.store, *records):
            from smdesk.ui.views.strategy.removing import RemoveDialog

            RemoveDialog(self, self, *records).open()
            return
        title, _ = self.values.title(kind_of(records[0]), records[0]), self.ctx.words
        if self.do(lambda: plans.remove_many(self.ctx.store, records)):
            count = len(records)
            said = _("“{title}” removed from the plan", title=title)
            if count > 1:
                said = _.n_("{n} record removed from the plan", "{n} records removed from the plan", count)
            self.ctx.hub.say.emit(said, "undo")

    def do(self, work: Callable[[], object]) -> bool:
        """Run a service; a refusal becomes a banner."""
        return self.ctx.guard(work)

    def explain(self, kind: str, field: Field | None) -> None:
        """Say at the foot what a field means."""
        self.page.explain.show_field(kind, field)

    def go(self, chapter: str, section: str = "", record: Any = None) -> None:
        """Turn to a chapter, scroll to a section, choose a record."""
        self.open_chapter(chapter)
        sheet = self.page.sheet()
        box = sheet.reach(section) if sheet and section else None
        if record is not None:
            self.choose(record)
            finder = getattr(box, "show_record", None)
            if finder is not None:
                finder(record)
                if sheet is not None:
                    sheet.stay(box)  # it may have gone on to the record

    def money(self, text: str) -> str:
        """A stored amount as the user reads it."""
        return self.values.money(text, str(self.plan.one("plan").currency))

    def figure(self, text: str, unit: str = "") -> str:
        """A stored figure as the user reads it, with its unit."""
        return self.values.figure(text, unit)

    def day(self, text: str) -> str:
        """A stored day as the user reads it."""
        return self.values.day(text) if text else ""
