"""Any plan at all, as hypothesis makes it: every kind, every column, references within it."""

from typing import Any

from hypothesis import strategies as st

from smdesk.domain.clients import Client, Place
from smdesk.domain.entity import KINDS, column_types
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Form
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.working import WORKED
from smdesk.exchange.plan_check import ALONE, NAMED
from smdesk.exchange.plan_file import listing, referring

NASTY = ("", "🍝👩‍👩‍👧‍👦", "שלום עולם", "مرحبا", "=1+1", "-", "'", "a\nb\r\nc", "\u202eabc", "naïve ﬀ", "\x7f\x1f", "{}", "…")
FIGURES = ("", "0", "-0", "1250.50", "-3", "0.000000000000000001", "9" * 60 + ".5", "+5", ".5")
DAYS = ("", "2026-10-31", "0001-01-01", "9999-12-31", "2028-02-29")
MONTHS = ("", "2026-01", "2027-12")
words = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12))


LIMITS = {"per_week": "3–5", "hours": "08:00-21:00", "days": "lun-ven", "conversation": "40 %"}  # what is watched can be read


def _value(kind: str, name: str, type_: Any, number: int, sizes: dict[str, int]) -> st.SearchStrategy[Any]:
    pointed = referring(kind).get(name)
    if pointed == "post":
        return st.integers(0, 99)
    if pointed is not None:
        return st.integers(0, sizes.get(pointed, 0))
    if name in listing(kind):
        ids = st.lists(st.integers(1, sizes["place"]), unique=True) if sizes["place"] else st.just([])
        return ids.map(lambda numbers: ",".join(map(str, numbers)))
    field = next((one for one in SHAPES[kind].fields if one.name == name), None) if kind in SHAPES else None
    if name == ALONE.get(kind):
        return words.map(lambda text: f"{number} {text}")
    if kind == "interest" and name == "points":
        return st.sampled_from(("", "[]", '[["2026-01-01", 100], ["2026-02-01", 0]]'))
    if name == WORKED.get(kind, ("", ""))[1]:
        return st.sampled_from(("", "{}", '{"conversions": "19", "clicks": "342"}', '{ "clicks":"0" }', '{"revenue": "646.50"}'))
    if (kind, name) == ("plan", "currency"):
        return st.sampled_from(("", "EUR", "GBP", "JPY"))
    if name == "utm_name":
        return st.sampled_from(("", "2026-10_raviolo"))
    if field is not None and kind in NAMED and name == SHAPES[kind].title:
        return words.map(lambda text: f"x{text}")
    forms = {Form.DAY: DAYS, Form.MONTH: MONTHS, Form.MONEY: FIGURES, Form.FIGURE: FIGURES, Form.PERCENT: FIGURES}
    if (kind, name) in (("campaign", "start"), ("campaign", "end")):
        return st.just("")
    if field is not None and field.form in forms:
        return st.sampled_from(forms[field.form])
    if field is not None and field.form is Form.CHOICE:
        return st.sampled_from(sorted(field.options))
    if field is not None and field.form is Form.WHOLE:
        return st.integers(field.low, field.high)
    return {str: words, int: st.integers(0, 50), bool: st.booleans()}[type_]


@st.composite
def whole_plans(draw: st.DrawFn, kinds: tuple[str, ...] = PLAN_KINDS) -> WholePlan:
    """A plan in which some kinds have records, with ids that are neither in order nor without holes."""
    chosen = draw(st.sets(st.sampled_from(kinds), max_size=9))
    sizes = {kind: (1 if kind in SINGLE else draw(st.integers(1, 3))) for kind in kinds if kind in chosen}
    sizes["place"] = draw(st.integers(0, 3))
    networks = ("instagram", "x", "blog 🍝")
    places = tuple(
        Place(id=number, client_id=7, network=networks[number - 1], handle=draw(words), role=draw(words), position=number)
        for number in range(1, sizes["place"] + 1)
    )
    records: dict[str, tuple[Any, ...]] = {}
    for kind in kinds:
        rows = []
        for number in range(1, sizes.get(kind, 0) + 1):
            types = {name: one for name, one in column_types(KINDS[kind]).items() if name not in ("id", "client_id")}
            values = {name: draw(_value(kind, name, one, number, sizes)) for name, one in types.items()}
            if kind == "parameter":
                values["limit"] = LIMITS.get(values["kind"]) or values["limit"]
            rows.append(KINDS[kind](id=number, client_id=7, **values))
        records[kind] = tuple(rows)
    return WholePlan(Client(id=7, name=draw(words), language="it"), places, records)
