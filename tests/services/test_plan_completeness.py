"""Completeness: a hundred only when nothing is missing, and every reason in words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS
from smdesk.domain.plan.chapters import CHAPTERS, PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import Words, load
from smdesk.services import completeness, plan, strategy
from smdesk.storage.store import Store
from tests.services.plans import one_of_each

TODAY = date(2026, 10, 15)
IT = Client(id=1, name="Valdorsa", language="it", country="IT")


def said(state: completeness.ChapterState, words: Words) -> list[str]:
    """The reasons in English."""
    return [completeness.said(one, words) for one in state.reasons]


def test_an_empty_plan_is_at_nothing(words: Words) -> None:
    found = completeness.of(WholePlan(IT), TODAY)
    assert set(found.chapters) == {chapter.key for chapter in CHAPTERS}
    assert found.percent == 0
    assert all(state.percent == 0 and state.reasons for state in found.chapters.values())
    assert "No business goal yet" in said(found.chapters["objectives"], words)


def test_what_an_objective_lacks_is_counted(store: Store, client: Client, words: Words) -> None:
    goal = plan.add(store, "goal", client.id, title="La cassa", said_by="Lucia", said_on="2026-10-01")
    full = {"goal_id": goal.id, "target": "60", "unit": "ordini", "due": "2027-04-15", "owner": "Lucia",
            "stage": "convert", "formula": "cvr", "why": "Si può"}  # fmt: skip
    first = strategy.add_objective(store, client.id, "Gli ordini salgono", **full)
    strategy.add_objective(store, client.id, "Gli iscritti salgono", **full)
    found = completeness.of_client(store, client.id).chapters["objectives"]
    assert "2 objectives without a baseline" in said(found, words)
    assert "2 objectives with fewer than two key results" in said(found, words)
    assert {one.section for one in found.reasons} == {"objectives.ladder"}
    second = store.find(type(first))[1]
    strategy.edit(store, first, baseline="20")
    assert "1 objective without a baseline" in said(completeness.of_client(store, client.id).chapters["objectives"], words)
    strategy.edit(store, second, baseline="0")
    for one in (first, second):
        for title in ("Gli ordini dei clienti salgono", "Le prenotazioni salgono"):
            plan.add(store, "key_result", client.id, title=title, objective_id=one.id, baseline="1", target="2",
                     unit="ordini", due="2027-04-15", owner="Lucia", source="Cassa")  # fmt: skip
    found = completeness.of_client(store, client.id).chapters["objectives"]
    assert (found.percent, said(found, words)) == (100, [])
    plan.add(store, "key_result", client.id, title="Pubblicare 20 post", objective_id=first.id, baseline="1", target="2",
             unit="post", due="2027-04-15", owner="Lucia", source="Cassa")  # fmt: skip
    found = completeness.of_client(store, client.id).chapters["objectives"]
    assert said(found, words) == ["1 key result is something we do, not what comes of it"] and found.percent < 100


@pytest.mark.parametrize(
    ("kind", "values", "chapter", "reason"),
    [
        ("sector_fact", {"text": "x", "source": "y", "checked_on": "2026-04-01"}, "situation",
         "1 fact of the sector is older than six months"),
        ("swot_entry", {"text": "x", "quadrant": "threat", "checked_on": "2026-10-01"}, "situation",
         "1 SWOT entry without evidence"),
        ("tows_option", {"cell": "so", "text": "x"}, "situation", "3 TOWS cells without an option"),
        ("competitor", {"name": "x"}, "competitors", "2 competitors short of three"),
        ("competitor", {"name": "x"}, "competitors", "1 competitor not observed this quarter"),
        ("pillar", {"name": "x", "share": 40}, "pillars", "The shares of the pillars are not 100 % together"),
        ("tactic", {"name": "x"}, "tactics", "1 tactic without a rule that stops it"),
        ("claim", {"text": "x", "proof": "y", "expires_on": "2026-10-14"}, "brand", "1 claim whose proof has expired"),
        ("claim", {"text": "x"}, "brand", "1 claim without a proof"),
        ("plan_review", {"on": "2026-10-01", "days": 90, "judge": "x"}, "control",
         "2 of the reviews at 90, 180 and 365 days are not set"),
        ("person", {"name": "x", "approves": "posts"}, "people", "Nobody approves the plan"),
        ("action", {"title": "x", "end": "2026-10-01"}, "actions", "1 action is late"),
        ("campaign", {"name": "x", "start": "2026-09-01", "end": "2026-09-10"}, "campaigns",
         "1 campaign is over and not closed"),
        ("goal", {"title": "x", "said_by": "y"}, "objectives", "Business goals: 1 without “Said on”"),
    ],
)  # fmt: skip
def test_each_rule_has_its_words(
    store: Store, client: Client, words: Words, kind: str, values: dict[str, Any], chapter: str, reason: str
) -> None:
    plan.add(store, kind, client.id, **values)
    assert reason in said(completeness.of_client(store, client.id).chapters[chapter], words)


def test_months_without_a_budget_are_counted(store: Store, client: Client, words: Words) -> None:
    plan.edit(store, plan.single(store, "plan", client.id), title="Piano", start="2026-09-10", end="2026-12-09")
    line = plan.add(store, "budget_line", client.id, name="Riserva", category="contingency")
    for month in ("2026-09", "2026-10"):
        plan.add(store, "budget_cell", client.id, line_id=line.id, month=month, plan="100.00")
    found = said(completeness.of_client(store, client.id).chapters["budget"], words)
    assert found == ["1 month that is over without what was spent", "2 months without a budget"]


def test_legal_reminders_of_the_country_count(store: Store, client: Client, words: Words) -> None:
    from smdesk.services import campaigns

    general = campaigns.legal_of_plan(store, client.id, TODAY)
    for one in general[1:]:
        campaigns.look_at(store, client.id, one.reminder.id, on="2026-10-15")
    assert "1 legal reminder not looked at" in said(completeness.of_client(store, client.id).chapters["risks"], words)
    campaigns.look_at(store, client.id, general[0].reminder.id, on="2026-10-15")
    assert not [text for text in said(completeness.of_client(store, client.id).chapters["risks"], words) if "legal" in text]


def _records(kind: str) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few records of a kind, each field filled or not."""
    shape = SHAPES[kind]
    values: dict[str, st.SearchStrategy[Any]] = {}
    for one in shape.fields:
        if one.form is Form.LINK:
            values[one.name] = st.integers(0, 2)
        elif one.form is Form.WHOLE:
            values[one.name] = st.integers(one.low, one.high)
        elif one.form is Form.FLAG:
            values[one.name] = st.booleans()
        elif one.form is Form.CHOICE:
            values[one.name] = st.sampled_from(list(one.options))
        elif one.form in (Form.DAY, Form.MONTH):
            days = st.integers(-400, 400).map(lambda n: (TODAY + timedelta(days=n)).isoformat())
            values[one.name] = st.one_of(st.just(""), days.map(lambda day, f=one.form: day[: 7 if f is Form.MONTH else 10]))
        else:
            values[one.name] = st.sampled_from(["", "12", "Ordini dai clienti"])
    rows = st.lists(st.fixed_dictionaries(values), max_size=1 if kind in SINGLE else 3)
    return rows.map(lambda found: tuple(KINDS[kind](id=n, client_id=1, code=f"O{n}", **{k: v for k, v in row.items() if k != "code"})
                    if kind == "objective" else KINDS[kind](id=n, client_id=1, **row) for n, row in enumerate(found, 1)))  # fmt: skip


PLANS = st.fixed_dictionaries({}, optional={kind: _records(kind) for kind in PLAN_KINDS if kind != "plan_text"})


@settings(max_examples=60)
@given(PLANS)
def test_a_hundred_only_when_nothing_is_missing(records: dict[str, tuple[Any, ...]]) -> None:
    whole = WholePlan(IT, (Place(id=1, client_id=1, network="instagram"),), records)
    found = completeness.of(whole, TODAY)
    words = [load(language) for language in ("en", "it", "es", "pseudo")]
    for state in found.chapters.values():
        assert 0 <= state.percent <= 100
        assert (state.percent == 100) is (not state.reasons)
        for reason in state.reasons:
            assert reason.n > 0 and reason.section
            assert all(completeness.said(reason, each) and "{" not in completeness.said(reason, each) for each in words)
    assert (found.percent == 100) is all(state.percent == 100 for state in found.chapters.values())


def test_what_is_put_away_does_not_count(store: Store, client: Client) -> None:
    one_of_each(store, client)
    whole = store.plans.whole(client.id)
    away = {kind: tuple(replace(one, archived=True) for one in rows) for kind, rows in whole.records.items()}
    bare = replace(whole, records={}, places=())
    assert completeness.of(replace(whole, records=away, places=()), TODAY) == completeness.of(bare, TODAY)
