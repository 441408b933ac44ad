"""The dialog of repetition on a series that is there: filled in, seen before it is done, done, undone."""

import pytest
from PySide6.QtCore import QDate

from smdesk.domain.posts import Post, Series, Status
from smdesk.services import posts, series
from smdesk.ui.composer.page import Composer
from smdesk.ui.views.calendar.menus import posts_menu
from smdesk.ui.views.calendar.repeat import RepeatDialog
from smdesk.ui.views.calendar.rerule import RuleDialog
from smdesk.ui.window import Window
from tests.ui.calendar_desk import CalendarDesk, calendar
from tests.ui.conftest import settle
from tests.ui.desks import Desktop, desktop

__all__ = ["calendar", "desktop"]


def repeated(calendar: CalendarDesk, rule: str, wall: str = "2026-10-20T18:30") -> list[Post]:
    """The posts of a series."""
    post = calendar.post(wall)
    series.make(calendar.store, post.id, rule)
    return calendar.store.posts.of_series(calendar.store.get(Post, post.id).series_id)


def asked(calendar: CalendarDesk, post: Post) -> RuleDialog:
    """The dialog that Ctrl+R brings for a post."""
    calendar.view.verbs.show_post(post.id, post.due_wall)
    calendar.view.verbs.changes.repeat()
    (dialog,) = calendar.view.findChildren(RuleDialog)
    return dialog


def on(calendar: CalendarDesk) -> list[str]:
    """The days that have posts."""
    return sorted(one.due_wall[5:10] for one in calendar.store.find(Post, deleted="") if one.series_id)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=TU;COUNT=4",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20261231T235959",
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=DAILY;INTERVAL=3;COUNT=5",
        "FREQ=DAILY;COUNT=5;BYMONTH=10,11",
        "FREQ=MONTHLY;BYMONTHDAY=20;COUNT=5",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=14;COUNT=3",
        "FREQ=YEARLY;COUNT=2",
    ],
)
def test_it_opens_with_the_rule_as_it_is(calendar: CalendarDesk, rule: str) -> None:
    first = repeated(calendar, rule)[0]
    dialog = asked(calendar, first)
    assert sorted(dialog.rule().split(";")) == sorted(rule.split(";"))
    assert dialog.counts.text().startswith("0 new posts · 0 posts go into the bin")
    dialog._make()
    assert calendar.store.get(Series, first.series_id).rule.count(";") == rule.count(";")


def test_it_says_what_comes_and_goes_and_does_it(calendar: CalendarDesk) -> None:
    found = repeated(calendar, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    with calendar.store.transaction(None) as tx:
        tx.update(found[0], status=Status.PUBLISHED.value)
    posts.edit(calendar.store, found[1].id, text="Its own")
    dialog = asked(calendar, found[0])
    dialog.scope.setCurrentIndex(dialog.scope.findData(series.ALL))
    dialog.weekdays[3].setChecked(True)
    dialog.weekdays[1].setChecked(False)
    assert dialog.counts.text() == "4 new posts · 2 posts go into the bin · 2 posts stay"
    assert dialog.coming.text().split("\n") == [
        "To come: Thu 22 Oct, Thu 29 Oct, Thu 5 Nov, Thu 12 Nov",
        "Into the bin: Tue 3 Nov, Tue 10 Nov",
        "Stay as they are: Tue 20 Oct (Published); Tue 27 Oct (Changed on its own)",
    ]
    dialog._make()
    assert on(calendar) == ["10-20", "10-22", "10-27", "10-29", "11-05", "11-12"]
    assert calendar.said[-1] == "Series changed: 4 new posts · 2 posts go into the bin · 2 posts stay"
    calendar.store.undo()
    assert on(calendar) == ["10-20", "10-27", "11-03", "11-10"]
    calendar.store.redo()
    assert on(calendar) == ["10-20", "10-22", "10-27", "10-29", "11-05", "11-12"]


def test_this_and_the_following_begin_with_what_is_left(calendar: CalendarDesk) -> None:
    found = repeated(calendar, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    dialog = asked(calendar, found[2])
    assert (dialog.scope.currentData(), dialog.count.value()) == (series.FOLLOWING, 2)
    dialog.scope.setCurrentIndex(1)
    assert dialog.count.value() == 4
    dialog.count.setValue(6)
    dialog.scope.setCurrentIndex(0)  # what was chosen stays
    assert dialog.count.value() == 6
    dialog._make()
    assert on(calendar) == ["10-20", "10-27", "11-03", "11-10", "11-17", "11-24", "12-01", "12-08"]


def test_three_ends(calendar: CalendarDesk) -> None:
    found = repeated(calendar, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    dialog = asked(calendar, found[0])
    dialog.end.setCurrentIndex(dialog.end.findData("date"))
    assert dialog.until.date() == QDate(2026, 11, 10) and dialog.counts.text().startswith("0 new")
    dialog.until.setDate(QDate(2026, 11, 24))
    assert dialog.counts.text().startswith("2 new posts")
    dialog.end.setCurrentIndex(dialog.end.findData("never"))
    assert dialog.note.isVisibleTo(dialog) and "2028" in dialog.coming.text() and dialog.rule() == "FREQ=WEEKLY;BYDAY=TU"
    dialog._make()
    assert len(on(calendar)) == 105


def test_a_weekday_is_always_chosen_and_a_refusal_is_read(calendar: CalendarDesk) -> None:
    found = repeated(calendar, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    dialog = asked(calendar, found[0])
    dialog.weekdays[1].setChecked(False)
    assert dialog.weekdays[1].isChecked()
    dialog.count.setValue(400)
    assert "two years" in dialog.said.text() and dialog.button is not None and not dialog.button.isEnabled()


def test_a_post_is_made_recurring_without_an_end(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-20T18:30")
    calendar.view.verbs.show_post(post.id, post.due_wall)
    calendar.view.verbs.changes.repeat()
    (dialog,) = calendar.view.findChildren(RepeatDialog)
    dialog.end.setCurrentIndex(dialog.end.findData("never"))
    assert dialog.coming.text().endswith("2028")
    dialog._make()
    assert len(on(calendar)) == 105


def test_menus_and_palette_offer_it_for_posts_of_a_series(calendar: CalendarDesk, desktop: Desktop) -> None:
    found = repeated(calendar, "FREQ=WEEKLY;COUNT=3")
    calendar.view.verbs.show_post(found[0].id, found[0].due_wall)
    texts = [action.text().split("\t")[0] for action in posts_menu(calendar.view.verbs).actions()]
    assert "Change the repetition…" in texts and "Repeat…" not in texts
    calendar.ctx.actions["calendar.change_rule"].trigger()
    assert calendar.view.findChildren(RuleDialog)
    alone = desktop.post(due_wall="2026-10-21T18:30")
    desktop.page.open(alone.id, "calendar")
    assert "Change the repetition…" not in [action.text() for action in desktop.page.by_hand.menu().actions()]


def test_the_palettes_verb_on_a_post_alone_says_why_not(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-20T18:30")
    calendar.view.verbs.show_post(post.id, post.due_wall)
    calendar.view.verbs.changes.change_rule()
    assert calendar.banner.isVisible() and not calendar.view.findChildren(RuleDialog)


def test_the_composer_opens_it_over_the_window(window: Window) -> None:
    store = window.ctx.store
    one = next(one for one in store.find(Post, deleted="", status="draft") if one.due_wall and not one.series_id)
    series.make(store, one.id, "FREQ=WEEKLY;COUNT=3")
    window.open_post(one.id)
    settle()
    page = window.findChild(Composer)
    assert page is not None
    menu = page.by_hand.menu()
    next(action for action in menu.actions() if action.text() == "Change the repetition…").trigger()
    (dialog,) = window.findChildren(RuleDialog)
    assert dialog.isVisible() and dialog.count.value() == 3
    dialog.weekdays[(dialog._first.weekday() + 1) % 7].setChecked(True)
    dialog.weekdays[dialog._first.weekday()].setChecked(False)
    dialog._make()
    settle()  # the post that was written is in the bin now
    assert store.get(Post, one.id).deleted
    store.undo()
    settle()
    assert not store.get(Post, one.id).deleted
    dialog.deleteLater()
