"""The jobs of a day in the fewest actions: one click, drag, shortcut, or stretch of typing counts one.

A key that ends a stretch of typing (Enter) belongs to it; one that is pressed on its own is an action.
"""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.cards import Card, PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place, Slot
from smdesk.domain.posts import Post, Status
from smdesk.services import composing, posts, review
from smdesk.storage.store import Store
from smdesk.ui.dialogs.hold import HoldDialog
from smdesk.ui.dialogs.importing import ImportDialog
from smdesk.ui.dialogs.palette import Palette
from smdesk.ui.window import Window
from tests.ui.conftest import Open, at_rest, settle

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
)  # fmt: skip
LEFT = Qt.MouseButton.LeftButton


class Hands:
    """Does what a person does, to whatever has the focus or lies under the pointer, and counts it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.actions = window, qtbot, 0

    def _done(self) -> None:
        self.actions += 1
        at_rest(self.window, self.qtbot)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup.focusWidget() if popup is not None else QApplication.focusWidget()
        found = focus or popup or self.window
        assert found is not None
        return found

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """A shortcut."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(self._focus(), key, held)
        self._done()

    def write(self, text: str, *, enter: bool = False) -> None:
        """A stretch of typing, with the Enter that ends it."""
        QTest.keyClicks(self._focus(), text)
        if enter:
            QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        self._done()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A click."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, LEFT, pos=at if at is not None else widget.rect().center())
        self._done()

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        """A double click: one gesture."""
        QTest.mouseClick(widget, LEFT, pos=at)
        QTest.mouseDClick(widget, LEFT, pos=at)
        self._done()

    def choose(self, text: str) -> None:
        """A click on a line of the open menu."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text().startswith(text))
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        self._done()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """A drag, within a painted view."""
        QTest.mousePress(widget, LEFT, pos=start)
        for step in (start + QPoint(12, 0), end, end + QPoint(1, 0)):
            QTest.mouseMove(widget, step)
            QApplication.processEvents()
        QTest.mouseRelease(widget, LEFT, pos=end)
        self._done()

    def drop(self, widget: QWidget, path: Path) -> None:
        """A file dragged here from the desktop."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        at = widget.rect().center()
        enter = QDragEnterEvent(at, copy, data, LEFT, none)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, LEFT, none))
        self._done()

    def dialog(self, kind: type[QDialog]) -> Any:
        """The dialog that is open now."""
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


@pytest.fixture
def client(store: Store) -> Client:
    """A client with five places, three of them kept as a preset, slots, and no review."""
    with store.transaction(Act.ADD_CLIENT) as tx:
        made = tx.add(Client(name="Pastificio Valdorsa", language="en", zone="Europe/Rome", reviewed=False))
        places = [
            tx.add(Place(client_id=made.id, network=network, handle=network, position=position, preset=position == 0))
            for position, network in enumerate(("mastodon", "instagram", "facebook_page", "bluesky", "linkedin_page"))
        ]
        for place in places:
            tx.add(Slot(client_id=made.id, place_id=place.id, weekday=4, hour="18:30"))
    composing.save_preset(store, store.clients.plan(made.id), "Three places", [place.id for place in places[:3]])
    return made


@pytest.fixture
def desk(open_window: Open, store: Store, client: Client, qtbot: QtBot) -> Hands:
    """The window on that client's empty calendar."""
    window = open_window(store, is_sample=False)
    window.choose_client(client.id)
    at_rest(window, qtbot)
    return Hands(window, qtbot)


def calendar(desk: Hands) -> Any:
    return desk.window.view("calendar")


def composer(desk: Hands) -> Any:
    return desk.window.view("composer")


def only(store: Store) -> Post:
    (post,) = store.find(Post, deleted="")
    return post


def planned(store: Store, client: Client, wall: str, **fields: Any) -> Post:
    return posts.add(store, client.id, title="Raviolo", text="A raviolo of herbs.", due_wall=wall, **fields)


def select(desk: Hands, post: Post) -> None:
    """Bring a post into view, which is where the counting of a job on it begins."""
    at_rest(desk.window, desk.qtbot)
    calendar(desk).verbs.show_post(post.id, post.due_wall)
    month = calendar(desk).mode_widget()
    desk.click(month.viewport(), month.boxes[post.id].center())
    desk.actions = 0


def networks(store: Store, post: Post) -> list[str]:
    found = posts.get(store, post.id)
    return sorted(store.get(Place, version.place_id).network for version in found.versions)


# -- the jobs -------------------------------------------------------------------------------------


def test_text_and_picture_to_three_places_at_a_chosen_hour(desk: Hands, store: Store, tmp_path: Path) -> None:
    picture = tmp_path / "tavola è pronta.jpg"
    Image.new("RGB", (1080, 1080), "#8A3B12").save(picture)
    desk.press(Qt.Key.Key_N)
    desk.write("Raviolo of herbs fri 18:30")
    desk.press(Qt.Key.Key_Return, CTRL)  # on, into the composer
    page = composer(desk)
    desk.click(page.tabs.door)
    desk.choose("Three places")
    desk.drop(page, picture)
    whole = posts.get(store, only(store).id)
    assert whole.post.due_wall == "2026-10-16T18:30"
    assert networks(store, whole.post) == ["facebook_page", "instagram", "mastodon"]
    assert [media.path for _, media in whole.media] == [str(picture)]
    assert desk.actions <= 6


def test_text_only_from_a_calendar_cell(desk: Hands, store: Store) -> None:
    month = calendar(desk).mode_widget()
    cell = month.day_rect(calendar(desk).desk.today.replace(day=23))
    desk.double_click(month.viewport(), cell.center())
    desk.write("Raviolo of herbs 17:00", enter=True)
    post = only(store)
    assert (post.title, post.due_wall) == ("Raviolo of herbs", "2026-10-23T17:00")
    assert desk.actions <= 4


def test_move_a_post_by_a_day_with_the_mouse(desk: Hands, store: Store, client: Client) -> None:
    post = planned(store, client, "2026-10-20T18:30")
    select(desk, post)
    month = calendar(desk).mode_widget()
    box: QRect = month.boxes[post.id]
    there = month.day_rect(calendar(desk).desk.today.replace(day=21))
    desk.drag(month.viewport(), box.center(), there.center())
    assert store.get(Post, post.id).due_wall == "2026-10-21T18:30"
    assert desk.actions <= 1


def test_move_a_post_by_a_day_with_a_key(desk: Hands, store: Store, client: Client) -> None:
    post = planned(store, client, "2026-10-24T18:30")  # to the day on which clocks go back: the hour is kept
    select(desk, post)
    desk.press(Qt.Key.Key_Right, ALT)
    assert store.get(Post, post.id).due_wall == "2026-10-25T18:30"
    assert desk.actions <= 1


@pytest.mark.parametrize(
    "hand",
    [
        "key",
        "mouse",
    ],
)
def test_change_the_text_for_one_of_three_places(desk: Hands, store: Store, client: Client, hand: str) -> None:
    places = [place.id for place in store.clients.plan(client.id).places][:3]
    post = planned(store, client, "2026-10-20T18:30", place_ids=places)
    at_rest(desk.window, desk.qtbot)
    desk.window.open_post(post.id)
    at_rest(desk.window, desk.qtbot)
    page = composer(desk)
    if hand == "key":
        desk.press(Qt.Key.Key_Tab, CTRL)
    else:
        desk.click(next(one for one in page.tabs.tabs if one.place_id == places[0]))
    QTest.keyClick(page.text.editor, Qt.Key.Key_End, CTRL)  # where one writes on is not what is counted
    desk.write(" Only here.")
    page.desk.save()  # as the pause after typing does
    texts = {version.place_id: version.text for version in posts.get(store, post.id).versions}
    assert texts == {places[0]: "A raviolo of herbs. Only here.", places[1]: None, places[2]: None}
    assert store.get(Post, post.id).text == "A raviolo of herbs."
    assert desk.actions <= 2


def test_duplicate_a_past_post_to_next_week(desk: Hands, store: Store, client: Client) -> None:
    post = planned(store, client, "2026-10-09T18:30")
    review.set_status(store, post.id, Status.APPROVED.value)
    review.set_status(store, post.id, Status.PUBLISHED.value)
    at_rest(desk.window, desk.qtbot)
    month = calendar(desk).mode_widget()
    desk.click(month.viewport(), month.boxes[post.id].center())
    desk.press(Qt.Key.Key_D, CTRL)
    copy = next(one for one in store.find(Post) if one.id != post.id)
    assert (copy.due_wall, copy.status, copy.text) == ("2026-10-16T18:30", "draft", post.text)
    assert networks(store, copy) == networks(store, post)
    assert desk.actions <= 2


def test_find_a_past_post_by_a_word(desk: Hands, store: Store, client: Client) -> None:
    planned(store, client, "2026-10-20T18:30")
    past = posts.add(store, client.id, title="Old", text="The lighthouse keeper reads.", due_wall="2026-02-03T10:00")
    at_rest(desk.window, desk.qtbot)
    desk.press(Qt.Key.Key_K, CTRL)
    assert desk.dialog(Palette).field.hasFocus() or QApplication.activePopupWidget() is not None
    desk.write("lighthouse", enter=True)
    assert desk.window.current == "composer"
    assert composer(desk).desk.post.id == past.id
    assert desk.actions <= 2


@pytest.mark.parametrize("view", ["calendar", "strategy", "documents"])
def test_note_an_idea_from_anywhere(desk: Hands, store: Store, view: str) -> None:
    desk.window.show_view(view)
    at_rest(desk.window, desk.qtbot)
    desk.press(Qt.Key.Key_I)
    desk.write("A video of the drying racks", enter=True)
    post = only(store)
    assert (post.title, post.status, post.due_wall) == ("A video of the drying racks", "idea", "")
    assert desk.actions <= 2


def test_thirty_posts_for_three_places_from_a_sheet(
    desk: Hands, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "piano è.csv"
    lines = [f"{1 + n % 28:02}/11/2026,10:{n:02},Instagram; Facebook; Mastodon,Text number {n}" for n in range(30)]
    sheet.write_text("\n".join(["Date,Time,Network,Caption", *lines]), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.open())  # a modal loop would not return to the test
    desk.press(Qt.Key.Key_O, CTRL)
    dialog = desk.dialog(ImportDialog)
    button = next(one for one in dialog.findChildren(QWidget) if getattr(one, "text", str)() == "Choose a file…")
    desk.click(button)
    desk.actions += 1  # the file, picked in the system's own dialog
    assert dialog.plan is not None
    assert not dialog.plan.blocking, [question.id for question in dialog.plan.questions]
    desk.click(dialog.button)
    made = store.find(Post)
    assert len(made) == 30
    assert all(networks(store, post) == ["facebook_page", "instagram", "mastodon"] for post in made)
    assert store.undoable is not None
    store.undo()
    assert not store.find(Post), "an import is one step"
    assert desk.actions <= 4


def test_hold_everything(
    desk: Hands, store: Store, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [planned(store, client, f"2026-10-{day}T18:30") for day in (20, 22, 27)]
    for post in made[:2]:
        review.set_status(store, post.id, Status.APPROVED.value)
        review.set_status(store, post.id, Status.SCHEDULED.value)
    at_rest(desk.window, desk.qtbot)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.open())
    desk.press(Qt.Key.Key_H, CTRL, SHIFT)
    assert desk.dialog(HoldDialog).isVisible()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [store.get(Post, post.id).status for post in made] == ["held", "held", "draft"]
    assert [store.get(Post, post.id).due_wall for post in made] == [post.due_wall for post in made]
    assert desk.actions <= 2


def test_single_letters_never_fire_while_typing(desk: Hands, store: Store) -> None:
    desk.press(Qt.Key.Key_I)
    desk.write("inning join knit", enter=True)
    assert only(store).title == "inning join knit"
    settle()
    cards: list[Card] = store.posts.undated(PostFilter())
    assert len(cards) == 1
