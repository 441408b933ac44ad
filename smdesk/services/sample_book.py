"""The sample's book: texts and plans in ``resources/sample``, with their dates counted from today."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from smdesk import resources
from smdesk.domain.time import week_start, zone_named

BOOKS = ("valdorsa", "higuera", "larch")
NOW_WEEK = 3  # the week of the book that holds today
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_PLACE = re.compile(r"\{day (\d+) (\w{3})\}")
_DAY_PATTERNS = {"it": "d MMMM", "es": "d 'de' MMMM", "en": "EEEE d MMMM"}


@dataclass(frozen=True, slots=True)
class Book:
    """One client's pages and the day they are read on."""

    name: str
    pages: dict[str, Any]
    today: date

    @property
    def language(self) -> str:
        """The language of the client and of all its texts."""
        return str(self.pages["client"]["language"])

    def entries(self, kind: str) -> list[dict[str, Any]]:
        """All entries of a kind ("post", "place", …)."""
        return list(self.pages.get(kind, ()))

    def day(self, text: str) -> date:
        """The day of "WEEK DAY" ("4 thu"), or of "+N" or "-N" days from today."""
        if text.startswith(("+", "-")):
            return self.today + timedelta(days=int(text))
        week, name = text.split()[:2]
        return week_start(self.today) + timedelta(weeks=int(week) - NOW_WEEK, days=DAYS.index(name))

    def words(self, text: str) -> str:
        """A text with its dates written out as its language does."""
        from babel.dates import format_date

        def written(found: re.Match[str]) -> str:
            day = self.day(f"{found[1]} {found[2]}")
            return format_date(day, _DAY_PATTERNS[self.language], locale=self.language)

        return _DAY_PLACE.sub(written, text.strip())


def read(name: str, now: datetime) -> Book:
    """Open a client's book at the day it is ``now`` where the client lives."""
    pages = tomllib.loads(resources.path("sample", f"{name}.toml").read_text("utf-8"))
    return Book(name, pages, now.astimezone(zone_named(pages["client"]["zone"])).date())


def read_plan(name: str) -> dict[str, Any]:
    """The pages of a client's plan, for :class:`smdesk.services.plan_book.PlanBook`."""
    return tomllib.loads(resources.path("sample", f"plan-{name}.toml").read_text("utf-8"))


def slots(entry: dict[str, Any]) -> list[tuple[int, str]]:
    """The weekly (weekday, hour) pairs of a place."""
    pairs = [text.split() for text in entry.get("slots", ())]
    return [(DAYS.index(day), hour) for day, hour in pairs]
