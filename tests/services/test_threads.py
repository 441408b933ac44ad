"""A long text becomes a thread at a place in one step, and goes out post by post."""

from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import BadInput, NotFound, PostLocked
from smdesk.domain.posts import Status
from smdesk.services import composing, exports, limits, posts, publishing, review, threads
from smdesk.storage.store import Store

TEXT = "Torna il raviolo alle erbe, sessanta porzioni al giorno. " * 8 + "Vi aspettiamo!"


@pytest.fixture
def place(store: Store) -> Place:
    """X, where 280 are the most."""
    with store.transaction(Act.ADD_CLIENT) as tx:
        client = tx.add(Client(name="Pastificio", language="it", reviewed=False))
        return tx.add(Place(client_id=client.id, network="x", handle="valdorsa"))


def made(store: Store, place: Place, **fields: object) -> int:
    """A post at that place."""
    return posts.add(store, place.client_id, text=TEXT, place_ids=[place.id], **fields).id  # type: ignore[arg-type]


def test_a_thread_is_one_step_and_lets_the_post_be_approved(store: Store, place: Place) -> None:
    number, facts = made(store, place), limits.facts(store)
    with pytest.raises(BadInput):
        composing.check_may_go(store, number, facts)
    count = threads.divide(store, number, place.id, facts)
    assert count > 1
    composing.check_may_go(store, number, facts)
    assert threads.divide(store, number, place.id, facts) == count  # again changes nothing
    store.undo()
    assert posts.get(store, number).versions[0].text is None


def test_it_goes_out_post_by_post_with_the_link_in_the_last(store: Store, place: Place) -> None:
    number = made(store, place, link="https://valdorsa.example/raviolo", first_comment="no", notes="segreto")
    count = threads.divide(store, number, place.id, limits.facts(store))
    sheet = publishing.sheet(store, number)
    steps = sheet.steps[place.id]
    texts = [step.text for step in steps if step.name == "text"]
    assert [step.kind for step in steps] == ["copy", "open"] + ["copy"] * (count - 1)
    assert [step.number for step in steps if step.name == "text"] == list(range(1, count + 1))
    assert not any("+++" in text or "segreto" in text for text in texts)
    assert [("valdorsa.example" in text) for text in texts] == [False] * (count - 1) + [True]
    door = publishing.door(sheet.at[0])
    assert "%2B%2B%2B" not in door and "valdorsa.example" not in door and "Torna" in door


def test_files_for_other_programs_hold_no_marks(store: Store, place: Place, tmp_path: Path) -> None:
    number = made(store, place, due_wall="2030-10-16T18:30")
    threads.divide(store, number, place.id, limits.facts(store))
    for status in (Status.APPROVED, Status.SCHEDULED):
        review.set_status(store, number, status.value)
    for name in ("buffer", "metricool"):
        for file in exports.export_posts(store, place.client_id, tmp_path / f"{name}.csv", format=name):
            assert "+++" not in file.read_text("utf-8")


def test_refusals_are_one_sentence(store: Store, place: Place) -> None:
    number, facts = made(store, place), limits.facts(store)
    with pytest.raises(NotFound):
        threads.divide(store, number, place.id + 7, facts)
    for status in (Status.APPROVED, Status.PUBLISHED):
        review.set_status(store, number, status.value)
    with pytest.raises(PostLocked):
        threads.divide(store, number, place.id, facts)
