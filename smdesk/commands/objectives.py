"""``smdesk objectives``."""

import argparse
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.commands import strategy
from smdesk.commands.call import Call
from smdesk.domain import working
from smdesk.domain.errors import N_
from smdesk.domain.figures import first
from smdesk.domain.formulas import FORMULAS, evidence
from smdesk.domain.objectives import progress, smart
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.strategy import Objective
from smdesk.domain.time import wall_now
from smdesk.language import Words
from smdesk.services.ladder import month_counts
from smdesk.services.strategy import add_objective

FIELDS, LINKS = strategy.options("objective", "title")
PART = strategy.Part(
    Objective,
    add_objective,
    "title",
    N_("Objective"),
    FIELDS,
    {
        "id": N_("No."),
        "client": N_("Client"),
        "code": N_("Code"),
        "title": N_("Title"),
        "target": N_("Target"),
        "due": N_("By when"),
        "posts": N_("Posts"),
    },
    "objective",
    LINKS,
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    strategy.arguments(parser, _, PART)


def run(call: Call) -> None:
    """List (as JSON with key results, progress and SMART marks), add, edit, archive."""
    if call.asked.action or not call.json:
        strategy.run(call, PART)
        return
    with call.store() as store:
        rows = strategy.rows(call, store, PART)
        plans = {number: store.plans.whole(number) for number in {row["client_id"] for row in rows}}
        days = {number: date.fromisoformat(wall_now(call.now(), one.client.zone)[:10]) for number, one in plans.items()}
        months = {number: month_counts(store, number, days[number]) for number in plans}
        for row in rows:
            whole, today = plans[row["client_id"]], days[row["client_id"]]
            row["posts_this_month"] = months[row["client_id"]].get(("objective", row["id"]), 0)
            row |= _more(whole, whole.get("objective", row["id"]), today, call.words)
        call.table(rows, PART.columns)


def _more(plan: WholePlan, objective: Any, today: date, words: Words) -> dict[str, Any]:
    """Key results with their last reading, what figures were worked out from, progress in percent, and the SMART marks.

    null: it cannot be said; a figure whose inputs give none has its reason in "value_working".
    """
    results = []
    for one in plan.of("key_result", objective_id=objective.id):
        readings = plan.of("reading", key_result_id=one.id)
        last = max(readings, key=lambda reading: (reading.on, reading.id), default=None)
        gone = progress(_figure(one.baseline), _figure(one.target), _figure(last.value) if last else None)
        results.append({
            "id": one.id, "title": one.title, "baseline": one.baseline, "target": one.target, "unit": one.unit,
            "due": one.due, "owner": one.owner, "stage": one.stage, "formula": one.formula, "source": one.source,
            "formula_name": words(FORMULAS[one.formula].name) if one.formula in FORMULAS else None,
            "value": (last.value or None) if last else None, "on": last.on if last else None,
            **_worked("baseline", one.baseline_inputs, working.of_baseline(one), words),
            **_worked("value", last.inputs if last else "", working.of_reading(one, last) if last else None, words),
            "progress": round(gone.ring * 100) if gone else None,
        })  # fmt: skip
    goal = plan.get("goal", objective.goal_id)
    marks = smart(
        objective.title,
        baseline=_figure(objective.baseline), target=_figure(objective.target), unit=objective.unit, due=objective.due,
        goal=goal.title if goal else objective.why, key_results=len(results), today=today, language=plan.client.language,
    )  # fmt: skip
    known = [one["progress"] for one in results if one["progress"] is not None]
    start = plan.one("plan").start
    return {
        "goal": goal.title if goal else None,
        "evidence": evidence(max((today - date.fromisoformat(start)).days, 0)).value if start else None,
        "key_results": results,
        "progress": round(Decimal(sum(known)) / len(known)) if known else None,
        "smart": [
            {"letter": mark.letter, "met": mark.met, "reason": words(mark.reason, **mark.values) if mark.reason else ""}
            for mark in marks
        ],
    }


def _worked(name: str, inputs: str, found: working.Worked | None, words: Words) -> dict[str, Any]:
    kept = {key: f"{value:f}" for key, value in working.inputs_of(inputs).items()}
    return {f"{name}_inputs": kept, f"{name}_working": working.summed(found, str, words) if found else None}


def _figure(text: str) -> Decimal | None:
    """A figure as it is kept, or the first number of what was agreed in words."""
    return first(text) if text else None
