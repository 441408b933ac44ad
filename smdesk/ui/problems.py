"""The world's fault becomes a banner; our own bug opens the crash dialog and goes to the log."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smdesk.domain.errors import SmdeskError
from smdesk.language import Words
from smdesk.services.wording import sentence
from smdesk.ui.announce import announce
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label

log = logging.getLogger("smdesk")


class Banner(QWidget):
    """Under the top bar: what happened and what to do, until it is closed."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._role = "danger"
        self._text = Label("", wrap=True)
        self._show = Button(theme, words("Show"), "link")
        self._show.clicked.connect(self._go)
        self._leads: Callable[[], object] | None = None
        self._standing: tuple[str, str, Callable[[], object] | None, str] | None = None
        close = Button(theme, "", "icon", "close", tip=words("Close"))
        close.clicked.connect(self._closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(44, 6, 8, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self._show)
        line.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(False)
        theme.changed.connect(self.update)

    def say(
        self, text: str, role: str = "danger", leads: Callable[[], object] | None = None, lead: str = ""
    ) -> None:
        """Show a sentence; ``leads`` makes the link, "Show" unless ``lead`` names it."""
        self._role, self._leads = role, leads
        self._show.setText(lead or self._words("Show"))
        self._text.setText(text)
        self._text.set_look(role)
        self._show.setVisible(leads is not None)
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=role == "danger")

    def stand(
        self, text: str, lead: str = "", leads: Callable[[], object] | None = None, role: str = "danger"
    ) -> None:
        """Show a sentence that comes back after others until it is closed: what it tells of does not pass."""
        self._standing = (text, lead, leads, role)
        self.settle()

    @property
    def stands(self) -> bool:
        """Whether a danger stands that does not pass."""
        return self._standing is not None and self._standing[3] == "danger"

    def settle(self) -> None:
        """Something went well: what was said of the last refusal is over."""
        if self._standing is None:
            self.hide()
            return
        text, lead, leads, role = self._standing
        self.say(text, role, leads, lead)

    def _closed(self) -> None:
        self._standing = None
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return "" if self.isHidden() else self._text.text()

    def _go(self) -> None:
        if self._leads is not None:
            self._leads()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme[f"{self._role}-soft"])
        painter.setPen(Qt.PenStyle.NoPen)
        draw(painter, "warning", self._theme[self._role], 16, (self.height() - 16) / 2, 16)
        painter.end()


def guard(banner: Banner, words: Words) -> Callable[[Callable[[], object]], bool]:
    """Make ``ctx.guard``: run something; a :class:`SmdeskError` becomes a banner and False."""

    def run(work: Callable[[], object]) -> bool:
        try:
            work()
        except SmdeskError as error:
            banner.say(sentence(error, words))
            return False
        banner.settle()
        return True

    return run


def install(
    banner: Banner,
    words: Words,
    keep: Callable[[BaseException], object],
    mend: Callable[[BaseException], bool] = lambda _error: False,
) -> None:
    """Let no exception pass in silence: ours open the crash dialog, the world's the banner.

    ``keep(error)`` writes ours to the home's log; ``mend(error)`` takes those of a damaged data file.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, SmdeskError):
            banner.say(sentence(error, words))
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if mend(error):
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        keep(error)
        sys.__excepthook__(kind, error, trace)
        _crash_dialog("".join(traceback.format_exception(kind, error, trace)), banner, words)

    sys.excepthook = hook


def _crash_dialog(report: str, parent: QWidget, words: Words) -> None:
    from PySide6.QtWidgets import QMessageBox

    _ = words
    box = QMessageBox(parent.window())
    box.setWindowTitle("smdesk")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setText(_("Something went wrong in smdesk. What you had saved is safe."))
    box.setInformativeText(_("The report below is kept in the log of this home; nothing was sent anywhere."))
    box.setDetailedText(report)
    box.exec()
