"""The composer's day and hour: typed, skipped by the clocks, or the next free slot."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desks import Desktop, desktop

__all__ = ["desktop"]


def test_when_is_understood_and_moves_the_post(desktop: Desktop) -> None:
    post = desktop.post()
    when = desktop.page.footer.when
    when.setFocus()
    QTest.keyClicks(when, "fri 18:30")
    assert desktop.page.footer.moment.text() == "Friday 16 October, 18:30"
    QTest.keyClick(when, Qt.Key.Key_Return)
    assert desktop.stored(post).due_wall == "2026-10-16T18:30"
    assert desktop.page.footer.zone.text() == "Europe/London"
    for said, wall in (("7:40pm", "2026-10-16T19:40"), ("21:15", "2026-10-16T21:15")):  # an hour alone leaves the day
        when.setFocus()
        QTest.keyClicks(when, said)
        QTest.keyClick(when, Qt.Key.Key_Return)
        assert desktop.stored(post).due_wall == wall


def test_a_skipped_hour_says_so(desktop: Desktop) -> None:
    post = desktop.post()
    desktop.page.footer.move_to("2027-03-28T01:30")
    assert desktop.stored(post).due_wall == "2027-03-28T02:30"
    assert "01:30" in desktop.page.footer.dst.text()


def test_the_next_free_slot_is_one_click(desktop: Desktop, qtbot: QtBot) -> None:
    post = desktop.post()
    slot = desktop.page.footer.slot
    qtbot.waitUntil(slot.isVisible, timeout=1000)
    assert slot.text() == "Next free slot: Sat 12:00"
    slot.click()
    assert desktop.stored(post).due_wall == "2026-10-17T12:00"
