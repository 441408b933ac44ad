"""The days a document covers, and how the client's language says dates and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from smdesk.domain.time import week_start
from smdesk.language import Words

_LEADING_ZERO = re.compile(r"\b0(\d)\b")


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``start`` to ``end``, both included."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start).days + 1

    def months(self) -> list["Period"]:
        """The calendar months touched, cut to the period."""
        out = []
        first = self.start
        while first <= self.end:
            last = last_of_month(first)
            out.append(Period(first, min(last, self.end)))
            if last == date.max:
                break
            first = last + timedelta(days=1)
        return out

    def weeks(self) -> list["Period"]:
        """The weeks (from Monday) touched, cut to the period."""
        out = []
        first = self.start
        while first <= self.end:
            monday = week_start(first)
            sunday = date.max if (date.max - monday).days < 6 else monday + timedelta(days=6)
            out.append(Period(first, min(sunday, self.end)))
            if sunday >= self.end:
                break
            first = sunday + timedelta(days=1)
        return out

    def all_days(self) -> Iterator[date]:
        """Every day in order."""
        return (self.start + timedelta(days=at) for at in range(self.days))

    @property
    def whole_months(self) -> bool:
        """Whether it runs from the first to the last day of months."""
        return self.start.day == 1 and self.end == last_of_month(self.end)


def last_of_month(day: date) -> date:
    """The last day of ``day``'s month."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


class Dates:
    """Says days, periods and numbers in one language, as Babel (CLDR) has it; clocks have 24 hours."""

    def __init__(self, words: Words) -> None:
        from babel import Locale, dates, numbers

        # British English: day before month and 24 hours, as in Italy and Spain
        code = {"en": "en_GB", "it": "it_IT", "es": "es_ES"}.get(words.language, "en_GB")
        self._locale = Locale.parse(code)
        self._dates = dates
        self._numbers = numbers

    def _skeleton(self, day: date, skeleton: str) -> str:
        return str(self._dates.format_skeleton(skeleton, day, locale=self._locale))

    def month(self, day: date) -> str:
        """ "October 2026" (capital, as a title)."""
        return capital(self._skeleton(day, "yMMMM"))

    def month_name(self, day: date) -> str:
        """ "October"."""
        return capital(str(self._dates.format_date(day, "LLLL", locale=self._locale)))

    def day(self, day: date) -> str:
        """ "12 October 2026"."""
        return str(self._dates.format_date(day, "long", locale=self._locale))

    def short(self, day: date) -> str:
        """ "12 Oct"."""
        return self._skeleton(day, "MMMd").rstrip(".")

    def medium(self, day: date) -> str:
        """ "12 Oct 2026"."""
        return self._skeleton(day, "yMMMd").rstrip(".")

    def month_short(self, day: date) -> str:
        """ "Oct 26"."""
        return f"{self._skeleton(day, 'MMM').rstrip('.')} {day:%y}"

    def decimal(self, value: Decimal) -> str:
        """An exact number with the language's separators: nothing is rounded away."""
        return str(self._numbers.format_decimal(value, "#,##0.######", locale=self._locale)).replace("-", "−")

    def weekday_short(self, day: date) -> str:
        """ "Mon 12 Oct"."""
        return capital(self._skeleton(day, "MMMEd").replace(",", "").rstrip("."))

    def weekday_long(self, day: date) -> str:
        """ "Monday 12 October", as it stands inside a sentence."""
        pattern = "EEEE d 'de' MMMM" if self._locale.language == "es" else "EEEE d MMMM"
        return str(self._dates.format_date(day, pattern, locale=self._locale))

    def weekdays(self) -> list[str]:
        """The seven weekdays from Monday, in full."""
        monday = date(2024, 1, 1)
        return [
            capital(str(self._dates.format_date(monday + timedelta(days=at), "cccc", locale=self._locale)))
            for at in range(7)
        ]

    def span(self, period: Period) -> str:
        """The period as a title: "October 2026", "October–December 2026", "5–20 October 2026"."""
        start, end = period.start, period.end
        if period.whole_months:
            if (start.year, start.month) == (end.year, end.month):
                return self.month(start)
            return capital(str(self._dates.format_interval(start, end, "yMMMM", locale=self._locale)))
        return self.days(period)

    def days(self, period: Period) -> str:
        """The period by its days: "1–31 October 2026"."""
        if period.start == period.end:
            return self.day(period.start)
        if (period.start.year, period.start.month) == (period.end.year, period.end.month):
            return f"{period.start.day}–{self.day(period.end)}"
        return self._interval(period, "yMMMMd")

    def days_short(self, period: Period) -> str:
        """The period by its days, without a year: "28 Sep – 4 Oct"."""
        if period.start == period.end:
            return self.short(period.start)
        return self._interval(period, "MMMd")

    def _interval(self, period: Period, skeleton: str) -> str:
        said = str(self._dates.format_interval(period.start, period.end, skeleton, locale=self._locale))
        return _LEADING_ZERO.sub(r"\1", said)  # CLDR writes "05–11 ott" in Italian intervals

    def zone(self, name: str) -> str:
        """A time zone by its city: "Europe/Rome" is "Rome", "Roma" in Italian."""
        known = self._locale.time_zones.get(name, {}).get("city")
        return str(known or name.rsplit("/", 1)[-1].replace("_", " "))

    def percent(self, share: float) -> str:
        """0.38 → "38 %" by the language's own pattern."""
        return str(self._numbers.format_percent(share, locale=self._locale))

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's separators."""
        pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
        return str(self._numbers.format_decimal(value, pattern, locale=self._locale))


def capital(text: str) -> str:
    """The first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
