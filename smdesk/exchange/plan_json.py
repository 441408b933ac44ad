"""A whole plan as one JSON document, and back: what is written is read back to the same plan, to the letter.

Ids are numbered anew, 1 to n in each kind, so that two homes with the same plan write the same document. Posts
are no part of a plan: the pointer of a campaign's template to the post it became is written as 0.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from smdesk.domain.clients import Place
from smdesk.domain.entity import as_dict
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES
from smdesk.domain.plan.whole import WholePlan
from smdesk.exchange.plan_check import FAULTS, Checker
from smdesk.exchange.plan_file import (
    CLIENT_OUT,
    FORMAT,
    MAX_BYTES,
    PLACE_FIELDS,
    VERSION,
    PlanFaults,
    PlanFile,
    ids_in,
    is_private,
    listing,
    referring,
)

__all__ = ["FAULTS", "MAX_BYTES", "ORDER", "PlanFaults", "PlanFile", "as_text", "plan_to_json", "records_from_json", "records_from_text"]
# Rows in the order in which the store reads them; the others go by position.
ORDER: dict[str, Callable[[dict[str, Any]], Any]] = {
    "plan_review": lambda row: row["on"],
    "reading": lambda row: row["on"],
    "budget_cell": lambda row: (row["line_id"], row["month"]),
}


# -- writing ----------------------------------------------------------------------------------


def plan_to_json(plan: WholePlan, *, private: bool = True) -> dict[str, Any]:
    """The plan as plain JSON types. ``private`` False leaves out what never leaves the desk."""
    rows: dict[str, list[dict[str, Any]]] = {}
    numbers: dict[str, dict[int, int]] = {"place": {}, "post": {}}
    places = _places(plan)
    numbers["place"] = {place.id: number for number, place in enumerate(places, 1)}
    for kind in PLAN_KINDS:
        ordered = sorted(plan.records.get(kind, ()), key=lambda one: (one.position, one.id))
        numbers[kind] = {one.id: number for number, one in enumerate(ordered, 1)}
        rows[kind] = [as_dict(one) for one in ordered]
    for kind in PLAN_KINDS:
        rows[kind] = [_row(kind, row, numbers) for row in rows[kind]]
        if kind in ORDER:
            rows[kind].sort(key=ORDER[kind])
            _renumber(rows, kind)
        if not private:
            rows[kind] = [] if is_private(kind) else [_public(kind, row) for row in rows[kind]]
    client = {name: value for name, value in as_dict(plan.client).items() if name not in CLIENT_OUT}
    return {
        "format": FORMAT,
        "version": VERSION,
        "private": private,
        "client": client,
        "places": [
            {name: numbers["place"][place.id] if name == "id" else getattr(place, name) for name in PLACE_FIELDS}
            for place in places
        ],
        "records": {kind: rows[kind] for kind in PLAN_KINDS if rows[kind]},
    }


def as_text(data: Mapping[str, Any]) -> str:
    """A document as the text that goes into a file, the same for the same plan."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _places(plan: WholePlan) -> list[Place]:
    """Places in use, and archived ones that something of the plan still names."""
    named: set[int] = set()
    for kind in PLAN_KINDS:
        pointing = [name for name, other in referring(kind).items() if other == "place"]
        lists = [name for name, other in listing(kind).items() if other == "place"]
        if pointing or lists:
            for one in plan.records.get(kind, ()):
                named.update(getattr(one, name) for name in pointing)
                named.update(number for name in lists for number in ids_in(getattr(one, name)))
    return [place for place in plan.places if not place.archived or place.id in named]


def _row(kind: str, row: dict[str, Any], numbers: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    """A record with the document's ids; what it pointed to and is no more, it points to no longer."""
    made = {name: value for name, value in row.items() if name != "client_id"}
    made["id"] = numbers[kind][row["id"]]
    for name, other in referring(kind).items():
        made[name] = numbers[other].get(row[name], 0)
    for name, other in listing(kind).items():
        known = (numbers[other].get(number) for number in ids_in(row[name]))
        made[name] = ",".join(str(number) for number in known if number)
    return made


def _renumber(rows: dict[str, list[dict[str, Any]]], kind: str) -> None:
    """Kinds with an order of their own are not pointed to, so that their ids may follow it."""
    for number, row in enumerate(rows[kind], 1):
        row["id"] = number


assert not {other for kind in PLAN_KINDS for other in referring(kind).values()} & set(ORDER)


def _public(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    shape = SHAPES.get(kind)
    return {name: value for name, value in row.items() if not shape or name not in shape.private}


# -- reading ----------------------------------------------------------------------------------


def records_from_text(text: str | bytes, *, strict: bool = True) -> PlanFile:
    """Read a document from the text of a file; see :func:`records_from_json`.

    :raises BadInput: when it is no JSON, or no plan
    """
    if len(text) > MAX_BYTES:
        raise BadInput(N_("Plan file: it has more than {limit} MB; no plan is that long."), "file", limit=MAX_BYTES >> 20)
    try:
        data = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as trouble:  # UnicodeDecodeError is a ValueError
        where = f"{trouble.lineno}:{trouble.colno}" if isinstance(trouble, json.JSONDecodeError) else "1:1"
        message = N_("Plan file: it is damaged or no JSON (line and column {where}); export the plan again.")
        raise BadInput(message, "file", where=where) from None
    return records_from_json(data, strict=strict)


def _no_number(word: str) -> Any:
    raise ValueError(word)


def records_from_json(data: Any, *, strict: bool = True) -> PlanFile:
    """Check a document from top to bottom.

    ``strict`` False takes texts as they are (days, figures, names): for what this program itself wrote and signed.

    :raises PlanFaults: naming every fault by its path; nothing of it is taken then
    :raises BadInput: when it is no plan at all
    """
    return Checker(data, strict).plan_file()
