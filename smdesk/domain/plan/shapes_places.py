"""Shapes of where the firm is found: what maps say of it, and where the shop and the screen meet."""

from smdesk.domain.errors import N_
from smdesk.domain.plan.shape import Field, Form, Shape

TOUCHPOINT_KINDS = {
    "sign": N_("Sign or window"),
    "qr": N_("QR code"),
    "print": N_("Print"),
    "event": N_("Event"),
    "tally": N_("“How did you hear of us?”"),
}

SHAPES = (
    Shape("listing", N_("Listing"), N_("Presence on maps"), N_("Add listing"), "name", "map", (
        Field("place_id", N_("Place"), N_("The map, directory or page that says it; none: this is what is true."),
              Form.LINK, refers="place"),
        Field("name", N_("Name"), N_("The name as it stands there, letter by letter."), needed=True),
        Field("address", N_("Address"), N_("Street, number, postcode, town.")),
        Field("phone", N_("Phone"), N_("As it stands there; several with commas.")),
        Field("hours", N_("Opening hours"), N_("A line for each day or group of days."), Form.LINES),
        Field("categories", N_("Categories"), N_("Under what it is filed there, one a line."), Form.LINES),
        Field("photos_on", N_("Photos looked at"), N_("When its photos were last looked at; after half a year they are old."),
              Form.DAY),
        Field("checked_on", N_("Checked"), N_("The day it was compared; due again after ninety days."), Form.DAY),
    )),
    Shape("touchpoint", N_("Touchpoint"), N_("Where shop and screen meet"), N_("Add touchpoint"), "name", "pin", (
        Field("name", N_("Touchpoint"), N_("A thing people meet away from the screen: a card, a poster, an evening."),
              needed=True, wide=3),
        Field("kind", N_("Kind"), N_("Sign, code, print, event, or asking at the counter."), Form.CHOICE, True,
              TOUCHPOINT_KINDS),
        Field("place_id", N_("Place"), N_("The place of ours it leads to, or that led people to it."), Form.LINK,
              refers="place"),
        Field("campaign_id", N_("Campaign"), N_("The campaign it works for."), Form.LINK, refers="campaign"),
        Field("code", N_("Code"), N_("What is said or shown at the counter.")),
        Field("link", N_("Link"), N_("Where it leads, with its campaign tags."), Form.WEB),
        Field("since", N_("Since"), N_("The day it was put up."), Form.DAY),
        Field("note", N_("Note"), N_("Who counts, and how.")),
    )),
    Shape("touchpoint_count", N_("Count"), N_("Counts"), N_("Add count"), "on", "chart", (
        Field("touchpoint_id", N_("Touchpoint"), N_("Where people came by."), Form.LINK, True, refers="touchpoint"),
        Field("on", N_("Day"), N_("The day, or the last day of the week, that was counted."), Form.DAY, True),
        Field("count", N_("How many"), N_("How many came by it."), Form.FIGURE, True, wide=1),
        Field("source", N_("Source"), N_("Who counted, or which report."), wide=3),
    )),
)  # fmt: skip
