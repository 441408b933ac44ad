"""``smdesk places``: where a client is present."""

import argparse

from smdesk.commands.call import Call, client_id, client_option, given
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.exchange.channels import network_named
from smdesk.language import Words
from smdesk.services import clients

FIELDS = ("handle", "address", "role", "premium", "preset")


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    actions = parser.add_subparsers(dest="action", metavar="add|edit|remove")
    add = actions.add_parser("add", help=_(N_("add a place")))
    client_option(add, _, below=True)
    add.add_argument("--network", metavar="N", required=True, help=_(N_("such as instagram")))
    edit = actions.add_parser("edit", help=_(N_("change a place")))
    edit.add_argument("place", type=int, metavar="ID")
    for one in (add, edit):
        one.add_argument("--handle", metavar="H")
        one.add_argument("--address", metavar="A", help=_(N_("web address of the profile")))
        one.add_argument("--role", metavar="R", help=_(N_("what the place is for")))
        one.add_argument("--premium", action=argparse.BooleanOptionalAction, help=_(N_("a paid account")))
        one.add_argument("--preset", action=argparse.BooleanOptionalAction, help=_(N_("new posts go here")))
    remove = actions.add_parser("remove", help=_(N_("remove a place; archive it when posts go there")))
    remove.add_argument("place", type=int, metavar="ID")


def run(call: Call) -> None:
    """List, add, edit, remove."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        if asked.action == "add":
            fields = {"handle": ""} | given(asked, *FIELDS)
            network = network_named(asked.network)
            made = clients.add_place(store, client_id(store, asked.client), network, **fields)
            text = _(
                "Added: {network} {handle} (number {id})",
                network=made.network,
                handle=made.handle,
                id=made.id,
            )
            call.answer(as_dict(made), text)
        elif asked.action == "edit":
            made = clients.edit_place(store, asked.place, **given(asked, *FIELDS))
            call.answer(
                as_dict(made), _("Changed: {network} {handle}", network=made.network, handle=made.handle)
            )
        elif asked.action == "remove":
            gone = clients.remove_place(store, asked.place)
            text = _("Removed.") if gone else _("Posts go there, so it was archived.")
            call.answer({"id": asked.place, "removed": gone, "archived": not gone}, text)
        else:
            names = {one.id: one.name for one in store.clients.all(archived=True)}
            number = store.clients.named(asked.client).id if asked.client else 0
            rows = [as_dict(one) | {"client": names[one.client_id]} for one in store.clients.places(number)]
            call.table(rows, COLUMNS)


COLUMNS = {
    "id": N_("No."), "client": N_("Client"), "network": N_("Network"), "handle": N_("Handle"),
    "address": N_("Address"), "role": N_("Role"), "archived": N_("Archived"),
}  # fmt: skip
