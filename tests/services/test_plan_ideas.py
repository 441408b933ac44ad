"""Lines of a plan that become ideas for posts."""

import pytest

from smdesk.domain.errors import BadInput
from smdesk.services import clients, plan_ideas
from smdesk.services import plan as plans
from smdesk.storage.store import Store


def test_a_signal_becomes_an_idea_with_its_reading_and_can_be_taken_back(store: Store) -> None:
    client = clients.add_client(store, "Valdorsa", language="it", zone="Europe/Rome")
    signal = plans.add(store, "signal", client.id, source="Census", value="+4 %", reading="They buy for those who stayed")
    post = plan_ideas.idea_of(store, signal)
    assert (post.title, post.text, post.status) == ("They buy for those who stayed", "+4 %", "idea")
    store.undo()
    assert store.posts.whole(post.id) is None or store.posts.whole(post.id).post.deleted  # type: ignore[union-attr]


def test_a_product_lends_its_pillar(store: Store) -> None:
    client = clients.add_client(store, "Valdorsa", language="it", zone="Europe/Rome")
    pillar = plans.add(store, "pillar", client.id, name="Offers", share=10)
    box = plans.add(store, "product", client.id, name="Sunday box", pillar_id=pillar.id)
    assert plan_ideas.idea_of(store, box).pillar_id == pillar.id


def test_what_says_nothing_makes_no_idea(store: Store) -> None:
    client = clients.add_client(store, "Valdorsa", language="it", zone="Europe/Rome")
    with pytest.raises(BadInput):
        plan_ideas.idea_of(store, plans.add(store, "budget_line", client.id, name="Ads"))
