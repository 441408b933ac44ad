"""Talk and the rules of the firm on the screen: said in the composer, measured over the calendar, each leading to its rule."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.services import plan, posts
from smdesk.ui.composer.checklist import Line
from smdesk.ui.views.calendar.popover import ChoicesPopover, PostsPopover
from smdesk.ui.widgets.chip import Button
from tests.ui.calendar_desk import CalendarDesk, calendar
from tests.ui.desks import Desktop, desktop

__all__ = ["calendar", "desktop"]


def test_talk_follows_the_words_until_a_person_says_it(desktop: Desktop, qtbot: QtBot) -> None:
    post = desktop.post()
    details = desktop.page.details
    assert details.talk.accessibleName() == "Broadcast, as its words show"
    editor = desktop.page.text.editor
    editor.setPlainText("What would you cook with it?")
    qtbot.waitUntil(lambda: details.talk.accessibleName() == "Conversation, as its words show")
    menu = details.talk_menu()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[2].trigger()
    assert details.talk.text() == "Broadcast" and desktop.stored(post).talk == "broadcast"
    details.talk_menu().actions()[0].trigger()
    assert details.talk.accessibleName() == "Conversation, as its words show" and desktop.stored(post).talk == ""


def test_a_rule_written_elsewhere_stands_on_the_open_checklist_and_leads_to_the_plan(desktop: Desktop, qtbot: QtBot) -> None:
    post = desktop.post()
    store, led = desktop.page.ctx.store, []
    desktop.page.ctx.hub.show_plan.connect(lambda *said: led.append(said))
    word = desktop.stored(post).text.split()[0]
    rule = plan.add(store, "parameter", post.client_id, what="Left out", kind="words", limit=word)

    def line() -> Line | None:
        found = desktop.page.checklist.findChildren(Line)
        return next((one for one in found if one.text() == "Rule of the firm: Left out"), None)

    qtbot.waitUntil(lambda: line() is not None)
    found = line()
    assert found is not None and found.role == "warn" and word in found.accessibleName()
    found.click()
    assert led == [(post.client_id, "pillars.rules", "parameter", rule.id)]


def test_the_strip_tells_the_share_of_conversation_and_what_breaks_a_rule(calendar: CalendarDesk, qtbot: QtBot) -> None:
    store, client_id, view = calendar.store, calendar.client.id, calendar.view
    calendar.post("2026-10-18T10:00", "On a Sunday")
    asks = calendar.post("2026-10-20T09:00", "Asks")
    posts.edit(store, asks.id, talk="conversation")
    strip, talk = view.strip, f"talk:{client_id}"
    qtbot.waitUntil(lambda: talk in strip._measures and strip._measures[talk].accessibleName() == "Conversation 50 %")
    assert "rules" not in strip._measures
    plan.add(store, "parameter", client_id, what="Talk", kind="conversation", limit="60 %")
    rule = plan.add(store, "parameter", client_id, what="Days", kind="days", limit="not sunday")
    qtbot.waitUntil(lambda: "rules" in strip._measures)
    assert strip._measures[talk].accessibleName() == "Conversation 50/60 %"
    assert strip._measures["rules"].accessibleName() == "1 breach of rules"

    view.verbs.show_measure(talk, QRect(0, 0, 10, 10))
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, PostsPopover) and [card.title for card in popover.model.cards] == ["On a Sunday"]
    popover.close()
    led: list[tuple[object, ...]] = []
    calendar.hub.show_plan.connect(lambda *said: led.append(said))
    view.verbs.show_measure("rules", QRect(0, 0, 10, 10))
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, ChoicesPopover)
    said = [button.text() for button in popover.findChildren(Button)]
    assert len(said) == 2 and "On a Sunday · Days: not sunday" in said[0]
    popover.findChildren(Button)[1].click()
    assert led == [(client_id, "pillars.rules", "parameter", rule.id)]
