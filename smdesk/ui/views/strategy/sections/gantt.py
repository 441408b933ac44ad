"""Ninety days bar by bar: who does what from when to when, with both ends to take hold of."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QLine, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.shapes_work import HATS
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import Action
from smdesk.domain.time import week_start
from smdesk.ui import tokens
from smdesk.ui.dates import day_text
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.hats import HatSwitch
from smdesk.ui.views.strategy.sections.pager import Pager, kept
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Tile, height_of, laid, segments, write
from smdesk.ui.widgets.chip import Label
from smdesk.ui.widgets.flow import FlowRow

DAYS = 91  # thirteen whole weeks
TITLES = 0.36  # share of the width that the titles take
TICK, HAT, GRIP = 28, 36, 6  # px
MOST_HIGH = 520
ROWS, TOGETHER = 16, 40  # of a screenful; so many still scroll instead
STARTS = {"plan": N_("From the plan's start"), "today": N_("From today")}


class Scale:
    """Days to pixels, the same for the head and all rows."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.first = date(2000, 1, 3)
        self.today = self.first

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=DAYS - 1)

    def titles(self, width: int) -> int:
        """px from the left at which the days begin."""
        return round(width * TITLES)

    def x(self, day: date, width: int) -> float:
        """Where a day begins."""
        left = self.titles(width)
        return left + (day - self.first).days * (width - left - 4) / DAYS

    def days(self, px: float, width: int) -> int:
        """How many days so many pixels are."""
        return round(px * DAYS / max(1, width - self.titles(width) - 4))

    def lines(self, painter: QPainter, box: QRectF, width: int, *, now: bool = True) -> None:
        """Weeks as hairlines, today as a line of its own."""
        painter.setPen(QPen(self.theme["line"], 1))
        until, top, foot = week_start(self.first) - self.first, round(box.top()), round(box.bottom())
        left = self.titles(width)
        steps = [left + day * (width - left - 4) / DAYS for day in range(until.days % 7, DAYS, 7)]
        smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright lines: crisp, and ten times as fast
        painter.drawLines([QLine(round(x), top, round(x), foot) for x in steps])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        if now and self.first <= self.today <= self.last:
            painter.setPen(QPen(self.theme["accent"], 1.5))
            x = round(self.x(self.today, width))
            painter.drawLine(x, round(box.top()), x, round(box.bottom()))


class Head(QWidget):
    """The weeks by their Mondays, and today."""

    def __init__(self, desk: Desk, scale: Scale) -> None:
        super().__init__()
        self._desk, self._scale, self.theme = desk, scale, desk.ctx.theme
        self.setFixedHeight(self.theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale, theme, locale = self._scale, self.theme, self._desk.ctx.locale
        self.setFixedHeight(theme.px(40))
        font, half = theme.font(tokens.MICRO), self.height() / 2
        monday, end, last_month = week_start(scale.first), -1.0, 0
        painter.setPen(theme["ink-3"])
        for week in range(DAYS // 7 + 2):
            day = monday + timedelta(weeks=week)
            if not scale.first <= day <= scale.last:
                continue
            x = scale.x(day, self.width())
            text = str(day.day)
            if x > end and x + laid(text, font, 99).maximumWidth() < self.width():
                write(painter, text, font, QRectF(x + 3, half + 2, 80, half))
                end = x + laid(text, font, 99).maximumWidth() + 6
            if day.month != last_month:
                name = day_text(locale, day, "MMM")
                if x + laid(name, font, 99).maximumWidth() + 6 < self.width():
                    write(painter, name, theme.font(tokens.MICRO, strong=True), QRectF(x + 3, 2, 80, half))
                last_month = day.month
        scale.lines(painter, QRectF(0, half, self.width(), half), self.width(), now=False)
        if scale.first <= scale.today <= scale.last:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent"])
            painter.drawEllipse(QRectF(scale.x(scale.today, self.width()) - 4, self.height() - 8, 8, 8))
        painter.end()


class Bar(Tile):
    """An action: tick, title and hat at left, its bar among the weeks."""

    def __init__(self, desk: Desk, scale: Scale) -> None:
        super().__init__(desk)
        self.scale = scale
        self._hold, self._from = "", QPoint()
        self._moved: tuple[date, date] | None = None
        self._day = date.min  # on which it was last shown
        self._heights: dict[tuple[int, float], int] = {}
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_record(self, record: Action) -> None:
        """Show an action."""
        _ = self.desk.ctx.words
        same = record == self.record and self._day == self.desk.today
        self.record, self._moved, self._day = record, None, self.desk.today
        if same:
            self.update()
            return
        span = _("{start} to {end}", start=self.desk.day(record.start) or "—", end=self.desk.day(record.end) or "—")
        late = _("late") if self._late(record) else ""
        state = _("done") if record.done else late
        self.say(", ".join(filter(None, (record.title, HATS.get(record.hat, ""), record.owner, span, state))),
                 _("Drag the bar or its ends; Space: done; Alt and an arrow: a day earlier or later; with Shift: its end"))  # fmt: skip
        self.setToolTip(f"{record.title}\n{span}")
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _late(self, record: Action) -> bool:
        return bool(record.end) and not record.done and record.end < self.desk.today.isoformat()

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day as shown; None while it has none."""
        if self._moved is not None:
            return self._moved
        if not self.record.start:
            return None
        first = date.fromisoformat(self.record.start)
        last = date.fromisoformat(self.record.end) if self.record.end else first
        return first, max(first, last)

    def bar(self) -> QRectF:
        """Where the bar is; empty when none of it is in these days."""
        span = self.span
        if span is None or span[1] < self.scale.first or span[0] > self.scale.last:
            return QRectF()
        left = self.scale.x(max(span[0], self.scale.first), self.width())
        right = self.scale.x(min(span[1], self.scale.last) + timedelta(days=1), self.width())
        high = self.theme.px(14)
        return QRectF(left + 1, (self.height() - high) / 2, max(6.0, right - left - 2), high)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.theme.scale)
        if key not in self._heights and self.record:
            room = self._room(width)
            title = height_of(self.record.title, self.theme.font(tokens.BODY), room)
            owner = height_of(self.record.owner, self.theme.font(tokens.CAPTION), room)
            self._heights[key] = max(self.theme.px(36), round(title + owner) + 10)
        return self._heights.get(key, self.theme.px(36))

    def _room(self, width: int) -> int:
        return self.scale.titles(width) - TICK - self.theme.px(HAT) - 8

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 36)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, record = self.theme, self.record
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.chosen or self.underMouse():
            painter.fillRect(box, theme["accent-soft" if self.chosen else "bg-hover"])
        self.scale.lines(painter, box, self.width())
        painter.setPen(QPen(theme["line"], 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        done = record.done
        draw(painter, "circle-check" if done else "circle", theme["ok" if done else "ink-3"], 6, (self.height() - 16) / 2, 16)
        self._words(painter)
        self._paint_bar(painter)
        self.ring(painter, box.adjusted(1, 1, -1, -2), tokens.R_TAG)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        theme, record = self.theme, self.record
        font, small, room = theme.font(tokens.BODY), theme.font(tokens.CAPTION), self._room(self.width())
        high = height_of(record.title, font, room)
        below = height_of(record.owner, small, room)
        y = (self.height() - high - below) / 2
        painter.setPen(theme["ink-3" if record.done else "ink"])
        write(painter, record.title, font, QRectF(TICK, y, room, high))
        painter.setPen(theme["ink-3"])
        write(painter, record.owner, small, QRectF(TICK, y + high, room, below))
        wide = theme.px(HAT) - 4
        hat = QRectF(self.scale.titles(self.width()) - wide - 6, self.height() / 2 - theme.px(9), wide, theme.px(18))
        smm = record.hat == "smm"
        painter.setPen(Qt.PenStyle.NoPen if smm else QPen(theme["accent-line"], 1))
        painter.setBrush(theme["accent" if smm else "accent-soft"])
        painter.drawRoundedRect(hat, tokens.R_TAG, tokens.R_TAG)
        painter.setPen(theme["on-accent" if smm else "accent-text"])
        painter.setFont(theme.font(tokens.MICRO, strong=True))
        painter.drawText(hat, Qt.AlignmentFlag.AlignCenter, HATS.get(record.hat, record.hat.upper()))

    def _paint_bar(self, painter: QPainter) -> None:
        theme, bar, record = self.theme, self.bar(), self.record
        late = self._late(record)
        if bar.isEmpty():
            self._beyond(painter)
            return
        painter.setPen(QPen(theme["warn"], 1.5) if late else Qt.PenStyle.NoPen)
        painter.setBrush(theme["bg-pressed" if record.done else "warn-soft" if late else "accent"])
        painter.drawRoundedRect(bar, tokens.R_TAG, tokens.R_TAG)
        if late:
            draw(painter, "warning", theme["warn"], min(bar.right() + 4, self.width() - 16), (self.height() - 14) / 2, 14)

    def _beyond(self, painter: QPainter) -> None:
        """Where nothing of it can be seen, words say why."""
        _ = self.desk.ctx.words
        span = self.span
        if span is None:
            text, role = _("no dates yet"), "warn"
        elif span[1] < self.scale.first:
            day = self.desk.day(span[1].isoformat())
            late = self._late(self.record)
            text, role = (_("late since {day}", day=day), "warn") if late else (_("ended {day}", day=day), "ink-3")
        else:
            text, role = _("from {day}", day=self.desk.day(span[0].isoformat())), "ink-3"
        painter.setPen(self.theme[role])
        font = self.theme.font(tokens.CAPTION)
        left = self.scale.titles(self.width()) + 8
        if role == "warn":
            draw(painter, "warning", self.theme["warn"], left, (self.height() - 14) / 2, 14)
            left += 20
        write(painter, text, font, QRectF(left, (self.height() - font.pixelSize() * 1.21) / 2, self.width() - left, 20))

    # -- moving -------------------------------------------------------------------------------

    def grip_at(self, point: QPoint) -> str:
        """What a point takes hold of: "tick", "start", "end", "both" or nothing."""
        if point.x() < TICK:
            return "tick"
        bar = self.bar()
        if bar.isEmpty() or not bar.adjusted(-GRIP, -4, GRIP, 4).contains(point):
            return ""
        if point.x() <= bar.left() + GRIP:
            return "start"
        return "end" if point.x() >= bar.right() - GRIP else "both"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hold, self._from = self.grip_at(event.position().toPoint()), event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            grip = self.grip_at(here)
            shapes = {"start": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor}
            self.setCursor(shapes.get(grip, Qt.CursorShape.PointingHandCursor))
        elif self._hold in ("start", "end", "both") and self.span is not None:
            kept, self._moved = self._moved, None
            span = self.span
            days = self.scale.days(here.x() - self._from.x(), self.width())
            self._moved = kept if kept is None and not days else shifted(span, self._hold, days)
            self.update()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._moved = self._moved, None
        if moved is not None:
            self.setDown(False)
            self._keep(moved)
        elif self._hold == "tick" and self.grip_at(event.position().toPoint()) == "tick":
            self.setDown(False)
            self.tick()
        else:
            super().mouseReleaseEvent(event)
        self._hold = ""

    def tick(self) -> None:
        """Done, or not."""
        self.desk.write(self.record, done=not self.record.done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if alt and key in steps and self.span is not None:
            grip = "end" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "both"
            self._keep(shifted(self.span, grip, steps[key]))
        elif key == Qt.Key.Key_Space:
            self.tick()
        else:
            super().keyPressEvent(event)

    def _keep(self, span: tuple[date, date]) -> None:
        first, last = span
        if (first.isoformat(), last.isoformat()) != (self.record.start, self.record.end):
            self.desk.write(self.record, start=first.isoformat(), end=last.isoformat())
        self.update()


def shifted(span: tuple[date, date], grip: str, days: int) -> tuple[date, date]:
    """A span moved by what was taken hold of; its ends never pass each other."""
    first, last = span
    by = timedelta(days=days)
    if grip == "start":
        return min(first + by, last), last
    if grip == "end":
        return first, max(first, last + by)
    return first + by, last + by


class Gantt(Column):
    """The rows under the weeks; many of them scroll."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        self.scale = Scale(self.theme)
        self.mode = self._mode()
        self.empty = Empty(self.theme, _("No action yet. For example: “Photograph the regulars, 3 to 18 September, CM.”"),
                           _(SHAPES["action"].add), self.add_new)  # fmt: skip
        self.count = Label("", "caption", wrap=True)
        names = {code: _(name) for code, name in STARTS.items()}
        self.bar, self.hats = FlowRow(), HatSwitch(desk)
        self.hats.switched.connect(self._turned)
        self.bar.add(segments(self.theme, names, self.mode, self._switched), self.hats)
        self.head = Head(desk, self.scale)
        self.body = QWidget()
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addStretch(1)
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bars take the keys, and scroll it
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.body)
        self.top = QVBoxLayout()
        self.top.addWidget(self.head)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.bar)
        self.column.addLayout(self.top)
        self.column.addWidget(self.area)
        self.pager = Pager(desk, ROWS, TOGETHER, self._turned)
        self.column.addWidget(self.pager)
        self.column.addWidget(self.count)
        self.tiles: dict[int, Bar] = {}

    def _mode(self) -> str:
        """The plan's own first ninety days while they last, then the ninety to come."""
        start = self.plan.one("plan").start
        over = bool(start) and (self.desk.today - date.fromisoformat(start)).days >= DAYS
        return "today" if over else "plan"

    def _turned(self) -> None:
        self.area.verticalScrollBar().setValue(0)
        self.show_plan(self.plan)

    def _switched(self) -> None:
        self.mode = self.sender().objectName()
        self.show_plan(self.plan)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan, _ = plan, self.words
        start, self.scale.today = plan.one("plan").start, self.desk.today
        self.scale.first = date.fromisoformat(start) if start and self.mode == "plan" else self.scale.today
        actions = sorted(plan.of("action"), key=lambda one: (one.start or "9", one.end, one.position))
        self.empty.setVisible(not actions)
        for one in (self.bar, self.head, self.area, self.count):
            one.setVisible(bool(actions))
        held = {number for number, tile in self.tiles.items() if tile.hasFocus() or tile.chosen}
        shown = self.hats.kept(actions)
        self._fill(kept(self.pager.cut(shown, _("by their first day")), shown, held))
        self._say(shown)
        self.head.update()
        self._fit()

    def _fill(self, actions: list[Any]) -> None:
        wanted = {one.id for one in actions}
        for gone in [number for number in self.tiles if number not in wanted]:
            tile = self.tiles.pop(gone)
            tile.hide()
            tile.deleteLater()
        for place, action in enumerate(actions):
            tile = self.tiles.get(action.id) or Bar(self.desk, self.scale)
            tile.show_record(action)
            if self.rows.indexOf(tile) != place:
                self.rows.removeWidget(tile)
                self.rows.insertWidget(place, tile)
                tile.show()
            self.tiles[action.id] = tile

    def _say(self, actions: list[Any]) -> None:
        _, today = self.words, self.desk.today.isoformat()
        done = sum(1 for one in actions if one.done)
        late = sum(1 for one in actions if not one.done and one.end and one.end < today)
        parts = [_("only {hat}", hat=HATS[self.hats.hat])] if self.hats.hat else []
        parts.append(_("{n} of {all} done", n=done, all=len(actions)))
        if late:
            parts.append(_.n_("{n} is late", "{n} are late", late))
        if not self.plan.one("plan").start:
            parts.append(_("the plan has no first day yet: shown from today"))
        self.count.setText(" · ".join(parts))

    def _fit(self) -> None:
        most, wide = self.theme.px(MOST_HIGH), max(300, self.width())
        high = sum(tile.heightForWidth(wide) for tile in self.tiles.values())
        bar = self.area.verticalScrollBar().sizeHint().width() if high > most else 0
        if bar:
            high = sum(tile.heightForWidth(wide - bar) for tile in self.tiles.values())
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(policy)
        self.top.setContentsMargins(0, 0, bar, 0)
        self.area.setFixedHeight(min(high, most))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()
