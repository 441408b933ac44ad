"""Our own files brought back to the home they came from: nothing is made twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.posts import Post, Version
from smdesk.domain.time import utc_of
from smdesk.services import clients, exports, imports
from smdesk.storage.store import Store

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def client_id(store: Store) -> int:
    """A client with two places and three posts written here, one without a day and one without a title."""
    client = clients.add_client(store, "Valdorsa", language="it", zone="Europe/Rome")
    places = [clients.add_place(store, client.id, network, handle="@v") for network in ("instagram", "x")]
    with store.transaction(Act.ADD_POST) as tx:
        for title, text, wall in (
            ("Gnocchi", "Giovedì gnocchi\n\nvenite", "2026-12-10T18:30"),
            ("", "Senza titolo", "2026-12-10T18:30"),
            ("Idea", "", ""),
        ):
            due = {"due_wall": wall, "due_utc": utc_of(wall, "Europe/Rome") if wall else 0, "zone": "Europe/Rome"}
            post = tx.add(Post(client_id=client.id, title=title, text=text, status="draft" if wall else "idea", **due))
            for place in places:
                tx.add(Version(post_id=post.id, place_id=place.id))
    return client.id


@pytest.mark.parametrize(("format", "posts"), [("csv", 3), ("json", 3), ("ics", 2)])
def test_our_own_file_makes_nothing_twice(store: Store, client_id: int, tmp_path: Path, format: str, posts: int) -> None:
    (path,) = exports.export_posts(store, client_id, tmp_path / f"a.{format}", format=format, now=NOW)
    report = imports.apply(store, imports.plan_import(store, client_id, path))
    assert (report["created"], report["updated"], report["skipped"]) == (0, 0, posts)
    assert not report["errors"] and len(store.find(Post)) == 3


def test_what_was_changed_in_the_file_comes_in(store: Store, client_id: int, tmp_path: Path) -> None:
    (path,) = exports.export_posts(store, client_id, tmp_path / "a.csv", format="csv", now=NOW)
    path.write_text(path.read_text("utf-8-sig").replace("venite", "venite in tanti"), "utf-8")
    report = imports.apply(store, imports.plan_import(store, client_id, path))
    assert (report["created"], report["skipped"]) == (1, 2)


def test_two_posts_alike_are_two(store: Store, client_id: int, tmp_path: Path) -> None:
    """One that stands here answers for one row; a post in the bin for none."""
    (path,) = exports.export_posts(store, client_id, tmp_path / "a.csv", format="csv", now=NOW)
    first = store.find(Post, title="Gnocchi")[0]
    with store.transaction(Act.DELETE_POST) as tx:
        tx.update(first, deleted="2026-12-01T12:00:00+00:00")
    report = imports.apply(store, imports.plan_import(store, client_id, path))
    assert (report["created"], report["skipped"]) == (1, 2)
