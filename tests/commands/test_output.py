"""Where a command's words and files go: terminals of other alphabets, devices, links, full disks."""

import json
import os
import shlex
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from smdesk import commands

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices and links of Unix")


@pytest.fixture
def one(home: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The beginning of every line: a home with a client and a post whose letters few terminals know."""
    at = ["--home", str(home)]
    commands.run([*at, "clients", "add", "Caffè Ñandú 🎉", "--language", "it"])
    commands.run([*at, "posts", "add", "--text", "“Ciao” 🎉", "--due", "2026-12-01T10:00"])
    capsys.readouterr()
    return at


class _Terminal(TextIOWrapper):
    def __init__(self, encoding: str) -> None:
        super().__init__(BytesIO(), encoding=encoding)

    @property
    def bytes(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_the_letters_gets_their_numbers_and_json_is_utf8(
    one: list[str], encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", shown := _Terminal(encoding))
    assert commands.run([*one, "clients"]) == 0
    assert b"\\U0001f389" in shown.bytes
    monkeypatch.setattr(sys, "stdout", shown := _Terminal(encoding))
    assert commands.run([*one, "posts", "--json"]) == 0
    assert json.loads(shown.bytes.decode("utf-8"))[0]["text"] == "“Ciao” 🎉"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_the_worlds_fault(
    one: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = os.fdopen(os.open("/dev/full", os.O_WRONLY), "w")
    monkeypatch.setattr(sys, "stdout", full)
    assert commands.run([*one, "clients"]) == 1
    assert "disk is full" in capsys.readouterr().err
    full.close()  # what was in its buffer went nowhere: nothing is tried again
    for verb in (["export", "posts", "--format", "csv"], ["backup"]):
        assert commands.run([*one, *verb, "-o", "/dev/full"]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert Path("/dev/full").is_char_device()


def test_a_link_stays_one_and_leads_to_the_new_file(one: list[str], tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert commands.run([*one, "export", "posts", "-o", str(tmp_path / "link.csv")]) == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert "Ciao" in (tmp_path / "real.csv").read_text("utf-8")


def test_an_ending_that_would_lie_is_refused(one: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run([*one, "export", "posts", "-o", str(tmp_path / "piano.docx")]) == 1
    assert "csv" in capsys.readouterr().err
    assert commands.run([*one, "export", "posts", "--format", "csv", "-o", str(tmp_path / "piano.txt")]) == 0


def test_networks_by_their_common_names(one: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run([*one, "places", "add", "--network", "Facebook", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["network"] == "facebook_page"
    assert commands.run([*one, "posts", "--place", "FB"]) == 0
    assert commands.run([*one, "places", "add", "--network", "all"]) == 1


def test_what_is_not_there_is_said_before_a_window_opens(one: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--view", "nowhere"], ["--client", "Nobody"]):
        assert commands.run([*one, "open", *asked]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert commands.run([*one, "posts", "--limit", "-3"]) == 1


def test_slips_in_options_are_no_silence(one: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "piano.csv"
    sheet.write_text("Data,Testo\n13/12/2026,ciao\n", "utf-8")
    commands.run([*one, "places", "add", "--network", "instagram"])
    capsys.readouterr()
    for slip in (
        ["import", "posts", str(sheet), "--map", "Testo=bogus"],
        ["import", "posts", str(sheet), "--answer", "bogus=yes"],
        ["import", "posts", str(sheet), "--places", "nowhere"],
        ["posts", "add", "--text", "x", "--due", "2026-12-12T10:00+01:00", "--zone", "Mars/X"],
        ["export", "posts", "--month", "2026-12", "--quarter", "2026Q4", "-o", str(tmp_path / "x.csv")],
    ):
        assert commands.run([*one, *slip]) == 1, slip
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert commands.run([*one, "import", "posts", str(sheet), "--map", "Testo=text", "--places", "IG"]) == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault_of_ours(one: list[str], closed: str, tmp_path: Path) -> None:
    backup = ["backup", "-o", str(tmp_path / "x")]
    for line, status in ((backup, 0), (["posts", "--json"], 0), ([*backup, "--encrypt"], 1)):
        command = " ".join(shlex.quote(word) for word in (sys.executable, "-m", "smdesk", *one, *line))
        done = subprocess.run(f"{command} {closed}", shell=True, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == status and "AttributeError" not in done.stderr


def test_a_name_in_an_encoding_of_long_ago(one: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / os.fsdecode(b"caff\xe9.csv")
    sheet.write_text("Date,Text\n2026-12-24,Hello\n", encoding="utf-8")
    assert commands.run([*one, "import", "posts", str(sheet), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["created"] == 1
