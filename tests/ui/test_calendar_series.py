"""Series in the window: how a month comes back, and one post's content for the others."""

from datetime import date

import pytest

from smdesk.services import posts, series
from smdesk.ui.views.calendar.repeat import RepeatDialog
from tests.ui.calendar_desk import CalendarDesk, calendar
from tests.ui.desks import Desktop, desktop

__all__ = ["calendar", "desktop"]


@pytest.mark.parametrize(
    ("day", "offered", "part", "days"),
    [
        ("2027-01-28", ["day 28", "the fourth Thursday", "the last Thursday"], "BYDAY=-1TH", ["01-28", "02-25", "03-25"]),
        ("2027-01-31", ["day 31", "the last day", "the last Sunday"], "BYMONTHDAY=-1", ["01-31", "02-28", "03-31"]),
        ("2027-01-29", ["day 29", "the last Friday"], "BYMONTHDAY=29", ["01-29", "03-29", "04-29"]),
    ],
)
def test_a_month_comes_back_on_a_number_or_a_weekday(
    calendar: CalendarDesk, day: str, offered: list[str], part: str, days: list[str]
) -> None:
    post = calendar.post(f"{day}T18:30")
    calendar.view.go_to(date.fromisoformat(day))
    card = calendar.month.days_model.card_of(post.id)
    assert card is not None
    dialog = RepeatDialog(calendar.view, calendar.view.desk, card)
    dialog.freq.setCurrentIndex(dialog.freq.findData("MONTHLY"))
    dialog.count.setValue(3)
    assert [dialog.on.itemText(row) for row in range(dialog.on.count())] == offered
    if part == "BYDAY=-1TH":
        dialog.on.setCurrentIndex(dialog.on.findData(part))
    assert dialog.on.currentData() == part
    texts = calendar.view.desk.texts
    assert dialog.coming.text() == ", ".join(texts.day(date.fromisoformat(f"2027-{one}")) for one in days)
    dialog._make()
    assert [one.due_wall[5:10] for one in calendar.everything()] == days
    dialog.deleteLater()


def test_the_content_of_a_post_goes_to_its_series(calendar: CalendarDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    post = calendar.post("2026-10-20T18:30")
    series.make(calendar.store, post.id, "FREQ=WEEKLY;COUNT=3")
    posts.edit(calendar.store, post.id, title="Another")
    calendar.view.verbs.show_post(post.id, "2026-10-20T18:30")
    monkeypatch.setattr("smdesk.ui.dialogs.scope.ask_scope", lambda *_args, **_more: series.ALL)
    calendar.view.verbs.changes.spread()
    assert [card.title for card in calendar.everything()] == ["Another"] * 3
    assert calendar.said[-1] == "2 posts now have the same content"
    calendar.store.undo()
    assert [card.title for card in calendar.everything()] == ["Another", "Tagliatelle", "Tagliatelle"]


def test_the_composer_hands_on_what_was_just_written(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    post = desktop.post(due_wall="2026-10-20T18:30")
    series.make(desktop.store, post.id, "FREQ=WEEKLY;COUNT=3")
    desktop.page.open(post.id, "calendar")
    desktop.page.desk.write("text", "Written once")
    menu = desktop.page.by_hand.menu()
    assert "Same content for the series…" in [action.text() for action in menu.actions()]
    monkeypatch.setattr("smdesk.ui.dialogs.scope.ask_scope", lambda *_args, **_more: series.ALL)
    desktop.page.by_hand.spread()
    found = desktop.store.posts.of_series(desktop.stored(post).series_id)
    assert [one.text for one in found] == ["Written once"] * 3 and desktop.said[-1].startswith("2 posts")
