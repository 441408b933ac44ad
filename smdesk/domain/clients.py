"""A client is a business served; a place is where it is present; slots are the hours it usually posts."""

from smdesk.domain.entity import column, entity

ID = 0  # an entity not yet stored has id 0; the store gives it one


@entity("client")
class Client:
    """A business served. ``hours`` are working hours as "09:00-13:00,15:00-18:00"; ``workdays`` digits 0-6, Monday 0."""

    id: int = ID
    name: str
    short: str = ""  # two letters in the chip; made from the name when empty
    color: str = "#474FB0"
    language: str = "en"  # it, es, en: the language of its documents and its posts
    country: str = ""  # ISO 3166-1 alpha-2
    region: str = ""  # subdivision code as the holidays calendar names it
    zone: str = "Europe/Rome"
    hours: str = "09:00-18:00"
    workdays: str = "01234"
    approver: str = ""  # who says yes to posts
    utm_source: str = "{network}"
    utm_medium: str = "social"
    utm_campaign: str = "{campaign}"
    utm_content: str = ""
    site: str = ""  # own domain: links to it get campaign tags, links inside it never do
    forbidden: str = ""  # words of the brand sheet that must not appear, one a line
    promo_ceiling: int = 20  # highest share of promotional posts, percent
    cadence: int = 0  # posts wanted a week; 0 = the number of weekly slots
    reviewed: bool = True  # False: the client approves nothing, posts go from draft to approved
    archived: bool = False
    position: int = 0
    vocabulary: str = ""  # words that are right though no dictionary has them, one a line


@entity("place")
class Place:
    """An account, page, blog, forum, chat or list where a client is present."""

    id: int = ID
    client_id: int = column(refers="client")
    network: str  # id of a network, such as "instagram"
    handle: str = ""
    address: str = ""  # URL of the profile, or of the instance
    role: str = ""  # what this place is for, in the client's plan
    premium: bool = False  # a paid account with the longer limits of its network
    preset: bool = True  # new posts go here unless told otherwise
    position: int = 0
    archived: bool = False


@entity("slot")
class Slot:
    """A weekly hour at which a place usually posts."""

    id: int = ID
    client_id: int = column(refers="client")
    place_id: int = column(refers="place")
    weekday: int  # 0 Monday … 6 Sunday
    hour: str  # "18:30", wall time of the client's zone


@entity("own_date")
class OwnDate:
    """A day of the client's own: its feast, its closing week, its birthday."""

    id: int = ID
    client_id: int = column(refers="client")
    day: str  # YYYY-MM-DD
    title: str
    yearly: bool = False


def initials(client: Client) -> str:
    """One or two capitals for the client's chip."""
    if client.short:
        return client.short[:2].upper()
    words = [word for word in client.name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "?"
