"""``smdesk campaigns``."""

import argparse
from typing import Any

from smdesk.commands import strategy
from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.domain.plan.agreement import AGREEMENTS, Agreement, agreement
from smdesk.domain.strategy import Campaign
from smdesk.language import Words
from smdesk.services import campaigns
from smdesk.services.strategy import add_campaign
from smdesk.storage.store import Store

FIELDS, LINKS = strategy.options("campaign", "name")
PART = strategy.Part(
    Campaign,
    add_campaign,
    "name",
    N_("Campaign"),
    FIELDS,
    {
        "id": N_("No."),
        "client": N_("Client"),
        "name": N_("Name"),
        "kind": N_("Kind"),
        "start": N_("Start"),
        "end": N_("End"),
        "posts": N_("Posts"),
        "agreed": N_("Agreed"),
    },
    "campaign",
    LINKS,
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    agree = strategy.arguments(parser, _, PART, "agree").add_parser("agree", help=_(N_("note that the client agreed to the brief")))
    agree.add_argument("which", metavar="CAMPAIGN")
    agree.add_argument("--by", metavar="NAME", required=True, help=_(N_("who of the client’s said yes")))
    agree.add_argument("--on", metavar="D", default="", help=_(N_("the day; today when left out")))
    client_option(agree, _, below=True)


def run(call: Call) -> None:
    """List, add, edit, archive, agree."""
    asked, _ = call.asked, call.words
    if asked.action and asked.action != "agree":
        strategy.run(call, PART)
        return
    with call.store() as store:
        if not asked.action:
            rows = _rows(call, store)
            if not call.json:
                rows = [row | {"agreed": _(AGREEMENTS[row["agreed"]])} for row in rows]
            strategy.table(call, rows, PART)
            return
        number = client_id(store, asked.client)
        one = strategy.which(store, PART, number, asked.which)
        made = campaigns.agree(store, one.id, asked.by, asked.on)
        stands = agreement(store.plans.whole(number), made)
        text = _("Agreed: {name}, by {by} on {day} ({digest})", name=made.name, by=stands.by, day=stands.on, digest=stands.short)
        call.answer(as_dict(made) | _said(stands), text)


def _rows(call: Call, store: Store) -> list[dict[str, Any]]:
    """The listing, with how each campaign stands with its client."""
    rows = strategy.rows(call, store, PART)
    plans = {number: store.plans.whole(number) for number in {row["client_id"] for row in rows}}
    return [row | _said(agreement(plans[row["client_id"]], store.get(Campaign, row["id"]))) for row in rows]


def _said(stands: Agreement) -> dict[str, str]:
    return {"agreed": stands.state, "digest": stands.digest}
