"""Backups with a passphrase: files of age that any program for it opens, and nothing in the clear left anywhere."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput, StoreTrouble
from smdesk.services import backup
from smdesk.storage.database import FILE_NAME, Damaged, is_sound
from smdesk.storage.sealing import is_sealed, write_sealed
from smdesk.storage.store import Store
from tests.fakes import Clock

pyrage = pytest.importorskip("pyrage", reason="no wheel of it for this machine")

ROOT = Path(__file__).parents[2]
PASSPHRASE = "però quattro parole lunghe"
MARK = "nobody must read this name"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A protected backup of a home with one client, made once: stretching the key takes a second."""
    folder = tmp_path_factory.mktemp("sealed")
    store = Store.at_home(folder, Clock())
    with store.transaction(Act.ADD_CLIENT) as tx:
        tx.add(Client(name=MARK))
    try:
        return backup.make(store, folder, passphrase=PASSPHRASE)
    finally:
        store.close()


def test_any_program_for_age_reads_it_with_the_passphrase(sealed: Path, tmp_path: Path) -> None:
    assert sealed.name.endswith(".db.age") and is_sealed(sealed)
    content = sealed.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ") and MARK.encode() not in content
    plain = tmp_path / "plain.db"
    plain.write_bytes(pyrage.passphrase.decrypt(content, PASSPHRASE))
    plain.chmod(0o400)  # one file without companions, readable where nothing may be written
    assert is_sound(plain)
    with sqlite3.connect(f"{plain.as_uri()}?mode=ro", uri=True) as file:
        assert file.execute("SELECT name FROM client").fetchall() == [(MARK,)]
    file.close()


def test_it_is_known_by_what_it_says_and_restored_reversibly(
    sealed: Path, store: Store, client: Client, home: Path, tmp_path: Path
) -> None:
    store.close()
    renamed = tmp_path / "holiday pictures.zip"
    shutil.copy(sealed, renamed)
    with pytest.raises(BadInput, match="it is protected"):
        backup.restore(home, renamed, Clock()())
    done = backup.restore(home, renamed, Clock()(), PASSPHRASE)
    assert names(home / FILE_NAME) == [MARK]
    assert done.aside is not None and names(done.aside) == [client.name]


def names(path: Path) -> list[str]:
    """The clients in a data file."""
    file = sqlite3.connect(path)
    try:
        return [name for (name,) in file.execute("SELECT name FROM client")]
    finally:
        file.close()


@pytest.mark.parametrize(
    ("passphrase", "cut", "kind", "sentence"),
    [
        ("quattro parole sbagliate", 0, BadInput, "the passphrase is not the one"),
        (PASSPHRASE, 100, Damaged, "it is damaged"),
        (PASSPHRASE, -60, Damaged, "it is damaged"),
    ],
)
def test_what_cannot_be_opened_changes_nothing(
    sealed: Path, store: Store, home: Path, tmp_path: Path, passphrase: str, cut: int, kind: type, sentence: str
) -> None:
    store.close()
    broken = tmp_path / "broken.age"
    content = sealed.read_bytes()
    broken.write_bytes(content[: -cut if cut else None])
    before = (home / FILE_NAME).read_bytes()
    with pytest.raises(kind, match=sentence):
        backup.restore(home, broken, Clock()(), passphrase)
    assert (home / FILE_NAME).read_bytes() == before
    assert [one.name for one in home.iterdir()] == [FILE_NAME]


def test_what_age_protected_for_somebody_else_is_refused(store: Store, home: Path, tmp_path: Path) -> None:
    store.close()
    letter = tmp_path / "letter.age"
    key = pyrage.x25519.Identity.generate()
    letter.write_bytes(pyrage.encrypt(b"Dear Sir", [key.to_public()]))
    with pytest.raises(BadInput, match="with a key, not with a passphrase"):
        backup.restore(home, letter, Clock()(), PASSPHRASE)
    letter.write_bytes(pyrage.encrypt(b"Dear Sir", [key.to_public()], armored=True))
    assert is_sealed(letter)


def test_short_passphrases_and_names_that_lie_are_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="fewer than 12"):
        backup.make(store, tmp_path / "copy.age", passphrase="short")
    with pytest.raises(BadInput, match="its name says that it is protected"):
        backup.make(store, tmp_path / "copy.age")
    assert not (tmp_path / "copy.age").exists()


def test_a_damaged_home_never_replaces_a_good_copy(store: Store, client: Client, tmp_path: Path) -> None:
    path, target = store.path, tmp_path / "copy.age"
    store.close()
    target.write_bytes(b"the old one")
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4)
        file.write(b"\xde\xad" * (path.stat().st_size // 4))
    with pytest.raises(Damaged):
        write_sealed(path, target, PASSPHRASE)
    assert target.read_bytes() == b"the old one" and not list(tmp_path.glob(".copy*"))


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a thing of POSIX")
@pytest.mark.parametrize("seconds", [0.3, 0.9])
def test_killed_at_any_point_nothing_lies_there_in_the_clear(store: Store, home: Path, tmp_path: Path, seconds: float) -> None:
    with store.transaction(Act.ADD_CLIENT) as tx:
        tx.add(Client(name=MARK))
    store.close()
    around, target = tmp_path / "tmp", tmp_path / "stick"
    around.mkdir()
    target.mkdir()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    before = set(home.rglob("*"))
    words = ["--home", str(home), "backup", "-o", str(target / "copy.age"), "--passphrase-file", str(secret)]
    child = subprocess.Popen([sys.executable, "-m", "smdesk", *words], cwd=ROOT, env=os.environ | {"TMPDIR": str(around)})
    time.sleep(seconds)
    child.kill()
    child.wait()
    left = [*target.iterdir(), *around.rglob("*"), *(set(home.rglob("*")) - before)]
    allowed = {home / f"{FILE_NAME}-wal", home / f"{FILE_NAME}-shm"}  # of the data file, which was open
    for path in left:
        assert path in allowed or b"SQLite format 3" not in path.read_bytes()[:100], path
        assert path in allowed or MARK.encode() not in path.read_bytes(), path
    Store.at_home(home).close()  # and the home opens


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_a_full_disk_is_one_sentence_and_leaves_the_old_copy(store: Store, client: Client, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    words = [mount or "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    if not (mount and unmount) or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("no right to mount")
    try:
        (small / "copy.age").write_bytes(b"the old one")
        with pytest.raises(StoreTrouble, match="the disk is full"):
            backup.make(store, small / "copy.age", passphrase=PASSPHRASE)
        assert [(one.name, one.read_bytes()) for one in small.iterdir()] == [("copy.age", b"the old one")]
    finally:
        subprocess.run([unmount, str(small)], check=True)
