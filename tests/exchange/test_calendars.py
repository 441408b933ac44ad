"""iCalendar and JSON files in: zones, repetitions within bounds, payloads of other programs."""

import time
from pathlib import Path

import pytest

from tests.exchange.plans import client_plan, planned


def _ics(*lines: str) -> str:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Gnocchi", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    )


@pytest.mark.parametrize(
    ("start", "wall"),
    [
        ("DTSTART:20260504T163000Z", "2026-05-04T18:30"),
        ("DTSTART;TZID=Europe/London:20260504T173000", "2026-05-04T18:30"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20260504T173000", "2026-05-04T18:30"),
        ("DTSTART;TZID=GMT Standard Time:20260504T173000", "2026-05-04T18:30"),
        ("DTSTART;TZID=Nowhere/Land:20260504T183000", "2026-05-04T18:30"),
        ("DTSTART:20260504T183000", "2026-05-04T18:30"),
        ("DTSTART;VALUE=DATE:20260504", "2026-05-04T18:30"),
    ],
)
def test_times_and_zones(tmp_path: Path, start: str, wall: str) -> None:
    plan = planned(tmp_path, "a.ics", _ics(start))
    assert [one.post.due_wall for one in plan.posts] == [wall]
    assert len(plan.errors) == ("Nowhere" in start)


def test_words_are_unfolded_and_unescaped(tmp_path: Path) -> None:
    text = _ics(
        "DESCRIPTION:Uno\\, due\\; tre\\nquat", " tro", "CATEGORIES:Offerte,Altro", "URL:https://l.example",
        "DTSTART:20260504T163000Z", "BEGIN:VALARM", "DESCRIPTION:sveglia", "END:VALARM",
    )  # fmt: skip
    post = planned(tmp_path, "a.ics", text).posts[0].post
    assert (post.title, post.text, post.link, post.pillar_id) == (
        "Gnocchi",
        "Uno, due; tre\nquattro",
        "https://l.example",
        4,
    )


RULES = {
    "FREQ=WEEKLY;COUNT=3": 3,
    "FREQ=WEEKLY;UNTIL=20260518T163000Z": 3,
    "FREQ=WEEKLY;UNTIL=20260518": 3,
    "FREQ=DAILY;COUNT=10000": 1000,
    "FREQ=DAILY": 398,
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30": 1,
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=10000": 1,
    "FREQ=YEARLY;UNTIL=99991231T000000Z": 11,
    "FREQ=DAILY;INTERVAL=0": 1,
    "FREQ=DAILY;INTERVAL=99999999999": 1,
    "FREQ=MONTHLY;BYSETPOS=999;BYDAY=MO": 1,
    "nonsense": 1,
    "FREQ=DAILY;COUNT=x": 1,
}


@pytest.mark.parametrize("rule", RULES)
def test_repetitions_are_bounded(tmp_path: Path, rule: str) -> None:
    begin = time.perf_counter()
    plan = planned(tmp_path, "a.ics", _ics("DTSTART;TZID=Europe/Rome:20260504T183000", f"RRULE:{rule}"))
    assert time.perf_counter() - begin < 60  # it ends; how fast is for the benchmarks
    assert len(plan.posts) == RULES[rule]
    assert {one.post.due_wall[11:] for one in plan.posts} == {"18:30"}
    tame = rule.startswith("FREQ=WEEKLY")
    assert bool(plan.errors) != tame


def test_exceptions_and_the_year_9999(tmp_path: Path) -> None:
    rule = (
        "DTSTART;TZID=Europe/Rome:20260504T183000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=Europe/Rome:20260511T183000",
    )
    assert len(planned(tmp_path, "a.ics", _ics(*rule)).posts) == 2
    far = planned(tmp_path, "b.ics", _ics("DTSTART:99991231T235900Z", "RRULE:FREQ=DAILY"))
    assert far.posts == () and far.errors
    assert planned(tmp_path, "c.ics", _ics("DTSTART:20269999T999999Z")).errors


def test_json_of_any_make(tmp_path: Path) -> None:
    text = '{"data": {"posts": [{"date": "2026-05-04", "platform": ["instagram", "facebook"], "caption": "Uno", "n": 3}, 7]}}'
    plan = planned(tmp_path, "a.json", text)
    assert plan.posts[0].networks == ("instagram", "facebook_page")
    assert [error.line for error in plan.errors] == [2]


def test_postiz(tmp_path: Path) -> None:
    text = """{"type": "schedule", "date": "2026-05-04T10:00:00", "posts": [
      {"integration": {"id": "1"}, "settings": {"__type": "x"}, "value": [
        {"content": "<p>Uno</p><p>due &amp; tre</p>", "image": [{"path": "https://a.example/i.jpg"}]}, {"content": "replica"}]},
      {"integration": {"id": "2"}, "settings": {"__type": "linkedin"}, "value": [{"content": "Uno\\n\\ndue & tre"}]}]}"""
    plan = planned(tmp_path, "a.json", text, client_plan())
    assert len(plan.posts) == 1
    post = plan.posts[0]
    assert (post.post.due_wall, post.post.status) == ("2026-05-04T12:00", "scheduled")
    assert post.post.text == "Uno\n\ndue & tre" and post.post.first_comment == "replica"
    assert set(post.networks) == {"x", "linkedin"}
