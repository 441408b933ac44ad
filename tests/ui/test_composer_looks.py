"""Nothing is clipped, everything has a name, all of it is reached by keyboard; dialogs do what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smdesk.domain.media import Snippet
from smdesk.services import limits, media, snippets
from smdesk.storage.store import Store
from smdesk.ui.composer.checklist import Line
from smdesk.ui.composer.previews import Shortened
from smdesk.ui.composer.tabs import Tab
from smdesk.ui.dialogs.limits import VALUE, LimitsDialog
from smdesk.ui.dialogs.snippets import SnippetsDialog
from tests.ui.desks import Desktop, desktop, picture

__all__ = ["desktop", "picture"]
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QListWidget)


def full(desktop: Desktop, picture: Path) -> None:
    """A post with everything in it."""
    post = desktop.post(
        "The Long Table: twelve seats. Book by the link, and tell us about allergies. #StaffPicks",
        due_wall="2026-10-16T18:30", link="https://larchandlantern.org/table", label="Ad", cta="Book",
        notes="Ask Priya", content_warning="soup",
    )  # fmt: skip
    (one,) = media.attach(desktop.store, post.id, [media.inspect(str(picture))])
    media.edit(desktop.store, one.media_id, rights="own", credit="Drawn by Priya")
    desktop.page.details.more.setChecked(True)
    desktop.page.details.refresh()


def clipped(widget: QWidget) -> str:
    """What of a visible widget's words does not fit; "" when all does."""
    if isinstance(widget, Tab | Line | Shortened):
        return ""  # they paint what they measure, or shorten with a tooltip
    if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
        return widget.text() if widget.width() < widget.sizeHint().width() - 1 else ""
    if isinstance(widget, QLabel) and widget.text():
        short = widget.height() < widget.heightForWidth(widget.width()) - 1
        return widget.text() if short else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text() if widget.width() < widget.minimumSizeHint().width() - 1 else ""
    return ""


def cut(page: QWidget) -> set[str]:
    """What of all that is seen does not fit."""
    return {text for one in page.findChildren(QWidget) if one.isVisible() and (text := clipped(one))}


@pytest.fixture
def pseudo(qapp: QApplication, store: Store, home: Path) -> Iterator[Desktop]:
    made = Desktop(qapp, store, home, "pseudo")
    yield made
    made.close()


def test_tabs_and_chips_follow_the_width_of_the_window(desktop: Desktop, picture: Path, qtbot: QtBot) -> None:
    full(desktop, picture)
    page, meta = desktop.page, desktop.page.head.meta
    sizes = ((1302, 680), (520, 640), (1302, 680), (960, 600), (1302, 680))
    for size in sizes:
        desktop.window.resize(*size)
        qtbot.waitUntil(lambda: all(tab.width() == tab.sizeHint().width() for tab in page.tabs.tabs))
        qtbot.waitUntil(lambda: meta.height() == meta.flow.heightForWidth(meta.width()))
    assert not any(tab.tight for tab in page.tabs.tabs)


@pytest.mark.parametrize("size", [(1302, 680), (1130, 640), (960, 600), (1856, 940)])
def test_nothing_is_clipped_in_a_long_language(
    pseudo: Desktop, picture: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    pseudo.window.resize(*size)
    full(pseudo, picture)
    for network in ("", "instagram", "x"):
        pseudo.page.desk.turn(0) if not network else pseudo.tab(network)
        qtbot.wait(250)  # what follows a turn: previews, the next free slot
        qtbot.waitUntil(lambda: not cut(pseudo.page), timeout=2000)  # on a busy machine they come later
        fields = pseudo.page.columns.fields
        assert fields.width() <= pseudo.page.columns.page.viewport().width()
        footer = pseudo.page.footer
        last = footer.button.mapTo(footer, QPoint(footer.button.width(), 0)).x()
        assert last <= footer.width()


def test_every_control_has_a_name(desktop: Desktop, picture: Path) -> None:
    full(desktop, picture)
    QApplication.processEvents()
    controls = [
        one for one in desktop.page.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisible()
    ]
    assert len(controls) > 40
    bare = [one for one in controls if not (one.accessibleName() or getattr(one, "text", str)())]
    assert not bare, bare


def test_the_page_is_walked_by_tab_in_reading_order(desktop: Desktop, picture: Path) -> None:
    full(desktop, picture)
    QApplication.processEvents()
    page = desktop.page
    desktop.page.head.title.setFocus()
    seen: list[QWidget] = []
    for _ in range(90):
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    order = [
        page.head.title,
        page.text.editor,
        page.strip.alt,
        page.details.lines["link"],
        page.footer.when,
        page.footer.button,
    ]
    places = [seen.index(one) for one in order if one in seen]
    assert len(places) == len(order) and places == sorted(places)


@pytest.mark.parametrize(
    ("width", "preview", "folded"), [(1302, True, False), (1120, False, False), (960, False, True)]
)
def test_columns_fold_with_the_width(desktop: Desktop, width: int, preview: bool, folded: bool) -> None:
    desktop.post()
    desktop.window.resize(width, 680)
    QApplication.processEvents()
    assert desktop.page.previews.isVisible() == preview
    assert desktop.page.checklist.folded == folded and desktop.page.checklist.isVisible()
    if not preview:
        desktop.page.columns.open_preview.click()
        assert desktop.page.previews.isVisible()


def test_the_preview_stays_closed_once_closed(desktop: Desktop) -> None:
    desktop.post()
    desktop.page.previews.close_button.click()
    assert not desktop.page.previews.isVisible()
    assert desktop.store.settings.get("composer.preview") is False


def test_previews_show_each_place_and_fold(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.post("word " * 60)
    cards = desktop.page.previews.cards()
    assert len(cards) == 3
    assert "more" in cards[0].text.text()
    cards[0].text.linkActivated.emit("more")
    assert ">more<" not in cards[0].text.text()


def test_the_checklist_leads_to_the_field(desktop: Desktop) -> None:
    desktop.post("word " * 70)
    page = desktop.page
    line = next(one for one in page.checklist.findChildren(Line) if "of 280" in one.accessibleName())
    line.click()
    assert page.desk.here is not None and page.desk.here.place.network == "x"
    assert page.text.editor.hasFocus()
    pillar = next(one for one in page.checklist.findChildren(Line) if "pillar" in one.accessibleName())
    pillar.click()
    assert page.head.chips["pillar"].hasFocus()


def test_the_chips_pick_what_a_post_serves(desktop: Desktop) -> None:
    post = desktop.post()
    head = desktop.page.head
    head.menu_for("pillar").actions()[1].trigger()
    assert desktop.stored(post).pillar_id and desktop.stored(post).promo
    assert head.chips["pillar"].text() == "Events"
    menu = head.menu_for("objective")
    menu.tick([menu._keys[menu.actions()[0]]])
    menu._hand_over()
    assert "O1" in head.chips["objective"].text()
    desktop.store.undo()
    assert head.chips["objective"].text() == "No objective"


def test_a_missing_file_is_said_and_found_again(
    desktop: Desktop, picture: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    post = desktop.post()
    (one,) = media.attach(desktop.store, post.id, [media.inspect(str(picture))])
    qtbot.waitUntil(lambda: desktop.page.strip.thumbs[0].image is not None, timeout=5000)
    moved = picture.rename(tmp_path / "moved.jpg")
    desktop.page.pictures.forget(str(picture))
    desktop.page.strip.rebuild()
    qtbot.waitUntil(lambda: "no longer" in desktop.page.strip.facts.text(), timeout=5000)
    assert desktop.page.strip.again.isVisible()
    file = desktop.page.strip.chosen
    assert file is not None
    with qtbot.waitSignal(desktop.page.attaching.done, timeout=5000):
        desktop.page.attaching.find_again(file[1], str(moved))
    assert desktop.page.strip.chosen is not None and desktop.page.strip.chosen[1].path == str(moved)
    assert one.id == desktop.page.strip.chosen[0].id


def test_a_bad_file_ends_in_the_banner(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    desktop.post()
    seen: list[object] = []
    desktop.hub.problem.connect(seen.append)
    wrong = tmp_path / "letter.jpg"
    wrong.write_text("no picture")
    with qtbot.waitSignal(desktop.page.attaching.done, timeout=5000):
        desktop.page.attaching.attach([str(wrong)])
    assert "cannot be attached" in str(seen[0])


def test_limits_are_corrected_in_the_table_and_drafts_checked(desktop: Desktop, qtbot: QtBot) -> None:
    post = desktop.post("a" * 300)
    dialog = LimitsDialog(desktop.window, desktop.ctx)
    dialog.show_network("facebook_page")
    row = next(
        index for index in range(dialog.table.rowCount()) if dialog.table.item(index, 1).text() == "Longest"
    )
    shipped = dialog.table.item(row, VALUE).text()
    dialog.table.item(row, VALUE).setText("200")
    qtbot.waitUntil(lambda: "1 now breaks a limit" in dialog.report.text())
    assert limits.corrections(desktop.store)["facebook_page.message.max"][0] == 200
    facebook = next(one for one in desktop.page.desk.at if one.place.network == "facebook_page")
    assert facebook.budget.remaining == -100 and post.id  # the open page reads the new limit at once
    dialog.table.item(row, VALUE).setText("lots")
    assert "not a number" in dialog.problem.text()
    dialog.table.setCurrentCell(row, VALUE)
    dialog.original.click()
    assert not limits.corrections(desktop.store)
    dialog.undo()
    assert dialog.table.item(row, VALUE).text() == "200" and dialog.original.isEnabled()
    desktop.store.undo()
    assert not limits.corrections(desktop.store) and dialog.table.item(row, VALUE).text() == shipped
    dialog.redo()
    assert dialog.table.item(row, VALUE).text() == "200"
    dialog.reject()
    dialog.deleteLater()


def test_an_open_page_follows_a_correction_taken_back(desktop: Desktop) -> None:
    desktop.post("a" * 300)
    free = [one.budget.remaining for one in desktop.page.desk.at]
    limits.correct(desktop.store, "facebook_page.message.max", 200)
    assert [one.budget.remaining for one in desktop.page.desk.at] == [free[0], -100, free[2]]
    desktop.store.undo()
    assert [one.budget.remaining for one in desktop.page.desk.at] == free
    desktop.store.redo()
    assert desktop.page.desk.at[1].budget.remaining == -100


def test_a_way_of_counting_is_picked_by_its_words(desktop: Desktop, qtbot: QtBot) -> None:
    dialog = LimitsDialog(desktop.window, desktop.ctx)
    dialog.show_network("x")
    row = next(n for n in range(dialog.table.rowCount()) if dialog.table.item(n, 1).text() == "Counting rule")
    assert dialog.table.item(row, VALUE).text() == "weighted characters (links count 23)"
    dialog.table.editItem(dialog.table.item(row, VALUE))
    box = dialog.table.findChild(QComboBox)
    assert box is not None and box.currentText() == "weighted characters (links count 23)"
    box.setCurrentIndex(box.findData("codepoints"))
    box.activated.emit(box.currentIndex())
    ((key, (value, _day)),) = limits.corrections(desktop.store).items()
    assert key.endswith(".rule") and value == "codepoints"
    qtbot.waitUntil(lambda: not desktop.ctx.jobs.running)
    dialog.reject()
    dialog.deleteLater()


def test_snippets_are_made_changed_and_deleted(desktop: Desktop) -> None:
    dialog = SnippetsDialog(desktop.window, desktop.ctx)
    dialog.name.setText("hours")
    dialog.text.setPlainText("Open 9 to 5")
    dialog.save()
    assert [one.name for one in snippets.every(desktop.store)] == ["hours"]
    dialog.begin()
    dialog.save()
    assert "is empty" in dialog.problem.text() and dialog.list.count() == 1
    dialog.list.setCurrentRow(0)
    dialog.text.setPlainText("Open 10 to 6")
    dialog.save()
    assert snippets.every(desktop.store) == [Snippet(id=1, name="hours", text="Open 10 to 6")]
    dialog.remove.click()
    assert not snippets.every(desktop.store)
    dialog.reject()
    dialog.deleteLater()


def test_the_label_is_put_at_the_start_at_one_click(desktop: Desktop) -> None:
    post = desktop.post("Soup night.", label="Ad")
    desktop.page.details._put_label.click()
    assert desktop.stored(post).text == "Ad\nSoup night."
    assert desktop.page.text.editor.toPlainText() == "Ad\nSoup night."


def test_tagging_is_a_choice(desktop: Desktop) -> None:
    post = desktop.post("Soup.", link="https://larchandlantern.org/table")
    desktop.tab("x")
    box: QCheckBox = desktop.page.details.tagged
    assert "utm_source=x" in desktop.page.details.final.toolTip()
    box.click()
    desktop.page.desk.save()
    assert not desktop.stored(post).tagged
    desktop.page.desk.check()
    assert "utm_source" not in desktop.page.details.final.text()


def test_the_schedule_bar_is_one_line_at_the_least_width(desktop: Desktop, qtbot: QtBot) -> None:
    footer = desktop.page.footer
    desktop.post("Soup.", due_wall="2026-10-23T18:30")
    desktop.window.resize(1302, 680)
    qtbot.waitUntil(lambda: footer.zone.isVisible() and footer.moment.text() == "Friday 23 October, 18:30")
    desktop.window.resize(960, 628)
    qtbot.waitUntil(lambda: footer.height() == desktop.page.foot_high == desktop.ctx.theme.px(56))
    assert "18:30" in footer.moment.text() and "Europe/London" in footer.moment.toolTip()


def test_of_long_rights_the_beginning_is_read(desktop: Desktop, picture: Path) -> None:
    post = desktop.post()
    media.attach(desktop.store, post.id, [media.inspect(str(picture))])
    attached = desktop.page.desk.whole.media[0][1]
    media.edit(desktop.store, attached.id, rights="Licence of the studio for two years", credit="Somebody with a long name")
    QApplication.processEvents()
    strip = desktop.page.strip
    assert strip.rights.text().startswith("Licence") and strip.rights.cursorPosition() == strip.credit.cursorPosition() == 0
