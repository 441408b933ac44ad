"""Campaigns at work: checklist, names in links, figures, law, budget, closing; posts are laid in :mod:`.laying`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from smdesk.domain import legal as law
from smdesk.domain import utm
from smdesk.domain.campaign_steps import steps
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.figures import kept
from smdesk.domain.plan.agreement import agreement, digest_of
from smdesk.domain.plan.campaigns import CampaignFigure, CampaignStep
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import BudgetCell, BudgetLine, LegalCheck
from smdesk.domain.posts import OUT, Post, Status
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import day_of, wall_now
from smdesk.services.clients import checked_day
from smdesk.services.laying import Laid, add_default_lines, default_lines, lay
from smdesk.storage.store import Store

__all__ = ["Laid", "LegalItem", "Results", "Spent", "Tags", "add_default_lines", "agree", "agreement", "budget", "checklist",
           "close", "default_lines", "lay", "legal", "legal_of_plan", "look_at", "reopen", "results", "utm_table",
           "who_agrees"]  # fmt: skip

# Topics of general reminders that concern what a campaign says; the others are looked at once, for the plan.
_OF_WHAT_IS_SAID = frozenset({"ad_label", "food_health_claims", "copyright", "email_consent"})
_UNWRITTEN = frozenset({Status.IDEA.value, Status.DRAFT.value})


@dataclass(frozen=True, slots=True)
class Tags:
    """The names in links at one place, all "" where its links carry none (inside the client's own site).

    ``link`` is the client's site with them, "" without a site.
    """

    place_id: int
    place: str
    source: str
    medium: str
    campaign: str
    content: str
    link: str


@dataclass(frozen=True, slots=True)
class FigureResult:
    """A figure wanted and got; ``reached`` percent of the target, None where it cannot be said."""

    figure: CampaignFigure
    target: Decimal | None
    result: Decimal | None
    reached: Decimal | None


@dataclass(frozen=True, slots=True)
class Spent:
    """Sums of a campaign's budget lines; ``agreed`` is the campaign's own budget, None when it was not said."""

    plan: Decimal
    actual: Decimal
    forecast: Decimal
    agreed: Decimal | None
    lines: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a campaign was to do and did."""

    figures: tuple[FigureResult, ...]
    posts_out: int
    posts_planned: int
    posts_unwritten: int
    steps_done: int
    steps: int
    budget: Spent


@dataclass(frozen=True, slots=True)
class LegalItem:
    """A reminder of the client's country for this kind of campaign; ``check`` says that it was looked at."""

    reminder: law.Reminder
    text: str
    notice: str
    stale: bool
    check: LegalCheck | None

    @property
    def done(self) -> bool:
        """Whether it was looked at."""
        return self.check is not None and bool(self.check.done_on)


# -- checklist --------------------------------------------------------------------------------


def checklist(store: Store, campaign: Campaign, today: date, *, origin: object = None) -> tuple[CampaignStep, ...]:
    """Copy the ready-made steps of the campaign's kind and country that it has not yet, with their days.

    Days that would already be past are eased to today. Steps made before follow the campaign's dates until they are done
    or their day was changed by hand: see :mod:`.redating`.
    """
    client = store.get(Client, campaign.client_id)
    have = store.find(CampaignStep, campaign_id=campaign.id)
    known = {one.step for one in have}
    start, end = _date(campaign.start), _date(campaign.end)
    new = []
    for step in steps(campaign.kind, client.country):
        if step.id not in known:
            new.append((step, step.days_of(start, end, today)))
    with store.transaction(Act.EDIT_CAMPAIGN, origin) as tx:
        made = [
            tx.add(
                CampaignStep(
                    client_id=client.id,
                    campaign_id=campaign.id,
                    step=step.id,
                    phase=step.phase,
                    text=step.text(client.language),
                    position=len(have) + place,
                    due=days["due"],
                    eased_to=days["eased_to"],
                )
            )
            for place, (step, days) in enumerate(new)
        ]
    return tuple(made)


# -- links ------------------------------------------------------------------------------------


def utm_table(plan: WholePlan, campaign: Campaign, places: Iterable[Place] | None = None) -> tuple[Tags, ...]:
    """The names in links of a campaign at each place (all those in use), as its posts will carry them.

    :raises BadInput: when a preset of the client's holds an unknown place
    """
    chosen = [one for one in plan.places if not one.archived] if places is None else list(places)
    bare = Post(client_id=plan.client.id, title="", due_wall=campaign.start and f"{campaign.start}T09:00")
    rows = []
    for place in chosen:
        tags = utm.tags_for(plan.client, place, campaign, bare)
        link = utm.tag(plan.client.site, plan.client, place, campaign, bare)
        if link == plan.client.site and link:  # links inside the client's own site are never tagged
            tags = {}
        source, medium, called, content = (tags.get(name, "") for name in utm.TAGS)
        rows.append(
            Tags(place.id, f"{place.network} {place.handle}".strip(), source, medium, called, content, link)
        )
    return tuple(rows)


# -- results ----------------------------------------------------------------------------------


def results(store: Store, campaign: Campaign) -> Results:
    """Figures wanted and got, posts out and planned, steps done, money."""
    statuses = store.posts.of_campaign(campaign.id)
    out = sum(count for status, count in statuses.items() if status in OUT)
    unwritten = sum(count for status, count in statuses.items() if status in _UNWRITTEN)
    every = [one for one in store.find(CampaignStep, campaign_id=campaign.id) if not one.archived]
    figures = [one for one in store.find(CampaignFigure, campaign_id=campaign.id) if not one.archived]
    return Results(
        figures=tuple(_figure(one) for one in figures),
        posts_out=out,
        posts_planned=sum(statuses.values()) - out,
        posts_unwritten=unwritten,
        steps_done=sum(1 for one in every if one.done_on),
        steps=len(every),
        budget=budget(store, campaign),
    )


def _figure(figure: CampaignFigure) -> FigureResult:
    target, result = kept(figure.target), kept(figure.result)
    reached = result * 100 / target if target and result is not None else None
    return FigureResult(figure, target, result, reached)


def budget(store: Store, campaign: Campaign) -> Spent:
    """Sums of the campaign's budget lines, exact to the cent."""
    lines = [one for one in store.find(BudgetLine, campaign_id=campaign.id) if not one.archived]
    cells = [cell for line in lines for cell in store.find(BudgetCell, line_id=line.id) if not cell.archived]
    plan, actual, forecast = (
        sum((kept(getattr(cell, name)) or Decimal(0) for cell in cells), Decimal(0))
        for name in ("plan", "actual", "forecast")
    )
    return Spent(plan, actual, forecast, kept(campaign.budget), len(lines))


def close(
    store: Store, campaign_id: int, results: str, lessons: str, on: str = "", *, origin: object = None
) -> Campaign:
    """End a campaign with what came of it and what was learned; ``on`` "" = today where the client lives.

    :raises BadInput: when it is closed already, the day is none, or nothing was learned
    """
    campaign = store.get(Campaign, campaign_id)
    if campaign.state == "closed":
        raise BadInput(N_("Campaign: it was closed on {day}; open it again to change that."), "state", day=campaign.closed_on)
    if not lessons.strip():
        raise BadInput(N_("Lessons: write at least one thing to keep, to change or to stop."), "lessons")
    client = store.get(Client, campaign.client_id)
    day = on or day_of(wall_now(store.clock(), client.zone)).isoformat()
    checked_day(day, "closed_on")
    if campaign.start and day < campaign.start:
        message = N_("Closed on: {day} lies before the campaign’s first day, {start}.")
        raise BadInput(message, "closed_on", day=day, start=campaign.start)
    values = {"results": results.strip(), "lessons": lessons.strip(), "closed_on": day}
    with store.transaction(Act.CLOSE_CAMPAIGN, origin) as tx:
        return tx.update(campaign, state="closed", **values)


def reopen(store: Store, campaign_id: int, *, origin: object = None) -> Campaign:
    """Take back a closing; results and lessons stay written."""
    with store.transaction(Act.EDIT_CAMPAIGN, origin) as tx:
        return tx.update(store.get(Campaign, campaign_id), state="running", closed_on="")


# -- agreement --------------------------------------------------------------------------------


def agree(store: Store, campaign_id: int, by: str, on: str = "", *, origin: object = None) -> Campaign:
    """Note that somebody of the client's said yes to the brief as it stands; ``on`` "" = today where the client lives.

    The digest of the brief is kept with it: a change of what was agreed shows, and asks for a new yes.

    :raises BadInput: without a name, or for a day that is none or still to come
    """
    campaign = store.get(Campaign, campaign_id)
    if not by.strip():
        raise BadInput(N_("Agreed by: the name is empty; write who of the client’s said yes."), "agreed_by")
    plan = store.plans.whole(campaign.client_id)
    today = day_of(wall_now(store.clock(), plan.client.zone)).isoformat()
    day = on or today
    checked_day(day, "agreed_on")
    if day > today:
        raise BadInput(N_("Agreed on: {day} is still to come; give the day of the yes."), "agreed_on", day=day)
    values = {"agreed_by": by.strip(), "agreed_on": day, "agreed_digest": digest_of(plan, campaign)}
    with store.transaction(Act.AGREE_CAMPAIGN, origin) as tx:
        return tx.update(campaign, **values)


def who_agrees(plan: WholePlan, campaign: Campaign) -> tuple[str, ...]:
    """The names to choose from: those of the client's people that the campaign's approvers name, the others, its approver."""
    people = [one.name for one in plan.of("person") if one.approves != "nothing" and one.name.strip()]
    people.sort(key=lambda name: name not in campaign.approvers)
    return tuple(dict.fromkeys(filter(None, (*people, plan.client.approver.strip()))))


# -- law --------------------------------------------------------------------------------------


def legal(store: Store, campaign: Campaign, today: date | None = None) -> tuple[LegalItem, ...]:
    """What the law of the client's country asks of this kind of campaign, with what was looked at."""
    client = store.get(Client, campaign.client_id)
    today = today or day_of(wall_now(store.clock(), client.zone))
    checks = {one.reminder: one for one in store.find(LegalCheck, campaign_id=campaign.id, client_id=client.id)}
    found = law.reminders(client.country, campaign.kind)
    own = sorted((one for one in found if one.kinds or _OF_WHAT_IS_SAID & set(one.topics)), key=lambda one: not one.kinds)
    return _items(own, checks, client.language, today)


def legal_of_plan(store: Store, client_id: int, today: date | None = None) -> tuple[LegalItem, ...]:
    """Reminders that hold for the plan as a whole."""
    client = store.get(Client, client_id)
    today = today or day_of(wall_now(store.clock(), client.zone))
    checks = {one.reminder: one for one in store.find(LegalCheck, campaign_id=0, client_id=client_id)}
    general = [one for one in law.reminders(client.country) if not one.kinds]
    return _items(general, checks, client.language, today)


def _items(
    found: Iterable[law.Reminder], checks: Mapping[str, LegalCheck], language: str, today: date
) -> tuple[LegalItem, ...]:
    return tuple(
        LegalItem(one, one.text(language), law.notice(one, today), law.stale(one, today), checks.get(one.id))
        for one in found
    )


def look_at(
    store: Store, client_id: int, reminder: str, campaign_id: int = 0, *, on: str, note: str = "",
    origin: object = None,
) -> LegalCheck:  # fmt: skip
    """Note that a reminder was looked at on a day ("" = not any more).

    :raises BadInput: for a day that is none
    """
    if on:
        checked_day(on, "done_on")
    found = store.find(LegalCheck, client_id=client_id, campaign_id=campaign_id, reminder=reminder)
    act = Act.EDIT_CAMPAIGN if campaign_id else Act.EDIT_STRATEGY
    with store.transaction(act, origin) as tx:
        if found:
            return tx.update(found[0], done_on=on, note=note or found[0].note)
        made = LegalCheck(client_id=client_id, campaign_id=campaign_id, reminder=reminder, done_on=on, note=note)
        return tx.add(made)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
