"""The action plan: bars by days, their ends, ticks."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.ui.views.strategy.sections.gantt import Bar, Gantt, shifted
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def bar(box: Gantt, title: str) -> Bar:
    return next(one for one in box.tiles.values() if one.record.title == title)


def test_an_end_is_dragged(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("actions.gantt")
    tile = bar(box, "Open the reading circle")
    end = QPoint(round(tile.bar().right()) - 2, tile.height() // 2)
    assert tile.grip_at(end) == "end"
    week = round(tile.scale.x(date(2026, 10, 12), tile.width()) - tile.scale.x(date(2026, 10, 5), tile.width()))
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseMove(tile, end + QPoint(week, 0))
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=end + QPoint(week, 0))
    assert (tile.record.start, tile.record.end) == ("2026-09-21", "2026-10-27")


def test_keys_move_and_tick(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("actions.gantt")
    tile = bar(box, "First debate: who did it?")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (tile.record.start, tile.record.end) == ("2026-10-27", "2026-10-31")
    QTest.keyClick(tile, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (tile.record.start, tile.record.end) == ("2026-10-27", "2026-10-30")
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert tile.record.done and "done" in tile.accessibleName() and box.count.text().startswith("2 of 4")


def test_a_click_on_the_circle_ticks(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("actions.gantt")
    tile = bar(box, "Photograph the regulars")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(12, tile.height() // 2))
    assert not tile.record.done and "late" in tile.accessibleName()


def test_sixty_actions_scroll(made: MadeUp, open_desk: Open) -> None:
    for number in range(60):
        made.add("action", title=f"Action {number}", start="2026-10-01", end="2026-10-02")
    box = open_desk(made).stand("actions.gantt")
    assert len(box.tiles) == 16 and box.area.height() <= 520
    assert box.area.verticalScrollBar().maximum() > 0
    assert box.head.width() == box.area.viewport().width()


def test_many_actions_are_turned_to(made: MadeUp, open_desk: Open) -> None:
    for number in range(60):
        made.add("action", title=f"Action {number}", start="2026-12-01", end="2026-12-02")
    box = open_desk(made).stand("actions.gantt")
    assert box.pager.isVisible() and box.pager.text.text().startswith("1 to 16 of 64")
    first = next(iter(box.tiles.values()))
    for _turn in range(3):
        QTest.keyClick(box.pager.forth, Qt.Key.Key_Space)
    assert len(box.tiles) == 16 and box.pager.text.text().startswith("49 to 64 of 64")
    assert not box.pager.forth.isEnabled() and first not in box.tiles.values()
    last = bar(box, "Action 59")
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)  # it now stands among those before
    assert bar(box, "Action 59") is last and last.hasFocus() and last.record.start == "2026-11-30"


def test_from_today(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("actions.gantt")
    box.mode = "today"
    box.show_plan(box.plan)
    assert box.scale.first == date(2026, 10, 15)
    QApplication.processEvents()
    assert bar(box, "Photograph the regulars").bar().isEmpty()


def test_ends_never_pass_each_other() -> None:
    span = (date(2026, 10, 5), date(2026, 10, 7))
    assert shifted(span, "start", 9) == (span[1], span[1])
    assert shifted(span, "end", -9) == (span[0], span[0])
    assert shifted(span, "both", -1) == (date(2026, 10, 4), date(2026, 10, 6))
