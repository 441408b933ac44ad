"""The month on one page: which cards fit a day, how their titles break, what is left for the week pages.

All measures are decided here, in mm, and handed to the template: a card is never clipped, since what does
not fit is counted in "+n" and its title is cut at a character, by the font's own widths.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from smdesk.documents import fonts
from smdesk.documents.common import (
    Desk,
    campaigns_in,
    key_dates,
    pillar_mark,
    place_mark,
    places_of,
    status_mark,
    title_of,
)
from smdesk.documents.period import Period, last_of_month
from smdesk.domain.posts import OUT
from smdesk.domain.time import day_of, hour_of, week_start
from smdesk.domain.whole import WholePost

WEEKS_HEIGHT = 144.0  # of all weeks together on a landscape A4
WEEK_COLUMN = 8.0
DAY_COLUMN = 37.2
HEAD = 4.4  # the line with the day's number
LANE = 4.4  # a campaign's band
FULL, SHORT, LINE, MORE, GAP = 13.6, 10.5, 3.5, 3.2, 0.8  # two-line title, one-line title, bare line, "+n"
BELOW = 1.2  # at the foot of a day
LEAST = 0.62  # of an even share of the page, that a week with little in it keeps
NAME_LINES = 3  # of a holiday's name, on a day without posts
TEXT_WIDTH = DAY_COLUMN - 4.6
EM = 8.0 * 0.3528  # mm of the type size of a card's title
TAGS = 4  # places shown on a card


def month(desk: Desk, part: Period) -> dict[str, Any]:
    """A month's page for the template; days outside ``part`` are left blank."""
    _ = desk.words
    first = week_start(part.start.replace(day=1))
    last = last_of_month(part.start)
    weeks = ((last - first).days // 7) + 1 if first <= last else 1
    by_day: dict[date, list[WholePost]] = {}
    for whole in desk.posts:
        by_day.setdefault(day_of(whole.post.due_wall), []).append(whole)
    names: dict[date, list[str]] = {}
    for day, name, _own in key_dates(desk, part):
        names.setdefault(day, []).append(name)
    mondays = [first + timedelta(days=7 * at) for at in range(weeks)]
    bands = [_bands(desk, monday, part) for monday in mondays]
    above = [HEAD + LANE * (1 + max((band["lane"] for band in one), default=-1)) + BELOW for one in bands]
    titles = {day: _titles(desk, posts) for day, posts in by_day.items() if day in part}
    days = [[monday + timedelta(days=n) for n in range(7)] for monday in mondays]
    wanted = [
        over + max((_full(titles[day]) for day in week if day in titles), default=0.0)
        for over, week in zip(above, days, strict=True)
    ]
    heights = shared_out(WEEKS_HEIGHT, wanted)
    rows = [
        {
            "number": week[0].isocalendar().week,
            "height": height,
            "days": [_day(desk, day, part, by_day, names, height - over, not laid) for day in week],
            "bands": laid,
            "lanes": 1 + max((band["lane"] for band in laid), default=-1),
        }
        for week, height, over, laid in zip(days, heights, above, bands, strict=True)
    ]
    return {
        "title": desk.dates.month(part.start),
        "rows": rows,
        "line": LINE,
        "week_column": WEEK_COLUMN,
        "day_column": DAY_COLUMN,
        "head": HEAD,
        "lane": LANE,
        "weekdays": desk.dates.weekdays(),
        "week_word": _("Wk"),
    }


def shared_out(height: float, wanted: Sequence[float]) -> list[float]:
    """``height`` among weeks that would like ``wanted``: a quiet week lends of its own, none gets less than
    :data:`LEAST` of an even share; what is left over is for all.
    """
    least = LEAST * height / len(wanted)
    given = [least] * len(wanted)
    left = height - sum(given)
    open_ = [at for at, want in enumerate(wanted) if want > least]
    while open_ and left > 1e-6:
        step = min(left / len(open_), *(wanted[at] - given[at] for at in open_))
        for at in open_:
            given[at] += step
        left -= step * len(open_)
        open_ = [at for at in open_ if wanted[at] - given[at] > 1e-6]
    return [round(one + max(left, 0.0) / len(given), 2) for one in given]


def _titles(desk: Desk, posts: Sequence[WholePost]) -> list[list[str]]:
    return [fonts.wrap(title_of(desk, whole), TEXT_WIDTH / EM, 2) for whole in posts]


def _full(titles: Sequence[Sequence[str]]) -> float:
    """The height of a day whose cards all have their titles whole."""
    return sum((FULL if len(lines) > 1 else SHORT) + GAP for lines in titles)


def _day(
    desk: Desk, day: date, part: Period, by_day: dict[date, list[WholePost]], names: dict[date, list[str]],
    room: float, free: bool,
) -> dict[str, Any]:  # fmt: skip
    """``room`` is for its cards, in mm; ``free`` where no campaign runs above them."""
    posts = by_day.get(day, []) if day in part else []
    cards, left = _cards(desk, posts, room)
    name = " · ".join(names.get(day, []))
    head_width = (DAY_COLUMN - 9.0) / (6.2 * 0.3528)
    return {
        "day": str(day.day),
        "inside": day in part,
        "weekend": day.weekday() >= 5,
        "today": day == desk.today,
        "name": "\n".join(fonts.wrap(name, head_width, 1 if posts or not free else NAME_LINES)) if name else "",
        "cards": cards,
        "more": desk.words.n_("+{n} more, see the week", "+{n} more, see the week", left) if left else "",
    }


def _cards(desk: Desk, posts: Sequence[WholePost], room: float) -> tuple[list[dict[str, Any]], int]:
    """Cards of the largest form in which all fit, else as many bare lines as do, and how many are left."""
    titles = _titles(desk, posts)
    if _full(titles) <= room:
        return [_card(desk, whole, lines, "card") for whole, lines in zip(posts, titles, strict=True)], 0
    if len(posts) * (SHORT + GAP) <= room:
        lines = [fonts.wrap(title_of(desk, one), TEXT_WIDTH / EM, 1) for one in posts]
        return [_card(desk, one, title, "card") for one, title in zip(posts, lines, strict=True)], 0
    fit = int(room // (LINE + GAP))
    if len(posts) > fit:
        fit = max(0, int((room - MORE) // (LINE + GAP)))
    width = (TEXT_WIDTH - 9.6) / EM  # beside the hour and the status dot
    shown = [_card(desk, one, fonts.wrap(title_of(desk, one), width, 1), "line") for one in posts[:fit]]
    return shown, len(posts) - len(shown)


def _card(desk: Desk, whole: WholePost, lines: list[str], form: str) -> dict[str, Any]:
    mark = pillar_mark(desk, whole.post.pillar_id)
    tags = [place_mark(place, desk.words)["tag"] for place in places_of(desk, whole)]
    if len(tags) > TAGS:
        tags = [*tags[: TAGS - 1], f"+{len(tags) - TAGS + 1}"]
    return {
        "form": form,
        "lines": lines,
        "hour": hour_of(whole.post.due_wall),
        "tags": tags,
        "code": mark["code"],
        "colour": mark["colour"],
        "status": status_mark(desk, whole),
        "out": whole.post.status in OUT,
    }


def _bands(desk: Desk, monday: date, part: Period) -> list[dict[str, Any]]:
    """At most two campaigns over a week's days, each in a lane of its own."""
    week = Period(max(monday, part.start), min(monday + timedelta(days=6), part.end))
    if week.start > week.end:
        return []
    bands: list[dict[str, Any]] = []
    for campaign, days in campaigns_in(desk, week)[:2]:
        start, span = (days.start - monday).days, days.days
        taken = {band["lane"] for band in bands if start < band["start"] + band["span"]}
        width = (span * DAY_COLUMN - 5) / (6.4 * 0.3528)
        bands.append(
            {
                "start": start,
                "span": span,
                "lane": 0 if 0 not in taken else 1,
                "name": fonts.wrap(campaign.name, width, 1, strong=True)[0] if campaign.name else "",
            }
        )
    return bands
