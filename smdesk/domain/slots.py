"""Free weekly slots: where the next post goes, and which hours of a stretch still wait for one.

A slot is taken when its place has a post less than an hour away. Moments are compared in UTC, so a post
planned in another zone takes the slot it really meets.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from smdesk.domain.clients import Slot
from smdesk.domain.posts import Status
from smdesk.domain.time import day_of, join, utc_of

NEAR = 3600  # seconds: two posts at one place less than this apart are too close
NOT_GOING_OUT = frozenset({Status.REJECTED.value, Status.FAILED.value})
_HORIZON = 366  # days looked ahead: a slot that far away helps nobody


class Planned(Protocol):
    """What is needed of a post; :class:`smdesk.domain.cards.Card` has it."""

    @property
    def status(self) -> str: ...
    @property
    def due_utc(self) -> int: ...
    @property
    def place_ids(self) -> tuple[int, ...]: ...


class Taken:
    """When each place has posts; built once, asked often."""

    def __init__(self, posts: Iterable[Planned]) -> None:
        moments: dict[int, list[int]] = defaultdict(list)
        for post in posts:
            if post.due_utc and post.status not in NOT_GOING_OUT:
                for place_id in post.place_ids:
                    moments[place_id].append(post.due_utc)
        self._moments = {place_id: sorted(found) for place_id, found in moments.items()}

    def near(self, place_id: int, moment: int) -> bool:
        """Whether the place has a post less than an hour from ``moment`` (UTC seconds)."""
        found = self._moments.get(place_id, [])
        index = bisect_left(found, moment - NEAR + 1)
        return index < len(found) and found[index] < moment + NEAR


def next_free(
    slots: Sequence[Slot],
    taken: Iterable[Planned],
    after_wall: str,
    zone: str,
    places: Iterable[int] = (),
) -> str | None:
    """The wall time of the first free slot after ``after_wall``; None without slots or within a year.

    ``places`` narrows to slots of the places the post goes to, at which none of them has a post; empty means any.
    """
    wanted = frozenset(places)
    ours = [slot for slot in slots if not wanted or slot.place_id in wanted]
    start, when = day_of(after_wall), Taken(taken)
    for wall, _ in _free(ours, when, start, _days_on(start, _HORIZON), zone):
        if wall > after_wall and not any(when.near(place, utc_of(wall, zone)) for place in wanted):
            return wall
    return None


def free_in(
    slots: Sequence[Slot], taken: Iterable[Planned], start_day: date, end_day: date, zone: str
) -> list[tuple[str, Slot]]:
    """The free slots from ``start_day`` to ``end_day``, both included, in order, with their wall times."""
    return list(_free(slots, Taken(taken), start_day, end_day, zone))


def _days_on(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _free(
    slots: Sequence[Slot], taken: Taken, start: date, end: date, zone: str
) -> Iterator[tuple[str, Slot]]:
    by_day: dict[int, list[Slot]] = defaultdict(list)
    for slot in sorted(slots, key=lambda slot: (slot.hour, slot.place_id)):
        by_day[slot.weekday].append(slot)
    if not by_day:
        return
    for offset in range((end - start).days + 1):
        day = start + timedelta(days=offset)
        for slot in by_day.get(day.weekday(), ()):
            wall = join(day, slot.hour)
            if not taken.near(slot.place_id, utc_of(wall, zone)):
                yield wall, slot
