"""Quick entry: "ven 18:30", "mañana 9", "next tue 6pm", alone or at the start or end of a title.

The three languages are understood whatever the window speaks. A date without a year is the next one. A
weekday is the first that is not past; "next tue" is Tuesday of next week, "prossimo martedì" and "el próximo
martes" the first one after today. Beside a title only explicit phrases count: "9 consigli", "Festa 2 giugno"
and "Guida 24/7" stay titles, "Festa 2 giugno 18:30" does not. At the start "sab 10 Raviolo" is Saturday at
ten, and so is "sabato 10 Raviolo"; "Sabato 10 idee" counts ideas. "Soup night fri 18:30" keeps its night.
"""

import re
from dataclasses import dataclass
from datetime import date

from smdesk.domain import whenwords as ww
from smdesk.domain.folding import Folded, fold
from smdesk.domain.time import hour_of, week_start
from smdesk.domain.whenphrases import FAIR, STRONG, WEAK, Facts, dated, next_numbered, plus, readings

_MOST_WORDS = 10  # the longest phrase: "il venerdì della settimana prossima alle ore 7 di sera"
_LONGEST_PART = 3  # words: "por la mañana"
_MOST_LETTERS = 500  # a phrase at the end of a longer text is not looked for
_TRIM = " \t\r\n,;:.!|·-–—@("
_WORD = re.compile(r"\S+")
_MONTH = "|".join(ww.MONTHS)
_DATE_LIKE = re.compile(rf"(?:\d[/.-]\d+|\b\d+\s+(?:de\s+)?(?:{_MONTH})|\b(?:{_MONTH})\s+\d+)$")


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What was understood: ``hour`` "HH:MM", or None when the slot decides; ``start:end`` the phrase.

    ``says_day``: the phrase named the day; "at 6pm" leaves it open, and ``day`` is then today or tomorrow.
    """

    day: date
    hour: str | None
    start: int
    end: int
    says_day: bool = True


def understand(text: str, *, today: date, now_wall: str, language: str = "en") -> QuickEntry | None:
    """The moment meant by ``text``, or None. By ``now_wall``'s hour "18:30" is today or tomorrow."""
    if len(text) > _MOST_LETTERS:
        return None
    source = fold(text)
    words = [match.span() for match in _WORD.finditer(source.text)]
    if not words:
        return None
    attempt = _Attempt(text, source, words, f"{today.isoformat()}T{hour_of(now_wall)}", language)
    return attempt.whole() or attempt.at_end() or attempt.at_start()


def split(text: str, *, today: date, now_wall: str, language: str = "en") -> tuple[str, QuickEntry | None]:
    """A title and the moment typed with it: "Prova ven 18:30" → ("Prova", Friday 18:30)."""
    entry = understand(text, today=today, now_wall=now_wall, language=language)
    if entry is None:
        return text.strip(), None
    before = text[: entry.start].rstrip(_TRIM)
    after = text[entry.end :].lstrip(_TRIM + ")")
    return f"{before} {after}".strip(), entry


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One text and the stretches of it in which a phrase may stand, the longest first."""

    text: str
    source: Folded
    words: list[tuple[int, int]]
    now: str
    language: str

    def whole(self) -> QuickEntry | None:
        found = self._read(0, len(self.words)) if len(self.words) <= _MOST_WORDS else None
        return found[1] if found else None

    def at_end(self) -> QuickEntry | None:
        last = len(self.words)
        for first in range(max(1, last - _MOST_WORDS), last):
            found = self._read(first, last)
            if found and self._named_by_part(first, found[1]):
                continue
            if found and _ends_title(found[0], self.source.text[: self.words[first][0]].rstrip(_TRIM)):
                return found[1]
        return None

    def at_start(self) -> QuickEntry | None:
        for last in range(min(_MOST_WORDS, len(self.words) - 1), 0, -1):
            found = self._read(0, last)
            if found and (_starts_title(found[0]) or self._starts_with_number(found[0], last)):
                return found[1]
        return None

    def _named_by_part(self, first: int, entry: QuickEntry) -> bool:
        """Whether a phrase begins with "night" or "sera" that belongs to the title before it."""
        said = [self.source.text[start:end] for start, end in self.words[first:]]
        part = next((n for n in range(_LONGEST_PART, 0, -1) if " ".join(said[:n]) in ww.PARTS), 0)
        if not part or part >= len(said):
            return False
        if said[part].rstrip(_TRIM + "'") in ww.WEEKDAYS | ww.DAYS:
            return True
        rest = self._read(first + part, len(self.words))
        return rest is not None and rest[1].hour == entry.hour

    def _starts_with_number(self, facts: Facts, last: int) -> bool:
        """Whether "sab 10" before a title is a moment: a short weekday is; a full one, or "domani", may count
        what follows ("Domani 9 consigli"), unless that begins with a capital. "Sab 10 minuti" and "sab 10
        novembre" count minutes and days of November."""
        if facts.bare is None or facts.part or not facts.has_day or (facts.day_strength < FAIR and facts.day):
            return False
        follows = self.source.text[slice(*self.words[last])].strip(_TRIM)
        if follows in ww.MONTHS or follows in ww.COUNTED or follows[:1] in ww.SIGNS:
            return False
        after = self.source.span(*self.words[last])[0]
        return not facts.full or self.text[after].isupper()

    def _read(self, first: int, last: int) -> tuple[Facts, QuickEntry] | None:
        start = self.words[first][0]
        end = self.words[last - 1][1]
        if self.source.text[start] == "(":  # "Soup (fri 18:30)"
            start, end = start + 1, len(self.source.text[:end].rstrip(_TRIM + ")"))
        phrase = self.source.text[start:end].rstrip(_TRIM)
        if not phrase:
            return None
        for facts in readings(phrase, self.now, self.language):
            day = _day(facts) if _settle(facts) else None
            if day is not None:
                where = self.source.span(start, start + len(phrase))
                return facts, QuickEntry(day, facts.clock, *where, facts.has_day)
        return None


def _ends_title(facts: Facts, title: str) -> bool:
    """Whether a phrase at the end of a (folded) title is clear enough to be taken out of it."""
    word_before = title.split()[-1] if title else ""
    if facts.weekday is None and word_before in ww.WEEKDAYS:
        return False  # "lun 16/10" when that day is no Monday
    if not facts.has_day and _DATE_LIKE.search(title):
        return False  # "31/02 18:30": an hour without its impossible day
    if facts.span or _tells(facts) or facts.prefix in ww.LIMITS or word_before in ww.LIMITS | ww.OPENERS:
        return False
    if facts.clock is not None:
        return facts.has_day or facts.clock_alone
    strong = facts.day_strength >= FAIR if facts.day is not None else facts.full
    vague = facts.prefix in ww.GUARDS or word_before in ww.GUARDS
    return strong and not vague


def _starts_title(facts: Facts) -> bool:
    """At the start a title may itself speak of days and hours: a day needs an hour in figures or a year."""
    if _tells(facts):
        return False
    if facts.clock is None:
        return facts.day is not None and facts.day_strength == STRONG and facts.year
    if facts.bare is not None or facts.span or (facts.part and not facts.clock_alone):
        return False
    return facts.has_day or (facts.clock_alone and not facts.prefix)


def _tells(facts: Facts) -> bool:
    """Whether a date beside a title is of long ago: "We met on 3 December 1926"."""
    return facts.day is not None and facts.day.year < facts.today.year - 1


def _settle(facts: Facts) -> bool:
    """Decide what dots and bare numbers mean beside the rest; False when the phrase contradicts itself."""
    dots = facts.dots
    if dots and (len(dots) == 2 or facts.clock is not None):
        if not facts.take_day(dated(*dots[0], None, facts.today), WEAK):
            return False
        dots = dots[1:]
    if dots and not facts.take_clock(*dots[0]):
        return False
    if facts.bare is not None and not _settle_bare(facts, facts.bare):
        return False
    return not facts.part or _settle_part(facts)


def _settle_bare(facts: Facts, number: int) -> bool:
    if not facts.has_day:
        return False  # a lone number says nothing
    if facts.weekday is not None and facts.day is None and not facts.next:
        day = next_numbered(number, facts.today)
        if day and day.weekday() == facts.weekday:
            return facts.take_day(day, FAIR)  # "venerdì 18" when the next 18th is a Friday
    return facts.take_clock(number, 0)


def _settle_part(facts: Facts) -> bool:
    if facts.clock is None:
        facts.clock = ww.PART_HOURS[facts.part]
        return facts.has_day
    hour, minute = facts.clock.split(":")
    if facts.part != "morning" and 1 <= int(hour) <= 11:
        facts.clock = f"{int(hour) + 12:02}:{minute}"
    return True


def _day(facts: Facts) -> date | None:
    """The day meant by all the parts together; None when they contradict each other."""
    today = facts.today
    if facts.day == today and facts.loose and facts.clock and "01" <= facts.clock[:2] <= "07" and facts.clock <= hour_of(facts.now):
        facts.clock = f"{int(facts.clock[:2]) + 12}{facts.clock[2:]}"  # "today at 5" means no hour that is over
    if facts.day is not None:
        agrees = facts.weekday in (None, facts.day.weekday()) and not facts.next
        return facts.day if agrees else None
    ahead_of_now = facts.clock is not None and facts.clock > hour_of(facts.now)
    if facts.weekday is None:
        if facts.next == "week":
            return plus(week_start(today), 7)
        return today if ahead_of_now else plus(today, 1) if facts.clock else None
    if facts.next in ("next", "week"):
        return plus(week_start(today), 7 + facts.weekday)
    ahead = (facts.weekday - today.weekday()) % 7
    today_will_do = ahead_of_now and not facts.next
    return plus(today, ahead if ahead or today_will_do else 7)
