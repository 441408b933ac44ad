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


@entity("segment")
class Segment:
    """A part of the public, by the job it wants done."""

    id: int = ID
    client_id: int = column(refers="client")
    name: str
    job: str = ""  # "When … I want … so that …"
    position: int = 0
    archived: bool = False


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
