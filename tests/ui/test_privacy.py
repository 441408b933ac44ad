"""Hiding the contents: nothing can be read, nothing that is pressed arrives, and all is as it was afterwards."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.storage.store import Store
from smdesk.ui import privacy
from smdesk.ui.dialogs.hold import HoldDialog
from smdesk.ui.privacy import Veil
from smdesk.ui.window import Window
from tests.ui.conftest import Open, settle

KEY_L = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def veils() -> list[Veil]:
    """Those that lie over something now."""
    return [one for top in QApplication.topLevelWidgets() for one in top.findChildren(Veil) if one.isVisible()]


def test_everything_is_covered_until_a_key_which_reaches_nobody(window: Window, sample_store: Store) -> None:
    before = (window.current, sample_store.undoable, window.focusWidget())
    QTest.keyClick(window, *KEY_L)
    (veil,) = veils()
    assert veil.geometry() == window.rect() and "key or click" in veil.accessibleName()
    rgb = QImage.Format.Format_RGB32
    assert window.grab().toImage().convertToFormat(rgb) == veil.grab().toImage().convertToFormat(rgb)  # nothing of what lies below is seen
    window.resize(window.width() - 40, window.height() - 30)
    settle()
    assert veil.geometry() == window.rect()
    QTest.keyPress(window, Qt.Key.Key_Control)  # on the way to Ctrl+Tab, or another window
    assert window.privacy.hidden
    QTest.keyClick(window, Qt.Key.Key_N)  # "new post" else
    settle()
    assert not veils() and (window.current, sample_store.undoable, window.focusWidget()) == before


def test_focus_selection_and_what_was_typed_come_back(window: Window, sample_store: Store) -> None:
    window.show_view("strategy")
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "half a sentence")
    field.setSelection(7, 8)
    ended: list[bool] = []
    field.editingFinished.connect(lambda: ended.append(True))
    window.privacy.hide()
    QTest.keyClicks(field, "x")
    assert not window.privacy.hidden
    window.privacy.hide()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert not window.privacy.hidden and QApplication.focusWidget() is field and not ended
    assert (field.text(), field.selectedText()) == ("half a sentence", "sentence")


def test_dialogs_and_their_titles_are_covered_too(window: Window, qtbot: QtBot) -> None:
    window.choose_client(window.ctx.store.clients.all()[0].id)
    dialog = HoldDialog(window, window.ctx)
    named = dialog.windowTitle()
    assert window.ctx.store.clients.all()[0].name in named
    dialog.open()
    settle()
    QTest.keyClick(dialog, *KEY_L)
    assert {veil.parentWidget() for veil in veils()} == {window, dialog}
    assert (dialog.windowTitle(), window.windowTitle()) == ("smdesk", "smdesk")
    late = HoldDialog(window, window.ctx)  # what a job asks meanwhile
    late.open()
    settle()
    assert {veil.parentWidget() for veil in veils()} == {window, dialog, late}
    QTest.keyClick(dialog, Qt.Key.Key_Escape)  # shows again; it does not close
    assert dialog.isVisible() and dialog.windowTitle() == named and not veils()
    for one in (late, dialog):
        one.reject()
        one.deleteLater()


def test_it_hides_by_itself_when_nothing_is_heard(
    open_window: Open, sample_store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "MINUTE_MS", 150)
    monkeypatch.setattr(privacy, "_AGAIN_MS", 20)
    sample_store.settings.set(privacy.KEY, 2)
    window = open_window(sample_store)
    handle = window.windowHandle()
    assert handle is not None
    for _turn in range(8):  # 0.4 s of typing and moving
        QTest.mouseMove(window)
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        QTest.qWait(50)
        assert not window.privacy.hidden
    qtbot.waitUntil(lambda: window.privacy.hidden, timeout=5_000)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert not window.privacy.hidden
    window.ctx.hub.hide_after.emit(0)
    assert not window.privacy.findChild(QTimer).isActive()
