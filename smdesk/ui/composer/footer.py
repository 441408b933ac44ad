"""The schedule bar: when, the next free slot, whether all is saved, and the one next step."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from smdesk.domain.posts import Status
from smdesk.domain.quickentry import QuickEntry, understand
from smdesk.domain.time import day_of, hour_of, join, utc_of, wall_now
from smdesk.domain.whole import ClientPlan
from smdesk.services import posts
from smdesk.services.composing import Sheet
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.unwinding import PassingUndo
from smdesk.ui.composer.words import long_moment, short_moment, slot_moment
from smdesk.ui.icons import draw
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow


def meant(entry: QuickEntry, due: str, plan: ClientPlan) -> str:
    """The wall time of what was typed; what it leaves open is as in ``due``, else the slot's hour."""
    day = day_of(due) if due and not entry.says_day else entry.day
    return join(day, entry.hour or (hour_of(due) if due else posts.hour_for(plan, day)))


class When(QLineEdit):
    """Understands "fri 18:30", "domani alle 9", "mañana 9"; Enter or leaving takes it."""

    taken = Signal(str)  # wall time

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setTextMargins(22, 0, 0, 0)
        self.setAccessibleName(desk.ctx.words("When"))
        self.setFixedWidth(desk.ctx.theme.px(172))
        self.editingFinished.connect(self._take)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw(painter, "clock", self._desk.ctx.theme["ink-2"], 10, (self.height() - 16) / 2, 16)
        painter.end()

    def understood(self) -> str:
        """The wall time meant by what is typed; "" when nothing is."""
        desk = self._desk
        if desk.plan is None:
            return ""
        now = wall_now(desk.ctx.now(), desk.post.zone)
        today = date.fromisoformat(now[:10])
        entry = understand(self.text(), today=today, now_wall=now, language=desk.ctx.words.language)
        if entry is None:
            return ""
        return meant(entry, desk.post.due_wall, desk.plan)

    def _take(self) -> None:
        if not self.isModified():
            return
        wall = self.understood()
        if wall:
            self.setModified(False)
            self.clear()
            self.taken.emit(wall)
        elif not self.text().strip():
            self.setModified(False)


class Footer(QWidget):
    """Two groups; in a narrow window or a longer language each takes a line of its own."""

    primary = Signal()
    menu_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passing = PassingUndo(self, desk)
        self._slot = ""
        self._slot_words = ("", "")  # of the next free slot: the sentence, and its moment alone
        self._shown: tuple[str, str] = ("", "")  # the moment that is written out, and its remark on the year
        _, theme = desk.ctx.words, desk.ctx.theme
        self.when = When(desk)
        self.when.installEventFilter(self._passing)
        self.when.textEdited.connect(self._typed)
        self.when.taken.connect(self.move_to)
        self.moment = Label("")
        self.zone = Label("", "caption")
        self.dst = Label("", "warn")
        self.slot = Button(theme, "", "outline")
        self.slot.clicked.connect(self._take_slot)
        self.undate = Button(theme, "", "icon", "close", tip=_("Take the date off"))
        self.undate.clicked.connect(self._undate)
        self.saved = Label("", "caption")
        self.more = Button(theme, _("More"), "", "more", tip=_("Duplicate, hold, publish by hand, delete…"))
        self.more.clicked.connect(self.menu_asked)
        self.button = Button(theme, "", "primary", key="Ctrl+↵")
        self.button.clicked.connect(self.primary)
        left = FlowRow(gap=10, line_gap=4)
        left.add(self.when, self.moment, self.undate, self.zone, self.dst, self.slot)
        self._left = left
        right = self._right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        for widget in (self.saved, self.more, self.button):
            right.addWidget(widget)
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(left, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(right)
        self.setMinimumHeight(theme.px(56))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._slots = QTimer(
            self, interval=150, singleShot=True
        )  # reading 120 days of posts can wait for a pause
        self._slots.timeout.connect(self._find_slot)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(self._fit)
        desk.loaded.connect(self.refresh)
        desk.typed.connect(self.show_saved)
        desk.saved.connect(self.show_saved)
        theme.changed.connect(self.update)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show when the post is due."""
        desk, _ = self._desk, self._desk.ctx.words
        if not desk.open:
            return
        self.when.setPlaceholderText(_("fri 18:30") if not desk.post.due_wall else _("Another time"))
        wide = self.when.fontMetrics().horizontalAdvance(self.when.placeholderText()) + 52
        self.when.setFixedWidth(max(desk.ctx.theme.px(172), wide))
        self.when.setEnabled(not desk.read_only)
        self.undate.setVisible(bool(desk.post.due_wall) and not desk.read_only)
        self.slot.setVisible(not desk.read_only and bool(self._slot))
        self.show_moment(desk.post.due_wall)
        self._slots.start()
        self.show_saved()

    def show_moment(self, wall: str, asked: str = "") -> None:
        """Write out a moment; ``asked`` is what was typed, when clocks skip it."""
        desk, _ = self._desk, self._desk.ctx.words
        if not wall:
            self.moment.setText(_("No date yet"))
            self.moment.set_look("second")
            self._shown = ("", "")
            self.zone.setText("")
            self.dst.hide()
            self._fit()
            return
        self.moment.set_look("")
        today = wall_now(desk.ctx.now(), desk.post.zone)
        self._shown = (wall, f" ({wall[:4]})" if wall[:4] != today[:4] else "")
        notes = []
        if asked and asked != wall:
            notes.append(_("The clocks skip {hour} that night", hour=hour_of(asked)))
        if utc_of(wall, desk.post.zone) < desk.ctx.now().timestamp() and not desk.read_only:
            notes.append(_("in the past"))
        self.dst.setText(" · ".join(notes))
        self.dst.setVisible(bool(notes))
        self._fit()

    def _typed(self) -> None:
        from smdesk.domain.time import real_wall

        asked = self.when.understood()
        if asked:
            self.show_moment(real_wall(asked, self._desk.post.zone), asked)
        elif self.when.text().strip():
            self._shown = ("", "")
            self.moment.setText(self._desk.ctx.words("Not understood yet: write it like “fri 18:30”"))
            self.moment.set_look("second")
        else:
            self.show_moment(self._desk.post.due_wall)

    def show_saved(self) -> None:
        """Saved when, or why not."""
        desk, _ = self._desk, self._desk.ctx.words
        if desk.trouble:
            self.saved.set_look("danger")
            self.saved.setText(_("Not saved"))
        elif desk.unsaved:
            self.saved.set_look("caption")
            self.saved.setText(_("Saving…"))
        else:
            self.saved.set_look("caption")
            clock = desk.ctx.now().astimezone().strftime("%H:%M")
            self.saved.setText("✓ " + _("Saved {time}", time=clock))

    def show_action(self, sheet: Sheet) -> None:
        """The primary button for where the post stands."""
        desk, _ = self._desk, self._desk.ctx.words
        if sheet.action is None:
            return
        status = Status(desk.post.status)
        text = _(sheet.action.label, **sheet.action.values)
        if status is Status.PUBLISHED:
            text = _("Duplicate")
        elif status is Status.IN_REVIEW and desk.post.approved_by + _approver(desk):
            text = _("{name} approves", name=_approver(desk) or desk.post.approved_by)
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.updateGeometry()
        self._fit()
        self.updateGeometry()

    # -- slots and moving ---------------------------------------------------------------------

    def _find_slot(self) -> None:
        desk = self._desk
        if desk.plan is None or desk.read_only:
            self.slot.hide()
            return
        now = wall_now(desk.ctx.now(), desk.post.zone)
        free = posts.next_free(desk.ctx.store, desk.plan, now, [one.place.id for one in desk.at])
        self._slot = free or ""
        self.slot.setVisible(bool(self._slot) and self._slot != desk.post.due_wall)
        if self._slot:
            when = slot_moment(self._slot, date.fromisoformat(now[:10]), desk.ctx.locale)
            said = desk.ctx.words("Next free slot: {when}", when=when)
            self._slot_words = (said, when)
            self.slot.setAccessibleName(said)
            self.slot.setToolTip(said)
        self._fit()

    def _take_slot(self) -> None:
        if self._slot:
            self.move_to(self._slot)

    def _undate(self) -> None:
        self.move_to("")

    def move_to(self, wall: str) -> None:
        """Give the post another moment (empty = none)."""
        desk = self._desk
        desk.do(lambda: posts.move(desk.ctx.store, desk.post.id, wall, origin=self))
        if wall and desk.post.due_wall != wall:
            self.show_moment(desk.post.due_wall, wall)

    def settle(self) -> None:
        """Take what is typed in the when-field, before leaving or going on."""
        self.when.editingFinished.emit()

    def _fit(self) -> None:
        """As much in words as one line has room for: zone, words, and that all is saved, which the status line says too."""
        room = self.width() - 56 - sum(one.sizeHint().width() + 8 for one in (self.more, self.button))
        wall, year = self._shown
        zone, locale = self._desk.post.zone if self._desk.open else "", self._desk.ctx.locale
        for step in range(5):
            named, long, whole, saved = (step < most for most in (1, 2, 3, 4))
            if wall:
                moment = long_moment(wall, locale) if long else short_moment(wall, locale)
                self.moment.setText(moment + year)
                self.moment.setToolTip(f"{long_moment(wall, locale)}{year}, {zone}")
                self.zone.setText(zone if named else "")
            self.zone.setVisible(bool(self.zone.text()))
            self.slot.setText(self._slot_words[0 if whole else 1])
            saved = saved or bool(self._desk.trouble)
            self.saved.setVisible(saved)
            if self._left.flow.sizeHint().width() + (self.saved.sizeHint().width() + 8 if saved else 0) <= room:
                break
        self._left.flow.invalidate()
        self._fold()
        self._line.activate()  # with its new width the left group asks for its new height
        self._left.refit()
        self._left.flow.setGeometry(self._left.rect())  # now: the new words of a part are never painted in its old width
        self._left.updateGeometry()
        self._line.invalidate()
        self.updateGeometry()

    def _fold(self) -> None:
        """One line, or one for each group where the words of both have no room side by side."""
        down = self._left.minimumSizeHint().width() + self._right.minimumSize().width() + 52 > self.width()
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(4 if down else 12)
            self._line.setAlignment(self._left, Qt.AlignmentFlag(0) if down else Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._resized.start()  # not within the page's own laying out, which would not hear of another height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._desk.ctx.theme["bg-surface"])
        painter.fillRect(0, 0, self.width(), 1, self._desk.ctx.theme["line"])
        painter.end()


def _approver(desk: Desk) -> str:
    return desk.plan.client.approver.strip() if desk.plan else ""
