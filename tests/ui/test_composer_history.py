"""The composer's past: who wrote what, and bringing it back."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.services import posts
from tests.fakes import Clock
from tests.ui.desks import Desktop, desktop

__all__ = ["desktop"]


def test_bring_back_restores_earlier_words(desktop: Desktop, clock: Clock) -> None:
    post = desktop.post()
    clock.forward(minutes=5)
    QTest.keyClicks(desktop.page.text.editor, " Spoilt.")
    desktop.page.desk.save()
    desktop.page.columns.toggle_history()
    QApplication.processEvents()
    past = desktop.page.past
    assert past.list.count() == 1 and "Spoilt" in past.diff.text()
    past.bring_back()
    assert desktop.stored(post).text == "Shelf confession: six copies."
    assert desktop.page.text.editor.toPlainText() == "Shelf confession: six copies."


@pytest.mark.parametrize(
    "author, said", [("window", " · you"), ("command_line", " · command line"), ("import", " · import"), ("", "edit text")]
)
def test_the_history_says_who_rewrote_the_post(desktop: Desktop, clock: Clock, author: str, said: str) -> None:
    post = desktop.post()
    clock.forward(minutes=5)
    desktop.store.author = author
    posts.edit(desktop.store, post.id, text="Said anew.")
    desktop.page.columns.toggle_history()
    QApplication.processEvents()
    assert desktop.page.past.list.item(0).text().endswith(said)


def test_adding_undone_leads_back(desktop: Desktop) -> None:
    desktop.post()
    desktop.store.undo()
    assert desktop.views == ["calendar"]
