"""Dates, hours and spoken sentences of the calendar, in the reader's language."""

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLocale, QTime

from smdesk.domain.cards import Card
from smdesk.domain.errors import N_
from smdesk.domain.posts import STATUS_NAMES
from smdesk.domain.time import day_of, hour_of
from smdesk.language import Words
from smdesk.services.calendar import Lookup
from smdesk.ui.dates import day_text

STATE_WORDS = {
    "late": N_("Late"),
    "held": N_("Held"),
    "changes_requested": N_("Changes"),
    "failed": N_("Failed"),
}


@lru_cache(maxsize=64)
def network_name(network: str, words: Words) -> str:
    """What a network is called; its facts are read only when someone asks (a screen reader, the filter)."""
    from smdesk.services.networks import short_name_of

    return short_name_of(network, words)


class Texts:
    """Formats for one language; ``today`` decides nothing here, all days are absolute."""

    def __init__(self, words: Words, locale: QLocale) -> None:
        self.words = words
        self.locale = locale
        self._hours: dict[str, str] = {}
        self._long: dict[date, str] = {}
        self.half_days = "AP" in locale.timeFormat(QLocale.FormatType.ShortFormat).upper()

    def hour(self, hour: str) -> str:
        """ "18:30" as the reader's clock shows it."""
        if not self.half_days:
            return hour
        if hour not in self._hours:
            clock = QTime(int(hour[:2]), int(hour[3:]))
            self._hours[hour] = self.locale.toString(clock, "h:mm AP").replace("\u202f", " ")
        return self._hours[hour]

    def month(self, day: date) -> str:
        """ "Ottobre 2026"."""
        name = self.locale.standaloneMonthName(day.month)
        return f"{name[:1].upper()}{name[1:]} {day.year}"

    def short_month(self, month: int) -> str:
        """ "ott"."""
        return self.locale.monthName(month, QLocale.FormatType.ShortFormat).rstrip(".")

    def weekday(self, weekday: int, *, short: bool = False) -> str:
        """The name of a weekday, Monday 0."""
        form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
        return self.locale.standaloneDayName(weekday + 1, form).rstrip(".")

    def day(self, day: date) -> str:
        """ "ven 16 ott"; in English "Fri 16 Oct"."""
        return f"{self.weekday(day.weekday(), short=True)} {day.day} {self.short_month(day.month)}"

    def long_day(self, day: date) -> str:
        """ "giovedì 15 ottobre"."""
        if day not in self._long:
            self._long[day] = day_text(self.locale, day, "dddd d MMMM")
        return self._long[day]

    def dated_day(self, day: date) -> str:
        """ "giovedì 15 ottobre 2026"."""
        return day_text(self.locale, day, "dddd d MMMM yyyy")

    def days(self, first: date, last: date) -> str:
        """A span of days: "12–18 ottobre", "28 set – 4 ott 2026"."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{day_text(self.locale, last, 'd MMMM')}"
        return f"{first.day} {self.short_month(first.month)} – {last.day} {self.short_month(last.month)}"

    def moment(self, wall: str) -> str:
        """ "ven 16 ott, 11:00"."""
        return f"{self.day(day_of(wall))}, {self.hour(hour_of(wall))}"

    def title(self, card: Card) -> str:
        """What a post is called: its title, else the start of its text."""
        return title_of(card) or self.words("Untitled")

    def status(self, card: Card, now_utc: int) -> str:
        """The word for where a post stands."""
        return self.words(STATUS_NAMES[shown_status(card, now_utc)])

    def state(self, shown: str) -> str:
        """The short word beside a status glyph that must not be missed; empty for quiet ones."""
        return self.words(STATE_WORDS[shown]) if shown in STATE_WORDS else ""

    def spoken(self, card: Card, lookup: Lookup, now_utc: int, *, client: bool) -> str:
        """A card as a screen reader says it: title, day and hour, places, status."""
        parts = [self.title(card)]
        if card.due_wall:
            parts.append(self.moment(card.due_wall))
        parts.extend(dict.fromkeys(network_name(one, self.words) for one in lookup.networks(card.place_ids)))
        pillar = lookup.pillars.get(card.pillar_id)
        if pillar:
            parts.append(pillar.name)
        owner = lookup.client(card.client_id)
        if client and owner:
            parts.append(owner.name)
        parts.append(self.status(card, now_utc))
        return ", ".join(parts)

    def spoken_day(self, day: date, count: int, notes: list[str]) -> str:
        """A day as a screen reader says it: "giovedì 15 ottobre, 2 post, Ognissanti"."""
        posts = self.words.n_("{n} post", "{n} posts", count)
        return ", ".join([self.long_day(day), posts, *notes])


def title_of(card: Card) -> str:
    """The title, else the first line of the text."""
    return card.title or card.text_key.strip().split("\n", 1)[0]


def shown_status(card: Card, now_utc: int) -> str:
    """The status to paint: the stored one, or "late"."""
    return "late" if card.status in ("approved", "scheduled") and 0 < card.due_utc < now_utc else card.status


def clock(minutes: int) -> str:
    """Minutes since midnight as "HH:MM"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
