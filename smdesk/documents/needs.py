"""What is open with the client's own people: a task each, by person, with its day and a box to tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from smdesk.documents.common import Desk
from smdesk.documents.ink import breakable
from smdesk.domain.plan.people import ClientTask
from smdesk.domain.plan.whole import WholePlan


@dataclass(frozen=True, slots=True)
class Need:
    """A task of somebody of the client's, as written in the plan; ``due`` None = no day said."""

    person: str
    role: str
    text: str
    due: date | None


def needs_of(plan: WholePlan) -> tuple[Need, ...]:
    """The open tasks of a plan: who has the earliest day comes first, nobody in particular last."""
    found = [_need(plan, one) for one in plan.of("client_task") if not one.done_on and one.title.strip()]
    first: dict[str, date] = {}
    for one in found:
        first[one.person] = min(first.get(one.person, date.max), one.due or date.max)
    return tuple(sorted(found, key=lambda one: (not one.person, first[one.person], one.person, one.due or date.max)))


def _need(plan: WholePlan, task: ClientTask) -> Need:
    person = plan.get("person", task.person_id) if task.person_id else None
    try:
        due = date.fromisoformat(task.due)
    except ValueError:
        due = None
    return Need(person.name.strip() if person else "", person.role.strip() if person else "", task.title, due)


def groups(desk: Desk, needs: Iterable[Need]) -> list[dict[str, Any]]:
    """The tasks under the name of who does them, late ones marked."""
    _ = desk.words
    people: dict[str, dict[str, Any]] = {}
    for one in needs:
        named = {"name": breakable(desk.ink(one.person)) or _("Whoever can"), "role": breakable(desk.ink(one.role)), "rows": []}
        people.setdefault(one.person, named)["rows"].append({
            "text": breakable(" ".join(desk.ink(one.text).split()), 20),
            "day": desk.dates.weekday_short(one.due) if one.due else "",
            "late": _.n_("{n} day late", "{n} days late", (desk.today - one.due).days) if one.due and one.due < desk.today else "",
        })  # fmt: skip
    return list(people.values())
