"""Cells that speak of pictures and links: addresses, files that are there, files that will be, plain
words.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from smdesk.exchange.profile import is_file, is_url

_SPLIT = re.compile(r"[\n;|]+|,\s*(?=https?:|www\.)|,\s+|,(?=[^,\s]+\.\w{3,4}(?:,|$))")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MediaFound:
    """What one cell held: things that can be attached, names of files that are not there yet, and other
    words.
    """

    there: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    words: str = ""


@dataclass
class MediaCells:
    """Reads media cells; file names are looked for beside the sheet. Nothing is opened."""

    folder: Path
    _known: dict[str, MediaFound] = field(default_factory=dict)

    def read(self, cell: str) -> MediaFound:
        """What a cell holds."""
        if not cell:
            return _NOTHING
        if cell not in self._known:
            self._known[cell] = self._read(cell)
        return self._known[cell]

    def _read(self, cell: str) -> MediaFound:
        parts = [part.strip() for part in _SPLIT.split(cell) if part.strip()]
        if not all(is_url(part) or is_file(part) for part in parts):
            parts = [cell]
        there: list[str] = []
        missing: list[str] = []
        words: list[str] = []
        for part in parts[:50]:
            if is_url(part) and " " not in part:
                there.append(part if part[:4].lower() == "http" else f"https://{part}")
            elif is_file(part):
                path = self._path(part)
                (there if path else missing).append(path or part)
            else:
                words.append(part)
        return MediaFound(tuple(there), tuple(missing), "\n".join(words))

    def _path(self, name: str) -> str:
        """The absolute path of a file that is there; "" when it is not, or when the name is no path here."""
        try:
            path = (self.folder / Path(name.replace("\\", "/") if "/" not in name else name)).resolve()
            return str(path) if path.is_file() else ""
        except (OSError, ValueError, RuntimeError):
            return ""


_NOTHING = MediaFound()


def link_in(cell: str) -> tuple[str, str]:
    """(the first address in a cell, the words beside it); a bare domain gets its https."""
    found = _URL.search(cell)
    if found:
        address = found[0].rstrip(".,;)")
        rest = (cell[: found.start()] + cell[found.end() :]).strip(" \n-–:,;()")
        return (address if address[:4].lower() == "http" else f"https://{address}"), rest
    bare = cell.strip()
    if _DOMAIN.match(bare) and " " not in bare and not is_file(bare):
        return f"https://{bare}", ""
    return "", bare
