"""Another rule or end for a series that is there: what stays, goes and comes, in wall time over both clock changes."""

from datetime import date

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.posts import Post, Series, Status
from smdesk.domain.time import utc_of
from smdesk.services import posts, series
from smdesk.storage.store import Store

TUESDAYS = "FREQ=WEEKLY;BYDAY=TU;COUNT=4"  # 13, 20, 27 October and 3 November 2026; clocks change on the 25th


@pytest.fixture(autouse=True)
def october(store: Store) -> None:
    """It is Monday 12 October 2026."""
    store.clock.forward(days=(date(2026, 10, 12) - store.clock().date()).days)  # type: ignore[attr-defined]


@pytest.fixture
def first(store: Store, client: Client) -> Post:
    """The first post of a series on Tuesdays, half past six."""
    post = posts.add(store, client.id, title="Tip", text="A tip", due_wall="2026-10-13T18:30")
    series.make(store, post.id, TUESDAYS)
    return store.get(Post, post.id)


def living(store: Store, post: Post) -> list[Post]:
    """All posts of a client in order of time."""
    return sorted(store.find(Post, client_id=post.client_id, deleted=""), key=lambda one: one.due_wall)


def days(store: Store, post: Post) -> list[str]:
    """Their days."""
    return [one.due_wall[5:10] for one in living(store, post)]


def everything(store: Store) -> tuple[list[Post], list[Series]]:
    """All rows that a change may touch."""
    return store.find(Post), store.find(Series)


def test_all_get_other_days_and_one_step_takes_it_back(store: Store, first: Post) -> None:
    before = everything(store)
    done = series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=6", series.ALL)
    assert days(store, first) == ["10-13", "10-15", "10-20", "10-22", "10-27", "10-29"]
    assert [one.due_wall[5:10] for one in done.going] == ["11-03"] and len(done.kept) == len(done.made) == 3
    for post in living(store, first):
        assert post.due_wall[11:] == "18:30" and post.due_utc == utc_of(post.due_wall, "Europe/Rome")
        assert (post.text, post.status, len(posts.get(store, post.id).versions)) == ("A tip", "draft", 2)
    after = everything(store)
    store.undo()
    assert everything(store) == before
    store.redo()
    assert everything(store) == after


def test_what_would_be_done_is_told_and_not_done(store: Store, first: Post) -> None:
    before = everything(store)
    found = series.rework(store, first.id, "FREQ=WEEKLY;BYDAY=TH;COUNT=2", series.ALL)
    assert (len(found.going), found.coming) == (4, ("2026-10-15T18:30", "2026-10-22T18:30"))
    assert everything(store) == before


def test_this_and_the_following_become_a_series_of_their_own(store: Store, first: Post) -> None:
    third = living(store, first)[2]
    before = everything(store)
    series.change_rule(store, third.id, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3", series.FOLLOWING)
    assert days(store, first) == ["10-13", "10-20", "11-02", "11-16", "11-30"]
    rules = sorted(one.rule for one in store.find(Series))
    assert rules == ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20261020T183000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3"]
    assert {one.series_id for one in living(store, first)[2:]} == {max(one.id for one in store.find(Series))}
    store.undo()
    assert everything(store) == before


def test_posts_that_are_out_or_changed_by_hand_stay_and_are_named(store: Store, first: Post) -> None:
    _a, b, c, _d = living(store, first)
    with store.transaction(None) as tx:
        tx.update(first, status=Status.PUBLISHED.value)
    posts.edit(store, b.id, text="Its own")
    posts.move(store, c.id, "2026-10-29T09:00")
    before = everything(store)
    done = series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TH;COUNT=4", series.ALL)
    assert [one.id for one in done.staying] == [first.id, b.id, c.id]
    # Thursday 29 October has the post that was moved there by hand: no second one
    assert days(store, first) == ["10-13", "10-15", "10-20", "10-22", "10-29", "11-05"]
    texts = {one.due_wall[5:10]: (one.text, one.status) for one in living(store, first)}
    assert texts["10-20"][0] == "Its own" and texts["10-15"] == ("A tip", "draft")
    store.undo()
    assert everything(store) == before


def test_the_words_of_a_post_changed_by_hand_are_not_the_others(store: Store, first: Post) -> None:
    b = living(store, first)[1]
    posts.edit(store, b.id, text="Its own")
    series.change_rule(store, b.id, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", series.FOLLOWING)
    texts = [one.text for one in living(store, first)]
    assert texts == ["A tip", "Its own", "A tip", "A tip", "A tip"]


def test_exceptions_stay_where_they_fit(store: Store, first: Post) -> None:
    _a, b, c, d = living(store, first)
    series.delete(store, b.id, series.ONE)
    posts.delete(store, [c.id])  # as the composer and the command line do it
    series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261105T235959", series.ALL)
    assert days(store, first) == ["10-13", "10-15", "10-22", "10-29", "11-03", "11-05"]
    assert store.get(Series, first.series_id).exceptions.split() == ["2026-10-20T18:30", "2026-10-27T18:30"]
    series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TH;COUNT=2", series.ALL)
    assert days(store, first) == ["10-15", "10-22"]
    assert store.get(Series, first.series_id).exceptions == ""
    assert d.id not in {one.id for one in living(store, first)}


def test_there_and_back_gives_the_same_days(store: Store, first: Post) -> None:
    series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TH;COUNT=4", series.ALL)
    post = living(store, first)[0]
    series.change_rule(store, post.id, "FREQ=WEEKLY;BYDAY=TU;COUNT=4", series.ALL)
    assert days(store, first) == ["10-20", "10-27", "11-03", "11-10"]
    series.change_rule(store, living(store, first)[0].id, "FREQ=WEEKLY;BYDAY=TU;COUNT=5", series.ALL)
    assert days(store, first) == ["10-20", "10-27", "11-03", "11-10", "11-17"]


@pytest.mark.parametrize("scope", [series.ALL, series.FOLLOWING])
def test_a_series_whose_end_has_come_goes_on(store: Store, first: Post, scope: str) -> None:
    with store.transaction(None) as tx:
        for one in living(store, first):
            tx.update(one, status=Status.PUBLISHED.value)
    store.clock.forward(days=35)  # type: ignore[attr-defined]  # Monday 16 November
    last = living(store, first)[-1]
    rule = series.ended(store, last, scope, until=date(2026, 12, 1))
    done = series.change_rule(store, last.id, rule, scope)
    # nothing is made on 10 November: that day is past
    assert days(store, first) == ["10-13", "10-20", "10-27", "11-03", "11-17", "11-24", "12-01"]
    assert len(done.staying) == (4 if scope == series.ALL else 1) and not done.going
    assert {one.status for one in living(store, first)[4:]} == {"draft"}
    store.undo()
    assert days(store, first) == ["10-13", "10-20", "10-27", "11-03"]


def test_what_is_past_and_off_the_rule_is_left_alone(store: Store, first: Post) -> None:
    store.clock.forward(days=9)  # type: ignore[attr-defined]  # Wednesday 21 October
    done = series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TH;COUNT=3", series.ALL)
    assert days(store, first) == ["10-13", "10-20", "10-22", "10-29"]
    assert [one.due_wall[5:10] for one in done.staying] == ["10-13", "10-20"]


def test_never_ends_two_years_ahead_and_is_carried_on_later(store: Store, first: Post) -> None:
    rule = series.ended(store, first, series.ALL)
    assert rule == "FREQ=WEEKLY;BYDAY=TU"
    series.change_rule(store, first.id, rule, series.ALL)
    assert len(living(store, first)) == 105 and living(store, first)[-1].due_wall == "2028-10-10T18:30"
    assert {one.due_wall[11:] for one in living(store, first)} == {"18:30"}
    store.clock.forward(days=28)  # type: ignore[attr-defined]
    done = series.change_rule(store, first.id, rule, series.ALL)
    assert len(done.coming) == 4 and not done.going
    series.change_rule(store, first.id, "FREQ=DAILY", series.ALL)
    assert len(series.walls_of(store.get(Series, first.series_id), date(2026, 11, 9))) == 27 + series.MOST


def test_a_post_may_be_repeated_without_an_end(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="Every month", due_wall="2027-01-31T10:00")
    series.make(store, post.id, "FREQ=MONTHLY;BYMONTHDAY=-1")
    found = store.posts.of_series(store.get(Post, post.id).series_id)
    assert len(found) == 25 and found[1].due_wall == "2027-02-28T10:00"


@pytest.mark.parametrize(
    ("zone", "start", "rule", "walls"),
    [
        # Rome: 02:30 is skipped on 28 March 2027 and comes twice on 31 October 2027
        ("Europe/Rome", "2027-03-20T02:30", "FREQ=WEEKLY;BYDAY=SU;COUNT=3",
         ["2027-03-21T02:30", "2027-03-28T03:30", "2027-04-04T02:30"]),
        ("Europe/Rome", "2027-10-24T02:30", "FREQ=DAILY;INTERVAL=7;COUNT=2", ["2027-10-24T02:30", "2027-10-31T02:30"]),
        # Cairo: 00:30 is skipped on Friday 30 April 2027; clocks go back in the night of 28 October
        ("Africa/Cairo", "2027-04-22T00:30", "FREQ=WEEKLY;BYDAY=FR;COUNT=3",
         ["2027-04-23T00:30", "2027-04-30T01:30", "2027-05-07T00:30"]),
        ("Africa/Cairo", "2027-10-27T23:30", "FREQ=DAILY;COUNT=3",
         ["2027-10-27T23:30", "2027-10-28T23:30", "2027-10-29T23:30"]),
    ],
)  # fmt: skip
def test_new_days_keep_the_hour_over_both_changes(
    store: Store, client: Client, zone: str, start: str, rule: str, walls: list[str]
) -> None:
    with store.transaction(None) as tx:
        tx.update(client, zone=zone)
    post = posts.add(store, client.id, title="Night", due_wall=start)
    series.make(store, post.id, "FREQ=MONTHLY;COUNT=2")
    series.change_rule(store, post.id, rule, series.ALL)
    found = living(store, post)
    assert [one.due_wall for one in found] == walls
    assert [one.due_utc for one in found] == [utc_of(wall, zone) for wall in walls]
    assert {one.occurrence[11:] for one in found} == {start[11:]} and {one.zone for one in found} == {zone}
    again = series.rework(store, found[0].id, rule, series.ALL)
    assert not again.coming and not again.going  # the hour that is skipped makes no second post


def test_a_post_that_stayed_off_the_rule_still_takes_the_verbs_of_a_series(store: Store, first: Post) -> None:
    _a, b, c, d = living(store, first)
    posts.edit(store, b.id, text="Its own")
    posts.edit(store, d.id, text="Its own, too")
    series.change_rule(store, first.id, "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261030", series.ALL)
    assert days(store, first) == ["10-15", "10-20", "10-22", "10-29", "11-03"]
    assert series.spread(store, b.id, series.FOLLOWING) == 2
    assert [one.text for one in living(store, first)] == ["A tip", *["Its own"] * 3, "Its own, too"]
    series.change_rule(store, d.id, "FREQ=WEEKLY;COUNT=3", series.FOLLOWING)  # after the last day of the rule
    assert days(store, first)[4:] == ["11-03", "11-10", "11-17"]
    assert store.get(Post, c.id).deleted


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;UNTIL=20261001", "no post"),
        ("FREQ=WEEKLY;UNTIL=20300101", "two years"),
        ("FREQ=DAILY;COUNT=401", "two years"),
        ("FREQ=HOURLY", "FREQ"),
    ],
)
def test_rules_that_are_refused_change_nothing(store: Store, first: Post, rule: str, said: str) -> None:
    before = everything(store)
    with pytest.raises(BadInput, match=said):
        series.change_rule(store, first.id, rule, series.ALL)
    assert everything(store) == before


def test_a_post_without_a_series_is_refused(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="Alone", due_wall="2026-10-13T18:30")
    with pytest.raises(BadInput, match="no series"):
        series.change_rule(store, post.id, "FREQ=WEEKLY", series.ALL)


def test_many_changes_undone_are_the_start(store: Store, first: Post) -> None:
    before = everything(store)
    rules = ("FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=5", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "FREQ=WEEKLY")
    for number, rule in enumerate(rules):
        post = living(store, first)[number % 2]
        series.change_rule(store, post.id, rule, (series.ALL, series.FOLLOWING)[number % 2])
    for _ in rules:
        store.undo()
    assert everything(store) == before
