"""The calendar of posts as iCalendar (RFC 5545), for Thunderbird, Google and every other program that
reads it.

Public parts only: title, text, places, pillar and link. Private notes stay at home.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.domain.posts import AGREED, OUT, Status
from smdesk.domain.time import parse_wall, zone_named
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.exchange.channels import label_of

if TYPE_CHECKING:
    from icalendar import Event

MINUTES = 30  # a post has no length; half an hour can be seen and grabbed in every calendar


def calendar(plan: ClientPlan, wholes: Sequence[WholePost], now: datetime) -> bytes:
    """Every dated post as an event. ``now`` (aware) is the stamp of the file.

    An event keeps its UID over exports, so that a second import moves it instead of making it twice.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//smdesk//posts//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", plan.client.name)
    made.add("x-wr-timezone", plan.client.zone)
    dated = [whole for whole in wholes if whole.post.due_wall]
    for whole in dated:
        made.add_component(_event(plan, whole, now))
    if dated:
        years = [int(whole.post.due_wall[:4]) for whole in dated]
        made.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(made.to_ical())


def _event(plan: ClientPlan, whole: WholePost, now: datetime) -> "Event":
    from icalendar import Event

    post = whole.post
    start = parse_wall(post.due_wall).replace(tzinfo=zone_named(post.zone))
    event = Event()
    event.add("uid", f"post-{post.id}.client-{post.client_id}@smdesk.local")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=MINUTES))
    event.add("summary", post.title or post.text.split("\n", 1)[0][:60])
    event.add("description", post.text)
    places = [label_of(place) for version in whole.versions if (place := plan.place(version.place_id))]
    if places:
        event.add("location", ", ".join(places))
    pillar = plan.pillar(post.pillar_id)
    if pillar:
        event.add("categories", [pillar.name])
    if post.link:
        event.add("url", post.link)
    sure = post.status in AGREED | OUT
    event.add(
        "status", "CANCELLED" if post.status == Status.REJECTED else "CONFIRMED" if sure else "TENTATIVE"
    )
    event.add("transp", "TRANSPARENT")  # a planned post does not make its author busy
    return event
