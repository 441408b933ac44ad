"""Copies of the data file: made whole or not at all, checked before they are trusted, put back reversibly."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import time

from smdesk.domain.errors import N_, BadInput, StoreTrouble, reason_of
from smdesk.storage.database import (
    FILE_NAME,
    SCHEMA,
    WAIT_SECONDS,
    Damaged,
    bring_up,
    has_journal,
    is_ours,
    is_sound,
    opened_to_read,
    sentences,
)

SIDES = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file
PAGES = 2_000  # copied between two calls of ``progress``: 8 MB
STAMP = "%Y%m%d-%H%M%S"
SWEPT_SECONDS = 3_600
ASIDE = "smdesk-damaged-"
NOTE = ".smdesk-repair"  # the name of what a repair under way has kept aside
Progress = Callable[[int, int], None]

DAMAGED = N_("Data file {path}: it is damaged; restore a backup.")
NOT_SOUND = N_("Backup {path}: it is damaged or no backup of smdesk; choose another one.")


def write_copy(source: Path, target: Path, progress: Progress | None = None) -> Path:
    """Copy a data file, also one in use, to ``target``: it appears whole and checked, or not at all.

    Needs no store, so it may run off the main thread. ``progress`` is told (pages done, pages of all).

    :raises Damaged: when the source is not sound: a good copy is never replaced by a bad one
    :raises StoreTrouble: when the disk refuses
    """
    to_copy(source)
    check_other(source, target, "output")
    with appearing(target) as (target, part):
        with sentences(target):
            copy_pages(source, part, progress)
        if not is_sound(part):
            raise Damaged(DAMAGED, "home", path=source)
    return target


def to_copy(source: Path) -> None:
    """See that there is something to copy.

    :raises StoreTrouble: when there is no file
    """
    if not source.is_file():
        message = N_("Data file {path}: it is not there, so there is nothing to copy.")
        raise StoreTrouble(message, "home", path=source)


def check_other(data_file: Path, path: Path, field: str) -> None:
    """See that a backup is not the data file itself, by this or another name.

    :raises BadInput: when it is
    """
    if path.exists() and data_file.exists() and path.samefile(data_file):
        raise BadInput(N_("File {path}: it is the data file itself; give another one."), field, path=path)


@contextmanager
def appearing(target: Path) -> Iterator[tuple[Path, Path]]:
    """Around the writing of a file that is to appear whole or not at all: where it will be, and what to write.

    :raises BadInput: when the target is no file
    :raises StoreTrouble: when the disk refuses
    """
    if target.exists() and not target.is_file():
        raise BadInput(N_("File {path}: it is a folder or a device; give a file name."), "output", path=target)
    target = Path(os.path.realpath(target)) if target.is_symlink() else target
    from glob import escape  # a start has no need of it

    sweep(target.parent, escape(target.name))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield target, part
        flush(part)
        os.replace(part, target)
        flush(target.parent)
    except OSError as error:
        raise refused(target, error) from error
    finally:
        for name in (part, *beside(part)):
            name.unlink(missing_ok=True)


def sweep(folder: Path, name: str = "smdesk*.db") -> None:
    """Take away what processes that were killed have left of files ``name`` that were to appear whole. A part that was
    written to within the hour may be somebody's who is still at it."""
    with suppress(OSError):
        for part in folder.glob(f".{name}.*.part*"):
            if part.stat().st_mtime < time() - SWEPT_SECONDS:
                part.unlink(missing_ok=True)


@contextmanager
def reading_of(source: Path | sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A data file opened to be read; what is open already stays so."""
    if isinstance(source, sqlite3.Connection):
        yield source
        return
    reading = opened_to_read(source)
    try:
        yield reading
    finally:
        reading.close()


def copy_pages(source: Path | sqlite3.Connection, target: Path, progress: Progress | None) -> None:
    """Copy page by page, also what is not sound."""
    with reading_of(source) as reading:
        writing = sqlite3.connect(target)
        try:
            pages_into(reading, writing, progress)
            # One file without companions, readable also where nothing may be written (a stick, a CD).
            writing.execute("PRAGMA journal_mode=delete")
        finally:
            writing.close()


def pages_into(reading: sqlite3.Connection, writing: sqlite3.Connection, progress: Progress | None) -> None:
    """Copy from one open file to another."""

    def told(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    reading.backup(writing, pages=PAGES if progress else -1, progress=told)


def check_copy(path: Path) -> None:
    """Whether a file may be restored.

    :raises BadInput: when it is not there, is no data file of ours, or comes from a newer smdesk
    :raises Damaged: when it is not whole
    """
    if not path.is_file():
        message = N_("Backup {path}: there is no such file; give the file that “smdesk backup” wrote.")
        raise BadInput(message, "file", path=path)
    if not is_sound(path):
        raise Damaged(NOT_SOUND, "file", path=path)
    with reading_of(path) as reading:
        check_ours(reading, path)


def check_ours(reading: sqlite3.Connection, path: Path) -> None:
    """Whether what a sound backup holds is ours to restore.

    :raises BadInput: when it is no data file of ours, or comes from a newer smdesk
    """
    version = int(reading.execute("PRAGMA user_version").fetchone()[0])
    if not version or not is_ours(reading.execute, version):
        raise BadInput(N_("Backup {path}: it is no backup of smdesk; choose another one."), "file", path=path)
    if version > SCHEMA:
        message = N_("Backup {path}: a newer smdesk made it (format {version}); install that to restore it.")
        raise BadInput(message, "file", path=path, version=version)


@contextmanager
def of_our_format(copy: Path | sqlite3.Connection, home: Path) -> Iterator[Path | sqlite3.Connection]:
    """A checked backup as this program would have made it: one of an older format is migrated first, since a window
    that has the home open would meet the old one's tables.

    :raises StoreTrouble: when the disk refuses
    """
    with reading_of(copy) as reading:
        version = int(reading.execute("PRAGMA user_version").fetchone()[0])
    if version == SCHEMA:
        yield copy
        return
    part = home / f".{FILE_NAME}.{os.getpid()}.part.db"
    try:
        with sentences(part):
            copy_pages(copy, part, None)
            bring_up(part, version)
        yield part
    finally:
        for left in home.glob(f"{part.stem}*"):
            left.unlink(missing_ok=True)


def put_back(copy: Path | sqlite3.Connection, target: Path) -> None:
    """Make ``target`` say what ``copy`` says. A sound target is rewritten in one transaction, so that another
    program that has it open sees old or new and nothing between; what is no data file is replaced.

    :raises StoreTrouble: when the disk refuses; the target is as it was then
    """
    with sentences(target):
        if target.is_file() and target.stat().st_size and is_sound(target):
            _copy_pages_into(copy, target)
            return
    try:
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        with sentences(target):
            copy_pages(copy, part, None)
        flush(part)
        for old in beside(target):
            old.unlink(missing_ok=True)
        os.replace(part, target)
        flush(target.parent)
    except OSError as error:
        raise refused(target, error) from error


def _copy_pages_into(copy: Path | sqlite3.Connection, target: Path) -> None:
    with reading_of(copy) as reading:
        writing = sqlite3.connect(target, timeout=WAIT_SECONDS)
        try:
            reading.backup(writing)
            writing.execute("PRAGMA wal_checkpoint(truncate)").fetchall()
        finally:
            writing.close()


def beside(path: Path) -> list[Path]:
    """The companions SQLite may have left beside a file."""
    return [path.with_name(path.name + side) for side in SIDES]


def look(path: Path) -> None:
    """A cheap look at a data file before it is opened: emptied, cut short or overwritten at its head, or a folder.

    :raises Damaged: when it cannot be whole
    """
    wal = path.with_name(path.name + "-wal")
    has_wal = wal.is_file() and wal.stat().st_size > 0
    if path.is_dir():
        raise Damaged(DAMAGED, "home", path=path)
    if not path.is_file() or not path.stat().st_size:
        if has_wal:  # SQLite would throw away what the log still holds
            raise Damaged(DAMAGED, "home", path=path)
        return
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise Damaged(DAMAGED, "home", path=path)
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    trusted = head[24:28] == head[92:96]  # else the page count was written by a very old SQLite
    if trusted and not has_wal and not has_journal(path) and path.stat().st_size < pages * (65_536 if size == 1 else size):
        raise Damaged(DAMAGED, "home", path=path)


def probe(path: Path) -> None:
    """Check a small file whole (a few milliseconds); a big one is checked after the start.

    :raises Damaged: when SQLite finds it broken
    """
    if path.is_file() and 0 < path.stat().st_size <= 2_000_000 and not is_sound(path):
        raise Damaged(DAMAGED, "home", path=path)


def keep_aside(home: Path, now: datetime) -> Path:
    """Move a damaged data file and its companions out of the way; nothing is thrown away. Until :func:`repaired` says
    that another is in its place, a note tells where it is, for the start after a kill.

    :raises StoreTrouble: when the folder refuses
    """
    path = home / FILE_NAME
    aside = free_name(home / f"{ASIDE}{now.strftime(STAMP)}.db")
    try:
        (home / NOTE).write_text(aside.name, encoding="utf-8")
        _move(path, aside)
    except OSError as error:
        raise refused(path, error) from error
    return aside


def unfinished(home: Path) -> Path | None:
    """What a repair that was killed had kept aside before anything was in its place.

    :raises StoreTrouble: when the folder refuses
    """
    path, note = home / FILE_NAME, home / NOTE
    if path.exists() or not note.is_file():
        return None
    aside = home / Path(note.read_text(encoding="utf-8")).name
    if not aside.name.startswith(ASIDE) or not aside.exists():
        return None
    try:
        _move(path, aside)  # its log may not have come along
    except OSError as error:
        raise refused(path, error) from error
    return aside


def repaired(home: Path) -> None:
    """A whole data file is in its place again."""
    (home / NOTE).unlink(missing_ok=True)


def _move(path: Path, aside: Path) -> None:
    for old in (path, *beside(path)):
        if old.exists():
            old.rename(old.with_name(aside.name + old.name[len(path.name) :]))


def free_name(path: Path) -> Path:
    """This path, or with a number when it is taken."""
    number, tried = 1, path
    while tried.exists() or any(one.exists() for one in beside(tried)):
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried


def flush(path: Path) -> None:
    """Ask the system to have it on the disk, not only in memory. Windows has no such thing for folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refused(path: Path, error: OSError) -> StoreTrouble:
    """The sentence for what the system would not do with a file."""
    reason = reason_of(error)
    message = N_("File {path}: it cannot be written ({reason}); choose a folder you may write in.")
    return StoreTrouble(message, "file", path=path, reason=reason)
