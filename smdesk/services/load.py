"""The load of the weeks ahead: of one client, and of all of them on the one person who serves them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.domain import figures
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.figures import kept
from smdesk.domain.plan.header import Plan
from smdesk.domain.plan.load import WEEKS, Load, load, together
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import Action, Tactic, WeekOrder
from smdesk.domain.time import day_of, wall_now
from smdesk.storage.store import Store

OWN = "load.capacity"  # own hours a week, of this home
MOST = 168  # hours of a week


def of_client(store: Store, client_id: int, today: date | None = None, weeks: int = WEEKS) -> Load:
    """The load of one client from the week of ``today``: where the client lives, unless said."""
    plan = store.plans.whole(client_id)
    day = today or day_of(wall_now(store.clock(), plan.client.zone))
    return load(plan, day, weeks, day)


def of_all(store: Store, today: date, weeks: int = WEEKS) -> Load:
    """The loads of all clients in use together, beside the person's own capacity."""
    records: dict[int, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for kind, cls in (("plan", Plan), ("action", Action), ("week_order", WeekOrder), ("tactic", Tactic)):
        rows: Iterable[Any] = store.find(cls, archived=False)
        found: dict[int, list[Any]] = defaultdict(list)
        for one in rows:
            found[one.client_id].append(one)
        for client_id, mine in found.items():
            records[client_id][kind] = tuple(mine)
    clients = [one for one in store.clients.all() if not one.archived]
    loads = {one.id: load(WholePlan(one, (), records[one.id]), today, weeks, today) for one in clients}
    return together([(one.name, loads[one.id]) for one in clients], own(store))


def own(store: Store) -> Decimal | None:
    """The person's own hours a week for all clients; None while not said."""
    found = kept(str(store.settings.get(OWN, "")))
    return found if found is not None and found > 0 else None


def set_own(store: Store, text: str, language: str = "") -> None:
    """Say how many hours a week there are for all clients; an empty text takes it back.

    :raises BadInput: when it is no number of hours of a week
    """
    if not text.strip():
        store.settings.set(OWN, None)
        return
    try:
        hours = figures.read(text, language)
    except figures.Ambiguous:
        hours = None
    if hours is None or not 0 < hours <= MOST:
        raise BadInput(N_("Hours a week: “{text}” is not a number from 0 to 168; write it like 32 or 37.5."), "hours",
                       text=text.strip()[:40])  # fmt: skip
    store.settings.set(OWN, f"{hours.normalize():f}")
