"""The ladder and the links beside it: what stands on a rung, what is mended where it is shown."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.services import plan as plans
from smdesk.services import posts
from smdesk.storage.store import Store
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.serving import carried
from tests.ui.conftest import settle
from tests.ui.strategy.opened import section

ALT = Qt.KeyboardModifier.AltModifier
LINK = Qt.DropAction.LinkAction


def rung(box: Any, kind: str) -> int:
    return next(place for place, one in enumerate(box.rungs.rungs.items) if one.kind == kind)


def test_the_ladder_stands_from_goal_to_posts(desk: Any) -> None:
    box = section(desk, "objectives.ladder")
    kinds = list(dict.fromkeys(one.kind for one in box.rungs.rungs.items if one.kind != "add"))
    assert kinds == ["goal", "objective", "result", "kpi", "tactics", "pillars", "posts"]
    assert box.rungs.rungs.items[-1].last
    objective = box.rungs.rungs.items[rung(box, "objective")]
    assert len(objective.pieces) == 5
    heights = [box.rungs.cells.high(one, box.rungs.width()) for one in box.rungs.rungs.items]
    assert box.rungs.height() == sum(heights)


def test_a_reading_is_one_gesture(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.ladder")
    place = rung(box, "result")
    result = box.rungs.rungs.items[place].record
    index = box.rungs.rungs.index(place)
    area = QPointF(box.rungs.visualRect(index).topLeft())
    spot = box.rungs.cells.now_box(box.rungs.rungs.items[place], box.rungs.visualRect(index).toRectF()).center()
    assert spot.x() > area.x()
    QTest.mouseClick(box.rungs.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    editor = box.rungs.findChild(editors.Line)
    assert editor is not None
    QTest.keyClicks(editor, "47")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    readings = desk.plan.of("reading", key_result_id=result.id)
    assert readings[-1].value == "47" and readings[-1].on == desk.today.isoformat()
    assert "47" in box.rungs.rungs.items[place].track.now


def test_an_output_posing_as_a_result_is_flagged(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.ladder")
    objective = desk.plan.of("objective")[0]
    plans.add(sample_store, "key_result", desk.plan.client.id, title="Publish 20 posts", objective_id=objective.id)
    settle()
    flagged = [one for one in box.rungs.rungs.items if one.kind == "result" and one.title == "Publish 20 posts"]
    assert flagged[0].under_role == "warn" and "do" in flagged[0].under


def test_alt_and_arrows_climb_from_level_to_level(desk: Any) -> None:
    box = section(desk, "objectives.ladder")
    box.rungs.setFocus()
    box.rungs.setCurrentIndex(box.rungs.rungs.index(0))
    levels = []
    for _ in range(6):
        QTest.keyClick(box.rungs, Qt.Key.Key_Down, ALT)
        levels.append(box.rungs.rungs.items[box.rungs.currentIndex().row()].kind)
    assert levels == ["objective", "result", "kpi", "tactics", "pillars", "posts"]
    QTest.keyClick(box.rungs, Qt.Key.Key_Up, ALT)
    assert box.rungs.rungs.items[box.rungs.currentIndex().row()].kind == "pillars"


def test_see_opens_the_calendar_narrowed(desk: Any) -> None:
    box = section(desk, "objectives.ladder")
    window: Any = desk.window()
    objective = box.rungs.objective()
    box.rungs.see(objective)
    settle()
    assert window.current == "calendar" and window.view("calendar").desk.narrow.objective_id == objective.id


def test_cards_of_objectives_scroll_when_they_are_many(desk: Any, sample_store: Store) -> None:
    for number in range(30):
        plans.add(sample_store, "objective", desk.plan.client.id, title=f"Objective number {number}")
    settle()
    box = section(desk, "objectives.ladder")
    assert box.strip.height() < 400 and box.strip.verticalScrollBar().maximum() > 0


# -- links ----------------------------------------------------------------------------------------


def test_links_say_what_serves_the_chosen_record(desk: Any) -> None:
    section(desk, "objectives.ladder")
    objective = desk.plan.of("objective")[0]
    desk.choose(objective)
    settle(6)
    assert desk.links.title.text() == f"Links of {objective.code}"
    styles = {one.style for one in desk.links.list.rows.items}
    assert {"head", "link"} <= styles
    assert any(one.kind == "key_result" for one in desk.links.list.rows.items)


def loose_posts(desk: Any) -> list[Any]:
    return [one for one in desk.links.list.rows.items if one.style == "loose" and one.kind == "post"]


def test_an_orphan_dropped_on_a_rung_serves_its_objective(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.ladder")
    settle(6)
    orphan, objective = loose_posts(desk)[0], box.rungs.objective()
    place = rung(box, "posts")
    where = QPointF(box.rungs.visualRect(box.rungs.rungs.index(place)).center())
    load = carried([("post", orphan.id)])
    event = QDropEvent(where, LINK, load, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    box.rungs.dropEvent(event)
    settle(6)
    assert orphan.id not in {one.id for one in loose_posts(desk)}
    served = sample_store.posts.whole(orphan.id)
    assert served is not None and objective.id in served.objective_ids
    sample_store.undo()
    settle(6)
    assert orphan.id in {one.id for one in loose_posts(desk)}


def test_several_orphans_are_mended_from_the_menu(desk: Any, sample_store: Store) -> None:
    settle(6)
    view = desk.links.list
    rows = [place for place, one in enumerate(view.rows.items) if one.style == "loose" and one.kind == "post"][:2]
    flag = view.selectionModel().SelectionFlag.Select
    view.selectionModel().clear()
    for place in rows:
        view.selectionModel().select(view.rows.index(place), flag)
    chosen = view.loose()
    view.serve_menu(QPoint(10, 10))
    menu: Any = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    settle(6)
    objective = desk.plan.of("objective")[0]
    ids = {card.id for card in sample_store.posts.serving("objective", objective.id, 500)}
    numbers = {number for _kind, number in chosen}
    assert len(numbers) == 2 and numbers <= ids
    sample_store.undo()
    ids = {card.id for card in sample_store.posts.serving("objective", objective.id, 500)}
    assert not numbers & ids, "both were one step"


def test_cards_of_many_objectives_stand_in_columns(desk: Any, sample_store: Store) -> None:
    for number in range(60):
        plans.add(sample_store, "objective", desk.plan.client.id, title=f"Another {number}")
    strip = section(desk, "objectives.ladder").strip
    settle(8)
    cells = [strip.visualRect(strip.items.index(row)) for row in range(6 * strip.columns)]
    assert strip.columns > 1 and len({cell.left() for cell in cells}) == strip.columns
    assert [cell.left() for cell in cells[: strip.columns]] == [cell.left() for cell in cells[-strip.columns :]]


def test_the_last_rung_says_the_posts_of_the_month_and_all(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.ladder")
    settle(6)
    objective, store = box.rungs.objective(), sample_store
    posts.move(store, store.posts.serving("objective", objective.id, 1)[0].id, "2027-03-01T10:00")
    settle(6)
    every = store.posts.served("objective", desk.plan.client.id)[objective.id]
    month = [card for card in store.posts.serving("objective", objective.id, 500) if card.due_wall[:7] == f"{desk.today:%Y-%m}"]
    assert 0 < len(month) < every
    said = box.rungs.rungs.items[rung(box, "posts")].pieces[0].text
    assert said == f"{len(month)} posts this month · {every} in all"
