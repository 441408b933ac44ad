"""Legal reminders by country, topic and kind of campaign, read from ``resources/legal.toml``.

Reminders, never advice: each shows when it was checked and asks for a professional (:data:`NOTICE`). After
twelve months it is stale. The texts are kept in the three languages with the facts, because a translator
must not change them alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from smdesk import resources
from smdesk.domain.errors import N_

MONTHS_FRESH = 12
LANGUAGES = ("it", "es", "en")
BASE = "EU"
NOTICE = N_("Checked on {date}. A reminder, not advice: ask a professional.")
UNCHECKED_NOTICE = N_("General knowledge noted on {date}, not looked up. Not advice: ask a professional.")
STALE_NOTICE = N_("Checked on {date}, more than a year ago: it may have changed. Ask a professional.")
MEMBER_STATES = frozenset(
    ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV"]
    + ["MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"]
)  # fmt: skip


class Severity(StrEnum):
    """Who asks for it, the most binding first."""

    LAW = "law"
    CODE = "code"
    QUALITY = "quality"


SEVERITY_NAMES = {"law": N_("Law"), "code": N_("Advertising code"), "quality": N_("Good practice")}
TOPIC_NAMES = {
    "prize_contest": N_("Prize contests"),
    "sweepstake": N_("Prize draws"),
    "ad_label": N_("Advertising label"),
    "gdpr": N_("Personal data"),
    "email_consent": N_("Consent to newsletters"),
    "reviews": N_("Reviews and authenticity"),
    "food_health_claims": N_("Food and health claims"),
    "copyright": N_("Copyright and image rights"),
    "accessibility": N_("Accessibility"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder. ``kinds`` empty: every campaign and the plan as a whole. ``texts`` by language."""

    id: str
    countries: tuple[str, ...]
    topics: tuple[str, ...]  # keys of TOPIC_NAMES, the main one first
    kinds: tuple[str, ...]  # of campaign
    severity: Severity
    grounds: Literal["read", "known"]  # found in a page that day, or general professional knowledge
    source: str  # the law or code with its title, in its own language
    checked_on: date
    texts: Mapping[str, str]
    sources: Mapping[str, str]  # the title in other languages, where it has one

    @property
    def country(self) -> str:
        """The first country it holds in."""
        return self.countries[0]

    @property
    def topic(self) -> str:
        """Its main topic."""
        return self.topics[0]

    def text(self, language: str) -> str:
        """The reminder in a language; English where there is none."""
        return self.texts.get(language) or self.texts["en"]

    def source_in(self, language: str) -> str:
        """The law or code as a language calls it; its own title where there is no other."""
        return self.sources.get(language, self.source)


def reminders(country: str, kind: str | None = None, topic: str | None = None) -> tuple[Reminder, ...]:
    """What holds in a country (ISO code), the most binding first; the country's own before the Union's.

    ``kind`` keeps what a campaign of that kind needs, ``topic`` what is about it. A country neither in the
    Union nor known has none: better nothing than another country's law.
    """
    own = country.upper()
    places = (own, BASE) if own in MEMBER_STATES else (own,)
    found = [
        one
        for one in _all()
        if any(place in one.countries for place in places)
        and (kind is None or not one.kinds or kind in one.kinds)
        and (topic is None or topic in one.topics)
    ]
    ranks = list(Severity)
    return tuple(sorted(found, key=lambda one: (ranks.index(one.severity), own not in one.countries)))


def stale(reminder: Reminder, today: date) -> bool:
    """Whether the check is older than twelve months."""
    checked = reminder.checked_on
    months = (today.year - checked.year) * 12 + today.month - checked.month
    return months > MONTHS_FRESH or (months == MONTHS_FRESH and today.day > checked.day)


def notice(reminder: Reminder, today: date) -> str:
    """The line to show under a reminder: a text to translate, its place ``{date}`` is ``checked_on``."""
    if stale(reminder, today):
        return STALE_NOTICE
    return NOTICE if reminder.grounds == "read" else UNCHECKED_NOTICE


def parse(document: Mapping[str, Any]) -> tuple[Reminder, ...]:
    """The reminders of a parsed ``legal.toml``.

    Raises ``KeyError`` or ``ValueError`` for one that is not ours: the file is part of the program.
    """
    checked_on: date = document["checked_on"]
    return tuple(
        _reminder(id, table, checked_on) for id, table in document.items() if isinstance(table, dict)
    )


def _reminder(id: str, table: Mapping[str, Any], checked_on: date) -> Reminder:
    return Reminder(
        id=id,
        countries=tuple(table["countries"]),
        topics=tuple(table["topics"]),
        kinds=tuple(table.get("kinds", ())),
        severity=Severity(table["severity"]),
        grounds=table["grounds"],
        source=table["source"],
        checked_on=table.get("checked_on", checked_on),
        texts=MappingProxyType({language: table[language] for language in LANGUAGES}),
        sources=MappingProxyType(
            {language: table[f"source_{language}"] for language in LANGUAGES if f"source_{language}" in table}
        ),
    )


@cache
def _all() -> tuple[Reminder, ...]:
    import tomllib  # late: wanted when a plan or a campaign is opened

    return parse(tomllib.loads(resources.path("legal.toml").read_text("utf-8")))
