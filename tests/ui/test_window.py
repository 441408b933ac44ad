"""The window opens, shows every view, and leaves nothing behind."""

from pytestqt.qtbot import QtBot

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
