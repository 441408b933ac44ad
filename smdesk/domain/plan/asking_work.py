"""What the chapters on pillars, tactics, campaigns, budget, control, risks and people are asked."""

from datetime import date, timedelta
from typing import Any

from smdesk.domain.errors import N_
from smdesk.domain.plan.agreement import agreement
from smdesk.domain.plan.asking import Asked, count_of, day_in, n_, older, past
from smdesk.domain.plan.asking_who import ask_choices
from smdesk.domain.plan.load import load
from smdesk.domain.plan.whole import WholePlan

SILENT_DAYS = 120  # a contact without a touch for so long is resting
HEARD_DAYS = 31  # a client without a meeting, call or mail for so long is left in silence
FEWEST_PILLARS, MOST_PILLARS = 3, 5
REVIEWS = (90, 180, 365)


def pillars(plan: WholePlan, today: date, ask: Asked) -> None:
    pillars, roles = plan.of("pillar"), plan.of("place_role")
    if len(pillars) < FEWEST_PILLARS:
        short = FEWEST_PILLARS - len(pillars)
        ask.count(short, FEWEST_PILLARS, n_("{n} pillar short of three", "{n} pillars short of three", short,
                                            "pillars.pillars"))  # fmt: skip
    else:
        ask.that(len(pillars) <= MOST_PILLARS, N_("More than five pillars: join some"), "pillars.pillars")
    if pillars:
        total = sum(one.share for one in pillars)
        ask.that(total == 100, N_("The shares of the pillars are not 100 % together"), "pillars.pillars")
    ask.fields(pillars)
    ask.that(bool(plan.of("feature")), N_("No column yet"), "pillars.features")
    ask.fields(plan.of("feature"))
    ask.that(bool(roles), N_("No rhythm agreed yet"), "pillars.cadence")
    bare = count_of(roles, lambda one: not one.per_week)
    ask.count(bare, len(roles), n_("{n} place without a rhythm", "{n} places without a rhythm", bare,
                                   "pillars.cadence"))  # fmt: skip
    ask.that(bool(plan.of("parameter")), N_("No rule fitted to the firm yet"), "pillars.rules")
    ask.fields(plan.of("parameter"))


def tactics(plan: WholePlan, today: date, ask: Asked) -> None:
    tactics = plan.of("tactic")
    ask.that(bool(tactics), N_("No tactic yet"), "tactics.table")
    ask.fields(tactics)
    served = {one.objective_id for one in tactics}
    objectives = plan.of("objective", state="open")
    bare = count_of(objectives, lambda one: one.id not in served)
    ask.count(bare, len(objectives), n_("{n} objective that no tactic serves", "{n} objectives that no tactic serves",
                                        bare, "tactics.table"))  # fmt: skip
    ended = [one for one in tactics if one.state in ("kept", "scaled", "stopped")]
    mute = count_of(ended, lambda one: not one.verdict.strip())
    ask.count(mute, len(ended), n_("{n} tactic judged without a verdict", "{n} tactics judged without a verdict",
                                   mute, "tactics.table"))  # fmt: skip


def campaigns(plan: WholePlan, today: date, ask: Asked) -> None:
    campaigns, where = plan.of("campaign"), "campaigns.campaigns"
    ask.that(bool(campaigns), N_("No campaign yet"), where)
    ask.fields(campaigns, where)
    open_ones = [one for one in campaigns if one.state != "closed"]
    measured = {one.campaign_id for one in plan.of("campaign_figure")}
    bare = count_of(open_ones, lambda one: one.id not in measured)
    ask.count(bare, len(open_ones), n_("{n} campaign that nothing measures", "{n} campaigns that nothing measures", bare,
                                       where))  # fmt: skip
    listed = {one.campaign_id for one in plan.of("campaign_step")}
    loose = count_of(open_ones, lambda one: one.id not in listed)
    ask.count(loose, len(open_ones), n_("{n} campaign without a checklist", "{n} campaigns without a checklist", loose,
                                        where))  # fmt: skip
    over = count_of(open_ones, lambda one: past(one.end or one.start, today))
    ask.count(over, len(open_ones), n_("{n} campaign is over and not closed", "{n} campaigns are over and not closed",
                                       over, where))  # fmt: skip
    running = [one for one in campaigns if one.state == "running"]
    stands = [agreement(plan, one).state for one in running]
    bare, other = stands.count("none"), stands.count("changed")
    ask.count(bare, len(running), n_("{n} campaign runs without the client’s agreement",
                                     "{n} campaigns run without the client’s agreement", bare, where))  # fmt: skip
    ask.count(other, len(running), n_("{n} campaign changed since the client agreed to it",
                                      "{n} campaigns changed since the client agreed to them", other, where))  # fmt: skip
    closed = [one for one in campaigns if one.state == "closed"]
    mute = count_of(closed, lambda one: not one.lessons.strip())
    ask.count(mute, len(closed), n_("{n} campaign closed without lessons", "{n} campaigns closed without lessons",
                                    mute, where))  # fmt: skip
    steps = [one for one in plan.of("campaign_step") if one.campaign_id in {each.id for each in open_ones}]
    late = count_of(steps, lambda one: not one.done_on and past(one.due, today))
    ask.count(late, len(steps), n_("{n} step of a campaign is late", "{n} steps of campaigns are late", late, where))
    for kind in ("deliverable", "campaign_figure"):
        ask.fields(plan.of(kind), where)


def tools(plan: WholePlan, today: date, ask: Asked) -> None:
    ask.that(bool(plan.of("choice", kind="tool")), N_("No tool compared yet"), "tools.choices")
    ask_choices(plan, "tool", today, ask, "tools.choices")


def contacts(plan: WholePlan, today: date, ask: Asked) -> None:
    ask.text(plan, "contacts.programme", N_("The programme of contacts is not written yet"))
    ask.that(bool(plan.of("circle")), N_("No circle yet"), "contacts.circles")
    ask.fields(plan.of("circle"))
    people = [one for one in plan.of("contact") if not one.retired_on]
    ask.that(bool(people), N_("No contact yet"), "contacts.contacts")
    ask.fields(people, "contacts.contacts")
    late = count_of(people, lambda one: past(one.next_on, today))
    ask.count(late, len(people), n_("{n} contact waits for a word", "{n} contacts wait for a word", late,
                                    "contacts.contacts"))  # fmt: skip
    quiet = count_of(people, lambda one: one.stage != "resting" and older(one.last_on, today, SILENT_DAYS))
    ask.count(quiet, len(people), n_("{n} contact silent for 120 days", "{n} contacts silent for 120 days", quiet,
                                     "contacts.contacts"))  # fmt: skip


def budget(plan: WholePlan, today: date, ask: Asked) -> None:
    where, lines = "budget.table", plan.of("budget_line")
    ask.that(bool(lines), N_("No budget line yet"), where)
    ask.fields(lines)
    cells = [one for one in plan.of("budget_cell") if one.line_id in {line.id for line in lines}]
    planned = {one.month for one in cells if one.plan.strip()}
    if lines:
        months = _months(plan.one("plan"))
        bare = len(months - planned) if months else int(not planned)
        ask.count(bare, len(months) or 1, n_("{n} month without a budget", "{n} months without a budget", bare, where))
        kept = any(one.category == "contingency" for one in lines)
        ask.that(kept, N_("Nothing is kept for what nobody foresees"), where)
    spent = {one.month for one in cells if one.actual.strip()}
    done = {month for month in planned if month < today.isoformat()[:7]}
    open_ = len(done - spent)
    ask.count(open_, len(done), n_("{n} month that is over without what was spent",
                                   "{n} months that are over without what was spent", open_, where))  # fmt: skip


def _months(head: Any) -> set[str]:
    start, end = day_in(head.start), day_in(head.end)
    if start is None or end is None or end < start or (end - start).days > 3660:
        return set()
    return {(start + timedelta(days=days)).isoformat()[:7] for days in range((end - start).days + 1)}


def actions(plan: WholePlan, today: date, ask: Asked) -> None:
    actions = plan.of("action")
    ask.that(bool(actions), N_("No action yet"), "actions.actions")
    ask.fields(actions, "actions.actions")
    late = count_of(actions, lambda one: not one.done and past(one.end, today))
    ask.count(late, len(actions), n_("{n} action is late", "{n} actions are late", late, "actions.actions"))
    ask.fields(plan.of("week_order"))
    ask.fields(plan.of("sketch"))
    _hours(plan, today, ask)
    orders = [one for one in plan.of("week_order") if older(one.week, today, 7)]
    mute = count_of(orders, lambda one: one.state == "given" and not one.result.strip())
    ask.count(mute, len(orders), n_("{n} order of the week without a result", "{n} orders of the week without a result",
                                    mute, "actions.orders"))  # fmt: skip


def _hours(plan: WholePlan, today: date, ask: Asked) -> None:
    """Where some actions say their hours all should; and no week asks for more than was agreed."""
    open_ones = [one for one in plan.of("action") if not one.done]
    bare = count_of(open_ones, lambda one: not one.hours)
    if bare < len(open_ones):
        ask.count(bare, len(open_ones), n_("{n} action without hours", "{n} actions without hours", bare, "actions.actions"))
    found = load(plan, today)
    over = len(found.beyond)
    ask.count(over, sum(bool(one.total) for one in found.weeks), n_(
        "{n} week of the next thirteen asks for more hours than agreed",
        "{n} weeks of the next thirteen ask for more hours than agreed", over, "actions.load"))  # fmt: skip


def control(plan: WholePlan, today: date, ask: Asked) -> None:
    reviews, kpis = plan.of("plan_review"), plan.of("kpi")
    bare = len(set(REVIEWS) - {one.days for one in reviews})
    ask.count(bare, len(REVIEWS), n_("{n} of the reviews at 90, 180 and 365 days is not set",
                                     "{n} of the reviews at 90, 180 and 365 days are not set", bare,
                                     "control.expectations"))  # fmt: skip
    ask.fields(reviews)
    due = [one for one in reviews if past(one.on, today)]
    mute = count_of(due, lambda one: not one.done or not one.verdict.strip())
    ask.count(mute, len(due), n_("{n} review is due without a verdict", "{n} reviews are due without a verdict", mute,
                                 "control.expectations"))  # fmt: skip
    ask.that(bool(kpis), N_("No KPI under control yet"), "control.kpis")
    ask.fields(kpis)


def risks(plan: WholePlan, today: date, ask: Asked) -> None:
    from smdesk.domain.legal import reminders  # late: it reads a file

    risks = plan.of("risk")
    ask.that(bool(risks), N_("No risk yet"), "risks.risks")
    ask.fields(risks, "risks.risks")
    late = count_of(risks, lambda one: past(one.review_on, today))
    ask.count(late, len(risks), n_("{n} risk to be looked at again", "{n} risks to be looked at again", late,
                                   "risks.risks"))  # fmt: skip
    if not plan.client.country:
        ask.that(False, N_("The client has no country: legal reminders follow it"), "risks.legal")
    seen = {one.reminder for one in plan.of("legal_check", campaign_id=0) if one.done_on}
    wanted = [one.id for one in reminders(plan.client.country) if not one.kinds] if plan.client.country else []
    left = count_of(wanted, lambda number: number not in seen)
    ask.count(left, len(wanted), n_("{n} legal reminder not looked at", "{n} legal reminders not looked at", left,
                                    "risks.legal"))  # fmt: skip


def _heard(plan: WholePlan, today: date, ask: Asked) -> None:
    """The client is never left in silence: a contact within the month, or by the day that was said."""
    days = [day for one in plan.of("meeting") if (day := day_in(one.on)) and day <= today]
    if not days:
        return
    last = max(days)
    said = [day for one in plan.of("meeting") if (day := day_in(one.next_on)) and day > last]
    until = max(said, default=last + timedelta(days=HEARD_DAYS))
    coming = any(one.on > today.isoformat() for one in plan.of("meeting"))
    silent = (today - last).days
    ask.count(1 if today > until and not coming else 0, 1, n_(
        "The client has heard nothing for {n} day", "The client has heard nothing for {n} days", silent, "people.meetings"))  # fmt: skip


def people(plan: WholePlan, today: date, ask: Asked) -> None:
    people = plan.of("person")
    approving = any(one.approves in ("posts", "all") for one in people)
    ask.that(approving, N_("Nobody approves the posts"), "people.chain")
    ask.that(any(one.approves in ("plan", "all") for one in people), N_("Nobody approves the plan"), "people.chain")
    ask.that(any(one.told for one in people), N_("Nobody is told of what is out"), "people.chain")
    for kind in ("person", "department", "meeting", "decision", "proposal", "request", "client_task"):
        ask.fields(plan.of(kind))
    ask.that(bool(plan.of("meeting")), N_("No meeting or call noted yet"), "people.meetings")
    _heard(plan, today, ask)
    decisions = plan.of("decision", state="open")
    late = count_of(decisions, lambda one: past(one.due, today))
    ask.count(late, len(decisions), n_("{n} decision is past its day", "{n} decisions are past their day", late,
                                       "people.decisions"))  # fmt: skip
    tasks = [one for one in plan.of("client_task") if not one.done_on]
    waiting = count_of(tasks, lambda one: past(one.due, today))
    ask.count(waiting, len(tasks), n_("{n} task of the client's is late", "{n} tasks of the client's are late",
                                      waiting, "people.tasks"))  # fmt: skip
    asked = plan.of("request")
    new = count_of(asked, lambda one: one.scope == "new")
    ask.count(new, len(asked), n_("{n} request to be judged", "{n} requests to be judged", new, "people.requests"))
