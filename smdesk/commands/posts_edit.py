"""The verbs of ``smdesk posts``: add, edit, move, status, places, serve, duplicate, delete, restore."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from smdesk.commands.call import Call, client_id, found, given
from smdesk.domain import talk
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import Post, Status
from smdesk.domain.time import join, parse_wall, utc_of, wall_now, zone_named
from smdesk.domain.whole import ClientPlan
from smdesk.language import Words
from smdesk.services import posts, series
from smdesk.storage.store import Store

Objects = Callable[[Call, Store, list[int]], Iterator[dict[str, Any]]]
TEXTS = (
    "title",
    "text",
    "link",
    "first_comment",
    "content_warning",
    "label",
    "cta",
    "hook",
    "notes",
    "design_note",
)
PLAIN = ("promo", "talk", "language", "tagged")


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What they understand."""
    actions = parser.add_subparsers(
        dest="action", metavar="add|edit|move|status|thread|repeat|attach|duplicate|delete|restore"
    )
    add = actions.add_parser("add", help=_(N_("add a post")))
    add.add_argument("--client", metavar="C", default="")
    add.add_argument("--idea", action="store_true", help=_(N_("without a date, for the ideas drawer")))
    add.add_argument("--next-slot", action="store_true", help=_(N_("in the client's next free slot")))
    edit = actions.add_parser("edit", help=_(N_("change the words of a post, or what it serves")))
    edit.add_argument("id", type=int, metavar="ID")
    edit.add_argument("--at", metavar="P", default="", help=_(N_("change the version at this place only")))
    edit.add_argument("--common", action="store_true", help=_(N_("with --at: say again what the others say")))
    for one in (add, edit):
        for field in TEXTS:
            one.add_argument(f"--{field.replace('_', '-')}", metavar=field.upper())
        one.add_argument("--pillar", metavar="P")
        one.add_argument("--campaign", metavar="C")
        one.add_argument("--objective", metavar="O", action="append")
        one.add_argument("--segment", metavar="S", action="append")
        one.add_argument("--promo", action=argparse.BooleanOptionalAction)
        one.add_argument("--language", metavar="L", help=_(N_("it, es or en; empty: the client's")))
        one.add_argument("--tagged", action=argparse.BooleanOptionalAction, help=_(N_("campaign tags on the link")))
        one.add_argument("--talk", metavar="T", help=_(N_("broadcast or conversation; empty: as its words show")))
        one.add_argument("--places", metavar="P,P", help=_(N_("numbers, networks or handles")))
    move = actions.add_parser("move", help=_(N_("give a post another moment; none: back to the drawer")))
    move.add_argument("id", type=int, metavar="ID")
    for one in (add, move):
        one.add_argument("--due", metavar="WHEN", default="", help=_(N_("2026-10-16T18:30, or “fri 18:30”")))
        one.add_argument("--zone", metavar="Z", default="", help=_(N_("zone of a time without offset")))
    status = actions.add_parser("status", help=_(N_("move a post along its life")))
    status.add_argument("id", type=int, metavar="ID")
    status.add_argument("status", metavar="STATUS")
    status.add_argument("--by", metavar="NAME", default="", help=_(N_("who decided")))
    status.add_argument("--comment", metavar="T", default="")
    _more_arguments(actions, _)
    for one in (edit, move):
        one.add_argument(
            "--scope", choices=["one", "following", "all"], default="one", help=_(N_("of its series"))
        )


def _more_arguments(actions: Any, _: Words) -> None:
    thread = actions.add_parser("thread", help=_(N_("divide a text that is too long for a place into a thread there")))
    thread.add_argument("id", type=int, metavar="ID")
    thread.add_argument("--at", metavar="P", required=True, help=_(N_("number, network or handle")))
    repeat = actions.add_parser("repeat", help=_(N_("repeat a post by a rule; with --scope: give its series another")))
    repeat.add_argument("id", type=int, metavar="ID")
    repeat.add_argument("rule", metavar="FREQ=WEEKLY;COUNT=8", nargs="?", default="")
    end = repeat.add_mutually_exclusive_group()
    end.add_argument("--until", metavar="D", help=_(N_("its last day")))
    end.add_argument("--count", metavar="N", type=int, help=_(N_("how many times")))
    end.add_argument("--never", action="store_true", help=_(N_("without an end: two years are made")))
    repeat.add_argument("--scope", choices=["following", "all"], help=_(N_("of its series")))
    repeat.add_argument("--dry-run", action="store_true", help=_(N_("say what would happen; store nothing")))
    attach = actions.add_parser("attach", help=_(N_("put a picture or film on a post")))
    attach.add_argument("id", type=int, metavar="ID")
    attach.add_argument("file", metavar="FILE")
    attach.add_argument("--alt", metavar="T", help=_(N_("alternative text")))
    attach.add_argument("--rights", metavar="R", help=_(N_("own, licensed, …")))
    attach.add_argument("--credit", metavar="C", help=_(N_("who made it")))
    attach.add_argument("--expires", metavar="D", help=_(N_("last day the rights hold")))
    duplicate = actions.add_parser("duplicate", help=_(N_("a copy, a week later")))
    duplicate.add_argument("id", type=int, metavar="ID")
    for name, help_text in (
        ("delete", N_("put posts in the bin")),
        ("restore", N_("take posts out of the bin")),
    ):
        actions.add_parser(name, help=_(help_text)).add_argument("ids", type=int, nargs="+", metavar="ID")


def run(call: Call, store: Store, objects: Objects) -> None:
    """Do it, then show the post as it now stands."""
    action = call.asked.action
    if action in ("delete", "restore"):
        count = (posts.delete if action == "delete" else posts.restore)(store, call.asked.ids)
        text = call.words.n_("{n} post", "{n} posts", count)
        call.answer({"count": count, "ids": call.asked.ids}, text)
        return
    if action == "repeat" and call.asked.scope:
        _change_rule(call, store)
        return
    number = ACTIONS[action](call, store)
    made = next(objects(call, store, [number]))
    due = made["due"] or call.words(N_("without a date"))
    call.answer(made, f"{number}  {made['title'] or made['text'][:40]}  {made['status']}  {due}")


def _add(call: Call, store: Store) -> int:
    asked = call.asked
    plan = store.clients.plan(client_id(store, asked.client))
    targets = Targets.of(call, plan)
    if asked.next_slot:
        due = posts.next_free(store, plan, wall_now(call.now(), plan.client.zone), targets.places)
    else:
        due = wall_of(call, plan, asked.due) if asked.due else ""
    made = posts.add(
        store,
        plan.client.id,
        due_wall=due,
        place_ids=targets.places,
        idea=asked.idea,
        **(given(asked, *TEXTS, *PLAIN) | targets.columns),
    )
    targets.serve(store, made.id)
    return made.id


def _edit(call: Call, store: Store) -> int:
    asked = call.asked
    post = store.get(Post, asked.id)
    plan = store.clients.plan(post.client_id)
    if asked.at:
        place = found(plan.places, asked.at, N_("Place"), "network", "handle")
        if asked.common:
            posts.back_to_common(store, post.id, place.id)
        else:
            own = given(asked, "text", "title", "first_comment", "link", "content_warning")
            posts.edit_version(store, post.id, place.id, **own)
        return post.id
    targets = Targets.of(call, plan)
    fields = given(asked, *TEXTS, *PLAIN) | targets.columns
    if "talk" in fields:
        fields["talk"] = talk.checked(fields["talk"])
    if fields and asked.scope != "one":
        series.edit(store, post.id, asked.scope, **fields)
    elif fields:
        posts.edit(store, post.id, **fields)
    if targets.places is not None:
        posts.set_places(store, post.id, targets.places)
    targets.serve(store, post.id)
    return post.id


def _move(call: Call, store: Store) -> int:
    post = store.get(Post, call.asked.id)
    plan = store.clients.plan(post.client_id)
    due = wall_of(call, plan, call.asked.due, post.zone) if call.asked.due else ""
    if due and call.asked.scope != "one":
        series.move(store, post.id, due, call.asked.scope)
        return post.id
    return posts.move(store, post.id, due).id


def _thread(call: Call, store: Store) -> int:
    from smdesk.services import limits, threads

    post = store.get(Post, call.asked.id)
    places = store.clients.plan(post.client_id).places
    place = found(places, call.asked.at, N_("Place"), "network", "handle")
    threads.divide(store, post.id, place.id, limits.facts(store))
    return post.id


def _repeat(call: Call, store: Store) -> int:
    asked = call.asked
    if asked.dry_run:
        raise BadInput(N_("Dry run: it goes with --scope, for a post that already belongs to a series."), "dry-run")
    if store.get(Post, asked.id).series_id:
        message = N_("Repetition: this post already belongs to a series; say --scope following or --scope all.")
        raise BadInput(message, "scope")
    if not asked.rule:
        raise BadInput(N_("Repetition: it needs a rule, such as FREQ=WEEKLY."), "rule")
    series.make(store, asked.id, _ended(call, asked.rule))
    return int(asked.id)


def _ended(call: Call, rule: str) -> str:
    """The rule with the end that the options say, if any."""
    from smdesk.domain.recurrence import with_end
    from smdesk.services.clients import checked_day

    asked = call.asked
    if asked.count is not None and asked.count < 1:
        raise BadInput(N_("Repetition: {part} must be a number from 1 to 9999."), "count", part="--count")
    until = date.fromisoformat(checked_day(asked.until, "until")) if asked.until else None
    return with_end(rule, until=until, count=asked.count or 0) if until or asked.count or asked.never else rule


def _change_rule(call: Call, store: Store) -> None:
    """Another rule or end for a series: what is kept, stays, goes and comes."""
    asked, _ = call.asked, call.words
    post = store.get(Post, asked.id)
    change = series.rework if asked.dry_run else series.change_rule
    if not asked.rule and not (asked.until or asked.count is not None or asked.never):
        raise BadInput(N_("Repetition: say a rule, or an end: --until, --count or --never."), "rule")
    rule = _ended(call, asked.rule or series.part_of(store, post, asked.scope).rule)
    done = change(store, post.id, rule, asked.scope)
    data = {
        "id": post.id, "series": done.series.id, "rule": done.series.rule, "dry_run": asked.dry_run,
        "kept": [one.id for one in done.kept],
        "staying": [{"id": one.id, "title": one.title or one.text[:40], "due": one.due_wall, "status": one.status,
                     "own": one.detached} for one in done.staying],
        "binned": [{"id": one.id, "title": one.title or one.text[:40], "due": one.due_wall} for one in done.going],
        "coming": list(done.coming), "made": list(done.made),
    }  # fmt: skip
    new, binned, stays = _(N_("new")), _(N_("into the bin")), _(N_("stays as it is"))
    lines = [series.counts(done, _)]
    lines += [f"{wall}  {new}" for wall in done.coming]
    lines += [f"{one.due_wall}  {binned}  {one.id}" for one in done.going]
    lines += [f"{one.due_wall}  {stays}  {one.id}  {one.title or one.text[:40]}" for one in done.staying]
    call.answer(data, "\n".join(lines))


def _attach(call: Call, store: Store) -> int:
    from smdesk.services import media
    from smdesk.services.clients import checked_day

    asked = call.asked
    file = media.at_address(asked.file) if media.is_address(asked.file) else media.inspect(asked.file)
    given_rights = given(asked, "rights", "credit", "expires")
    if given_rights.get("expires"):
        checked_day(given_rights["expires"], "expires")  # before anything is attached
    made = media.attach(store, asked.id, [file]) or media.on_post(store, asked.id, file)
    if asked.alt is not None:
        for one in made:
            media.describe(store, one.id, asked.alt)
    if given_rights:
        for one in made:
            media.edit(store, one.media_id, **given_rights)
    return int(asked.id)


def _status(call: Call, store: Store) -> int:
    from smdesk.services import limits, review
    from smdesk.services.composing import CHECKED, check_may_go

    asked = call.asked
    try:
        target = Status(asked.status)
    except ValueError:
        message = N_("Status: “{status}” is not one of: {names}.")
        raise BadInput(message, "status", status=asked.status, names=", ".join(Status)) from None
    if target in CHECKED:
        check_may_go(store, asked.id, limits.facts(store))
    return review.set_status(store, asked.id, target.value, by=asked.by, comment=asked.comment).id


def _duplicate(call: Call, store: Store) -> int:
    return posts.duplicate(store, call.asked.id).id


ACTIONS: dict[str, Callable[[Call, Store], int]] = {
    "add": _add,
    "edit": _edit,
    "move": _move,
    "status": _status,
    "thread": _thread,
    "repeat": _repeat,
    "attach": _attach,
    "duplicate": _duplicate,
}


@dataclass(frozen=True, slots=True)
class Targets:
    """What the options of a post point to, by id; None = not said."""

    columns: dict[str, int]
    places: list[int] | None
    objectives: list[int] | None
    segments: list[int] | None

    @staticmethod
    def of(call: Call, plan: ClientPlan) -> "Targets":
        """Look up the names.

        :raises BadInput: when one fits none or several
        """
        asked = call.asked
        columns = {}
        for column, text, things, what in (
            ("pillar_id", asked.pillar, plan.pillars, N_("Pillar")),
            ("campaign_id", asked.campaign, plan.campaigns, N_("Campaign")),
        ):
            if text is not None:
                columns[column] = found(things, text, what, "name").id if text else 0
        places = (
            [one.strip() for one in asked.places.split(",") if one.strip()]
            if asked.places is not None
            else None
        )
        return Targets(
            columns,
            _each(plan.places, places, N_("Place"), "network", "handle"),
            _each(plan.objectives, asked.objective, N_("Objective"), "code", "title"),
            _each(plan.segments, asked.segment, N_("Segment"), "name"),
        )

    def serve(self, store: Store, post_id: int) -> None:
        """Let the post serve the objectives and speak to the segments that were said."""
        for kind, wanted in (("objective", self.objectives), ("segment", self.segments)):
            if wanted is not None:
                posts.serve(store, post_id, kind, wanted)


def _each(things: Any, texts: list[str] | None, what: str, *names: str) -> list[int] | None:
    if texts is None:
        return None
    return [found(things, text, what, *names).id for text in texts if text]


def wall_of(call: Call, plan: ClientPlan, text: str, zone: str = "") -> str:
    """The wall time in the post's zone (default: the client's) of what was written: ISO 8601 with or without
    offset, or words ("ven 18:30", "tomorrow 9").

    :raises BadInput: when it is no moment
    """
    from smdesk.domain.quickentry import understand

    zone = zone or plan.client.zone
    if call.asked.zone:
        zone_named(call.asked.zone)  # also where the time has its own offset: a slip is no zone
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return wall_now(moment, zone)
    if moment is not None and len(text) > 10:
        wall = moment.strftime("%Y-%m-%dT%H:%M")
        asked_zone = call.asked.zone
        if not asked_zone or asked_zone == zone:
            return wall
        return wall_now(datetime.fromtimestamp(utc_of(wall, asked_zone)).astimezone(), zone)
    if moment is not None:
        return join(moment.date(), posts.hour_for(plan, moment.date()))
    now = wall_now(call.now(), zone)
    for language in dict.fromkeys((call.words.language, plan.client.language, "en", "it", "es")):
        entry = understand(text, today=parse_wall(now).date(), now_wall=now, language=language)
        if entry is not None:
            return join(entry.day, entry.hour or posts.hour_for(plan, entry.day))
    message = N_("Due: “{text}” is no moment; write 2026-10-16T18:30 or words like “fri 18:30”.")
    raise BadInput(message, "due", text=text)
