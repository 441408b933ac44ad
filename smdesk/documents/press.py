"""From plain data to a PDF: pictures made ready, the template set, the standard kept.

It runs in a worker thread: the typesetter lets go of the interpreter while it works (measured: another
thread waits 23 ms at most during a 900-post document). ``on_progress`` may raise to stop between stages.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from smdesk import resources
from smdesk.documents import fonts, ink, pictures
from smdesk.domain.errors import N_, SmdeskError, reason_of

STANDARD = "ua-1"  # PDF/UA-1, ISO 14289-1
Progress = Callable[[float], None]  # told the share done, 0 to 1

NOT_UA = N_(
    "PDF: this document could not be made fully accessible (PDF/UA-1); it is complete and reads as usual."
)


NO_LOGO = N_("Studio style: the logo {path} cannot be read; the document was made without it. Choose another file.")


class DocumentTrouble(SmdeskError):
    """A document that the typesetter refuses."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about a document that was made all the same; translatable."""

    message: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished document."""

    pdf: bytes
    notices: tuple[Notice, ...] = ()


def press(data: dict[str, Any], on_progress: Progress = lambda part: None) -> Pressed:
    """Typeset ``data`` (as the module of its document made it).

    :param on_progress: told of each stage; an exception it raises ends the work and leaves nothing behind
    :raises DocumentTrouble: when the typesetter refuses even without the accessibility standard, or the disk that
        holds temporary files does
    """
    try:
        return _pressed(data, on_progress)
    except OSError as error:
        message = N_("PDF: the folder for temporary files, {folder}, cannot be used ({reason}); make room there.")
        values = {"folder": tempfile.tempdir or "-", "reason": reason_of(error)}
        raise DocumentTrouble(message, "document", **values) from error


def _pressed(data: dict[str, Any], on_progress: Progress) -> Pressed:
    notices = []
    if data["unknown_scripts"]:
        notices.append(Notice(ink.MISSING_FONT, {"scripts": ", ".join(data["unknown_scripts"])}))
    with tempfile.TemporaryDirectory(prefix="smdesk-press-") as made:
        folder = Path(made)
        files = []
        ready: dict[tuple[Any, ...], str] = {}  # a picture of several posts is made ready once
        total = len(data["pictures"])
        for number, wanted in enumerate(data["pictures"]):
            on_progress(0.1 + 0.5 * number / total)
            same = (wanted["path"], wanted["width"], wanted["height"])
            if same not in ready:
                ready[same] = pictures.prepare(wanted, number, folder)
            files.append(ready[same])
        on_progress(0.6 if total else 0.2)
        logo = data.get("studio", {}).get("logo", -1)
        if logo >= 0 and not files[logo]:
            notices.append(Notice(NO_LOGO, {"path": data["studio"]["path"]}))
        text = json.dumps({**data, "files": files, "font": _font_list(data)}, ensure_ascii=False)
        (folder / "data.json").write_bytes(text.encode("utf-8", "replace"))
        pdf = _set(folder, data, notices)
    return Pressed(pdf, tuple(notices))


def _set(folder: Path, data: dict[str, Any], notices: list[Notice]) -> bytes:
    import typst

    for source in resources.path("documents").glob("*.typ"):
        (folder / source.name).write_bytes(source.read_bytes())
    main = folder / f"{data['document']}.typ"
    try:
        return _compiled(main, data, [STANDARD])
    except typst.TypstError:
        pass  # said below, when the document is at least possible without the standard
    try:
        pdf = _compiled(main, data, [])
    except typst.TypstError as refusal:
        message = N_("PDF: “{name}” could not be laid out; export fewer days to find the post that stops it.")
        raise DocumentTrouble(message, "document", name=data["name"]) from refusal
    notices.append(Notice(NOT_UA, {}))
    return pdf


def _compiled(main: Path, data: dict[str, Any], standards: list[Any]) -> bytes:
    import typst

    return typst.compile(
        main,
        root=main.parent,
        font_paths=_fonts(bool(data["fonts"])),
        ignore_system_fonts=True,
        pdf_standards=standards,
        timestamp=data["timestamp"],
    )


def _font_list(data: dict[str, Any]) -> list[str]:
    return [fonts.FAMILY, *data["fonts"]]


@lru_cache(maxsize=2)
def _fonts(system: bool) -> Any:
    """The documents' font, and those of this computer only where a text needs them."""
    import typst

    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(fonts.folder())]
    )
