"""Use cases of the plan the calendar leans on: objectives, pillars with shares, segments, campaigns.

Nothing here is deleted: what posts point to is archived and keeps its name.
"""

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.entity import columns
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.mix import Mix, mix
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.strategy import HUES, Campaign, CampaignKind, Objective, Pillar, Segment
from smdesk.domain.whole import ClientPlan
from smdesk.services.clients import checked_day
from smdesk.services.redating import follow
from smdesk.storage.store import Store

KINDS = ("marketing", "dialogue")
Part = TypeVar("Part", Objective, Pillar, Segment, Campaign)


# -- objectives -------------------------------------------------------------------------------


def add_objective(
    store: Store, client_id: int, title: str, *, origin: object = None, **fields: Any
) -> Objective:
    """A new objective; without a ``code`` it takes the next one (O1, O2, …).

    :raises BadInput: when a field breaks its rule
    """
    have = store.find(Objective, client_id=client_id)
    fields.setdefault("code", _next_code(have))
    return _add(store, Objective(client_id=client_id, title=title.strip(), **fields), have, origin)


def _next_code(have: list[Objective]) -> str:
    numbers = [int(one.code[1:]) for one in have if re.fullmatch(r"O\d+", one.code)]
    return f"O{max(numbers, default=0) + 1}"


# -- pillars ----------------------------------------------------------------------------------


def add_pillar(store: Store, client_id: int, name: str, *, origin: object = None, **fields: Any) -> Pillar:
    """A new pillar; without a ``hue`` it takes the first colour no other pillar of the client has.

    :raises BadInput: when a field breaks its rule
    """
    have = store.find(Pillar, client_id=client_id)
    free = [hue for hue in range(1, HUES + 1) if hue not in {one.hue for one in have if not one.archived}]
    fields.setdefault("hue", free[0] if free else 1)
    return _add(store, Pillar(client_id=client_id, name=name.strip(), **fields), have, origin)


def shares_gap(plan: ClientPlan) -> int:
    """How far the pillars' shares are from 100 percent (negative: too little); 0 also when none is set."""
    total = sum(pillar.share for pillar in plan.pillars if not pillar.archived)
    return total - 100 if total else 0


def recent_mix(store: Store, plan: WholePlan, today: date, days: int = 30) -> Mix:
    """The mix of the last ``days`` days up to today, beside the shares the pillars want."""
    since, until = today - timedelta(days=days - 1), today + timedelta(days=1)
    cards = store.posts.window(since.isoformat(), until.isoformat(), PostFilter(client_id=plan.client.id))
    return mix(cards, plan.of("pillar"), until=today, days=days, ceiling=plan.client.promo_ceiling)


# -- segments ---------------------------------------------------------------------------------


def add_segment(store: Store, client_id: int, name: str, *, origin: object = None, **fields: Any) -> Segment:
    """A new segment of the client's public.

    :raises BadInput: when a field breaks its rule
    """
    have = store.find(Segment, client_id=client_id)
    return _add(store, Segment(client_id=client_id, name=name.strip(), **fields), have, origin)


# -- campaigns --------------------------------------------------------------------------------


def add_campaign(
    store: Store, client_id: int, name: str, *, origin: object = None, **fields: Any
) -> Campaign:
    """A new campaign; without a ``utm_name`` it gets one from its month and name.

    :raises BadInput: when a field breaks its rule
    """
    fields.setdefault("utm_name", utm_name(name, str(fields.get("start", ""))))
    made = Campaign(client_id=client_id, name=name.strip(), **fields)
    return _add(store, made, store.find(Campaign, client_id=client_id), origin)


def utm_name(name: str, start: str) -> str:
    """A campaign's name for links: ``2026-10_raviolo-alle-erbe`` (lowercase ASCII, hyphens)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall("[a-z0-9]+", plain))
    return "_".join(part for part in (start[:7], slug) if part)


# -- all of them ------------------------------------------------------------------------------


def edit(store: Store, part: Part, *, origin: object = None, **fields: Any) -> Part:
    """Change columns of an objective, pillar, segment or campaign.

    :raises BadInput: when a field breaks its rule
    """
    wrong = set(fields) - {one.name for one in columns(type(part))} | ({"id", "client_id"} & set(fields))
    assert not wrong, f"{type(part).__name__} has no {wrong}"
    now = store.get(type(part), part.id)
    others = [one for one in store.find(type(part), client_id=now.client_id) if one.id != part.id]
    _check(store, replace(now, **fields), others)
    if any(getattr(now, name) != value for name, value in fields.items()):
        fields["template"] = ""  # touched: it is the client's own now
    with store.transaction(_act(part), origin) as tx:
        changed = tx.update(now, **fields)
        if isinstance(now, Campaign) and isinstance(changed, Campaign):
            follow(store, tx, now, changed)
        return changed


def archive(store: Store, part: Part, archived: bool = True, *, origin: object = None) -> Part:
    """Put a part of the plan away, or bring it back; posts keep pointing to it."""
    with store.transaction(_act(part), origin) as tx:
        return tx.update(part, archived=archived)


def _add(store: Store, part: Part, have: list[Part], origin: object) -> Part:
    store.get(Client, part.client_id)
    _check(store, part, have)
    part = replace(part, position=max((one.position for one in have), default=-1) + 1)
    with store.transaction(_act(part), origin) as tx:
        return tx.add(part)


def _act(part: Objective | Pillar | Segment | Campaign) -> Act:
    return Act.EDIT_CAMPAIGN if isinstance(part, Campaign) else Act.EDIT_STRATEGY


def _check(store: Store, part: Any, others: list[Any]) -> None:
    called = part.title if isinstance(part, Objective) else part.name
    if not called:
        raise BadInput(N_("Name: it is empty; write a few words that tell it from the others."), "name")
    column = "code" if isinstance(part, Objective) else "name"
    if any(getattr(one, column).casefold() == getattr(part, column).casefold() for one in others):
        message = N_("Name: “{name}” is already taken; write another one.")
        raise BadInput(message, column, name=getattr(part, column))
    if isinstance(part, Objective):
        _check_objective(part)
    elif isinstance(part, Pillar):
        _check_pillar(part)
    elif isinstance(part, Campaign):
        _check_campaign(store, part)


def _check_objective(objective: Objective) -> None:
    if not objective.code.strip():
        raise BadInput(N_("Code: it is empty; write a short one such as O1."), "code")
    if objective.kind not in KINDS:
        message = N_("Kind: “{kind}” is not one of: {kinds}.")
        raise BadInput(message, "kind", kind=objective.kind, kinds=", ".join(KINDS))
    if objective.due:
        checked_day(objective.due, "due")


def _check_pillar(pillar: Pillar) -> None:
    if not 0 <= pillar.share <= 100:
        raise BadInput(N_("Share: write a percentage from 0 to 100."), "share")
    if not 1 <= pillar.hue <= HUES:
        raise BadInput(N_("Colour: pillars have the colours 1 to 8; write one of these numbers."), "hue")


def _check_campaign(store: Store, campaign: Campaign) -> None:
    if campaign.kind not in [kind.value for kind in CampaignKind]:
        message = N_("Kind: “{kind}” is not one of: {kinds}.")
        raise BadInput(message, "kind", kind=campaign.kind, kinds=", ".join(CampaignKind))
    for field in ("start", "end"):
        if getattr(campaign, field):
            checked_day(getattr(campaign, field), field)
    if campaign.start and campaign.end and campaign.end < campaign.start:
        message = N_("End: {end} lies before the start, {start}; swap them or correct one.")
        raise BadInput(message, "end", end=campaign.end, start=campaign.start)
    if not re.fullmatch("[a-z0-9_.-]*", campaign.utm_name):
        message = N_(
            "Campaign in links: “{name}” must be lowercase letters without accents, digits and hyphens."
        )
        raise BadInput(message, "utm_name", name=campaign.utm_name)
    if campaign.objective_id:
        objective = store.get(Objective, campaign.objective_id)
        if objective.client_id != campaign.client_id:
            raise BadInput(
                N_("Objective: it belongs to another client; choose one of this client's."), "objective"
            )
