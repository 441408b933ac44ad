"""The budget: typed amounts, exact sums, what strays, copying and pasting."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from smdesk.services import plan_steps
from smdesk.services.budgets import budget
from smdesk.ui.views.strategy.sections.budget import Budget
from smdesk.ui.widgets.chip import Button
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def place(box: Budget, name: str) -> int:
    return next(n for n, row in enumerate(box.lines.cells.rows) if row[0].text == name)


def cell(box: Budget, name: str, column: int) -> str:
    return box.amounts.cells.rows[place(box, name)][column].text


def kept(made: MadeUp, name: str, month: str, column: str = "plan") -> str:
    cells = made.store.plans.whole(made.client.id).of("budget_cell", line_id=made.ids[name], month=month)
    return str(getattr(cells[0], column)) if cells else ""


def test_sums_and_words(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("budget.table")
    assert box.table.months == ("2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02")
    assert box.table.sums.whole["plan"] == Decimal("640.00")
    assert cell(box, "Advertising, together", 6) == "540.00"
    assert cell(box, "Boosted events", 7) == "+12 % over"
    assert "5 %" in box.note.text()


@pytest.mark.parametrize(("language", "typed"), [("it", "1.234,50"), ("es", "1.234,50 €"), ("en", "1,234.50")])
def test_an_amount_is_typed_as_the_user_writes_it(made: MadeUp, open_desk: Open, language: str, typed: str) -> None:
    desk = open_desk(made, language)
    box = desk.stand("budget.table")
    index = box.amounts.cells.index(place(box, "Autumn prize"), 3)
    box.amounts.cells.setData(index, typed)
    assert kept(made, "Autumn prize", "2026-12") == "1234.50"
    box.amounts.cells.setData(index, "much")
    assert desk.refused and kept(made, "Autumn prize", "2026-12") == "1234.50"
    assert index.data() == "much" == index.data(Qt.ItemDataRole.EditRole), "what was typed stays, to be mended"
    box.amounts.cells.setData(index, "12")
    assert kept(made, "Autumn prize", "2026-12") == "12.00" and index.data().startswith("12")


def test_ctrl_r_copies_to_the_right_in_one_step(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("budget.table")
    grid = box.amounts
    grid.setFocus()
    grid.setCurrentIndex(grid.cells.index(place(box, "Unforeseen"), 0))
    QTest.keyClick(grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [kept(made, "Unforeseen", month) for month in box.table.months] == ["20.00"] * 6
    desk.ctx.store.undo()
    assert kept(made, "Unforeseen", "2026-10") == ""


def test_a_spreadsheet_is_pasted(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made, "it").stand("budget.table")
    grid = box.amounts
    grid.setCurrentIndex(grid.cells.index(place(box, "Boosted events"), 3))
    QGuiApplication.clipboard().setText("10\t20,50\t30\t40\n1\t2\t3\t4\n5\t6\t7\t8\n")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [kept(made, "Boosted events", month) for month in box.table.months[3:]] == ["10.00", "20.50", "30.00"]
    assert kept(made, "Search advertisement", "2026-12") == "1.00"
    assert kept(made, "Autumn prize", "2027-02") == "7.00"  # the row of sums between them is passed over


def test_the_switch_shows_what_was_spent(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("budget.table")
    button = next(one for one in box.findChildren(Button) if one.objectName() == "actual")
    button.click()
    assert cell(box, "Boosted events", 0) == "150.00"


def test_del_empties_and_lines_are_removed(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("budget.table")
    grid = box.amounts
    grid.setCurrentIndex(grid.cells.index(place(box, "Unforeseen"), 0))
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert kept(made, "Unforeseen", "2026-09") == ""
    box.lines.setCurrentIndex(box.lines.cells.index(place(box, "Unforeseen"), 0))
    QTest.keyClick(box.lines, Qt.Key.Key_Delete)
    assert ("remove", "budget_line", made.ids["Unforeseen"]) in desk.log


def test_a_plan_without_dates_has_its_months_from_the_amounts(bare: MadeUp) -> None:
    line = bare.add("budget_line", name="Ads", category="ads")
    bare.add("budget_cell", line_id=line.id, month="2026-05", actual="3.00")
    table = budget(bare.store.plans.whole(bare.client.id))
    assert table.months == ("2026-05",)
    assert table.sums.strayed is not None and table.sums.strayed.percent is None and table.sums.strayed.beyond


def test_a_month_spent_beyond_a_tenth_says_so_where_it_stands_and_beside_its_line(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("budget.table")
    line = box.table.rows[0].line
    month = box.table.months[0]
    plan_steps.write_amounts(made.store, made.client.id, [
        plan_steps.Amount(line.id, month, "plan", "100"), plan_steps.Amount(line.id, month, "actual", "150")])  # fmt: skip
    desk.refresh()
    box.shown = "actual"
    box.show_plan(desk.plan)
    cell = next(one for row in box.amounts.cells.rows for one in row if one.key == (line.id, month))
    assert cell.role == "warn" and cell.mark == "warning" and "150" in cell.tip and "100" in cell.tip
    named = next(row[0] for row in box.lines.cells.rows if row[0].record is not None and row[0].record.id == line.id)
    assert named.second_role == "warn" and "%" in named.second
