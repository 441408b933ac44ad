"""Every parser against made-up and torn files: a plan or one sentence, never anything else."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smdesk.domain.errors import BadInput
from smdesk.exchange.days import Days, read_day
from smdesk.exchange.hours import hour_in, hour_of_cell
from smdesk.exchange.words import status_of, truth
from tests.examples import examples
from tests.exchange import sheets
from tests.exchange.plans import client_plan, planned

MADE = {sheet.name: sheet for sheet in sheets.sheets()}
PLAN = client_plan()
CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "03/05/2026",
            "5/3",
            "IG",
            "x",
            "10:00",
            "=1+1",
            "Bozza",
            "https://x.example",
            "a.jpg",
            "\x00",
            "'",
            '"',
            "😀",
        ]
    ),
)
HEADER = st.sampled_from(
    [
        "Data",
        "Ora",
        "Canale",
        "Testo",
        "Titolo",
        "Instagram",
        "FB copy",
        "Media",
        "Stato",
        "Week",
        "Day",
        "?",
        "",
    ]
)


def survives(folder: Path, name: str, content: bytes) -> None:
    try:
        plan = planned(folder, name, content, PLAN)
    except BadInput as refusal:
        assert str(refusal)
        return
    for one in plan.posts:
        one.post.text.encode()
        assert one.post.source_key
        assert all(str(note) for note in one.warnings)
    assert all(error.as_dict()["reason"] for error in plan.errors)


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "ics", "json", "txt"])
@given(data=st.binary(max_size=400))
@settings(max_examples=60)
def test_noise(tmp_path: Path, name: str, data: bytes) -> None:
    survives(tmp_path, f"a.{name}", data)


@given(
    header=st.lists(HEADER, max_size=6),
    rows=st.lists(st.lists(CELL, max_size=7), max_size=6),
    joint=st.sampled_from(",;\t|"),
)
@settings(max_examples=150)
def test_tables_of_anything(tmp_path: Path, header: list[str], rows: list[list[str]], joint: str) -> None:
    text = "\n".join(joint.join(row) for row in [header, *rows])
    survives(tmp_path, "a.csv", text.encode("utf-8", "surrogatepass"))


@given(
    name=st.sampled_from(sorted(MADE)), cut=st.floats(0, 1), flip=st.binary(max_size=3), at=st.floats(0, 1)
)
@settings(max_examples=120)
def test_torn_and_bitten_sheets(tmp_path: Path, name: str, cut: float, flip: bytes, at: float) -> None:
    sheet = MADE[name]
    content = sheet.content[: int(len(sheet.content) * cut)]
    place = int(len(content) * at)
    survives(tmp_path, sheet.filename, content[:place] + flip + content[place + len(flip) :])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "date",
                    "text",
                    "platform",
                    "posts",
                    "value",
                    "id",
                    "title",
                    "status",
                    "due",
                    "zone",
                    "places",
                    "versions",
                    "media",
                    "own",
                ]
            ),
            inner,
            max_size=9,
        )
    ),
    max_leaves=25,
)


@given(whole=JSON)
@examples(60, 600)
def test_json_of_anything(tmp_path: Path, whole: Any) -> None:
    survives(tmp_path, "a.json", json.dumps(whole).encode())


OWN = st.fixed_dictionaries(
    {
        "id": JSON,
        "title": JSON,
        "status": JSON,
        "due": JSON | st.sampled_from(["2026-05-04T10:00+02:00"]),
        "zone": JSON,
        "places": JSON,
        "versions": JSON,
    },
    optional={"text": JSON, "media": JSON, "objectives": JSON, "link": JSON, "tagged": JSON},
)


@given(item=OWN)
@examples(60, 600)
def test_our_own_json_of_anything(tmp_path: Path, item: Any) -> None:
    survives(tmp_path, "a.json", json.dumps([item]).encode())


ICS_LINE = st.builds(
    "{}{}:{}".format,
    st.sampled_from(
        [
            "DTSTART",
            "RRULE",
            "EXDATE",
            "SUMMARY",
            "DESCRIPTION",
            "CATEGORIES",
            "BEGIN",
            "END",
            " ",
            "URL",
            "STATUS",
        ]
    ),
    st.sampled_from(["", ";TZID=Europe/Rome", ";VALUE=DATE", ';TZID="a', ";X"]),
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "20260504",
                "20260504T100000Z",
                "00010101T000000",
                "99991231T235959",
                "VEVENT",
                "FREQ=DAILY",
                "FREQ=MONTHLY;BYDAY=MO;COUNT=5",
                "FREQ=YEARLY;BYWEEKNO=53",
                "FREQ=WEEKLY;UNTIL=20270101;INTERVAL=3",
            ]
        ),
    ),
)


@given(lines=st.lists(ICS_LINE, max_size=12))
@settings(max_examples=150)
def test_calendars_of_anything(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    survives(tmp_path, "a.ics", text.encode("utf-8", "surrogatepass"))


@given(
    cells=st.lists(
        st.lists(
            st.none()
            | st.booleans()
            | st.integers(-5, 99999)
            | st.floats(-1e9, 1e9)
            | st.datetimes()
            | st.dates()
            | st.times()
            | st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20),
            max_size=5,
        ),
        max_size=6,
    )
)
@examples(30, 240)
def test_workbooks_of_anything(tmp_path: Path, cells: list[list[Any]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Data", "Ora", "Canale", "Testo", "Immagine"])
    for row in cells:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    survives(tmp_path, "a.xlsx", buffer.getvalue())


@given(
    text=st.text(max_size=40)
    | st.from_regex(r"[0-9]{1,4}[/.\- ][0-9a-z]{1,9}[/.\- ][0-9]{1,4}( [0-9:.apmZ+]{1,8})?", fullmatch=True)
)
@settings(max_examples=500)
@example("1/1/1")
@example("9" * 59)
def test_any_text_is_a_date_an_hour_a_status_or_not(text: str) -> None:
    days = Days(sheets.TODAY, "Europe/Rome")
    assert read_day(text) is None or days.resolve(text) is None or len(days.resolve(text) or ()) == 2
    assert hour_in(text) is None or len(hour_in(text) or "") == 5
    assert isinstance(status_of(text), str)
    assert truth(text) in (True, False, None)


@given(value=st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.timedeltas(), st.binary()))
def test_any_value_is_a_date_or_hour_or_not(value: Any) -> None:
    Days(sheets.TODAY, "Europe/Rome").resolve(value)
    hour_of_cell(value)
