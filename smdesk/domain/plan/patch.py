"""A plan already read brought up to date with what was written since, without reading it again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from smdesk.domain.changes import ChangeSet
from smdesk.domain.plan.chapters import PLAN_KINDS
from smdesk.domain.plan.whole import WholePlan

_AROUND = ("client", "place")  # what else a plan holds: it is read again then
_KINDS = frozenset(PLAN_KINDS)
_ORDERS: Mapping[str, Callable[[Any], Any]] = {
    "plan_review": lambda one: (one.on, one.id),
    "reading": lambda one: (one.on, one.id),
    "budget_cell": lambda one: (one.line_id, one.month, one.id),
}


def _usual(one: Any) -> Any:
    return one.position, one.id


def patched(plan: WholePlan, changes: ChangeSet) -> WholePlan | None:
    """The plan after ``changes``; None when they say too little: it must be read again."""
    if changes.bulk or changes.touches(*_AROUND):
        return None
    touched: dict[str, dict[int, Any]] = {}
    for change in changes.changes:
        side = change.after if change.after is not None else change.before
        if change.kind not in _KINDS or side.client_id != plan.client.id:
            continue
        if change.kind not in touched:
            touched[change.kind] = {one.id: one for one in plan.records.get(change.kind, ())}
        if change.after is None:
            touched[change.kind].pop(change.id, None)
        else:
            touched[change.kind][change.id] = change.after
    if not touched:
        return plan
    new = {kind: tuple(sorted(rows.values(), key=_ORDERS.get(kind, _usual))) for kind, rows in touched.items()}
    return replace(plan, records={**plan.records, **new})
