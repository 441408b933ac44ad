"""Google Trends files: the right one is read in three languages, the wrong ones are named."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clients import Client
from smdesk.domain.errors import BadInput
from smdesk.domain.plan.market import Interest
from smdesk.exchange.trends import read_trends
from smdesk.services.plan_trends import import_trends
from smdesk.storage.store import Store

ENGLISH = "Category: All categories\n\nWeek,ravioli: (Italy),pasta fresca: (Italy)\n2026-01-04,100,<1\n2026-01-11,57,3\n"
ITALIAN = "Categoria: Tutte le categorie\n\nMese,ravioli: (Italia)\n2026-01,100\n2026-02,<1\n"
SPANISH = "Categoría: Todas las categorías\r\n\r\nDía,libros: (España)\r\n2026-01-01,40\r\n"
NEW = '"Time","ravioli"\n"2026-01-04T00:00:00","80"\n"2026-01-04T01:00:00","81"\n"2026-01-05T00:00:00","100"\n'


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_three_languages(tmp_path: Path, encoding: str) -> None:
    one, two = read_trends(write(tmp_path / "a.csv", ENGLISH, encoding))
    assert (one.term, one.region, one.points) == ("ravioli", "Italy", (("2026-01-04", 100), ("2026-01-11", 57)))
    assert two.points == (("2026-01-04", 0), ("2026-01-11", 3))
    (month,) = read_trends(write(tmp_path / "b.csv", ITALIAN, encoding))
    assert (month.region, month.points) == ("Italia", (("2026-01-01", 100), ("2026-02-01", 0)))
    (day,) = read_trends(write(tmp_path / "c.csv", SPANISH, encoding))
    assert (day.term, day.region) == ("libros", "España")
    (hours,) = read_trends(write(tmp_path / "d.csv", NEW, encoding))
    assert (hours.region, hours.points) == ("", (("2026-01-04", 81), ("2026-01-05", 100)))
    assert read_trends(write(tmp_path / "e.csv", ENGLISH.replace(",", ";"), encoding)) == (one, two)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Category: All categories\n\nRegion,ravioli: (1/1/26)\nLazio,100\n", "the map"),
        ("Categoria: Tutte le categorie\n\nPaese,ravioli: (2026)\nItalia,100\n", "the map"),
        ("Categoría: Todas las categorías\n\nTOP\nravioli,100\n\nRISING\nx,Breakout\n", "related queries"),
        ("a,b\n1,2\n", "no Google Trends"),
        ("Week,x: (Italy)\n", "no Google Trends"),
        ("Week,x: (Italy)\n0000-00-00,3\n", "line 2"),
        ("Week,x: (Italy)\n2026-01-04,101\n", "line 2"),
        ("Week,x: (Italy)\n2026-01-04,NaN\n", "line 2"),
        ("", "no Google Trends"),
    ],
)  # fmt: skip
def test_another_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        read_trends(write(tmp_path / "x.csv", text))
    assert "multiTimeline.csv" in str(caught.value) or "line 2" in says


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("t") / "x.csv"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        read_trends(path)


def test_into_the_plan(store: Store, client: Client, tmp_path: Path) -> None:
    path = write(tmp_path / "multiTimeline.csv", ENGLISH)
    report = import_trends(store, client.id, path)
    assert (report.created, report.updated) == (2, 0)
    assert import_trends(store, client.id, path).skipped == 2
    newer = write(tmp_path / "multiTimeline.csv", ENGLISH + "2026-01-18,9,9\n")
    assert import_trends(store, client.id, newer, dry_run=True).updated == 2
    report = import_trends(store, client.id, newer, today=date(2026, 11, 1))
    first, second = store.find(Interest)
    assert report.updated == 2 and json.loads(first.points)[-1] == ["2026-01-18", 9]
    assert (first.source, first.imported_on, second.position) == ("Google Trends", "2026-11-01", 1)
    assert store.undo() and json.loads(store.find(Interest)[0].points)[-1] == ["2026-01-11", 57]
    assert store.undo() and not store.find(Interest)
