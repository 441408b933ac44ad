"""Use cases of the plan's records, whatever their kind: add, edit, move, archive, remove, free texts.

What a kind asks of its fields is in its shape (:mod:`smdesk.domain.plan.chapters`); objectives, pillars,
segments and campaigns have rules of their own in :mod:`smdesk.services.strategy`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.entity import KINDS, kind_of
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.money import currency_code
from smdesk.domain.plan.chapters import SHAPES, SHARED, SINGLE
from smdesk.domain.plan.goals import KeyResult
from smdesk.domain.plan.header import PlanText
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.plan.whole import WholePlan, blank
from smdesk.domain.posts import Aim
from smdesk.domain.working import WORKED, stale
from smdesk.domain.working import checked as checked_inputs
from smdesk.services import strategy
from smdesk.storage.store import Store, Transaction

OWN_RULES: dict[str, Callable[..., Any]] = {
    "objective": strategy.add_objective,
    "pillar": strategy.add_pillar,
    "segment": strategy.add_segment,
    "campaign": strategy.add_campaign,
}
# What goes away with the record it is part of, unless it is given to another one.
PARTS = {
    "objective": (("key_result", "objective_id"),),
    "key_result": (("reading", "key_result_id"),),
    "competitor": (("observation", "competitor_id"),),
    "touchpoint": (("touchpoint_count", "touchpoint_id"),),
    "choice": (("criterion", "choice_id"), ("option", "choice_id")),
    "option": (("option_mark", "option_id"),),
    "criterion": (("option_mark", "criterion_id"),),
    "budget_line": (("budget_cell", "line_id"),),
    "campaign": (
        ("deliverable", "campaign_id"),
        ("campaign_step", "campaign_id"),
        ("campaign_figure", "campaign_id"),
        ("campaign_post", "campaign_id"),
        ("legal_check", "campaign_id"),
    ),
}


@dataclass(frozen=True, slots=True)
class Pointing:
    """Rows that point to a record: their kind, the column, how many; ``part``: they would go away with it."""

    kind: str
    column: str
    count: int
    part: bool


def _may_change(record: Any) -> None:
    """Versions are frozen: :mod:`smdesk.services.versions` alone writes them."""
    assert kind_of(record) in SHAPES or kind_of(record) == "plan_text", f"{kind_of(record)} is not written here"


def whole(store: Store, client_id: int) -> WholePlan:
    """The client's plan with every record of it.

    :raises BadInput: when there is no such client
    """
    return store.plans.whole(client_id)


def single(store: Store, kind: str, client_id: int) -> Any:
    """The one record of ``kind`` a client has ("plan", "brand", …), or an empty one not yet stored."""
    found = store.find(KINDS[kind], client_id=client_id)
    if found or kind in SHARED:
        return found[0] if found else KINDS[kind](client_id=client_id)
    return blank(kind, store.get(Client, client_id))


# -- writing ----------------------------------------------------------------------------------


def add(store: Store, kind: str, client_id: int, /, *, origin: object = None, **values: Any) -> Any:
    """A new record of ``kind`` at the end of its list.

    :raises BadInput: when a field breaks its rule
    """
    if kind in OWN_RULES:
        called = "title" if kind == "objective" else "name"
        return OWN_RULES[kind](store, client_id, str(values.pop(called, "")), origin=origin, **values)
    if kind not in SHARED:
        store.get(Client, client_id)
    cls = KINDS[kind]
    record = _with_working(store, cls(client_id=client_id, **checked(store, kind, client_id, values)))
    _must_be_named(kind, record)
    _must_be_read(kind, record)
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        return tx.add(replace(record, position=_next(store, kind, client_id)))


def put_many(
    store: Store,
    kind: str,
    client_id: int,
    edits: Sequence[tuple[Any, dict[str, Any]]],
    adds: Sequence[dict[str, Any]],
    *,
    origin: object = None,
) -> list[Any]:
    """Write several records of ``kind`` in one step, as when rows are pasted: some changed, some new; the new ones.

    :raises BadInput: when a field of any of them breaks its rule; nothing is written then
    """
    cls, place = KINDS[kind], _next(store, kind, client_id)
    changed = []
    for record, values in edits:
        good = checked(store, kind, client_id, values)
        now = store.get(cls, record.id)
        _must_be_named(kind, replace(now, **good))
        _must_be_read(kind, replace(now, **good))
        changed.append((now, good | _unworked(store, now, good) | {"template": ""}))
    new = []
    for number, values in enumerate(adds):
        made = _with_working(store, cls(client_id=client_id, **checked(store, kind, client_id, values)))
        _must_be_named(kind, made)
        _must_be_read(kind, made)
        new.append(replace(made, position=place + number))
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        for now, good in changed:
            tx.update(now, **good)
        return [tx.add(one) for one in new]


def edit(store: Store, record: Any, *, origin: object = None, join: bool = False, **values: Any) -> Any:
    """Change columns of a record; one not yet stored (see :func:`single`) is stored by its first edit.

    ``join``: typing on in the same record within seconds is one step.

    :raises BadInput: when a field breaks its rule
    """
    kind = kind_of(record)
    _may_change(record)
    if kind in OWN_RULES:
        return strategy.edit(store, record, origin=origin, **checked(store, kind, record.client_id, values))
    if not record.id:
        if kind == "plan":
            values = {"currency": record.currency} | values
        return add(store, kind, record.client_id, origin=origin, **values)
    good = checked(store, kind, record.client_id, values)
    now = store.get(type(record), record.id)
    _must_be_named(kind, replace(now, **good))
    if good.keys() & {"kind", "limit"}:
        _must_be_read(kind, replace(now, **good))
    good |= _unworked(store, now, good)
    if any(getattr(now, name) != value for name, value in good.items()):
        good["template"] = ""
    with store.transaction(Act.EDIT_STRATEGY, origin, join=join) as tx:
        return tx.update(now, **good)


def _unworked(store: Store, now: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """What a change by hand takes with it: inputs that no longer give the figure, the day a step was eased to."""
    kind = kind_of(now)
    if kind == "campaign_step" and changes.get("due", now.due) != now.due:
        return {"eased_to": ""}
    if kind not in WORKED:
        return {}
    figure, inputs = WORKED[kind]
    after = replace(now, **changes)
    if not changes.keys() & {figure, inputs, "formula", "key_result_id"}:
        return {}
    result = after if kind == "key_result" else next(iter(store.find(KeyResult, id=after.key_result_id)), None)
    return {inputs: ""} if stale(after, result.formula if result else "") else {}


def _with_working(store: Store, made: Any) -> Any:
    name = WORKED.get(kind_of(made), ("", ""))[1]
    return replace(made, **_unworked(store, made, {name: getattr(made, name)})) if name else made


def archive(store: Store, record: Any, archived: bool = True, *, origin: object = None) -> Any:
    """Put a record away, or bring it back; what points to it keeps doing so."""
    return archive_many(store, [record], archived, origin=origin)[0]


def archive_many(store: Store, records: Sequence[Any], archived: bool = True, *, origin: object = None) -> list[Any]:
    """:func:`archive` of several records, as one step."""
    for record in records:
        _may_change(record)
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        return [tx.update(record, archived=archived) for record in records]


def move(store: Store, record: Any, to: int, *, origin: object = None) -> None:
    """Bring a record to place ``to`` (0 = first) among those of its kind."""
    row = [one for one in store.find(type(record), client_id=record.client_id) if one.id != record.id]
    row.insert(max(0, min(to, len(row))), store.get(type(record), record.id))
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        for place, one in enumerate(row):
            if one.position != place:
                tx.update(one, position=place)


def set_text(store: Store, client_id: int, section: str, text: str, *, origin: object = None) -> None:
    """Write the free text of a section; typing on is one step."""
    found = store.find(PlanText, client_id=client_id, section=section)
    if found and found[0].text == text:
        return
    with store.transaction(Act.EDIT_STRATEGY, origin, join=True) as tx:
        if found:
            tx.update(found[0], text=text, template="")
        else:
            tx.add(PlanText(client_id=client_id, section=section, text=text))


# -- removing ---------------------------------------------------------------------------------


def pointing(store: Store, *records: Any) -> list[Pointing]:
    """What points to records of one kind, beside themselves; to be asked about before they are removed."""
    found: dict[tuple[str, str], int] = {}
    for record in records:
        for pair, count in store.plans.pointing(kind_of(record), record.id).items():
            found[pair] = found.get(pair, 0) + count
    gone = {record.id for record in records}
    for other, column in found:
        if other == kind_of(records[0]):
            found[other, column] -= sum(1 for one in records if getattr(one, column) in gone)
    parts = PARTS.get(kind_of(records[0]), ()) if records else ()
    return [Pointing(other, column, count, (other, column) in parts) for (other, column), count in found.items() if count]


def remove(store: Store, record: Any, *, instead: int = 0, origin: object = None) -> None:
    """Take a record away. What points to it then points to ``instead`` (0 = to nothing); parts go with it then.

    :raises BadInput: when ``instead`` is not a record of the same kind and client
    """
    remove_many(store, [record], instead=instead, origin=origin)


def remove_many(store: Store, records: Sequence[Any], *, instead: int = 0, origin: object = None) -> None:
    """:func:`remove` of several records of one kind, as one step.

    :raises BadInput: when ``instead`` is one of them, or not a record of the same kind and client
    """
    for record in records:
        _may_change(record)
        if instead:
            other = store.get(type(record), instead)
            if other.client_id != record.client_id or other.id == record.id:
                raise BadInput(N_("Instead: choose another one of the same client."), "instead")
    with store.transaction(Act.REMOVE_RECORD, origin) as tx:
        for record in records:
            _take_away(store, tx, kind_of(record), store.get(type(record), record.id), instead)


def _take_away(store: Store, tx: Transaction, kind: str, record: Any, instead: int) -> None:
    parts = PARTS.get(kind, ())
    for other, column in store.plans.pointing(kind, record.id):
        if other == "aim":
            _move_aims(store, tx, kind, record.id, instead)
            continue
        for row in store.find(KINDS[other], **{column: record.id}):
            if (other, column) in parts and not instead:
                _take_away(store, tx, other, row, 0)
            else:
                tx.update(row, **{column: instead})
    tx.remove(record)


def _move_aims(store: Store, tx: Transaction, kind: str, number: int, instead: int) -> None:
    for aim in store.find(Aim, kind=kind, target_id=number):
        twice = store.find(Aim, kind=kind, target_id=instead, post_id=aim.post_id) if instead else True
        if twice:
            tx.remove(aim)
        else:
            tx.update(aim, target_id=instead)


# -- rules ------------------------------------------------------------------------------------


def checked(store: Store, kind: str, client_id: int, values: dict[str, Any]) -> dict[str, Any]:
    """Values of a record's columns, each by the rule of its field.

    :raises BadInput: naming the field, its rule and the fix
    """
    shape = SHAPES[kind]
    known = {one.name: one for one in shape.fields}
    good: dict[str, Any] = {}
    for name, value in values.items():
        field = known.get(name)
        if name == WORKED.get(kind, ("", ""))[1]:
            value = checked_inputs(str(value), N_("Inputs"))
        good[name] = value if field is None else _value(store, field, client_id, value)
    return good


def _value(store: Store, field: Field, client_id: int, value: Any) -> Any:
    if field.form is Form.WHOLE:
        return _whole(field, value)
    if field.form is Form.FLAG:
        return bool(value)
    if field.form is Form.LINK:
        return _link(store, field, client_id, int(value or 0))
    text = str(value).replace("\r\n", "\n").strip()
    if field.form is Form.CHOICE and text not in field.options:
        message = N_("{what}: “{value}” is not one of: {known}.")
        raise BadInput(message, field.name, what=field.label, value=text, known=", ".join(code for code in field.options if code))
    if field.name == "currency":
        return currency_code(text)
    if text and field.form in (Form.DAY, Form.MONTH):
        _day(field, text)
    if text and field.form in (Form.MONEY, Form.FIGURE, Form.PERCENT):
        return _figure(field, text)
    return text


def _whole(field: Field, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = field.low - 1
    if not field.low <= number <= field.high:
        message = N_("{what}: write a whole number from {low} to {high}.")
        raise BadInput(message, field.name, what=field.label, low=field.low, high=field.high)
    return number


def _link(store: Store, field: Field, client_id: int, number: int) -> int:
    if number and store.get(KINDS[field.refers], number).client_id != client_id:
        raise BadInput(N_("{what}: it belongs to another client; choose one of this client's."), field.name, what=field.label)
    return number


def _day(field: Field, text: str) -> None:
    try:
        plain = date.fromisoformat(text if field.form is Form.DAY else f"{text}-01").isoformat()
    except ValueError:
        plain = ""
    if not plain.startswith(text):
        message = N_("{what}: “{value}” is not a day; write it as 2026-10-31 (a month as 2026-10).")
        raise BadInput(message, field.name, what=field.label, value=text)


def _figure(field: Field, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        message = N_("{what}: “{value}” is not a number; write digits with one decimal point, as 1250.50.")
        raise BadInput(message, field.name, what=field.label, value=text)
    return text


def _must_be_named(kind: str, record: Any) -> None:
    shape = SHAPES[kind]
    if kind in (*SINGLE, *SHARED) or shape.field(shape.title).form is Form.CHOICE:
        return
    if not str(getattr(record, shape.title)):
        raise BadInput(N_("{what}: it is empty; write a few words."), shape.title, what=shape.field(shape.title).label)


def _must_be_read(kind: str, record: Any) -> None:
    """A limit that the program watches says what its kind needs; one that is still empty is only missing."""
    if kind == "parameter" and record.kind and record.limit.strip():
        from smdesk.domain import firm

        firm.read(record.kind, record.limit)


def _next(store: Store, kind: str, client_id: int) -> int:
    have: Sequence[Any] = store.find(KINDS[kind], client_id=client_id)
    return max((one.position for one in have), default=-1) + 1
