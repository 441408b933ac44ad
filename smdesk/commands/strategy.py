"""What objectives, pillars, segments, campaigns and competitors share on the command line."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smdesk.commands.call import Call, client_id, client_option, found, given
from smdesk.domain.entity import KINDS, as_dict, kind_of
from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Form
from smdesk.language import Words
from smdesk.services import plan, strategy
from smdesk.storage.store import Store

# What a link can be named by, beside its number.
NAMED: dict[str, tuple[str, ...]] = {
    "objective": ("code", "title"),
    "goal": ("title",),
    "market_role": ("who",),
    "segment": ("name",),
    "pillar": ("name",),
    "campaign": ("name",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: its entity, the option of its name, what else can be said, what a table shows.

    ``links`` are options that name another record: option → (column, its kind); ``texts`` those without a rule.
    """

    cls: type[Any]
    add: Any
    called: str  # "title" or "name"
    what: str
    fields: dict[str, type]
    columns: dict[str, str]
    served: str  # how posts point to it; "" when they do not
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def options(kind: str, *without: str) -> tuple[dict[str, type], dict[str, tuple[str, str]]]:
    """The options of every field of a kind, and those that name other records."""
    fields: dict[str, type] = {}
    links: dict[str, tuple[str, str]] = {}
    for one in SHAPES[kind].fields:
        name = one.name.removesuffix("_id") if one.form is Form.LINK else one.name
        if name not in without:
            fields[name] = int if one.form is Form.WHOLE else bool if one.form is Form.FLAG else str
            if one.form is Form.LINK:
                links[name] = (one.name, one.refers)
    return fields, links


def arguments(parser: argparse.ArgumentParser, _: Words, part: Part, *more: str) -> "argparse._SubParsersAction[Any]":
    """What the verb of a part understands; ``more`` are actions of its own, to be added to what is returned."""
    client_option(parser, _)
    parser.add_argument("--all", action="store_true", help=_(N_("archived ones too")))
    shape = SHAPES[str(part.cls.KIND)]
    hints = {(one.name.removesuffix("_id")): one.hint for one in shape.fields}
    actions = parser.add_subparsers(dest="action", metavar="|".join(("add", "edit", "archive", "unarchive", *more)))
    add = actions.add_parser("add", help=_(N_("add one")))
    client_option(add, _, below=True)
    add.add_argument("called", metavar=part.called.upper())
    edit = actions.add_parser("edit", help=_(N_("change one")))
    edit.add_argument("which", metavar=part.what.upper())
    edit.add_argument(f"--{part.called}", metavar="TEXT")
    client_option(edit, _, below=True)
    for one in (add, edit):
        for name, kind in part.fields.items():
            flag = f"--{name.replace('_', '-')}"
            hint = _(hints[name]).replace("%", "%%") if name in hints else None
            if kind is bool:
                one.add_argument(flag, action=argparse.BooleanOptionalAction, help=hint)
            else:
                one.add_argument(flag, metavar=name.upper(), type=kind, help=hint)
    for name in ("archive", "unarchive"):
        away = actions.add_parser(name, help=_(N_("put one away, or bring it back; posts keep it")))
        away.add_argument("which", metavar=part.what.upper())
        client_option(away, _, below=True)
    return actions


def run(call: Call, part: Part) -> None:
    """List, add, edit, archive."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        if not asked.action:
            table(call, rows(call, store, part), part)
            return
        number = client_id(store, asked.client)
        fields = _fields(store, part, number, given(asked, *part.fields))
        if asked.action == "add":
            made = part.add(store, number, asked.called, **fields)
            text = _("Added: {name} (number {id})", name=getattr(made, part.called), id=made.id)
        else:
            one = which(store, part, number, asked.which)
            if asked.action == "edit":
                made = _edit(store, one, given(asked, part.called) | fields)
            else:
                made = plan.archive(store, one, asked.action == "archive")
            text = _("Changed: {name}", name=getattr(made, part.called))
        call.answer(as_dict(made), text)
        _warn(call, store, part, number)


def which(store: Store, part: Part, number: int, text: str) -> Any:
    """The record of a client that a word names.

    :raises BadInput: when none or several could be meant
    """
    names = ("code", "title") if part.called == "title" else ("name",)
    return found(store.find(part.cls, client_id=number), text, part.what, *names)


def _fields(store: Store, part: Part, client: int, said: dict[str, Any]) -> dict[str, Any]:
    """Columns from options: links by name, each other by the rule of its field.

    Figures of an objective may be words as agreed ("60 orders a month").
    """
    kind = str(part.cls.KIND)
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name in part.links:
            column, other = part.links[name]
            label = SHAPES[other].one
            values[column] = found(store.find(KINDS[other], client_id=client), value, label, *NAMED[other]).id if value else 0
        elif kind == "objective" and name in ("baseline", "target"):
            values[name] = value
        else:
            values |= plan.checked(store, kind, client, {name: value})
    return values


def _edit(store: Store, one: Any, values: dict[str, Any]) -> Any:
    if kind_of(one) in plan.OWN_RULES:
        return strategy.edit(store, one, **values)
    return plan.edit(store, one, **values)


def table(call: Call, found_rows: list[dict[str, Any]], part: Part) -> None:
    """Print a listing: scripts get the codes of what is chosen from a list, people its names."""
    options = {one.name: one.options for one in SHAPES[str(part.cls.KIND)].fields if one.options and one.name in part.columns}
    if options and not call.json:
        named = {name: {code: call.words(word) for code, word in codes.items()} for name, codes in options.items()}
        found_rows = [row | {name: codes.get(row[name], row[name]) for name, codes in named.items()} for row in found_rows]
    call.table(found_rows, part.columns)


def rows(call: Call, store: Store, part: Part) -> list[dict[str, Any]]:
    """What a listing holds: every column, the client's name and how many posts point to it."""
    asked = call.asked
    everyone = store.clients.all(archived=True)
    wanted = [store.clients.named(asked.client)] if asked.client else everyone
    found_rows = []
    for client in wanted:
        counts = store.posts.served(part.served, client.id) if part.served else {}
        for one in store.find(part.cls, client_id=client.id):
            if asked.all or not one.archived:
                row = as_dict(one) | {"client": client.name}
                found_rows.append(row | ({"posts": counts.get(one.id, 0)} if part.served else {}))
    return found_rows


def _warn(call: Call, store: Store, part: Part, number: int) -> None:
    gap = strategy.shares_gap(store.clients.plan(number)) if part.served == "pillar" else 0
    if gap:
        call.say(
            call.words(N_("Note: the shares of the pillars make {total} %, not 100 %."), total=100 + gap)
        )
