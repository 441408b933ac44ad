"""A home is one folder that holds all there is: data, settings, backups, logs."""

import os
from collections.abc import Callable
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path

from smdesk.domain.changes import Author
from smdesk.domain.errors import N_, StoreTrouble, reason_of
from smdesk.domain.value import value
from smdesk.services import backup
from smdesk.storage.backup import keep_aside, look, probe, put_back, repaired, unfinished
from smdesk.storage.database import FILE_NAME, Damaged, sentences
from smdesk.storage.store import Store

LOG = "smdesk.log"
LOG_BYTES = 1_000_000  # the log is cut back to its second half beyond this


def _utc_now() -> datetime:
    return datetime.now(UTC)


@value
class Notice:
    """Something the user must hear after opening: a translatable ``message`` and what fills its places."""

    message: str
    values: dict[str, object] = field(default_factory=dict)


def default_home() -> Path:
    """Where data lies unless told otherwise (``--home``): the folder this system has for programs' data."""
    from platformdirs import user_data_path

    return user_data_path("smdesk", appauthor=False)


def sample_home() -> Path:
    """The home of the sample workspace: beside the real one, never inside it."""
    from platformdirs import user_data_path

    return user_data_path("smdesk-sample", appauthor=False)


def prepare(home: Path) -> Path:
    """Make the folder if need be and see that it may be written in; returns it absolute.

    :raises StoreTrouble: when it is a file, on a disk that is not there, or may only be read
    """
    home = Path(os.path.abspath(home.expanduser()))
    try:
        home.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise StoreTrouble(N_("Home {path}: it is a file; give a folder."), "home", path=home) from None
    except OSError as error:
        reason = reason_of(error)
        message = N_("Home {path}: the folder cannot be made ({reason}); give another one with --home.")
        raise StoreTrouble(message, "home", path=home, reason=reason) from error
    if not os.access(home, os.W_OK | os.X_OK):
        message = N_(
            "Home {path}: it may only be read; give yourself the right to write in it, or another folder"
            " with --home."
        )
        raise StoreTrouble(message, "home", path=home)
    return home


def open_store(
    home: Path,
    clock: Callable[[], datetime] = _utc_now,
    author: str = Author.UNKNOWN.value,
    *,
    whole: bool = False,
) -> tuple[Store, Notice | None]:
    """Open a home's store. A damaged file is kept aside; what can be mended without loss is, else the newest sound
    backup is put in its place.

    ``author``: who asks for what is written, see :class:`Store`. ``whole``: check every page first, however many.

    :raises StoreTrouble: when the folder or the file cannot be used (full, locked, read-only, newer format)
    """
    home = prepare(home)
    path = home / FILE_NAME
    fresh = not path.exists() or not path.stat().st_size
    aside = unfinished(home) if fresh else None
    if aside is not None:
        return _repaired(home, clock, author, aside)
    try:
        if fresh and path.exists() and backup.dated(home):
            raise Damaged("", path=path)  # emptied: there was data once
        look(path)
        probe(path)
        if whole and path.exists():
            from smdesk.storage.mending import probe_whole

            probe_whole(path)
        store = Store(path, clock, author)
    except Damaged:
        return _repaired(home, clock, author)
    if fresh and backup.dated(home):
        message = N_(
            "The data file was not there, so a new one was begun. Backups are in {folder}; Settings or"
            " “smdesk restore FILE” bring one back."
        )
        return store, Notice(message, {"folder": backup.folder(home)})
    return store, None


def is_damage(error: BaseException) -> bool:
    """Whether a fault comes from a data file that is not whole: also one met while reading."""
    if isinstance(error, Damaged):
        return True
    try:
        with sentences(""):
            raise error
    except Damaged:
        return True
    except BaseException:
        return False


def day_of_backup(source: Path) -> str:
    """The day in the name of an automatic backup."""
    return source.stem.removeprefix("smdesk-")


def _repaired(
    home: Path, clock: Callable[[], datetime], author: str, aside: Path | None = None
) -> tuple[Store, Notice]:
    now = clock()
    aside = aside or keep_aside(home, now)
    notice = _replaced(home, aside, now)
    store = Store.at_home(home, clock, author)
    repaired(home)
    return store, notice


def _replaced(home: Path, aside: Path, now: datetime) -> Notice:
    """Put the best there is in the place of a damaged file that was kept aside."""
    from smdesk.storage.mending import mended

    if mended(aside, home / FILE_NAME):
        message = N_(
            "What the search and the lists go by was damaged and has been made anew; nothing you wrote was lost."
            " The file as it was is kept as {aside}."
        )
        return Notice(message, {"aside": aside})
    source = backup.newest_sound(home, now.date())
    if source is None:
        message = N_(
            "The data file was damaged and there is no backup. It is kept as {aside}; a new, empty one was begun."
        )
        return Notice(message, {"aside": aside})
    put_back(source, home / FILE_NAME)
    message = N_(
        "The data file was damaged. It is kept as {aside}; the backup of {day} was put in its place: look at"
        " what you changed since."
    )
    return Notice(message, {"aside": aside, "day": day_of_backup(source)})


# -- logs -------------------------------------------------------------------------------------


def log_file(home: Path) -> Path:
    """Where a home's log is written."""
    return home / "logs" / LOG


def note_crash(home: Path, error: BaseException, now: datetime, version: str) -> Path | None:
    """Write a crash of ours to the log, for a report; returns the file, None when even that is refused.

    The log holds where the program was, not what users wrote.
    """
    path = log_file(home)
    import platform
    import traceback

    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    system = f"Python {platform.python_version()} {platform.platform()}"
    head = f"{now.isoformat(timespec='seconds')} smdesk {version} {system}"
    entry = f"{head}\n{''.join(frames)}{type(error).__name__}: {error}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.write_bytes(path.read_bytes()[-LOG_BYTES // 2 :])
        with path.open("a", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return None
    return path
