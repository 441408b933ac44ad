"""Files for other programs, byte by byte against tests/golden (SMDESK_GOLDEN=write makes them anew)."""

import csv
import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.time import utc_of
from smdesk.domain.whole import WholePost
from smdesk.exchange import ics_out, objects, own_out, schedulers
from smdesk.exchange.schedulers import BUFFER_HEADER, METRICOOL_HEADER, Outgoing
from tests.exchange.plans import client_plan, planned

GOLDEN = Path(__file__).parent.parent / "golden"
NOW = datetime(2026, 10, 15, 9, 42, tzinfo=UTC)
PLAN = client_plan()


def _post(number: int, wall: str, **fields: object) -> Post:
    due = utc_of(wall, "Europe/Rome") if wall else 0
    return Post(id=number, client_id=1, due_wall=wall, due_utc=due, notes="segreto", **fields)  # type: ignore[arg-type]


WHOLES = (
    WholePost(
        _post(
            1, "2026-10-24T18:30", title="Gnocchi", text='Giovedì "gnocchi", è ora;\n\nvenite 🥔', status="scheduled",
            pillar_id=2, campaign_id=1, link="https://v.example/g", first_comment="primo",
        ),
        (Version(id=1, post_id=1, place_id=1), Version(id=2, post_id=1, place_id=2, text="@lucia su Facebook")),
        ((Attachment(id=1, post_id=1, media_id=1, alt="=Mani"), Media(id=1, client_id=1, path="https://a.example/g.jpg")),),
        (Aim(id=1, post_id=1, kind="objective", target_id=1),),
    ),
    WholePost(
        _post(2, "2026-10-25T02:30", title="Ora doppia", text="=1+1 fa due", status="draft", talk="conversation"),
        (Version(id=3, post_id=2, place_id=3, text=""),),
    ),
    WholePost(_post(3, "", title="'Idea", text="", status="idea", content_warning="-avviso", promo=True)),
)  # fmt: skip


def _outgoing() -> list[Outgoing]:
    rows = []
    for whole in WHOLES[:2]:
        media = tuple((file.path, one.alt) for one, file in whole.media)
        for version in whole.versions:
            place = PLAN.place(version.place_id)
            assert place is not None
            text = whole.post.text if version.text is None else version.text or "=solo LinkedIn"
            rows.append(
                Outgoing(whole.post, place, text, whole.post.title, whole.post.first_comment, "", media)
            )
    return rows


FILES = {
    "posts.csv": lambda: own_out.own_csv(PLAN, WHOLES).encode(),
    "posts.json": lambda: objects.posts_json(PLAN, WHOLES).encode(),
    "posts.ics": lambda: ics_out.calendar(PLAN, WHOLES, NOW),
    "buffer.csv": lambda: schedulers.buffer_csv([row for row in _outgoing() if row.place.id == 1]).encode(),
    "metricool.csv": lambda: schedulers.metricool_csv(_outgoing()).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_files_are_as_they_were(name: str) -> None:
    made = FILES[name]()
    if os.environ.get("SMDESK_GOLDEN") == "write":
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", ["posts.csv", "posts.json"])
def test_our_files_come_back_exactly(tmp_path: Path, name: str) -> None:
    plan = planned(tmp_path, name, (GOLDEN / name).read_bytes(), PLAN)
    assert plan.preset == "smdesk" and not plan.errors
    for one, whole in zip(plan.posts, WHOLES, strict=True):
        assert replace(one.post, id=whole.post.id, source="", source_key="") == whole.post
        assert [(v.place_id, v.text) for v in one.versions] == [(v.place_id, v.text) for v in whole.versions]
        assert [(ref.path, ref.alt) for ref in one.media] == [(m.path, a.alt) for a, m in whole.media]
        assert [(aim.kind, aim.target_id) for aim in one.aims] == [(a.kind, a.target_id) for a in whole.aims]


def test_the_calendar_is_read_by_others() -> None:
    from icalendar import Calendar

    made = Calendar.from_ical((GOLDEN / "posts.ics").read_bytes())
    events = list(made.walk("VEVENT"))
    assert [str(event["SUMMARY"]) for event in events] == ["Gnocchi", "Ora doppia"]
    assert events[0].decoded("DTSTART").isoformat() == "2026-10-24T18:30:00+02:00"
    assert events[0]["DTSTART"].params["TZID"] == "Europe/Rome"
    zones = list(made.walk("VTIMEZONE"))
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Rome"]
    assert {part.name for zone in zones for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_nothing_in_a_text_breaks_the_calendar() -> None:
    """RFC 5545: lines of 75 octets, no control characters, no line that a text has smuggled in."""
    from icalendar import Calendar

    whole = WHOLES[0]
    nasty = "\x07\x00bell \\ ; , : \r\nATTENDEE:mailto:x@y.example\r\n" + "👩🏽‍🍳🇮🇹 è" * 60
    post = replace(whole.post, title=nasty, text=nasty, link="https://x.example/\r\nATTENDEE:mailto:x@y.example")
    bare = replace(whole.post, id=77, title="", text="", link="")
    raw = ics_out.calendar(PLAN, [replace(whole, post=post), replace(whole, post=bare)], NOW)
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines) and b"\x07" not in raw
    assert not any(line.startswith(b"ATTENDEE") for line in lines)
    first, second = Calendar.from_ical(raw).walk("VEVENT")
    assert "URL" not in first and str(first["DESCRIPTION"]).count("👩🏽‍🍳") == 60
    assert str(second["SUMMARY"]) == PLAN.client.name  # no calendar shows an event without a name


@pytest.mark.parametrize("wall", ["9999-12-31T23:45", "9999-06-01T10:00", "0001-01-01T00:00"])
def test_the_ends_of_time_are_written(wall: str) -> None:
    from icalendar import Calendar

    post = replace(WHOLES[0].post, due_wall=wall)
    (event,) = Calendar.from_ical(ics_out.calendar(PLAN, [replace(WHOLES[0], post=post)], NOW)).walk("VEVENT")
    assert event.decoded("DTSTART").isoformat().startswith(wall)


def test_events_of_two_homes_are_not_taken_for_each_other() -> None:
    post = replace(WHOLES[0].post, created="2026-10-01T09:30:00+00:00")
    assert ics_out.uid(post) == ics_out.uid(replace(post, title="Other", due_wall="2027-01-01T10:00"))
    assert ics_out.uid(post) != ics_out.uid(replace(post, created="2026-10-01T09:30:01+00:00"))


def test_our_calendar_comes_back(tmp_path: Path) -> None:
    plan = planned(tmp_path, "a.ics", (GOLDEN / "posts.ics").read_bytes(), PLAN)
    assert [one.post.due_wall for one in plan.posts] == ["2026-10-24T18:30", "2026-10-25T02:30"]
    assert plan.posts[0].post.text == WHOLES[0].post.text and plan.posts[0].post.pillar_id == 2


@pytest.mark.parametrize(
    ("name", "header"), [("buffer.csv", BUFFER_HEADER), ("metricool.csv", METRICOOL_HEADER)]
)
def test_headers_are_exact_and_no_cell_is_a_formula(name: str, header: tuple[str, ...]) -> None:
    rows = list(csv.reader(io.StringIO((GOLDEN / name).read_text("utf-8"), newline="")))
    assert tuple(rows[0]) == header
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row)
    assert len(METRICOOL_HEADER) == 93
    assert "segreto" not in (GOLDEN / name).read_text("utf-8")


def test_due_has_the_offset_of_its_day() -> None:
    first, second, third = (objects.post_object(PLAN, whole, ["careful"]) for whole in WHOLES)
    assert first["due"] == "2026-10-24T18:30+02:00"
    assert second["due"] == "2026-10-25T02:30+02:00"  # happens twice: the first one is meant
    assert third["due"] is None
    assert first["versions"][1]["own"] == {"text": "@lucia su Facebook"}
    assert first["warnings"] == ["careful"]
