"""A campaign from checklist to lessons."""

from datetime import date
from decimal import Decimal

import pytest

from smdesk.domain import campaign_steps as checklists
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.campaigns import CampaignPost, CampaignStep
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.strategy import Campaign, CampaignKind
from smdesk.services import campaigns, clients, plan, posts, strategy
from smdesk.storage.store import Store
from tests.fakes import Clock

TODAY = date(2026, 10, 15)


@pytest.fixture
def campaign(store: Store, client: Client) -> Campaign:
    """A launch of ten days in three weeks."""
    objective = strategy.add_objective(store, client.id, "Più ordini")
    segment = strategy.add_segment(store, client.id, "Chi torna")
    return strategy.add_campaign(
        store, client.id, "Raviolo alle erbe", kind="launch", start="2026-11-05", end="2026-11-15",
        objective_id=objective.id, segment_id=segment.id, offer="sessanta porzioni al giorno",
    )  # fmt: skip


def alive(store: Store) -> list[Post]:
    """Posts in the store, in order of time."""
    return sorted((one for one in store.find(Post) if not one.deleted), key=lambda post: post.due_wall)


@pytest.mark.parametrize("kind", list(CampaignKind))
def test_each_kind_has_a_checklist_and_posts(store: Store, client: Client, kind: CampaignKind) -> None:
    made = strategy.add_campaign(store, client.id, kind.value, kind=kind.value, start="2026-12-05", end="2026-12-15")
    steps = campaigns.checklist(store, made, TODAY)
    assert {"before", "after"} <= {one.phase for one in steps} and all(one.text for one in steps)
    assert all(one.due >= TODAY.isoformat() for one in steps)
    assert campaigns.checklist(store, made, TODAY) == ()
    assert store.undoable is not None
    for language in ("it", "es", "en"):
        lines = campaigns.default_lines(made, language)
        assert len(lines) >= 5 and all(made.name in line.title + line.text for line in lines)
        assert all("{" not in line.text + line.title for line in lines)
        assert sorted(line.offset for line in lines if line.anchor == "start") == [
            line.offset for line in lines if line.anchor == "start"
        ]
    one_day = campaigns.default_lines(strategy.edit(store, made, end="2026-12-05"), "it")
    assert not [line for line in one_day if line.anchor == "end" and line.offset <= 0]


def test_steps_follow_a_moved_campaign(store: Store, campaign: Campaign) -> None:
    steps = campaigns.checklist(store, campaign, TODAY)
    far = next(one for one in steps if one.phase == "after")
    by_hand = plan.edit(store, next(one for one in steps if one.phase == "during"), due="2026-11-11")
    later = strategy.edit(store, campaign, start="2026-11-12", end="2026-11-22")
    moved = {one.id: one for one in store.find(CampaignStep, campaign_id=later.id)}
    assert (date.fromisoformat(moved[far.id].due) - date.fromisoformat(far.due)).days == 7
    assert moved[by_hand.id].due == "2026-11-11"
    assert store.undo()
    back = store.find(CampaignStep, campaign_id=campaign.id)
    assert store.get(Campaign, campaign.id).start == campaign.start, "one step takes back both"
    assert {one.id: one.due for one in back} == {one.id: one.due for one in steps} | {by_hand.id: "2026-11-11"}


def test_a_step_eased_to_today_follows_until_it_is_given_a_day(store: Store, campaign: Campaign, clock: Clock) -> None:
    soon = strategy.edit(store, campaign, start="2026-10-20", end="2026-10-25")
    steps = campaigns.checklist(store, soon, TODAY)
    eased = [one for one in steps if one.eased_to]
    assert len(eased) > 2 and all(one.due == one.eased_to == TODAY.isoformat() for one in eased)
    by_hand, done, *rest = eased
    assert plan.edit(store, by_hand, due="2026-10-18").eased_to == ""
    plan.edit(store, done, done_on="2026-10-15")
    strategy.edit(store, soon, start="2026-10-21", end="2026-10-25")  # still too late for all of them
    assert {store.get(CampaignStep, one.id).due for one in rest} == {TODAY.isoformat()}
    strategy.edit(store, soon, start="2027-03-01", end="2027-03-05")
    now = {one.id: store.get(CampaignStep, one.id) for one in eased}
    ready = {step.id: step for step in checklists.steps("launch", "IT")}
    for one in rest:
        assert now[one.id].due == str(ready[one.step].due(date(2027, 3, 1), date(2027, 3, 5))) and not now[one.id].eased_to
    assert now[by_hand.id].due == "2026-10-18" and now[done.id].due == TODAY.isoformat()
    strategy.edit(store, soon, start="2026-10-20", end="2026-10-25")
    assert {store.get(CampaignStep, one.id).eased_to for one in rest} == {TODAY.isoformat()}
    assert store.undo() and store.get(CampaignStep, rest[0].id) == now[rest[0].id]


def test_posts_are_laid_once_and_follow_their_line_until_touched(store: Store, campaign: Campaign) -> None:
    pillar = strategy.add_pillar(store, campaign.client_id, "Banco", share=100, promo=True)
    lines = campaigns.add_default_lines(store, campaign)
    assert campaigns.add_default_lines(store, campaign) == lines
    plan.edit(store, lines[0], pillar_id=pillar.id, places=str(store.clients.places()[1].id))
    laid = campaigns.lay(store, campaign.id)
    assert len(laid.added) == len(lines) and not laid.past
    first = alive(store)[0]
    assert first.due_wall == "2026-10-22T18:30" and first.status == "draft" and first.promo
    assert first.pillar_id == pillar.id and first.campaign_id == campaign.id and first.due_utc
    assert [one.place_id for one in store.find(Version, post_id=first.id)] == [store.clients.places()[1].id]
    aims = {(one.kind, one.target_id) for one in store.find(Aim, post_id=first.id)}
    assert aims == {("objective", campaign.objective_id), ("segment", campaign.segment_id)}
    assert campaigns.lay(store, campaign.id) == campaigns.Laid()
    # One is written on, one moved, one thrown away: these stay; the others follow the campaign.
    touched = [one.id for one in alive(store)[:3]]
    posts.edit(store, touched[0], text="Le mie parole")
    posts.move(store, touched[1], "2026-11-03T10:00")
    posts.delete(store, touched[2:])
    strategy.edit(store, campaign, start="2026-11-06", end="2026-11-16")
    before = {one.id: one for one in alive(store)}
    again = campaigns.lay(store, campaign.id)
    assert set(again.kept) == set(touched) and len(again.refreshed) == len(lines) - 3 and not again.added
    after = {one.id: one for one in alive(store)}
    assert {number for number in after if before[number].due_wall != after[number].due_wall} == set(again.refreshed)
    store.undo()
    assert {one.id: one for one in alive(store)} == before
    assert len(store.find(CampaignPost, campaign_id=campaign.id)) == len(lines)


def test_laying_is_one_step_and_leaves_the_past_alone(store: Store, campaign: Campaign, clock: Clock) -> None:
    campaigns.add_default_lines(store, campaign)
    clock.forward(days=23)  # 7 November: two days in
    laid = campaigns.lay(store, campaign.id)
    assert laid.past and laid.added
    assert all(one.due_wall > "2026-11-07" for one in alive(store))
    store.undo()
    assert alive(store) == [] and all(not one.post_id for one in store.find(CampaignPost))
    store.redo()
    assert len(alive(store)) == len(laid.added)


def test_what_cannot_be_laid_is_said(store: Store, client: Client, campaign: Campaign) -> None:
    with pytest.raises(BadInput, match="template of posts is empty"):
        campaigns.lay(store, campaign.id)
    bare = strategy.add_campaign(store, client.id, "Senza data")
    plan.add(store, "campaign_post", client.id, title="x", campaign_id=bare.id)
    with pytest.raises(BadInput, match="no first day"):
        campaigns.lay(store, bare.id)
    line = plan.add(store, "campaign_post", client.id, title="x", campaign_id=campaign.id, hour="25:99")
    with pytest.raises(BadInput):
        campaigns.lay(store, campaign.id, [line.id])
    assert alive(store) == []


def test_names_in_links(store: Store, client: Client, campaign: Campaign) -> None:
    clients.edit_client(store, client.id, site="valdorsa.example")
    rows = campaigns.utm_table(store.plans.whole(client.id), campaign)
    assert [(row.source, row.medium, row.campaign) for row in rows] == [
        ("instagram", "social", "2026-11_raviolo-alle-erbe"),
        ("facebook", "social", "2026-11_raviolo-alle-erbe"),
    ]
    assert "utm_source=instagram" in rows[0].link and rows[0].link.startswith("valdorsa.example")
    clients.add_place(store, client.id, "wordpress", "Il quaderno", address="https://valdorsa.example/quaderno")
    inside = campaigns.utm_table(store.plans.whole(client.id), campaign)[-1]
    assert "utm_" in inside.link or not (inside.source or inside.medium or inside.campaign or inside.content)


def test_results_money_and_closing(store: Store, client: Client, campaign: Campaign, clock: Clock) -> None:
    figure = plan.add(store, "campaign_figure", client.id, name="Porzioni", target="600", campaign_id=campaign.id)
    plan.edit(store, figure, result="540")
    plan.add(store, "campaign_figure", client.id, name="Voci", target="0", result="3", campaign_id=campaign.id)
    for amount in ("0.10", "0.20", "1250.55"):
        line = plan.add(store, "budget_line", client.id, name=amount, category="ads", campaign_id=campaign.id)
        plan.add(store, "budget_cell", client.id, line_id=line.id, month="2026-11", plan=amount, actual="0.1")
    campaign = strategy.edit(store, campaign, budget="1300")
    campaigns.add_default_lines(store, campaign)
    campaigns.lay(store, campaign.id)
    campaigns.checklist(store, campaign, TODAY)
    found = campaigns.results(store, campaign)
    assert [one.reached for one in found.figures] == [Decimal(90), None]
    assert (found.posts_out, found.posts_planned, found.posts_unwritten) == (0, 5, 5)
    assert found.steps > 5 and found.steps_done == 0
    money = found.budget
    assert (money.plan, money.actual, money.agreed, money.lines) == (
        Decimal("1250.85"), Decimal("0.3"), Decimal(1300), 3
    )  # fmt: skip
    with pytest.raises(BadInput, match="Lessons"):
        campaigns.close(store, campaign.id, "x", " ", "2026-11-20")
    with pytest.raises(BadInput, match="before"):
        campaigns.close(store, campaign.id, "x", "y", "2026-11-01")
    closed = campaigns.close(store, campaign.id, "540 porzioni", "Tenere il contatore", "2026-11-20")
    assert (closed.state, closed.closed_on, closed.lessons) == ("closed", "2026-11-20", "Tenere il contatore")
    with pytest.raises(BadInput, match="closed on 2026-11-20"):
        campaigns.close(store, campaign.id, "", "x")
    assert campaigns.reopen(store, campaign.id).state == "running"


def test_law_follows_country_and_kind(store: Store, client: Client, campaign: Campaign) -> None:
    contest = strategy.add_campaign(store, client.id, "Concorso", kind="contest", start="2026-12-01")
    of_contest = campaigns.legal(store, contest, TODAY)
    ids = {one.reminder.id for one in of_contest}
    assert "it-contest-filing" in ids
    assert "it-contest-filing" not in {one.reminder.id for one in campaigns.legal(store, campaign, TODAY)}
    assert not any(one.done for one in of_contest) and "PREMA" in of_contest[0].text + of_contest[1].text
    campaigns.look_at(store, client.id, "it-contest-filing", contest.id, on="2026-10-15", note="Sentito l’avvocato")
    done = {one.reminder.id: one.done for one in campaigns.legal(store, contest, TODAY)}
    assert done["it-contest-filing"] and sum(done.values()) == 1
    campaigns.look_at(store, client.id, "it-contest-filing", contest.id, on="")
    assert not any(one.done for one in campaigns.legal(store, contest, TODAY))
    general = campaigns.legal_of_plan(store, client.id, TODAY)
    assert general and all(not one.reminder.kinds for one in general)
    with pytest.raises(BadInput):
        campaigns.look_at(store, client.id, "it-contest-filing", on="soon")
