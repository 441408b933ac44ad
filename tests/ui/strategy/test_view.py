"""The strategy view as a user meets it: chapters, pages, tables typed into, the ladder, what hangs on nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.cards import PostFilter
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.services import clients, ladder, posts, versions
from smdesk.storage.store import Store
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.form import RecordDialog
from smdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.strategy.opened import section

CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LINK = Qt.DropAction.LinkAction


# -- chapters -------------------------------------------------------------------------------------


def test_all_chapters_open_and_all_fit_beside_each_other(desk: Any) -> None:
    shown = desk.chapters.list
    assert shown.model().rowCount() == len(CHAPTERS) == 17
    assert not shown.verticalScrollBar().maximum(), "at 1366 × 768 all chapters are in sight"
    for place, chapter in enumerate(CHAPTERS):
        shown.setCurrentIndex(shown.model().index(place, 0))
        settle()
        assert desk.chapter == chapter.key and desk.page.sheet().chapter is chapter
        assert desk.page.bar.title.text() == chapter.title


def test_keys_turn_the_chapters(desk: Any) -> None:
    desk.open_chapter("brief")
    desk.chapters.list.setFocus()
    QTest.keyClick(desk.chapters.list, Qt.Key.Key_PageDown, CTRL)
    assert desk.chapter == "who"
    QTest.keyClick(desk.chapters.list, Qt.Key.Key_PageUp, CTRL)
    assert desk.chapter == "brief"
    QTest.keyClick(desk.chapters.list, Qt.Key.Key_5, CTRL | SHIFT)
    assert desk.chapter == "objectives"


def test_a_chapter_says_how_far_it_is_and_why_not_further(desk: Any, sample_store: Store) -> None:
    desk.open_chapter("objectives")
    assert desk.write(desk.plan.of("objective")[0], baseline="")
    settle(6)
    model = desk.chapters.list.model()
    row = next(place for place, one in enumerate(CHAPTERS) if one.key == "objectives")
    said = model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "% complete" in said and "baseline" in said
    assert desk.page.bar.percent.text().startswith(str(model.state(4).percent))


def test_sections_far_down_are_not_made_before_they_are_near(desk: Any) -> None:
    desk.page.forget()
    desk.open_chapter("situation")
    settle(1)
    parts = desk.page.sheet().parts
    assert parts[0].box is not None and parts[-1].box is None
    desk.page.sheet().verticalScrollBar().setValue(desk.page.sheet().verticalScrollBar().maximum())
    for _ in range(8):
        settle()
        desk.page.sheet().verticalScrollBar().setValue(desk.page.sheet().verticalScrollBar().maximum())
    assert parts[-1].box is not None


def test_below_1200_the_links_lie_over_the_page(desk: Any) -> None:
    window: Any = desk.window()
    window.resize(1100, 720)
    settle()
    assert desk.page.geometry().right() >= desk.width() - 1 and not desk.links.isVisible()
    desk.page.bar.links.click()
    assert desk.links.isVisible() and desk.links.geometry().left() < desk.page.geometry().right()
    desk.links.close_button.click()
    assert not desk.links.isVisible()
    window.resize(1366, 768)
    settle()


# -- tables ---------------------------------------------------------------------------------------


def type_into(table: Any, text: str) -> None:
    """Type into the open editor and press Enter."""
    editor = table.findChild(editors.Line)
    assert editor is not None
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def test_typing_in_the_last_row_adds(desk: Any, sample_store: Store) -> None:
    box = section(desk, "risks.risks")
    before = len(desk.plan.of("risk"))
    box.add_new()
    type_into(box.table, "The oven breaks in December")
    assert [one.text for one in desk.plan.of("risk")][before:] == ["The oven breaks in December"]
    assert box.table.rows.rowCount() == before + 2
    sample_store.undo()
    settle()
    assert len(desk.plan.of("risk")) == before


def test_a_row_without_its_name_waits_for_it(desk: Any) -> None:
    box = section(desk, "risks.risks")
    model, before = box.table.rows, len(desk.plan.of("risk"))
    owner = next(at for at, one in enumerate(model.fields) if one.name == "owner")
    model.put(model.index(before, owner), "Ada")
    assert len(desk.plan.of("risk")) == before and model.text(model.index(before, owner)) == "Ada"
    model.put(model.index(before, 0), "A new law")
    settle()
    assert (desk.plan.of("risk")[-1].text, desk.plan.of("risk")[-1].owner) == ("A new law", "Ada")


@pytest.mark.parametrize(("typed", "kept"), [("31/12/2026", "2026-12-31"), ("2 nov", "2026-11-02"), ("friday", "2026-10-16")])
def test_days_are_typed_as_people_write_them(desk: Any, typed: str, kept: str) -> None:
    box = section(desk, "risks.risks")
    model = box.table.rows
    column = next(at for at, one in enumerate(model.fields) if one.name == "review_on")
    box.table.setFocus()
    index = model.index(0, column)
    box.table.setCurrentIndex(index)
    box.table.edit(index)
    box.table.findChild(editors.Line).clear()
    type_into(box.table, typed)
    assert desk.plan.of("risk")[0].review_on == kept


def test_what_is_refused_stays_and_says_why(desk: Any) -> None:
    box = section(desk, "risks.risks")
    model, before = box.table.rows, desk.plan.of("risk")[0].review_on
    column = next(at for at, one in enumerate(model.fields) if one.name == "review_on")
    box.table.setFocus()
    box.table.setCurrentIndex(model.index(0, column))
    box.table.edit(model.index(0, column))
    box.table.findChild(editors.Line).clear()
    type_into(box.table, "one fine day")
    assert desk.plan.of("risk")[0].review_on == before
    assert model.text(model.index(0, column)) == "one fine day"
    assert "one fine day" in desk.page.explain.text()


def test_rows_of_a_spreadsheet_are_pasted_as_one_step(desk: Any, sample_store: Store) -> None:
    box = section(desk, "people.departments")
    before = len(desk.plan.of("department"))
    QGuiApplication.clipboard().setText("Department\tWants to hear\nShop\tPrices\nKitchen\t\"Allergies,\nand praise\"\n")
    box.table.setFocus()
    box.table.setCurrentIndex(box.table.rows.index(before, 0))
    box.table.paste()
    settle()
    assert [(one.name, one.wants) for one in desk.plan.of("department")][before:] == [
        ("Shop", "Prices"), ("Kitchen", "Allergies,\nand praise")
    ]  # fmt: skip
    sample_store.undo()
    settle()
    assert len(desk.plan.of("department")) == before


def test_a_wrong_cell_keeps_the_whole_paste_out(desk: Any) -> None:
    box = section(desk, "risks.risks")
    before = desk.plan.of("risk")
    QGuiApplication.clipboard().setText("Fire\t2\nFlood\tmany")
    box.table.setCurrentIndex(box.table.rows.index(len(before), 0))
    box.table.paste()
    settle()
    assert desk.plan.of("risk") == before and "Chance" in desk.page.explain.text()


def test_alt_and_arrows_move_a_row(desk: Any) -> None:
    box = section(desk, "risks.risks")
    first, second = desk.plan.of("risk")[:2]
    box.table.setFocus()
    box.table.setCurrentIndex(box.table.rows.index(0, 0))
    QTest.keyClick(box.table, Qt.Key.Key_Down, ALT)
    settle()
    assert desk.plan.of("risk")[:2] == tuple(
        one for one in (desk.plan.get("risk", second.id), desk.plan.get("risk", first.id))
    )
    assert box.table.currentIndex().row() == 1


def test_tab_leaves_a_table_behind_its_last_cell(desk: Any) -> None:
    box = section(desk, "risks.risks")
    model = box.table.rows
    box.table.setFocus()
    box.table.setCurrentIndex(model.index(model.rowCount() - 1, model.columnCount() - 1))
    QTest.keyClick(box.table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not box.table


# -- the single record and the free text ----------------------------------------------------------


def test_a_value_is_changed_where_it_stands(desk: Any) -> None:
    box = section(desk, "brief.plan")
    page = box.page
    place = next(at for at, one in enumerate(page.fields) if one.name == "margin")
    page.setFocus()
    page.setCurrentIndex(page.lines.index(place))
    QTest.keyClick(page, Qt.Key.Key_Return)
    editor = page.findChild(editors.Line)
    editor.clear()
    QTest.keyClicks(editor, "42.5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert desk.plan.one("plan").margin == "42.5"
    assert not page.findChildren(editors.Line) or not page.findChild(editors.Line).isVisible()


def test_free_text_is_kept_while_it_is_typed(desk: Any, sample_store: Store, qtbot: QtBot) -> None:
    box = section(desk, "brief.summary")
    before = desk.plan.text("brief.summary")
    box.begin()
    box.edit.setPlainText("")
    QTest.keyClicks(box.edit, "# We begin")
    qtbot.waitUntil(lambda: sample_store.plans.whole(desk.plan.client.id).text("brief.summary") == "# We begin")
    QTest.keyClicks(box.edit, " small")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    settle()
    assert not box.writing and desk.plan.text("brief.summary") == "# We begin small"
    assert "We begin small" in box.shown.toPlainText() and "#" not in box.shown.toPlainText()
    sample_store.undo()
    settle()
    assert desk.plan.text("brief.summary") == before, "typing on is one step"


def test_turning_away_keeps_the_text(desk: Any, sample_store: Store) -> None:
    box = section(desk, "brief.summary")
    box.begin()
    QTest.keyClicks(box.edit, "Not lost. ")
    desk.open_chapter("who")
    assert "Not lost." in sample_store.plans.whole(desk.plan.client.id).text("brief.summary")


# -- form, versions, palette ----------------------------------------------------------------------


def dialog_of(desk: Any, cls: type[QWidget]) -> Any:
    settle()
    return next(one for one in desk.findChildren(cls) if one.isVisible())


def test_the_form_adds_and_keeps_what_is_refused(desk: Any) -> None:
    desk.add("key_result", objective_id=desk.plan.of("objective")[0].id)
    form = dialog_of(desk, RecordDialog)
    form.editors["baseline"].setText("many")
    form.save()
    assert form.isVisible() and form.editors["baseline"].text() == "many" and "Baseline" in form.problem.text()
    form.editors["baseline"].setText("1,250.5")
    form.save()
    assert form.isVisible() and form.problem.text(), "it has no name yet"
    form.editors["title"].setText("Customers who come back")
    form.save()
    settle()
    made = desk.plan.of("key_result")[-1]
    assert (made.title, made.baseline) == ("Customers who come back", "1250.5")


def test_every_kind_has_a_form(desk: Any) -> None:
    for kind in ("goal", "segment", "pillar", "campaign", "tactic", "competitor", "meeting", "contact", "person"):
        for record in (None, next(iter(desk.plan.of(kind)), None)):
            form = RecordDialog(desk, desk, kind, record, {})
            assert form.editors and all(one.accessibleName() for one in form.editors.values())
            if record is not None:
                assert form.values() == {}, "what was only looked at is not changed"
            form.deleteLater()
            settle(1)


def test_versions_are_frozen_signed_and_compared(desk: Any, sample_store: Store) -> None:
    from smdesk.ui.views.strategy.versions import CompareDialog, VersionsDialog

    desk.verbs.versions()
    dialog = dialog_of(desk, VersionsDialog)
    dialog.note.setText("for Irene")
    dialog.freeze()
    one = dialog.picked()
    assert one.number >= 1 and one.digest[:8] in dialog.print.text()
    dialog.name.setText("Irene")
    dialog.sign()
    assert dialog.picked().signed_by == "Irene" and dialog.signing.isHidden()
    dialog.close()
    settle()
    assert "Irene" in desk.chapters.signed.text()
    assert desk.write(desk.plan.of("objective")[0], title="Something else altogether")
    settle()
    desk.verbs.compare()
    compare = dialog_of(desk, CompareDialog)
    assert "Something else" in compare.text.toPlainText() and "1 difference" in compare.count.text()
    compare.close()
    settle()
    assert versions.listing(sample_store, desk.plan.client.id)[0].signed_by == "Irene"


def test_the_palette_leads_to_chapters_and_records(desk: Any, qtbot: QtBot) -> None:
    from smdesk.ui.dialogs.palette import Palette

    window: Window = desk.window()
    palette = Palette(window, window.ctx, window.choose_client)
    risk = desk.plan.of("risk")[0]
    found: list[tuple[str, Callable[[], object] | None]] = []
    for sought in ("strategy budget", risk.text[:24]):
        palette.field.setText(sought)
        found.append(next((e.text, e.run) for e in palette.entries.entries if e.run and ("Strategy:" in e.text or e.text == risk.text)))
    palette.deleteLater()
    window.show_view("calendar")
    assert found[0][0] == "Strategy: Budget" and found[1][0] == risk.text
    for _text, run in found:
        assert run is not None
        run()
        settle()
    assert window.current == "strategy" and desk.chapter == "risks" and desk.is_chosen(risk)


def test_links_of_posts_come_from_the_ladder(desk: Any, sample_store: Store) -> None:
    objective = desk.plan.of("objective")[0]
    links = ladder.links(sample_store, desk.plan, objective)
    assert links.down


def test_the_names_of_rows_stay_in_sight_when_a_table_is_scrolled(desk: Any) -> None:
    table = section(desk, "tactics.table").table
    bar, names = table.horizontalScrollBar(), table._names
    assert bar.maximum() > 0 and not names.covers(), "at rest the column itself is there"
    bar.setValue(bar.maximum())
    assert names.covers() > 100 and names.isVisible()
    table.setFocus()
    serves = next(at for at, one in enumerate(table.rows.fields) if one.name == "objective_id")
    table.setCurrentIndex(table.rows.index(0, serves))
    assert table.visualRect(table.currentIndex()).left() >= names.covers(), "a cell walked to is not below the names"
    bar.setValue(bar.maximum())
    QTest.mouseClick(names, Qt.MouseButton.LeftButton, pos=QPoint(20, table.horizontalHeader().height() + 8))
    assert table.currentIndex().column() == names.column and not bar.value()


def test_short_columns_leave_their_room_to_long_texts(desk: Any) -> None:
    table = section(desk, "situation.facts").table
    wide = {one.name: table.columnWidth(at) for at, one in enumerate(table.rows.fields)}
    assert wide["text"] > 2 * wide["checked_on"] and sum(wide.values()) <= table.viewport().width()


def test_tab_reaches_the_links_after_the_page(desk: Any) -> None:
    section(desk, "tactics.table")
    settle(8)
    order, one = [], desk.chapters.list.nextInFocusChain()
    while one is not desk.chapters.list:
        order.append(one)
        one = one.nextInFocusChain()
    table = desk.page.sheet().boxes()[-1].table
    assert order.index(desk.page.bar.links) < order.index(table) < order.index(desk.links.list)


def test_objectives_are_filtered_by_track_where_there_are_two(desk: Any) -> None:
    box = section(desk, "objectives.ladder")
    assert not box.track.isVisible()
    first = desk.plan.of("objective")[0]
    assert desk.write(first, track="b2b")
    settle()
    assert box.track.isVisible()
    QTest.mouseClick(box.track._buttons[2], Qt.MouseButton.LeftButton)
    assert [one.id for one in box.strip.items.items if one is not None] == [first.id]
    box.pick(desk.plan.of("objective")[1].id)
    assert len([one for one in box.strip.items.items if one is not None]) == 3, "what is asked for is never hidden"


# -- what is missing ------------------------------------------------------------------------------


def test_what_is_missing_leads_to_its_place(desk: Any) -> None:
    second = desk.plan.of("swot_entry")[1]
    assert desk.write(second, evidence="")
    desk.open_chapter("situation")
    settle(6)
    QTest.mouseClick(desk.page.bar.percent, Qt.MouseButton.LeftButton)
    settle()
    rows = desk.links.list
    assert rows.hasFocus() and rows.row().style == "missing"
    at = next(at for at, one in enumerate(rows.rows.items) if one.style == "missing" and "evidence" in one.text)
    rows.setCurrentIndex(rows.rows.index(at))
    desk.page.sheet().verticalScrollBar().setValue(0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle()
    lacking = next(one for one in desk.plan.of("swot_entry") if not one.evidence)
    assert desk.chosen() == lacking and desk.page.sheet().verticalScrollBar().value() > 0


def test_a_client_left_in_silence_is_missing_something(desk: Any) -> None:
    for one in desk.plan.of("meeting"):
        assert desk.write(one, on="2020-01-10", next_on="")
    desk.open_chapter("people")
    settle(6)
    assert any("heard nothing" in row.text for row in desk.links.list.rows.items if row.style == "missing")


# -- from the plan to posts -----------------------------------------------------------------------


def test_a_keyword_shows_the_posts_that_say_it_and_becomes_an_idea(desk: Any, sample_store: Store) -> None:
    box = section(desk, "situation.keywords")
    post = posts.add(sample_store, desk.plan.client.id, text="Quanta acqua per la pasta? Cinque litri.", due_wall="2026-12-01T18:30")
    row = next(at for at, one in enumerate(box.table.rows.rows) if one.term == "quanta acqua per la pasta")
    box.table.setFocus()
    box.table.setCurrentIndex(box.table.rows.index(row, 0))
    settle(6)
    assert ("post", post.id) in {(one.kind, one.id) for one in desk.links.list.rows.items if one.style == "link"}
    before = len(sample_store.posts.ids(PostFilter(client_id=desk.plan.client.id), 500))
    desk.verbs.idea()
    assert len(sample_store.posts.ids(PostFilter(client_id=desk.plan.client.id), 500)) == before + 1


def test_requests_are_summed_below_their_table(desk: Any) -> None:
    box = section(desk, "people.requests")
    judged = [one for one in desk.plan.of("request") if one.scope != "new"]
    beyond = round(100 * sum(one.scope != "in_scope" for one in judged) / len(judged))
    assert f"{beyond} % outside the agreement" in box.sums.text()


def test_an_empty_plan_offers_ways_to_begin(desk: Any, sample_store: Store) -> None:
    client = clients.add_client(sample_store, "Osteria Nuova", language="it", zone="Europe/Rome")
    desk.window().choose_client(client.id)
    settle(6)
    ways = [one for one in desk.links.list.rows.items if one.style == "verb"]
    assert [one.block for one in ways] == ["strategy.template", "strategy.paste"]


def test_the_scroll_bar_of_a_page_outlives_the_making_of_its_sections(desk: Any) -> None:
    desk.open_chapter("competitors")
    settle()
    bar = desk.page.sheet().verticalScrollBar()
    for _step in range(8):
        bar.setValue(bar.value() + 400)
        settle()
    assert bar.value() > 0 and bar is desk.page.sheet().verticalScrollBar()
