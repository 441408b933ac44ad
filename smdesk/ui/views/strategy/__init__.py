"""The part of the plan that the calendar leans on: objectives, pillars, segments, campaigns."""

from PySide6.QtWidgets import QWidget

from smdesk.domain.errors import N_
from smdesk.ui.context import Context
from smdesk.ui.views import View


def _create(ctx: Context) -> QWidget:
    from smdesk.ui.views.strategy.view import StrategyView

    return StrategyView(ctx)


VIEW = View("strategy", N_("Strategy"), "strategy", 20, "Ctrl+2", _create)
