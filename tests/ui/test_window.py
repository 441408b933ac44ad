"""The window opens, shows every view, and leaves nothing behind."""

from pytestqt.qtbot import QtBot

from smdesk.ui.window import Window
from tests.ui.conftest import at_rest


def test_every_view_comes_to_the_front(window: Window, qtbot: QtBot) -> None:
    for view in window.views:
        window.show_view(view)
        at_rest(window, qtbot)
        assert window.stack.currentWidget() is window.view(view)
