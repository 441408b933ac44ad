"""Readers for the parts of a when-phrase: a weekday, a date, an hour, a part of the day.

Each reader is a pattern over folded text and a function that notes what it said, or refuses. Where a part can
be read in two ways all readings are tried; :mod:`smdesk.domain.quickentry` takes the first that makes sense.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from smdesk.domain import whenwords as ww
from smdesk.domain.time import day_of, parse_wall

WEAK, FAIR, STRONG = 0, 1, 2


@dataclass(slots=True)
class Facts:
    """What the parts of one phrase said, before they are weighed together."""

    now: str  # wall time
    language: str
    weekday: int | None = None
    full: bool = True  # the weekday is written out
    next: str = ""  # "next" (English), "coming", "week", or nothing
    day: date | None = None
    day_strength: int = STRONG
    year: bool = False  # the day came with its year
    clock: str | None = None
    clock_alone: bool = False  # so explicit that it stands without a day
    part: str = ""
    bare: int | None = None
    dots: tuple[tuple[int, int], ...] = ()  # "9.30": an hour, or a day and a month
    prefix: str = ""
    span: bool = False  # "in 2 hours": beside a title it says how long something takes
    loose: bool = False  # "at 5": the hour is told without minutes or half of the day

    @property
    def today(self) -> date:
        """The day "today" means."""
        return day_of(self.now)

    @property
    def has_day(self) -> bool:
        """Whether any part named a day."""
        return self.day is not None or self.weekday is not None or self.next != ""

    def take_day(self, day: date | None, strength: int = STRONG) -> bool:
        """Note the day; refuse an impossible or a second one."""
        if self.day is not None or day is None:
            return False
        self.day, self.day_strength = day, strength
        return True

    def take_clock(self, hour: int, minute: int, half_day: str = "") -> bool:
        """Note the hour; refuse an impossible or a second one. ``half_day`` starts with a or p."""
        if half_day:
            if not 1 <= hour <= 12:
                return False
            hour = hour % 12 + (12 if half_day[0] == "p" else 0)
        if self.clock is not None or hour > 23 or minute > 59:
            return False
        self.clock = f"{hour:02}:{minute:02}"
        return True


Match = re.Match[str]
Reader = Callable[[Match, Facts], bool]


def date_of(year: int, month: int, day: int) -> date | None:
    """That date, None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """The date of that year ("26" is 2026), or without one the next such date, of this year or the next."""
    if year:
        return date_of(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = date_of(today.year, month, day)
    return this if this and this >= today else date_of(today.year + 1, month, day)


def next_numbered(day: int, today: date) -> date | None:
    """The next ``day``-th: of this month, or of the one after."""
    this = date_of(today.year, today.month, day)
    if this and this >= today:
        return this
    return date_of(today.year + today.month // 12, today.month % 12 + 1, day)


def plus(day: date, days: int) -> date | None:
    """``days`` later, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _months_later(day: date, months: int) -> date | None:
    month = day.month - 1 + months
    tries = (date_of(day.year + month // 12, month % 12 + 1, last) for last in range(day.day, 0, -1))
    return next((found for found in tries if found), None)


def _said(match: Match) -> str:
    return " ".join(match[0].split())


def _prefix(match: Match, facts: Facts) -> bool:
    if facts.prefix or facts.has_day or facts.clock or facts.bare is not None:
        return False
    facts.prefix = match[1]
    return True


def _day_word(match: Match, facts: Facts) -> bool:
    return facts.take_day(plus(facts.today, ww.DAYS[_said(match)]))


def _today_part(match: Match, facts: Facts) -> bool:
    facts.part = ww.TODAYS[_said(match)]
    return facts.take_day(facts.today)


def _next_week(match: Match, facts: Facts) -> bool:
    if facts.next:
        return False
    facts.next = "week"
    return True


def _weekday(match: Match, facts: Facts) -> bool:
    said = match["before"] or match["after"]
    if facts.weekday is not None or (said and facts.next):
        return False
    name = match["name"]
    facts.weekday, facts.full = ww.WEEKDAYS[name], name in ww.FULL_WEEKDAYS
    facts.prefix = facts.prefix or match["article"] or ""
    if said:
        facts.next = "next" if said == ww.NEXT else "coming"
    return True


def _iso(match: Match, facts: Facts) -> bool:
    facts.year = True
    return facts.take_day(date_of(int(match[1]), int(match[2]), int(match[3])))


def _numeric(match: Match, facts: Facts) -> bool:
    first, second, year = int(match["d"]), int(match["m"]), match["y"]
    written_out = match["sep"] == "/" and len(match["d"]) == len(match["m"]) == 2 and first != second
    day = dated(first, second, year, facts.today)
    if day is None and facts.language == "en":
        day = dated(second, first, year, facts.today)
    facts.year = year is not None
    return facts.take_day(day, STRONG if year or written_out else WEAK)


def _named(match: Match, facts: Facts) -> bool:
    day = dated(int(match["d"]), ww.MONTHS[match["m"]], match["y"], facts.today)
    facts.year = match["y"] is not None
    return facts.take_day(day, STRONG if facts.year else WEAK)


def _month_first(match: Match, facts: Facts) -> bool:
    # "mar 15" is a Tuesday at 15 but for the English
    return (facts.language == "en" or match["m"] not in ww.WEEKDAYS) and _named(match, facts)


def _day_of_month(match: Match, facts: Facts) -> bool:
    return facts.take_day(next_numbered(int(match["d"]), facts.today), WEAK)


def _offset(match: Match, facts: Facts) -> bool:
    number = int(match["n"]) if match["n"].isdigit() else ww.NUMBERS[match["n"]]
    unit = ww.UNIT_OF[match["unit"]]
    if unit == "hour":
        later = parse_wall(facts.now)
        try:
            later += timedelta(hours=number)
        except OverflowError:
            return False
        facts.span = match["lead"] in ("in", "en")
        return facts.take_day(later.date()) and facts.take_clock(later.hour, later.minute)
    if unit == "month":
        day = _months_later(facts.today, number)
    else:
        day = plus(facts.today, number * (7 if unit == "week" else 1))
    return facts.take_day(day, WEAK if match["lead"] in ("in", "en") else STRONG)


def _clock(match: Match, facts: Facts) -> bool:
    said = match.groupdict()
    minute = int(said.get("min") or _past(said.get("past") or ""))
    half_day = said.get("ap") or ""
    facts.clock_alone = said.get("sep") == ":" or bool(half_day)
    if not said.get("h"):  # noon
        return facts.take_clock(12, 0)
    facts.prefix = facts.prefix or said.get("at") or ""
    facts.loose = not (facts.clock_alone or said.get("min"))
    hour = int(said["h"]) if said["h"].isdigit() else ww.HOURS[said["h"]]
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    return hour >= 0 and facts.take_clock(hour, minute, half_day)


def _past(words: str) -> int:
    """Minutes past the hour, or (negative) before it: "e mezza", "y cuarto", "meno un quarto", "past"."""
    if not words:
        return 0
    number = re.search(r"\d+", words)
    minutes = int(number[0]) if number else 30 if re.search("mezz|media|half", words) else 15
    return -minutes if re.match(r"meno|menos|quarter\s+to", words) else minutes


def _part(match: Match, facts: Facts) -> bool:
    if facts.part:
        return False
    facts.part = ww.PARTS[_said(match)]
    return True


def _dots(match: Match, facts: Facts) -> bool:
    facts.dots = (*facts.dots, (int(match[1]), int(match[2])))
    return len(facts.dots) <= 2


def _bare(match: Match, facts: Facts) -> bool:
    if facts.bare is not None:
        return False
    facts.bare = int(match[1])
    return True


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_ARTICLE = r"(?:(?P<article>il|el|on\s+the|on|the|this|questo|questa|este|esta|la|l'|di|de|del)\s*\b)?"
_AT = r"(?P<at>alle\s+ore|alle|dalle|all'|ore|h\.?|a\s+las?|las|at|@)\s*"
_AP = r"(?P<ap>[ap]\.?m\.?)"
_HOUR = rf"(?P<h>\d{{1,2}}|{_any(ww.HOURS)})"
_PAST = r"(?P<past>(?:e|y)\s+(?:mezz[ao]|media|(?:un\s+)?quarto|cuarto|\d{2}\b)|menos?\s+(?:un\s+)?(?:quarto|cuarto|\d{1,2}\b))"
_MONTH = rf"(?P<m>{_any(ww.MONTHS)})\.?"
_COMING = _any(ww.COMING)
_UNIT = rf"(?P<unit>{_any(ww.UNIT_OF)})"
_PATTERNS: tuple[tuple[str, Reader], ...] = (
    (r"(per|para|for|by)(?=\s)", _prefix),
    (r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", _iso),
    (
        rf"{_ARTICLE}(?P<d>\d{{1,2}})(?P<sep>[/-])(?P<m>\d{{1,2}})(?:(?P=sep)(?P<y>\d{{4}}|\d{{2}}))?(?![/-])",
        _numeric,
    ),
    (r"(?P<d>\d{1,2})(?P<sep>\.)(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})", _numeric),
    (
        rf"{_ARTICLE}(?P<d>\d{{1,2}})(?:st|nd|rd|th|[°º])?\s*(?:(?:de|of)\s+)?{_MONTH}"
        r"(?:\s+(?:del?\s+)?(?P<y>\d{4}))?",
        _named,
    ),
    (
        rf"{_ARTICLE}{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![:.]\d|\s?[ap]\.?m)(?:,?\s+(?P<y>\d{{4}}))?",
        _month_first,
    ),
    (rf"(?:{_any(ww.NEXT_WEEK)})", _next_week),
    (
        rf"{_ARTICLE}(?:(?P<before>next|{_COMING})\s+)?(?P<name>{_any(ww.WEEKDAYS)})['.]?"
        rf"(?:\s+(?P<after>{_COMING}|que\s+viene)(?!\s+(?:settimana|semana)))?",
        _weekday,
    ),
    (rf"(?:{_any(ww.TODAYS)})", _today_part),
    (rf"(?:{_any(ww.DAYS)})", _day_word),
    (rf"(?P<lead>fra|tra|in|en|dentro\s+de)\s+(?P<n>\d{{1,4}}|{_any(ww.NUMBERS)})(?:\s*|'){_UNIT}", _offset),
    (rf"(?P<lead>\+)\s?(?P<n>\d{{1,4}})\s?{_UNIT}", _offset),
    (rf"(?:{_any(ww.NOONS)})", _clock),
    (rf"(?:{_AT})?(?P<h>\d{{1,2}})(?P<sep>:)(?P<min>\d{{2}})(?:\s?{_AP}|\s?(?:hrs|hs|h))?", _clock),
    (rf"(?:{_AT})?(?P<h>\d{{1,2}})(?:\.(?P<min>\d{{2}}))?\s?{_AP}", _clock),
    (r"(?P<h>\d{1,2})\s?h(?:\s?(?P<min>\d{2}))?", _clock),
    (
        rf"{_AT}{_HOUR}(?:[.,](?P<min>\d{{2}}))?(?:\s+{_PAST})?(?:\s?h)?(?![/:])",
        _clock,
    ),
    (rf"(?P<h>\d{{1,2}})\s+{_PAST}", _clock),
    (rf"(?P<at>at\s+)?(?P<past>half\s+past|quarter\s+(?:past|to))\s+{_HOUR}(?:\s?{_AP})?", _clock),
    (r"(?:il|el|(?:on\s+)?the)\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![:./-]\d)", _day_of_month),
    (r"(?P<d>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    (rf"(?:{_any(ww.PARTS)})", _part),
    (r"(\d{1,2})\.(\d{1,2})(?!\.?\d)", _dots),
    (r"(\d{1,2})(?![:./-]\d)", _bare),
)
_GAP = re.compile(r"[\s,;]*(?:[-–—]\s+)?")
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")


@cache
def _readers() -> tuple[tuple["re.Pattern[str]", Reader], ...]:
    """Compiled at the first question: a window opens before anybody types a date."""
    return tuple((re.compile(rf"{pattern}(?!\w)"), reader) for pattern, reader in _PATTERNS)


def readings(phrase: str, now: str, language: str) -> Iterator[Facts]:
    """Every way to read the whole of a folded phrase; none when a word in it says nothing about time."""
    return _readings(_ISO_T.sub(" ", phrase), 0, Facts(now, language))


def _readings(phrase: str, pos: int, facts: Facts) -> Iterator[Facts]:
    if pos >= len(phrase):
        yield facts
        return
    for pattern, reader in _readers():
        match = pattern.match(phrase, pos)
        if match is None:
            continue
        noted = copy(facts)
        gap = _GAP.match(phrase, match.end())
        if reader(match, noted):
            yield from _readings(phrase, gap.end() if gap else match.end(), noted)
