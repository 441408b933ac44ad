"""What a screen reader hears without being asked: the item that keys move to, and news that only the eye would see."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.errors import BadInput
from smdesk.storage.store import Store
from smdesk.ui.dialogs.client import NewClientDialog
from smdesk.ui.views.calendar.board import ColumnList
from smdesk.ui.widgets.chip import Button
from tests.ui.calendar_desk import CalendarDesk, calendar
from tests.ui.conftest import Open, at_rest, settle

__all__ = ["calendar"]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QAccessibleEvent]]:
    """What is handed to the accessibility bus."""
    events: list[QAccessibleEvent] = []
    QAccessible.setActive(True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    yield events
    QAccessible.setActive(False)


def names(events: list[QAccessibleEvent], view: QListView) -> list[str]:
    """Items that the focus went to, as they are read."""
    face = QAccessible.queryAccessibleInterface(view)
    return [
        face.child(one.child()).text(QAccessible.Text.Name)
        for one in events
        if one.type() == QAccessible.Event.Focus and one.child() >= 0
    ]


@pytest.mark.parametrize("mode", ["month", "week"])
def test_keys_in_the_calendar_tell_the_day_and_the_card(
    calendar: CalendarDesk, heard: list[QAccessibleEvent], mode: str
) -> None:
    calendar.post("2026-10-15T18:30", "Ravioli")
    calendar.view.set_mode(mode)
    settle()
    canvas = calendar.view.mode_widget()
    assert isinstance(canvas, QListView)
    canvas.setFocus()
    canvas.set_current(date(2026, 10, 14), 0)
    heard.clear()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    day, card = names(heard, canvas)
    assert day.startswith("Thursday 15 October, 1 post")
    assert card.startswith("Ravioli, Thu 15 Oct, 18:30"), "a card says its day too: J and K leap from post to post"


def test_the_pointer_over_the_list_opens_nothing(calendar: CalendarDesk) -> None:
    calendar.post("2026-10-15T18:30", "Ravioli")
    calendar.view.set_mode("list")
    settle()
    rows = calendar.view.mode_widget()
    assert isinstance(rows, QListView)
    for y in range(5, 200, 15):
        QTest.mouseMove(rows.viewport(), QPoint(60, y))
    rows.entered.emit(rows.model().index(1, 0))
    assert calendar.opened == []


def test_keys_in_the_list_begin_at_what_is_in_view(open_window: Open, sample_store: Store, qtbot: QtBot) -> None:
    window = open_window(sample_store, language="en")
    calendar = window.view("calendar")
    calendar.set_mode("list")
    at_rest(window, qtbot)
    rows = calendar.mode_widget()
    calendar.toolbar.filter.setFocus()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())
    assert "15 Oct" in str(rows.currentIndex().data()), "the day in hand, not the first row of all"
    value = rows.verticalScrollBar().value()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.verticalScrollBar().value() == value


def test_keys_that_come_into_a_long_page_find_it_where_they_are(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    window = open_window(sample_store, language="en")
    window.choose_client(sample_store.clients.all()[0].id)
    window.show_view("strategy")
    strategy = window.view("strategy")
    strategy.open_chapter("brief")
    at_rest(window, qtbot)
    sheet = strategy.page.sheet()
    first = next(one for one in sheet.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible())
    strategy.chapters.list.setFocus()
    sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    settle()
    assert first.visibleRegion().isEmpty()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert not first.visibleRegion().isEmpty()


def test_a_focus_ring_is_seen_on_chips_and_on_an_empty_column(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    window = open_window(sample_store, language="en")
    calendar = window.view("calendar")
    calendar.set_mode("board")
    calendar.desk.narrow_to(text="no post has these words")
    at_rest(window, qtbot)
    chip = Button(window.ctx.theme, "Mon", "chip")
    column = next(one for one in calendar.findChildren(ColumnList) if one.isVisible())
    chip.setParent(window)
    chip.show()
    for widget in (chip, column):
        window.banner.setFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert widget.grab().toImage() != before, type(widget).__name__
        widget.clearFocus()


def test_moves_banners_and_refusals_are_announced(
    open_window: Open, sample_store: Store, heard: list[QAccessibleEvent]
) -> None:
    window = open_window(sample_store)
    window.quiet.say("“Ravioli” moved to Fri 16 Oct, 18:30", "undo")
    window.banner.say("Disk: it is full, so nothing was saved; free some space and try again.")
    dialog = NewClientDialog(window, window.ctx)
    dialog.open()

    def refused() -> None:
        raise BadInput("Name: a client needs one; write how the business calls itself.", "name")

    assert not dialog.attempt(refused)
    said = {one.message(): one.politeness() for one in heard if isinstance(one, QAccessibleAnnouncementEvent)}
    polite, assertive = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
    assert said["“Ravioli” moved to Fri 16 Oct, 18:30"] == polite
    assert said["Disk: it is full, so nothing was saved; free some space and try again."] == assertive
    assert said["Name: a client needs one; write how the business calls itself."] == assertive
    dialog.close()
