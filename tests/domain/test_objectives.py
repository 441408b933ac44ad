"""Key results that are none, SMART marks, progress upwards and downwards, pace without early verdicts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.objectives import (
    Pace,
    Verdict,
    key_results_remark,
    pace,
    poses_as_result,
    progress,
    smart,
)

D = Decimal
TODAY = date(2026, 11, 20)

OUTPUTS = [
    ("en", "Publish 20 posts", "Publish"),
    ("en", "publish 20 posts that reach 10,000 people", "publish"),
    ("en", "3 reels a week", "3 reels"),
    ("en", "Open a TikTok account", "Open"),
    ("en", "Post daily on Instagram", "Post"),
    ("en", "Posting three times a week", "Posting"),
    ("en", "Write two long-form blog articles a month", "Write"),
    ("en", "Launch a monthly newsletter", "Launch"),
    ("en", "Send 12 newsletters by December", "Send"),
    ("en", "Run 2 ad campaigns", "Run"),
    ("en", "Host 4 workshops before summer", "Host"),
    ("en", "Be on TikTok", "Be on"),
    ("en", "Increase posts from 3 to 5 per week", "posts"),
    ("en", "Number of posts: 40", "Number of posts"),
    ("en", "100% of planned posts", "planned posts"),
    ("en", "Film ten short videos", "Film"),
    ("en", "Set up a YouTube channel", "Set up"),
    ("en", "Publish 12 customer stories", "Publish"),
    ("en", "Three stories every day", "Three stories"),
    ("it", "Pubblicare 3 post a settimana", "Pubblicare"),
    ("it", "3 post a settimana su Instagram", "3 post"),
    ("it", "pubblicazione di 20 contenuti", "pubblicazione di"),
    ("it", "Aprire un profilo TikTok", "Aprire"),
    ("it", "Aprire il canale YouTube", "Aprire"),
    ("it", "Inviare due newsletter al mese", "Inviare"),
    ("it", "Fare 3 storie al giorno", "Fare"),
    ("it", "Realizzare 12 video ricette", "Realizzare"),
    ("it", "20 post pubblicati entro giugno", "20 post"),
    ("it", "Pubblicare ogni giorno", "Pubblicare"),
    ("it", "Essere presenti su LinkedIn", "Essere presenti su"),
    ("it", "Frequenza di pubblicazione: 5", "Frequenza di pubblicazione"),
    ("it", "Lanciare un concorso", "Lanciare"),
    ("it", "Vogliamo postare due caroselli", "postare"),
    ("es", "Publicar 3 posts por semana", "Publicar"),
    ("es", "publicar más de 20 publicaciones", "publicar"),
    ("es", "4 publicaciones a la semana", "4 publicaciones"),
    ("es", "Crear un perfil de TikTok", "Crear"),
    ("es", "Abrir una cuenta en Instagram", "Abrir"),
    ("es", "Enviar un boletín al mes", "Enviar"),
    ("es", "Grabar 10 vídeos", "Grabar"),
    ("es", "Estar en TikTok", "Estar en"),
    ("es", "Organizar dos talleres", "Organizar"),
    ("es", "Dos historias diarias", "Dos historias"),
    ("es", "Aumentar las publicaciones de 3 a 5", "publicaciones"),
    ("en", "Daily Instagram stories", "Daily Instagram stories"),
    ("en", "Keep posting twice a week", "posting"),
    ("it", "Mantenere 3 uscite a settimana", "3 uscite"),
    ("it", "Un carosello ogni lunedì", "carosello ogni lunedì"),
    ("es", "Tener perfil en LinkedIn", "Tener"),
    ("es", "Más publicaciones en Instagram", "Más publicaciones"),
    # the language of the client is not always that of the line
    ("it", "3 reels a week", "3 reels"),
    ("en", "Pubblicare 3 post a settimana", "Pubblicare"),
]  # fmt: skip
OUTCOMES = [
    ("en", "Online orders from 20 to 60 a month"),
    ("en", "60 orders a month through the blog"),
    ("en", "Posts answered within 2 h: 95%"),
    ("en", "Answer 90% of messages within two hours"),
    ("en", "Median first response time from 7 h to 2 h"),
    ("en", "Comments per post from 3.6 to 6"),
    ("en", "Share of voice from 12 to 20%"),
    ("en", "Share of posts with a reply above 80%"),
    ("en", "Post engagement rate from 3.8 to 4.7%"),
    ("en", "Open rate of the newsletter 35%"),
    ("en", "400 newsletter subscribers"),
    ("en", "30 story replies a week"),
    ("en", "10,000 video views"),
    ("en", "Customers publish 20 photos a month"),
    ("en", "40 photos posted by customers"),
    ("en", "Members start 58% of the threads"),
    ("en", "Event seats 70% sold"),
    ("en", "Launch sold out in 10 days"),
    ("en", "Record 60 orders a month"),
    ("en", "Send 400 visitors to the blog"),
    ("en", "5 articles in the local press"),
    ("en", "40 active members in the reading circle"),
    ("en", "Orders via link +25%"),
    ("en", "Net sentiment at least +45"),
    ("en", "Grow the newsletter by 400"),
    ("en", "Saves per carousel from 10 to 25"),
    ("en", "Fill 8 of 10 quiet classes"),
    ("en", "Open days attended by 60 families"),
    ("en", "Design enquiries from 2 to 6 a month"),
    ("en", "A postcard from every guest"),
    ("it", "Ordini online da 20 a 60 al mese"),
    ("it", "60 ordini al mese dal blog"),
    ("it", "Commenti per post da 3,6 a 6"),
    ("it", "Post salvati: 40 al mese"),
    ("it", "Posti venduti al 70%"),
    ("it", "Fare 60 ordini al mese"),
    ("it", "Rispondere al 90% dei messaggi entro 2 ore"),
    ("it", "20 storie in cui i clienti ci menzionano"),
    ("it", "30 foto pubblicate dai clienti"),
    ("it", "Iscritti alla newsletter +400"),
    ("it", "Aumentare le visualizzazioni dei video del 20%"),
    ("it", "Sentiment netto da +38 a +45"),
    ("it", "Condivisioni per post da 2 a 5"),
    ("it", "Quota di conversazione dal 10 al 20%"),
    ("it", "8 lezioni su 10 piene"),
    ("es", "Pedidos en línea de 20 a 60 al mes"),
    ("es", "Comentarios por publicación de 3 a 6"),
    ("es", "Llenar 8 de cada 10 clases tranquilas"),
    ("es", "Pruebas que compran bono del 18 al 30 %"),
    ("es", "Responder el 90 % de los mensajes en 2 horas"),
    ("es", "Publicaciones respondidas en menos de 2 h"),
    ("es", "25 historias de alumnas que nos mencionan"),
    ("es", "400 suscriptores del boletín"),
    ("es", "Reservas desde el blog: 30 al mes"),
    ("es", "Veces compartido por publicación de 2 a 4"),
    ("es", "Hacer 30 ventas a la semana"),
    ("en", "Open 3 new B2B accounts"),
    ("en", "3 posts a month from members"),
    ("en", "More posts answered within a day"),
    ("en", "Build trust: NPS from 20 to 40"),
    ("es", "Subir la tasa de clics de los posts"),
    ("es", "Crear comunidad: 40 miembros activas"),
    ("it", "Aprire 10 nuovi negozi clienti"),
    ("en", ""),
    ("en", "Post"),
]


@pytest.mark.parametrize(("language", "text", "word"), OUTPUTS)
def test_what_we_put_out_is_no_result(language: str, text: str, word: str) -> None:
    found = poses_as_result(text, language)
    assert found is not None and found.startswith(word)
    assert found in text  # as the person wrote it, accents and all


@pytest.mark.parametrize(("language", "text"), OUTCOMES)
def test_what_others_do_is_a_result(language: str, text: str) -> None:
    assert poses_as_result(text, language) is None


@given(st.text(max_size=700))
def test_any_text_is_read(text: str) -> None:
    found = poses_as_result(text)
    assert found is None or found


def test_a_text_made_to_take_long_does_not() -> None:
    assert poses_as_result("publish " + "very " * 400) is None
    assert poses_as_result("3 " * 300 + "posts answered") is None


def marks(**changed: object) -> dict[str, tuple[bool, str]]:
    given_: dict[str, object] = {
        "title": "Online orders three times as many", "baseline": D(20), "target": D(60), "unit": "orders a month",
        "due": "2027-05-31", "goal": "Live from the shop and the web", "key_results": 3, "today": TODAY,
        "language": "en",
    } | changed  # fmt: skip
    found = smart(**given_)  # type: ignore[arg-type]
    assert "".join(mark.letter for mark in found) == "SMART"
    assert all(mark.met is not bool(mark.reason) for mark in found)
    return {mark.letter: (mark.met, mark.reason.format(**mark.values)) for mark in found}


def test_a_whole_objective_has_five_marks() -> None:
    assert all(met for met, _ in marks().values())


@pytest.mark.parametrize(
    ("letter", "changed", "says"),
    [
        ("S", {"title": "More orders"}, "what changes"),
        ("S", {"title": "Publish 20 posts a month"}, "“Publish” is something we do"),
        ("M", {"baseline": None}, "no baseline"),
        ("M", {"target": None}, "no target"),
        ("M", {"unit": " "}, "no unit"),
        ("A", {"target": D(20)}, "already"),
        ("A", {"key_results": 0}, "No key result"),
        ("A", {"key_results": 1}, "second"),
        ("A", {"key_results": 5}, "scatter"),
        ("R", {"goal": ""}, "business goal"),
        ("T", {"due": ""}, "no date"),
        ("T", {"due": "in spring"}, "no date"),
        ("T", {"due": "2026-11-19"}, "past"),
    ],
)
def test_a_mark_not_met_says_how_to_mend_it(letter: str, changed: dict[str, object], says: str) -> None:
    found = marks(**changed)
    assert not found[letter][0] and says in found[letter][1]
    assert all(met for other, (met, _) in found.items() if other != letter)


def test_a_baseline_of_zero_is_one_and_today_is_not_past() -> None:
    assert all(met for met, _ in marks(baseline=D(0), due=TODAY.isoformat()).values())
    assert [key_results_remark(count) is None for count in range(6)] == [
        False,
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("baseline", "target", "now", "raw", "ring"),
    [
        ("20", "60", "40", "0.5", "0.5"),
        ("20", "60", "61", "1.025", "1"),
        ("20", "60", "19", "-0.025", "0"),
        ("7", "2", "7", "0", "0"),
        ("7", "2", "4.5", "0.5", "0.5"),
        ("7", "2", "1.8", "1.04", "1"),
        ("7", "2", "8", "-0.2", "0"),
        ("-18", "45", "13.5", "0.5", "0.5"),
        ("0", "400", "0", "0", "0"),
    ],
)
def test_progress_up_and_down(baseline: str, target: str, now: str, raw: str, ring: str) -> None:
    found = progress(D(baseline), D(target), D(now))
    assert found is not None and (found.raw, found.ring) == (D(raw), D(ring))


def test_no_progress_without_its_three_numbers_or_a_way_to_go() -> None:
    assert progress(None, D(1), D(1)) is progress(D(1), None, D(1)) is progress(D(0), D(1), None) is None
    assert progress(D(5), D(5), D(5)) is None


START = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "actual", "verdict"),
    [
        (10, "0.9", None),
        (89, "0", None),
        (90, "0", Verdict.BEHIND),
        (100, "0.5", Verdict.ON_TRACK),
        (100, "0.4", Verdict.ON_TRACK),
        (100, "0.39", Verdict.BEHIND),
        (100, "0.61", Verdict.AHEAD),
        (200, "1", Verdict.ON_TRACK),
        (260, "1.3", Verdict.AHEAD),
        (260, "0.6", Verdict.BEHIND),
        (100, None, None),
    ],
)
def test_pace_beside_the_time_gone(days: int, actual: str | None, verdict: Verdict | None) -> None:
    reached = None if actual is None else D(actual)
    found = pace(START, START + timedelta(days=200), START + timedelta(days=days), reached)
    assert found == Pace(min(D(days) / 200, D(1)), reached, days, verdict)


@given(st.integers(-50, 89), st.decimals(-2, 2, places=2), st.integers(1, 400))
def test_there_is_no_verdict_in_the_first_ninety_days(days: int, actual: Decimal, length: int) -> None:
    found = pace(START, START + timedelta(days=length), START + timedelta(days=days), actual)
    assert found.verdict is None and found.expected is not None and 0 <= found.expected <= 1


def test_there_is_no_pace_without_dates() -> None:
    for start, due in ((None, START), (START, None), (START, START)):
        found = pace(start, due, START + timedelta(days=120), D(1))
        assert found.expected is None and found.verdict is None
