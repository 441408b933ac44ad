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
    if path.is_dir():
        raise BadInput(N_("File {path}: it is a folder; give a file name."), "output", path=path)
    if not folder.is_dir():
        message = N_("File {path}: the folder {folder} does not exist; make it or choose another.")
        raise BadInput(message, "output", path=path, folder=folder)
    if not os.access(folder, os.W_OK):
        raise BadInput(_NOT_WRITABLE, "output", path=path, reason=N_("there is no permission"))
    return folder


_NOT_WRITABLE = N_("File {path}: it cannot be written ({reason}); choose another folder.")


def put(data: bytes, path: Path) -> None:
    """Write beside the target and swap: a reader sees the old file or the whole new one."""
    beside = folder_of(path) / f".smdesk-{secrets.token_hex(8)}"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _forget(beside)
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            message = N_("File {path}: the disk is full; free {size} KB or choose another disk.")
            raise BadInput(message, "output", path=path, size=len(data) // 1024 + 1) from error
        raise BadInput(_NOT_WRITABLE, "output", path=path, reason=reason_of(error)) from error
    try:
        os.replace(beside, path)
    except OSError as error:  # Windows: the old file is open in a viewer
        _forget(beside)
        message = N_("File {path}: another program holds it; close it there and export again.")
        raise BadInput(message, "output", path=path) from error


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
