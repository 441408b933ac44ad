"""The brand sheet: texts in place, chips, sliders."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smdesk.ui.views.strategy.sections.brand import Chip
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def test_the_first_words_store_the_single_record(bare: MadeUp, open_desk: Open) -> None:
    desk = open_desk(bare)
    box = desk.stand("brand.sheet")
    assert box.empty.isVisible()
    box.empty.button.click()
    promise = box.texts["promise"]
    assert promise.hasFocus() and desk.log[-1] == ("explain", "brand", "promise")
    QTest.keyClicks(promise, "One book")
    QTest.keyClick(promise, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.one("brand").promise == "One book" and not box.empty.isVisible()


def test_escape_takes_back(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("brand.sheet")
    promise = box.texts["promise"]
    was = desk.plan.one("brand").promise
    promise.setFocus()
    QTest.keyClicks(promise, "xyz")
    QTest.keyClick(promise, Qt.Key.Key_Escape)
    box.texts["positioning"].setFocus()
    assert promise.toPlainText() == was == desk.plan.one("brand").promise


def test_a_slider_is_kept_when_it_rests(made: MadeUp, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(made)
    box = desk.stand("brand.sheet")
    tone = box.tones["formal"]
    tone.setFocus()
    QTest.keyClick(tone, Qt.Key.Key_Left)
    QTest.keyClick(tone, Qt.Key.Key_Left)
    assert desk.plan.one("brand").formal == 70
    qtbot.waitUntil(lambda: desk.plan.one("brand").formal == 60)
    desk.ctx.store.undo()
    assert tone.value() == 70
    QTest.mouseClick(tone, Qt.MouseButton.LeftButton, pos=tone.rect().center())
    assert abs(desk.plan.one("brand").formal - 50) <= 1


def test_chips_come_and_go(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("brand.sheet")
    for word in ("close", "honest"):
        QTest.keyClicks(box.lines["wanted"], word)
        QTest.keyClick(box.lines["wanted"], Qt.Key.Key_Return)
    assert desk.plan.one("brand").wanted.splitlines() == ["warm", "well-read", "unhurried", "close", "honest"]
    assert not box.lines["wanted"].isVisible()  # five are enough
    chip = next(one for one in box.findChildren(Chip) if one.text() == "warm")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert "warm" not in desk.plan.one("brand").wanted
    box.address.setCurrentIndex(box.address.findData("tu"))
    box.address.activated.emit(0)
    assert desk.plan.one("brand").address == "tu"


def test_ctrl_enter_keeps_the_text_though_the_page_uses_it_too(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("brand.sheet")
    action = QAction("add", desk.window)
    action.setShortcut(QKeySequence("Ctrl+Return"))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    desk.window.addAction(action)
    asked: list[bool] = []
    action.triggered.connect(asked.append)
    personality = box.texts["personality"]
    personality.setFocus()
    personality.selectAll()
    QTest.keyClicks(personality, "A neighbour")
    QTest.keyClick(personality, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.one("brand").personality == "A neighbour" and not asked


def test_what_was_kept_is_the_windows_to_undo_and_does_not_come_back(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("brand.sheet")
    store, promise = desk.ctx.store, box.texts["promise"]
    taken = QAction(box.window())
    taken.setShortcut(QKeySequence("Ctrl+Z"))
    taken.triggered.connect(store.undo)
    box.window().addAction(taken)
    box.window().activateWindow()
    was, steps = desk.plan.one("brand").promise, store.undoable
    promise.setFocus()
    QTest.keyClicks(promise, "abc")
    QTest.keyClick(promise, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.one("brand").promise != was
    QTest.keyClick(box.window().windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.one("brand").promise == was == promise.toPlainText() and store.undoable == steps
    QTest.keyClicks(promise, "xyz")
    QTest.keyClick(box.window().windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert promise.toPlainText() == was and store.undoable == steps  # not kept yet: the field's own
