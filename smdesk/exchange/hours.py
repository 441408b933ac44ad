"""Clock times as people write them: "10:00 AM", "18.30", "h 18", "18h30", "6pm", "ore 18:30", an Excel
fraction.
"""

import re
from datetime import datetime, time, timedelta
from math import isfinite
from typing import Any

from smdesk.exchange.words import fold

_LEAD = r"(?:[~@≈]\s*|\b(?:ore|ora|h|hs|hrs|alle|a las|las|le|at|by|around|ca|circa|verso le|dalle|from|de)\b\.?\s*|\bh(?=\d))*"
_CLOCK = re.compile(
    _LEAD + r"(\d{1,2})(?:\s*[:.,h’']\s*(\d{2}))?(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:h|hs|hrs|uhr|ore|horas|hours)?\.?\s*"
    r"(am|pm|a\.\s?m\.?|p\.\s?m\.?|a|p)?(?![\w])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:[/;&|\n+]|,\s|\s(?:e|y|and|ed)\s)\s*", re.IGNORECASE)
_ONE = re.compile(r"(?<!\d)\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?(?!\d)", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\Z")
_DIGITS = re.compile(r"(\d{2})(\d{2})\Z")
_EVENING = re.compile(
    r"\s*(?:de la (?:tarde|noche)|del pomeriggio|di (?:sera|pomeriggio)|pomeriggio|sera|in the (?:evening|afternoon)|at night)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:at|a|al|alle|las|a las) ")
_NOON = frozenset(("noon", "mezzogiorno", "mediodia", "midday", "12 noon", "12m"))
_MIDNIGHT = frozenset(("midnight", "mezzanotte", "medianoche"))


def hour_of_cell(value: Any) -> str | None:
    """ "HH:MM" of a cell, None when it is not a time of day."""
    if isinstance(value, str):
        return hour_in(value)
    if isinstance(value, datetime | time):
        return f"{value.hour:02d}:{value.minute:02d}"
    if isinstance(value, timedelta):
        return _of_minutes(round(value.total_seconds() / 60))
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_number(float(value))
    return None


def _of_minutes(minutes: int) -> str | None:
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 <= minutes < 1440 else None


def _of_number(number: float) -> str | None:
    """Excel keeps 18:30 as 0.7708; a person writes 18, 18.30 or 1830."""
    if not isfinite(number):
        return None
    if 0 < number < 1:
        return _of_minutes(round(number * 1440))
    if number == int(number) and 1 <= number <= 24:
        return _made(int(number), 0, "")
    if 100 <= number <= 2359 and number == int(number):
        return _made(int(number) // 100, int(number) % 100, "")
    minutes = round((number - int(number)) * 100) if 1 <= number < 24 else 99
    return _made(int(number), minutes, "") if minutes < 60 else None


def hour_in(text: str) -> str | None:
    """ "HH:MM" of the first clock time that ``text`` begins with; None when it does not begin with one."""
    plain = _PLAIN.match(text)
    if plain:
        return _made(int(plain[1]), int(plain[2]), "")
    text = text.strip()[:60]
    if not text:
        return None
    digits = _DIGITS.match(text)
    if digits:
        return _made(int(digits[1]), int(digits[2]), "")
    if text.startswith("0.") and text[2:].isdecimal() and len(text) > 4:
        return _of_number(float(text))
    found = _CLOCK.match(text)
    if found:
        half = "p" if _EVENING.match(text, found.end()) else ""
        return _made(int(found[1]), int(found[2] or 0), (found[3] or half)[:1].lower())
    word = _AT.sub("", fold(text), count=1) if _AT.match(fold(text)) else fold(text)
    if word in _NOON:
        return "12:00"
    return "00:00" if word in _MIDNIGHT else None


def hours_listed(text: str) -> list[tuple[str, str]]:
    """(what stands beside it, "HH:MM") of each time in a list of several: "IG 10:00 / FB 18:30"; empty for any other cell."""
    parts = [part for part in _LISTED.split(text.strip()[:120]) if part]
    found = []
    for part in parts if len(parts) > 1 else ():
        clock = _ONE.search(part)
        hour = hour_in(clock[0]) if clock else None
        if clock is None or hour is None:
            return []
        found.append(((part[: clock.start()] + part[clock.end() :]).strip(" :()-–—@"), hour))
    return found


def _made(hour: int, minute: int, half: str) -> str | None:
    if half and not 1 <= hour <= 12:
        half = ""  # "18:30 pm" says pm for good measure
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
