"""Ways into an empty calendar: what it says, pulling over hours, files from outside."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.services import clients
from smdesk.ui.views.calendar.entry import EntryLine
from tests.ui.calendar_desk import CalendarDesk, calendar

__all__ = ["calendar"]
COPY = Qt.DropAction.CopyAction


@pytest.mark.parametrize("mode", ["month", "week", "list", "board"])
def test_nothing_to_show_says_what_to_do(calendar: CalendarDesk, mode: str) -> None:
    view = calendar.view
    view.set_mode(mode)
    assert view.panels.empty.isVisible() and view.panels.empty.new.isVisible() and not view.panels.empty.clear.isVisible()
    calendar.post("2026-11-20T18:30", "Raviolo")
    assert not view.panels.empty.isVisible()  # also where the month shown is bare
    view.desk.narrow_to(text="zzz")
    assert view.panels.empty.isVisible() and not view.panels.empty.new.isVisible()
    view.panels.empty.clear.click()
    assert not view.panels.empty.isVisible() and not view.desk.narrow.text


def test_pulling_over_bare_hours_makes_a_post_where_the_pull_began(calendar: CalendarDesk) -> None:
    calendar.view.set_mode("week")
    week = calendar.view.mode_widget()
    x, view = (week.xs[1] + week.xs[2]) // 2, week.viewport()
    calendar.carry(QPoint(x, week.y_of(15 * 60) + 2), QPoint(x, week.y_of(17 * 60)), view, view, drop=False)
    assert week.drop == (date(2026, 10, 13), 15 * 60)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(x, week.y_of(17 * 60)))
    line = calendar.view.findChild(EntryLine).line
    QTest.keyClicks(line, "Raviolo")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert week.drop is None and [card.due_wall for card in calendar.everything()] == ["2026-10-13T15:00"]


@pytest.mark.parametrize(("mode", "way", "there"), [("month", 1, "2026-11"), ("month", -1, "2026-09"), ("week", 1, "2026-10-2")])
def test_a_card_held_at_the_edge_turns_the_page_and_may_be_dropped_there(
    calendar: CalendarDesk, qtbot: QtBot, mode: str, way: int, there: str
) -> None:
    post = calendar.post("2026-10-15T18:30")
    calendar.view.set_mode(mode)
    widget = calendar.view.mode_widget()
    view, days = widget.viewport(), list(widget.days_model.days)
    edge = QPoint(view.width() - 3 if way > 0 else 5, view.height() // 2)
    calendar.carry(calendar.centre(post), edge, view, view, drop=False)
    qtbot.waitUntil(lambda: widget.days_model.days != days, timeout=3000)
    middle = QPoint(view.width() // 2, view.height() // 2)
    calendar.move(view, middle)
    day = widget.day_at(middle)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    assert calendar.wall(post)[:10] == day.isoformat() and day.isoformat().startswith(there)
    assert mode == "week" or calendar.wall(post).endswith("18:30")
    calendar.store.undo()
    assert calendar.wall(post) == "2026-10-15T18:30"


@pytest.mark.parametrize("mode", ["week", "list", "board"])
def test_details_open_once_no_second_click_can_follow(calendar: CalendarDesk, qtbot: QtBot, mode: str) -> None:
    post = calendar.post("2026-10-15T18:30")
    calendar.view.set_mode(mode)
    QApplication.processEvents()
    widget = calendar.view.mode_widget()
    if mode == "week":
        view, at = widget.viewport(), widget.boxes[post.id].center()
    else:
        rows = widget if mode == "list" else widget.columns["draft"].list
        row = 1 if mode == "list" else 0
        view, at = rows.viewport(), rows.visualRect(rows.model().index(row, 0)).center()
    before = widget.geometry()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert widget.geometry() == before and calendar.view.desk.cards[0].id == post.id
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert calendar.opened == [post.id]
    qtbot.waitUntil(lambda: calendar.view.panels.inspector is not None and calendar.view.panels.inspector.isVisible())


@pytest.mark.parametrize("said", ["18:15", "6:15pm", "at 6:15 pm", "alle 18:15", "a las 18:15"])
def test_an_hour_without_a_day_means_the_day_that_was_double_clicked(calendar: CalendarDesk, said: str) -> None:
    day = date(2026, 10, 29)
    QTest.mouseDClick(calendar.month.viewport(), Qt.MouseButton.LeftButton, pos=calendar.month.day_rect(day).center())
    line = calendar.view.findChild(EntryLine).line
    QTest.keyClicks(line, f"Raviolo {said}")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [(card.title, card.due_wall) for card in calendar.everything()] == [("Raviolo", "2026-10-29T18:15")]


def test_files_dropped_on_a_day_begin_a_post_and_on_a_post_go_to_it(calendar: CalendarDesk) -> None:
    asked: list[tuple[int, list[str]]] = []
    calendar.hub.attach_files.connect(lambda post_id, paths: asked.append((post_id, paths)))
    month, data = calendar.month, QMimeData()
    data.setUrls([QUrl.fromLocalFile("/pictures/raviolo_alle-erbe.jpg")])
    for _ in range(2):
        point = QPointF(month.day_rect(date(2026, 10, 21)).center())
        boxes = list(month.boxes.values())
        at = QPointF(boxes[0].center()) if boxes else point
        enter = QDragEnterEvent(at.toPoint(), COPY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(month.viewport(), enter)
        assert enter.isAccepted()
        event = QDropEvent(at, COPY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(month.viewport(), event)
    (made,) = calendar.everything()
    assert (made.title, made.due_wall) == ("raviolo alle erbe", "2026-10-21T18:30")
    assert asked == [(made.id, ["/pictures/raviolo_alle-erbe.jpg"])] * 2


def test_names_of_pillars_are_cut_only_where_there_is_no_room(calendar: CalendarDesk, qtbot: QtBot) -> None:
    strip, name = calendar.view.strip, "Behind the counter at dawn"
    with calendar.store.transaction(None) as tx:
        tx.update(calendar.pillars[0], name=name)
    key = f"pillar:{calendar.pillars[0].id}"
    qtbot.waitUntil(lambda: key in strip._measures and strip._measures[key]._pieces[0].text == name)

    said = []
    for width in range(1302, 300, -10):
        strip.setFixedWidth(width)
        QApplication.processEvents()
        said.append("".join(piece.text for piece in strip._measures[key]._shown))
    assert [one for n, one in enumerate(said) if one not in said[:n]] == [
        f"{name} 0/50", "Behind the coun… 0/50", "Behind th… 0/50", " 0/50",
    ]  # fmt: skip


def test_a_sheet_dropped_on_a_day_opens_the_import_with_it(calendar: CalendarDesk) -> None:
    asked: list[Path] = []
    calendar.hub.import_file.connect(asked.append)
    calendar.view.verbs.take_files(date(2026, 10, 21), 0, ["/sheets/Ottobre.XLSX", "/sheets/feste.ics"])
    QTest.qWait(5)
    assert asked == [Path("/sheets/Ottobre.XLSX"), Path("/sheets/feste.ics")] and not calendar.everything()


def test_the_drawer_says_when_the_filter_hides_the_ideas(calendar: CalendarDesk) -> None:
    drawer = calendar.view.drawer
    calendar.post("", "Conto delle uova")
    drawer.load()
    assert not drawer.empty.isVisible()
    calendar.view.desk.narrow_to(pillar_ids=frozenset({calendar.pillars[1].id}))
    assert drawer.empty.text() == "No idea matches the filter" and drawer.clear.isVisible()
    drawer.clear.click()
    assert not drawer.empty.isVisible() and not drawer.clear.isVisible()


def test_a_strip_without_anything_to_say_takes_no_room(calendar: CalendarDesk, qtbot: QtBot) -> None:
    view = calendar.view
    qtbot.waitUntil(lambda: view.desk.margin is not None)
    assert view.strip.isVisible() and not view.strip.bare
    other = clients.add_client(calendar.store, "Nuovo")
    calendar.state.client_id = other.id
    calendar.hub.client_chosen.emit(other.id)
    assert not view.strip.isVisible() and view.mode_widget().y() == view.toolbar.height()
    qtbot.waitUntil(lambda: view.desk.margin is not None)
    assert not view.strip.isVisible()


def test_tab_goes_as_one_reads(calendar: CalendarDesk, qtbot: QtBot) -> None:
    calendar.post("2026-10-20T18:30")
    strip, bar = calendar.view.strip, calendar.view.toolbar
    qtbot.waitUntil(lambda: len(strip.order()) >= 3)
    for mode in ("month", "week", "list"):
        calendar.view.set_mode(mode)
        calendar.view.panels.order_keys()
        chain, one = [], bar.new
        while one is not calendar.view.drawer.new:
            chain.append(one)
            one = one.nextInFocusChain()
        seen = [part for part in chain if part in (bar.new, calendar.view.mode_widget(), *strip.order())]
        assert seen == [bar.new, *strip.order(), calendar.view.mode_widget()], mode


def test_a_day_whose_posts_are_filtered_away_is_no_gap(calendar: CalendarDesk, qtbot: QtBot) -> None:
    calendar.post("2026-10-19T09:00")  # a Monday with a slot at 18:30
    month, desk = calendar.month, calendar.view.desk
    desk.narrow_to(text="zzz")
    qtbot.waitUntil(lambda: bool(month.cells[date(2026, 10, 19)].slots))
    shown = {day.day for day, cell in month.cells.items() if cell.slots and month._slots_shown(day, cell)}
    assert 19 not in shown and 21 in shown
