"""Plans in and out of the store: exact, in one undo step, and no post loses what it serves."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.posts import Aim, Post
from smdesk.domain.strategy import Objective, Pillar
from smdesk.exchange.plan_json import PlanFaults, as_text, plan_to_json, records_from_json
from smdesk.services import plan, plan_files
from smdesk.storage.store import Store
from tests.exchange.whole_plans import whole_plans

ROOT = Path(__file__).parents[2]


def said(store: Store, client_id: int) -> tuple[Any, Any]:
    """What a client's plan says, as its document does."""
    data = plan_to_json(store.plans.whole(client_id))
    return data["places"], data["records"]


def rows(store: Store) -> dict[str, Any]:
    """Everything the store holds of plans and places."""
    return {kind: store.find(KINDS[kind]) for kind in (*PLAN_KINDS, "place", "post", "aim")}


@settings(max_examples=25)
@given(plan=whole_plans(), other=whole_plans())
def test_round_trip_through_the_store(plan: WholePlan, other: WholePlan, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store.at_home(tmp_path_factory.mktemp("home"))
    try:
        with store.transaction(None) as tx:
            one, two = tx.add(Client(name="One")), tx.add(Client(name="Two"))
        data, second = plan_to_json(plan), plan_to_json(other)
        report = plan_files.write(store, one.id, records_from_json(data))
        assert said(store, one.id) == (data["places"], data["records"])
        assert (report.updated, report.skipped, report.removed) == (0, 0, 0)
        again = plan_files.write(store, one.id, records_from_json(data))
        assert (again.created, again.updated, again.removed) == (0, 0, 0)
        before = rows(store)
        plan_files.write(store, one.id, records_from_json(second))
        assert said(store, one.id)[1] == second["records"] or len(second["places"]) != len(said(store, one.id)[0])
        plan_files.write(store, two.id, records_from_json(second), mode="add")
        assert said(store, two.id) == (second["places"], second["records"])
        while rows(store) != before:
            assert store.undo() is not None
    finally:
        store.close()


def _filled(store: Store, client: Client) -> dict[str, Any]:
    goal = plan.add(store, "goal", client.id, title="Live on fresh pasta")
    objective = plan.add(store, "objective", client.id, title="More orders by phone", goal_id=goal.id)
    pillar = plan.add(store, "pillar", client.id, name="Recipes", objective_id=objective.id)
    lone = plan.add(store, "pillar", client.id, name="Offers")
    with store.transaction(Act.ADD_POST) as tx:
        post = tx.add(Post(client_id=client.id, title="P", pillar_id=pillar.id))
        tx.add(Aim(post_id=post.id, kind="objective", target_id=objective.id))
        tx.add(Post(client_id=client.id, title="Q", pillar_id=lone.id))
    return {"objective": objective, "pillar": pillar, "lone": lone, "post": post}


def test_posts_keep_what_they_serve(store: Store, client: Client) -> None:
    made = _filled(store, client)
    data = plan_to_json(store.plans.whole(client.id))
    data["records"]["objective"][0]["title"] = "Twice as many orders"
    data["records"]["pillar"] = [one for one in data["records"]["pillar"] if one["name"] == "Recipes"]
    data["records"]["goal"] = []
    data["records"]["objective"][0]["goal_id"] = 0
    before = rows(store)
    report = plan_files.import_plan(store, client.id, data)
    assert store.get(Objective, made["objective"].id).title == "Twice as many orders"
    assert store.get(Pillar, made["pillar"].id) == made["pillar"]
    assert store.get(Pillar, made["lone"].id).archived  # a post points to it
    assert store.get(Post, made["post"].id).pillar_id == made["pillar"].id
    assert (report.created, report.updated, report.removed) == (0, 1, 2)
    assert store.undo() is not None and rows(store) == before


def test_adding_leaves_what_is_there(store: Store, client: Client) -> None:
    made = _filled(store, client)
    data = plan_to_json(store.plans.whole(client.id))
    same = plan_files.import_plan(store, client.id, data, mode="add")
    assert (same.created, same.updated, same.removed) == (0, 0, 0)
    data["records"]["objective"][0]["title"] = "Another thing"
    report = plan_files.import_plan(store, client.id, data, mode="add")
    codes = {one.code: one.title for one in store.find(Objective, client_id=client.id)}
    assert codes == {"O1": "More orders by phone", "O2": "Another thing"}
    assert report.created == 1 and store.get(Objective, made["objective"].id) == made["objective"]


def test_places_are_found_again_or_made(store: Store, add_client: Callable[..., Client]) -> None:
    one, two = add_client("One"), add_client("Two", networks=("mastodon",))
    place = store.clients.places(one.id)[0]
    plan.add(store, "place_role", one.id, place_id=place.id, purpose="Show the kitchen")
    data = plan_to_json(store.plans.whole(one.id))
    plan_files.import_plan(store, two.id, data)
    made = [(p.network, p.handle) for p in store.clients.places(two.id)]
    assert made[1:] == [(p.network, p.handle) for p in store.clients.places(one.id)]
    role = store.find(KINDS["place_role"], client_id=two.id)[0]
    assert store.get(Place, role.place_id).client_id == two.id
    data["places"][0]["network"] = "orkut"
    with pytest.raises(PlanFaults, match="orkut"):
        plan_files.import_plan(store, two.id, data)


def test_colleagues_who_step_in_for_each_other(store: Store, client: Client) -> None:
    people = [{"id": n, "name": f"P{n}", "position": n, "backup_id": backup} for n, backup in ((1, 2), (2, 3), (3, 1), (4, 4))]
    data = {"format": "smdesk-plan", "version": 1, "client": {}, "places": [], "records": {"person": people}}
    before = rows(store)
    plan_files.import_plan(store, client.id, data)
    made = store.find(KINDS["person"])
    assert [one.backup_id - made[0].id + 1 for one in made] == [2, 3, 1, 4]
    assert store.undo() is not None and rows(store) == before
    assert store.redo() is not None and store.find(KINDS["person"]) == made


def test_a_dry_run_stores_nothing(store: Store, client: Client, tmp_path: Path) -> None:
    _filled(store, client)
    path = plan_files.export_plan(store, client.id, tmp_path / "plan.json")
    before = rows(store)
    report = plan_files.import_plan(store, client.id, path, dry_run=True)
    assert report.as_dict() == {"created": 0, "updated": 0, "skipped": 4, "removed": 0, "errors": [], "mapping": {}}
    data = json.loads(path.read_text("utf-8"))
    data["records"]["objective"][0]["goal_id"] = 77
    report = plan_files.import_plan(store, client.id, data, dry_run=True)
    assert [one.field for one in report.errors] == ["records.objective[0].goal_id"]
    with pytest.raises(PlanFaults):
        plan_files.import_plan(store, client.id, data)
    assert rows(store) == before


def test_a_file_for_others_leaves_own_private_words_alone(store: Store, client: Client, tmp_path: Path) -> None:
    plan.edit(store, plan.single(store, "plan", client.id), title="2027", rate="45.00")
    plan.edit(store, plan.single(store, "artisan_card", client.id), care="Family")
    path = plan_files.export_plan(store, client.id, tmp_path / "public.json", private=False)
    assert "45.00" not in path.read_text("utf-8") and "Family" not in path.read_text("utf-8")
    plan_files.import_plan(store, client.id, json.loads(path.read_text("utf-8").replace("2027", "2028")))
    assert plan.single(store, "plan", client.id).rate == "45.00"
    assert plan.single(store, "plan", client.id).title == "2028"
    assert plan.single(store, "artisan_card", client.id).care == "Family"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"[" * 100_000, b'{"format": "smdesk-plan"', b"\xff\xfe{\x00", b"PK\x03\x04"])
def test_what_is_no_plan_changes_nothing(store: Store, client: Client, tmp_path: Path, data: bytes) -> None:
    (path := tmp_path / "x.json").write_bytes(data)
    with pytest.raises(BadInput):
        plan_files.import_plan(store, client.id, path)
    with pytest.raises(BadInput):
        plan_files.import_plan(store, client.id, tmp_path / "not there.json")


def test_killed_half_way_nothing_is_kept(store: Store, client: Client, home: Path, tmp_path: Path) -> None:
    _filled(store, client)
    data = plan_to_json(store.plans.whole(client.id))
    data["records"]["goal"] = [{"id": n, "title": f"Goal {n}", "position": n} for n in range(1, 500)]
    (path := tmp_path / "plan.json").write_text(as_text(data), "utf-8")
    before = rows(store)
    store.close()
    script = (
        "import os,sys\nfrom pathlib import Path\nfrom smdesk.storage.store import Store, Transaction\n"
        "from smdesk.services import plan_files\n"
        "real = Transaction.add_many\n"
        "def dying(self, things):\n"
        "    made = real(self, things)\n"
        "    if len(made) > 100: os._exit(9)\n"
        "    return made\n"
        "Transaction.add_many = dying\n"
        f"store = Store.at_home(Path(sys.argv[1]))\nplan_files.import_plan(store, {client.id}, Path(sys.argv[2]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(home), str(path)], cwd=ROOT, env=os.environ, check=False)
    assert ran.returncode == 9
    again = Store.at_home(home)
    assert rows(again) == before
    again.close()
