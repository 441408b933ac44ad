"""Web pages as Markdown: headings, paragraphs, lists, tables, emphasis and links; everything else is let go."""

import re
from html.parser import HTMLParser

_SILENT = frozenset(("script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"))
_BLOCKS = frozenset((
    "p", "div", "section", "article", "header", "footer", "main", "blockquote", "figure", "figcaption", "address", "pre",
    "dl", "dt", "dd", "form", "body", "html",
))  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_ITEM = re.compile(r"\s*(?:-|\d+\.) ")
_DEEPEST = 8


class _Writer(HTMLParser):
    """Writes Markdown while the page is read; unclosed and crossed tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._line = ""
        self._heading = 0
        self._lists: list[int] = []  # -1 a list of dots, else the next number
        self._silent = 0
        self._links: list[tuple[str, int]] = []
        self._cells: list[str] | None = None
        self._table: list[list[str]] | None = None
        self._cell = False
        self._item = False

    # -- what the parser tells ----------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif re.fullmatch("h[1-6]", tag):
            self._end()
            self._heading = int(tag[1])
        elif tag in ("ul", "ol"):
            self._end()
            self._lists = [*self._lists, 1 if tag == "ol" else -1][:_DEEPEST]
        elif tag == "li":
            self._end()
            self._item = True
        elif tag == "br":
            self._line += " " if self._cell or self._heading else "\n"
        elif tag == "table":
            self._end()
            self._table = self._table if self._table is not None else []
        elif tag == "tr" and self._table is not None:
            self._end_row()
            self._cells, self._line = [], ""
        elif tag in ("td", "th") and self._table is not None:
            self._end_cell()
            self._cells = self._cells if self._cells is not None else []
            self._cell, self._line = True, ""
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._line)))
        elif tag in _MARKS:
            self._line += _MARKS[tag]
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif re.fullmatch("h[1-6]", tag) or tag == "li":
            self._end()
        elif tag in ("ul", "ol"):
            self._end()
            self._lists = self._lists[:-1]
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag == "a" and self._links:
            self._link(*self._links.pop())
        elif tag in _MARKS:
            self._mark(_MARKS[tag])
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            text = _BLANKS.sub(" ", data)
            self._line += text.lstrip() if not self._line or self._line.endswith((" ", "\n")) else text

    # -- lines --------------------------------------------------------------------------------

    def _break(self) -> None:
        """A paragraph ends; inside a cell or an item it is only a blank."""
        if self._cell or self._item:
            self._line += "" if not self._line or self._line.endswith(" ") else " "
        else:
            self._end()

    def _end(self) -> None:
        if self._cell:
            self._break()
            return
        line, self._line, self._links = self._line.strip(), "", []
        level, self._heading = self._heading, 0
        item, self._item = self._item, False
        if not line:
            return
        if level:
            self.blocks.append(f"{'#' * level} {line.replace('**', '').strip('*')}")
        elif item and self._lists:
            indent = "   " * (len(self._lists) - 1)
            number = self._lists[-1]
            self.blocks.append(f"{indent}{'-' if number < 0 else f'{number}.'} {line}")
            self._lists[-1] = number + 1 if number > 0 else -1
        else:
            self.blocks.append(f"- {line}" if item else line)

    def _mark(self, mark: str) -> None:
        """Close an emphasis; an empty one goes away, and blanks go outside."""
        start = self._line.rfind(mark)
        if start < 0:
            return
        inner = self._line[start + len(mark) :]
        if not inner.strip():
            self._line = self._line[:start] + inner
        else:
            self._line = f"{self._line[:start]}{mark}{inner.strip()}{mark}" + (" " if inner.endswith(" ") else "")

    def _link(self, address: str, start: int) -> None:
        text = self._line[start:].strip()
        if text and re.match(r"(?:https?://|mailto:)[^\s<>()]+\Z", address) and text != address:
            self._line = f"{self._line[:start]}[{text}]({address})"

    # -- tables -------------------------------------------------------------------------------

    def _end_cell(self) -> None:
        if self._cell and self._cells is not None:
            self._cells.append(" ".join(self._line.split()).replace("|", "\\|"))
        self._cell, self._line, self._links = False, "", []

    def _end_row(self) -> None:
        if self._cell:
            self._end_cell()
        if self._cells and any(self._cells) and self._table is not None:
            self._table.append(self._cells)
        self._cells = None

    def _end_table(self) -> None:
        self._end_row()
        rows, self._table = self._table or [], None
        if not rows:
            return
        width = max(map(len, rows))
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        self.blocks.append("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]))


def to_markdown(page: str) -> str:
    """The text of a web page (or a part of one) as Markdown."""
    writer = _Writer()
    writer.feed(page)
    writer.close()
    writer.handle_endtag("table")
    writer.handle_endtag("p")
    parts: list[str] = []
    was_item = False
    for block in writer.blocks:
        is_item = _ITEM.match(block) is not None
        parts += ["" if not parts else "\n" if is_item and was_item else "\n\n", block]
        was_item = is_item
    return "".join(parts) + "\n" if parts else ""
