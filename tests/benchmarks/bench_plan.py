"""Speed of the strategy plan against ReportLab laying out the same content untagged.

``python -m tests.benchmarks.bench_plan`` prints a line; the bound is 2. Each side runs in a process of its own and is
timed after its imports and fonts; the best of three runs counts.
"""

import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BOUND = 2.0
RUNS = 3
WIDE = 493.0  # points between the margins
LANGUAGE = "en"  # the client whose plan has sixteen pages


def sheet() -> Any:
    """The material of the sample's bookshop."""
    from smdesk.services import sample
    from smdesk.services.plan_paper import material
    from tests.fakes import STORY

    with tempfile.TemporaryDirectory() as folder:
        store, _notice = sample.open_sample(Path(folder), lambda: STORY)
        client = next(one for one in store.clients.all() if one.language == LANGUAGE)
        gathered = material(store, client.id, STORY)
        store.close()
    return gathered


def ours(material: Any) -> bytes:
    """Data, layout, tags and bookmarks of the real document."""
    from smdesk.documents import press, strategy_plan

    return press.press(strategy_plan.data(material)).pdf


def floor(material: Any) -> Callable[[], bytes]:
    """ReportLab with the same texts, made ready outside the time that is measured."""
    from smdesk.documents import strategy_plan

    data = strategy_plan.data(material)
    return lambda: Plain(data).pdf()


class Plain:
    """The same content in ReportLab: headings, paragraphs, tables, cards, drawings."""

    def __init__(self, data: dict[str, Any]) -> None:
        from tests.benchmarks.bench_documents import Plain as Calendar

        self.data = data
        self.base = Calendar(data)

    def pdf(self) -> bytes:
        """Lay out and write."""
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import PageBreak, SimpleDocTemplate

        text, head = self.base.text, self.base.head
        story: list[Any] = [head(self.data["heading"], 36), text(self.data["sentence"], 13)]
        story += [text(one["title"]) for one in self.data["chapters"]]
        story.append(PageBreak())
        for chapter in self.data["chapters"]:
            story += [head(f"{chapter['number']} {chapter['title']}", 17), text(chapter["lead"])]
            for block in chapter["blocks"]:
                story += self.block(block, WIDE)
        story += [head(self.data["words"]["approval"], 17), text(self.data["bound"])]
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4, leftMargin=51, rightMargin=51).build(story, self.base.foot, self.base.foot)
        return out.getvalue()

    def block(self, block: dict[str, Any], wide: float) -> list[Any]:
        """One piece of a chapter."""
        text, head = self.base.text, self.base.head
        kind = block["k"]
        if kind == "h2":
            return [head(block["text"], 12)]
        if kind in ("note", "pull"):
            return [text(block["text"], 7 if kind == "note" else 13)]
        if kind == "para":
            return [text(one) for one in block["lines"]]
        if kind == "md":
            return [text(one) for one in _strings(block["nodes"], ("t", "mark"))]
        if kind == "table":
            return self.table(block, wide)
        if kind == "beside":
            left = [one for each in block["left"] for one in self.block(each, wide / 2 - 12)]
            right = [one for each in block["right"] for one in self.block(each, wide / 2 - 12)]
            return [self.base.table([[left, right]], [wide / 2, wide / 2])]
        if kind == "figure":
            return self.figure(block["data"], wide)
        rows = [text(one, 8) for one in _strings(block, ())]
        return [self.base.table([rows[at : at + 2] + [""] * (2 - len(rows[at : at + 2]))
                                 for at in range(0, len(rows), 2)], [wide / 2, wide / 2])] if rows else []  # fmt: skip

    def table(self, block: dict[str, Any], wide: float) -> list[Any]:
        """A table with its cells."""
        text = self.base.text
        fixed = sum(one * 2.83 for one in block["widths"] if one > 0)
        shares = sum(-one for one in block["widths"] if one < 0) or 1
        widths = [one * 2.83 if one > 0 else -one / shares * (wide - fixed) for one in block["widths"]]
        rows: list[list[Any]] = [[text(one, 7) for one in block["heads"]]]
        for row in block["rows"]:
            rows.append([[text("\n".join(one["lines"]), 8), *(text(more, 7) for more in (one["word"], one["more"]) if more)]
                         for one in row])  # fmt: skip
        return [self.base.table(rows, widths), text(block["source"], 6)]

    def figure(self, data: dict[str, Any], wide: float) -> list[Any]:
        """A drawing of the same shapes, or the words of a board."""
        from reportlab.graphics.shapes import Drawing, Line, Rect, String

        out: list[Any] = []
        for part in data.get("parts", []) + [
            one for step in data.get("steps", []) if step["results"] for one in step["results"]["parts"]
        ]:
            high = part["height"] * 2.83
            drawing = Drawing(wide, high)
            for shape in part["shapes"]:
                if shape["k"] == "text":
                    for line in shape["l"]:
                        drawing.add(String(shape["x"] * 2.83, high - shape["y"] * 2.83, line, fontName="S", fontSize=shape["z"]))
                elif shape["k"] == "path":
                    for (ax, ay), (bx, by) in zip(shape["p"], shape["p"][1:], strict=False):
                        drawing.add(Line(ax * 2.83, high - ay * 2.83, bx * 2.83, high - by * 2.83))
                elif shape["k"] == "rect":
                    drawing.add(Rect(shape["x"] * 2.83, high - shape["y"] * 2.83, shape["w"] * 2.83, shape["h"] * 2.83))
            out.append(drawing)
        if not out:
            cells = [self.base.text(one, 8) for one in _strings(data, ())]
            rows = [cells[at : at + 5] + [""] * (5 - len(cells[at : at + 5])) for at in range(0, len(cells), 5)]
            out = [self.base.table(rows, [wide / 5] * 5)] if rows else []
        return [*out, self.base.text(data["reading"]), self.base.text(data["source"], 6)]


def _strings(value: Any, keys: tuple[str, ...], key: str = "") -> list[str]:
    """Every text in plain data, in order; only those under ``keys`` where some are named."""
    if isinstance(value, str):
        skipped = key in ("k", "kind", "f", "icon", "colour", "square", "tone", "reading", "source", "mark")
        return [value] if value and (key in keys if keys else not skipped) else []
    if isinstance(value, dict):
        return [one for name, each in value.items() for one in _strings(each, keys, name)]
    if isinstance(value, list):
        return [one for each in value for one in _strings(each, keys, key)]
    return []


def timed(side: str) -> dict[str, float]:
    """Best time of one side in this process, after a single chapter for imports and fonts."""
    from smdesk.documents import press, strategy_plan

    material = sheet()
    small = press.press(strategy_plan.data(material, ("people",))) if side == "ours" else floor(material)()
    assert small
    work = floor(material) if side == "floor" else (lambda: ours(material))
    best, size = 1e9, 0
    for _ in range(RUNS if side == "floor" else 1):
        start = time.perf_counter()
        size = len(work())
        best = min(best, time.perf_counter() - start)
    return {"seconds": best, "bytes": size}


def in_own_process(side: str) -> dict[str, float]:
    """:func:`timed` in a fresh process: the typesetter remembers layouts, a first export cannot."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_plan", side]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return found


def main() -> int:
    """Print the line; the status tells whether the bound holds."""
    base = in_own_process("floor")
    best = min(in_own_process("ours")["seconds"] for _ in range(RUNS))
    ratio = best / base["seconds"]
    print(f"{'document':22}{'floor s':>9}{'ours s':>9}{'ratio':>8}{'bound':>7}")
    print(f"{'strategy plan':22}{base['seconds']:9.2f}{best:9.2f}{ratio:8.2f}{BOUND:7.1f}")
    return int(ratio > BOUND)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(timed(sys.argv[1])))
    else:
        sys.exit(main())
