"""``smdesk limits``: what the networks allow, with the user's corrections."""

import argparse

from smdesk.commands.call import Call
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.findings import render
from smdesk.language import Words
from smdesk.services import limits


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("--network", metavar="N", default="", help=_(N_("only this one")))
    actions = parser.add_subparsers(dest="action", metavar="set|reset")
    setting = actions.add_parser("set", help=_(N_("correct a limit; all drafts are checked again")))
    setting.add_argument("key", metavar="instagram.caption.max")
    setting.add_argument("value", metavar="2200")
    actions.add_parser("reset", help=_(N_("return to what we know"))).add_argument("key", metavar="KEY")


def run(call: Call) -> None:
    """List, or correct and check again."""
    asked = call.asked
    with call.store() as store:
        rows = limits.rows(store)
        if not asked.action:
            wanted = [row for row in rows if asked.network in ("", row.network)]
            if asked.network and not wanted:
                known = ", ".join(sorted({row.network for row in rows}))
                message = N_("Network: “{network}” is not one we know; write one of: {networks}.")
                raise BadInput(message, "network", network=asked.network, networks=known)
            call.table([_object(call, row) for row in wanted], COLUMNS)
            return
        row = next((one for one in rows if one.key == asked.key), None)
        if row is None:
            raise BadInput(N_("Limit: there is none called {key}; “smdesk limits” lists them."), "key", key=asked.key)
        limits.correct(
            store, asked.key, limits.parse_value(asked.value, row) if asked.action == "set" else None
        )
        broken: list[limits.Broken] = []
        count = [0]
        with call.progress() as told:
            for part in limits.recheck(store, broken, count):
                told(part)
        now = next(one for one in limits.rows(store) if one.key == asked.key)
        again = call.words.n_("{n} post checked again.", "{n} posts checked again.", count[0])
        faulty = call.words.n_("{n} breaks a limit.", "{n} break a limit.", len(broken))
        named = "".join(f"\n{one.post_id}  {one.title}  {render(one.finding, call.words)[0]}" for one in broken)
        text = f"{now.key} = {now.value}. {again} {faulty}{named}"
        posts = [{"id": one.post_id, "title": one.title, "network": one.network} for one in broken]
        call.answer(_object(call, now) | {"checked": count[0], "broken": posts}, text)


def _object(call: Call, row: limits.Row) -> dict[str, object]:
    return {
        "key": row.key,
        "network": row.network,
        "value": row.value,
        "shipped": row.shipped,
        "own": row.own,
        "grade": row.origin.grade.value,
        "source": row.origin.source,
        "checked": row.origin.checked_on.isoformat(),
    }


COLUMNS = {"key": N_("Limit"), "value": N_("Value"), "shipped": N_("As shipped"), "own": N_("Yours"),
           "checked": N_("Checked")}  # fmt: skip
