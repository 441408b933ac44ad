"""Competitors, observed by one formula and one window for all, the client included."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("study")
class Study(Record):
    """One per client: what the study asks, and how it measures."""

    question: str = ""
    formula: str = "er_followers"  # id of a formula fair to competitors
    window_days: int = 28
    x_low: str = ""
    x_high: str = ""
    y_low: str = ""
    y_high: str = ""
    own_x: int = 50  # 0 to 100: where the client stands on the map
    own_y: int = 50
    next_on: str = ""


@entity("competitor")
class Competitor(Record):
    """Somebody the client's public could choose instead."""

    name: str = ""
    rank: str = "direct"  # direct, aspirational, indirect
    site: str = ""
    handles: str = ""  # one a line: "instagram @name"
    positioning: str = ""
    tone: str = ""
    themes: str = ""  # one a line
    formats: str = ""  # one a line
    offers: str = ""
    best_post: str = ""
    best_why: str = ""
    best_url: str = ""
    weak: str = ""
    x: int = 50
    y: int = 50


@entity("observation")
class Observation(Record):
    """What was seen of a competitor (0 = the client itself) on one network over the window, on a day."""

    competitor_id: int = column(default=0, refers="competitor")
    on: str = ""
    network: str = ""
    window_days: int = 28
    followers: str = ""
    posts: str = ""
    engagements: str = ""
    mentions: str = ""
    reply_hours: str = ""
    note: str = ""
    evidence_url: str = ""


@entity("gap")
class Gap(Record):
    """A conclusion: a place to occupy or a thing to avoid; never a copy."""

    kind: str = "occupy"  # occupy, avoid
    text: str = ""
    why: str = ""
    priority: str = "normal"
    tactic_id: int = column(default=0, refers="tactic")
