"""``smdesk posts``: the list with the window's filters, and every verb of a post."""

import argparse
import json
from collections.abc import Callable, Iterator
from typing import Any

from smdesk.commands import posts_edit
from smdesk.commands.call import Call, found
from smdesk.domain.cards import PostFilter
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import STATUS_NAMES, shown_status
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.exchange.channels import network_named
from smdesk.language import Words
from smdesk.storage.store import Store

PAGE = 500


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    filters(parser, _)
    parser.add_argument("--limit", type=int, metavar="N", default=0, help=_(N_("no more than so many")))
    parser.add_argument("--bin", action="store_true", help=_(N_("what lies in the bin")))
    posts_edit.arguments(parser, _)


def filters(parser: argparse.ArgumentParser, _: Words) -> None:
    """The filters of the window."""
    parser.add_argument("--client", metavar="C", default="", help=_(N_("name or number")))
    parser.add_argument("--status", metavar="S", default="", help=_(N_("such as scheduled, in_review, late")))
    parser.add_argument("--from", dest="start", metavar="D", default="", help=_(N_("first day")))
    parser.add_argument("--to", dest="end", metavar="D", default="", help=_(N_("last day")))
    parser.add_argument("--text", metavar="T", default="", help=_(N_("words of the post")))
    parser.add_argument("--place", metavar="P", default="", help=_(N_("number, network or handle")))
    parser.add_argument("--pillar", metavar="P", default="")
    parser.add_argument("--campaign", metavar="C", default="")
    parser.add_argument("--objective", metavar="O", default="")


def run(call: Call) -> None:
    """List, or hand over to a verb."""
    with call.store() as store:
        if call.asked.action:
            posts_edit.run(call, store, objects)
        else:
            show(call, store, chosen(call, store))


def chosen(call: Call, store: Store) -> list[int]:
    """Ids of the posts asked for, in order of time."""
    from datetime import date, timedelta

    from smdesk.services.clients import checked_day

    asked = call.asked
    if asked.limit < 0:
        raise BadInput(N_("Limit: “{n}” is below nothing; write a whole number, or leave it out."), "limit", n=asked.limit)
    if asked.bin:
        return [post.id for post in store.posts.bin(asked.limit or 1_000_000)]
    narrow = narrowed(call, store)
    late = asked.status == "late"
    if late:
        ids = [card.id for card in store.posts.late(narrow, int(call.now().timestamp()), 1_000_000)]
    elif asked.start or asked.end:
        start = checked_day(asked.start, "from") if asked.start else "0001-01-01"
        last = date.fromisoformat(checked_day(asked.end, "to")) if asked.end else date.max
        if asked.start and last.isoformat() < start:
            message = N_("Period: its end, {end}, is before its start, {start}; swap the two.")
            raise BadInput(message, "to", start=start, end=last)
        end = (last + timedelta(days=1)).isoformat() if last < date.max else "9999-12-32"
        ids = [card.id for card in store.posts.window(start, end, narrow)]
    else:
        ids = store.posts.ids(narrow, asked.limit or 10_000_000)
    return ids[: asked.limit or None]


def narrowed(call: Call, store: Store) -> PostFilter:
    """The filter of the options.

    :raises BadInput: when a name fits none or several
    """
    asked = call.asked
    number = store.clients.named(asked.client).id if asked.client else 0
    if asked.status and asked.status not in STATUS_NAMES:
        message = N_("Status: “{status}” is not one of: {names}.")
        raise BadInput(message, "status", status=asked.status, names=", ".join(STATUS_NAMES))
    plans = [store.clients.plan(one) for one in ([number] if number else _all_ids(store))]
    places = [one for plan in plans for one in plan.places]
    pillars = [one for plan in plans for one in plan.pillars]
    campaigns = [one for plan in plans for one in plan.campaigns]
    objectives = [one for plan in plans for one in plan.objectives]
    low = asked.place.casefold()
    network = network_named(asked.place)
    of_network = frozenset(
        one.id for one in places if low and (one.network == network or one.handle.casefold() == low)
    )
    return PostFilter(
        client_id=number,
        place_ids=of_network or _ids(places, asked.place, N_("Place"), "network", "handle"),
        pillar_ids=_ids(pillars, asked.pillar, N_("Pillar"), "name"),
        campaign_id=next(iter(_ids(campaigns, asked.campaign, N_("Campaign"), "name")), 0),
        objective_id=next(iter(_ids(objectives, asked.objective, N_("Objective"), "code", "title")), 0),
        statuses=frozenset({asked.status} if asked.status and asked.status != "late" else ()),
        text=asked.text,
    )


def _all_ids(store: Store) -> list[int]:
    return [client.id for client in store.clients.all(archived=True)]


def _ids(things: list[Any], text: str, what: str, *names: str) -> frozenset[int]:
    return frozenset({found(things, text, what, *names).id}) if text else frozenset()


# -- showing ----------------------------------------------------------------------------------


def show(call: Call, store: Store, ids: list[int]) -> None:
    """Posts as objects, one a line, written as they are read, so that a long list needs little memory; or a table."""
    if not call.json:
        call.table(list(_rows(call, store, ids)), COLUMNS)
        return
    first = True
    for made in objects(call, store, ids):
        print("[" if first else ",")
        print(json.dumps(made, ensure_ascii=False), end="")
        first = False
    print("[]" if first else "\n]")


def objects(call: Call, store: Store, ids: list[int]) -> Iterator[dict[str, Any]]:
    """The posts of these ids as the contract's objects, warnings in the caller's language."""
    from smdesk.exchange.objects import post_object
    from smdesk.services import limits

    facts = limits.facts(store)
    plan_of = _plans(store)
    for start in range(0, len(ids), PAGE):
        for whole in store.posts.wholes(ids[start : start + PAGE]):
            plan = plan_of(whole.post.client_id)
            made = post_object(plan, whole, warnings(call, whole, plan, facts))
            _add_threads(made, whole, plan, facts)
            yield {"id": made.pop("id"), "client_id": whole.post.client_id, **made}


def _add_threads(made: dict[str, Any], whole: WholePost, plan: ClientPlan, facts: Any) -> None:
    """The posts that a text goes out as, where there are several."""
    from smdesk.domain.thread import MARK
    from smdesk.services.composing import at_places

    if not any(MARK in version["text"] for version in made["versions"]):
        return  # nearly always: gathering the places takes time
    posts = {one.place.id: one.posts for one in at_places(whole, plan, facts) if one.facts.thread}
    for version in made["versions"]:
        if len(posts.get(version["place"], ())) > 1:
            version["thread"] = list(posts[version["place"]])


def warnings(call: Call, whole: WholePost, plan: ClientPlan, facts: Any) -> list[str]:
    """What the limits of its places and the quality checklist say against a post."""
    from smdesk.domain.findings import render
    from smdesk.domain.time import day_of, wall_now
    from smdesk.services.composing import at_places, sheet

    today = day_of(wall_now(call.now(), whole.post.zone))
    made = sheet(whole, plan, at_places(whole, plan, facts), today)
    said = [" ".join(render(one.finding, call.words)) for one in made.found]
    _ = call.words
    for check in made.checks:
        if check.ok is False and check.reason and check.id != "limits":  # the findings above say it better
            said.append(f"{_(check.label, **check.values)}: {_(check.reason, **check.values)}")
    return list(dict.fromkeys(said))


def _rows(call: Call, store: Store, ids: list[int]) -> Iterator[dict[str, Any]]:
    now_utc = int(call.now().timestamp())
    plan_of = _plans(store)
    for start in range(0, len(ids), PAGE):
        for whole in store.posts.wholes(ids[start : start + PAGE]):
            post, plan = whole.post, plan_of(whole.post.client_id)
            pillar = plan.pillar(post.pillar_id)
            places = [place.network for one in whole.versions if (place := plan.place(one.place_id))]
            yield {
                "id": post.id,
                "due": post.due_wall.replace("T", " "),
                "client": plan.client.short or plan.client.name,
                "title": post.title or post.text,
                "status": call.words(STATUS_NAMES[shown_status(post, now_utc)]),
                "places": places,
                "pillar": pillar.name if pillar else "",
            }


def _plans(store: Store) -> Callable[[int], ClientPlan]:
    from functools import cache

    return cache(store.clients.plan)


COLUMNS = {
    "id": N_("No."), "due": N_("Due"), "client": N_("Client"), "title": N_("Title"), "status": N_("Status"),
    "places": N_("Places"), "pillar": N_("Pillar"),
}  # fmt: skip
