"""The register of requests, and how much of what was asked the agreement does not cover."""

from decimal import Decimal
from typing import Any

from smdesk.domain.figures import kept
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_people import SCOPES
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.table import Table
from smdesk.ui.widgets.chip import Label


class Requests(Table):
    """A table with its sums below."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section)
        self.sums = Label("", "caption", wrap=True)
        self.layout().addWidget(self.sums)  # type: ignore[union-attr]

    def show_plan(self, plan: WholePlan) -> None:
        super().show_plan(plan)
        asked = plan.of("request")
        self.sums.setText(self._said(asked))
        self.sums.setVisible(bool(asked))

    def _said(self, asked: Any) -> str:
        """Each state with its number, hours and prices; then the share outside the agreement, of those judged."""
        _, parts = self.desk.ctx.words, []
        for code, name in SCOPES.items():
            here = [one for one in asked if one.scope == code]
            if here:
                hours = sum((kept(one.hours) or Decimal(0) for one in here), Decimal(0))
                price = sum((kept(one.price) or Decimal(0) for one in here), Decimal(0))
                said = [_("{state}: {n}", state=_(name), n=len(here))]
                said += [_("{hours} h", hours=self.desk.figure(str(hours)))] if hours else []
                said += [self.desk.money(str(price))] if price else []
                parts.append(", ".join(said))
        judged = [one for one in asked if one.scope != "new"]
        if judged:
            beyond = sum(one.scope != "in_scope" for one in judged)
            parts.append(_("{percent} % outside the agreement", percent=round(100 * beyond / len(judged))))
        return " · ".join(parts)
