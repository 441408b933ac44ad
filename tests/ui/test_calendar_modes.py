"""Week, list, board, filter, inspector and series questions: the same posts, however they are shown."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place
from smdesk.domain.posts import Aim, Post, Status, Version
from smdesk.domain.strategy import Segment
from smdesk.domain.time import utc_of
from smdesk.services import series
from smdesk.storage.store import Store
from smdesk.ui.views.calendar.filter import FilterPopover
from smdesk.ui.views.calendar.list import MOST
from smdesk.ui.views.calendar.popover import PostsPopover
from smdesk.ui.views.calendar.repeat import OwnDateDialog, RepeatDialog
from smdesk.ui.views.calendar.week import LEAST
from smdesk.ui.views.calendar.weekpaint import seen
from tests.ui.calendar_desk import CalendarDesk, calendar

__all__ = ["calendar"]


def fill(calendar: CalendarDesk, count: int = 12) -> set[str]:
    """Posts in the week of 12 October; returns their titles."""
    for number in range(count):
        calendar.post(f"2026-10-{12 + number % 7}T{8 + number:02}:15", f"Post {number}")
    return {f"Post {number}" for number in range(count)}


def test_all_modes_show_the_same_posts(calendar: CalendarDesk) -> None:
    titles = fill(calendar)
    for mode in ("month", "week", "list", "board"):
        assert calendar.titles(mode) == titles, mode
    calendar.view.desk.narrow_to(pillar_ids=frozenset({calendar.pillars[1].id}))
    for mode in ("month", "week", "list", "board"):
        assert calendar.titles(mode) == set(), mode
    calendar.view.desk.narrow_to()
    calendar.view.desk.narrow_to(text="Post 3")
    for mode in ("month", "week", "list", "board"):
        assert calendar.titles(mode) == {"Post 3"}, mode


def test_mode_and_filter_are_kept_for_each_client(calendar: CalendarDesk, store: Store) -> None:
    calendar.view.set_mode("week")
    calendar.view.desk.narrow_to(statuses=frozenset({"draft"}))
    calendar.hub.client_chosen.emit(0)
    assert calendar.view.desk.mode == "month"
    assert not calendar.view.desk.narrow.active
    calendar.hub.client_chosen.emit(calendar.client.id)
    assert calendar.view.desk.mode == "week"
    assert calendar.view.desk.narrow.statuses == frozenset({"draft"})


def test_the_filter_popover_narrows_at_once(calendar: CalendarDesk, qtbot: QtBot) -> None:
    titles = fill(calendar, 3)
    popover = FilterPopover(calendar.view, calendar.view.desk)
    qtbot.addWidget(popover)
    chip = next(button for button in popover.findChildren(QPushButton) if button.text() == "At the counter")
    chip.click()
    assert calendar.titles("month") == set()
    chip.click()
    popover.words.setText("Post 2")
    qtbot.waitUntil(lambda: calendar.view.desk.narrow.text == "Post 2")
    assert calendar.titles("month") == {"Post 2"}
    popover.clear.click()
    assert calendar.titles("month") == titles


def test_the_filter_knows_segments_and_is_kept_with_them(calendar: CalendarDesk, store: Store) -> None:
    fill(calendar, 3)
    with store.transaction(Act.EDIT_STRATEGY) as tx:
        segment = tx.add(Segment(client_id=calendar.client.id, name="Sunday cooks"))
    with store.transaction(Act.EDIT_PURPOSE) as tx:
        tx.add(Aim(post_id=calendar.everything()[0].id, kind="segment", target_id=segment.id))
    popover = FilterPopover(calendar.view, calendar.view.desk)
    popover.show_at(QRect(10, 10, 60, 20))
    assert popover.segment is not None
    popover.segment.setCurrentIndex(1)
    popover.segment.activated.emit(1)
    assert calendar.titles("month") == {"Post 0"}
    assert calendar.view.toolbar.filter.text() == "Filter: 1"
    popover.close()
    calendar.hub.client_chosen.emit(0)
    calendar.hub.client_chosen.emit(calendar.client.id)
    assert calendar.view.desk.narrow.segment_id == segment.id


def test_modes_go_into_a_menu_where_the_bar_is_narrow(calendar: CalendarDesk) -> None:
    bar = calendar.view.toolbar
    assert bar.segments.isVisible()
    assert not bar.mode.isVisible()
    bar.setFixedWidth(440)
    QApplication.processEvents()
    assert not bar.segments.isVisible()
    assert bar.mode.isVisible()
    bar.mode.click()
    menu = bar.findChild(QMenu)
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith("Week")).trigger()
    menu.close()
    assert calendar.view.desk.mode == "week"
    assert bar.mode.text() == "Week"


# -- week -------------------------------------------------------------------------------------


def test_dragging_down_changes_the_hour_by_quarters(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-15T09:00")
    calendar.view.set_mode("week")
    week = calendar.view.mode_widget()
    start = calendar.centre(post)
    hour = week._hour
    calendar.carry(start, start + QPoint(0, hour * 2 + hour // 3), week.viewport(), week.viewport())
    assert calendar.wall(post) == "2026-10-15T11:15"
    day = week.day_rect(date(2026, 10, 17)).center().x()
    start = calendar.centre(post)
    calendar.carry(start, QPoint(day, start.y()), week.viewport(), week.viewport())
    assert calendar.wall(post) == "2026-10-17T11:15"
    store.undo()
    store.undo()
    assert calendar.wall(post) == "2026-10-15T09:00"


def test_a_double_click_in_the_week_means_that_hour(calendar: CalendarDesk) -> None:
    from smdesk.ui.views.calendar.entry import EntryLine

    calendar.view.set_mode("week")
    week = calendar.view.mode_widget()
    point = QPoint(week.day_rect(date(2026, 10, 16)).center().x(), week.y_of(14 * 60) + 6)
    QTest.mouseDClick(week.viewport(), Qt.MouseButton.LeftButton, pos=point)
    line = calendar.view.findChild(EntryLine)
    assert line is not None
    QTest.keyClicks(line.line, "Here")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert calendar.everything()[0].due_wall == "2026-10-16T14:00"


def test_posts_at_one_hour_stand_side_by_side(calendar: CalendarDesk) -> None:
    posts = [calendar.post("2026-10-15T09:00", f"P{n}") for n in range(5)]
    calendar.view.set_mode("week")
    week = calendar.view.mode_widget()
    boxes = [week.boxes[post.id] for post in posts if post.id in week.boxes]
    (more,) = week._more
    assert len(boxes) + len(more.cards) == 5 and all(box.width() >= LEAST - 2 for box in boxes)
    whole = [*boxes, seen(week, more.box)]
    assert not any(one.intersects(other) for one in whole for other in whole if one is not other)
    assert len(week.tip_at(seen(week, more.box).center()).splitlines()) == len(more.cards)
    QTest.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=seen(week, more.box).center())
    popover = calendar.view.findChild(PostsPopover)
    assert popover is not None and len(popover.model.cards) == 5
    popover.close()


def test_a_day_under_a_campaign_keeps_its_cards(calendar: CalendarDesk) -> None:
    long = calendar.post("2026-10-21T18:30", "Una domanda a chi viene da fuori, con risposta")
    calendar.view.set_mode("month")
    month = calendar.month
    for height, scale, lines in ((628, 1.0, 2), (628, 1.5, 0)):
        calendar.ctx.theme.set(scale=scale)
        calendar.window.resize(960, height)
        QApplication.processEvents()
        cell = month.cells[date(2026, 10, 21)]
        assert cell.more is None and long.id in month.boxes
        assert [one[2] for one in cell.full] == ([lines] if lines else [])
    calendar.ctx.theme.set(scale=1.0)


# -- list -------------------------------------------------------------------------------------


def test_the_list_reads_pages_and_forgets_far_ones(calendar: CalendarDesk, store: Store) -> None:
    first = date(2026, 10, 15) - timedelta(days=1000)
    many = []
    for number in range(4000):
        wall = f"{first + timedelta(days=number // 2)}T{9 + number % 2 * 4:02}:00"
        many.append(
            Post(
                client_id=calendar.client.id,
                title=f"N{number}",
                due_wall=wall,
                due_utc=utc_of(wall, "Europe/Rome"),
            )
        )
    with store.transaction(None) as tx:
        tx.add_many(many)
    calendar.view.set_mode("list")
    widget = calendar.view.mode_widget()
    QApplication.processEvents()
    bar = widget.verticalScrollBar()
    seen: list[str] = []
    for _turn in range(400):
        bar.setValue(bar.value() + 20 * 34)
        rows = widget.paged.rows
        assert len(rows) <= MOST + 450
        top = [row.title for row in rows[bar.value() // 34 :][:25] if not isinstance(row, date)]
        seen.extend(title for title in top if not seen or int(title[1:]) > int(seen[-1][1:]))
    numbers = [int(title[1:]) for title in seen]
    assert numbers == list(range(numbers[0], 4000))  # none skipped, none twice
    for _turn in range(700):
        bar.setValue(bar.value() - 20 * 34)
    assert widget.paged.rows[1].title == "N0"


def test_the_title_of_the_list_follows_what_is_at_its_top(calendar: CalendarDesk) -> None:
    for number in range(60):
        calendar.post(f"{date(2026, 10, 1) + timedelta(days=number)}T09:00", f"P{number}")
    calendar.view.set_mode("list")
    QApplication.processEvents()
    widget, bar = calendar.view.mode_widget(), calendar.view.toolbar
    assert bar.title.text() == "October 2026"
    step = calendar.ctx.theme.px(34)
    rows = widget.paged.rows
    widget.verticalScrollBar().setValue(rows.index(date(2026, 11, 3)) * step)
    assert bar.title.text() == "November 2026"
    assert calendar.view.desk.day == date(2026, 11, 3)
    calendar.post("2026-11-04T12:00", "Another")  # a change reads again and stays where it is
    assert bar.title.text() == "November 2026"
    calendar.view.step(-1)
    assert bar.title.text() == "October 2026"
    widget.verticalScrollBar().setValue(rows.index(date(2026, 11, 3)) * step)
    calendar.view.go_to(calendar.view.desk.today)
    assert bar.title.text() == "October 2026"


# -- board ------------------------------------------------------------------------------------


def test_cards_carried_together_are_one_step_or_none(calendar: CalendarDesk, store: Store) -> None:
    posts = [calendar.post(f"2026-10-2{n}T09:00", f"P{n}") for n in range(3)]
    calendar.view.set_mode("board")
    QApplication.processEvents()
    board = calendar.view.mode_widget()
    source, target = board.columns["draft"].list, board.columns["in_review"]
    source.selectAll()
    QApplication.processEvents()
    start = source.visualRect(source.cards_model.index(0)).center()
    calendar.carry(start, QPoint(60, 200), source.viewport(), target)
    assert {store.get(Post, post.id).status for post in posts} == {"in_review"}
    store.undo()
    assert {store.get(Post, post.id).status for post in posts} == {"draft"}
    before = store.undoable
    calendar.view.verbs.changes.set_status([post.id for post in posts], "measured")
    assert calendar.banner.isVisible() and store.undoable == before


def test_a_card_carried_to_a_column_changes_status(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-20T09:00")
    calendar.view.set_mode("board")
    QApplication.processEvents()
    board = calendar.view.mode_widget()
    source, target = board.columns["draft"].list, board.columns["in_review"]
    start = source.visualRect(source.cards_model.index(0)).center()
    calendar.carry(start, QPoint(60, 200), source.viewport(), target)
    assert store.get(Post, post.id).status == "in_review"
    assert [card.id for card in target.list.cards_model.cards] == [post.id]
    store.undo()
    assert store.get(Post, post.id).status == "draft"


def test_enter_opens_the_post_that_was_just_made(calendar: CalendarDesk) -> None:
    calendar.post("2026-10-20T09:00", "first", idea=True)
    calendar.view.set_mode("board")
    QApplication.processEvents()
    board = calendar.view.mode_widget()
    made = calendar.post("2026-10-21T09:00", "second")
    board.show_post(made.id)
    board.setFocus()
    assert board.focusProxy() is board.columns["draft"].list
    QTest.keyClick(board.focusProxy(), Qt.Key.Key_Return)
    assert calendar.opened == [made.id]


def test_cards_of_the_board_are_as_high_as_their_titles_beside_a_scroll_bar(
    calendar: CalendarDesk, qtbot: QtBot
) -> None:
    for day in range(1, 29):
        calendar.post(f"2026-10-{day:02}T18:30", "W" * day)
    calendar.view.set_mode("board")
    column = calendar.view.mode_widget().columns["draft"].list
    qtbot.waitUntil(lambda: column.verticalScrollBar().isVisible())
    QApplication.processEvents()
    for row, card in enumerate(column.cards_model.cards):
        box = column.visualRect(column.cards_model.index(row))
        assert box.width() == column.viewport().width()
        assert box.height() == 18 * (calendar.view.painter.lines_for(card, box.width() - 8) + 1) + 14
    assert not calendar.view.toolbar.today.isVisible()  # a board has no pages to turn back from


def test_a_step_that_is_not_allowed_is_refused_in_words(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-20T09:00")
    calendar.view.set_mode("board")
    QApplication.processEvents()
    board = calendar.view.mode_widget()
    source, target = board.columns["draft"].list, board.columns["approved"]
    start = source.visualRect(source.cards_model.index(0)).center()
    calendar.carry(start, QPoint(60, 200), source.viewport(), target)
    assert store.get(Post, post.id).status == "draft"
    assert calendar.banner.isVisible()


# -- inspector --------------------------------------------------------------------------------


def test_the_inspector_says_what_the_post_serves(calendar: CalendarDesk, qtbot: QtBot) -> None:
    post = calendar.post(
        "2026-10-20T09:00", "Le otto erbe", text="Otto erbe di campo.", campaign_id=calendar.campaign.id
    )
    QTest.mouseClick(calendar.month.viewport(), Qt.MouseButton.LeftButton, pos=calendar.centre(post))
    calendar.press(Qt.Key.Key_Space)
    inspector = calendar.view.panels.inspector
    assert inspector.isVisible()
    said = " | ".join(label.text() for label in inspector.findChildren(QLabel))
    for words in (
        "Le otto erbe",
        "«Otto erbe di campo.»",
        "Raviolo",
        "In the kitchen",
        "Instagram: 19 of 2,200",
        "checks",
    ):
        assert words in said
    inspector.closed.emit()
    assert not inspector.isVisible()
    assert calendar.view.drawer.isVisible()


def test_a_full_day_opens_a_list_of_its_posts(calendar: CalendarDesk) -> None:
    for hour in range(8, 20):
        calendar.post(f"2026-10-15T{hour:02}:00", f"At {hour}")
    month = calendar.month
    more = month.cells[date(2026, 10, 15)].more
    assert more is not None
    shown = sum(1 for card in month.days_model.by_day[date(2026, 10, 15)] if card.id in month.boxes)
    assert more[1] == f"+{12 - shown} more"
    QTest.mouseClick(month.viewport(), Qt.MouseButton.LeftButton, pos=more[0].center())
    popover = calendar.view.findChild(PostsPopover)
    assert popover is not None
    assert popover.model.rowCount() == 12
    QTest.keyClick(popover.list, Qt.Key.Key_Return)
    assert calendar.view.desk.cards[0].title == "At 8"


# -- series and own dates ---------------------------------------------------------------------


def test_repeat_makes_a_series_and_moving_asks_how_much(
    calendar: CalendarDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = calendar.post("2026-10-20T18:30")
    card = calendar.month.days_model.card_of(post.id)
    assert card is not None
    dialog = RepeatDialog(calendar.view, calendar.view.desk, card)
    dialog.count.setValue(4)
    assert "4 times" in dialog.said.text()
    dialog._make()
    walls = [one.due_wall for one in calendar.everything()]
    assert walls == ["2026-10-20T18:30", "2026-10-27T18:30", "2026-11-03T18:30", "2026-11-10T18:30"]
    monkeypatch.setattr("smdesk.ui.views.calendar.repeat.ask_scope", lambda *_args, **_more: series.FOLLOWING)
    second = calendar.everything()[1]
    calendar.view.verbs.changes.move({second.id: "2026-10-28T18:30"}, [second])
    walls = [one.due_wall for one in calendar.everything()]
    assert walls == ["2026-10-20T18:30", "2026-10-28T18:30", "2026-11-04T18:30", "2026-11-11T18:30"]


def test_own_dates_stand_in_the_margin(calendar: CalendarDesk, qtbot: QtBot) -> None:
    dialog = OwnDateDialog(calendar.view, calendar.view.desk, date(2026, 10, 25))
    dialog.title.setText("Giornata della pasta")
    dialog._add()
    qtbot.waitUntil(lambda: calendar.view.desk.holidays.get(date(2026, 10, 25)) == ["Giornata della pasta"])
    row = calendar.month.days_model.row_of_day[date(2026, 10, 25)]
    assert "Giornata della pasta" in calendar.month.days_model.index(row).data()


# -- all clients ------------------------------------------------------------------------------


def test_all_clients_are_shown_with_their_chips(calendar: CalendarDesk, store: Store) -> None:
    with store.transaction(Act.ADD_CLIENT) as tx:
        other = tx.add(Client(name="Estudio Higuera Yoga", zone="Europe/Madrid", color="#7B3F77"))
        place = tx.add(Place(client_id=other.id, network="instagram"))
        wall = "2026-10-16T11:00"
        yoga = tx.add(
            Post(
                client_id=other.id, title="Confesiones", due_wall=wall, due_utc=utc_of(wall, "Europe/Madrid")
            )
        )
        tx.add(Version(post_id=yoga.id, place_id=place.id))
    calendar.post("2026-10-16T18:30", "Raviolo")
    assert calendar.titles("month") == {"Raviolo"}
    calendar.state.client_id = 0
    calendar.hub.client_chosen.emit(0)
    assert calendar.titles("month") == {"Raviolo", "Confesiones"}
    row = calendar.month.days_model.row_of_card[yoga.id]
    assert "Estudio Higuera Yoga" in calendar.month.days_model.index(row).data()
    assert store.get(Post, yoga.id).status == Status.DRAFT


@pytest.mark.parametrize("language", ["en", "it", "es", "pseudo"])
@pytest.mark.parametrize("width", [960, 1302])
def test_the_bar_is_never_clipped(
    qtbot: QtBot, qapp: QApplication, store: Store, home: object, language: str, width: int
) -> None:
    desk = CalendarDesk(qapp, store, home, language)  # type: ignore[arg-type]
    desk.window.resize(width, 640)
    qtbot.waitExposed(desk.window)
    desk.view.panels.show_ideas(False)
    QApplication.processEvents()
    bar = desk.view.toolbar
    shown = [one for one in bar.findChildren(QPushButton) if one.isVisible()]
    for button in shown:
        assert button.width() >= button.sizeHint().width() - 1, button.text()
    right = max(one.mapTo(bar, one.rect().topRight()).x() for one in shown)
    assert right <= bar.width()
    desk.close()
