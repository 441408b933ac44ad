"""Steps of the plan that touch several records at once, each of them one thing to undo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.formulas import expectations
from smdesk.domain.plan.goals import PlanReview
from smdesk.domain.plan.market import TowsOption
from smdesk.domain.plan.work import BudgetCell, BudgetLine, Tactic
from smdesk.services import plan as plans
from smdesk.storage.store import Store

JUDGED = {
    90: N_("Early: whether the work runs as planned; no verdict on results."),
    180: N_("Medium: which way the figures lean; first changes of course."),
    365: N_("Long: whether the objectives were met."),
}


def tactic_of(store: Store, option: TowsOption, *, origin: object = None) -> Tactic:
    """Make a chosen option of the TOWS a tactic of the plan; it says from then on which one it became.

    :raises BadInput: when it is one already
    """
    option = store.get(TowsOption, option.id)
    if option.tactic_id:
        raise BadInput(N_("Option: it is a tactic already; edit that one."), "tactic_id")
    last = max((one.position for one in store.find(Tactic, client_id=option.client_id)), default=-1)
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        made = tx.add(
            Tactic(client_id=option.client_id, name=option.text, evidence=option.because, position=last + 1)
        )
        tx.update(option, chosen=True, tactic_id=made.id, template="")
    return made


def make_reviews(store: Store, client_id: int, start: date, judge: dict[int, str], *, origin: object = None) -> int:
    """Put down the reviews 90, 180 and 365 days after the start that are not there yet; ``judge`` says what of."""
    have = store.find(PlanReview, client_id=client_id, archived=False)
    missing = [pair for pair in expectations(start) if pair[0] not in {one.days for one in have}]
    last = max((one.position for one in have), default=-1)
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        for place, (days, day) in enumerate(missing, last + 1):
            text = judge.get(days, "")
            tx.add(PlanReview(client_id=client_id, on=day.isoformat(), days=days, judge=text, position=place))
    return len(missing)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money to be written into a budget: ``column`` is plan, actual or forecast, ``text`` as the store keeps it."""

    line_id: int
    month: str
    column: str
    text: str


def write_amounts(store: Store, client_id: int, amounts: Iterable[Amount], *, origin: object = None) -> None:
    """Write amounts of a budget in one step; months that a line does not have yet are added.

    :raises BadInput: when an amount, a month or a column is none, or a line is not this client's
    """
    good = [(one, _checked(store, client_id, one)) for one in amounts]
    lines = {one.line_id for one, _ in good}
    have: dict[tuple[int, str], Any] = {
        (cell.line_id, cell.month): cell for line in lines for cell in store.find(BudgetCell, line_id=line)
    }
    with store.transaction(Act.EDIT_STRATEGY, origin) as tx:
        for one, values in good:
            cell = have.get((one.line_id, one.month))
            if cell is None:
                have[one.line_id, one.month] = tx.add(BudgetCell(client_id=client_id, **values))
            elif getattr(cell, one.column) != one.text:
                changed = {one.column: one.text, "template": ""}
                have[one.line_id, one.month] = tx.update(cell, **changed)


def _checked(store: Store, client_id: int, one: Amount) -> dict[str, Any]:
    if one.column not in ("plan", "actual", "forecast"):
        raise BadInput(N_("Amount: “{column}” is not plan, actual or forecast."), "column", column=one.column)
    if store.get(BudgetLine, one.line_id).client_id != client_id:
        raise BadInput(N_("Budget line: it belongs to another client; choose one of this client's."), "line_id")
    return plans.checked(
        store, "budget_cell", client_id, {"line_id": one.line_id, "month": one.month, one.column: one.text}
    )


def rate_option(
    store: Store, client_id: int, option_id: int, criterion_id: int, mark: int | None, *, origin: object = None
) -> None:
    """Mark an option by a criterion; None takes the mark away.

    :raises BadInput: when the mark is not from 0 to 5
    """
    from smdesk.domain.plan.community import OptionMark

    found = store.find(OptionMark, option_id=option_id, criterion_id=criterion_id)
    if mark is None:
        for one in found:
            plans.remove(store, one, origin=origin)
    elif found:
        plans.edit(store, found[0], mark=mark, origin=origin)
    else:
        plans.add(store, "option_mark", client_id, option_id=option_id, criterion_id=criterion_id, mark=mark,
                  origin=origin)  # fmt: skip
