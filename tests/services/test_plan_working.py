"""A figure and what it was worked out from are one: whoever writes the figure anew lets the old inputs go."""

from pathlib import Path

from smdesk.domain.clients import Client
from smdesk.domain.plan.compare import compare
from smdesk.domain.plan.goals import KeyResult, Reading
from smdesk.services import plan, plan_tables
from smdesk.storage.store import Store

RATE = '{"conversions": "19", "clicks": "342"}'
NONE = '{"conversions": "0", "clicks": "0"}'


def rate(store: Store, client: Client, **values: object) -> KeyResult:
    made = {"title": "Orders from links", "formula": "conversion_rate_clicks", "baseline": "5.6", "baseline_inputs": RATE, **values}
    return plan.add(store, "key_result", client.id, **made)  # type: ignore[no-any-return]


def test_a_figure_typed_by_hand_has_no_inputs(store: Store, client: Client) -> None:
    made = rate(store, client)
    assert made.baseline_inputs == RATE
    assert plan.edit(store, made, owner="Sandro", baseline="5.56").baseline_inputs == RATE  # still what they give
    assert plan.edit(store, made, baseline="9").baseline_inputs == ""
    store.undo()
    now = store.get(KeyResult, made.id)
    assert (now.baseline, now.baseline_inputs) == ("5.56", RATE)
    assert plan.edit(store, now, formula="ctr").baseline_inputs == ""
    assert rate(store, client, baseline="7").baseline_inputs == ""


def test_readings_follow_the_formula_of_their_key_result(store: Store, client: Client) -> None:
    result = rate(store, client)
    one = plan.add(store, "reading", client.id, key_result_id=result.id, on="2026-10-01", value="5.6", inputs=RATE)
    assert one.inputs == RATE
    nothing = plan.add(store, "reading", client.id, key_result_id=result.id, on="2026-10-02", value="", inputs=NONE)
    assert nothing.inputs == NONE  # n/a, with its reason
    plan.put_many(store, "reading", client.id, [(one, {"value": "7"}), (nothing, {"value": "0"})], [])
    assert [each.inputs for each in store.find(Reading)] == ["", ""]


def test_inputs_go_out_and_come_in_with_a_sheet(store: Store, client: Client, tmp_path: Path) -> None:
    objective = plan.add(store, "objective", client.id, title="More orders from links")
    made = rate(store, client, objective_id=objective.id)
    [path] = plan_tables.export_table(store, client.id, "objectives", tmp_path / "o.csv")
    plan.remove(store, made)
    assert plan_tables.import_table(store, client.id, "objectives", path).created == 1
    [again] = store.find(KeyResult)
    assert again.baseline_inputs == RATE
    sheet = tmp_path / "theirs.csv"
    sheet.write_text("Objective;Key result;From\nMore orders from links;Orders from links;8\n", "utf-8")
    plan_tables.import_table(store, client.id, "objectives", sheet)
    [again] = store.find(KeyResult)
    assert (again.baseline, again.baseline_inputs) == ("8", "")
    sheet.write_text('Objective;Key result;Worked out from\nx y z;Orders;"{""visits"": ""3""}"\n', "utf-8")
    report = plan_tables.import_table(store, client.id, "objectives", sheet)
    assert [one.field for one in report.errors] == ["Worked out from"] and "visits" in str(report.errors[0].sentence)


def test_other_inputs_of_the_same_figure_are_a_difference(store: Store, client: Client) -> None:
    made = rate(store, client)
    before = plan.whole(store, client.id)
    plan.edit(store, made, baseline_inputs='{"conversions": "38", "clicks": "684"}')
    [one] = compare(before, plan.whole(store, client.id))
    assert (one.field, one.before, one.after) == ("baseline_inputs", "19 · 342", "38 · 684")
