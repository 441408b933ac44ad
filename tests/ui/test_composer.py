"""Writing a post: tabs, counters, autosave, undo, approval, what never leaves."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.domain.changes import ChangeSet
from smdesk.domain.errors import SmdeskError
from smdesk.domain.media import Snippet
from smdesk.domain.posts import Post, Status
from smdesk.language import load
from smdesk.services import composing, media, posts, review, snippets
from smdesk.services.wording import sentence
from smdesk.storage.store import Store
from smdesk.ui.composer.editor import LINE
from smdesk.ui.composer.placesmenu import PlacesMenu
from smdesk.ui.publish.sheet import PublishSheet
from tests.fakes import Clock
from tests.ui.conftest import settle
from tests.ui.desks import Desktop, desktop, picture

__all__ = ["desktop", "picture"]
CTRL = Qt.KeyboardModifier.ControlModifier


def typed(desktop: Desktop, text: str) -> None:
    """Type at the end of the text."""
    editor = desktop.page.text.editor
    editor.setFocus()
    QTest.keyClicks(editor, text)


def test_what_is_typed_is_saved_within_800_ms(desktop: Desktop, qtbot: QtBot) -> None:
    post = desktop.post()
    typed(desktop, " Five have gone.")
    assert desktop.page.desk.unsaved
    qtbot.waitUntil(lambda: desktop.stored(post).text.endswith("Five have gone."), timeout=800)
    qtbot.waitUntil(lambda: "Saved" in desktop.page.footer.saved.text(), timeout=800)


def test_what_is_saved_outlives_a_kill(desktop: Desktop, qtbot: QtBot, store: Store, clock: Clock) -> None:
    post = desktop.post()
    typed(desktop, " The sixth is staring at us.")
    qtbot.waitUntil(lambda: not desktop.page.desk.unsaved, timeout=1000)
    other = Store(store.path, clock)  # as a start after kill -9 would: nothing was closed
    assert other.get(Post, post.id).text.endswith("staring at us.")
    other.close()


def test_leaving_saves_at_once(desktop: Desktop) -> None:
    post = desktop.post()
    typed(desktop, "!")
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Escape)
    assert desktop.stored(post).text.endswith("!")
    assert desktop.views == ["calendar"]


def test_typing_in_a_place_forks_its_text_and_one_key_returns(desktop: Desktop) -> None:
    post = desktop.post()
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Tab, CTRL)  # one
    typed(desktop, " Shh.")  # two: the fewest actions of look.md
    assert desktop.page.desk.save()
    assert desktop.version(post, "instagram").text == "Shelf confession: six copies. Shh."
    assert desktop.stored(post).text == "Shelf confession: six copies."
    assert [tab.differs for tab in desktop.page.tabs.tabs] == [False, True, False, False]
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_B, CTRL)
    assert desktop.version(post, "instagram").text is None
    assert desktop.page.text.editor.toPlainText() == "Shelf confession: six copies."


def test_tabs_turn_round_both_ways(desktop: Desktop) -> None:
    desktop.post()
    seen = []
    for _ in range(4):
        QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Tab, CTRL)
        here = desktop.page.desk.here
        seen.append(here.place.network if here else "")
    assert seen == ["instagram", "facebook_page", "x", ""]
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Backtab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desktop.page.desk.here is not None and desktop.page.desk.here.place.network == "x"


def test_the_counter_follows_the_network_and_the_link(desktop: Desktop) -> None:
    desktop.post("a" * 250, link="https://larchandlantern.org/a/very/long/address/that/costs/23")
    desktop.tab("x")
    panel = desktop.page.text
    assert (panel.used.text(), panel.limit.text()) == ("274", "of 280")  # 250, a line break, 23
    assert "Official" in panel.sentence and "23" in panel.sentence
    typed(desktop, "bbbbbbbbbb")
    assert panel.used.text() == "284"
    desktop.page.desk.check()
    assert "Shorten it by 4" in panel.sentence
    marked = [one.cursor.selectedText() for one in panel.editor.extraSelections()]
    assert marked[-1] == "bbbb"


def test_the_common_text_says_which_limit_it_breaks(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.post("Word " * 500)
    qtbot.waitUntil(lambda: "Instagram" in desktop.page.text.sentence)
    assert "-" not in desktop.page.text.sentence and desktop.page.text.rule.property("look") == "danger"
    desktop.tab("instagram")
    said = desktop.page.text.sentence
    desktop.page.desk.loaded.emit()
    assert desktop.page.text.sentence == said and desktop.page.text.rule.property("look") == "danger"


def test_pasted_lines_stand_as_far_apart_as_typed_ones(desktop: Desktop) -> None:
    desktop.post("One line")
    editor, data = desktop.page.text.editor, QMimeData()
    editor.selectAll()
    data.setText("First\nsecond 🍝\nمرحبا")
    editor.insertFromMimeData(data)
    document = editor.document()
    heights = {document.findBlockByNumber(n).blockFormat().lineHeight() for n in range(document.blockCount())}
    assert document.blockCount() == 3 and heights == {LINE}
    editor.undo()
    assert editor.toPlainText() == "One line"


def test_offsets_behind_emoji_are_marked_where_they_stand(desktop: Desktop) -> None:
    desktop.post("🍲🍲 a must-read 🍲")
    found = [one.cursor.selectedText() for one in desktop.page.text.editor.extraSelections()]
    assert "must-read" in found


def test_a_limit_blocks_approval_and_leads_to_the_words(desktop: Desktop) -> None:
    post = desktop.post("word " * 70)
    review.set_status(desktop.store, post.id, "in_review")
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Return, CTRL)
    assert desktop.stored(post).status == Status.IN_REVIEW
    assert "Instagram takes no post without a picture" in desktop.banner.text or "X" in desktop.banner.text
    desktop.store.undo()


def test_from_draft_to_schedule_and_back_to_review(desktop: Desktop, picture: Path) -> None:
    post = desktop.post(due_wall="2026-10-16T18:30")
    media.attach(desktop.store, post.id, [media.inspect(str(picture))])
    assert desktop.page.footer.button.text() == "Send to Jo for review"
    for expected in (Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED):
        QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Return, CTRL)
        assert desktop.stored(post).status == expected
    typed(desktop, " Edited.")
    desktop.page.desk.save()
    assert desktop.stored(post).status == Status.IN_REVIEW
    assert desktop.page.head.tag.text == "In review"
    assert any("Edited after Jo approved it" in line for line in desktop.page.checklist.texts())


def test_notes_are_never_copied(desktop: Desktop) -> None:
    post = desktop.post(notes="the rent is late", design_note="secret brief")
    assert desktop.page.details.notes.toPlainText() == "the rent is late"
    for one in desktop.page.desk.at:
        sheet = PublishSheet(desktop.page, desktop.ctx, post.id)
        sheet.show_place(one.place.id)
        sheet.do_present()
        copied = QGuiApplication.clipboard().text()
        sheet.deleteLater()
        assert "Shelf confession" in copied and "rent" not in copied and "secret" not in copied
        assert "rent" not in composing.compose_url(one)
    assert desktop.stored(post).notes == "the rent is late"


def test_undo_elsewhere_updates_the_fields(desktop: Desktop) -> None:
    post = desktop.post()
    posts.edit(desktop.store, post.id, text="Written elsewhere")
    assert desktop.page.text.editor.toPlainText() == "Written elsewhere"
    desktop.store.undo()
    assert desktop.page.text.editor.toPlainText() == "Shelf confession: six copies."


def test_a_change_elsewhere_keeps_what_is_typed_here(desktop: Desktop) -> None:
    post = desktop.post()
    typed(desktop, " Mine.")
    posts.edit(desktop.store, post.id, pillar_id=1)
    assert desktop.page.text.editor.toPlainText().endswith(" Mine.")
    desktop.page.desk.save()
    assert desktop.stored(post).text.endswith(" Mine.") and desktop.stored(post).pillar_id == 1


def test_a_backup_put_back_without_the_post_and_its_client_says_nothing_odd(desktop: Desktop) -> None:
    post = desktop.post()
    typed(desktop, " Mine.")
    desktop.store.execute("DELETE FROM post WHERE id = ?", (post.id,))
    desktop.store.execute("DELETE FROM client WHERE id = ?", (post.client_id,))
    desktop.hub.tell(ChangeSet(None, (), bulk=True))
    settle()
    assert not desktop.banner.text


def test_undo_in_the_text_is_local_and_leaves_no_step_behind(desktop: Desktop, clock: Clock) -> None:
    post = desktop.post()
    before = desktop.store.undoable
    editor = desktop.page.text.editor
    for words in (" Oops.", " And more."):
        typed(desktop, words)
        desktop.page.desk.save()
        clock.forward(minutes=1)
    for _ in range(30):
        QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    desktop.page.desk.save()
    assert desktop.stored(post).text == "Shelf confession: six copies."
    assert editor.toPlainText() == "Shelf confession: six copies."
    assert desktop.store.undoable == before  # so that the window's undo goes further back, not forth
    desktop.store.redo()
    assert editor.toPlainText() == "Shelf confession: six copies. Oops."


def test_undo_passes_through_a_field_with_nothing_to_undo(desktop: Desktop) -> None:
    post = desktop.post()
    posts.edit(desktop.store, post.id, cta="Book")
    taken = QAction(desktop.window)
    taken.setShortcut("Ctrl+Z")
    taken.triggered.connect(desktop.store.undo)
    desktop.window.addAction(taken)
    desktop.window.activateWindow()
    for field in (desktop.page.text.editor, desktop.page.head.title, desktop.page.details.lines["link"]):
        field.setFocus()
        QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Z, CTRL)
        assert desktop.stored(post).cta == ""
        desktop.store.redo()


@pytest.mark.parametrize("name", ["title", "link", "notes"])
def test_undo_in_a_field_ends_where_the_typing_began_and_goes_on_to_the_window(
    desktop: Desktop, clock: Clock, name: str
) -> None:
    post = desktop.post()
    posts.edit(desktop.store, post.id, cta="Book")
    clock.forward(minutes=1)
    before = desktop.store.undoable
    taken = QAction(desktop.window)
    taken.setShortcut("Ctrl+Z")
    taken.triggered.connect(desktop.store.undo)
    desktop.window.addAction(taken)
    desktop.window.activateWindow()
    page = desktop.page
    field = {"title": page.head.title, "link": page.details.lines["link"], "notes": page.details.notes}[name]
    first = getattr(desktop.stored(post), name)
    field.setFocus()
    for words in ("abc", "def"):
        QTest.keyClicks(field, words)
        page.desk.save()
        clock.forward(minutes=1)
    assert "abcdef" in getattr(desktop.stored(post), name)
    for _ in range(12):
        spent = not (field.document() if hasattr(field, "document") else field).isUndoAvailable()
        if spent:
            break
        QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Z, CTRL)
        QTest.qWait(1)
    page.desk.save()
    assert getattr(desktop.stored(post), name) == first
    assert desktop.store.undoable == before and desktop.stored(post).cta == "Book"
    QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Z, CTRL)  # one more: the window's turn
    assert desktop.stored(post).cta == "" and getattr(desktop.stored(post), name) == first


def test_keys_of_some_seconds_are_one_step(desktop: Desktop, clock: Clock) -> None:
    post = desktop.post()
    for letter in " one two":
        typed(desktop, letter)
        desktop.page.desk.save()
        clock.forward(seconds=1)
    desktop.store.undo()
    assert desktop.stored(post).text == "Shelf confession: six copies."


def test_a_published_post_is_read_only(desktop: Desktop, picture: Path) -> None:
    post = desktop.post(due_wall="2026-10-16T18:30")
    media.attach(desktop.store, post.id, [media.inspect(str(picture))])
    for status in ("in_review", "approved"):
        review.set_status(desktop.store, post.id, status)
    x = next(one.place.id for one in desktop.page.desk.at if one.place.network == "x")
    composing.mark_published(desktop.store, post.id, {x: "https://x.com/larch/status/1"})
    assert desktop.version(post, "x").published_url == "https://x.com/larch/status/1"
    assert desktop.page.text.editor.isReadOnly() and desktop.page.notice.isVisible()
    typed(desktop, "no")
    assert not desktop.page.desk.unsaved
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Return, CTRL)  # Duplicate
    assert desktop.page.desk.post.id != post.id and desktop.page.desk.post.status == Status.DRAFT


def test_six_actions_for_text_and_image_at_three_places(
    desktop: Desktop, picture: Path, qtbot: QtBot, store: Store
) -> None:
    made = posts.add(store, desktop.client.id, place_ids=[])
    desktop.page.open(made.id, "calendar")  # 1: N
    qtbot.waitUntil(desktop.page.head.title.hasFocus, timeout=1000)
    QTest.keyClicks(
        desktop.page.head.title, "The Long Table fri 18:30"
    )  # 2: one stretch of typing, Tab included
    desktop.page.text.editor.setFocus()
    QTest.keyClicks(desktop.page.text.editor, "Twelve seats. Book by the link.")
    from smdesk.ui.composer.placesmenu import PlacesMenu

    menu = PlacesMenu(desktop.page, desktop.page.desk)  # 3 and 4: "+", a preset
    next(one for one in menu.actions() if one.text().startswith("Usual places")).trigger()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    with qtbot.waitSignal(desktop.page.attaching.done, timeout=5000):  # 5: drop
        assert desktop.page.attaching.take(data)
    QTest.keyClick(desktop.page.text.editor, Qt.Key.Key_Return, CTRL)  # 6
    post = desktop.stored(made)
    assert (post.title, post.due_wall, post.status) == (
        "The Long Table",
        "2026-10-16T18:30",
        Status.IN_REVIEW,
    )
    whole = posts.get(store, made.id)
    assert len(whole.versions) == 3 and whole.media[0][1].width == 1600
    menu.deleteLater()


def test_the_menu_of_places_shows_which_are_chosen(desktop: Desktop) -> None:
    desktop.post("Text")
    menu = PlacesMenu(desktop.page, desktop.page.desk)
    ticked = {action.text() for action in menu.actions() if action.isChecked()}
    assert ticked and all(text.endswith("✓") for text in ticked)
    menu.tick([])
    assert not any("✓" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_a_snippet_replaces_only_its_name(desktop: Desktop, store: Store) -> None:
    snippets.save(store, Snippet(name="hours", text="Open 9 to 5"))
    snippets.save(store, Snippet(name="tags", network="instagram", text="#Books"))
    desktop.post("Come in. ")
    editor, popup = desktop.page.text.editor, desktop.page.text.popup
    typed(desktop, "/ho")
    assert popup.isVisible() and popup.list.count() == 1
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "Come in. Open 9 to 5" and not popup.isVisible()
    typed(desktop, " and/or /zz")
    assert popup.isVisible() and popup.list.count() == 0
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not popup.isVisible() and desktop.views == []
    desktop.tab("x")
    typed(desktop, " /")
    assert popup.list.count() == 1  # the Instagram one is not for X


def test_hashtags_are_mended_at_one_click(desktop: Desktop) -> None:
    desktop.post("Staff picks of the book shop #staffpicks and #bookshoplovers")
    panel = desktop.page.text
    fixes = [one for one in panel.advice_menu().actions() if one.data() and one.data()[0].fix]
    assert fixes
    fixes[0].trigger()
    assert "#StaffPicks" in panel.editor.toPlainText()


def test_a_deleted_post_leads_back(desktop: Desktop) -> None:
    post = desktop.post()
    desktop.page.by_hand.delete()
    assert desktop.stored(post).deleted and desktop.views == ["calendar"]


def test_the_second_undo_in_a_one_line_field_is_the_windows(desktop: Desktop, clock: Clock) -> None:
    post = desktop.post()
    taken = QAction(desktop.window)
    taken.setShortcut("Ctrl+Z")
    taken.triggered.connect(desktop.store.undo)
    desktop.window.addAction(taken)
    desktop.window.activateWindow()
    page = desktop.page
    for name, field in {"title": page.head.title, **page.details.lines}.items():
        posts.edit(desktop.store, post.id, design_note=f"before {name}")
        clock.forward(minutes=1)
        first = getattr(desktop.stored(post), name)
        field.setFocus()
        QTest.keyClicks(field, "abc")
        page.desk.save()
        clock.forward(minutes=1)
        for _ in range(2):
            QTest.keyClick(desktop.window.windowHandle(), Qt.Key.Key_Z, CTRL)
            QTest.qWait(1)
            page.desk.save()
        assert getattr(desktop.stored(post), name) == first and field.text() == first, name
        assert desktop.stored(post).design_note != f"before {name}", name


def test_keys_cost_less_than_a_frame(desktop: Desktop) -> None:
    desktop.post("The Long Table, Thursday: twelve seats, one chapter. " * 40)
    desktop.tab("instagram")
    costs = []
    for letter in "one chapter read aloud, soup included" * 2:
        start = datetime.now(UTC)
        QTest.keyClick(desktop.page.text.editor, letter)
        costs.append((datetime.now(UTC) - start).total_seconds() * 1000)
    costs.sort()
    assert costs[len(costs) * 95 // 100] < 16, f"p95 {costs[len(costs) * 95 // 100]:.1f} ms"


def test_a_text_too_long_for_x_becomes_a_thread_at_one_click(desktop: Desktop) -> None:
    post = desktop.post("Shelf confession: six copies, all of them mine. " * 9)
    divide = desktop.page.text.divide
    assert divide.isVisible() and divide.text() == "Thread for X"
    divide.click()
    QApplication.processEvents()
    text = desktop.version(post, "x").text or ""
    assert text.count("\n+++\n") >= 1 and text.endswith("/2")
    assert desktop.page.desk.here is not None and desktop.page.desk.here.place.network == "x"
    assert desktop.page.text.editor.toPlainText() == text and not divide.isVisible()
    assert "thread of 2 posts" in desktop.page.text.sentence
    assert desktop.version(post, "instagram").text is None
    desktop.store.undo()
    assert desktop.version(post, "x").text is None and divide.isVisible()


def test_the_open_tab_has_room_for_its_name_where_tabs_are_tight(desktop: Desktop) -> None:
    desktop.post()
    desktop.window.resize(560, 700)
    QApplication.processEvents()
    tab = next(one for one in desktop.page.tabs.tabs if one.place_id == desktop.places[1].id)
    for one in desktop.page.tabs.tabs:
        one.tight = True
        one.updateGeometry()
    desktop.page.tabs._row.refit()
    QApplication.processEvents()
    narrow = tab.width()
    desktop.tab("facebook_page")
    QApplication.processEvents()
    assert tab.width() > narrow or not tab.tight
    assert tab.width() >= tab.sizeHint().width()


def test_every_file_that_is_refused_is_named(
    desktop: Desktop, picture: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop.post()
    problems: list[SmdeskError] = []
    desktop.hub.problem.connect(problems.append)
    wrong = []
    for name in ("vuoto.jpg", "disegno.svg", "testo.png"):
        (tmp_path / name).write_bytes(b"" if name == "vuoto.jpg" else b"<svg/>")
        wrong.append(str(tmp_path / name))
    with qtbot.waitSignal(desktop.page.attaching.done, timeout=5000):
        desktop.page.attaching.attach([*wrong, str(picture)])
    said = sentence(problems[-1], load("en"))
    assert all(Path(one).name in said for one in wrong) and "is empty" in said
    assert len(desktop.page.desk.whole.media) == 1
    with qtbot.waitSignal(desktop.page.attaching.done, timeout=5000):
        desktop.page.attaching.attach([str(picture)])
    assert desktop.said[-1] == "It is on this post already"
