"""``smdesk export``: documents for the client, and files of posts and plans for other programs."""

import argparse
import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.commands.call import Call, client_id, client_option, found
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.time import wall_now
from smdesk.language import Words
from smdesk.storage.store import Store

TABLES = ("objectives", "keywords", "budget", "competitors")
OF_PLAN = ("strategy", "campaign", "proposal", *TABLES)
DOCUMENTS = ("calendar", "approval", "posts", *OF_PLAN)
FORMATS = ("pdf", "csv", "xlsx", "ics", "json", "buffer", "metricool")
# What a part of the plan can be written as, beside the documents of :mod:`smdesk.services.documents`.
_FILES = {"strategy": ("json",), "campaign": (), "proposal": (), **dict.fromkeys(TABLES, ("csv", "xlsx"))}
# Endings by which other programs would open the file as what it is not.
_OTHERS = frozenset("doc docx odt rtf xls ods numbers pages ppt pptx html htm md txt tsv xml zip png jpg".split())  # noqa: SIM905
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("document", choices=DOCUMENTS, metavar="|".join(DOCUMENTS))
    client_option(parser, _)
    parser.add_argument("--from", dest="start", metavar="D", help=_(N_("first day")))
    parser.add_argument("--to", dest="end", metavar="D", help=_(N_("last day")))
    parser.add_argument("--month", metavar="2026-10", help=_(N_("a whole month")))
    parser.add_argument("--quarter", metavar="2026Q4", help=_(N_("a whole quarter")))
    parser.add_argument(
        "--format", choices=FORMATS, help=_(N_("by default that of the file's name, else pdf"))
    )
    parser.add_argument("--deadline", metavar="D", help=_(N_("approval: last day for an answer")))
    parser.add_argument(
        "--silence", metavar="T", help=_(N_("approval: what happens without one"))
    )
    parser.add_argument("--rounds", type=int, metavar="N", help=_(N_("approval: rounds of changes that are included")))
    parser.add_argument("--campaign", metavar="C", default="", help=_(N_("campaign: its name or number")))
    parser.add_argument("--sketch", metavar="I", default="", help=_(N_("proposal: the business idea, its name or number")))
    parser.add_argument(
        "--chapter", metavar="KEY", action="append", default=[], help=_(N_("strategy as PDF: only this chapter"))
    )
    parser.add_argument("--frozen", type=int, metavar="N", default=0, help=_(N_("strategy as PDF: this frozen version")))
    parser.add_argument("--public", action="store_true", help=_(N_("strategy as JSON: without what is private")))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)


def run(call: Call) -> None:
    """Write it and say where it is."""
    asked, _ = call.asked, call.words
    with call.store() as store:
        number = client_id(store, asked.client)
        today = date.fromisoformat(wall_now(call.now(), store.clients.plan(number).client.zone)[:10])
        format = asked.format or _by_name(asked.document, asked.output)
        if asked.document in OF_PLAN:
            _part_of_plan(call, store, number, format)
            return
        if asked.document == "approval" and format != "pdf":
            raise BadInput(N_("Format: the approval pack is a PDF; leave out --format."), "format")
        if format == "pdf":
            _document(call, store, number, today)
            return
        from smdesk.services import exports

        start, end = period(call, None)
        made = exports.export_posts(
            store, number, asked.output, format=format, start=start, end=end, now=call.now()
        )
        _going, left = exports.going(*exports.gather(store, number, start, end), format, call.now())
        notices = [_(exports.PICTURES_STAY, n=left, program=format.capitalize())] if left else []
        for notice in notices:
            call.say(notice)
        text = _("Written: {files}", files=", ".join(map(str, made)))
        call.answer({"files": [str(path) for path in made], "notices": notices}, text)


def _part_of_plan(call: Call, store: Store, number: int, format: str) -> None:
    """The plan or a part of it, as a file to be read back or as a document.

    :raises BadInput: for a format that it cannot be written in
    """
    asked, _ = call.asked, call.words
    if format == "pdf":
        _plan_document(call, store, number)
        return
    if format not in _FILES[asked.document]:
        known = ", ".join((*_FILES[asked.document], *(("pdf",) if _printer(asked.document) else ())))
        message = N_("Format: {document} cannot be written as {format}; use {known}.")
        raise BadInput(message, "format", document=asked.document, format=format, known=known or "-")
    if format == "json":
        from smdesk.services.plan_files import export_plan

        made = [export_plan(store, number, asked.output, private=not asked.public)]
    else:
        from smdesk.services.plan_tables import export_table

        made = export_table(store, number, asked.document, asked.output, format=format)
    call.answer({"files": [str(path) for path in made]}, _("Written: {files}", files=", ".join(map(str, made))))


def _printer(document: str) -> Any:
    """What prints a part of the plan: ``documents.export_strategy`` and its like."""
    from smdesk.services import documents

    return getattr(documents, f"export_{document}", None)


def _plan_document(call: Call, store: Store, number: int) -> None:
    from smdesk.domain.plan.work import Sketch
    from smdesk.domain.strategy import Campaign

    asked, _ = call.asked, call.words
    prints = _printer(asked.document)
    if prints is None:
        known = ", ".join(_FILES[asked.document])
        message = N_("Format: {document} cannot be written as {format}; use {known}.")
        raise BadInput(message, "format", document=asked.document, format="pdf", known=known or "-")
    which: tuple[int, ...] = (number,)
    if asked.document == "campaign":
        which = (number, found(store.find(Campaign, client_id=number), asked.campaign, N_("Campaign"), "name").id)
    elif asked.document == "proposal":
        which = (number, found(store.find(Sketch, client_id=number), asked.sketch, N_("Business idea"), "title").id)
    more = _of_strategy(call, store, number) if asked.document == "strategy" else {}
    with call.progress() as told:
        made = prints(store, *which, asked.output, now=call.now(), on_progress=told, **more)
    notices = [_(one.message, **one.values) for one in made.notices]
    for notice in notices:
        call.say(notice)
    call.answer({"files": [str(made.path)], "notices": notices}, _("Written: {files}", files=made.path))


def _of_strategy(call: Call, store: Store, number: int) -> dict[str, Any]:
    """The chapters and the frozen version asked for."""
    from smdesk.services import versions

    asked = call.asked
    listed = {one.number: one.id for one in versions.listing(store, number)}
    if asked.frozen and asked.frozen not in listed:
        message = N_("Version: there is no version {n}; known are: {known}.")
        known = ", ".join(map(str, sorted(listed)))
        raise BadInput(message, "frozen", n=asked.frozen, known=known or "-")
    return {"chapters": tuple(asked.chapter), "version": listed.get(asked.frozen, 0)}


def _document(call: Call, store: Store, number: int, today: date) -> None:
    from smdesk.services import documents

    asked, _ = call.asked, call.words
    start, end = period(call, today)
    assert start is not None and end is not None
    with call.progress() as told:
        if asked.document == "approval":
            made = documents.export_approval(
                store, number, start, end, asked.output, now=call.now(), silence=asked.silence, rounds=asked.rounds,
                deadline=_day(asked.deadline, "deadline") if asked.deadline else None, on_progress=told,
            )  # fmt: skip
        else:
            made = documents.export_calendar(
                store, number, start, end, asked.output, now=call.now(), on_progress=told
            )
    notices = [_(one.message, **one.values) for one in made.notices]
    for notice in notices:
        call.say(notice)
    text = _.n_("Written: {file} ({n} post)", "Written: {file} ({n} posts)", made.posts, file=made.path)
    call.answer({"files": [str(made.path)], "posts": made.posts, "notices": notices}, text)


def _by_name(document: str, output: Path) -> str:
    suffix = output.suffix.lower().lstrip(".")
    if suffix in FORMATS:
        return suffix
    if suffix in _OTHERS:
        message = N_("Format: “.{suffix}” is none that smdesk writes; use {known}, or say --format.")
        raise BadInput(message, "format", suffix=suffix, known=", ".join(FORMATS))
    return "csv" if document in ("posts", *TABLES) else "pdf"


def period(call: Call, today: date | None) -> tuple[date | None, date | None]:
    """The first and last day asked for; the month of ``today`` when nothing was (None: all).

    :raises BadInput: when an option is no day, month or quarter
    """
    asked = call.asked
    if sum(map(bool, (asked.month, asked.quarter, asked.start or asked.end))) > 1:
        raise BadInput(N_("Period: it is said twice; write --month, --quarter, or --from and --to."), "month")
    if asked.month:
        match = _MONTH.fullmatch(asked.month)
        if not match or not 1 <= int(match[2]) <= 12 or match[1] == "0000":
            raise BadInput(N_("Month: “{text}” is not of the form 2026-10."), "month", text=asked.month)
        return _months(int(match[1]), int(match[2]), 1)
    if asked.quarter:
        match = _QUARTER.fullmatch(asked.quarter)
        if not match or match[1] == "0000":
            raise BadInput(N_("Quarter: “{text}” is not of the form 2026Q4."), "quarter", text=asked.quarter)
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    start = _day(asked.start, "from") if asked.start else None
    end = _day(asked.end, "to") if asked.end else None
    if today is None or (start and end):
        return start, end
    if start:
        return start, _months(start.year, start.month, 1)[1]
    if end:
        return _months(end.year, end.month, 1)[0], end
    return _months(today.year, today.month, 1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _day(text: str, field: str) -> date:
    from smdesk.services.clients import checked_day

    return date.fromisoformat(checked_day(text, field))
