"""Cells of home-made sheets that say a part of something: a month, a count, two times, a post drawn on its side."""

import csv
import io
import json
from pathlib import Path

import pytest

from smdesk.exchange.headers import meanings
from smdesk.exchange.hours import hours_listed
from smdesk.exchange.words import status_of
from tests.exchange.plans import planned


def table(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def test_months_and_years_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [["Year", "Month", "Day", "Caption"], ["2027", "January", "4", "Uno"], ["2027", "2", "1", "Due"]]
    plan = planned(tmp_path, "a.csv", table(*rows))
    assert not plan.errors and [one.post.due_wall[:10] for one in plan.posts] == ["2027-01-04", "2027-02-01"]


@pytest.mark.parametrize(
    ("header", "field"),
    [("Post #", "number"), ("Signed off?", "approved"), ("Hashtags (first comment)", "first_comment"), ("#hashtags", "hashtags"),
     ("CTA link", "link")],
)  # fmt: skip
def test_headers(header: str, field: str) -> None:
    assert meanings(header)[0][0].rstrip("?") == field


@pytest.mark.parametrize(
    ("word", "status"),
    [("da girare", "draft"), ("Por grabar", "draft"), ("In montaggio", "draft"), ("Needs review", "in_review"), ("in linea", "published"),
     ("In line", ""), ("Revisado", "in_review"), ("Drafting", "draft"), ("Pdte. aprobar", "in_review"), ("Pte.", "draft")],
)  # fmt: skip
def test_work_that_is_still_to_be_done(word: str, status: str) -> None:
    assert status_of(word) == status


def test_two_times_for_two_networks_are_two_posts(tmp_path: Path) -> None:
    rows = [["Date", "Platform", "Time", "Caption"]]
    rows += [["2026-12-01", "Facebook / Instagram", "10:00 / 6 PM", "Uno"], ["2026-12-02", "FB, IG", "IG 9:00, FB 19:30", "Due"]]
    rows += [["2026-12-03", "FB, IG", "10:00-11:00", "Tre"], ["2026-12-04", "FB, IG", "10:00 / 11:00 / 12:00", "Quattro"]]
    plan = planned(tmp_path, "a.csv", table(*rows))
    assert [(one.post.due_wall, one.networks) for one in plan.posts] == [
        ("2026-12-01T10:00", ("facebook_page",)), ("2026-12-01T18:00", ("instagram",)),
        ("2026-12-02T09:00", ("instagram",)), ("2026-12-02T19:30", ("facebook_page",)),
        ("2026-12-03T10:00", ("instagram", "facebook_page")), ("2026-12-04T10:00", ("instagram", "facebook_page")),
    ]  # fmt: skip
    assert [len(one.warnings) for one in plan.posts] == [0, 0, 0, 0, 0, 1]
    assert hours_listed("18,30") == hours_listed("10:00") == hours_listed("") == []


def test_a_text_that_goes_on_for_another_network_is_the_same_post(tmp_path: Path) -> None:
    rows = [["Fecha", "Red", "Copy"], ["2026-12-01", "IG", "Ojos secos: cinco causas."]]
    rows += [["2026-12-01", "FB", "Ojos secos: cinco causas y un consejo de Ana."]]
    rows += [["2026-12-01", "LinkedIn", "Buscamos a quien quiera trabajar con nosotros."]]
    assert [one.networks for one in planned(tmp_path, "a.csv", table(*rows)).posts] == [
        ("instagram", "facebook_page"), ("linkedin",),
    ]  # fmt: skip


def test_objects_that_call_the_same_otherwise_share_a_column(tmp_path: Path) -> None:
    items = [
        {"date": "2026-12-01", "text": "Uno", "network": "instagram"},
        {"fecha": "2026-12-02", "texto": "Dos", "red": "facebook"},
        {"date": "2026-12-03", "text": "Tre", "canale": "instagram"},
    ]
    plan = planned(tmp_path, "a.json", json.dumps(items).encode())
    assert [(one.post.due_wall[:10], one.post.text, one.networks) for one in plan.posts] == [
        ("2026-12-01", "Uno", ("instagram",)), ("2026-12-02", "Dos", ("facebook_page",)), ("2026-12-03", "Tre", ("instagram",)),
    ]  # fmt: skip


def test_a_bad_post_of_several_side_by_side_stands_on_its_line(tmp_path: Path) -> None:
    rows = [["Piano", "", ""], ["Data", "01/12/2026", "31/02/2026"], ["Canale", "Instagram", "Instagram"]]
    rows += [["Testo", "Uno", "Due"], ["Stato", "Bozza", "Bozza"]]
    plan = planned(tmp_path, "a.csv", table(*rows))
    assert [one.post.text for one in plan.posts] == ["Uno"]
    assert [(one.line, one.field) for one in plan.errors] == [(2, "date")]
