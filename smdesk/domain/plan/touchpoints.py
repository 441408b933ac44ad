"""Where shop and screen meet: how many came by each touchpoint, and what of it cannot be told.

A link without campaign tags says nothing of where people came from, and what nobody counts for a month is not
known to work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from smdesk.domain.figures import kept
from smdesk.domain.plan.whole import WholePlan

SILENT_DAYS = 30  # without a count
_TAGS = frozenset({"utm_campaign", "mtm_campaign", "pk_campaign"})  # Google Analytics, Matomo and its older form


@dataclass(frozen=True, slots=True)
class Met:
    """A touchpoint with its counts. ``total`` and ``month`` (the last 30 days) None: nothing was counted.

    ``untagged``: its link has no campaign tags; ``silent``: its campaign runs and nobody counted for 30 days.
    """

    touchpoint: Any
    total: Decimal | None
    month: Decimal | None
    last: Any | None
    untagged: bool
    silent: bool


def met(plan: WholePlan, today: date) -> tuple[Met, ...]:
    """The touchpoints in their order, with what was counted up to ``today``."""
    counts: dict[int, list[Any]] = {}
    for one in plan.of("touchpoint_count"):
        if one.on <= today.isoformat() and kept(one.count) is not None:
            counts.setdefault(one.touchpoint_id, []).append(one)
    after = (today - timedelta(days=SILENT_DAYS)).isoformat()
    found = []
    for one in plan.of("touchpoint"):
        own = counts.get(one.id, [])
        lately = [each for each in own if each.on > after]
        last = max(own, key=lambda each: (each.on, each.id), default=None)
        silent = not lately and _asked(plan, one, today)
        found.append(Met(one, _sum(own), _sum(lately), last, not tagged(one.link), silent))
    return tuple(found)


def tagged(link: str) -> bool:
    """Whether a link tells the campaign it belongs to; no link at all needs no tags."""
    if not link.strip():
        return True
    try:
        query = urlsplit(link.strip()).query
    except ValueError:
        return False
    return any(name.lower() in _TAGS and value for name, value in parse_qsl(query))


def _asked(plan: WholePlan, touchpoint: Any, today: date) -> bool:
    """Whether a count is due: its campaign has run for 30 days, is neither over nor closed, and it stood there as long."""
    campaign = plan.get("campaign", touchpoint.campaign_id) if touchpoint.campaign_id else None
    if campaign is None or campaign.archived or campaign.state == "closed":
        return False
    if campaign.end and campaign.end < today.isoformat():
        return False
    begun = max(str(touchpoint.since), str(campaign.start))
    return begun <= (today - timedelta(days=SILENT_DAYS)).isoformat()


def _sum(counts: Iterable[Any]) -> Decimal | None:
    values = [value for one in counts if (value := kept(one.count)) is not None]
    return sum(values, Decimal(0)) if values else None
