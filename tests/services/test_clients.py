"""Clients, places, slots, own dates: good ones are one undo step, bad ones one sentence."""

from typing import Any

import pytest

from smdesk.domain.clients import Client, OwnDate, Place, Slot
from smdesk.domain.errors import BadInput
from smdesk.services import clients, posts
from smdesk.storage.store import Store


def test_a_client_is_added_edited_archived_and_each_is_one_step(store: Store) -> None:
    made = clients.add_client(store, "  Pastificio   Valdorsa ", language="it", country="it", region="MC")
    assert (made.name, made.country, made.region) == ("Pastificio Valdorsa", "IT", "MC")
    clients.edit_client(store, made.id, name="Valdorsa", color="#2c5c8a", zone="Europe/Madrid")
    clients.archive_client(store, made.id)
    assert store.clients.all() == []
    for _ in range(2):
        store.undo()
    assert store.clients.all() == [made]
    store.undo()
    assert store.clients.all(archived=True) == []


def test_a_client_starts_with_its_places_and_hours_in_one_step(store: Store) -> None:
    networks = ["instagram", "facebook_page"]
    made = clients.start_client(store, "Valdorsa", networks, [(3, "12:30"), (1, "18:30")], language="it")
    plan = store.clients.plan(made.id)
    assert [place.network for place in plan.places] == networks
    assert sorted((slot.weekday, slot.hour) for slot in plan.slots) == [(1, "18:30")] * 2 + [(3, "12:30")] * 2
    store.undo()
    assert not store.clients.all() and not store.find(Place) and not store.find(Slot)
    for places, hours in ((["myspace"], []), (["instagram"], [(1, "25:00")])):
        with pytest.raises(BadInput):
            clients.start_client(store, "Valdorsa", places, hours)
    assert not store.clients.all()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "pastificio valdorsa"}, "name"),
        ({"language": "fr"}, "language"),
        ({"zone": "Roma"}, "zone"),
        ({"color": "#FFFF00"}, "color"),
        ({"color": "blue"}, "color"),
        ({"country": "Italy"}, "country"),
        ({"country": "IT", "region": "XX"}, "region"),
        ({"country": "ZZ"}, "country"),
        ({"region": "MC"}, "country"),
        ({"hours": "9-18"}, "hours"),
        ({"workdays": "mon"}, "workdays"),
        ({"promo_ceiling": 120}, "promo_ceiling"),
        ({"cadence": -1}, "cadence"),
    ],
)
def test_what_breaks_a_rule_is_one_sentence_and_changes_nothing(
    store: Store, client: Client, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        clients.add_client(store, **({"name": "Another"} | fields))
    assert caught.value.field == field
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    assert len(store.clients.all()) == 1


def test_a_light_colour_is_answered_with_one_that_fits(store: Store) -> None:
    with pytest.raises(BadInput) as caught:
        clients.add_client(store, "Giallo", color="#FFEE00")
    clients.add_client(store, "Giallo", color=str(caught.value.values["better"]))


def test_a_client_imported_with_an_odd_colour_can_still_be_renamed(store: Store, client: Client) -> None:
    with store.transaction(None) as tx:
        tx.update(client, color="#FFFFFF", region="nowhere")
    assert clients.edit_client(store, client.id, name="New").name == "New"


def test_places_of_every_network_and_no_other(store: Store, client: Client) -> None:
    made = clients.add_place(store, client.id, "x", "valdorsa", role="passing trade")
    assert store.get(Place, made.id).position == 2
    with pytest.raises(BadInput, match="not one we know"):
        clients.add_place(store, client.id, "myspace", "valdorsa")
    with pytest.raises(BadInput, match="already there"):
        clients.add_place(store, client.id, "x", "VALDORSA")
    with pytest.raises(BadInput, match="no web or mail address"):
        clients.edit_place(store, made.id, address="over there")
    assert clients.edit_place(store, made.id, address="hello@valdorsa.example").address


def test_a_place_posts_go_to_is_archived_another_is_gone(store: Store, client: Client) -> None:
    used, unused = store.clients.places(client.id)
    clients.set_slots(store, used.id, [(1, "18:30")])
    posts.add(store, client.id, place_ids=[used.id])
    assert not clients.remove_place(store, used.id) and clients.remove_place(store, unused.id)
    assert [place.archived for place in store.clients.places(client.id)] == [True]
    assert store.find(Slot) == []
    store.undo()
    store.undo()
    assert store.clients.places(client.id) == [used, unused] and len(store.find(Slot)) == 1


def test_slots_are_set_as_a_whole(store: Store, client: Client) -> None:
    place = store.clients.places(client.id)[0]
    clients.set_slots(store, place.id, [(1, "18:30"), (4, "07:40"), (1, "18:30")])
    kept = store.find(Slot)[0]
    clients.set_slots(store, place.id, [(1, "18:30"), (5, "10:00")])
    assert store.find(Slot)[0] == kept and [slot.weekday for slot in store.find(Slot)] == [1, 5]
    for wrong in ((7, "10:00"), (1, "25:00"), (1, "9")):
        with pytest.raises(BadInput):
            clients.set_slots(store, place.id, [wrong])


def test_own_dates(store: Store, client: Client) -> None:
    made = clients.add_own_date(store, client.id, "2026-10-25", "Giornata della pasta")
    clients.edit_own_date(store, made.id, yearly=True)
    assert store.get(OwnDate, made.id).yearly
    for day, title in (("25/10/2026", "x"), ("2026-02-30", "x"), ("2026-10-25", "  ")):
        with pytest.raises(BadInput):
            clients.add_own_date(store, client.id, day, title)
    clients.remove_own_date(store, made.id)
    assert store.find(OwnDate) == []
