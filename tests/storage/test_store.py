"""One way to write: transactions, ids, notification, search, two processes."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act, ChangeSet
from smdesk.domain.clients import Client
from smdesk.domain.errors import NotFound
from smdesk.domain.posts import Post, Version
from smdesk.services import posts
from smdesk.storage.database import FILE_NAME
from smdesk.storage.store import Store
from tests.fakes import Clock

ROOT = Path(__file__).parents[2]


def test_what_is_written_is_there_after_a_restart(store: Store, client: Client) -> None:
    made = posts.add(store, client.id, title="Perché no?", text="ciao", due_wall="2026-10-16T18:30")
    path = store.path
    store.close()
    again = Store(path)
    whole = again.posts.whole(made.id)
    assert whole is not None and whole.post == made and len(whole.versions) == 2
    again.close()


def test_a_transaction_that_fails_leaves_nothing(store: Store, client: Client) -> None:
    with pytest.raises(RuntimeError), store.transaction(Act.ADD_POST) as tx:
        tx.add(Post(client_id=client.id, title="never"))
        raise RuntimeError
    assert store.posts.ids(PostFilter()) == []
    assert store.undoable is not None and store.undoable.act == Act.ADD_CLIENT


def test_subscribers_hear_once_after_the_commit(store: Store, client: Client) -> None:
    heard: list[ChangeSet] = []
    stop = store.subscribe(heard.append)
    with store.transaction(Act.ADD_POST, origin="me") as tx:
        made = tx.add(Post(client_id=client.id))
        tx.update(made, title="x")
        assert not heard
    assert len(heard) == 1 and heard[0].origin == "me" and heard[0].ids("post") == {made.id}
    stop()
    store.undo()
    assert len(heard) == 1


def test_a_transaction_without_change_is_no_step_and_tells_nobody(store: Store, client: Client) -> None:
    heard: list[ChangeSet] = []
    store.subscribe(heard.append)
    before = store.undoable
    with store.transaction(Act.EDIT_CLIENT) as tx:
        tx.update(client, name=client.name)
    assert not heard and store.undoable == before


def test_ids_are_never_given_again(store: Store, client: Client) -> None:
    first = posts.add(store, client.id)
    store.undo()
    assert posts.add(store, client.id).id > first.id


def test_an_entity_that_is_gone_is_said_so(store: Store) -> None:
    with pytest.raises(NotFound):
        store.get(Post, 99)


def test_another_process_may_write_in_between(store: Store, client: Client) -> None:
    posts.add(store, client.id, title="mine")
    code = f"""
from pathlib import Path
from smdesk.services import posts
from smdesk.storage.store import Store
posts.add(Store(Path({str(store.path)!r})), {client.id}, title="theirs")
"""
    before = store.data_version
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    assert store.data_version != before
    posts.add(store, client.id, title="mine again")
    titles = [card.title for card in store.posts.undated(PostFilter())]
    assert titles == ["mine again", "theirs", "mine"]


@pytest.mark.parametrize("count", [3, 700])
def test_many_new_rows_are_found_by_their_words(store: Store, client: Client, count: int) -> None:
    with store.transaction(Act.IMPORT_POSTS) as tx:
        made = tx.add_many(
            [Post(client_id=client.id, title=f"riga {n}", text="comune") for n in range(count)]
        )
        tx.add_many([Version(post_id=made[0].id, place_id=1, text="soltanto qui")])
        tx.add_many([Version(post_id=one.id, place_id=2) for one in made])
    assert len(store.posts.search("comune", limit=1_000)) == count
    assert [card.id for card in store.posts.search(f"riga {count - 1}")] == [made[-1].id]
    assert [card.id for card in store.posts.search("soltanto")] == [made[0].id]
    posts.edit(store, made[1].id, text="altra cosa")
    assert len(store.posts.search("comune", limit=1_000)) == count - 1
    store.undo()
    store.undo()
    assert store.posts.search("comune") == [] and store.posts.search("soltanto") == []
    store.redo()
    assert len(store.posts.search("comune", limit=1_000)) == count


def test_a_search_looks_past_what_lies_in_the_bin_and_is_others(
    store: Store, client: Client, add_client: Callable[..., Client]
) -> None:
    other = add_client("Altra")
    with store.transaction(Act.IMPORT_POSTS) as tx:
        own, both = tx.add_many([Post(client_id=client.id, title=""), Post(client_id=client.id, text="vino")])
        bare = tx.add_many([Post(client_id=client.id, text="olio") for _ in range(3)])
        gone = tx.add_many([Post(client_id=client.id, text="pane", deleted="2026-10-01") for _ in range(40)])
        theirs = tx.add_many([Post(client_id=other.id, text="pane") for _ in range(40)])
        tx.add_many([Version(post_id=own.id, place_id=1, text="vino buono")])
        tx.add_many([Version(post_id=both.id, place_id=place, text="vino") for place in (1, 2)])
        tx.add_many([Version(post_id=one.id, place_id=1, text="vino") for one in (*gone, *theirs)])
    found = store.posts.search("vino", client.id, limit=3)
    assert [hit.id for hit in found] == [both.id, own.id]
    assert [hit.id for hit in store.posts.search("vino", limit=5)] == [one.id for one in theirs[:-6:-1]]
    assert [hit.id for hit in store.posts.search("olio vino")] == []
    assert [hit.text_key for hit in store.posts.search("oli", limit=2)] == ["olio", "olio"]
    assert bare[2].id == store.posts.search("olio", limit=1)[0].id


def test_bulk_rows_that_fail_bring_the_search_trigger_back(store: Store, client: Client) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.transaction(Act.IMPORT_POSTS) as tx:
        broken = [Post(client_id=client.id, title="x") for _ in range(600)]
        tx.add_many([*broken, Post(client_id=None, title="y")])  # type: ignore[arg-type]
    posts.add(store, client.id, title="dopo")
    assert len(store.posts.search("dopo")) == 1 and store.posts.search("x") == []


def test_the_store_belongs_to_its_thread(store: Store, client: Client) -> None:
    from threading import Thread

    caught: list[BaseException] = []

    def write() -> None:
        try:
            with store.transaction(Act.ADD_POST):
                pass
        except AssertionError as error:
            caught.append(error)

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert caught


def test_two_stores_on_one_file_wait_for_each_other(
    store: Store, client: Client, add_client: Callable[..., Client]
) -> None:
    other = Store(store.path.parent / FILE_NAME)
    posts.add(other, client.id, title="other")
    assert add_client("Second").id == client.id + 1
    assert [one.name for one in other.clients.all()] == [client.name, "Second"]
    other.close()


def test_a_step_keeps_who_asked_for_it(store: Store, client: Client, clock: Clock) -> None:
    post = posts.add(store, client.id, title="one")
    store.author = "window"
    posts.edit(store, post.id, title="two")
    assert store.undoable is not None and store.undoable.author == "window"
    beside = Store(store.path, clock, author="command_line")
    posts.edit(beside, post.id, title="three")  # within seconds: yet not the window's step
    with beside.transaction(Act.IMPORT_POSTS) as tx:
        tx.update(beside.get(Post, post.id), title="four")
    store.undo()
    assert store.redoable is not None and store.redoable.author == "import"
    store.redo()
    with beside.transaction(None) as tx:
        tx.update(beside.get(Post, post.id), title="five")
    beside.close()
    past = [(one.entity.title, one.author) for one in store.past("post", post.id)]
    assert past == [("four", ""), ("three", "import"), ("two", "command_line"), ("one", "window")]
