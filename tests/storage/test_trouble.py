"""Bad luck on disk: each ends in one sentence, and nothing that was told is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.clients import Client
from smdesk.domain.errors import StoreTrouble
from smdesk.services import posts
from smdesk.storage import database
from smdesk.storage.backup import look
from smdesk.storage.database import Damaged
from smdesk.storage.store import Store


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait two seconds for a lock."""
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_file_held_by_another_program_says_so_and_works_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "smdesk.db"
    Store(path).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = Store(path)
    with pytest.raises(StoreTrouble, match="another program holds it"):
        store.transaction(None).__enter__()
    holder.execute("ROLLBACK")
    holder.close()
    store.close()
    store = Store(path)
    with store.transaction(None) as tx:
        tx.add(Client(name="after"))
    assert [client.name for client in store.clients.all()] == ["after"]
    store.close()


def test_a_full_disk_keeps_what_was_there(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, text="kept")
    pages = store.execute("PRAGMA page_count").fetchone()[0]
    store.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreTrouble, match="full"):
        posts.edit(store, post.id, text="x" * 100_000)
    assert store.posts.get(post.id) == post
    store.execute("PRAGMA max_page_count = 1000000")
    posts.edit(store, post.id, text="y" * 100_000)
    assert store.posts.ids(PostFilter()) == [post.id]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may mount")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("no mount here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_while_writing_loses_nothing_told(small_disk: Path) -> None:
    store = Store(small_disk / "smdesk.db")
    with store.transaction(None) as tx:
        client = tx.add(Client(name="Prova"))
    told = 0
    with pytest.raises(StoreTrouble, match=r"full|does not answer"):
        for _ in range(500):
            posts.add(store, client.id, text="parola " * 1_000)
            told += 1
    store.close()
    again = Store(small_disk / "smdesk.db")
    assert len(again.posts.ids(PostFilter())) == told > 0
    again.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(StoreTrouble, match="cannot be opened"):
        Store(folder / "smdesk.db")


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="cannot be opened"):
        Store(tmp_path / "gone" / "smdesk.db")


@pytest.mark.parametrize("content", [b"x", b"not a database at all" * 500, b"\0" * 8192])
def test_what_is_no_data_file_is_seen_before_it_is_opened(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "smdesk.db"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        look(path)


def test_a_file_cut_short_is_seen_before_it_is_opened(store: Store, client: Client) -> None:
    path = store.path
    store.close()
    look(path)
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(Damaged):
        look(path)


def test_a_log_without_its_file_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "smdesk.db"
    path.with_name("smdesk.db-wal").write_bytes(b"frames")
    with pytest.raises(Damaged):
        look(path)
    look(tmp_path / "other.db")


def test_a_file_in_use_is_not_taken_for_damaged(store: Store, client: Client) -> None:
    for number in range(50):
        posts.add(store, client.id, text=f"{number}" * 1_000)
    look(store.path)


def test_a_process_that_ends_without_closing_leaves_a_good_file(tmp_path: Path) -> None:
    code = f"""
import os
from pathlib import Path
from smdesk.services import clients
from smdesk.storage.store import Store
clients.add_client(Store(Path({str(tmp_path / "smdesk.db")!r})), "Prova")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    look(tmp_path / "smdesk.db")
    store = Store(tmp_path / "smdesk.db")
    assert [client.name for client in store.clients.all()] == ["Prova"]
    store.close()


def test_two_that_make_the_same_file_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "smdesk.db"
    migrate, others = database._migrate, []

    def late(target: Path, version: int) -> None:
        if not others:
            others.append(True)
            Store(path).close()  # another process was quicker
            raise sqlite3.OperationalError("table “client” already exists")
        migrate(target, version)

    monkeypatch.setattr(database, "_migrate", late)
    store = Store(path)
    assert store.clients.all() == []
    store.close()


def test_a_disk_with_no_room_beside_the_file_is_called_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_full", lambda path: True)
    with pytest.raises(StoreTrouble, match="is full"), database.sentences(tmp_path / "smdesk.db"):
        raise sqlite3.OperationalError("disk I/O error")
