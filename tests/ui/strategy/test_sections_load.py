"""The load of the weeks on the screen: words, keys, one client or all, and one switch for the hat everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.services import load as service
from smdesk.services import plan as plans
from smdesk.ui.views.strategy.sections.gantt import Gantt
from smdesk.ui.views.strategy.sections.load import Load
from smdesk.ui.views.strategy.sections.table import Table
from smdesk.ui.widgets.chip import Button
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.fakedesk import FakeDesk
from tests.ui.strategy.madeup import MadeUp

NEXT, AFTER = "2026-10-19", "2026-10-26"  # the Mondays after the day on which the clock of the tests stands


def stood(made: MadeUp, open_desk: Open, hours: str = "13") -> tuple[FakeDesk, Load]:
    """Seven hours in the next week, two in the one after it; ``hours`` a month were agreed."""
    plans.edit(made.store, plans.single(made.store, "plan", made.client.id), hours=hours)
    made.add("action", title="Shelf", start=NEXT, end=NEXT, hours="5", hat="smm", owner="Jo")
    made.add("week_order", week=NEXT, goal="Ten photographs", hours="2")
    made.add("action", title="Letter", start=AFTER, end=AFTER, hours="2", hat="cm", owner="Jo")
    desk = open_desk(made)
    return desk, desk.stand("actions.load", (738, 700))


def button(box: QWidget, name: str) -> Button:
    return next(one for one in box.findChildren(Button) if one.objectName() == name)


def test_a_week_over_the_hours_says_so_in_words(made: MadeUp, open_desk: Open) -> None:
    _desk, box = stood(made, open_desk)
    assert "SMM 5 h, CM 4 h" in box.sums.text() and box.verdict.text().startswith("1 week asks for more hours")
    week = box.chart.weeks[1]
    assert len(box.chart.weeks) == 13 and "7 h of 3, 4 h too much" in week.accessibleName()
    assert week.toolTip().splitlines() == ["Shelf · SMM · 5 h", "Ten photographs · CM · 2 h"]


def test_arrows_walk_the_weeks(made: MadeUp, open_desk: Open) -> None:
    _desk, box = stood(made, open_desk)
    box.chart.weeks[1].setFocus()
    assert "Shelf" in box.week.text()
    QTest.keyClick(box.chart.weeks[1], Qt.Key.Key_Right)
    assert box.chart.picked is box.chart.weeks[2] and "Letter · CM · 2 h" in box.week.text()


def test_without_hours_agreed_there_is_no_verdict(made: MadeUp, open_desk: Open) -> None:
    desk, box = stood(made, open_desk, hours="")
    assert "n/a" in box.verdict.text() and not box.dashed.isVisible()
    QTest.mouseClick(box.agree, Qt.MouseButton.LeftButton)
    assert desk.log[-1][:3] == ("go", "brief", "brief.plan")


def test_all_clients_weigh_on_ones_own_hours(made: MadeUp, open_desk: Open) -> None:
    desk, box = stood(made, open_desk)
    with made.store.transaction(Act.ADD_CLIENT) as tx:
        other = tx.add(Client(name="Higuera", language="es", country="ES"))
    plans.add(made.store, "action", other.id, title="Retratos", start=NEXT, end=NEXT, hours="3")
    QTest.mouseClick(button(box, "all"), Qt.MouseButton.LeftButton)
    assert "SMM 8 h, CM 4 h" in box.sums.text() and "n/a" in box.verdict.text()
    own: QLineEdit = box.own
    own.setFocus()
    QTest.keyClicks(own, "9.5")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert str(service.own(made.store)) == "9.5" and "10 h of 9.5" in box.chart.weeks[1].accessibleName()
    own.selectAll()
    QTest.keyClicks(own, "lots")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert "Hours a week" in desk.refused[-1] and str(service.own(made.store)) == "9.5"
    assert open_desk(made).stand("actions.load").whose == "all", "what was looked at is remembered"


def test_one_switch_chooses_the_hat_everywhere(made: MadeUp, open_desk: Open) -> None:
    desk, box = stood(made, open_desk)
    gantt: Gantt = desk.stand("actions.gantt")
    orders: Table = desk.stand("actions.orders")
    actions: Table = desk.stand("actions.actions")
    QTest.mouseClick(button(box.hats, "smm"), Qt.MouseButton.LeftButton)
    assert {one.record.hat for one in gantt.tiles.values()} == {"smm"} and gantt.count.text().startswith("only SMM")
    assert not orders.table.rows.rows and orders.empty.text() == "Nothing of this hat."
    assert {one.hat for one in actions.table.rows.rows} == {"smm"}
    QTest.mouseClick(button(gantt.hats, "cm"), Qt.MouseButton.LeftButton)
    assert [one.goal for one in orders.table.rows.rows][-1] == "Ten photographs"
    rows = actions.table.rows
    rows.put(rows.index(len(rows.rows), 0), "New one")
    assert rows.rows[-1].title == "New one" and rows.rows[-1].hat == "cm", "what is added here is of the hat in hand"
    shelf = next(one for one in desk.plan.of("action") if one.title == "Shelf")
    actions.show_record(shelf)
    assert gantt.hats.hat == "" and shelf.id in {one.id for one in rows.rows}, "what is sought is shown"
    box.hats.choose("cm")
    assert open_desk(made).stand("actions.gantt").hats.hat == "cm"
