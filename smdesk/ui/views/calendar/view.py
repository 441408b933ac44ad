"""The calendar view: its parts, where they stand, and what happens when something is asked or changes."""

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from smdesk.domain.changes import ChangeSet
from smdesk.ui.context import Context
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.views.calendar.drawer import Drawer
from smdesk.ui.views.calendar.margin import MarginReader
from smdesk.ui.views.calendar.month import MonthView
from smdesk.ui.views.calendar.panels import Panels
from smdesk.ui.views.calendar.strip import Strip
from smdesk.ui.views.calendar.toolbar import Toolbar
from smdesk.ui.views.calendar.verbs import Verbs

BOTH_FROM, DOCKED_FROM = (
    1600,
    1200,
)  # widths of the window from which panels stand side by side, or beside the days
_PLAN_KINDS = ("client", "place", "slot", "own_date", "objective", "pillar", "segment", "campaign", "parameter")
_POST_KINDS = ("post", "version", "aim")


class CalendarView(QWidget):
    """Month, week, list or board, with the ideas drawer and the inspector beside them."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.desk = Desk(ctx)
        self.painter = CardPainter(self.desk)
        self.drag = Drag(self.desk, self.painter, self)
        self.toolbar, self.strip = Toolbar(self.desk), Strip(self.desk)
        self.drawer = Drawer(self.desk, self.painter, self.drag)
        self._modes: dict[str, Any] = {}
        self._dirty = True
        self._ideas_wait = False  # the days are painted first
        for part in (self.toolbar, self.strip, self.drawer):
            part.setParent(self)
        self.panels = Panels(self)
        self.margin = MarginReader(self.desk, self._margin_span, self)
        self.verbs = Verbs(self)
        self._connect()

    def _connect(self) -> None:
        desk, bar, hub = self.desk, self.toolbar, self.ctx.hub
        desk.turned.connect(self.reload)
        desk.stale.connect(self._stale)
        desk.selected.connect(self._selected)
        desk.margin_changed.connect(self._margin_came)
        bar.stepped.connect(self.step)
        bar.today_asked.connect(lambda: self.go_to(desk.today))
        bar.mode_asked.connect(self.set_mode)
        bar.new_asked.connect(self.verbs.new_post)
        bar.filter_asked.connect(self.verbs.show_filter)
        bar.ideas_asked.connect(lambda: self.panels.show_ideas(True))
        self.strip.picked.connect(self.verbs.show_measure)
        self.drawer.closed.connect(lambda: self.panels.show_ideas(False))
        self.drawer.noted.connect(self.verbs.changes.add_idea)
        self.drawer.list.opened.connect(hub.open_post)
        self.drawer.list.removed.connect(self.verbs.changes.delete)
        self.drawer.list.asked_menu.connect(self.verbs.idea_menu)
        self.drawer.list.clicked.connect(lambda index: self.verbs.idea_chosen())
        self.drag.done.connect(self.verbs.changes.carried)
        self.drag.ended.connect(self._drag_ended)
        self.drag.turned.connect(self.step)
        hub.changed.connect(self._changed)
        hub.client_chosen.connect(self._client_chosen)
        hub.minute.connect(self._minute)
        self.margin.rested.connect(self._read_neighbours)
        self.ctx.theme.changed.connect(self.panels.place)

    # -- modes --------------------------------------------------------------------------------

    def mode_widget(self, name: str = "") -> Any:
        """The widget of a mode, made when it is first needed."""
        name = name or self.desk.mode
        if name not in self._modes:
            made = self._make_mode(name)
            made.setParent(self)
            made.hide()
            self.verbs.listen(made)
            self._modes[name] = made
        return self._modes[name]

    def _make_mode(self, name: str) -> Any:
        parts = (self.desk, self.painter, self.drag)
        if name == "week":
            from smdesk.ui.views.calendar.week import WeekView

            return WeekView(*parts)
        if name == "list":
            from smdesk.ui.views.calendar.list import ListMode

            return ListMode(*parts)
        if name == "board":
            from smdesk.ui.views.calendar.board import BoardMode

            return BoardMode(*parts)
        return MonthView(*parts)

    def set_mode(self, name: str) -> None:
        """Show another mode."""
        self.desk.turn(mode=name)
        self.mode_widget().setFocus()

    def step(self, steps: int) -> None:
        """Turn the page: months in the month, weeks in the week."""
        self.desk.turn(day=self.mode_widget().turned_by(steps))

    def go_to(self, day: date) -> None:
        """Bring a day into view and make it current."""
        self.desk.turn(day=day)
        widget = self.mode_widget()
        if hasattr(widget, "pick"):
            widget.pick(None, self.desk.day)

    # -- reading ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what the desk says, reading only what is not at hand."""
        if not self.isVisible():
            self._dirty = True
            return
        self._dirty = False
        widget = self.mode_widget()
        before = next(
            (other for other in self._modes.values() if other is not widget and other.isVisible()), None
        )
        if before is not None or not widget.isVisible():
            widget.show()
            if before is not None and before.hasFocus():
                widget.setFocus()
            for other in self._modes.values():
                other.setVisible(other is widget)
        self.panels.place()
        widget.load()
        self.margin.ask()
        self.panels.show_empty()
        self.panels.refresh_bar()
        self.ctx.hub.status.emit()

    def _stale(self) -> None:
        self.reload()
        if self.isVisible():
            self.drawer.load()  # else when it is shown

    def _read_neighbours(self) -> None:
        """Have the pages before and after at hand, so that turning one needs only to paint."""
        widget = self.mode_widget()
        if self.isVisible() and hasattr(widget, "span_of"):
            for steps in (1, -1):
                self.desk.window(*widget.span_of(widget.turned_by(steps)))

    def _margin_span(self) -> tuple[date, date]:
        return self.mode_widget().span()  # type: ignore[no-any-return]

    def _margin_came(self) -> None:
        widget = self.mode_widget()
        self.panels.place()  # the strip has something to say now, or nothing any more
        self.panels.order_keys()
        if hasattr(widget, "relayout"):
            widget.relayout()
        self._paint_again()
        self.panels.refresh_details()

    def _changed(self, changes: ChangeSet) -> None:
        plan = changes.bulk or changes.touches(*_PLAN_KINDS)
        if changes.touches("limit_correction"):
            self.panels.refresh_details()
        if not plan and not changes.touches(*_POST_KINDS, "attachment", "series"):
            return
        if plan:
            self.desk.forget()
            self.desk.read_plans()
            self.painter.refresh()
        else:
            self.desk.follow(changes)
        self.margin.spoil()
        undated = plan or any(_was_undated(change) for change in changes.changes)
        if self.isVisible():
            before = self.desk.cards
            self.reload()
            if undated:
                self.drawer.load()
            if changes.act is None and not changes.bulk:
                self.verbs.changes.follow_played(changes, before)
            self.panels.refresh_details()
        else:
            self._dirty = True

    def _client_chosen(self, client_id: int) -> None:
        self.desk.close()
        self.desk.take_client(client_id)
        self.painter.refresh()
        self.margin.clear()
        self.desk.selected.emit()
        self._dirty = True
        if self.isVisible():
            self._stale()

    def _minute(self) -> None:
        if self.isVisible():
            self._paint_again()

    def _paint_again(self) -> None:
        widget = self.mode_widget()
        (widget.viewport() if hasattr(widget, "viewport") else widget).update()

    # -- panels -------------------------------------------------------------------------------

    def _selected(self) -> None:
        self.panels.follow_selection()

    def _drag_ended(self) -> None:
        self.drawer.list.viewport().update()
        self._paint_again()

    # -- for the window -----------------------------------------------------------------------

    def shown(self) -> None:
        """The window brought this view to the front."""
        if self._dirty:
            self._stale()
        self.verbs.enable(True)
        self.mode_widget().setFocus()

    def show_day(self, day: str) -> None:
        """Bring a day (YYYY-MM-DD) into view."""
        self.go_to(date.fromisoformat(day))

    def hidden(self) -> None:
        """Another view is in front."""
        self.verbs.enable(False)
        self.desk.close()

    def status_text(self) -> tuple[str, str]:
        """Left: how many posts are shown. Right: what goes out next, and the zone of the hours."""
        return self.verbs.status_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panels.place()
        if self._dirty:
            self.reload()
            self._ideas_wait = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panels.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ctx.theme["bg-surface"])
        painter.end()
        if self._ideas_wait:
            self._ideas_wait = False
            QTimer.singleShot(0, self, self.drawer.load)


def _was_undated(change: Any) -> bool:
    """Whether a change concerns the ideas drawer."""
    if change.kind != "post":
        return bool(change.kind == "version")
    sides = [side for side in (change.before, change.after) if side is not None]
    return any(not side.due_wall for side in sides)
