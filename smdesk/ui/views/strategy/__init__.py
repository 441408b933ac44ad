"""The part of the plan that the calendar leans on: objectives, pillars, segments, campaigns."""

from PySide6.QtWidgets import QWidget

from smdesk.domain.errors import N_
from smdesk.ui.context import Context
from smdesk.ui.views import View


def _create(ctx: Context) -> QWidget:
    from smdesk.ui.views.strategy.view import StrategyView

    return StrategyView(ctx)


_AHEAD = (
    "smdesk.domain.objectives", "smdesk.domain.plan.chapters", "smdesk.domain.plan.completeness", "smdesk.domain.counting",
    "smdesk.domain.findings", "smdesk.domain.facts", "smdesk.services.networks", "smdesk.services.plan",
    "smdesk.services.ladder", "smdesk.services.plan_files", "smdesk.ui.views.strategy.chapters",
    "smdesk.ui.views.strategy.verbs", "smdesk.ui.views.strategy.view",
)  # fmt: skip
VIEW = View("strategy", N_("Strategy"), "strategy", 20, "Ctrl+2", _create, _AHEAD)
