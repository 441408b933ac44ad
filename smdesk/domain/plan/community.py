"""The structure of the community, and choices weighed among platforms or tools."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("place_role")
class PlaceRole(Record):
    """What a place is for, where it sends people, who looks after it. Never a password."""

    place_id: int = column(default=0, refers="place")
    role: str = "showcase"  # hub, showcase, conversation, service, archive, traffic
    purpose: str = ""
    per_week: str = ""
    flows_to: int = column(default=0, refers="place")
    owner: str = ""
    access: str = ""
    bio: str = ""
    rules: str = ""
    checked_on: str = ""


@entity("choice")
class Choice(Record):
    """A need and the weighing of what could meet it."""

    kind: str = "tool"  # platform, tool
    need: str = ""
    why: str = ""
    review_on: str = ""


@entity("criterion")
class Criterion(Record):
    """What counts in a choice, and how much."""

    choice_id: int = column(default=0, refers="choice")
    name: str = ""
    weight: int = 1


@entity("option")
class Option(Record):
    """A candidate; rejected ones stay, with the reason."""

    choice_id: int = column(default=0, refers="choice")
    name: str = ""
    state: str = "candidate"  # candidate, chosen, rejected
    why: str = ""
    cost: str = ""
    data: str = ""  # where the data lie, and the agreement on them
    way_out: str = ""  # how to leave with the data


@entity("option_mark")
class OptionMark(Record):
    """How an option does by a criterion, 0 to 5."""

    option_id: int = column(default=0, refers="option")
    criterion_id: int = column(default=0, refers="criterion")
    mark: int = 0


@entity("feature")
class Feature(Record):
    """A column: something that comes back under one name."""

    name: str = ""
    pillar_id: int = column(default=0, refers="pillar")
    rhythm: str = ""
    place_id: int = column(default=0, refers="place")
    example: str = ""


@entity("parameter")
class Parameter(Record):
    """A rule fitted to this firm: how often, which topics, which hours."""

    what: str = ""
    limit: str = ""
    why: str = ""
    kind: str = ""  # what the program watches: per_week, hours, days, words, conversation; "" = a person does


@entity("touchpoint")
class Touchpoint(Record):
    """Where the shop and the screen meet: a sign, a QR code, an evening, "how did you hear of us"."""

    name: str = ""
    kind: str = "sign"  # sign, qr, print, event, tally
    place_id: int = column(default=0, refers="place")
    campaign_id: int = column(default=0, refers="campaign")
    code: str = ""  # said or shown at the counter
    link: str = ""  # with its campaign tags
    since: str = ""
    note: str = ""


@entity("touchpoint_count")
class TouchpointCount(Record):
    """How many came by a touchpoint, counted on a day."""

    touchpoint_id: int = column(default=0, refers="touchpoint")
    on: str = ""
    count: str = ""
    source: str = ""


@entity("listing")
class Listing(Record):
    """What a map or directory says of the firm; that of no place is what is true."""

    place_id: int = column(default=0, refers="place")
    name: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    categories: str = ""  # one a line
    photos_on: str = ""  # when its photos were last looked at
    checked_on: str = ""


@entity("circle")
class Circle(Record):
    """A circle of contacts in one vertical, renewed each month."""

    name: str = ""
    vertical: str = ""
    why: str = ""
    per_month: int = 0  # new contacts wanted a month


@entity("contact")
class Contact(Record):
    """A person or page outside the firm whose trust is worth having."""

    name: str = ""
    circle_id: int = column(default=0, refers="circle")
    network: str = ""
    handle: str = ""
    stage: str = "spotted"  # spotted, followed, talking, helped, collaborating, advocate, resting
    fit: int = 0  # 0 to 5: of audience and values
    given: str = ""
    received: str = ""
    known_by: str = ""
    disclosure: str = ""
    basis: str = ""  # on what ground the record is kept
    added_on: str = ""
    last_on: str = ""
    next_on: str = ""
    retired_on: str = ""
