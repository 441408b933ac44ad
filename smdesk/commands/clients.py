"""``smdesk clients``: who is served."""

import argparse

from smdesk.commands.call import Call, given
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.services import clients

FIELDS = (
    "language", "zone", "color", "country", "region", "hours", "workdays", "approver", "short", "site",
    "utm_source", "utm_medium", "utm_campaign", "utm_content", "promo_ceiling", "cadence",
)  # fmt: skip
NUMBERS = ("promo_ceiling", "cadence")


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("--all", action="store_true", help=_(N_("archived ones too")))
    actions = parser.add_subparsers(dest="action", metavar="add|edit|archive|unarchive")
    add = actions.add_parser("add", help=_(N_("add a client")))
    add.add_argument("name", metavar="NAME")
    edit = actions.add_parser("edit", help=_(N_("change a client")))
    edit.add_argument("client", metavar="C")
    edit.add_argument("--name", metavar="NAME")
    for one in (add, edit):
        for field in FIELDS:
            kind = int if field in NUMBERS else str
            one.add_argument(f"--{field.replace('_', '-')}", metavar=field.upper(), type=kind)
    for name in ("archive", "unarchive"):
        actions.add_parser(name, help=_(N_("put a client away, or bring it back"))).add_argument(
            "client", metavar="C"
        )


def run(call: Call) -> None:
    """List, add, edit, archive."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        if not asked.action:
            rows = [as_dict(one) for one in store.clients.all(archived=asked.all)]
            call.table(rows, COLUMNS)
            return
        if asked.action == "add":
            made = clients.add_client(store, asked.name, **given(asked, *FIELDS))
            call.answer(as_dict(made), _("Added: {name} (number {id})", name=made.name, id=made.id))
            return
        number = store.clients.named(asked.client).id
        if asked.action == "edit":
            made = clients.edit_client(store, number, **given(asked, "name", *FIELDS))
        else:
            made = clients.archive_client(store, number, asked.action == "archive")
        call.answer(as_dict(made), _("Changed: {name}", name=made.name))


COLUMNS = {
    "id": N_("No."), "name": N_("Name"), "language": N_("Language"), "zone": N_("Time zone"),
    "country": N_("Country"), "region": N_("Region"), "approver": N_("Approver"), "archived": N_("Archived"),
}  # fmt: skip
