"""Own themes that competitors have too: a warning for each, or the good news that there is none."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import rivals
from smdesk.services.rivals import Same
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Piece, Remark, Rows, TextTile, caption
from smdesk.ui.widgets.chip import Label


class Row(TextTile):
    """A theme that somebody else has too; it opens the competitor."""

    def show_record(self, found: tuple[Same, Any]) -> None:
        """Show what is alike, with the competitor's record."""
        _ = self.desk.ctx.words
        same, self.record = found
        alike = _("alike by {percent} %", percent=round(same.score * 100))
        theirs = _("{competitor} says “{theirs}”, {alike}", competitor=same.competitor, theirs=same.theirs, alike=alike)
        self.show_pieces((Piece(same.own), caption(theirs, "warn", "warning")))


class Sameness(Column):
    """Pillars and columns beside the themes of each competitor."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("Nothing to compare yet. For example, themes of a competitor: “new arrivals, author evenings, offers”.")
        self.empty = Empty(self.theme, sentence, _(SHAPES["competitor"].add), self.add_new)
        self.good = Remark(self.theme, "", "ok", "circle-check")
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        self.advice = Label(_("Say it your own way, with a proof that only this client has, or leave it to them."), "caption", wrap=True)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.good)
        self.column.addLayout(self.body)
        self.column.addWidget(self.advice)
        self._rows = Rows(self.body, self._make)

    def _make(self, _found: Any) -> Row:
        return Row(self.desk, framed=False)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        own = rivals.own_themes(plan)
        theirs = [one for one in plan.of("competitor") if rivals.themes_of(one)]
        possible = bool(own and theirs)
        self.empty.setVisible(not possible)
        found = rivals.sameness(plan) if possible else ()
        self._rows.show([(one, plan.get("competitor", one.competitor_id)) for one in found],
                        lambda pair: (pair[0].own, pair[0].competitor_id, pair[0].theirs))  # fmt: skip
        self.advice.setVisible(bool(found))
        clear = possible and not found
        self.good.say(self.words("None of your {n} themes is a competitor's: keep it so.", n=len(own)) if clear else "", "ok",
                      "circle-check")  # fmt: skip
