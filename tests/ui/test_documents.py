"""Documents from the window: preview, another period, saving, and what is said when that fails."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from smdesk.domain.plan.work import Sketch
from smdesk.domain.strategy import Campaign
from smdesk.services import plan as plans
from smdesk.storage.store import Store
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
    assert (tmp_path / "perché no 🙂.pdf").read_bytes().startswith(b"%PDF")


def test_files_for_other_programs_are_written_from_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    view = _ready(window, qtbot)
    view._opens.setChecked(False)
    for product, name in (("csv", "posts.csv"), ("ics", "posts.ics"), ("json", "posts.json")):
        view.pick(product)
        at_rest(window, qtbot)
        view.save_to(tmp_path / name)
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
    qtbot.waitUntil(lambda: not view._save.isEnabled(), timeout=20_000)
    assert view._empty.text()
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
