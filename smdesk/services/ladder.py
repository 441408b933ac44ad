"""The ladder from business goal to post: what a record serves, what serves it, and what hangs on nothing.

Up and down are read from the columns in which records name each other, so that whatever stands above a record
has it below. Posts point by their purposes (objective, segment), their pillar and their campaign.
"""

import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from smdesk.domain.cards import Card
from smdesk.domain.changes import Act, ChangeSet
from smdesk.domain.entity import KINDS, columns, kind_of
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.posts import Aim, Post
from smdesk.domain.strategy import Objective
from smdesk.language import Words
from smdesk.services import networks
from smdesk.storage.store import Store

POSTS_SHOWN = 40
MANY = 2_000  # posts of one record from which the last are found by walking back in time
SERVED = ("objective", "segment", "pillar", "campaign")  # kinds that posts point to
RUNGS = (("goal",), ("objective",), ("key_result",), ("campaign", "pillar", "tactic"), ("post",))


@dataclass(frozen=True, slots=True)
class Link:
    """Something linked: ``note`` says a figure or a status (a code of ours for a post), ``day`` when, both may be ""."""

    kind: str
    id: int
    title: str
    note: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """What a record serves, what serves it, and how many more posts do that are not listed."""

    up: tuple[Link, ...]
    down: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Orphan:
    """A record that serves nothing, or that nothing serves; ``reason`` is a text to translate."""

    record: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Orphans:
    """What hangs on nothing: posts (a first few of ``post_count``) and records."""

    posts: tuple[Card, ...]
    post_count: int
    records: tuple[Orphan, ...]


# -- naming -----------------------------------------------------------------------------------


def title_of(plan: WholePlan, record: Any, words: Words | None = None) -> str:
    """The line that names a record; "" when it has none yet. Single records are named by their shape.

    A network is called as people call it, in ``words`` or else in English.
    """
    kind = kind_of(record)
    said = words or str
    if kind == "place":
        return " ".join(filter(None, (networks.short_name_of(record.network, said), record.handle)))
    if kind == "objective":
        return f"{record.code} {record.title}"
    if kind == "observation":
        who = plan.get("competitor", record.competitor_id)
        network = networks.short_name_of(record.network, said) if record.network else ""
        return " · ".join(filter(None, (who.name if who else plan.client.name, network, record.on)))
    if kind in ("place_role", "audit_mark"):
        place = plan.get("place", record.place_id)
        return title_of(plan, place, words) if place else ""
    if kind == "touchpoint_count":
        where = plan.get("touchpoint", record.touchpoint_id)
        return " · ".join(filter(None, (where.name if where else "", record.count)))
    if kind == "reading":
        return " · ".join(filter(None, (record.value, record.on)))
    shape = SHAPES.get(kind)
    return str(getattr(record, shape.title)).strip() if shape else ""


def link_to(plan: WholePlan, record: Any) -> Link:
    """A record as a link."""
    kind = kind_of(record)
    note = ""
    if kind in ("objective", "key_result") and record.target:
        note = f"{record.baseline or '—'} → {record.target} {record.unit}".strip()
    elif kind == "pillar":
        note = f"{record.share} %"
    day = next((getattr(record, name) for name in ("due", "start", "on") if getattr(record, name, "")), "")
    return Link(kind, record.id, title_of(plan, record), note, day)


def link_to_post(card: Card) -> Link:
    """A post as a link; its note is its status."""
    return Link("post", card.id, card.title or card.text_key, card.status, card.due_wall[:10])


# -- links ------------------------------------------------------------------------------------


@cache
def _refers(kind: str) -> tuple[tuple[str, str], ...]:
    """Columns of a kind that name another record of the plan (or a place), with that one's kind."""
    found = ((one.name, str(one.metadata.get("refers") or "")) for one in columns(KINDS[kind]))
    return tuple((name, other) for name, other in found if other in PLAN_KINDS or other == "place")


@cache
def _referred(kind: str) -> tuple[tuple[str, str], ...]:
    """Kinds and their columns that name records of ``kind``."""
    return tuple((other, name) for other in PLAN_KINDS for name, wanted in _refers(other) if wanted == kind)


def links(
    store: Store, plan: WholePlan, record: Any, *, served: Mapping[tuple[str, int], int] | None = None
) -> Links:
    """What a record (or place, or :class:`Post`) serves and what serves it; posts last, the latest first.

    ``served``: :func:`counts`, when they are read already.
    """
    kind = kind_of(record)
    if kind == "post":
        return Links(tuple(_above_post(store, plan, record.id)), ())
    up, down = tuple(_above(plan, record)), tuple(link_to(plan, one) for one in _below(plan, kind, record.id))
    if kind not in SERVED or not record.id:
        return Links(up, down)
    if served is None:
        total = store.posts.served(kind, plan.client.id).get(record.id, 0)
    else:
        total = served.get((kind, record.id), 0)
    cards = store.posts.serving(kind, record.id, POSTS_SHOWN, many=total > MANY) if total else []
    return Links(up, (*down, *map(link_to_post, cards)), max(total - len(cards), 0))


def _above(plan: WholePlan, record: Any) -> list[Link]:
    found = []
    for name, other in _refers(kind_of(record)):
        number = getattr(record, name)
        served = plan.get(other, number) if number else None
        if served is not None:
            found.append(link_to(plan, served))
    return list(dict.fromkeys(found))


def _below(plan: WholePlan, kind: str, number: int) -> list[Any]:
    if not number:
        return []
    found = []
    for other in dict.fromkeys(other for other, _ in _referred(kind)):
        names = [name for each, name in _referred(kind) if each == other]
        found += [one for one in plan.of(other) if any(getattr(one, name) == number for name in names)]
    return found


def _above_post(store: Store, plan: WholePlan, post_id: int) -> list[Link]:
    whole = store.posts.whole(post_id)
    if whole is None:
        return []
    pairs = [("objective", number) for number in whole.objective_ids]
    pairs += [("campaign", whole.post.campaign_id), ("pillar", whole.post.pillar_id)]
    pairs += [("segment", number) for number in whole.segment_ids]
    records = (plan.get(kind, number) for kind, number in pairs if number)
    return [link_to(plan, one) for one in records if one is not None]


# -- rung by rung -----------------------------------------------------------------------------


def up_one(store: Store, plan: WholePlan, kind: str, number: int) -> Link | None:
    """One rung up from a record or a post; None at the top, or when it serves nothing."""
    if kind == "post":
        above = _above_post(store, plan, number)
        order = [one for wanted in ("campaign", "objective", "pillar") for one in above if one.kind == wanted]
        return order[0] if order else None
    record = plan.get(kind, number)
    above = _above(plan, record) if record is not None else []
    level = _level(kind)
    better = [one for one in above if _level(one.kind) < level]
    return max(better, key=lambda one: _level(one.kind)) if better else (above[0] if above else None)


def down_one(store: Store, plan: WholePlan, kind: str, number: int) -> Link | None:
    """One rung down: the first of the nearest kind that serves it; a key result leads to what serves its objective."""
    record = plan.get(kind, number)
    if record is None:
        return None
    if kind == "key_result" and record.objective_id:
        kind, number = "objective", record.objective_id
        below = [one for one in _below(plan, kind, number) if kind_of(one) in RUNGS[3]]
    else:
        below = [one for one in _below(plan, kind, number) if _level(kind_of(one)) > _level(kind)]
    if below:
        nearest = min(below, key=lambda one: _level(kind_of(one)))
        return link_to(plan, nearest)
    cards = store.posts.serving(kind, number, 1) if kind in SERVED else []
    return link_to_post(cards[0]) if cards else None


def _level(kind: str) -> int:
    return next((level for level, kinds in enumerate(RUNGS) if kind in kinds), 3)


# -- orphans ----------------------------------------------------------------------------------


def counts(store: Store, client_id: int) -> Mapping[tuple[str, int], int]:
    """How many living posts point to each objective, segment, pillar and campaign, by (kind, id).

    Kept until a post or what it points to changes, here or in another program: a plan is read after each edit.
    """
    kept = _COUNTS.get(store)
    if kept is None:
        kept = _COUNTS[store] = {}
        mine = weakref.ref(store)
        store.subscribe(lambda changes: _forget(mine(), changes))
    version = store.data_version
    known = kept.get(client_id)
    if known is None or known[0] != version:
        known = kept[client_id] = (version, store.posts.all_served(client_id))
    return known[1]


def month_counts(store: Store, client_id: int, today: date) -> Mapping[tuple[str, int], int]:
    """:func:`counts` of the posts due in the month of ``today``, of objectives and segments."""
    first = today.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return store.posts.served_within(client_id, first.isoformat(), after.isoformat())


_COUNTS: "WeakKeyDictionary[Store, dict[int, tuple[int, dict[tuple[str, int], int]]]]" = WeakKeyDictionary()


def _forget(store: Store | None, changes: ChangeSet) -> None:
    if store is not None and (changes.bulk or changes.touches("post", "aim", *SERVED)):
        _COUNTS[store].clear()


def orphans(
    store: Store, plan: WholePlan, limit: int = 50, *, served: Mapping[tuple[str, int], int] | None = None
) -> Orphans:
    """What hangs on nothing on either end. ``served``: :func:`counts`, when they are read already."""
    client_id = plan.client.id
    cards = store.posts.unserving(client_id, limit)
    count = store.posts.unserving_count(client_id) if len(cards) == limit else len(cards)
    served = counts(store, client_id) if served is None else served
    return Orphans(tuple(cards), count, tuple(_loose(plan, served)))


def _loose(plan: WholePlan, served: Mapping[tuple[str, int], int]) -> Iterable[Orphan]:
    """Records of the ladder without the rung above, then those without one below."""
    above = {
        "objective": ("goal_id", "goal", N_("Serves no business goal")),
        "key_result": ("objective_id", "objective", N_("Proves no objective")),
        "pillar": ("objective_id", "objective", N_("Serves no objective")),
        "campaign": ("objective_id", "objective", N_("Serves no objective")),
        "tactic": ("objective_id", "objective", N_("Serves no objective")),
        "kpi": ("objective_id", "objective", N_("Tells about no objective")),
    }
    for kind, (column, other, reason) in above.items():
        known = {one.id for one in plan.records.get(other, ())}
        for one in plan.of(kind):
            if getattr(one, column) not in known:
                yield Orphan(one, reason)
    reached = {one.goal_id for one in plan.of("objective")}
    yield from (Orphan(one, N_("No objective serves it")) for one in plan.of("goal") if one.id not in reached)
    helped = {one.objective_id for kind in RUNGS[3] for one in plan.of(kind)}
    for one in plan.of("objective"):
        if one.state == "open" and one.id not in helped and not served.get(("objective", one.id)):
            yield Orphan(one, N_("No tactic, pillar, campaign or post serves it"))
    for kind in ("pillar", "campaign", "segment"):
        for one in plan.of(kind):
            if not served.get((kind, one.id)):
                yield Orphan(one, N_("No post points to it"))


def serve(store: Store, post_ids: Sequence[int], objective_id: int, *, origin: object = None) -> int:
    """Let posts serve an objective beside what they serve already, as one step; returns how many did not yet.

    :raises BadInput: when one of them is another client's
    """
    objective = store.get(Objective, objective_id)
    posts = [store.get(Post, number) for number in dict.fromkeys(post_ids)]
    if any(post.client_id != objective.client_id for post in posts):
        raise BadInput(N_("Objective: it belongs to another client; choose one of this client's."), "objective")
    new = [one for one in posts if not store.find(Aim, post_id=one.id, kind="objective", target_id=objective_id)]
    with store.transaction(Act.EDIT_PURPOSE, origin) as tx:
        for post in new:
            tx.add(Aim(post_id=post.id, kind="objective", target_id=objective_id))
    return len(new)


assert not set(SINGLE) & set(SERVED)
