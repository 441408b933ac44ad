"""The part of the plan that the calendar leans on: objectives, pillars, segments, campaigns."""

from enum import StrEnum

from smdesk.domain.entity import column, entity
from smdesk.domain.errors import N_

ID = 0


class CampaignKind(StrEnum):
    """The four kinds of campaign."""

    PROMOTION = "promotion"
    CONTEST = "contest"
    EVENT = "event"
    LAUNCH = "launch"


CAMPAIGN_NAMES = {
    "promotion": N_("Promotion"),
    "contest": N_("Contest"),
    "event": N_("Event"),
    "launch": N_("Launch"),
}


@entity("objective")
class Objective:
    """What the business wants, measurable and dated. Figures are texts as agreed ("60 orders a month")."""

    id: int = ID
    client_id: int = column(refers="client")
    code: str  # O1, O2, …
    title: str
    kind: str = "marketing"  # marketing or dialogue
    baseline: str = ""
    target: str = ""
    unit: str = ""
    due: str = ""  # YYYY-MM-DD
    position: int = 0
    archived: bool = False
    goal_id: int = column(default=0, refers="goal")
    stage: str = ""  # RACE: plan, reach, act, convert, engage
    owner: str = ""
    formula: str = ""  # id of the formula that measures it
    track: str = ""  # b2b, b2c
    why: str = ""  # why it matters to the goal, and why it can be reached
    state: str = "open"  # open, met, dropped
    template: str = ""


HUES = 8  # pillar colours of the tokens


@entity("pillar")
class Pillar:
    """A recurring theme with its share of the mix, in percent."""

    id: int = ID
    client_id: int = column(refers="client")
    name: str
    share: int = 0
    hue: int = 1  # 1 to 8: the pillar colours of the tokens
    promo: bool = False  # its posts sell
    purpose: str = ""
    position: int = 0
    archived: bool = False
    objective_id: int = column(default=0, refers="objective")
    segment_id: int = column(default=0, refers="segment")
    formats: str = ""  # one a line
    example: str = ""
    owner: str = ""
    template: str = ""


@entity("segment")
class Segment:
    """A part of the public, by the job it wants done."""

    id: int = ID
    client_id: int = column(refers="client")
    name: str
    job: str = ""  # "When … I want … so that …"
    position: int = 0
    archived: bool = False
    primary: bool = False  # one of at most three that come first
    role_id: int = column(default=0, refers="market_role")
    track: str = ""  # b2b, b2c
    size: str = ""
    source: str = ""  # of the size
    needs: str = ""
    objections: str = ""
    found_at: str = ""  # places and hours at which it can be met
    language: str = ""
    proof: str = ""  # what convinces it
    template: str = ""


@entity("campaign")
class Campaign:
    """A dated effort that serves an objective."""

    id: int = ID
    client_id: int = column(refers="client")
    name: str
    kind: str = CampaignKind.PROMOTION.value
    start: str = ""  # YYYY-MM-DD
    end: str = ""
    objective_id: int = column(default=0, refers="objective")
    utm_name: str = ""  # lowercase ASCII with hyphens
    idea: str = ""
    archived: bool = False
    position: int = 0
    state: str = "planned"  # planned, running, closed
    segment_id: int = column(default=0, refers="segment")
    owner: str = ""
    why: str = ""
    success: str = ""  # definition of success
    insight: str = ""
    barrier: str = ""
    proposition: str = ""
    proof: str = ""
    tone: str = ""
    mechanics: str = ""  # Markdown, step by step
    offer: str = ""
    messages: str = ""  # one a line
    mandatories: str = ""
    budget: str = ""  # money
    approvers: str = ""
    out_of_scope: str = ""
    backup: str = ""
    handoff: str = ""  # where our work ends
    results: str = ""
    lessons: str = ""
    closed_on: str = ""
    template: str = ""
    agreed_by: str = ""  # who of the client signed the brief
    agreed_on: str = ""
    agreed_digest: str = ""  # SHA-256 of what was agreed: a brief that changed since is to be agreed anew
