"""Objectives, pillars, segments, campaigns."""

from collections.abc import Callable
from typing import Any

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.strategy import Campaign, Objective, Pillar, Segment
from smdesk.services import strategy
from smdesk.storage.store import Store


def test_codes_colours_and_names_in_links_are_given(store: Store, client: Client) -> None:
    first = strategy.add_objective(store, client.id, "Più ordini")
    second = strategy.add_objective(store, client.id, "Più iscritti")
    assert (first.code, second.code) == ("O1", "O2")
    hues = [strategy.add_pillar(store, client.id, name, share=25).hue for name in "abcd"]
    assert hues == [1, 2, 3, 4]
    assert strategy.shares_gap(store.clients.plan(client.id)) == 0
    strategy.archive(store, store.find(Pillar)[0])
    assert strategy.shares_gap(store.clients.plan(client.id)) == -25
    launch = strategy.add_campaign(
        store, client.id, "Lancio del Caffè!", start="2026-10-19", objective_id=first.id
    )
    assert launch.utm_name == "2026-10_lancio-del-caffe"
    assert strategy.edit(store, launch, end="2026-10-25").end == "2026-10-25"
    assert strategy.add_segment(store, client.id, "Cuochi").position == 0


ADDERS: dict[type[Any], Callable[..., Any]] = {
    Objective: strategy.add_objective,
    Pillar: strategy.add_pillar,
    Segment: strategy.add_segment,
    Campaign: strategy.add_campaign,
}


@pytest.mark.parametrize(
    ("cls", "name", "fields"),
    [
        (Objective, " ", {}),
        (Objective, "x", {"code": "o1"}),
        (Objective, "x", {"kind": "dream"}),
        (Objective, "x", {"due": "soon"}),
        (Pillar, "taken", {}),
        (Pillar, "x", {"share": 101}),
        (Pillar, "x", {"hue": 9}),
        (Segment, "", {}),
        (Campaign, "x", {"kind": "war"}),
        (Campaign, "x", {"start": "2026-10-20", "end": "2026-10-19"}),
        (Campaign, "x", {"utm_name": "Con Spazi"}),
    ],
)
def test_what_breaks_a_rule_is_refused(
    store: Store, client: Client, cls: type[Any], name: str, fields: dict[str, Any]
) -> None:
    strategy.add_objective(store, client.id, "First")
    strategy.add_pillar(store, client.id, "Taken")
    before = store.undoable
    with pytest.raises(BadInput):
        ADDERS[cls](store, client.id, name, **fields)
    assert store.undoable == before


def test_a_campaign_serves_an_objective_of_its_own_client(
    store: Store, client: Client, add_client: Callable[..., Client]
) -> None:
    other = strategy.add_objective(store, add_client("Other").id, "Theirs")
    with pytest.raises(BadInput, match="another client"):
        strategy.add_campaign(store, client.id, "x", objective_id=other.id)
