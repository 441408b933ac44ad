"""Quick entry in three languages; today is Wednesday 14 October 2026, noon."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.quickentry import QuickEntry, split, understand

TODAY = date(2026, 10, 14)
NOW = "2026-10-14T12:00"


def when(text: str, language: str = "en") -> tuple[str, str | None] | None:
    entry = understand(text, today=TODAY, now_wall=NOW, language=language)
    return (entry.day.isoformat(), entry.hour) if entry else None


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("ven 18:30", "2026-10-16", "18:30"),
        ("venerdì alle 18", "2026-10-16", "18:00"),
        ("VENERDI' ALLE 18", "2026-10-16", "18:00"),
        ("mañana 9", "2026-10-15", "09:00"),
        ("man\u0303ana 9", "2026-10-15", "09:00"),
        ("next tue 6pm", "2026-10-20", "18:00"),
        ("prossimo lunedì", "2026-10-19", None),
        ("el viernes a las 18:30", "2026-10-16", "18:30"),
        ("fra 3 giorni", "2026-10-17", None),
        ("dentro de dos semanas", "2026-10-28", None),
        ("in 2 weeks", "2026-10-28", None),
        ("in a month", "2026-11-14", None),
        ("fra 2 ore", "2026-10-14", "14:00"),
        ("15/10 9.30", "2026-10-15", "09:30"),
        ("15.10 9.30", "2026-10-15", "09:30"),
        ("15 ott 18h", "2026-10-15", "18:00"),
        ("15 de octubre de 2027", "2027-10-15", None),
        ("October 15th, 2026", "2026-10-15", None),
        ("2026-10-15 18:30", "2026-10-15", "18:30"),
        ("2026-10-15T18:30", "2026-10-15", "18:30"),
        ("15/10/26", "2026-10-15", None),
        ("13/10", "2027-10-13", None),
        ("oggi", "2026-10-14", None),
        ("hoy 20h", "2026-10-14", "20:00"),
        ("tomorrow at noon", "2026-10-15", "12:00"),
        ("dopodomani", "2026-10-16", None),
        ("pasado mañana 10", "2026-10-16", "10:00"),
        ("day after tomorrow", "2026-10-16", None),
        ("stasera", "2026-10-14", "20:00"),
        ("stasera alle 9", "2026-10-14", "21:00"),
        ("mañana por la mañana", "2026-10-15", "09:00"),
        ("a las 9 de la mañana del viernes", "2026-10-16", "09:00"),
        ("domani mattina alle 8", "2026-10-15", "08:00"),
        ("friday night", "2026-10-16", "20:00"),
        ("mezzogiorno", "2026-10-15", "12:00"),
        ("mediodía", "2026-10-15", "12:00"),
        ("18:30", "2026-10-14", "18:30"),
        ("11:00", "2026-10-15", "11:00"),
        ("9.30", "2026-10-15", "09:30"),
        ("12am", "2026-10-15", "00:00"),
        ("6.30 p.m.", "2026-10-14", "18:30"),
        ("el próximo martes a las 7 y media", "2026-10-20", "07:30"),
        ("martes que viene 10h", "2026-10-20", "10:00"),
        ("lunedì della prossima settimana", "2026-10-19", None),
        ("next friday", "2026-10-23", None),
        ("prossimo venerdì", "2026-10-16", None),
        ("miércoles", "2026-10-21", None),  # today's name alone means a week on
        ("mer 18:00", "2026-10-14", "18:00"),  # still ahead today
        ("wed 8:00", "2026-10-21", "08:00"),
        ("ven 16", "2026-10-16", None),  # Friday the 16th
        ("ven 18", "2026-10-16", "18:00"),  # the 18th is no Friday
        ("venerdì 16 ottobre alle 18:30", "2026-10-16", "18:30"),
        ("il 20", "2026-10-20", None),
        ("today at 5", "2026-10-14", "17:00"),  # the hour that is still ahead
        ("today 5:00", "2026-10-14", "05:00"),
        ("+1w", "2026-10-21", None),
        ("+3 giorni", "2026-10-17", None),
    ],
)
def test_phrases_are_understood_whatever_the_language_of_the_window(
    text: str, day: str, hour: str | None
) -> None:
    for language in ("it", "es", "en"):
        assert when(text, language) == (day, hour)


def test_the_language_breaks_ties() -> None:
    assert when("mar 15", "it") == ("2026-10-20", "15:00")
    assert when("mar 15", "en") == ("2027-03-15", None)
    assert when("10/15", "en") == ("2026-10-15", None)
    assert when("10/15", "it") is None


NOT_MOMENTS = """
31/02|31/02 18:30|31 febbraio 18:30|lun 16/10|Prova lun 16/10|29/02|25:00|18:75|13pm|9|9 consigli|Top 10 libri
100% lana|Festa 2 giugno|Guida 24/7|Versione 9.30|Black Friday|Menu per domani|Oggi maltagliati
Alle 5:40 la sfoglia|Sabato 10 idee|Friday 5 tips|Viernes 3 ideas|sab 25 Raviolo|Sabato 25 Raviolo
Under the sun|Impara in 3 giorni|Domani 9 consigli|Voto 10/10|…|+9999999d|year 10000
"""


@pytest.mark.parametrize("text", ["", "  ", *NOT_MOMENTS.replace("\n", "|").strip("|").split("|")])
def test_titles_and_impossible_dates_are_not_moments(text: str) -> None:
    for language in ("it", "es", "en"):
        assert when(text, language) is None


@pytest.mark.parametrize(
    ("text", "rest", "day", "hour"),
    [
        ("Raviolo prova generale ven 18:30", "Raviolo prova generale", "2026-10-16", "18:30"),
        ("Raviolo, prova generale – venerdì", "Raviolo, prova generale", "2026-10-16", None),
        ("Ven 18:30 raviolo", "raviolo", "2026-10-16", "18:30"),
        ("18:30: raviolo", "raviolo", "2026-10-14", "18:30"),
        ("2026-10-20 puertas abiertas", "puertas abiertas", "2026-10-20", None),
        ("Festa 2 giugno 18:30", "Festa", "2027-06-02", "18:30"),
        ("Festa 2 giugno ven 18:30", "Festa 2 giugno", "2026-10-16", "18:30"),
        ("Aforo limitado mañana a las 9", "Aforo limitado", "2026-10-15", "09:00"),
        ("🍝 Raviolo ven 18:30.", "🍝 Raviolo .", "2026-10-16", "18:30"),
        ("9 consigli +1w", "9 consigli", "2026-10-21", None),
        ("sab 10 Raviolo", "Raviolo", "2026-10-17", "10:00"),
        ("sab 10 raviolo", "raviolo", "2026-10-17", "10:00"),
        ("sabato 10 Raviolo", "Raviolo", "2026-10-17", "10:00"),
        ("domani 9 Raviolo", "Raviolo", "2026-10-15", "09:00"),
        ("sáb 10 Puertas abiertas", "Puertas abiertas", "2026-10-17", "10:00"),
        ("jueves 20 Clase suave", "Clase suave", "2026-10-15", "20:00"),
        ("mañana 9 Clase suave", "Clase suave", "2026-10-15", "09:00"),
        ("sat 10 Story time", "Story time", "2026-10-17", "10:00"),
        ("Thursday 18 Story time", "Story time", "2026-10-15", "18:00"),
        ("sab 17 Raviolo", "Raviolo", "2026-10-17", None),  # Saturday the 17th
        ("next tue 9 Story time", "Story time", "2026-10-20", "09:00"),
        ("Soup night fri 18:30", "Soup night", "2026-10-16", "18:30"),
        ("Soup night 18:30", "Soup night", "2026-10-14", "18:30"),
        ("Soup night on friday at 7pm", "Soup night", "2026-10-16", "19:00"),
        ("Soup friday night", "Soup", "2026-10-16", "20:00"),
        ("Aperitivo sera ven 18:30", "Aperitivo sera", "2026-10-16", "18:30"),
        ("Colazione mattina domani alle 8", "Colazione mattina", "2026-10-15", "08:00"),
        ("Cena venerdì sera alle 8", "Cena", "2026-10-16", "20:00"),
        ("Taller de la tarde vie 18:30", "Taller de la tarde", "2026-10-16", "18:30"),
        ("Cena viernes por la noche", "Cena", "2026-10-16", "20:00"),
    ],
)
def test_a_title_and_its_moment_part(text: str, rest: str, day: str, hour: str | None) -> None:
    title, entry = split(text, today=TODAY, now_wall=NOW, language="it")
    assert entry is not None
    assert (title.rstrip(" ."), entry.day.isoformat(), entry.hour) == (rest.rstrip(" ."), day, hour)


def test_the_last_year_of_the_calendar_is_no_trap() -> None:
    assert understand("domani", today=date(9999, 12, 31), now_wall="9999-12-31T12:00") is None
    assert understand("in 9 months", today=date(9999, 12, 31), now_wall="9999-12-31T12:00") is None
    assert understand("1/1", today=date(9999, 12, 31), now_wall="9999-12-31T12:00") is None


WORDS = (
    "ven 18:30 18.30 9 15/10 ott mar next prossimo il alle a las de la mañana fra 3 giorni + 1w pm noon , -"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=12).map(" ".join)


@given(st.text(max_size=60) | PIECES, st.sampled_from(["it", "es", "en"]))
def test_never_raises_and_the_span_lies_in_the_text(text: str, language: str) -> None:
    entry = understand(text, today=TODAY, now_wall=NOW, language=language)
    rest, again = split(text, today=TODAY, now_wall=NOW, language=language)
    assert entry == again
    if entry is None:
        assert rest == text.strip()
        return
    assert 0 <= entry.start < entry.end <= len(text)
    alone = understand(text[entry.start : entry.end], today=TODAY, now_wall=NOW, language=language)
    assert isinstance(alone, QuickEntry)
    assert (alone.day, alone.hour) == (entry.day, entry.hour)
