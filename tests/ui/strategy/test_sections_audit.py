"""The audit: marks by keys and clicks, averages, notes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.ui.views.strategy.sections.audit import MarkPopup
from smdesk.ui.widgets.chip import Button
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def mark(made: MadeUp, place: int, criterion: str) -> object:
    plan = made.store.plans.whole(made.client.id)
    found = plan.of("audit_mark", place_id=made.places[place].id, criterion=criterion)
    return (found[0].mark, found[0].note, found[0].checked_on) if found else None


def test_number_keys_mark(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("situation.audit")
    assert box.score.text().startswith("Overall: 3.0 of 5 · 8 of 32 looked at")
    grid = box.grid
    grid.setCurrentIndex(grid.cells.index(3, 4))  # quality, the last place
    QTest.keyClick(grid, Qt.Key.Key_5)
    assert mark(made, 3, "quality") == (5, "", "2026-10-15")
    assert grid.current().text == "5"
    QTest.keyClick(grid, Qt.Key.Key_Minus)
    assert mark(made, 3, "quality") == (-1, "", "2026-10-15")
    assert "not looked at" in grid.current().said
    assert grid.cells.rows[3][5].text == "n/a"


def test_a_click_opens_marks_and_a_note(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("situation.audit")
    grid = box.grid
    index = grid.cells.index(0, 2)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, MarkPopup) and popup.note.text() == "No hours on the page"
    popup.note.setText("Hours are wrong")
    next(one for one in popup.findChildren(Button) if one.text() == "3").click()
    assert mark(made, 1, "profile") == (3, "Hours are wrong", "2026-10-15")
    assert grid.cells.cell(index).said.startswith("Profile complete, with contact and hours, Larch & Lantern, 3 of 5")


def test_enter_goes_to_the_note(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("situation.audit")
    box.grid.setCurrentIndex(box.grid.cells.index(7, 1))
    QTest.keyClick(box.grid, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, MarkPopup)
    QTest.keyClicks(popup.note, "Old address")
    QTest.keyClick(popup.note, Qt.Key.Key_Return)
    assert mark(made, 0, "listing") == (-1, "Old address", "2026-10-15")


def test_without_places_it_leads_to_them(bare: MadeUp, open_desk: Open) -> None:
    from smdesk.domain.changes import Act

    with bare.store.transaction(Act.EDIT_CLIENT) as tx:
        for one in bare.places:
            tx.update(one, archived=True)
    desk = open_desk(bare)
    box = desk.stand("situation.audit")
    assert box.empty.isVisible() and not box.grid.isVisible()
    box.empty.button.click()
    assert desk.log[-1][:3] == ("go", "community", "community.places")
