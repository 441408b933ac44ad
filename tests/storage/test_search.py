"""One index of all words of a post: whatever was done to posts and versions, it finds what a plain look finds."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.posts import Post, Version
from smdesk.services import posts
from smdesk.storage.store import Store
from tests.fakes import Clock

WORDS = (
    "pasta", "pastificio", "caffè", "CAFFÈ", "perché", "sì", "già", "2026", "vino", "vinaio", "olio_nuovo", "łódź",
    "straße", "niño", "fête", "domenica",
)  # fmt: skip
SOUGHT = (
    "pasta", "past", "pa", "p", "caffe", "cafè", "perche", "già", "20", "2026", "vin", "vino", "olio_nuovo",
    "olio nu", "pasta vino", "vino pasta", "nino", "fet", "domenica caffe pa", "łódź", "zzz", "nuovo_olio", "…",
)  # fmt: skip


def tokens(text: str) -> list[str]:
    """Words as the index knows them: small letters, no diacritics, parted by everything else."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", bare)


def holds(texts: list[str], sought: str) -> bool:
    """Whether the texts of a post together hold every word; parts of one word stand side by side in one text."""
    words = re.findall(r"\w+", sought)
    for place, word in enumerate(words):
        parts, beginning = tokens(word), place == len(words) - 1
        if not any(_side_by_side(tokens(text), parts, beginning) for text in texts):
            return False
    return bool(words)


def _side_by_side(held: list[str], parts: list[str], beginning: bool) -> bool:
    *first, last = parts
    for start in range(len(held) - len(first)):
        end = held[start + len(first)]
        if held[start : start + len(first)] == first and (end.startswith(last) if beginning else end == last):
            return True
    return False


def plainly(store: Store, sought: str, client_id: int = 0) -> list[int]:
    """What a search finds, read from the tables row by row."""
    own: dict[int, list[str]] = {}
    for version in store.find(Version):
        own.setdefault(version.post_id, []).extend(text for text in (version.title, version.text) if text)
    return [
        post.id
        for post in reversed(store.find(Post))
        if not post.deleted
        and client_id in (0, post.client_id)
        and holds([post.title, post.text, *own.get(post.id, ())], sought)
    ]


def agree(store: Store, client_id: int) -> None:
    """Search, filter and SQLite's own check of the index against the tables."""
    for sought in SOUGHT:
        expected = plainly(store, sought)
        assert [hit.id for hit in store.posts.search(sought, limit=10_000)] == expected, sought
        assert [hit.id for hit in store.posts.search(sought, limit=7)] == expected[:7]
        theirs = plainly(store, sought, client_id)
        assert [hit.id for hit in store.posts.search(sought, client_id, 10_000)] == theirs
        if theirs:
            assert sorted(store.posts.ids(PostFilter(client_id=client_id, text=sought))) == theirs[::-1]
    store.execute("INSERT INTO post_text (post_text, rank) VALUES ('integrity-check', 1)")
    assert not store.execute("SELECT * FROM indexed_later").fetchall()
    loose = """SELECT id FROM post p WHERE deleted = '' AND NOT EXISTS
               (SELECT 1 FROM aim WHERE post_id = p.id AND kind = 'objective') ORDER BY id"""
    listed = store.execute("SELECT post_id FROM unserved ORDER BY post_id").fetchall()
    assert store.execute(loose).fetchall() == listed


def one_change(store: Store, random: Random, clients: list[int]) -> None:
    """One step as the user, an import or a sync makes it."""

    def said(most: int = 6) -> str:
        return " ".join(random.choices(WORDS, k=random.randrange(most)))

    living = store.posts.ids(PostFilter())
    act = random.choice(("add", "edit", "move", "version", "bin", "back", "many", "gone", "undo", "undo", "redo"))
    if act == "add" or not living:
        posts.add(store, random.choice(clients), title=said(3), text=said())
    elif act == "edit":
        posts.edit(store, random.choice(living), **random.choice(({"title": said(3)}, {"text": said()})))
    elif act == "move":
        posts.move(store, random.choice(living), f"2026-11-{random.randrange(1, 29):02}T10:00")
    elif act == "version":
        whole = posts.get(store, random.choice(living))
        if whole.versions:
            own = random.choice((said(), None))
            posts.edit_version(store, whole.post.id, random.choice(whole.versions).place_id, text=own)
    elif act == "bin":
        posts.delete(store, random.sample(living, min(2, len(living))))
    elif act == "back":
        posts.restore(store, [post.id for post in store.posts.bin()][:1])
    elif act == "many":
        _import(store, random, clients, said)
    elif act == "gone":
        with store.transaction(Act.EDIT_POST) as tx:
            whole = posts.get(store, random.choice(living))
            for one in random.sample([*whole.versions, whole.post], len(whole.versions) + 1):
                tx.remove(one)
    elif act == "undo":
        store.undo()
    else:
        store.redo()


def _import(store: Store, random: Random, clients: list[int], said: Callable[..., str]) -> None:
    act = random.choice((Act.IMPORT_POSTS, None))  # what cannot be undone may also change what it has just added
    with store.transaction(act) as tx:
        many = random.choice((2, 25))
        made = tx.add_many([Post(client_id=random.choice(clients), title=said(3), text=said()) for _ in range(many)])
        tx.add_many([Version(post_id=one.id, place_id=place, text=random.choice((None, said())))
                     for one in made for place in (1, 2)])  # fmt: skip
        older = store.posts.ids(PostFilter())[:4]
        tx.add_many([Version(post_id=one, place_id=3, title=said(3)) for one in older])
        if act is None:
            tx.update(made[0], text=said())
            tx.remove(made[1])


@pytest.mark.parametrize("seed", range(2))
def test_search_finds_what_a_plain_look_finds(
    store: Store, client: Client, add_client: Callable[..., Client], clock: Clock, seed: int
) -> None:
    random, other = Random(seed), add_client("Altra")
    for _ in range(5):
        for _ in range(12):
            clock.forward(seconds=random.choice((1, 10)))
            one_change(store, random, [client.id, other.id])
        agree(store, other.id)
    while store.undoable and store.undoable.act != Act.ADD_CLIENT:
        store.undo()
    agree(store, client.id)
    while store.redo():
        pass
    agree(store, client.id)


def test_a_post_is_found_by_words_that_stand_in_different_texts_of_it(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="Gnocchi", text="di patate")
    posts.edit_version(store, post.id, 1, text="solo la domenica")
    assert [hit.id for hit in store.posts.search("gnocchi domen")] == [post.id]
    assert store.posts.search("patate_solo") == [] == store.posts.search("gnocchi_di")


def test_signs_are_found_though_the_index_holds_words_alone(store: Store, client: Client) -> None:
    heart = posts.add(store, client.id, title="Festa ❤\ufe0f", text="50€ a testa")
    party = posts.add(store, client.id, title="Festa", text="niente")
    posts.edit_version(store, party.id, 1, text="Si balla 🎉👍🏽")
    for typed, found in (("❤", heart), ("❤\ufe0f", heart), ("festa 🎉", party), ("👍🏽", party), ("€", heart)):
        assert [hit.id for hit in store.posts.search(typed)] == [found.id], typed
        assert store.posts.ids(PostFilter(text=typed), 9) == [found.id], typed
    assert store.posts.search("pane 🎉") == [] and len(store.posts.search("“festa” – …")) == 2


def test_moving_a_post_does_not_touch_the_index(store: Store, client: Client) -> None:
    made = [posts.add(store, client.id, text="pane", due_wall="2026-10-16T18:30") for _ in range(3)]
    before = store.execute("SELECT id, block FROM post_text_data").fetchall()
    posts.move(store, made[0].id, "2026-10-17T10:00")
    posts.delete(store, [made[1].id])
    store.undo()
    assert store.execute("SELECT id, block FROM post_text_data").fetchall() == before


def test_the_places_asked_for_are_read_from_an_index(store: Store, client: Client) -> None:
    """Through the index of places alone, each post would look at all versions of a place."""
    asked: list[str] = []
    execute = store._database.execute_sql
    store._database.execute_sql = lambda sql, values=(): (asked.append(sql), execute(sql, values))[1]  # type: ignore
    store.posts.window("2026-10-01", "2026-11-01", PostFilter(place_ids=frozenset({1})))
    plan = [row[3] for row in execute("EXPLAIN QUERY PLAN " + asked[0], ("2026-10-01", "2026-11-01", 1))]
    assert any("version_post_id (post_id=? AND place_id=?)" in line for line in plan)
