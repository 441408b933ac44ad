"""The strategy plan and the studio's style from the command line."""

from pathlib import Path

import pytest

from tests.commands.test_commands import Desk
from tests.documents.reading import Pdf, squeezed


@pytest.fixture
def desk(home: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A home with one client."""
    made = Desk(home, capsys)
    made("clients", "add", "Larch & Lantern", "--language", "en", "--country", "GB", "--zone", "Europe/London")
    return made


def test_the_plan_is_written_whole_or_by_chapter(desk: Desk, tmp_path: Path) -> None:
    desk("objectives", "add", "Sell seats at every event")
    desk("export", "strategy", "-o", str(tmp_path / "plan.pdf"))
    whole = Pdf((tmp_path / "plan.pdf").read_bytes())
    assert squeezed("Sell seats at every event") in whole.text
    desk("export", "strategy", "--chapter", "budget", "--chapter", "objectives", "-o", str(tmp_path / "part.pdf"))
    part = Pdf((tmp_path / "part.pdf").read_bytes())
    assert [title for level, title in part.bookmarks() if level == 0] == ["Objectives", "Budget"]


@pytest.mark.parametrize("wrong", [("--chapter", "budgets"), ("--frozen", "3")])
def test_what_is_not_there_is_named(desk: Desk, tmp_path: Path, wrong: tuple[str, str]) -> None:
    said = desk("export", "strategy", *wrong, "-o", str(tmp_path / "plan.pdf"), status=1)
    assert wrong[1] in said and not (tmp_path / "plan.pdf").exists()


def test_the_studio_style_is_set_and_shown(desk: Desk, tmp_path: Path) -> None:
    assert "Ada Ferri" in desk("studio", "set", "--name", "Ada Ferri", "--contact", "ada@example.org")
    assert "ada@example.org" in desk("studio")
    assert "gone.png" in desk("studio", "set", "--logo", str(tmp_path / "gone.png"), status=1)
    desk("export", "strategy", "-o", str(tmp_path / "plan.pdf"))
    assert squeezed("Ada Ferri") in Pdf((tmp_path / "plan.pdf").read_bytes()).text
