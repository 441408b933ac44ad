"""Dates as people write them, and how a whole column decides between day-first and month-first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from smdesk.domain.imports import DAY_FIRST, MONTH_FIRST
from smdesk.domain.time import zone_named
from smdesk.exchange.hours import hour_in
from smdesk.exchange.words import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, fold

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*('?\d{4}|'?\d{2})(?!\d))?(?![/\d])")
_DENSE = re.compile(r"(20\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?(Z)?)?\Z")
_OFFSET = re.compile(r"\s*(z|utc|gmt)?\s*(?:([+-])(\d{2}):?(\d{2}))?\s*(?:\[[^\]]*\])?\Z", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th|º|°|er)\b", re.IGNORECASE)
_TIME_JOINT = re.compile(r"[\s,;@|\-–—()T]*(?:\b(?:alle|ore|at|a las|h)\b[\s.]*)*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, its leap year fault included
_FILLERS = frozenset(["de", "del", "di", "of", "the", "il", "el", "la", "le", "lo", "dia", "giorno", "day"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says. ``first`` and ``second`` are a day and a month in an order still to be decided."""

    day: date | None = None  # decided by the cell alone
    year: int = 0  # 0 = not written
    first: int = 0
    second: int = 0
    month: int = 0  # written as a word (with ``first`` the day)
    weekday: int = -1
    hour: str = ""
    moment: datetime | None = None  # aware: an instant, to be shown in the client's zone


@dataclass
class Days:
    """Reads the date column of one file; equal cells are worked out once.

    ``context`` is (year, month) said elsewhere in the sheet ("MAGGIO 2026"), zeros when unknown.
    """

    today: date
    zone: str
    order: str = DAY_FIRST
    context: tuple[int, int] = (0, 0)
    naive_utc: bool = False  # times without a zone are UTC in this preset
    _read: dict[Any, Reading | None] = field(default_factory=dict)
    _made: dict[tuple[str, tuple[int, int]], tuple[date, str] | None] = field(default_factory=dict)

    def reading(self, value: Any) -> Reading | None:
        """What a cell says, None when it is no date."""
        if isinstance(value, str):
            if value not in self._read:
                self._read[value] = read_day(value)
            return self._read[value]
        return of_typed(value)

    def resolve(self, value: Any) -> tuple[date, str] | None:
        """(day, "HH:MM" or "") of a cell; None when it is no date."""
        if not isinstance(value, str):
            return self._resolved(self.reading(value))
        key = (value, self.context)
        if key not in self._made:
            self._made[key] = self._resolved(self.reading(value))
        return self._made[key]

    def _resolved(self, reading: Reading | None) -> tuple[date, str] | None:
        if reading is None:
            return None
        if reading.moment is not None:
            return self._local(reading.moment)
        if reading.day is not None:
            if self.naive_utc and reading.hour:
                return self._local(datetime.fromisoformat(f"{reading.day.isoformat()}T{reading.hour}+00:00"))
            return reading.day, reading.hour
        day = self.day_of(reading, self.order)
        return (day, reading.hour) if day else None

    def _local(self, moment: datetime) -> tuple[date, str] | None:
        try:
            local = moment.astimezone(zone_named(self.zone))
        except OverflowError:  # the last day of the year 9999
            return None
        return local.date(), local.strftime("%H:%M")

    def day_of(self, reading: Reading, order: str) -> date | None:
        """The day of a reading under an order of day and month."""
        day, month = reading.first, reading.month or reading.second
        if not reading.month and order == MONTH_FIRST and reading.second:
            day, month = month, day
        if month > 12 >= day and not reading.month:
            day, month = month, day
        if not month:
            month = self.context[1]
        if not month or not day:
            return None
        if reading.year:
            return made(reading.year, month, day)
        return self._nearest(day, month)

    def _nearest(self, day: int, month: int) -> date | None:
        """A date without a year: by the sheet's own year, else the one nearest to today (two months'
        grace).
        """
        if self.context[0]:
            return made(self.context[0], month, day)
        years = range(
            self.today.year - 1, self.today.year + 9
        )  # 29 February comes every eighth year at worst
        found = (one for year in years if (one := made(year, month, day)))
        return next((one for one in found if one >= self.today - timedelta(days=62)), None)

    def settle_year(self, readings: Iterable[tuple[Reading, int]]) -> None:
        """Weekdays of a whole column may say that it is last year's plan, or the next one's: a single
        one may be a slip.
        """
        some = [
            (one, one.weekday if one.weekday >= 0 else weekday)
            for one, weekday in readings
            if not one.year and one.first
        ]
        some = [(one, weekday) for one, weekday in some if weekday >= 0]
        today, best = self.today, (0, self.today)
        for shift in (0, -1, 1, -2, 2):
            self.today = today.replace(year=today.year + shift, day=min(today.day, 28))
            agree = sum(
                1
                for one, weekday in some
                if (day := self.day_of(one, self.order)) and day.weekday() == weekday
            )
            if agree > best[0]:
                best = (agree, self.today if shift else today)
        self.today = best[1] if best[0] * 2 > len(some) else today
        self._made.clear()


def made(year: int, month: int, day: int) -> date | None:
    """The date, None when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_typed(value: Any) -> Reading | None:
    """A cell that its file already holds as a date, or as the number Excel keeps for one."""
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            return Reading(moment=value)
        hour = value.strftime("%H:%M") if (value.hour or value.minute) else ""
        return Reading(day=value.date(), hour=hour)
    if isinstance(value, date):
        return Reading(day=value)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_number(float(value))
    return None


def _of_number(number: float) -> Reading | None:
    if 20_000 <= number < 80_000:  # 1954 to 2119 as Excel counts days
        day = _EPOCH + timedelta(days=int(number))
        minutes = round((number - int(number)) * 1440)
        return Reading(day=day, hour=f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 < minutes < 1440 else "")
    if 20_000_101 <= number <= 21_001_231 and number == int(number):
        return read_day(str(int(number)))
    for scale in (1, 1000):
        if 1e9 * scale <= number < 4e9 * scale:  # seconds or milliseconds since 1970
            return Reading(
                moment=datetime.fromisoformat("1970-01-01T00:00+00:00") + timedelta(seconds=number / scale)
            )
    return Reading(first=int(number)) if 1 <= number <= 31 and number == int(number) else None


def read_day(text: str) -> Reading | None:
    """What a text says when it is a date, with or without a time; None when it is something else."""
    text = text.strip()
    if not text or len(text) > 60 or not any(sign.isdecimal() for sign in text):
        return None
    if text.replace(".", "", 1).isdecimal() and "." not in text[:3]:
        return _of_digits(text)
    weekday, bare = _without_weekday(text)
    found = _ISO.match(bare)
    if found:
        day = made(int(found[1]), int(found[2]), int(found[3]))
        return _with_time(Reading(day=day, weekday=weekday), bare[found.end() :], day) if day else None
    found = _NUMERIC.match(bare)
    if found and not (found[3] is None and _month_follows(bare[found.end() :])):
        reading = _numeric(found, weekday)
        return _with_time(reading, bare[found.end() :], None) if reading else None
    return _worded(bare, weekday)


def _month_follows(rest: str) -> bool:
    """Whether "7-9" before it was a range of days: "7-9 dicembre", "7-9 of May"."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", rest)[:2]]
    return next((word in MONTHS for word in words if word not in _FILLERS), False)


def _of_digits(text: str) -> Reading | None:
    dense = _DENSE.match(text)
    if dense:
        day = made(int(dense[1]), int(dense[2]), int(dense[3]))
        return Reading(day=day, hour=f"{dense[4]}:{dense[5]}" if dense[4] else "") if day else None
    return _of_number(float(text)) if len(text) < 20 else None


def _without_weekday(text: str) -> tuple[int, str]:
    match = re.match(r"([^\W\d_]+)[.,]?\s*(?=.)", text)
    if not match:
        return -1, text
    word = fold(match[1])
    number = SHORT_WEEKDAYS.get(word, -1) if len(word) == 2 else WEEKDAYS.get(word, -1)
    rest = text[match.end() :]
    month_follows = any(fold(one) in MONTHS for one in re.findall(r"[^\W\d_]+", rest))
    # "mar 5 mag" is a Tuesday, "mar 5" is March: a weekday only where a month follows.
    doubtful = word in MONTHS and not month_follows and not _NUMERIC.match(rest)
    if number < 0 or doubtful:
        return -1, text
    return number, rest


def _numeric(found: "re.Match[str]", weekday: int) -> Reading | None:
    first, second = int(found[1]), int(found[2])
    year = int(found[3].lstrip("'")) if found[3] else 0
    year += 2000 if 0 < year < 100 else 0
    if not 1 <= min(first, second) <= 12 or max(first, second) > 31:
        return None
    if not found[3] and "." in found[0] and second > 12:
        return None  # 18.30 is a time of day
    return Reading(year=year, first=first, second=second, weekday=weekday)


def _worded(text: str, weekday: int) -> Reading | None:
    """ "3 maggio 2026", "May 3rd, 2026 6pm", "3-may-26", "lunedì 4 de mayo", "dal 3 al 5 maggio" (its
    first day).
    """
    text = _ORDINAL.sub(r"\1", text)
    day = month = year = 0
    end = 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word.isdecimal():
            number = int(word)
            if month and day and year == 0 and len(word) in (2, 4) and _is_year(text, token, number):
                year = number if number > 99 else 2000 + number
            elif not day and 1 <= number <= 31:
                day = number
            elif day and not month:
                continue  # the end of a range: "3-5 maggio"
            else:
                break
        elif (plain := fold(word)) in MONTHS and not month and len(plain) > 2:
            month = MONTHS[plain]
        elif plain in _FILLERS or (plain in WEEKDAYS and not day):
            if plain in WEEKDAYS:
                weekday = WEEKDAYS[plain]
            continue
        else:
            break
        end = token.end()
        if day and month and year:
            break
    if not day or not (month or weekday >= 0):
        return None
    return _with_time(Reading(year=year, first=day, month=month, weekday=weekday), text[end:], None)


def _is_year(text: str, token: "re.Match[str]", number: int) -> bool:
    after = text[token.end() : token.end() + 1]
    if len(token[0]) == 4:
        return 1900 < number < 2200
    before = text[max(0, token.start() - 1) : token.start()]
    return (
        before in ("-", "/", "'", "’", " ")
        and after not in (":", ".", "h", "H")
        and 20 <= number <= 60
        and not re.match(r"\s*[ap]\.?m", text[token.end() :], re.IGNORECASE)
    )


def _with_time(reading: Reading, rest: str, day: date | None) -> Reading | None:
    if not rest.strip(" ,.;"):
        return reading
    joint = _TIME_JOINT.match(rest)
    rest = rest[joint.end() :] if joint else rest
    clock = re.match(
        r"\d{1,2}(?:[:.h]\d{2})?(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?", rest, re.IGNORECASE
    )
    hour = hour_in(clock[0]) if clock else None
    if hour is None or clock is None:
        return reading if reading.month or (not rest[:1].isdecimal() and len(rest) > 2) else None
    offset = _OFFSET.match(rest[clock.end() :])
    if day and offset and (offset[1] or offset[2]):
        shift = f"{offset[2] or '+'}{offset[3] or '00'}:{offset[4] or '00'}"
        try:
            return Reading(moment=datetime.fromisoformat(f"{day.isoformat()}T{hour}{shift}"))
        except ValueError:
            return None
    return replace(reading, hour=hour)


def order_of(
    readings: Iterable[tuple[Reading, int]],
    days: Days,
    *,
    language: str,
    country: str,
    american: bool = False,
) -> tuple[str, bool]:
    """(day-first or month-first, whether that is certain) for a column: each reading with its row's
    weekday or -1.

    Asked in turn: numbers above 12, weekdays, the order of the rows, the client's country and language,
    how near together the dates lie.
    """
    some = [(one, weekday) for one, weekday in readings if one.second and one.day is None and not one.month]
    above = sum(1 if one.first > 12 else -1 if one.second > 12 else 0 for one, _ in some)
    if above:
        return (DAY_FIRST if above > 0 else MONTH_FIRST), True
    doubtful = [(one, weekday) for one, weekday in some if one.first != one.second]
    if not doubtful:
        return DAY_FIRST, True
    lines = {order: [(days.day_of(one, order), wd) for one, wd in some] for order in (DAY_FIRST, MONTH_FIRST)}
    agree = {
        order: sum(
            1
            for (day, wd), (one, _) in zip(line, some, strict=True)
            if day and day.weekday() in (wd, one.weekday)
        )
        for order, line in lines.items()
    }
    if agree[DAY_FIRST] != agree[MONTH_FIRST]:
        return max(agree, key=lambda order: agree[order]), True
    steps = {order: _steps_back([day for day, _ in line if day]) for order, line in lines.items()}
    if len(doubtful) > 2 and min(steps.values()) == 0 < max(steps.values()):
        return min(steps, key=lambda order: steps[order]), True
    local = local_order(language, country, american)
    if local:
        return local, True
    span = {order: _span([day for day, _ in line if day]) for order, line in lines.items()}
    near, far = sorted(span, key=lambda order: span[order])
    return near, len(doubtful) > 2 and span[far] > 3 * span[near] + 30


def _steps_back(days: list[date]) -> int:
    return sum(1 for one, two in pairwise(days) if two < one)


def _span(days: list[date]) -> int:
    return (max(days) - min(days)).days if days else 0


def local_order(language: str, country: str, american: bool) -> str:
    if country.upper() in ("US", "PH", "FM", "PW", "MH"):
        return MONTH_FIRST
    if language in ("it", "es") or (country and not american):
        return DAY_FIRST
    return ""
