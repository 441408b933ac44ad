"""The week: an hour grid with a quarter-hour snap, campaigns and dates above it, and the present time across it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of, hour_of, join, minutes_of, week_start
from smdesk.services.calendar import Band, bands
from smdesk.ui.views.calendar.bandpaint import paint_band
from smdesk.ui.views.calendar.canvas import Canvas
from smdesk.ui.views.calendar.cards import Look

HOURS_COLUMN, DAY_HEAD, LANE, HOUR, CARD = 48, 48, 23, 38, 56
SNAP = 15  # minutes
FIRST_SHOWN = 7  # hour at the top until someone scrolls


@dataclass(slots=True)
class Lying:
    """A card as it lies in a day's column."""

    card: Card
    box: QRect  # in the coordinates of the grid, before scrolling
    lines: int


class WeekView(Canvas):
    """Seven days of hours."""

    def __init__(self, *parts: Any) -> None:
        self._lying: list[Lying] = []
        self._all_day: list[tuple[QRect, Band | None, str]] = []
        self._scrolled = False
        self._drop: tuple[date, int] | None = None
        super().__init__(*parts)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(Canvas.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().valueChanged.connect(self._scroll)

    def load(self) -> None:
        """Read and show the week of the desk's day."""
        start, end = self.span()
        self.show_days([start + timedelta(days=n) for n in range(7)], self.desk.window(start, end))
        if not self._scrolled and self.height() > 200:
            self._scrolled = True
            self.verticalScrollBar().setValue(self._first_minute() * self._hour // 60)

    def _first_minute(self) -> int:
        """Just before seven, or before the earliest post of the week."""
        hours = [minutes_of(hour_of(one.card.due_wall)) for one in self._lying]
        return min([FIRST_SHOWN * 60, *hours])

    def span(self) -> tuple[date, date]:
        """Monday, and the Monday after."""
        return self.span_of(self.desk.day)

    def span_of(self, day: date) -> tuple[date, date]:
        """The same, were ``day`` in hand."""
        start = week_start(day)
        return start, start + timedelta(days=7)

    def title(self) -> str:
        """ "12–18 ottobre"."""
        start, end = self.span()
        return self.desk.texts.days(start, end - timedelta(days=1))

    def turned_by(self, steps: int) -> date:
        """The day that turning by so many weeks leads to."""
        return self.desk.day + timedelta(days=7 * steps)

    def count(self) -> int:
        """Posts shown."""
        return sum(map(len, self.days_model.by_day.values()))

    # -- where everything lies ----------------------------------------------------------------

    def relayout(self) -> None:
        px = self.theme.px
        self._left, self._hour, self._card = px(HOURS_COLUMN), px(HOUR), px(CARD)
        wide = self.viewport().width() - self._left
        self._xs = [self._left + round(wide * n / 7) for n in range(8)]
        self._lay_all_day()
        self._lying = []
        for column, day in enumerate(self.days_model.days):
            self._lay_day(
                self.days_model.by_day[day], self._xs[column] + 2, self._xs[column + 1] - self._xs[column] - 6
            )
        bar = self.verticalScrollBar()
        room = max(1, self.viewport().height() - self._top)
        bar.setRange(0, max(0, 24 * self._hour + px(12) - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._hour)
        self._scroll()

    def updateGeometries(self) -> None:
        """The range of the scroll bar is this view's own."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()
        if not self._scrolled and self.height() > 200 and self.days_model.days:
            self._scrolled = True
            self.verticalScrollBar().setValue(self._first_minute() * self._hour // 60)

    def _lay_all_day(self) -> None:
        px, days = self.theme.px, self.days_model.days
        self._all_day = []
        lane_of = [0] * 7
        y = px(DAY_HEAD) + 4
        for column, day in enumerate(days):
            for note in self.desk.holidays.get(day, [])[:1]:
                box = QRect(self._xs[column] + 3, y, self._xs[column + 1] - self._xs[column] - 6, px(20))
                self._all_day.append((box, None, note))
                lane_of[column] = 1
        if days:
            for band in bands(self.desk.lookup, days[0], days[-1] + timedelta(days=1))[:6]:
                first, last = (band.first - days[0]).days, (band.last - days[0]).days
                lane = max(lane_of[first : last + 1])
                box = QRect(
                    self._xs[first] + 3, y + lane * px(LANE), self._xs[last + 1] - self._xs[first] - 6, px(20)
                )
                self._all_day.append((box, band, ""))
                lane_of[first : last + 1] = [lane + 1] * (last - first + 1)
        self._top = px(DAY_HEAD) + max(8, max(lane_of) * px(LANE) + 6)

    def _lay_day(self, cards: list[Card], x: int, wide: int) -> None:
        """Posts that overlap share the width; one whose card would cover another's stands beside it."""
        group: list[tuple[Card, int, int]] = []
        bottom, columns = -1, 0
        ends: list[int] = []
        for card in [*cards, None]:
            top = minutes_of(hour_of(card.due_wall)) * self._hour // 60 if card else 10**9
            if top >= bottom:
                for one, y, column in group:
                    part = wide // max(1, columns)
                    width = part - 2 if columns > 1 else wide
                    lines = self.cards.lines_for(one, width) if width > 60 else 2
                    box = QRect(x + column * part, y, width, self._card)
                    self._lying.append(Lying(one, box, lines))
                group, ends, bottom, columns = [], [], -1, 0
            if card:
                column = next((n for n, end in enumerate(ends) if end <= top), len(ends))
                ends[column : column + 1] = [top + self._card]
                group.append((card, top, column))
                bottom, columns = max(bottom, top + self._card), max(columns, column + 1)

    def _scroll(self) -> None:
        """Move the boxes to where the scroll bar says."""
        shift = self._top - self.verticalScrollBar().value() + self.theme.px(6)
        self.boxes = {one.card.id: one.box.translated(0, shift) for one in self._lying}
        self.viewport().update()

    def _y(self, minutes: int) -> int:
        return self._top + self.theme.px(6) + minutes * self._hour // 60 - self.verticalScrollBar().value()

    def _minute_at(self, y: int) -> int:
        raw = (y - self._top - self.theme.px(6) + self.verticalScrollBar().value()) * 60 / self._hour
        return int(max(0, min(24 * 60 - SNAP, round(raw / SNAP) * SNAP)))

    def card_at(self, point: QPoint) -> Card | None:
        return super().card_at(point) if point.y() >= self._top else None

    def day_rect(self, day: date) -> QRect:
        row = self.days_model.days.index(day) if day in self.days_model.days else -1
        if row < 0:
            return QRect()
        return QRect(self._xs[row] + 1, 0, self._xs[row + 1] - self._xs[row] - 1, self.viewport().height())

    def day_at(self, point: QPoint) -> date | None:
        if point.x() < self._left or not self.viewport().rect().contains(point) or not self.days_model.days:
            return None
        column = next((n for n in range(7) if point.x() < self._xs[n + 1]), 6)
        return self.days_model.days[column]

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        if not index.isValid():
            return
        card = self.days_model.items[index.row()].card
        box = self.boxes.get(card.id) if card else None
        if box is None:
            return
        bar = self.verticalScrollBar()
        if box.top() < self._top:
            bar.setValue(bar.value() - (self._top - box.top()) - 8)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 8)

    # -- new and moved ------------------------------------------------------------------------

    def new_at(self, point: QPoint) -> None:
        day = self.day_at(point)
        if day is None:
            return
        if point.y() < self._top:
            self.asked_new.emit(day.isoformat(), self.place_for(join(day, "09:00")))
            return
        wall = join(day, clock(self._minute_at(point.y() - self.theme.px(4))))
        self.asked_new.emit(wall, self.place_for(wall))

    def place_for(self, wall: str) -> QRect:
        """Where the line for a new post should lie."""
        rect = self.day_rect(day_of(wall))
        y = self._y(minutes_of(hour_of(wall))) if len(wall) > 10 else self._top
        return QRect(rect.x(), max(self._top, min(y, self.viewport().height() - 80)) - 20, rect.width(), 40)

    def show_post(self, post_id: int) -> None:
        """Select a post that is among the days shown."""
        card = self.days_model.card_of(post_id)
        if card:
            self.pick(card, day_of(card.due_wall))
            self.scrollTo(self.currentIndex())

    def _spot(self, point: QPoint) -> tuple[date, int] | None:
        """Day and minute that the held card's top would come to; above the grid the hour is kept."""
        local = self.viewport().mapFrom(self, point)
        day = self.day_at(local)
        if day is None:
            return None
        if local.y() < self._top:
            return day, minutes_of(self.drag.hour_on(day))
        return day, self._minute_at(local.y() - self.drag.grip_y)

    def drag_over(self, point: QPoint) -> bool:
        self._drop = self._spot(point)
        self.target = self._drop[0] if self._drop else None
        self.viewport().update()
        return self._drop is not None

    def drag_left(self) -> None:
        self._drop = None
        super().drag_left()

    def dropped(self, point: QPoint) -> dict[int, str]:
        spot = self._spot(point)
        self.drag_left()
        if spot is None:
            return {}
        day, minute = spot
        return self.drag.walls_at(day, clock(minute))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.cards.now_utc, self.cards.ratio = self.desk.now_utc, self.devicePixelRatioF()
        width, height = self.viewport().width(), self.viewport().height()
        painter.fillRect(self.viewport().rect(), self.theme["bg-surface"])
        for column, day in enumerate(self.days_model.days):
            if day.weekday() >= 5:
                rect = QRect(
                    self._xs[column] + 1, self._top, self._xs[column + 1] - self._xs[column] - 1, height
                )
                painter.fillRect(rect, self.theme["bg-weekend"])
        painter.setClipRect(0, self._top, width, height - self._top)
        self._paint_hours(painter, width, height)
        self._paint_now(painter, width)
        current = self.current_item()
        for one in self._lying:
            box = self.boxes[one.card.id]
            if box.bottom() >= self._top and box.top() <= height:
                self.cards.paint(painter, box, one.card, self._look(one, current))
        self._paint_drop(painter)
        painter.setClipping(False)
        self._paint_head(painter, width, height)
        painter.end()

    def _look(self, one: Lying, current: tuple[date | None, int]) -> Look:
        card = one.card
        return Look(
            lines=2,
            selected=card in self.desk.cards,
            focused=self.ring and current[1] == card.id and self.hasFocus(),
            hovered=card.id == self.hover_card,
            weekend=day_of(card.due_wall).weekday() >= 5,
            lifted=self.drag.carries(card.id),
            line=16,
            words=False,
            opaque=True,
        )

    def _paint_hours(self, painter: QPainter, width: int, height: int) -> None:
        now = minutes_of(hour_of(self.desk.now_wall))
        shown = self.desk.today in self.days_model.row_of_day
        for hour in range(0, 24):
            y = self._y(hour * 60)
            if not self._top - 20 < y < height + 20:
                continue
            painter.fillRect(self._left, y, width - self._left, 1, self.theme["line"])
            if shown and abs(now - hour * 60) < 18:
                continue
            painter.setPen(self.theme["ink-3"])
            words = self.desk.texts.hour(f"{hour:02}:00")
            wide = self.cards.width(words, self.cards.micro_font)
            self.cards.text(painter, words, self.cards.micro_font, self._left - 8 - wide, y - 8, 16)

    def _paint_now(self, painter: QPainter, width: int) -> None:
        today = self.desk.today
        if today not in self.days_model.row_of_day:
            return
        column = self.days_model.days.index(today)
        clock_text = hour_of(self.desk.now_wall)
        y = self._y(minutes_of(clock_text))
        faint = type(self.theme["danger"])(self.theme["danger"])
        faint.setAlpha(70)
        painter.fillRect(self._left, y, width - self._left, 1, faint)
        painter.setPen(QPen(self.theme["danger"], 1.5))
        painter.drawLine(self._xs[column], y, self._xs[column + 1], y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme["danger"])
        painter.drawEllipse(QPoint(self._xs[column], y), 4, 4)
        painter.setPen(self.theme["danger"])
        words = self.desk.texts.hour(clock_text)
        wide = self.cards.width(words, self.cards.strong_font)
        self.cards.text(painter, words, self.cards.strong_font, self._left - 5 - wide, y - 8, 16)

    def _paint_drop(self, painter: QPainter) -> None:
        if self._drop is None or not self.drag.active:
            return
        day, minute = self._drop
        rect = self.day_rect(day)
        box = QRect(rect.x() + 1, self._y(minute), rect.width() - 4, self._card)
        painter.setPen(QPen(self.theme["accent"], 2))
        painter.setBrush(self.theme["accent-soft"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme["accent-text"])
        words = self.desk.texts.hour(clock(minute))
        self.cards.text(painter, words, self.cards.strong_font, box.x() + 8, box.y() + 2, 18)

    def _paint_head(self, painter: QPainter, width: int, height: int) -> None:
        px, texts, today = self.theme.px, self.desk.texts, self.desk.today
        head = px(DAY_HEAD)
        painter.fillRect(0, 0, width, self._top, self.theme["bg-surface"])
        for column, day in enumerate(self.days_model.days):
            painter.fillRect(self._xs[column], head, 1, height - head, self.theme["line"])
            if day == self.target and self.drag.active:
                painter.fillRect(
                    self._xs[column] + 1,
                    0,
                    self._xs[column + 1] - self._xs[column],
                    head,
                    self.theme["accent-soft"],
                )
            painter.setPen(self.theme["ink-2"])
            self.cards.text(
                painter,
                texts.weekday(day.weekday(), short=True),
                self.cards.title_font,
                self._xs[column] + 9,
                px(3),
                px(18),
            )
            painter.setPen(self.theme["accent-text" if day == today else "ink"])
            self.cards.text(painter, str(day.day), self.cards.day_font, self._xs[column] + 9, px(20), px(20))
        if self.days_model.days:
            painter.setPen(self.theme["ink-3"])
            words = self.desk.ctx.words("W {n}", n=self.days_model.days[0].isocalendar().week)
            wide = self.cards.width(words, self.cards.micro_font)
            self.cards.text(painter, words, self.cards.micro_font, (self._left - wide) / 2, px(27), px(16))
        painter.fillRect(0, head, width, 1, self.theme["line"])
        painter.fillRect(0, self._top - 1, width, 1, self.theme["line-strong"])
        for box, band, note in self._all_day:
            if band is not None:
                paint_band(painter, self.cards, self.desk, box, band)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme["bg-sunken"])
                painter.drawRoundedRect(box, 4, 4)
                painter.setPen(self.theme["ink-2"])
                words = self.cards.elided(note, box.width() - 12)
                self.cards.text(painter, words, self.cards.micro_font, box.x() + 6, box.y(), box.height())
        current = self.current_item()
        if self.ring and self.hasFocus() and current[0] and not current[1]:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme["focus"], 2))
            rect = self.day_rect(current[0])
            painter.drawRoundedRect(QRectF(rect.x() + 2, 2, rect.width() - 5, head - 5), 4, 4)


def clock(minutes: int) -> str:
    """Minutes since midnight as "HH:MM"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
