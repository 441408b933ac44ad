"""Presence on maps, touchpoints, and what products leave."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp

DAYS = {"checked_on": "2026-10-01", "photos_on": "2026-10-01"}


def test_each_listing_says_what_differs_and_is_checked_in_place(made: MadeUp, open_desk: Open) -> None:
    made.add("listing", name="Larch & Lantern", phone="01632 960147", hours="Tue–Sat 9–17", **DAYS)
    page = made.add("listing", place_id=made.places[1].id, name="LARCH AND LANTERN", phone="01632 960174", checked_on="2026-03-01")
    desk = open_desk(made)
    box = desk.stand("community.listings")
    row = box._rows.tiles[page.id]
    said = row.tile.accessibleName()
    assert "Phone: “01632 960174”; true is “01632 960147”" in said and "Opening hours: nothing there" in said
    assert "As it is: Name" in said and "more than 90 days ago" in said and "photos not looked at yet" in said
    assert "Tue–Sat 9–17" in box.truth.accessibleName() and "1 listing does not" in box.state.text()
    QTest.mouseClick(row.looked, Qt.MouseButton.LeftButton)
    assert desk.plan.get("listing", page.id).checked_on == desk.today.isoformat()
    made.store.undo()
    assert desk.plan.get("listing", page.id).checked_on == "2026-03-01"
    row.tile.setFocus()
    QTest.keyClick(row.tile, Qt.Key.Key_Return)
    assert desk.log[-1][:2] == ("open", "listing")


def test_what_is_true_comes_before_any_listing(bare: MadeUp, open_desk: Open) -> None:
    desk = open_desk(bare)
    box = desk.stand("community.listings")
    assert box.empty.isVisible()
    box.empty.button.click()
    assert desk.log[-1][:2] == ("add", "listing") and "place_id" not in str(desk.log[-1])
    bare.add("listing", name="Larch")
    desk.refresh()
    box.add_new()
    assert f"'place_id': {bare.places[0].id}" in str(desk.log[-1])


def test_touchpoints_show_their_sum_and_last_count(made: MadeUp, open_desk: Open) -> None:
    one = made.add("touchpoint", name="Bookmark", kind="print", link="https://a.example/x")
    made.add("touchpoint", name="Footbridge", kind="qr", link="https://a.example/?utm_campaign=walks")
    for on, count in (("2026-08-01", "5"), ("2026-10-10", "7")):
        made.add("touchpoint_count", touchpoint_id=one.id, on=on, count=count)
    desk = open_desk(made)
    box = desk.stand("community.touchpoints")
    first, second = box.grid.cells.rows
    assert [cell.text for cell in first[2:]] == ["12", "7", "7"] and "10 Oct 2026" in first[4].second
    assert "link without campaign tags" in first[0].said and [cell.text for cell in second[2:]] == ["n/a", "n/a", "n/a"]
    assert "Bookmark" in box.note.text() and "Footbridge" not in box.note.text()
    box.grid.setFocus()
    box.grid.setCurrentIndex(box.grid.cells.index(1, 0))
    box.add_count()
    assert desk.log[-1][:2] == ("add", "touchpoint_count")
    QTest.keyClick(box.grid, Qt.Key.Key_Return)
    assert desk.log[-1][:2] == ("open", "touchpoint")


def test_products_leave_what_is_worked_out_and_nothing_is_written(made: MadeUp, open_desk: Open) -> None:
    seats = made.add("product", name="Seats", price="12.00", cost="4.68", sold="100")
    made.add("product", name="Letters")
    desk = open_desk(made)
    box = desk.stand("who.products")
    rows = {row[0].text: row for row in box.grid.cells.rows}
    one, margin, month, share = (cell.text for cell in rows["Seats"][1:])
    assert "7.32" in one and margin.startswith("61") and "worked out" in margin and "732.00" in month and share.startswith("100")
    assert rows["Letters"][0].second == "n/a: no price said" and rows["Letters"][1].text == "n/a"
    assert desk.plan.get("product", seats.id).margin == "" and "732.00" in box.note.text()
