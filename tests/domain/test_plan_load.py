"""The load of the weeks: hours by hat that add up, whatever clocks do, and never a verdict without a capacity."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.entity import KINDS
from smdesk.domain.plan.load import Load, load, together, weekly
from smdesk.domain.plan.whole import WholePlan

MONDAY = date(2026, 10, 12)
IT = Client(id=1, name="Valdorsa", language="it", country="IT")
D = Decimal


def plan(*records: tuple[str, dict[str, Any]], **head: str) -> WholePlan:
    found: dict[str, list[Any]] = {"plan": [KINDS["plan"](id=1, client_id=1, **head)]}
    for number, (kind, values) in enumerate(records, 1):
        found.setdefault(kind, []).append(KINDS[kind](id=number, client_id=1, **values))
    return WholePlan(IT, (), {kind: tuple(rows) for kind, rows in found.items()})


def action(**values: Any) -> tuple[str, dict[str, Any]]:
    return "action", {"title": "Schede", "start": "2026-10-12", "end": "2026-10-25", "hours": "9", **values}


def by_hat(found: Load) -> list[tuple[Decimal, Decimal]]:
    return [(one.of("smm"), one.of("cm")) for one in found.weeks]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [("26", D("6.00")), ("22", D("5.08")), ("0", None), ("", None), ("-4", None), ("molte", None), ("9" * 40, D("230769.23"))],
)
def test_a_month_makes_a_week_by_twelve_and_fifty_two(hours: str, expected: Decimal | None) -> None:
    assert weekly(hours) == expected


def test_an_action_is_spread_over_its_days() -> None:
    found = load(plan(action(), action(hat="cm", start="2026-10-16", end="2026-10-29", hours="14")), MONDAY, 4)
    assert by_hat(found) == [(D("4.50"), D("3")), (D("4.50"), D("7")), (D(0), D("4")), (D(0), D(0))]
    assert [one.monday for one in found.weeks] == [MONDAY + timedelta(weeks=number) for number in range(4)]


@pytest.mark.parametrize("start", ["2026-10-19", "2027-03-22"])
def test_weeks_in_which_clocks_change_are_weeks_like_others(start: str) -> None:
    first = date.fromisoformat(start)
    end = (first + timedelta(days=13)).isoformat()
    assert by_hat(load(plan(action(start=start, end=end, hours="7")), first, 2)) == [(D("3.50"), D(0))] * 2


@given(st.integers(-30, 60), st.integers(0, 200), st.decimals("0.01", 500, places=2))
def test_the_weeks_of_an_action_add_up_to_its_hours(offset: int, days: int, hours: Decimal) -> None:
    first = MONDAY + timedelta(days=offset)
    values = {"start": first.isoformat(), "end": (first + timedelta(days=days)).isoformat(), "hours": str(hours)}
    found = load(plan(action(**values)), first, 30)
    assert found.of("smm") == hours


def test_an_order_is_of_its_week_and_a_tactic_of_all_in_which_it_goes_on() -> None:
    found = load(
        plan(
            ("week_order", {"week": "2026-10-21", "goal": "Foto", "hours": "2.5"}),
            ("tactic", {"name": "Lettera", "state": "running", "hours": "13"}),
            ("tactic", {"name": "Pacco", "state": "proposed", "hours": "13"}),
            ("tactic", {"name": "Annunci", "state": "stopped", "hours": "13"}),
            end="2026-11-01",
        ),
        MONDAY, 4,
    )  # fmt: skip
    assert by_hat(found) == [(D(0), D("3.00")), (D(0), D("5.50")), (D(0), D("3.00")), (D(0), D(0))]


def test_what_is_done_asks_for_nothing_more() -> None:
    wednesday = MONDAY + timedelta(days=2)
    order = {"goal": "Foto", "hours": "2", "state": "done"}
    found = load(
        plan(action(done=True, hours="14"), ("week_order", {**order, "week": "2026-10-12"}),
             ("week_order", {**order, "week": "2026-10-19"})),
        MONDAY, 2, wednesday,
    )  # fmt: skip
    assert by_hat(found) == [(D("2"), D("2")), (D(0), D(0))]


def test_what_is_in_no_week_is_told() -> None:
    found = load(
        plan(action(start="", end="", hours="3"), action(start="2026-09-01", end="2026-09-04", hours="5"), action(hours="")),
        MONDAY, 2,
    )  # fmt: skip
    assert (found.of("smm"), found.undated, found.late, found.unsaid) == (D(0), D(3), D(5), 1)


def test_no_capacity_no_verdict() -> None:
    for hours in ("", "0"):
        week = load(plan(action(), hours=hours), MONDAY, 1).weeks[0]
        assert (week.capacity, week.over) == (None, None)
    tight = load(plan(action(), hours="13"), MONDAY, 3)
    assert [one.over for one in tight.weeks] == [True, True, False] and tight.beyond == tight.weeks[:2]
    assert not load(plan(action(), hours="19.5"), MONDAY, 1).weeks[0].over, "exactly as many as there are is not over"


def test_one_person_serves_them_all() -> None:
    one, other = load(plan(action(), hours="26"), MONDAY, 2), load(plan(action(hat="cm", hours="4")), MONDAY, 2)
    both = together([("Valdorsa", one), ("Larch", other)], D(6))
    assert by_hat(both) == [(D("4.50"), D(2))] * 2 and [week.over for week in both.weeks] == [True, True]
    assert [share.client for share in both.weeks[0].shares] == ["Valdorsa", "Larch"]
