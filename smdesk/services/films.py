"""The size of a film, read from its container: ISO 14496-12 boxes (MP4, MOV), nothing decoded."""

import struct
from pathlib import Path
from typing import BinaryIO

_INSIDE = (b"moov", b"trak")
_MOST_BOXES = 400  # a sound file has far fewer before its first track


def film_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels of the first picture track; (0, 0) when they cannot be read."""
    try:
        end = file.stat().st_size
        with file.open("rb") as stream:
            return _search(stream, end) or (0, 0)
    except (OSError, struct.error, ValueError, OverflowError):
        return 0, 0


def _search(stream: BinaryIO, end: int) -> tuple[int, int] | None:
    position = 0
    for _ in range(_MOST_BOXES):
        if position + 8 > end:
            return None
        stream.seek(position)
        head = stream.read(16)
        if len(head) < 8:
            return None
        size, kind = struct.unpack(">I4s", head[:8])
        skip = 8
        if size == 1 and len(head) == 16:
            size, skip = struct.unpack(">Q", head[8:16])[0], 16
        if kind in _INSIDE:
            position += skip  # look inside; what follows it comes after its last child anyway
            continue
        if kind == b"tkhd":
            found = _track(stream, position + skip)
            if found:
                return found
        if size < skip:
            return None
        position += size
    return None


def _track(stream: BinaryIO, start: int) -> tuple[int, int] | None:
    stream.seek(start)
    version = stream.read(1)
    stream.seek(start + (88 if version == b"\x01" else 76))
    width, height = struct.unpack(">II", stream.read(8))  # fixed point 16.16
    return (width >> 16, height >> 16) if width >> 16 and height >> 16 else None
