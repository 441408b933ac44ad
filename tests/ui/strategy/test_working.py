"""A figure is worked out in its form, shown with its inputs on the ladder, and n/a where nothing can be divided by."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from smdesk.services import plan as plans
from smdesk.storage.store import Store
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.form import RecordDialog
from tests.ui.conftest import settle
from tests.ui.strategy.opened import section


def rate(desk: Any) -> Any:
    return next(one for one in desk.plan.of("key_result") if one.formula == "conversion_rate_clicks")


def form_of(desk: Any, kind: str, record: Any, **preset: Any) -> RecordDialog:
    form = RecordDialog(desk, desk, kind, record, preset)
    form.open()
    settle()
    return form


def write(line: QWidget, text: str) -> None:
    assert isinstance(line, editors.Line)
    line.selectAll()
    QTest.keyClicks(line, text)


def test_a_baseline_is_worked_out_and_undone(desk: Any, sample_store: Store) -> None:
    before = rate(desk)
    form = form_of(desk, "key_result", before)
    work = form.work
    assert work is not None and work.isVisible() and list(work.inputs) == ["conversions", "clicks"]
    assert work.inputs["conversions"].text() == "19" and "19 conversions ÷ 342 clicks ×\u00a0100" in work.note.text()
    write(work.inputs["clicks"], "380")
    assert form.editors["baseline"].text() == "5"  # type: ignore[union-attr]
    form.save()
    settle()
    now = rate(desk)
    assert (now.baseline, now.baseline_inputs) == ("5", '{"conversions": "19", "clicks": "380"}')
    sample_store.undo()
    settle()
    assert rate(desk) == before


def test_a_figure_typed_by_hand_lets_its_inputs_go(desk: Any) -> None:
    form = form_of(desk, "key_result", rate(desk))
    assert form.work is not None
    write(form.editors["baseline"], "9")
    assert "by hand" in form.work.note.text()
    form.save()
    settle()
    assert rate(desk).baseline_inputs == ""


def test_an_input_that_is_no_number_is_named(desk: Any) -> None:
    form = form_of(desk, "key_result", rate(desk))
    assert form.work is not None
    write(form.work.inputs["clicks"], "many")
    form.save()
    assert form.isVisible() and "Clicks" in form.problem.text() and "many" in form.problem.text()
    form.reject()


def test_another_formula_asks_for_its_own_inputs(desk: Any) -> None:
    form = form_of(desk, "key_result", rate(desk))
    picked, work = form.editors["formula"], form.work
    assert work is not None and isinstance(picked, editors.Pick)
    picked.show_code("click_rate_reach")
    assert list(work.inputs) == ["clicks", "reach"] and work.inputs["clicks"].text() == "342"
    picked.show_code("count")
    assert not work.isVisible()
    form.reject()


def test_a_measured_value_that_cannot_be_divided_is_not_available(desk: Any, sample_store: Store) -> None:
    box = section(desk, "objectives.ladder")
    place = next(at for at, one in enumerate(box.rungs.rungs.items) if one.record == rate(desk))
    box.rungs.setFocus()
    box.rungs.setCurrentIndex(box.rungs.rungs.index(place))
    QTest.keyClick(box.rungs, Qt.Key.Key_Equal)
    settle()
    form = next(one for one in desk.findChildren(RecordDialog) if one.isVisible())
    write(form.work.inputs["conversions"], "0")
    write(form.work.inputs["clicks"], "0")
    assert "n/a: “Clicks” is zero" in form.work.note.text() and form.editors["value"].text() == ""
    form.save()
    settle()
    shown = next(one for one in box.rungs.rungs.items if one.record == rate(desk))
    assert shown.track.now == "n/a" and shown.track.part is None and "“Clicks” is zero" in shown.under
    assert shown.under_role == "ink-3"  # it is no verdict


def test_the_kpi_stands_with_its_formula_inputs_source_and_day(desk: Any, sample_store: Store) -> None:
    objective = next(one for one in desk.plan.of("objective") if one.code == "O2")
    box = section(desk, "objectives.ladder")
    box.pick(objective.id)
    kpi = next(one for one in box.rungs.rungs.items if one.kind == "kpi" and one.record.formula == "net_sentiment")
    assert kpi.note == "Net sentiment = (positive − negative mentions) ÷ all mentions × 100"
    assert kpi.under.startswith("38 = (74 positive mentions − 20 negative mentions) ÷ 142 mentions ×\u00a0100. Source: ")
    last = max((one for one in desk.plan.of("reading") if one.inputs), key=lambda one: one.on)
    assert desk.day(last.on) in kpi.under
    plans.edit(sample_store, desk.plan.get("reading", last.id), value="-99")
