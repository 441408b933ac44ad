"""Speed of the content calendar against ReportLab laying out the same content untagged.

``python -m tests.benchmarks.bench_documents`` prints a table of ratios; the bound is 2. Each side runs in a
process of its own and is timed after its imports and fonts; the best of three runs counts.
"""

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

BOUND = 2.0
RUNS = 3
CASES = (("quarter, 230 posts", "quarter", 230), ("year, 910 posts", "year", 910))


def sheet(period: str, count: int) -> Any:
    """The material of a case: ``count`` posts spread over the period, every part of a post in use."""
    from tests.documents import plans

    span = plans.QUARTER if period == "quarter" else plans.YEAR
    found = plans.posts("it", plans.some_days(span, 18)[:count])
    assert len(found) == count
    return plans.material("it", span, whole=found)


def ours(material: Any) -> bytes:
    """Data, layout, tags and bookmarks of the real document."""
    from smdesk.documents import content_calendar, press

    return press.press(content_calendar.data(material)).pdf


def floor(material: Any) -> Callable[[], bytes]:
    """ReportLab with the same texts, made ready outside the time that is measured."""
    from smdesk.documents import content_calendar

    data = content_calendar.data(material)
    return lambda: Plain(data).pdf()


class Plain:
    """The same content in ReportLab: cover, month grids, figures, posts in three columns, lists."""

    def __init__(self, data: dict[str, Any]) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        from smdesk.documents import fonts

        for name, cut in (("S", "Regular"), ("B", "Semibold")):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(fonts.folder() / f"SourceSansPro-{cut}.ttf")))
        self.data = data
        self.styles = {
            size: ParagraphStyle(str(size), fontName="S", fontSize=size, leading=size * 1.3)
            for size in (6, 7, 8, 9, 13)
        }
        self.heads = {
            size: ParagraphStyle(f"h{size}", fontName="B", fontSize=size, leading=size * 1.3, spaceAfter=8)
            for size in (10, 12, 17, 36)
        }

    def text(self, text: str, size: int = 9) -> Any:
        """A paragraph of plain text."""
        from xml.sax.saxutils import escape

        from reportlab.platypus import Paragraph

        return Paragraph(escape(text).replace("\n", "<br/>"), self.styles[size])

    def head(self, text: str, size: int) -> Any:
        """A heading."""
        from xml.sax.saxutils import escape

        from reportlab.platypus import Paragraph

        return Paragraph(escape(text), self.heads[size])

    def table(
        self, rows: list[list[Any]], widths: list[float], *rules: Any, heights: list[float] | None = None
    ) -> Any:
        """A table with hairlines."""
        from reportlab.lib import colors
        from reportlab.platypus import Table

        lines = [
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.lightgrey),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *rules,
        ]
        return Table(rows, colWidths=widths, rowHeights=heights, style=lines)

    def pdf(self) -> bytes:
        """Lay out and write."""
        from reportlab.lib.pagesizes import A4
        from reportlab.platypus import PageBreak, SimpleDocTemplate

        story = [self.head(self.data["period"], 36), self.text(self.data["sentences"], 13)]
        story += [
            self.text(f"{one['code']} {one['title']} {one['detail']} {one['count']}")
            for one in self.data["objectives"]
        ]
        for month in self.data["months"]:
            story += [PageBreak(), self.head(month["title"], 17), self.month(month)]
        story += [PageBreak(), *self.figures(), PageBreak(), self.head(self.data["words"]["weeks"], 17)]
        for week in self.data["parts"]:
            story.append(self.head(f"{week['name']} {week['days']}", 12))
            story += [self.post(item) for item in week["items"]]
        story += [PageBreak(), self.wanted(), PageBreak(), self.approval()]
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4, leftMargin=51, rightMargin=51).build(story, self.foot, self.foot)
        return out.getvalue()

    def foot(self, canvas: Any, _document: Any) -> None:
        """Running lines."""
        canvas.setFont("S", 7)
        canvas.drawString(51, 30, self.data["confidential"])
        canvas.drawRightString(540, 30, str(canvas.getPageNumber()))
        canvas.drawString(51, 800, self.data["client"]["name"])

    def month(self, month: dict[str, Any]) -> Any:
        """The grid with its cards."""
        from reportlab.lib import colors

        rows = [["", *month["weekdays"]]]
        for row in month["rows"]:
            cells: list[Any] = [str(row["number"])]
            for day in row["days"]:
                cell = [self.text(f"{day['day']} {day['name']}", 7)]
                for card in day["cards"]:
                    line = f"{card['hour']} {' '.join(card['tags'])} {card['code']}"
                    parts = [
                        [self.text(" ".join(card["lines"]), 8)],
                        [self.text(line, 7)],
                        [self.text(card["status"]["word"], 6)],
                    ]
                    rule = ("LINEBEFORE", (0, 0), (0, -1), 2, colors.HexColor(card["colour"]))
                    cell.append(self.table(parts[: 1 if card["form"] == "line" else 3], [62], rule))
                cells.append(cell + ([self.text(day["more"], 6)] if day["more"] else []))
            rows.append(cells)
        return self.table(rows, [20] + [67] * 7)

    def figures(self) -> list[Any]:
        """Mix, rhythm, dates and campaigns."""
        data = self.data
        rows = [
            [row["name"], row["share_text"], row["target_text"], row["count"]] for row in data["mix"]["rows"]
        ]
        bars = [[bar["name"], str(bar["count"])] for bar in data["rhythm"]["bars"]]
        out = [self.head(data["words"]["mix"], 17), self.table(rows, [150, 60, 100, 100])]
        out += [self.text(line) for line in data["mix"]["reading"]] + [self.table(bars, [150, 60])]
        out += [self.text(f"{one['day']} {one['name']}") for one in data["dates"]]
        return out + [self.text(f"{one['name']} {one['days']} {one['idea']}") for one in data["campaigns"]]

    def post(self, item: dict[str, Any]) -> Any:
        """A post in three columns."""
        from reportlab.lib import colors

        left = [self.text(item["weekday"]), self.text(f"{item['hour']} {item['zone']}")]
        left += [self.text(f"{place['tag']} {place['handle']}", 7) for place in item["places"]]
        middle = [self.head(f"{item['n']} {item['title']}", 10)]
        middle.append(
            self.text(
                f"{item['pillar']['name']} {item['status']['word']} {item['campaign']} {item['same']}", 7
            )
        )
        for one in item["texts"]:
            middle += [self.text(one["where"], 7)] if one["where"] else []
            middle += [self.text(part) for part in one["copy"]] + (
                [self.text(one["tags"], 8)] if one["tags"] else []
            )
        if item["fields"]:
            fields = [[self.text(one["label"], 7), self.text(one["text"], 7)] for one in item["fields"]]
            middle.append(self.table(fields, [60, 200]))
        middle += [self.text(one, 7) for one in item["wanted"]]
        edge = ("LINEBEFORE", (0, 0), (0, -1), 2, colors.HexColor(item["pillar"]["colour"]))
        return self.table([[left, middle, [self.text(item["design"], 7)]]], [85, 320, 85], edge)

    def wanted(self) -> Any:
        """What the client supplies."""
        rows = [
            [
                self.text(group["day"], 8),
                str(row["n"]),
                self.text(row["title"], 8),
                self.text(row["text"], 8),
                row["due"],
            ]
            for group in self.data["wanted"]
            for row in group["rows"]
        ]
        return self.table(rows, [80, 25, 130, 200, 50]) if rows else self.text("")

    def approval(self) -> Any:
        """The rows to tick."""
        rows = [
            [row["n"], row["when"], self.text(row["what"], 8), row["status"]["word"], "", ""]
            for row in self.data["approval"]["rows"]
        ]
        return self.table(rows, [35, 90, 180, 90, 50, 50])


def timed(side: str, period: str, count: int) -> dict[str, float]:
    """Best time of one side in this process, and the size of what it made."""
    material = sheet(period, count)
    work = floor(material) if side == "floor" else (lambda: ours(material))
    sheet_small = sheet("quarter", 3)
    floor(sheet_small)() if side == "floor" else ours(sheet_small)  # imports and fonts
    best, size = 1e9, 0
    for _ in range(RUNS if side == "floor" else 1):
        start = time.perf_counter()
        size = len(work())
        best = min(best, time.perf_counter() - start)
    return {"seconds": best, "bytes": size}


def in_own_process(side: str, period: str, count: int) -> dict[str, float]:
    """:func:`timed` in a fresh process: the typesetter remembers layouts, a first export cannot."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_documents", side, period, str(count)]
    found: dict[str, float] = json.loads(
        subprocess.run(command, capture_output=True, check=True, text=True).stdout
    )
    return found


def main() -> int:
    """Print the table; the status tells whether the bound holds."""
    worst = 0.0
    print(f"{'document':22}{'floor s':>9}{'ours s':>9}{'ratio':>8}{'bound':>7}{'MB':>7}")
    for name, period, count in CASES:
        base = in_own_process("floor", period, count)
        made = [in_own_process("ours", period, count) for _ in range(RUNS)]
        best = min(one["seconds"] for one in made)
        ratio = best / base["seconds"]
        worst = max(worst, ratio)
        size = made[0]["bytes"] / 1e6
        print(f"{name:22}{base['seconds']:9.2f}{best:9.2f}{ratio:8.2f}{BOUND:7.1f}{size:7.1f}")
    return int(worst > BOUND)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(timed(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
    else:
        sys.exit(main())
