"""Dates and remarks in the reader's words."""

from datetime import date

from PySide6.QtCore import QLocale

from smdesk.domain.errors import N_
from smdesk.domain.facts import GRADE_NAMES, Origin
from smdesk.domain.note import Note
from smdesk.domain.quality import Check
from smdesk.domain.time import day_of, hour_of
from smdesk.language import Words
from smdesk.services.wording import said_days
from smdesk.ui.dates import day_text
from smdesk.ui.remarks import plain_day

RULE_SENTENCES: dict[str, str] = {
    "x_weighted_v3": N_("{network} counts any link as 23 and an emoji as 2."),
    "mastodon": N_("{network} counts any link as 23 and a mention without its server."),
    "gotosocial": N_("{network} counts every sign, the content warning too."),
    "bluesky": N_("{network} counts what a reader sees as one sign, and bytes beside it."),
    "graphemes": N_("{network} counts what a reader sees as one sign."),
    "codepoints": N_("{network} counts every sign as one."),
    "codepoints_after_entities": N_("{network} counts what is left when its marks are taken off."),
    "utf8_bytes": N_("{network} counts bytes: accents and curly quotes take 2 or 3."),
    "utf16": N_("{network} counts most signs as 1, an emoji as 2 or more."),
    "conservative": N_("{network} does not say how it counts; this is the strictest way."),
}


def long_moment(wall: str, locale: QLocale) -> str:
    """ "Friday 16 October, 18:30"."""
    return f"{_day(day_of(wall), locale, 'dddd d MMMM')}, {hour_of(wall)}"


def short_moment(wall: str, locale: QLocale) -> str:
    """ "Sat 12:00" for the days to come, with the date beyond a week handled by the caller."""
    return f"{_day(day_of(wall), locale, 'ddd d MMM')}, {hour_of(wall)}"


def short_day(wall: str, locale: QLocale) -> str:
    """ "Fri 16 October"."""
    return _day(day_of(wall), locale, "ddd d MMMM")


def slot_moment(wall: str, today: date, locale: QLocale) -> str:
    """ "Sat 12:00" within six days, else with the date."""
    day = day_of(wall)
    form = "ddd" if 0 <= (day - today).days < 7 else "ddd d MMM"
    return f"{_day(day, locale, form)} {hour_of(wall)}"


def _day(day: date, locale: QLocale, form: str) -> str:
    return day_text(locale, day, form)


def origin_words(origin: Origin, words: Words, locale: QLocale) -> str:
    """ "Official, checked 3 Oct 2026"."""
    grade, day = words(GRADE_NAMES[origin.grade.value]), plain_day(origin.checked_on, locale)
    return words("{grade}, checked {day}", grade=grade, day=day)


def note_words(note: Note, words: Words) -> str:
    """A remark on a stretch of text."""
    return words(note.message, **note.values)


def check_words(check: Check, words: Words) -> tuple[str, str]:
    """Label and reason of a line of the checklist."""
    values = said_days(dict(check.values), words)
    return words(check.label, **values), words(check.reason, **values) if check.reason else ""


def shown_day(kept: str, locale: QLocale) -> str:
    """A kept day (2026-10-31) as the reader writes it; anything else as it is."""
    try:
        return plain_day(date.fromisoformat(kept), locale)
    except ValueError:
        return kept


def read_day(text: str, today: date, words: Words) -> str:
    """A typed day ("31/10/2026", "31 October", "Friday") as it is kept; what is none stays, to be refused in words."""
    from smdesk.domain.quickentry import understand

    text = text.strip()
    found = understand(text, today=today, now_wall=f"{today.isoformat()}T12:00", language=words.language)
    whole = found is not None and found.start == 0 and not text[found.end :].strip()
    return found.day.isoformat() if whole and found is not None else text
