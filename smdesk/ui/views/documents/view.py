"""At left what to make, for whom and for when; at right the pages, exactly as they will be printed."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.services import documents, exports
from smdesk.services.wording import sentence
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import scrolled
from smdesk.ui.jobs import Cancelled, Job
from smdesk.ui.views.documents.approvaloptions import ApprovalOptions
from smdesk.ui.views.documents.campaignoptions import CampaignOptions, SketchOptions
from smdesk.ui.views.documents.model import PRODUCTS, UNDATED, Product
from smdesk.ui.views.documents.options import Options
from smdesk.ui.views.documents.pages import Pages
from smdesk.ui.views.documents.planoptions import PlanOptions, StudioButton
from smdesk.ui.views.documents.replacing import ended, may_replace, written_to
from smdesk.ui.widgets.chip import Button, Label, row

LEFT_WIDE = 340


class DocumentsView(QWidget):
    """Choosing makes the preview; nothing is written before "Save"."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._product = PRODUCTS[0]
        self._job: Job | None = None
        self._saving: Job | None = None
        self._order: documents.Order | None = None
        self._pdf = b""
        self._made: Path | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left())
        across.addWidget(self._right(), 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(250)
        self._wait.timeout.connect(self._preview)
        ctx.hub.changed.connect(self._stale)
        _ = ctx.words
        ctx.actions.add(
            self,
            "documents.save",
            _("Save the document or file"),
            _("Documents"),
            self.save,
            ("Ctrl+S", "Ctrl+Return"),
            "save",
            everywhere=False,
        )

    # -- building -----------------------------------------------------------------------------

    def _left(self) -> QWidget:
        _, ctx = self._ctx.words, self._ctx
        box = QWidget()
        box.setProperty("look", "window")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box.setFixedWidth(ctx.theme.px(LEFT_WIDE))
        whole, choices = QVBoxLayout(box), QWidget()
        whole.setContentsMargins(0, 0, 0, 16)
        column = QVBoxLayout(choices)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(2)
        column.addWidget(Label(_("Documents"), "title"))
        column.addSpacing(6)
        self._options = Options(ctx)  # first: in the smallest window the list below it scrolls
        self._options.changed.connect(self._ask)
        column.addWidget(self._options)
        self._group = QButtonGroup(self)
        self._about = {True: Label("", "caption", wrap=True), False: Label("", "caption", wrap=True)}
        _list(ctx, column, self._group, _("For the client"), [one for one in PRODUCTS if not one.format])
        column.addWidget(self._about[False])
        self._plan, self._campaign, self._sketch = PlanOptions(ctx), CampaignOptions(ctx), SketchOptions(ctx)
        self._approval = ApprovalOptions(ctx)
        for part in (self._approval, self._plan, self._campaign, self._sketch):
            part.changed.connect(self._ask)
            column.addWidget(part)
        _list(ctx, column, self._group, _("For other programs"), [one for one in PRODUCTS if one.format])
        column.addWidget(self._about[True])
        self._group.buttons()[0].setChecked(True)
        for button in self._group.buttons():
            button.clicked.connect(self._pick)
        column.addSpacing(8)
        column.addWidget(StudioButton(ctx))
        column.addStretch(1)
        whole.addWidget(scrolled(choices), 1)  # the button stays in sight in the smallest window
        column = QVBoxLayout()
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(4)
        whole.addLayout(column)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._cancel = Button(ctx.theme, _("Stop"), "outline")
        self._cancel.clicked.connect(self._stop)
        self._working = row(self._progress, self._cancel)
        self._working.hide()
        column.addWidget(self._working)
        self._notice = Label("", "warn", wrap=True)
        column.addWidget(self._notice)
        self._opens = QCheckBox(_("Open it afterwards"))
        self._opens.setChecked(True)
        column.addWidget(self._opens)
        self._save = Button(ctx.theme, _("Save…"), "primary", "download", key="Ctrl+S")
        self._save.clicked.connect(self.save)
        column.addWidget(self._save)
        return box

    def _right(self) -> QWidget:
        self._stack = QStackedWidget()
        self._pages = Pages(self._ctx)
        self._pages.setAccessibleName(self._ctx.words("Preview"))
        self._empty = Label("", "second", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(48)
        surface = QWidget()
        surface.setProperty("look", "surface")
        surface.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(surface)
        column.addWidget(self._empty)
        self._stack.addWidget(surface)
        self._stack.addWidget(self._pages)
        return self._stack

    # -- choosing -----------------------------------------------------------------------------

    def shown(self) -> None:
        """Called when the view comes to the front."""
        self._options.refresh()
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """The first view of a window is brought to the front before there is anything to see."""
        super().showEvent(event)
        self._ask()

    def _pick(self) -> None:
        self._product = next(one for one in PRODUCTS if one.id == self.sender().objectName())
        self._ask()

    def pick(self, product_id: str) -> None:
        """Choose what to make, by id."""
        next(one for one in self._group.buttons() if one.objectName() == product_id).click()

    def choose(self, product_id: str, *, chapter: str = "", campaign: int = 0, sketch: int = 0) -> None:
        """Choose what to make; of the plan, one chapter only where it is named; a brief, a proposal by the record's id."""
        if campaign:
            self._options.take(self._campaign.choose(campaign))
        if sketch:
            self._options.take(self._sketch.choose(sketch))
        self.pick(product_id)
        if chapter:
            self._plan.tick(chapter)

    def _stale(self, _changes: object) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        """Something was chosen: make the preview anew in a moment. Ideas are offered where there are any."""
        ideas = bool(self._sketch.found(self._options.client_id))
        for button in self._group.buttons():
            button.setVisible(ideas or button.objectName() != "proposal")
        if self._product.id == "proposal" and not ideas:
            self.pick(PRODUCTS[0].id)
        for files, about in self._about.items():
            about.setText(self._ctx.words(self._product.text))
            about.setVisible(files == bool(self._product.format))
        self._options.ask_period(self._product.id not in UNDATED)
        self._approval.setVisible(self._product.id == "approval")
        self._plan.setVisible(self._product.id == "strategy")
        self._campaign.setVisible(self._product.id == "campaign")
        self._sketch.setVisible(self._product.id == "proposal")
        self._save.setEnabled(False)  # what would be saved is not made yet
        if self.isVisible():
            self._wait.start()

    # -- preview ------------------------------------------------------------------------------

    def _preview(self) -> None:
        if self._saving in self._ctx.jobs.running:  # a change elsewhere must not stop what is being written
            self._wait.start()
            return
        self._stop()
        self._notice.setText("")
        if not self._options.client_id:
            return
        client_id, (start, end) = self._options.client_id, self._options.span()
        try:
            if self._product.format:
                self._count(client_id, start, end)
                return
            if self._product.id == "strategy":
                order = self._plan.order(client_id)
            elif self._product.id == "campaign":
                order = self._campaign.order(client_id)
            elif self._product.id == "proposal":
                order = self._sketch.order(client_id)
            elif self._product.id == "competitors":
                order = documents.competitors(self._ctx.store, client_id, now=self._ctx.now())
            elif self._product.id == "approval":
                order = self._approval.order(self._options)
            else:
                order = documents.gather_calendar(self._ctx.store, client_id, start, end, now=self._ctx.now())
        except SmdeskError as error:
            self._say(sentence(error, self._ctx.words), False)
            return
        self._order = order

        def work(job: Job) -> object:
            return documents.pressed(order, job.report)

        self._run(self._ctx.jobs.start(self._ctx.words("Preview"), work), self._show, self._failed)

    def _count(self, client_id: int, start: date, end: date) -> None:
        _ = self._ctx.words
        plan, wholes = exports.gather(self._ctx.store, client_id, start, end)
        said = [_.n_("{n} post lies in this period.", "{n} posts lie in this period.", len(wholes))]
        going, left = exports.going(plan, wholes, self._product.format, self._ctx.now())
        if going < len(wholes):
            program = self._product.format.capitalize()
            said.append(_(exports.STILL_TO_GO, n=going, program=program))
        if left:
            said.append(_(exports.PICTURES_STAY, n=left, program=self._product.format.capitalize()))
        self._say("\n\n".join(said), bool(going))

    def _say(self, text: str, possible: bool) -> None:
        self._empty.setText(text)
        self._stack.setCurrentIndex(0)
        self._save.setEnabled(possible)

    def _run(self, job: Job, then: object, otherwise: object) -> None:
        self._job = job
        self._working.show()
        self._progress.setValue(0)
        job.progress.connect(self._advanced)
        job.finished.connect(then)
        job.failed.connect(otherwise)

    def _stop(self) -> None:
        if self._job is not None and self._job in self._ctx.jobs.running:
            self._job.cancel()
        self._job = None
        self._working.hide()

    def _advanced(self, part: float) -> None:
        if self.sender() is self._job:
            self._progress.setValue(round(part * 1000))

    def _failed(self, error: object) -> None:
        if self.sender() is not self._job or isinstance(error, Cancelled):
            return
        self._working.hide()
        if isinstance(error, SmdeskError):
            self._say(sentence(error, self._ctx.words), False)
        elif isinstance(error, Exception):
            raise error

    def _show(self, result: Any) -> None:
        if self.sender() is not self._job:
            return
        self._working.hide()
        self._pdf, notices = result
        self._notice.setText("\n".join(self._ctx.words(one.message, **one.values) for one in notices))
        self._pages.show_pdf(self._pdf)
        self._stack.setCurrentIndex(1)
        self._save.setEnabled(True)
        self._ctx.hub.status.emit()

    def status_text(self) -> tuple[str, str]:
        """For the line at the foot."""
        pages = self._pages.count
        return self._ctx.words.n_(
            "{n} page", "{n} pages", pages
        ) if pages and self._stack.currentIndex() else "", ""

    # -- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, write, open."""
        if not self._save.isEnabled() or not self._options.client_id:
            return
        _ = self._ctx.words
        name = self._file_name(self._product)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _filter = QFileDialog.getSaveFileName(self, _(self._product.title), str(Path(folder) / name))
        if not chosen:
            return
        path = ended(Path(chosen), self._product.suffix)
        written = written_to(self._ctx, self._options, path) if self._product.format == "buffer" else [path]
        if may_replace(self, self._ctx, Path(chosen), written):
            self.save_to(path)

    def _file_name(self, product: Product) -> str:
        if not product.format and self._order is not None:
            return self._order.file_name
        start, end = self._options.span()
        return exports.file_name(self._ctx.store, self._options.client_id, product.id, start, end, product.suffix)

    def save_to(self, path: Path) -> None:
        """Write what was chosen to ``path`` in a job."""
        format, order, now = self._product.format, self._order, self._ctx.now()
        shown = self._pdf if self._save.isEnabled() else b""  # what is on the screen is what is saved
        if format:
            plan, wholes = exports.gather(self._ctx.store, self._options.client_id, *self._options.span())
        elif order is None:
            return

        def work(job: Job) -> object:
            if not format:
                assert order is not None
                return documents.write(order, path, job.report, shown=shown).path
            made = exports.write(plan, wholes, path, format=format, now=now, on_progress=job.report)
            return made[0] if len(made) == 1 else made[0].parent

        self._saving = self._ctx.jobs.start(self._ctx.words("Saving"), work)
        self._run(self._saving, self._written, self._not_saved)

    def _written(self, path: object) -> None:
        self._working.hide()
        assert isinstance(path, Path)
        self._finished(path)

    def _not_saved(self, error: object) -> None:
        """Say why; the pages stay, to be saved elsewhere."""
        if isinstance(error, Cancelled):
            return
        self._working.hide()
        self._ctx.hub.problem.emit(error)

    def _finished(self, path: Path) -> None:
        self._made = path
        self._ctx.hub.say.emit(self._ctx.words("Saved: {path}", path=path), "")
        if self._opens.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _list(ctx: Context, column: QVBoxLayout, group: QButtonGroup, name: str, products: list[Product]) -> None:
    """Things to make under the name of their kind."""
    head = Label(name, "head")
    head.setContentsMargins(0, 10, 0, 2)
    column.addWidget(head)
    for product in products:
        button = _button(ctx, product)
        group.addButton(button)
        column.addWidget(button)


def _button(ctx: Context, product: Product) -> Button:
    """The button that chooses a thing to make."""
    made = Button(ctx.theme, ctx.words(product.title), "", product.icon)
    made.setCheckable(True)
    made.setObjectName(product.id)
    made.setStyleSheet(
        "QPushButton { text-align: left; min-height: 26px; } QPushButton:focus { min-height: 24px; }"
        " QPushButton:checked { background: palette(highlight); font-weight: 600; }"
    )
    return made
