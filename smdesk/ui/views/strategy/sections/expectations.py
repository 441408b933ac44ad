"""When results can be judged: early before 90 days, medium to 180, long after; the reviews stand on the line."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.formulas import (
    EARLY_DAYS,
    EVIDENCE_NAMES,
    MEDIUM_DAYS,
    REVIEW_DAYS,
    evidence,
    expectations,
)
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan_steps
from smdesk.ui import tokens
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import (
    Column,
    Empty,
    Piece,
    Remark,
    Rows,
    TextTile,
    caption,
    laid,
    write,
)
from smdesk.ui.widgets.chip import Button, Label, row

YEAR = 365


class Line(QWidget):
    """The days after the start, with today and the reviews."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.ctx.theme
        self._start = date(2000, 1, 1)
        self._reviews: list[tuple[int, bool]] = []  # day after the start, done
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_start(self, start: date, reviews: list[tuple[int, bool]], said: str) -> None:
        """Show a plan that starts on this day."""
        self._start, self._reviews = start, reviews
        self.setAccessibleName(said)
        self.setFixedHeight(self.theme.px(112))
        self.update()

    def _x(self, day: float) -> float:
        return 12 + max(0.0, min(day, YEAR)) * (self.width() - 24) / YEAR

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, desk, _ = self.theme, self.desk, self.desk.ctx.words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() * 0.5
        high = theme.px(10)
        bands = ((0, EARLY_DAYS, "bg-sunken", "early"), (EARLY_DAYS, MEDIUM_DAYS, "accent-soft", "medium"),
                 (MEDIUM_DAYS, YEAR, "accent-line", "long"))  # fmt: skip
        small = theme.font(tokens.CAPTION)
        for first, last, fill, name in bands:
            box = QRectF(self._x(first), middle - high / 2, self._x(last) - self._x(first) - 2, high)
            painter.setPen(QPen(theme["line"], 1))
            painter.setBrush(theme[fill])
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme["ink-2"])
            write(painter, _(EVIDENCE_NAMES[name]), small, QRectF(box.left(), 2, box.width(), 30), Qt.AlignmentFlag.AlignHCenter)
        dates = {0: self._start} | {days: day for days, day in expectations(self._start)}
        for days, day in dates.items():
            self._day(painter, days, desk.day(day.isoformat()), middle + high)
        for days, done in self._reviews:
            painter.setPen(QPen(theme["accent"], 2))
            painter.setBrush(theme["accent" if done else "bg-surface"])
            painter.drawEllipse(QPointF(self._x(days), middle), 6, 6)
        self._today(painter, middle)
        painter.end()

    def _day(self, painter: QPainter, days: int, text: str, y: float) -> None:
        small = self.theme.font(tokens.MICRO)
        painter.setPen(self.theme["ink-3"])
        x = self._x(days)
        lines = (str(days), text)
        for place, line in enumerate(lines):
            wide = laid(line, small, 999).maximumWidth() + 2
            left = max(0.0, min(x - wide / 2, self.width() - wide))
            write(painter, line, small, QRectF(left, y + 4 + place * small.pixelSize() * 1.3, wide, 16))

    def _today(self, painter: QPainter, middle: float) -> None:
        days = (self.desk.today - self._start).days
        if not 0 <= days <= YEAR:
            return
        x = self._x(days)
        painter.setPen(QPen(self.theme["ink"], 1.5))
        painter.drawLine(QPointF(x, middle - 14), QPointF(x, middle + 14))
        font = self.theme.font(tokens.MICRO, strong=True)
        text = self.desk.ctx.words("today")
        wide = laid(text, font, 999).maximumWidth() + 2
        painter.setPen(self.theme["ink"])
        write(painter, text, font, QRectF(min(x + 5, self.width() - wide), middle - 24, wide, 14))


class Review(TextTile):
    """A day on which something is judged."""

    def show_record(self, record: Any) -> None:
        """Show a review."""
        _ = self.desk.ctx.words
        self.record = record
        day = self.desk.day(record.on) or _("no day yet")
        days = _.n_("day {n}", "day {n}", record.days) if record.days else ""
        late = bool(record.on) and not record.done and record.on < self.desk.today.isoformat()
        if record.done:
            state = caption(": ".join(filter(None, (_("judged"), record.verdict))), "ok", "circle-check")
        else:
            words = _("its day has passed") if late else _("still to come")
            state = caption(words, "warn" if late else "ink-3", "warning" if late else "clock")
        self.show_pieces((Piece(" · ".join(filter(None, (day, days)))), caption(record.judge, "ink-2"), state))


class Expectations(Column):
    """The line of the year and the reviews on it."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No review yet. For example: “Day 90: whether the rhythm holds; no verdict on results.”")
        self.empty = Empty(self.theme, sentence, _("Make the three reviews"), self._three)
        self.word = Label("", "strong", wrap=True)
        self.line = Line(desk)
        self.note = Remark(self.theme)
        self.body = QVBoxLayout()
        self.body.setSpacing(2)
        self.three = Button(self.theme, _("Make the three reviews"), "outline", "plus")
        self.three.clicked.connect(self._three)
        add = Button(self.theme, _("Add a review"), "outline", "plus")
        add.clicked.connect(self.add_new)
        self.foot = row(self.three, add, None)
        self.column.addWidget(self.word)
        self.column.addWidget(self.line)
        self.column.addWidget(self.note)
        self.column.addWidget(self.empty)
        self.column.addLayout(self.body)
        self.column.addWidget(self.foot)
        self._rows = Rows(self.body, self._make)

    def _make(self, _record: Any) -> Review:
        return Review(self.desk, framed=False)

    @property
    def start(self) -> date | None:
        """First day of the plan."""
        text = self.plan.one("plan").start
        return date.fromisoformat(text) if text else None

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        _, start = self.words, self.start
        reviews = sorted(plan.of("plan_review"), key=lambda one: (one.on or "9", one.days))
        self._rows.show(reviews)
        self.empty.setVisible(not reviews and start is not None)
        missing = set(REVIEW_DAYS) - {one.days for one in reviews}
        self.three.setVisible(bool(missing) and start is not None)
        self.foot.setVisible(bool(reviews))
        self.line.setVisible(start is not None)
        self.word.setVisible(start is not None)
        if start is None:
            self.note.say(_("The plan has no first day yet: 90, 180 and 365 days are counted from it."))
            return
        self.note.say("")
        marks = [((date.fromisoformat(one.on) - start).days, one.done) for one in reviews if one.on]
        first = dict(expectations(start))[EARLY_DAYS].isoformat()
        days = (self.desk.today - start).days
        state = _(EVIDENCE_NAMES[evidence(days)])
        later = _("It begins on {day}.", day=self.desk.day(start.isoformat()))
        now = _("Today is day {n}: {state}.", n=days, state=state) if days >= 0 else later
        text = _("Results can be judged from {day}.", day=self.desk.day(first))
        self.word.setText(f"{text} {now}")
        self.line.show_start(start, marks, self.word.text())

    def _three(self) -> None:
        start = self.start
        if start is None:
            return
        _, store, client_id = self.words, self.desk.ctx.store, self.plan.client.id
        judge = {days: _(text) for days, text in plan_steps.JUDGED.items()}
        self.desk.do(lambda: plan_steps.make_reviews(store, client_id, start, judge))

    def add_new(self) -> None:
        """A review of a day of its own."""
        self.desk.add("plan_review", on=self.desk.today.isoformat())
