"""Touchpoints hang on their campaign, go with it in one step, and are found by what they say."""

from smdesk.services import clients, ladder, plan, plan_search
from smdesk.storage.store import Store


def test_a_campaign_has_its_touchpoints_below_and_counts_go_with_them(store: Store) -> None:
    one = clients.add_client(store, "Larch & Lantern")
    campaign = plan.add(store, "campaign", one.id, name="The Long Table")
    point = plan.add(store, "touchpoint", one.id, name="Soup ladle by the till", campaign_id=campaign.id, code="LADLE")
    plan.add(store, "touchpoint_count", one.id, touchpoint_id=point.id, on="2026-10-12", count="8")
    whole = plan.whole(store, one.id)
    assert ("touchpoint", point.id) in {(link.kind, link.id) for link in ladder.links(store, whole, campaign).down}
    below = ladder.links(store, whole, point)
    assert [link.kind for link in below.up] == ["campaign"] and below.down[0].title == "Soup ladle by the till · 8"
    found = plan_search.find_in(whole, "ladle")
    assert ("touchpoint", point.id, "community.touchpoints") in {(hit.kind, hit.id, hit.section) for hit in found}
    plan.remove(store, point)
    assert not plan.whole(store, one.id).of("touchpoint_count")
    store.undo()
    whole = plan.whole(store, one.id)
    assert whole.of("touchpoint_count")[0].touchpoint_id == point.id
