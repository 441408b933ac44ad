"""Home-made content calendars as small businesses really keep them, with what must come out of each: files made
from the layouts, with texts from one pool per language."""
# ruff: noqa: E501  (layouts and texts read better in long lines)
# fmt: off

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.exchange.layouts import LAYOUTS, PRESET, Layout

TODAY = date(2026, 4, 20)
SLOT = {"instagram": "18:30", "facebook_page": "12:30", "linkedin": "08:45"}
FIRST_SLOT = "08:45"


@dataclass(frozen=True)
class Want:
    """One post that must come out: wall time, networks, the text at each network, and fields by name."""

    due: str
    networks: tuple[str, ...]
    texts: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A file of one layout and what it means."""

    name: str
    filename: str
    content: bytes
    language: str
    wanted: tuple[Want, ...]


POOL: dict[str, list[tuple[str, str, str, str]]] = {
    # title, text, call to action, picture brief
    "it": [
        ("Sfoglia delle 5:40", "Le 5:40. La sfoglia non aspetta nessuno, nemmeno il caffè.\n\nOggi maltagliati: irregolari per natura, buoni per scelta.", "Passate prima delle 9", "Foto mani infarinate, luce del mattino"),
        ("Quanta acqua?", "Quanta acqua per mezzo chilo di tagliatelle? Cinque litri, e il sale quando bolle. 🍝", "Salva il post", "Carosello 4 slide: pentola, sale, pasta, piatto"),
        ("Cappelletti o passatelli", "Cappelletti o passatelli il giorno di festa? A casa vostra chi decide; e come si chiude la lite?", "Raccontaci nei commenti", "Foto tavola divisa a metà"),
        ("Raviolo alle erbe", "Torna il raviolo alle erbe di campo: sessanta porzioni al giorno, poi si ricomincia domani.", "Prenota dal link in bio", "Video 15 secondi: chiusura del raviolo"),
        ("Lucia si presenta", "Ciao, sono Lucia. Da trent’anni metto le mani in pasta, \"letteralmente\".", "Vieni a trovarci", "Ritratto di Lucia al banco"),
        ("Errore comune: l'olio", "L'olio nell'acqua? Non serve.\nServe spazio, acqua e un cucchiaio di legno.", "Condividi con chi lo fa ancora", "Grafica vero/falso"),
        ("Gente di qui: Piero", "Piero ci porta le uova ogni martedì, da vent'anni, in Ape. Puntuale? Quasi sempre.", "Taggate il vostro Piero", "Foto Piero con Ape"),
        ("Offerta del giovedì", "Solo giovedì: due vaschette di gnocchi, la terza la mettiamo noi.", "Ordina su WhatsApp", "Grafica offerta, giallo"),
        ("Trafila in bronzo", "Perché la trafila in bronzo? Perché il sugo ha bisogno di appigli, come tutti noi.", "Leggi l'articolo", "Macro superficie pasta"),
        ("Sugo finto", "Il sugo finto della nonna: sedano, carota, cipolla, pomodoro. E basta, giuro.", "Salva la ricetta", "Video ricetta verticale"),
        ("Orari di Pentecoste", "Lunedì siamo aperti fino alle 13, poi andiamo a tavola anche noi.", "Chiamaci per prenotare", "Cartello orari"),
        ("Dietro le quinte", "Come nasce un maltagliato? Da uno sbaglio, come le cose migliori!", "Guarda le storie", "Reel dietro le quinte"),
    ],
    "es": [
        ("Respira tres minutos", "Tres minutos, sin apps: inhala en cuatro, exhala en seis. ¿Lo pruebas ahora?", "Guarda este post", "Vídeo corto de la sala vacía"),
        ("Mito: hay que ser flexible", "«No soy flexible» es como decir «estoy demasiado sucia para ducharme».\nVen igual.", "Reserva tu clase de prueba", "Carrusel de 3 imágenes, fondo arena"),
        ("Clase de mañana", "Mañana, 9:30: espalda y cuello; ideal si trabajas sentada.", "Reserva en el enlace", "Foto de esterillas"),
        ("Conoce a Irene", "Irene empezó con dolor de espalda y acabó abriendo un estudio. Así, sin plan.", "Cuéntanos tu historia", "Retrato de Irene"),
        ("Puertas abiertas", "El sábado abrimos las puertas: clases gratis a las 10, 11 y 12. Plazas limitadas, eso sí.", "Apúntate por WhatsApp", "Cartel del evento"),
        ("Técnica sin miedo", "El perro boca abajo no va de talones al suelo. Va de espalda larga.", "Etiqueta a quien lo necesite", "Foto postura con líneas"),
        ("Comunidad: María", "María tiene 67 años y hoy ha hecho su primera clase. \"Repito\", dice.", "Deja un corazón", "Foto de María (con permiso)"),
        ("Bono de verano", "Bono de verano: diez clases, tres meses, cero prisas ☀️", "Pide el tuyo", "Gráfica del bono"),
        ("Silla y cuello", "¿Ocho horas de silla? Dos estiramientos para el cuello, en menos de un minuto.", "Compártelo con tu oficina", "Vídeo en oficina"),
        ("Embarazo y yoga", "Embarazo y yoga: qué sí, qué no y a quién preguntar antes.", "Lee el artículo", "Ilustración suave"),
        ("Plazas del lunes", "Quedan cuatro plazas el lunes a las 19:00. La calma también se agenda.", "Escríbenos", "Fondo verde con texto"),
        ("Savasana", "Lo más difícil de la clase: no hacer nada. Practiquemos.", "Guárdalo para esta noche", "Foto cenital"),
    ],
    "en": [
        ("The crime circle meets", "The crime circle meets Thursday. Nobody has died yet, which some members find disappointing.", "Book your seat", "Photo: chairs in a circle"),
        ("Staff pick: Priya", "Priya's pick this week: a quiet novel about a loud family.\n\nShe read it twice, once on the bus.", "Reserve a copy", "Shelf talker close-up"),
        ("Rainy day reading", "It is raining in Hebbleworth, so: business as usual, plus soup.", "Come in and drip", "Window with rain"),
        ("The Long Table", "One table, forty seats, one book; bring a dish and an opinion.", "Get tickets", "Poster, lantern motif"),
        ("Reluctant readers", "Five books for children who \"don't like reading\", tested on three of them.", "Save this list", "Carousel, 6 slides"),
        ("Map shelf", "Our map shelf, tidied. It lasts until Saturday, usually.", "Ask us for a walk", "Before/after photo"),
        ("New in paperback", "New in paperback: four good reasons to clear the bedside table.", "Order online", "Stack of books 📚"),
        ("Meet Jo", "Jo, who opened the shop, once shelved a whole section by colour. We don't talk about it.", "Say hello", "Portrait of Jo"),
        ("Second-hand Sunday", "Second-hand Sunday: two for a fiver, three for a slightly bigger fiver.", "Drop by before 4", "Crate of books"),
        ("Poetry, briefly", "A poem a day for a week; short ones, we promise.", "Read the first", "Handwritten line"),
        ("Reading challenge", "Summer reading challenge: six books, one badge, no pressure.", "Join the challenge", "Badge artwork"),
        ("Late opening", "Open until eight on Friday. There may be biscuits.", "See you Friday", "Shop front at dusk"),
    ],
}
PILLARS = {
    "it": ("In cucina con noi", "Dietro il banco", "Gente di qui", "Offerte"),
    "es": ("Respira", "Técnica sin miedo", "Comunidad", "Plazas"),
    "en": ("Staff picks", "Shop life", "Readers", "Events/sales"),
}
TAGS = {"it": "#Pastificio #PastaFresca #Marche", "es": "#YogaValencia #Ruzafa #Calma", "en": "#Bookshop #IndieBooks #Hebbleworth"}
SITE = {"it": "https://valdorsa.example/blog", "es": "https://higuera.example/agenda", "en": "https://larch.example/events"}
STATUS = {
    "it": (("Bozza", "draft"), ("In revisione", "in_review"), ("Approvato", "approved"), ("Programmato", "scheduled"), ("Da fare", "draft")),
    "es": (("Borrador", "draft"), ("En revisión", "in_review"), ("Aprobado", "approved"), ("Programado", "scheduled"), ("Pendiente", "draft")),
    "en": (("Draft", "draft"), ("In review", "in_review"), ("Approved", "approved"), ("Scheduled", "scheduled"), ("To do", "draft")),
}
WEEKDAYS = {
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "it": ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
NAMES = {"instagram": "Instagram", "facebook_page": "Facebook", "linkedin": "LinkedIn", "tiktok": "TikTok", "x": "Twitter", "email": "Newsletter", "wordpress": "Blog"}
SHORT = {"instagram": "IG", "facebook_page": "FB", "linkedin": "LI", "tiktok": "TT", "x": "X", "email": "NL", "wordpress": "Blog"}
HOURS = ("10:00", "18:30", "12:15", "20:00", "09:05")
FORMATS = {"it": ("Post", "Carosello", "Reel", "Storia"), "es": ("Post", "Carrusel", "Reel", "Historia"), "en": ("Static", "Carousel", "Reel", "Story")}


def sheets(seed: int = 7) -> list[Sheet]:
    """One file for each layout."""
    return [_sheet(layout, random.Random(f"{seed}-{layout.name}")) for layout in LAYOUTS]


def _sheet(layout: Layout, dice: random.Random) -> Sheet:
    columns = [tuple(part.strip().rsplit("=", 1)) for part in layout.columns.split(" | ")]
    rows: list[list[Any]] = [list(line) for line in layout.preamble]
    rows.append([header for header, _ in columns])
    wanted: list[Want] = []
    day = date.fromisoformat(layout.start)
    shown_section = ""
    for index in range(layout.rows):
        entry = _entry(layout, index, day, dice)
        section = _section(layout, day)
        if section and section != shown_section:
            rows.append([section])
            shown_section = section
        kinds = [kind for _, kind in columns]
        for number, networks in enumerate(_groups(layout)):
            one = {**entry, "networks": networks, "text": entry["texts"][networks[0]], "row": number}
            rows.append([_cell(kind, one, layout) for kind in kinds])
        wanted.append(_want(entry, layout, kinds))
        day += timedelta(days=layout.step[index % len(layout.step)])
    rows.extend([""] * len(columns) for _ in range(layout.trailing))
    return Sheet(layout.name, f"{layout.name}.{layout.ext}", _written(rows, layout), layout.language, tuple(wanted))


def _groups(layout: Layout) -> list[tuple[str, ...]]:
    return [(network,) for network in layout.networks] if layout.per_network else [layout.networks]


def _section(layout: Layout, day: date) -> str:
    if layout.sections == "week":
        return {"it": "SETTIMANA {n}", "es": "SEMANA {n}", "en": "WEEK {n}"}[layout.language].format(n=(day.day - 1) // 7 + 1)
    return f"{MONTHS[layout.language][day.month - 1].upper()} {day.year}" if layout.sections == "month" else ""


def _entry(layout: Layout, index: int, day: date, dice: random.Random) -> dict[str, Any]:
    lang = layout.language
    title, text, cta, brief = POOL[lang][index % len(POOL[lang])]
    if layout.encoding == "cp1252":
        text = text.replace("🍝", "").replace("☀️", "").strip()
    if layout.curly:
        text = text.replace("'", "’").replace(' "', " “").replace('"', "”")
    texts = dict.fromkeys(layout.networks, text)
    if not layout.same_text or "textof" in layout.columns:
        for position, network in enumerate(layout.networks):
            texts[network] = text if position == 0 else f"{text}\n\n({NAMES.get(network, network)})"
    status_word, status = STATUS[lang][dice.randrange(5)]
    return {
        "lang": lang, "day": day, "hour": dice.choice(HOURS), "title": title, "texts": texts, "cta": cta, "brief": brief,
        "pillar": PILLARS[lang][index % 4], "tags": TAGS[lang], "status_word": status_word, "status": status, "index": index,
        "media": f"{lang}_{index + 1:02d}.jpg", "link": f"{SITE[lang]}/{index + 1}", "yes": dice.random() < 0.5,
        "first": _first_comment(lang), "alt": f"{brief}.", "note": _note(lang, index), "format": dice.choice(FORMATS[lang]),
    }


def _first_comment(lang: str) -> str:
    return {"it": "Il link è qui sotto", "es": "El enlace está aquí", "en": "Link is here"}[lang]


def _note(lang: str, index: int) -> str:
    words = {"it": "chiedere foto a Lucia", "es": "pedir foto a Irene", "en": "ask Jo for a photo"}
    return words[lang] if index % 3 == 0 else ""


def _long(entry: dict[str, Any]) -> str:
    day = entry["day"]
    return f"{day.day} {MONTHS[entry['lang']][day.month - 1]} {day.year}"


def _wdlong(entry: dict[str, Any]) -> str:
    day = entry["day"]
    of = " de " if entry["lang"] == "es" else " "
    return f"{WEEKDAYS[entry['lang']][day.weekday()]} {day.day}{of}{MONTHS[entry['lang']][day.month - 1]}"


def _ampm(entry: dict[str, Any]) -> str:
    return datetime.combine(entry["day"], time.fromisoformat(entry["hour"])).strftime("%I:%M %p").lstrip("0")


def _names(entry: dict[str, Any], joint: str, table: dict[str, str] = NAMES) -> str:
    return joint.join(table[network] for network in entry["networks"])


def _month(entry: dict[str, Any], length: int = 3) -> str:
    return MONTHS[entry["lang"]][entry["day"].month - 1][:length]


def _utc(entry: dict[str, Any]) -> datetime:
    wall = datetime.combine(entry["day"], time.fromisoformat(entry["hour"]), ZoneInfo("Europe/London"))
    return wall.astimezone(UTC)


CELLS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "dmy/": lambda e: e["day"].strftime("%d/%m/%Y"),
    "dm/yy": lambda e: f"{e['day'].day}/{e['day'].month}/{e['day'].strftime('%y')}",
    "dmy.": lambda e: f"{e['day'].day}.{e['day'].month}.{e['day'].year}",
    "dmy-": lambda e: e["day"].strftime("%d-%m-%Y"),
    "mdy/": lambda e: f"{e['day'].month}/{e['day'].day}/{e['day'].year}",
    "dm": lambda e: e["day"].strftime("%d/%m"),
    "iso": lambda e: e["day"].isoformat(),
    "long": _long,
    "esde": lambda e: f"{e['day'].day} de {_month(e, 20)} de {e['day'].year}",
    "wdlong": _wdlong,
    "wdabbr": lambda e: f"{WEEKDAYS[e['lang']][e['day'].weekday()][:3]} {e['day'].day} {_month(e)}",
    "dmonyy": lambda e: f"{e['day'].day:02d}-{_month(e)}-{e['day'].strftime('%y')}",
    "dmon": lambda e: f"{e['day'].day}-{_month(e)}",
    "mond": lambda e: f"{_month(e, 20)} {e['day'].day}",
    "wdmond": lambda e: f"{WEEKDAYS['en'][e['day'].weekday()][:3]}, {_month(e)} {e['day'].day}",
    "longcomma": lambda e: f"{_month(e, 20)} {e['day'].day}, {e['day'].year} {_ampm(e)}",
    "dmyhm": lambda e: f"{e['day'].strftime('%d/%m/%Y')} {e['hour']}",
    "isodt": lambda e: f"{e['day'].isoformat()} {e['hour']}",
    "isoz": lambda e: f"{_utc(e):%Y-%m-%dT%H:%M:%S}.000Z",
    "xdate": lambda e: datetime.combine(e["day"], time()),
    "xdatetime": lambda e: datetime.combine(e["day"], time.fromisoformat(e["hour"])),
    "xtime": lambda e: time.fromisoformat(e["hour"]),
    "hm": lambda e: e["hour"],
    "h.m": lambda e: e["hour"].replace(":", "."),
    "hmh": lambda e: f"{e['hour']} h",
    "oreh": lambda e: f"ore {e['hour'].replace(':', '.')}",
    "ampm": _ampm,
    "ampmdot": lambda e: _ampm(e).lower().replace(" ", "").replace(":00", ""),
    "weekday": lambda e: WEEKDAYS[e["lang"]][e["day"].weekday()].capitalize(),
    "wd3": lambda e: WEEKDAYS[e["lang"]][e["day"].weekday()][:3],
    "week": lambda e: str((e["day"].day - 1) // 7 + 1),
    "number": lambda e: str(e["index"] + 1),
    "net": lambda e: _names(e, ", "),
    "comma": lambda e: _names(e, ", "),
    "plus": lambda e: _names(e, " + "),
    "slash": lambda e: _names(e, "/", SHORT),
    "y": lambda e: _names(e, " y "),
    "short": lambda e: _names(e, " / ", SHORT),
    "title": lambda e: e["title"],
    "text": lambda e: e["text"],
    "tags": lambda e: e["tags"],
    "cta": lambda e: e["cta"],
    "brief": lambda e: e["brief"],
    "pillar": lambda e: e["pillar"],
    "status": lambda e: e["status_word"],
    "yes": lambda e: {"it": "Sì", "es": "Sí", "en": "Yes"}[e["lang"]] if e["yes"] else {"it": "No", "es": "No", "en": "No"}[e["lang"]],
    "media": lambda e: e["media"],
    "mediaurl": lambda e: f"https://files.example/{e['media']}",
    "link": lambda e: e["link"],
    "first": lambda e: e["first"],
    "alt": lambda e: e["alt"],
    "note": lambda e: e["note"],
    "format": lambda e: e["format"],
    "person": lambda e: ("Anna", "Marco", "Sam")[e["index"] % 3],
    "client": lambda e: "Larch & Lantern",
    "objective": lambda e: {"it": "Ordini online", "es": "Llenar clases", "en": "Event seats"}[e["lang"]],
    "segment": lambda e: {"it": "Famiglie", "es": "Principiantes", "en": "Locals"}[e["lang"]],
    "campaign": lambda e: {"it": "Raviolo alle erbe", "es": "Puertas abiertas", "en": "The Long Table"}[e["lang"]],
    "lead": lambda e: (e["day"] - timedelta(days=5)).strftime("%d/%m/%Y"),
}
DATED_WITH_HOUR = {"longcomma", "dmyhm", "isodt", "isoz", "xdatetime", "hm", "h.m", "hmh", "oreh", "ampm", "ampmdot", "xtime"}


def _cell(kind: str, entry: dict[str, Any], layout: Layout) -> Any:
    if layout.blank_date and entry["row"] and kind in ("dmy/", "iso"):
        return ""
    if kind.startswith("textof:"):
        return entry["texts"][kind.split(":")[1]]
    if kind.startswith("all:"):
        return kind.split(":")[1]
    return CELLS[kind](entry)


TICKS = {"Instagram": "instagram", "IG": "instagram", "Facebook": "facebook_page", "FB": "facebook_page", "LinkedIn": "linkedin", "TikTok": "tiktok", "X": "x"}


def _ticks(rows: list[list[Any]], layout: Layout) -> None:
    """Fill the columns that are one network each; their value depends on the header."""
    columns = [tuple(part.strip().rsplit("=", 1)) for part in layout.columns.split(" | ")]
    for position, (header, kind) in enumerate(columns):
        if kind in ("tick", "bool"):
            yes, no = ("x", "") if kind == "tick" else ("TRUE", "FALSE")
            for row in rows[len(layout.preamble) + 1 :]:
                row[position] = yes if TICKS[header] in layout.networks else no


CELLS["tick"] = CELLS["bool"] = lambda e: ""


def _want(entry: dict[str, Any], layout: Layout, kinds: list[str]) -> Want:
    named = any(kind in NAMING or kind.startswith(("all:", "textof:")) for kind in kinds)
    networks = layout.networks if named else PRESET
    hour = entry["hour"] if DATED_WITH_HOUR & set(kinds) else next((SLOT[n] for n in PRESET if n in networks), FIRST_SLOT)
    base = entry["texts"] if named else dict.fromkeys(networks, entry["texts"][layout.networks[0]])
    tags = f"\n\n{entry['tags']}" if "tags" in kinds else ""
    fields = {name: entry[key] for kind, name, key in CHECKED if kind in kinds}
    if "yes" in kinds:
        fields["status"] = "approved" if entry["yes"] else "draft"
    return Want(f"{entry['day'].isoformat()}T{hour}", networks, {n: base[n] + tags for n in networks}, fields)


NAMING = {"net", "comma", "plus", "slash", "y", "short", "tick", "bool"}
CHECKED = (
    ("title", "title", "title"), ("cta", "cta", "cta"), ("brief", "design_note", "brief"), ("pillar", "pillar", "pillar"),
    ("status", "status", "status"), ("media", "missing_media", "media"), ("link", "link", "link"), ("first", "first_comment", "first"),
)


def _written(rows: list[list[Any]], layout: Layout) -> bytes:
    _ticks(rows, layout)
    if layout.ext == "xlsx":
        return _workbook(rows, layout)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=layout.delimiter)
    writer.writerows(rows)
    return buffer.getvalue().encode(layout.encoding)


def _workbook(rows: list[list[Any]], layout: Layout) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = {"it": "Piano", "es": "Plan", "en": "Plan"}[layout.language]
    for row in rows:
        sheet.append(row)
    book.create_sheet("Legenda").append(["Legenda", "Colori"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fresh(seed: int) -> list[Sheet]:
    """The same habits in other hands: columns in another order, another start, other steps, other lengths."""
    made = []
    for layout in LAYOUTS:
        dice = random.Random(f"{seed}-{layout.name}-fresh")
        columns = layout.columns.split(" | ")
        if not layout.per_network:
            dice.shuffle(columns)
        start = date(2026, 4, 22) + timedelta(days=dice.randrange(200))
        fixed = layout.name == "en-ambiguous"
        made.append(
            replace(
                layout,
                name=f"{layout.name}-{seed}",
                columns=" | ".join(columns),
                start=layout.start if layout.preamble or fixed else start.isoformat(),
                step=layout.step if fixed else (dice.randint(1, 4), dice.randint(1, 4)),
                rows=layout.rows if fixed else dice.randint(8, 24),
            )
        )
    return [_sheet(layout, random.Random(f"{seed}-{layout.name}")) for layout in made]
