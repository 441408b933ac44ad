"""What is committed goes into the write-ahead log; a long log is brought into the file beside whoever works."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.clients import Client
from smdesk.services import posts
from smdesk.storage import datafile
from smdesk.storage.store import Store


def log_of(store: Store) -> Path:
    return store.path.with_name(f"{store.path.name}-wal")


def settled(store: Store) -> None:
    """Wait for what brings the log in."""
    if store._database._bringing:
        store._database._bringing.join()


def test_a_long_log_is_brought_into_the_file_and_begins_anew(
    store: Store, client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(datafile, "LOG_BYTES", 200_000)
    sizes = []
    for number in range(40):
        posts.add(store, client.id, title=f"Nr {number}", text="pane " * 200)
        settled(store)
        sizes.append(log_of(store).stat().st_size)
    assert max(sizes) < 400_000 and sorted(sizes) != sizes  # it grew, and was cut back
    shutil.copy(store.path, tmp_path / "alone.db")  # without the log: nearly everything is in the file
    alone = sqlite3.connect(tmp_path / "alone.db")
    assert alone.execute("SELECT count(*) FROM post").fetchone()[0] > 10
    alone.close()
    assert len(store.posts.ids(PostFilter())) == 40


def test_a_log_that_cannot_be_brought_in_stays_and_holds_up_nobody(
    store: Store, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datafile, "LOG_BYTES", 50_000)
    reading = sqlite3.connect(store.path)  # another program in the middle of a long look
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM post").fetchone()
    for number in range(20):
        posts.add(store, client.id, title=f"Nr {number}")
        settled(store)
    assert reading.execute("SELECT count(*) FROM post").fetchone() == (0,)
    reading.close()
    path = store.path
    store.close()
    assert not log_of(store).exists()
    again = Store(path)
    assert len(again.posts.ids(PostFilter())) == 20
    again.close()
