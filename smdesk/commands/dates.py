"""``smdesk dates``: a client's own dates."""

import argparse

from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.clients import OwnDate
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.services import clients


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    actions = parser.add_subparsers(dest="action", metavar="add|remove")
    add = actions.add_parser("add", help=_(N_("add a day of the client's own")))
    client_option(add, _, below=True)
    add.add_argument("day", metavar="2026-10-25")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--yearly", action="store_true", help=_(N_("every year")))
    actions.add_parser("remove", help=_(N_("take one away"))).add_argument("id", type=int, metavar="ID")


def run(call: Call) -> None:
    """List, add, remove."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        if asked.action == "add":
            number = client_id(store, asked.client)
            made = clients.add_own_date(store, number, asked.day, asked.title, yearly=asked.yearly)
            call.answer(as_dict(made), _("Added: {day} {title}", day=made.day, title=made.title))
        elif asked.action == "remove":
            clients.remove_own_date(store, asked.id)
            call.answer({"id": asked.id, "removed": True}, _("Removed."))
        else:
            where = {"client_id": client_id(store, asked.client)} if asked.client else {}
            rows = [as_dict(one) for one in store.find(OwnDate, **where)]
            call.table(
                rows, {"id": N_("No."), "day": N_("Day"), "title": N_("Title"), "yearly": N_("Yearly")}
            )
