"""Rules fitted to the firm: read as people write them, and what breaks them."""

from datetime import date

import pytest

from smdesk.domain import firm
from smdesk.domain.cards import Card
from smdesk.domain.errors import BadInput
from smdesk.domain.whole import FirmRule

WORKDAYS = frozenset(range(5))
COUNTS = {
    "3–5": (3, 5), "cuatro": (0, 4), "al massimo 4 a settimana": (0, 4), "at least 2 posts a week": (2, None),
    "al menos 3 a la semana": (3, None), "4": (0, 4), "máximo 3": (0, 3), "de 2 a 4 por semana": (2, 4),
    "almeno due": (2, None), "up to five": (0, 5), "no más de 6 publicaciones": (0, 6), "≥ 2": (2, None),
}  # fmt: skip
DAYS = {
    "lun-ven": WORKDAYS, "mon–fri": WORKDAYS, "de lunes a viernes": WORKDAYS, "dal lunedì al venerdì": WORKDAYS,
    "lun, mer e ven": {0, 2, 4}, "non domenica": set(range(6)), "not sundays": set(range(6)), "sab-lun": {5, 6, 0},
    "nunca domingo": set(range(6)), "martes y jueves": {1, 3},
}  # fmt: skip
HOURS = {
    "08:00-21:00": (("08:00", "21:00"),), "8–21": (("08:00", "21:00"),), "dalle 8 alle 21": (("08:00", "21:00"),),
    "de 8 a 21 h": (("08:00", "21:00"),), "8am-9pm": (("08:00", "21:00"),), "9.30 to 18.00": (("09:30", "18:00"),),
    "07:00–13:00 e 16:00–19:30": (("07:00", "13:00"), ("16:00", "19:30")),
}  # fmt: skip
WRONG = (
    ("per_week", "tanti"), ("per_week", "5-3"), ("per_week", ""), ("hours", "21-8"), ("hours", "8"), ("hours", "25:00-26:00"),
    ("days", "sempre"), ("days", "lun-"), ("conversation", "0"), ("conversation", "molta"), ("conversation", "140%"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "found"), COUNTS.items())
def test_posts_a_week_are_read_in_three_languages(text, found):
    limit = firm.read("per_week", text)
    assert (limit.least, limit.most) == found


@pytest.mark.parametrize(("text", "found"), DAYS.items())
def test_days_are_read_in_three_languages(text, found):
    assert firm.read("days", text).days == found


@pytest.mark.parametrize(("text", "found"), HOURS.items())
def test_hours_are_read_in_three_languages(text, found):
    assert firm.read("hours", text).hours == found


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_what_cannot_be_read_is_refused_with_an_example(kind, text):
    with pytest.raises(BadInput) as refused:
        firm.read(kind, text)
    assert refused.value.field == "limit" and "write" in refused.value.message


def test_a_rule_without_a_kind_takes_any_words():
    assert firm.read("", "nessuno sulla fresca").kind == ""


def test_every_kind_has_a_name_and_an_example_that_can_be_read():
    for kind, told in firm.EXAMPLES.items():
        if kind != "words":
            for one in told.split(";"):
                firm.read(kind, one)
    assert set(firm.EXAMPLES) | {""} == set(firm.KINDS)


@pytest.mark.parametrize(
    ("kind", "limit", "broken"),
    [
        ("hours", "08:00-18:00", True), ("hours", "18:30-21:00", False), ("days", "lun-gio", True), ("days", "ven", False),
        ("words", "dieta\nricetta vera", True), ("words", "die\nmiracolo", False), ("hours", "boh", True), ("", "mai", False),
    ],
)  # fmt: skip
def test_what_a_post_of_a_friday_at_half_past_six_has_against_a_rule(kind, limit, broken):
    found = firm.breach(FirmRule(7, "X", kind, limit), "2026-10-16T18:30", ["La Ricetta: «vera»! e senza diéta."])
    assert (found is not None) is broken
    assert found is None or found.rule_id == 7


def _card(number, wall, status="scheduled"):
    return Card(number, 1, "", "", status, wall, 0, "Europe/Rome", 0, 0, 0, False, ())


def test_weeks_over_and_under_are_found_and_a_past_week_is_not_called_short():
    cards = [_card(n, f"2026-10-0{n}T09:00") for n in (5, 6, 7, 8)] + [_card(9, "2026-10-09T09:00", "rejected")]
    rule = FirmRule(1, "Uscite", "per_week", "2-3")
    found = firm.off_weeks(rule, cards, date(2026, 9, 28), date(2026, 10, 18), date(2026, 10, 7))
    assert [(one.monday.day, one.has, one.over) for one in found] == [(5, 4, True), (12, 0, False)]


def test_the_least_conversation_is_the_strictest_of_the_rules():
    rules = [FirmRule(1, "", "conversation", "30%"), FirmRule(2, "", "conversation", "40"), FirmRule(3, "", "conversation", "?")]
    assert firm.least_conversation(rules) == 40
    assert firm.least_conversation([]) is None
