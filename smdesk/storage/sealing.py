"""Backups protected with a passphrase, in the format of age (age-encryption.org/v1). The only importer of pyrage.

Data is copied, encrypted, opened and checked in memory: in the clear it never lies on a disk, so that a process that is
killed leaves none behind. The library knows passphrases for bytes alone, not for streams; it takes as much memory as
the file and what the key is stretched with, 256 or 512 MB whatever the size, and from some 300 MB on three times the
file. It holds the interpreter meanwhile: the window has it done by a process of its own.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.storage.backup import (
    DAMAGED,
    NOT_SOUND,
    appearing,
    check_other,
    check_ours,
    reading_of,
    to_copy,
)
from smdesk.storage.database import Damaged, sentences

SUFFIX = ".age"
_HEADS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")  # the second: as text, for letters
_WRONG = "Decryption failed"  # what the library says when the key of the file does not open
_LOG_FORMAT = slice(18, 20)  # in the head of a data file: 2, 2 with a log beside it, 1, 1 without


def available() -> bool:
    """Whether this machine has the library."""
    try:
        _library()
    except BadInput:
        return False
    return True


def is_sealed(path: Path) -> bool:
    """Whether a file says of itself that age encrypted it, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(64).startswith(_HEADS)
    except OSError:
        return False


def write_sealed(source: Path, target: Path, passphrase: str) -> Path:
    """Copy a data file, also one in use, to ``target``, encrypted: it appears whole and checked, or not at all.

    :raises Damaged: when the source is not sound
    :raises BadInput: when the library is not here
    :raises StoreTrouble: when the disk refuses
    """
    library = _library()
    to_copy(source)
    check_other(source, target, "output")
    with appearing(target) as (target, part):
        part.touch()  # a folder that refuses is known before the work
        content = library.passphrase.encrypt(_image(source), passphrase)
        part.write_bytes(content)
    return target


@contextmanager
def opened(path: Path, passphrase: str) -> Iterator[sqlite3.Connection]:
    """What a protected backup holds, checked, in memory.

    :raises BadInput: when the passphrase is wrong (field "passphrase"), the library is not here, or it is no backup of ours
    :raises Damaged: when it is not whole
    """
    content = _content(path, passphrase)
    reading = sqlite3.connect(":memory:")
    try:
        try:
            reading.deserialize(_without_log(content))
            del content  # SQLite has its own now
            sound = reading.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        except (sqlite3.DatabaseError, MemoryError):
            sound = False
        if not sound:
            raise Damaged(NOT_SOUND, "file", path=path)
        check_ours(reading, path)
        yield reading
    finally:
        reading.close()


def _image(source: Path) -> bytes:
    """The bytes of a data file as they would lie in one file, of one moment and checked."""
    with sentences(source), reading_of(source) as reading:
        reading.execute("BEGIN")
        try:
            if reading.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise Damaged(DAMAGED, "home", path=source)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise Damaged(DAMAGED, "home", path=source) from error
        return _without_log(reading.serialize())


def _without_log(content: bytes) -> bytes:
    """Marked as one file without companions, as SQLite reads it in memory and from where nothing may be written."""
    if content[_LOG_FORMAT] != b"\x02\x02":
        return content
    return b"".join((content[:18], b"\x01\x01", memoryview(content)[20:]))


def _content(path: Path, passphrase: str) -> bytes:
    library = _library()
    try:
        return bytes(library.passphrase.decrypt(path.read_bytes(), passphrase))
    except OSError as error:
        reason = reason_of(error)
        message = N_("Backup {path}: it cannot be read ({reason}).")
        raise BadInput(message, "file", path=path, reason=reason) from error
    except library.DecryptError as error:
        if str(error) == _WRONG:
            message = N_("Backup {path}: the passphrase is not the one it was protected with; nothing was changed.")
            raise BadInput(message, "passphrase", path=path) from error
        if "matching key" in str(error):
            message = N_("Backup {path}: it is protected with a key, not with a passphrase; open it with age first.")
        elif "Excessive work" in str(error):
            message = N_("Backup {path}: opening it would take this machine too long; open it with age first.")
        else:
            raise Damaged(NOT_SOUND, "file", path=path) from error
        raise BadInput(message, "file", path=path) from error


def _library() -> Any:
    try:
        import pyrage
    except ImportError:  # no wheel of it for this machine
        message = N_(
            "Passphrase: this machine has no package pyrage to protect or open files with; any program for age opens a"
            " protected backup."
        )
        raise BadInput(message, "passphrase") from None
    return pyrage
