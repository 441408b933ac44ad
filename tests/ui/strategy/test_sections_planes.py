"""Matrices, maps and lines: dots that are dragged, arrows that are pulled, terms that are imported."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from smdesk.ui.views.strategy.sections.axis import Dot, Plane
from smdesk.ui.views.strategy.sections.structure import Node
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def drag(tile: QWidget, start: QPoint, end: QPoint) -> None:
    """Both in the tile's own pixels."""
    origin = tile.mapToGlobal(end)
    QTest.mousePress(tile, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(tile, start + (end - start) / 2)
    QTest.mouseMove(tile, tile.mapFromGlobal(origin))
    QTest.mouseRelease(tile, Qt.MouseButton.LeftButton, pos=tile.mapFromGlobal(origin))


def dot(plane: Plane, name: str) -> Dot:
    return next(one for one in plane.dots if one.spot.name == name)


def carry(plane: Plane, tile: Dot, x: float, y: float) -> None:
    drag(tile, tile.center(), tile.mapFrom(plane, plane.at(x, y).toPoint()))


def test_a_tactic_is_dragged(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("tactics.matrix")
    carry(box.plane, dot(box.plane, "Podcast"), 0.25, 1.0)
    tactic = desk.plan.get("tactic", made.ids["Podcast"])
    assert (tactic.effort, tactic.gain) == (2, 5)
    assert "effort 2 of 5, effect 5 of 5" in dot(box.plane, "Podcast").accessibleName()
    tile = dot(box.plane, "Podcast")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.plan.get("tactic", made.ids["Podcast"]).effort == 3


def test_tactics_without_effort_are_listed(made: MadeUp, open_desk: Open) -> None:
    made.add("tactic", name="Poster")
    box = open_desk(made).stand("tactics.matrix")
    assert box.lack.isVisible() and len(box._rows.tiles) == 1 and len(box.plane.dots) == 4


def test_risks_are_numbered_and_said_in_words(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("risks.matrix")
    names = [tile.accessibleName() for tile in box._rows.tiles.values()]
    assert names[0].startswith("1  A post insults a neighbour, chance 2 × harm 5 = 10, middling")
    assert len({one.geometry().topLeft().toTuple() for one in box.plane.dots}) == 4  # two of one cell stand side by side
    tile = dot(box.plane, "A post insults a neighbour")
    carry(box.plane, tile, 0.75, 1.0)
    risk = next(one for one in desk.plan.of("risk") if one.text.startswith("A post"))
    assert (risk.chance, risk.impact) == (4, 5)
    assert "20, high" in next(iter(box._rows.tiles.values())).accessibleName() or any(
        "20, high" in one.accessibleName() for one in box._rows.tiles.values()
    )


def test_of_many_tactics_a_screenful_has_names(made: MadeUp, open_desk: Open) -> None:
    for number in range(100):
        made.add("tactic", name=f"Tactic {number}", effort=number % 5 + 1, gain=number // 20 + 1)
    box = open_desk(made).stand("tactics.matrix")
    assert len(box.plane.dots) == 24 and box.pager.text.text().startswith("1 to 24 of 104")
    bare = [one for one in box.plane.dots if one.bare]
    assert bare and all(one.toolTip() == one.spot.name and one.spot.name in one.accessibleName() for one in bare)
    (place, crowd) = next(iter(box.plane._crowds.items()))
    middle = box.plane.crowd_box(place).center()
    assert box.plane.crowd_at(middle) == crowd
    QTest.mouseClick(box.plane, Qt.MouseButton.LeftButton, pos=middle.toPoint())  # its names are asked for
    assert crowd[0].record.id in {one.record.id for one in box.plane.dots}
    tile = box.plane.dots[0]
    tile.setFocus()
    QTest.keyClick(box.pager.forth, Qt.Key.Key_Space)
    assert tile in box.plane.dots and tile.hasFocus()  # what is in hand stays


def test_a_risk_in_hand_stays_when_it_grows_lighter(made: MadeUp, open_desk: Open) -> None:
    for number in range(60):
        made.add("risk", text=f"Risk {number}", chance=3, impact=4)
    box = open_desk(made).stand("risks.matrix")
    assert len(box._rows.tiles) == 16 == len(box.plane.dots) and box.pager.isVisible()
    tile = box.plane.dots[0]
    name = tile.spot.name
    tile.setFocus()
    for _turn in range(2):
        QTest.keyClick(tile, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dot(box.plane, name) is tile and tile.hasFocus()


def test_positions_are_dragged_and_moved_by_keys(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("competitors.map")
    carry(box.plane, dot(box.plane, "Book Barn"), 0.5, 0.5)
    barn = desk.plan.of("competitor")[0]
    assert abs(barn.x - 50) <= 1 and abs(barn.y - 50) <= 1
    own = dot(box.plane, "Larch & Lantern Books")
    assert own.spot.role == "accent"
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (desk.plan.one("study").own_x, desk.plan.one("study").own_y) == (30, 60)


def test_an_arrow_is_pulled_to_another_place(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("community.map")
    nodes = {one.name: one for one in box.findChildren(Node)}
    facebook, letter = nodes["Larch & Lantern"], nodes["Lantern Letter"]
    middle = facebook.rect().center()
    drag(facebook, middle, facebook.mapFromGlobal(letter.mapToGlobal(letter.rect().center())))
    assert desk.plan.of("place_role", place_id=made.places[1].id)[0].flows_to == made.places[2].id
    assert "leads to Lantern Letter" in facebook.accessibleName()
    facebook.setFocus()
    QTest.keyClick(facebook, Qt.Key.Key_Return)
    assert desk.log[-1][:2] == ("open", "place_role")


def test_a_place_without_a_role_gets_one_by_its_arrow(bare: MadeUp, open_desk: Open) -> None:
    desk = open_desk(bare)
    box = desk.stand("community.map")
    assert "No hub yet" in box.note.text()
    assert box.web.lead(bare.places[0], bare.places[3])
    assert desk.plan.of("place_role")[0].flows_to == bare.places[3].id
    assert box.web.lead(bare.places[0], None)
    assert desk.plan.of("place_role")[0].flows_to == 0


def test_interest_says_what_it_is_and_lets_go(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("situation.interest")
    assert "not a number of searches" in box.lines.accessibleDescription() and "six months" in box.note.text()
    end = box.lines.ends[0]
    assert end.accessibleName().startswith("bookshop near me: 30 of 100 at the end")
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Delete)
    assert len(desk.plan.of("interest")) == 2 == len(box.lines.ends)


def test_a_file_of_trends_is_taken(bare: MadeUp, open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(bare)
    box = desk.stand("situation.interest")
    file = tmp_path / "multiTimeline.csv"
    file.write_text("Category: All categories\n\nMonth,bookshop: (United Kingdom)\n2026-01,40\n2026-02,100\n", "utf-8")
    assert box.take(file) and not desk.refused
    assert [one.term for one in desk.plan.of("interest")] == ["bookshop"] and not box.empty.isVisible()
    assert not box.take(tmp_path / "none.csv") and desk.refused
