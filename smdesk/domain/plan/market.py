"""Who is served: everyone who could buy, not only who pays us; and what there is to buy."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("market_role")
class MarketRole(Record):
    """A group on the market map by the part it plays in a purchase."""

    role: str = "buyer"  # payer, buyer, user, influencer, non_customer
    who: str = ""
    wants: str = ""
    area: str = ""  # countries and languages
    size: str = ""
    source: str = ""


@entity("product")
class Product(Record):
    """Something the client sells."""

    name: str = ""
    priority: str = "normal"  # high, normal, low
    margin: str = ""  # percent
    season: str = ""
    pillar_id: int = column(default=0, refers="pillar")
    segment_id: int = column(default=0, refers="segment")
    price: str = ""  # money, of one
    cost: str = ""  # money, what one costs to make and deliver
    sold: str = ""  # how many a month


@entity("sector_fact")
class SectorFact(Record):
    """A line of the sector file; stale after six months."""

    kind: str = "fact"  # fact, season, rule, event, niche
    text: str = ""
    source: str = ""
    checked_on: str = ""


@entity("audit_mark")
class AuditMark(Record):
    """How an own place does by one criterion, 0 (missing) to 5 (nothing to add); -1 = not looked at."""

    place_id: int = column(default=0, refers="place")
    criterion: str = ""
    mark: int = -1
    note: str = ""
    checked_on: str = ""


@entity("swot_entry")
class SwotEntry(Record):
    """A strength, weakness, opportunity or threat with its evidence."""

    quadrant: str = "strength"  # strength, weakness, opportunity, threat
    text: str = ""
    evidence: str = ""
    checked_on: str = ""


@entity("tows_option")
class TowsOption(Record):
    """A strategic option that follows from a pair of SWOT quadrants."""

    cell: str = "so"  # so, wo, st, wt
    text: str = ""
    because: str = ""
    chosen: bool = False
    tactic_id: int = column(default=0, refers="tactic")


@entity("signal")
class Signal(Record):
    """Something measured outside: a search figure, a study, a KET of the trade."""

    source: str = ""
    on: str = ""
    region: str = ""
    value: str = ""
    reading: str = ""
    idea: str = ""


@entity("fashion")
class Fashion(Record):
    """A trend seen on the networks, with the day it will be stale."""

    name: str = ""
    seen_on: str = ""
    seen_at: str = ""
    fit: int = 0  # 0 to 5
    expires_on: str = ""
    state: str = "watch"  # watch, adopted, ignored


@entity("keyword")
class Keyword(Record):
    """A term the public searches for, and what of ours answers it."""

    term: str = ""
    language: str = ""
    intent: str = "know"  # know, do, buy, local
    cluster: str = ""
    volume: str = ""  # band, as the source gives it
    difficulty: str = ""
    answered_by: str = ""
    place_id: int = column(default=0, refers="place")


@entity("interest")
class Interest(Record):
    """Search interest of a term over time, 0–100 and relative: not a number of searches."""

    term: str = ""
    region: str = ""
    source: str = ""
    imported_on: str = ""
    points: str = ""  # JSON: [["YYYY-MM-DD", value], …]
