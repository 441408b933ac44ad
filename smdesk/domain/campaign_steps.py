"""What each kind of campaign asks for, step by step, read from ``resources/campaign_checklists.toml``.

A step falls some days before or after the start or the end; its text is kept in the three languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from smdesk import resources
from smdesk.domain.errors import N_
from smdesk.domain.strategy import CampaignKind

LANGUAGES = ("it", "es", "en")
Phase = Literal["before", "during", "after"]
PHASE_NAMES = {"before": N_("Before"), "during": N_("During"), "after": N_("After")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. ``days`` from the ``anchor``: −15 is fifteen days before. ``countries`` empty: everywhere."""

    id: str
    phase: Phase
    anchor: Literal["start", "end"]
    days: int
    countries: tuple[str, ...]
    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """The step in a language; English where there is none."""
        return self.texts.get(language) or self.texts["en"]

    def due(self, start: date | None, end: date | None) -> date | None:
        """The day it falls on; None without the date it hangs on. A campaign without an end ends as it starts."""
        anchor = start if self.anchor == "start" else end or start
        return None if anchor is None else anchor + timedelta(days=self.days)

    def days_of(self, start: date | None, end: date | None, today: date) -> dict[str, str]:
        """Its days as a checklist keeps them: one that is past already is eased to today, and says so."""
        due = self.due(start, end)
        if due is None:
            return {"due": "", "eased_to": ""}
        return {"due": max(due, today).isoformat(), "eased_to": today.isoformat() if due < today else ""}


def steps(kind: str, country: str = "") -> tuple[Step, ...]:
    """The steps of a kind of campaign that a country (ISO code) asks for, in the order of doing.

    :raises ValueError: for a kind that is none: kinds come from our own list
    """
    return tuple(
        one for one in _all()[CampaignKind(kind)] if not one.countries or country.upper() in one.countries
    )


def parse(document: Mapping[str, Any]) -> dict[CampaignKind, tuple[Step, ...]]:
    """The steps by kind of a parsed ``campaign_checklists.toml``.

    Raises ``KeyError`` or ``ValueError`` for one that is not ours: the file is part of the program.
    """
    return {kind: tuple(_step(kind, table) for table in document[kind.value]) for kind in CampaignKind}


def _step(kind: CampaignKind, table: Mapping[str, Any]) -> Step:
    return Step(
        id=f"{kind.value}-{table['id']}",
        phase=table["phase"],
        anchor=table["anchor"],
        days=table["days"],
        countries=tuple(table.get("countries", ())),
        texts=MappingProxyType({language: table[language] for language in LANGUAGES}),
    )


@cache
def _all() -> dict[CampaignKind, tuple[Step, ...]]:
    import tomllib  # late: wanted when a campaign is opened

    return parse(tomllib.loads(resources.path("campaign_checklists.toml").read_text("utf-8")))
