"""Competitors by one formula and window, whose themes are whose; finding records; starting points."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from smdesk import resources
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.services import plan, plan_search, rivals, strategy, templates
from smdesk.storage.store import Store
from tests.services.plans import one_of_each

TODAY = date(2026, 10, 15)


def observe(store: Store, client: Client, who: int, network: str, **values: object) -> None:
    """Note an observation."""
    plan.add(store, "observation", client.id, competitor_id=who, network=network, **values)


def test_one_formula_and_one_window_for_all(store: Store, client: Client) -> None:
    rocca = plan.add(store, "competitor", client.id, name="Pasta Rocca Alta", rank="direct")
    plan.add(store, "competitor", client.id, name="SfogliaSubito", rank="indirect")
    same = {"on": "2026-10-01", "window_days": 28}
    observe(store, client, 0, "instagram", followers="2655", posts="16", engagements="2077", mentions="30", **same)
    observe(store, client, rocca.id, "instagram", followers="8000", posts="8", engagements="800", mentions="70",
            reply_hours="26", **same)  # fmt: skip
    observe(store, client, rocca.id, "instagram", followers="7000", posts="9", engagements="1", on="2026-06-01",
            window_days=28)  # fmt: skip
    observe(store, client, rocca.id, "facebook_page", followers="0", posts="", engagements="12", on="2026-05-01",
            window_days=30)  # fmt: skip
    own, on_facebook, on_instagram, unseen = rivals.table(store.plans.whole(client.id), TODAY)
    assert own.own and own.name == client.name and own.posts_week == 4
    assert own.rate == Decimal(2077) / 16 * 100 / 2655 and own.share_of_voice == 30
    assert on_instagram.rate == Decimal("1.25") and on_instagram.posts_week == 2 and on_instagram.reply_hours == 26
    assert on_instagram.share_of_voice == 70 and not on_instagram.other_window and not on_instagram.stale
    assert on_facebook.rate is None and on_facebook.posts_week is None and on_facebook.share_of_voice is None
    assert on_facebook.other_window and on_facebook.stale
    assert unseen.name == "SfogliaSubito" and not unseen.on and unseen.rate is None
    plan.edit(store, plan.single(store, "study", client.id), formula="formula of somebody's", window_days=30)
    assert rivals.table(store.plans.whole(client.id), TODAY)[0].other_window


def test_themes_that_others_have_too(store: Store, client: Client) -> None:
    strategy.add_pillar(store, client.id, "Ricette di casa")
    strategy.add_pillar(store, client.id, "Gente di qui")
    rocca = plan.add(store, "competitor", client.id, name="Rocca", themes="Ricetta della casa\nOfferte")
    plan.add(store, "competitor", client.id, name="Mattarello", themes="- Offerta\n")
    whole = store.plans.whole(client.id)
    (same,) = rivals.sameness(whole)
    assert (same.own, same.theirs, same.competitor_id) == ("Ricette di casa", "Ricetta della casa", rocca.id)
    heat = rivals.heat(whole)
    assert heat.themes == ("Ricette di casa", "Gente di qui", "Offerte")
    assert [name for _, name in heat.competitors] == [client.name, "Rocca", "Mattarello"]
    assert heat.cells == ((True, True, False), (True, False, False), (False, True, True))
    assert heat.free == ("Gente di qui",) and heat.gaps == ("Offerte",)


def test_records_are_found_by_any_word_without_accents(store: Store, client: Client) -> None:
    goal = plan.add(store, "goal", client.id, title="Più cassa di martedì", why="Perché il lunedì è chiuso")
    plan.add(store, "risk", client.id, text="Gelata", response="Più caffè")
    plan.set_text(store, client.id, "situation.sector", "La pasta fresca ha tre calendari")
    first, second = plan_search.find(store, client.id, "PIU")
    assert (first.kind, first.id, first.chapter, first.section) == ("goal", goal.id, "objectives", "objectives.goals")
    assert second.kind == "risk" and second.excerpt == "Più caffè"
    assert [one.kind for one in plan_search.find(store, client.id, "lunedi perche")] == ["goal"]
    (text,) = plan_search.find(store, client.id, "calendari")
    assert (text.kind, text.section, text.ours) == ("plan_text", "situation.sector", True)
    assert plan_search.find(store, client.id, "  ") == () == plan_search.find(store, client.id, "zzz")
    plan.archive(store, goal)
    assert [one.kind for one in plan_search.find(store, client.id, "piu")] == ["risk"]
    assert len(plan_search.find(store, client.id, "a", limit=1)) == 1


def test_every_kind_of_record_is_found_in_a_chapter(store: Store, client: Client) -> None:
    one_of_each(store, client)
    found = plan_search.find(store, client.id, "perche si", limit=500)
    assert len({one.kind for one in found}) > 40 and all(one.chapter and one.section for one in found)


# -- starting points --------------------------------------------------------------------------

SHOP = """
[plan]
title = "Piano di bottega"
start = "+0"
[plan_text]
"situation.sector" = "Il mercato del paese"
"brief.summary" = "In breve"
[[goal]]
key = "g"
title = "La cassa"
[[objective]]
code = "O1"
title = "Più ordini"
goal = "g"
due = "+180"
[[tactic]]
name = "Lista"
objective = "O1"
[[place_role]]
place = "instagram"
purpose = "Vetrina"
[[place_role]]
place = "x"
purpose = "Non c'è"
[[budget_line]]
key = "b"
name = "Riserva"
category = "contingency"
plan = ["10.00", "20.00"]
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A starting point of our own."""
    folder = tmp_path / "resources" / "plan_templates"
    folder.mkdir(parents=True)
    folder.joinpath("shop.it.toml").write_text(SHOP, "utf-8")
    monkeypatch.setattr(resources, "ROOT", folder.parent)


@pytest.mark.usefixtures("shop")
def test_a_plan_starts_from_a_template_in_one_step(store: Store, client: Client) -> None:
    assert [(one.id, one.language) for one in templates.available("it")] == [("shop", "it")]
    assert templates.start(store, client.id, "shop", "it", TODAY) == 10
    whole = store.plans.whole(client.id)
    assert whole.one("plan").title == "Piano di bottega" and whole.one("plan").start == "2026-10-15"
    (objective,) = whole.of("objective")
    assert objective.goal_id == whole.of("goal")[0].id and whole.of("tactic")[0].objective_id == objective.id
    assert [one.place_id for one in whole.of("place_role")] == [whole.places[0].id]
    assert len(whole.of("budget_cell")) == 2
    assert all(one.template == "shop" for rows in whole.records.values() for one in rows)
    share = templates.share_touched(whole)
    assert (share.own, share.percent) == (0, 0)
    plan.edit(store, whole.of("tactic")[0], name="Lista mia")
    assert templates.share_touched(store.plans.whole(client.id)).own == 1
    with pytest.raises(BadInput, match="nothing was mixed in"):
        templates.start(store, client.id, "shop", "it", TODAY)
    store.undo()
    store.undo()
    assert templates.share_touched(store.plans.whole(client.id)) == templates.Uniqueness(0, 0)


@pytest.mark.usefixtures("shop")
def test_only_what_is_empty_is_filled(store: Store, client: Client) -> None:
    strategy.add_objective(store, client.id, "Il mio")
    plan.set_text(store, client.id, "brief.summary", "Il mio")
    templates.start(store, client.id, "shop", "it", TODAY)
    whole = store.plans.whole(client.id)
    assert [one.title for one in whole.of("objective")] == ["Il mio"] and not whole.of("goal")
    assert whole.of("tactic")[0].objective_id == 0
    assert whole.text("brief.summary") == "Il mio" and whole.text("situation.sector")
    with pytest.raises(BadInput, match="not one of: shop"):
        templates.start(store, client.id, "bank", "it", TODAY)


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_the_starting_points_we_ship_can_be_used(store: Store, client: Client, language: str) -> None:
    for one in templates.available(language):
        assert templates.start(store, client.id, one.id, language, TODAY) > 0
        store.undo()
