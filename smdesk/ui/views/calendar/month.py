"""The month: whole weeks that fill the height, days with their posts, campaigns across, dates in the margin."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from smdesk.domain.cards import Card
from smdesk.services.calendar import Band, bands
from smdesk.services.posts import hour_for
from smdesk.ui.views.calendar.bandpaint import band_tip, paint_band
from smdesk.ui.views.calendar.canvas import Canvas
from smdesk.ui.views.calendar.cards import PAD, CardPainter, Look
from smdesk.ui.views.calendar.desk import month_span, other_month

WEEKS_COLUMN, HEAD, EDGE = 28, 28, 10  # px; at the edges below and at the right a carried card turns the page
NUMBER, BAND, GAP = 27, 18, 2
LINE_CARDS, LOWEST = (22, 19, 17), 15  # heights of a card of one line: lower ones where else a post had no place
MORE, MORE_PAD = 18, 6  # height of "+3 more"; px at both sides of it beside a day's number
LOW, LOW_NUMBER, LOW_BAND = 86, 21, 15  # rows lower than this have lower numbers and bands
LEADS = (18, 16, 15)  # heights of a card's lines: as airy as there is room for
_PLAIN = {
    (weekend, lines, lead): Look(lines=lines, weekend=weekend, line=lead)
    for weekend in (False, True)
    for lines in (1, 2)
    for lead in LEADS
}


@dataclass(slots=True, eq=False, repr=False)
class Cell:
    """A day as it is laid out."""

    rect: QRect
    top: int  # where the cards begin
    lead: int = LEADS[0]  # height of a line in its cards
    full: list[tuple[QRect, Card, int]] = field(default_factory=list)  # box, card, lines of its title
    short: list[tuple[QRect, Card]] = field(default_factory=list)
    more: tuple[QRect, str] | None = None  # box, what it says
    beside: bool = False  # it stands beside the day's number
    slots: list[tuple[QRect, str]] = field(default_factory=list)  # box, hour


class MonthView(Canvas):
    """A month of days."""

    def __init__(self, *parts: Any) -> None:
        self._left = self._head = 0  # Qt asks where things are before the first layout
        self._xs, self._ys = [0] * 8, [0, 0]
        self._number, self._band = NUMBER, BAND
        self.cells: dict[date, Cell] = {}
        self.bands: list[tuple[QRect, Band, bool]] = []
        self._special: set[int] = set()
        super().__init__(*parts)

    def load(self) -> None:
        """Read and show the month of the desk's day."""
        start, end = self.span()
        days = [start + timedelta(days=n) for n in range((end - start).days)]
        self.show_days(days, self.desk.window(start, end))

    def span(self) -> tuple[date, date]:
        """First day shown and the day after the last."""
        return month_span(self.desk.day)

    def span_of(self, day: date) -> tuple[date, date]:
        """The same, were ``day`` in hand."""
        return month_span(day)

    def title(self) -> str:
        """ "Ottobre 2026"."""
        return self.desk.texts.month(self.desk.day)

    def turned_by(self, steps: int) -> date:
        """The day that turning by so many months leads to."""
        today, there = self.desk.today, other_month(self.desk.day, steps)
        return today if (today.year, today.month) == (there.year, there.month) else there

    # -- where everything lies ----------------------------------------------------------------

    def relayout(self) -> None:
        """Compute the cells, the bands and the boxes of the cards."""
        px = self.theme.px
        self._left, self._head = px(WEEKS_COLUMN), px(HEAD)
        self.edges = QMargins(self._left, self._head, EDGE, EDGE)
        model = self.days_model
        weeks = max(1, len(model.days) // 7)
        wide = self.viewport().width() - self._left
        high = self.viewport().height() - self._head
        xs = [self._left + round(wide * n / 7) for n in range(8)]
        ys = [self._head + round(high * n / weeks) for n in range(weeks + 1)]
        self._xs, self._ys = xs, ys
        low = high / weeks < px(LOW)
        self._number, self._band = (LOW_NUMBER, LOW_BAND) if low else (NUMBER, BAND)
        self.boxes = {}
        self.cells = {}
        self.bands = []
        if not model.days:
            return
        lanes = self._lay_bands()
        for place, day in enumerate(model.days):
            week, column = divmod(place, 7)
            rect = QRect(
                xs[column] + 1, ys[week] + 1, xs[column + 1] - xs[column] - 1, ys[week + 1] - ys[week] - 1
            )
            cell = Cell(rect, rect.y() + px(self._number) - 1 + lanes.get(day, 0) * px(self._band + 3))
            self._lay_cards(cell, model.by_day[day], day)
            self.cells[day] = cell

    def _lay_bands(self) -> dict[date, int]:
        """Place the campaign bands, cut at the ends of weeks; returns how many lanes each day gives up."""
        px, days = self.theme.px, self.days_model.days
        lanes: dict[date, int] = {}
        most = 2 if self._ys[1] - self._ys[0] > px(110) else 1
        for week in range(len(days) // 7):
            start, end = days[week * 7], days[week * 7 + 6] + timedelta(days=1)
            for band in bands(self.desk.lookup, start, end):
                if band.lane >= most:
                    continue
                first, last = (band.first - start).days, (band.last - start).days
                y = self._ys[week] + px(self._number) - 1 + band.lane * px(self._band + 3)
                x, right = self._xs[first] + 4, self._xs[last + 1] - 4
                named = band.first.isoformat() == band.campaign.start or first == 0
                self.bands.append((QRect(x, y, right - x, px(self._band)), band, named))
                for n in range(first, last + 1):
                    day = start + timedelta(days=n)
                    lanes[day] = max(lanes.get(day, 0), band.lane + 1)
        return lanes

    def _lay_cards(self, cell: Cell, cards: list[Card], day: date) -> None:
        px = self.theme.px
        x, wide = cell.rect.x() + 3, cell.rect.width() - 7
        y, room = cell.top, cell.rect.bottom() - 2 - cell.top
        found = self._lead_for(cards, wide, room)
        if found is not None:
            cell.lead, lines = found
            for card in cards:
                box = QRect(x, y, wide, (1 + lines) * px(cell.lead) + px(3))
                cell.full.append((box, card, lines))
                self.boxes[card.id] = box
                y += box.height() + GAP + 1
            self._lay_slots(cell, day, QRect(x, y, wide, px(24)))
            return
        heights = [px(high) for high in (*LINE_CARDS, LOWEST)]
        high, fit = line_cards(heights, len(cards), room)
        above = max(0, (room + 3 - px(MORE)) // (high + GAP))  # "+3 more" is lower than a card and may touch the edge
        beside = fit < len(cards) and not above  # no room under a card: beside the day's number there is
        if beside and fit:
            high, fit = max(((one, (room + GAP) // (one + GAP)) for one in heights[:-1]), key=lambda pair: pair[1])
            high, fit = (high, fit) if fit else (heights[-1], 1)
        shown = cards[: fit if beside or fit >= len(cards) else above]
        for card in shown:
            box = QRect(x, y, wide, high)
            cell.short.append((box, card))
            self.boxes[card.id] = box
            y += high + GAP
        rest, _ = len(cards) - len(shown), self.desk.ctx.words
        if not rest:
            return
        words = _.n_("+{n} more", "+{n} more", rest) if shown else _.n_("{n} post", "{n} posts", rest)
        box = QRect(x, min(y, cell.rect.bottom() - px(MORE)), wide, px(MORE))
        if beside:
            text = round(self.cards.width(words, self.cards.micro_font)) + 2 * MORE_PAD
            box = QRect(cell.rect.right() + 1 - text, cell.rect.y(), text, px(self._number) - 2)
        cell.more, cell.beside = (box, words), beside

    def _lead_for(self, cards: list[Card], wide: int, room: int) -> tuple[int, int] | None:
        """Height and number of the lines of whole cards; a title alone in its day has two where it needs them.

        None: there is room for cards of one line at most.
        """
        px = self.theme.px
        needed = 2 if len(cards) == 1 and self.cards.lines_for(cards[0], wide) > 1 else 1
        for lines in range(needed, 0, -1):
            for lead in LEADS:
                if len(cards) * ((1 + lines) * px(lead) + px(3) + GAP) - GAP <= room:
                    return lead, lines
        return None

    def _lay_slots(self, cell: Cell, day: date, box: QRect) -> None:
        margin = self.desk.margin
        for hour in margin.free.get(day, ()) if margin else ():
            if box.bottom() + 2 > cell.rect.bottom():
                return
            cell.slots.append((QRect(box), hour))
            box.translate(0, box.height() + GAP + 1)

    def _slots_shown(self, day: date, cell: Cell) -> bool:
        """Free slots call from empty days; on a day that has posts, perhaps hidden by a filter, only under the pointer."""
        margin = self.desk.margin
        hidden = self.desk.narrow.active and margin and all(gap.day != day for gap in margin.gaps)
        return day == self.hover_day or not (cell.full or hidden)

    def day_rect(self, day: date) -> QRect:
        cell = self.cells.get(day)
        return cell.rect if cell else QRect()

    def day_at(self, point: QPoint) -> date | None:
        if point.x() < self._left or point.y() < self._head or not self.viewport().rect().contains(point):
            return None
        column = next((n for n in range(7) if point.x() < self._xs[n + 1]), 6)
        week = next((n for n in range(len(self._ys) - 1) if point.y() < self._ys[n + 1]), len(self._ys) - 2)
        place = week * 7 + column
        return self.days_model.days[place] if place < len(self.days_model.days) else None

    # -- pointer ------------------------------------------------------------------------------

    def press_beside(self, point: QPoint, day: date) -> bool:
        cell = self.cells[day]
        if cell.more and cell.more[0].contains(point):
            self.asked_more.emit(day, cell.more[0])
            return True
        for box, hour in cell.slots if self._slots_shown(day, cell) else ():
            if box.contains(point):
                self.pick(None, day)
                self.asked_new.emit(f"{day.isoformat()}T{hour}", cell.rect)
                return True
        return False

    def tip_at(self, point: QPoint) -> str:
        for box, band, _named in self.bands:
            if box.contains(point):
                return band_tip(self.desk, band)
        day = self.day_at(point)
        if day and point.y() < self.cells[day].top and self.desk.holidays.get(day):
            return "\n".join(self.desk.holidays[day])
        return super().tip_at(point)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.cards.now_utc = self.desk.now_utc
        self.cards.ratio = self.devicePixelRatioF()
        painter.fillRect(event.rect(), self.theme["bg-surface"])
        today, shown = self.desk.today, event.region()
        cells = [(day, cell) for day, cell in self.cells.items() if shown.intersects(cell.rect)]
        for day, cell in cells:
            self._paint_ground(painter, day, cell)
        self._paint_grid(painter)
        for box, band, named in self.bands:
            if shown.intersects(box):
                paint_band(painter, self.cards, self.desk, box, band, named)
        current = self.current_item()
        self._special = {card.id for card in self.desk.cards} | {self.hover_card, current[1]}
        if self.drag.load:
            self._special |= {card.id for card in self.drag.load.cards}
        for day, cell in cells:
            self._paint_number(painter, day, cell.rect, today)
            self._paint_cards(painter, day, cell, current)
        painter.end()

    def _paint_ground(self, painter: QPainter, day: date, cell: Cell) -> None:
        if day == self.target:
            painter.setPen(QPen(self.theme["accent"], 2))
            painter.setBrush(self.theme["accent-soft"])
            painter.drawRoundedRect(QRectF(cell.rect).adjusted(2, 2, -3, -2), 4, 4)
        elif day.weekday() >= 5:
            painter.fillRect(cell.rect, self.theme["bg-weekend"])

    def _paint_grid(self, painter: QPainter) -> None:
        line, right, bottom = self.theme["line"], self.viewport().width(), self.viewport().height()
        for x in self._xs[:-1]:
            painter.fillRect(x, self._head, 1, bottom - self._head, line)
        for y in self._ys[:-1]:
            painter.fillRect(0, y, right, 1, line)
        painter.setPen(self.theme["ink-3"])
        for column in range(7):
            name = self.desk.texts.weekday(column)
            self.cards.text(painter, name, self.cards.title_font, self._xs[column] + 8, 0, self._head)
        painter.setPen(self.theme["ink-3"])
        for week, y in enumerate(self._ys[:-1]):
            number = str(self.days_model.days[week * 7].isocalendar().week) if self.days_model.days else ""
            wide = self.cards.width(number, self.cards.micro_font)
            self.cards.text(
                painter, number, self.cards.micro_font, (self._left - wide) / 2, y + 1, self.theme.px(self._number - 1)
            )

    def _paint_number(self, painter: QPainter, day: date, rect: QRect, today: date) -> None:
        px, texts = self.theme.px, self.desk.texts
        high = px(self._number + 1)
        inside = (day.year, day.month) == (self.desk.day.year, self.desk.day.month)
        named = not inside and (day.day == 1 or day == self.days_model.days[0])
        label = f"{day.day} {texts.short_month(day.month)}" if named else str(day.day)
        font = self.cards.number_font if inside or day == today else self.cards.title_font
        painter.setPen(self.theme["ink" if inside else "ink-3"])
        x: float = rect.x() + 8
        if day == today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme["accent"])
            size = min(px(20), high - 2)
            painter.drawEllipse(QRectF(rect.x() + 4, rect.y() + (high - size) / 2, size, size))
            painter.setPen(self.theme["on-accent"])
            x = rect.x() + 4 + (size - self.cards.width(label, font)) / 2
        x += self.cards.text(painter, label, font, x, rect.y(), high)
        if day == self.target and self.drag.active:  # beside the number, where the carried card does not cover it
            painter.setPen(self.theme["accent-text"])
            words = self.desk.ctx.words("takes {hour}", hour=texts.hour(self.drag.hour_on(day)))
            self.cards.text(painter, words, self.cards.strong_font, x + 10, rect.y(), high)
            return
        notes, cell = self.desk.holidays.get(day), self.cells[day]
        right = cell.more[0].x() - 2 if cell.more and cell.beside else rect.right() - 4
        if notes and right - x > 3 * MORE_PAD:
            words = noted(self.cards, notes, right - x - 10)
            painter.setPen(self.theme["ink-3"])
            wide = self.cards.width(words, self.cards.micro_font)
            self.cards.text(painter, words, self.cards.micro_font, right - wide, rect.y(), high)

    def _paint_cards(
        self, painter: QPainter, day: date, cell: Cell, current: tuple[date | None, int]
    ) -> None:
        weekend = day.weekday() >= 5
        for box, card, lines in cell.full:
            self.cards.paint(painter, box, card, self._look(card, weekend, current, lines, cell.lead))
        for box, card in cell.short:
            self.cards.paint_line(painter, box, card, self._look(card, weekend, current, 1))
        if cell.more and not (cell.beside and day == self.target):
            box, words = cell.more
            painter.setPen(self.theme["ink-2"])
            x = box.x() + (MORE_PAD if cell.beside else PAD)
            self.cards.text(painter, words, self.cards.micro_font, x, box.y(), box.height())
        for box, hour in cell.slots if self._slots_shown(day, cell) else ():
            if day != self.target:
                self._paint_slot(painter, box, hour)
        if (
            not cell.full
            and not cell.short
            and not cell.slots
            and day == self.hover_day
            and not self.drag.active
        ):
            self._paint_way_in(painter, day, cell)
        if self.ring and self.hasFocus() and current == (day, 0):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme["focus"], 2))
            painter.drawRoundedRect(QRectF(cell.rect).adjusted(2, 2, -3, -2), 4, 4)

    def _paint_way_in(self, painter: QPainter, day: date, cell: Cell) -> None:
        """An empty day under the pointer offers a post, and says the hour it would take."""
        self.cards.glyph(painter, "plus", "ink-3", cell.rect.x() + 9, cell.top + 5, 14)
        plan = self.desk.plan_for_new()
        if plan is not None:
            painter.setPen(self.theme["ink-3"])
            words = self.desk.texts.hour(hour_for(plan, day))
            self.cards.text(painter, words, self.cards.title_font, cell.rect.x() + 28, cell.top + 5, 14)

    def _look(self, card: Card, weekend: bool, current: tuple[date | None, int], lines: int, lead: int = LEADS[0]) -> Look:
        if card.id not in self._special:
            return _PLAIN[weekend, lines, lead]
        return Look(
            lines=lines,
            line=lead,
            selected=card in self.desk.cards,
            focused=self.ring and current[1] == card.id and self.hasFocus(),
            hovered=card.id == self.hover_card,
            weekend=weekend,
            lifted=self.drag.carries(card.id),
        )

    def _paint_slot(self, painter: QPainter, box: QRect, hour: str) -> None:
        over = self.hover_day is not None and box.contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        pen = QPen(self.theme["ink-3" if over else "line-strong"], 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self.cards.glyph(painter, "plus", "ink-3", box.x() + 9, box.y() + (box.height() - 14) / 2, 14)
        words = self.desk.ctx.words("Free slot {hour}", hour=self.desk.texts.hour(hour))
        if self.cards.width(words, self.cards.title_font) > box.width() - 32:
            words = self.desk.texts.hour(hour)
        painter.setPen(self.theme["ink-3"])
        self.cards.text(painter, words, self.cards.title_font, box.x() + 28, box.y(), box.height())

    def place_for(self, wall: str) -> QRect:
        """Where the line for a new post should lie."""
        return self.day_rect(date.fromisoformat(wall[:10]))


def line_cards(heights: list[int], count: int, room: int) -> tuple[int, int]:
    """The height of cards of one line, and how many fit: the highest with which all do, else one at least.

    The last of ``heights`` is for where else none would fit.
    """
    fits = [(high, (room + GAP) // (high + GAP)) for high in heights]
    for high, fit in fits[:-1]:
        if fit >= count:
            return high, fit
    return next((one for one in fits if one[1] > 0), (heights[0], 0))


def noted(cards: CardPainter, notes: list[str], room: float) -> str:
    """The names of a day: all, else the first that can be read whole and how many more."""
    names = [name for note in notes for name in note.split(" · ")]  # two feasts of one day come as one
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    for words in (" · ".join(names), *(name + more for name in names), *names):
        if cards.width(words, cards.micro_font) <= room:
            return words
    return cards.elided(names[0], room)
