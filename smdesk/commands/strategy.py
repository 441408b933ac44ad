"""What objectives, pillars, segments and campaigns share on the command line."""

import argparse
from dataclasses import dataclass
from typing import Any

from smdesk.commands.call import Call, client_id, client_option, found, given
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.services import strategy
from smdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: its entity, the option of its name, what else can be said, what a table shows."""

    cls: type[Any]
    add: Any
    called: str  # "title" or "name"
    what: str
    fields: dict[str, type]
    columns: dict[str, str]
    served: str  # how posts point to it


def arguments(parser: argparse.ArgumentParser, _: Words, part: Part) -> None:
    """What the verb of a part understands."""
    client_option(parser, _)
    parser.add_argument("--all", action="store_true", help=_(N_("archived ones too")))
    actions = parser.add_subparsers(dest="action", metavar="add|edit|archive|unarchive")
    add = actions.add_parser("add", help=_(N_("add one")))
    client_option(add, _)
    add.add_argument("called", metavar=part.called.upper())
    edit = actions.add_parser("edit", help=_(N_("change one")))
    edit.add_argument("which", metavar=part.what.upper())
    edit.add_argument(f"--{part.called}", metavar="TEXT")
    client_option(edit, _)
    for one in (add, edit):
        for field, kind in part.fields.items():
            flag = f"--{field.replace('_', '-')}"
            if kind is bool:
                one.add_argument(flag, action=argparse.BooleanOptionalAction)
            else:
                one.add_argument(flag, metavar=field.upper(), type=kind)
    for name in ("archive", "unarchive"):
        away = actions.add_parser(name, help=_(N_("put one away, or bring it back; posts keep it")))
        away.add_argument("which", metavar=part.what.upper())
        client_option(away, _)


def run(call: Call, part: Part) -> None:
    """List, add, edit, archive."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        if not asked.action:
            call.table(_rows(call, store, part), part.columns)
            return
        number = client_id(store, asked.client)
        fields = given(asked, *part.fields)
        if "objective" in fields:
            objectives = store.clients.plan(number).objectives
            fields["objective_id"] = found(
                objectives, fields.pop("objective"), N_("Objective"), "code", "title"
            ).id
        if asked.action == "add":
            made = part.add(store, number, asked.called, **fields)
            text = _("Added: {name} (number {id})", name=getattr(made, part.called), id=made.id)
        else:
            names = ("code", "title") if part.called == "title" else ("name",)
            one = found(store.find(part.cls, client_id=number), asked.which, part.what, *names)
            if asked.action == "edit":
                made = strategy.edit(store, one, **(given(asked, part.called) | fields))
            else:
                made = strategy.archive(store, one, asked.action == "archive")
            text = _("Changed: {name}", name=getattr(made, part.called))
        call.answer(as_dict(made), text)
        _warn(call, store, part, number)


def _rows(call: Call, store: Store, part: Part) -> list[dict[str, Any]]:
    asked = call.asked
    everyone = store.clients.all(archived=True)
    wanted = [store.clients.named(asked.client)] if asked.client else everyone
    rows = []
    for client in wanted:
        counts = store.posts.served(part.served, client.id)
        for one in store.find(part.cls, client_id=client.id):
            if asked.all or not one.archived:
                rows.append(as_dict(one) | {"client": client.name, "posts": counts.get(one.id, 0)})
    return rows


def _warn(call: Call, store: Store, part: Part, number: int) -> None:
    gap = strategy.shares_gap(store.clients.plan(number)) if part.served == "pillar" else 0
    if gap:
        call.say(
            call.words(N_("Note: the shares of the pillars make {total} %, not 100 %."), total=100 + gap)
        )
