"""``smdesk versions``: frozen states of a client's plan."""

import argparse
from dataclasses import asdict
from typing import Any

from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.errors import N_, BadInput
from smdesk.language import Words
from smdesk.services import versions
from smdesk.storage.store import Store

COLUMNS = {
    "number": N_("No."), "frozen_at": N_("Frozen"), "note": N_("Note"), "signed_by": N_("Signed by"),
    "signed_on": N_("Signed on"), "digest": N_("Digest"),
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    actions = parser.add_subparsers(dest="action", metavar="freeze|sign|compare|restore")
    freeze = actions.add_parser("freeze", help=_(N_("keep the plan as it stands")))
    freeze.add_argument("--note", metavar="TEXT", default="")
    sign = actions.add_parser("sign", help=_(N_("note who signed a version")))
    sign.add_argument("version", type=int, metavar="NUMBER")
    sign.add_argument("--by", metavar="NAME", required=True)
    sign.add_argument("--role", metavar="TEXT", default="")
    sign.add_argument("--on", metavar="D", default="", help=_(N_("the day; today when left out")))
    compare = actions.add_parser("compare", help=_(N_("what differs, word by word")))
    compare.add_argument("version", type=int, metavar="NUMBER")
    compare.add_argument("other", type=int, nargs="?", default=0, metavar="NUMBER", help=_(N_("the present plan when left out")))
    restore = actions.add_parser("restore", help=_(N_("go back to a version")))
    restore.add_argument("version", type=int, metavar="NUMBER")
    for one in (freeze, sign, compare, restore):
        client_option(one, _, below=True)


def run(call: Call) -> None:
    """List, freeze, sign, compare, restore."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        number = client_id(store, asked.client)
        if not asked.action:
            rows = [asdict(one) for one in versions.listing(store, number)]
            call.table(rows if call.json else [row | {"digest": row["digest"][:12]} for row in rows], COLUMNS)
        elif asked.action == "freeze":
            made = versions.freeze(store, number, asked.note)
            call.answer(_brief(made), _("Frozen: version {n}", n=made.number))
        elif asked.action == "sign":
            made = versions.sign(store, _id(store, number, asked.version), asked.by, asked.role, asked.on)
            call.answer(_brief(made), _("Signed: version {n} by {name}", n=made.number, name=made.signed_by))
        elif asked.action == "compare":
            _compare(call, store, number)
        else:
            changed = versions.go_back(store, _id(store, number, asked.version))
            text = _.n_("Restored: {n} record changed", "Restored: {n} records changed", changed)
            call.answer({"version": asked.version, "changed": changed}, text)


def _compare(call: Call, store: Store, number: int) -> None:
    asked, _ = call.asked, call.words
    other = _id(store, number, asked.other) if asked.other else 0
    found = versions.compare(store, number, _id(store, number, asked.version), other)
    rows: list[dict[str, Any]] = []
    for one in found:
        title = _(one.title) if one.ours else one.title
        before, after = (_(one.before), _(one.after)) if one.coded else (one.before, one.after)
        rows.append({
            "chapter": one.chapter, "kind": one.kind, "id": one.id, "title": title, "field": one.field,
            "change": one.change, "label": _(one.label), "before": before, "after": after,
        })  # fmt: skip
    columns = {"chapter": N_("Chapter"), "title": N_("Title"), "label": N_("Field"), "before": N_("Before"), "after": N_("After")}
    call.table(rows, columns)


def _id(store: Store, client: int, number: int) -> int:
    """The version of this number.

    :raises BadInput: when there is none
    """
    known = {one.number: one.id for one in versions.listing(store, client)}
    if number not in known:
        shown = ", ".join(map(str, known)) or "-"
        raise BadInput(N_("Version: number {n} is not there; choose one of: {known}."), "version", n=number, known=shown)
    return known[number]


def _brief(version: Any) -> dict[str, Any]:
    names = ("id", "number", "frozen_at", "note", "digest", "signed_by", "signed_role", "signed_on")
    return {name: getattr(version, name) for name in names}
