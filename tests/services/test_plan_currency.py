"""The currency of a plan: that of the client's country until said otherwise, and never something that is none."""

import json
from pathlib import Path

import pytest

from smdesk.domain.errors import SmdeskError
from smdesk.services import clients, plan_files, templates
from smdesk.services import plan as plans
from smdesk.storage.store import Store
from tests.fakes import STORY


@pytest.mark.parametrize(("country", "code"), [("GB", "GBP"), ("IT", "EUR"), ("CH", "CHF"), ("", "EUR")])
def test_it_is_that_of_the_country(store: Store, country: str, code: str) -> None:
    client = clients.add_client(store, "New", country=country or "IT")
    if not country:
        code = "EUR"
    assert plans.whole(store, client.id).one("plan").currency == code
    blank = plans.single(store, "plan", client.id)
    assert not blank.id and blank.currency == code
    assert plans.edit(store, blank, title="First").currency == code, "and so it is stored"


def test_a_starting_point_keeps_it(store: Store) -> None:
    client = clients.add_client(store, "New", country="GB", language="en")
    templates.start(store, client.id, "shop", "en", STORY.date())
    assert plans.whole(store, client.id).one("plan").currency == "GBP"


def test_what_is_none_is_refused(store: Store, tmp_path: Path) -> None:
    client = clients.add_client(store, "New", country="GB")
    made = plans.edit(store, plans.single(store, "plan", client.id), currency=" usd ")
    assert made.currency == "USD"
    for wrong in ("", "euros", "€", "E1R"):
        with pytest.raises(SmdeskError, match="not a currency"):
            plans.edit(store, made, currency=wrong)
    path = plan_files.export_plan(store, client.id, tmp_path / "p.json")
    data = json.loads(path.read_text())
    path.write_text(json.dumps(data).replace('"USD"', '"a lot"'))
    with pytest.raises(SmdeskError):
        plan_files.import_plan(store, client.id, path)
    assert plans.whole(store, client.id).one("plan").currency == "USD"
