"""Passing a place's texts to a telephone: codes for its camera; and a folder, for the files too. No network."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from smdesk.domain.errors import SmdeskError
from smdesk.services import handover
from smdesk.services.composing import AtPlace
from smdesk.services.publishing import STEP_NAMES, Step
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.jobs import Cancelled, Job
from smdesk.ui.widgets.chip import Button, Label, row

QUIET = 4  # modules of white around a code
SIDE, LEAST_SIDE = 304, 280  # px; a larger dialog shows a larger code


class Code(QWidget):
    """A code in black on white, in the dark too: cameras want it so."""

    def __init__(self) -> None:
        super().__init__()
        self._grid: Sequence[bytes] = ()
        self.setMinimumHeight(LEAST_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_text(self, text: str) -> None:
        """Show the code of another text."""
        self._grid = handover.code(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._grid:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        count = len(self._grid) + 2 * QUIET
        module = max(1, int(min(self.width(), self.height()) * ratio / count)) / ratio  # whole pixels of the screen: no grey edges
        side = module * count
        left, top = round((self.width() - side) / 2 * ratio) / ratio, round((self.height() - side) / 2 * ratio) / ratio
        painter.fillRect(QRectF(left, top, side, side), Qt.GlobalColor.white)
        for y, line in enumerate(self._grid, QUIET):
            for x, dark in enumerate(line, QUIET):
                if dark:
                    painter.fillRect(QRectF(left + x * module, top + y * module, module, module), Qt.GlobalColor.black)
        painter.end()


class PhoneDialog(CalmDialog):
    """The codes of one place, one at a time."""

    def __init__(self, parent: QWidget, ctx: Context, one: AtPlace, steps: tuple[Step, ...], title: str) -> None:
        _ = ctx.words
        intro = _("Point the phone’s camera at the code: the text appears there, to be copied. No network is needed.")
        super().__init__(parent, ctx, _("Pass to the phone"), intro, 520)
        self._one, self._steps, self._name = one, steps, title
        self._pages = handover.pages(steps)
        self._at, self._target = 0, ""
        self._job: Job | None = None
        self.code = Code()
        self.said = Label("", "strong", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = Button(ctx.theme, "", "icon", "chevron-left", tip=_("The code before"))
        self.next = Button(ctx.theme, "", "icon", "chevron-right", tip=_("The next code"))
        self.back.clicked.connect(lambda: self.turn_by(-1))
        self.next.clicked.connect(lambda: self.turn_by(1))
        turn = QHBoxLayout()
        turn.addWidget(self.back)
        turn.addWidget(self.said, 1)
        turn.addWidget(self.next)
        self.body.addWidget(self.code, 1)
        self.body.addLayout(turn)
        files = sum(step.kind == "file" for step in steps)
        if files:
            text = _("Pictures and films do not fit into a code: a folder that the phone sees too takes them with the texts.")
            self.body.addWidget(Label(text, "caption", wrap=True))
        self.save = Button(ctx.theme, _("Save in a folder…"), "outline", "folder")
        self.save.clicked.connect(self.choose_folder)
        self.state = Label("", "second", wrap=True)
        self.state.hide()
        self.open_folder = Button(ctx.theme, _("Show the folder"), "link")
        self.open_folder.clicked.connect(self._show_folder)
        self.open_folder.hide()
        self.body.addWidget(self.state)
        self.body.addWidget(row(self.open_folder, None))
        self.finish_with(extra=self.save)
        for button in (self.back, self.next, self.save, self.open_folder):
            button.setAutoDefault(False)
        for keys, step in (("Left", -1), ("Right", 1), ("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.turn_by(step))
        self.turn_by(0)

    def turn_by(self, steps: int) -> None:
        """Show the next code, or the one before; at an end it stays."""
        _, last = self.ctx.words, len(self._pages) - 1
        self._at = min(max(self._at + steps, 0), max(last, 0))
        for button, there in ((self.back, self._at > 0), (self.next, self._at < last)):
            button.setEnabled(there)
        if last < 0:
            self.code.hide()
            self.said.setText(_("There is no text for this place."))
            return
        page = self._pages[self._at]
        self.code.show_text(page.text)
        name = _(STEP_NAMES[page.step.name])
        if page.step.number:
            name = _("Post {n} of the thread", n=page.step.number)
        if page.parts > 1:
            name = _("{name}, part {part} of {parts}: paste them one behind the other", name=name, part=page.part, parts=page.parts)
        self.said.setText(f"{self._at + 1}/{last + 1}  {name}" if last else name)
        self.code.setAccessibleName(f"{self.said.text()}. {page.text}")

    # -- a folder -----------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask where, then write there."""
        folder = QFileDialog.getExistingDirectory(self, self.ctx.words("Save in a folder…"), str(Path.home()))
        if folder:
            self.save_in(Path(folder))

    def save_in(self, folder: Path) -> None:
        """Write the texts and copies of the files on another thread."""
        _, steps = self.ctx.words, self._steps
        name = f"{self._name} - {_(self._one.facts.name)}"

        def work(job: Job) -> Path:
            return handover.lay_out(steps, folder, name, _, lambda: not job.cancelled)

        self.save.setEnabled(False)
        self.problem.hide()
        self._job = self.ctx.jobs.start(_("Save in a folder…"), work)
        self._job.finished.connect(self._saved)
        self._job.failed.connect(self._failed)

    def _saved(self, target: object) -> None:
        self._job = None
        self.save.setEnabled(True)
        self._target = str(target)
        self.state.setText(self.ctx.words("Saved: {path}", path=target))
        self.state.show()
        self.open_folder.show()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._target))

    def _failed(self, error: object) -> None:
        self._job = None
        self.save.setEnabled(True)
        if not self.isVisible() or not isinstance(error, SmdeskError):
            if not isinstance(error, Cancelled):
                self.ctx.hub.problem.emit(error)
            return
        refused = error

        def say() -> None:
            raise refused

        self.attempt(say)

    def reject(self) -> None:
        """Stop what is being written: what is not whole is taken away."""
        if self._job is not None:
            self._job.cancel()
        super().reject()
