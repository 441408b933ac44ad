"""What people write above the columns of a plan's tables, in English, Italian and Spanish, and in their cells."""

# ruff: noqa: E501  (tables of words read better in long lines)

import re
from functools import lru_cache

from smdesk.domain.plan.chapters import SHAPES
from smdesk.exchange.words import MONTHS, fold

TOPICS = ("objectives", "budget", "competitors", "keywords")
OWN = "smdesk "  # the first header of our own tables: "smdesk budget"; below it stands what each row is
LANGUAGES = ("en", "it", "es")

# Field → "English|…", "Italian|…", "Spanish|…"; the first of each is what we write ourselves.
_FIGURES = {
    "baseline": ("Baseline|start value|starting point|current value|from", "Partenza|baseline|valore iniziale|valore di partenza|valore attuale|situazione attuale|punto di partenza", "Punto de partida|linea base|valor inicial|valor actual|situacion actual|partida"),
    "target": ("Target|goal value|target value|to", "Traguardo|target|valore obiettivo|valore atteso|valore target|meta", "Meta|valor objetivo|valor meta|target"),
    "unit": ("Unit|unit of measure|measure|metric", "Unità|unita di misura|misura|metrica", "Unidad|unidad de medida|medida|metrica"),
    "due": ("Due|by when|deadline|due date|date", "Entro|scadenza|data|entro quando|termine|data di scadenza", "Plazo|fecha limite|fecha|para cuando|vencimiento|hasta"),
    "owner": ("Owner|responsible|who|person in charge", "Responsabile|chi|referente|proprietario", "Responsable|quien|encargado|dueno"),
    "stage": ("Stage|race|race stage|funnel stage|funnel", "Fase|fase race|race|fase del funnel|funnel", "Etapa|fase|race|etapa race|embudo|funnel"),
    "formula": ("Formula|kpi formula", "Formula|formula kpi", "Fórmula|formula kpi"),
    "source": ("Source|data source|where it is read", "Fonte|fonte dati|fonte del dato", "Fuente|fuente de datos|origen"),
}  # fmt: skip
FIELDS: dict[str, dict[str, tuple[str, str, str]]] = {
    "objectives": {
        "code": ("Code|no|number|id|#", "Codice|n|numero|id|#|cod", "Código|n|numero|id|#|cod"),
        "title": ("Objective|objectives|title|name|goal statement", "Obiettivo|obiettivi|titolo|nome", "Objetivo|objetivos|titulo|nombre"),
        "key_result": ("Key result|key results|kr|result", "Risultato chiave|risultati chiave|key result|kr|risultato|kpi", "Resultado clave|resultados clave|key result|kr|resultado|kpi"),
        "goal": ("Business goal|business objective|serves the goal", "Obiettivo di business|obiettivo aziendale|obiettivo dell azienda|meta aziendale", "Objetivo de negocio|objetivo empresarial|meta de negocio"),
        "kind": ("Kind|type", "Tipo|tipologia", "Tipo|clase"),
        **_FIGURES,
        "track": ("Track|b2b b2c|market", "Mercato|b2b b2c", "Mercado|b2b b2c"),
        "why": ("Why|reason|relevance|notes", "Perché|motivo|ragione|rilevanza|note", "Por qué|porque|motivo|razon|relevancia|notas"),
        "state": ("State|status", "Stato", "Estado"),
        "baseline_inputs": ("Worked out from|inputs", "Calcolato da|dati di calcolo", "Calculado con|datos de cálculo"),
    },
    "budget": {
        "line": ("Line|item|budget line|name|description|what", "Voce|voce di spesa|voce di budget|riga|nome|descrizione|cosa", "Partida|concepto|linea|nombre|descripcion|partida presupuestaria"),
        "category": ("Category|type", "Categoria|tipo", "Categoría|tipo"),
        "campaign": ("Campaign", "Campagna", "Campaña"),
        "month": ("Month|period", "Mese|periodo", "Mes|periodo"),
        "plan": ("Plan|planned|budget|budgeted|amount|cost", "Previsto|preventivo|pianificato|budget|importo|costo|preventivato|piano", "Previsto|presupuesto|presupuestado|planificado|importe|coste|costo|plan"),
        "actual": ("Actual|spent|actuals|real", "Speso|consuntivo|effettivo|reale|spesa", "Gastado|real|ejecutado|gasto|efectivo"),
        "forecast": ("Forecast|estimate|projection", "Stima|previsione|forecast|proiezione", "Estimación|previsión|pronostico|forecast|proyeccion"),
    },
    "competitors": {
        "name": ("Competitor|competitors|name|company|who|brand", "Concorrente|concorrenti|competitor|nome|azienda|chi|marchio", "Competidor|competidores|competencia|nombre|empresa|quien|marca"),
        "rank": ("Class|rank|type|kind", "Classe|tipo|tipologia", "Clase|tipo"),
        "site": ("Site|website|web|url", "Sito|sito web|web|url", "Sitio|sitio web|web|pagina web|url"),
        "handles": ("Profiles|handles|accounts|social", "Profili|account|canali|social", "Perfiles|cuentas|canales|redes|redes sociales"),
        "positioning": ("Positioning|promise", "Posizionamento|promessa", "Posicionamiento|promesa"),
        "tone": ("Tone|tone of voice|voice", "Tono|tono di voce|voce", "Tono|tono de voz|voz"),
        "themes": ("Themes|topics|content themes", "Temi|argomenti", "Temas|asuntos"),
        "formats": ("Formats|format", "Formati|formato", "Formatos|formato"),
        "offers": ("Offers|offer|promotions", "Offerte|offerta|promozioni", "Ofertas|oferta|promociones"),
        "best_post": ("Best post|top post", "Post migliore|miglior post", "Mejor publicación|mejor post|publicacion destacada"),
        "best_why": ("Why it did|why it worked", "Perché ha funzionato|perche funziona", "Por qué funcionó|porque funciono"),
        "best_url": ("Best post address|best post url|top post link", "Indirizzo del post migliore|link del post migliore", "Enlace de la mejor publicación|enlace del mejor post"),
        "weak": ("Weak spot|weakness|weaknesses", "Punto debole|punti deboli|debolezze", "Punto débil|puntos debiles|debilidades"),
        "x": ("Left to right|x", "Da sinistra a destra|x", "De izquierda a derecha|x"),
        "y": ("Bottom to top|y", "Dal basso in alto|y", "De abajo arriba|y"),
        "on": ("Day|date|observed|observed on|on", "Giorno|data|osservato|data di rilevazione|rilevato il", "Día|fecha|observado|fecha de observacion"),
        "network": ("Network|platform|channel|social network", "Rete|piattaforma|canale|social network|network", "Red|plataforma|canal|red social"),
        "window_days": ("Days|window|days counted", "Giorni|finestra|giorni contati", "Días|ventana|dias contados"),
        "followers": ("Followers|fans|audience|follower", "Follower|seguaci|iscritti|fan|pubblico", "Seguidores|fans|suscriptores|publico"),
        "posts": ("Posts|number of posts|posts published", "Post|numero di post|post pubblicati|pubblicazioni", "Publicaciones|posts|numero de publicaciones"),
        "engagements": ("Interactions|engagements|engagement", "Interazioni|engagement|coinvolgimento", "Interacciones|engagement"),
        "mentions": ("Mentions", "Menzioni|citazioni", "Menciones"),
        "reply_hours": ("Hours to reply|reply hours|response time", "Ore di risposta|tempo di risposta", "Horas de respuesta|tiempo de respuesta"),
        "note": ("Note|notes|remarks", "Nota|note|osservazioni", "Nota|notas|observaciones"),
        "evidence_url": ("Evidence|evidence url|link|proof", "Prova|fonte|link|evidenza", "Prueba|fuente|enlace|evidencia"),
    },
    "keywords": {
        "term": ("Term|keyword|keywords|query|search term|phrase", "Termine|parola chiave|parole chiave|keyword|query|chiave|ricerca", "Término|palabra clave|palabras clave|keyword|consulta|busqueda"),
        "language": ("Language|lang", "Lingua", "Idioma|lengua"),
        "intent": ("Intent|search intent|intention", "Intento|intento di ricerca|intenzione", "Intención|intencion de busqueda"),
        "cluster": ("Cluster|group|topic|theme|category", "Gruppo|cluster|argomento|tema|categoria", "Grupo|cluster|tema|categoria"),
        "volume": ("Volume|search volume|avg monthly searches|searches|monthly searches", "Volume|volume di ricerca|ricerche mensili|media ricerche mensili|ricerche", "Volumen|volumen de busqueda|busquedas mensuales|promedio de busquedas mensuales|busquedas"),
        "difficulty": ("Difficulty|keyword difficulty|kd|competition", "Difficoltà|kd|concorrenza", "Dificultad|kd|competencia"),
        "answered_by": ("Answered by|page|landing page|url|answer", "Risposta|pagina|pagina di destinazione|risponde|url", "Respuesta|pagina|pagina de destino|responde|url"),
        "place": ("Place|channel|profile", "Luogo|canale|profilo", "Lugar|canal|perfil"),
    },
}  # fmt: skip
# The column without which a table is none of its topic.
NEEDED = {"objectives": ("title", "key_result", "code"), "budget": ("line",), "competitors": ("name", "followers"), "keywords": ("term",)}
OBSERVED = ("on", "network", "window_days", "followers", "posts", "engagements", "mentions", "reply_hours", "note", "evidence_url")
MEASURES = ("plan", "actual", "forecast")

# Which record kind and column a field of a table fills; fields that are not here stand under their own name.
KINDS = {"objectives": "objective", "budget": "budget_line", "competitors": "competitor", "keywords": "keyword"}
_CODES: dict[str, dict[str, str]] = {
    "kind": {"marketing": "mercadeo", "dialogue": "dialogo|dialog|conversazione|conversacion"},
    "stage": {"plan": "piano|pianificazione|planificacion", "reach": "raggiungere|copertura|alcance|alcanzar|awareness|notorieta", "act": "agire|interagire|interazione|actuar|interaccion|consideration|considerazione|consideracion", "convert": "convertire|conversione|conversion|convertir", "engage": "coinvolgere|fidelizzare|fidelizzazione|fidelizar|fidelizacion|loyalty"},
    "track": {"b2b": "aziende|empresas|business", "b2c": "privati|consumatori|consumidores|consumers|particulares"},
    "state": {"open": "aperto|in corso|abierto|en curso|in progress", "met": "raggiunto|centrato|alcanzado|logrado|done|reached|achieved", "dropped": "abbandonato|annullato|abandonado|descartado|cancelled"},
    "category": {"people": "persone|personale|lavoro|ore|compensi|onorari|personas|personal|honorarios|staff|fees|hours", "ads": "pubblicita|ads|inserzioni|annunci|sponsorizzate|publicidad|anuncios|advertising|media|paid", "production": "produzione|foto|video|grafica|produccion|diseno|design", "tools": "strumenti|software|abbonamenti|herramientas|suscripciones|subscriptions", "prizes": "premi|omaggi|premi e omaggi|regali|premios|regalos|premios y regalos|prizes and gifts|gifts", "influencers": "influencer|creator|creators|creadores", "contingency": "imprevisti|riserva|imprevistos|reserva|fondo imprevisti"},
    "rank": {"direct": "diretto|diretta|directo|directa", "aspirational": "aspirazionale|modello|ispirazione|aspiracional|modelo|referente", "indirect": "indiretto|indiretta|indirecto|indirecta|sostituto|sustituto"},
    "intent": {"know": "sapere|informativo|informativa|informazionale|informational|saber|informacional|conoscere|conocer|to know", "do": "fare|hacer|navigazionale|navigational|navegacional|navigativo|to do|commercial|commerciale|comercial", "buy": "comprare|acquistare|comprar|transazionale|transactional|transaccional|acquisto|compra|to buy", "local": "locale|vicino|vicino a me|cerca|cerca de mi|near me"},
}  # fmt: skip


@lru_cache(maxsize=8)
def meanings(topic: str) -> dict[str, str]:
    """Folded header → field of a topic."""
    found: dict[str, str] = {}
    for place in range(max(len(words) for texts in FIELDS[topic].values() for words in (t.split("|") for t in texts))):
        for field, texts in FIELDS[topic].items():
            for words in texts:
                some = words.split("|")
                if place < len(some):
                    found.setdefault(_folded(some[place]), field)
            found.setdefault(_folded(field), field)
    return found


def _folded(text: str) -> str:
    return fold(text).replace("/", " ").strip() or text.strip()


def field_of(topic: str, header: object) -> str:
    """The field that a header means; "" for an unknown one. Units in brackets are let go: "Budget (€)"."""
    if not isinstance(header, str) or not 0 < len(header.strip()) < 60:
        return ""
    known = meanings(topic)
    bare = re.sub(r"[(\[].*?[)\]]", " ", header)
    return known.get(_folded(header)) or known.get(_folded(bare)) or ""


def header_of(topic: str, field: str, language: str) -> str:
    """What we write above a column."""
    place = LANGUAGES.index(language) if language in LANGUAGES else 0
    return FIELDS[topic][field][place].split("|")[0]


@lru_cache(maxsize=8)
def _codes(field: str) -> dict[str, str]:
    return {fold(word): code for code, words in _CODES[field].items() for word in (code, *words.split("|"))}


def code_of(kind: str, field: str, text: str) -> str:
    """The code that a word in a cell means; the word itself when it is none of ours."""
    word = fold(text)
    if field in _CODES and word in _codes(field):
        return _codes(field)[word]
    options = SHAPES[kind].field(field).options
    names = {fold(name): code for code, name in options.items()}
    return text if text in options else names.get(word, text)


_MONTH_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ]\d{1,2}(?:[ T].*)?)?\Z")
_DAY_FIRST = re.compile(r"\d{1,2}[-/.](\d{1,2})[-/.](\d{4})\Z")


def month_of(text: str, year: int) -> str:
    """YYYY-MM of "2026-01", "01/2026", "gennaio 2026", "ene-26", "Jan" (of ``year``); "" when it is no month."""
    bare = text.strip()
    if found := _YEAR_FIRST.match(bare):
        return _month(int(found[1]), int(found[2]))
    if found := _MONTH_FIRST.match(bare) or _DAY_FIRST.match(bare):
        return _month(int(found[2]), int(found[1]))
    match fold(bare).replace(" de ", " ").split():
        case [name] if name in MONTHS and len(name) > 2:
            return _month(year, MONTHS[name])
        case [name, number] if name in MONTHS and len(name) > 2 and number.isdecimal() and len(number) in (2, 4):
            return _month(int(number), MONTHS[name])
    return ""


def _month(year: int, month: int) -> str:
    year += 2000 if year < 100 else 0
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and 1970 <= year <= 2199 else ""


def month_column(header: str, year: int) -> tuple[str, str]:
    """(month, measure) of a column of a wide budget: "01/2026", "Gen 2026 speso", "actual 2026-01"; ("", "") if none."""
    words = header.replace("\n", " ").replace(":", " ").split()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            month = month_of(" ".join(words[start : start + size]), year)
            rest = " ".join(words[:start] + words[start + size :]).strip(" -–—·()[]€$£")
            measure = field_of("budget", rest) if rest else "plan"
            if month and measure in MEASURES:
                return month, measure
    return "", ""
