"""How complete a plan is, chapter by chapter, and what is missing: a hundred only when nothing is.

Each chapter asks some questions of its records; its percentage is the mean of the answers. An empty list counts
once, as missing; what would be asked of its records is then not asked. The rules are those of the standards the
chapters follow (SWOT with evidence, two to four key results, three to five competitors observed each quarter).
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import date

from smdesk.domain.plan import asking_who as who
from smdesk.domain.plan import asking_work as work
from smdesk.domain.plan.asking import Asked, ChapterState, Reason
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.whole import WholePlan

__all__ = ["ChapterState", "Completeness", "Reason", "of"]


@dataclass(frozen=True, slots=True)
class Completeness:
    """The whole plan and each chapter by its key."""

    percent: int
    chapters: Mapping[str, ChapterState]


def of(plan: WholePlan, today: date) -> Completeness:
    """How complete a plan is on a day."""
    steps = measuring(plan, today)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Completeness = done.value
            return found


def measuring(plan: WholePlan, today: date) -> Generator[None, None, Completeness]:
    """:func:`of` chapter by chapter, for who has other things to do in between."""
    states = {}
    for chapter in CHAPTERS:
        asked = Asked(chapter.key)
        _RULES[chapter.key](plan, today, asked)
        states[chapter.key] = asked.state()
        yield
    percent = sum(state.percent for state in states.values()) // len(states)
    return Completeness(percent, states)


_RULES: dict[str, Callable[[WholePlan, date, Asked], None]] = {
    "brief": who.brief,
    "who": who.who,
    "situation": who.situation,
    "competitors": who.competitors,
    "objectives": who.objectives,
    "brand": who.brand,
    "community": who.community,
    "pillars": work.pillars,
    "tactics": work.tactics,
    "campaigns": work.campaigns,
    "tools": work.tools,
    "contacts": work.contacts,
    "budget": work.budget,
    "actions": work.actions,
    "control": work.control,
    "risks": work.risks,
    "people": work.people,
}
