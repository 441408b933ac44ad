"""What the calendar shows around its posts, gathered without any window: whose, which campaigns, what is amiss."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, OwnDate, Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import AGREED, Post, Status, check_may_change
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.domain.time import day_of, join, shifted, wall_now
from smdesk.domain.whole import ClientPlan
from smdesk.services.posts import copy_parts, dated, get, hour_for
from smdesk.storage.store import Store

if TYPE_CHECKING:
    from smdesk.domain.mix import Cadence, Clash, Mix

_AROUND = timedelta(days=30)  # twins and the mix look this far beyond the days shown


@dataclass(frozen=True, slots=True)
class Lookup:
    """What cards point to, by id, for one client or for all; archived ones too (old posts point to them)."""

    plans: dict[int, ClientPlan] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)
    pillars: dict[int, Pillar] = field(default_factory=dict)
    campaigns: dict[int, Campaign] = field(default_factory=dict)
    objectives: dict[int, Objective] = field(default_factory=dict)

    def client(self, client_id: int) -> Client | None:
        """The client with this id."""
        plan = self.plans.get(client_id)
        return plan.client if plan else None

    def networks(self, place_ids: Iterable[int]) -> tuple[str, ...]:
        """Networks of these places, each once, in the order of the places."""
        found = [self.places[one] for one in place_ids if one in self.places]
        found.sort(key=lambda place: (place.position, place.id))
        return tuple(dict.fromkeys(place.network for place in found))

    def serves(self, campaign: Campaign) -> Objective | None:
        """The objective a campaign serves."""
        return self.objectives.get(campaign.objective_id)


def lookup(store: Store, client_id: int = 0) -> Lookup:
    """Read the plan of a client, or of all (0)."""
    wanted = [client_id] if client_id else [client.id for client in store.clients.all(archived=True)]
    plans = {one: store.clients.plan(one) for one in wanted}
    made = Lookup(plans=plans)
    for plan in plans.values():
        made.places.update((one.id, one) for one in plan.places)
        made.pillars.update((one.id, one) for one in plan.pillars)
        made.campaigns.update((one.id, one) for one in plan.campaigns)
        made.objectives.update((one.id, one) for one in plan.objectives)
    return made


def in_use(lookup: Lookup) -> list[ClientPlan]:
    """Plans of the clients that are in use, in their order."""
    plans = [plan for plan in lookup.plans.values() if not plan.client.archived]
    return sorted(plans, key=lambda plan: (plan.client.position, plan.client.id))


# -- bands and dates --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Band:
    """A campaign as it lies on the days shown; ``first`` and ``last`` are inside them."""

    campaign: Campaign
    first: date
    last: date
    lane: int


def bands(lookup: Lookup, start: date, end: date) -> list[Band]:
    """Campaigns that touch the days from ``start`` up to, not including, ``end``; each in the first free lane."""
    found = []
    for campaign in lookup.campaigns.values():
        if campaign.archived or not campaign.start:
            continue
        first = date.fromisoformat(campaign.start)
        last = date.fromisoformat(campaign.end) if campaign.end else first
        if first < end and last >= start and first <= last:
            found.append((max(first, start), min(last, end - timedelta(days=1)), campaign))
    found.sort(key=lambda one: (one[0], -one[1].toordinal(), one[2].id))
    ends: list[date] = []
    made = []
    for first, last, campaign in found:
        lane = next((n for n, busy in enumerate(ends) if busy < first), len(ends))
        if lane == len(ends):
            ends.append(last)
        ends[lane] = last
        made.append(Band(campaign, first, last, lane))
    return made


def own_dates(lookup: Lookup, start: date, end: date) -> list[tuple[date, OwnDate]]:
    """The clients' own dates between ``start`` and, not including, ``end``; yearly ones each year (29 February: on the 28th)."""
    found = []
    for plan in lookup.plans.values():
        for one in plan.own_dates:
            first = date.fromisoformat(one.day)
            for year in range(start.year, end.year + 1) if one.yearly else (first.year,):
                day = _in_year(first, year)
                if start <= day < end and day >= first:
                    found.append((day, one))
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


# -- what is amiss ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """A coming day on which a client has slots and no post."""

    day: date
    client_id: int
    hour: str  # of its first slot


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside the days: per client mix and cadence; gaps, late posts and clashes of all shown."""

    mixes: dict[int, "Mix"]
    cadences: dict[int, "Cadence"]
    gaps: tuple[Gap, ...]
    free: dict[date, tuple[str, ...]]  # hours of coming free slots, only with one client
    late: tuple[Card, ...]
    clashes: tuple["Clash", ...]  # those that touch the days shown
    clashing: dict[int, Card]  # the posts of those clashes

    def clashes_of(self, post_id: int) -> list["Clash"]:
        """Clashes that a post is part of."""
        return [clash for clash in self.clashes if post_id in clash.post_ids]


def margin(store: Store, lookup: Lookup, client_id: int, start: date, end: date, now: datetime) -> Margin:
    """Measure the days from ``start`` up to, not including, ``end``, for a client or for all (0).

    The mix is that of the 30 days which end with the last day shown; the cadence that of the present week
    when it is shown, else of the first week shown.
    """
    from smdesk.domain.mix import cadence, clashes, gaps, mix

    whose = PostFilter(client_id=client_id)
    around = store.posts.window((start - _AROUND).isoformat(), (end + _AROUND).isoformat(), whose)
    last = end - timedelta(days=1)
    mixes, cadences = {}, {}
    found: list[Gap] = []
    free: dict[date, tuple[str, ...]] = {}
    for plan in in_use(lookup):
        client = plan.client
        cards = [card for card in around if card.client_id == client.id]
        today = day_of(wall_now(now, client.zone))
        mixes[client.id] = mix(cards, plan.pillars, until=last, ceiling=client.promo_ceiling)
        week = today if start <= today < end else start
        cadences[client.id] = cadence(
            cards, client.cadence or len({(s.weekday, s.hour) for s in plan.slots}), week
        )
        if today > last or not plan.slots:
            continue
        empty = gaps(cards, plan.slots, max(start, today), last, client.zone)
        now_wall = wall_now(now, client.zone)
        found += [Gap(day, client.id, _first_hour(plan, day)) for day in empty.days if day > today]
        if client_id:
            for wall, slot in empty.free:
                if wall > now_wall:
                    hours = free.setdefault(day_of(wall), ())
                    free[day_of(wall)] = hours if slot.hour in hours else (*hours, slot.hour)
    low, high = start.isoformat(), end.isoformat()
    shown = {card.id: card for card in around if low <= card.due_wall < high}
    clashing = tuple(one for one in clashes(around) if shown.keys() & set(one.post_ids))
    ids = {post_id for one in clashing for post_id in one.post_ids}
    late = store.posts.late(whose, int(now.timestamp()))
    return Margin(
        mixes=mixes,
        cadences=cadences,
        gaps=tuple(sorted(found, key=lambda gap: (gap.day, gap.client_id))),
        free=free,
        late=tuple(late),
        clashes=clashing,
        clashing={card.id: card for card in around if card.id in ids},
    )


def _first_hour(plan: ClientPlan, day: date) -> str:
    return min(slot.hour for slot in plan.slots if slot.weekday == day.weekday())


# -- changes of several posts as one step -----------------------------------------------------


def move_all(store: Store, walls: Mapping[int, str], *, origin: object = None) -> list[Post]:
    """Give posts other moments (empty = back to the drawer), all as one step.

    :raises PostLocked: when one of them is out; none is moved then
    """
    posts = [store.get(Post, post_id) for post_id in walls]
    for post in posts:
        check_may_change(post)
    with store.transaction(Act.MOVE_POST, origin) as tx:
        return [tx.update(post, **_moved(post, walls[post.id])) for post in posts]


def _moved(post: Post, due_wall: str) -> dict[str, Any]:
    moved = dated(post, due_wall)
    values: dict[str, Any] = {"due_wall": moved.due_wall, "due_utc": moved.due_utc}
    if not due_wall and post.status in (Status.SCHEDULED, Status.APPROVED):
        values["status"] = Status.APPROVED.value
    elif due_wall and post.status == Status.IDEA:
        values["status"] = Status.DRAFT.value
    if post.series_id:
        values["detached"] = True
    return values


def duplicate_all(
    store: Store, post_ids: Iterable[int], days: int = 7, *, origin: object = None
) -> list[Post]:
    """Drafts with the same words, places, media and purposes, ``days`` later (a week), all as one step."""
    now = store.clock()
    with store.transaction(Act.DUPLICATE_POST, origin) as tx:
        made = []
        for post_id in post_ids:
            whole = get(store, post_id)
            copy = tx.add(
                fresh_copy(
                    whole.post, days, wall_now(now, whole.post.zone), now.isoformat(timespec="seconds")
                )
            )
            copy_parts(tx, whole, copy.id)
            made.append(copy)
    return made


def fresh_copy(post: Post, days: int, now_wall: str, created: str) -> Post:
    """The draft that a duplicate starts as: ``days`` later, then by whole weeks until it lies ahead."""
    wall = shifted(post.due_wall, days) if post.due_wall else ""
    while wall and wall <= now_wall:
        wall = shifted(wall, 7)
    plain = replace(
        post,
        status=(Status.IDEA if post.status == Status.IDEA else Status.DRAFT).value,
        series_id=0, occurrence="", detached=False, approved_hash="", approved_by="", approved_at="",
        held_from="", hold_reason="", published_at="", published_url="", source="", source_key="", deleted="",
        created=created,
    )  # fmt: skip
    return dated(plain, wall)


def hold_these(store: Store, post_ids: Iterable[int], reason: str = "", *, origin: object = None) -> int:
    """Hold single posts; returns how many.

    :raises BadInput: when one of them is neither approved nor scheduled
    """
    posts = [store.get(Post, post_id) for post_id in post_ids]
    for post in posts:
        if post.status not in AGREED:
            message = N_(
                "“{title}”: only approved and scheduled posts can be held; this one goes nowhere yet."
            )
            raise BadInput(message, "status", title=post.title or post.text[:40])
    with store.transaction(Act.HOLD, origin) as tx:
        for post in posts:
            tx.update(post, status=Status.HELD.value, held_from=post.status, hold_reason=reason)
    return len(posts)


def slot_on(plan: ClientPlan, day: date, cards: Iterable[Card], now_wall: str) -> str:
    """The wall time of a new post on ``day``: the first free slot still to come, else the day's usual hour."""
    from smdesk.domain.slots import free_in

    mine = [card for card in cards if card.client_id == plan.client.id]
    free = [wall for wall, _ in free_in(plan.slots, mine, day, day, plan.client.zone) if wall > now_wall]
    return free[0] if free else join(day, hour_for(plan, day))
