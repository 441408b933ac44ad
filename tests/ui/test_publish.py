"""The publish sheet: led through by keys alone, nothing sent by itself, everything real, the mark undoable."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.domain.posts import Post, Status
from smdesk.services import media, posts, publishing, review
from smdesk.storage.store import Store
from smdesk.ui.publish.phone import PhoneDialog
from smdesk.ui.publish.sheet import PublishSheet
from smdesk.ui.window import Window
from tests.ui.conftest import Open, at_rest, card_where, settle
from tests.ui.desks import desktop, picture

__all__ = ["desktop", "picture"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that would have been opened in the browser."""
    found: list[str] = []

    def take(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(take))
    return found


@pytest.fixture
def post(window: Window, sample_store: Store, picture: Path) -> Post:
    """A scheduled post of the sample at two places or more, with a picture that is there."""
    card = card_where(sample_store, lambda card: card.status == "scheduled" and len(card.place_ids) > 1)
    media.attach(sample_store, card.id, [media.inspect(str(picture))])
    found = sample_store.get(Post, card.id)
    if found.status != Status.SCHEDULED:
        for status in (Status.APPROVED, Status.SCHEDULED):
            found = review.set_status(sample_store, card.id, status.value)
    return found


@pytest.fixture
def sheet(window: Window, post: Post, qtbot: QtBot) -> PublishSheet:
    """The sheet of that post."""
    made = PublishSheet(window, window.ctx, post.id)
    qtbot.addWidget(made)
    made.open()
    at_rest(window, qtbot)
    return made


def test_enter_alone_leads_through_the_steps_of_a_place(
    sheet: PublishSheet, opened: list[str], sample_store: Store, post: Post, window: Window, qtbot: QtBot
) -> None:
    steps = sheet.sheet.steps[sheet.place_id]
    clipboard = QGuiApplication.clipboard()
    for step in steps:
        held = sheet.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Return)
        at_rest(window, qtbot)
        if step.kind == "copy":
            assert clipboard.text() == step.text
        elif step.kind == "file":
            assert step.file is not None
            assert clipboard.mimeData().urls()[0].toLocalFile() == step.file.path
        assert step.key in sheet.sheet.done[sheet.place_id]
    assert len(opened) == 1
    assert sheet.after is not None and sheet.focusWidget() is sheet.after.url
    QTest.keyClick(sheet.after.url, Qt.Key.Key_Return)  # an empty line is no answer
    assert sample_store.get(Post, post.id).status == "scheduled" and not sheet.sheet.out


def test_each_place_is_noted_and_the_last_publishes_the_post(
    sheet: PublishSheet, opened: list[str], sample_store: Store, post: Post
) -> None:
    first = sheet.place_id
    assert sheet.after is not None
    sheet.after.url.setText("over there")
    QTest.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.problem.isVisible() and not sheet.sheet.out
    sheet.after.url.setText("https://example.org/p/1")
    QTest.keyClick(sheet.after.url, Qt.Key.Key_Return)
    settle()
    assert sheet.place_id != first and sheet.sheet.out == {first}
    assert sheet.places.rows[first].toolTip().endswith("published, link kept, 10:42")  # London's clock
    for _ in sheet.sheet.at[1:]:
        assert sample_store.get(Post, post.id).status == "scheduled"
        sheet.hour.setTime(sheet.hour.time().addSecs(-600))
        QTest.keyClick(sheet, Qt.Key.Key_Return, CTRL)
        settle()
        assert not sheet.problem.isVisible(), sheet.problem.text()
    made = sample_store.get(Post, post.id)
    assert made.status == "published" and made.published_url == "https://example.org/p/1"
    assert made.published_at.startswith("2026-10-15T09:32")  # ten minutes before now
    assert not sheet.isVisible()
    sample_store.undo()
    assert sample_store.get(Post, post.id).status == "scheduled"


def test_keys_turn_places_and_copy(sheet: PublishSheet, opened: list[str]) -> None:
    first = sheet.place_id
    QTest.keyClick(sheet, Qt.Key.Key_C)
    settle()
    assert QGuiApplication.clipboard().text() == sheet.sheet.steps[first][0].text
    QTest.keyClick(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert sheet.place_id != first
    QTest.keyClick(sheet, Qt.Key.Key_O)
    settle()
    assert "open" in sheet.sheet.done[sheet.place_id]
    here = sheet.here
    assert here is not None and len(opened) == bool(publishing.door(here))
    before = len(opened)
    assert sheet.after is not None
    sheet.after.url.setFocus()
    QTest.keyClicks(sheet.after.url, "co")  # letters are letters while an address is typed
    assert sheet.after.url.text() == "co" and len(opened) == before


def test_it_did_not_go_out(sheet: PublishSheet, sample_store: Store, post: Post) -> None:
    assert sheet.failed.isVisible()
    sheet.failed.click()
    assert sample_store.get(Post, post.id).status == "failed"
    sample_store.undo()
    assert sample_store.get(Post, post.id).status == "scheduled"


def test_a_draft_can_be_copied_but_not_published(window: Window, sample_store: Store, qtbot: QtBot) -> None:
    card = card_where(sample_store, lambda card: card.status == "draft" and bool(card.place_ids))
    made = PublishSheet(window, window.ctx, card.id)
    qtbot.addWidget(made)
    made.open()
    made.do_present()
    assert QGuiApplication.clipboard().text()
    made.publish()
    assert made.problem.isVisible() and sample_store.get(Post, card.id).status == "draft"
    made.reject()


def test_calendar_and_composer_lead_to_it(
    open_window: Open, sample_store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(sample_store)
    asked: list[int] = []
    monkeypatch.setattr(PublishSheet, "exec", lambda self: asked.append(self.post_id))
    card = card_where(sample_store, lambda card: card.status == "scheduled" and bool(card.place_ids))
    calendar = window.view("calendar")
    calendar.verbs.show_post(card.id, card.due_wall)  # type: ignore[attr-defined]
    verbs = {verb.id: verb for verb in window.ctx.actions.all()}
    verbs["calendar.publish"].action.trigger()
    window.open_post(card.id)
    at_rest(window, qtbot)
    verbs = {verb.id: verb for verb in window.ctx.actions.all()}
    verbs["composer.publish"].action.trigger()
    assert asked == [card.id, card.id]
    assert posts.get(sample_store, card.id).post.status == "scheduled"
    for one in QApplication.topLevelWidgets():
        if isinstance(one, PublishSheet):
            one.deleteLater()
    assert publishing.sheet(sample_store, card.id).out == frozenset()


def test_another_theme_reaches_the_step_whose_turn_it_is(sheet: PublishSheet, window: Window) -> None:
    present = next(row for row in sheet.rows if row.title.property("look") == "now")
    window.ctx.theme.set(mode="dark")
    settle()
    role = present.title.foregroundRole()
    assert present.title.palette().color(role).name() == window.ctx.theme["accent-text"].name()


def test_texts_and_files_pass_to_the_phone(sheet: PublishSheet, window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert sheet.here is not None
    steps = sheet.sheet.steps[sheet.place_id]
    phone = PhoneDialog(sheet, window.ctx, sheet.here, steps, "Ravioli")
    qtbot.addWidget(phone)
    phone.open()
    phone.activateWindow()
    qtbot.waitActive(phone)
    settle()
    texts = [step.text for step in steps if step.kind == "copy"]
    assert len(phone._pages) == len(texts) and texts[0] in phone.code.accessibleName()
    QTest.keyClick(phone, Qt.Key.Key_Right)
    assert texts[1] in phone.code.accessibleName()
    phone.save_in(tmp_path)
    at_rest(window, qtbot)
    made = next(one for one in tmp_path.iterdir() if one.name.startswith("Ravioli"))
    assert len(list(made.iterdir())) == sum(step.kind in ("copy", "file") for step in steps)
    assert phone.open_folder.isVisible() and made.name in phone.state.text()
    phone.save_in(tmp_path / "nowhere")
    at_rest(window, qtbot)
    assert phone.problem.isVisible() and phone.save.isEnabled()
