"""The window opens, shows every view, and leaves nothing behind."""

from typing import Any

from pytestqt.qtbot import QtBot

from smdesk import app
from smdesk.services import clients, review
from smdesk.storage.store import Store
from smdesk.ui.window import Window
from tests.ui.conftest import Open, at_rest


def test_every_view_comes_to_the_front(window: Window, qtbot: QtBot) -> None:
    for view in window.views:
        window.show_view(view)
        at_rest(window, qtbot)
        assert window.stack.currentWidget() is window.view(view)


def test_a_home_without_clients_shows_the_first_page_whatever_is_asked_for(
    open_window: Open, store: Store, qtbot: QtBot
) -> None:
    window = open_window(store, view="documents", is_sample=False)
    assert window.current == "welcome"
    made = clients.add_client(store, "Valdorsa & figli")
    at_rest(window, qtbot)
    assert window.current == "calendar"
    store.undo()
    assert window.current == "welcome"
    store.redo()
    clients.archive_client(store, made.id)
    assert window.current == "welcome"


def test_hold_everything_stays_that_while_anything_is_left_to_hold(
    window: Window, sample_store: Store
) -> None:
    plain = window.topbar.hold.text()
    assert review.held(sample_store) and window.verbs.held_count() == 0
    review.hold(sample_store, 0, "a polemic")
    assert window.verbs.held_count() == len(review.held(sample_store)) > 1
    assert window.topbar.hold.text() != plain
    sample_store.undo()
    assert window.topbar.hold.text() == plain


def test_the_search_field_stands_clear_of_the_client_whoever_it_is(open_window: Open, sample_store: Store) -> None:
    sample_store.settings.set("window.scale", 1.5)
    window = open_window(sample_store, language="it", size=(1024, 700))
    for client in sample_store.clients.all():
        window.choose_client(0)
        window.choose_client(client.id)
        bar = window.topbar
        assert bar.search.x() >= bar.client.x() + bar.client.sizeHint().width()
        assert bar.search.geometry().right() < bar.sample_tag.x()


def test_the_status_line_gives_up_what_is_least_about_the_days_and_never_the_zone(
    open_window: Open, sample_store: Store
) -> None:
    sample_store.settings.set("window.scale", 1.5)
    window = open_window(sample_store, language="it", size=(1024, 700))
    line = window.status
    assert not line._saved.isVisible() and line._end.text() == "Europe/Rome"
    for label in (line._left, line._right, line._end):
        assert label.isVisible() and label.width() >= label.sizeHint().width()
    window.resize(1900, 900)
    assert line._saved.isVisible()


def test_a_client_nobody_knows_is_a_banner(window: Window, sample_store: Store) -> None:
    running = app.Running(window, sample_store)
    assert app.start_page(running, "", "Nobody & Sons", "") == "calendar"
    assert "Nobody & Sons" in window.banner.text


def test_a_view_nobody_knows_is_the_calendar(window: Window, sample_store: Store) -> None:
    assert app.start_page(app.Running(window, sample_store), "no such view", "", "2026-12-24") == "calendar"
    calendar: Any = window.view("calendar")
    assert calendar.desk.day.isoformat() == "2026-12-24"
