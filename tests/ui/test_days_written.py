"""Days in fields and lists are written, and understood, as the reader writes them."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from smdesk.language import load
from smdesk.services import posts
from smdesk.storage.store import Store
from smdesk.ui.composer.words import read_day, shown_day
from smdesk.ui.dialogs.bin import BinDialog
from tests.ui.conftest import Open

TODAY = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "31 October"), ("it", "31/10/2026"), ("es", "31 de octubre"), ("it", "2026-10-31"), ("it", " 31 ott 2026 ")],
)
def test_the_last_day_of_rights_is_read_as_people_write_days(language: str, typed: str) -> None:
    assert read_day(typed, TODAY, load(language)) == "2026-10-31"


def test_what_is_no_day_stays_to_be_refused_in_words() -> None:
    assert read_day("soon", TODAY, load("en")) == "soon"
    assert read_day("", TODAY, load("en")) == ""
    assert shown_day("2026-10-31", QLocale("it_IT")) == "31 ott 2026"
    assert shown_day("", QLocale("it_IT")) == ""


def test_the_bin_writes_days_as_the_window_does(open_window: Open, sample_store: Store) -> None:
    window = open_window(sample_store, language="it")
    post = posts.add(sample_store, sample_store.clients.all()[0].id, title="Via", due_wall="2026-10-16T18:30")
    posts.delete(sample_store, [post.id])
    dialog = BinDialog(window, window.ctx)
    assert dialog.list.item(0).text() == "16 ott 2026  Via"
    dialog.deleteLater()
