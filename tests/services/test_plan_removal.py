"""Several records that others point to are taken away together: one question, one step."""

from collections.abc import Callable

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.people import Person
from smdesk.domain.posts import Aim
from smdesk.domain.strategy import Objective
from smdesk.services import plan, posts, strategy
from smdesk.storage.store import Store


def build(store: Store, client: Client) -> list[Objective]:
    """Three objectives; two key results and a served post at each of the first two."""
    three = [strategy.add_objective(store, client.id, f"More of {name} each month") for name in ("orders", "readers", "guests")]
    for objective in three[:2]:
        for number in range(2):
            plan.add(store, "key_result", client.id, title=f"Count {number}", objective_id=objective.id)
        made = posts.add(store, client.id, title="A post")
        posts.serve(store, made.id, "objective", [objective.id])
    return three


def test_one_question_counts_what_points_to_all(store: Store, client: Client) -> None:
    one, two, _three = build(store, client)
    found = {(each.kind, each.count, each.part) for each in plan.pointing(store, one, two)}
    assert found == {("key_result", 4, True), ("aim", 2, False)}


@pytest.mark.parametrize("keep", [True, False])
def test_they_go_in_one_step_and_come_back_in_one(store: Store, client: Client, keep: bool) -> None:
    one, two, three = build(store, client)
    before = [store.find(cls) for cls in (Objective, Aim)] + [store.plans.whole(client.id).records]
    plan.remove_many(store, [one, two], instead=three.id if keep else 0)
    assert [each.id for each in store.find(Objective)] == [three.id]
    assert len(store.plans.whole(client.id).of("key_result", objective_id=three.id)) == (4 if keep else 0)
    assert len(store.find(Aim, target_id=three.id)) == len(store.find(Aim)) == (2 if keep else 0)
    store.undo()
    assert [store.find(cls) for cls in (Objective, Aim)] + [store.plans.whole(client.id).records] == before


def test_none_of_them_takes_their_place(store: Store, client: Client, add_client: Callable[..., Client]) -> None:
    one, two, _three = build(store, client)
    foreign = strategy.add_objective(store, add_client("Other").id, "Another client's own")
    for instead in (one.id, two.id, foreign.id):
        with pytest.raises(BadInput):
            plan.remove_many(store, [one, two], instead=instead)
    assert len(store.find(Objective)) == 4


def test_pointers_among_them_are_no_question(store: Store, client: Client) -> None:
    lucia = plan.add(store, "person", client.id, name="Lucia")
    nives = plan.add(store, "person", client.id, name="Nives", backup_id=lucia.id)
    assert plan.pointing(store, lucia) and plan.pointing(store, lucia, nives) == []
    plan.archive_many(store, [lucia, nives])
    assert all(one.archived for one in store.find(Person))
    store.undo()
    assert not any(one.archived for one in store.find(Person))
