"""The month by mouse and keys: what moves, what is made, what can be taken back, what is spoken."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.domain.posts import Post, Status
from smdesk.services import posts, review
from smdesk.storage.store import Store
from smdesk.ui.views.calendar.entry import EntryLine, GoLine
from tests.ui.calendar_desk import CalendarDesk, calendar

__all__ = ["calendar"]
K, M = Qt.Key, Qt.KeyboardModifier
ALT, CTRL = M.AltModifier, M.ControlModifier


def click(calendar: CalendarDesk, post: Post, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
    """Click a card."""
    viewport = calendar.view.mode_widget().viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifiers, calendar.centre(post))


# -- dragging ---------------------------------------------------------------------------------


def test_a_drag_keeps_the_hour_and_is_one_step(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-15T18:30")
    calendar.drag_to_day(post, date(2026, 10, 22))
    assert calendar.wall(post) == "2026-10-22T18:30"
    assert [card.id for card in calendar.view.desk.cards] == [post.id]
    assert "moved" in calendar.said[-1]
    store.undo()
    assert calendar.wall(post) == "2026-10-15T18:30"
    assert calendar.month.days_model.by_day[date(2026, 10, 15)][0].id == post.id


def test_several_posts_move_together(calendar: CalendarDesk, store: Store) -> None:
    one, other = calendar.post("2026-10-13T09:00", "One"), calendar.post("2026-10-14T10:00", "Other")
    click(calendar, one)
    click(calendar, other, CTRL)
    calendar.drag_to_day(other, date(2026, 10, 21))
    assert (calendar.wall(one), calendar.wall(other)) == ("2026-10-20T09:00", "2026-10-21T10:00")
    store.undo()
    assert (calendar.wall(one), calendar.wall(other)) == ("2026-10-13T09:00", "2026-10-14T10:00")


def test_shift_selects_the_posts_between(calendar: CalendarDesk) -> None:
    made = [calendar.post(f"2026-10-{day}T09:00", f"Post {day}") for day in (12, 13, 14, 15)]
    click(calendar, made[0])
    click(calendar, made[2], M.ShiftModifier)
    assert {card.id for card in calendar.view.desk.cards} == {post.id for post in made[:3]}


def test_escape_ends_a_drag(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-15T18:30")
    month = calendar.month
    where = month.day_rect(date(2026, 10, 22)).center()
    calendar.carry(calendar.centre(post), where, month.viewport(), month.viewport(), drop=False)
    assert calendar.view.drag.active
    QTest.keyClick(month, K.Key_Escape)
    assert not calendar.view.drag.active
    QTest.mouseRelease(month.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert calendar.wall(post) == "2026-10-15T18:30"


def test_an_idea_takes_the_slot_of_the_day(calendar: CalendarDesk) -> None:
    idea = calendar.post("", "Idea", idea=True)
    ideas, month = calendar.view.drawer.list, calendar.month
    start = ideas.visualRect(ideas.cards_model.index(0)).center()
    calendar.carry(start, month.day_rect(date(2026, 10, 28)).center(), ideas.viewport(), month.viewport())
    assert calendar.wall(idea) == "2026-10-28T18:30"
    assert calendar.store.get(Post, idea.id).status == Status.DRAFT
    assert month.hasFocus() and [card.id for card in calendar.view.desk.cards] == [idea.id]


def test_dropping_on_the_drawer_takes_the_date_away(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-15T18:30")
    drawer = calendar.view.drawer
    calendar.carry(calendar.centre(post), QPoint(100, 300), calendar.month.viewport(), drawer)
    assert calendar.wall(post) == ""
    assert [card.id for card in drawer.list.cards_model.cards] == [post.id]


def test_keys_stay_in_the_drawer_over_delete_and_undo(calendar: CalendarDesk, store: Store) -> None:
    made = [calendar.post("", f"Idea {number}", idea=True) for number in range(3)]
    ideas = calendar.view.drawer.list
    ideas.setFocus()
    ideas.setCurrentIndex(ideas.cards_model.index(1))
    gone = ideas.chosen()[0]
    QTest.keyClick(ideas, Qt.Key.Key_Delete)
    assert len(ideas.cards_model.cards) == 2 and ideas.chosen() == (ideas.cards_model.cards[1],)
    store.undo()
    assert [card.id for card in ideas.chosen()] == [gone.id] and gone.id in {post.id for post in made}


def test_a_published_post_stays_and_says_why(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-14T09:00")
    with calendar.store.transaction(None) as tx:
        tx.update(post, status=Status.PUBLISHED.value)
    calendar.drag_to_day(post, date(2026, 10, 22))
    assert calendar.wall(post) == "2026-10-14T09:00"
    assert calendar.banner.isVisible()


# -- keys -------------------------------------------------------------------------------------


def test_alt_arrows_move_by_day_and_week(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-15T18:30")
    click(calendar, post)
    for key, wall in (
        (K.Key_Right, "2026-10-16T18:30"),
        (K.Key_Down, "2026-10-23T18:30"),
        (K.Key_Left, "2026-10-22T18:30"),
        (K.Key_Up, "2026-10-15T18:30"),
    ):
        calendar.press(key, ALT)
        assert calendar.wall(post) == wall


def test_the_hour_stays_over_the_change_of_clocks(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-24T02:30")
    click(calendar, post)
    calendar.press(K.Key_Right, ALT)  # 25 October has two half past two: the first is meant
    stored = calendar.store.get(Post, post.id)
    assert (stored.due_wall, stored.due_utc) == ("2026-10-25T02:30", 1792888200)
    calendar.press(K.Key_Right, ALT)
    assert calendar.wall(post) == "2026-10-26T02:30"


def test_undo_brings_back_into_view_and_selects_what_it_moved(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-28T18:30")
    calendar.view.verbs.show_post(post.id, post.due_wall)
    for _ in range(3):
        calendar.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert calendar.month.title() == "November 2026"
    for _ in range(3):
        store.undo()
    assert [(card.id, card.due_wall) for card in calendar.view.desk.cards] == [(post.id, "2026-10-28T18:30")]
    calendar.press(Qt.Key.Key_Delete)
    assert not calendar.view.desk.cards
    store.undo()
    assert [card.id for card in calendar.view.desk.cards] == [post.id]
    assert calendar.month.current_item() == (date(2026, 10, 28), post.id)
    other = calendar.post("2026-10-29T18:30")
    posts.move_all(store, {post.id: "2026-10-26T18:30", other.id: "2026-10-27T18:30"})
    store.undo()
    assert [card.id for card in calendar.view.desk.cards] == [post.id]  # of both that came back, the one in hand


def test_arrows_walk_over_days_and_cards(calendar: CalendarDesk) -> None:
    first, second = calendar.post("2026-10-15T09:00", "First"), calendar.post("2026-10-15T12:00", "Second")
    calendar.view.go_to(date(2026, 10, 14))
    month = calendar.month
    calendar.press(K.Key_Right)
    assert month.current_item() == (date(2026, 10, 15), 0)
    calendar.press(K.Key_Down)
    assert month.current_item() == (date(2026, 10, 15), first.id)
    calendar.press(K.Key_Down)
    assert month.current_item() == (date(2026, 10, 15), second.id)
    calendar.press(K.Key_Down)
    assert month.current_item() == (date(2026, 10, 22), 0)
    calendar.press(K.Key_PageDown)
    assert calendar.view.desk.day == date(2026, 11, 1)
    calendar.press(K.Key_Home)
    assert calendar.view.desk.day == date(2026, 10, 15)
    calendar.press(K.Key_J)
    assert calendar.view.desk.cards[0].id == first.id


def test_duplicate_delete_and_open(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-16T18:30")
    click(calendar, post)
    calendar.press(K.Key_Return)
    assert calendar.opened == [post.id]
    calendar.press(K.Key_D, CTRL)
    assert sorted(card.due_wall for card in calendar.everything()) == ["2026-10-16T18:30", "2026-10-23T18:30"]
    assert calendar.view.desk.cards[0].due_wall == "2026-10-23T18:30"
    calendar.press(K.Key_Delete)
    assert [card.id for card in calendar.everything()] == [post.id]
    store.undo()
    store.undo()
    assert [card.id for card in calendar.everything()] == [post.id]


def test_undo_all_is_the_start(calendar: CalendarDesk, store: Store) -> None:
    post = calendar.post("2026-10-16T18:30")
    start = calendar.everything()
    click(calendar, post)
    calendar.press(K.Key_Right, ALT)
    calendar.press(K.Key_D, CTRL)
    calendar.press(K.Key_Delete)
    for _step in range(3):
        store.undo()
    assert calendar.everything() == start
    assert [card for card in calendar.month.days_model.by_day[date(2026, 10, 16)]] == start


# -- quick entry ------------------------------------------------------------------------------


def line(calendar: CalendarDesk) -> EntryLine:
    """The line for a new post that is open."""
    found = [one for one in calendar.view.findChildren(EntryLine) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_n_takes_the_next_free_slot(calendar: CalendarDesk) -> None:
    calendar.post("2026-10-16T18:30")
    calendar.press(K.Key_N)
    QTest.keyClicks(line(calendar).line, "Raviolo")
    QTest.keyClick(line(calendar).line, K.Key_Return)
    made = next(card for card in calendar.everything() if card.title == "Raviolo")
    assert made.due_wall == "2026-10-19T18:30"  # Friday's slot is taken
    assert made.place_ids == tuple(place.id for place in calendar.places)


def test_n_on_a_chosen_day_and_ctrl_enter_opens(calendar: CalendarDesk) -> None:
    calendar.view.go_to(date(2026, 10, 27))
    calendar.month.ring = True
    calendar.press(K.Key_N)
    QTest.keyClicks(line(calendar).line, "Prova generale 9:15")
    QTest.keyClick(line(calendar).line, K.Key_Return, CTRL)
    made = calendar.everything()[0]
    assert (made.title, made.due_wall) == ("Prova generale", "2026-10-27T09:15")
    assert calendar.opened == [made.id]


def test_a_day_in_the_words_wins_over_the_cell(calendar: CalendarDesk) -> None:
    month = calendar.month
    QTest.mouseDClick(
        month.viewport(), Qt.MouseButton.LeftButton, pos=month.day_rect(date(2026, 10, 20)).center()
    )
    QTest.keyClicks(line(calendar).line, "Raviolo, prova generale ven 18:30")
    assert "16" in line(calendar).note.text()
    QTest.keyClick(line(calendar).line, K.Key_Return)
    assert calendar.everything()[0].due_wall == "2026-10-16T18:30"


def test_escape_leaves_nothing(calendar: CalendarDesk) -> None:
    calendar.press(K.Key_N)
    QTest.keyClicks(line(calendar).line, "never")
    QTest.keyClick(line(calendar).line, K.Key_Escape)
    assert calendar.everything() == []
    assert not [one for one in calendar.view.findChildren(EntryLine) if one.isVisible()]


def test_an_idea_is_two_actions(calendar: CalendarDesk) -> None:
    calendar.press(K.Key_I)
    QTest.keyClicks(calendar.view.drawer.line, "Il conto delle uova")
    QTest.keyClick(calendar.view.drawer.line, K.Key_Return)
    ideas = calendar.view.drawer.list.cards_model.cards
    assert [(card.title, card.status) for card in ideas] == [("Il conto delle uova", "idea")]


def test_go_to_a_date_in_words(calendar: CalendarDesk) -> None:
    calendar.press(K.Key_G, CTRL)
    go = next(one for one in calendar.view.findChildren(GoLine) if one.isVisible())
    QTest.keyClicks(go.line, "15 dicembre")
    QTest.keyClick(go.line, K.Key_Return)
    assert calendar.view.desk.day == date(2026, 12, 15)
    assert calendar.month.current_item() == (date(2026, 12, 15), 0)


# -- spoken -----------------------------------------------------------------------------------


def test_days_and_cards_are_items_for_a_screen_reader(calendar: CalendarDesk) -> None:
    calendar.post("2026-10-15T18:30", "Tagliatelle: cinque litri")
    root = QAccessible.queryAccessibleInterface(calendar.month)
    spoken = [root.child(n).text(QAccessible.Text.Name) for n in range(root.childCount())]
    assert "Thursday 15 October, 1 post" in spoken
    card = spoken.index("Tagliatelle: cinque litri, Thu 15 Oct, 18:30, Instagram, Facebook, In the kitchen, Draft")
    rect = root.child(card).rect()
    corner = calendar.month.viewport().mapToGlobal(
        calendar.month.boxes[calendar.everything()[0].id].topLeft()
    )
    assert rect.topLeft() == corner
    assert root.child(card).role() == QAccessible.Role.ListItem


def test_a_selected_card_says_so(calendar: CalendarDesk) -> None:
    post = calendar.post("2026-10-15T18:30")
    click(calendar, post)
    root = QAccessible.queryAccessibleInterface(calendar.month)
    row = calendar.month.days_model.row_of_card[post.id]
    assert root.child(row).state().selected


# -- margin -----------------------------------------------------------------------------------


def test_the_strip_counts_what_is_late_free_and_clashing(calendar: CalendarDesk, qtbot: QtBot) -> None:
    late = calendar.post("2026-10-13T12:30", "Late one")
    calendar.post("2026-10-20T09:00", "Near")
    calendar.post("2026-10-20T09:20", "Nearer")
    with calendar.store.transaction(None) as tx:
        tx.update(calendar.store.get(Post, late.id), status=Status.SCHEDULED.value)
    qtbot.waitUntil(lambda: calendar.view.desk.margin is not None and bool(calendar.view.desk.margin.clashes))
    margin = calendar.view.desk.margin
    assert [card.id for card in margin.late] == [late.id]
    assert {gap.day.day for gap in margin.gaps if gap.day.month == 10} == {16, 19, 21, 23, 26, 28, 30}
    assert margin.cadences[calendar.client.id].wanted == 3


def test_what_another_part_changes_is_shown(calendar: CalendarDesk) -> None:
    post = posts.add(calendar.store, calendar.client.id, title="From elsewhere", due_wall="2026-10-20T10:00")
    assert calendar.month.days_model.card_of(post.id) is not None
    review.set_status(calendar.store, post.id, "in_review")
    card = calendar.month.days_model.card_of(post.id)
    assert card is not None and card.status == "in_review"
    posts.delete(calendar.store, [post.id])
    assert calendar.month.days_model.card_of(post.id) is None


def test_theme_and_text_size_change_in_place(calendar: CalendarDesk) -> None:
    calendar.post("2026-10-15T18:30")
    light = calendar.window.grab().toImage()
    calendar.ctx.theme.set(mode="dark")
    QApplication.processEvents()
    dark = calendar.window.grab().toImage()
    assert light.pixelColor(400, 300).lightness() > 200 > dark.pixelColor(400, 300).lightness()
    calendar.ctx.theme.set(mode="light", scale=1.5)
    QApplication.processEvents()
    calendar.window.grab()
    calendar.ctx.theme.set(scale=1.0)
