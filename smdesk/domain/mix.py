"""What the calendar's margin measures: mix against plan, cadence, gaps and clashes. Guides, not laws.

The mix counts the posts due in the ``days`` (30) that end with the day ``until``, that day included; the
calendar passes the last day it shows or today. Rejected and failed posts count nowhere; ideas with a date do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from smdesk.domain.clients import Slot
from smdesk.domain.errors import N_
from smdesk.domain.folding import likeness
from smdesk.domain.slots import NEAR, NOT_GOING_OUT, Planned, free_in
from smdesk.domain.strategy import Pillar
from smdesk.domain.time import day_of, week_start

TWIN_DAYS = 30  # the same text at the same place sooner than this is a clash
DRIFT = 10  # percentage points off the target that deserve a word …
DRIFT_POSTS = 5  # … once there are posts enough to speak of a mix
NEAR_KIND = "near"
TWIN_KIND = "twin"


class Placed(Planned, Protocol):
    """What is needed of a post; :class:`smdesk.domain.cards.Card` has it."""

    @property
    def id(self) -> int: ...
    @property
    def due_wall(self) -> str: ...
    @property
    def pillar_id(self) -> int: ...
    @property
    def series_id(self) -> int: ...
    @property
    def promo(self) -> bool: ...
    @property
    def text_key(self) -> str: ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Share:
    """One pillar's part of the mix: ``has`` and ``target`` in whole percent, ``drift`` their difference."""

    pillar_id: int
    posts: int
    has: int
    target: int

    @property
    def drift(self) -> int:
        """Percentage points above (or below) the target."""
        return self.has - self.target


@dataclass(frozen=True, slots=True)
class Mix:
    """The mix of the days ``since`` to ``until``, both included. Percentages are of all its posts."""

    since: date
    until: date
    posts: int
    shares: tuple[Share, ...]
    without_pillar: int  # posts
    promo: int  # posts that sell
    promo_share: int  # percent
    ceiling: int  # percent

    @property
    def over_ceiling(self) -> bool:
        """Whether more is sold than the client's ceiling allows."""
        return self.promo * 100 > self.ceiling * self.posts

    @property
    def drifting(self) -> tuple[Share, ...]:
        """Pillars clearly off their target; none while the posts are too few to say."""
        if self.posts < DRIFT_POSTS:
            return ()
        return tuple(share for share in self.shares if abs(share.drift) > DRIFT)


@dataclass(frozen=True, slots=True)
class Cadence:
    """Posts in the week of Monday ``monday`` against those wanted; ``by_day`` Monday to Sunday."""

    monday: date
    has: int
    wanted: int
    by_day: tuple[int, ...]

    @property
    def missing(self) -> int:
        """Posts still wanted this week."""
        return max(0, self.wanted - self.has)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Days with slots and no post, Mondays of weeks without any post, and the free slots as (wall, slot)."""

    days: tuple[date, ...]
    weeks: tuple[date, ...]
    free: tuple[tuple[str, Slot], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two posts in each other's way at a place. ``kind`` is "near" or "twin"; earlier post first."""

    kind: str
    post_ids: tuple[int, int]
    place_id: int
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def _going_out(posts: Iterable[P]) -> list[P]:
    return [post for post in posts if post.due_wall and post.status not in NOT_GOING_OUT]


def _between(posts: Iterable[P], first: date, last: date) -> list[P]:
    low, high = first.isoformat(), last.isoformat()
    return [post for post in _going_out(posts) if low <= post.due_wall[:10] <= high]


def percents(counts: Sequence[int], total: int) -> list[int]:
    """Whole percentages of ``total``; when the counts make up all of it they add up to exactly 100."""
    if total <= 0:
        return [0] * len(counts)
    parts = [divmod(count * 100, total) for count in counts]
    whole = [percent for percent, _ in parts]
    left = round(sum(counts) * 100 / total) - sum(whole)
    largest_rest = sorted(range(len(parts)), key=lambda index: (-parts[index][1], index))
    for index in largest_rest[:left]:
        whole[index] += 1
    return whole


def mix(
    posts: Iterable[Placed], pillars: Sequence[Pillar], *, until: date, days: int = 30, ceiling: int = 20
) -> Mix:
    """The mix of one client's posts over the ``days`` ending with ``until``.

    A post sells when it is marked so or its pillar is. Archived pillars are shown only while they have posts.
    """
    since = until - timedelta(days=min(days - 1, (until - date.min).days))
    counted = _between(posts, since, until)
    by_pillar: dict[int, int] = defaultdict(int)
    for post in counted:
        by_pillar[post.pillar_id] += 1
    shown = [pillar for pillar in pillars if not pillar.archived or by_pillar.get(pillar.id)]
    shown.sort(key=lambda pillar: (pillar.position, pillar.id))
    numbers = [by_pillar.get(pillar.id, 0) for pillar in shown]
    without = len(counted) - sum(numbers)
    shares = tuple(
        Share(pillar.id, number, has, 0 if pillar.archived else pillar.share)
        for pillar, number, has in zip(
            shown, numbers, percents([*numbers, without], len(counted)), strict=False
        )
    )
    selling = {pillar.id for pillar in pillars if pillar.promo}
    promo = sum(1 for post in counted if post.promo or post.pillar_id in selling)
    promo_share = percents([promo], len(counted))[0]
    return Mix(since, until, len(counted), shares, without, promo, promo_share, ceiling)


def cadence(posts: Iterable[Placed], wanted: int, week: date) -> Cadence:
    """Posts in the week that holds ``week``; ``wanted`` is the client's cadence, or its number of slots."""
    monday = week_start(week)
    by_day = [0] * 7
    for post in _between(posts, monday, monday + timedelta(days=min(6, (date.max - monday).days))):
        by_day[date.fromisoformat(post.due_wall[:10]).weekday()] += 1
    return Cadence(monday, sum(by_day), wanted, tuple(by_day))


def gaps(posts: Iterable[Placed], slots: Sequence[Slot], start: date, end: date, zone: str) -> Gaps:
    """Where nothing is planned from ``start`` to ``end``, both included; a week cut by an end counts too."""
    planned = _between(posts, start, end)
    busy = {post.due_wall[:10] for post in planned}
    free = free_in(slots, planned, start, end, zone)
    slot_days = {slot.weekday for slot in slots}
    days = [start + timedelta(days=offset) for offset in range(max(0, (end - start).days + 1))]
    empty = [day for day in days if day.weekday() in slot_days and day.isoformat() not in busy]
    busy_weeks = {week_start(date.fromisoformat(day)) for day in busy}
    weeks = sorted({week_start(day) for day in days} - busy_weeks)
    return Gaps(tuple(empty), tuple(weeks), tuple(free))


def clashes(posts: Iterable[Placed]) -> Iterator[list[Clash]]:
    """Place by place: posts less than an hour apart at one place, and twins: the same text there within 30 days.

    Occurrences of one series are no twins: repeating is what a series is for. Texts are the same when their
    words are, whatever case, accents, marks and emoji; an empty text has no twin.
    """
    at_place: dict[int, list[Placed]] = defaultdict(list)
    for post in sorted(_going_out(posts), key=lambda post: (post.due_utc, post.id)):
        for place_id in post.place_ids:
            at_place[place_id].append(post)
    keys: dict[int, str] = {}
    for place_id, here in at_place.items():
        yield _near(place_id, here) + _twins(place_id, here, keys)


def _near(place_id: int, here: Sequence[Placed]) -> list[Clash]:
    found = []
    for one, other in pairwise(here):
        apart = other.due_utc - one.due_utc
        if apart < NEAR:
            message = N_("Two posts at the same place {minutes} minutes apart: move one of them.")
            values = {"minutes": apart // 60}
            found.append(Clash(NEAR_KIND, (one.id, other.id), place_id, message, values))
    return found


def _twins(place_id: int, here: Sequence[Placed], keys: dict[int, str]) -> list[Clash]:
    found = []
    latest: dict[str, list[Placed]] = {}  # by text: the last post, and the last one of another series
    for post in here:
        if post.id not in keys:
            keys[post.id] = likeness(post.text_key)
        key = keys[post.id]
        if not key:
            continue
        before = latest.setdefault(key, [])
        twin = next((one for one in before if not _same_series(one, post)), None)
        days = (day_of(post.due_wall) - day_of(twin.due_wall)).days if twin is not None else 0
        if twin is not None and days <= TWIN_DAYS:
            message = N_("The same text at the same place {days} days apart: change one or space them out.")
            found.append(Clash(TWIN_KIND, (twin.id, post.id), place_id, message, {"days": days}))
        latest[key] = [post, *[one for one in before if not _same_series(one, post)][:1]]
    return found


def _same_series(one: Placed, other: Placed) -> bool:
    return one.series_id != 0 and one.series_id == other.series_id
