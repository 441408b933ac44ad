"""The command line prints a campaign's brief and the competitor study."""

import json
from pathlib import Path

from tests.commands.test_commands import Desk, desk, peopled  # noqa: F401


def test_a_campaign_by_its_name(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    peopled("campaigns", "add", "Raviolo", "--kind", "launch", "--start", "2026-11-02", "--end", "2026-11-08")
    out = tmp_path / "brief.pdf"
    made = peopled.json("export", "campaign", "--client", "past", "--campaign", "rav", "-o", str(out))
    assert made["files"] == [str(out)] and made["notices"] == []
    assert out.read_bytes().startswith(b"%PDF")
    assert "Raviolo" in peopled("export", "campaign", "--campaign", "Natale", "-o", str(tmp_path / "x.pdf"), status=1)
    peopled("export", "campaign", "--campaign", "Raviolo", "--format", "csv", "-o", str(tmp_path / "x.csv"), status=1)
    assert [path.name for path in tmp_path.glob("x.*")] == []


def test_the_study_as_a_document_and_as_tables(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    refused = peopled("export", "competitors", "-o", str(tmp_path / "s.pdf"), status=1)
    assert "Pastificio Valdorsa" in refused and not (tmp_path / "s.pdf").exists()
    peopled("competitors", "add", "La Spiga", "--rank", "direct", "--themes", "ricette")
    for format in ("pdf", "csv", "xlsx"):
        files = peopled.json("export", "competitors", "--format", format, "-o", str(tmp_path / f"s.{format}"))["files"]
        assert files and all(Path(path).stat().st_size > 20 for path in files)


def test_a_business_idea_as_a_proposal(peopled: Desk, tmp_path: Path) -> None:  # noqa: F811
    out = tmp_path / "proposal.pdf"
    assert "Business idea" in peopled("export", "proposal", "--sketch", "x", "-o", str(out), status=1)
    ideas = {"sketch": [{"id": 1, "title": "La rata libera", "value": "Due mattine"}]}
    peopled("export", "strategy", "-o", str(tmp_path / "plan.json"))
    read = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    read["records"] |= ideas
    (tmp_path / "plan.json").write_text(json.dumps(read), "utf-8")
    peopled("import", "strategy", str(tmp_path / "plan.json"))
    made = peopled.json("export", "proposal", "--client", "past", "--sketch", "la rata", "-o", str(out))
    assert made["files"] == [str(out)] and made["notices"] == [] and out.read_bytes().startswith(b"%PDF")
    peopled("export", "proposal", "--sketch", "1", "--format", "csv", "-o", str(tmp_path / "x.csv"), status=1)
