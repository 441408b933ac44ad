"""Opening another window of the program: the sample, another home, or the same home in another language."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QWidget

from smdesk.ui.context import Context


def command(*arguments: str) -> tuple[str, list[str]]:
    """Program and arguments that start smdesk again the way it was started."""
    if getattr(sys, "frozen", False):
        return sys.executable, list(arguments)
    return sys.executable, ["-m", "smdesk", *arguments]


def open_sample() -> None:
    """Start a second process on the sample's own home."""
    program, arguments = command("open", "--sample")
    QProcess.startDetached(program, arguments)


def open_home(home: Path) -> None:
    """Start a second process on another home."""
    program, arguments = command("--home", str(home), "open")
    QProcess.startDetached(program, arguments)


def restart(window: QWidget, ctx: Context, *more: str) -> None:
    """Close this window and open the home anew (a new language reaches every word)."""
    program, arguments = command("--home", str(ctx.home), "open", *(["--sample"] if ctx.sample else []), *more)
    window.close()
    # The new process waits for this one's lock to go; see OnlyOne.
    QTimer.singleShot(0, lambda: QProcess.startDetached(program, arguments))
