"""Money in the plan's form is read in the currency typed beside it."""

from typing import Any

from smdesk.storage.store import Store
from smdesk.ui.views.strategy.form import RecordDialog
from tests.ui.conftest import settle


def test_the_currency_typed_counts_at_once(desk: Any, sample_store: Store) -> None:
    form = RecordDialog(desk, desk, "plan", desk.plan.one("plan"), {})
    form.open()
    settle()
    form.editors["currency"].setText("pounds")
    form.save()
    assert form.isVisible() and form.editors["currency"].text() == "pounds" and form.problem.text()
    form.editors["currency"].setText("GBP")
    form.editors["rate"].setText("£1,234.50")
    form.save()
    settle(4)
    head = desk.plan.one("plan")
    assert (head.currency, head.rate) == ("GBP", "1234.50")
    desk.open_chapter("budget")
    settle(4)
    assert desk.page.sheet().boxes()
