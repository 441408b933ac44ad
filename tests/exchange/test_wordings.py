"""Headers and short words as people write them, each beside a date and a caption: what every one of them means."""

from datetime import date

import pytest

from smdesk.exchange.channels import network_of, parts
from smdesk.exchange.columns import understand
from smdesk.exchange.days import Days
from smdesk.exchange.hours import hour_of_cell
from smdesk.exchange.words import status_of
from tests.exchange.wordings import DAYS, HEADERS, HOURS, NETWORK_WORDS, PRIVATE, STATUS_WORDS

CAPTIONS = [
    "Le 5:40. La sfoglia non aspetta nessuno, nemmeno il caffè. Passate prima delle nove!",
    "Cinco estiramientos para el cuello en menos de un minuto, sin levantarte de la silla.",
    "One table, forty seats, one book; bring a dish and an opinion. Tickets at the till.",
    "Torna il raviolo alle erbe di campo: sessanta porzioni al giorno, poi si ricomincia.",
    "El sábado abrimos las puertas: clases gratis a las diez, once y doce. ¿Vienes?",
    "It is raining in Hebbleworth, so business as usual, plus soup. Come in and drip.",
]
CELLS = {
    "date": [f"{day:02d}/12/2026" for day in (1, 3, 8, 10, 15, 17)],
    "weekday": ["Mar", "Gio"] * 3,
    "week": ["1", "1", "2", "2", "3", "3"],
    "number": list("123456"),
    "time": ["18:30", "9:00", "12:00", "18:30", "9:00", "20:00"],
    "network": ["IG", "FB", "LinkedIn", "IG, FB", "TikTok", "IG"],
    "title": ["Sfoglia fresca", "Quanta acqua", "Cappelletti", "Lucia si presenta", "Un errore", "Offerta"],
    "hook": ["Stai sbagliando la pasta", "Nobody told you this", "¿Te duele?", "Ferma tutto", "You need this", "Tres"],
    "text": CAPTIONS,
    "hashtags": ["#pasta #fresca", "#yoga #calma", "#books #indie", "#pasta", "#yoga", "#books #crime"],
    "first_comment": ["Link nel profilo", "#pasta #fresca", "Prenota qui", "More in bio", "#yoga", "Cuéntanos"],
    "link": [f"https://shop.example/{n}" for n in range(6)],
    "cta": ["Prenota ora", "Salva il post", "Reserva ya", "Book now", "Link in bio", "Comenta"],
    "pillar": ["Educativo", "Promo", "Educativo", "Comunidad", "Promo", "Educativo"],
    "campaign": ["Natale 2026", "Natale 2026", "Natale 2026", "", "Saldi", "Saldi"],
    "objective": ["Awareness", "Engagement", "Awareness", "Vendite", "Vendite", "Awareness"],
    "segment": ["Mamme", "Giovani", "Mamme", "Famiglie", "Giovani", "Mamme"],
    "format": ["Reel", "Carosello", "Reel", "Foto", "Post singolo", "Story"],
    "design_note": ["Mani infarinate", "Carosello: pentola, sale", "Poster", "Retrato de Irene", "Macro", "Sala vacía"],
    "media": ["a1.jpg", "b2.jpg", "c3.mp4", "d4.png", "e5.jpg", "f6.jpg"],
    "alt": ["Mani che impastano", "Una donna", "A stack of books", "Piatto di ravioli", "Sala", "Window with rain"],
    "status": ["Bozza", "Approvato", "Bozza", "Programmato", "Draft", "Draft"],
    "approved": ["x", "", "x", "x", "", "x"],
    "person": ["Marta", "Luca", "Marta", "Ana", "Luca", "Marta"],
    "notes": ["Chiedere la foto a Piero", "aspettare ok di Lucia", "no usar el logo viejo", "hates yellow", "Ana", "check"],
    "metric": ["120", "85", "230", "40", "77", "19"],
    "published_url": [f"https://instagram.example/p/{n}" for n in range(6)],
    "deadline": [f"{day:02d}/11/2026" for day in (21, 23, 24, 25, 26, 27)],
}
# Fields that do as well: what is kept with the private notes, or words for the picture.
ALSO = {
    "title": {"hook"},
    "hook": {"title"},
    "person": {"notes"},
    "notes": {"format", "person"},
    "metric": {"ignore", "notes", "format"},
    "published_url": {"ignore", "notes"},
    "deadline": {"ignore", "notes", "format"},
    "week": {"ignore"},
    "number": {"ignore"},
    "approved": {"status", "done"},
    "design_note": {"media", "notes"},
}
PUBLISHED = {"text", "title", "hook", "cta", "link", "first_comment", "hashtags", "alt"}


def _fields(header: list[str], columns: list[list[str]]) -> dict[int, str]:
    rows = list(zip(*columns, strict=True))
    return {
        one.index: one.field for one in understand(header, rows, preset=None, mapping={}, pillars=frozenset())
    }


def _meant(field: str, header: str) -> str:
    """The field of a column with such a header and cells, in a sheet of three columns at most."""
    cells = CELLS[field.split(":")[0]]
    if field == "date":
        return _fields([header, "Copy"], [cells, CAPTIONS])[0]
    if field.startswith("text"):
        return _fields(["Date", header], [CELLS["date"], cells])[1]
    found = _fields(["Fecha", header, "Copy"], [CELLS["date"], cells, CAPTIONS])
    return found[1] if found[2] == "text" else f"{found[1]}, and the caption {found[2]}"


@pytest.mark.parametrize("field", HEADERS)
def test_headers_mean(field: str) -> None:
    right = {field} | ALSO.get(field, set())
    wrong = {header: found for header in HEADERS[field].split("|") if (found := _meant(field, header)) not in right}
    assert not wrong


def test_remarks_are_never_published() -> None:
    wrong = {}
    for header in PRIVATE.split("|"):
        for beside, cells in (("Copy", CAPTIONS), ("Titolo", CELLS["title"])):
            found = _fields(["Data", header, beside], [CELLS["date"], CELLS["notes"], cells]).get(1, "")
            if found.split(":")[0] in PUBLISHED:
                wrong[header] = found
    assert not wrong


@pytest.mark.parametrize("status", STATUS_WORDS)
def test_status_words(status: str) -> None:
    assert not {word: found for word in STATUS_WORDS[status].split("|") if (found := status_of(word)) != status}


def test_networks_hours_and_days() -> None:
    named = {word: network for network, words in NETWORK_WORDS.items() for word in words.split("|")}
    assert not {w: n for w, n in named.items() if {network_of(part) for part in parts(w)} != {n}}
    hours = {word: hour for hour, words in HOURS.items() for word in words.split("|")}
    assert not {w: h for w, h in hours.items() if hour_of_cell(w) != h}
    days = Days(today=date(2026, 11, 20), zone="Europe/Rome")
    for day, words in DAYS.items():
        assert not {w: days.resolve(w) for w in words.split("|") if (days.resolve(w) or (None,))[0] != date.fromisoformat(day)}
