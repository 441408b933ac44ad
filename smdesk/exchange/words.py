"""Words that sheets use in Italian, Spanish and English, all kept folded (lower case, no accents or signs)."""
# ruff: noqa: E501, SIM905  (tables of words read better in long lines)

import re
import unicodedata
from functools import lru_cache

_SIGNS = re.compile(r"[^\w@#&+/]+|_+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents; signs and runs of space become one space. "Pilar (tema)" -> "pilar tema"."""
    plain = unicodedata.normalize("NFKD", text[:200].casefold())
    return _SIGNS.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


YES = frozenset("x si s yes y true vero verdadero 1 ok v ✓ ✔ ✅ ☑ on done checked".split())
NO = frozenset("no n false falso 0 - – — ✗ ✘ ❌ ☐ off na n/a unchecked".split())


def truth(text: str) -> bool | None:
    """What a tick, a word or a number in a yes-or-no column says; None when it says something else."""
    bare = text.strip().replace("\ufe0f", "")
    word = fold(bare) or bare
    if word in YES or bare in YES:
        return True
    return False if word in NO or bare in NO or not bare else None


_MONTH_NAMES = (
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "january february march april may june july august september october november december",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto setiembre ottobre novembre dicembre",
)
_WEEKDAY_NAMES = (
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "lunes martes miercoles jueves viernes sabado domingo",
    "monday tuesday wednesday thursday friday saturday sunday",
)


def _prefixes(lines: tuple[str, ...], first: int) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in lines:
        for number, name in enumerate(line.split(), first):
            for length in range(3, len(name) + 1):
                table.setdefault(name[:length], number)
    return table


MONTHS = _prefixes(_MONTH_NAMES, 1)
WEEKDAYS = _prefixes(_WEEKDAY_NAMES, 0)
# Two letters stand for a weekday only in a column of weekdays.
SHORT_WEEKDAYS = {
    **WEEKDAYS,
    **{"lu": 0, "ma": 1, "me": 2, "mi": 2, "gi": 3, "ju": 3, "ve": 4, "vi": 4, "sa": 5, "do": 6},
    **{"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "su": 6, "l": 0, "x": 2, "j": 3, "g": 3, "v": 4},
}
WEEK_WORDS = frozenset("settimana semana week sett sem wk w w/c".split())

# Status words; the first one found in the cell as a whole word decides, longer phrases before shorter.
_STATUS = {
    "idea": (
        "idea|idee|ideas|spunto|ideazione|backlog|brainstorm|propuesta|propuesto|proposta|proposed|concept|concepto|ideation|tbd|tbc|"
        "por definir|da definire|da valutare|a definir|por confirmar tema|lluvia de ideas|parking lot"
    ),
    "draft": (
        "draft|bozza|borrador|da fare|to do|todo|wip|in progress|work in progress|in lavorazione|in corso|"
        "en proceso|en curso|en progreso|pendiente|por hacer|not started|da iniziare|da scrivere|da completare|"
        "sin empezar|new|nuovo|nuevo|writing|copy in progress|design|in design|da preparare|in preparazione|"
        "planned|pianificato|planificado|da creare|open|planeado|plan|"
        "drafting|drafted|editing|written|scritto|escrito|recorded|filmed|girato|grabado|"
        "started|iniziato|iniciado|non iniziato|no iniciado|with designer|dal grafico|alla grafica|con diseno|in the works|working on it|haciendo|a medias|"
        "unapproved|unpublished|unscheduled|ongoing|to be posted|to be published|incomplete|incompleto|incompleta|not ready|non pronto|non pronta|no listo|not yet|non ancora|aun no|todavia no|"
        "edited|montato|editado|designed|disenado|da produrre|in produzione|en produccion"
    ),
    "in_review": (
        "revisado|revisada|revisionato|reviewed|pendiente aprobar|pendiente de aprobar|pendiente aprobacion|"
        "in review|in revisione|en revision|review|revisione|revision|da approvare|da revisionare|for approval|"
        "pending approval|pending review|pending|awaiting approval|waiting|waiting approval|por aprobar|inviato|"
        "en aprobacion|in approvazione|in attesa|in attesa di approvazione|pendiente de aprobacion|para revisar|"
        "por revisar|ready for review|ready|pronto|listo|lista|da confermare|to approve|to review|needs approval|"
        "attesa ok|attesa approvazione|sent to client|client review|esperando aprobacion|enviado al cliente|"
        "needs sign off|awaiting sign off|for sign off|awaiting feedback|awaiting client|with client|to be approved|"
        "submitted|attesa feedback|attesa cliente|in verifica|da verificare|da far approvare|da controllare|inviata|enviado|enviada|sent to|"
        "inviato a|inviata a|enviado a|enviada a|mandato a|mandato al|mandado a|with the client|con cliente|para aprobar|a revisar|a validar|por confirmar|"
        "da validare|in validazione|dal cliente|al cliente|por validar|en validacion|por autorizar|a aprobar|con el cliente"
    ),
    "changes_requested": (
        "changes requested|changes|needs changes|needs edits|edits|modifiche|modifiche richieste|da modificare|"
        "da correggere|da rivedere|revise|cambios|con cambios|cambios solicitados|a corregir|por corregir|rework|"
        "da sistemare|da rifare|modificare|revisions|needs revision|revision needed|revisions needed|revisions requested|amends|amends needed|to amend|"
        "needs fixing|to fix|needs work|back to copy|modifica|in modifica|da cambiare|correzioni|con correzioni|corregir|con correcciones|correcciones|"
        "ajustes|con ajustes|en correccion|in correzione|con observaciones|para corregir|modificar|hay que cambiar|con modifiche|approved with changes|"
        "approved with edits|approved with amends|approvato con modifiche|approvata con modifiche|aprobado con cambios|aprobado con ajustes|"
        "rivedere|approved w edits|approved w changes|ok w edits|ko"
    ),
    "approved": (
        "approved|approvato|approvata|aprobado|aprobada|ok cliente|confirmed|confermato|confirmado|ok|validated|"
        "signed off|ready to go|ready to post|ready to publish|ready to schedule|good to go|to schedule|"
        "approvati|approvate|aprobados|aprobadas|confermata|confirmada|ok dal cliente|ok del cliente|approvato dal cliente|approvata dal cliente|"
        "pronto per pubblicazione|pronta da pubblicare|pronto da pubblicare|listo para programar|lista para publicar|lista para programar|para programar|"
        "para publicar|a programar|por agendar|para agendar|to be scheduled|needs scheduling|da mettere in programma|"
        "gtg|ok finale|ok final|final ok|green light|via libera|luz verde|vo bo|all good|"
        "validato|validata|da programmare|da schedulare|da pubblicare|pronto per la pubblicazione|"
        "autorizado|autorizada|validado|validada|visto bueno|vobo|por programar|listo para publicar|por publicar"
    ),
    "scheduled": (
        "scheduled|programmato|programmata|programado|programada|schedulato|schedulata|pianificata|in coda|queued|"
        "in queue|en cola|sched|schedule|booked in|messo in programma|pianificato su|calendarizado|calendarizada|calendarizzata|"
        "agendado|agendada|calendarizzato|late|in ritardo|atrasado"
    ),
    "published": (
        "published|pubblicato|pubblicata|publicado|publicada|posted|live|online|uscito|uscita|sent|subido|en linea|in linea|"
        "on line|on air|en vivo|al aire|posteado|posteada|postata|publicados|subida|pubblicate|"
        "postato|pubblicati|shared|done and posted"
    ),
    "measured": "measured|misurato|medido|analizzato",
    "held": "postponed|delayed|pushed back|rimandato|rimandata|rinviato|rinviata|posticipato|pospuesto|aplazado|detenido|en espera|postergado|parked|congelado|on hold|held|hold|paused|in pausa|sospeso|sospesa|pausado|en pausa|congelato|stand by|standby",
    "rejected": (
        "rejected|cancelled|canceled|annullato|annullata|scartato|rifiutato|rechazado|cancelado|descartado|dropped|"
        "scrapped|declined|binned|skipped|not using|won t do|don t post|do not post|scartata|cancellato|cancellata|saltato|respinto|da non pubblicare|"
        "non si fa|rechazada|cancelada|descartada|anulado|anulada|desechado|eliminado|no se publica|no publicar|se cancela|non pubblicare|"
        "discarded|eliminato|killed|bocciato"
    ),
    "failed": "failed|fallito|fallido|error|errore",
    "done": "done|fatto|fatta|hecho|completed|complete|completato|completado|finito|terminado|finished|final|finale|closed|chiuso|cerrado|archived|archiviato|archivado",
}
STATUS = {
    word.strip(): status
    for status, words in _STATUS.items()
    for word in (words.split("|") if "|" in words else words.split())
}
_STATUS_PHRASES = tuple(sorted(STATUS, key=len, reverse=True))
# Words that say how far a post is only when nothing else stands in the cell.
STATUS.update(
    {"out": "published", "up": "published", "fuori": "published", "andato": "published", "salio": "published", "maybe": "idea", "forse": "idea", "quizas": "idea"}
)
STATUS.update({"fix": "changes_requested", "skip": "rejected", "no va": "rejected", "moved": "held", "program": "scheduled"})


# "da girare", "por grabar", "to film", "en edición", "in montaggio": work that is still to be done.
_TO_BE_MADE = re.compile(r"da \w+[aei]re|por \w+[aei]r|(?:to|needs|need|in|en) (?!line\b)\w+")

# "Waiting for photos", "Manca la grafica", "Falta aprobación": what is missing says whose turn it is.
_LACKS = re.compile(r"\b(?:await\w*|wait\w*|attesa|attend\w*|aspett\w*|esper\w*|falta\w*|manca\w*|missing|needs?|senza|sin|without|pendiente|pending)\b")
_WORK = re.compile(
    r"\b(?:foto\w*|photos?|pics?|pictures?|image\w*|imagen\w*|immagin\w*|grafic\w*|graphic\w*|visual\w*|design\w*|disen\w*|copy|text\w*|testo|"
    r"testi|assets?|videos?|footage|material\w*|captions?|links?|info\w*|datos|dati)\b"
)
_WORD_OF_CLIENT = re.compile(r"\b(?:ok|approv\w*|aprob\w*|clien\w*|feedback|sign|conferma|confirm\w*|visto|vobo|risposta|respuesta|reply|valid\w*)\b")
_DONE_PART = re.compile(rf"(?:{_WORK.pattern} )+(?:ok|done|ready|finished|pront[oa]|list[oa]|fatt[oa]|hech[oa])")


def _lacking(word: str) -> str:
    """The status of a post that something is said to be missing from, or only a part of which is done."""
    if _DONE_PART.fullmatch(word) or (_LACKS.search(word) and _WORK.search(word)):
        return "draft"
    return "in_review" if _PART_AGREED.fullmatch(word) or (_LACKS.search(word) and _WORD_OF_CLIENT.search(word)) else ""


_NOT = re.compile(
    r"(?:(.+?) )??(?:(?:but|ma|pero|aun|ancora|todavia|still) )*(?:not|never|non|no) (?:(?:yet|ancora|aun|todavia|been|stato|stata|ha sido) )*(.+)"
)
_DENIED = {"approved": "changes_requested", "scheduled": "draft", "published": "draft", "done": "draft", "in_review": "draft"}
_PART_AGREED = re.compile(rf"(?:{_WORK.pattern} )+(?:approv\w+|aprobad\w+|validat\w+|signed off)")


def _denied(word: str) -> str:
    """The status of "Not published", "Aún no programado" and "Approved, not scheduled"."""
    found = _NOT.fullmatch(word)
    before = status_of(found[1]) if found and found[1] else ""
    return before or _DENIED.get(status_of(found[2]), "") if found else ""


_PENDING = re.compile(r"\bp(?:d)?te\b")


def status_of(text: str) -> str:
    """The status that a word of a sheet means ("done" may be any that is over); empty when none is known."""
    word = fold(text).replace("@", " ").replace("/", " ")
    word = _PENDING.sub("pendiente", " ".join(word.split()))
    if word in STATUS:
        return STATUS[word]
    if truth(text) is True:
        return "approved"
    if found := _denied(word) or _lacking(word):
        return found
    padded = f" {word} "
    said = next((STATUS[phrase] for phrase in _STATUS_PHRASES if f" {phrase} " in padded), "")
    return said or ("draft" if _TO_BE_MADE.fullmatch(word) else "")


LANGUAGE_WORDS = {
    "it": "it", "ita": "it", "italiano": "it", "italian": "it",
    "es": "es", "esp": "es", "espanol": "es", "spanish": "es", "spagnolo": "es", "castellano": "es",
    "en": "en", "eng": "en", "english": "en", "inglese": "en", "ingles": "en",
}  # fmt: skip
