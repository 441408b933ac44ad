"""The publish sheet: for each place the text, the files and the address, handed over in the order they are pasted.

Needs no network and no token. Keys: C does the present step, O opens the place, P passes it to a telephone, Alt+Up
and Alt+Down change the place, Ctrl+Enter notes that it is out.
"""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTime, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.clients import initials
from smdesk.domain.errors import SmdeskError
from smdesk.domain.lifecycle import allowed
from smdesk.domain.posts import OUT, Status
from smdesk.domain.time import day_of, hour_of, wall_now
from smdesk.services import composing, publishing, review
from smdesk.services.composing import AtPlace
from smdesk.services.media import is_address
from smdesk.services.publishing import STEP_NAMES, Step
from smdesk.services.wording import sentence
from smdesk.ui.announce import announce
from smdesk.ui.composer.images import Pictures
from smdesk.ui.composer.tabs import ring_role
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.frame import WIDEST, clear, hairline, scrolled
from smdesk.ui.publish.parts import After, Door, Head
from smdesk.ui.publish.phone import PhoneDialog
from smdesk.ui.publish.places import Places
from smdesk.ui.publish.rows import FileRow, StepRow, TextRow, file_data
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.scrim import dim_behind

WIDE, HIGH, FOOT = 904, 632, 56


class PublishSheet(QDialog):
    """Opened for one post; everything done is kept at once."""

    def __init__(self, parent: QWidget, ctx: Context, post_id: int) -> None:
        super().__init__(parent)
        dim_behind(self, ctx.theme)
        _ = ctx.words
        self.ctx, self.post_id = ctx, post_id
        self.sheet = publishing.sheet(ctx.store, post_id)
        self.client = ctx.store.clients.plan(self.sheet.whole.post.client_id).client
        self.place_id = self.sheet.next_place or (self.sheet.at[0].place.id if self.sheet.at else 0)
        self.setWindowTitle(_("Publish by hand"))
        self.resize(min(WIDEST, max(WIDE, ctx.theme.px(WIDE))), min(ctx.theme.px(HIGH), parent.window().height() - 24))
        self._pictures = Pictures(ctx)
        self._pictures.arrived.connect(self._arrived)
        self.rows: list[StepRow | Door] = []
        self.after: After | None = None
        self._lay_out()
        self._keys()
        self.show_place(self.place_id)

    # -- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        _, theme = self.ctx.words, self.ctx.theme
        post = self.sheet.whole.post
        self.head = Head(self.ctx, initials(self.client), self.client.color, post.title or post.text[:60])
        self.head.closed.connect(self.reject)
        self.places = Places(self.ctx, self.sheet)
        self.places.picked.connect(self.show_place)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 8, 24, 8)
        self._column.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._column)
        self.area: QScrollArea = scrolled(inner)
        self.problem = Label("", "danger", wrap=True)
        self.problem.setContentsMargins(24, 4, 24, 4)
        self.problem.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.area, 1)
        right.addWidget(self.problem)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.places)
        middle.addLayout(right, 1)
        self.failed = Button(theme, _("It did not go out"), "")
        self.failed.clicked.connect(self._fail)
        self.later = Button(theme, _("Later"), "")
        self.later.clicked.connect(self.reject)
        self.hour = QTimeEdit()
        self.hour.setDisplayFormat("HH:mm")
        self.hour.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hour.setMinimumWidth(self.ctx.theme.px(72))
        self.hour.setAccessibleName(_("Hour at which it went out"))
        self.hour_label = Label(_("Hour at which it went out"), "caption")
        self.primary = Button(theme, "", "primary", key="Ctrl+↵")
        self.primary.clicked.connect(self.publish)
        for button in (self.failed, self.later, self.primary):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 11, 24, 11)
        foot.setSpacing(8)
        for part in (self.failed, self.later, None, self.hour_label, self.hour, self.primary):
            foot.addStretch(1) if part is None else foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(hairline())
        whole.addLayout(middle, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)

    def _keys(self) -> None:
        pairs = (
            ("Ctrl+Return", self.publish), ("Ctrl+Enter", self.publish),
            ("C", self.do_present), ("O", self.open_place), ("P", self.pass_on),
            ("Alt+Down", partial(self.turn_by, 1)), ("Alt+Up", partial(self.turn_by, -1)),
            ("Ctrl+Tab", partial(self.turn_by, 1)), ("Ctrl+Shift+Tab", partial(self.turn_by, -1)),
        )  # fmt: skip
        for keys, run in pairs:
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # -- showing ------------------------------------------------------------------------------

    @property
    def here(self) -> AtPlace | None:
        """The place that is open."""
        return next((one for one in self.sheet.at if one.place.id == self.place_id), None)

    def show_place(self, place_id: int) -> None:
        """Open a place: its steps at right."""
        self.place_id = place_id
        self.problem.hide()
        clear(self._column)
        self.rows, self.after = [], None
        one = self.here
        if one is None:
            self._column.addWidget(Label(self.ctx.words("The post goes nowhere yet: choose its places first."), wrap=True))
        else:
            comment = self.sheet.comment(place_id)
            for step in self.sheet.steps[place_id]:
                if step is not comment:
                    made = self._row(one, step)
                    self.rows.append(made)
                    self._column.addWidget(made)
            self.after = After(self.ctx, one, comment, self._copy)
            self.after.returned.connect(self.publish)
            self._column.addWidget(self.after)
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        now = wall_now(self.ctx.now(), self.sheet.whole.post.zone)
        self.hour.setTime(QTime.fromString(hour_of(now), "HH:mm"))
        self.refresh()
        QTimer.singleShot(0, self, self._lead_on)

    def _row(self, one: AtPlace, step: Step) -> "StepRow | Door":
        _, ctx, place = self.ctx.words, self.ctx, self.ctx.words(one.facts.name)
        if step.kind == "open":
            return Door(ctx, step.key, one, self.open_place, self.pass_on)
        if step.file is not None:
            file = step.file
            row = FileRow(ctx, step.key, _file_title(ctx, file.kind, file.width, file.height, file.bytes), file,
                          partial(self._copy_file, step), partial(_show_folder, file.path))  # fmt: skip
            self._paint_file(row, step)
            return row
        if step.name != "text":
            return TextRow(ctx, step.key, _(STEP_NAMES[step.name]), step.text, partial(self._copy, step), None)
        title, total = _("Text for {place}", place=place), len(one.posts)
        if step.number == 1:
            title = _("First post of the thread, 1 of {total}", total=total)
        elif step.number:
            title = _("Answer to your own post, {n} of {total}", n=step.number, total=total)
        budget = composing.budget_of(one, step.number)
        count = (budget.used, budget.limit, ring_role(budget.used, budget.limit))
        return TextRow(ctx, step.key, title, step.text, partial(self._copy, step), count)

    def _paint_file(self, row: FileRow, step: Step) -> None:
        if step.file is not None:
            row.thumb.show_image(self._pictures.get(step.file))
            if step.file.path in self._pictures.missing:
                row.show_missing()

    def _arrived(self, path: str) -> None:
        for row in self.rows:
            step = self._step(row.key)
            if isinstance(row, FileRow) and step is not None and step.file is not None and step.file.path == path:
                self._paint_file(row, step)

    def _step(self, key: str) -> Step | None:
        return next((step for step in self.sheet.steps.get(self.place_id, ()) if step.key == key), None)

    def refresh(self) -> None:
        """Read how far everything is, and show it."""
        _, ctx = self.ctx.words, self.ctx
        self.sheet = publishing.sheet(ctx.store, self.post_id)
        post = self.sheet.whole.post
        self.places.show_sheet(self.sheet, self.place_id)
        self.head.show_when(self._when())
        present = self.sheet.present(self.place_id) if self.here else None
        for number, row in enumerate(self.rows, 1):
            done = row.key in self.sheet.done[self.place_id]
            row.show_state(number, "done" if done else "now" if present and present.key == row.key else "")
        out = self.place_id in self.sheet.out
        if self.after is not None:
            self.after.show_state(len(self.rows) + 1, out, present, self.sheet.done[self.place_id])
        ended = Status(post.status) in OUT
        rest = [one for one in self.sheet.at if one.place.id not in self.sheet.out | {self.place_id}]
        text = _("Published, next place") if rest else _("Published")
        self.primary.setText(_("Keep the link") if ended else text)
        self.primary.setAccessibleName(self.primary.text())
        self.primary.setEnabled(self.here is not None)
        for part in (self.hour, self.hour_label):
            part.setVisible(not ended)
        self.failed.setVisible(Status.FAILED in allowed(post.status, self.client.reviewed))

    def _when(self) -> str:
        post, _ = self.sheet.whole.post, self.ctx.words
        now = hour_of(wall_now(self.ctx.now(), post.zone))
        if not post.due_wall:
            return _("No date. Now {now}", now=now)
        day: date = day_of(post.due_wall)
        due = f"{day_text(self.ctx.locale, day, 'ddd d MMM')}, {hour_of(post.due_wall)}"
        return _("{due}. Now {now}", due=due, now=now)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ctx.theme["bg-surface"])
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lead_on()

    def _lead_on(self) -> None:
        """The focus on what comes next, so that Enter alone leads through."""
        present = self.sheet.present(self.place_id) if self.here else None
        row = next((row for row in self.rows if present and row.key == present.key), None)
        target: QWidget | None = row.button if row is not None else self.after.target(present) if self.after else None
        if target is not None:
            target.setFocus()
            self.area.ensureWidgetVisible(row or target, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus, and nothing else: no button is pressed by default."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        held = self.focusWidget()
        if isinstance(held, QAbstractButton):
            held.click()

    # -- doing --------------------------------------------------------------------------------

    def do_present(self) -> None:
        """Do the step whose turn it is."""
        present = self.sheet.present(self.place_id) if self.here else None
        if present is None:
            self._lead_on()
        elif present.kind == "open":
            self.open_place()
        elif present.kind == "file":
            self._copy_file(present)
        else:
            self._copy(present)

    def _note(self, step_key: str) -> None:
        if self.ctx.guard(partial(publishing.note_done, self.ctx.store, self.post_id, self.place_id, step_key)):
            self.refresh()
            self._lead_on()

    def _copy(self, step: Step) -> None:
        QGuiApplication.clipboard().setText(step.text)
        self._note(step.key)

    def _copy_file(self, step: Step) -> None:
        if step.file is not None:
            QGuiApplication.clipboard().setMimeData(file_data(step.file, self._pictures.get(step.file)))
            self._note(step.key)

    def open_place(self) -> None:
        """Open the place in the browser; what leaves the computer stands beside the button."""
        one = self.here
        if one is None:
            return
        address = publishing.door(one)
        if address:
            QDesktopServices.openUrl(QUrl(address))
        self._note("open")

    def pass_on(self) -> None:
        """Hand the texts and files of the place to a telephone."""
        one = self.here
        if one is not None:
            PhoneDialog(self, self.ctx, one, self.sheet.steps[self.place_id], self.head.title.text()).exec()

    def turn_by(self, steps: int) -> None:
        """The next or previous place, round and round."""
        ring = [one.place.id for one in self.sheet.at]
        if ring:
            self.show_place(ring[(ring.index(self.place_id) + steps) % len(ring)])

    def publish(self) -> None:
        """Note that it is out at this place, and go on to the next."""
        one, ctx = self.here, self.ctx
        if one is None or self.after is None:
            return
        at = publishing.moment(ctx.now(), self.sheet.whole.post.zone, self.hour.time().toString("HH:mm"))
        try:
            publishing.publish_at(ctx.store, self.post_id, self.place_id, self.after.url.text(), at, origin=self)
        except SmdeskError as error:
            self.problem.setText(sentence(error, ctx.words))
            self.problem.show()
            announce(self.problem, self.problem.text(), urgent=True)
            self.after.url.setFocus()
            return
        self.refresh()
        following = self.sheet.next_place
        if following:
            self.show_place(following)
            return
        ctx.hub.say.emit(ctx.words("“{title}” is published", title=self.head.title.text()), "undo")
        self.accept()

    def _fail(self) -> None:
        """It could not be published: the post says so, and can be scheduled again."""
        store, post_id = self.ctx.store, self.post_id
        if self.ctx.guard(lambda: review.set_status(store, post_id, Status.FAILED.value, origin=self)):
            self.ctx.hub.say.emit(self.ctx.words("Noted: it did not go out"), "undo")
            self.reject()


def _file_title(ctx: Context, kind: str, width: int, height: int, size: int) -> str:
    """ "Picture, 1 080 × 1 080, 286 kB"."""
    parts = [ctx.words(STEP_NAMES.get(kind, STEP_NAMES["document"]))]
    if width and height:
        parts.append(f"{ctx.locale.toString(width)} × {ctx.locale.toString(height)}")
    if size:
        parts.append(ctx.locale.formattedDataSize(size, 0, ctx.locale.DataSizeFormat.DataSizeTraditionalFormat))
    return ", ".join(parts)


def _show_folder(path: str) -> None:
    if not is_address(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


