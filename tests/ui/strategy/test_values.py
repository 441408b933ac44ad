"""Values are shown and read as the reader's language writes them, and kept exactly."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.header import Plan
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import load
from smdesk.services.plan_examples import example
from smdesk.ui.views.strategy.values import Values, number

TODAY = date(2026, 10, 15)
PLAN = WholePlan(Client(name="A"), (), {"plan": (Plan(id=1, currency="EUR"),)})


def values(language: str) -> Values:
    ctx: Any = SimpleNamespace(words=load(language), locale=QLocale({"it": "it_IT", "es": "es_ES"}.get(language, "en_GB")), home=Path())
    return Values(ctx)


@pytest.mark.parametrize(
    ("language", "shown"), [("it", "1.250,50\u00a0€"), ("es", "1250,50\u00a0€"), ("en", "€1,250.50")]
)
def test_money_stands_as_each_language_writes_it(language: str, shown: str) -> None:
    assert values(language).money("1250.50", "EUR") == shown


@given(st.decimals(min_value=-10**9, max_value=10**9, places=2, allow_nan=False), st.sampled_from(["en", "it", "es"]))
def test_a_figure_shown_is_read_back_as_it_was(figure: Any, language: str) -> None:
    kept, one = f"{figure:f}", values(language)
    field = Field("x", "X", "", Form.FIGURE)
    assert number(one.read(PLAN, field, one.typed(PLAN, field, kept), TODAY)) == figure


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [("it", "31 ottobre", "2026-10-31"), ("es", "2 de noviembre", "2026-11-02"), ("en", "tomorrow", "2026-10-16"),
     ("it", "31/12/2026", "2026-12-31"), ("en", "2027-01-05", "2027-01-05")],
)  # fmt: skip
def test_days_are_read_in_words(language: str, typed: str, kept: str) -> None:
    assert values(language).read(PLAN, Field("on", "Day", "", Form.DAY), typed, TODAY) == kept


@pytest.mark.parametrize(("form", "typed"), [(Form.DAY, "soon enough"), (Form.FIGURE, "many"), (Form.WHOLE, "2.5"), (Form.MONEY, "a lot")])
def test_what_is_none_is_refused(form: Form, typed: str) -> None:
    with pytest.raises(BadInput):
        values("en").read(PLAN, Field("x", "X", "", form), typed, TODAY)


def test_codes_are_chosen_by_their_names() -> None:
    field = Field("state", "State", "", Form.CHOICE, options={"open": "Open", "done": "Done"})
    assert values("en").read(PLAN, field, "done", TODAY) == "done"
    with pytest.raises(BadInput):
        values("en").read(PLAN, field, "perhaps", TODAY)


def test_examples_come_from_the_sample_in_the_readers_language() -> None:
    assert example("objective", "title", "es") and example("objective", "title", "es") != example("objective", "title", "en")
    assert example("objective", "goal_id", "en") == "" and example("no_such_kind", "title", "en") == ""
