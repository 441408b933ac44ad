"""Damage in the middle of a big data file: found after the start, mended without loss where that can be."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smdesk import commands
from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.posts import Post
from smdesk.services import backup, posts
from smdesk.services.health import Health, look_after
from smdesk.services.home import open_store
from smdesk.storage.database import FILE_NAME, is_sound
from smdesk.storage.store import Store
from tests.fakes import Clock

TODAY = date(2026, 10, 15)
SPOIL = Callable[[str], None]


@pytest.fixture
def big(store: Store, client: Client, home: Path) -> Store:
    """More than is checked before the start, with today's backup."""
    with store.transaction(Act.IMPORT_POSTS) as tx:
        tx.add_many(
            [Post(client_id=client.id, title=f"Nr {n}", text=f"parola{n} " + "sugo " * 80) for n in range(4_000)]
        )
    backup.daily(home, TODAY)
    posts.add(store, client.id, title="After the backup")
    store.close()
    assert store.path.stat().st_size > 2_000_000
    return store


def spoil(path: Path, tree: str) -> None:
    """Overwrite the page that leads to all others of a table or an index."""
    file = sqlite3.connect(path)
    file.execute("PRAGMA wal_checkpoint(truncate)")
    (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tree,)).fetchone()
    size = file.execute("PRAGMA page_size").fetchone()[0]
    file.close()
    with path.open("r+b") as raw:
        raw.seek((root - 1) * size)
        assert raw.read(1)[0] in (2, 5), f"{tree} is one page: no page in the middle"
        raw.seek((root - 1) * size)
        raw.write(b"\xa5" * size)


def count(store: Store) -> int:
    return len(store.posts.ids(PostFilter()))


def test_a_page_in_the_middle_is_found_after_the_start_and_the_backup_put_back(
    big: Store, home: Path, clock: Clock
) -> None:
    assert look_after(home, TODAY) == Health()
    spoil(big.path, "post")
    opened, notice = open_store(home, clock)
    assert notice is None  # the start itself looks at the head only
    assert look_after(home, TODAY) == Health(damaged=True, backup_day="2026-10-15")
    opened.close()
    damaged = big.path.read_bytes()
    again, notice = open_store(home, clock, whole=True)
    assert notice is not None and "backup of 2026-10-15" in notice.message.format(**notice.values)
    assert count(again) == 4_000
    assert next(home.glob("smdesk-damaged-*.db")).read_bytes() == damaged
    again.close()
    assert look_after(home, TODAY) == Health()


def test_a_command_that_meets_it_names_the_way_out(big: Store, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(big.path, "post")
    source = home / "backups" / "smdesk-2026-10-15.db"
    assert commands.run(["--home", str(home), "--lang", "en", "posts", "--json"]) == 1
    assert f"“smdesk restore {source}”" in capsys.readouterr().err
    assert commands.run(["--home", str(home), "restore", str(source)]) == 0
    capsys.readouterr()
    assert commands.run(["--home", str(home), "posts", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4_000


@pytest.mark.parametrize("tree", ["post_text_data", "post_source_key"])
def test_search_and_indexes_are_made_anew_and_nothing_is_lost(
    big: Store, home: Path, clock: Clock, tree: str
) -> None:
    spoil(big.path, tree)
    assert look_after(home, TODAY).damaged
    again, notice = open_store(home, clock, whole=True)
    assert notice is not None and "nothing you wrote was lost" in notice.message
    assert count(again) == 4_001
    assert [card.title for card in again.posts.search("parola3999")] == ["Nr 3999"]
    assert again.undo() is not None and count(again) == 4_000
    again.close()
    assert is_sound(home / FILE_NAME) and look_after(home, TODAY) == Health()


def test_a_search_that_disagrees_with_itself_is_made_anew(big: Store, home: Path, clock: Clock) -> None:
    """SQLite's own check does not see this; opening with ``--repair`` does."""
    file = sqlite3.connect(big.path)
    file.execute("UPDATE post_text_data SET block = zeroblob(length(block)) WHERE id > 100")
    file.commit()
    file.close()
    assert look_after(home, TODAY) == Health()
    again, notice = open_store(home, clock, whole=True)
    assert notice is not None and "nothing you wrote was lost" in notice.message
    assert [card.title for card in again.posts.search("parola3999")] == ["Nr 3999"] and count(again) == 4_001
    again.close()


def test_the_daily_backup_finds_it_too(big: Store, home: Path) -> None:
    spoil(big.path, "post")
    assert look_after(home, date(2026, 10, 16)) == Health(damaged=True, backup_day="2026-10-15")
    assert [day for day, _ in backup.dated(home)] == [TODAY]


def test_the_check_holds_up_nobody_who_writes(big: Store, home: Path, clock: Clock) -> None:
    writing = Store.at_home(home, clock)
    with writing.transaction(Act.ADD_POST) as tx:
        tx.add(Post(client_id=1, title="While it is read"))
        assert look_after(home, TODAY) == Health()
    assert count(writing) == 4_002
    writing.execute("PRAGMA journal_mode = delete")
    with writing.transaction(Act.ADD_POST) as tx:
        tx.add(Post(client_id=1, title="On a disk without a log"))
        assert look_after(home, TODAY) == Health()
    writing.close()
