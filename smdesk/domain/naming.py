"""What a business may be called, as far as the name of its sheet says so: a proposal, never a decision."""

import re

from smdesk.domain.folding import folded
from smdesk.domain.whenwords import MONTHS, WEEKDAYS

_PLAIN = (
    "piano calendario calendari editoriale editoriali contenuti contenuto pubblicazioni pubblicazione foglio bozza"
    " bozze copia definitivo settimana mese trimestre esportazione dati di del della dei per il la e con",
    "plan planificacion calendarios editorial editoriales contenidos contenido publicaciones publicacion hoja"
    " borrador copia semana mes trimestre exportacion datos de los las el para y con",
    "planner planning calendar calendars content posts post schedule sheet draft drafts copy final week month quarter"
    " export exported data of the for and with new old version template sample test import",
    "social media instagram facebook linkedin tiktok buffer metricool publer csv xlsx tsv ics json smm sm",
)
_SAYS_NOTHING = frozenset(word for row in _PLAIN for word in row.split()) | set(MONTHS) | set(WEEKDAYS)
_NUMBERED = re.compile(r"\d+|[vqt]\d+|\d+[a-z]{1,2}")
_APART = re.compile(r"[\s_.,;()\[\]–—+]+|(?<!\w)-+|-+(?!\w)|(?<=\w)-(?=\w)")


def business_in(stem: str) -> str:
    """The words of a file's name (without its ending) that may name a business: "valdorsa_piano-ottobre 2026" is
    "Valdorsa". Empty when all of them are words any such file has."""
    kept = [
        word
        for word in _APART.split(stem)
        if word and folded(word) not in _SAYS_NOTHING and not _NUMBERED.fullmatch(folded(word))
    ]
    kept = [word if any(letter.isupper() for letter in word) else word.capitalize() for word in kept]
    return " ".join(kept)[:60]
