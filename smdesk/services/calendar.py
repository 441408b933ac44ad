"""What the calendar shows around its posts, gathered without any window: whose, which campaigns, what is amiss."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.clients import Client, OwnDate, Place
from smdesk.domain.posts import OUT
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.domain.time import day_of, join, wall_now
from smdesk.domain.value import value
from smdesk.domain.whole import ClientPlan
from smdesk.services.posts import hour_for
from smdesk.storage.store import Store

if TYPE_CHECKING:
    from smdesk.domain.mix import Cadence, Clash, Mix
    from smdesk.services.firm import Talk, Watched

_AROUND = timedelta(days=30)  # twins and the mix look this far beyond the days shown


@value
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


@value
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


@value
class Gap:
    """A coming day on which a client has slots and no post."""

    day: date
    client_id: int
    hour: str  # of its first slot


@value
class Margin:
    """What stands beside the days: per client mix and cadence; gaps, late posts and clashes of all shown."""

    mixes: dict[int, "Mix"]
    cadences: dict[int, "Cadence"]
    gaps: tuple[Gap, ...]
    free: dict[date, tuple[str, ...]]  # hours of coming free slots, only with one client
    late: tuple[Card, ...]
    clashes: tuple["Clash", ...]  # those that touch the days shown
    clashing: dict[int, Card]  # the posts of those clashes
    talks: dict[int, "Talk"]  # of the client shown; of all shown together, only where a rule asks for it
    watched: dict[int, "Watched"]  # per client what breaks its rules

    def clashes_of(self, post_id: int) -> list["Clash"]:
        """Clashes that a post is part of."""
        return [clash for clash in self.clashes if post_id in clash.post_ids]


def margin(store: Store, lookup: Lookup, client_id: int, start: date, end: date, now: datetime) -> Margin:
    """Measure the days from ``start`` up to, not including, ``end``, for a client or for all (0).

    The mix is that of the 30 days which end with the last day shown; the cadence that of the present week
    when it is shown, else of the first week shown.
    """
    *_bits, whole = measuring(store, lookup, client_id, start, end, now)
    assert whole is not None
    return whole


def measuring(
    store: Store, lookup: Lookup, client_id: int, start: date, end: date, now: datetime
) -> Iterator[Margin | None]:
    """The same bit by bit, so that a window with thousands of posts around does not wait: the last is the margin."""
    from smdesk.domain.firm import least_conversation
    from smdesk.domain.mix import cadence, clashes, mix
    from smdesk.services.firm import conversation, watched

    whose = PostFilter(client_id=client_id)
    around = store.posts.window((start - _AROUND).isoformat(), (end + _AROUND).isoformat(), whose)
    yield None
    last = end - timedelta(days=1)
    mixes, cadences, talks, rules = {}, {}, {}, {}
    found: list[Gap] = []
    free: dict[date, tuple[str, ...]] = {}
    for plan in in_use(lookup):
        client = plan.client
        cards = [card for card in around if card.client_id == client.id]
        today = day_of(wall_now(now, client.zone))
        mixes[client.id] = mix(cards, plan.pillars, until=last, ceiling=client.promo_ceiling)
        week = today if start <= today < end else start
        wanted = client.cadence or len({(s.weekday, s.hour) for s in plan.slots})
        cadences[client.id] = cadence(cards, wanted, week)
        if today <= last and plan.slots:
            some, hours = _empty(plan, cards, max(start, today), last, wall_now(now, client.zone))
            found += some
            free |= hours if client_id else {}
        yield None
        if client_id or least_conversation(plan.rules) is not None:
            talks[client.id] = yield from conversation(store, plan, cards, mixes[client.id].since, last)
        if plan.rules:
            rules[client.id] = yield from watched(store, plan, cards, start, last, today)
    low, high = start.isoformat(), end.isoformat()
    shown = {card.id for card in around if low <= card.due_wall < high}
    out = {card.id for card in around if card.status in OUT}  # nobody can part posts that are both out
    clashing: list[Clash] = []
    for at_place in clashes(around):
        clashing += [one for one in at_place if not shown.isdisjoint(one.post_ids) and not out.issuperset(one.post_ids)]
        yield None
    ids = {post_id for one in clashing for post_id in one.post_ids}
    yield Margin(
        mixes=mixes,
        cadences=cadences,
        gaps=tuple(sorted(found, key=lambda gap: (gap.day, gap.client_id))),
        free=free,
        late=tuple(store.posts.late(whose, int(now.timestamp()))),
        clashes=tuple(clashing),
        clashing={card.id: card for card in around if card.id in ids},
        talks=talks,
        watched=rules,
    )


def _empty(
    plan: ClientPlan, cards: list[Card], first: date, last: date, now_wall: str
) -> tuple[list[Gap], dict[date, tuple[str, ...]]]:
    """Coming days with slots and no post, and the hours of free slots still to come."""
    from smdesk.domain.mix import gaps

    empty = gaps(cards, plan.slots, first, last, plan.client.zone)
    free: dict[date, tuple[str, ...]] = {}
    for wall, slot in empty.free:
        if wall > now_wall:
            hours = free.setdefault(day_of(wall), ())
            free[day_of(wall)] = hours if slot.hour in hours else (*hours, slot.hour)
    return [Gap(day, plan.client.id, _first_hour(plan, day)) for day in empty.days if day > day_of(now_wall)], free


def _first_hour(plan: ClientPlan, day: date) -> str:
    return min(slot.hour for slot in plan.slots if slot.weekday == day.weekday())


def slot_on(plan: ClientPlan, day: date, cards: Iterable[Card], now_wall: str) -> str:
    """The wall time of a new post on ``day``: the first free slot still to come, else the day's usual hour."""
    from smdesk.domain.slots import free_in

    mine = [card for card in cards if card.client_id == plan.client.id]
    free = [wall for wall, _ in free_in(plan.slots, mine, day, day, plan.client.zone) if wall > now_wall]
    return free[0] if free else join(day, hour_for(plan, day))
