"""What the composer shows beside a text: findings per place, links, the gate before approval."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import BadInput
from smdesk.domain.findings import Level
from smdesk.domain.media import Snippet
from smdesk.domain.posts import Post, Status
from smdesk.domain.strategy import Campaign
from smdesk.services import composing, limits, media, posts, review, snippets
from smdesk.services.composing import AtPlace
from smdesk.storage.store import Store

TODAY = date(2026, 10, 15)


@pytest.fixture
def books(store: Store) -> Client:
    with store.transaction(Act.ADD_CLIENT) as tx:
        client = tx.add(
            Client(
                name="Larch & Lantern", language="en", zone="Europe/London", approver="Jo", site="larch.org"
            )
        )
        for position, network in enumerate(("facebook_page", "x", "mastodon")):
            tx.add(Place(client_id=client.id, network=network, handle="larch", position=position))
        tx.add(Campaign(client_id=client.id, name="The Long Table", utm_name="long-table"))
    return client


def at(store: Store, post: Post, network: str) -> AtPlace:
    whole = posts.get(store, post.id)
    found = composing.at_places(whole, store.clients.plan(post.client_id), limits.facts(store))
    return next(one for one in found if one.place.network == network)


def test_a_place_says_its_own_or_the_common_words(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="Common", title="T")
    x = at(store, post, "x")
    assert (x.draft.text, x.differs) == ("Common", False)
    posts.edit_version(store, post.id, x.place.id, text="Own")
    assert (at(store, post, "x").draft.text, at(store, post, "x").differs) == ("Own", True)
    assert not at(store, post, "facebook_page").differs


def test_the_link_is_the_one_that_goes_out_there(store: Store, books: Client) -> None:
    campaign = store.clients.plan(books.id).campaigns[0]
    post = posts.add(store, books.id, text="Come", link="https://larch.org/table", campaign_id=campaign.id)
    assert "utm_source=x" in at(store, post, "x").link and "long-table" in at(store, post, "x").link
    assert "utm_source=mastodon" in at(store, post, "mastodon").link
    assert at(store, post, "x").outgoing == f"Come\n{at(store, post, 'x').link}"
    posts.edit(store, post.id, tagged=False)
    assert at(store, post, "x").link == "https://larch.org/table"
    posts.edit(store, post.id, link="no link at all", tagged=True)
    assert at(store, post, "x").link == "no link at all"


def test_the_same_finding_at_two_places_is_one_line(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="word " * 200)
    whole = posts.get(store, post.id)
    plan = store.clients.plan(books.id)
    sheet = composing.sheet(whole, plan, composing.at_places(whole, plan, limits.facts(store)), TODAY)
    blocks = [one for one in sheet.found if one.finding.level is Level.BLOCK]
    assert {one.finding.values["network"] for one in blocks} == {"X", "Mastodon"}
    assert sheet.found == tuple(sorted(sheet.found, key=lambda one: -one.finding.level))


@pytest.mark.parametrize("text", ["a" * 300, "🍲" * 200, "è" * 290, "word " * 60 + "https://larch.org/x"])
def test_the_part_beyond_the_limit_begins_where_it_begins(store: Store, books: Client, text: str) -> None:
    from dataclasses import replace

    from smdesk.domain.limits import budget

    post = posts.add(store, books.id, text=text)
    one = at(store, post, "x")
    cut = composing.overshoot(one)
    assert cut is not None
    assert budget(one.facts, replace(one.draft, text=text[:cut])).remaining >= 0
    assert budget(one.facts, replace(one.draft, text=text[: cut + 1])).remaining < 0


def test_official_limits_stand_before_approval_and_schedule(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="word " * 70, due_wall="2026-10-16T18:30")
    facts = limits.facts(store)
    composing.advance(store, post.id, Status.IN_REVIEW, facts)
    with pytest.raises(BadInput, match=r"Text: .* of 280 on X.*Shorten it by"):
        composing.advance(store, post.id, Status.APPROVED, facts)
    assert store.get(Post, post.id).status == Status.IN_REVIEW
    posts.edit(store, post.id, text="Twelve seats, soup included.")
    composing.advance(store, post.id, Status.APPROVED, facts)
    composing.advance(store, post.id, Status.SCHEDULED, facts)
    assert store.get(Post, post.id).status == Status.SCHEDULED


def test_a_post_without_a_place_is_not_approved(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="Nowhere", place_ids=[])
    review.set_status(store, post.id, "in_review")
    with pytest.raises(BadInput, match="place"):
        composing.advance(store, post.id, Status.APPROVED, limits.facts(store))


def test_ended_rights_stand_before_approval(store: Store, books: Client, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (800, 600)).save(path)
    post = posts.add(store, books.id, text="Soup night.", due_wall="2026-10-20T18:30")
    (one,) = media.attach(store, post.id, [media.inspect(str(path))])
    media.edit(store, one.media_id, rights="licence", credit="Priya", expires="2026-10-19")
    review.set_status(store, post.id, "in_review")
    with pytest.raises(BadInput, match=r"rights of “a\.jpg” end"):
        composing.advance(store, post.id, Status.APPROVED, limits.facts(store))


def test_published_by_hand_is_one_step(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="Soup night.", due_wall="2026-10-16T18:30")
    for status in ("in_review", "approved"):
        review.set_status(store, post.id, status)
    x = at(store, post, "x").place.id
    with pytest.raises(BadInput, match="web address"):
        composing.mark_published(store, post.id, {x: "over there"})
    made = composing.mark_published(store, post.id, {x: "https://x.com/1"})
    assert (made.status, made.published_url) == (Status.PUBLISHED, "https://x.com/1")
    assert {one.out_at for one in posts.get(store, post.id).versions} == {made.published_at}
    store.undo()
    assert store.get(Post, post.id).status == Status.APPROVED
    assert (at(store, post, "x").version.published_url, at(store, post, "x").version.out_at) == ("", "")


def test_a_held_post_returns_to_where_it_stood(store: Store, books: Client) -> None:
    post = posts.add(store, books.id, text="Soup night.", due_wall="2026-10-16T18:30")
    for status in ("in_review", "approved", "scheduled"):
        review.set_status(store, post.id, status)
    composing.hold(store, post.id, "storm")
    assert store.get(Post, post.id).hold_reason == "storm"
    review.release(store, [post.id])
    assert store.get(Post, post.id).status == Status.SCHEDULED


def test_presets_of_places(store: Store, books: Client) -> None:
    plan = store.clients.plan(books.id)
    ids = [place.id for place in plan.places]
    composing.save_preset(store, plan, " Event  duo ", ids[:2])
    composing.save_preset(store, plan, "event duo", ids[1:])
    assert composing.presets(store, plan) == [composing.Preset("event duo", tuple(ids[1:]))]
    with pytest.raises(BadInput, match="name"):
        composing.save_preset(store, plan, " ", ids)
    composing.remove_preset(store, plan, "event duo")
    assert composing.presets(store, plan) == []


def test_no_note_ever_reaches_a_composer_or_a_copy(store: Store, books: Client) -> None:
    post = posts.add(
        store, books.id, text="Soup.", notes="PRIVATE", design_note="BRIEF", link="https://larch.org"
    )
    for network in ("facebook_page", "x", "mastodon"):
        one = at(store, post, network)
        seen = one.outgoing + composing.compose_url(one) + str(one.draft)
        assert "PRIVATE" not in seen and "BRIEF" not in seen


def test_snippets_by_scope_and_beginning(
    store: Store, books: Client, add_client: Callable[..., Client]
) -> None:
    other = add_client("Other", networks=())
    for name, text, scope in (("hours", "9 to 5", {}), ("tags", "#Books", {"network": "x"}),
                              ("hold", "Shall we hold it?", {"client_id": books.id}), ("hey", "no", {"client_id": other.id})):  # fmt: skip
        snippets.save(store, Snippet(name=name, text=text, **scope))  # type: ignore[arg-type]
    usable = snippets.usable(store, books.id, ["mastodon"])
    assert [one.name for one in usable] == ["hold", "hours"]
    assert [one.name for one in snippets.matching(snippets.usable(store, books.id), "bo")] == ["tags"]
    with pytest.raises(BadInput, match="already"):
        snippets.save(store, Snippet(name="/Hours", text="again"))
    with pytest.raises(BadInput, match="space"):
        snippets.save(store, Snippet(name="two words", text="x"))
    with pytest.raises(BadInput, match="empty"):
        snippets.save(store, Snippet(name="", text="x"))
    snippets.remove(store, usable[0].id)
    store.undo()
    assert len(snippets.every(store)) == 4
