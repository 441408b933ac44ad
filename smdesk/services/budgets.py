"""A budget as a table of exact sums: by line, by month, by category and in all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from smdesk.domain.money import amount, beyond, contingency_enough, contingency_share, total, variance_percent
from smdesk.domain.plan.shapes_work import CATEGORIES
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import BudgetCell, BudgetLine

COLUMNS = ("plan", "actual", "forecast")
MOST_MONTHS = 36  # a table of more is no plan


@dataclass(frozen=True, slots=True)
class Strayed:
    """What was spent beside what was planned for the same months. ``percent`` None: nothing was planned."""

    plan: Decimal
    actual: Decimal
    percent: Decimal | None
    beyond: bool  # by ten percent or more


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums by column ("plan", "actual", "forecast"), by month, and how far the spending strayed."""

    by_month: Mapping[tuple[str, str], Decimal]  # (column, month)
    whole: Mapping[str, Decimal]
    strayed: Strayed | None  # None: nothing spent yet


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its cells by month and its sums."""

    line: BudgetLine
    cells: Mapping[str, BudgetCell]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Budget:
    """The table. ``months`` are those of the plan and any other that has an amount."""

    months: tuple[str, ...]
    rows: tuple[Row, ...]  # by category, then in their own order
    categories: Mapping[str, Sums] = field(default_factory=dict)  # those that have lines
    sums: Sums = field(default_factory=lambda: Sums({}, {}, None))
    contingency: Decimal | None = None  # percent of the plan; None without a plan
    contingency_enough: bool = True


def months_of(plan: WholePlan) -> tuple[str, ...]:
    """Months from the plan's first to its last day, and those that have amounts."""
    head = plan.one("plan")
    found = {cell.month for cell in plan.of("budget_cell") if cell.month}
    if head.start:
        first = date.fromisoformat(head.start)
        last = max(first, date.fromisoformat(head.end)) if head.end else date(first.year + 1, first.month, 1)
        span = (last.year - first.year) * 12 + last.month - first.month + (1 if head.end else 0)
        start = first.year * 12 + first.month - 1
        found |= {f"{one // 12:04}-{one % 12 + 1:02}" for one in range(start, start + min(span, MOST_MONTHS))}
    return tuple(sorted(found))


def budget(plan: WholePlan) -> Budget:
    """Reckon the budget of a plan."""
    months = months_of(plan)
    mine: dict[int, list[BudgetCell]] = {}
    for cell in plan.of("budget_cell"):
        mine.setdefault(cell.line_id, []).append(cell)
    order = list(CATEGORIES)
    lines: Sequence[BudgetLine] = plan.of("budget_line")
    rows = [Row(line, {c.month: c for c in mine.get(line.id, ())}, sums(mine.get(line.id, ()))) for line in lines]
    rows.sort(key=lambda row: order.index(row.line.category) if row.line.category in order else len(order))
    categories = {
        name: sums(cell for row in rows if row.line.category == name for cell in row.cells.values())
        for name in dict.fromkeys(row.line.category for row in rows)
    }
    everything = sums(cell for row in rows for cell in row.cells.values())
    kept = categories["contingency"].whole["plan"] if "contingency" in categories else Decimal(0)
    whole = everything.whole["plan"]
    return Budget(
        months, tuple(rows), categories, everything, contingency_share(kept, whole), contingency_enough(kept, whole)
    )


def sums(cells: Iterable[BudgetCell]) -> Sums:
    """Sum cells exactly; the spending is compared with the plan of the months in which something was spent."""
    known = list(cells)
    by_month: dict[tuple[str, str], Decimal] = {}
    for column in COLUMNS:
        for month in {cell.month for cell in known}:
            amounts = [amount(getattr(cell, column)) for cell in known if cell.month == month]
            if any(one is not None for one in amounts):
                by_month[column, month] = total(amounts)
    whole = {column: total(amount(getattr(cell, column)) for cell in known) for column in COLUMNS}
    spent = [cell for cell in known if cell.actual]
    if not spent:
        return Sums(by_month, whole, None)
    plan, actual = total(amount(cell.plan) for cell in spent), total(amount(cell.actual) for cell in spent)
    return Sums(by_month, whole, Strayed(plan, actual, variance_percent(actual, plan), beyond(actual, plan)))
