"""What the brief and the study have in common: their first page, numbered chapters, words for what is missing."""

import hashlib
from collections.abc import Iterable
from typing import Any

from smdesk.documents.blocks import Block, level, para
from smdesk.documents.common import finish, frame
from smdesk.documents.figures import Figure, listed
from smdesk.documents.ink import breakable
from smdesk.documents.planbook import NOT_AGREED, Book, cut

ROOM = 62  # mm left on a page for a chapter to begin there
LONGEST = 240  # characters of a name on a first page
SIZES = ((38, 34), (80, 25), (130, 19))  # characters up to which a title is so large, in points


def chapter(
    title: str, blocks: list[Block], lead: str = "", *, fresh: bool = False, room: int = ROOM, spread: bool = False
) -> dict[str, Any] | None:
    """A chapter; None where there is nothing in it.

    :param fresh: whether it begins on a new page
    :param room: mm that must be left on a page for it to begin there
    :param spread: whether it is a page to read alone, over which its parts are spread
    """
    if not blocks:
        return None
    level(blocks)
    return {"title": title, "lead": lead, "blocks": blocks, "fresh": fresh, "room": room, "spread": spread}


def bound(book: Book, document: str, name: str, *, title: str, running: str, status: str, seen: object,
          front: dict[str, Any], chapters: Iterable[dict[str, Any] | None], sign: dict[str, Any] | None = None,
          version: str = "",
          ) -> dict[str, Any]:  # fmt: skip
    """Everything the template prints.

    :param title: of the file; :param running: what stands at the head of each page beside the name
    :param seen: what the document says: its version follows from it, unless it has a ``version``
    """
    kept = [one for one in chapters if one is not None]
    version = version or hashlib.sha256(repr(seen).encode("utf-8", "replace")).hexdigest()[:8].upper()
    for at, one in enumerate(kept, start=1):
        one["number"] = str(at)
    return finish(
        book.desk,
        {
            **frame(book.desk, document, name),
            "title": title,
            "period": running,
            "version": version,
            "status": status,
            "front": front,
            "chapters": kept,
            "sign": sign and {**sign, "bound": sign["bound"].replace("{version}", version)},
        },
    )


def first_page(label: str, title: str, sentence: str, blocks: list[Block]) -> dict[str, Any]:
    """The first page: small label, large title, a sentence, then what is worth knowing at once."""
    name = cut(title, LONGEST)
    size = next((points for letters, points in SIZES if len(name) <= letters), 15)
    return {"label": breakable(label), "title": breakable(name, 14), "sentence": breakable(sentence, 20),
            "size": size, "blocks": blocks}  # fmt: skip


def untitled(figure: Figure | None) -> Figure | None:
    """A figure without the title that its heading has said; what stands for it when it is not seen keeps it."""
    if figure is not None:
        figure["title"] = ""
    return figure


def unsaid(book: Book, asked: Iterable[tuple[str, str]]) -> Block | None:
    """One line that names what nobody has said yet, instead of empty headings."""
    left = [label for label, text in asked if not text.strip()]
    if not left:
        return None
    return para(f"{book.desk.words(NOT_AGREED)}: {listed(left, 12)}.")
