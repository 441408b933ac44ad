"""The starting points that are shipped: whole in each language, and honest (no figure that nobody has found out)."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from smdesk import resources
from smdesk.domain import formulabook
from smdesk.domain.clients import Client
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan, templates
from smdesk.storage.store import Store

TODAY = date(2026, 10, 15)
LANGUAGES = ("it", "en", "es")
FORMULAS = {one.id for one in formulabook.BOOK}


@pytest.fixture(params=[(one, language) for one in templates.NAMES for language in LANGUAGES], ids="-".join)
def point(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Id and language of a starting point."""
    chosen: tuple[str, str] = request.param
    return chosen


@pytest.fixture
def started(store: Store, client: Client, point: tuple[str, str]) -> WholePlan:
    """A plan that was empty and began from it."""
    templates.start(store, client.id, *point, TODAY)
    return store.plans.whole(client.id)


def filled(whole: WholePlan, form: Form) -> Iterator[tuple[str, str, str]]:
    """What is in the fields of a form: kind, field, value."""
    for kind, shape in SHAPES.items():
        for field in shape.fields:
            if field.form is form:
                yield from (
                    (kind, field.name, value) for one in whole.of(kind) if (value := getattr(one, field.name))
                )


def prompts(said: Any) -> Iterator[str]:
    """The texts of a page that begin with a question in square brackets."""
    if isinstance(said, str):
        yield from [said.strip()] if said.lstrip().startswith("[") else []
    elif isinstance(said, dict | list):
        for each in said.values() if isinstance(said, dict) else said:
            yield from prompts(each)


def test_the_same_ones_in_each_language() -> None:
    for language in LANGUAGES:
        assert [(one.id, one.language) for one in templates.available(language)] == [
            (one, language) for one in templates.NAMES
        ]
    folder = resources.path("plan_templates")
    assert {file.name for file in folder.glob("*.toml")} == {
        f"{one}.{language}.toml" for one in templates.NAMES for language in LANGUAGES
    }


def test_a_plan_that_holds_together(store: Store, client: Client, started: WholePlan) -> None:
    for objective in started.of("objective"):
        assert 2 <= sum(one.objective_id == objective.id for one in started.of("key_result")) <= 4, (
            objective.title
        )
    assert len(started.of("objective")) >= 2
    assert sum(one.share for one in started.of("pillar")) == 100
    assert {formula for _, _, formula in filled(started, Form.FORMULA)} <= FORMULAS
    assert started.of("tactic") and all(one.stop_rule and one.start_rule for one in started.of("tactic"))
    for kind, shape in SHAPES.items():  # what a person could not have typed is not in it either
        for one in started.of(kind):
            plan.checked(
                store, kind, client.id, {field.name: getattr(one, field.name) for field in shape.fields}
            )


def test_no_figure_is_invented(started: WholePlan) -> None:
    for kind in ("objective", "key_result"):
        assert not [one.title for one in started.of(kind) if one.baseline or one.target]
    assert not started.of("reading") and not started.of("budget_cell") and not started.of("campaign")
    # pen and paper may cost nothing
    assert not [one for one in filled(started, Form.MONEY) if one[2] != "0.00"]
    assert not [one.text for one in started.of("claim") if one.proof]


def test_no_example_has_a_figure_that_could_be_printed_by_mistake(started: WholePlan) -> None:
    said = [one.example for kind in ("pillar", "feature") for one in started.of(kind)]
    said += [text for one in started.of("sample_reply") for text in (one.before, one.after)]
    bare = [re.sub(r"\[[^\]]*\]", "", text) for text in said]  # in brackets stands what is asked of the client
    assert not [text for text in bare if re.search(r"[€£$%]|\d", re.sub(r"\b\d{1,2}[:.]\d\d\b", "", text))]


def test_no_question_is_lost(started: WholePlan, point: tuple[str, str]) -> None:
    pages = tomllib.loads(resources.path("plan_templates", "{}.{}.toml".format(*point)).read_text("utf-8"))
    asked = [one for kind in PLAN_KINDS for one in prompts(pages.get(kind))]
    records = [one for kind in PLAN_KINDS for one in started.of(kind)]
    kept = {getattr(one, name) for one in records for name in one.__slots__ if name != "id"}
    lines = {line for said in kept if isinstance(said, str) for line in (said, *said.splitlines())}
    assert len(asked) > 20 and not [one for one in asked if one not in lines]
