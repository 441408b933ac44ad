"""A home opens, or says in one sentence why not; damage is kept aside and mended from a backup."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import SmdeskError, StoreTrouble
from smdesk.services import backup
from smdesk.services.home import default_home, log_file, note_crash, open_store, prepare, sample_home
from smdesk.storage.backup import keep_aside
from smdesk.storage.database import FILE_NAME, SCHEMA
from smdesk.storage.store import Store
from tests.fakes import Clock


def test_the_sample_never_lies_in_the_real_home() -> None:
    assert sample_home() != default_home()
    assert default_home() not in sample_home().parents


@pytest.mark.parametrize("name", ["with spaces", "perché è così", "🍝 日本", "a'b\"c", "ends."])
def test_folders_of_any_name(tmp_path: Path, name: str) -> None:
    store, notice = open_store(tmp_path / name / "deep")
    assert notice is None and store.path.is_file()
    store.close()


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreTrouble, match="it is a file"):
            prepare(path)


@pytest.mark.skipif(os.name == "nt", reason="no /proc there")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(StoreTrouble, match="cannot be made"):
        prepare(Path("/proc/nowhere/home"))


def test_a_folder_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreTrouble, match="may only be read"):
        prepare(tmp_path)


WAYS = {
    "emptied": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(os.urandom(20_000)),
    "zeros": lambda path: path.write_bytes(b"\0" * path.stat().st_size),
    "cut": lambda path: os.truncate(path, path.stat().st_size * 2 // 3),
    "overwritten": lambda path: path.write_bytes(
        path.read_bytes()[:8192] + b"\xff" * (path.stat().st_size - 12288) + path.read_bytes()[-4096:]
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_kept_aside_and_the_backup_put_back(
    store: Store, client: Client, home: Path, clock: Clock, way: str
) -> None:
    backup.daily(home, clock().date())
    store.close()
    WAYS[way](home / FILE_NAME)
    damaged = (home / FILE_NAME).read_bytes()
    again, notice = open_store(home, clock)
    assert notice is not None and "2026-10-15" in notice.message.format(**notice.values)
    assert [one.name for one in again.clients.all()] == [client.name]
    aside = next(home.glob("smdesk-damaged-*.db"))
    assert aside.read_bytes() == damaged
    again.close()
    once_more, notice = open_store(home, clock)
    assert notice is None
    once_more.close()


@pytest.mark.parametrize("left", ["moved", "its log not yet moved"])
def test_a_repair_that_was_killed_is_gone_on_with(store: Store, client: Client, home: Path, clock: Clock, left: str) -> None:
    backup.daily(home, clock().date())
    store.close()
    path = home / FILE_NAME
    path.write_bytes(b"gone" * 1_000)
    aside = keep_aside(home, clock())
    if left != "moved":
        path.with_name(FILE_NAME + "-wal").write_bytes(b"frames")
    again, notice = open_store(home, clock)
    assert notice is not None and notice.values["aside"] == aside and notice.values["day"] == "2026-10-15"
    assert [one.name for one in again.clients.all()] == [client.name]
    assert aside.read_bytes() == b"gone" * 1_000
    again.close()
    path.unlink()
    once_more, notice = open_store(home, clock)
    assert notice is not None and "was not there" in notice.message, "that repair is over"
    once_more.close()


@pytest.mark.parametrize("way", ["folder", "another program's", "another program's of our number"])
def test_what_is_no_file_of_ours_is_kept_aside(store: Store, client: Client, home: Path, clock: Clock, way: str) -> None:
    backup.daily(home, clock().date())
    store.close()
    path = home / FILE_NAME
    path.unlink()
    if way == "folder":
        (path / "inside").mkdir(parents=True)
    else:
        other = sqlite3.connect(path)
        other.executescript("CREATE TABLE song (name); INSERT INTO song VALUES ('one')")
        other.execute(f"PRAGMA user_version = {SCHEMA if 'number' in way else 0}")
        other.close()
    again, notice = open_store(home, clock)
    assert notice is not None and notice.values["day"] == "2026-10-15"
    assert [one.name for one in again.clients.all()] == [client.name]
    aside = next(home.glob("smdesk-damaged-*.db"))
    assert (aside / "inside").is_dir() if way == "folder" else b"song" in aside.read_bytes()
    again.close()


def test_a_transaction_that_a_crash_left_half_written_is_taken_back(home: Path, clock: Clock) -> None:
    """On a disk that cannot keep a write-ahead log the classic journal does that, and needs to be let write."""
    code = """
        import os, sqlite3, sys
        file = sqlite3.connect(sys.argv[1], isolation_level=None)
        file.execute("PRAGMA journal_mode = delete")
        file.execute("PRAGMA cache_size = 1")
        file.execute("BEGIN")
        file.executemany("INSERT INTO setting VALUES (?, ?)", [(str(n), "x" * 3_000) for n in range(200)])
        os._exit(0)
    """
    store, _ = open_store(home, clock)
    store.close()
    subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(home / FILE_NAME)], check=True)
    assert (home / f"{FILE_NAME}-journal").stat().st_size
    again, notice = open_store(home, clock)
    assert notice is None and again.settings.get("7") is None
    again.close()


def test_damage_without_a_backup_begins_anew_and_says_so(
    store: Store, client: Client, home: Path, clock: Clock
) -> None:
    store.close()
    (home / FILE_NAME).write_bytes(b"gone" * 1_000)
    again, notice = open_store(home, clock)
    assert notice is not None and "no backup" in notice.message
    assert again.clients.all() == [] and list(home.glob("smdesk-damaged-*.db"))
    again.close()


def test_a_bad_backup_is_passed_over(store: Store, client: Client, home: Path, clock: Clock) -> None:
    backup.daily(home, clock().date())
    good = home / "backups" / "smdesk-2026-10-15.db"
    (home / "backups" / "smdesk-2026-10-16.db").write_bytes(good.read_bytes()[:5_000])
    clock.forward(days=2)
    store.close()
    (home / FILE_NAME).write_bytes(b"x")
    again, notice = open_store(home, clock)
    assert notice is not None and notice.values["day"] == "2026-10-15"
    again.close()


def test_a_missing_file_with_backups_is_said(store: Store, client: Client, home: Path, clock: Clock) -> None:
    backup.daily(home, clock().date())
    store.close()
    (home / FILE_NAME).unlink()
    again, notice = open_store(home, clock)
    assert notice is not None and "restore" in notice.message
    again.close()


def test_a_newer_file_is_never_taken_for_damaged(store: Store, home: Path) -> None:
    store.execute("PRAGMA user_version = 999")
    store.close()
    with pytest.raises(StoreTrouble, match="newer"):
        open_store(home)
    assert not list(home.glob("smdesk-damaged-*"))


def test_every_trouble_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SmdeskError) as caught:
        prepare(tmp_path / "file")
    assert "\n" not in str(caught.value) and caught.value.field == "home"


def test_a_crash_is_written_to_the_log_and_the_log_stays_small(tmp_path: Path) -> None:
    now = datetime(2026, 10, 15, tzinfo=UTC)
    try:
        raise ValueError("boom")
    except ValueError as error:
        path = note_crash(tmp_path, error, now, "1.0")
        assert path == log_file(tmp_path) and "ValueError: boom" in path.read_text("utf-8")
        path.write_bytes(b"x" * 2_000_000)
        note_crash(tmp_path, error, now, "1.0")
        assert path.stat().st_size < 600_000
        (tmp_path / "file").write_text("x")
        assert note_crash(tmp_path / "file", error, now, "1.0") is None
