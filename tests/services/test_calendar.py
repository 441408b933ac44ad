"""What stands around the posts: bands, own dates, gaps, late posts; several posts changed as one step."""

from datetime import UTC, date, datetime

import pytest

from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, OwnDate, Slot
from smdesk.domain.errors import BadInput, PostLocked
from smdesk.domain.posts import Post, Status
from smdesk.domain.strategy import Campaign
from smdesk.services import calendar, holidays, posts, review
from smdesk.storage.store import Store

NOW = datetime(2026, 10, 15, 9, 42, tzinfo=UTC)
OCTOBER = (date(2026, 9, 28), date(2026, 11, 2))


def test_bands_that_overlap_take_lanes_of_their_own(store: Store, client: Client) -> None:
    with store.transaction(Act.EDIT_CAMPAIGN) as tx:
        for name, start, end in (
            ("Long", "2026-09-01", "2026-12-01"),
            ("Short", "2026-10-19", "2026-10-25"),
            ("After", "2026-10-26", ""),
            ("Gone", "2026-01-01", "2026-02-01"),
            ("Undated", "", ""),
        ):
            tx.add(Campaign(client_id=client.id, name=name, start=start, end=end))
    found = calendar.bands(calendar.lookup(store), *OCTOBER)
    assert [(one.campaign.name, one.first.isoformat(), one.last.isoformat(), one.lane) for one in found] == [
        ("Long", "2026-09-28", "2026-11-01", 0),
        ("Short", "2026-10-19", "2026-10-25", 1),
        ("After", "2026-10-26", "2026-10-26", 1),
    ]


def test_own_dates_return_each_year_also_the_29th_of_february(store: Store, client: Client) -> None:
    with store.transaction(Act.EDIT_DATES) as tx:
        tx.add(OwnDate(client_id=client.id, day="2024-02-29", title="Leap", yearly=True))
        tx.add(OwnDate(client_id=client.id, day="2026-02-10", title="Once"))
    found = calendar.own_dates(calendar.lookup(store), date(2026, 1, 26), date(2026, 3, 2))
    assert [(day.isoformat(), one.title) for day, one in found] == [
        ("2026-02-10", "Once"),
        ("2026-02-28", "Leap"),
    ]
    assert calendar.own_dates(calendar.lookup(store), date(2023, 1, 1), date(2023, 12, 31)) == []


def test_gaps_and_free_slots_lie_ahead(store: Store, client: Client) -> None:
    place = store.clients.places(client.id)[0]
    with store.transaction(Act.EDIT_SLOTS) as tx:
        for weekday in (0, 3):
            tx.add(Slot(client_id=client.id, place_id=place.id, weekday=weekday, hour="18:30"))
    posts.add(store, client.id, title="Taken", due_wall="2026-10-19T18:30")
    made = calendar.margin(store, calendar.lookup(store, client.id), client.id, *OCTOBER, NOW)
    assert [gap.day.day for gap in made.gaps] == [22, 26, 29]
    assert {day.day: hours for day, hours in made.free.items()} == {
        15: ("18:30",), 22: ("18:30",), 26: ("18:30",), 29: ("18:30",)
    }  # fmt: skip


def test_a_new_post_takes_a_slot_at_which_none_of_its_places_has_one(store: Store, client: Client) -> None:
    here, there = store.clients.places(client.id)[:2]
    with store.transaction(Act.EDIT_SLOTS) as tx:
        for place, weekday in ((there, 4), (here, 5), (here, 6)):  # Friday 16, Saturday 17, Sunday 18
            tx.add(Slot(client_id=client.id, place_id=place.id, weekday=weekday, hour="10:00"))
        for place in (here, there):
            tx.update(place, preset=place is here)
    plan, after = store.clients.plan(client.id), "2026-10-15T12:00"
    assert posts.next_free(store, plan, after) == "2026-10-17T10:00"  # Friday's is another place's
    assert posts.next_free(store, plan, after, [there.id]) == posts.next_free(store, plan, after, []) == "2026-10-16T10:00"
    posts.add(store, client.id, title="Elsewhere", due_wall="2026-10-17T10:30", place_ids=[there.id])
    assert posts.next_free(store, plan, after, [here.id]) == "2026-10-17T10:00"
    assert posts.next_free(store, plan, after, [here.id, there.id]) == "2026-10-16T10:00"
    posts.add(store, client.id, title="Before", due_wall="2026-10-16T10:00", place_ids=[here.id])
    assert posts.next_free(store, plan, after, [here.id, there.id]) == "2026-10-18T10:00"


def test_the_whole_is_measured_for_all_clients(store: Store, client: Client) -> None:
    late = posts.add(store, client.id, title="Late", due_wall="2026-10-13T09:00")
    with store.transaction(None) as tx:
        tx.update(late, status=Status.SCHEDULED.value)
    posts.add(store, client.id, title="A", text="The same words", due_wall="2026-10-20T09:00")
    posts.add(store, client.id, title="B", text="The same words!", due_wall="2026-11-20T09:00")
    posts.add(store, client.id, title="C", text="The same words?", due_wall="2026-10-21T09:00")
    made = calendar.margin(store, calendar.lookup(store), 0, *OCTOBER, NOW)
    assert [card.title for card in made.late] == ["Late"]
    assert {card.title for card in made.clashing.values()} >= {"A", "C"}
    assert made.cadences[client.id].has == 1


def test_posts_that_are_both_out_are_in_nobodys_way(store: Store, client: Client) -> None:
    made = [posts.add(store, client.id, title=name, due_wall=f"2026-10-12T09:{at}") for name, at in (("A", "00"), ("B", "20"))]

    def clashes() -> int:
        return len(calendar.margin(store, calendar.lookup(store), 0, *OCTOBER, NOW).clashes)

    with store.transaction(None) as tx:
        tx.update(made[0], status=Status.PUBLISHED.value)
    assert clashes()
    with store.transaction(None) as tx:
        tx.update(made[1], status=Status.MEASURED.value)
    assert not clashes()


def test_moving_several_is_one_step_and_all_or_nothing(store: Store, client: Client) -> None:
    one = posts.add(store, client.id, title="One", due_wall="2026-10-20T09:00")
    other = posts.add(store, client.id, title="Other", due_wall="2026-10-21T09:00")
    posts.move_all(store, {one.id: "2026-10-22T09:00", other.id: "2026-10-23T09:00"})
    store.undo()
    assert [card.due_wall for card in store.posts.window("2026", "2027", PostFilter())] == [
        "2026-10-20T09:00",
        "2026-10-21T09:00",
    ]
    with store.transaction(None) as tx:
        tx.update(other, status=Status.PUBLISHED.value)
    with pytest.raises(PostLocked):
        posts.move_all(store, {one.id: "2026-10-22T09:00", other.id: "2026-10-23T09:00"})
    assert store.get(Post, one.id).due_wall == "2026-10-20T09:00"


def test_a_duplicate_of_an_old_post_lies_ahead(store: Store, client: Client) -> None:
    old = posts.add(store, client.id, title="Old", due_wall="2026-08-04T09:00")
    (made,) = posts.duplicate_all(store, [old.id])
    assert made.due_wall == "2026-10-20T09:00"
    assert made.status == Status.DRAFT
    assert len(posts.get(store, made.id).versions) == 2


def test_only_what_would_go_out_can_be_held(store: Store, client: Client) -> None:
    draft = posts.add(store, client.id, title="Draft", due_wall="2026-10-20T09:00")
    with pytest.raises(BadInput, match="only approved and scheduled"):
        review.hold_these(store, [draft.id])
    with store.transaction(None) as tx:
        tx.update(draft, status=Status.SCHEDULED.value)
    assert review.hold_these(store, [draft.id], "Polemic") == 1
    held = store.get(Post, draft.id)
    assert (held.status, held.held_from, held.hold_reason) == ("held", "scheduled", "Polemic")


def test_a_new_post_takes_the_slot_that_is_still_to_come(store: Store, client: Client) -> None:
    place = store.clients.places(client.id)[0]
    with store.transaction(Act.EDIT_SLOTS) as tx:
        for hour in ("09:00", "18:30"):
            tx.add(Slot(client_id=client.id, place_id=place.id, weekday=3, hour=hour))
    plan = store.clients.plan(client.id)
    assert calendar.slot_on(plan, date(2026, 10, 15), [], "2026-10-15T11:42") == "2026-10-15T18:30"
    assert calendar.slot_on(plan, date(2026, 10, 22), [], "2026-10-15T11:42") == "2026-10-22T09:00"
    assert calendar.slot_on(plan, date(2026, 10, 23), [], "2026-10-15T11:42") == "2026-10-23T09:00"


def test_holidays_are_named_in_the_readers_language_or_the_countrys_own() -> None:
    christmas = date(2026, 12, 25)
    for country, language, name in (
        ("ES", "it", "Natividad"), ("ES", "en", "Christmas"), ("IT", "es", "Natale"), ("GB", "it", "Christmas"),
        ("JP", "it", ""),
    ):  # fmt: skip
        found = holidays.days(country, "", christmas, christmas, language)
        assert any(name in said for _day, said in found) if name else not found


def test_a_post_at_the_weekly_hour_of_another_place_goes_there(store: Store, client: Client) -> None:
    usual, other = store.clients.plan(client.id).places
    with store.transaction(None) as tx:
        tx.update(usual, preset=True)
        tx.update(other, preset=False)
        tx.add(Slot(client_id=client.id, place_id=other.id, weekday=3, hour="18:30"))
        tx.add(Slot(client_id=client.id, place_id=usual.id, weekday=4, hour="09:00"))
        tx.add(Slot(client_id=client.id, place_id=other.id, weekday=4, hour="09:00"))

    def places_of(wall: str) -> list[int]:
        made = posts.add(store, client.id, title="Zuppa", due_wall=wall)
        return [version.place_id for version in posts.get(store, made.id).versions]

    assert places_of("2026-10-15T18:30") == [other.id]  # nobody else posts at that hour
    assert places_of("2026-10-16T09:00") == [usual.id]  # one of both is where new posts go
    assert places_of("2026-10-15T18:31") == places_of("") == [usual.id]
