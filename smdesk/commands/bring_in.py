"""``smdesk import``: posts from sheets, calendars and JSON."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.commands.call import Call, client_id, client_option
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.time import wall_now
from smdesk.language import Words


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("kind", choices=["posts"], metavar="posts")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    client_option(parser, _)
    parser.add_argument(
        "--format", metavar="F", help=_(N_("csv, tsv, xlsx, ics, json; by default what it is"))
    )
    parser.add_argument("--dry-run", action="store_true", help=_(N_("say what would happen; store nothing")))
    parser.add_argument("--date-order", choices=["dmy", "mdy"], help=_(N_("day first or month first")))
    parser.add_argument("--places", metavar="P,P", help=_(N_("where posts without a network go")))
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help=_(N_("empty: leave out"))
    )
    parser.add_argument(
        "--answer", action="append", default=[], metavar="ID=ANSWER", help=_(N_("to a question"))
    )


def run(call: Call) -> None:
    """Plan each file, then store it (one undo step a file) unless it is a dry run."""
    from smdesk.services import imports

    asked, _ = call.asked, call.words
    mapping = pairs(asked.map, N_("Map"))
    answers = pairs(asked.answer, N_("Answer"))
    answers |= {"date_order": asked.date_order} if asked.date_order else {}
    answers |= {"places": asked.places} if asked.places else {}
    whole: dict[str, Any] = {"created": 0, "updated": 0, "skipped": 0, "errors": [], "mapping": {}}
    with call.store() as store:
        number = client_id(store, asked.client)
        zone = store.clients.plan(number).client.zone
        today = date.fromisoformat(wall_now(call.now(), zone)[:10])
        for path in asked.files:
            said = {"format": asked.format, "mapping": mapping, "answers": answers, "today": today}
            plan = imports.plan_import(store, number, path, **said)
            if asked.dry_run:
                made = imports.dry_run(store, plan)
            else:
                with call.progress() as told:
                    for report in imports.pages(store, plan):
                        told(report.done, max(1, report.total))
                made = report.as_dict()
                imports.remember(store, plan, mapping, answers)
            _gather(whole, made, path.name if len(asked.files) > 1 else "")
    text = _("{created} new, {updated} changed, {skipped} left out", **{key: whole[key] for key in COUNTS})
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
