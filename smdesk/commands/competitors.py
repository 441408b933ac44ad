"""``smdesk competitors``: who else there is, and what was seen of them on a day."""

import argparse
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.commands import strategy
from smdesk.commands.call import Call, client_id, client_option, given
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.rivals import Competitor
from smdesk.domain.plan.shape import Form
from smdesk.domain.time import wall_now
from smdesk.language import Words
from smdesk.services import plan, rivals
from smdesk.storage.store import Store


def _add(store: Store, number: int, name: str, **fields: Any) -> Any:
    return plan.add(store, "competitor", number, name=name, **fields)


FIELDS, LINKS = strategy.options("competitor", "name")
PART = strategy.Part(
    Competitor,
    _add,
    "name",
    N_("Competitor"),
    FIELDS,
    {
        "id": N_("No."),
        "client": N_("Client"),
        "name": N_("Name"),
        "rank": N_("Class"),
        "positioning": N_("Positioning"),
        "observations": N_("Observations"),
    },
    "",
)
SEEN = tuple(one for one in SHAPES["observation"].fields if one.name not in ("competitor_id", "on", "network"))


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    actions = strategy.arguments(parser, _, PART, "observe", "compare")
    observe = actions.add_parser("observe", help=_(N_("note what was seen of one on a day")))
    observe.add_argument("which", metavar="COMPETITOR", help=_(N_("name or number; the client's name for itself")))
    observe.add_argument("--on", metavar="D", default="", help=_(N_("the day; today when left out")))
    observe.add_argument("--network", metavar="N", required=True, help=_(N_("such as instagram")))
    for one in SEEN:
        kind = int if one.form is Form.WHOLE else str
        observe.add_argument(f"--{one.name.replace('_', '-')}", metavar=one.name.upper(), type=kind, help=_(one.hint))
    client_option(observe, _, below=True)
    client_option(actions.add_parser("compare", help=_(N_("the latest of each, by one formula"))), _, below=True)


def run(call: Call) -> None:
    """List, add, edit, archive, observe, compare."""
    action = call.asked.action
    if not action:
        _list(call)
    elif action == "observe":
        _observe(call)
    elif action == "compare":
        _compare(call)
    else:
        strategy.run(call, PART)


def _list(call: Call) -> None:
    with call.store() as store:
        rows = strategy.rows(call, store, PART)
        for number in {row["client_id"] for row in rows}:
            whole = store.plans.whole(number)
            for row in (one for one in rows if one["client_id"] == number):
                seen = [as_dict(one) for one in whole.of("observation", competitor_id=row["id"])]
                row["observations"] = seen if call.json else len(seen)
        strategy.table(call, rows, PART)


def _observe(call: Call) -> None:
    asked, _ = call.asked, call.words
    with call.store() as store:
        number = client_id(store, asked.client)
        client = store.clients.plan(number).client
        itself = asked.which.strip().casefold() == client.name.casefold()
        who = 0 if itself else strategy.which(store, PART, number, asked.which).id
        values = given(asked, "network", *(one.name for one in SEEN))
        values["on"] = asked.on or wall_now(call.now(), client.zone)[:10]
        values.setdefault("window_days", plan.single(store, "study", number).window_days)
        made = plan.add(store, "observation", number, competitor_id=who, **values)
        call.answer(as_dict(made), _("Added: {name} (number {id})", name=f"{asked.which} {made.network} {made.on}", id=made.id))


def _compare(call: Call) -> None:
    with call.store() as store:
        whole = plan.whole(store, client_id(store, call.asked.client))
        today = date.fromisoformat(wall_now(call.now(), whole.client.zone)[:10])
        rows = [{name: _said(value, call) for name, value in asdict(row).items()} for row in rivals.table(whole, today)]
        call.table(rows, COLUMNS)


def _said(value: Any, call: Call) -> Any:
    if not isinstance(value, Decimal):
        return value
    text = f"{value:f}" if value == value.to_integral_value() else str(round(value, 4))
    return text if call.json else call.figure(text)


COLUMNS = {
    "name": N_("Name"), "network": N_("Network"), "on": N_("Day"), "followers": N_("Followers"),
    "posts_week": N_("Posts a week"), "rate": N_("Rate"), "share_of_voice": N_("Share of voice"),
}  # fmt: skip
