"""Legal reminders of the client's country as a list to tick: dated, never advice."""

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.legal import SEVERITY_NAMES, TOPIC_NAMES, Reminder, notice, reminders, stale
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import LegalCheck
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.fields import QuickLine
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Piece, Remark, Rows, TextTile, caption
from smdesk.ui.widgets.chip import Label


class Noting(Protocol):
    """Where the checks stand: it writes what was done about a reminder."""

    def put(self, row_: "Check", **values: str) -> None:
        """Write it."""


class Check(QWidget):
    """A reminder with its tick; once ticked, a line for who was asked and what was decided."""

    def __init__(self, desk: Desk, home: Noting) -> None:
        super().__init__()
        self._desk, self._home, _ = desk, home, desk.ctx.words
        self.reminder: Reminder | None = None
        self.check: LegalCheck | None = None
        self.tick = QCheckBox()
        self.tick.setMinimumHeight(desk.ctx.theme.px(32))
        self.tick.clicked.connect(self._tick)
        self.tile = TextTile(desk, framed=False)
        self.note = QuickLine(_("Who was asked, what was decided; then Enter"))
        self.note.added.connect(self._noted)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self.tile)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 8, 4)
        inset.addWidget(self.note)
        right.addLayout(inset)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right, 1)

    def show_record(self, found: tuple[Reminder, LegalCheck | None]) -> None:
        """Show a reminder with what was done about it."""
        _, desk = self._desk.ctx.words, self._desk
        self.reminder, self.check = found
        one, check = found
        done = bool(check and check.done_on)
        old = stale(one, desk.today)
        said = _(notice(one, desk.today), date=desk.day(one.checked_on.isoformat()))
        kind = f"{_(SEVERITY_NAMES[one.severity.value])} · {', '.join(_(TOPIC_NAMES[topic]) for topic in one.topics)}"
        seen = _("Looked at on {day}", day=desk.day(check.done_on)) if check and check.done_on else ""
        text = one.text(desk.ctx.words.language)
        self.tile.record = check
        self.tile.show_pieces((
            Piece(text, "ink-2" if done else "ink"),
            caption(f"{kind} · {one.source_in(desk.ctx.words.language)}"),
            caption(said, "warn" if old else "ink-3", "warning" if old else ""),
            caption(seen, "ok", "circle-check"),
            caption(check.note if check else "", "ink-2", "note"),
        ))  # fmt: skip
        self.tick.setChecked(done)
        self.tick.setAccessibleName(_("Looked at: {reminder}", reminder=text))
        self.note.setVisible(done and not (check and check.note))

    def _tick(self) -> None:
        day = self._desk.today.isoformat() if self.tick.isChecked() else ""
        self._home.put(self, done_on=day)

    def _noted(self, text: str) -> None:
        self._home.put(self, note=text)


class Legal(Column):
    """What holds for the plan as a whole; campaigns have their own list."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No reminders for this country; set the client's first. For example, for Italy: “Say that a post is paid for.”")
        self.empty = Empty(self.theme, sentence, _("Add a risk instead"), self.add_new)
        self.count = Label("", "caption", wrap=True)
        self.old = Remark(self.theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        for one in (self.empty, self.count, self.old):
            self.column.addWidget(one)
        self.column.addLayout(self.body)
        self._rows = Rows(self.body, self._make)

    def _make(self, _found: Any) -> Check:
        return Check(self.desk, self)

    def add_new(self) -> None:
        """Reminders are given; what else may go wrong is a risk."""
        self.desk.add("risk")

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _ = self.words
        found = reminders(plan.client.country) if plan.client.country else ()
        checks = {one.reminder: one for one in plan.of("legal_check", campaign_id=0)}
        self.empty.setVisible(not found)
        self._rows.show([(one, checks.get(one.id)) for one in found], lambda pair: pair[0].id)
        done = sum(1 for one in found if (check := checks.get(one.id)) and check.done_on)
        self.count.setText(_("{n} of {all} looked at. Reminders, not advice: ask a professional.", n=done, all=len(found)))
        self.count.setVisible(bool(found))
        old = sum(1 for one in found if stale(one, self.desk.today))
        self.old.say(_.n_("{n} reminder was checked more than a year ago.", "{n} reminders were checked more than a year ago.", old)
                     if old else "")  # fmt: skip

    def put(self, row_: Check, **values: str) -> None:
        """Write what was done about a reminder."""
        if row_.check is not None:
            self.desk.write(row_.check, **values)
        elif row_.reminder is not None:
            self.add_record("legal_check", reminder=row_.reminder.id, **values)
