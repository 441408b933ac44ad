"""Bring posts in from a sheet: choose, see what will happen, answer at most a question, import."""

from collections.abc import Generator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, SmdeskError
from smdesk.domain.imports import ImportPlan, Sentence
from smdesk.domain.naming import business_in
from smdesk.domain.time import day_of, hour_of
from smdesk.services import clients, imports, networks
from smdesk.services.wording import sentence
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.client import chosen_client, first_fields
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.dialogs.importing_questions import Questions, keep_focus
from smdesk.ui.jobs import Cancelled, Job
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.dropzone import DropZone

FILES = "*.csv *.tsv *.txt *.xlsx *.ics *.json"
TURN = 0.012  # seconds of work in one turn of the loop
SHOWN = 500  # rows of the table; the rest is counted
ACTIONS = {"create": N_("new"), "update": N_("updated"), "skip": N_("already here")}
FIELD_NAMES = {
    "": N_("Leave out"), "date": N_("Date"), "time": N_("Time"), "network": N_("Network"),
    "account": N_("Account"), "title": N_("Title"), "hook": N_("Hook"), "text": N_("Text"),
    "hashtags": N_("Hashtags"), "cta": N_("Call to action"), "link": N_("Link"), "media": N_("Media"),
    "design_note": N_("Design note"), "alt": N_("Alt text"), "status": N_("Status"), "notes": N_("Private notes"),
    "first_comment": N_("First comment"), "pillar": N_("Pillar"), "campaign": N_("Campaign"),
    "objective": N_("Objective"), "segment": N_("Segment"), "language": N_("Language"),
    "content_warning": N_("Content warning"), "label": N_("Advertising label"),
    "weekday": N_("Weekday"), "week": N_("Week"), "number": N_("Number"), "approved": N_("Approved"),
    "format": N_("Format"), "person": N_("Person"), "metric": N_("Figure of a result"), "client": N_("Client"),
    "published_url": N_("Address once published"),
}  # fmt: skip


class ImportDialog(CalmDialog):
    """A dry run comes first; nothing is stored before the button is pressed.

    Without any client yet its name is asked here, and the client is made with the import.
    """

    def __init__(self, parent: QWidget | None, ctx: Context, path: Path | None = None) -> None:
        _ = ctx.words
        super().__init__(parent, ctx, _("Import posts"), width=860)
        self.setMinimumHeight(600)
        self.setAcceptDrops(True)
        self.plan: ImportPlan | None = None
        self._source: object = None
        self._path: Path | None = None
        self._mapping: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        self._job: Job | None = None
        self._waiting = False  # the client is made, its own plan is under way
        self._steps_made: list[int] = []  # of the store: the new client's, the import's
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the business"))
        self.name.setMinimumWidth(ctx.theme.px(280))
        self.name.setAccessibleName(_("Name of the business"))
        self.client = QComboBox()
        self.client.setAccessibleName(_("Client"))
        for client in ctx.store.clients.all():
            self.client.addItem(client.name, client.id)
        here = chosen_client(ctx)
        self.client.setCurrentIndex(max(0, self.client.findData(here.id if here else 0)))
        self.client.currentIndexChanged.connect(self._again)
        (self.name if self.client.count() else self.client).hide()
        choose = Button(ctx.theme, _("Choose a file…"), "outline", "folder")
        choose.clicked.connect(self._choose)
        self.file = Label("", "caption", wrap=True)
        self.file.hide()
        self.zone = DropZone(ctx.theme, _("CSV, TSV, XLSX, ICS or JSON; drop it here. The file is only read."))
        self.zone.clicked.connect(self._choose)
        self.body.addWidget(row(Label(_("For"), "second"), self.client, self.name, choose, None))
        self.body.addWidget(self.file)
        self.questions = Questions(ctx)
        self.questions.answered.connect(self._answered)
        self.questions.hide()
        self.body.addWidget(self.questions)
        self.tabs = QTabWidget()
        self.table, self.columns, self.errors = self._tables()
        self.tabs.hide()
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.zone, 1)
        self.body.addStretch(0)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.button = self.finish_with(_("Import"), self._import)
        assert self.button is not None
        self.button.setEnabled(False)
        if path is not None:
            self.open_file(path)

    def _tables(self) -> tuple[QTableWidget, QTableWidget, QTableWidget]:
        _ = self.ctx.words
        table = _table([_("Line"), _("When"), _("Places"), _("Title"), _("What happens")], 3)
        columns = _table([_("Column"), _("Example"), _("Goes to")], 1)
        errors = _table([_("Line"), _("Field"), _("Reason")], 2)
        for widget, title in ((table, _("Posts")), (columns, _("Columns")), (errors, _("Left out"))):
            widget.setAccessibleName(title)
            self.tabs.addTab(widget, title)
        return table, columns, errors

    # -- file ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        _ = self.ctx.words
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Import posts"), "", f"{_('Posts')} ({FILES})")
        if chosen:
            self.open_file(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(paths[0])

    def open_file(self, path: Path) -> None:
        """Read a file off the main thread and show what importing it would do."""
        self._path, self._mapping, self._answers = path, {}, {}
        if self.client.currentData() is None:
            self._answers["new_places"] = "yes"  # a client that is new has none yet
            if not self.name.isModified():
                self.name.setText(business_in(path.stem))  # proposed: typed over, or taken by Enter
                self.name.selectAll()
        self.file.setText(self.ctx.words("Reading {file}…", file=path.name))
        self.file.show()
        self.zone.hide()
        today = self.ctx.now().astimezone().date()

        def work(job: Job) -> object:
            return imports.read(path, today=today)

        self._start(self.ctx.jobs.start(self.ctx.words("Reading"), work), self._read)

    def _start(self, job: Job, then: object) -> None:
        self._job = job
        job.finished.connect(then)
        job.failed.connect(self._failed)

    def _leave(self) -> None:
        """Let go of a dry run that another answer has overtaken."""
        if self._job is not None and self._job in self.ctx.jobs.running:
            self._job.finished.disconnect()
            self._job.failed.disconnect()
            self._job.cancel()

    def _read(self, source: object) -> None:
        self._source = source
        self._again()

    def _again(self) -> None:
        """Plan anew, after an answer or another client."""
        if self._source is None:
            return
        self._leave()
        source, answers, mapping = self._source, dict(self._answers), dict(self._mapping)
        store, number = self.ctx.store, self.client.currentData()
        if number is None:
            newcomer = Client(name=self.name.text().strip(), **first_fields(self.ctx))
            asked = imports.setting_for_new(store, newcomer, mapping=mapping, answers=answers)
        else:
            asked = imports.setting(store, int(number), mapping=mapping, answers=answers)

        def work(job: Job) -> object:
            return imports.planned(source, asked, lambda: not job.cancelled)  # type: ignore[arg-type]

        self._start(self.ctx.jobs.start(self.ctx.words("Understanding"), work), self._planned)

    def _failed(self, error: object) -> None:
        self.progress.hide()
        if self._steps_made and self.ctx.guard(self._take_back) and isinstance(error, Cancelled):
            self.ctx.hub.say.emit(self.ctx.words("Import stopped: nothing was brought in"), "")
        if isinstance(error, SmdeskError):
            self.refuse(sentence(error, self.ctx.words))
            self.file.hide()
            self.zone.setVisible(not self.tabs.isVisible())
        elif isinstance(error, Exception) and not isinstance(error, Cancelled):
            raise error

    def _take_back(self) -> None:
        """Stopped half-way: what had come in goes again, so that an import is all or nothing."""
        while self._steps_made:
            self.ctx.store.abandon(self._steps_made.pop())

    # -- the dry run --------------------------------------------------------------------------

    def _planned(self, plan: object) -> None:
        assert isinstance(plan, ImportPlan) and self.button is not None
        self.button.setEnabled(False)
        self._start(self.ctx.jobs.pages(self.ctx.words("Understanding"), self._checking(plan)), self._checked)

    def _checking(self, plan: ImportPlan) -> Generator[float, None, object]:
        """Look the rows up in the store, count what will happen and show it, a little in each turn of the loop."""
        plan = yield from imports.checking(self.ctx.store, plan)
        counts = {"create": 0, "update": 0, "skip": 0}
        rows: list[imports.Outcome] = []
        began = perf_counter()
        for outcome in imports.outcomes(self.ctx.store, plan):
            counts[outcome.action] += 1
            if len(rows) < SHOWN:
                rows.append(outcome)
            if perf_counter() - began > TURN:
                yield 0.0
                began = perf_counter()
        self.plan = plan
        self.table.setRowCount(len(rows))
        for line, one in enumerate(rows):
            _cells(self.table, line, _row(self.ctx, one))
            if perf_counter() - began > TURN:
                yield 0.0
                began = perf_counter()
        self._show_columns(plan)
        yield 0.0
        return counts["create"] + counts["update"]

    def _checked(self, coming: object) -> None:
        plan = self.plan
        assert plan is not None and self.button is not None and isinstance(coming, int)
        self.problem.hide()
        _ = self.ctx.words
        facts = [
            self._path.name if self._path else "",
            plan.preset,
            plan.encoding,
            plan.delimiter.replace("\t", "tab"),
        ]
        self.file.setText(" · ".join(part for part in facts if part))
        self.questions.show_plan(plan, self._answers)
        self.tabs.setTabText(0, f"{_('Posts')} ({len(plan.posts)})")
        self.button.setText(_.n_("Import {n} post", "Import {n} posts", coming))
        self.button.setEnabled(coming > 0 and not plan.blocking)
        self.button.updateGeometry()
        left_out = [*plan.errors, *plan.skipped]
        self.errors.setRowCount(len(left_out))
        for line, one in enumerate(left_out):
            _cells(
                self.errors,
                line,
                (str(one.line), self._field_name(one.field), _said(self.ctx, one.sentence)),
            )
        self.tabs.setTabText(2, f"{_('Left out')} ({len(left_out)})")
        unknown = sum(not column.field for column in plan.columns)
        unused = _.n_("{n} not used", "{n} not used", unknown)
        self.tabs.setTabText(1, f"{_('Columns')} ({unused})" if unknown else _("Columns"))
        if any(question.id == "mapping" for question in plan.questions):
            self.tabs.setCurrentWidget(self.columns)  # there it is answered
        self.tabs.show()
        if self._waiting:
            self._waiting = False
            self._import()

    def _answered(self, question: str, answer: str) -> None:
        self._answers[question] = answer
        self._again()

    def _show_columns(self, plan: ImportPlan) -> None:
        _ = self.ctx.words
        focused = self.columns.focusWidget()
        held = focused.objectName() if isinstance(focused, QComboBox) and focused.hasFocus() else ""
        self.columns.setRowCount(len(plan.columns))
        for line, column in enumerate(plan.columns):
            _cells(self.columns, line, (column.header, " | ".join(column.samples[:2])[:80]))
            box = QComboBox()
            for field, name in FIELD_NAMES.items():
                box.addItem(_(name), field)
            if column.field and box.findData(column.field) < 0 and column.field != "ignore":
                box.addItem(self._field_name(column.field), column.field)
            box.setCurrentIndex(max(0, box.findData(column.field)))
            box.setObjectName(column.header)
            box.setAccessibleName(column.header)
            box.activated.connect(self._mapped)
            self.columns.setCellWidget(line, 2, box)
        keep_focus(self.columns, held)

    def _field_name(self, field: str) -> str:
        """A field in words; "text:facebook_page" is the text of one network."""
        name, _colon, network = field.partition(":")
        words = self.ctx.words(FIELD_NAMES.get(name, name))
        return f"{words} · {networks.short_name_of(network, self.ctx.words)}" if network else words

    def _mapped(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._mapping[box.objectName()] = str(box.currentData())
            self._again()

    # -- doing it -----------------------------------------------------------------------------

    def _import(self) -> None:
        if self.plan is None or self.plan.blocking:
            return
        if self.client.currentData() is None:
            self._make_client()
            return
        plan = self.plan
        if not self.attempt(lambda: imports.remember(self.ctx.store, plan, self._mapping, self._answers)):
            return
        assert self.button is not None
        self.button.setEnabled(False)
        self.progress.show()
        self.ctx.hub.hold()  # four hundred pages, and one new look at them
        job = self.ctx.jobs.pages(self.ctx.words("Importing"), self._steps(plan))
        job.finished.connect(self.ctx.hub.release)
        job.failed.connect(self.ctx.hub.release)
        job.progress.connect(self._advanced)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        self._job = job

    def _make_client(self) -> None:
        """The first sheet brings its client: made now, chosen, and the posts are planned anew for it."""
        made: list[Client] = []
        name, fields = self.name.text(), first_fields(self.ctx)
        if not self.attempt(
            lambda: made.append(clients.start_client(self.ctx.store, name, origin=self, **fields))
        ):
            self.name.setFocus()
            return
        step = self.ctx.store.undoable
        if step is not None:
            self._steps_made.append(step.id)
        self.name.setEnabled(False)
        self._waiting = True
        self.client.blockSignals(True)
        self.client.addItem(made[0].name, made[0].id)
        self.client.setCurrentIndex(0)
        self.client.blockSignals(False)
        self._again()

    def _steps(self, plan: ImportPlan) -> Generator[float, None, object]:
        report = None
        for report in imports.pages(self.ctx.store, plan, origin=self):
            if report.step and report.step not in self._steps_made:
                self._steps_made.append(report.step)
            yield report.done / max(1, report.total)
        return report

    def _advanced(self, part: float) -> None:
        self.progress.setValue(round(part * 1000))

    def _done(self, report: object) -> None:
        _ = self.ctx.words
        assert isinstance(report, imports.Report)
        self._steps_made.clear()
        text = _("{created} new, {updated} updated, {skipped} already here", created=report.created,
                 updated=report.updated, skipped=report.skipped)  # fmt: skip
        self.ctx.hub.say.emit(text, "undo")
        first = (
            next((one.post.due_wall for one in self.plan.posts if one.post.due_wall), "") if self.plan else ""
        )
        self.accept()
        if first:
            self.ctx.hub.show_day.emit(first[:10])

    def reject(self) -> None:
        if self._job is not None and self._job in self.ctx.jobs.running:
            self._job.cancel()
        elif self._steps_made:  # the client was made, and then a question left open
            self.ctx.guard(self._take_back)
        super().reject()


def _said(ctx: Context, said: Sentence) -> str:
    return ctx.words(said.message, **said.values)


def _row(ctx: Context, outcome: imports.Outcome) -> tuple[str, ...]:
    """What the table says of one post."""
    _ = ctx.words
    post = outcome.planned.post
    when = _("no date: to the ideas")
    if post.due_wall:
        when = f"{day_text(ctx.locale, day_of(post.due_wall), 'ddd d MMM yyyy')} {hour_of(post.due_wall)}"
    places = ", ".join(networks.short_name_of(network, _) for network in outcome.planned.networks)
    said = [*([outcome.reason] if outcome.reason else []), *outcome.planned.warnings]
    what = "; ".join([_(ACTIONS[outcome.action]), *(_said(ctx, one) for one in said)])
    first = str(outcome.planned.lines[0]) if outcome.planned.lines else ""
    return first, when, places, post.title or post.text[:60], what


def _table(heads: list[str], wide: int) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setResizeContentsPrecision(60)  # rows that say how wide a column is: all of them take too long
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in range(len(heads)):
        mode = (
            QHeaderView.ResizeMode.Stretch
            if column in (wide, len(heads) - 1)
            else QHeaderView.ResizeMode.ResizeToContents
        )
        header.setSectionResizeMode(column, mode)
    return table


def _cells(table: QTableWidget, line: int, texts: tuple[str, ...]) -> None:
    for column, text in enumerate(texts):
        item = QTableWidgetItem(text.replace("\n", " "))
        item.setToolTip(text)
        table.setItem(line, column, item)
