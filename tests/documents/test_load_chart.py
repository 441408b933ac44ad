"""The small load chart of the printed plan: a sentence stands for it, and a week too full is told in words."""

from datetime import date, timedelta
from decimal import Decimal

from smdesk.documents.figures import Voice
from smdesk.documents.loadchart import load_chart
from smdesk.domain.plan.load import Load, Share, WeekLoad
from smdesk.language import load as words

MONDAY = date(2026, 10, 12)


def loaded(*sums: int, capacity: Decimal | None = Decimal(5)) -> Load:
    return Load(tuple(
        WeekLoad(MONDAY + timedelta(weeks=at), (Share("action", at, "x", "cm" if at % 2 else "smm", Decimal(hours)),), capacity)
        for at, hours in enumerate(sums)
    ))  # fmt: skip


def test_a_sentence_stands_for_the_chart() -> None:
    voice = Voice.of(words("en"))
    chart = load_chart(voice, "Load", loaded(4, 7, 5))
    assert chart and chart["parts"][0]["alt"] == (
        "Column chart: Load; hours by week: 12 Oct 4; 19 Oct 7; 26 Oct 5; agreed: 5 h a week. The next 3 weeks: SMM 9 h, CM 7 h."
        " 1 week asks for more hours than agreed: 19 Oct."
    )
    texts = [line for shape in chart["parts"][0]["shapes"] if shape["k"] == "text" for line in shape["l"]]
    assert texts.count("too much") == 1 and {"SMM: directs", "CM: does", "agreed: 5 h a week"} <= set(texts)


def test_without_hours_agreed_nothing_is_judged() -> None:
    voice = Voice.of(words("en"))
    chart = load_chart(voice, "Load", loaded(4, 70, capacity=None))
    assert chart and "hours agreed: n/a" in chart["parts"][0]["alt"] and "more hours" not in chart["reading"]
    assert load_chart(voice, "Load", Load((WeekLoad(MONDAY, (), Decimal(5)),))) is None
