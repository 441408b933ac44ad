"""Competitors compared: the latest observation of each by the study's formula, the client among them."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from smdesk.domain.formulas import FORMULAS
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import networks, rivals
from smdesk.services.rivals import Row
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.grid import LEFT, RIGHT, Cell, Grid
from smdesk.ui.views.strategy.sections.gridded import Gridded
from smdesk.ui.views.strategy.sections.parts import Empty, Remark
from smdesk.ui.widgets.chip import Button, Label, row


class Compare(Gridded):
    """A row for each competitor and network; the client's own stands out."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        _ = self.words
        sentence = _("Nothing observed yet. For example: “Bar Centrale, Instagram, 28 days: 2,400 followers, 12 posts, 480 interactions.”")
        self.empty = Empty(self.theme, sentence, _(SHAPES["observation"].add), self.add_new)
        self._agreed = 0  # days of all observations, when they are the same
        self.how = Label("", "caption", wrap=True)
        self.grid = Grid(self.theme, _(section.title))
        self.grid.wrapped, self.grid.least = 0, 150
        self.listen(self.grid)
        self.note = Remark(self.theme)
        add = Button(self.theme, _(SHAPES["observation"].add), "outline", "plus")
        add.clicked.connect(self.add_new)
        self.foot = row(add, None)
        for one in (self.empty, self.how, self.grid, self.note, self.foot):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        rows = self._same_window(rivals.table(plan, self.desk.today))
        some = any(one.on for one in rows)
        self.empty.setVisible(not some)
        for one in (self.how, self.grid, self.foot):
            one.setVisible(some)
        self.note.say("")
        if some:
            self._fill(rows)

    def _same_window(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Observations that all count the same days compare with each other, whatever the study says."""
        windows = {one.window_days for one in rows if one.on}
        self._agreed = windows.pop() if len(windows) == 1 else 0
        return tuple(replace(one, other_window=False) for one in rows) if self._agreed else rows

    def _fill(self, rows: tuple[Row, ...]) -> None:
        _, study = self.words, self.plan.one("study")
        formula = FORMULAS.get(study.formula)
        rate = _(formula.name) if formula else _("Rate")
        expression = _(formula.expression) if formula else _("no formula chosen")
        days = self._agreed or study.window_days
        of_post = _("{formula}: {expression}, mean of a post over {days} days for all.", formula=rate, expression=expression, days=days)
        plain = _("{formula}: {expression}, over {days} days for all.", formula=rate, expression=expression, days=days)
        self.how.setText(of_post if study.formula == "er_followers" else plain)
        most = max((one.rate for one in rows if one.rate is not None and not one.other_window), default=Decimal(0))
        ordered = sorted(rows, key=lambda one: (one.rate is None or one.other_window, -(one.rate or Decimal(0))))
        heads = [_("Competitor"), _("Followers"), _("Posts / week"), _("Rate"), _("First reply"), _("Share of voice")]
        self.grid.show_cells(heads, [self._row(one, most, formula.unit if formula else "%") for one in ordered])
        notes = []
        if any(one.other_window for one in rows):
            notes.append(_("Another window than the study's: not to be compared with the others."))
        if self._agreed and self._agreed != study.window_days:
            notes.append(_("All were observed over {days} days; the study says {wanted}.", days=self._agreed,
                           wanted=study.window_days))  # fmt: skip
        if any(one.stale for one in rows):
            notes.append(_("Some observations are older than three months."))
        if rows and not any(one.own and one.on for one in rows):
            notes.append(_("The client itself was not observed yet."))
        self.note.say(" ".join(notes))

    def _row(self, one: Row, most: Decimal, unit: str) -> list[Cell]:
        _ = self.words
        record = self.plan.get("observation", one.observation_id) if one.observation_id else self._competitor(one)
        fill = "accent-soft" if one.own else ""
        where = ", ".join(filter(None, (networks.name_of(one.network, _) if one.network else "", self.desk.day(one.on))))
        second, role = where or _("not observed yet"), "ink-3" if where else "warn"
        if one.other_window and one.on:
            second, role = f"{where} · {_('{days} days', days=one.window_days)}", "warn"
        name = f"{one.name} ({_('client')})" if one.own else one.name
        comparable = one.rate is not None and not one.other_window
        share = float(one.rate / most) if comparable and one.rate is not None and most > 0 else -1.0
        sign = " %" if unit == "%" else ""
        found = [
            Cell(name, align=LEFT, strong=one.own, fill=fill, second=second, second_role=role, record=record),
            self._cell(one.followers, 0, "", fill),
            self._cell(one.posts_week, 1, "", fill),
            self._cell(one.rate, 2, sign, fill, share, own=one.own),
            self._cell(one.reply_hours, 1, " h", fill),
            self._cell(None if one.other_window else one.share_of_voice, 0, " %", fill),
        ]
        return [found[0], *(self._spoken(one.name, cell, record) for cell in found[1:])]

    def _cell(
        self, value: Decimal | None, digits: int, sign: str, fill: str, bar: float = -1.0, *, own: bool = False
    ) -> Cell:
        if value is None:
            return Cell(self.words("n/a"), "ink-3", RIGHT, fill=fill)
        shown = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        text = f"{self.desk.figure(f'{shown:f}')}{sign}"
        return Cell(text, align=RIGHT, fill=fill, bar=bar, strong=own, bar_role="accent" if own else "ink-3")

    @staticmethod
    def _spoken(name: str, cell: Cell, record: object) -> Cell:
        return Cell(cell.text, cell.role, cell.align, cell.strong, fill=cell.fill, bar=cell.bar, bar_role=cell.bar_role,
                    said=f"{name}: {cell.text}", record=record)  # fmt: skip

    def _competitor(self, one: Row) -> object:
        return self.plan.get("competitor", one.competitor_id) if one.competitor_id else None

    def add_new(self) -> None:
        """The window of the study and today's date are filled in."""
        study = self.plan.one("study")
        self.desk.add("observation", on=self.desk.today.isoformat(), window_days=study.window_days)
