"""Tables brought in from the plan's menu: what was left out is said; rows pasted stay under the keys."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from smdesk.storage.store import Store
from tests.ui.conftest import settle
from tests.ui.strategy.opened import section


def test_rows_that_could_not_be_read_are_named(
    desk: Any, sample_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "goals.csv"
    sheet.write_text("Title,Baseline,Target,Due\nSell more,10,20,2026-12-31\nElse,many,10,31 February\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_all: (str(sheet), "")))
    before = len(desk.plan.of("objective"))
    desk.verbs.files.import_table("objectives")
    settle(4)
    banner = desk.window().banner
    assert len(desk.plan.of("objective")) == before + 1
    assert banner.isVisible() and "left out: 1." in banner._text.text() and "row 3" in banner._text.text()
    assert "many" in banner._text.text()


def test_a_name_without_an_ending_gets_one(desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind, run in (
        ("plan", "JSON (*.json)", desk.verbs.files.export),
        ("budget", "CSV (*.csv)", lambda: desk.verbs.files.export_table("budget")),
        ("goals", "Excel (*.xlsx)", lambda: desk.verbs.files.export_table("objectives")),
    ):
        answer = (str(tmp_path / name), kind)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_all, answer=answer: answer))
        run()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file() and path.stem in ("plan", "budget", "goals")) == [
        "budget.csv", "goals.xlsx", "plan.json"
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["tactics.table", "risks.risks"])
def test_pasted_rows_stay_in_sight_below_a_map_that_grows(desk: Any, sample_store: Store, key: str) -> None:
    table = section(desk, key).table
    before, sheet = len(table.rows.rows), desk.page.sheet()
    table.setFocus()
    table.setCurrentIndex(table.rows.index(table.rows.rowCount() - 1, 0))
    settle(6)
    QGuiApplication.clipboard().setText("\n".join(f"Pasted {number}" for number in range(20)))
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(8)
    assert len(table.rows.rows) == before + 20

    def seen() -> bool:
        top = table.mapTo(sheet.viewport(), table.rect().topLeft()).y()
        return bool(top < sheet.viewport().height() and top + table.height() > 0)

    assert seen()
    sample_store.undo()
    settle(8)
    assert len(table.rows.rows) == before and seen()
