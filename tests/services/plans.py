"""A plan with something in every chapter, for tests of its services."""

from typing import Any

from smdesk.domain.clients import Client
from smdesk.domain.plan.chapters import PLAN_KINDS, SHAPES, SINGLE
from smdesk.domain.plan.shape import Field, Form
from smdesk.services import plan
from smdesk.storage.store import Store

DAY = "2026-11-20"


def one_of_each(store: Store, client: Client) -> dict[str, Any]:
    """A record of each kind, linked to each other; by kind."""
    made: dict[str, Any] = {}
    for kind in PLAN_KINDS:
        if kind == "plan_text":
            plan.set_text(store, client.id, "situation.sector", "Pasta fresca: tre calendari.")
            continue
        values = {one.name: value for one in SHAPES[kind].fields if (value := _value(store, made, one)) is not None}
        if kind in SINGLE:
            made[kind] = plan.edit(store, plan.single(store, kind, client.id), **values)
        else:
            made[kind] = plan.add(store, kind, client.id, **values)
    return made


def _value(store: Store, made: dict[str, Any], field: Field) -> Any:
    if field.name == "currency":
        return "EUR"
    if field.form is Form.LINK:
        if field.refers == "place":
            return store.clients.places()[0].id
        return made[field.refers].id if field.refers in made else None
    simple: dict[Form, Any] = {
        Form.DAY: DAY,
        Form.MONTH: DAY[:7],
        Form.MONEY: "1250.50",
        Form.FIGURE: "60",
        Form.PERCENT: "45",
        Form.WHOLE: max(field.low, 1),
        Form.FLAG: True,
        Form.NETWORK: "instagram",
        Form.LANGUAGE: "it",
        Form.FORMULA: "er_followers",
        Form.LINKS: None,
    }
    if field.form is Form.CHOICE:
        return next((code for code in field.options if code), "")
    if field.name in ("hour", "utm_name", "points", "code", "color", "hue"):
        return None
    if field.name == "limit":
        return "3–5"  # posts a week: the first kind
    return simple.get(field.form, f"{field.label}: perché sì")
