"""An old plan (Word, Markdown, web page or plain text) as pieces under headings, each with the chapter it fits.

Word files are read by mammoth as a web page, web pages become Markdown here: headings, lists, tables, emphasis, links.
"""

# ruff: noqa: E501  (tables of words read better in long lines)

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from smdesk.domain.errors import N_, BadInput, reason_of
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.exchange import reading
from smdesk.exchange.markup import to_markdown
from smdesk.exchange.words import fold

MAX_BYTES = 24 * 1024 * 1024  # pictures in a Word file weigh, and are left out
MAX_UNPACKED = 24 * 1024 * 1024  # of its text; a novel has 1
MAX_TEXT = 4_000_000
MAX_PIECES = 400
ELSEWHERE = "brief.notes"
NOT_TEXT = N_("File: “{name}” is no .docx, Markdown, web page or text; save the old plan as one of these.")
TOO_BIG = N_("File: “{name}” has {size} MB of text; no plan is that long, so take the part you need.")
DAMAGED = N_("File: “{name}” is damaged or locked with a password; open it in Word and save it again.")
NOTHING = N_("File: “{name}” holds no text.")
UNREADABLE = N_("File: “{name}” cannot be read ({reason}); check that it is there and not open elsewhere.")
TOO_MANY = N_("Text: it has more than {limit} headings; take the part you need.")

# Section → words of its headings, folded; the longest that is found decides, the earliest among equals.
_WORDS = {
    "brief.summary": "summary|executive summary|sintesi|riassunto|in sintesi|resumen|resumen ejecutivo|in brief|premessa|introduzione|introduction|introduccion|abstract",
    "who.notes": "target|target audience|audience|pubblico|publico|publico objetivo|personas|buyer personas|segmenti|segmentos|segments|segmentazione|segmentacion|a chi parliamo|clienti|clientes|customers|mercato|mercado|market|who we serve",
    "situation.sector": "settore|sector|the sector|industry|il settore|scenario|contesto|contexto|context|analisi di scenario|situation|situazione|situacion|analisi della situazione|analisis de la situacion|situation analysis",
    "situation.notes": "swot|dafo|foda|analisi swot|analisis dafo|punti di forza|fortalezas|debilidades|strengths|weaknesses|audit|analisi dei canali|keyword|keywords|parole chiave|palabras clave|trend|tendenze|tendencias|ricerca|search",
    "competitors.notes": "competitor|competitors|concorrenza|concorrenti|competencia|competidores|competition|benchmark|benchmarking|analisi della concorrenza|analisis de la competencia",
    "objectives.notes": "obiettivi|obiettivo|objetivos|objetivo|objectives|objective|goals|goal|okr|smart|risultati attesi|resultados esperados|key results",
    "brand.notes": "tono di voce|tono de voz|tone of voice|voce|voz|voice|brand|marca|marchio|posizionamento|posicionamiento|positioning|identita|identidad|identity|valori|valores|values|promessa|promesa|promise|mission|vision|linguaggio|lenguaje",
    "community.purpose": "community|comunita|comunidad|scopo della community",
    "community.notes": "canali|canales|channels|piattaforme|plataformas|platforms|social network|social networks|redes sociales|places|presenza|presencia",
    "community.rituals": "rituali|rituales|rituals|moderazione|moderacion|moderation|netiquette|community management|gestione della community|gestion de la comunidad",
    "pillars.notes": "pilastri|pilares|pillars|content pillars|rubriche|rubrica|secciones|columns|contenuti|contenidos|content|content mix|mix|linea editoriale|temi|temas|topics|formati|formatos|formats|frequenza|frecuencia|cadence|piano editoriale|plan editorial|editorial plan",
    "tactics.notes": "tattiche|tacticas|tactics|strategia|estrategia|strategy|azioni tattiche|attivita|actividades|activities|leve",
    "campaigns.notes": "campagne|campagna|campanas|campana|campaigns|campaign|promozioni|promociones|promotions|concorsi|concursos|contests|eventi|eventos|events|lancio|lanzamiento|launch",
    "tools.notes": "strumenti|herramientas|tools|software",
    "contacts.programme": "influencer|influencers|contatti|contactos|contacts|pr|digital pr|partner|partners|collaborazioni|colaboraciones|collaborations|ambassador|relazioni|relaciones",
    "budget.note": "budget|presupuesto|costi|costes|costos|costs|preventivo|investimento|inversion|investment|spese|gastos|prezzi|precios",
    "actions.notes": "calendario|calendar|piano d azione|piano operativo|plan de accion|action plan|cronoprogramma|timeline|gantt|roadmap|tempi|tempistiche|plazos|cronograma|schedule|prossimi passi|proximos pasos|next steps",
    "control.notes": "kpi|kpis|metriche|metricas|metrics|misurazione|medicion|measurement|monitoraggio|seguimiento|monitoring|controllo|control|report|reporting|analytics|indicatori|indicadores",
    "risks.notes": "rischi|riesgos|risks|crisi|crisis|gestione della crisi|gestion de crisis|crisis management|privacy|gdpr|rgpd|legale|legal|aspetti legali|aspectos legales|norme|normativa|law",
    "people.notes": "team|squadra|equipo|persone|people|ruoli|roles|referenti|contatti del cliente|responsabili|responsables|approvazioni|aprobaciones|approvals|flusso di approvazione|riunioni|reuniones|meetings|organizzazione|organizacion",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one heading. ``level`` 1 to 6, 0 before the first heading; ``section`` is where it may go."""

    heading: str
    level: int
    text: str  # Markdown
    section: str


def text_sections() -> tuple[tuple[str, str], ...]:
    """(key, title) of every place in a plan that takes free text: each chapter's sections of text and its notes."""
    found = []
    for chapter in CHAPTERS:
        found += [(section.key, section.title) for section in chapter.sections if section.style == "text"]
        if f"{chapter.key}.notes" not in dict(found):
            found.append((f"{chapter.key}.notes", chapter.title))
    return tuple(found)


def outline(source: Path | str) -> tuple[Piece, ...]:
    """Cut a file, or a text that was pasted, into pieces; on any thread.

    :raises BadInput: when it cannot be read as text, holds none, or is too big
    """
    name = source.name if isinstance(source, Path) else "…"
    markdown = _of_file(source) if isinstance(source, Path) else of_text(source, name)
    found = tuple(_pieces(markdown))
    if not found:
        raise BadInput(NOTHING, "file", name=name)
    if len(found) > MAX_PIECES:
        raise BadInput(TOO_MANY, "file", limit=MAX_PIECES)
    return found


def of_text(text: str, name: str) -> str:
    """Markdown of a text that is Markdown, plain, or a web page.

    :raises BadInput: when it is too long
    """
    if len(text) > MAX_TEXT:
        raise BadInput(TOO_BIG, "file", name=name, size=len(text) // 1_000_000)
    text = re.sub("[\x00\ud800-\udfff]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    if re.search(r"<(?:html|body|h[1-6]|p|table|ul|ol|div|br)\b[^>]{0,300}>", text[:20_000], re.IGNORECASE):
        return to_markdown(text)
    return text


def _of_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = path.stat().st_size
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        raise BadInput(UNREADABLE, "file", name=path.name, reason=reason) from None
    if len(data) > MAX_BYTES:
        raise BadInput(TOO_BIG, "file", name=path.name, size=size // 1_000_000)
    if data[:4] == b"PK\x03\x04":
        return to_markdown(_docx(data, path.name))
    if data[:4] in (b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rt", b"\x89PNG"):
        raise BadInput(NOT_TEXT, "file", name=path.name)
    try:
        text = reading.decode(data, path.name)[1]
    except BadInput:
        raise BadInput(NOT_TEXT, "file", name=path.name) from None
    return of_text(text, path.name)


def _docx(data: bytes, name: str) -> str:
    """A Word file as a web page, without its pictures.

    :raises BadInput: when it is none, is damaged, or unpacks to too much
    """
    try:
        _inspect(data, name)
        import mammoth

        made = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(lambda image: {}))
    except BadInput:
        raise
    except MemoryError:
        raise
    except Exception:  # what mammoth, the XML and the zip reader throw at damaged files is open-ended
        raise BadInput(DAMAGED, "file", name=name) from None
    return str(made.value)


def _inspect(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))]
        if "word/document.xml" not in archive.namelist():
            raise BadInput(NOT_TEXT, "file", name=name)
        total = sum(entry.file_size for entry in texts)
        if total > MAX_UNPACKED or len(texts) > 2_000:
            raise BadInput(TOO_BIG, "file", name=name, size=total // 1_000_000)
        for entry in texts:
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(4096) or b"<!ENTITY" in part.read(MAX_UNPACKED):
                    raise zlib.error("a document that defines entities")


# -- pieces -----------------------------------------------------------------------------------

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*\Z")
_UNDERLINED = re.compile(r"(=|-){3,}\s*\Z")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+(\S.{0,80})\Z")
_LOUD = re.compile(r"\*\*([^*]{2,80})\*\*:?\Z")


def _pieces(markdown: str) -> Iterator[Piece]:
    """Pieces with something in them; a heading alone is one too when no smaller one follows."""
    plan: list[tuple[str, int, list[str]]] = [("", 0, [])]
    lines = markdown.split("\n")
    fenced = False
    has_marks = any(_HEADING.match(line) for line in lines)
    number = 0
    while number < len(lines):
        line = lines[number]
        following = lines[number + 1] if number + 1 < len(lines) else ""
        fenced ^= line.lstrip().startswith("```")
        heading = None if fenced else _heading(line, following, lines[number - 1] if number else "", has_marks)
        if heading:
            plan.append((*heading, []))
            number += 1 if _UNDERLINED.match(following) and not line.startswith("#") else 0
        else:
            plan[-1][2].append(line)
        number += 1
    path: list[tuple[int, str]] = []
    for place, (title, level, body) in enumerate(plan):
        text = "\n".join(body).strip()
        path = [one for one in path if one[0] < level]
        section = section_for(title) or (path[-1][1] if path else ELSEWHERE)
        path.append((level, section))
        deeper = place + 1 < len(plan) and plan[place + 1][1] > level
        if text or (title and not deeper):
            yield Piece(title, level, text, section)


def _heading(line: str, following: str, before: str, has_marks: bool) -> tuple[str, int] | None:
    """(heading, level) of a line; in plain text numbered lines, bold ones and capitals on their own are headings."""
    if found := _HEADING.match(line):
        return (_bare(found[2]), len(found[1])) if _bare(found[2]) else None
    if line.strip() and not before.strip() and (found := _UNDERLINED.match(following)) and "|" not in line:
        return _bare(line), 1 if found[1] == "=" else 2
    alone = bool(line.strip()) and not before.strip() and len(line) < 90 and not line.strip().endswith((".", ";", ","))
    if has_marks or not alone or "|" in line:
        return None
    text = line.strip()
    if found := _LOUD.match(text):
        return _bare(found[1]), 2
    if (found := _NUMBERED.match(text)) and not following.strip():
        return _bare(found[1]), 1 + text.split()[0].rstrip(".)").count(".")
    if text.isupper() and len(text) > 3:
        return _bare(text), 1
    known = not following.strip() and len(text.split()) <= 5 and section_for(text.rstrip(":"))
    return (_bare(text), 2) if known else None


def _bare(text: str) -> str:
    """A heading without its emphasis, number and colon."""
    plain = re.sub(r"[*_`]+|\\(?=[^\w\s])", "", text).strip()
    plain = re.sub(r"\A(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s+(?=\S)", "", plain)
    return plain.rstrip(":").strip()[:200]


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[str, str], ...]:
    """(word, section), the longest word first."""
    pairs = [(fold(word), key) for key, words in _WORDS.items() for word in words.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def section_for(heading: str) -> str:
    """The section that a heading's words speak of; "" when they speak of none."""
    padded = f" {fold(heading.replace('’', ' ').replace(chr(39), ' '))} "
    found = [(padded.index(f" {word} "), key) for word, key in _known() if f" {word} " in padded]
    if not found:
        return ""
    whole = next((key for word, key in _known() if padded.strip() == word), "")
    longest = next(key for word, key in _known() if f" {word} " in padded)
    return whole or longest


assert set(_WORDS) <= {key for key, _ in text_sections()}
