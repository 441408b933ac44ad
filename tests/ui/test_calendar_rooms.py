"""What a day of the month shows where there is little room, or large text."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.domain.changes import Act
from smdesk.domain.clients import Place
from smdesk.domain.posts import Post
from smdesk.domain.strategy import Pillar
from smdesk.ui.views.calendar.filter import FilterPopover
from smdesk.ui.views.calendar.popover import PostsPopover
from tests.ui.calendar_desk import CalendarDesk, calendar

__all__ = ["calendar"]


def test_a_full_day_shows_a_card_above_the_count(calendar: CalendarDesk) -> None:
    for hour in range(9, 14):
        calendar.post(f"2026-10-22T{hour:02}:00")
    month = calendar.month
    for height in range(520, 760, 7):  # rows of every height
        month.resize(1000, height)
        QApplication.processEvents()
        cell = month.cells[date(2026, 10, 22)]
        if cell.more:
            assert cell.short or cell.rect.bottom() - cell.top < 20, height
            assert cell.more[0].bottom() <= cell.rect.bottom() + 1
            assert not any(cell.more[0].intersects(box) for box, _ in cell.short)


def test_in_large_text_a_day_counts_beside_its_number_what_has_no_room(
    calendar: CalendarDesk, request: pytest.FixtureRequest
) -> None:
    for hour in (9, 12):
        calendar.post(f"2026-10-15T{hour:02}:00")
        calendar.post(f"2026-10-21T{hour:02}:00")  # under a campaign's band
    request.addfinalizer(lambda: calendar.ctx.theme.set(scale=1.0))
    calendar.ctx.theme.set(scale=1.5)
    calendar.month.resize(900, 440)
    QApplication.processEvents()
    plain, banded = (calendar.month.cells[date(2026, 10, day)] for day in (15, 21))
    assert len(plain.short) == 1 and plain.more and plain.more[1] == "+1 more"
    assert not banded.short and banded.more and banded.more[1] == "2 posts"  # "+2 more" than none would be wrong
    bands = [box for box, band, _named in calendar.month.bands]
    for cell in (plain, banded):
        assert cell.beside and cell.rect.contains(cell.more[0]) and not any(cell.more[0].intersects(one) for one in bands)
    QTest.mouseClick(calendar.month.viewport(), Qt.MouseButton.LeftButton, pos=banded.more[0].center())
    popover = calendar.view.findChild(PostsPopover)
    assert popover is not None and len(popover.model.cards) == 2
    popover.close()


def test_three_posts_of_a_low_row_are_seen_rather_than_counted(calendar: CalendarDesk) -> None:
    for hour in (9, 12, 15):
        calendar.post(f"2026-10-15T{hour:02}:00")
    for height in range(600, 700, 7):
        calendar.month.resize(1000, height)
        QApplication.processEvents()
        cell = calendar.month.cells[date(2026, 10, 15)]
        room = cell.rect.bottom() - 2 - cell.top
        assert (cell.more is None) == (room >= 3 * 17 + 4), height


def test_the_filter_offers_every_place_and_pillar_and_shows_their_names_whole(calendar: CalendarDesk) -> None:
    with calendar.store.transaction(Act.EDIT_CLIENT) as tx:
        for number in range(14):
            tx.add(Place(client_id=calendar.client.id, network="instagram", handle=f"shop{number}", position=number + 5))
            tx.add(Pillar(client_id=calendar.client.id, name=f"Books & more {number}", share=1, hue=1, position=number + 5))
    popover = FilterPopover(calendar.view, calendar.view.desk)
    found = [field for field, _value, _chip in popover._chips]
    assert found.count("place_ids") == 16 and found.count("pillar_ids") == 16
    chip = next(chip for _field, _value, chip in popover._chips if chip.text() == "Books & more 0")
    chip.ensurePolished()
    assert chip.sizeHint().width() >= chip.fontMetrics().horizontalAdvance(chip.text()) + 12
    popover.close()


def test_the_measures_follow_the_list_into_another_month(calendar: CalendarDesk, qtbot: QtBot) -> None:
    for day in range(1, 29):
        for month in ("10", "12"):
            calendar.post(f"2026-{month}-{day:02}T18:30")
    calendar.view.set_mode("list")
    qtbot.waitUntil(lambda: calendar.view.desk.margin is not None)
    rows = calendar.view.mode_widget()
    row = next(row for row, one in enumerate(rows.paged.rows) if one == date(2026, 12, 5))
    rows.verticalScrollBar().setValue(row * rows._tall())
    assert calendar.view.toolbar.title.text() == "December 2026"
    mixes = lambda: calendar.view.desk.margin.mixes[calendar.client.id]  # noqa: E731
    qtbot.waitUntil(lambda: mixes().until.month == 1)  # the 30 days that end with the last day shown


def test_the_last_post_of_an_evening_is_seen_whole_in_the_week(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-15T23:45")
    calendar.view.set_mode("week")
    week = calendar.view.mode_widget()
    week.verticalScrollBar().setValue(week.verticalScrollBar().maximum())
    assert week.viewport().rect().contains(week.boxes[post.id])


def test_beside_its_number_a_day_counts_as_few_as_it_can(calendar: CalendarDesk, request: pytest.FixtureRequest) -> None:
    for hour in (9, 12, 15):
        calendar.post(f"2026-10-15T{hour:02}:00")
    request.addfinalizer(lambda: calendar.ctx.theme.set(scale=1.0))
    calendar.ctx.theme.set(scale=1.3)
    for height in range(380, 520, 5):
        calendar.month.resize(900, height)
        QApplication.processEvents()
        cell = calendar.month.cells[date(2026, 10, 15)]
        if cell.beside and cell.short:
            room, high = cell.rect.bottom() - 2 - cell.top, calendar.ctx.theme.px(17)
            assert len(cell.short) == max(1, (room + 2) // (high + 2)), height


def test_measures_that_come_and_go_a_hundred_times_keep_their_place_for_tab(
    calendar: CalendarDesk, qtbot: QtBot
) -> None:
    strip, post = calendar.view.strip, calendar.post("2026-10-12T09:00")
    for turn in range(100):
        with calendar.store.transaction(None) as tx:  # late, and not: Qt dies where a part of the order is deleted
            tx.update(calendar.store.get(Post, post.id), status=("scheduled", "draft")[turn % 2])
        calendar.view.margin.read()
        qtbot.waitUntil(lambda late=turn % 2 == 0: ("late" in strip._measures) == late)
        QApplication.processEvents()
    assert [one.key for one in strip.order()] == [one.key for one in strip._measures.values()]
