"""Dates, hours, networks and statuses as people write them; how a column decides on day and month."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from smdesk.domain.imports import DAY_FIRST, MONTH_FIRST
from smdesk.exchange.channels import Channels
from smdesk.exchange.days import Days
from smdesk.exchange.hours import hour_of_cell
from smdesk.exchange.words import status_of
from tests.exchange.plans import client_plan, planned

TODAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    ("cell", "day", "hour"),
    [
        ("2026-05-03", "2026-05-03", ""), ("03/05/2026", "2026-05-03", ""), ("3.5.26", "2026-05-03", ""),
        ("3 maggio 2026", "2026-05-03", ""), ("lun 4 mag", "2026-05-04", ""), ("May 3", "2026-05-03", ""),
        ("Sun 3 May", "2026-05-03", ""), ("3-may", "2026-05-03", ""), ("03-mag-26", "2026-05-03", ""),
        (46145, "2026-05-03", ""), (46145.75, "2026-05-03", "18:00"), ("46145", "2026-05-03", ""),
        ("lunes 4 de mayo", "2026-05-04", ""), ("4 de mayo de 2026", "2026-05-04", ""),
        ("martedì 5 maggio 2026 ore 18.30", "2026-05-05", "18:30"), ("mar 5 mag", "2026-05-05", ""),
        ("31/05/2026 18:30", "2026-05-31", "18:30"), ("2026-05-03T10:00:00Z", "2026-05-03", "12:00"),
        ("2026-05-03 10:00:00+02:00", "2026-05-03", "10:00"), ("May 4, 2026 10:00 AM", "2026-05-04", "10:00"),
        ("3/5", "2026-05-03", ""), ("20260503", "2026-05-03", ""), ("3-5 maggio", "2026-05-03", ""),
        ("Tue, May 5th", "2026-05-05", ""), ("10 gennaio", "2027-01-10", ""), ("29 febbraio", "2028-02-29", ""),
        (datetime(2026, 5, 3, 18, 30), "2026-05-03", "18:30"), (date(2026, 5, 3), "2026-05-03", ""),
        ("31/12/9999", "9999-12-31", ""),
    ],
)  # fmt: skip
def test_dates(cell: Any, day: str, hour: str) -> None:
    found = Days(TODAY, "Europe/Rome").resolve(cell)
    assert found == (date.fromisoformat(day), hour)


@pytest.mark.parametrize(
    "cell", ["", "18.30", "Week 1", "31/02/2026", "2026-13-01", "ciao", "1/2/3/4/5/6", True]
)
def test_what_is_no_date(cell: Any) -> None:
    assert Days(TODAY, "Europe/Rome").resolve(cell) is None


@pytest.mark.parametrize(
    ("cell", "hour"),
    [
        ("10:00 AM", "10:00"), ("18.30", "18:30"), ("h 18", "18:00"), ("18h30", "18:30"), ("6pm", "18:00"),
        ("ore 18:30", "18:30"), ("18", "18:00"), ("1830", "18:30"), ("9.30am", "09:30"), ("12am", "00:00"),
        ("12 pm", "12:00"), ("18:30-19:00", "18:30"), ("6:30 p.m.", "18:30"), ("a las 9", "09:00"), ("21:00 h", "21:00"),
        ("mezzogiorno", "12:00"), (0.7708333, "18:30"), (time(18, 30), "18:30"), (18, "18:00"), (18.3, "18:30"),
        ("25:00", None), ("mattina", None), ("", None), ("12:75", None),
    ],
)  # fmt: skip
def test_hours(cell: Any, hour: str | None) -> None:
    assert hour_of_cell(cell) == hour


NETWORKS = {
    "IG": "instagram", "Insta": "instagram", "FB": "facebook_page", "Facebook + Instagram": "instagram facebook_page",
    "IG/FB": "instagram facebook_page", "LinkedIn Page": "linkedin", "Twitter/X": "x", "X (Twitter)": "x",
    "Tutti": "instagram facebook_page linkedin", "All": "instagram facebook_page linkedin",
    "Todas": "instagram facebook_page linkedin", "📸 Instagram 🇮🇹": "instagram", "Instagram Stories": "instagram",
    "Instagram e Facebook": "instagram facebook_page", "instagram, linkedin; x": "instagram linkedin x", "@inst": "instagram",
    "FB & IG": "instagram facebook_page", "Post IG": "instagram",
}  # fmt: skip


@pytest.mark.parametrize("cell", NETWORKS)
def test_networks(cell: str) -> None:
    channels = Channels(client_plan().places)
    places, absent, unknown = channels.read(cell)
    assert " ".join(channels.networks(places)) == NETWORKS[cell]
    assert not absent and not unknown


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Bozza", "draft"), ("In revisione", "in_review"), ("Approvato", "approved"), ("Programmato", "scheduled"),
        ("Pubblicato ✅", "published"), ("Da fare", "draft"), ("To do", "draft"), ("Borrador", "draft"),
        ("Ready", "in_review"), ("Idea", "idea"), ("WIP", "draft"), ("🟢 Aprobado", "approved"), ("Not started", "draft"),
        ("en_revision", "in_review"), ("Scheduled (Buffer)", "scheduled"), ("boh", ""), ("✓", "approved"),
    ],
)  # fmt: skip
def test_status_words(word: str, status: str) -> None:
    assert status_of(word) == status


def _order(
    tmp_path: Path, dates: str, language: str = "en", country: str = "", header: str = "Date,Post copy"
) -> Any:
    rows = "\n".join(f"{day},Some words to say about it {number}" for number, day in enumerate(dates.split()))
    return planned(tmp_path, "a.csv", f"{header}\n{rows}\n", client_plan(language, country=country))


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ("03/05/2026 13/05/2026", DAY_FIRST),  # 13 is no month
        ("05/03/2026 05/13/2026", MONTH_FIRST),
        ("05/01/2026 05/03/2026 05/05/2026 05/08/2026 06/01/2026", MONTH_FIRST),  # in order of time only so
        ("01/05/2026 03/05/2026 05/05/2026 08/05/2026 01/06/2026", DAY_FIRST),
    ],
)
def test_the_column_decides_on_day_and_month(tmp_path: Path, dates: str, order: str) -> None:
    plan = _order(tmp_path, dates)
    assert plan.date_order == order
    assert not plan.blocking


def test_weekdays_decide(tmp_path: Path) -> None:
    text = "Date,Day,Copy\n05/04/2026,Monday,One long text\n06/04/2026,Thursday,Another long text\n"
    plan = planned(tmp_path, "a.csv", text, client_plan("en", country=""))
    assert [one.post.due_wall[:10] for one in plan.posts] == ["2026-05-04", "2026-06-04"]


def test_the_country_decides_and_else_it_is_asked_once(tmp_path: Path) -> None:
    assert _order(tmp_path, "05/04/2026 04/04/2026", "it").date_order == DAY_FIRST
    assert _order(tmp_path, "05/04/2026 04/05/2026", "en", "US").date_order == MONTH_FIRST
    asked = _order(tmp_path, "05/04/2026 04/05/2026", "en")
    assert [question.id for question in asked.blocking] == ["date_order"]
    plan = planned(
        tmp_path,
        "a.csv",
        (tmp_path / "a.csv").read_bytes(),
        client_plan("en", country=""),
        answers={"date_order": "mdy"},
    )
    assert not plan.blocking
    assert plan.posts[0].post.due_wall[:10] == "2026-05-04"
    again = planned(
        tmp_path, "b.csv", (tmp_path / "a.csv").read_bytes(), client_plan("en", country=""),
        remembered={plan.signature: {"answers": {"date_order": "mdy"}}},
    )  # fmt: skip
    assert not again.blocking


def test_skipped_hour_of_the_clock_moves_forward(tmp_path: Path) -> None:
    plan = planned(tmp_path, "a.csv", "Data,Ora,Canale,Testo\n2027-03-28,02:30,IG,Notte\n")
    assert plan.posts[0].post.due_wall == "2027-03-28T03:30"
