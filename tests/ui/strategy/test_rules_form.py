"""The form of a rule fitted to the firm: what is watched first, then a limit that its example explains."""

from typing import Any

from smdesk.storage.store import Store
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.form import RecordDialog
from tests.ui.conftest import settle


def test_what_is_watched_comes_first_and_a_limit_has_its_example(desk: Any, sample_store: Store) -> None:
    form = RecordDialog(desk, desk, "parameter", None, {})
    form.open()
    settle()
    assert next(iter(form.editors)) == "kind"
    kind, what, limit = form.editors["kind"], form.editors["what"], form.editors["limit"]
    assert isinstance(kind, editors.Pick) and isinstance(what, editors.Line) and isinstance(limit, editors.Long)
    kind.setCurrentIndex(kind.findData("hours"))
    assert "08:00–21:00" in form._notes["limit"].text()
    what.setText("Hours")
    limit.setPlainText("late")
    form.save()
    assert form.isVisible() and "stretch of hours" in form.problem.text()
    limit.setPlainText("8–21")
    form.save()
    settle(4)
    made = desk.plan.of("parameter")[-1]
    assert (made.what, made.kind, made.limit) == ("Hours", "hours", "8–21")
