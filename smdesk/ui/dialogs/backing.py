"""Backing up to a file, with a passphrase if wanted, and opening a protected backup.

What has to do with a passphrase is done by a process of its own, the command line of this program: stretching the key
takes a second or more with the interpreter held, and some 500 MB that go back when it ends.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QWidget

from smdesk.domain.errors import BadInput, SmdeskError, StoreTrouble
from smdesk.services import backup
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog, form
from smdesk.ui.jobs import Cancelled, Job
from smdesk.ui.restart import command
from smdesk.ui.widgets.chip import Label

LOOK_SECONDS = 0.2  # how often it is looked whether to go on
FAULT = 1  # the status of a command that says in one line what is wrong


def apart(ctx: Context, verb: str, target: Path, *before: str, passphrase: str, job: Job | None = None) -> str:
    """Run a verb of the command line with a passphrase, and wait: on another thread. Which file it made.

    Ended when the ``job`` is cancelled; what it had written by then, encrypted, goes as well.

    :raises StoreTrouble: with the sentence of the command, which speaks the window's language
    :raises Cancelled: when the user has asked to stop
    """
    options = ["--home", str(ctx.home), "--lang", ctx.words.language, "--json"]
    program, arguments = command(*options, verb, *before, str(target), "--passphrase-file", "-")
    around = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    pipe, no_window = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would open a black one
    process = subprocess.Popen(
        [program, *arguments], stdin=pipe, stdout=pipe, stderr=pipe, env=around, creationflags=no_window
    )
    told: bytes | None = passphrase.encode() + b"\n"
    while True:
        try:
            answered, complained = process.communicate(told, timeout=LOOK_SECONDS)
            break
        except subprocess.TimeoutExpired:
            told = None
            if job is not None and job.cancelled:
                process.kill()
                process.communicate()
                target.with_name(f".{target.name}.{process.pid}.part").unlink(missing_ok=True)
                raise Cancelled from None
    said = complained.decode("utf-8", "replace").strip()
    if process.returncode == FAULT:
        raise StoreTrouble("{text}", "file", text=said.splitlines()[-1] if said else "")
    if process.returncode:
        raise RuntimeError(f"smdesk {verb}: {process.returncode}: {said}")
    answer = json.loads(answered)
    return str(answer.get("file") or answer.get("aside") or "")


class _Passworded(CalmDialog):
    """What both dialogs have: hidden fields that can be shown, a bar while something is done, a button."""

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        return field

    def _shown(self, *fields: QLineEdit) -> QCheckBox:
        box = QCheckBox(self.ctx.words("Show what is typed"))

        def show(on: bool) -> None:
            for field in fields:
                field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

        box.toggled.connect(show)
        return box

    def _fill_in(self, *fields: QLineEdit) -> None:
        """What the keyring keeps, in fields that are still empty; it may ask the user first, on another thread."""

        def came(kept: object) -> None:
            if kept and self.isVisible() and not any(field.text() for field in fields):
                for field in fields:
                    field.setText(str(kept))
                self._kept(str(kept))

        job = self.ctx.jobs.start(self.ctx.words("Asking the keyring"), lambda _job: backup.remembered())
        job.finished.connect(came)
        self._asking = came  # a slot lives as long as somebody holds it

    def _kept(self, passphrase: str) -> None:
        """The fields were filled in."""

    def _foot(self, primary: str, working: str) -> None:
        self.working = Label(working, "second", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(working)
        for widget in (self.working, self.bar):
            widget.hide()
            self.body.addWidget(widget)
        self.button = self.finish_with(primary, self._go)

    def _go(self) -> None:
        raise NotImplementedError

    def _busy(self, on: bool, measured: bool = False) -> None:
        self.bar.setRange(0, 1000 if measured else 0)  # 0 to 0: it moves and promises no part
        for widget in (self.working, self.bar):
            widget.setVisible(on)
        if self.button is not None:
            self.button.setEnabled(not on)

    def _failed(self, error: object) -> None:
        self._busy(False)
        if not self.isVisible() or not isinstance(error, SmdeskError):
            self.ctx.hub.problem.emit(error)
            return

        def say() -> None:
            raise error

        self.attempt(say)


class BackupDialog(_Passworded):
    """Where to, and whether protected."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        intro = _("A checked copy of everything in this home, in one file.")
        super().__init__(parent, ctx, _("Back up to a file…").rstrip("…"), intro, width=580)
        self._job: Job | None = None
        self.protect = QCheckBox(_("Protect with a passphrase"))
        self.first, self.again = self._field(_("Passphrase")), self._field(_("The same again"))
        self.show_them = self._shown(self.first, self.again)
        self.keep = QCheckBox(_("Remember it in the system's keyring"))
        self._in_keyring = ""
        self.rule = Label("", "second", wrap=True)
        warning = _("Nobody can open the file without the passphrase: not we, not you. Keep it where you will find it.")
        kind = _("The file is in the format of age: any program for it opens it, also without smdesk.")
        self.fields = QWidget()
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addRow(_("Passphrase"), self.first)
        fields.addRow(_("The same again"), self.again)
        fields.addRow("", self.show_them)
        fields.addRow("", self.keep)
        fields.addRow(self.rule)
        fields.addRow(Label(warning, "warn", wrap=True))
        fields.addRow(Label(kind, "caption", wrap=True))
        self.fields.setLayout(fields)
        self.body.addWidget(self.protect)
        self.body.addWidget(self.fields)
        if not backup.available():
            self.protect.setEnabled(False)
            text = _("Not on this machine: there is no package pyrage for it. Backups are made without protection.")
            self.body.addWidget(Label(text, "second", wrap=True))
        self._foot(_("Choose the file…"), _("The backup is being made; with a passphrase it takes a few seconds."))
        self.protect.toggled.connect(self._protecting)
        for field in (self.first, self.again):
            field.textChanged.connect(self._judge)
        self._protecting(False)

    def _protecting(self, on: bool) -> None:
        self.fields.setVisible(on)
        if on:
            self.first.setFocus()
            self._fill_in(self.first, self.again)
        self.problem.hide()
        self._judge()

    def _kept(self, passphrase: str) -> None:
        self._in_keyring = passphrase
        self.keep.setChecked(True)

    def _judge(self) -> None:
        """The rule in words, and what is still missing of it."""
        _, said = self.ctx.words, self.first.text()
        missing = backup.SHORTEST - len(said.strip())
        if missing > 0:
            text = _("At least {n} characters; four or more words that do not belong together are good.", n=backup.SHORTEST)
            if said:
                text += " " + _.n_("{n} is missing.", "{n} are missing.", missing)
        elif said != self.again.text():
            text = _("Long enough. Type the same again.") if not self.again.text() else _("The two are not the same.")
        else:
            text = _("✓ Long enough, and twice the same.")
        self.rule.setText(text)

    def _check(self) -> None:
        backup.check_passphrase(self.first.text())
        if self.first.text() != self.again.text():
            raise BadInput(self.ctx.words("The two are not the same."), "passphrase")

    def _go(self) -> None:
        _, ctx, passphrase = self.ctx.words, self.ctx, ""
        if self.protect.isChecked():
            if not self.attempt(self._check):
                (self.again if len(self.first.text().strip()) >= backup.SHORTEST else self.first).setFocus()
                return
            passphrase = self.first.text()
        ending = f".db{backup.SUFFIX}" if passphrase else ".db"
        name = str(Path.home() / f"smdesk-{ctx.now().astimezone().strftime('%Y-%m-%d')}{ending}")
        kinds = "smdesk (*.age)" if passphrase else "smdesk (*.db)"
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Back up to a file…"), name, kinds)
        if not chosen or not (passphrase or self.attempt(lambda: backup.check_plain(Path(chosen)))):
            return
        self._start(Path(chosen), passphrase)

    def _start(self, target: Path, passphrase: str) -> None:
        ctx, source = self.ctx, self.ctx.store.path
        keep, in_keyring = self.keep.isChecked(), self._in_keyring

        def work(job: Job) -> tuple[str, SmdeskError | None]:
            if not passphrase:
                return str(backup.copy(source, target, lambda done, total: job.report(done / max(1, total)))), None
            made = apart(ctx, "backup", target, "-o", passphrase=passphrase, job=job)
            try:
                if keep and passphrase != in_keyring:
                    backup.remember(passphrase)
                elif in_keyring and not keep:
                    backup.forget()
            except SmdeskError as error:
                return made, error  # the backup is there all the same
            return made, None

        self._busy(True, measured=not passphrase)
        self._job = job = ctx.jobs.start(ctx.words("Backing up"), work)
        job.progress.connect(self._advanced)
        job.finished.connect(self._made)
        job.failed.connect(self._failed)

    def reject(self) -> None:
        """Stop what is under way: the file that was there stays as it was."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _advanced(self, part: float) -> None:
        self.bar.setValue(round(part * 1000))

    def _made(self, done: tuple[str, SmdeskError | None]) -> None:
        path, trouble = done
        self.first.clear()
        self.again.clear()
        self.ctx.hub.say.emit(self.ctx.words("Backed up to {path}", path=path), "")
        self.accept()
        if trouble is not None:
            self.ctx.hub.problem.emit(trouble)


class OpenDialog(_Passworded):
    """The passphrase of a backup that is to be restored; accepted when it has been."""

    def __init__(self, parent: QWidget | None, ctx: Context, path: Path) -> None:
        _, self._path = ctx.words, path
        intro = _("Go back to what {file} says? What is here now is kept beside the backups.", file=path.name)
        super().__init__(parent, ctx, _("Restore"), intro)
        self.passphrase = self._field(_("Passphrase"))
        fields = form()
        fields.addRow(_("Passphrase"), self.passphrase)
        fields.addRow("", self._shown(self.passphrase))
        self.body.addLayout(fields)
        self._foot(_("Restore"), _("The backup is being opened; this takes a few seconds."))
        self.passphrase.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._fill_in(self.passphrase)

    def _kept(self, passphrase: str) -> None:
        self.passphrase.selectAll()

    def _go(self) -> None:
        ctx, path, passphrase = self.ctx, self._path, self.passphrase.text()
        if not passphrase:
            self.passphrase.setFocus()
            return

        def work(job: Job) -> str:
            return apart(ctx, "restore", path, passphrase=passphrase)

        self._busy(True)
        job = ctx.jobs.start(ctx.words("Restore"), work)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)

    def reject(self) -> None:
        """Not while the data is being replaced: the window opens anew when it has been."""
        if not self.bar.isVisible():
            super().reject()

    def _failed(self, error: object) -> None:
        super()._failed(error)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _done(self, _aside: object) -> None:
        self.passphrase.clear()
        self.bar.hide()
        self.accept()
