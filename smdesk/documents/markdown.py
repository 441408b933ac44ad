"""Markdown of the plan's texts as plain nodes: paragraphs, lists, headings, emphasis, links.

What is understood is turned into data that the template draws; what is not stays as it was typed. Nothing is
ever evaluated, pictures and HTML are shown as their text, and only web and mail addresses become links.
"""

import re
from typing import Any

from smdesk.documents.ink import breakable

Run = dict[str, Any]
Node = dict[str, Any]

_HEAD = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"(\s*)(?:[-*+•]|(\d{1,3})[.)])\s+(.*)$")
_QUOTE = re.compile(r"\s*>\s?(.*)$")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")
_INLINE = re.compile(
    r"\\(?P<raw>[\\`*_{}\[\]()#+.!>-])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\((?P<url>[^\s()]{1,500})(?:\s+\"[^\"\n]*\")?\)"
    r"|<?(?P<bare>https?://[^\s<>()\[\]]{1,300}[^\s<>()\[\].,;:!?])>?"
    r"|(?P<mark>\*\*\*|\*\*|\*|(?<!\w)__|__(?!\w)|(?<!\w)_|_(?!\w))"
)
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_CELL_RULE = re.compile(r"\s*:?-{1,}:?\s*$")
_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def nodes(text: str) -> list[Node]:
    """The blocks of a text, in order; one whose lines are all empty has none."""
    out: list[Node] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            out.append({"k": "p", "runs": runs(" ".join(lines))})
            lines.clear()

    for line in text.splitlines():
        if not line.strip():
            close()
            if out and out[-1]["k"] in ("list", "table"):
                out[-1]["open"] = False
            continue
        if _RULE.match(line):
            close()
            continue
        row = _ROW.match(line)
        if row:
            close()
            _row(out, [one.strip() for one in row[1].split("|")])
            continue
        head, bullet = _HEAD.match(line), _BULLET.match(line)
        if head:
            close()
            out.append({"k": "h", "runs": runs(head[2])})
        elif bullet:
            close()
            _item(out, bullet)
        elif out and out[-1]["k"] == "list" and out[-1]["open"] and not lines:
            out[-1]["items"][-1]["runs"] += runs(" " + line.strip())
        else:
            quote = _QUOTE.match(line)
            lines.append((quote[1] if quote else line).strip())
    close()
    for one in out:
        one.pop("open", None)
    return out


def _row(out: list[Node], cells: list[str]) -> None:
    """A line of a table; the first one is its head, the rule under it is passed over."""
    last = out[-1] if out else None
    if last is None or last["k"] != "table" or not last.get("open"):
        out.append({"k": "table", "heads": [runs(one) for one in cells], "rows": [], "open": True})
        return
    if all(_CELL_RULE.match(one) for one in cells):
        return
    wide = len(last["heads"])
    last["rows"].append([runs(one) for one in [*cells, *[""] * wide][:wide]])


def _item(out: list[Node], bullet: "re.Match[str]") -> None:
    ordered = bullet[2] is not None
    last = out[-1] if out and out[-1]["k"] == "list" else None
    depth = min(len(bullet[1].replace("\t", "    ")) // 2, 3)
    if last is None or (not depth and last["ordered"] != ordered):
        last = {"k": "list", "ordered": ordered, "items": [], "open": True}
        out.append(last)
    last["open"] = True
    mark = f"{bullet[2]}." if ordered else "–" if depth else "•"
    last["items"].append({"mark": mark, "depth": depth, "runs": runs(bullet[3])})


def runs(text: str) -> list[Run]:
    """A line in pieces of one look; a mark that nothing closes is a character."""
    out: list[Run] = []
    closing = _closing(text)
    strong = slanted = False
    at = 0
    for found in _INLINE.finditer(text):
        _add(out, text[at : found.start()], strong, slanted)
        at = found.end()
        if found["mark"]:
            if found.start() not in closing:
                _add(out, found["mark"], strong, slanted)
                continue
            strong ^= len(found["mark"]) > 1
            slanted ^= len(found["mark"]) != 2
        elif found["label"]:
            url = found["url"] if _SAFE.fullmatch(found["url"]) else ""
            _add(out, found["label"], strong, slanted, url)
        elif found["bare"]:
            _add(out, found["bare"], strong, slanted, found["bare"])
        else:
            _add(out, found["raw"] or found["code"] or "", strong, slanted)
    _add(out, text[at:], strong, slanted)
    return out


def _closing(text: str) -> set[int]:
    """Where the marks stand that come in pairs."""
    waiting: dict[str, int] = {}
    pairs: set[int] = set()
    for found in _INLINE.finditer(text):
        mark = found["mark"]
        if not mark:
            continue
        start, end = found.span()
        if mark in waiting and not text[start - 1].isspace():
            pairs |= {waiting.pop(mark), start}
        elif end < len(text) and not text[end].isspace():
            waiting.setdefault(mark, start)
    return pairs


def _add(out: list[Run], text: str, strong: bool, slanted: bool, url: str = "") -> None:
    if text:
        out.append({"t": breakable(text), "b": strong, "i": slanted, "u": url})
