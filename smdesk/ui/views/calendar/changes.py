"""Changes of posts, by key, menu, palette or pointer; each is one step that can be undone."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smdesk.domain.cards import Card
from smdesk.domain.changes import ChangeSet
from smdesk.domain.posts import OUT, Post
from smdesk.domain.time import day_of, join, shifted
from smdesk.services import posts as post_service
from smdesk.ui.views.calendar.drag import Load

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.view import CalendarView


MOST_FOLLOWED = 50  # posts of one undone step that are selected again


class Changes(QObject):
    """Does what was asked to the selected posts."""

    def __init__(self, view: "CalendarView") -> None:
        super().__init__(view)
        self.view, self.desk, self.ctx = view, view.desk, view.desk.ctx

    def chosen(self) -> tuple[Card, ...]:
        """The posts that verbs act on: selected ones, else the current one, else chosen ideas."""
        if self.view.drawer.list.hasFocus():
            return self.view.drawer.list.chosen()
        return self.desk.cards

    def nudge(self, days: int) -> None:
        """Move the selected posts by days, same hours."""
        cards = [card for card in self.chosen() if card.due_wall]
        if cards:
            self.move({card.id: shifted(card.due_wall, days) for card in cards}, cards)

    def move(self, walls: dict[int, str], cards: list[Card] | tuple[Card, ...]) -> None:
        """Give posts other moments; asks first when one of them belongs to a series."""
        repeated = [card for card in cards if card.series_id and card.id in walls and walls[card.id]]
        scope = "one"
        if len(walls) == 1 and repeated and repeated[0].status not in OUT:
            from smdesk.ui.views.calendar.repeat import ask_scope

            scope = ask_scope(self.view, self.ctx, moving=True)
            if not scope:
                self.view.reload()
                return
        if scope == "one":
            self._say_moved(walls, cards, lambda: post_service.move_all(self.ctx.store, walls, origin=self))
        else:
            from smdesk.services import series

            ((post_id, wall),) = walls.items()
            self._say_moved(
                walls, cards, lambda: series.move(self.ctx.store, post_id, wall, scope, origin=self)
            )
        self._follow(walls)

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

    def follow_played(self, changes: ChangeSet, before: tuple[Card, ...]) -> None:
        """Keep in view and selected what an undo or redo moved or brought back; of posts that were selected, those."""
        now = [change.after for change in changes.changes if change.kind == "post" and change.after is not None]
        walls = {post.id: post.due_wall for post in now if post.due_wall and not post.deleted}
        walls = {card.id: walls[card.id] for card in before if card.id in walls} or walls
        mine = {post.client_id for post in now} <= {self.desk.client_id} or not self.desk.client_id
        if walls and mine and len(walls) <= MOST_FOLLOWED:
            self._follow(walls)

    def carried(self, load: Load, answer: Any) -> None:
        """Posts were dropped: on a day or hour (wall times), or on a column of the board (a status)."""
        if isinstance(answer, str):
            self.set_status([card.id for card in load.cards if card.status != answer], answer)
            return
        self.move(answer, [card for card in load.cards if card.id in answer])
        if any(answer.values()):
            self.view.mode_widget().setFocus()  # keys mean what was dropped, wherever it came from

    def back_to_ideas(self) -> None:
        """Take the date off the selected posts."""
        cards = [card for card in self.chosen() if card.due_wall]
        if cards:
            self.move({card.id: "" for card in cards}, cards)

    def schedule_chosen(self) -> None:
        """Give the chosen idea a slot."""
        for card in self.chosen()[:1]:
            self.schedule_next(card)

    def set_chosen(self, status: str) -> None:
        """Move the selected posts along their life."""
        self.set_status([card.id for card in self.chosen() if card.status != status], status)

    def schedule_next(self, card: Card) -> None:
        """Give an idea the client's next free slot."""
        plan = self.desk.lookup.plans[card.client_id]
        wall = post_service.next_free(self.ctx.store, plan, self.desk.now_wall, card.place_ids)
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
                post_service.duplicate_all(self.ctx.store, [card.id for card in cards], origin=self)
            ),
            said,
        )
        if done and made[0].due_wall:
            self.view.verbs.show_post(made[0].id, made[0].due_wall)

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

    def set_status(self, post_ids: list[int], status: str) -> None:
        """Move posts along their life, as one step; a refusal is shown as a banner, and none has moved."""
        from smdesk.domain.posts import STATUS_NAMES
        from smdesk.services import review

        _ = self.ctx.words
        said = _("Now: {status}", status=_(STATUS_NAMES[status]))
        if post_ids:
            store = self.ctx.store
            self.desk.do(lambda: review.set_status_of(store, post_ids, status, origin=self), said)

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
                lambda: review.hold_these(store, ids, origin=self),
                _("Held: it will not go out until released"),
            )

    def publish(self) -> None:
        """The sheet that leads through the places of a post."""
        cards = self.chosen()
        if cards:
            self.ctx.hub.publish_post.emit(cards[0].id)

    def repeat(self) -> None:
        """The small dialog that makes a post recurring, or gives its series another rule."""
        cards = [card for card in self.chosen() if card.due_wall or card.series_id]
        if cards and cards[0].series_id:
            self.change_rule(cards[0].id)
        elif cards:
            from smdesk.ui.views.calendar.repeat import RepeatDialog

            RepeatDialog(self.view, self.desk, cards[0]).open()

    def change_rule(self, post_id: int = 0, parent: QWidget | None = None) -> None:
        """The same dialog on the series of a post (0: the selected one)."""
        cards = [card for card in self.chosen() if card.series_id] or list(self.chosen())
        post_id = post_id or (cards[0].id if cards else 0)

        def ask() -> None:
            from smdesk.ui.views.calendar.rerule import RuleDialog

            post = self.ctx.store.get(Post, post_id)
            RuleDialog(parent or self.view, self.desk, post).open()

        if post_id:
            self.ctx.guard(ask)

    def spread(self) -> None:
        """Give the posts of a series what the selected one says."""
        cards = [card for card in self.chosen() if card.series_id]
        if cards:
            from smdesk.ui.dialogs.scope import spread

            spread(self.view, self.ctx, cards[0].id, self)

    def add_idea(self, text: str) -> None:
        """A new idea from the drawer's line; a moment in it gives it a date."""
        self.make(text, "", idea=True)

    def make_on(self, day: date, title: str) -> int:
        """Make a post with exactly this title in the day's slot."""
        plan = self.desk.plan_for_new()
        if plan is None:
            return 0
        made: list[Any] = []
        wall = join(day, post_service.hour_for(plan, day))
        said = self.ctx.words("Post added: {when}", when=self.desk.texts.moment(wall))
        add, store = post_service.add, self.ctx.store
        self.desk.do(
            lambda: made.append(add(store, plan.client.id, title=title, due_wall=wall, origin=self)), said
        )
        return made[0].id if made else 0

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
