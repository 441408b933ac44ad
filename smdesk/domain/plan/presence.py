"""Whether maps, directories and pages say the same of a firm as is true: name, address, phone, hours, categories.

Two spellings of one thing are the same: capitals, accents, spaces and punctuation do not count, nor "v." for "via",
a prefix of the country before a phone, or 8.30 for 08:30. What is true is the listing of no place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from smdesk.domain.folding import folded
from smdesk.domain.plan.whole import WholePlan

STALE_DAYS, OLD_PHOTOS_DAYS = 90, 180
MAPS = frozenset({"google_business", "foursquare"})  # networks whose places are a listing on a map
FIELDS = ("name", "address", "phone", "hours", "categories")

# Shortened words of addresses, as written on signs and in directories; "" = left out, as "n." before a number.
_SHORT = {
    "it": {"v": "via", "vle": "viale", "cso": "corso", "pza": "piazza", "pzza": "piazza", "pz": "piazza",
           "lgo": "largo", "loc": "localita", "fraz": "frazione", "fr": "frazione", "vic": "vicolo", "str": "strada",
           "n": "", "nr": "", "num": "", "numero": "", "civico": ""},
    "es": {"c": "calle", "cl": "calle", "cll": "calle", "av": "avenida", "avda": "avenida", "avd": "avenida",
           "pl": "plaza", "pza": "plaza", "plza": "plaza", "ctra": "carretera", "cra": "carretera", "p": "paseo",
           "po": "paseo", "cno": "camino", "n": "", "no": "", "num": "", "numero": ""},
    "en": {"st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "sq": "square",
           "pl": "place", "dr": "drive", "ct": "court", "ter": "terrace", "hwy": "highway", "no": "", "number": ""},
}  # fmt: skip
_DAYS = {
    "it": ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
    "es": ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_BETWEEN = frozenset({
    "a", "al", "alle", "dalle", "dal", "da", "de", "del", "las", "to", "till", "until", "from", "y", "e", "and", "through",
})  # fmt: skip
_CODES = {"IT": "39", "ES": "34", "GB": "44", "IE": "353", "FR": "33", "DE": "49", "CH": "41", "AT": "43", "PT": "351",
          "US": "1", "CA": "1", "MX": "52", "AR": "54", "SM": "378"}  # fmt: skip
_KEEP_ZERO = frozenset({"IT", "SM"})  # the leading zero of a town stays after the country's prefix
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*([ap])?\.?(?:m\b\.?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Check:
    """A field of a listing beside what is true. ``state``: same, differs, missing (it says nothing there)."""

    field: str
    true: str
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A listing: its checks (of what is true and said), whether it is due to be looked at, whether its photos are."""

    listing: Any
    place: Any | None
    checks: tuple[Check, ...]
    stale: bool
    old_photos: bool

    @property
    def wrong(self) -> tuple[Check, ...]:
        """What is not as it is."""
        return tuple(one for one in self.checks if one.state != "same")


@dataclass(frozen=True, slots=True)
class Presence:
    """All listings beside ``truth`` (None: not written yet); ``unlisted`` are places on maps without a listing."""

    truth: Any | None
    rows: tuple[Compared, ...]
    unlisted: tuple[Any, ...]


def presence(plan: WholePlan, today: date) -> Presence:
    """The client's listings compared, on a day."""
    listings = plan.of("listing")
    truth = next((one for one in listings if not one.place_id), None)
    rows = []
    for one in listings:
        if one is truth:
            continue
        checks = _checks(truth, one, plan.client.language, plan.client.country) if truth else ()
        rows.append(Compared(one, plan.get("place", one.place_id), checks, _before(one.checked_on, today, STALE_DAYS),
                             _before(one.photos_on, today, OLD_PHOTOS_DAYS)))  # fmt: skip
    listed = {one.place_id for one in listings}
    unlisted = (one for one in plan.places if one.network in MAPS and not one.archived and one.id not in listed)
    return Presence(truth, tuple(rows), tuple(unlisted))


def _checks(truth: Any, listing: Any, language: str, country: str) -> tuple[Check, ...]:
    found = []
    for name in FIELDS:
        true, said = str(getattr(truth, name)).strip(), str(getattr(listing, name)).strip()
        if not true:
            continue
        state = "missing" if not said else "same" if same(name, true, said, language, country) else "differs"
        found.append(Check(name, true, said, state))
    return tuple(found)


def _before(day: str, today: date, days: int) -> bool:
    """Whether a day is further back than so many days, or was never said."""
    try:
        return (today - date.fromisoformat(day)).days > days
    except ValueError:
        return True


def same(field: str, one: str, other: str, language: str = "en", country: str = "") -> bool:
    """Whether two spellings of a field mean the same."""
    read: dict[str, Callable[[str], object]] = {
        "name": _name,
        "address": lambda text: _address(text, language),
        "phone": lambda text: _phones(text, country),
        "hours": lambda text: _hours(text, language),
        "categories": lambda text: frozenset(_name(line) for line in text.splitlines() if line.strip()),
    }
    return read[field](one) == read[field](other)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def _name(text: str) -> str:
    joined = re.sub(r"(?<=\w)['’`´](?=\w)", "", re.sub(r"\s+(?:&|\+|and|e|y)\s+", " & ", folded(text)))
    return "".join(re.findall(r"[^\W_]+|&", joined))


def _address(text: str, language: str) -> list[str]:
    """Its words in any order: some put the postcode before the town, others after."""
    short = _SHORT.get(language, _SHORT["en"])
    found = []
    for part in re.split(r"[\s,;/()\-–—]+", folded(text.replace("º", " ").replace("°", " "))):
        bare = part.replace(".", "").replace("'", "").replace("’", "")
        words = [bare] if bare in short else _words(part)
        for word in words:
            found += [each for each in re.findall(r"\d+|[^\W\d_]+", short.get(word, word)) if each]
    return sorted(found)


def _phones(text: str, country: str) -> frozenset[str]:
    found = []
    for one in re.split(r"[,;\n]+|\s/\s", text):
        abroad = re.sub(r"\(0\)", "", one) if re.match(r"\s*(?:\+|00)", one) else one
        digits = "".join(letter for letter in abroad if letter.isdigit())
        if not digits:
            continue
        if re.match(r"\s*\+", one):
            found.append(digits)
        elif digits.startswith("00"):
            found.append(digits[2:])
        else:
            code = _CODES.get(country, "")
            found.append(code + (digits if country in _KEEP_ZERO or not code else digits.removeprefix("0")))
    return frozenset(found)


def _hours(text: str, language: str) -> frozenset[str]:
    """Its lines in any order, with days and times in one spelling."""
    days = _DAYS.get(language, _DAYS["en"])
    return frozenset(filter(None, (_line_of_hours(line, days) for line in re.split(r"[\n;]+", folded(text)))))


def _line_of_hours(line: str, days: tuple[str, ...]) -> str:
    found = []
    for word in re.findall(r"[^\W\d_]+|\d", _TIME.sub(_clock, line)):
        if word.isdigit():
            found.append(word)
            continue
        day = next((one[:3] for one in days if len(word) > 1 and one.startswith(word) and len(word) >= 3), word)
        if day not in _BETWEEN:
            found.append(day)
    return "".join(found)


def _clock(match: re.Match[str]) -> str:
    hour, minute, half = int(match[1]), match[2] or "00", match[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f" {hour:02}{minute} "
