"""The pieces a long document is put together from: headings, paragraphs, tables, cards, figures.

A chapter is a list of them, as plain values; ``resources/documents/blocks.typ`` draws each. A piece without
content is None and is left out by :func:`put`.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from smdesk.documents import markdown
from smdesk.documents.figures import Figure
from smdesk.documents.ink import breakable

Block = dict[str, Any]
Cell = dict[str, Any]
WHOLE_ROWS = 8  # of a table that surely fits a page
WHOLE_TABLE = 800  # characters of it
TIGHT_ROWS = 5  # a longer table is set in smaller type
WHOLE_BOARD = 2400  # characters of a table of options
WHOLE_CARD = 900  # characters of a card that surely fits a page


def put(*pieces: "Block | Iterable[Block | None] | None") -> list[Block]:
    """The pieces that there are, in order."""
    out: list[Block] = []
    for one in pieces:
        if one is None:
            continue
        if isinstance(one, dict):
            out.append(one)
        else:
            out += [each for each in one if each is not None]
    return out


def headed(title: str, *pieces: "Block | Iterable[Block | None] | None", note: str = "") -> list[Block]:
    """Pieces under a heading of their own; nothing where there are none."""
    found = put(*pieces)
    return [{"k": "h2", "text": title, "note": note}, *found] if found else []


def para(text: str) -> Block | None:
    """A plain text, its lines as paragraphs."""
    lines = [breakable(" ".join(line.split())) for line in text.splitlines() if line.strip()]
    return {"k": "para", "lines": lines} if lines else None


def note(text: str) -> Block | None:
    """Small words: source, period, formula."""
    return {"k": "note", "text": breakable(text)} if text.strip() else None


def pull(text: str, label: str = "") -> Block | None:
    """A sentence to be remembered, set large."""
    return {"k": "pull", "text": breakable(" ".join(text.split())), "label": label} if text.strip() else None


def marked(text: str) -> Block | None:
    """A text in Markdown."""
    found = markdown.nodes(text)
    return {"k": "md", "nodes": found} if found else None


def drawn(shape: str, figure: Figure | None) -> Block | None:
    """A figure; ``shape`` names its function in the template ("line", "money", …)."""
    return {"k": "figure", "shape": shape, "data": figure, "whole": _whole(shape, figure)} if figure else None


def _whole(shape: str, figure: Figure) -> bool:
    """Whether a board is small enough to be kept on one page; drawings see to it themselves."""
    if shape == "money":
        return sum(len(one["rows"]) + 2 for one in figure["blocks"]) <= 18
    if shape == "ladder":
        rungs = sum(len(one["rungs"]) for one in figure["steps"])
        results = sum(len(part["shapes"]) for one in figure["steps"] if one["results"] for part in one["results"]["parts"])
        return rungs <= 20 and results <= 60
    if shape == "heat":
        return sum(len(one["rows"]) + 1 for one in figure["blocks"]) <= 14
    if shape == "swot":
        return not figure["stacked"]
    if shape == "tows":
        cells = [one for row in figure["rows"] for entries in row["cells"] for one in entries]
        return len(cells) <= 14 and sum(len(one["text"]) + len(one["evidence"]) for one in cells) < WHOLE_BOARD
    return False


def cell(
    text: str, more: str = "", *, strong: bool = False, square: str = "", tone: str = "", word: str = ""
) -> Cell:
    """A cell of a table: text, small words under it, a square of a pillar's colour, a word in a tone."""
    lines = [breakable(line, 14) for line in text.splitlines() if line.strip()]
    return {
        "lines": lines, "more": breakable(" ".join(more.split()), 14), "strong": strong, "square": square,
        "tone": tone, "word": word,
    }  # fmt: skip


def table(
    heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Any]], *, right: Iterable[int] = (),
    own: Iterable[int] = (), source: str = "", tight: bool = False,
) -> Block | None:  # fmt: skip
    """A table that may go over the page; widths in mm, negative ones share what is left.

    :param right: columns of figures
    :param own: rows of the client's own
    :param rows: cells, or texts
    :param tight: smaller type, for long lists
    """
    if not rows:
        return None
    numbers = set(right)
    made = [[one if isinstance(one, dict) else cell(one) for one in row] for row in rows]
    size = sum(len(one["more"]) + sum(map(len, one["lines"])) for row in made for one in row)
    return {
        "k": "table",
        "heads": list(heads),
        "widths": list(widths),
        "right": [at in numbers for at in range(len(heads))],
        "rows": made,
        "whole": len(rows) <= WHOLE_ROWS and size < WHOLE_TABLE,
        "tight": tight or len(rows) > TIGHT_ROWS,
        "own": sorted(own),
        "source": source,
    }


def pairs(items: Iterable[tuple[str, str]], columns: int = 1) -> Block | None:
    """Labelled texts, those without a text left out."""
    found = [
        {"label": breakable(label, 18), "lines": [breakable(line) for line in text.splitlines() if line.strip()]}
        for label, text in items
        if text.strip()
    ]
    return {"k": "pairs", "items": found, "columns": columns} if found else None


def bullets(items: Iterable[str], mark: str = "•") -> Block | None:
    """A plain list."""
    found = [breakable(" ".join(one.split())) for one in items if one.strip()]
    return {"k": "bullets", "items": found, "mark": mark} if found else None


def numbers(items: Iterable[tuple[str, str, str]]) -> Block | None:
    """Figures set large: (figure, what it is, where it comes from)."""
    found = [
        {"value": value, "label": breakable(label, 14), "note": breakable(small, 14)}
        for value, label, small in items
        if value
    ]
    whole = len(found) <= 8 and sum(len(one["label"]) + len(one["note"]) for one in found) < WHOLE_CARD
    return {"k": "numbers", "items": found, "whole": whole} if found else None


def card(title: str, fields: Iterable[tuple[str, str]], *, over: str = "", square: str = "", text: str = "") -> Block:
    """A card of a pair: small words over its title, a text, labelled texts."""
    kept = [(label, value) for label, value in fields if value.strip()]
    size = len(text) + len(title) + sum(len(value) for _label, value in kept)
    return {
        "title": breakable(title, 18), "over": breakable(over), "square": square,
        "lines": [breakable(line) for line in text.splitlines() if line.strip()],
        "fields": [{"label": label, "text": breakable(" ".join(value.split()))} for label, value in kept],
        "whole": size < WHOLE_CARD,
    }  # fmt: skip


def cards(items: Sequence[Block]) -> Block | None:
    """Cards side by side, two in a row; long ones one under another."""
    return {"k": "cards", "rows": _rows(items)} if items else None


def _rows(items: Sequence[Block]) -> list[list[Block]]:
    if all(one["whole"] for one in items):
        return [list(items[at : at + 2]) for at in range(0, len(items), 2)]
    return [[one] for one in items]


def beside(left: list[Block], right: list[Block], share: float = 0.5) -> list[Block]:
    """Two columns; one alone takes the whole width. ``share`` of the width is the left one's."""
    if left and right:
        return [{"k": "beside", "left": left, "right": right, "share": share}]
    return left or right


def chips(label: str, items: Iterable[str]) -> Block | None:
    """Words in a row."""
    found = [breakable(" ".join(one.split()), 24) for one in items if one.strip()]
    return {"k": "chips", "label": label, "items": found} if found else None


def reminders(items: Iterable[tuple[str, str, str, str]]) -> Block | None:
    """Small print in two columns: (topic, word in green or "", text, source)."""
    found = [
        {"topic": topic, "word": word, "text": breakable(text), "source": breakable(source)}
        for topic, word, text, source in items
    ]
    if not found:
        return None
    sizes = [len(one["text"]) + 0.8 * len(one["source"]) + 40 for one in found]
    half = next(at for at in range(len(found) + 1) if sum(sizes[:at]) >= sum(sizes) / 2)
    return {"k": "reminders", "columns": [found[:half], found[half:]]}


def level(blocks: Iterable[Block]) -> None:
    """Tell texts with headings of their own which level those have: no level may be left out (PDF/UA)."""
    below = 2
    for one in blocks:
        if one["k"] == "h2":
            below = 3
        elif one["k"] == "md":
            one["level"] = below
        elif one["k"] == "beside":
            for part in (one["left"], one["right"]):
                for each in part:
                    if each["k"] == "md":
                        each["level"] = 3 if any(other["k"] == "h2" for other in part) else below
