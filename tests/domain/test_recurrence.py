"""Series in wall time over both clock changes, and rules that make no sense."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.errors import BadInput
from smdesk.domain.posts import Series
from smdesk.domain.recurrence import describe, occurrences, parts_of, rule_from, split_at
from smdesk.domain.time import real_wall, utc_of

FAR = date(2100, 1, 1)


def series(
    rule: str, start: str = "2026-10-06T18:30", zone: str = "Europe/Rome", exceptions: str = ""
) -> Series:
    return Series(client_id=1, rule=rule, start_wall=start, zone=zone, exceptions=exceptions)


class English:
    def __call__(self, message: str, **values: object) -> str:
        return message.format(**values)

    def n_(self, one: str, many: str, n: int, **values: object) -> str:
        return (one if n == 1 else many).format(n=n, **values)


def test_the_hour_stays_when_clocks_change() -> None:
    walls = occurrences(series("FREQ=WEEKLY;BYDAY=TU;COUNT=5"), until=FAR)
    assert [wall[11:] for wall in walls] == ["18:30"] * 5
    assert utc_of(walls[3], "Europe/Rome") - utc_of(walls[2], "Europe/Rome") == 7 * 86400 + 3600
    spring = occurrences(series("FREQ=DAILY;COUNT=3", "2026-03-28T18:30"), until=FAR)
    assert utc_of(spring[1], "Europe/Rome") - utc_of(spring[0], "Europe/Rome") == 23 * 3600


@pytest.mark.parametrize(
    ("zone", "start", "missing", "shown"),
    [
        ("Europe/Rome", "2026-03-28T02:30", "2026-03-29T02:30", "2026-03-29T03:30"),
        ("America/Havana", "2026-03-07T00:15", "2026-03-08T00:15", "2026-03-08T01:15"),
        ("Africa/Cairo", "2026-04-23T00:15", "2026-04-24T00:15", "2026-04-24T01:15"),
    ],
)
def test_a_skipped_hour_keeps_its_wall_time_and_the_next_day_is_right(
    zone: str, start: str, missing: str, shown: str
) -> None:
    walls = occurrences(series("FREQ=DAILY;COUNT=3", start, zone), until=FAR)
    assert walls[1] == missing
    assert real_wall(missing, zone) == shown
    assert real_wall(walls[2], zone) == walls[2]
    assert walls[2][11:] == start[11:]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=2", "2026-12-25T10:00", ["2026-12-25", "2027-01-29"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "2026-12-08T10:00", ["2026-12-08", "2027-01-12"]),
        ("FREQ=MONTHLY;COUNT=3", "2026-12-31T10:00", ["2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=YEARLY;COUNT=2", "2028-02-29T10:00", ["2028-02-29", "2032-02-29"]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=3",
            "2026-12-21T10:00",
            ["2026-12-21", "2026-12-24", "2027-01-04"],
        ),
        ("rrule:freq=weekly;until=20261013", "2026-10-06T18:30", ["2026-10-06", "2026-10-13"]),
        ("FREQ=WEEKLY;UNTIL=20261013T163000Z", "2026-10-06T18:30", ["2026-10-06", "2026-10-13"]),
        ("FREQ=WEEKLY;UNTIL=20261013T162900Z", "2026-10-06T18:30", ["2026-10-06"]),
    ],
)
def test_rules(rule: str, start: str, expected: list[str]) -> None:
    assert [wall[:10] for wall in occurrences(series(rule, start), until=FAR)] == expected


def test_exceptions_are_left_out_and_still_counted() -> None:
    walls = occurrences(series("FREQ=WEEKLY;COUNT=3", exceptions="2026-10-13T18:30\n"), until=FAR)
    assert walls == ["2026-10-06T18:30", "2026-10-20T18:30"]


def test_endless_rules_end_at_the_day_and_at_the_limit() -> None:
    assert len(occurrences(series("FREQ=DAILY"), until=date(2026, 10, 15))) == 10
    assert len(occurrences(series("FREQ=DAILY"), until=FAR)) == 400
    assert occurrences(series("FREQ=DAILY"), until=FAR, limit=0) == []
    assert len(occurrences(series("FREQ=DAILY", "9999-12-30T10:00"), until=date.max)) == 2
    assert occurrences(series("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"), until=FAR) == []


BAD = """
nonsense FREQ=SECONDLY FREQ=HOURLY INTERVAL=2 FREQ=DAILY;INTERVAL=0 FREQ=DAILY;COUNT=-1 FREQ=DAILY;COUNT=0
FREQ=DAILY;COUNT=2;UNTIL=20270101 FREQ=DAILY;UNTIL=tomorrow FREQ=WEEKLY;BYDAY=XX FREQ=WEEKLY;BYDAY=2MO
FREQ=DAILY;BYHOUR=9 FREQ=DAILY;FREQ=DAILY FREQ=DAILY;BYMONTHDAY=30 FREQ=MONTHLY;BYMONTHDAY=99
FREQ=MONTHLY;BYSETPOS=x FREQ=MONTHLY;BYMONTH=13;BYDAY=MO FREQ=DAILY;COUNT=² FREQ=DAILY;INTERVAL=99999999999
FREQ=DAILY;UNTIL=20260231 FREQ=DAILY;WKST=ZZ FREQ=DAILY;BYDAY= FREQ=MONTHLY;BYMONTHDAY=0 FREQ=DAILY;BYSETPOS=9
"""


@pytest.mark.parametrize("rule", ["", *BAD.split()])
def test_bad_rules_are_refused(rule: str) -> None:
    with pytest.raises(BadInput):
        occurrences(series(rule), until=date(2027, 1, 1))


def test_bad_start_or_zone_is_refused() -> None:
    with pytest.raises(BadInput):
        occurrences(series("FREQ=DAILY", start="tomorrow"), until=FAR)
    with pytest.raises(BadInput):
        occurrences(series("FREQ=DAILY", zone="Europe/Atlantis"), until=FAR)


RULES = st.from_regex(
    r"FREQ=(DAILY|WEEKLY);(BYDAY|BYSETPOS|COUNT|BYMONTH|WKST)=[0-9A-Z,-]{0,6}", fullmatch=True
)


@given(st.text(max_size=40) | RULES)
def test_any_text_is_a_rule_or_refused(rule: str) -> None:
    with suppress(BadInput):
        occurrences(series(rule), until=date(2026, 12, 1))


FREQS = st.sampled_from(["daily", "weekly", "monthly", "yearly"])


@given(
    FREQS,
    st.integers(1, 9),
    st.sets(st.integers(0, 6)),
    st.integers(1, 30),
    st.integers(0, 29),
    st.booleans(),
)
def test_a_split_series_makes_the_same_posts(
    freq: str, interval: int, days: set[int], count: int, at: int, counted: bool
) -> None:
    weekdays = sorted(days) if freq == "weekly" else []
    end = {"count": count} if counted else {"until": date(2028, 6, 1)}
    whole = series(
        rule_from(freq, interval, weekdays, **end), "2026-12-31T18:30", exceptions="2027-01-07T18:30"
    )  # type: ignore[arg-type]
    walls = occurrences(whole, until=FAR, limit=10_000)
    if not walls:
        return
    wall = walls[at % len(walls)]
    before, after = split_at(whole, wall)
    first = occurrences(before, until=FAR, limit=10_000) if before else []
    assert first + occurrences(after, until=FAR, limit=10_000) == walls
    assert after.id == 0 and after.start_wall == wall
    assert (before is None) or before.id == whole.id


def test_splitting_where_nothing_is_is_refused() -> None:
    with pytest.raises(BadInput):
        split_at(series("FREQ=WEEKLY"), "2026-10-07T18:30")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10", "Every 2 weeks: Monday, Thursday; 10 times"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "Every month: the last Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270131T235959", "Every month: the second Tuesday; until 2027-01-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "Every month: day 15, the last day"),
        ("FREQ=YEARLY;COUNT=1", "Every year; 1 time"),
    ],
)
def test_rules_in_plain_words(rule: str, said: str) -> None:
    assert describe(rule, English()) == said


def test_the_last_day_of_a_rule_is_written_as_its_reader_writes_days() -> None:
    said = describe("FREQ=WEEKLY;UNTIL=20261208", English(), lambda day: f"{day.day}/{day.month}/{day.year}")
    assert said.endswith("8/12/2026")


def test_rules_from_a_form() -> None:
    assert rule_from("weekly", 2, [3, 0, 3], count=10) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10"
    assert rule_from("monthly", until=date(2027, 1, 31)) == "FREQ=MONTHLY;UNTIL=20270131T235959"
    assert parts_of(" rrule:FREQ=DAILY; ".strip())["FREQ"] == "DAILY"
    with pytest.raises(BadInput):
        rule_from("weekly", 0)
