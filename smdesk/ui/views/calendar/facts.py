"""What the inspector says of a post: per-place counts, the thread of what it serves, what to mend."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smdesk.domain.cards import Card
from smdesk.domain.posts import OUT
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.popover import clash_words
from smdesk.ui.views.calendar.texts import network_name

if TYPE_CHECKING:
    from smdesk.services.composing import AtPlace

_EXCERPT = 240
_MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its icon; ``over`` is the small word above it, ``hue`` a pillar's square."""

    icon: str
    text: str
    role: str = "ink-2"
    over: str = ""
    look: str = ""
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it."""

    excerpt: str
    places: tuple[Line, ...]
    serves: tuple[Line, ...]
    checks: tuple[Line, ...]


def facts_of(desk: Desk, whole: WholePost, card: Card) -> Facts:
    """Gather what there is to say."""
    from smdesk.services import composing, limits

    plan = desk.ctx.store.clients.plan(whole.post.client_id)
    at = composing.at_places(whole, plan, limits.facts(desk.ctx.store))
    text = " ".join(whole.post.text.split())
    excerpt = text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + "…"
    return Facts(
        excerpt=f"«{excerpt}»" if excerpt else "",
        places=tuple(_place(desk, one) for one in at),
        serves=tuple(_thread(desk, whole, plan)),
        checks=() if whole.post.status in OUT else tuple(_checks(desk, whole, plan, at, card)),
    )


def _place(desk: Desk, one: "AtPlace") -> Line:
    _, number = desk.ctx.words, desk.ctx.locale.toString
    budget = one.budget
    words = network_name(one.place.network, _)
    if budget.limit:
        words = _(
            "{place}: {used} of {limit}", place=words, used=number(budget.used), limit=number(budget.limit)
        )
    over = budget.limit and budget.remaining < 0
    return Line(
        f"@{one.place.network}", words, "danger" if over else "ink-2", look="danger" if over else "second"
    )


def _thread(desk: Desk, whole: WholePost, plan: ClientPlan) -> list[Line]:
    _, found = desk.ctx.words, []
    for number in whole.objective_ids:
        objective = plan.objective(number)
        if objective:
            text = objective.title
            if objective.baseline and objective.target:
                text = _(
                    "{title}, {baseline} → {target}",
                    title=text,
                    baseline=objective.baseline,
                    target=objective.target,
                )
            found.append(Line("target", text, "accent-text", _("Objective {code}", code=objective.code)))
    pillar = plan.pillar(whole.post.pillar_id)
    if pillar:
        text = pillar.name
        mix = desk.margin.mixes.get(plan.client.id) if desk.margin else None
        share = next((one for one in mix.shares if one.pillar_id == pillar.id), None) if mix else None
        if share:
            text = _("{name}, {has} of {target} %", name=pillar.name, has=share.has, target=share.target)
        found.append(Line("circle", text, "accent-text", _("Pillar"), hue=pillar.hue))
    campaign = plan.campaign(whole.post.campaign_id)
    if campaign:
        found.append(Line("flag", campaign.name, "accent-text", _("Campaign")))
    for segment in plan.segments:
        if segment.id in whole.segment_ids:
            found.append(Line("users", segment.name, "accent-text", _("Segment")))
    rule = _series(desk, whole)
    if rule:
        found.append(Line("repeat", rule, "accent-text", _("Series")))
    if not found:
        found.append(
            Line(
                "help",
                _("Nothing yet: give it a pillar or an objective, so that it counts."),
                "ink-3",
                look="second",
            )
        )
    return found


def _series(desk: Desk, whole: WholePost) -> str:
    if not whole.post.series_id:
        return ""
    from smdesk.domain.recurrence import describe
    from smdesk.services import series

    found = series.of(desk.ctx.store, whole.post)
    words = describe(found.rule, desk.ctx.words, desk.texts.dated_day) if found else ""
    return (
        desk.ctx.words("{rule} (this one changed on its own)", rule=words) if whole.post.detached else words
    )


def _checks(
    desk: Desk, whole: WholePost, plan: ClientPlan, at: Sequence["AtPlace"], card: Card
) -> list[Line]:
    from smdesk.domain.check import ready
    from smdesk.domain.findings import Level, render
    from smdesk.services import composing
    from smdesk.services.wording import said_days

    _ = desk.ctx.words
    sheet = composing.sheet(whole, plan, at, desk.today)
    done, total = ready(sheet.checks)
    icon, role = ("circle-check", "ok") if done == total else ("circle", "ink-3")
    found = [Line(icon, _("{done} of {total} checks", done=done, total=total), role)]
    if card.status in ("approved", "scheduled") and 0 < card.due_utc < desk.now_utc:
        found.append(
            Line("warning", _("Late: publish or drop it; it never goes out by itself."), "warn", look="warn")
        )
    clash = clash_words(desk, card.id)
    if clash:
        found.append(Line("warning", clash, "warn", look="warn"))
    if whole.post.hold_reason:
        found.append(Line("pause", whole.post.hold_reason, "held"))
    for broken in sheet.found:
        if broken.finding.level >= Level.WARN:
            look = "danger" if broken.finding.level is Level.BLOCK else "warn"
            found.append(
                Line(
                    "circle-x" if look == "danger" else "warning",
                    render(broken.finding, _)[0],
                    look,
                    look=look,
                )
            )
    reasons = [check for check in sheet.checks if check.ok is False and check.reason and check.id != "limits"]
    for check in reasons[:_MOST_REASONS]:
        look = "danger" if check.blocks else "warn"
        found.append(
            Line("circle-x" if check.blocks else "warning", _(check.reason, **said_days(dict(check.values), _)), look, look=look)
        )
    return found
