"""Pictures made small enough for a document; those that cannot be read are left to a described frame.

A file up to :data:`AS_IT_IS` goes in untouched. A larger one is drawn by the typesetter at print resolution,
so that a calendar with a hundred photographs can still be sent by mail. The originals are only read.
"""

import struct
from pathlib import Path
from typing import Any

AS_IT_IS = 150_000  # bytes
RESOLUTION = 200  # pixels per inch of a picture that was drawn smaller
MOST_BYTES = 80_000_000  # of a file that is opened at all
MOST_PIXELS = 120_000_000  # decoded they would take half a gigabyte

_LOGO = """#set page(width: auto, height: {height}mm, margin: 0pt, fill: none)
#image(read("/" + sys.inputs.name, encoding: none), height: 100%)"""
_DRAW = """#set page(width: {width}mm, height: {height}mm, margin: 0pt)
#image(read("/" + sys.inputs.name, encoding: none), width: 100%, height: 100%, fit: "cover")"""


def prepare(wanted: dict[str, Any], number: int, folder: Path) -> str:
    """Put a picture into ``folder``; returns its file name there, empty when it cannot be drawn."""
    source = Path(wanted["path"])
    try:
        size = source.stat().st_size
        if not source.is_file() or not 0 < size <= MOST_BYTES:
            return ""
        with source.open("rb") as file:
            head = file.read(200_000)
    except (OSError, ValueError):
        return ""
    kind, pixels = measured(head)
    if not kind or pixels > MOST_PIXELS:
        return ""
    drawn = _drawn(source, wanted["width"], wanted["height"])
    if not drawn:
        return ""
    name = f"picture-{number}.png"
    if size <= AS_IT_IS and kind in ("png", "jpg"):
        name, drawn = f"picture-{number}.{kind}", head
    (folder / name).write_bytes(drawn)
    return name


def _drawn(source: Path, width: float, height: float) -> bytes:
    """The picture as PNG at print resolution; empty when the typesetter cannot decode it. ``width`` 0: all of it."""
    import typst

    try:
        made = typst.compile(
            (_DRAW if width else _LOGO).format(width=width, height=height).encode(),
            root=source.parent,
            font_paths=_no_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"name": source.name},
            format="png",
            ppi=RESOLUTION if width else RESOLUTION * 2,
        )
    except typst.TypstError:
        return b""
    return made if isinstance(made, bytes) else b""


def _no_fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


def measured(head: bytes) -> tuple[str, int]:
    """Format and number of pixels by the first bytes of a file; ("", 0) for what is never drawn."""
    try:
        if head[:8] == b"\x89PNG\r\n\x1a\n":
            width, height = struct.unpack_from(">LL", head, 16)
            return "png", width * height
        if head[:6] in (b"GIF87a", b"GIF89a"):
            width, height = struct.unpack_from("<HH", head, 6)
            return "gif", width * height
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return "webp", _webp_pixels(head)
        if head.lstrip()[:5] in (b"<?xml", b"<svg ") and b"<svg" in head[:4000]:
            return "svg", 1
        if head[:3] == b"\xff\xd8\xff":
            return "jpg", _jpeg_pixels(head)
    except struct.error:
        return "", 0
    return "", 0


def _webp_pixels(head: bytes) -> int:
    if head[12:16] == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
        return width * height
    return 0  # the simple forms cannot exceed 16383 × 16383 and are small files


def _jpeg_pixels(head: bytes) -> int:
    """Width × height from the frame header (ITU T.81, SOF0…SOF15); 0 when it lies beyond ``head``."""
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", head, at + 5)
            return int(width) * int(height)
        at += 2 + int(struct.unpack_from(">H", head, at + 2)[0])
    return 0
