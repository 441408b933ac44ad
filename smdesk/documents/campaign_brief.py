"""The brief of a campaign: why, what, when and for how much, how it is judged, and who says yes."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from smdesk.documents import boards, campaign_work
from smdesk.documents.blocks import (
    Block,
    beside,
    bullets,
    drawn,
    headed,
    marked,
    numbers,
    pairs,
    para,
    pull,
    put,
)
from smdesk.documents.boards import Rung, Step
from smdesk.documents.figures import Progress, progress
from smdesk.documents.front import bound, chapter, first_page, unsaid
from smdesk.documents.planbook import Book, PlanMaterial, cut, day_of, joined, lines
from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.plan.agreement import Agreement, short
from smdesk.domain.plan.agreement import agreement as agreement_on
from smdesk.domain.plan.shapes_work import CAMPAIGN_STATES
from smdesk.domain.posts import OUT
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign

DOCUMENT = "campaign_brief"
NAME = N_("Campaign brief")
UNITS = ("%", "€", "£", "$")  # written at both ends of "from … to …"
TO_SIGN = 135  # mm: what is agreed and the lines to sign on stand on one page
EARLY = timedelta(days=90)  # results of fewer days are shown, never judged


@dataclass(frozen=True, slots=True)
class BriefMaterial:
    """All that a brief is made from; plain values, so it may leave its thread.

    :param plan: its ``base`` holds the campaign's posts, those without a date included
    :param legal: what the law of the client's country asks of this kind of campaign
    :param tags: the names in links at each place
    """

    plan: PlanMaterial
    campaign_id: int
    legal: tuple[Any, ...] = ()
    tags: tuple[Any, ...] = ()

    @property
    def name(self) -> str:
        """The campaign's name."""
        found = self.plan.plan.get("campaign", self.campaign_id)
        return str(found.name) if found else ""


def data(material: BriefMaterial) -> dict[str, Any]:
    """Everything the template prints, as plain values."""
    book = Book.of(material.plan)
    _ = book.desk.words
    campaign: Campaign = book.plan.get("campaign", material.campaign_id)  # type: ignore[assignment]
    name, kind = _(NAME), book.name(CAMPAIGN_NAMES, campaign.kind)
    days = book.days(campaign.start, campaign.end)
    closed = campaign.state == "closed"
    stands = standing(material)
    status = book.name(CAMPAIGN_STATES, campaign.state)
    return bound(
        book, DOCUMENT, name,
        title=f"{name}: {cut(campaign.name, 80)}, {book.plan.client.name}",
        running=cut(campaign.name, 44),
        status=_("Closed on {day}", day=book.day(campaign.closed_on)) if closed and campaign.closed_on else status,
        seen=(_seen(book, campaign), sorted(book.desk.hashes.items()), material.tags),
        front=first_page(joined((name, kind)), campaign.name, cut(campaign.idea, 420), summary(book, campaign, days)),
        chapters=(
            chapter(_("Why"), why(book, campaign)),
            chapter(_("What"), campaign_work.what(book, campaign)),
            chapter(_("When, money, links"), campaign_work.when(book, campaign, material.tags)),
            chapter(_("How it is judged, what may go wrong"), campaign_work.judged(book, campaign, material.legal)),
            chapter(_("Agreement"), agreement(book, campaign, stands), room=TO_SIGN),
            chapter(_("Results and lessons"), results(book, campaign), fresh=True) if closed else None,
        ),
        sign=None if closed or stands.state == "agreed" else signing(book),
        version="" if closed else short(stands.now),
    )  # fmt: skip


def standing(material: BriefMaterial) -> Agreement:
    """How the campaign stands with the client, by all that its brief says (what is printed is cut to be read)."""
    plan = material.plan.plan
    return agreement_on(plan, plan.get("campaign", material.campaign_id))  # type: ignore[arg-type]


def _seen(book: Book, campaign: Campaign) -> list[Any]:
    kinds = ("deliverable", "campaign_step", "campaign_figure", "campaign_post", "budget_line")
    found = [one for kind in kinds for one in book.plan.of(kind, campaign_id=campaign.id)]
    own = {line.id for line in book.plan.of("budget_line", campaign_id=campaign.id)}
    return [campaign, *found, *(cell for cell in book.plan.of("budget_cell") if cell.line_id in own)]


# -- first page -------------------------------------------------------------------------------


def summary(book: Book, campaign: Campaign, days: str) -> list[Block]:
    """Dates, owner, audience, money: what somebody asks who has one minute."""
    _ = book.desk.words
    nothing = _("not yet agreed")
    objective = book.plan.get("objective", campaign.objective_id) if campaign.objective_id else None
    aim = joined((objective.code, cut(objective.title, 120)), " ") if objective else nothing
    spent = kept(campaign.budget)
    first = [
        (_("Dates"), days or nothing),
        (_("Owner"), cut(campaign.owner, 80) or nothing),
        (_("Audience"), cut(book.title("segment", campaign.segment_id), 120) or nothing),
        (_("Serves"), aim),
        (_("Budget"), book.money(spent) or nothing),
        (_("Success is"), cut(campaign.success, 200) or nothing),
    ]
    made = book.plan.of("deliverable", campaign_id=campaign.id)
    posts = len(book.desk.posts) + len(campaign_work.planned(book, campaign))
    start, end = day_of(campaign.start), day_of(campaign.end)
    length = (end - start).days + 1 if start and end and end >= start else 0
    count = [
        (str(length), _.n_("day", "days", length), "") if length else ("", "", ""),
        (str(len(made)), _.n_("deliverable", "deliverables", len(made)), "") if made else ("", "", ""),
        (str(posts), _.n_("post", "posts", posts), "") if posts else ("", "", ""),
    ]
    return put(pairs(first, 2), numbers(count), pull(cut(campaign.proposition, 300), _("What people are offered, in their words")))


# -- why --------------------------------------------------------------------------------------


def why(book: Book, campaign: Campaign) -> list[Block]:
    """From the business goal down to what would count as success; then for whom and with what thought."""
    _ = book.desk.words
    said = [
        (_("Why now"), campaign.why), (_("Insight"), campaign.insight), (_("Barrier"), campaign.barrier),
        (_("Proposition"), campaign.proposition), (_("Proof"), campaign.proof), (_("Tone"), campaign.tone),
    ]  # fmt: skip
    asked = [
        (_("objective"), "x" if campaign.objective_id else ""), (_("audience"), "x" if campaign.segment_id else ""),
        (_("definition of success"), campaign.success), *((label.lower(), text) for label, text in said),
    ]  # fmt: skip
    idea = para(campaign.idea) if len(campaign.idea) > 400 else None
    return put(
        idea,
        drawn("ladder", _ladder(book, campaign)),
        headed(_("For whom"), audience(book, campaign)),
        headed(_("The thought behind it"), pairs(said, 2)),
        unsaid(book, asked),
    )


def _ladder(book: Book, campaign: Campaign) -> Any:
    _ = book.desk.words
    objective = book.plan.get("objective", campaign.objective_id) if campaign.objective_id else None
    goal = book.plan.get("goal", objective.goal_id) if objective and objective.goal_id else None
    steps = []
    if goal:
        steps.append(Step(_("Business goal"), "briefcase", [Rung(goal.title, joined((goal.said_by, book.day(goal.said_on))))]))
    if objective:
        way, unit = "", objective.unit.strip()
        if objective.target.strip():
            bare = book.figure(objective.baseline, unit if unit in UNITS else "")
            way = _("from {baseline} to {target}", baseline=bare, target=book.figure(objective.target, unit))
        due = _("by {day}", day=book.day(objective.due)) if day_of(objective.due) else ""
        steps.append(Step(_("Objective"), "target", [Rung(f"{objective.code} {objective.title}".strip(), joined((way, due)))]))
    if campaign.success.strip():
        steps.append(Step(_("Success is"), "flag", [Rung(campaign.success)]))
    return boards.ladder(book.voice, steps, reading=" ") if len(steps) > 1 else None


def audience(book: Book, campaign: Campaign) -> Block | None:
    """The segment the campaign speaks to, with the job it wants done."""
    _ = book.desk.words
    found = book.plan.get("segment", campaign.segment_id) if campaign.segment_id else None
    if found is None:
        return None
    fields = [
        (_("Needs"), found.needs), (_("What holds them back"), found.objections),
        (_("Where and when they can be met"), found.found_at), (_("What convinces them"), found.proof),
        (_("Size and source"), joined((found.size, found.source))),
    ]  # fmt: skip
    shown = boards.Persona(found.name, found.track.upper(), " ".join(found.job.split()), [(a, " ".join(b.split())) for a, b in fields])
    return drawn("persona", boards.persona_card(book.voice, shown))


# -- agreement --------------------------------------------------------------------------------


def agreement(book: Book, campaign: Campaign, stands: Agreement) -> list[Block]:
    """Who says yes, what is in, what is not, where our work ends; and who said yes, when, to which words."""
    _ = book.desk.words
    made = book.plan.of("deliverable", campaign_id=campaign.id)
    posts = len(book.desk.posts) + len(campaign_work.planned(book, campaign))
    inside = [
        _.n_("{n} deliverable, as listed under “What”", "{n} deliverables, as listed under “What”", len(made)) if made else "",
        _.n_("{n} post, written and laid on the calendar", "{n} posts, written and laid on the calendar", posts) if posts else "",
        _("the links tagged at each place") if campaign.start else "",
        _("figures read and reported against their targets")
        if book.plan.of("campaign_figure", campaign_id=campaign.id)
        else "",
    ]
    outside = lines(campaign.out_of_scope) or [_("not yet agreed")]
    ours = [one for one in book.plan.of("person") if one.approves in ("all", "posts")]
    who = para(campaign.approvers) or bullets(joined((one.name, one.role)) for one in ours)
    return put(
        headed(_("Who says yes"), who or para(_("Not yet agreed"))),
        beside(headed(_("In scope"), bullets(inside)), headed(_("Out of scope"), bullets(outside, "–"))),
        pull(campaign.handoff, _("Where our work ends")) or unsaid(book, [(_("where our work ends"), "")]),
        headed(_("The client’s yes"), said_yes(book, campaign, stands)),
    )


def said_yes(book: Book, campaign: Campaign, stands: Agreement) -> Block | None:
    """Who agreed, on which day and to which version; nothing for a closed campaign that nobody signed."""
    _ = book.desk.words
    if stands.state == "agreed":
        said = [(_("Agreed by"), cut(campaign.agreed_by, 80)), (_("Agreed on"), book.day(stands.on)), (_("Version"), stands.short)]
        return pairs(said, 3)
    if stands.state == "changed":
        said_on = {"by": cut(campaign.agreed_by, 80), "day": book.day(stands.on), "version": stands.short}
        return para(_("Version {version} was agreed by {by} on {day}. The brief has changed since and asks for a new yes.", **said_on))
    return para(_("Not yet agreed")) if campaign.state != "closed" else None


def signing(book: Book) -> dict[str, Any]:
    """A line to sign on for each side."""
    _ = book.desk.words
    client, studio = book.desk.plan.client, book.desk.studio
    return {
        "bound": _("These signatures hold for version {version} of the brief; what is asked later is a request of its own.",
                   version="{version}"),
        "approve": _.p_("document", "Approve"),
        "change": _.p_("document", "Change"),
        "labels": [_("Name"), _("Date"), _("Signature")],
        "rows": [
            {"side": _("For the client"), "who": cut(client.approver or client.name, 70)},
            {"side": _("For the studio"), "who": cut(studio.name, 70)},
        ],
    }  # fmt: skip


# -- results ----------------------------------------------------------------------------------


def results(book: Book, campaign: Campaign) -> list[Block]:
    """What came of a closed campaign, and what is kept of it."""
    _ = book.desk.words
    out = sum(whole.post.status in OUT for whole in book.desk.posts)
    money = campaign_work.sums(book, campaign)
    count = [
        (f"{out}", _("posts out of {total}", total=len(book.desk.posts)), "") if book.desk.posts else ("", "", ""),
        (book.money(money[1]), _("spent, of {plan} planned", plan=book.money(money[0])), "") if money[1] else ("", "", ""),
    ]
    return put(
        numbers(count),
        drawn("progress", _reached(book, campaign)),
        headed(_("What happened"), marked(campaign.results) or para(_("Not yet written"))),
        headed(_("Lessons: keep, change, learn"), marked(campaign.lessons) or para(_("Not yet written"))),
    )


def _reached(book: Book, campaign: Campaign) -> Any:
    _ = book.desk.words
    rows = []
    for one in book.plan.of("campaign_figure", campaign_id=campaign.id):
        target, result = kept(one.target), kept(one.result)
        if target is not None or result is not None:
            rows.append(Progress(cut(one.name, 90), Decimal(0), result, target, campaign_work.unit(book, one.formula), cut(one.source, 90)))
    start = day_of(campaign.start)
    early = start is not None and book.desk.today - start < EARLY
    return progress(book.voice, _("Figures wanted and got"), rows, evidence="early" if early else "",
                    source=_("From zero to the target; sources as named, read on {day}.", day=_read_on(book, campaign)))  # fmt: skip


def _read_on(book: Book, campaign: Campaign) -> str:
    found: date = day_of(campaign.closed_on) or book.desk.today
    return book.desk.dates.day(found)
