"""The passphrase of backups, left to the system's keyring on the command line."""

import json
from pathlib import Path

import pytest

from smdesk import commands
from smdesk.storage.sealing import available
from tests.keyrings import Shelf

pytestmark = pytest.mark.skipif(not available(), reason="pyrage has no wheel for this machine")


def test_once_kept_it_is_asked_for_neither_by_backup_nor_by_restore(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], shelf: Shelf
) -> None:
    at = ["--home", str(home), "--json"]
    commands.run([*at, "clients", "add", "Forno Lupi"])
    words, other = tmp_path / "words", tmp_path / "other"
    words.write_text("quattro parole a caso\n", "utf-8")
    other.write_text("altre parole a caso\n", "utf-8")
    first, second, foreign = (str(tmp_path / f"{name}.age") for name in ("first", "second", "foreign"))
    assert commands.run([*at, "backup", "-o", first, "--passphrase-file", str(words), "--remember"]) == 0
    assert list(shelf.held.values()) == ["quattro parole a caso"]
    assert commands.run([*at, "backup", "-o", second, "--encrypt"]) == 0
    assert commands.run([*at, "backup", "-o", foreign, "--passphrase-file", str(other)]) == 0
    capsys.readouterr()
    assert commands.run([*at, "restore", second]) == 0
    assert json.loads(capsys.readouterr().out)["restored"] == second
    assert commands.run([*at, "restore", foreign]) == 1  # protected with other words, and nobody can be asked here
    assert "there is no terminal" in capsys.readouterr().err


def test_it_is_forgotten_and_never_kept_without_being_given(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], shelf: Shelf
) -> None:
    at, target = ["--home", str(home)], str(tmp_path / "copy.age")
    commands.run([*at, "clients", "add", "Forno Lupi"])
    assert commands.run([*at, "backup", "-o", str(tmp_path / "copy.db"), "--remember"]) == 1
    assert "--encrypt" in capsys.readouterr().err and not (tmp_path / "copy.db").exists()
    shelf.held["smdesk", "backup passphrase"] = "quattro parole a caso"
    assert commands.run([*at, "backup", "-o", target, "--encrypt", "--forget"]) == 1  # asks anew, where nobody answers
    assert not shelf.held


def test_a_machine_without_a_keyring_says_so_after_the_backup(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at, target, words = ["--home", str(home)], tmp_path / "copy.age", tmp_path / "words"
    commands.run([*at, "clients", "add", "Forno Lupi"])
    words.write_text("quattro parole a caso\n", "utf-8")
    assert commands.run([*at, "backup", "-o", str(target), "--passphrase-file", str(words), "--remember"]) == 1
    assert "Keyring" in capsys.readouterr().err and target.exists()
