"""The command line of the strategy plan: lists, competitors, versions, files in and out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_commands import Desk, desk, peopled  # noqa: F401


@pytest.fixture
def planned(peopled: Desk) -> Desk:  # noqa: F811
    """A client with a small plan."""
    peopled("objectives", "add", "Più ordini al telefono", "--target", "60 ordini al mese", "--stage", "convert", "--owner", "Anna")
    peopled("segments", "add", "Famiglie", "--primary", "--size", "1.200")
    peopled("pillars", "add", "Ricette", "--share", "60", "--objective", "O1", "--segment", "Famiglie")
    peopled("campaigns", "add", "Raviolo", "--kind", "launch", "--objective", "O1", "--budget", "1200.50", "--owner", "Anna")
    return peopled


def test_new_fields_are_kept_and_listed(planned: Desk) -> None:
    (objective,) = planned.json("objectives")
    assert (objective["target"], objective["stage"], objective["owner"]) == ("60 ordini al mese", "convert", "Anna")
    assert objective["key_results"] == [] and objective["progress"] is None and objective["posts"] == 0
    assert [mark["letter"] for mark in objective["smart"]] == list("SMART") and objective["smart"][0]["reason"] == ""
    (pillar,) = planned.json("pillars")
    (segment,) = planned.json("segments")
    (campaign,) = planned.json("campaigns")
    assert (pillar["objective_id"], pillar["segment_id"]) == (objective["id"], segment["id"])
    assert segment["primary"] and (campaign["budget"], campaign["objective_id"]) == ("1200.50", objective["id"])
    planned("campaigns", "edit", "Raviolo", "--budget", "1300")
    assert planned.json("campaigns")[0]["budget"] == "1300"
    assert "NaN" in planned("campaigns", "edit", "Raviolo", "--budget", "NaN", status=1)
    assert "stage" in planned("objectives", "edit", "O1", "--stage", "somewhere", status=1).lower()


def test_key_results_show_how_far_they_are(planned: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "kr.csv"
    sheet.write_text("Codice;Risultato chiave;Partenza;Traguardo\nO1;Ordini al telefono;40;60\n", "utf-8")
    assert planned.json("import", "objectives", str(sheet))["created"] == 1
    (objective,) = planned.json("objectives")
    assert objective["key_results"][0]["title"] == "Ordini al telefono" and objective["key_results"][0]["progress"] is None


def test_competitors(peopled: Desk) -> None:  # noqa: F811
    peopled("competitors", "add", "La Spiga", "--rank", "direct", "--themes", "ricette", "--x", "20")
    seen = ("--network", "instagram", "--on", "2026-10-01", "--posts", "8")
    peopled("competitors", "observe", "La Spiga", *seen, "--followers", "1000", "--engagements", "200")
    peopled("competitors", "observe", "Pastificio Valdorsa", *seen, "--followers", "500", "--engagements", "300")
    (rival,) = peopled.json("competitors")
    assert (rival["rank"], rival["x"], rival["observations"][0]["followers"]) == ("direct", 20, "1000")
    compared = peopled.json("competitors", "compare")
    assert {row["name"]: row["followers"] for row in compared} == {"Pastificio Valdorsa": "500", "La Spiga": "1000"}
    peopled("competitors", "edit", "La Spiga", "--tone", "allegro")
    peopled("competitors", "archive", "La Spiga")
    assert peopled.json("competitors") == [] and len(peopled.json("competitors", "--all")) == 1
    assert "not a number" in peopled("competitors", "observe", "La Spiga", "--network", "x", "--followers", "many", status=1)
    assert "La Spiga" in peopled("competitors", "--all")


def test_the_plan_and_its_chapters(planned: Desk) -> None:
    state = planned.json("plan")
    assert 0 < state["percent"] < 100 and len(state["chapters"]) == 17
    assert any(chapter["missing"] for chapter in state["chapters"])
    chapter = planned.json("plan", "--chapter", "pillars")
    assert [row["name"] for row in chapter["sections"]["pillars.mix"]] == ["Ricette"]
    assert "Ricette" in planned("plan", "--chapter", "pillars")
    assert "%" in planned("plan")
    planned("plan", "--chapter", "poems", status=2)


def test_the_whole_plan_there_and_back(planned: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    planned("export", "strategy", "-o", str(path))
    planned("clients", "add", "Altra")
    dry = planned.json("import", "strategy", str(path), "--client", "Altra", "--dry-run")
    assert dry["created"] == 4 and planned.json("objectives", "--client", "Altra") == []
    report = planned.json("import", "strategy", str(path), "--client", "Altra")
    assert (report["created"], report["errors"], report["removed"]) == (4, [], 0)
    again = tmp_path / "again.json"
    planned("export", "strategy", "--client", "Altra", "-o", str(again))
    assert _records(path) == _records(again)
    planned("undo")
    assert planned.json("objectives", "--client", "Altra") == []
    broken = json.loads(path.read_text("utf-8"))
    broken["records"]["pillar"][0]["objective_id"] = 99
    path.write_text(json.dumps(broken), "utf-8")
    said = planned("import", "strategy", str(path), "--client", "Altra", status=1)
    assert "records.pillar[0].objective_id" in said and len(said.strip().splitlines()) == 1
    dry = planned.told("import", "strategy", str(path), "--client", "Altra", "--dry-run", "--json", status=1)
    assert json.loads(dry)["errors"][0]["field"].endswith("objective_id")


def _records(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))["records"]


@pytest.mark.parametrize("topic", ["objectives", "keywords", "budget", "competitors"])
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_tables_out_and_in(planned: Desk, tmp_path: Path, topic: str, format: str) -> None:
    path = tmp_path / f"t.{format}"
    made = planned.json("export", topic, "--format", format, "-o", str(path))["files"]
    assert Path(made[0]) == path and len(made) == (2 if (topic, format) == ("competitors", "csv") else 1)
    report = planned.json("import", topic, *made, "--dry-run")
    assert (report["created"], report["updated"], report["errors"]) == (0, 0, [])


def test_text_and_trends(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    old = tmp_path / "piano.md"
    old.write_text("# Budget\n\n1.200 euro\n\n# Tono di voce\n\nCaldo\n", "utf-8")
    report = peopled.json("import", "text", str(old))
    assert report["mapping"] == {"Budget": "budget.note", "Tono di voce": "brand.notes"} and report["created"] == 2
    assert "1.200 euro" in peopled.json("plan", "--chapter", "budget")["sections"]["budget.note"]
    peopled("import", "text", str(old), "--section", "nowhere", status=1)
    trends = tmp_path / "multiTimeline.csv"
    trends.write_text("Categoria: Tutte le categorie\n\nSettimana,ravioli: (Italia)\n2026-01-04,100\n", "utf-8")
    assert peopled.json("import", "trends", str(trends))["created"] == 1
    assert "multiTimeline.csv" in peopled("import", "trends", str(old), status=1)


def test_versions(planned: Desk) -> None:
    planned("versions", "freeze", "--note", "Prima")
    planned("versions", "sign", "1", "--by", "Lucia", "--on", "2026-10-01")
    planned("objectives", "edit", "O1", "--title", "Molti più ordini al telefono")
    (row, *_) = planned.json("versions", "compare", "1")
    assert (row["kind"], row["field"], row["change"]) == ("objective", "title", "changed")
    assert planned.json("versions", "restore", "1")["changed"] == 1
    assert planned.json("objectives")[0]["title"] == "Più ordini al telefono"
    assert planned.json("versions")[0]["signed_by"] == "Lucia"
    assert "choose one of: 1" in planned("versions", "compare", "7", status=1)


def test_options_that_mean_nothing_are_said(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "k.csv").write_text("Keyword\nx\n", "utf-8")
    assert "--map" in peopled("import", "keywords", str(tmp_path / "k.csv"), "--map", "a=b", status=1)
    assert "csv" in peopled("export", "keywords", "--format", "ics", "-o", str(tmp_path / "k.ics"), status=1)
    assert "json" in peopled("export", "strategy", "--format", "csv", "-o", str(tmp_path / "k.csv"), status=1)


def test_public_leaves_the_private_out(planned: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    planned("export", "strategy", "--public", "-o", str(path))
    assert json.loads(path.read_text("utf-8"))["private"] is False


def test_a_campaign_is_agreed(planned: Desk) -> None:
    assert [(row["agreed"], row["digest"]) for row in planned.json("campaigns")] == [("none", "")]
    made = planned.json("campaigns", "agree", "Raviolo", "--by", "Lucia", "--on", "2026-10-01")
    assert (made["agreed"], made["agreed_by"], made["agreed_on"]) == ("agreed", "Lucia", "2026-10-01")
    assert len(made["digest"]) == 64 and "Agreed" in planned("campaigns")
    planned("campaigns", "edit", "Raviolo", "--idea", "Altra")
    (row,) = planned.json("campaigns")
    assert (row["agreed"], row["agreed_by"], row["digest"]) == ("changed", "Lucia", made["digest"])
    assert "2031" in planned("campaigns", "agree", "Raviolo", "--by", "Lucia", "--on", "2031-01-01", status=1)
    planned("campaigns", "agree", "Raviolo", status=2)


def test_the_load_of_the_weeks_is_shown_by_hat(planned: Desk) -> None:
    found = planned.json("plan", "--load")
    assert len(found["weeks"]) == 13 and (found["smm"], found["cm"], found["actions_without_hours"]) == ("0.00", "0.00", 0)
    week = found["weeks"][0]
    assert set(week) == {"week", "smm", "cm", "total", "capacity", "over"} and (week["capacity"], week["over"]) == (None, None)
    shown = planned("plan", "--load")
    assert "n/a" in shown and "SMM 0.00, CM 0.00" in shown
    assert planned("plan", "--load", "--chapter", "actions", status=2)
