"""Encodings, delimiters, quotes, headers, and files that mean harm: rows or one sentence, never a crash."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from smdesk.domain.errors import BadInput
from smdesk.exchange.reading import read
from tests.exchange.plans import planned
from tests.exchange.sheets import TODAY

SHEET = (
    "Data;Canale;Testo\n04/05/2026;Instagram;Perché sì, è già più bello\n"
    "20/05/2026;Facebook;Città – “virgolette”\n"
)


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_posts(tmp_path: Path, encoding: str, mark: bytes, said: str) -> None:
    plan = planned(tmp_path, "piano.csv", mark + SHEET.encode(encoding))
    assert plan.encoding == said
    assert [one.post.text for one in plan.posts] == ["Perché sì, è già più bello", "Città – “virgolette”"]
    assert [one.post.due_wall for one in plan.posts] == ["2026-05-04T18:30", "2026-05-20T12:30"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_among_commas_in_texts(tmp_path: Path, delimiter: str) -> None:
    rows = [["Data", "Canale", "Testo"], ["04/05/2026", "Instagram", '"Uno, due; tre | quattro\ncinque"']]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    plan = planned(tmp_path, "piano.txt", text)
    assert plan.delimiter == delimiter
    assert plan.posts[0].post.text == "Uno, due; tre | quattro\ncinque"


def test_an_open_quote_costs_one_row(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, "a.csv", 'Data,Testo,Canale\n2026-05-04,"aperta,IG\n2026-05-05,ok,IG\n2026-05-06,due,IG\n'
    )
    assert [one.post.text for one in plan.posts] == ["ok", "due"]
    assert [error.line for error in plan.errors] == [2]


def test_curly_quotes_around_cells_are_quotes(tmp_path: Path) -> None:
    text = "Data,Testo,Canale\n2026-05-04,“Uno, due”,IG\n2026-05-05,“Tre, “quattro””,IG\n"
    plan = planned(tmp_path, "a.csv", text)
    assert plan.posts[0].post.text == "Uno, due"


def test_bad_rows_are_listed_and_good_ones_come_in(tmp_path: Path) -> None:
    rows = ("31/02/2026,uno", "13/05/2026,due", "boh,tre", "05/05/9999,quattro", "TBD,cinque")
    plan = planned(tmp_path, "a.csv", "Data,Testo,Canale\n" + "".join(f"{row},IG\n" for row in rows))
    assert [one.post.text for one in plan.posts] == ["due", "cinque"]
    assert [(error.line, error.field) for error in plan.errors] == [(2, "date"), (4, "date"), (5, "date")]
    assert "boh" in str(plan.errors[1].sentence)


def test_formulas_are_never_run(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Data", "Testo", "Canale"])
    sheet.append(["2026-05-04", "=1+1", "IG"])
    sheet.append(["2026-05-05", "buono", "IG"])
    buffer = io.BytesIO()
    book.save(buffer)
    plan = planned(tmp_path, "a.xlsx", buffer.getvalue())
    assert [one.post.text for one in plan.posts] == ["buono"]
    assert "B2" in str(plan.errors[0].sentence)
    plain = planned(tmp_path, "b.csv", "Data,Testo,Canale\n2026-05-04,'=1+1,IG\n2026-05-05,=2+2,IG\n")
    assert [one.post.text for one in plain.posts] == ["=1+1", "=2+2"]


def _zip(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


BOMB = _zip({"xl/worksheets/sheet1.xml": b"0" * 60_000_000, "xl/worksheets/sheet2.xml": b"0" * 70_000_000})
HOSTILE = {
    "bomb.xlsx": BOMB,
    "cut.xlsx": _zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook>"}),
    "torn.xlsx": BOMB[:2000],
    "old.xls": b"\xd0\xcf\x11\xe0" + bytes(600),
    "sheet.ods": _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "binary.csv": bytes(range(256)) * 40,
    "nuls.csv": bytes(5000),
    "empty.csv": b"",
    "blank.csv": b"\n\n , , \n",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "deep.json": b"[" * 200_000,
    "cut.json": b'[{"text": "a"}, {"text":',
    "number.json": b"12",
    "big-number.json": b"[" + b"9" * 10_000 + b"]",
    "none.ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "cells.csv": b"Data,Testo\n" + b"," * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_one_sentence(tmp_path: Path, name: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(BadInput) as refusal:
        planned(tmp_path, name, HOSTILE[name])
    assert time.perf_counter() - begin < 60  # it ends; how fast is for the benchmarks
    assert refusal.value.field == "file"
    assert "\n" not in str(refusal.value)


def test_two_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "grande.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    begin = time.perf_counter()
    with pytest.raises(BadInput, match="grande"):
        read(path, today=TODAY)
    assert time.perf_counter() - begin < 60  # it ends; how fast is for the benchmarks


@pytest.mark.parametrize("name", ["", "nowhere.csv", "."])
def test_what_is_no_file_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        read(tmp_path / name, today=TODAY)


def test_a_million_columns_are_cut(tmp_path: Path) -> None:
    text = "Data,Testo,Canale\n2026-05-04,uno,IG\n2026-05-05,due,IG" + ",x" * 1_000_000 + "\n"
    plan = planned(tmp_path, "a.csv", text)
    assert [one.post.text for one in plan.posts] == ["uno", "due"]
    assert plan.errors[0].line == 3


def test_a_cell_of_two_million_letters_ends_the_reading(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, "a.csv", 'Data,Testo,Canale\n2026-05-04,uno,IG\n2026-05-05,"' + "x" * 2_000_000 + '",IG\n'
    )
    assert [one.post.text for one in plan.posts] == ["uno"]
    assert plan.errors


def test_lone_surrogates_and_nuls_do_not_reach_the_store(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, "a.json", '[{"date": "2026-05-04", "text": "a\\ud800b\\u0000c", "platform": "ig"}]'
    )
    assert plan.posts[0].post.text == "a\ufffdbc"
    plan.posts[0].post.text.encode()


def test_months_on_several_tabs_are_one_plan(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for title, day in (("Maggio 2026", "lun 4"), ("Giugno 2026", "lun 1")):
        sheet = book.create_sheet(title)
        sheet.append(["Giorno", "Social", "Testo"])
        sheet.append([day, "IG", f"Testo di {title}"])
    buffer = io.BytesIO()
    book.save(buffer)
    plan = planned(tmp_path, "a.xlsx", buffer.getvalue())
    assert [one.post.due_wall[:10] for one in plan.posts] == ["2026-05-04", "2026-06-01"]
