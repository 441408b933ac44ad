"""``smdesk plan``: how complete a client's strategy plan is, what a chapter of it holds, or what its weeks ask for."""

import argparse
from typing import Any

from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import CHAPTERS, SHAPES
from smdesk.domain.plan.shape import Chapter
from smdesk.domain.plan.whole import WholePlan
from smdesk.language import Words
from smdesk.storage.store import Store


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    client_option(parser, _)
    names = [chapter.key for chapter in CHAPTERS]
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--chapter", choices=names, metavar="K", help=_(N_("one of: {names}"), names=", ".join(names)))
    what.add_argument("--load", action="store_true", help=_(N_("hours of the next 13 weeks by hat, beside the capacity")))


def run(call: Call) -> None:
    """Answer."""
    asked = call.asked
    with call.store() as store:
        number = client_id(store, asked.client)
        if asked.chapter:
            chapter = next(one for one in CHAPTERS if one.key == asked.chapter)
            _chapter(call, store.plans.whole(number), chapter)
        elif asked.load:
            _load(call, store, number)
        else:
            _state(call, store, number)


def _state(call: Call, store: Store, number: int) -> None:
    """The percentages, with what is missing."""
    from smdesk.services import completeness

    _ = call.words
    state = completeness.of_client(store, number)
    chapters = []
    for chapter in CHAPTERS:
        one = state.chapters[chapter.key]
        reasons = [completeness.said(reason, _) for reason in one.reasons]
        chapters.append({"chapter": chapter.key, "title": _(chapter.title), "percent": one.percent, "missing": reasons})
    if call.json:
        client = store.clients.plan(number).client
        call.answer({"client": client.name, "percent": state.percent, "chapters": chapters})
        return
    call.table(chapters, {"chapter": N_("Chapter"), "percent": "%", "missing": N_("Missing")})
    call.say(_("The plan is {percent} % complete.", percent=state.percent))


def _load(call: Call, store: Store, number: int) -> None:
    """Thirteen weeks by their Mondays: hours by hat, hours there are, whether it is too much."""
    from smdesk.services import load

    _, found = call.words, load.of_client(store, number)
    said = {None: _("n/a"), True: _("yes"), False: _("no")}
    rows: list[dict[str, Any]] = [
        {"week": one.monday.isoformat(), "smm": one.of("smm"), "cm": one.of("cm"), "total": one.total,
         "capacity": one.capacity, "over": one.over}
        for one in found.weeks
    ]  # fmt: skip
    for row in rows:
        row |= {key: None if row[key] is None else f"{row[key]:.2f}" for key in ("smm", "cm", "total", "capacity")}
    if call.json:
        client = store.clients.plan(number).client
        sums = {"smm": f"{found.of('smm'):.2f}", "cm": f"{found.of('cm'):.2f}", "undated": f"{found.undated:.2f}",
                "late": f"{found.late:.2f}"}  # fmt: skip
        call.answer({"client": client.name, "weeks": rows, **sums, "actions_without_hours": found.unsaid})
        return
    shown = [
        row
        | {key: call.figure(row[key]) for key in ("smm", "cm", "total")}
        | {"capacity": call.figure(row["capacity"] or "") or said[None], "over": said[row["over"]]}
        for row in rows
    ]
    heads = {"week": N_("Week of"), "smm": "SMM", "cm": "CM", "total": N_("Hours"), "capacity": N_("Capacity"), "over": N_("Too much")}
    call.table(shown, heads)
    call.say(_("Hours of these weeks: SMM {smm}, CM {cm}.", smm=call.figure(f"{found.of('smm'):.2f}"),
               cm=call.figure(f"{found.of('cm'):.2f}")))  # fmt: skip


def _chapter(call: Call, plan: WholePlan, chapter: Chapter) -> None:
    """The records of a chapter by section: all of them as JSON, their names on a terminal."""
    _ = call.words
    sections: dict[str, Any] = {}
    shown: set[str] = set()
    for section in chapter.sections:
        if section.style == "text":
            sections[section.key] = plan.text(section.key)
        elif section.kind and section.kind + str(section.where) not in shown:
            shown.add(section.kind + str(section.where))
            sections[section.key] = [as_dict(one) for one in plan.of(section.kind, **section.where)]
    notes = f"{chapter.key}.notes"
    if plan.text(notes):
        sections[notes] = plan.text(notes)
    if call.json:
        call.answer({"client": plan.client.name, "chapter": chapter.key, "sections": sections})
        return
    for section in chapter.sections:
        held = sections.get(section.key)
        if not held:
            continue
        call.say(f"{_(section.title)}")
        for line in held.splitlines() if isinstance(held, str) else (_name(section.kind, row) for row in held):
            call.say(f"  {line}")
    if not any(sections.values()):
        call.say(_(N_("Nothing to show.")))


def _name(kind: str, row: dict[str, Any]) -> str:
    return " ".join(str(row.get(SHAPES[kind].title, "")).split()) or f"#{row['id']}"
