"""The week: an hour grid with a quarter-hour snap, campaigns and dates above it, and the present time across it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of, hour_of, join, minutes_of, week_start
from smdesk.services.calendar import Band, bands
from smdesk.ui.views.calendar.canvas import Canvas
from smdesk.ui.views.calendar.texts import clock
from smdesk.ui.views.calendar.weekpaint import (
    DAY_HEAD,
    Sketch,
    look_of,
    paint_dot,
    paint_drop,
    paint_head,
    paint_hours,
    paint_more,
    paint_now,
    seen,
)

HOURS_COLUMN, LANE, HOUR, CARD = 48, 23, 38, 56
LEAST, MOST, MORE = 56, 3, 26  # px a card needs to be read, cards side by side, px of "+2" beside them
SNAP = 15  # minutes
EDGE = 10  # px at the right where a carried card turns the page, as it does over the hours at the left
FIRST_SHOWN = 7  # hour at the top until someone scrolls


@dataclass(slots=True)
class Lying:
    """A card as it lies in a day's column."""

    card: Card
    box: QRect  # in the coordinates of the grid, before scrolling


@dataclass(slots=True)
class More:
    """ "+2": cards of a day that have no room beside the others at their hour."""

    day: date
    box: QRect  # as of a card
    cards: list[Card]


class WeekView(Canvas):
    """Seven days of hours."""

    def __init__(self, *parts: Any) -> None:
        self._lying: list[Lying] = []
        self._more: list[More] = []
        self.all_day: list[tuple[QRect, Band | None, str]] = []
        self._scrolled = False
        self.drop: tuple[date, int] | None = None
        self.left = self.top = 0  # Qt asks where things are before the first layout
        self.xs = [0] * 8
        self._hour, self.card_height = HOUR, CARD
        super().__init__(*parts)
        self.sketch = Sketch(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._scroll)

    def load(self) -> None:
        """Read and show the week of the desk's day."""
        start, end = self.span()
        self.show_days([start + timedelta(days=n) for n in range(7)], self.desk.window(start, end))

    def _scroll_once(self) -> None:
        """At first show the hours from seven on, or from the earliest post of the week."""
        if not self._scrolled and self.height() > 200 and self.days_model.days:
            self._scrolled = True
            hours = [minutes_of(hour_of(one.card.due_wall)) for one in self._lying]
            self.verticalScrollBar().setValue(min([FIRST_SHOWN * 60, *hours]) * self._hour // 60)

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

    # -- where everything lies ----------------------------------------------------------------

    def relayout(self) -> None:
        px = self.theme.px
        self.left, self._hour, self.card_height = px(HOURS_COLUMN), px(HOUR), px(CARD)
        wide = self.viewport().width() - self.left
        self.xs = [self.left + round(wide * n / 7) for n in range(8)]
        self.edges = QMargins(self.left, 0, EDGE, 0)
        self._lay_all_day()
        self._lying, self._more = [], []
        space = Room(self._hour, self.card_height, px(LEAST), px(MORE))
        for column, day in enumerate(self.days_model.days):
            wide = self.xs[column + 1] - self.xs[column] - 6
            boxes, rest = side_by_side(self.days_model.by_day[day], self.xs[column] + 2, wide, space)
            self._lying += [Lying(card, box) for card, box in boxes]
            self._more += [More(day, box, cards) for box, cards in rest]
        bar = self.verticalScrollBar()
        room = max(1, self.viewport().height() - self.top)
        last = max([24 * self._hour, *(one.box.bottom() for one in self._lying)])  # a card of 23:30 ends after midnight
        bar.setRange(0, max(0, last + px(12) - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._hour)
        self._scroll_once()
        self._scroll()

    def updateGeometries(self) -> None:
        """The range of the scroll bar is this view's own."""

    def _lay_all_day(self) -> None:
        px, days = self.theme.px, self.days_model.days
        self.all_day = []
        lane_of = [0] * 7
        y = px(DAY_HEAD) + 4
        for column, day in enumerate(days):
            for note in self.desk.holidays.get(day, [])[:1]:
                box = QRect(self.xs[column] + 3, y, self.xs[column + 1] - self.xs[column] - 6, px(20))
                self.all_day.append((box, None, note))
                lane_of[column] = 1
        if days:
            for band in bands(self.desk.lookup, days[0], days[-1] + timedelta(days=1))[:6]:
                first, last = (band.first - days[0]).days, (band.last - days[0]).days
                lane = max(lane_of[first : last + 1])
                box = QRect(
                    self.xs[first] + 3, y + lane * px(LANE), self.xs[last + 1] - self.xs[first] - 6, px(20)
                )
                self.all_day.append((box, band, ""))
                lane_of[first : last + 1] = [lane + 1] * (last - first + 1)
        self.top = px(DAY_HEAD) + (max(lane_of) * px(LANE) + 6 if any(lane_of) else 1)

    def _scroll(self) -> None:
        """Move the boxes to where the scroll bar says."""
        shift = self.top - self.verticalScrollBar().value() + self.theme.px(6)
        self.boxes = {one.card.id: one.box.translated(0, shift) for one in self._lying}
        self.viewport().update()

    def press_beside(self, point: QPoint, day: date) -> bool:
        if point.y() < self.top:
            return False
        for more in self._more:
            if more.day == day and seen(self, more.box).contains(point):
                self.asked_more.emit(day, seen(self, more.box))
                return True
        return False

    def tip_at(self, point: QPoint) -> str:
        for more in self._more:
            if point.y() >= self.top and seen(self, more.box).contains(point):
                return "\n".join(self.desk.texts.title(card) for card in more.cards)
        return super().tip_at(point)

    def y_of(self, minutes: int) -> int:
        return self.top + self.theme.px(6) + minutes * self._hour // 60 - self.verticalScrollBar().value()

    def minute_at(self, y: int) -> int:
        raw = (y - self.top - self.theme.px(6) + self.verticalScrollBar().value()) * 60 / self._hour
        return int(max(0, min(24 * 60 - SNAP, round(raw / SNAP) * SNAP)))

    def card_at(self, point: QPoint) -> Card | None:
        return super().card_at(point) if point.y() >= self.top else None

    def day_rect(self, day: date) -> QRect:
        row = self.days_model.days.index(day) if day in self.days_model.days else -1
        if row < 0:
            return QRect()
        return QRect(self.xs[row] + 1, 0, self.xs[row + 1] - self.xs[row] - 1, self.viewport().height())

    def day_at(self, point: QPoint) -> date | None:
        if point.x() < self.left or not self.viewport().rect().contains(point) or not self.days_model.days:
            return None
        column = next((n for n in range(7) if point.x() < self.xs[n + 1]), 6)
        return self.days_model.days[column]

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        if not index.isValid():
            return
        card = self.days_model.items[index.row()].card
        box = self.boxes.get(card.id) if card else None
        if box is None:
            return
        bar = self.verticalScrollBar()
        if box.top() < self.top:
            bar.setValue(bar.value() - (self.top - box.top()) - 8)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 8)

    # -- new and moved ------------------------------------------------------------------------

    def new_at(self, point: QPoint) -> None:
        day = self.day_at(point)
        if day is None:
            return
        if point.y() < self.top:
            self.asked_new.emit(day.isoformat(), self.place_for(join(day, "09:00")))
            return
        wall = join(day, clock(self.minute_at(point.y() - self.theme.px(4))))
        self.asked_new.emit(wall, self.place_for(wall))

    def place_for(self, wall: str) -> QRect:
        """Where the line for a new post should lie."""
        rect = self.day_rect(day_of(wall))
        y = self.y_of(minutes_of(hour_of(wall))) if len(wall) > 10 else self.top
        return QRect(rect.x(), max(self.top, min(y, self.viewport().height() - 80)) - 20, rect.width(), 40)

    def drag_over(self, point: QPoint) -> bool:
        self.drop = _spot(self, point)
        self.target = self.drop[0] if self.drop else None
        self.viewport().update()
        return self.drop is not None

    def drag_left(self) -> None:
        self.drop = None
        super().drag_left()

    def dropped(self, point: QPoint) -> dict[int, str]:
        spot = _spot(self, point)
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
                rect = QRect(self.xs[column] + 1, self.top, self.xs[column + 1] - self.xs[column] - 1, height)
                painter.fillRect(rect, self.theme["bg-weekend"])
        painter.setClipRect(0, self.top, width, height - self.top)
        paint_hours(self, painter, width, height)
        paint_now(self, painter, width)
        current = self.current_item()
        for one in self._lying:
            box = self.boxes[one.card.id]
            if box.bottom() >= self.top and box.top() <= height:
                self.cards.paint(painter, box, one.card, look_of(self, one.card, current))
        for more in self._more:
            paint_more(self, painter, seen(self, more.box), len(more.cards))
        paint_dot(self, painter)
        paint_drop(self, painter)
        painter.setClipping(False)
        paint_head(self, painter, width, height)
        painter.end()


def _spot(week: WeekView, point: QPoint) -> tuple[date, int] | None:
    """Day and minute that the held card's top would come to; above the grid the hour is kept."""
    local = week.viewport().mapFrom(week, point)
    day = week.day_at(local)
    if day is None:
        return None
    if local.y() < week.top:
        return day, minutes_of(week.drag.hour_on(day))
    return day, week.minute_at(local.y() - week.drag.grip_y)


@dataclass(frozen=True, slots=True)
class Room:
    """px: of an hour, of a card's height, of the narrowest card side by side with others, of "+2"."""

    hour: int
    card: int
    least: int
    more: int


Boxes = list[tuple[Card, QRect]]
Rest = list[tuple[QRect, list[Card]]]


def side_by_side(cards: list[Card], x: int, wide: int, room: Room) -> tuple[Boxes, Rest]:
    """Boxes of a day's cards; those that would overlap share the width, and "+2" stands for those without room."""
    made: Boxes = []
    rest: Rest = []
    group: list[tuple[Card, int, int]] = []
    ends: list[int] = []
    for card in cards:
        top = minutes_of(hour_of(card.due_wall)) * room.hour // 60
        if ends and top >= max(ends):
            _lay(group, len(ends), QRect(x, 0, wide, room.card), room, made, rest)
            group, ends = [], []
        column = next((n for n, end in enumerate(ends) if end <= top), len(ends))
        ends[column : column + 1] = [top + room.card]
        group.append((card, top, column))
    _lay(group, len(ends), QRect(x, 0, wide, room.card), room, made, rest)
    return made, rest


def _lay(group: list[tuple[Card, int, int]], columns: int, area: QRect, room: Room, made: Boxes, rest: Rest) -> None:
    """Put a group of cards that touch each other into its columns."""
    x, wide = area.x(), area.width()
    shown = columns
    if columns > max(2, min(MOST, wide // room.least)):
        shown = max(1, min(MOST, (wide - room.more) // room.least))
        wide -= room.more
    part = wide // max(1, shown)
    width = part - 2 if columns > 1 else wide
    for card, top, column in group:
        if column < shown:
            made.append((card, QRect(x + column * part, top, width, room.card)))
        elif rest and rest[-1][0].x() == x + wide and top < rest[-1][0].bottom():
            rest[-1][1].append(card)
        else:
            rest.append((QRect(x + wide, top, room.more - 2, room.card), [card]))
