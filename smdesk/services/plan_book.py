"""Plans written by hand in TOML (the sample's and the starting points) become records.

``[kind]`` is the single record of its kind, ``[[kind]]`` one of many; ``[plan_text]`` holds free texts by section.
An entry may have a ``key``; other entries name it in the column without its ``_id`` (``goal = "rent"``). Days are
"+30" or "-12" from today, or written out; months count likewise. Lists are arrays. Shorthands: ``readings`` of a key
result (day, value, and the inputs it was worked out from), ``marks`` of an audited place or of an option,
``plan``/``actual``/``forecast`` of a budget line from the month ``first``, ``values`` of a search interest up to this
month.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from smdesk.domain.entity import KINDS
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Field, Form, Shape
from smdesk.domain.working import WORKED
from smdesk.services.strategy import utm_name
from smdesk.storage.store import Transaction

AMOUNTS = ("plan", "actual", "forecast")
Ids = dict[tuple[str, str], int]


class PlanBook:
    """One hand-written plan, read on a day.

    :param ids: (kind, key) → id of what is already stored (places); grows while the plan is written
    :param words: what is done to each text (dates in it written out)
    """

    def __init__(
        self,
        pages: dict[str, Any],
        today: date,
        ids: Ids,
        words: Callable[[str], str] = str.strip,
        day: Callable[[str], date] | None = None,
    ) -> None:
        self.pages, self.today, self.ids = pages, today, ids
        self._words, self._day = words, day

    def write(
        self, tx: Transaction, client_id: int, template: str = "", kinds: frozenset[str] = frozenset(PLAN_KINDS)
    ) -> int:
        """Store the plan's records of ``kinds``; returns how many."""
        count = 0
        for kind in PLAN_KINDS:
            if kind not in kinds:
                continue
            later: list[tuple[Any, dict[str, str]]] = []
            for position, (key, values, own) in enumerate(self._records(kind)):
                made = tx.add(
                    KINDS[kind](**values, client_id=client_id, position=position, template=template)
                )
                count += 1
                if key:
                    self.ids[kind, key] = made.id
                if own:
                    later.append((made, own))
            for made, own in later:  # links to records of the same kind, known only now
                tx.update(made, **{column: self.ids[kind, key] for column, key in own.items()})
        return count

    # -- reading ------------------------------------------------------------------------------

    def _records(self, kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
        if kind == "plan_text":
            for section, text in self.pages.get(kind, {}).items():
                yield "", {"section": section, "text": self._words(text)}, {}
            return
        for entry in self._entries(kind):
            values, own = self._values(SHAPES[kind], entry)
            if kind == "campaign" and "utm_name" not in values:
                values["utm_name"] = utm_name(values["name"], values.get("start", ""))
            yield str(entry.get("key", entry.get("code", ""))), values, own

    def _entries(self, kind: str) -> Iterator[dict[str, Any]]:
        if kind in SINGLE:
            yield from [self.pages[kind]] if kind in self.pages else []
            return
        expand = {
            "reading": self._readings,
            "audit_mark": self._audit,
            "option_mark": self._option_marks,
            "budget_cell": self._cells,
            "interest": self._interest,
        }
        entries = self.pages.get(kind, ())
        yield from expand[kind]() if kind in expand else entries

    def _values(self, shape: Shape, entry: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        values: dict[str, Any] = {}
        own: dict[str, str] = {}
        hidden = {"campaign_step": ("step",)}.get(shape.kind, ())
        for name, said in entry.items():
            field = next((one for one in shape.fields if one.name in (name, f"{name}_id")), None)
            if name == WORKED.get(shape.kind, ("", ""))[1]:
                values[name] = json.dumps(said)
            elif field is None:
                if name in hidden:
                    values[name] = said
                assert name in (*hidden, "key", *_SHORTHANDS.get(shape.kind, ())), (shape.kind, name)
            elif field.form is Form.LINK and field.refers == shape.kind:
                own[field.name] = said
            else:
                values[field.name] = self._value(field, said)
        return values, own

    def _value(self, field: Field, said: Any) -> Any:
        if field.form is Form.LINK:
            return self.ids[field.refers, said] if said else 0
        if field.form is Form.LINKS:
            return ",".join(str(self.ids[field.refers, one]) for one in said)
        if field.form is Form.DAY:
            return self.day(said)
        if field.form in (Form.FLAG, Form.WHOLE):
            return said
        if field.form is Form.LINES and isinstance(said, list):
            return "\n".join(self._words(one) for one in said)
        return self._words(str(said))

    def day(self, said: str) -> str:
        """A day as the store keeps it."""
        if re.fullmatch(r"[+-]\d+", said):
            return (self.today + timedelta(days=int(said))).isoformat()
        if self._day is not None and re.fullmatch(r"\d+ \w{3}", said):
            return self._day(said).isoformat()
        return said

    def month(self, said: str) -> date:
        """First day of a month counted from this one."""
        return self.today.replace(day=1) + relativedelta(months=int(said))

    # -- shorthands ---------------------------------------------------------------------------

    def _readings(self) -> Iterator[dict[str, Any]]:
        for entry in self.pages.get("key_result", ()):
            for on, value, *inputs in entry.get("readings", ()):
                one = {"key_result": entry["key"], "on": on, "value": value, "source": entry.get("source", "")}
                yield one | ({"inputs": inputs[0]} if inputs else {})

    def _audit(self) -> Iterator[dict[str, Any]]:
        for entry in self.pages.get("audit_mark", ()):
            shared = {name: entry[name] for name in ("place", "checked_on") if name in entry}
            notes = entry.get("notes", {})
            for criterion, mark in entry["marks"].items():
                yield shared | {"criterion": criterion, "mark": mark, "note": notes.get(criterion, "")}

    def _option_marks(self) -> Iterator[dict[str, Any]]:
        for entry in self.pages.get("option", ()):
            for criterion, mark in entry.get("marks", {}).items():
                yield {"option": entry["key"], "criterion": criterion, "mark": mark}

    def _cells(self) -> Iterator[dict[str, Any]]:
        for entry in self.pages.get("budget_line", ()):
            amounts = {name: entry.get(name, []) for name in AMOUNTS}
            for place in range(max(len(row) for row in amounts.values())):
                month = self.month(entry.get("first", "0")) + relativedelta(months=place)
                cell = {"line": entry["key"], "month": month.isoformat()[:7]}
                yield cell | {name: row[place] for name, row in amounts.items() if place < len(row)}

    def _interest(self) -> Iterator[dict[str, Any]]:
        for entry in self.pages.get("interest", ()):
            values = entry["values"]
            first = self.today.replace(day=1) - relativedelta(months=len(values) - 1)
            points = [[(first + relativedelta(months=n)).isoformat(), v] for n, v in enumerate(values)]
            yield {name: entry[name] for name in entry if name != "values"} | {"points": json.dumps(points)}


_SHORTHANDS = {
    "key_result": ("readings",),
    "option": ("marks",),
    "budget_line": ("first", *AMOUNTS),
}


