"""Does the plan keep its promises? Shares of the pillars, promotion, rhythm, dates, the quarter's themes."""

from collections import Counter
from datetime import date
from typing import Any

from smdesk.documents import colour
from smdesk.documents.common import (
    Desk,
    agreed,
    campaigns_in,
    key_dates,
    leading,
    network,
    places_of,
)
from smdesk.documents.ink import breakable
from smdesk.documents.period import Period
from smdesk.domain.cards import Card
from smdesk.domain.mix import DRIFT, DRIFT_POSTS, Mix, mix
from smdesk.domain.strategy import CAMPAIGN_NAMES
from smdesk.domain.time import day_of
from smdesk.domain.whole import WholePost

WEEK_COLUMNS = 15  # with more weeks the theme map counts by month


def posts_in(desk: Desk, part: Period) -> list[WholePost]:
    """The posts of a part of the period."""
    return [whole for whole in desk.posts if day_of(whole.post.due_wall) in part]


def cards_of(desk: Desk) -> list[Card]:
    """The posts in the form that the calendar's own measures take, so that paper and window agree."""
    return [
        Card(
            p.id, p.client_id, p.title, p.text[:120], p.status, p.due_wall, p.due_utc, p.zone, p.pillar_id,
            p.campaign_id, p.series_id, p.promo, tuple(version.place_id for version in whole.versions),
        )
        for whole in desk.posts
        for p in (whole.post,)
    ]  # fmt: skip


def measured(desk: Desk) -> Mix:
    """The mix of the whole period, by the calendar's own rule."""
    period, client = desk.period, desk.plan.client
    return mix(
        cards_of(desk), desk.plan.pillars, until=period.end, days=period.days, ceiling=client.promo_ceiling
    )


def shares(desk: Desk, found: Mix) -> list[dict[str, Any]]:
    """Every pillar with its posts, its share of all posts, and its target."""
    _ = desk.words
    rows = []
    for share in found.shares:
        one = desk.plan.pillar(share.pillar_id)
        if one is None or not (share.posts or share.target):
            continue
        target = _("target {share}", share=desk.dates.percent(share.target / 100))
        rows.append(
            {
                "name": breakable(one.name),
                "code": desk.codes[one.id],
                "colour": colour.pillar(one.hue),
                "count": desk.words.n_("{n} post", "{n} posts", share.posts),
                "posts": share.posts,
                "share": share.has / 100,
                "share_text": desk.dates.percent(share.has / 100),
                "target": share.target / 100,
                "target_text": target if share.target else "",
            }
        )
    if rows and found.without_pillar:
        part = found.without_pillar / found.posts
        rows.append(
            {
                "name": _("No pillar"),
                "code": "",
                "colour": colour.NO_PILLAR,
                "count": desk.words.n_("{n} post", "{n} posts", found.without_pillar),
                "posts": found.without_pillar,
                "share": round(part, 2),
                "share_text": desk.dates.percent(round(part, 2)),
                "target": 0,
                "target_text": "",
            }
        )
    return rows


def reading(desk: Desk, found: Mix) -> list[str]:
    """What the figures say, in sentences: mix, then promotion."""
    _, out = desk.words, []
    for share in sorted(found.drifting, key=lambda one: -abs(one.drift)):
        one = desk.plan.pillar(share.pillar_id)
        if one is None or not share.target:
            continue
        if share.drift > 0:
            over = _.n_("{n} point over", "{n} points over", share.drift)
            out.append(_("“{name}” is {points} its share.", name=one.name, points=over))
        else:
            under = _.n_("{n} point under", "{n} points under", -share.drift)
            out.append(_("“{name}” is {points} its share.", name=one.name, points=under))
    if any(share.target for share in found.shares) and not out and found.posts >= DRIFT_POSTS:
        out.append(_("Every pillar is within {n} points of its share.", n=DRIFT))
    percent = desk.dates.percent
    values = {"share": percent(found.promo_share / 100), "ceiling": percent(found.ceiling / 100)}
    if found.over_ceiling:
        return [*out, _("Promotional posts are {share} of all, over the ceiling of {ceiling}.", **values)]
    return [*out, _("Promotional posts are {share} of all, within the ceiling of {ceiling}.", **values)]


def wanted_a_week(desk: Desk) -> int:
    """Posts wanted a week: as agreed, else the different hours of the weekly slots."""
    client = desk.plan.client
    return client.cadence or len({(slot.weekday, slot.hour) for slot in desk.plan.slots})


def rhythm(desk: Desk) -> dict[str, Any]:
    """Posts by week (by month in a long period) and by place."""
    _, wanted = desk.words, wanted_a_week(desk)
    weeks = desk.period.weeks()
    by_month = len(weeks) > WEEK_COLUMNS
    parts = desk.period.months() if by_month else weeks
    bars: list[dict[str, Any]] = []
    for part in parts:
        count = len(posts_in(desk, part))
        name = desk.dates.month(part.start) if by_month else desk.dates.days_short(part)
        bars.append({"name": name, "count": count})
    places: Counter[int] = Counter()
    for whole in desk.posts:
        places.update({place.id for place in places_of(desk, whole) if place})
    rows = [
        {
            "tag": network(place.network)[1],
            "name": network(place.network)[0],
            "handle": breakable(place.handle, 20),
            "count": places[place.id],
        }
        for place in desk.plan.places
        if places[place.id]
    ]
    full = [len(posts_in(desk, week)) for week in weeks if week.days == 7]
    sentence = ""
    if wanted and full:
        short = sum(count < wanted for count in full)
        want = _.n_("{n} post a week is agreed", "{n} posts a week are agreed", wanted)
        sentence = (
            _.n_("{want}: {n} full week has fewer.", "{want}: {n} full weeks have fewer.", short, want=want)
            if short
            else _("{want}: every full week has them.", want=want)
        )
    return {
        "bars": bars,
        "wanted": 0 if by_month else wanted,
        "places": rows,
        "sentence": sentence,
        "top": max([int(bar["count"]) for bar in bars] + [0 if by_month else wanted, 1]),
    }


def dates(desk: Desk, part: Period) -> list[dict[str, Any]]:
    """Holidays and the client's own dates, for a list."""
    _ = desk.words
    return [
        {
            "day": desk.dates.weekday_short(day),
            "name": breakable(name),
            "kind": _("own date") if own else _("holiday"),
        }
        for day, name, own in key_dates(desk, part)
    ]


def campaigns(desk: Desk) -> list[dict[str, Any]]:
    """Campaigns of the period with what they serve and how many posts they have here."""
    _ = desk.words
    counts = Counter(whole.post.campaign_id for whole in desk.posts)
    rows = []
    for one, _days in campaigns_in(desk, desk.period):
        objective = desk.plan.objective(one.objective_id)
        start, end = date.fromisoformat(one.start), date.fromisoformat(one.end or one.start)
        rows.append(
            {
                "name": breakable(one.name),
                "kind": _(CAMPAIGN_NAMES.get(one.kind, one.kind)),
                "days": desk.dates.days(Period(start, max(start, end))),
                "serves": breakable(f"{objective.code} {objective.title}") if objective else "",
                "idea": breakable(one.idea.strip()),
                "count": _.n_("{n} post", "{n} posts", counts[one.id]),
            }
        )
    return rows


def themes(desk: Desk) -> dict[str, Any]:
    """The theme map: pillars down, weeks (or months) across, each cell the number of posts."""
    weeks = desk.period.weeks()
    parts = weeks if len(weeks) <= WEEK_COLUMNS else desk.period.months()
    by_week = parts is weeks
    found = [Counter(whole.post.pillar_id for whole in posts_in(desk, part)) for part in parts]
    top = max([count for counter in found for count in counter.values()] or [1])
    rows = []
    for one in desk.plan.pillars:
        counts = [counter[one.id] for counter in found]
        if any(counts):
            hue = colour.pillar(one.hue)
            fills = [colour.mixed(hue, "#FFFFFF", 0.12 + 0.33 * n / top) if n else "" for n in counts]
            cells = [{"n": n, "fill": fill} for n, fill in zip(counts, fills, strict=True)]
            rows.append({"name": breakable(one.name), "colour": hue, "cells": cells})
    heads = [
        str(part.start.isocalendar().week) if by_week else desk.dates.month_name(part.start)[:3]
        for part in parts
    ]
    groups = _month_heads(desk, parts) if by_week else []
    bars = []
    for campaign, days in campaigns_in(desk, desk.period):
        touched = [at for at, part in enumerate(parts) if part.start <= days.end and part.end >= days.start]
        bars.append({"name": breakable(campaign.name), "start": touched[0], "span": len(touched)})
    totals = [sum(counter.values()) for counter in found]
    return {"heads": heads, "groups": groups, "rows": rows, "bars": bars, "totals": totals}


def _month_heads(desk: Desk, parts: list[Period]) -> list[dict[str, Any]]:
    """Months over the weeks of the map; a week belongs to the month of its first printed day."""
    groups: list[dict[str, Any]] = []
    for part in parts:
        name = desk.dates.month_name(part.start)
        if groups and groups[-1]["name"] == name:
            groups[-1]["span"] += 1
        else:
            groups.append({"name": name, "span": 1})
    return groups


def summary(desk: Desk, part: Period) -> dict[str, Any]:
    """A month in a few lines: how many posts, which theme leads, campaigns, dates, how many are agreed."""
    _ = desk.words
    posts = posts_in(desk, part)
    lead = desk.plan.pillar(leading(Counter(w.post.pillar_id for w in posts if w.post.pillar_id)))
    lines = []
    if lead:
        lines.append({"label": _.p_("document", "Leads"), "text": breakable(lead.name, 18)})
    named = [breakable(one.name, 18) for one, _days in campaigns_in(desk, part)]
    if named:
        lines.append({"label": _("Campaigns"), "text": ", ".join(named)})
    special = [f"{desk.dates.short(day)} {breakable(name, 18)}" for day, name, _own in key_dates(desk, part)]
    if special:
        more = f" +{len(special) - 4}" if len(special) > 4 else ""
        lines.append({"label": _("Dates"), "text": ", ".join(special[:4]) + more})
    done = sum(agreed(whole) for whole in posts)
    if posts:
        lines.append(
            {"label": _.p_("document", "Agreed"), "text": _("{done} of {total}", done=done, total=len(posts))}
        )
    return {
        "name": desk.dates.month_name(part.start),
        "count": _.n_("{n} post", "{n} posts", len(posts)),
        "lines": lines,
    }
