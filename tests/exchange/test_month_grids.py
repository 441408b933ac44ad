"""A month drawn as a calendar is read as a list of its days."""

from datetime import date
from pathlib import Path

import pytest

from smdesk.exchange.monthgrid import from_grid
from smdesk.exchange.source import Sheet
from tests.exchange.plans import planned

WEEK = ["Lunedì", "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica"]


def grid(*rows: list[object], title: str = "Dicembre 2026") -> Sheet | None:
    whole = [[title], WEEK, *rows]
    return from_grid(Sheet("Foglio1", list(range(1, len(whole) + 1)), whole))


def test_numbers_above_the_cells_and_days_of_the_months_beside() -> None:
    made = grid(
        [30, 1, 2, 3, 4, 5, 6], ["IG: vigilia", "", "18:30 FB: orari", "", "", "", ""],
        [28, 29, 30, 31, 1, 2, 3], ["", "", "", "IG: auguri\nFB: auguri a tutti", "Solo testo", "", ""],
    )  # fmt: skip
    assert made is not None and made.lines == [2, 4, 4, 6, 6, 6]
    assert made.rows[1:] == [
        ["2026-11-30", "IG", "vigilia"], ["2026-12-02 18:30", "FB", "orari"],
        ["2026-12-31", "IG", "auguri"], ["2026-12-31", "FB", "auguri a tutti"], ["2027-01-01", "", "Solo testo"],
    ]  # fmt: skip


def test_numbers_in_the_cells_and_dates_as_numbers() -> None:
    made = grid(["", "1\nUno", "2. Due", "3", 4, date(2026, 12, 5), ""])
    assert made is not None and made.rows[1:] == [["2026-12-01", "Uno"], ["2026-12-02", "Due"]]


@pytest.mark.parametrize(
    "rows", [[["10:00", "", "", "", "", "", ""]], [], [["Testo", "", "", "", "", "", ""]]]
)
def test_what_is_no_month_is_left_as_it_is(rows: list[list[object]]) -> None:
    assert grid(*rows) is None
    assert grid([1, 2, 3, 4, 5, 6, 7], ["IG: a"], title="Piano") is None


def test_a_grid_becomes_posts(tmp_path: Path) -> None:
    sheet = "Dicembre 2026,,,,,,\nLun,Mar,Mer,Gio,Ven,Sab,Dom\n,1,2,3,4,5,6\n,IG: ciao,,,,,\n"
    plan = planned(tmp_path, "mese.csv", sheet)
    assert not plan.blocking
    assert [(one.post.due_wall[:10], one.networks, one.post.text) for one in plan.posts] == [
        ("2026-12-01", ("instagram",), "ciao")
    ]
