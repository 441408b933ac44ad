"""Versions of a plan: frozen, signed, compared, gone back to."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.header import PlanVersion
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.posts import Aim
from smdesk.services import plan, posts, strategy, versions
from smdesk.storage.store import Store
from tests.fakes import Clock
from tests.services.plans import one_of_each


def read(store: Store, client: Client) -> WholePlan:
    return store.plans.whole(client.id)


def test_a_version_says_the_plan_to_the_letter(store: Store, client: Client) -> None:
    one_of_each(store, client)
    frozen = versions.freeze(store, client.id, "First")
    assert versions.verify(frozen) and frozen.number == 1
    now = read(store, client)
    assert dict(versions.whole_of(store, frozen).records) == {k: v for k, v in now.records.items() if v}
    assert versions.compare(store, client.id, frozen.id) == ()
    with pytest.raises(BadInput, match="nothing in the plan changed"):
        versions.freeze(store, client.id)


def test_the_same_plan_gives_the_same_text(store: Store, client: Client) -> None:
    one_of_each(store, client)
    whole = read(store, client)
    turned = replace(whole, records={kind: rows[::-1] for kind, rows in reversed(list(whole.records.items()))})
    assert versions.content(turned) == versions.content(whole)


def test_a_signed_version_stays_as_it_is(store: Store, client: Client) -> None:
    strategy.add_objective(store, client.id, "Più ordini")
    frozen = versions.freeze(store, client.id)
    with pytest.raises(BadInput, match="name is empty"):
        versions.sign(store, frozen.id, " ")
    with pytest.raises(BadInput):
        versions.sign(store, frozen.id, "Lucia", on="tomorrow")
    signed = versions.sign(store, frozen.id, "Lucia", "titolare", "2026-10-15")
    assert (signed.signed_by, signed.signed_on) == ("Lucia", "2026-10-15") and versions.verify(signed)
    for act in (
        lambda: versions.sign(store, frozen.id, "Else"),
        lambda: versions.remove(store, frozen.id),
        lambda: versions.rename(store, frozen.id, "x"),
    ):
        with pytest.raises(BadInput, match="has signed it"):
            act()
    assert store.undo() is not None  # a slip of the hand is still undone
    versions.rename(store, frozen.id, "Draft")
    versions.remove(store, frozen.id)
    assert versions.listing(store, client.id) == ()


def test_a_tampered_version_is_noticed(store: Store, client: Client) -> None:
    strategy.add_objective(store, client.id, "Più ordini")
    frozen = versions.freeze(store, client.id)
    with store.transaction(None) as tx:
        bad = tx.update(frozen, content=frozen.content.replace("ordini", "utili"))
    assert not versions.verify(bad)
    for act in (
        lambda: versions.sign(store, bad.id, "Lucia"),
        lambda: versions.go_back(store, bad.id),
        lambda: versions.compare(store, client.id, bad.id),
    ):
        with pytest.raises(BadInput, match="no longer what was frozen"):
            act()


def test_two_versions_are_compared_word_by_word(store: Store, client: Client) -> None:
    made = one_of_each(store, client)
    first = versions.freeze(store, client.id)
    plan.edit(store, made["objective"], title="Sessanta ordini al mese", state="met")
    plan.edit(store, made["tactic"], objective_id=0)
    plan.set_text(store, client.id, "situation.sector", "Pasta fresca: due calendari.")
    plan.remove(store, made["risk"])
    plan.add(store, "goal", client.id, title="La cassa di martedì")
    second = versions.freeze(store, client.id)
    found = {(one.kind, one.field): one for one in versions.compare(store, client.id, first.id, second.id)}
    assert set(found) == {
        ("objective", "title"), ("objective", "state"), ("tactic", "objective_id"), ("plan_text", "text"),
        ("risk", ""), ("goal", ""),
    }  # fmt: skip
    assert ("removed", "tre") in found["plan_text", "text"].words
    assert ("added", "due") in found["plan_text", "text"].words
    assert found["plan_text", "text"].chapter == "situation"
    state = found["objective", "state"]
    assert (state.before, state.after, state.coded) == ("Still open", "Met", True)
    assert found["tactic", "objective_id"].after == ""
    assert found["risk", ""].change == "removed" and found["goal", ""].change == "added"
    for one in found.values():
        assert "".join(text for op, text in one.words if op != "added") == one.before
        assert "".join(text for op, text in one.words if op != "removed") == one.after
    back = versions.compare(store, client.id, second.id, first.id)
    assert len(back) == len(found)


def test_a_version_of_another_client_is_not_compared(
    store: Store, client: Client, add_client: Callable[..., Client]
) -> None:
    strategy.add_objective(store, client.id, "Più ordini")
    frozen = versions.freeze(store, client.id)
    with pytest.raises(BadInput, match="another client"):
        versions.compare(store, add_client("Other").id, frozen.id)


def test_going_back_is_exact_one_step_and_leaves_posts_pointing(store: Store, client: Client) -> None:
    made = one_of_each(store, client)
    post = posts.add(store, client.id, title="x", text="x", pillar_id=made["pillar"].id)
    with store.transaction(None) as tx:
        tx.add(Aim(post_id=post.id, kind="objective", target_id=made["objective"].id))
    frozen = versions.freeze(store, client.id)
    text = versions.content(read(store, client))
    plan.edit(store, made["objective"], title="Altro")
    plan.remove(store, made["goal"])
    plan.remove(store, made["choice"])
    plan.add(store, "risk", client.id, text="Pioggia")
    plan.set_text(store, client.id, "brief.summary", "Nuovo")
    late = versions.content(read(store, client))
    assert versions.go_back(store, frozen.id) > 0
    assert versions.content(read(store, client)) == text
    whole = store.posts.whole(post.id)
    assert whole is not None and whole.objective_ids == (made["objective"].id,)
    assert whole.post.pillar_id == made["pillar"].id
    store.undo()
    assert versions.content(read(store, client)) == late
    store.redo()
    assert versions.content(read(store, client)) == text
    assert versions.go_back(store, frozen.id) == 0


def test_what_posts_point_to_is_put_away_not_removed(store: Store, client: Client) -> None:
    strategy.add_objective(store, client.id, "Prima")
    frozen = versions.freeze(store, client.id)
    new, unused = (strategy.add_pillar(store, client.id, name, share=50) for name in ("Gente", "Banco"))
    posts.add(store, client.id, title="x", pillar_id=new.id)
    versions.go_back(store, frozen.id)
    pillars = {one.id: one for one in read(store, client).records["pillar"]}
    assert pillars[new.id].archived and unused.id not in pillars


def test_each_version_has_its_moment(store: Store, client: Client, clock: Clock) -> None:
    objective = strategy.add_objective(store, client.id, "Prima")
    for number in (1, 2, 3):
        clock.forward(days=1)
        objective = strategy.edit(store, objective, title=f"Prima {number}")
        versions.freeze(store, client.id, f"v{number}")
    listed = versions.listing(store, client.id)
    assert [one.number for one in listed] == [3, 2, 1]
    assert [one.note for one in listed] == ["v3", "v2", "v1"]
    assert len({one.digest for one in listed}) == 3 and len({one.frozen_at[:10] for one in listed}) == 3


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=20)
@given(WORDS, WORDS)
def test_any_words_go_there_and_back(store: Store, client: Client, one: str, other: str) -> None:
    risk = plan.add(store, "risk", client.id, text=one)
    frozen = versions.freeze(store, client.id)
    before = read(store, client)
    plan.edit(store, risk, text=other)
    versions.go_back(store, frozen.id)
    assert read(store, client) == before
    assert versions.verify(store.get(PlanVersion, frozen.id))
    plan.remove(store, risk)
