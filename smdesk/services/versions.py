"""Versions of a plan: frozen to the letter, signed, compared, gone back to.

A version keeps the plan's records with the store's own ids, so that going back leaves posts pointing where they
did. Its digest is the SHA-256 of its content; a signed version is never changed nor removed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, as_dict, columns, kind_of
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS
from smdesk.domain.plan.compare import Difference
from smdesk.domain.plan.compare import compare as compare_plans
from smdesk.domain.plan.header import PlanVersion
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.clients import checked_day
from smdesk.storage.store import Store, Transaction

__all__ = ["Difference", "Listed", "compare", "content", "digest_of", "freeze", "go_back", "listing", "remove", "sign",
           "verify", "whole_of"]  # fmt: skip

FORMAT = 1
_KEPT_BY_POSTS = frozenset({"objective", "pillar", "segment", "campaign"})  # posts point to them: never removed
_NOT_COMPARED = {"campaign_post": ("post_id",)}  # posts are no part of a plan


@dataclass(frozen=True, slots=True)
class Listed:
    """A version without its content."""

    id: int
    number: int
    frozen_at: str
    note: str
    digest: str
    signed_by: str
    signed_on: str


# -- content ----------------------------------------------------------------------------------


def content(plan: WholePlan) -> str:
    """The whole plan as canonical JSON: the same plan gives the same text, letter by letter."""
    records = {}
    for kind in PLAN_KINDS:
        rows = [_row(kind, one) for one in sorted(plan.records.get(kind, ()), key=_id)]
        if rows:
            records[kind] = rows
    places = [{"id": one.id, "network": one.network, "handle": one.handle} for one in sorted(plan.places, key=_id)]
    data = {
        "format": FORMAT,
        "client": {"id": plan.client.id, "name": plan.client.name},
        "places": places,
        "records": records,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _id(record: Any) -> int:
    return int(record.id)


def _row(kind: str, record: Any) -> dict[str, Any]:
    row = {name: value for name, value in as_dict(record).items() if name != "client_id"}
    return row | dict.fromkeys(_NOT_COMPARED.get(kind, ()), 0)


def digest_of(text: str) -> str:
    """SHA-256 of a content, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verify(version: PlanVersion) -> bool:
    """Whether a version still says what it said when it was frozen."""
    return digest_of(version.content) == version.digest


def whole_of(store: Store, version: PlanVersion) -> WholePlan:
    """A version as a plan to read: documents and comparisons take it like the present one.

    :raises BadInput: when its content does not fit its digest
    """
    if not verify(version):
        message = N_("Version {n}: its content is no longer what was frozen; restore a backup made before.")
        raise BadInput(message, "version", n=version.number)
    data = json.loads(version.content)
    client = store.get(Client, version.client_id)
    records = {
        kind: tuple(_record(kind, row, client.id) for row in rows)
        for kind, rows in data["records"].items()
        if kind in PLAN_KINDS
    }
    places = tuple(store.find(Place, client_id=client.id))
    known = {place.id for place in places}
    gone = (Place(client_id=client.id, **row) for row in data["places"] if row["id"] not in known)
    ordered = {kind: tuple(sorted(rows, key=_order(kind))) for kind, rows in records.items()}
    return WholePlan(client, (*places, *gone), ordered)


def _record(kind: str, row: dict[str, Any], client_id: int) -> Any:
    cls = KINDS[kind]
    known = {one.name for one in columns(cls)}
    return cls(client_id=client_id, **{name: value for name, value in row.items() if name in known})


def _order(kind: str) -> Any:
    if kind in ("plan_review", "reading"):
        return lambda one: (one.on, one.id)
    if kind == "budget_cell":
        return lambda one: (one.line_id, one.month, one.id)
    return lambda one: (one.position, one.id)


# -- freezing and signing ---------------------------------------------------------------------


def listing(store: Store, client_id: int) -> tuple[Listed, ...]:
    """The client's versions, newest first."""
    return tuple(Listed(*row) for row in store.plans.versions(client_id))


def freeze(store: Store, client_id: int, note: str = "", *, origin: object = None) -> PlanVersion:
    """Keep the plan as it stands as a new version.

    :raises BadInput: when nothing changed since the last one
    """
    text = content(store.plans.whole(client_id))
    digest = digest_of(text)
    have = listing(store, client_id)
    if have and have[0].digest == digest:
        message = N_("Version: nothing in the plan changed since version {n}; change something first.")
        raise BadInput(message, "version", n=have[0].number)
    made = PlanVersion(
        client_id=client_id,
        number=have[0].number + 1 if have else 1,
        frozen_at=store.clock().isoformat(timespec="seconds"),
        note=note.strip(),
        content=text,
        digest=digest,
    )
    with store.transaction(Act.FREEZE_PLAN, origin) as tx:
        return tx.add(made)


def sign(
    store: Store, version_id: int, name: str, role: str = "", on: str = "", *, origin: object = None
) -> PlanVersion:
    """Note who signed a version, as what, and on which day ("" = today where the client lives).

    :raises BadInput: without a name, for a day that is none, when it is signed already or no longer whole
    """
    version = store.get(PlanVersion, version_id)
    _check_unsigned(version)
    if not verify(version):
        message = N_("Version {n}: its content is no longer what was frozen; restore a backup made before.")
        raise BadInput(message, "version", n=version.number)
    if not name.strip():
        raise BadInput(N_("Signature: the name is empty; write who signs."), "signed_by")
    day = on or store.clock().date().isoformat()
    checked_day(day, "signed_on")
    with store.transaction(Act.SIGN_PLAN, origin) as tx:
        return tx.update(version, signed_by=name.strip(), signed_role=role.strip(), signed_on=day)


def remove(store: Store, version_id: int, *, origin: object = None) -> None:
    """Take a version away.

    :raises BadInput: when it is signed
    """
    version = store.get(PlanVersion, version_id)
    _check_unsigned(version)
    with store.transaction(Act.REMOVE_RECORD, origin) as tx:
        tx.remove(version)


def rename(store: Store, version_id: int, note: str, *, origin: object = None) -> PlanVersion:
    """Change the note of a version.

    :raises BadInput: when it is signed
    """
    version = store.get(PlanVersion, version_id)
    _check_unsigned(version)
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        return tx.update(version, note=note.strip())


def _check_unsigned(version: PlanVersion) -> None:
    if version.signed_by:
        message = N_("Version {n}: {name} has signed it, so it stays as it is; freeze a new version instead.")
        raise BadInput(message, "version", n=version.number, name=version.signed_by)


# -- comparing and going back -----------------------------------------------------------------


def compare(store: Store, client_id: int, older: int, newer: int = 0) -> tuple[Difference, ...]:
    """What differs between two versions, word by word; ``newer`` 0 is the plan as it stands.

    :raises BadInput: when a version is another client's or no longer whole
    """
    return compare_plans(_plan_of(store, client_id, older), _plan_of(store, client_id, newer))


def _plan_of(store: Store, client_id: int, version_id: int) -> WholePlan:
    if not version_id:
        return store.plans.whole(client_id)
    version = store.get(PlanVersion, version_id)
    if version.client_id != client_id:
        raise BadInput(N_("Version: it belongs to another client; choose one of this client's."), "version")
    return whole_of(store, version)


def go_back(store: Store, version_id: int, *, origin: object = None) -> int:
    """Let the plan say again what a version says, in one step; returns how many records changed.

    Posts are untouched: an objective, pillar, segment or campaign made since that posts point to is put away,
    not removed; what a campaign's template became stays noted.

    :raises BadInput: when the version is no longer whole
    """
    version = store.get(PlanVersion, version_id)
    wanted = whole_of(store, version)
    now = store.plans.whole(version.client_id)
    with store.transaction(Act.RESTORE_PLAN, origin) as tx:
        for kind in PLAN_KINDS:
            _restore(tx, kind, now.records.get(kind, ()), wanted.records.get(kind, ()))
        return len(tx.changes)


def _restore(tx: Transaction, kind: str, now: tuple[Any, ...], wanted: tuple[Any, ...]) -> None:
    standing = {one.id: one for one in now}
    kept = {one.id for one in wanted}
    for one in _without_places(tx, wanted):
        if one.id in standing:
            own = ("id", "client_id", *_NOT_COMPARED.get(kind, ()))
            tx.update(standing[one.id], **{name: value for name, value in as_dict(one).items() if name not in own})
        else:
            tx.bring_back(one)
    for number, one in standing.items():
        if number in kept:
            continue
        if kind in _KEPT_BY_POSTS and _has_posts(tx.store, kind, number):
            tx.update(one, archived=True)
        else:
            tx.remove(one)


def _has_posts(store: Store, kind: str, number: int) -> bool:
    """Whether a post points to it, also one in the bin."""
    if kind in ("pillar", "campaign"):
        sql = f"SELECT 1 FROM post WHERE {kind}_id = ? LIMIT 1"
        return store.execute(sql, (number,)).fetchone() is not None
    sql = "SELECT 1 FROM aim WHERE kind = ? AND target_id = ? LIMIT 1"
    return store.execute(sql, (kind, number)).fetchone() is not None


def _without_places(tx: Transaction, wanted: tuple[Any, ...]) -> Iterator[Any]:
    """Records whose place is gone by now point to none."""
    for one in wanted:
        lost = {}
        for column in columns(KINDS[kind_of(one)]):
            number = getattr(one, column.name)
            if column.metadata.get("refers") == "place" and number and not tx.store.find(Place, id=number):
                lost[column.name] = 0
        yield replace(one, **lost) if lost else one
