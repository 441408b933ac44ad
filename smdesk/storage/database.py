"""The data file: opening, schema, and the translation of SQLite's troubles into sentences."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage
from time import sleep

from smdesk.domain.errors import N_, BadInput, StoreTrouble
from smdesk.storage.datafile import DataFile

SCHEMA = 7  # number of the newest migration; PRAGMA user_version of a file that is up to date
FILE_NAME = "smdesk.db"
WAIT_SECONDS = 2.0  # for another program's lock; longer would freeze the window
MIGRATIONS = Path(__file__).parent / "migrations"


def open_file(path: Path) -> DataFile:
    """Open (or make) the data file and bring its schema up to date.

    :raises StoreTrouble: when it cannot be opened, is damaged, or was made by a newer smdesk
    """
    with sentences(path):
        database = DataFile(path, WAIT_SECONDS)
        try:
            version = _version(database, path)
            if version < SCHEMA:
                database.close()  # it would go on to know the schema of before
                bring_up(path, version)
                database = DataFile(path, WAIT_SECONDS)
            _prefer_wal(database)
        except BaseException:
            database.close()
            raise
    return database


def _version(database: DataFile, path: Path) -> int:
    version = int(database.execute_sql("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA:
        message = N_(
            "Data file {path}: it was written by a newer smdesk (format {version}, this one reads"
            " {schema}); install the newer program to open it."
        )
        raise StoreTrouble(message, "home", path=path, version=version, schema=SCHEMA)
    if not is_ours(database.execute_sql, version):
        raise Damaged(N_("Data file {path}: it is damaged; restore a backup."), "home", path=path)
    return version


def is_ours(execute: Callable[[str], sqlite3.Cursor], version: int) -> bool:
    """Whether a file of this format is a data file of ours, or is still empty: never one of another program."""
    sql = """SELECT count(*), coalesce(sum(name IN ('client', 'post', 'step', 'change')), 0) FROM sqlite_master
             WHERE type = 'table' AND name <> 'schema_migration'"""  # which is there before the first migration
    tables, ours = execute(sql).fetchone()
    return bool(ours == 4 or not (version or tables))


def _prefer_wal(database: DataFile) -> None:
    """Write-ahead logging makes a commit cheap; a disk that cannot do it keeps the classic journal."""
    mode = database.execute_sql("PRAGMA journal_mode=wal").fetchone()[0]
    database.execute_sql("PRAGMA synchronous=" + ("normal" if mode == "wal" else "full"))


def bring_up(path: Path, version: int) -> None:
    """Migrate from a format; where another process is at it too, one of the two finds its step done and goes on from there."""
    while True:
        try:
            _migrate(path, version)
            return
        except _troubles():
            sleep(0.05)
            with closing(DataFile(path, WAIT_SECONDS)) as database:
                now = _version(database, path)
            if now == SCHEMA:
                return
            if now == version:
                raise
            version = now


def _migrate(path: Path, version: int) -> None:
    from peewee import SqliteDatabase  # only here: a file that is up to date never pays for it
    from playhouse.migrations import Runner

    if version:
        safe = path.with_name(f"{path.stem}-before-format-{SCHEMA}{path.suffix}")
        copy_file(path, safe)
    database = SqliteDatabase(str(path), timeout=WAIT_SECONDS)
    try:
        Runner(database, str(MIGRATIONS)).up()
    finally:
        database.close()


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A data file opened to be read. Where a crash has left a journal (a disk that keeps no log), SQLite takes back
    what was half written before it reads, and must be let."""
    mode = "rw" if has_journal(path) else "ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS)


def has_journal(path: Path) -> bool:
    """Whether a classic journal lies beside a file: of a transaction under way, or of one that a crash has ended."""
    journal = path.with_name(path.name + "-journal")
    return journal.is_file() and journal.stat().st_size > 0


def copy_file(source: Path, target: Path) -> None:
    """A consistent copy of a data file, also while it is in use (SQLite's backup)."""
    reading = opened_to_read(source)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
    finally:
        writing.close()
        reading.close()


def is_sound(path: Path) -> bool:
    """Whether SQLite finds the file whole. Reads all of it: not for the main thread when it is big.

    :raises StoreTrouble: when the file cannot be read now (locked, failing disk): that is no damage
    """
    with sentences(path):
        reading = opened_to_read(path)
        try:
            answer = reading.execute("PRAGMA quick_check").fetchone()
            return answer is not None and answer[0] == "ok"
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
        finally:
            reading.close()


def is_logged(path: Path) -> bool:
    """Whether the file keeps a write-ahead log, so that who reads it holds up nobody who writes."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"


class Damaged(StoreTrouble):
    """The data file is not (any more) a whole SQLite file."""


_RULES = (
    (
        "disk is full",
        StoreTrouble,
        N_("Disk: it is full, so nothing was saved; free some space and try again."),
    ),
    (
        "locked",
        StoreTrouble,
        N_(
            "Data file {path}: another program holds it (a backup?); nothing was lost, try again in a moment."
        ),
    ),
    (
        "readonly",
        StoreTrouble,
        N_("Data file {path}: it may only be read; give yourself the right to write in that folder."),
    ),
    (
        "unable to open",
        StoreTrouble,
        N_(
            "Data file {path}: it cannot be opened; check that the folder exists and that you may write in it."
        ),
    ),
    ("malformed", Damaged, N_("Data file {path}: it is damaged; restore a backup.")),
    ("not a database", Damaged, N_("Data file {path}: it is damaged; restore a backup.")),
    (
        "i/o error",
        StoreTrouble,
        N_("Data file {path}: the disk does not answer; check the disk and try again."),
    ),
)


@contextmanager
def sentences(path: Path | str) -> Iterator[None]:
    """Turn what SQLite reports of the world into one sentence; our own mistakes pass through unchanged.

    :raises StoreTrouble: for a full, locked, read-only or failing disk
    :raises BadInput: for a text that no file can hold: a name or an argument in an encoding of long ago
    """
    try:
        yield
    except UnicodeEncodeError as error:
        text = error.object.encode("utf-8", "replace").decode()
        message = N_("Text: “{text}” holds bytes that are no letters in UTF-8; type it anew, or rename the file.")
        raise BadInput(message, "text", text=text) from error
    except _troubles() as error:
        for text in _said(error):
            for mark, kind, message in _RULES:
                if mark in text:
                    if mark in _OR_FULL and _full(Path(path)):
                        kind, message = StoreTrouble, _RULES[0][2]
                    raise kind(message, "home", path=path) from error
        raise


# A disk without room for the few KB that SQLite keeps beside the file fails in other words.
_OR_FULL = ("i/o error", "unable to open")
_BESIDE = 64 * 1024


def _full(path: Path) -> bool:
    try:
        return disk_usage(path.parent).free < _BESIDE
    except OSError:
        return False


def _troubles() -> tuple[type[Exception], ...]:
    from peewee import PeeweeException  # a migration's

    return sqlite3.Error, PeeweeException


def _said(error: BaseException | None) -> Iterator[str]:
    """What went wrong, then what went wrong before: SQLite itself takes back a transaction that found the disk
    full, so that the rollback asked for afterwards fails too and hides the cause."""
    while error is not None:
        yield str(error).lower()
        error = error.__context__
