"""The calendar of posts as iCalendar (RFC 5545), for Thunderbird, Google and every other program that
reads it.

Public parts only: title, text, places, pillar and link. Private notes stay at home.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.domain.clients import Place
from smdesk.domain.posts import AGREED, OUT, Post, Status
from smdesk.domain.time import parse_wall, zone_named
from smdesk.domain.whole import ClientPlan, WholePost

if TYPE_CHECKING:
    from icalendar import Event

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # RFC 5545, 3.1: never in a text
MINUTES = 30  # a post has no length; half an hour can be seen and grabbed in every calendar

LAST_HOUR = "9999-12-31T23:30"  # from here on there is no later moment to end at


def calendar(
    plan: ClientPlan, wholes: Sequence[WholePost], now: datetime, names: Mapping[str, str] | None = None
) -> bytes:
    """Every dated post as an event. ``now`` (aware) is the stamp of the file; ``names`` are what people call the
    networks, by id.

    An event keeps its UID over exports, so that a second import moves it instead of making it twice.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//smdesk//posts//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", _clean(plan.client.name))
    made.add("x-wr-timezone", plan.client.zone)
    dated = [whole for whole in wholes if whole.post.due_wall]
    for whole in dated:
        made.add_component(_event(plan, whole, now, names or {}))
    if dated:
        years = [int(whole.post.due_wall[:4]) for whole in dated]
        first, last = max(min(years) - 1, date.min.year), min(max(years) + 2, date.max.year)
        made.add_missing_timezones(date(first, 1, 1), date(last, 1, 1))
    return bytes(made.to_ical())


def _event(plan: ClientPlan, whole: WholePost, now: datetime, names: Mapping[str, str]) -> "Event":
    from icalendar import Event

    post = whole.post
    start = parse_wall(post.due_wall).replace(tzinfo=zone_named(post.zone))
    event = Event()
    event.add("uid", uid(post))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", start)
    if post.due_wall < LAST_HOUR:
        event.add("dtend", start + timedelta(minutes=MINUTES))
    event.add("summary", _clean(post.title.strip() or post.text.strip().split("\n", 1)[0][:60] or plan.client.name))
    event.add("description", _clean(post.text))
    places = [_place(place, names) for version in whole.versions if (place := plan.place(version.place_id))]
    if places:
        event.add("location", _clean(", ".join(places)))
    pillar = plan.pillar(post.pillar_id)
    if pillar:
        event.add("categories", [_clean(pillar.name)])
    if re.fullmatch(r"[^\s\x00-\x1f\x7f]+", post.link):
        event.add("url", post.link)
    sure = post.status in AGREED | OUT
    event.add(
        "status", "CANCELLED" if post.status == Status.REJECTED else "CONFIRMED" if sure else "TENTATIVE"
    )
    event.add("transp", "TRANSPARENT")  # a planned post does not make its author busy
    return event


def uid(post: Post) -> str:
    """What tells a post from all others, also from those of another home: when it was made is part of it."""
    made = "".join(char for char in post.created if char.isalnum())
    return ".".join(filter(None, (f"post-{post.id}", f"client-{post.client_id}", made))) + "@smdesk.local"


def _place(place: Place, names: Mapping[str, str]) -> str:
    return f"{names.get(place.network, place.network)} {place.handle}".strip()


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
