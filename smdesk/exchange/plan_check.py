"""Checks a plan's document from top to bottom; every fault is named by its path."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from smdesk.domain import firm
from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, column_types
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.domain.money import NO_CURRENCY
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.working import WORKED
from smdesk.domain.working import checked as checked_inputs
from smdesk.exchange.plan_file import (
    CLIENT_OUT,
    FORMAT,
    PLACE_FIELDS,
    VERSION,
    PlanFaults,
    PlanFile,
    listing,
    referring,
)

MAX_RECORDS = 200_000
MAX_TEXT = 1_000_000
MAX_FAULTS = 200
MAX_WHOLE = 2**53  # beyond it JSON readers disagree
# Figures of an objective may be as agreed, in words ("60 orders a month").
AS_AGREED = frozenset({("objective", "baseline"), ("objective", "target")})
ALONE = {"objective": "code", "pillar": "name", "segment": "name", "campaign": "name", "plan_text": "section"}
NAMED = ("goal", "objective", "key_result", "segment", "pillar", "campaign", "competitor", "budget_line", "tactic")
_UTM = re.compile("[a-z0-9_.-]*")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")

NOT_A_PLAN = N_("Plan file: this is no plan that smdesk wrote (“format” must be “{format}”).")
FAULTS = N_("Plan file: {count} faults, the first in {path}: {reason} Nothing was taken; mend the file and try again.")
UNKNOWN_KIND = N_("“{name}” is no kind of record; take it out.")
UNKNOWN_FIELD = N_("“{name}” is no field of {kind}; take it out.")
NEWER = N_("“{name}” comes from a newer smdesk and was left out.")
NOT_TYPE = N_("it must be {type}.")
MISSING = N_("it is missing.")
TWICE = N_("“{value}” is there twice.")
ONLY_ONE = N_("a plan has only one of these.")
DANGLING = N_("number {id} is not among the {kind} records of the file.")
BAD_TEXT = N_("it holds a sign that is no text (NUL, or half a letter).")
TOO_LONG = N_("it has more than {limit} signs.")
TOO_MANY = N_("Plan file: it has more than {limit} records.")
NO_DAY = N_("“{value}” is not a day; write it as 2026-10-31 (a month as 2026-10).")
NO_FIGURE = N_("“{value}” is not a number; write digits with one decimal point, as 1250.50.")
NO_CHOICE = N_("“{value}” is not one of: {known}.")
NO_RANGE = N_("{value} is not from {low} to {high}.")
EMPTY = N_("it is empty; write a few words.")
NO_POINTS = N_("it must be a list of days with values from 0 to 100.")
END_FIRST = N_("{end} lies before the start, {start}.")
NO_UTM = N_("“{value}” must be lowercase letters without accents, digits and hyphens.")
_TYPES = {str: N_("a text"), int: N_("a whole number"), bool: N_("true or false")}


class Checker:
    """Reads one document. ``strict`` False takes what texts say as it is; types and references hold always."""

    def __init__(self, data: Any, strict: bool) -> None:
        self._data, self._strict = data, strict
        self._faults: list[RowError] = []
        self._skipped: list[Sentence] = []
        self._newer = False
        self._ids: dict[str, set[int]] = {"post": set()}

    def plan_file(self) -> PlanFile:
        """The document.

        :raises BadInput: when it is no plan, or has faults
        """
        data = self._data
        if not isinstance(data, dict) or data.get("format") != FORMAT or type(data.get("version")) is not int:
            raise BadInput(NOT_A_PLAN, "format", format=FORMAT)
        self._newer = data["version"] > VERSION
        for name in data.keys() - {"format", "version", "private", "client", "places", "records"}:
            self._stranger(str(name), UNKNOWN_FIELD, name=str(name)[:60], kind="plan")
        client = self._client(data.get("client", {}))
        places = self._places(data.get("places", []))
        rows = self._rows(data.get("records", {}))
        records = {kind: self._kind(kind, some) for kind, some in rows.items()}
        if self._faults:
            first = self._faults[0]
            values = {"count": len(self._faults), "path": first.field, "reason": first.sentence}
            raise PlanFaults(FAULTS, "file", errors=tuple(self._faults), **values)
        private = data.get("private", True) is not False
        return PlanFile(client, places, records, data["version"], private, tuple(self._skipped))

    # -- parts --------------------------------------------------------------------------------

    def _client(self, given: Any) -> dict[str, Any]:
        types = {name: kind for name, kind in column_types(Client).items() if name not in CLIENT_OUT}
        return self._typed("client", given, types, "client")

    def _places(self, given: Any) -> tuple[Place, ...]:
        types = {name: kind for name, kind in column_types(Place).items() if name in PLACE_FIELDS}
        places: list[Place] = []
        seen: set[int] = set()
        for path, row in self._list("places", given):
            values = self._typed(path, row, types, "place")
            if self._number(f"{path}.id", values, seen):
                if not values.get("network"):
                    self._fault(f"{path}.network", MISSING)
                    continue
                places.append(Place(client_id=0, position=len(places), **values))
        self._ids["place"] = seen
        return tuple(places)

    def _rows(self, given: Any) -> dict[str, list[tuple[str, dict[str, Any]]]]:
        """The rows of every kind with their paths, and all ids, before any reference is followed."""
        if not isinstance(given, dict):
            self._fault("records", NOT_TYPE, type="{…}")
            return {}
        for name in given.keys() - set(PLAN_KINDS):
            self._stranger(f"records.{str(name)[:60]}", UNKNOWN_KIND, name=str(name)[:60])
        counts = [len(rows) for rows in given.values() if isinstance(rows, list)]
        if sum(counts) > MAX_RECORDS:
            raise BadInput(TOO_MANY, "file", limit=MAX_RECORDS)
        rows: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for kind in PLAN_KINDS:
            types = {name: one for name, one in column_types(KINDS[kind]).items() if name != "client_id"}
            seen = self._ids[kind] = set()
            rows[kind] = []
            for path, row in self._list(f"records.{kind}", given.get(kind, [])):
                values = self._typed(path, row, types, kind)
                if self._number(f"{path}.id", values, seen):
                    rows[kind].append((path, values))
        return {kind: some for kind, some in rows.items() if some}

    def _kind(self, kind: str, rows: list[tuple[str, dict[str, Any]]]) -> tuple[Any, ...]:
        if kind in SINGLE and len(rows) > 1:
            self._fault(rows[1][0], ONLY_ONE)
        made: list[Any] = []
        alone: set[str] = set()
        pointing, lists, shape = referring(kind), listing(kind), SHAPES.get(kind)
        fields = {one.name: one for one in shape.fields} if shape and self._strict else {}
        for path, values in rows:
            for name, other in pointing.items():
                self._reference(f"{path}.{name}", values, name, other)
            for name, other in lists.items():
                self._references(f"{path}.{name}", values.get(name, ""), other)
            for name, one in fields.items():
                if name in values:
                    values[name] = self._said(f"{path}.{name}", kind, one, values[name])
            try:
                record = KINDS[kind](**{"client_id": 0} | values)
            except TypeError:  # a column without a default was not given
                self._fault(path, MISSING)
                continue
            if self._strict:
                self._rules(path, kind, record, alone)
            made.append(record)
        return tuple(made)

    # -- values -------------------------------------------------------------------------------

    def _typed(self, path: str, row: Any, types: Mapping[str, Any], kind: str) -> dict[str, Any]:
        """The known fields of an object, each of its type."""
        if not isinstance(row, dict):
            self._fault(path, NOT_TYPE, type="{…}")
            return {}
        values: dict[str, Any] = {}
        for name, value in row.items():
            place = f"{path}.{str(name)[:60]}"
            wanted = types.get(name)
            if wanted is None:
                self._stranger(place, UNKNOWN_FIELD, name=str(name)[:60], kind=kind)
            elif type(value) is not wanted:
                self._fault(place, NOT_TYPE, type=_TYPES[wanted])
            elif wanted is int and abs(value) > MAX_WHOLE:
                self._fault(place, NO_RANGE, value=str(value)[:30], low=-MAX_WHOLE, high=MAX_WHOLE)
            elif wanted is str and len(value) > MAX_TEXT:
                self._fault(place, TOO_LONG, limit=MAX_TEXT)
            elif wanted is str and _NO_TEXT.search(value):
                self._fault(place, BAD_TEXT)
            else:
                values[name] = value
        return values

    def _number(self, path: str, values: Mapping[str, Any], seen: set[int]) -> bool:
        """Note a row's id; False when it has none of its own."""
        number = values.get("id")
        if number is None or number <= 0:
            self._fault(path, MISSING)
            return False
        if number in seen:
            self._fault(path, TWICE, value=number)
            return False
        seen.add(number)
        return True

    def _reference(self, path: str, values: dict[str, Any], name: str, other: str) -> None:
        number = values.get(name, 0)
        if other == "post":
            values[name] = 0
        elif number and number not in self._ids[other]:
            self._fault(path, DANGLING, id=number, kind=other)

    def _references(self, path: str, text: str, other: str) -> None:
        for part in filter(None, text.split(",")):
            if not (part.isascii() and part.isdecimal() and len(part) < 16 and int(part) in self._ids[other]):
                self._fault(path, DANGLING, id=part[:30], kind=other)

    def _said(self, path: str, kind: str, field: Field, value: Any) -> Any:
        """A value by the rule of its field; days and figures in their one form."""
        if field.form is Form.WHOLE and not field.low <= value <= field.high:
            self._fault(path, NO_RANGE, value=value, low=field.low, high=field.high)
        elif field.form is Form.CHOICE and value not in field.options:
            known = ", ".join(code for code in field.options if code)
            self._fault(path, NO_CHOICE, value=value[:60], known=known)
        elif value and field.form in (Form.DAY, Form.MONTH):
            found = one_day(value, field.form)
            if not found:
                self._fault(path, NO_DAY, value=value[:60])
            return found or value
        elif value and field.form in (Form.MONEY, Form.FIGURE, Form.PERCENT):
            found = one_figure(value)
            if not found and ((kind, field.name) not in AS_AGREED or _poses_as_number(value)):
                self._fault(path, NO_FIGURE, value=value[:60])
            return found or value
        return value

    def _rules(self, path: str, kind: str, record: Any, alone: set[str]) -> None:
        """What no field says alone."""
        shape = SHAPES.get(kind)
        if shape and kind in NAMED and not str(getattr(record, shape.title)).strip():
            self._fault(f"{path}.{shape.title}", EMPTY)
        if kind in ALONE:
            value = str(getattr(record, ALONE[kind]))
            if value.casefold() in alone:
                self._fault(f"{path}.{ALONE[kind]}", TWICE, value=value[:60])
            alone.add(value.casefold())
        if kind == "campaign":
            if record.start and record.end and record.end < record.start:
                self._fault(f"{path}.end", END_FIRST, end=record.end, start=record.start)
            if not _UTM.fullmatch(record.utm_name):
                self._fault(f"{path}.utm_name", NO_UTM, value=record.utm_name[:60])
        if kind == "plan" and record.currency and not re.fullmatch("[A-Z]{3}", record.currency):
            self._fault(f"{path}.currency", NO_CURRENCY, code=record.currency[:40])
        if kind == "interest" and points_of(record.points) is None:
            self._fault(f"{path}.points", NO_POINTS)
        if kind == "parameter" and record.kind and record.limit.strip():
            try:
                firm.read(record.kind, record.limit)
            except BadInput as fault:
                self._fault(f"{path}.limit", fault.message, **fault.values)
        if kind in WORKED:
            name = WORKED[kind][1]
            try:
                checked_inputs(getattr(record, name), name)
            except BadInput as fault:
                self._fault(f"{path}.{name}", fault.message, **fault.values)

    # -- faults -------------------------------------------------------------------------------

    def _list(self, path: str, given: Any) -> Sequence[tuple[str, Any]]:
        if not isinstance(given, list):
            self._fault(path, NOT_TYPE, type="[…]")
            return []
        return [(f"{path}[{number}]", row) for number, row in enumerate(given)]

    def _stranger(self, path: str, message: str, **values: object) -> None:
        """What this program does not know: a fault, unless a newer one wrote it."""
        if not self._newer:
            self._fault(path, message, **values)
        elif len(self._skipped) < MAX_FAULTS:
            self._skipped.append(Sentence(NEWER, {"name": path}))

    def _fault(self, path: str, message: str, **values: object) -> None:
        if len(self._faults) < MAX_FAULTS:
            self._faults.append(RowError(0, path, Sentence(message, values)))


def one_day(text: str, form: Form = Form.DAY) -> str:
    """A day (or month) in its one form; "" when it is none."""
    try:
        day = date.fromisoformat(text if form is Form.DAY else f"{text}-01")
    except ValueError:
        return ""
    return day.isoformat()[: 10 if form is Form.DAY else 7]


def one_figure(text: str) -> str:
    """A figure as the store keeps it: as it stands when it is digits with a point, else written out; "" when none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return ""
    if not number.is_finite() or re.search("[eE]", text):
        return ""
    return text if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)", text, re.ASCII) else f"{number:f}"


def _poses_as_number(text: str) -> bool:
    """ "NaN", "Infinity" or "1e9": a number to a machine, none to a reader."""
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def points_of(text: str) -> list[tuple[str, float]] | None:
    """The points of a term's interest; None when they are none."""
    try:
        data = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, list) or len(data) > 10_000:
        return None
    points = []
    for one in data:
        good = isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and type(one[1]) in (int, float)
        if not good or not one_day(one[0]) or not 0 <= one[1] <= 100:
            return None
        points.append((one[0], one[1]))
    return points
