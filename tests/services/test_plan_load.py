"""All clients on one person, whose own hours a week are a setting of the home."""

from datetime import date
from decimal import Decimal

import pytest

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.language import Words
from smdesk.services import completeness, load, plan, sample
from smdesk.storage.store import Store

MONDAY = date(2026, 10, 12)


def action(store: Store, client_id: int, **values: object) -> None:
    given = {"title": "x", "start": "2026-10-12", "end": "2026-10-18", "owner": "Noi", "hours": "4"}
    plan.add(store, "action", client_id, **{**given, **values})


def test_all_clients_are_counted_on_one_person(store: Store, client: Client) -> None:
    with store.transaction(Act.ADD_CLIENT) as tx:
        other = tx.add(Client(name="Larch", language="en", country="GB"))
        gone = tx.add(Client(name="Gone", language="en", country="GB", archived=True))
    for one in (client, other, gone):
        action(store, one.id, hat="cm")
    plan.edit(store, plan.single(store, "plan", client.id), hours="13")
    mine, both = load.of_client(store, client.id, MONDAY), load.of_all(store, MONDAY)
    assert (mine.weeks[0].total, mine.weeks[0].capacity, mine.weeks[0].over) == (Decimal(4), Decimal(3), True)
    assert (both.weeks[0].total, both.weeks[0].capacity, both.weeks[0].over) == (Decimal(8), None, None)
    assert {one.client for one in both.weeks[0].shares} == {client.name, "Larch"}
    load.set_own(store, "7,5", "it")
    assert load.own(store) == Decimal("7.5") and load.of_all(store, MONDAY).weeks[0].over
    load.set_own(store, "")
    assert load.own(store) is None


@pytest.mark.parametrize("text", ["molte", "-3", "0", "169", "nan"])
def test_hours_a_week_are_those_of_a_week(store: Store, text: str) -> None:
    with pytest.raises(BadInput):
        load.set_own(store, text, "it")
    assert load.own(store) is None


def test_completeness_asks_for_hours_once_some_say_them(store: Store, client: Client, words: Words) -> None:
    def reasons() -> list[str]:
        found = completeness.of(store.plans.whole(client.id), MONDAY).chapters["actions"]
        return [completeness.said(one, words) for one in found.reasons]

    action(store, client.id, hours="")
    assert "1 action without hours" not in reasons()
    action(store, client.id)
    assert "1 action without hours" in reasons()
    plan.edit(store, plan.single(store, "plan", client.id), hours="13")
    assert "1 week of the next thirteen asks for more hours than agreed" in reasons()


def test_the_sample_has_one_week_too_full(store: Store) -> None:
    sample.make(store)
    over = {one.name: len(load.of_client(store, one.id).beyond) for one in store.clients.all()}
    assert list(over.values()) == [1, 0, 0], over
    assert all(one.of("smm") and one.of("cm") for one in (load.of_client(store, each.id) for each in store.clients.all()))
