"""A plan's document: exact round trips, and every fault named by its path."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES
from smdesk.domain.plan.header import Plan
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.strategy import Objective
from smdesk.exchange.plan_json import PlanFaults, as_text, plan_to_json, records_from_json, records_from_text
from tests.exchange.whole_plans import whole_plans

CLIENT = Client(id=7, name="Pastificio Valdorsa", language="it")


@given(whole_plans())
def test_what_is_written_is_read_back_to_the_letter(plan: WholePlan) -> None:
    data = plan_to_json(plan)
    read = records_from_text(as_text(data))
    assert read.skipped == ()
    assert as_text(plan_to_json(read.whole())) == as_text(data)
    assert records_from_json(json.loads(as_text(data)), strict=False) == read


@given(whole_plans())
def test_the_order_of_ids_does_not_change_the_document(plan: WholePlan) -> None:
    shifted = {kind: tuple(replace(one, client_id=9) for one in reversed(rows)) for kind, rows in plan.records.items()}
    assert plan_to_json(WholePlan(plan.client, plan.places, shifted)) == plan_to_json(plan)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(ANYTHING)
def test_no_json_makes_it_stumble(data: Any) -> None:
    for shape in (data, {"format": "smdesk-plan", "version": 1, "records": data, "places": data, "client": data},
                  {"format": "smdesk-plan", "version": 2,
                   "records": {"objective": [data], "person": data, "plan": [{"id": data}]}}):  # fmt: skip
        try:
            records_from_json(shape)
        except BadInput as fault:
            assert str(fault)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    with pytest.raises(BadInput):
        records_from_text(data)


def test_every_default_is_good() -> None:
    needed = {"objective": {"code": "O1", "title": "x"}, "segment": {"name": "x"}, "pillar": {"name": "x"}, "campaign": {"name": "x"}}
    titles = {kind: {SHAPES[kind].title: "x"} for kind in ("goal", "key_result", "competitor", "budget_line", "tactic")}
    rows = {kind: [{"id": 1} | needed.get(kind, {}) | titles.get(kind, {})] for kind in PLAN_KINDS}
    read = records_from_json(_document(rows))
    assert set(read.records) == set(PLAN_KINDS)


def _document(records: Any, version: int = 1) -> dict[str, Any]:
    return {"format": "smdesk-plan", "version": version, "client": {"name": "X"}, "places": [{"id": 1, "network": "x"}], "records": records}


GOOD = {"objective": [{"id": 1, "code": "O1", "title": "More orders"}]}


@pytest.mark.parametrize(
    ("records", "path", "says"),
    [
        ({"nonsense": []}, "records.nonsense", "no kind"),
        ({"objective": [{"id": 1, "code": "O1", "title": "x", "color": "red"}]}, "records.objective[0].color", "no field"),
        ({"objective": {}}, "records.objective", "must be"),
        ({"objective": [[]]}, "records.objective[0]", "must be"),
        ({"objective": [{"id": 1}]}, "records.objective[0]", "missing"),
        ({"objective": [{"id": True, "code": "a", "title": "x"}]}, "records.objective[0].id", "whole number"),
        ({"objective": [{"id": 1, "code": 3, "title": "x"}]}, "records.objective[0].code", "a text"),
        ({"objective": [{"id": 1, "code": "a", "title": "x\0"}]}, "records.objective[0].title", "no text"),
        ({"objective": [{"id": 1, "code": "a", "title": "\ud83c"}]}, "records.objective[0].title", "no text"),
        ({"objective": [{"id": 1, "code": "a", "title": "x", "target": "NaN"}]}, "records.objective[0].target", "not a number"),
        ({"objective": [{"id": 1, "code": "a", "title": "x", "due": "0000-00-00"}]}, "records.objective[0].due", "not a day"),
        ({"objective": [{"id": 1, "code": "a", "title": "x", "kind": "sale"}]}, "records.objective[0].kind", "one of"),
        ({"objective": [{"id": 1, "code": "a", "title": "x", "goal_id": 4}]}, "records.objective[0].goal_id", "number 4"),
        ({"objective": [{"id": 1, "code": "a", "title": "x"}, {"id": 1, "code": "b", "title": "x"}]}, "records.objective[1].id", "twice"),
        ({"objective": [{"id": 1, "code": "a", "title": "x"}, {"id": 2, "code": "A", "title": "x"}]}, "records.objective[1].code", "twice"),
        ({"objective": [{"id": 1, "code": "a", "title": " "}]}, "records.objective[0].title", "empty"),
        ({"plan": [{"id": 1}, {"id": 2}]}, "records.plan[1]", "only one"),
        ({"plan": [{"id": 1, "rate": "Infinity"}]}, "records.plan[0].rate", "not a number"),
        ({"budget_cell": [{"id": 1, "month": "2026-13"}]}, "records.budget_cell[0].month", "not a day"),
        ({"budget_cell": [{"id": 1, "plan": "1e9"}]}, "records.budget_cell[0].plan", "not a number"),
        ({"budget_cell": [{"id": 1, "line_id": 3}]}, "records.budget_cell[0].line_id", "budget_line"),
        ({"campaign_post": [{"id": 1, "places": "1,2"}]}, "records.campaign_post[0].places", "number 2"),
        ({"campaign_post": [{"id": 1, "places": "x"}]}, "records.campaign_post[0].places", "place"),
        ({"risk": [{"id": 1, "chance": 9}]}, "records.risk[0].chance", "9 is not"),
        ({"risk": [{"id": 1, "position": 10**30}]}, "records.risk[0].position", "is not from"),
        ({"interest": [{"id": 1, "points": '[["2026-01-01", 200]]'}]}, "records.interest[0].points", "0 to 100"),
        ({"campaign": [{"id": 1, "name": "x", "start": "2026-02-01", "end": "2026-01-01"}]}, "records.campaign[0].end", "before"),
        ({"person": [{"id": 1, "backup_id": 9}]}, "records.person[0].backup_id", "number 9"),
    ],
)  # fmt: skip
def test_every_fault_is_named(records: Any, path: str, says: str) -> None:
    with pytest.raises(PlanFaults) as caught:
        records_from_json(_document(records))
    assert path in [one.field for one in caught.value.errors]
    assert says in " ".join(str(one.sentence) for one in caught.value.errors)
    assert path in str(caught.value)


def test_a_newer_document_is_read_as_far_as_it_is_known() -> None:
    newer = {"holograms": [{"id": 1}], "objective": [{"id": 1, "code": "O1", "title": "x", "smell": 3}]}
    read = records_from_json(_document(newer, 2))
    assert [str(one).split("”")[0] for one in read.skipped] == ["“records.holograms", "“records.objective[0].smell"]
    assert len(read.records["objective"]) == 1


@pytest.mark.parametrize("data", [[], {}, {"format": "smdesk-plan"}, {"format": "other", "version": 1}, None, 3])
def test_what_is_no_plan_is_refused(data: Any) -> None:
    with pytest.raises(BadInput, match="no plan"):
        records_from_json(data)


def test_own_words_are_taken_when_it_is_not_strict() -> None:
    odd = {"objective": [{"id": 1, "code": "O1", "title": "", "target": "NaN", "due": "soon"}]}
    assert records_from_json(_document(odd), strict=False).records["objective"][0].due == "soon"
    with pytest.raises(PlanFaults):
        records_from_json(_document({"objective": [{"id": 1, "code": "O1", "title": "", "goal_id": 8}]}), strict=False)


def test_private_parts_stay_at_the_desk() -> None:
    plan = Plan(id=1, client_id=7, title="2027", rate="45.00")
    card = KINDS["artisan_card"](id=1, client_id=7, care="Grandmother's recipes")
    whole = WholePlan(CLIENT, (), {"plan": (plan,), "artisan_card": (card,)})
    public = plan_to_json(whole, private=False)
    assert "artisan_card" not in public["records"] and "rate" not in public["records"]["plan"][0]
    assert "45.00" not in as_text(public) and "Grandmother" not in as_text(public)
    assert plan_to_json(whole)["records"]["plan"][0]["rate"] == "45.00"
    assert not records_from_json(public).private


def test_pointers_to_what_is_gone_and_to_posts_are_not_written() -> None:
    gone = Objective(id=4, client_id=7, code="O1", title="x", goal_id=99)
    post = KINDS["campaign_post"](id=1, client_id=7, post_id=55, places="3, 77,2", title="x")
    places = tuple(Place(id=number, client_id=7, network="x", handle=str(number), archived=number > 2) for number in (1, 2, 3, 4))
    data = plan_to_json(WholePlan(CLIENT, places, {"objective": (gone,), "campaign_post": (post,)}))
    assert data["records"]["objective"][0]["goal_id"] == 0
    assert data["records"]["campaign_post"][0]["post_id"] == 0
    assert [one["handle"] for one in data["places"]] == ["1", "2", "3"]  # archived but named: kept
    assert data["records"]["campaign_post"][0]["places"] == "3,2"
