"""The ladder from goal to post over made-up plans: up and down agree, orphans are what is left over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS
from smdesk.domain.plan.goals import Goal, KeyResult
from smdesk.domain.plan.work import Tactic
from smdesk.domain.posts import Aim, Post
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.services import clients, ladder, plan, plan_search, posts, strategy
from smdesk.storage.store import Store
from tests.services.plans import one_of_each

NUMBERS = st.integers(0, 4)  # which record of the kind above is named; beyond those there are: none
GRAPHS = st.fixed_dictionaries({
    "goals": st.integers(0, 3),
    "objectives": st.lists(NUMBERS, max_size=4),
    "key_results": st.lists(NUMBERS, max_size=4),
    "pillars": st.lists(NUMBERS, max_size=3),
    "campaigns": st.lists(NUMBERS, max_size=3),
    "tactics": st.lists(NUMBERS, max_size=3),
    # objective aimed at, pillar, campaign, deleted
    "posts": st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, st.booleans()), max_size=8),
})  # fmt: skip


def build(store: Store, client: Client, graph: dict[str, Any]) -> None:
    """Store a made-up plan with its posts."""
    own = {"client_id": client.id}

    def pick(rows: list[Any], number: int) -> int:
        return rows[number].id if number < len(rows) else 0

    with store.transaction(None) as tx:
        goals = [tx.add(Goal(title=f"G{n}", **own)) for n in range(graph["goals"])]
        objectives = [
            tx.add(Objective(code=f"O{n}", title="x", goal_id=pick(goals, number), **own))
            for n, number in enumerate(graph["objectives"])
        ]
        for kind, cls in (("key_results", KeyResult), ("tactics", Tactic)):
            for number in graph[kind]:
                name = {"title": "k"} if cls is KeyResult else {"name": "t"}
                tx.add(cls(objective_id=pick(objectives, number), **name, **own))
        pillars = [tx.add(Pillar(name="p", objective_id=pick(objectives, one), **own)) for one in graph["pillars"]]
        campaigns = [
            tx.add(Campaign(name="c", objective_id=pick(objectives, one), **own)) for one in graph["campaigns"]
        ]
        for aimed, pillar, campaign, deleted in graph["posts"]:
            post = tx.add(
                Post(pillar_id=pick(pillars, pillar), campaign_id=pick(campaigns, campaign),
                     deleted="2026-10-01" if deleted else "", title="x", **own)
            )  # fmt: skip
            if pick(objectives, aimed):
                tx.add(Aim(post_id=post.id, kind="objective", target_id=pick(objectives, aimed)))


def wanted_orphans(store: Store, client: Client) -> set[int]:
    """Posts that serve nothing, found the slow way."""
    aims = {one.post_id for one in store.find(Aim, kind="objective")}
    serving = {one.id for one in store.find(Campaign) if one.objective_id}
    alive = [one for one in store.find(Post, client_id=client.id) if not one.deleted]
    return {one.id for one in alive if one.id not in aims and one.campaign_id not in serving}


@settings(max_examples=40)
@given(GRAPHS)
def test_up_and_down_agree_and_orphans_are_the_rest(
    store: Store, add_client: Callable[..., Client], graph: dict[str, Any]
) -> None:
    client = add_client(f"C{len(store.clients.all())}")
    build(store, client, graph)
    whole = store.plans.whole(client.id)
    every = [one for kind in PLAN_KINDS for one in whole.of(kind)]
    alive = [one for one in store.find(Post, client_id=client.id) if not one.deleted]
    ups = {(one.KIND, one.id): ladder.links(store, whole, one).up for one in [*every, *alive]}
    downs = {(one.KIND, one.id): ladder.links(store, whole, one).down for one in every}
    pairs_up = {(key, (link.kind, link.id)) for key, found in ups.items() for link in found}
    pairs_down = {((link.kind, link.id), key) for key, found in downs.items() for link in found}
    assert pairs_up == pairs_down
    found = ladder.orphans(store, whole)
    assert {card.id for card in found.posts} == wanted_orphans(store, client)
    assert found.post_count == len(found.posts)
    loose = {(one.record.KIND, one.record.id) for one in found.records if one.reason.startswith(("Serves no", "Proves no"))}
    rungs = ("objective", "key_result", "pillar", "campaign", "tactic")
    bound = {key for key, links in ups.items() if any(link.kind in ("goal", "objective") for link in links)}
    assert loose == {(one.KIND, one.id) for one in every if one.KIND in rungs} - bound
    counted = ladder.counts(store, client.id)
    for kind in ("pillar", "campaign"):
        for one in whole.of(kind):
            posting = sum(1 for post in alive if getattr(post, f"{kind}_id") == one.id)
            assert counted.get((kind, one.id), 0) == posting
    for one in whole.of("objective"):
        ids = {post.id for post in alive}
        aims = [aim for aim in store.find(Aim, kind="objective", target_id=one.id) if aim.post_id in ids]
        assert counted.get(("objective", one.id), 0) == len(aims)


def test_walking_rung_by_rung(store: Store, client: Client) -> None:
    goal = plan.add(store, "goal", client.id, title="La cassa di martedì")
    objective = strategy.add_objective(store, client.id, "Più ordini", goal_id=goal.id)
    result = plan.add(store, "key_result", client.id, title="Ordini", objective_id=objective.id)
    tactic = plan.add(store, "tactic", client.id, name="Lista", objective_id=objective.id)
    campaign = strategy.add_campaign(store, client.id, "Lancio", objective_id=objective.id)
    post = posts.add(store, client.id, title="Torna", campaign_id=campaign.id)
    whole = store.plans.whole(client.id)

    def step(way: Any, kind: str, number: int) -> tuple[str, int] | None:
        found = way(store, whole, kind, number)
        return (found.kind, found.id) if found else None

    assert step(ladder.down_one, "goal", goal.id) == ("objective", objective.id)
    assert step(ladder.down_one, "objective", objective.id) == ("key_result", result.id)
    assert step(ladder.down_one, "key_result", result.id) in (("tactic", tactic.id), ("campaign", campaign.id))
    assert step(ladder.down_one, "campaign", campaign.id) == ("post", post.id)
    assert step(ladder.down_one, "post", post.id) is None
    assert step(ladder.up_one, "post", post.id) == ("campaign", campaign.id)
    assert step(ladder.up_one, "campaign", campaign.id) == ("objective", objective.id)
    assert step(ladder.up_one, "tactic", tactic.id) == ("objective", objective.id)
    assert step(ladder.up_one, "key_result", result.id) == ("objective", objective.id)
    assert step(ladder.up_one, "objective", objective.id) == ("goal", goal.id)
    assert step(ladder.up_one, "goal", goal.id) is None


def test_orphans_are_mended_in_one_step(store: Store, client: Client, add_client: Callable[..., Client]) -> None:
    objective = strategy.add_objective(store, client.id, "Più ordini")
    loose = [posts.add(store, client.id, title=f"x{n}").id for n in range(60)]
    found = ladder.orphans(store, store.plans.whole(client.id))
    assert (len(found.posts), found.post_count) == (50, 60)
    assert ladder.counts(store, client.id) == {}
    assert ladder.serve(store, loose, objective.id) == 60
    assert ladder.serve(store, loose[:3], objective.id) == 0
    assert ladder.orphans(store, store.plans.whole(client.id)).post_count == 0
    assert ladder.counts(store, client.id) == {("objective", objective.id): 60}
    links = ladder.links(store, store.plans.whole(client.id), objective)
    assert len(links.down) == 40 and links.more == 20
    store.undo()
    assert ladder.orphans(store, store.plans.whole(client.id)).post_count == 60
    posts.delete(store, loose[:1])
    assert ladder.orphans(store, store.plans.whole(client.id)).post_count == 59
    other = posts.add(store, add_client("Other").id, title="y")
    with pytest.raises(BadInput, match="another client"):
        ladder.serve(store, [other.id], objective.id)


def test_many_posts_are_found_by_walking_back(store: Store, client: Client) -> None:
    pillar = strategy.add_pillar(store, client.id, "Gente")
    objective = strategy.add_objective(store, client.id, "Più ordini")
    made = [
        posts.add(store, client.id, title=f"x{n}", due_wall=f"2026-10-{n % 28 + 1:02}T09:00", pillar_id=pillar.id)
        for n in range(50)
    ]
    ladder.serve(store, [post.id for post in made], objective.id)
    for kind, number in (("pillar", pillar.id), ("objective", objective.id)):
        few = store.posts.serving(kind, number, 7)
        assert [one.id for one in few] == [one.id for one in store.posts.serving(kind, number, 7, many=True)]
        assert [one.due_wall for one in few] == sorted((one.due_wall for one in few), reverse=True)


def test_every_kind_has_a_title_and_links(store: Store, client: Client) -> None:
    one_of_each(store, client)
    whole = store.plans.whole(client.id)
    for kind in PLAN_KINDS:
        for record in whole.of(kind):
            assert kind in ("plan_text",) or ladder.title_of(whole, record), kind
            ladder.links(store, whole, record)
    place = ladder.links(store, whole, whole.places[0])
    assert {"place_role", "audit_mark", "deliverable"} <= {link.kind for link in place.down}


STEPS = st.lists(st.sampled_from(["post", "aim", "unaim", "bin", "back", "campaign", "serve", "undo", "redo"]), max_size=25)


@settings(max_examples=30)
@given(STEPS, st.randoms(use_true_random=False))
def test_what_serves_nothing_is_known_after_any_step(
    store: Store, add_client: Callable[..., Client], steps: list[str], random: Any
) -> None:
    client = add_client(f"S{len(store.clients.all())}")
    objective = strategy.add_objective(store, client.id, "Più ordini")
    campaign = strategy.add_campaign(store, client.id, "Lancio", objective_id=objective.id)

    def any_post() -> list[Post]:
        found = store.find(Post, client_id=client.id)
        return [random.choice(found)] if found else []

    for step in steps:
        if step == "post":
            posts.add(store, client.id, title="x")
        elif step in ("undo", "redo"):
            getattr(store, step)()
        elif step == "serve":
            plan.edit(store, store.get(Campaign, campaign.id), objective_id=random.choice([0, objective.id]))
        for post in any_post():
            if step == "aim":
                ladder.serve(store, [post.id], objective.id)
            elif step == "unaim":
                posts.serve(store, post.id, "objective", [])
            elif step == "bin":
                posts.delete(store, [post.id])
            elif step == "back" and post.deleted:
                posts.restore(store, [post.id])
            elif step == "campaign":
                posts.edit(store, post.id, campaign_id=random.choice([0, campaign.id]))
        if not store.find(Campaign, id=campaign.id):  # undone down to the beginning
            break
        found = ladder.orphans(store, store.plans.whole(client.id))
        assert {card.id for card in found.posts} == wanted_orphans(store, client)
        wanted = [aim for aim in store.find(Aim, kind="objective", target_id=objective.id)]
        alive = [aim for aim in wanted if not store.get(Post, aim.post_id).deleted]
        assert ladder.counts(store, client.id).get(("objective", objective.id), 0) == len(alive)


def test_many_posts_at_once_are_known_too(store: Store, client: Client) -> None:
    objective = strategy.add_objective(store, client.id, "Più ordini")
    with store.transaction(None) as tx:
        made = tx.add_many([Post(client_id=client.id, title=f"x{n}") for n in range(700)])
        tx.add_many([Aim(post_id=post.id, kind="objective", target_id=objective.id) for post in made[:600]])
        tx.add_many([Aim(post_id=post.id, kind="segment", target_id=1) for post in made])
    assert store.posts.unserving_count(client.id) == 100
    assert ladder.counts(store, client.id) == {("objective", objective.id): 600}
    posts.add(store, client.id, title="one more")
    assert store.posts.unserving_count(client.id) == 101


def test_the_posts_of_the_month_are_counted_apart(store: Store, client: Client, add_client: Callable[..., Client]) -> None:
    one, two = (strategy.add_objective(store, client.id, title) for title in ("Più ordini online", "Più lettori"))
    other = add_client("Other")
    days = ("2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01", "")
    made = [posts.add(store, client.id, title=day, due_wall=f"{day}T10:00" if day else "") for day in days]
    gone = posts.add(store, client.id, title="gone", due_wall="2026-10-10T10:00")
    ladder.serve(store, [post.id for post in [*made, gone]], one.id)
    ladder.serve(store, [made[1].id], two.id)
    posts.delete(store, [gone.id])
    assert ladder.month_counts(store, client.id, date(2026, 10, 15)) == {("objective", one.id): 2, ("objective", two.id): 1}
    assert ladder.month_counts(store, client.id, date(2026, 12, 31)) == {} == ladder.month_counts(store, other.id, date(2026, 10, 1))
    assert ladder.counts(store, client.id)["objective", one.id] == 5


def test_a_network_is_called_as_people_call_it(store: Store, client: Client) -> None:
    place = clients.add_place(store, client.id, "facebook_page", handle="valdorsa")
    plan.add(store, "place_role", client.id, place_id=place.id, purpose="Orders")
    (found,) = plan_search.find(store, client.id, "orders")
    assert found.title == "Facebook valdorsa"
