# ruff: noqa: E501  -- tables and texts read better unbroken
"""Three rich plans for the documents' tests: texts as a freelancer would write them, with the usual gaps."""

import gettext
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path

from smdesk.documents.common import Material
from smdesk.documents.period import Period
from smdesk.domain.clients import Client, OwnDate, Place, Slot
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.domain.time import utc_of
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.language import Words, load

NOW = datetime(2026, 10, 15, 9, 42, tzinfo=UTC)
SECRET = "SECRET-margin-is-45-percent"
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))

TEXTS = {
    "it": [
        ("Le 5:40, la sfoglia non aspetta",
         "Le 5:40. La sfoglia non aspetta nessuno, nemmeno il caffè. Oggi maltagliati: irregolari per natura, buoni per"
         " scelta. Chi passa prima delle 9 li trova ancora tiepidi.\n\n#PastaFresca #MarcheDaGustare"),
        ("Quanta acqua per mezzo chilo",
         "Quanta acqua per mezzo chilo di tagliatelle? Cinque litri, e il sale quando bolle. Nonna Ines diceva"
         " “tanta”: noi l’abbiamo misurata. Salvate il post, domenica vi servirà."),
        ("Cappelletti o passatelli?",
         "Cappelletti o passatelli il giorno di festa? A casa vostra chi decide, e come si chiude la lite?\n"
         "Raccontateci la regola di famiglia."),
        ("Torna il raviolo alle erbe",
         "Dal 22 ottobre torna il raviolo alle erbe di campo: sessanta porzioni al giorno, poi si ricomincia domani. Si"
         " prenota dal link in bio, si ritira dalle 16.\n#RavioloAlleErbe #PastificioValdorsa"),
        ("Gino, trent’anni di mulino", "Gino macina il nostro grano da trent’anni e ancora assaggia la farina con il dito."),
    ],
    "es": [
        ("No hace falta tocarse los pies",
         "No hace falta tocarse los pies. Hace falta respirar, y eso ya lo haces. Clase suave, martes a las 19:30. ¿Te"
         " guardamos esterilla?\n\n#YogaValencia #RuzafaRespira"),
        ("Tres respiraciones",
         "Tres respiraciones antes de abrir el correo: inhala en cuatro, suelta en seis. Guárdalo para el lunes a las"
         " 9:01."),
        ("Confesiones de esterilla",
         "Confesiones de esterilla: ¿qué postura esquivas con elegancia? Empiezo yo: la paloma y yo seguimos en"
         " conversaciones."),
        ("Puertas abiertas",
         "Puertas abiertas el 24 de octubre: tres clases gratis, aforo limitado y merienda de la huerta. Reserva en el"
         " enlace del perfil; si al final no puedes venir, avísanos y tu plaza será de otra persona."),
        ("La higuera de la ventana", "Plantada en 1998. Ha visto más saludos al sol que todas nosotras juntas."),
    ],
    "en": [
        ("Shelf confession",
         "Shelf confession: we ordered six copies of a 700-page novel about moss. Five have gone. The sixth is staring"
         " at us.\n\n#IndieBookshop #ShopLife"),
        ("Priya’s pick", "Priya's pick: 'I missed my stop twice.' Sea-salt crime, 240 pages, one very bad ferry."),
        ("What did you read at thirteen?",
         "What did you read at thirteen that you were absolutely not supposed to? No judgement. (Some judgement.)"),
        ("The Long Table",
         "The Long Table, 24 October: twelve seats, one chapter read aloud, soup included. Pay what you can from £6."
         " Book by the link, and tell us about allergies when you do."),
        ("Moss, part two", "Reader, someone took the sixth."),
    ],
}  # fmt: skip
CLIENTS = {
    "it": Client(id=1, name="Pastificio Valdorsa", color="#2C5C8A", language="it", country="IT", region="AN",
                 zone="Europe/Rome", approver="Lucia", cadence=4),
    "es": Client(id=2, name="Estudio Higuera Yoga", color="#7B3F77", language="es", country="ES", region="VC",
                 zone="Europe/Madrid", approver="Irene", cadence=4),
    "en": Client(id=3, name="Larch & Lantern Books", color="#2A664B", language="en", country="GB", region="ENG",
                 zone="Europe/London", approver="Jo & Priya", cadence=5),
}  # fmt: skip
_PILLARS = {
    "it": [("In cucina con noi", 40, 1), ("Dietro il banco", 30, 2), ("Gente di qui", 20, 3), ("Offerte", 10, 4)],
    "es": [("Respira", 35, 5), ("Técnica sin miedo", 30, 7), ("Comunidad", 25, 3), ("Plazas", 10, 4)],
    "en": [("Staff picks", 35, 6), ("Shop life", 25, 2), ("Readers", 30, 5), ("Events and sales", 10, 4)],
}  # fmt: skip
_OBJECTIVES = {
    "it": [("Ordini online", "20", "60", "al mese"), ("Sentiment netto", "+41", "+45", ""), ("Newsletter", "0", "400", "iscritti")],
    "es": [("Llenar clases tranquilas", "3", "8", "de 10"), ("De la prueba al bono", "18", "30", "%"), ("Primera respuesta", "7", "2", "h")],
    "en": [("Event seats sold", "52", "70", "%"), ("Active members in the reading circle", "14", "40", ""), ("Orders via link", "0", "+25", "%")],
}  # fmt: skip
_PLACES = {
    "it": [("instagram", "@pastificiovaldorsa"), ("facebook_page", "Pastificio Valdorsa"), ("whatsapp_channel", "Amici del banco")],
    "es": [("instagram", "@estudiohiguerayoga"), ("whatsapp_channel", "Grupo Higuera"), ("linkedin", "Estudio Higuera Yoga")],
    "en": [("instagram", "@larchandlantern"), ("facebook_page", "Larch & Lantern"), ("x", "@larchlantern")],
}  # fmt: skip
_CAMPAIGN = {"it": "Lancio del raviolo alle erbe", "es": "Puertas abiertas", "en": "The Long Table"}
_ALT = {
    "it": "Mani infarinate tagliano a rombi una sfoglia gialla su un tagliere di legno.",
    "es": "Sala luminosa con seis esterillas verdes y una higuera en la ventana.",
    "en": "One thick green book alone on a wooden shelf, a handwritten card beside it.",
}
_NOTE = {
    "it": "Piano ravvicinato sulle mani, luce della finestra, niente scritte sulla foto.",
    "es": "Foto vertical de la sala vacía a las nueve de la mañana, sin texto encima.",
    "en": "The shelf, straight on, one gap where the book was. No filter.",
}
_OWN = {"it": "Giornata mondiale della pasta", "es": "Aniversario del estudio", "en": "Bookshop Day"}


def words_of(language: str) -> Words:
    """The catalogue of a language; English words with that language's dates while it has none."""
    try:
        return load(language)
    except FileNotFoundError:
        return Words(language, gettext.NullTranslations())


def plan(language: str) -> ClientPlan:
    """A client with three places, four pillars, three objectives, a campaign and slots."""
    client = CLIENTS[language]
    pillars = _PILLARS[language]
    return ClientPlan(
        client=client,
        places=tuple(
            Place(id=n, client_id=client.id, network=net, handle=handle, position=n)
            for n, (net, handle) in enumerate(_PLACES[language], 1)
        ),
        slots=tuple(
            Slot(id=n, client_id=client.id, place_id=1, weekday=n, hour="18:30") for n in range(4)
        ),
        own_dates=(OwnDate(id=1, client_id=client.id, day="2024-10-25", title=_OWN[language], yearly=True),),
        objectives=tuple(
            Objective(id=n, client_id=client.id, code=f"O{n}", title=title, baseline=base, target=goal, unit=unit,
                      due="2027-03-31", position=n)
            for n, (title, base, goal, unit) in enumerate(_OBJECTIVES[language], 1)
        ),
        pillars=tuple(
            Pillar(id=n, client_id=client.id, name=name, share=share, hue=hue, promo=n == 4, position=n)
            for n, (name, share, hue) in enumerate(pillars, 1)
        ),
        campaigns=(
            Campaign(id=1, client_id=client.id, name=_CAMPAIGN[language], kind="launch", start="2026-10-19",
                     end="2026-10-25", objective_id=1, idea=TEXTS[language][3][1].split(".")[0] + "."),
        ),
    )  # fmt: skip


def posts(
    language: str,
    days: Sequence[date],
    picture: Path | None = None,
    hours: Sequence[str] = ("07:40", "12:30", "18:30"),
) -> list[WholePost]:
    """One post a day of ``days``, with versions that agree or differ, pictures, notes and every status."""
    zone = CLIENTS[language].zone
    statuses = cycle(["approved", "in_review", "scheduled", "draft", "changes_requested", "approved"])
    pillar = cycle([1, 2, 1, 3, 1, 2, 4, 2, 3, 1])
    made = []
    for n, day in enumerate(days, 1):
        title, text = TEXTS[language][n % 5]
        out = day < date(2026, 10, 13)
        due = f"{day.isoformat()}T{hours[n % len(hours)]}"
        post = Post(
            id=n, client_id=CLIENTS[language].id, title=title, text=text, zone=zone, due_wall=due,
            due_utc=utc_of(due, zone), status="published" if out else next(statuses), pillar_id=next(pillar),
            campaign_id=1 if date(2026, 10, 19) <= day <= date(2026, 10, 25) else 0, notes=SECRET,
            link="https://www.pastificiovaldorsa.example/raviolo-alle-erbe" if n % 5 == 3 else "",
            label="#adv" if n % 11 == 0 else "", promo=n % 7 == 0,
            design_note=_NOTE[language] if n % 3 == 1 else "",
            missing_media="erbe-campo_01.jpg\nerbe-campo_02.jpg" if n % 9 == 5 else "",
            first_comment="#RicetteDiFamiglia" if n % 6 == 0 else "",
        )  # fmt: skip
        short = text.split(". ")[0] + "."
        versions = [Version(id=n * 10 + p, post_id=n, place_id=p) for p in (1, 2)]
        if n % 3 == 0:
            versions.append(Version(id=n * 10 + 3, post_id=n, place_id=3, text=short))
        media = ()
        if picture is not None and n % 3 == 2:
            file = Media(
                id=n,
                client_id=1,
                path=str(picture),
                format=picture.suffix[1:],
                width=900,
                height=1125,
                rights="own",
                credit="Foto: Lucia",
            )
            media = (
                (Attachment(id=n, post_id=n, media_id=n, alt="" if n % 4 == 1 else _ALT[language]), file),
            )
        aims = (Aim(id=n, post_id=n, kind="objective", target_id=1 + n % 3),) if n % 2 else ()
        made.append(WholePost(post=post, versions=tuple(versions), media=media, aims=aims))
    return made


def some_days(period: Period, a_week: int = 5) -> list[date]:
    """``a_week`` days of each week of a period (more than seven: several posts a day)."""
    wanted = [(0, 1, 3, 4, 5, 2, 6)[n % 7] for n in range(a_week)]
    return sorted(day for day in period.all_days() for n in wanted if day.weekday() == n)


def material(
    language: str = "it",
    period: Period = OCTOBER,
    whole: Sequence[WholePost] | None = None,
    a_week: int = 5,
    picture: Path | None = None,
    fonts: bool = False,
) -> Material:
    """A month (or other period) ready for a document."""
    found = posts(language, some_days(period, a_week), picture) if whole is None else whole
    holidays = {"it": "Ognissanti", "es": "Fiesta Nacional", "en": "Half-term begins"}[language]
    days = [date(2026, 10, 12), date(2026, 12, 25), period.start + timedelta(days=2)]
    return Material(
        plan=plan(language), posts=tuple(found), period=period, words=words_of(language), now=NOW,
        holidays=tuple((day, holidays) for day in days if day in period), fonts=fonts,
    )  # fmt: skip
