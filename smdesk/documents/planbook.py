"""What the chapters of a plan are written from: its records without anything private, and how its language says things.

Private records never come this far: the artisan card, the studio's own learning, rates, margins, hours of single
tactics, who holds which key, and whom of the contacts we know by what are emptied before a chapter sees the plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.documents.common import Desk, Material, lay_out, network
from smdesk.documents.figures import Voice, listed
from smdesk.documents.ink import breakable
from smdesk.domain.errors import N_
from smdesk.domain.figures import kept
from smdesk.domain.formulas import FORMULAS
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.working import Worked, summed

PRIVATE_KINDS = frozenset({"artisan_card", "training", "week_order", "sketch", "meeting", "request"})
UNSAID: Mapping[str, tuple[str, ...]] = {
    "plan": ("rate", "margin"),
    "product": ("margin",),
    "tactic": ("hours",),
    "action": ("hours",),
    "place_role": ("access",),
    "person": ("contact",),
    "contact": ("name", "handle", "given", "received", "known_by", "disclosure", "basis"),
}
NOT_AGREED = N_("Not yet agreed")
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}


@dataclass(frozen=True, slots=True)
class PlanMaterial:
    """All that documents of a plan are made from; plain values, so it may leave its thread.

    :param base: client, places and slots; no posts
    :param digest: SHA-256 of the plan's content, in hex
    :param version: number of the frozen version, 0 for a draft
    :param rivals: the rows of the comparison, own ones first
    :param themes: who talks about what, or None
    :param budget: the table of exact sums, or None
    :param counts: how many posts point to each (kind, id)
    """

    base: Material
    plan: WholePlan
    digest: str
    version: int = 0
    signed_by: str = ""
    signed_role: str = ""
    signed_on: str = ""
    rivals: tuple[Any, ...] = ()
    themes: Any = None
    budget: Any = None
    counts: Mapping[tuple[str, int], int] = field(default_factory=dict)


@dataclass(slots=True)
class Book:
    """A plan on the table: clean, public, with the words to write about it."""

    desk: Desk
    plan: WholePlan
    material: PlanMaterial
    voice: Voice

    @classmethod
    def of(cls, material: PlanMaterial) -> "Book":
        """Clean all texts and leave out what is private."""
        desk = lay_out(material.base)
        records = {
            kind: tuple(desk.ink.entity(_public(kind, one)) for one in rows)
            for kind, rows in material.plan.records.items()
            if kind not in PRIVATE_KINDS
        }
        places = tuple(desk.ink.entity(one) for one in material.plan.places)
        plan = WholePlan(desk.plan.client, places, records)
        return cls(desk, plan, material, Voice(desk.words, desk.dates))

    # -- words --------------------------------------------------------------------------------

    def name(self, options: Mapping[str, str], code: str) -> str:
        """A choice in words; "" for none."""
        text = options.get(code, code)
        return "" if text == "—" else self.desk.words(text)

    def day(self, text: str) -> str:
        """ "12 Oct 2026"; "" where no day is said."""
        found = day_of(text)
        return self.desk.dates.medium(found) if found else ""

    def days(self, start: str, end: str) -> str:
        """From a day to a day, as far as they are said."""
        return " – ".join(dict.fromkeys(filter(None, (self.day(start), self.day(end)))))

    def figure(self, text: str, unit: str = "") -> str:
        """An exact figure with its unit; a text that is no number as it stands, "" as "n/a"."""
        value = kept(text)
        if value is None:
            return text.strip() or self.voice.value(None)
        sign = _SIGNS.get(unit.strip(), "")
        if sign:
            return self.voice.money(value, sign)
        said = self.desk.dates.decimal(value)
        if unit.strip() == "%":
            return self.desk.dates.percent(0).replace("0", said)
        return f"{said} {unit.strip()}".strip()

    def money(self, amount: "str | Decimal | None", *, cents: bool | None = None) -> str:
        """An amount in the plan's currency; "" where none is said."""
        value = kept(amount) if isinstance(amount, str) else amount
        return "" if value is None else self.voice.money(value, self.currency, cents=cents)

    def percent(self, value: Decimal | None) -> str:
        """A percentage with one decimal; "n/a" where it cannot be reckoned."""
        return self.voice.value(None if value is None else round(value, 1), "%")

    @property
    def currency(self) -> str:
        """The plan's currency, by its code."""
        code = str(self.plan.one("plan").currency)
        return code if len(code) == 3 and code.isalpha() and code.isupper() else "EUR"

    def place(self, number_of: int) -> str:
        """ "Instagram @handle"; "" for none."""
        found = self.plan.get("place", number_of)
        return " ".join(filter(None, (network(found.network)[0], found.handle))) if found else ""

    def title(self, kind: str, number_of: int) -> str:
        """The line that names a record; "" for none."""
        found = self.plan.get(kind, number_of) if number_of else None
        if found is None:
            return ""
        return found.code if kind == "objective" else str(getattr(found, SHAPES[kind].title))

    def formula(self, formula_id: str) -> str:
        """A formula in words, "Click rate = clicks ÷ impressions × 100"; "" for none."""
        found = FORMULAS.get(formula_id)
        if found is None or found.private:
            return ""
        _ = self.desk.words
        return f"{_(found.name)} = {_(found.expression)}"

    def sum(self, worked: Worked) -> str:
        """What a figure was worked out from, "= 61 conversions ÷ 936 clicks × 100"; "n/a" and why where there is none."""
        return summed(worked, self.figure, self.desk.words)

    def seen(self, source: str, day: str) -> str:
        """A source with the day it was looked at."""
        return " · ".join(filter(None, (source.strip(), self.day(day))))

    @property
    def start(self) -> date | None:
        """The plan's first day."""
        return day_of(self.plan.one("plan").start)

    @property
    def age(self) -> int:
        """Days since the plan began."""
        return max((self.desk.today - self.start).days, 0) if self.start else 0


def _public(kind: str, record: Any) -> Any:
    shape = SHAPES.get(kind)
    names = {*UNSAID.get(kind, ()), *(shape.private if shape else ())}
    empty = {name: "" for name in names if isinstance(getattr(record, name), str)}
    return replace(record, **empty) if empty else record


def day_of(text: str) -> date | None:
    """A day as the plan keeps it; None for none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def lines(text: str) -> list[str]:
    """The lines of a list that has one entry a line."""
    return [one.strip() for one in text.splitlines() if one.strip()]


def cut(text: str, most: int = 110) -> str:
    """A text short enough for a drawing; the whole stands in a table."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """What there is of some texts, in a row."""
    return between.join(one.strip() for one in parts if one.strip())


def named(names: Iterable[str], most: int = 6) -> str:
    """Names in a row for a sentence, each short enough for a line."""
    return listed([breakable(cut(one, 70), 18) for one in names], most)
