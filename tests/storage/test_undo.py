"""Undo all is the start, redo all is the end, whatever was done between."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import UndoConflict
from smdesk.domain.posts import Post, Version
from smdesk.services import clients, posts
from smdesk.storage.store import Store
from tests.fakes import Clock
from tests.storage.edits import checksum, one_edit


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), steps=st.integers(1, 25), reopen=st.booleans())
def test_undo_all_is_the_start_and_redo_all_is_the_end(seed: int, steps: int, reopen: bool) -> None:
    with TemporaryDirectory() as folder:
        clock, random = Clock(), Random(seed)
        store = Store(Path(folder) / "smdesk.db", clock)
        start = checksum(store)
        client = clients.add_client(store, "Prova")
        clients.add_place(store, client.id, "instagram", "uno")
        clients.add_place(store, client.id, "mastodon", "due")
        for _ in range(steps):
            clock.forward(seconds=random.choice((1, 10)))
            one_edit(store, random)
        while store.redo():
            pass
        end = checksum(store)
        if reopen:
            store.close()
            store = Store(Path(folder) / "smdesk.db", clock)
        while store.undo():
            pass
        assert checksum(store) == start
        while store.redo():
            pass
        assert checksum(store) == end
        store.close()


def test_saves_of_one_text_within_seconds_are_one_step(store: Store, client: Client, clock: Clock) -> None:
    post = posts.add(store, client.id, text="a")
    for text in ("ab", "abc", "abcd"):
        clock.forward(seconds=2)
        posts.edit(store, post.id, text=text)
    clock.forward(seconds=30)
    posts.edit(store, post.id, text="later")
    store.undo()
    assert store.get(Post, post.id).text == "abcd"
    store.undo()
    assert store.get(Post, post.id).text == "a"


def test_after_an_undo_typing_begins_a_new_step(store: Store, client: Client, clock: Clock) -> None:
    post = posts.add(store, client.id, text="a")
    posts.edit(store, post.id, text="ab")
    store.undo()
    posts.edit(store, post.id, text="ax")
    assert store.redoable is None
    store.undo()
    assert store.get(Post, post.id).text == "a"


def test_a_row_that_moved_on_is_left_alone(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="a")
    posts.edit(store, post.id, title="b")
    with store.transaction(None) as tx:  # a sync
        tx.update(post, title="from outside")
    with pytest.raises(UndoConflict):
        store.undo()
    assert store.get(Post, post.id).title == "from outside"
    assert store.undoable is not None and store.undoable.act == Act.EDIT_POST


def test_a_new_row_that_a_sync_has_touched_is_not_taken_away(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="a")
    with store.transaction(None) as tx:
        tx.update(post, published_url="https://example.org/1")
    with pytest.raises(UndoConflict):
        store.undo()
    assert store.get(Post, post.id).published_url == "https://example.org/1"


def test_undo_of_another_column_goes_through(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="a")
    posts.edit(store, post.id, title="b")
    with store.transaction(None) as tx:
        tx.update(post, published_url="https://example.org/1")
    store.undo()
    now = store.get(Post, post.id)
    assert (now.title, now.published_url) == ("a", "https://example.org/1")


def test_a_clock_set_back_spoils_nothing(store: Store, client: Client, clock: Clock) -> None:
    post = posts.add(store, client.id, text="a")
    clock.forward(days=-400)
    posts.edit(store, post.id, text="b")
    posts.edit(store, post.id, text="c")
    store.undo()
    assert store.get(Post, post.id).text == "a"
    store.redo()
    assert store.get(Post, post.id).text == "c"


def test_a_removed_row_comes_back_as_it_was(store: Store, client: Client) -> None:
    own = clients.add_own_date(store, client.id, "2026-10-25", "Festa", yearly=True)
    clients.remove_own_date(store, own.id)
    store.undo()
    assert store.get(type(own), own.id) == own


def test_an_abandoned_step_leaves_the_stacks_as_they_were(store: Store, client: Client) -> None:
    first = posts.add(store, client.id, title="One")
    posts.add(store, client.id, title="Two")
    store.undo()
    start, before = checksum(store), (store.undoable, store.redoable)
    for many in (1, 3):
        with store.transaction(Act.IMPORT_POSTS) as tx:
            tx.add_many([Post(client_id=client.id, title=str(n)) for n in range(many)])
            tx.update(first, title="Changed")
        with store.transaction(Act.IMPORT_POSTS, step=tx.step) as tx:
            tx.add(Post(client_id=client.id, title="Next page"))
        assert store.redoable is None
        store.abandon(tx.step)
        assert (store.undoable, store.redoable) == before
        assert checksum(store) == start
    store.redo()
    assert store.undoable is not None and store.redoable is None
    store.undo()
    store.undo()
    assert [store.redo() is not None for _ in range(3)] == [True, True, False]
    store.abandon(0)


def test_rows_added_with_many_may_be_changed_and_taken_away_in_the_same_step(store: Store, client: Client) -> None:
    place = clients.add_place(store, client.id, "instagram", "uno")
    other = posts.add(store, client.id, title="Other", text="words of before")
    start = checksum(store)
    with store.transaction(Act.IMPORT_POSTS) as tx:
        tx.update(other, title="Changed first")
        first, second, third = tx.add_many([Post(client_id=client.id, text=f"many{n}") for n in range(3)])
        tx.update(first, text="changed at once", title="New")
        tx.add_many([Version(post_id=one.id, place_id=place.id) for one in (first, second)])
        tx.update(tx.update(first, title="Newer"), title="Newest")
        tx.remove(third)
        tx.update(other, title="Changed last")
    end = checksum(store)
    assert (found(store, "changed"), found(store, "many0")) == ([first.id, other.id], [])
    for _ in range(2):
        store.undo()
        assert checksum(store) == start
        assert found(store, "changed") == found(store, "many1") == []
        store.redo()
        assert checksum(store) == end
        assert found(store, "changed at once") == [first.id]


def found(store: Store, text: str) -> list[int]:
    return sorted(store.posts.ids(PostFilter(text=text)), key=lambda number: -number)
