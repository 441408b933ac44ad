"""The words for moments in Italian, Spanish and English, folded: data for quick entry."""

_WEEKDAYS = (
    "lunedi lunes monday",
    "martedi martes tuesday",
    "mercoledi miercoles wednesday",
    "giovedi jueves thursday",
    "venerdi viernes friday",
    "sabato sabado saturday",
    "domenica domingo sunday",
)
_SHORT_WEEKDAYS = (
    "lun mon",
    "mar tue tues",
    "mer merc mie mierc wed weds",
    "gio giov jue juev thu thur thurs",
    "ven vie fri",
    "sab sat",
    "dom sun",
)
_MONTHS = (
    "gennaio enero january gen ene jan",
    "febbraio febrero february feb",
    "marzo march mar",
    "aprile abril april apr abr",
    "maggio mayo may mag",
    "giugno junio june giu jun",
    "luglio julio july lug jul",
    "agosto august ago aug",
    "settembre septiembre setiembre september set sett sep sept",
    "ottobre octubre october ott oct",
    "novembre noviembre november nov",
    "dicembre diciembre december dic dec",
)
_NUMBERS = (
    "un uno una a an one",
    "due dos two",
    "tre tres three",
    "quattro cuatro four",
    "cinque cinco five",
    "sei seis six",
    "sette siete seven",
    "otto ocho eight",
    "nove nueve nine",
    "dieci diez ten",
    "undici once eleven",
    "dodici doce twelve",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


FULL_WEEKDAYS = _numbered(_WEEKDAYS, 0)
WEEKDAYS = FULL_WEEKDAYS | _numbered(_SHORT_WEEKDAYS, 0)
MONTHS = _numbered(_MONTHS, 1)
NUMBERS = _numbered(_NUMBERS, 1)
HOURS = {word: number for word, number in NUMBERS.items() if word not in ("un", "uno", "a", "an")}
NUMBERS |= {"quindici": 15, "quince": 15, "fifteen": 15, "venti": 20, "veinte": 20, "twenty": 20}

# Days counted from today.
DAYS = {
    "oggi": 0, "hoy": 0, "today": 0,
    "domani": 1, "manana": 1, "tomorrow": 1, "tmrw": 1,
    "dopodomani": 2, "dopo domani": 2, "pasado manana": 2, "day after tomorrow": 2,
    "the day after tomorrow": 2,
}  # fmt: skip
# Parts of today that are one word or a fixed pair.
TODAYS = {
    "stamattina": "morning", "stamani": "morning", "questa mattina": "morning", "esta manana": "morning",
    "this morning": "morning", "questo pomeriggio": "afternoon", "esta tarde": "afternoon",
    "this afternoon": "afternoon", "stasera": "evening", "questa sera": "evening", "esta noche": "evening",
    "tonight": "evening", "this evening": "evening",
}  # fmt: skip
# Parts of a day named after it or after the hour: "domani sera", "a las 8 de la noche".
PARTS = {
    "mattina": "morning", "mattino": "morning", "di mattina": "morning", "del mattino": "morning",
    "al mattino": "morning", "por la manana": "morning", "de la manana": "morning", "morning": "morning",
    "in the morning": "morning", "pomeriggio": "afternoon", "di pomeriggio": "afternoon",
    "del pomeriggio": "afternoon", "nel pomeriggio": "afternoon", "por la tarde": "afternoon",
    "de la tarde": "afternoon", "afternoon": "afternoon", "in the afternoon": "afternoon",
    "sera": "evening", "di sera": "evening", "della sera": "evening", "por la noche": "evening",
    "de la noche": "evening", "tarde": "afternoon", "noche": "evening",
    "evening": "evening", "in the evening": "evening", "night": "evening",
}  # fmt: skip
PART_HOURS = {"morning": "09:00", "afternoon": "16:00", "evening": "20:00"}
NOONS = ("a mezzogiorno", "mezzogiorno", "al mediodia", "a mediodia", "mediodia", "at noon", "noon")

UNITS = {
    "day": "giorno giorni dia dias day days d g",
    "week": "settimana settimane semana semanas week weeks w sett sem",
    "month": "mese mesi mes meses month months m",
    "hour": "ora ore hora horas hour hours h",
}
# What a number before it counts: "sab 10 minuti di yoga" is no hour.
_COUNTED = (
    "secondi minuti minuto min ore ora giorni settimane mesi anni euro posti persone porzioni tavoli punti km kg litri volte",
    "segundos minutos minuto horas hora dias semanas meses anos euros plazas personas raciones mesas puntos litros veces",
    "seconds minutes minute mins hours hour days weeks months years pounds dollars seats people tickets points miles times",
    "per por percent g gr ml cl l m cm mm",
)
COUNTED = frozenset(word for row in _COUNTED for word in row.split())
SIGNS = ("%", "€", "$", "£", "+", "×")
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}

NEXT = "next"  # English: that day of next week
COMING = ("prossimo", "prossima", "proximo", "proxima", "coming")  # the first such day after today
NEXT_WEEK = (
    "della prossima settimana", "della settimana prossima", "la prossima settimana", "la settimana prossima",
    "de la proxima semana", "de la semana que viene", "la proxima semana", "la semana que viene",
    "of next week", "next week", "settimana prossima", "prossima settimana", "proxima semana",
)  # fmt: skip
# Before a bare day at the end of a title these make it part of the title: "Menu per domani", "Black Friday".
_GUARDS = (
    "di del dello della dei da dal per ogni tutti tra fra a al alla e o la le gli i un una con come non",
    "de los las para cada todos y hasta desde por como no santo santa",
    "of for every each all and or from until till by to than like is are was the with",
    "black good cyber easter fat ash holy casual happy buon buona buen buenos feliz",
)
# Before any moment these say until when, or since when: "Open until 6pm", "Consegna entro venerdì".
_LIMITS = "until till before after since entro fino prima dopo hasta desde antes despues"
LIMITS = frozenset(word for word in _LIMITS.split())
GUARDS = frozenset(word for row in _GUARDS for word in row.split()) | LIMITS
_OPENERS = "il el the alle dalle ore las at"
OPENERS = frozenset(word for word in _OPENERS.split())  # what follows is read with them, or not at all
