"""Tactics, budget, the action plan, risks and legal reminders."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("tactic")
class Tactic(Record):
    """Something we do for an objective, with the rule that starts it and the one that stops it."""

    name: str = ""
    objective_id: int = column(default=0, refers="objective")
    pillar_id: int = column(default=0, refers="pillar")
    stage: str = ""
    effort: int = 0  # 1 to 5
    hours: str = ""  # a month
    cost: str = ""  # money a month
    effect: str = ""
    gain: int = 0  # 1 to 5
    evidence: str = ""
    start_rule: str = ""
    stop_rule: str = ""
    state: str = "proposed"  # proposed, running, stopped, kept, scaled
    verdict: str = ""


@entity("budget_line")
class BudgetLine(Record):
    """What money goes to."""

    name: str = ""
    category: str = "ads"  # people, ads, production, tools, prizes, influencers, contingency
    campaign_id: int = column(default=0, refers="campaign")


@entity("budget_cell")
class BudgetCell(Record):
    """A line's money in a month."""

    line_id: int = column(default=0, refers="budget_line")
    month: str = ""  # YYYY-MM
    plan: str = ""
    actual: str = ""
    forecast: str = ""


@entity("action")
class Action(Record):
    """A bar of the action plan."""

    title: str = ""
    start: str = ""
    end: str = ""
    owner: str = ""
    hat: str = "smm"  # smm, cm
    tactic_id: int = column(default=0, refers="tactic")
    done: bool = False
    hours: str = ""  # in all, from its first day to its last


@entity("week_order")
class WeekOrder(Record):
    """What the SMM asks of the CM in a week, and what came of it."""

    week: str = ""  # its Monday
    goal: str = ""
    actions: str = ""
    limits: str = ""
    objective_id: int = column(default=0, refers="objective")
    state: str = "given"  # given, done, handed_back
    result: str = ""
    hours: str = ""  # of that week


@entity("sketch")
class Sketch(Record):
    """A business idea on half a page."""

    title: str = ""
    value: str = ""
    channel: str = ""
    revenue: str = ""
    cost: str = ""
    risk: str = ""


@entity("risk")
class Risk(Record):
    """What may go wrong, 1 to 5 by 1 to 5."""

    text: str = ""
    chance: int = 0
    impact: int = 0
    sign: str = ""  # how we would notice
    response: str = ""
    owner: str = ""
    review_on: str = ""


@entity("legal_check")
class LegalCheck(Record):
    """That a legal reminder was looked at, for the plan or for a campaign."""

    reminder: str = ""  # id of the reminder
    campaign_id: int = column(default=0, refers="campaign")
    done_on: str = ""
    note: str = ""
