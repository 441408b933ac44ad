"""``smdesk slots``: the weekly hours at which places post."""

import argparse

from smdesk.commands.call import Call, client_id, client_option, found
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import folded
from smdesk.domain.recurrence import WEEKDAY_NAMES
from smdesk.domain.whenwords import WEEKDAYS
from smdesk.language import Words
from smdesk.services import clients

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    actions = parser.add_subparsers(dest="action", metavar="set")
    setting = actions.add_parser("set", help=_(N_("let a place post at exactly these hours")))
    client_option(setting, _, below=True)
    setting.add_argument("--place", metavar="P", required=True, help=_(N_("number, network or handle")))
    setting.add_argument(
        "hours", nargs="*", metavar="tue=18:30", help=_(N_("weekday and hour, as often as needed"))
    )


def run(call: Call) -> None:
    """List or set."""
    asked = call.asked
    with call.store() as store:
        if asked.action:
            plan = store.clients.plan(client_id(store, asked.client))
            place = found(plan.places, asked.place, N_("Place"), "network", "handle")
            clients.set_slots(store, place.id, [pair(text) for text in asked.hours])
            numbers = [plan.client.id]
        else:
            everyone = [one.id for one in store.clients.all()]
            numbers = [client_id(store, asked.client)] if asked.client else everyone
        rows = []
        for plan in map(store.clients.plan, numbers):
            for slot in plan.slots:
                place = plan.place(slot.place_id)
                names = {"client": plan.client.name, "network": place.network if place else ""}
                rows.append(as_dict(slot) | names | {"day": DAYS[slot.weekday]})
        if not call.json:
            rows = [row | {"day": call.words(WEEKDAY_NAMES[row["weekday"]])} for row in rows]
        call.table(rows, COLUMNS)


def pair(text: str) -> tuple[int, str]:
    """Weekday and hour of "tue=18:30"; the weekday in English, Italian or Spanish, or as 0 (Monday) to 6.

    :raises BadInput: when it is none
    """
    day, _, hour = text.strip().lower().partition("=")
    named = WEEKDAYS.get(folded(day).strip(" ."))
    if named is not None:
        return named, hour.strip().zfill(len("09:30"))
    if day.isdigit() and len(day) == 1:
        return int(day), hour
    raise BadInput(N_("Slot: “{text}” is not of the form tue=18:30."), "hours", text=text)


COLUMNS = {"client": N_("Client"), "network": N_("Network"), "day": N_("Day"), "hour": N_("Hour")}
