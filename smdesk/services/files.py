"""Writing a file that somebody asked for: the whole of it, or what was there before."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of


def folder_of(path: Path) -> Path:
    """Where the file goes; said before the work is done, not after it."""
    folder = path.parent
    _look(path)
    if path.is_dir():
        raise BadInput(N_("File {path}: it is a folder; give a file name."), "output", path=path)
    if not folder.is_dir():
        message = N_("File {path}: the folder {folder} does not exist; make it or choose another.")
        raise BadInput(message, "output", path=path, folder=folder)
    if not os.access(folder, os.W_OK):
        raise BadInput(_NOT_WRITABLE, "output", path=path, reason=N_("there is no permission"))
    return folder


_NOT_WRITABLE = N_("File {path}: it cannot be written ({reason}); choose another folder.")


def _look(path: Path) -> None:
    """Refuse what the system will not even look for: a name longer than the disk takes, a ring of links."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        raise BadInput(_NOT_WRITABLE, "output", path=path, reason=reason_of(error)) from error


def put(data: bytes, path: Path) -> None:
    """Write beside the target and swap: a reader sees the old file or the whole new one. A link stays one: the
    file it leads to is swapped; a device or pipe (/dev/stdout) is written to."""
    _look(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        _pour(data, path)
        return
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    beside = folder_of(path) / f".smdesk-{secrets.token_hex(8)}"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _forget(beside)
        raise _refused(error, path, len(data)) from error
    try:
        os.replace(beside, path)
    except OSError as error:  # Windows: the old file is open in a viewer
        _forget(beside)
        message = N_("File {path}: another program holds it; close it there and export again.")
        raise BadInput(message, "output", path=path) from error


def _pour(data: bytes, path: Path) -> None:
    try:
        with path.open("wb") as file:
            file.write(data)
    except BrokenPipeError:  # the reader has seen enough
        raise
    except OSError as error:
        raise _refused(error, path, len(data)) from error


def _refused(error: OSError, path: Path, size: int) -> BadInput:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        message = N_("File {path}: the disk is full; free {size} KB or choose another disk.")
        return BadInput(message, "output", path=path, size=size // 1024 + 1)
    return BadInput(_NOT_WRITABLE, "output", path=path, reason=reason_of(error))


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
