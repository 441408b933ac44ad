"""What can be opened, made and looked at in the calendar; changes of posts are in :mod:`changes`."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAction

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of, hour_of
from smdesk.services import calendar as gather
from smdesk.services import posts as post_service
from smdesk.ui.views.calendar.changes import Changes
from smdesk.ui.views.calendar.keys import register
from smdesk.ui.views.calendar.walk import go, next_card, show_post

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.view import CalendarView

SHEETS = frozenset({".csv", ".tsv", ".xlsx", ".ics", ".json"})


class Verbs(QObject):
    """Does what was asked, on the selected posts or on the day in hand."""

    def __init__(self, view: "CalendarView") -> None:
        super().__init__(view)
        self.view, self.desk, self.ctx = view, view.desk, view.desk.ctx
        self.changes = Changes(view)
        self.of_posts: list[QAction] = []  # verbs that mean what is seen here; off while another view is in front
        register(self)

    # -- listening ----------------------------------------------------------------------------

    def listen(self, widget: Any) -> None:
        """Connect a mode's signals, those it has."""
        pairs: tuple[tuple[str, Callable[..., object]], ...] = (
            ("opened", self.open),
            ("enter_pressed", self.open),
            ("asked_new", self.new_at),
            ("asked_more", self.show_day_posts),
            ("asked_menu", self.show_menu),
            ("asked_details", lambda: self.view.panels.show_details(True)),
            ("list_asked", self.list_status),
            ("took_files", self.take_files),
            ("turned_month", self.follow_month),
        )
        for name, answer in pairs:
            if hasattr(widget, name):
                getattr(widget, name).connect(answer)

    def follow_month(self) -> None:
        """The list was scrolled into another month: the bar names it, and the measures are of its days."""
        self.view.panels.refresh_bar()
        self.view.margin.ask()

    def listen_inspector(self, inspector: Any) -> None:
        """Connect the inspector's signals."""
        inspector.closed.connect(lambda: self.view.panels.show_details(False))
        inspector.opened.connect(self.open)
        inspector.duplicate_asked.connect(self.changes.duplicate)
        inspector.delete_asked.connect(self.changes.delete)
        inspector.hold_asked.connect(self.changes.hold_or_release)
        inspector.repeat_asked.connect(self.changes.repeat)
        inspector.spread_asked.connect(self.changes.spread)
        inspector.went_to.connect(self.show_post)

    # -- posts ---------------------------------------------------------------------------------

    def open(self, post_id: int = 0) -> None:
        """Show a post in the composer."""
        chosen = self.changes.chosen()
        if post_id or chosen:
            self.ctx.hub.open_post.emit(post_id or chosen[0].id)
            return
        widget = self.view.mode_widget()
        if hasattr(widget, "current_item"):
            day, current = widget.current_item()
            if current:
                self.ctx.hub.open_post.emit(current)
            elif day:
                self.new_post()

    # -- new ----------------------------------------------------------------------------------

    def new_post(self) -> None:
        """Open the line for a new post: on the selected day, else in the next free slot."""
        plan = self.desk.plan_for_new()
        if not self.view.isVisible():
            self.ctx.hub.show_view.emit("calendar")
        if plan is None:
            return
        widget = self.view.mode_widget()
        day = widget.current_item()[0] if hasattr(widget, "current_item") and not self.desk.cards else None
        today = self.desk.today
        if day is None or day < today or not (widget.ring or day != today):
            wall = post_service.next_free(self.ctx.store, plan, self.desk.now_wall)
            day = day_of(wall)
        else:
            wall = gather.slot_on(
                plan, day, self.desk.window(day, day + timedelta(days=1)), self.desk.now_wall
            )
        if hasattr(widget, "day_rect"):
            if widget.day_rect(day).isEmpty():
                self.desk.turn(day=day)
            go(widget, day)
            self.new_at(wall, widget.place_for(wall))
        else:
            self.new_at(wall, QRect())

    def new_at(self, wall: str, place: QRect) -> None:
        """Open the line for a new post at a day or a wall time, over a place of the days."""
        from smdesk.ui.views.calendar.entry import EntryLine

        if self.desk.plan_for_new() is not None:
            EntryLine(self.view, self, wall, place).start()

    def new_idea(self) -> None:
        """Open the drawer's line."""
        if not self.view.isVisible():
            self.ctx.hub.show_view.emit("calendar")
        if self.desk.mode == "board":
            self.view.set_mode("month")
        self.view.panels.show_ideas(True)
        self.view.drawer.start_noting()

    def take_files(self, day: date, post_id: int, paths: list[str]) -> None:
        """Attach files to a post; without one, to a new post on that day that has the first file's name.

        A sheet is no picture: the import opens with it, once the drop is over.
        """
        for sheet in [path for path in paths if Path(path).suffix.lower() in SHEETS]:
            paths = [path for path in paths if path != sheet]
            QTimer.singleShot(0, self, partial(self.ctx.hub.import_file.emit, Path(sheet)))
        if not paths:
            return
        if not post_id:
            title = Path(paths[0]).stem.replace("_", " ").replace("-", " ")
            post_id = self.changes.make_on(day, title)
        if post_id:
            self.ctx.hub.attach_files.emit(post_id, paths)

    # -- looking ------------------------------------------------------------------------------

    def show_post(self, post_id: int, wall: str) -> None:
        """Bring a post into view and select it."""
        if wall:
            self.view.go_to(day_of(wall))
        widget = self.view.mode_widget()
        if hasattr(widget, "days_model"):
            show_post(widget, post_id)
        else:
            widget.show_post(post_id)

    def show_day_posts(self, day: date, place: QRect) -> None:
        """All posts of a day that has no room for them."""
        from smdesk.ui.views.calendar.popover import PostsPopover

        widget = self.view.mode_widget()
        cards = widget.days_model.by_day.get(day, [])
        at = QRect(widget.viewport().mapToGlobal(place.topLeft()), place.size())
        popover = PostsPopover(self.view, self.desk, self.view.painter, self.desk.texts.long_day(day), cards)
        popover.picked.connect(lambda card: self.show_post(card.id, card.due_wall))
        popover.opened.connect(self.open)
        popover.show_at(at)

    def show_measure(self, key: str, at: QRect) -> None:
        """The posts behind a measure of the strip."""
        from smdesk.ui.views.calendar.popover import show_measure
        from smdesk.ui.views.calendar.rulescard import RULED, show_rules

        (show_rules if key.partition(":")[0] in RULED else show_measure)(self, key, at)

    def show_filter(self) -> None:
        """The filter popover."""
        from smdesk.ui.views.calendar.filter import FilterPopover

        button = self.view.toolbar.filter
        FilterPopover(self.view, self.desk).show_at(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))

    def list_status(self, status: str) -> None:
        """The list narrowed to one status (from a full column of the board)."""
        self.desk.narrow_to(statuses=frozenset({status}))
        self.view.set_mode("list")

    def go_to_date(self) -> None:
        """A line that understands "15 ottobre", "next tue", "mañana"."""
        from smdesk.ui.views.calendar.entry import GoLine

        GoLine(self.view, self).start()

    def show_menu(self, what: Any, at: QPoint) -> None:
        """The context menu of the selected posts, or of a day."""
        from smdesk.ui.views.calendar.menus import post_or_day_menu

        post_or_day_menu(self, what if isinstance(what, date) else self.desk.day, at)

    def own_date(self) -> None:
        """A date of the client's on the day in hand."""
        from smdesk.ui.views.calendar.repeat import OwnDateDialog

        OwnDateDialog(self.view, self.desk, self.desk.day).open()

    def in_front(self, run: Callable[[], object]) -> None:
        """Do what can only be seen in the calendar, with the calendar in front."""
        if not self.view.isVisible():
            self.ctx.hub.show_view.emit("calendar")
        run()

    def enable(self, on: bool) -> None:
        """Switch the verbs of posts on or off."""
        for action in self.of_posts:
            action.setEnabled(on)

    def idea_menu(self, card: Card, at: QPoint) -> None:
        """The context menu of an idea."""
        from smdesk.ui.views.calendar.menus import idea_menu

        idea_menu(self, card, at)

    def idea_chosen(self) -> None:
        """An idea was clicked: the inspector, when it is open, shows it."""
        cards = self.view.drawer.list.chosen()
        if cards and self.view.panels.inspector is not None and self.view.panels.inspector.isVisible():
            self.desk.select(cards)

    def next_card(self, step: int) -> None:
        """The next or previous post."""
        widget = self.view.mode_widget()
        if hasattr(widget, "days_model"):
            next_card(widget, step)
        elif hasattr(widget, "next_card"):
            widget.next_card(step)

    def status_text(self) -> tuple[str, str]:
        """For the window's status line."""
        _, texts = self.ctx.words, self.desk.texts
        widget = self.view.mode_widget()
        model = getattr(widget, "days_model", None)
        count = sum(map(len, model.by_day.values())) if model is not None else widget.count()
        left = _.n_("{n} post", "{n} posts", count)
        coming = self.ctx.store.posts.next_out(self.desk.narrow, self.desk.now_utc)
        if coming is None:
            return left, self.desk.zone
        today = coming.due_wall[:10] == self.desk.today.isoformat()
        when = texts.hour(hour_of(coming.due_wall)) if today else texts.moment(coming.due_wall)
        return left, _(
            "Next out: {when}, {title}", when=when, title=texts.title(coming)
        ) + f"   {self.desk.zone}"
