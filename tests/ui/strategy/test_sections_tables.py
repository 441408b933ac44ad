"""Competitors compared and choices weighed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.services import plan as plans
from smdesk.ui.views.strategy.sections.weights import Ranked, Scale, weighed
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def test_competitors_by_one_formula(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("competitors.table")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in box.grid.cells.rows}
    assert rows["Larch & Lantern Books (client)"][2] == "2.06 %"
    assert rows["Supermarket"] == ["n/a"] * 5
    assert "Another window" in box.note.text()
    assert box.grid.cells.rows[0][0].fill == "accent-soft"
    box.add_new()
    assert desk.log[-1] == ("add", "observation", {"on": "2026-10-15", "window_days": 28})


def test_one_window_for_all_compares_whatever_the_study_says(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    for one in desk.plan.of("observation"):
        plans.edit(made.store, one, window_days=14)
    box = desk.stand("competitors.table")
    assert "All were observed over 14 days; the study says 28." in box.note.text()
    assert sum(row[3].bar > 0 for row in box.grid.cells.rows) == 3


def test_nothing_observed(bare: MadeUp, open_desk: Open) -> None:
    box = open_desk(bare).stand("competitors.table")
    assert box.empty.isVisible() and not box.grid.isVisible()


def test_a_choice_is_weighed(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("community.platforms")
    scale = box.findChild(Scale)
    ranked = weighed(desk.plan, desk.plan.of("choice")[0])
    assert [one.option.name for one in ranked] == ["Forum", "Chat group", "Mailing list"]
    assert [str(one.score) for one in ranked] == ["4.1", "2.4", "None"]
    names = [one.accessibleName() for one in scale.findChildren(Ranked)]
    assert any("Mailing list, score n/a of 5" in name for name in names)
    assert any("Rejected: Nothing can be found again" in name for name in names)
    grid = scale.grid
    grid.setCurrentIndex(grid.cells.index(0, 4))
    QTest.keyClick(grid, Qt.Key.Key_5)
    assert weighed(desk.plan, desk.plan.of("choice")[0])[0].option.name == "Mailing list"  # 5 of what was marked
    grid.setCurrentIndex(grid.cells.index(0, 2))
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    assert weighed(desk.plan, desk.plan.of("choice")[0])[-1].option.name == "Mailing list"


def test_weights_are_typed(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    grid = desk.stand("community.platforms").findChild(Scale).grid
    grid.cells.setData(grid.cells.index(2, 1), "5")
    assert desk.plan.of("criterion")[2].weight == 5
    grid.cells.setData(grid.cells.index(2, 1), "9")
    assert desk.plan.of("criterion")[2].weight == 5 and desk.refused


def test_options_and_criteria_are_added_in_place(bare: MadeUp, open_desk: Open) -> None:
    bare.add("choice", kind="tool", need="Photographs with consent")
    desk = open_desk(bare)
    scale = desk.stand("tools.choices").findChild(Scale)
    for line, word in ((scale.new_option, "Form"), (scale.new_criterion, "Consent kept")):
        QTest.keyClicks(line, word)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.plan.of("option")[0].name == "Form" and desk.plan.of("criterion")[0].name == "Consent kept"
    assert scale.grid.isVisible() and not desk.refused
