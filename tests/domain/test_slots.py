"""Free slots, in wall time, with posts that may be planned in another zone."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.cards import Card
from smdesk.domain.clients import Slot
from smdesk.domain.slots import free_in, next_free
from smdesk.domain.time import utc_of

ROME = "Europe/Rome"
TUESDAY = Slot(id=1, client_id=1, place_id=1, weekday=1, hour="18:30")
FRIDAY = Slot(id=2, client_id=1, place_id=2, weekday=4, hour="09:00")
SLOTS = (TUESDAY, FRIDAY)


def card(wall: str, *places: int, zone: str = ROME, status: str = "draft") -> Card:
    return Card(
        id=1, client_id=1, title="", text_key="", status=status, due_wall=wall,
        due_utc=utc_of(wall, zone) if wall else 0, zone=zone, pillar_id=0, campaign_id=0, series_id=0,
        promo=False, place_ids=places,
    )  # fmt: skip


def test_the_next_free_slot_is_after_now_and_not_taken() -> None:
    assert next_free(SLOTS, [], "2026-10-14T12:00", ROME) == "2026-10-16T09:00"
    assert next_free(SLOTS, [], "2026-10-16T09:00", ROME) == "2026-10-20T18:30"
    assert next_free(SLOTS, [card("2026-10-16T09:59", 2)], "2026-10-14T12:00", ROME) == "2026-10-20T18:30"
    assert next_free(SLOTS, [card("2026-10-16T08:01", 2)], "2026-10-14T12:00", ROME) == "2026-10-20T18:30"


def test_an_hour_away_another_place_or_a_rejected_post_leave_the_slot_free() -> None:
    free = "2026-10-16T09:00"
    for other in (card("2026-10-16T10:00", 2), card("2026-10-16T08:00", 2), card(free, 1), card("", 2)):
        assert next_free(SLOTS, [other], "2026-10-14T12:00", ROME) == free
    assert next_free(SLOTS, [card(free, 2, status="rejected")], "2026-10-14T12:00", ROME) == free


def test_places_narrow_the_search() -> None:
    assert next_free(SLOTS, [], "2026-10-14T12:00", ROME, places=[1]) == "2026-10-20T18:30"
    assert next_free(SLOTS, [], "2026-10-14T12:00", ROME, places=[9]) is None
    assert next_free((), [], "2026-10-14T12:00", ROME) is None


def test_a_post_of_another_zone_takes_the_slot_it_meets() -> None:
    london = card("2026-10-16T08:00", 2, zone="Europe/London")
    assert next_free(SLOTS, [london], "2026-10-14T12:00", ROME) == "2026-10-20T18:30"


def test_a_slot_in_a_skipped_hour_keeps_its_wall_time() -> None:
    night = Slot(id=1, client_id=1, place_id=1, weekday=6, hour="00:15")
    assert next_free([night], [], "2026-03-07T12:00", "America/Havana") == "2026-03-08T00:15"
    moved = card("2026-03-08T01:15", 1, zone="America/Havana")
    assert next_free([night], [moved], "2026-03-07T12:00", "America/Havana") == "2026-03-15T00:15"


def test_free_slots_of_a_stretch() -> None:
    free = free_in(SLOTS, [card("2026-10-16T09:00", 2)], date(2026, 10, 12), date(2026, 10, 25), ROME)
    assert [wall for wall, _ in free] == ["2026-10-13T18:30", "2026-10-20T18:30", "2026-10-23T09:00"]
    assert free_in(SLOTS, [], date(2026, 10, 25), date(2026, 10, 12), ROME) == []
    assert next_free(SLOTS, [], "9999-12-31T23:59", ROME) is None


WALLS = st.integers(1, 27).map(lambda day: f"2026-10-{day:02}T18:{day + 10}")


@given(st.lists(WALLS, max_size=20), WALLS)
def test_filling_the_next_free_slot_takes_it(walls: list[str], after: str) -> None:
    taken = [card(wall, 1, 2) for wall in walls]
    wall = next_free(SLOTS, taken, after, ROME)
    assert wall is not None and wall > after
    then = next_free(SLOTS, [*taken, card(wall, 1, 2)], after, ROME)
    assert then is not None and then > wall
