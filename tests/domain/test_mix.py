"""Mix, cadence, gaps and clashes on the light cards of the calendar."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.cards import Card
from smdesk.domain.clients import Slot
from smdesk.domain.mix import Clash, cadence, gaps, mix, percents
from smdesk.domain.mix import clashes as by_place
from smdesk.domain.strategy import Pillar
from smdesk.domain.time import utc_of

ROME = "Europe/Rome"
KITCHEN = Pillar(id=1, client_id=1, name="In cucina con noi", share=40, position=1)
COUNTER = Pillar(id=2, client_id=1, name="Dietro il banco", share=30, position=2)
OFFERS = Pillar(id=4, client_id=1, name="Offerte", share=10, promo=True, position=4)
OLD = Pillar(id=5, client_id=1, name="Old", share=50, archived=True, position=5)
PILLARS = (OFFERS, KITCHEN, COUNTER, OLD)


def clashes(posts: Iterable[Card]) -> list[Clash]:
    return [one for at_place in by_place(posts) for one in at_place]


def card(number: int, wall: str, *places: int, pillar: int = 1, text: str = "", **more: object) -> Card:
    made = Card(
        id=number, client_id=1, title="", text_key=text, status="draft", due_wall=wall,
        due_utc=utc_of(wall, ROME) if wall else 0, zone=ROME, pillar_id=pillar, campaign_id=0, series_id=0,
        promo=False, place_ids=places or (1,),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_mix_counts_thirty_days_ending_with_the_last() -> None:
    posts = [
        card(1, "2026-10-30T23:59", pillar=1),
        card(2, "2026-10-01T00:00", pillar=1),
        card(3, "2026-10-10T10:00", pillar=2),
        card(4, "2026-10-11T10:00", pillar=4),
        card(5, "2026-10-12T10:00", pillar=0, promo=True),
        card(6, "2026-09-30T23:59", pillar=2),
        card(7, "2026-10-31T00:00", pillar=2),
        card(8, "", pillar=2),
        card(9, "2026-10-12T10:00", pillar=2, status="rejected"),
    ]
    found = mix(posts, PILLARS, until=date(2026, 10, 30))
    assert (found.since, found.posts, found.without_pillar) == (date(2026, 10, 1), 5, 1)
    assert [(share.pillar_id, share.has, share.target) for share in found.shares] == [
        (1, 40, 40),
        (2, 20, 30),
        (4, 20, 10),
    ]
    assert (found.promo, found.promo_share, found.over_ceiling) == (2, 40, True)
    assert found.drifting == ()
    assert not mix(posts, PILLARS, until=date(2026, 10, 30), ceiling=40).over_ceiling


def test_a_clear_drift_is_named_and_nothing_is_no_mix() -> None:
    posts = [card(number, f"2026-10-{number:02}T10:00", pillar=2) for number in range(1, 7)]
    found = mix(posts, PILLARS, until=date(2026, 10, 30))
    assert [(share.pillar_id, share.drift) for share in found.drifting] == [(1, -40), (2, 70)]
    empty = mix([], PILLARS, until=date.min)
    assert (empty.posts, empty.promo_share, empty.over_ceiling, empty.drifting) == (0, 0, False, ())


@given(st.lists(st.integers(0, 50), max_size=8))
def test_percents_add_up(counts: list[int]) -> None:
    total = sum(counts)
    assert sum(percents(counts, total)) == (100 if total else 0)


def test_cadence_of_a_week() -> None:
    posts = [card(1, "2026-10-12T10:00"), card(2, "2026-10-18T23:00"), card(3, "2026-10-19T00:00")]
    found = cadence(posts, 4, date(2026, 10, 14))
    assert (found.monday, found.has, found.missing) == (date(2026, 10, 12), 2, 2)
    assert found.by_day == (1, 0, 0, 0, 0, 0, 1)


def test_gaps_name_days_weeks_and_free_slots() -> None:
    slots = [Slot(id=1, client_id=1, place_id=1, weekday=1, hour="18:30")]
    found = gaps([card(1, "2026-10-13T18:45")], slots, date(2026, 10, 12), date(2026, 10, 25), ROME)
    assert found.days == (date(2026, 10, 20),)
    assert found.weeks == (date(2026, 10, 19),)
    assert [wall for wall, _ in found.free] == ["2026-10-20T18:30"]


def test_two_posts_within_the_hour_at_one_place_clash() -> None:
    posts = [
        card(1, "2026-10-13T18:30", 1, 2),
        card(2, "2026-10-13T19:29", 2),
        card(3, "2026-10-13T20:29", 2),
    ]
    (found,) = clashes(posts)
    assert (found.kind, found.post_ids, found.place_id, found.values) == ("near", (1, 2), 2, {"minutes": 59})
    assert "59" in found.message.format(**found.values)


def test_the_doubled_hour_is_measured_in_real_time() -> None:
    assert clashes([card(1, "2026-10-25T02:30"), card(2, "2026-10-25T03:00")]) == []


def test_twins_share_their_words_within_thirty_days() -> None:
    posts = [
        card(1, "2026-10-01T10:00", text="Cinque litri, e il sale!"),
        card(2, "2026-10-31T10:00", text="cinque  LITRI e il sale 🍝"),
        card(3, "2026-12-01T10:00", text="Cinque litri e il sale"),
        card(4, "2026-10-05T10:00", 2, text="Cinque litri e il sale"),
        card(5, "2026-10-06T10:00", text="  "),
        card(6, "2026-10-07T10:00", text="🍝"),
    ]
    assert [(found.kind, found.post_ids) for found in clashes(posts)] == [("twin", (1, 2))]


def test_a_series_is_not_its_own_twin_but_may_have_one() -> None:
    posts = [
        card(number, f"2026-10-{number:02}T10:00", text="Buona domenica", series_id=7)
        for number in range(1, 9)
    ]
    assert clashes(posts) == []
    posts.append(card(20, "2026-10-20T10:00", text="Buona domenica"))
    assert [found.post_ids for found in clashes(posts)] == [(8, 20)]
    posts.append(card(21, "2026-10-21T10:00", text="Buona domenica", series_id=7))
    assert [found.post_ids for found in clashes(posts)] == [(8, 20), (20, 21)]


def test_a_thousand_posts_take_no_time() -> None:
    start = date(2026, 1, 1)
    posts = [
        card(
            number,
            f"{start + timedelta(days=number // 3)}T{10 + number % 3 * 4}:00",
            1,
            2,
            3,
            text=f"post {number % 700}",
        )
        for number in range(1000)
    ]
    begun = time.perf_counter()
    clashes(posts)
    mix(posts, PILLARS, until=date(2026, 10, 30))
    assert time.perf_counter() - begun < 60  # it ends; how fast is for the benchmarks
