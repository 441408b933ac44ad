"""The calendar: month, week, list and board of posts, the ideas drawer and the inspector."""

from PySide6.QtWidgets import QWidget

from smdesk.domain.errors import N_
from smdesk.ui.context import Context
from smdesk.ui.views import View


def create(ctx: Context) -> QWidget:
    """Make the view; its modules are imported only now."""
    from smdesk.ui.views.calendar.view import CalendarView

    return CalendarView(ctx)


VIEW = View("calendar", N_("Calendar"), "calendar", 30, "Ctrl+3", create)
