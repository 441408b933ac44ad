"""Campaigns from their cards to their lessons: every button of the page, on the sample and on an empty plan."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from smdesk.domain.plan.campaigns import CampaignPost, CampaignStep
from smdesk.domain.plan.work import LegalCheck
from smdesk.domain.posts import Post
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign
from smdesk.services import campaigns, posts
from smdesk.services import plan as plans
from smdesk.storage.store import Store
from smdesk.ui.views.strategy.closing import CloseDialog
from smdesk.ui.views.strategy.form import RecordDialog
from tests.ui.conftest import at_rest, settle
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp
from tests.ui.strategy.opened import section

LEFT = Qt.MouseButton.LeftButton
KEY = "campaigns.campaigns"


def press(button: Any) -> None:
    """As with the mouse; what is hidden or off cannot be pressed."""
    assert button.isVisible() and button.isEnabled(), button.text()
    QTest.mouseClick(button, LEFT)
    settle(4)


def turned(desk: Any, campaign: Any) -> Any:
    """The page of a campaign."""
    box = section(desk, KEY)
    box.show_record(desk.plan.get("campaign", campaign.id))
    settle(4)
    assert box._page.number == campaign.id
    return box._page


def stored(store: Store, campaign: Any) -> Campaign:
    """The campaign as it now is."""
    return store.get(Campaign, campaign.id)


def named(desk: Any, name: str) -> Any:
    """A campaign of the sample."""
    return next(one for one in desk.plan.of("campaign") if name in one.name)


def dialog_of(desk: Any, cls: type) -> Any:
    """The dialog that is open."""
    settle()
    return next(one for one in desk.window().findChildren(cls) if one.isVisible())


# -- cards ----------------------------------------------------------------------------------------


def test_a_card_for_each_and_one_that_adds(desk: Any) -> None:
    box = section(desk, KEY)
    held = desk.plan.of("campaign")
    assert [one.id for one in box.cards.grid.cards.items[:-1]] == [one.id for one in held]
    assert box.cards.grid.cards.items[-1] is None and box._page is not None


def test_a_click_or_an_arrow_turns_the_page(desk: Any) -> None:
    box = section(desk, KEY)
    grid, held = box.cards.grid, desk.plan.of("campaign")
    for place, campaign in enumerate(held):
        QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(grid.cards.index(place)).center())
        settle()
        assert box._page.number == campaign.id and box._page._title.text() == campaign.name
        assert desk.is_chosen(campaign)
    grid.setFocus()
    grid.setCurrentIndex(grid.cards.index(0))
    settle()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    settle()
    assert box._page.number == held[1].id


def test_enter_opens_the_form_and_the_page_follows(desk: Any, sample_store: Store) -> None:
    campaign = desk.plan.of("campaign")[0]
    page = turned(desk, campaign)
    page._brief.setFocus()
    QTest.keyClick(page._brief, Qt.Key.Key_Return)
    form = dialog_of(desk, RecordDialog)
    form.editors["name"].setText("Another name altogether")
    form.save()
    settle(4)
    assert stored(sample_store, campaign).name == page._title.text() == "Another name altogether"
    sample_store.undo()
    settle(4)
    assert page._title.text() == campaign.name


def test_no_two_pages_say_the_same(desk: Any) -> None:
    said = {tuple(turned(desk, one)._brief.texts) for one in desk.plan.of("campaign")}
    assert len(said) == len(desk.plan.of("campaign"))


# -- agreement ------------------------------------------------------------------------------------


def test_the_client_agrees_and_a_change_asks_anew(desk: Any, sample_store: Store) -> None:
    from smdesk.ui.views.strategy.agreeing import AgreeDialog

    campaign = named(desk, "raviolo")
    if campaign.agreed_digest:
        plans.edit(sample_store, campaign, idea="Something else")
        settle(4)
    page = turned(desk, campaign)
    press(page._agree)
    dialog = dialog_of(desk, AgreeDialog)
    assert dialog.by.count() >= 1
    dialog.by.setCurrentText("")
    dialog._agree()
    assert dialog.problem.isVisible()
    dialog.by.setCurrentText("Lucia Rossi")
    dialog._agree()
    settle(4)
    kept = stored(sample_store, campaign)
    assert kept.agreed_by == "Lucia Rossi" and kept.agreed_digest[:8].upper() in page._agreed.text()
    assert not page._agree.isVisible() and not page._unagreed.isVisible()
    press(page._ready)
    assert page._agree.isVisible() and "Changed since" in page._agreed.text() and page._unagreed.isVisible()
    said: list[str] = []
    desk.ctx.hub.say.connect(lambda text, _verb: said.append(text))
    press(page._lay)
    assert "posts laid" in said[-1] and "not agreed with the client yet" in said[-1]


# -- steps and law --------------------------------------------------------------------------------


def test_ready_made_steps_are_taken_once_and_can_be_undone(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    page = turned(desk, campaign)
    before = sample_store.find(CampaignStep, campaign_id=campaign.id)
    press(page._take)
    after = sample_store.find(CampaignStep, campaign_id=campaign.id)
    assert len(after) > len(before) and f"of {len(after)} done" in page._steps.text()
    assert page._tables["campaign_step"].table.rows.rowCount() == len(after) + 1
    press(page._take)
    assert len(sample_store.find(CampaignStep, campaign_id=campaign.id)) == len(after)
    sample_store.undo()
    settle(4)
    assert sample_store.find(CampaignStep, campaign_id=campaign.id) == before, "nothing to take is no step to undo"


def test_a_reminder_is_ticked_noted_and_unticked(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "manca")
    page = turned(desk, campaign)

    def checks() -> list[LegalCheck]:
        return [one for one in sample_store.find(LegalCheck, campaign_id=campaign.id) if one.done_on]

    open_ = next(one for one in page._law_rows.tiles.values() if one.check is None)
    reminder, before = open_.reminder.id, len(checks())
    QTest.mouseClick(open_.tick, LEFT, pos=_left(open_.tick))
    settle(4)
    row = page._law_rows.tiles[reminder]
    assert len(checks()) == before + 1 and row.tick.isChecked() and row.note.isVisible()
    QTest.keyClicks(row.note, "Asked the accountant: yes")
    QTest.keyClick(row.note, Qt.Key.Key_Return)
    settle(4)
    assert row.check.note == "Asked the accountant: yes" and row.check.done_on == desk.today.isoformat()
    assert not row.note.isVisible() and any("accountant" in text for text in row.tile.texts)
    QTest.mouseClick(row.tick, LEFT, pos=_left(row.tick))
    settle(4)
    assert len(checks()) == before and not row.tick.isChecked()
    sample_store.undo()
    settle(4)
    assert len(checks()) == before + 1 and page._law_rows.tiles[reminder].tick.isChecked()


def _left(tick: Any) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(9, tick.height() // 2)


# -- posts ----------------------------------------------------------------------------------------


def test_posts_are_made_ready_laid_and_taken_back(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    page = turned(desk, campaign)
    assert page._ready.isVisible() and not page._lay.isVisible()
    said: list[str] = []
    desk.ctx.hub.say.connect(lambda text, _verb: said.append(text))
    have = len(sample_store.find(Post, campaign_id=campaign.id))
    press(page._ready)
    lines = sample_store.find(CampaignPost, campaign_id=campaign.id)
    assert lines and page._lay.isVisible() and not page._ready.isVisible()
    press(page._lay)
    laid = [one for one in sample_store.find(CampaignPost, campaign_id=campaign.id) if one.post_id]
    assert laid and f"{len(laid)} posts laid" in said[-1]
    assert len(sample_store.find(Post, campaign_id=campaign.id)) == have + len(laid)
    assert f"{have + len(laid)} to come" in page._posts.text()
    press(page._lay)
    assert len(sample_store.find(Post, campaign_id=campaign.id)) == have + len(laid), "none is laid twice"
    assert "left as" not in said[-1]
    while any(one.post_id for one in sample_store.find(CampaignPost, campaign_id=campaign.id)):
        assert sample_store.undo()
    settle(4)
    assert len(sample_store.find(Post, campaign_id=campaign.id)) == have
    assert f"{have} to come" in page._posts.text()


def test_a_post_somebody_edited_is_left_alone(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    page = turned(desk, campaign)
    press(page._ready)
    press(page._lay)
    line = next(one for one in sample_store.find(CampaignPost, campaign_id=campaign.id) if one.post_id)
    posts.edit(sample_store, line.post_id, text="Mine now")
    plans.edit(sample_store, line, title="Theirs")
    said: list[str] = []
    desk.ctx.hub.say.connect(lambda text, _verb: said.append(text))
    settle(4)
    press(page._lay)
    assert "1 left as edited" in said[-1]
    assert sample_store.get(Post, line.post_id).text == "Mine now"


def test_counts_follow_posts_changed_elsewhere(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    page = turned(desk, campaign)
    have = sum(sample_store.posts.of_campaign(campaign.id).values())
    made = posts.add(sample_store, campaign.client_id, text="x", title="x", due_wall="2026-10-20T10:00", campaign_id=campaign.id)
    settle(4)
    assert f"{have + 1} to come" in page._posts.text()
    window = desk.window()
    window.show_view("calendar")
    posts.delete(sample_store, [made.id])
    settle(4)
    window.show_view("strategy")
    settle(6)
    assert f"{have} to come" in page._posts.text()


def test_without_a_first_day_nothing_is_laid_and_why_is_said(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    plans.edit(sample_store, campaign, start="", end="")
    settle(4)
    page = turned(desk, campaign)
    press(page._ready)
    press(page._lay)
    banner = desk.window().banner
    assert banner.isVisible() and "first day" in banner._text.text()
    assert not any(one.post_id for one in sample_store.find(CampaignPost, campaign_id=campaign.id))


# -- links, brief ---------------------------------------------------------------------------------


def test_links_are_copied_with_their_names(desk: Any) -> None:
    page = turned(desk, named(desk, "raviolo"))
    rows = list(page._tag_rows.tiles.values())
    assert len(rows) == len([one for one in desk.plan.places if not one.archived])
    for row in rows:
        press(row._copy)
        link = QGuiApplication.clipboard().text()
        assert link.startswith("https://")
        tags = [part for part in link.partition("?")[2].split("&") if part]
        assert all(tag in row._text.text() for tag in tags)
        assert bool(tags) != row._text.text().startswith("WordPress"), "links of the own site carry no names"
        assert not any("facebook_page" in tag for tag in tags), "web statistics know the source as facebook"


def test_steps_follow_a_campaign_that_is_moved(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "manca")
    page = turned(desk, campaign)
    press(page._take)
    before = {one.id: one.due for one in sample_store.find(CampaignStep, campaign_id=campaign.id)}
    assert desk.write(stored(sample_store, campaign), start="2027-01-30", end="2027-02-23")
    settle(4)
    after = {one.id: one.due for one in sample_store.find(CampaignStep, campaign_id=campaign.id)}
    assert any(after[number] > before[number] for number in before)
    sample_store.undo()
    settle(4)
    assert {one.id: one.due for one in sample_store.find(CampaignStep, campaign_id=campaign.id)} == before


def test_the_brief_is_printed_in_the_documents(desk: Any, qtbot: QtBot) -> None:
    campaign = desk.plan.of("campaign")[-1]
    page, window = turned(desk, campaign), desk.window()
    press(page._print)
    view = window.view("documents")
    assert window.current == "documents" and view._product.id == "campaign"
    qtbot.waitUntil(lambda: view._campaign.box.currentData() == campaign.id, timeout=5000)
    at_rest(window, qtbot)


# -- closing --------------------------------------------------------------------------------------


def test_nothing_learned_nothing_closed(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "Pacchi")
    plans.edit(sample_store, campaign, start="2026-10-01", end="2026-10-10")
    settle(4)
    page = turned(desk, campaign)
    press(page._end)
    dialog = dialog_of(desk, CloseDialog)
    dialog._results.setPlainText("31 parcels")
    dialog._close()
    assert dialog.isVisible() and dialog.problem.text() and dialog._results.toPlainText() == "31 parcels"
    dialog._lessons.setPlainText("Ship on Mondays")
    dialog._close()
    settle(6)
    now = stored(sample_store, campaign)
    assert (now.state, now.results, now.lessons, now.closed_on) == ("closed", "31 parcels", "Ship on Mondays", desk.today.isoformat())
    assert page._end.text() == "Open again" and "Ship on Mondays" in page._lessons.texts
    assert not page.findChildren(CloseDialog), "the dialog is gone"
    press(page._end)
    now = stored(sample_store, campaign)
    assert (now.state, now.closed_on, now.lessons) == ("running", "", "Ship on Mondays")
    sample_store.undo()
    settle(4)
    assert stored(sample_store, campaign).state == "closed" and page._end.text() == "Open again"
    sample_store.undo()
    settle(4)
    assert stored(sample_store, campaign).state == campaign.state and page._end.text() == "Close…"


def test_what_has_not_begun_is_not_closed(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "Pacchi")
    page = turned(desk, campaign)
    press(page._end)
    dialog = dialog_of(desk, CloseDialog)
    dialog._lessons.setPlainText("None")
    dialog._close()
    assert dialog.isVisible() and dialog.problem.text() and stored(sample_store, campaign).state == campaign.state
    dialog.reject()
    settle(4)
    assert not page.findChildren(CloseDialog)


# -- other plans ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CAMPAIGN_NAMES)
def test_a_plan_that_was_empty(bare: MadeUp, open_desk: Open, kind: str) -> None:
    desk = open_desk(bare)
    box = desk.stand(KEY)
    assert box._page is None and box.cards.empty.isVisible()
    made = bare.add("campaign", name="First of all", kind=kind, start="2026-11-02", end="2026-11-20")
    settle(4)
    page = box._page
    assert page is not None and page.number == made.id
    for button in (page._take, page._ready, page._lay):
        press(button)
    assert page._tables["campaign_step"].table.rows.rowCount() > 2
    assert any(one.post_id for one in bare.store.find(CampaignPost, campaign_id=made.id))
    assert not any(row._copy.isVisible() for row in page._tag_rows.tiles.values()), "no site, no link"
    plans.remove(bare.store, bare.store.get(Campaign, made.id))
    settle(4)
    assert box._page is None and box.cards.empty.isVisible()


def test_another_client_has_other_campaigns(desk: Any) -> None:
    window, box = desk.window(), section(desk, KEY)
    mine = {one.name for one in desk.plan.of("campaign")}
    window.choose_client(desk.ctx.store.clients.all()[1].id)
    settle(6)
    box = section(desk, KEY)
    theirs = {one.name for one in box.cards.grid.cards.items if one is not None}
    assert theirs and not theirs & mine and box._page._title.text() in theirs


def test_ctrl_n_in_a_table_of_the_page_adds_a_line_of_it(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "raviolo")
    page = turned(desk, campaign)
    table = page._tables["deliverable"].table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    settle()
    before = len(desk.plan.of("deliverable", campaign_id=campaign.id))
    QTest.keyClick(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(4)
    editor = table.indexWidget(table.currentIndex()) or desk.window().focusWidget()
    QTest.keyClicks(editor, "Twelve photographs")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(6)
    found = desk.plan.of("deliverable", campaign_id=campaign.id)
    assert len(found) == before + 1 and "Twelve photographs" in str(found[-1])
    assert found[-1].campaign_id == campaign.id


def test_a_campaign_with_steps_is_removed_whole_and_comes_back(desk: Any, sample_store: Store) -> None:
    campaign = named(desk, "manca")
    turned(desk, campaign)
    steps = len(sample_store.find(CampaignStep, campaign_id=campaign.id))
    plans.remove(sample_store, campaign)
    settle(6)
    box = section(desk, KEY)
    assert box._page.number != campaign.id and not sample_store.find(CampaignStep, campaign_id=campaign.id)
    sample_store.undo()
    settle(6)
    assert len(sample_store.find(CampaignStep, campaign_id=campaign.id)) == steps > 0
    assert campaigns.results(sample_store, campaign).steps == steps


def test_a_business_idea_goes_to_the_documents_as_a_proposal(desk: Any) -> None:
    window, idea = desk.window(), desk.plan.of("sketch")[-1]
    desk.choose(idea)
    desk.ctx.actions["strategy.proposal"].trigger()
    view = window.view("documents")
    assert view._product.id == "proposal" and view._sketch._wanted == idea.id


def test_the_menu_of_a_row_prints_its_proposal(desk: Any) -> None:
    desk.open_chapter("actions")
    settle(4)
    table = section(desk, "actions.sketches").table
    table.selectRow(0)
    table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(10, 40)))
    menu = next(one for one in table.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.data() == "strategy.proposal").trigger()
    menu.close()
    assert desk.window().view("documents")._product.id == "proposal"
