"""Where shop and screen meet: each touchpoint with its counts, and what of it cannot be told."""

from decimal import Decimal
from typing import Any

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.touchpoints import SILENT_DAYS, Met, met
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import LEFT, Cell, Grid
from smdesk.ui.views.strategy.sections.gridded import Gridded
from smdesk.ui.views.strategy.sections.parts import Empty, Remark, named, title_in
from smdesk.ui.widgets.chip import Button, row


class Touchpoints(Gridded):
    """A row for each; Enter opens it, the button below adds a count to the one the keys are on."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("No touchpoint yet. For example: “Card at the counter with a code: 14 came by it last week.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["touchpoint"].add), self.add_new)
        self.grid = Grid(self.theme, _(section.title))
        self.grid.wrapped, self.grid.least, self.grid.cells.folds = 0, 200, True
        self.listen(self.grid)
        self.note = Remark(self.theme)
        add = Button(self.theme, _(SHAPES["touchpoint"].add), "outline", "plus")
        add.clicked.connect(self.add_new)
        count = Button(self.theme, _(SHAPES["touchpoint_count"].add), "outline", "plus")
        count.clicked.connect(self.add_count)
        self.foot = row(add, count, None)
        for one in (self.empty, self.grid, self.note, self.foot):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, found = self.words, met(plan, self.desk.today)
        self.empty.setVisible(not found)
        for one in (self.grid, self.foot):
            one.setVisible(bool(found))
        heads = [_("Touchpoint"), _("Campaign"), _("In all"), _("Last 30 days"), _("Last count")]
        self.grid.show_cells(heads, [self._row(one, heads) for one in found] if found else [])
        notes = []
        untagged = [one.touchpoint.name for one in found if one.untagged]
        if untagged:
            notes.append(_("Link without campaign tags: {names}.", names=", ".join(untagged)))
        silent = [one.touchpoint.name for one in found if one.silent]
        if silent:
            notes.append(_("Not counted for {n} days: {names}.", n=SILENT_DAYS, names=", ".join(silent)))
        self.note.say(" ".join(notes))

    def _row(self, one: Met, heads: list[str]) -> list[Cell]:
        _, record = self.words, one.touchpoint
        where = [named("touchpoint", record.kind, "kind", _), title_in(self.plan, "place", record.place_id), record.code]
        if one.untagged:
            where.append(_("link without campaign tags"))
        if one.silent:
            where.append(_("not counted for {n} days", n=SILENT_DAYS))
        bad = one.untagged or one.silent
        second = " · ".join(filter(None, where))
        campaign = title_in(self.plan, "campaign", record.campaign_id)
        cells = [
            Cell(record.name, align=LEFT, mark="warning" if bad else "", role="ink", second=second,
                 second_role="warn" if bad else "ink-3", said=f"{record.name}: {second}", record=record),
            Cell(campaign, align=LEFT, record=record, said=f"{record.name}, {heads[1]}: {campaign or _('none')}"),
        ]  # fmt: skip
        for label, value in ((heads[2], one.total), (heads[3], one.month)):
            text = self._figure(value)
            cells.append(Cell(text, "ink-3" if value is None else "ink", record=record, said=f"{record.name}, {label}: {text}"))
        last = self._figure(Decimal(one.last.count)) if one.last else _("n/a")
        day = self.desk.day(one.last.on) if one.last else _("nothing counted")
        said = f"{record.name}, {heads[4]}: {last}, {day}"
        cells.append(Cell(last, "ink" if one.last else "ink-3", second=day, record=record, said=said))
        return cells

    def _figure(self, value: Decimal | None) -> str:
        return self.words("n/a") if value is None else self.desk.figure(f"{value:f}")

    def add_new(self) -> None:
        """One put up today."""
        self.desk.add("touchpoint", since=self.desk.today.isoformat())

    def add_count(self) -> None:
        """A count of today, of the touchpoint the keys are on."""
        held = self.plan.of("touchpoint")
        chosen = self.grid.current().record or next((one for one in held if self.desk.is_chosen(one)), held[0] if held else None)
        if chosen is not None:
            self.desk.add("touchpoint_count", touchpoint_id=chosen.id, on=self.desk.today.isoformat())

    def show_record(self, record: Any) -> None:
        """Stand at a touchpoint."""
        for at, cells in enumerate(self.grid.cells.rows):
            if cells[0].record.id == record.id:
                self.grid.setCurrentIndex(self.grid.cells.index(at, 0))
