"""Figures of the documents: each with texts far too long, with no row, one and sixty, with gaps, in each language."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest

from smdesk.documents import boards, columncharts, diagrams, figures, linecharts, maps, placemap, timelines
from smdesk.documents.boards import Entry, HeatRow, MoneyRow
from smdesk.documents.canvas import spread, width
from smdesk.documents.columncharts import Month
from smdesk.documents.figures import Bar, Progress, Voice
from smdesk.documents.icons import icon
from smdesk.documents.linecharts import Series
from smdesk.documents.period import Period
from smdesk.documents.placemap import Flow, Node
from smdesk.documents.placing import Box
from smdesk.documents.timelines import Task
from smdesk.language import load
from tests.documents import gallery
from tests.documents.reading import Pdf, squeezed

LANGUAGES = ("en", "it", "es")
MARGIN = 17.0 * 72 / 25.4  # points; one millimetre less than the page's
DRAWN = ("line", "bar", "column", "progress", "gantt", "risk", "position", "structure", "tone")


@pytest.fixture(params=LANGUAGES)
def voice(request: pytest.FixtureRequest) -> Voice:
    """The voice of each language in turn."""
    return Voice.of(load(request.param))


@pytest.fixture
def english() -> Voice:
    """English."""
    return Voice.of(load("en"))


def alts(shown: gallery.Gallery) -> list[str]:
    """The sentences that stand for drawings."""
    return [part["alt"] for one in shown.values() if one for part in one["parts"]]


def words_of(value: Any) -> Iterator[str]:
    """Every text that a figure draws."""
    if isinstance(value, dict):
        if value.get("k") == "text":
            yield "".join(value["l"])
        for key, one in value.items():
            if key not in ("alt", "icon", "n", "l"):
                yield from words_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one)


def within(pdf: Pdf, left: float = MARGIN) -> None:
    """No character stands outside the page's margins."""
    for number in range(pdf.pages):
        page = pdf.document[number]
        text, (wide, _high) = page.get_textpage(), page.get_size()
        for at in range(text.count_chars()):
            box = text.get_charbox(at)
            if box[2] > box[0] and (box[0] < left or box[2] > wide - left):  # the text is asked for only then: slow
                assert not text.get_text_range(at, 1).strip(), (number + 1, text.get_text_range(at, 20))
        assert pdf.edges_clean(number)


def alternatives(data: bytes) -> int:
    """How many figures of the structure tree have an alternative text."""
    return len(re.findall(rb"/S ?/Figure\b.{0,80}?/Alt ?[(<]", Pdf(data).bodies(), re.DOTALL))


def test_a_usual_gallery_is_accessible_and_says_its_labels(voice: Voice) -> None:
    shown = gallery.usual(voice)
    assert all(shown.values())
    made = gallery.pressed(voice.words.language, shown)
    pdf = Pdf(made)
    within(pdf)
    assert alternatives(made) == len([one for one in alts(shown) if one]) + 1  # and the ladder's results
    for text in (
        "Pastificio Valdorsa",
        "La Bottega di Ines",
        "Mayores de 60 que repiten",
        "Film the herb walk 1",
        "Recipe group",
        "members help members",
        "neighbour",
        "Strengths" if voice.words.language == "en" else "",
    ):
        assert squeezed(text) in pdf.text
    for one in shown.values():
        assert one and squeezed(one["reading"]) in pdf.text


@pytest.mark.parametrize("count", [1, 8, 60])
def test_long_texts_stay_inside_the_margins(count: int, voice: Voice) -> None:
    shown = gallery.many(voice, count, lambda n: gallery.LONG if n % 2 else gallery.GERMAN)
    made = gallery.pressed(voice.words.language, shown)
    pdf = Pdf(made)
    within(pdf)
    assert squeezed(gallery.GERMAN) in pdf.text
    assert count == 1 or squeezed(gallery.LONG) in pdf.text
    assert all(text.strip() for text in alts(shown))


def test_sixty_rows_are_all_there() -> None:
    voice = Voice.of(load("es"))
    shown = gallery.many(voice, 60, lambda n: f"Fila {n + 1}.")
    for name in (
        "bar",
        "progress",
        "gantt",
        "tone",
        "structure",
        "risk",
        "position",
        "heat",
        "money",
        "swot",
    ):
        made = gallery.pressed("es", {name: shown[name]})
        pdf = Pdf(made)
        within(pdf)
        for n in range(60):
            if n % 7 != 3 or name not in ("position", "heat"):  # without a mark they have no place
                assert squeezed(f"Fila {n + 1}.") in pdf.text, (name, n)


def test_nothing_draws_nothing(voice: Voice) -> None:
    shown = gallery.none(voice)
    assert not any(shown.values())
    pdf = Pdf(gallery.pressed(voice.words.language, shown))
    assert pdf.pages == 1


def test_the_words_of_drawings_are_not_wider_than_reckoned() -> None:
    """What the template would break again has been given too little room."""
    shown = gallery.usual(Voice.of(load("en")))
    for name in DRAWN:
        found = shown[name]
        assert found
        for part in found["parts"]:
            for shape in part["shapes"]:
                if shape["k"] == "text":
                    assert shape["w"] >= max(width(line, shape["z"], shape["b"]) for line in shape["l"])
                    assert shape["x"] >= -0.7 and shape["x"] + shape["w"] <= part["width"] + 0.7, (
                        name,
                        shape,
                    )


def test_alternative_texts_are_sentences(english: Voice) -> None:
    months = tuple(zip(gallery.MONTHS, (20, 26, 25, 40, 48, 61), strict=True))
    one = linecharts.line_chart(english, "orders a month", [Series("Orders", months)], target=60)
    assert one
    assert one["parts"][0]["alt"] == "Line chart: orders a month from 20 in Jun to 61 in Nov; target 60."
    assert one["reading"] == "From 20 in Jun to 61 in Nov: the target of 60 is reached."
    bars = figures.bar_chart(english, "posts a week", [Bar("We", 4, highlight=True), Bar("They", None)])
    assert bars and bars["parts"][0]["alt"] == "Bar chart: posts a week. We 4; They n/a."
    done = Task("Film", "we", date(2026, 10, 5), date(2026, 10, 9), True)
    late = Task("Rules", "we", date(2026, 10, 5), date(2026, 10, 9))
    plan = timelines.gantt(english, "plan", [done, late, Task("Tool")], gallery.QUARTER, gallery.TODAY)
    assert plan and plan["reading"] == "Actions done: 1 of 3; 1 is late."
    assert "Film: 5–9 Oct, done; Rules: 5–9 Oct, late; Tool: no date yet" in plan["parts"][0]["alt"]


def test_less_can_be_better(english: Voice) -> None:
    hours = [Series("Hours", (("Jun", 7), ("Jul", 1.8)))]
    found = linecharts.line_chart(english, "first reply", hours, unit="h", target=2, lower=True)
    assert found and found["reading"].endswith("the target of 2\u00a0h is reached.")
    again = linecharts.line_chart(english, "first reply", hours, unit="h", target=2)
    assert again and "0.2\u00a0h from the target" in again["reading"]


def test_early_data_is_grey_and_says_so(english: Voice) -> None:
    rows = [Bar("We", 4, highlight=True), Bar("They", 6)]
    early = figures.bar_chart(english, "posts", rows, evidence="early")
    sure = figures.bar_chart(english, "posts", rows, evidence="long")
    assert early and sure
    fills = [{s["f"] for s in one["parts"][0]["shapes"] if s["k"] == "rect"} for one in (early, sure)]
    assert fills == [{"early"}, {"accent", "grey"}]
    assert early["evidence"] == "Early data: not judged yet"


def test_a_gap_breaks_the_line_and_is_named(english: Voice) -> None:
    points = tuple(zip("abcdef", (1, 2, None, 4, None, 6), strict=True))
    found = linecharts.line_chart(english, "x", [Series("x", points)])
    assert found
    part = found["parts"][0]
    lines = [s for s in part["shapes"] if s["k"] == "path" and s["s"] == "ink"]
    assert [len(one["p"]) for one in lines] == [2]  # d and f stand alone, as dots
    assert sum(s["k"] == "text" and s["l"] == ["n/a"] for s in part["shapes"]) == 2
    assert "2 values missing" in part["alt"]


@pytest.mark.parametrize(
    ("row", "share"),
    [
        (Progress("a", 3, 6, 8), 0.6), (Progress("a", 7, 2, 2), 1.0), (Progress("a", 5, 5, 5), 1.0),
        (Progress("a", 5, 4, 5), 0.0), (Progress("a", 5, 4, 3), 0.5), (Progress("a", None, 4, 3), None),
        (Progress("a", 4, 4, 4), 1.0), (Progress("a", 4, 3, 4), None),
    ],
)  # fmt: skip
def test_progress_runs_from_baseline_to_target(row: Progress, share: float | None) -> None:
    if row.baseline == row.target and row.now != row.target:
        share = None
    assert figures.reached(row) == share


@pytest.mark.parametrize("value", [0.0003, 0.07, 0.99, 1, 1.01, 7, 61, 99.9, 100, 101, 123456.7])
def test_scales_end_on_round_numbers(value: float) -> None:
    assert value <= figures.nice(value) * 1.000001 <= value * 2
    assert figures.nice(0) == 0 and figures.nice(-3) == 0


def test_money_is_exact_both_ways(english: Voice) -> None:
    rows = [
        MoneyRow(str(n), [Decimal("0.10"), Decimal("0.20"), None, Decimal(n) / 100]) for n in range(1, 40)
    ]
    found = boards.money_table(english, "b", list("abcd"), rows, "EUR")
    assert found
    block = found["blocks"][-1]
    assert block["sums"] == ["3.90", "7.80", "–", "7.80", "19.50"]
    assert found["reading"] == "In all €19.50."
    assert boards.money_table(english, "b", ["a"], rows, "EUR", totals=False)


@pytest.mark.parametrize(("months", "blocks"), [(1, 1), (6, 1), (7, 2), (12, 2), (13, 3)])
def test_money_tables_have_six_months_at_most(months: int, blocks: int, english: Voice) -> None:
    found = boards.money_table(english, "b", ["m"] * months, [MoneyRow("r", [Decimal(1)] * months)], "EUR")
    assert found and len(found["blocks"]) == blocks
    assert sum(len(one["sums"]) for one in found["blocks"]) == months + 1


def test_money_speaks_the_language() -> None:
    said = [Voice.of(load(language)).money(Decimal("-1234.5"), "EUR") for language in LANGUAGES]
    assert said == ["−€1,234.50", "−1.234,50\u00a0€", "−1.234,50\u00a0€"]
    assert Voice.of(load("it")).value(1200, "EUR") == "1.200\u00a0€"
    assert Voice.of(load("es")).value(Decimal("2.45"), "%") == "2,45\u00a0%"


def test_columns_of_losses_and_gaps(english: Voice) -> None:
    months = [Month("a", 10, -5), Month("b", None, None, 3), Month("c"), Month("d", 0, 0)]
    found = columncharts.column_chart(english, "margin", months)
    assert found and found["reading"] == "So far −5 against a plan of 10: 150% under."
    assert columncharts.column_chart(english, "m", [Month("a", 0, 0)])


def test_unrated_risks_are_listed_without_a_dot(english: Voice) -> None:
    found = diagrams.risk_matrix(english, "r", [diagrams.Risk("known", 2, 9), diagrams.Risk("open", None, 3)])
    assert found and [one["text"] for one in found["keys"]] == ["known (2 × 9)", "open (not rated)"]
    assert sum(s["k"] == "dot" for s in found["parts"][0]["shapes"]) == 1


def test_names_on_the_position_map_do_not_lie_on_each_other(english: Voice) -> None:
    found = gallery.many(english, 40)["position"]
    assert found
    boxes = [
        Box(s["x"] + 0.6, s["y"] + 0.3, s["x"] + s["w"] - 0.6, s["y"] + 2.4)
        for s in found["parts"][0]["shapes"]
        if s["k"] == "text" and s["l"][0].startswith("Row")
    ]
    assert len(boxes) > 20
    assert sum(one.shared(other) > 0 for one, other in combinations(boxes, 2)) == 0


@pytest.mark.parametrize("count", range(1, 15))
@pytest.mark.parametrize("shape", ["hub", "chain", "circle", "none", "all"])
def test_places_keep_apart_and_do_not_move(count: int, shape: str) -> None:
    ids = [f"p{n}" for n in range(count)]
    pairs = {
        "hub": [(ids[0], one) for one in ids[1:]],
        "chain": list(pairwise(ids)),
        "circle": [*pairwise(ids), (ids[-1], ids[0])],
        "none": [],
        # both ways and to itself up to eight: nearly two hundred bows took half of this file's time and say no more
        "all": [(a, b) for a in ids for b in ids] if count <= 8 else list(combinations(ids, 2)),
    }[shape]
    found = maps.layout(ids, pairs)
    assert list(found) == ids and found == maps.layout(ids, pairs)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.values())
    voice = Voice.of(load("en"))
    data = placemap.structure_map(
        voice, "m", [Node(one, one) for one in ids], [Flow(a, b, "x") for a, b in pairs]
    )
    assert data
    part = data["parts"][0]
    boxes = [
        Box(s["x"], s["y"], s["x"] + s["w"], s["y"] + s["h"]) for s in part["shapes"] if s["k"] == "rect"
    ]
    assert len(boxes) == count
    assert all(one.shared(other) == 0 for one, other in combinations(boxes, 2))
    assert all(
        b.left >= 0 and b.top >= 0 and b.right <= part["width"] and b.bottom <= part["height"] for b in boxes
    )


def test_a_hub_has_what_feeds_it_at_its_left() -> None:
    found = maps.layout(["a", "hub", "b", "c"], [("a", "hub"), ("hub", "b"), ("hub", "c")])
    assert found["hub"] == (0.5, 0.5) and found["a"][0] < 0.5 < found["b"][0]


def test_flows_to_unknown_places_are_passed_over(english: Voice) -> None:
    found = placemap.structure_map(english, "m", [Node("a", "A")], [Flow("a", "z", "x"), Flow("a", "a", "y")])
    assert found and not [s for s in found["parts"][0]["shapes"] if s["k"] == "curve"]


def test_actions_outside_the_period_are_pointed_at(english: Voice) -> None:
    tasks = [
        Task("a", "", date(2026, 1, 1)),
        Task("b", "", date(2027, 5, 1)),
        Task("c", "", date(2026, 12, 29)),
    ]
    found = timelines.gantt(english, "p", tasks, gallery.QUARTER)
    assert found
    said = set(words_of(found["parts"]))
    assert "← 1 Jan" in said and "1 May →" in said
    assert timelines.gantt(english, "p", tasks, Period(date(2026, 1, 1), date(2028, 12, 31)))
    assert timelines.gantt(
        english, "p", tasks, Period(date(2026, 12, 29), date(2026, 12, 29)), date(2026, 12, 29)
    )


def test_gantt_goes_on_after_24_rows(english: Voice) -> None:
    tasks = [Task(f"t{n}", "", date(2026, 10, 5)) for n in range(25)]
    found = timelines.gantt(english, "p", tasks, gallery.QUARTER)
    assert found and len(found["parts"]) == 2
    assert found["parts"][1]["alt"].endswith("Part 2 of 2.")


def test_heat_is_darker_the_higher(english: Voice) -> None:
    found = boards.heat_map(
        english, "h", ["a"], [HeatRow("r", [n]) for n in (0, 3, 5)] + [HeatRow("s", [])], top=5
    )
    assert found
    cells = [row["cells"][0] for row in found["blocks"][0]["rows"]]
    assert [one["t"] for one in cells] == ["0", "3", "5", "n/a"]
    assert sorted((one["f"] for one in cells[:3]), reverse=True) == [one["f"] for one in cells[:3]]


def test_long_boards_stand_one_under_another(english: Voice) -> None:
    few, lots = [Entry("x")], [Entry(gallery.LONG, gallery.LONG)] * 9
    short, long = boards.swot(english, few, [], [], []), boards.swot(english, lots, few, few, few)
    assert short and long and not short["stacked"] and long["stacked"]


def test_icons_come_from_the_package_only() -> None:
    assert icon("target").startswith("<svg") and icon("networks/instagram").startswith("<svg")
    assert icon("") == icon("nothing") == icon("../../pyproject") == icon("networks/") == ""


def test_spread_keeps_order_and_room() -> None:
    tops = spread([5, 5, 5, 40], [4, 4, 4, 4], 0, 30)
    assert sorted(tops) == tops and all(b - a >= 4 for a, b in pairwise(tops))
    assert tops[0] >= 0 and tops[-1] + 4 <= 30
    assert spread([], [], 0, 1) == []


def test_a_drawing_without_an_alternative_text_is_refused(english: Voice) -> None:
    import typst

    found = gallery.usual(english)["tone"]
    assert found
    found["parts"][0]["alt"] = ""
    with pytest.raises(typst.TypstError, match="alternative text"):
        gallery.pressed("en", {"tone": found})


def test_the_same_figures_make_the_same_file(english: Voice) -> None:
    assert gallery.pressed("en", gallery.usual(english)) == gallery.pressed("en", gallery.usual(english))


def test_pages_are_filled_evenly() -> None:
    assert [len(run) for run in figures.pages([6] * 60, 205)] == [34, 26]
    assert [len(run) for run in figures.pages([6] * 25, 195, 24)] == [13, 12]
    assert figures.pages([]) == [] and [len(run) for run in figures.pages([500, 500])] == [1, 1]
