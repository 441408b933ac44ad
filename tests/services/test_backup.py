"""Copies appear whole or not at all, are rotated, and restoring can be taken back."""

import gzip
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.cards import PostFilter
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput, StoreTrouble
from smdesk.services import backup, posts
from smdesk.storage.database import FILE_NAME, SCHEMA, Damaged, is_sound
from smdesk.storage.store import Store
from tests.fakes import Clock

TODAY = date(2026, 10, 15)
DATABASES = Path(__file__).parents[1] / "databases"


def test_a_backup_of_an_open_store_is_whole_and_one_file(
    store: Store, client: Client, tmp_path: Path
) -> None:
    posts.add(store, client.id, title="dentro")
    seen: list[tuple[int, int]] = []
    made = backup.make(store, tmp_path / "copia di sicurezza è.db", lambda *step: seen.append(step))
    assert is_sound(made) and seen and seen[-1][0] == seen[-1][1]
    assert [path.name for path in tmp_path.glob("copia*")] == [made.name]
    copy = Store(made)
    assert [card.title for card in copy.posts.undated(PostFilter())] == ["dentro"]
    assert copy.undoable is not None
    copy.close()


def test_into_a_folder_it_gets_a_name(store: Store, client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "chiavetta"
    folder.mkdir()
    assert backup.make(store, folder).name.startswith("smdesk-2026")


def test_a_folder_that_is_not_there_is_one_sentence(store: Store, client: Client, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble):
        backup.make(store, tmp_path / "gone" / "copy.db")


def test_a_failed_backup_leaves_the_old_one(store: Store, client: Client, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"the old one")
    path = store.path
    store.close()
    damage(path)
    with pytest.raises(Damaged):
        backup.write_copy(path, target)
    assert target.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.glob(".copy*")] == []


def damage(path: Path) -> None:
    """Overwrite the middle of a file."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xde\xad" * (size // 4))


def test_one_backup_a_day(store: Store, client: Client, home: Path) -> None:
    assert backup.due(home, TODAY)
    made = backup.daily(home, TODAY)
    assert made == home / "backups" / "smdesk-2026-10-15.db"
    assert not backup.due(home, TODAY) and backup.daily(home, TODAY) is None
    assert backup.due(home, TODAY + timedelta(days=1))


def test_what_a_killed_backup_left_is_swept_up(store: Store, client: Client, home: Path, tmp_path: Path) -> None:
    (home / "backups").mkdir()
    own = tmp_path / "mine.db"
    left = [home / ".smdesk.db.7.part", home / "backups" / ".smdesk-2026-10-14.db.7.part-journal", tmp_path / ".mine.db.7.part"]
    fresh = home / "backups" / ".smdesk-2026-10-14.db.8.part"
    for one in (*left, fresh):
        one.write_bytes(b"half")
    for one in left:
        os.utime(one, (0, 0))
    backup.daily(home, date(2026, 10, 15))
    backup.make(store, own)
    assert not any(one.exists() for one in left) and fresh.exists() and own.exists()


def test_the_data_file_is_no_backup_of_itself(store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    for path in (store.path, link):
        for passphrase in ("", "four words that stand alone"):
            with pytest.raises(BadInput, match="the data file itself"):
                backup.make(store, path, passphrase=passphrase)
        with pytest.raises(BadInput, match="the data file itself"):
            backup.restore(home, path, clock())
    assert [one.name for one in store.clients.all()] == [client.name]


def test_a_home_without_data_needs_no_backup(home: Path) -> None:
    assert not backup.due(home, TODAY)


def test_a_damaged_file_never_replaces_a_good_backup(store: Store, client: Client, home: Path) -> None:
    backup.daily(home, TODAY)
    store.close()
    damage(home / FILE_NAME)
    with pytest.raises(Damaged):
        backup.daily(home, TODAY + timedelta(days=1))
    assert [day for day, _ in backup.dated(home)] == [TODAY]
    assert backup.newest_sound(home, TODAY) is not None


def after(days: int, step: int = 1) -> list[date]:
    """What is kept when the program is used every ``step`` days for so long."""
    kept: list[date] = []
    for number in range(0, days, step):
        today = TODAY + timedelta(days=number)
        kept.append(today)
        gone = set(backup.superfluous(kept, today))
        kept = [day for day in kept if day not in gone]
    return kept


def test_seven_days_and_four_weeks_are_kept() -> None:
    kept = sorted(after(100), reverse=True)
    last = TODAY + timedelta(days=99)
    assert kept[:7] == [last - timedelta(days=number) for number in range(7)]
    assert len(kept) == 11
    assert all(day.weekday() == 6 for day in kept[7:])
    assert (kept[7] - kept[10]).days == 21


@given(days=st.integers(1, 120), step=st.integers(1, 9))
def test_the_newest_is_always_kept_and_never_more_than_eleven(days: int, step: int) -> None:
    kept = after(days, step)
    assert max(kept) == TODAY + timedelta(days=(days - 1) // step * step)
    assert len(kept) <= 11


def test_a_clock_set_back_costs_no_backup_of_today() -> None:
    future = [TODAY + timedelta(days=400 + number) for number in range(11)]
    gone = backup.superfluous([*future, TODAY], TODAY)
    assert TODAY not in gone and gone


def test_restoring_can_be_taken_back(
    store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path
) -> None:
    posts.add(store, client.id, title="then")
    copy = backup.make(store, tmp_path / "copy.db")
    posts.add(store, client.id, title="now")
    store.close()
    done = backup.restore(home, copy, clock())
    assert titles(home) == ["then"]
    assert done.aside is not None and done.aside.parent == home / "backups"
    backup.restore(home, done.aside, clock())
    assert titles(home) == ["now", "then"]


def titles(home: Path) -> list[str]:
    store = Store.at_home(home)
    found = [card.title for card in store.posts.undated(PostFilter())]
    store.close()
    return found


def test_an_open_store_sees_what_was_restored(
    store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path
) -> None:
    posts.add(store, client.id, title="then")
    copy = backup.make(store, tmp_path / "copy.db")
    posts.add(store, client.id, title="now")
    before = store.data_version
    backup.restore(home, copy, clock())
    assert store.data_version != before
    assert [card.title for card in store.posts.undated(PostFilter())] == ["then"]
    posts.add(store, client.id, title="after")


def test_a_backup_of_an_older_format_is_of_ours_when_an_open_window_meets_it(
    store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress((DATABASES / "format-3.db.gz").read_bytes()))
    backup.restore(home, old, clock())
    (there,) = store.clients.all()
    assert store.clients.plan(there.id).client.name == there.name != client.name
    posts.add(store, there.id, text="written by the window that was open")
    assert not list(home.glob(".smdesk*")) and not list(home.glob("*before-format*"))


def test_what_is_no_backup_is_refused_and_nothing_changes(
    store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path
) -> None:
    store.close()
    before = (home / FILE_NAME).read_bytes()
    wrong = tmp_path / "letter.txt"
    with pytest.raises(BadInput, match="no such file"):
        backup.restore(home, wrong, clock())
    wrong.write_text("Dear Sir")
    with pytest.raises(StoreTrouble, match="no backup"):
        backup.restore(home, wrong, clock())
    wrong.write_bytes(b"")
    with pytest.raises(BadInput, match="no backup of smdesk"):
        backup.restore(home, wrong, clock())
    newer = tmp_path / "newer.db"
    shutil.copy(home / FILE_NAME, newer)
    import sqlite3

    with sqlite3.connect(newer) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(BadInput, match="newer"):
        backup.restore(home, newer, clock())
    assert (home / FILE_NAME).read_bytes() == before


def test_a_damaged_home_can_be_restored(
    store: Store, client: Client, home: Path, clock: Clock, tmp_path: Path
) -> None:
    copy = backup.make(store, tmp_path / "copy.db")
    store.close()
    damage(home / FILE_NAME)
    done = backup.restore(home, copy, clock())
    assert done.aside is not None and "damaged" in done.aside.name
    assert titles(home) == []
