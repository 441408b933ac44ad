"""How an import ends: 0 when something came in or nothing was to be done, 1 when every row was refused."""

import json
from pathlib import Path

import pytest

from smdesk import commands
from tests.commands.test_commands import Desk, desk, peopled  # noqa: F401

# A header, a good row and a bad one of each kind of table.
ROWS = {
    "posts": ("Date;Time;Caption", "03/11/2026;10:00;The 5.40 waits for nobody", "03/11/1500;10:00;Long ago"),
    "objectives": ("Objective;By when", "More orders each month;2027-01-31", "More readers each month;someday"),
    "keywords": ("Keyword;Intent", "fresh pasta;buy", "x;dance"),
    "budget": ("Line;Month;Planned", "Ads;2026-11;120", "Ads;Smarch;120"),
    "competitors": ("Competitor;Followers", "La Spiga;1200", "Il Mattarello;many"),
}
GOOD, BAD = 1, 2


def sheet(folder: Path, kind: str, *rows: int) -> str:
    path = folder / f"{kind}-{len(rows)}{sum(rows)}.csv"
    path.write_text("\n".join(ROWS[kind][row] for row in (0, *rows)) + "\n", "utf-8")
    return str(path)


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
@pytest.mark.parametrize("kind", ROWS)
def test_a_table_ends_by_what_came_of_it(peopled: Desk, tmp_path: Path, kind: str, dry: tuple[str, ...]) -> None:  # noqa: F811
    mixed = peopled.json("import", kind, sheet(tmp_path, kind, BAD, GOOD), *dry)
    assert mixed["created"] > 0 and len(mixed["errors"]) == 1
    bad = sheet(tmp_path, kind, BAD, BAD)
    said = peopled("import", kind, bad, *dry, status=1)
    fault = mixed["errors"][0]
    assert len(said.splitlines()) == 1 and Path(bad).name in said and fault["reason"] in said and fault["field"] in said
    report = json.loads(peopled.told("import", kind, bad, *dry, "--json", status=1))
    assert (report["created"], report["updated"], report["skipped"], len(report["errors"])) == (0, 0, 0, 2)
    assert peopled.json("import", kind, sheet(tmp_path, kind), *dry)["errors"] == []  # no rows: nothing was to be done


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_there_already_is_nothing_to_do(peopled: Desk, tmp_path: Path, kind: str) -> None:  # noqa: F811
    peopled("import", kind, sheet(tmp_path, kind, GOOD))
    again = peopled.json("import", kind, sheet(tmp_path, kind, GOOD))
    assert (again["created"], again["updated"], again["errors"]) == (0, 0, []) and again["skipped"] > 0


def test_of_several_files_one_that_was_refused_is_told_and_the_others_stay(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    good, bad = sheet(tmp_path, "objectives", GOOD), sheet(tmp_path, "objectives", BAD)
    assert Path(bad).name in peopled("import", "objectives", bad, good, status=1)
    assert [one["title"] for one in peopled.json("objectives")] == ["More orders each month"]


def test_plans_series_and_texts_are_taken_or_refused_whole(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    plan = tmp_path / "plan.json"
    peopled("objectives", "add", "More orders each month")
    peopled("export", "strategy", "-o", str(plan))
    assert peopled.json("import", "strategy", str(plan))["errors"] == []
    data = json.loads(plan.read_text("utf-8"))
    data["records"]["objective"][0]["due"] = "someday"
    plan.write_text(json.dumps(data), "utf-8")
    for dry in ((), ("--dry-run",)):
        said = peopled("import", "strategy", str(plan), *dry, status=1)
        assert "records.objective[0].due" in said and "someday" in said and len(said.splitlines()) == 1
    (tmp_path / "trends.csv").write_text("Keyword;Volume\n", "utf-8")
    assert len(peopled("import", "trends", str(tmp_path / "trends.csv"), status=1).splitlines()) == 1
    (tmp_path / "old.docx").write_bytes(b"PK\x03\x04 no document")
    assert len(peopled("import", "text", str(tmp_path / "old.docx"), status=1).splitlines()) == 1


def test_the_reason_is_said_in_the_readers_language(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    said = peopled("import", "budget", sheet(tmp_path, "budget", BAD), "--lang", "it", status=1)
    assert "Smarch" in said and "is not a month" not in said


def test_columns_that_nothing_is_taken_from_are_named(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "plan.csv"
    path.write_text("Date;Caption;Spend\n03/11/2026;Soup tonight;£15\n", "utf-8")
    assert commands.run(["--home", str(peopled.home), "import", "posts", str(path), "--dry-run"]) == 0
    out, err = peopled.capsys.readouterr()
    assert "Spend" in out + err and "Caption" not in out + err
    assert commands.run(["--home", str(peopled.home), "import", "posts", str(path), "--map", "Spend=notes"]) == 0
    assert "Spend" not in "".join(peopled.capsys.readouterr())
