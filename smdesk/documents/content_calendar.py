"""The content calendar: what goes out in a month or a quarter, for the client to read, complete and sign."""

from collections import Counter
from typing import Any

from smdesk.documents import fonts, grid, mix, talks, tasks
from smdesk.documents.common import (
    SIGNATURE,
    Desk,
    Material,
    agreed,
    campaigns_in,
    finish,
    frame,
    lay_out,
    leading,
    legend,
    networks_used,
    places_of,
    short,
    status_mark,
    title_of,
    version_of,
)
from smdesk.documents.ink import breakable, unbroken
from smdesk.documents.items import item, listed
from smdesk.documents.period import Dates, Period
from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.posts import OUT
from smdesk.domain.strategy import Objective
from smdesk.domain.time import day_of, hour_of

DOCUMENT = "content_calendar"
NAME = N_("Content calendar")
PICTURE = (30.0, 38.0)  # mm, at most, beside the copy
SMALL_PICTURE = (30.0, 26.0)  # the same in a document of several months, where posts stand closer
MOST_OBJECTIVES = 8  # that a cover can hold
ONE_BY_ONE = 40  # up to so many posts are approved one by one, more of them by the week
PARTED_MONTHS = 4  # from so many months on each month's posts start on a new page


def data(material: Material, rituals: str = "") -> dict[str, Any]:
    """Everything the template prints, as plain values.

    :param material: with at least one post
    :param rituals: what the plan says of what comes back in the community, in Markdown
    """
    desk = lay_out(material)
    _ = desk.words
    numbers = {whole.post.id: at for at, whole in enumerate(desk.posts, start=1)}
    months = desk.period.months()
    measured = mix.measured(desk)
    rows = mix.shares(desk, measured)
    return finish(
        desk,
        {
            **frame(desk, DOCUMENT, _(NAME)),
            "sentences": sentences(desk),
            "bar": [{**row, "name": short(row["name"])} for row in rows if row["posts"]],
            "objectives": objectives(desk),
            "toc_weeks": len(desk.period.weeks()) <= mix.WEEK_COLUMNS,
            "overview": overview(desk, months) if len(months) > 1 else {},
            "months": [grid.month(desk, part) for part in months if mix.posts_in(desk, part)],
            "legend": legend(desk),
            "networks": networks_used(desk),
            "zones": zones(desk),
            "one_zone": len({whole.post.zone for whole in desk.posts}) == 1,
            "mix": {
                "rows": rows,
                "reading": mix.reading(desk, measured),
                "source": source(desk) if rows else "",
            },
            "rhythm": mix.rhythm(desk),
            "dates": mix.dates(desk, desk.period),
            "campaigns": mix.campaigns(desk),
            "parts": parts(desk, numbers),
            "talks": talks.section(desk, numbers, rituals),
            "wanted": tasks.table(desk, numbers),
            "approval": approval(desk, numbers),
            "words": words(desk),
        },
    )


def sentences(desk: Desk) -> str:
    """The period in one or two sentences."""
    _ = desk.words
    place_ids = {place.id for whole in desk.posts for place in places_of(desk, whole) if place}
    posts = _.n_("{n} post", "{n} posts", len(desk.posts))
    if place_ids:
        places = _.n_("in {n} place", "in {n} places", len(place_ids))
        said = _("{posts} {places}", posts=posts, places=places)
    else:
        said = posts
    counts = Counter(whole.post.pillar_id for whole in desk.posts if whole.post.pillar_id)
    lead = desk.plan.pillar(leading(counts))
    if lead:
        said = _("{posts}, led by “{pillar}”", posts=said, pillar=short(lead.name))
    named = [
        _("“{name}” ({days})", name=short(one.name), days=unbroken(desk.dates.days_short(days)))
        for one, days in campaigns_in(desk, desk.period)[:2]
    ]
    if named:
        one, several = N_("{posts}, with the campaign {campaigns}"), N_("{posts}, with the campaigns {campaigns}")
        said = _(one if len(named) == 1 else several, posts=said, campaigns=listed(_, named))
    return said + "."


def _from_to(dates: Dates, aim: Objective) -> str:
    """Where an objective begins and where it leads, in the client's figures: "52 → 70% of seats"."""
    said = [
        text if (value := kept(text)) is None else "+" * text.startswith("+") + dates.decimal(value)
        for text in (aim.baseline, aim.target)
    ]
    if aim.unit.startswith("%"):
        said[1] = dates.percent(0).replace("0", said[1]) + aim.unit[1:] if said[1] else ""
    elif said[1]:
        said[1] = f"{said[1]} {aim.unit}".strip()
    return " → ".join(said) if all(said) else said[1]


def objectives(desk: Desk) -> list[dict[str, str]]:
    """Objectives that posts of the period serve, directly or through their campaign."""
    _ = desk.words
    counts: Counter[int] = Counter()
    for whole in desk.posts:
        served = set(whole.objective_ids)
        campaign = desk.plan.campaign(whole.post.campaign_id)
        if campaign and campaign.objective_id:
            served.add(campaign.objective_id)
        counts.update(served)
    return [
        {
            "code": one.code,
            "title": " ".join(fonts.wrap(one.title, 32.0, 2)),
            "detail": " · ".join(
                part
                for part in (
                    _from_to(desk.dates, one),
                    _("by {day}", day=desk.dates.day(day_of(one.due))) if one.due else "",
                )
                if part
            ),
            "count": desk.words.n_("{n} post", "{n} posts", counts[one.id]),
        }
        for one in desk.plan.objectives
        if counts[one.id]
    ][:MOST_OBJECTIVES]


def overview(desk: Desk, months: list[Period]) -> dict[str, Any]:
    """For more than a month: the theme map and each month in a few lines."""
    return {"themes": mix.themes(desk), "summaries": [mix.summary(desk, part) for part in months]}


def zones(desk: Desk) -> str:
    """Which zone the hours are in, as one sentence."""
    _ = desk.words
    names = list(dict.fromkeys(desk.dates.zone(whole.post.zone) for whole in desk.posts))
    return _("Hours are local time in {zone}.", zone=", ".join(names))


def source(desk: Desk) -> str:
    """Period, formula and source of the figures on the mix page."""
    _ = desk.words
    return _(
        "{period}. Share = posts of the pillar ÷ all posts × 100. Source: this calendar, {date}.",
        period=desk.dates.days(desk.period),
        date=desk.dates.day(desk.today),
    )


def parts(desk: Desk, numbers: dict[int, int]) -> list[dict[str, Any]]:
    """The week pages: weeks with their posts; ``break`` says where a new page must start."""
    _ = desk.words
    found = []
    months = len(desk.period.months())
    by_month = months >= PARTED_MONTHS
    size = PICTURE if months == 1 else SMALL_PICTURE
    month = 0
    for week in desk.period.weeks():
        posts = mix.posts_in(desk, week)
        if not posts:
            continue
        new = by_month and bool(month) and week.start.month != month
        month = week.start.month
        found.append(
            {
                "break": new,
                "name": _("Week {n}", n=week.start.isocalendar().week),
                "days": desk.dates.days_short(week),
                "items": [item(desk, whole, numbers[whole.post.id], size) for whole in posts],
            }
        )
    return found


def approval(desk: Desk, numbers: dict[int, int]) -> dict[str, Any]:
    """The last page: rows to tick, post by post or week by week, and the signature."""
    _ = desk.words
    rows = []
    if len(desk.posts) <= ONE_BY_ONE:
        for whole in desk.posts:
            day = day_of(whole.post.due_wall)
            rows.append(
                {
                    "n": str(numbers[whole.post.id]),
                    "when": f"{desk.dates.weekday_short(day)} {hour_of(whole.post.due_wall)}",
                    "what": breakable(title_of(desk, whole)),
                    "status": status_mark(desk, whole),
                    "open": whole.post.status not in OUT,
                }
            )
    else:
        for week in desk.period.weeks():
            posts = mix.posts_in(desk, week)
            if posts:
                first, last = numbers[posts[0].post.id], numbers[posts[-1].post.id]
                done = sum(agreed(whole) for whole in posts)
                rows.append(
                    {
                        "n": f"{first}–{last}" if last > first else str(first),
                        "when": desk.dates.days_short(week),
                        "what": _.n_("{n} post", "{n} posts", len(posts)),
                        "status": {
                            "word": _("{done} of {total} agreed", done=done, total=len(posts)),
                            "kind": "ok" if done == len(posts) else "open",
                        },
                        "open": any(whole.post.status not in OUT for whole in posts),
                    }
                )
    return {
        "rows": rows,
        "bound": _(
            "This signature is for version {version} of this calendar. A later change of a text or a picture"
            " asks for a new one.",
            version=version_of(desk),
        ),
        "sign": [_(label) for label in SIGNATURE],
    }


def words(desk: Desk) -> dict[str, str]:
    """Headings and labels."""
    _ = desk.words
    return {
        "objectives": _("Objectives served"),
        "overview": _("At a glance"),
        "themes": _("Theme map"),
        "themes_note": _("Posts of each pillar in each week; the darker, the more."),
        "summaries": _("Month by month"),
        "mix": _("Mix, rhythm and dates"),
        "shares": _("Mix against the plan"),
        "rhythm": _("Rhythm"),
        "by_place": _("Posts by place"),
        "dates": _("Key dates"),
        "campaigns": _("Campaigns"),
        "serves": _("Serves"),
        "weeks": _("Post by post"),
        "design": _("Design note"),
        "from_you": _("From you"),
        "promo": _("promotional"),
        "campaign": _("Campaign"),
        "talks": _("Discussions and rituals"),
        "talks_note": _("Posts that wait for an answer: somebody is there to talk when they are out."),
        "question": _("What they ask"),
        "rituals": _("Rituals and how talk flows"),
        "wanted": _("What we need from you"),
        "wanted_note": _(
            "Pictures and facts {material} days before a post goes out, answers {answer} days before.",
            material=tasks.MATERIAL_DAYS,
            answer=tasks.ANSWER_DAYS,
        ),
        "by": _.p_("document", "By"),
        "post": _("Post"),
        "out": _.p_("document", "Out"),
        "what": _.p_("document", "What"),
        "approval": _("Approval"),
        "when": _.p_("document", "When"),
        "where": _.p_("document", "Where"),
        "approve": _.p_("document", "Approve"),
        "change": _.p_("document", "Change"),
        "notes": _("What to change"),
        "total": _("All posts"),
        "week": _("Week"),
    }
