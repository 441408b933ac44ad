"""What the parts of the calendar share: whose posts, which day, how narrowed, what is selected."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.changes import ChangeSet
from smdesk.domain.time import wall_now
from smdesk.services import calendar as gather
from smdesk.ui.context import Context
from smdesk.ui.views.calendar.patch import patch
from smdesk.ui.views.calendar.texts import Texts

MODES = ("month", "week", "list", "board")
FOREVER = (date(1970, 1, 1), date(9000, 1, 1))
_KEPT_WINDOWS = 12


class Desk(QObject):
    """Shared state. Signals: ``turned`` (another day or mode), ``stale`` (read again), ``selected``."""

    turned = Signal()
    stale = Signal()
    selected = Signal()
    margin_changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.texts = Texts(ctx.words, ctx.locale)
        self.lookup = gather.Lookup()
        self.client_id = 0
        self.narrow = PostFilter()
        self.mode = "month"
        self.zone = "Europe/Rome"
        self.day = date(2000, 1, 1)
        self.cards: tuple[Card, ...] = ()  # selected ones
        self.margin: Any = None
        self.holidays: dict[date, list[str]] = {}
        self._windows: dict[tuple[date, date], list[Card]] = {}
        self._saving = QTimer(self, interval=400, singleShot=True)
        self._saving.timeout.connect(self._remember)
        self.take_client(ctx.state.client_id)

    # -- whose and when -----------------------------------------------------------------------

    @property
    def now_wall(self) -> str:
        """The wall time now, in the zone of the client in use."""
        return wall_now(self.ctx.now(), self.zone)

    @property
    def now_utc(self) -> int:
        """Seconds since 1970."""
        return int(self.ctx.now().timestamp())

    @property
    def today(self) -> date:
        """The day it is for the client in use."""
        return date.fromisoformat(self.now_wall[:10])

    def take_client(self, client_id: int) -> None:
        """Show another client's posts (0 = all), with the mode and filters it was left with."""
        self.client_id = client_id
        self.read_plans()
        kept = self.ctx.store.settings.get(f"calendar.{client_id}", {})
        self.mode = kept.get("mode") if kept.get("mode") in MODES else "month"
        self.day = self.today
        if kept.get("seen") == self.today.isoformat():
            with suppress(ValueError, TypeError):  # a day that is none is as good as no day
                self.day = date.fromisoformat(kept.get("day"))
        self.narrow = _filter_from(kept.get("filter", {}), client_id)
        self.cards = ()
        self._windows.clear()

    def read_plans(self) -> None:
        """Read what cards point to again."""
        self.lookup = gather.lookup(self.ctx.store, self.client_id)
        plans = gather.in_use(self.lookup)
        if plans:
            self.zone = plans[0].client.zone

    def turn(self, *, day: date | None = None, mode: str = "") -> None:
        """Show another day or mode."""
        self.day = min(max(day or self.day, FOREVER[0]), FOREVER[1])
        self.mode = mode or self.mode
        self.turned.emit()
        self._saving.start()

    def scrolled_to(self, day: date) -> None:
        """The list shows another day at its top: that is the day in hand, and nothing needs to be read."""
        self.day = day
        self._saving.start()

    def narrow_to(self, **values: Any) -> None:
        """Change the filter; ``narrow_to()`` clears it."""
        self.narrow = replace(self.narrow, **values) if values else PostFilter(client_id=self.client_id)
        self.forget()
        self.stale.emit()
        self._saving.start()

    def _remember(self) -> None:
        one = self.narrow
        kept = {
            "mode": self.mode,
            "day": self.day.isoformat(),
            "seen": self.today.isoformat(),
            "filter": {
                "place_ids": sorted(one.place_ids),
                "pillar_ids": sorted(one.pillar_ids),
                "statuses": sorted(one.statuses),
                "campaign_id": one.campaign_id,
                "objective_id": one.objective_id,
                "segment_id": one.segment_id,
            },
        }
        self.ctx.guard(lambda: self.ctx.store.settings.set(f"calendar.{self.client_id}", kept))

    def close(self) -> None:
        """Keep what is still to be kept."""
        if self._saving.isActive():
            self._saving.stop()
            self._remember()

    # -- posts --------------------------------------------------------------------------------

    def window(self, start: date, end: date) -> list[Card]:
        """Posts due from ``start`` up to, not including, ``end``; kept until something changes."""
        found = self._windows.get((start, end))
        if found is None:
            if len(self._windows) >= _KEPT_WINDOWS:
                self._windows.pop(next(iter(self._windows)))
            found = self.ctx.store.posts.window(start.isoformat(), end.isoformat(), self.narrow)
            self._windows[(start, end)] = found
        return found

    def forget(self) -> None:
        """Posts changed: read windows again when they are next shown."""
        self._windows.clear()

    def follow(self, changes: ChangeSet) -> None:
        """Bring the kept windows up to date: card by card after a small change, else by forgetting them."""
        if not patch(self._windows, changes, self.narrow):
            self.forget()

    def select(self, cards: tuple[Card, ...]) -> None:
        """Make these the selected posts."""
        if cards != self.cards:
            self.cards = cards
            self.selected.emit()

    # -- doing --------------------------------------------------------------------------------

    def do(self, change: Callable[[], object], said: str = "") -> bool:
        """Run a change; a refusal becomes a banner, success a quiet word with "undo"."""
        done = self.ctx.guard(change)
        if done and said:
            self.ctx.hub.say.emit(said, "undo")
        return done

    def plan_for_new(self) -> Any:
        """The plan of the client that a new post is for: the one in use, else the first; None without clients."""
        if self.client_id:
            return self.lookup.plans.get(self.client_id)
        kept = self.ctx.store.settings.get("calendar.new_for", 0)
        plans = gather.in_use(self.lookup)
        return next((plan for plan in plans if plan.client.id == kept), plans[0] if plans else None)


def _filter_from(kept: dict[str, Any], client_id: int) -> PostFilter:
    return PostFilter(
        client_id=client_id,
        place_ids=frozenset(kept.get("place_ids", ())),
        pillar_ids=frozenset(kept.get("pillar_ids", ())),
        statuses=frozenset(kept.get("statuses", ())),
        campaign_id=kept.get("campaign_id", 0),
        objective_id=kept.get("objective_id", 0),
        segment_id=kept.get("segment_id", 0),
    )


def month_span(day: date) -> tuple[date, date]:
    """First day shown and the day after the last, whole weeks from Monday, for the month of ``day``."""
    first = day.replace(day=1)
    start = first - timedelta(days=first.weekday())
    following = (first + timedelta(days=32)).replace(day=1)
    return start, following + timedelta(days=-following.weekday() % 7)


def other_month(day: date, months: int) -> date:
    """The first of the month ``months`` away."""
    number = day.year * 12 + day.month - 1 + months
    return date(max(1970, min(8999, number // 12)), number % 12 + 1, 1)
