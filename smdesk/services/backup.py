"""Use cases of safety copies: by hand, by the day, and back again."""

from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from smdesk.domain.errors import N_, BadInput, SmdeskError
from smdesk.domain.value import value
from smdesk.storage import secrets
from smdesk.storage.backup import (
    STAMP,
    Progress,
    check_copy,
    check_other,
    free_name,
    keep_aside,
    of_our_format,
    put_back,
    refused,
    repaired,
    sweep,
    write_copy,
)
from smdesk.storage.database import FILE_NAME, is_sound
from smdesk.storage.sealing import SUFFIX, available, is_sealed, opened, write_sealed
from smdesk.storage.store import Store

__all__ = ["SUFFIX", "available", "is_sealed"]

FOLDER = "backups"
SHORTEST = 12  # characters of a passphrase: what is stretched for a second resists only when it is long
KEPT = "backup passphrase"  # its name in the system's keyring
DAILY = 7
WEEKLY = 4


@value
class Restored:
    """What a restore did: ``aside`` holds what was there before (None when there was nothing)."""

    source: Path
    aside: Path | None


def make(store: Store, target: Path, progress: Progress | None = None, passphrase: str = "") -> Path:
    """Write a checked copy of the store, undo log included, to ``target`` (a file, or a folder to put it in).

    With a passphrase it is a file of age, which any program for that format opens with it.

    :raises BadInput: when the passphrase is too short, or a name that says "protected" is given without one
    :raises StoreTrouble: when the disk refuses, or the store is damaged
    """
    if target.is_dir():
        target = target / f"smdesk-{store.clock().strftime(STAMP)}.db{SUFFIX if passphrase else ''}"
    if passphrase:
        check_passphrase(passphrase)
        return write_sealed(store.path, target, passphrase)
    check_plain(target)
    return write_copy(store.path, target, progress)


def check_plain(target: Path) -> None:
    """See that no name says "protected" of a file that is not.

    :raises BadInput: when it does
    """
    if target.suffix.lower() == SUFFIX:
        message = N_("File {path}: its name says that it is protected; give a passphrase, or another name.")
        raise BadInput(message, "output", path=target)


def check_passphrase(passphrase: str) -> None:
    """The one rule for a new passphrase.

    :raises BadInput: when it is too short
    """
    if len(passphrase.strip()) < SHORTEST:
        message = N_("Passphrase: it has fewer than {n} characters; take four or more words that do not belong together.")
        raise BadInput(message, "passphrase", n=SHORTEST)


def remembered() -> str:
    """The passphrase that the system's keyring keeps for backups; empty without one. It may ask the user to unlock."""
    return secrets.kept(KEPT)


def remember(passphrase: str) -> None:
    """Have the system's keyring keep the passphrase for the next backups, in the place of the one it had.

    :raises StoreTrouble: where there is no keyring, or it refuses
    """
    secrets.keep(KEPT, passphrase)


def forget() -> None:
    """The keyring keeps no passphrase any longer.

    :raises StoreTrouble: where it keeps one and does not let it go
    """
    secrets.forget(KEPT)


def copy(data_file: Path, target: Path, progress: Progress | None = None) -> Path:
    """Like :func:`make`, from the file alone: meant for a worker thread, which never sees the store.

    :raises StoreTrouble: when the disk refuses, or the data file is damaged
    """
    return write_copy(data_file, target, progress)


# -- one a day --------------------------------------------------------------------------------


def folder(home: Path) -> Path:
    """Where a home keeps its automatic backups."""
    return home / FOLDER


def due(home: Path, today: date) -> bool:
    """Whether today's backup is still to be made. Costs one look at the disk."""
    return not _file(home, today).exists() and (home / FILE_NAME).exists()


def daily(home: Path, today: date, progress: Progress | None = None) -> Path | None:
    """Make today's backup if it is due and let old ones go. Needs no store: meant for a worker thread.

    :raises Damaged: when the data file is no longer whole; the backups are left as they were then
    :raises StoreTrouble: when the disk refuses
    """
    if not due(home, today):
        return None
    try:
        folder(home).mkdir(exist_ok=True)
    except OSError as error:
        raise refused(folder(home), error) from error
    for place in (home, folder(home)):
        sweep(place)
    made = write_copy(home / FILE_NAME, _file(home, today), progress)
    for old in superfluous([day for day, _ in dated(home)], today):
        _file(home, old).unlink(missing_ok=True)
    return made


def superfluous(days: list[date], today: date) -> list[date]:
    """The days whose backup may go: all but the last seven and the last one of each of the four weeks before.

    A day after ``today`` was dated by a clock that ran wrong: it counts as the oldest, not as the newest.
    """
    order = sorted(days, key=lambda day: (day <= today, day), reverse=True)
    kept = set(order[:DAILY]) | {today}
    weeks: dict[tuple[int, int], date] = {}
    covered = {day.isocalendar()[:2] for day in kept}
    for day in order[DAILY:]:
        if day.isocalendar()[:2] not in covered and len(weeks) < WEEKLY:
            weeks.setdefault(day.isocalendar()[:2], day)
    return [day for day in order if day not in kept and day not in weeks.values()]


def dated(home: Path) -> list[tuple[date, Path]]:
    """The automatic backups of a home, newest first."""
    found = []
    for path in folder(home).glob("smdesk-????-??-??.db"):
        try:
            found.append((date.fromisoformat(path.stem.removeprefix("smdesk-")), path))
        except ValueError:
            continue
    return sorted(found, reverse=True)


def newest_sound(home: Path, today: date) -> Path | None:
    """The newest backup that can be trusted; those a wrong clock dated in the future come last."""
    for _, path in sorted(dated(home), key=lambda one: (one[0] <= today, one[0]), reverse=True):
        try:
            check_copy(path)
        except SmdeskError:
            continue
        return path
    return None


def _file(home: Path, day: date) -> Path:
    return folder(home) / f"smdesk-{day.isoformat()}.db"


# -- back again -------------------------------------------------------------------------------


def restore(home: Path, source: Path, now: datetime, passphrase: str = "") -> Restored:
    """Let a home say what a backup says. What it said before is kept: restoring that file takes it back.

    The store must be closed in this process; another one that has it open sees the change at once.

    :raises BadInput: when the file is no backup, a newer smdesk made it, or the passphrase does not open it
    :raises StoreTrouble: when it is damaged or the disk refuses; nothing is changed then
    """
    check_other(home / FILE_NAME, source, "file")
    if is_sealed(source):
        if not passphrase:
            message = N_("Backup {path}: it is protected; give the passphrase it was made with.")
            raise BadInput(message, "passphrase", path=source)
        with opened(source, passphrase) as content:
            return Restored(source, _replaced(home, content, now))
    check_copy(source)
    return Restored(source, _replaced(home, source, now))


def _replaced(home: Path, content: Path | Connection, now: datetime) -> Path | None:
    """Put a checked backup in the place of the data file; where what was there is kept."""
    present = home / FILE_NAME
    aside: Path | None = None
    if present.is_file() and present.stat().st_size:
        if is_sound(present):
            folder(home).mkdir(exist_ok=True)
            aside = free_name(folder(home) / f"smdesk-before-restore-{now.strftime(STAMP)}.db")
            write_copy(present, aside)
        else:
            aside = keep_aside(home, now)
    with of_our_format(content, home) as ours:
        put_back(ours, present)
    repaired(home)
    return aside
