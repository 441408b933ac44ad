"""``smdesk import``: posts from sheets, calendars and JSON; a whole plan, its tables, the text of an old one."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError
from smdesk.domain.time import wall_now
from smdesk.language import Words
from smdesk.storage.store import Store

if TYPE_CHECKING:
    from smdesk.services.plan_files import PlanReport

TABLES = ("objectives", "keywords", "budget", "competitors")
KINDS = ("posts", "strategy", *TABLES, "trends", "text")
_OF_POSTS = {"format": "--format", "date_order": "--date-order", "places": "--places", "map": "--map", "answer": "--answer"}


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("kind", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    client_option(parser, _)
    parser.add_argument("--dry-run", action="store_true", help=_(N_("say what would happen; store nothing")))
    posts = parser.add_argument_group("posts")
    posts.add_argument(
        "--format", metavar="F", help=_(N_("csv, tsv, xlsx, ics, json; by default what it is"))
    )
    posts.add_argument("--date-order", choices=["dmy", "mdy"], help=_(N_("day first or month first")))
    posts.add_argument("--places", metavar="P,P", help=_(N_("where posts without a network go")))
    posts.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help=_(N_("empty: leave out"))
    )
    posts.add_argument(
        "--answer", action="append", default=[], metavar="ID=ANSWER", help=_(N_("to a question"))
    )
    plans = parser.add_argument_group("strategy, text")
    mode = _(N_("strategy: take the place of the client's plan (what happens by default), or come beside it"))
    plans.add_argument("--mode", choices=["replace", "add"], default="replace", help=mode)
    plans.add_argument("--section", metavar="S", default="", help=_(N_("text: all of it into this section, such as budget.note")))


def run(call: Call) -> None:
    """Plan each file, then store it (one undo step a file) unless it is a dry run.

    :raises BadInput: when a file has rows and every one was refused (the report is told before)
    """
    asked = call.asked
    whole: dict[str, Any] = {"created": 0, "updated": 0, "skipped": 0, "errors": [], "mapping": {}}
    refused: list[BadInput] = []
    with call.store() as store:
        number = client_id(store, asked.client)
        zone = store.clients.plan(number).client.zone
        today = date.fromisoformat(wall_now(call.now(), zone)[:10])
        if asked.kind != "posts":
            _refuse_options(call)
        for path in asked.files:
            if asked.kind == "posts":
                made = _posts(call, store, number, path, today)
            else:
                made = _part_of_plan(call, store, number, path, today)
            _gather(whole, made, path.name if len(asked.files) > 1 else "")
            if made["errors"] and not any(made[key] for key in COUNTS):
                refused.append(_refusal(path, made["errors"][0]))
    _tell(call, whole)
    if refused:
        raise refused[0]


def _refusal(path: Path, first: dict[str, Any]) -> BadInput:
    """A file of which nothing could be taken, by its first fault."""
    values = {"name": path.name, "field": first["field"], "line": first["line"], "reason": first["reason"]}
    if not first["line"]:
        return BadInput(N_("File: all of “{name}” was refused; {field}: {reason}"), "file", **values)
    if not first["field"]:
        return BadInput(N_("File: every row of “{name}” was refused; line {line}: {reason}"), "file", **values)
    return BadInput(N_("File: every row of “{name}” was refused; line {line}, {field}: {reason}"), "file", **values)


def _refuse_options(call: Call) -> None:
    """Options that mean nothing here are not passed over in silence."""
    for name, flag in _OF_POSTS.items():
        if getattr(call.asked, name):
            raise BadInput(N_("{flag}: it is for posts only; leave it out."), name, flag=flag)


def _posts(call: Call, store: Store, number: int, path: Path, today: date) -> dict[str, Any]:
    from smdesk.services import imports

    asked = call.asked
    mapping = pairs(asked.map, N_("Map"))
    answers = pairs(asked.answer, N_("Answer"))
    answers |= {"date_order": asked.date_order} if asked.date_order else {}
    answers |= {"places": asked.places} if asked.places else {}
    said = {"format": asked.format, "mapping": mapping, "answers": answers, "today": today}
    plan = imports.plan_import(store, number, path, **said)
    for remark in plan.remarks:
        call.say(_in_words(call.words, remark.message, remark.values))
    for asks in plan.questions:
        taken = next((label.message for answer, label in asks.choices if answer == asks.default), "")
        if asked.dry_run or not asks.blocking:
            said_so = _in_words(call.words, asks.sentence.message, asks.sentence.values)
            call.say(" → ".join(filter(None, [said_so, call.words(taken) if taken in ("Yes", "No") else ""])))
    unread = [column.header for column in plan.unknown]
    if unread:
        text = N_("Nothing is taken from these columns: {names}. --map NAME=FIELD gives one a field.")
        call.say(call.words(text, names=", ".join(unread)))
    for row in plan.skipped:
        call.say(f"{row.line}: {_in_words(call.words, row.sentence.message, row.sentence.values)}")
    if asked.dry_run:
        return _worded(call, imports.dry_run(store, plan), plan.errors)
    with call.progress() as told:
        report = imports.apply(store, plan, progress=told)
    imports.remember(store, plan, mapping, answers)
    return _worded(call, report, plan.errors)


def _part_of_plan(call: Call, store: Store, number: int, path: Path, today: date) -> dict[str, Any]:
    report = _report(call, store, number, path, today)
    for remark in report.remarks:
        call.say(call.words(remark.message, **remark.values))
    return _worded(call, report.as_dict(), report.errors)


def _worded(call: Call, made: dict[str, Any], errors: Sequence[RowError]) -> dict[str, Any]:
    """A report whose first faults are said in the reader's language."""
    for told, error in zip(made["errors"], errors, strict=False):
        told["reason"] = _in_words(call.words, error.sentence.message, error.sentence.values)
    return made


def _in_words(words: Words, message: str, values: Any) -> str:
    """A reason in the reader's language; some hold another sentence."""
    said = {name: _in_words(words, v.message, v.values) if hasattr(v, "message") else v for name, v in values.items()}
    return words(message, **said)


def _report(call: Call, store: Store, number: int, path: Path, today: date) -> "PlanReport":
    asked = call.asked
    if asked.kind == "strategy":
        from smdesk.services.plan_files import import_plan

        return import_plan(store, number, path, mode=asked.mode, dry_run=asked.dry_run)
    if asked.kind == "trends":
        from smdesk.services.plan_trends import import_trends

        return import_trends(store, number, path, dry_run=asked.dry_run, today=today)
    if asked.kind == "text":
        return _text(call, store, number, path)
    from smdesk.services.plan_tables import import_table

    return import_table(store, number, asked.kind, path, dry_run=asked.dry_run, today=today)


def _text(call: Call, store: Store, number: int, path: Path) -> "PlanReport":
    """The mapping says which heading goes where."""
    from dataclasses import replace

    from smdesk.services.plan_outline import outline, take_in

    pieces = outline(path)
    if call.asked.section:
        pieces = tuple(replace(piece, section=call.asked.section) for piece in pieces)
    report = take_in(store, number, pieces, dry_run=call.asked.dry_run)
    report.mapping = {piece.heading or "…": piece.section for piece in pieces}
    for heading, section in report.mapping.items():
        call.say(f"{heading} → {section}")
    return report


def _tell(call: Call, whole: dict[str, Any]) -> None:
    _ = call.words
    text = _("{created} new, {updated} changed, {skipped} left out", **{key: whole[key] for key in COUNTS})
    if whole["errors"]:
        text += ", " + _.n_("{n} fault named above", "{n} faults named above", len(whole["errors"]))
    for error in whole["errors"]:
        where = f"{error['file']}:" if "file" in error else ""
        call.say(
            f"{where}{error['line']}: {error['field'] + ': ' if error['field'] else ''}{error['reason']}"
        )
    call.answer(whole, text)


COUNTS = ("created", "updated", "skipped")


def _gather(whole: dict[str, Any], made: dict[str, Any], file: str) -> None:
    for key in COUNTS:
        whole[key] += made[key]
    if "removed" in made:
        whole["removed"] = whole.get("removed", 0) + made["removed"]
    whole["errors"] += [error | ({"file": file} if file else {}) for error in made["errors"]]
    whole["mapping"] |= made["mapping"]


def pairs(texts: list[str], what: str) -> dict[str, str]:
    """Options of the form NAME=VALUE.

    :raises BadInput: when one has no "="
    """
    found = {}
    for text in texts:
        name, equals, value = text.rpartition("=")
        if not equals:
            message = N_("{what}: “{text}” is not of the form NAME=VALUE.")
            raise BadInput(message, what.lower(), what=what, text=text)
        found[name] = value
    return found
