"""SWOT and TOWS: quick lines, carrying between quadrants, from option to tactic."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.ui.views.strategy.sections.swot import Choice, Entry, Swot, Tows
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def entry(box: Swot, text: str) -> Entry:
    return next(one for one in box.findChildren(Entry) if one.record.text == text and one.isVisible())


def test_a_line_adds_an_entry_to_its_quadrant(bare: MadeUp, open_desk: Open) -> None:
    desk = open_desk(bare)
    box = desk.stand("situation.swot")
    assert box.empty.isVisible()
    line = box.quarters["threat"].line
    QTest.keyClicks(line, "The supermarket")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (made,) = desk.plan.of("swot_entry")
    assert (made.quadrant, made.text, made.checked_on) == ("threat", "The supermarket", "2026-10-15")
    assert not box.empty.isVisible() and line.text() == ""


def test_an_entry_without_evidence_says_so(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("situation.swot")
    assert "No evidence yet" in entry(box, "Open on Sundays, the only one in the valley").accessibleName()
    assert "No evidence" not in entry(box, "No photographs of people").accessibleName()


def test_an_entry_is_carried_to_another_quadrant(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("situation.swot")
    tile, target = entry(box, "No photographs of people"), box.quarters["opportunity"]
    there = tile.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(tile, QPoint(60, 60))
    QTest.mouseMove(tile, there)
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=there)
    QApplication.processEvents()
    assert next(one for one in desk.plan.of("swot_entry") if one.text.startswith("No photo")).quadrant == "opportunity"
    desk.ctx.store.undo()
    assert next(one for one in desk.plan.of("swot_entry") if one.text.startswith("No photo")).quadrant == "weakness"


def test_keys_walk_open_move_and_remove(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("situation.swot")
    tile = entry(box, "The owner reads 90 books a year and says so")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is entry(box, "Open on Sundays, the only one in the valley")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.log[-1][:2] == ("open", "swot_entry")
    QTest.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = QApplication.focusWidget()
    assert isinstance(moved, Entry) and moved.record.text.startswith("The owner") and moved.record.quadrant == "weakness"
    count = len(desk.plan.of("swot_entry"))
    QTest.keyClick(moved, Qt.Key.Key_Delete)
    assert len(desk.plan.of("swot_entry")) == count - 1


def test_an_option_becomes_a_tactic_in_one_step(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box: Tows = desk.stand("situation.tows")
    assert not box.quarters["wo"].lack.isHidden() and box.quarters["so"].lack.isHidden()
    row = next(one for one in box.findChildren(Choice) if one.tick.isChecked())
    before = len(desk.plan.of("tactic"))
    row.become.click()
    assert len(desk.plan.of("tactic")) == before + 1
    option = desk.plan.of("tows_option")[0]
    assert desk.plan.get("tactic", option.tactic_id).name == option.text
    assert row.become.isHidden() and "Tactic:" in row.tile.accessibleName()
    desk.ctx.store.undo()
    assert len(desk.plan.of("tactic")) == before and not desk.plan.of("tows_option")[0].tactic_id


def test_a_tick_chooses(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("situation.tows")
    row = next(one for one in box.findChildren(Choice) if not one.tick.isChecked())
    row.tick.click()
    assert all(one.chosen for one in desk.plan.of("tows_option"))
