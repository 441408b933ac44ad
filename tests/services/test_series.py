"""Recurring posts: made, moved, edited and deleted, one, from one on, or all; in wall time over both clock changes."""

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput, PostLocked
from smdesk.domain.posts import Post, Series, Status
from smdesk.domain.time import utc_of
from smdesk.services import posts, series
from smdesk.storage.store import Store

WEEKLY = "FREQ=WEEKLY;COUNT=4"


@pytest.fixture
def first(store: Store, client: Client) -> Post:
    """A post on Tuesday 13 October 2026, half past six."""
    return posts.add(store, client.id, title="Tip", text="A tip", due_wall="2026-10-13T18:30")


def living(store: Store, post: Post) -> list[Post]:
    """All posts of a client in order of time."""
    return sorted(store.find(Post, client_id=post.client_id, deleted=""), key=lambda one: one.due_wall)


def walls(store: Store, post: Post) -> list[str]:
    """Their moments."""
    return [one.due_wall[5:] for one in living(store, post)]


def test_the_hour_stays_over_the_change_of_clocks(store: Store, first: Post) -> None:
    series.make(store, first.id, WEEKLY)
    assert walls(store, first) == ["10-13T18:30", "10-20T18:30", "10-27T18:30", "11-03T18:30"]
    for post in living(store, first):
        assert post.due_utc == utc_of(post.due_wall, "Europe/Rome")
    gaps = [
        b.due_utc - a.due_utc for a, b in zip(living(store, first), living(store, first)[1:], strict=False)
    ]
    assert gaps == [604800, 604800 + 3600, 604800]
    assert all(len(posts.get(store, post.id).versions) == 2 for post in living(store, first))
    store.undo()
    assert walls(store, first) == ["10-13T18:30"]
    assert store.find(Series) == []


def test_a_skipped_hour_moves_forward_and_keeps_its_occurrence(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="Night", due_wall="2026-03-22T02:30")
    series.make(store, post.id, "FREQ=WEEKLY;COUNT=3")
    found = store.posts.of_series(store.get(Post, post.id).series_id)
    assert [one.due_wall for one in found] == ["2026-03-22T02:30", "2026-03-29T03:30", "2026-04-05T02:30"]
    assert found[1].occurrence == "2026-03-29T02:30"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;UNTIL=20300101",
        "FREQ=DAILY;COUNT=401",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=5",
        "FREQ=WEEKLY;COUNT=1",
    ],
)
def test_rules_that_are_refused(store: Store, first: Post, rule: str) -> None:
    with pytest.raises(BadInput):
        series.make(store, first.id, rule)
    assert walls(store, first) == ["10-13T18:30"]


def test_moving_one_detaches_it(store: Store, first: Post) -> None:
    series.make(store, first.id, WEEKLY)
    second = living(store, first)[1]
    assert series.move(store, second.id, "2026-10-21T09:00", series.ONE) == 1
    assert series.move(store, first.id, "2026-10-13T20:00", series.ALL) == 3
    assert walls(store, first) == ["10-13T20:00", "10-21T09:00", "10-27T20:00", "11-03T20:00"]


def test_moving_this_and_the_following_splits_the_series(store: Store, first: Post) -> None:
    series.make(store, first.id, "FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    third = living(store, first)[2]
    before = [(one.id, one.due_wall) for one in living(store, first)]
    assert series.move(store, third.id, "2026-10-28T17:00", series.FOLLOWING) == 2
    assert walls(store, first) == ["10-13T18:30", "10-20T18:30", "10-28T17:00", "11-04T17:00"]
    rules = sorted(one.rule for one in store.find(Series))
    assert rules == ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20261020T183000", "FREQ=WEEKLY;BYDAY=WE;COUNT=2"]
    store.undo()
    assert [(one.id, one.due_wall) for one in living(store, first)] == before
    assert len(store.find(Series)) == 1


def test_moving_all_to_another_day_turns_the_rule(store: Store, first: Post) -> None:
    series.make(store, first.id, "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261029T235959")
    series.move(store, first.id, "2026-10-14T18:30", series.ALL)
    assert walls(store, first) == [
        "10-14T18:30",
        "10-16T18:30",
        "10-21T18:30",
        "10-23T18:30",
        "10-28T18:30",
        "10-30T18:30",
    ]
    (found,) = store.find(Series)
    assert found.rule == "FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20261030T235959"
    assert found.start_wall == "2026-10-14T18:30"


def test_posts_that_are_out_stay(store: Store, first: Post) -> None:
    series.make(store, first.id, WEEKLY)
    with store.transaction(None) as tx:
        tx.update(store.get(Post, first.id), status=Status.PUBLISHED.value)
    with pytest.raises(PostLocked):
        series.move(store, first.id, "2026-10-13T20:00", series.ALL)
    second = living(store, first)[1]
    assert series.edit(store, second.id, series.ALL, text="Better") == 3
    assert [one.text for one in living(store, first)] == ["A tip", "Better", "Better", "Better"]


def test_editing_this_and_the_following(store: Store, first: Post) -> None:
    series.make(store, first.id, WEEKLY)
    third = living(store, first)[2]
    series.edit(store, third.id, series.FOLLOWING, title="New")
    assert [one.title for one in living(store, first)] == ["Tip", "Tip", "New", "New"]
    series.edit(store, third.id, series.ONE, title="Own")
    series.edit(store, living(store, first)[3].id, series.ALL, title="Later")
    assert [one.title for one in living(store, first)] == ["Tip", "Tip", "Own", "Later"]


@pytest.mark.parametrize(("scope", "left"), [("one", 3), ("following", 1), ("all", 0)])
def test_deleting(store: Store, first: Post, scope: str, left: int) -> None:
    series.make(store, first.id, WEEKLY)
    second = living(store, first)[1]
    series.delete(store, second.id, scope)
    assert len(living(store, first)) == left
    store.undo()
    assert len(living(store, first)) == 4


def test_a_rule_of_month_days_moves_by_hour_but_not_by_day(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="Month's end", due_wall="2026-10-31T10:00")
    series.make(store, post.id, "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3")
    series.move(store, post.id, "2026-10-31T11:30", series.ALL)
    assert walls(store, post) == ["10-31T11:30", "11-30T11:30", "12-31T11:30"]
    with pytest.raises(BadInput, match="days of the month"):
        series.move(store, post.id, "2026-11-01T11:30", series.ALL)


def test_an_exception_does_not_come_back(store: Store, first: Post, client: Client) -> None:
    made = series.make(store, first.id, WEEKLY)
    series.delete(store, living(store, first)[1].id, series.ONE)
    series.move(store, first.id, "2026-10-14T18:30", series.ALL)
    assert walls(store, first) == ["10-14T18:30", "10-28T18:30", "11-04T18:30"]
    assert store.get(Series, made.id).exceptions == "2026-10-21T18:30"


def test_the_content_of_one_goes_to_the_following_or_to_all(store: Store, first: Post) -> None:
    series.make(store, first.id, WEEKLY)
    a, b, c, d = (one.id for one in living(store, first))
    posts.edit(store, d, text="Its own")
    places = [version.place_id for version in posts.get(store, b).versions]
    posts.edit(store, b, title="New tip", text="Another tip")
    posts.edit_version(store, b, places[0], text="Another, here")
    posts.set_places(store, b, places[:1])
    before = walls(store, first)
    assert series.spread(store, b, series.FOLLOWING) == 1  # d was changed on its own
    said = {one.id: (one.title, one.text, posts.get(store, one.id).versions[0].text) for one in living(store, first)}
    assert said[b] == said[c] == ("New tip", "Another tip", "Another, here")
    assert said[a][1] == "A tip" and said[d][1] == "Its own" and walls(store, first) == before
    assert [version.place_id for version in posts.get(store, c).versions] == places[:1]
    assert not store.get(Post, b).detached  # what set it apart is what they all say
    store.undo()
    assert store.get(Post, c).text == "A tip" and len(posts.get(store, c).versions) == 2
    assert store.get(Post, b).detached
    assert series.spread(store, b, series.ALL) == 2 and store.get(Post, a).text == "Another tip"
