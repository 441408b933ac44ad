"""Documents from the window: preview, another period, saving, and what is said when that fails."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from smdesk.documents import pages
from smdesk.domain.changes import Act
from smdesk.domain.plan.work import Sketch
from smdesk.domain.strategy import Campaign
from smdesk.services import approval_terms, exports
from smdesk.services import plan as plans
from smdesk.storage.store import Store
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.views.documents.model import month_of
from smdesk.ui.window import Window
from tests.ui.conftest import Open, at_rest


def _ready(window: Window, qtbot: QtBot) -> Any:
    window.show_view("documents")
    view: Any = window.view("documents")
    qtbot.waitUntil(lambda: view._pages.count > 0, timeout=20_000)
    at_rest(window, qtbot)
    return view


def test_a_document_that_cannot_be_saved_is_one_sentence_and_its_pages_stay(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    pages = view._pages.count
    (tmp_path / "file").write_text("in the way")
    view.save_to(tmp_path / "file" / "calendar.pdf")
    at_rest(window, qtbot)
    assert str(pages) in window.status._left.text()
    assert window.banner.text and view._stack.currentIndex() == 1 and view._pages.count == pages
    assert view._save.isEnabled()
    view.save_to(tmp_path / "perché no 🙂.pdf")
    at_rest(window, qtbot)
    assert (tmp_path / "perché no 🙂.pdf").read_bytes() == view._pdf  # what was shown is what is saved


def test_files_for_other_programs_are_written_from_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    for product, name in (("csv", "posts.csv"), ("ics", "posts.ics"), ("json", "posts.json")):
        view.pick(product)
        at_rest(window, qtbot)
        view.save_to(tmp_path / name)
        at_rest(window, qtbot)
        assert (tmp_path / name).stat().st_size > 200


def test_a_window_that_begins_with_documents_shows_their_pages(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    window = open_window(sample_store, view="documents")
    view: Any = window.view("documents")
    qtbot.waitUntil(lambda: view._pages.count > 0, timeout=20_000)
    at_rest(window, qtbot)


def test_a_chapter_of_the_plan_is_printed_from_the_window(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    view.choose("strategy", chapter="objectives")
    at_rest(window, qtbot)
    qtbot.waitUntil(lambda: view._order is not None and view._order.document == "strategy_plan", timeout=20_000)
    at_rest(window, qtbot)
    few = view._pages.count
    assert not view._options._from.isVisible() and view._plan.isVisible()
    view._plan.none()
    qtbot.waitUntil(lambda: bool(view._empty.text()) and not view._save.isEnabled(), timeout=20_000)
    view._plan.all()
    qtbot.waitUntil(lambda: view._pages.count > few and view._save.isEnabled(), timeout=30_000)
    at_rest(window, qtbot)
    view.save_to(tmp_path / "plan.pdf")
    at_rest(window, qtbot)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_brief_and_a_study_are_printed_from_the_window(
    window: Window, sample_store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    everyone = window.ctx.store.find(Campaign)
    wanted = everyone[-1]
    view.choose("campaign", campaign=wanted.id)
    qtbot.waitUntil(lambda: view._order is not None and view._order.document == "campaign_brief", timeout=20_000)
    at_rest(window, qtbot)
    assert view._options.client_id == wanted.client_id and view._order.about == wanted.name
    assert view._campaign.isVisible() and not view._plan.isVisible() and not view._options._from.isVisible()
    qtbot.waitUntil(lambda: view._save.isEnabled(), timeout=20_000)
    view.save_to(tmp_path / "brief.pdf")
    at_rest(window, qtbot)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    view.choose("competitors")
    qtbot.waitUntil(lambda: view._order.document == "competitor_study" and view._save.isEnabled(), timeout=20_000)
    at_rest(window, qtbot)
    assert view._pages.count >= 7 and not view._campaign.isVisible()


def test_a_business_idea_is_printed_and_offered_where_there_is_one(window: Window, sample_store: Store, qtbot: QtBot) -> None:
    view = _ready(window, qtbot)
    idea = sample_store.find(Sketch)[-1]
    view.choose("proposal", sketch=idea.id)
    qtbot.waitUntil(lambda: view._order is not None and view._order.document == "proposal", timeout=20_000)
    qtbot.waitUntil(lambda: view._pages.count == 1 and view._save.isEnabled(), timeout=20_000)
    assert view._sketch.box.currentText() == idea.title and "proposal" in view._file_name(view._product)
    button = next(one for one in view._group.buttons() if one.objectName() == "proposal")
    assert button.isVisible() and view._sketch.isVisible()
    for one in sample_store.find(Sketch, client_id=idea.client_id):
        plans.remove(sample_store, one)
    at_rest(window, qtbot)
    assert not button.isVisible() and view._product.id == "calendar" and not view._sketch.isVisible()


def test_the_pack_says_what_was_agreed_with_its_client(window: Window, sample_store: Store, qtbot: QtBot) -> None:
    """By when, how many rounds, what silence means: said in the window, kept for the client, printed."""
    view = _ready(window, qtbot)
    client = view._options.client_id
    _waits(sample_store, client)
    view.pick("approval")
    assert not view._save.isEnabled()  # until the pack that was asked for is there
    qtbot.waitUntil(lambda: view._save.isEnabled() and view._order.document == "approval_pack", timeout=20_000)
    assert view._order.options["rounds"] == 2 and not view._order.options["silence"]
    options = view._approval
    options._own.setChecked(True)
    options._rounds.setValue(1)
    qtbot.keyClicks(options._silence, "Silence is a yes.")
    qtbot.waitUntil(lambda: view._order.options["silence"] == "Silence is a yes.", timeout=20_000)
    assert view._order.options["deadline"] is not None and view._order.options["rounds"] == 1
    at_rest(window, qtbot)
    assert approval_terms.terms(sample_store, client) == approval_terms.Terms(1, "Silence is a yes.")
    text = "".join(pages.text(view._pdf, 0).split())
    assert "Silenceisayes." in text


def _waits(store: Store, client: int) -> None:
    """One post of today's month is in review."""
    start, end = month_of(store.clock().date())
    _plan, wholes = exports.gather(store, client, start, end)
    with store.transaction(Act.SET_STATUS) as tx:
        tx.update(wholes[-1].post, status="in_review")


def test_a_change_elsewhere_does_not_stop_a_save(window: Window, sample_store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    view.save_to(tmp_path / "a.pdf")
    _waits(sample_store, view._options.client_id)
    view._wait.setInterval(0)
    view._wait.start()
    qtbot.waitUntil((tmp_path / "a.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: view._save.isEnabled() and not view._wait.isActive(), timeout=20_000)
    at_rest(window, qtbot)


def test_files_that_nobody_named_are_not_written_over_unasked(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Buffer's files have the place in their names, and a name may be typed without its ending."""
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    answers: list[bool] = []
    monkeypatch.setattr(CalmDialog, "exec", lambda _dialog: answers.pop(0))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan"), ""))
    view.pick("csv")
    qtbot.waitUntil(view._save.isEnabled, timeout=20_000)
    view.save()
    at_rest(window, qtbot)
    assert (tmp_path / "plan.csv").stat().st_size > 200
    (tmp_path / "plan.csv").write_text("mine")
    answers.append(False)
    view.save()
    assert (tmp_path / "plan.csv").read_text() == "mine" and not answers
    answers.append(True)
    view.save()
    at_rest(window, qtbot)
    assert (tmp_path / "plan.csv").stat().st_size > 200 and not answers


def test_a_scheduler_s_file_says_what_it_leaves_out(window: Window, qtbot: QtBot) -> None:
    view = _ready(window, qtbot)
    view.pick("buffer")
    qtbot.waitUntil(lambda: "Buffer" in view._empty.text(), timeout=20_000)
    assert "stay behind" in view._empty.text()
