"""Honest starting points of a plan: copied, then edited; shown as "from template" until touched.

They lie in ``resources/plan_templates/<id>.<language>.toml``, written like the sample's plans.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from smdesk import resources
from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.money import currency_of
from smdesk.domain.plan.chapters import PLAN_KINDS
from smdesk.domain.plan.whole import WholePlan
from smdesk.services.plan_book import PlanBook
from smdesk.storage.store import Store

NAMES = {
    "shop": N_("Shop"),
    "studio": N_("Studio or services"),
    "restaurant": N_("Restaurant or bar"),
    "b2b": N_("Business to business"),
    "association": N_("Association"),
}
FOR_WHOM = {
    "shop": N_("Sells things over a counter and by post."),
    "studio": N_("Sells hours: lessons, treatments, advice."),
    "restaurant": N_("Fills tables, evening by evening."),
    "b2b": N_("Sells to firms; few customers, long decisions."),
    "association": N_("Lives on members, volunteers and gifts."),
}
FALLBACK = "en"
# Written out of the entries of other kinds (see plan_book): they come and go with these.
_SHORT = frozenset({"reading", "option_mark", "budget_cell"})
# Kinds that say something together: one that is filled keeps the others of its group from being filled.
_GROUPS = (
    ("goal", "objective", "key_result", "reading"),
    ("choice", "criterion", "option", "option_mark"),
    ("budget_line", "budget_cell"),
    ("competitor", "observation"),
    ("circle", "contact"),
    ("campaign", "deliverable", "campaign_step", "campaign_figure", "campaign_post"),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A starting point. ``name`` and ``for_whom`` are texts to translate; ``language`` is that of its content."""

    id: str
    name: str
    for_whom: str
    language: str


@dataclass(frozen=True, slots=True)
class Uniqueness:
    """How much of a plan is the client's own: ``own`` of ``total`` records; ``percent`` rounded down."""

    own: int
    total: int

    @property
    def percent(self) -> int:
        """A hundred for a plan without records from a template."""
        return self.own * 100 // self.total if self.total else 100


def available(language: str) -> tuple[Template, ...]:
    """The starting points there are, in a language, or in English where there is none in it."""
    found = []
    for number, name in NAMES.items():
        for wanted in (language, FALLBACK):
            if resources.path("plan_templates", f"{number}.{wanted}.toml").exists():
                found.append(Template(number, name, FOR_WHOM[number], wanted))
                break
    return tuple(found)


def start(
    store: Store, client_id: int, template_id: str, language: str, today: date, *, origin: object = None
) -> int:
    """Copy a starting point into a plan as one step; returns how many records. Only what is empty is filled.

    :raises BadInput: when there is no such starting point, or nothing of the plan is empty that it could fill
    """
    plan = store.plans.whole(client_id)
    ids = _Known({("place", place.network): place.id for place in reversed(plan.places) if not place.archived})
    pages = _fitting(_pages(template_id, language), plan, ids)
    if not pages:
        message = N_("Template: the plan already says something in every part that it would fill; nothing was mixed in.")
        raise BadInput(message, "template")
    if "plan" in pages:
        pages["plan"] = {"currency": currency_of(plan.client.country)} | pages["plan"]
    with store.transaction(Act.USE_TEMPLATE, origin) as tx:
        return PlanBook(pages, today, ids).write(tx, client_id, template_id, frozenset(pages) | _SHORT)


class _Known(dict[tuple[str, str], int]):
    """Ids by (kind, key); what a part left out would have been points to nothing."""

    def __missing__(self, key: tuple[str, str]) -> int:
        return 0


def share_touched(plan: WholePlan) -> Uniqueness:
    """How many of the plan's records were written or edited for this client (a note on uniqueness)."""
    records = [one for kind in PLAN_KINDS for one in plan.of(kind)]
    return Uniqueness(sum(1 for one in records if not one.template), len(records))


def _pages(template_id: str, language: str) -> dict[str, Any]:
    known = {one.id: one for one in available(language)}
    if template_id not in known:
        message = N_("Template: “{id}” is not one of: {known}.")
        raise BadInput(message, "template", id=template_id, known=", ".join(known) or "—")
    path = resources.path("plan_templates", f"{template_id}.{known[template_id].language}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _fitting(pages: dict[str, Any], plan: WholePlan, ids: _Known) -> dict[str, Any]:
    """The pages of what the plan leaves empty, without lines about places that the client has not."""
    empty = {kind for kind in PLAN_KINDS if not plan.records.get(kind)}
    for group in _GROUPS:
        if not empty.issuperset(group):
            empty -= set(group)
    fitting = {kind: entries for kind, entries in pages.items() if kind in empty}
    for kind in fitting.keys() & {"place_role", "audit_mark"}:
        fitting[kind] = [one for one in pages[kind] if ("place", one.get("place", "")) in ids]
    written = {one.section for one in plan.records.get("plan_text", ())}
    fitting["plan_text"] = {key: text for key, text in pages.get("plan_text", {}).items() if key not in written}
    return {kind: entries for kind, entries in fitting.items() if entries}
