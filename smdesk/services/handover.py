"""A post handed to another device without any network: its texts as codes to be photographed, or all in a folder."""

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.domain.value import value
from smdesk.services.media import is_address
from smdesk.services.publishing import STEP_NAMES, Step

CODE_BYTES = 1000  # of one code: 105 modules, which a telephone reads from any screen
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_LONGEST_NAME = 60


@value
class Page:
    """One code: a stretch of the text of a step. ``part`` of ``parts``, both from 1."""

    step: Step
    text: str
    part: int = 1
    parts: int = 1


def pages(steps: Iterable[Step]) -> list[Page]:
    """Every text of a place, in the order in which it is pasted, in stretches that a code holds."""
    made = []
    for step in steps:
        if step.kind == "copy":
            texts = pieces(step.text)
            made += [Page(step, text, part, len(texts)) for part, text in enumerate(texts, 1)]
    return made


def pieces(text: str, most: int = CODE_BYTES) -> list[str]:
    """The text in stretches of at most ``most`` bytes, cut where a line or a word ends. Joined they are the text."""
    made: list[str] = []
    while len(text.encode("utf-8", "replace")) > most:
        end = len(text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore"))
        cut = max(text.rfind("\n", 0, end), 0) or max(text.rfind(" ", 0, end), 0)
        end = cut + 1 if cut * 2 > end else end
        made.append(text[:end])
        text = text[end:]
    return [*made, text] if text else made


def code(text: str) -> Sequence[bytes]:
    """The modules of the QR code of a text in UTF-8, row by row; 1 is dark, the quiet zone is not in it.

    Correction level L holds the most for its size, which suits a clean screen.
    """
    import segno

    plain = text.encode("utf-8", "replace").decode()  # half a character is a question mark
    made = segno.make_qr(plain, error="l", encoding="utf-8", boost_error=False)
    return [bytes(row) for row in made.matrix]


def lay_out(
    steps: Iterable[Step],
    folder: Path,
    name: str,
    named: Callable[[str], str],
    go_on: Callable[[], bool] = lambda: True,
) -> Path:
    """Write a new folder called ``name`` in ``folder``: texts as files, copies of the pictures and films, numbered in
    the order in which they are needed. Returns it. For any thread; the originals are only read.

    ``named`` says the name of a kind of step in the reader's words; ``go_on`` is asked before each file.

    :raises BadInput: when a file is not there, or the folder cannot be written; what was begun is taken away
    """
    target = _free(folder, _plain(name))
    try:
        target.mkdir()
        try:
            for number, step in enumerate((one for one in steps if one.kind in ("copy", "file")), 1):
                if not go_on():
                    raise BadInput(N_("Folder: nothing was written; you stopped it."), "folder")
                _put(step, target, number, named)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
    except OSError as error:
        message = N_("Folder: “{name}” cannot be written ({reason}); choose another one.")
        raise BadInput(message, "folder", name=folder.name or str(folder), reason=reason_of(error)) from error
    return target


def _put(step: Step, target: Path, number: int, named: Callable[[str], str]) -> None:
    said = named(STEP_NAMES[step.name])
    if step.file is None or is_address(step.file.path):
        words = step.text if step.file is None else step.file.path
        (target / f"{number} {_plain(said)}.txt").write_text(words, "utf-8", errors="replace", newline="")
        return
    source = Path(step.file.path)
    if not source.is_file():
        message = N_("File: “{name}” is not there (any more); look for it and attach it again.")
        raise BadInput(message, "media", name=source.name)
    shutil.copyfile(source, target / f"{number} {_plain(source.stem)}{source.suffix}")


def _plain(name: str) -> str:
    """A name that every file system takes."""
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST_NAME].strip(" .") or "smdesk"


def _free(folder: Path, name: str) -> Path:
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{name} ({number})", number + 1
    return target
