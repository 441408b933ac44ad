"""A patched plan is the plan that would be read, whatever was done to it."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.changes import ChangeSet
from smdesk.domain.clients import Client
from smdesk.domain.plan.patch import patched
from smdesk.services import plan as plans
from smdesk.storage.store import Store

KINDS = ("goal", "risk", "reading", "plan_review", "budget_cell", "objective", "key_result")
ACTS = ("add", "edit", "move", "archive", "remove", "undo")
TITLES = {"risk": "text", "reading": "on", "plan_review": "on", "budget_cell": "month"}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(KINDS), st.integers(0, 99)), max_size=14))
def test_patching_is_as_good_as_reading(tmp_path_factory: Any, steps: list[tuple[str, str, int]]) -> None:
    store = Store.at_home(tmp_path_factory.mktemp("home"))
    try:
        with store.transaction(None) as tx:
            client = tx.add(Client(name="Ørsted"))
        plan = plans.whole(store, client.id)

        def follow(changes: ChangeSet) -> None:
            nonlocal plan
            plan = patched(plan, changes) or plans.whole(store, client.id)

        store.subscribe(follow)
        for what, kind, number in steps:
            _do(store, client.id, what, kind, number)
            assert plan == plans.whole(store, client.id)
    finally:
        store.close()


def _do(store: Store, client_id: int, what: str, kind: str, number: int) -> None:
    rows = plans.whole(store, client_id).records[kind]
    one = rows[number % len(rows)] if rows else None
    value = f"2026-{1 + number % 12:02}" + ("" if kind == "budget_cell" else f"-{1 + number % 28:02}")
    values: dict[str, Any] = {TITLES.get(kind, "title"): value}
    acts: dict[str, Callable[[], object]] = {
        "edit": lambda: plans.edit(store, one, **values),
        "move": lambda: plans.move(store, one, number % 3),
        "archive": lambda: plans.archive(store, one),
        "remove": lambda: plans.remove(store, one),
    }
    if what == "undo":
        store.undo()
    elif what == "add" or one is None:
        plans.add(store, kind, client_id, **values)
    else:
        acts[what]()
