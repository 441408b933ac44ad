"""What can be done in the calendar, by key, menu, palette or pointer; every change is one step that can be undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect

from smdesk.domain.cards import Card
from smdesk.domain.posts import OUT
from smdesk.domain.time import day_of, hour_of, shifted
from smdesk.services import calendar as gather
from smdesk.services import posts as post_service
from smdesk.ui.views.calendar.drag import Load
from smdesk.ui.views.calendar.keys import register
from smdesk.ui.views.calendar.walk import go, next_card

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.view import CalendarView


class Verbs(QObject):
    """Does what was asked, on the selected posts or on the day in hand."""

    def __init__(self, view: "CalendarView") -> None:
        super().__init__(view)
        self.view, self.desk, self.ctx = view, view.desk, view.desk.ctx
        register(self)

    # -- listening ----------------------------------------------------------------------------

    def listen(self, widget: Any) -> None:
        """Connect a mode's signals, those it has."""
        pairs: tuple[tuple[str, Callable[..., object]], ...] = (
            ("opened", self.open),
            ("entered", self.open),
            ("asked_new", self.new_at),
            ("asked_more", self.show_day_posts),
            ("asked_menu", self.show_menu),
            ("asked_details", lambda: self.view.show_details(True)),
            ("list_asked", self.list_status),
        )
        for name, answer in pairs:
            if hasattr(widget, name):
                getattr(widget, name).connect(answer)

    def listen_inspector(self, inspector: Any) -> None:
        """Connect the inspector's signals."""
        inspector.closed.connect(lambda: self.view.show_details(False))
        inspector.opened.connect(self.open)
        inspector.duplicate_asked.connect(self.duplicate)
        inspector.delete_asked.connect(self.delete)
        inspector.hold_asked.connect(self.hold_or_release)
        inspector.repeat_asked.connect(self.repeat)
        inspector.went_to.connect(self.show_post)

    # -- posts --------------------------------------------------------------------------------

    def chosen(self) -> tuple[Card, ...]:
        """The posts that verbs act on: selected ones, else the current one, else chosen ideas."""
        if self.view.drawer.list.hasFocus():
            return self.view.drawer.list.chosen()
        return self.desk.cards

    def open(self, post_id: int = 0) -> None:
        """Show a post in the composer."""
        chosen = self.chosen()
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

    def nudge(self, days: int = 0, minutes: int = 0) -> None:
        """Move the selected posts by days (same hours), or in the week by minutes."""
        cards = [card for card in self.chosen() if card.due_wall]
        if cards:
            self.move({card.id: shifted(card.due_wall, days) for card in cards}, cards)

    def move(self, walls: dict[int, str], cards: list[Card] | tuple[Card, ...]) -> None:
        """Give posts other moments; asks first when one of them belongs to a series."""
        repeated = [card for card in cards if card.series_id and card.id in walls and walls[card.id]]
        scope = "one"
        if len(walls) == 1 and repeated and not self._is_out(repeated[0]):
            from smdesk.ui.views.calendar.repeat import ask_scope

            scope = ask_scope(self.view, self.ctx, moving=True)
            if not scope:
                self.view.reload()
                return
        if scope == "one":
            self._say_moved(walls, cards, lambda: gather.move_all(self.ctx.store, walls, origin=self))
        else:
            from smdesk.services import series

            ((post_id, wall),) = walls.items()
            self._say_moved(
                walls, cards, lambda: series.move(self.ctx.store, post_id, wall, scope, origin=self)
            )
        self._follow(walls)

    def _is_out(self, card: Card) -> bool:
        return card.status in OUT

    def _say_moved(self, walls: dict[int, str], cards: Any, change: Callable[[], object]) -> None:
        _, texts = self.ctx.words, self.desk.texts
        wall = next(iter(walls.values()))
        if len(walls) > 1:
            said = _.n_("{n} post moved", "{n} posts moved", len(walls))
        elif wall:
            said = _("“{title}” moved to {when}", title=texts.title(cards[0]), when=texts.moment(wall))
        else:
            said = _("“{title}” is back among the ideas", title=texts.title(cards[0]))
        self.desk.do(change, said)

    def _follow(self, walls: dict[int, str]) -> None:
        """Keep the moved posts in view and selected."""
        wall = next(iter(walls.values()))
        widget = self.view.mode_widget()
        model = getattr(widget, "days_model", None)
        if not wall or model is None:
            return
        day = day_of(wall)
        if day not in model.row_of_day:
            self.desk.turn(day=day)
        found = tuple(card for post_id in walls if (card := model.card_of(post_id)))
        if found:
            widget.pick(found[0], day_of(found[0].due_wall))
            self.desk.select(found)
            widget.mark_selected()

    def carried(self, load: Load, answer: Any) -> None:
        """Posts were dropped: on a day or hour (wall times), or on a column of the board (a status)."""
        if isinstance(answer, str):
            for card in load.cards:
                self.set_status(card.id, answer)
            return
        self.move(answer, [card for card in load.cards if card.id in answer])

    def schedule_next(self, card: Card) -> None:
        """Give an idea the client's next free slot."""
        plan = self.desk.lookup.plans[card.client_id]
        wall = post_service.next_free(self.ctx.store, plan, self.desk.now_wall)
        self.move({card.id: wall}, [card])

    def duplicate(self) -> None:
        """A copy of each selected post a week later."""
        cards = self.chosen()
        if not cards:
            return
        _ = self.ctx.words
        made: list[Any] = []
        said = _.n_("{n} post duplicated", "{n} posts duplicated", len(cards))
        if len(cards) == 1 and cards[0].due_wall:
            said = _("“{title}” duplicated a week later", title=self.desk.texts.title(cards[0]))
        done = self.desk.do(
            lambda: made.extend(
                gather.duplicate_all(self.ctx.store, [card.id for card in cards], origin=self)
            ),
            said,
        )
        if done and made[0].due_wall:
            self.show_post(made[0].id, made[0].due_wall)

    def delete(self, cards: Any = None) -> None:
        """Put the selected posts in the bin; asks how much of a series is meant."""
        chosen = cards if isinstance(cards, tuple) else self.chosen()
        if not chosen:
            return
        _, ids = self.ctx.words, [card.id for card in chosen]
        if len(chosen) == 1 and chosen[0].series_id:
            from smdesk.services import series
            from smdesk.ui.views.calendar.repeat import ask_scope

            scope = ask_scope(self.view, self.ctx, moving=False)
            if scope:
                said = _("“{title}” is in the bin", title=self.desk.texts.title(chosen[0]))
                self.desk.do(lambda: series.delete(self.ctx.store, ids[0], scope, origin=self), said)
            return
        said = _.n_("{n} post is in the bin", "{n} posts are in the bin", len(ids))
        if len(ids) == 1:
            said = _("“{title}” is in the bin", title=self.desk.texts.title(chosen[0]))
        self.desk.do(lambda: post_service.delete(self.ctx.store, ids, origin=self), said)

    def set_status(self, post_id: int, status: str) -> None:
        """Move a post along its life; a refusal is shown as a banner."""
        from smdesk.domain.posts import STATUS_NAMES
        from smdesk.services import review

        _ = self.ctx.words
        said = _("Now: {status}", status=_(STATUS_NAMES[status]))
        self.desk.do(lambda: review.set_status(self.ctx.store, post_id, status, origin=self), said)

    def hold_or_release(self) -> None:
        """Hold the selected posts, or release those that are held."""
        from smdesk.services import review

        cards = self.desk.cards
        if not cards:
            return
        _, store = self.ctx.words, self.ctx.store
        if cards[0].status == "held":
            self.desk.do(
                lambda: review.release(store, [card.id for card in cards], origin=self), _("Released")
            )
        else:
            ids = [card.id for card in cards]
            self.desk.do(
                lambda: gather.hold_these(store, ids, origin=self),
                _("Held: it will not go out until released"),
            )

    def repeat(self) -> None:
        """The small dialog that makes a post recurring."""
        cards = [card for card in self.chosen() if card.due_wall]
        if cards:
            from smdesk.ui.views.calendar.repeat import RepeatDialog

            RepeatDialog(self.view, self.desk, cards[0]).open()

    # -- new ----------------------------------------------------------------------------------

    def add_idea(self, text: str) -> None:
        """A new idea from the drawer's line; a moment in it gives it a date."""
        self.make(text, "", idea=True)

    def make(self, text: str, fallback: str, *, client_id: int = 0, idea: bool = False) -> int:
        """Make a post from quick entry. ``fallback`` is the day or wall time when the text names none."""
        from smdesk.ui.views.calendar.entry import read_entry

        plan = self.desk.lookup.plans.get(client_id) or self.desk.plan_for_new()
        if plan is None:
            return 0
        entry = read_entry(self.desk, plan, text, fallback)
        made: list[Any] = []
        _ = self.ctx.words
        said = (
            _("Idea noted")
            if idea and not entry.wall
            else _("Post added: {when}", when=self.desk.texts.moment(entry.wall))
        )
        self.desk.do(
            lambda: made.append(
                post_service.add(
                    self.ctx.store, plan.client.id, title=entry.title, due_wall=entry.wall,
                    idea=idea and not entry.wall, origin=self,
                )
            ),
            said,
        )  # fmt: skip
        return made[0].id if made else 0

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
        self.view.show_ideas(True)
        self.view.drawer.start_noting()

    # -- looking ------------------------------------------------------------------------------

    def show_post(self, post_id: int, wall: str) -> None:
        """Bring a post into view and select it."""
        if wall:
            self.view.go_to(day_of(wall))
        widget = self.view.mode_widget()
        if hasattr(widget, "show_post"):
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

        show_measure(self, key, at)

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

    def idea_menu(self, card: Card, at: QPoint) -> None:
        """The context menu of an idea."""
        from smdesk.ui.views.calendar.menus import idea_menu

        idea_menu(self, card, at)

    def idea_chosen(self) -> None:
        """An idea was clicked: the inspector, when it is open, shows it."""
        cards = self.view.drawer.list.chosen()
        if cards and self.view.inspector is not None and self.view.inspector.isVisible():
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
        count = widget.count() if hasattr(widget, "count") else 0
        left = _.n_("{n} post", "{n} posts", count)
        coming = self.ctx.store.posts.next_out(self.desk.narrow, self.desk.now_utc)
        if coming is None:
            return left, self.desk.zone
        today = coming.due_wall[:10] == self.desk.today.isoformat()
        when = texts.hour(hour_of(coming.due_wall)) if today else texts.moment(coming.due_wall)
        return left, _(
            "Next out: {when}, {title}", when=when, title=texts.title(coming)
        ) + f"   {self.desk.zone}"
