"""Words spelt wrong: underlined in the window, mended from the menu and by F7, learnt for a client."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smdesk.domain.clients import Client
from smdesk.services import clients
from smdesk.ui.spelling import spell
from smdesk.ui.spelling.field import Spelt, next_wrong, speller_of
from tests.ui.desks import Desktop, desktop

__all__ = ["desktop"]
Field = tuple[QPlainTextEdit, Client, Spelt]

pytest.importorskip("hunspell", reason="no wheel of chunspell for this machine: pip install chunspell")


@pytest.fixture
def field(desktop: Desktop, qtbot: QtBot) -> Iterator[Field]:
    """A text of an Italian client that has the keys."""
    client = clients.add_client(desktop.store, "Valdorsa", language="it", country="IT")
    edit = QPlainTextEdit()
    spell(edit, desktop.ctx, lambda: client.id)
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    edit.activateWindow()
    qtbot.waitUntil(lambda: edit.findChild(Spelt) is not None)
    spelt = edit.findChild(Spelt)
    assert spelt is not None
    yield edit, client, spelt
    speller_of(desktop.ctx).stop()


def test_what_is_wrong_is_underlined_and_mended(desktop: Desktop, field: Field, qtbot: QtBot) -> None:
    edit, _client, spelt = field
    edit.setPlainText("😀 La focacccia di Valdorsa è qui, perché l’uva #cibbo no.")
    qtbot.waitUntil(lambda: bool(spelt.wrong), timeout=10_000)
    assert [word for _start, _end, word in spelt.wrong] == ["focacccia"]
    (mark,) = edit.extraSelections()
    assert mark.cursor.selectedText() == "focacccia"
    assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline

    assert next_wrong(edit) == ""  # what F7 does
    menu = next(one for one in edit.findChildren(QMenu) if one.isVisible())
    qtbot.waitUntil(lambda: "focaccia" in [action.text() for action in menu.actions()], timeout=10_000)
    next(action for action in menu.actions() if action.text() == "focaccia").trigger()
    menu.close()
    assert "La focaccia di" in edit.toPlainText()
    qtbot.waitUntil(lambda: not spelt.wrong)
    assert next_wrong(edit).startswith("Spelling: every word")


def test_a_word_is_learnt_for_the_client_and_unlearnt_by_undo(desktop: Desktop, field: Field, qtbot: QtBot) -> None:
    edit, client, spelt = field
    edit.setPlainText("La schiscetta brrrulla")
    qtbot.waitUntil(lambda: len(spelt.wrong) >= 1, timeout=10_000)
    count = len(spelt.wrong)
    spelt._learn("brrrulla")
    qtbot.waitUntil(lambda: len(spelt.wrong) == count - 1)
    assert desktop.store.clients.plan(client.id).client.vocabulary == "brrrulla"
    desktop.store.undo()
    qtbot.waitUntil(lambda: len(spelt.wrong) == count)


def test_the_word_being_typed_is_left_alone(desktop: Desktop, field: Field, qtbot: QtBot) -> None:
    edit, _client, spelt = field
    qtbot.keyClicks(edit, "focacc")
    qtbot.waitUntil(lambda: bool(spelt.wrong), timeout=10_000)
    assert not edit.extraSelections()
    qtbot.keyClicks(edit, " ")
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 1)


def test_turned_off_nothing_is_marked(desktop: Desktop, field: Field, qtbot: QtBot) -> None:
    edit, _client, spelt = field
    desktop.store.settings.set("spelling.on", False)
    edit.setPlainText("focacccia")
    spelt.check()
    assert not spelt.wrong and "settings" in next_wrong(edit)


def test_a_process_that_dies_is_started_again(desktop: Desktop, field: Field, qtbot: QtBot) -> None:
    edit, _client, spelt = field
    edit.setPlainText("focacccia")
    qtbot.waitUntil(lambda: bool(spelt.wrong), timeout=10_000)
    speller = speller_of(desktop.ctx)
    process = speller._process
    assert process is not None
    process.kill()
    qtbot.waitUntil(lambda: speller._process is None)
    edit.setPlainText("focacccia pannne")
    qtbot.waitUntil(lambda: len(spelt.wrong) == 2, timeout=10_000)


def test_without_the_library_nothing_is_underlined(desktop: Desktop, field: Field) -> None:
    edit, _client, spelt = field
    speller = speller_of(desktop.ctx)
    speller.missing.add("it")
    edit.setPlainText("focacccia")
    spelt.check()
    assert not spelt.wrong and "no dictionary" in next_wrong(edit)


def test_the_composer_marks_the_text_of_the_post(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.post("A shelf konfession for Larch & Lantern readers, in colour.")
    editor = desktop.page.text.editor
    editor.setFocus()
    qtbot.waitUntil(lambda: editor.findChild(Spelt) is not None)
    spelt = editor.findChild(Spelt)
    assert spelt is not None
    qtbot.waitUntil(lambda: bool(spelt.wrong), timeout=10_000)
    words = [one.cursor.selectedText() for one in editor.extraSelections() if one.format.underlineColor() == desktop.ctx.theme["danger"]]
    assert words == ["konfession"]  # colour is right in London, Larch is a name
    desktop.page.details.more.setFocus()
    assert editor.extraSelections()  # the text of a post stays marked
