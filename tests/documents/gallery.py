# ruff: noqa: E501  -- tables and texts read better unbroken
"""Figures for the tests: as in a real plan, with texts far too long, with one row, with sixty and with gaps."""

import json
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from smdesk import resources
from smdesk.documents import (
    boards,
    columncharts,
    common,
    diagrams,
    figures,
    fonts,
    linecharts,
    placemap,
    timelines,
)
from smdesk.documents.boards import Entry, HeatRow, MoneyRow, Persona, Rung, Step, Tick
from smdesk.documents.columncharts import Month
from smdesk.documents.diagrams import Risk, Spot, Tone
from smdesk.documents.figures import Bar, Figure, Progress, Voice
from smdesk.documents.linecharts import Series
from smdesk.documents.period import Period
from smdesk.documents.placemap import Flow, Node
from smdesk.documents.timelines import Task
from tests.documents import plans

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 29))
TODAY = date(2026, 11, 4)
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
LONG = ("Un’etichetta molto lunga che nessuno scriverebbe così, ma che prima o poi arriva da un file importato di fretta e va letta")[:120]
MONTHS = ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
Gallery = dict[str, Figure | None]


def usual(voice: Voice) -> Gallery:
    """As a plan for a small shop has them."""
    return {
        "line": linecharts.line_chart(voice, "orders a month", [Series("Orders", tuple(zip(MONTHS, (20, 26, 25, None, 48, 61), strict=True)))], target=60, evidence="medium", source="Shop till, June to November 2026 · F12"),
        "line early": linecharts.line_chart(voice, "first reply", [Series("Hours", tuple(zip(MONTHS, (7, 6.4, 5, 3.2, 2.4, 2.2), strict=True)))], unit="h", target=2, lower=True, evidence="early"),
        "line search": linecharts.line_chart(voice, "search interest", [Series(name, tuple((f"{w}/10", (w * k * 7 + 13 * k) % 70 + 20 + k) for w in range(1, 27))) for k, name in enumerate(("cappelletti", "pasta fresca", "ravioli alle erbe", "maltagliati", "passatelli in brodo"), 1)], relative=True),
        "bar": figures.bar_chart(voice, "posts a week", [Bar("Pastificio Valdorsa", 4, highlight=True), Bar("Antica Sfoglia", 6.5), Bar("La Bottega di Ines", 2.25), Bar("Gran Mulino", None), Bar("Pasta & Co", 9)], target=5),
        "column": columncharts.column_chart(voice, "budget by month", [Month(m, Decimal(420 + 30 * n), Decimal(a) if a else None, None if a else Decimal(450 + 20 * n)) for n, (m, a) in enumerate(zip(("Oct", "Nov", "Dec", "Jan", "Feb", "Mar"), (410, 502, 480, 0, 0, 0), strict=True))], unit="EUR"),
        "progress": figures.progress(voice, "key results", [Progress("Clases con 6 esterillas o más", 3, 6, 8), Progress("Ocupación martes y jueves, 10:00", 45, 62, 80, "%", "plazas usadas ÷ ofrecidas × 100"), Progress("Mayores de 60 que repiten en 30 días", 4, 8, 16), Progress("Hours to the first reply", 7, 1.8, 2, "h", early=True), Progress("Not measured yet", None, None, 40)]),
        "gantt": timelines.gantt(voice, "action plan", tasks(14), QUARTER, TODAY),
        "heat": boards.heat_map(voice, "themes by competitor", ["Valdorsa", "Antica Sfoglia", "La Bottega di Ines", "Gran Mulino"], [HeatRow("Recipes", (5, 4, 2, 5)), HeatRow("People of the place", (4, 0, 1, None)), HeatRow("Behind the counter", (3, 1, 5, 0)), HeatRow("Offers", (1, 5, 3, 4))], top=5),
        "risk": diagrams.risk_matrix(voice, "risks of the plan", [Risk("The herb supplier fails in a wet autumn", 3, 4), Risk("A review claims an allergic reaction", 2, 5), Risk("Lucia is away and nobody approves", 4, 3), Risk("A contest breaks the rules of the network", 2, 4), Risk("Photos without permission", 2, 4), Risk("The account is taken over", 1, 5), Risk("Budget cut in January", None, None)]),
        "position": diagrams.position_map(voice, "how the market looks from the counter", ("cheap", "dear", "industrial", "made by hand"), [Spot("Pastificio Valdorsa", 62, 88, own=True), Spot("Antica Sfoglia", 70, 80), Spot("La Bottega di Ines", 66, 84), Spot("Gran Mulino", 22, 15), Spot("Pasta & Co", 48, 35), Spot("Supermarket label", 8, 6), Spot("Delivery kits", 90, 40)]),
        "structure": placemap.structure_map(voice, "where the community lives", *places()),
        "structure columns": placemap.structure_map(voice, "from a search to the table", [Node("a", "Google", "is asked"), Node("b", "Instagram", "catches the eye"), Node("c", "Web shop", "takes the order", "store"), Node("d", "Newsletter", "brings back", "mail"), Node("e", "Counter", "hands over")], [Flow("a", "c", "recipes found"), Flow("b", "c", "link in bio"), Flow("c", "d", "consent"), Flow("c", "e", "collection"), Flow("d", "e")]),
        "tone": diagrams.tone_slider(voice, "how we sound", [Tone("formal", "casual", 72), Tone("serious", "playful", 55), Tone("expert", "neighbour", 80), Tone("tu", "Lei", None)]),
        "ladder": boards.ladder(voice, steps()),
        "swot": boards.swot(voice, *entries(3)),
        "tows": boards.tows(voice, *entries(2)),
        "persona": boards.persona_card(voice, Persona("Nuria, 34", "Expectant, works from home in Ruzafa", "When my back hurts after a day of calls, I want a class that will not judge me, so I can sleep.", [("Where", "Instagram in the evening, WhatsApp all day"), ("Size and source", "about 1,200 · town register 2025"), ("Fears", "Being the only beginner"), ("Words", "calm, back, breathing")])),
        "ticks": boards.tick_list(voice, "Legal checklist", [Tick("Rules of the contest filed", "DPR 430/2001", True), Tick("Privacy note linked"), Tick("Paid partnerships labelled"), Tick("Prize bought", "by 12 October")], columns=2),
        "money": boards.money_table(voice, "budget", [*MONTHS, "Dec", "Jan", "Feb", "Mar", "Apr", "May"], [MoneyRow("People", [Decimal("640.00")] * 12, "16 h × €40"), MoneyRow("Ads", [Decimal("120.50")] * 12), MoneyRow("Prizes", [Decimal("90"), *[None] * 10, Decimal("1250.25")]), MoneyRow("Contingency", [Decimal("42.53")] * 12)], "EUR"),
    }  # fmt: skip


def tasks(count: int) -> list[Task]:
    """Actions one after another; milestones, some without a date, some out of the period."""
    names = ("Film the herb walk", "Rules of the contest", "Open day", "Write to ten neighbours", "Page for orders", "Review with Lucia")
    out = []
    for at in range(count):
        start: date | None = QUARTER.start + timedelta(days=at * 83 // max(1, count) - (9 if at == 1 else 0))
        end = start + timedelta(days=(0, 6, 20, 3)[at % 4]) if start else None
        out.append(Task(f"{names[at % len(names)]} {at + 1}", ("Lucia", "we", "")[at % 3], start, end, at < count * 0.3 and at != 2))
    out[-1] = Task("Choose the tool for bookings", "we", None, None)
    return out


def places() -> tuple[list[Node], list[Flow]]:
    """Nine places about a shop."""
    nodes = [
        Node("shop", "The shop", "where all meet", "store"), Node("ig", "Instagram", "is found, catches the eye", "networks/instagram"),
        Node("fb", "Facebook", "neighbours, events", "networks/facebook_page"), Node("wa", "WhatsApp channel", "orders of the day", "networks/whatsapp_channel"),
        Node("nl", "Newsletter", "brings back", "mail"), Node("web", "Web shop", "takes orders", "store"), Node("gb", "Google Business", "hours, reviews", "networks/google_business"),
        Node("grp", "Recipe group", "members help members", "community"), Node("fair", "Market stall", "first taste", "flag"),
    ]  # fmt: skip
    flows = [
        Flow("ig", "shop", "tastings"), Flow("fb", "shop", "open days"), Flow("gb", "shop", "who searches"), Flow("fair", "shop", "a voucher"),
        Flow("shop", "wa", "QR at the till"), Flow("shop", "nl", "consent card"), Flow("shop", "grp", "invitation"), Flow("wa", "web", "today’s link"),
        Flow("grp", "ig", "photos of members"), Flow("web", "shop", "collection"), Flow("shop", "web", "gift cards"),
    ]  # fmt: skip
    return nodes, flows


def steps() -> list[Step]:
    """A ladder as the window shows it."""
    return [
        Step("Negocio", "euro", [Rung("Sostener el alquiler con las clases de entre semana", "Dicho por Irene en la reunión del 2 de septiembre")]),
        Step("Objetivo 1", "target", [Rung("Llenar 8 de 10 clases tranquilas antes del 31 de marzo", "Específico · medible · con fecha")]),
        Step("Resultados clave", "flag", results=[Progress("Clases con 6 esterillas o más", 3, 6, 8), Progress("Ocupación martes y jueves, 10:00", 45, 62, 80, "%"), Progress("Mayores de 60 que repiten", 4, 8, 16)]),
        Step("Tácticas", "route", [Rung("Puertas abiertas", "24 oct"), Rung("Debate semanal en el grupo"), Rung("Anuncio local", "sin regla de parada", warn=True)], chips=True),
        Step("Pilares", "circle", [Rung("Respira", "36/35", "#6A8A34"), Rung("Técnica sin miedo", "31/30", "#BC5876"), Rung("Comunidad", "22/25", "#8A5A94"), Rung("Plazas", "11/10", "#BF5A3C")], chips=True),
        Step("Publicaciones", "calendar", [Rung("14 en octubre sirven a este objetivo", "3 sin objetivo todavía")]),
    ]  # fmt: skip


def entries(count: int) -> list[list[Entry]]:
    """Four groups."""
    texts = ("Fresh every morning, seen from the street", "No photos of people", "The village fair comes back", "A chain opens in spring")
    return [[Entry(f"{text} ({n + 1})", "counted at the till, 2 Oct 2026") for n in range(count)] for text in texts]


def many(voice: Voice, count: int = 60, label: Callable[[int], str] = lambda n: f"Row number {n + 1}") -> Gallery:
    """Each with so many rows."""
    names = [label(n) for n in range(count)]
    marks = [n * 37 % 101 for n in range(count)]
    gaps = [None if n % 7 == 3 else mark for n, mark in enumerate(marks)]
    flows = [Flow("p0", f"p{n}", names[n]) for n in range(1, count)] + [Flow(f"p{n}", "p0", "") for n in range(2, count, 3)]
    return {
        "line": linecharts.line_chart(voice, names[0], [Series(names[0], tuple(zip(names, gaps, strict=True)))], target=50, unit="%"),
        "line many": linecharts.line_chart(voice, names[0], [Series(name, tuple((m, marks[n]) for m in MONTHS)) for n, name in enumerate(names[:8])], relative=True),
        "bar": figures.bar_chart(voice, names[0], [Bar(name, gap, highlight=n == 4) for n, (name, gap) in enumerate(zip(names, gaps, strict=True))], unit="%", target=60),
        "column": columncharts.column_chart(voice, names[0], [Month(name, mark + 20, gap if n < count / 2 else None, gap) for n, (name, mark, gap) in enumerate(zip(names, marks, gaps, strict=True))], unit="EUR"),
        "progress": figures.progress(voice, names[0], [Progress(name, 10, gap, 90, "%", name) for name, gap in zip(names, gaps, strict=True)]),
        "gantt": timelines.gantt(voice, names[0], [Task(names[n], names[n], one.start, one.end, one.done) for n, one in enumerate(tasks(count))], QUARTER, TODAY),
        "heat": boards.heat_map(voice, names[0], names[:20], [HeatRow(name, [mark % 6] * 20) for name, mark in zip(names, gaps, strict=True) if mark is not None], top=5),
        "risk": diagrams.risk_matrix(voice, names[0], [Risk(name, mark % 5 + 1, mark * 3 % 5 + 1) for name, mark in zip(names, marks, strict=True)]),
        "position": diagrams.position_map(voice, names[0], (names[0], names[-1], names[0], names[-1]), [Spot(name, gap, mark * 7 % 101, n == 0) for n, (name, gap, mark) in enumerate(zip(names, gaps, marks, strict=True))]),
        "structure": placemap.structure_map(voice, names[0], [Node(f"p{n}", name, name, "store" if n % 2 else "") for n, name in enumerate(names)], flows),
        "tone": diagrams.tone_slider(voice, names[0], [Tone(name, name, gap) for name, gap in zip(names, gaps, strict=True)]),
        "ladder": boards.ladder(voice, [Step(names[0], "target", [Rung(name, name, warn=n % 3 == 0) for n, name in enumerate(names)], chips=True), Step("Lines", "flag", [Rung(name, name) for name in names], results=[Progress(name, 10, gap, 90) for name, gap in zip(names, gaps, strict=True)])]),
        "swot": boards.swot(voice, *[[Entry(name, name) for name in names[at::4]] for at in range(4)]),
        "tows": boards.tows(voice, *[[Entry(name, name) for name in names[at::4]] for at in range(4)]),
        "persona": boards.persona_card(voice, Persona(names[0], names[0], names[0], [(name, name) for name in names])),
        "ticks": boards.tick_list(voice, names[0], [Tick(name, name, n % 2 == 0) for n, name in enumerate(names)], columns=2),
        "money": boards.money_table(voice, names[0], names[:14], [MoneyRow(name, [Decimal(mark * 1234) / 100] * 14, name) for name, mark in zip(names, marks, strict=True)], "EUR"),
    }  # fmt: skip


def none(voice: Voice) -> Gallery:
    """Nothing at all."""
    return many(voice, 1) | {
        "line": linecharts.line_chart(voice, "x", []), "bar": figures.bar_chart(voice, "x", []), "column": columncharts.column_chart(voice, "x", []),
        "line many": linecharts.line_chart(voice, "x", [Series("a", (("x", None),))]), "progress": figures.progress(voice, "x", []),
        "gantt": timelines.gantt(voice, "x", [], QUARTER, TODAY), "heat": boards.heat_map(voice, "x", [], []), "risk": diagrams.risk_matrix(voice, "x", []),
        "position": diagrams.position_map(voice, "x", ("", "", "", ""), []), "structure": placemap.structure_map(voice, "x", [], []),
        "tone": diagrams.tone_slider(voice, "x", []), "ladder": boards.ladder(voice, [Step("x", "")]), "swot": boards.swot(voice, [], [], [], []),
        "tows": boards.tows(voice, [], [], [], []), "persona": boards.persona_card(voice, Persona("")), "ticks": boards.tick_list(voice, "x", []),
        "money": boards.money_table(voice, "x", [], [], "EUR"),
    }  # fmt: skip


def pressed(language: str, shown: Gallery) -> bytes:
    """The gallery as a PDF/UA-1; refused when it is none."""
    import typst

    material = plans.material(language)
    data: dict[str, Any] = common.frame(common.lay_out(material), "gallery", "Gallery")
    data |= {"gallery": shown, "font": [fonts.FAMILY], "files": []}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for source in [*resources.path("documents").glob("*.typ"), Path(__file__).with_name("gallery.typ")]:
            (folder / source.name).write_bytes(source.read_bytes())
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])
        return bytes(typst.compile(folder / "gallery.typ", root=folder, font_paths=found, ignore_system_fonts=True,
                                   pdf_standards=["ua-1"], timestamp=data["timestamp"]))  # fmt: skip
