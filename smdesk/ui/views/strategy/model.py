"""The four chapters and how each of their parts reads on a card."""

from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign, Objective, Pillar, Segment
from smdesk.domain.time import day_of
from smdesk.domain.value import value
from smdesk.domain.whole import ClientPlan
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text


@value
class Chapter:
    """One kind of part: its name, its icon and the words of its page."""

    kind: str
    cls: type[Any]
    title: str
    icon: str
    intro: str
    add: str
    example: str


CHAPTERS = (
    Chapter("objective", Objective, N_("Objectives"), "target",
            N_("What the business wants, with a figure and a day. Each post should serve one."),
            N_("Add objective"), N_("Online orders from 20 to 60 a month within six months")),
    Chapter("pillar", Pillar, N_("Pillars"), "circle",
            N_("Three to five themes that come back, with the share each should have of the posts."),
            N_("Add pillar"), N_("Behind the counter, 30 %")),
    Chapter("segment", Segment, N_("Segments"), "users",
            N_("Whom the posts speak to, by the job they want done."),
            N_("Add segment"), N_("When I have guests on Sunday, I want a safe dish, so that I can enjoy the day")),
    Chapter("campaign", Campaign, N_("Campaigns"), "flag",
            N_("Dated efforts that serve an objective; they stand as bands in the calendar."),
            N_("Add campaign"), N_("Launch of the herb raviolo, one week")),
)  # fmt: skip


def parts_of(plan: ClientPlan, kind: str) -> tuple[Any, ...]:
    """Parts of a chapter, archived ones last."""
    parts: tuple[Any, ...] = getattr(plan, f"{kind}s")
    return tuple(sorted(parts, key=lambda part: part.archived))


def title_of(part: Any) -> str:
    """The line that names a part."""
    if isinstance(part, Objective):
        return f"{part.code}  {part.title}"
    return str(part.name)


def details_of(part: Any, plan: ClientPlan, ctx: Context) -> str:
    """The second line of a card."""
    _ = ctx.words
    if isinstance(part, Objective):
        return " · ".join(filter(None, (_measure(part), _day(part.due, ctx), _dialogue(part, ctx))))
    if isinstance(part, Pillar):
        return " · ".join(
            filter(None, (f"{part.share} %", _("promotional") if part.promo else "", part.purpose))
        )
    if isinstance(part, Segment):
        return part.job
    span = "–".join(filter(None, (_day(part.start, ctx), _day(part.end, ctx))))
    objective = plan.objective(part.objective_id)
    serves = _("serves {objective}", objective=f"{objective.code} {objective.title}") if objective else ""
    return " · ".join(filter(None, (_(CAMPAIGN_NAMES[part.kind]), span, serves)))


def _measure(part: Objective) -> str:
    if not part.baseline and not part.target:
        return ""
    return f"{part.baseline or '—'} → {part.target or '—'} {part.unit}".strip()


def _dialogue(part: Objective, ctx: Context) -> str:
    return ctx.words("dialogue") if part.kind == "dialogue" else ""


def _day(day: str, ctx: Context) -> str:
    return day_text(ctx.locale, day_of(day), "d MMM yyyy") if day else ""


def weakness(part: Any, posts: int, ctx: Context) -> str:
    """What a part still lacks, in one phrase; empty when nothing."""
    _ = ctx.words
    if part.archived:
        return ""
    if isinstance(part, Objective) and not (part.baseline and part.target):
        return _("no baseline or no target")
    if isinstance(part, Objective) and not part.due:
        return _("no date")
    if isinstance(part, Campaign) and not part.objective_id:
        return _("serves no objective")
    if isinstance(part, Campaign) and not (part.start and part.end):
        return _("no dates")
    if not posts:
        return _("no post points here yet")
    return ""
