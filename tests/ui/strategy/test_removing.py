"""What others point to is removed after one question, in one step."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from smdesk.services import plan as plans
from smdesk.storage.store import Store
from smdesk.ui.views.strategy.removing import RemoveDialog
from tests.ui.conftest import settle
from tests.ui.strategy.opened import section

SELECT_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def test_removing_what_is_pointed_to_asks(desk: Any, sample_store: Store) -> None:
    first, second = desk.plan.of("objective")[:2]
    desk.remove(first)
    dialog = desk.findChild(RemoveDialog)
    assert dialog is not None and dialog.away.isChecked()
    dialog.other.setChecked(True)
    dialog.pick.setCurrentIndex(dialog.pick.findData(second.id))
    results = len(desk.plan.of("key_result"))
    dialog._run()
    settle()
    assert desk.plan.get("objective", first.id) is None
    assert len(desk.plan.of("key_result", objective_id=second.id)) > 0 and len(desk.plan.of("key_result")) == results


def test_removing_several_asks_once_and_is_one_step(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.goals")
    goals = desk.plan.of("goal")
    for goal in goals[:2]:
        plans.edit(sample_store, desk.plan.of("objective")[0], goal_id=goal.id)
    plans.edit(sample_store, desk.plan.of("objective")[1], goal_id=goals[0].id)
    settle()
    box.table.setFocus()
    box.table.selectRow(0)
    box.table.selectionModel().select(box.table.rows.index(1, 0), SELECT_ROWS)
    QTest.keyClick(box.table, Qt.Key.Key_Delete)
    [dialog] = [one for one in desk.findChildren(RemoveDialog) if one.isVisible()]
    assert "2" in dialog.windowTitle() and dialog.pick.findData(goals[1].id) < 0
    dialog.none.setChecked(True)
    dialog._run()
    settle()
    assert [one.id for one in desk.plan.of("goal")] == [one.id for one in goals[2:]]
    sample_store.undo()
    settle()
    assert [one.id for one in desk.plan.of("goal")] == [one.id for one in goals]
    assert desk.plan.of("objective")[1].goal_id == goals[0].id
