"""Public holidays come from a calendar of the client's country, in a language that is asked for."""

from datetime import date

from smdesk.services.holidays import days


def named(country: str, region: str, language: str, day: date) -> str:
    """What a day is called."""
    return " ".join(name for _, name in days(country, region, day, day, language))


def test_of_two_feasts_the_one_that_is_always_on_the_day_comes_first() -> None:
    assert named("IT", "MC", "it", date(2026, 11, 1)) == "Ognissanti · Giorno dell'unità nazionale"
    assert named("IT", "MC", "it", date(2028, 11, 1)) == "Ognissanti"


def test_a_span_over_new_year_names_each_day_once() -> None:
    found = days("ES", "VC", date(2026, 12, 24), date(2027, 1, 6), "es")
    assert [day for day, _ in found] == [date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 6)]
    assert days("XX", "", date(2026, 1, 1), date(2026, 12, 31), "en") == days("", "", date.min, date.min, "it") == []
