"""Two states of a plan compared, record by record and word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smdesk.domain.diff import ADDED, REMOVED, diff
from smdesk.domain.entity import kind_of
from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import CHAPTERS, PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Field, Form, Shape
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.working import WORKED, inputs_of

_WRITTEN = frozenset({Form.LINE, Form.TEXT, Form.MARKDOWN, Form.LINES, Form.WEB})
_FLAGS = {True: N_("yes"), False: N_("no")}
_OF_PARTS = {
    "key_result": "objectives", "reading": "objectives", "observation": "competitors", "budget_cell": "budget",
    "deliverable": "campaigns", "campaign_step": "campaigns", "campaign_figure": "campaigns",
    "campaign_post": "campaigns",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs, or one record that came or went (``field`` "" and ``label`` the kind's name).

    ``chapter`` is its key. ``words`` are (op, text) in reading order, op as in :mod:`smdesk.domain.diff`.
    ``label`` is a word of ours, and so is ``title`` where ``ours``; ``before`` and ``after`` where ``coded``.
    """

    chapter: str
    kind: str
    id: int
    title: str
    field: str
    label: str
    before: str
    after: str
    words: tuple[tuple[str, str], ...]
    ours: bool = False
    coded: bool = False

    @property
    def change(self) -> str:
        """ "changed", "added" or "removed"."""
        if self.field:
            return "changed"
        return "added" if self.after else "removed"


def compare(older: WholePlan, newer: WholePlan) -> tuple[Difference, ...]:
    """What differs, in the order of the chapters; records are the same when their ids are."""
    found = [one for kind in PLAN_KINDS for one in _kind(kind, older, newer)]
    order = {chapter.key: place for place, chapter in enumerate(CHAPTERS)}
    return tuple(sorted(found, key=lambda one: order.get(one.chapter, len(order))))


def _kind(kind: str, older: WholePlan, newer: WholePlan) -> Iterator[Difference]:
    before = {_key(one): one for one in older.of(kind)}
    after = {_key(one): one for one in newer.of(kind)}
    for key, one in before.items():
        if key not in after:
            yield from _gone(older, one, REMOVED)
        else:
            yield from _fields(older, newer, one, after[key])
    for key, one in after.items():
        if key not in before:
            yield from _gone(newer, one, ADDED)


def _key(record: Any) -> Any:
    """Records are the same by id; single ones and free texts by what they are."""
    kind = kind_of(record)
    return 0 if kind in SINGLE else record.section if kind == "plan_text" else record.id


def _gone(plan: WholePlan, record: Any, op: str) -> Iterator[Difference]:
    kind = kind_of(record)
    if kind == "plan_text":
        if record.text:
            yield _text(record, *((record.text, "") if op == REMOVED else ("", record.text)))
        return
    shape = SHAPES[kind]
    title = name_of(plan, record)
    said = title or shape.one
    before, after = (said, "") if op == REMOVED else ("", said)
    yield Difference(
        _chapter(plan, record), kind, record.id, said, "", shape.one, before, after, ((op, said),), ours=not title
    )


def _fields(older: WholePlan, newer: WholePlan, before: Any, after: Any) -> Iterator[Difference]:
    kind = kind_of(after)
    if kind == "plan_text":
        if before.text != after.text:
            yield _text(after, before.text, after.text)
        return
    shape = SHAPES[kind]
    title = name_of(newer, after)
    for field in (*shape.fields, *_HIDDEN.get(kind, ()), *_AGREED.get(kind, ())):
        if getattr(before, field.name) == getattr(after, field.name):
            continue
        old, new = _said(older, field, before), _said(newer, field, after)
        if old == new:
            continue
        words = diff(old, new) if field.form in _WRITTEN else _swapped(old, new)
        coded = field.form in (Form.CHOICE, Form.FLAG)
        yield Difference(
            _chapter(newer, after), kind, after.id, title or shape.one, field.name, field.label, old, new,
            tuple(words), ours=not title, coded=coded,
        )  # fmt: skip


# Columns that no form has a field for: what a figure was worked out from.
_HIDDEN = {kind: (Field(inputs, N_("Worked out from"), ""),) for kind, (_figure, inputs) in WORKED.items()}

# The client's yes, which is given and never typed.
_AGREED = {"campaign": (Field("agreed_by", N_("Agreed by"), ""), Field("agreed_on", N_("Agreed on"), "", Form.DAY))}


def form_of(one: Difference) -> Form | None:
    """How a value that differs is written; None for a record that came or went."""
    fields = (*(SHAPES[one.kind].fields if one.kind in SHAPES else ()), *_AGREED.get(one.kind, ()))
    return next((field.form for field in fields if field.name == one.field), None)


def _swapped(old: str, new: str) -> Sequence[tuple[str, str]]:
    return [pair for pair in ((REMOVED, old), (ADDED, new)) if pair[1]]


def _text(record: Any, old: str, new: str) -> Difference:
    chapter = record.section.split(".")[0]
    titles = {section.key: section.title for each in CHAPTERS for section in each.sections}
    title = titles.get(record.section, record.section)
    return Difference(
        chapter, "plan_text", record.id, title, "text", title, old, new, tuple(diff(old, new)), ours=True
    )


def _said(plan: WholePlan, field: Field, record: Any) -> str:
    """A value as it is read: links by the name of what they lead to, codes by their words."""
    value = getattr(record, field.name)
    if field in _HIDDEN.get(kind_of(record), ()):
        return " · ".join(f"{number:f}" for number in inputs_of(value).values())
    if field.form is Form.LINK:
        other = plan.get(field.refers, value) if value else None
        return name_of(plan, other) if other is not None else ""
    if field.form is Form.LINKS:
        numbers = [int(part) for part in str(value).split(",") if part.strip().isdecimal()]
        others = (plan.get(field.refers, number) for number in numbers)
        return ", ".join(name_of(plan, one) for one in others if one is not None)
    if field.form is Form.CHOICE:
        return field.options.get(value, value)
    if field.form is Form.FLAG:
        return _FLAGS[bool(value)]
    return str(value)


def name_of(plan: WholePlan, record: Any) -> str:
    """The line that names a record; "" for one without a name (a single record, a mark)."""
    kind = kind_of(record)
    if kind == "place":
        return " ".join(filter(None, (record.network, record.handle)))
    if kind == "objective":
        return f"{record.code} {record.title}"
    shape: Shape | None = SHAPES.get(kind)
    if shape is None or kind in SINGLE:
        return ""
    value = str(getattr(record, shape.title)).strip()
    parent = next((one for one in shape.fields if one.form is Form.LINK and one.name in _PARENTS.get(kind, ())), None)
    above = plan.get(parent.refers, getattr(record, parent.name)) if parent else None
    return " · ".join(filter(None, (name_of(plan, above) if above is not None else "", value)))


_PARENTS: Mapping[str, tuple[str, ...]] = {
    "observation": ("competitor_id",), "audit_mark": ("place_id",), "place_role": ("place_id",),
    "reading": ("key_result_id",), "budget_cell": ("line_id",), "option_mark": ("option_id",),
}  # fmt: skip


def _chapter(plan: WholePlan, record: Any) -> str:
    kind = kind_of(record)
    if kind in _OF_PARTS:
        return _OF_PARTS[kind]
    if kind == "option_mark":
        record = plan.get("option", record.option_id)
        kind = "option"
    if kind in ("option", "criterion"):
        record = plan.get("choice", record.choice_id) if record is not None else None
        kind = "choice"
    if kind == "choice":
        return "community" if getattr(record, "kind", "tool") == "platform" else "tools"
    return next((chapter.key for chapter in CHAPTERS for one in chapter.sections if one.kind == kind), "")
