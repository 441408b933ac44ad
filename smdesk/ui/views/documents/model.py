"""What can be made: documents for the client and kinds of file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from smdesk.domain.errors import N_


@dataclass(frozen=True, slots=True)
class Product:
    """One thing to make. ``format`` empty = a PDF document with a preview."""

    id: str
    title: str
    text: str
    icon: str
    format: str = ""
    suffix: str = "pdf"


PRODUCTS = (
    Product(
        "calendar",
        N_("Content calendar"),
        N_("Month grids, the mix, every post of every week, what is still missing, a place to sign."),
        "calendar",
    ),
    Product(
        "approval",
        N_("Approval pack"),
        N_("Posts in review as the public will see them, with boxes to tick and the hash of what is signed."),
        "box-check",
    ),
    Product(
        "strategy",
        N_("Strategy plan"),
        N_("The whole plan with its figures, or single chapters; what is private is never in it."),
        "compass",
    ),
    Product(
        "campaign",
        N_("Campaign brief"),
        N_("One campaign from idea to signature: why, what, when, how much, law; its results once it is closed."),
        "megaphone",
    ),
    Product(
        "proposal",
        N_("Proposal"),
        N_("One business idea on a page: what it gives, how, what it brings and costs, what could sink it, and a yes or no."),
        "bulb",
    ),
    Product(
        "competitors",
        N_("Competitor study"),
        N_("All by one formula and one window: gaps to occupy, things to avoid, a page for each, the evidence."),
        "search",
    ),
    Product(
        "xlsx",
        N_("Posts as XLSX"),
        N_("All fields and versions for Excel; comes back in unchanged."),
        "table",
        "xlsx",
        "xlsx",
    ),
    Product(
        "csv",
        N_("Posts as CSV"),
        N_("All fields and versions; opens in any spreadsheet and comes back in unchanged."),
        "table",
        "csv",
        "csv",
    ),
    Product(
        "ics",
        N_("Calendar file (ICS)"),
        N_("For Thunderbird, Google Calendar and phones."),
        "download",
        "ics",
        "ics",
    ),
    Product("json", N_("Posts as JSON"), N_("For scripts; the form of “smdesk posts --json”."), "file", "json", "json"),
    Product(
        "buffer",
        N_("CSV for Buffer"),
        N_("One file per place, as its bulk upload wants it."),
        "external",
        "buffer",
        "csv",
    ),
    Product("metricool", N_("CSV for Metricool"), N_("All places in one file."), "external", "metricool", "csv"),
)

UNDATED = frozenset({"strategy", "campaign", "proposal", "competitors"})  # days are those of the plan


def month_of(day: date, ahead: int = 0) -> tuple[date, date]:
    """First and last day of the month that lies ``ahead`` months after ``day``'s."""
    number = day.year * 12 + day.month - 1 + ahead
    first = date(number // 12, number % 12 + 1, 1)
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def quarter_of(day: date, ahead: int = 0) -> tuple[date, date]:
    """First and last day of the calendar quarter that lies ``ahead`` quarters after ``day``'s."""
    back = (day.month - 1) % 3
    return month_of(day, ahead * 3 - back)[0], month_of(day, ahead * 3 - back + 2)[1]


PERIODS: tuple[tuple[str, Callable[[date], tuple[date, date]]], ...] = (
    (N_("This month"), lambda day: month_of(day)),
    (N_("Next month"), lambda day: month_of(day, 1)),
    (N_("This quarter"), lambda day: quarter_of(day)),
    (N_("Next quarter"), lambda day: quarter_of(day, 1)),
    (N_("This year"), lambda day: (date(day.year, 1, 1), date(day.year, 12, 31))),
)
