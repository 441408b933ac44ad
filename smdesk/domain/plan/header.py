"""The plan as a whole: its title and period, its free texts, its versions, the craft behind it."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("plan")
class Plan(Record):
    """One per client. ``template`` names the starting point while nothing was touched."""

    title: str = ""
    start: str = ""
    end: str = ""
    currency: str = "EUR"  # ISO 4217
    theme: str = ""  # the year's theme in one line
    context: str = ""  # Markdown: the business plan it is tied to
    idea: str = ""  # the strategy in one paragraph
    mix: str = "own"  # the rule of the mix: own, 70-20-10, 4-1-1, 5-3-2, 80-20
    hours: str = ""  # hours a month agreed with the client
    rate: str = ""  # money an hour; private, never in a client's document
    margin: str = ""  # gross margin, percent: what a sale leaves
    review_on: str = ""


@entity("plan_text")
class PlanText(Record):
    """Free text (Markdown) of one section."""

    section: str = column(default="", index=True)  # key of the section, such as "situation.sector"
    text: str = ""


@entity("plan_version")
class PlanVersion(Record):
    """A frozen state of the whole plan; ``content`` is its exact JSON, ``digest`` the SHA-256 of it."""

    number: int = 0
    frozen_at: str = ""  # ISO 8601 with offset
    note: str = ""
    content: str = ""
    digest: str = ""
    signed_by: str = ""
    signed_role: str = ""
    signed_on: str = ""


@entity("artisan_card")
class ArtisanCard(Record):
    """One per client: why this work is like no other of ours."""

    care: str = ""
    differs: str = ""
    never_reused: str = ""
    portfolio: bool = False  # the client agreed to be shown as a case
    portfolio_note: str = ""


@entity("training")
class Training(Record):
    """A course or a reading that this work asked for."""

    title: str = ""
    on: str = ""
    by: str = ""
    learned: str = ""
    proof: str = ""


@entity("studio")
class Studio(Record):
    """The user's own style, printed on every document; a single one, of no client."""

    name: str = ""
    logo: str = ""  # path of a picture
    color: str = ""
    contact: str = ""
    signature: str = ""
    method: str = ""  # how we work, in a paragraph
