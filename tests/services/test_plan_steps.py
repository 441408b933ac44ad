"""Steps of the plan that touch several records, and the sums of a budget."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.work import BudgetCell
from smdesk.services import plan, plan_steps
from smdesk.services.budgets import budget, sums
from smdesk.storage.store import Store

CENTS = st.integers(min_value=-10**9, max_value=10**12)
Make = Callable[..., Client]


@given(st.lists(st.tuples(CENTS, CENTS, st.integers(1, 12)), max_size=40), st.integers())
def test_sums_agree_to_the_cent_in_any_order(rows: list[tuple[int, int, int]], seed: int) -> None:
    cells = [
        BudgetCell(month=f"2026-{month:02}", plan=f"{Decimal(one) / 100:.2f}", actual=f"{Decimal(other) / 100:.2f}")
        for one, other, month in rows
    ]
    mixed = cells[:]
    Random(seed).shuffle(mixed)
    first = sums(cells)
    assert first == sums(mixed)
    assert first.whole["plan"] * 100 == sum(one for one, _other, _month in rows)
    assert sum(value for (column, _month), value in first.by_month.items() if column == "plan") == first.whole["plan"]


def test_only_months_with_spending_are_compared() -> None:
    cells = [BudgetCell(month="2026-01", plan="100.00", actual="111.00"), BudgetCell(month="2026-02", plan="900.00")]
    strayed = sums(cells).strayed
    assert strayed is not None and strayed.plan == 100 and strayed.percent == 11 and strayed.beyond
    assert sums(cells[1:]).strayed is None


def test_months_of_a_plan_without_an_end_are_a_year(store: Store, add_client: Make) -> None:
    client = add_client()
    plan.edit(store, plan.single(store, "plan", client.id), title="Plan", start="2026-11-15")
    table = budget(store.plans.whole(client.id))
    assert table.months[0] == "2026-11" and table.months[-1] == "2027-10" and len(table.months) == 12
    assert table.contingency is None and table.contingency_enough


def test_amounts_are_one_step_and_refused_whole(store: Store, add_client: Make) -> None:
    client, other = add_client(), add_client("Another")
    line = plan.add(store, "budget_line", client.id, name="Ads")
    amounts = [plan_steps.Amount(line.id, f"2026-{month:02}", "plan", "10.50") for month in (1, 2, 3)]
    plan_steps.write_amounts(store, client.id, amounts)
    assert len(store.plans.whole(client.id).of("budget_cell")) == 3
    store.undo()
    assert not store.plans.whole(client.id).of("budget_cell")
    wrong = [
        plan_steps.Amount(line.id, "2026-13", "plan", "1"), plan_steps.Amount(line.id, "2026-01", "paid", "1"),
        plan_steps.Amount(line.id, "2026-01", "plan", "much"),
    ]  # fmt: skip
    for one in wrong:
        with pytest.raises(BadInput):
            plan_steps.write_amounts(store, client.id, [amounts[0], one])
    with pytest.raises(BadInput):
        plan_steps.write_amounts(store, other.id, amounts)
    assert not store.plans.whole(client.id).of("budget_cell")


def test_an_option_becomes_a_tactic_once(store: Store, add_client: Make) -> None:
    client = add_client()
    option = plan.add(store, "tows_option", client.id, cell="so", text="Show the dough", because="31 reviews")
    made = plan_steps.tactic_of(store, option)
    assert (made.name, made.evidence) == ("Show the dough", "31 reviews")
    with pytest.raises(BadInput):
        plan_steps.tactic_of(store, option)


def test_reviews_that_are_there_are_kept(store: Store, add_client: Make) -> None:
    client = add_client()
    plan.add(store, "plan_review", client.id, on="2026-04-01", days=90, judge="Mine")
    assert plan_steps.make_reviews(store, client.id, date(2026, 1, 1), {180: "Which way"}) == 2
    found = store.plans.whole(client.id).of("plan_review")
    assert [(one.days, one.on, one.judge) for one in found] == [
        (90, "2026-04-01", "Mine"), (180, "2026-06-30", "Which way"), (365, "2027-01-01", "")]  # fmt: skip
