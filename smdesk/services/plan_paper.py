"""What a client's plan prints, read from the store: records, sums, comparisons and counts as plain values."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.plan.header import PlanVersion
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.time import day_of, wall_now
from smdesk.language import load
from smdesk.services import budgets, ladder, rivals, studio, versions
from smdesk.storage.store import Store

if TYPE_CHECKING:
    from smdesk.documents.planbook import PlanMaterial

YEAR = 364  # days after the first, for a plan whose end is not said


def material(
    store: Store, client_id: int, now: datetime, *, version: int = 0, chapters: Sequence[str] = ()
) -> "PlanMaterial":
    """The plan as it stands, or a frozen version of it.

    :param version: id of a version, 0 for the plan as it stands
    :raises BadInput: when there is no such client, chapter or version
    """
    from smdesk.documents.common import Material
    from smdesk.documents.period import Period
    from smdesk.documents.planbook import PlanMaterial

    known = [chapter.key for chapter in CHAPTERS]
    for key in chapters:
        if key not in known:
            message = N_("Chapter: “{text}” is not one of: {known}.")
            raise BadInput(message, "chapter", text=key, known=", ".join(known))
    plan, kept = _plan(store, client_id, version)
    client_plan = store.clients.plan(client_id)
    client = plan.client
    today = day_of(wall_now(now, client.zone))
    start, end = period_of(plan, today)
    base = Material(
        plan=client_plan, posts=(), period=Period(start, end), words=load(client.language), now=now,
        studio=studio.style(store),
    )  # fmt: skip
    digest = kept.digest if kept else versions.digest_of(versions.content(plan))
    return PlanMaterial(
        base=base,
        plan=plan,
        digest=digest,
        version=kept.number if kept else 0,
        signed_by=kept.signed_by if kept else "",
        signed_role=kept.signed_role if kept else "",
        signed_on=kept.signed_on if kept else "",
        rivals=rivals.table(plan, today),
        themes=rivals.heat(plan),
        budget=budgets.budget(plan),
        counts=ladder.counts(store, client_id),
    )


def _plan(store: Store, client_id: int, version: int) -> tuple[WholePlan, PlanVersion | None]:
    """The plan to print, and the version it is; the present plan is the newest version while nothing changed."""
    if version:
        kept = store.get(PlanVersion, version)
        if kept.client_id != client_id:
            raise BadInput(N_("Version: it belongs to another client; choose one of this client's."), "version")
        return versions.whole_of(store, kept), kept
    plan = store.plans.whole(client_id)
    newest = next(iter(versions.listing(store, client_id)), None)
    if newest is not None and newest.digest == versions.digest_of(versions.content(plan)):
        return plan, store.get(PlanVersion, newest.id)
    return plan, None


def period_of(plan: WholePlan, today: date) -> tuple[date, date]:
    """The plan's first and last day; a year from today where none is said."""
    head = plan.one("plan")
    start = date.fromisoformat(head.start) if head.start else today
    if head.end and head.end >= start.isoformat():
        return start, date.fromisoformat(head.end)
    return start, start + timedelta(days=min(YEAR, (date.max - start).days))
