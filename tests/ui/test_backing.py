"""A protected backup made and opened in the window, by the real command in a process of its own."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from smdesk.domain.errors import BadInput
from smdesk.services import backup, clients
from smdesk.storage import sealing
from smdesk.storage.store import Store
from smdesk.ui.context import Context
from smdesk.ui.dialogs import backing
from smdesk.ui.dialogs.backing import BackupDialog, OpenDialog
from smdesk.ui.jobs import Job
from smdesk.ui.window import Window
from tests.keyrings import Shelf
from tests.ui.conftest import at_rest

PASSPHRASE = "perché quattro parole"


def test_a_protected_backup_is_made_and_restored(
    window: Window, sample_store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage", reason="no wheel of it for this machine")
    target = tmp_path / "copia.age"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = BackupDialog(window, window.ctx)
    dialog.open()
    assert not dialog.fields.isVisible()
    dialog.protect.setChecked(True)
    dialog.first.setText("short")
    dialog.button.click()
    assert "fewer than 12 characters" in dialog.problem.text() and "7 are missing" in dialog.rule.text()
    dialog.first.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE + "!")
    dialog.button.click()
    assert "not the same" in dialog.problem.text() and not target.exists()
    dialog.again.setText(PASSPHRASE)
    dialog.button.click()
    assert dialog.bar.isVisible() and dialog.bar.maximum() == 0 and not dialog.button.isEnabled()
    at_rest(window, qtbot)
    assert not dialog.isVisible() and backup.is_sealed(target)
    assert not dialog.first.text()

    dialog.open()
    dialog.first.setText(PASSPHRASE + " anew")
    dialog.again.setText(PASSPHRASE + " anew")
    before = target.read_bytes()
    dialog.button.click()
    qtbot.wait(400)
    dialog.reject()
    at_rest(window, qtbot)
    assert target.read_bytes() == before and [one.name for one in tmp_path.glob("*copia*")] == [target.name]

    names = [one.name for one in sample_store.clients.all()]
    clients.add_client(sample_store, "Came later")
    asking = OpenDialog(window, window.ctx, target)
    asking.open()
    asking.passphrase.setText("a wrong passphrase")
    asking.button.click()
    asking.reject()  # not while it works
    at_rest(window, qtbot)
    assert asking.isVisible() and "the passphrase is not the one" in asking.problem.text()
    assert len(sample_store.clients.all()) == len(names) + 1
    asking.passphrase.setText(PASSPHRASE)
    asking.button.click()
    at_rest(window, qtbot)
    assert asking.result() == OpenDialog.DialogCode.Accepted
    assert [one.name for one in sample_store.clients.all()] == names
    for one in (dialog, asking):
        one.deleteLater()


def test_without_the_library_the_option_says_so_and_a_plain_backup_is_made(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    with pytest.raises(BadInput, match="no package pyrage"):
        sealing.write_sealed(window.ctx.store.path, tmp_path / "x.age", PASSPHRASE)
    target = tmp_path / "copia.db"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = BackupDialog(window, window.ctx)
    dialog.open()
    assert not dialog.protect.isEnabled()
    assert any("no package pyrage" in label.text() for label in dialog.findChildren(type(dialog.rule)))
    dialog.button.click()
    at_rest(window, qtbot)
    assert target.is_file() and not backup.is_sealed(target) and not dialog.isVisible()
    dialog.deleteLater()


def written(_ctx: Context, _verb: str, target: Path, *_before: str, passphrase: str, job: Job | None = None) -> str:
    """In the place of the process, which stretches a key for seconds: a file that says it is protected."""
    target.write_bytes(b"age-encryption.org/v1\n")
    return str(target)


def test_a_passphrase_can_be_left_to_the_keyring(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: Shelf
) -> None:
    target = tmp_path / "copia.age"
    monkeypatch.setattr(backing, "apart", written)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def backed_up(passphrase: str, keep: bool) -> BackupDialog:
        dialog = BackupDialog(window, window.ctx)
        dialog.open()
        dialog.protect.setChecked(True)
        at_rest(window, qtbot)
        for field in (dialog.first, dialog.again):
            field.setText(passphrase or field.text())
        dialog.keep.setChecked(keep)
        dialog.button.click()
        at_rest(window, qtbot)
        assert not dialog.isVisible() and backup.is_sealed(target)
        return dialog

    backed_up(PASSPHRASE, keep=False)
    assert not shelf.held
    backed_up(PASSPHRASE, keep=True)
    assert list(shelf.held.values()) == [PASSPHRASE]
    backed_up("", keep=True)  # filled in by itself
    asking = OpenDialog(window, window.ctx, target)
    asking.open()
    at_rest(window, qtbot)
    assert asking.passphrase.text() == PASSPHRASE and asking.passphrase.hasSelectedText()
    asking.reject()
    backed_up("", keep=False)
    assert not shelf.held


def test_without_a_keyring_the_backup_is_made_and_it_is_said(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing, "apart", written)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copia.age"), ""))
    dialog = BackupDialog(window, window.ctx)
    dialog.open()
    dialog.protect.setChecked(True)
    dialog.first.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    dialog.keep.setChecked(True)
    with qtbot.waitSignal(window.ctx.hub.problem, timeout=30_000) as told:
        dialog.button.click()
    assert "Keyring" in str(told.args[0]) and backup.is_sealed(tmp_path / "copia.age")
    at_rest(window, qtbot)
