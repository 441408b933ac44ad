"""Weeks as columns: hours of the SMM on those of the CM, the hours there are as a dashed line."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.domain.plan.load import WeekLoad
from smdesk.domain.time import week_start
from smdesk.ui import tokens
from smdesk.ui.dates import day_text
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Tile, height_of, laid, write

HIGH, HEAD, FOOT, GUTTER = 150, 64, 36, 44  # px: columns, what stands over them and below, the scale at left
DASH = [4.0, 3.0]
FILLS = {"smm": ("accent", "on-accent"), "cm": ("accent-soft", "accent-text")}  # as the tags of the bars of the action plan


def hours(desk: Desk, value: Decimal, digits: str = "0.1") -> str:
    """Hours as people read them, without zeros behind the point."""
    text = f"{value.quantize(Decimal(digits), ROUND_HALF_UP):f}"
    return desk.figure(text.rstrip("0").rstrip(".") if "." in text else text)


class Week(Tile):
    """A week; the keys and the mouse stand on it to read what makes it up."""

    def __init__(self, desk: Desk, chart: "Chart") -> None:
        super().__init__(desk)
        self.chart = chart
        self.week: WeekLoad | None = None
        self.setParent(chart)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pick)

    def show_week(self, week: WeekLoad, said: str, told: str) -> None:
        """Show a week, with what a screen reader says and the mouse is told of it."""
        self.week = week
        self.say(said, told)
        self.update()
        self.show()

    def _pick(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chart.pick(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chart.pick(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        week = self.week
        if week is None:
            return
        theme, chart = self.theme, self.chart
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        picked = chart.picked is self
        if picked or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["bg-hover"])
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), tokens.R_TAG, tokens.R_TAG)
        top = self._columns(painter, week)
        painter.setPen(QPen(theme["line-strong"], 1))
        painter.drawLine(QPointF(0, chart.base()), QPointF(self.width(), chart.base()))
        self._capacity(painter, week)
        self._over(painter, week, top)
        self._date(painter, week)
        self.ring(painter, box.adjusted(2, 2, -2, -2), tokens.R_TAG)
        painter.end()

    def _columns(self, painter: QPainter, week: WeekLoad) -> float:
        """The columns from the base up; where they end."""
        theme, small = self.theme, self.theme.font(tokens.MICRO, strong=True)
        wide = min(self.width() * 0.62, float(theme.px(44)))
        left, y = (self.width() - wide) / 2, self.chart.base()
        for hat in ("cm", "smm"):
            value = week.of(hat)
            high = self.chart.high(value)
            if not value:
                continue
            fill, ink = FILLS[hat]
            box = QRectF(left, y - high, wide, high)
            painter.setPen(QPen(theme["accent-line" if hat == "cm" else "accent"], 1))
            painter.setBrush(theme[fill])
            painter.drawRoundedRect(box, 2, 2)
            if high > small.pixelSize() * 1.4:
                painter.setPen(theme[ink])
                painter.setFont(small)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hours(self.desk, value))
            y -= high
        return y

    def _over(self, painter: QPainter, week: WeekLoad, top: float) -> None:
        """The sum over the column; over the hours there are also a glyph and a word."""
        theme, small = self.theme, self.theme.font(tokens.MICRO, strong=True)
        line = small.pixelSize() * 1.3
        if week.over or (week.of("smm") and week.of("cm")):
            painter.setPen(theme["warn" if week.over else "ink-2"])
            top -= line
            text = hours(self.desk, week.total)
            wide = laid(text, small, 99).maximumWidth() + 4
            lit = "bg-hover" if self.chart.picked is self or self.underMouse() else "bg-surface"
            painter.fillRect(QRectF((self.width() - wide) / 2, top, wide, line - 1), theme[lit])  # over the dashed line
            write(painter, text, small, QRectF(0, top, self.width(), line), Qt.AlignmentFlag.AlignHCenter)
        if week.over:
            word = self.chart.word
            top -= height_of(word, small, self.width())
            write(painter, word, small, QRectF(0, top, self.width(), line), Qt.AlignmentFlag.AlignHCenter)
            draw(painter, "warning", theme["warn"], (self.width() - 14) / 2, top - 15, 14)

    def _capacity(self, painter: QPainter, week: WeekLoad) -> None:
        if week.capacity is None:
            return
        pen = QPen(self.theme["ink"], 1.5)
        pen.setDashPattern(DASH)
        pen.setDashOffset(self.x() / 1.5)
        painter.setPen(pen)
        y = self.chart.base() - self.chart.high(week.capacity)
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _date(self, painter: QPainter, week: WeekLoad) -> None:
        theme, locale = self.theme, self.desk.ctx.locale
        now = week.monday == week_start(self.desk.today)
        font = theme.font(tokens.MICRO, strong=now)
        painter.setPen(theme["ink" if now else "ink-3"])
        line = font.pixelSize() * 1.3
        for place, pattern in enumerate(("d", "MMM")):
            box = QRectF(0, self.chart.base() + 4 + place * line, self.width(), line)
            write(painter, day_text(locale, week.monday, pattern), font, box, Qt.AlignmentFlag.AlignHCenter)


class Chart(QWidget):
    """The weeks side by side; ``told`` is called with the week that is stood on."""

    def __init__(self, desk: Desk, told: Callable[[WeekLoad], object]) -> None:
        super().__init__()
        self.desk, self.theme, self._told = desk, desk.ctx.theme, told
        self.word = desk.ctx.words("too much")
        self.weeks: list[Week] = []
        self.picked: Week | None = None
        self._top = Decimal(1)
        self._capacity: Decimal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme.changed.connect(self._grown)
        self._grown()

    def _grown(self) -> None:
        self.setFixedHeight(self.theme.px(HIGH + HEAD + FOOT))
        self._place()

    def base(self) -> float:
        """px from above at which the columns stand."""
        return float(self.height() - self.theme.px(FOOT))

    def high(self, value: Decimal) -> float:
        """px of so many hours."""
        return float(value / self._top) * self.theme.px(HIGH)

    def show_weeks(self, weeks: Sequence[WeekLoad], said: Callable[[WeekLoad], str], told: Callable[[WeekLoad], str]) -> None:
        """Show these."""
        self._capacity = weeks[0].capacity if weeks else None
        self._top = max([*(one.total for one in weeks), self._capacity or Decimal(0)], default=Decimal(0)) or Decimal(1)
        while len(self.weeks) < len(weeks):
            self.weeks.append(Week(self.desk, self))
        for tile, week in zip(self.weeks, weeks, strict=False):
            tile.show_week(week, said(week), told(week))
        self._place()
        self.update()
        if self.picked is not None and self.picked.week is not None:
            self._told(self.picked.week)

    def pick(self, tile: Week) -> None:
        """Stand on a week."""
        before, self.picked = self.picked, tile
        for one in (before, tile):
            if one is not None:
                one.update()
        if tile.week is not None:
            self._told(tile.week)

    def _place(self) -> None:
        left, count = self.theme.px(GUTTER), max(1, len(self.weeks))
        room = self.width() - left
        for number, tile in enumerate(self.weeks):
            first, last = round(room * number / count), round(room * (number + 1) / count)
            tile.setGeometry(left + first, 0, last - first, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hours there are, beside their line."""
        if self._capacity is None:
            return
        painter = QPainter(self)
        font, text = self.theme.font(tokens.MICRO, strong=True), f"{hours(self.desk, self._capacity)} h"
        painter.setPen(self.theme["ink"])
        y = self.base() - self.high(self._capacity)
        wide, line = laid(text, font, 99).maximumWidth() + 2, font.pixelSize() * 1.3
        write(painter, text, font, QRectF(self.theme.px(GUTTER) - 6 - wide, y - line / 2, wide, line))
        painter.end()


class Swatch(QWidget):
    """What a colour or a line of the chart stands for: a hat, or "" for the hours there are."""

    def __init__(self, theme: Theme, hat: str) -> None:
        super().__init__()
        self._theme, self._hat = theme, hat
        self.setFixedSize(22, 14)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hat:
            painter.setPen(QPen(theme["accent-line" if self._hat == "cm" else "accent"], 1))
            painter.setBrush(theme[FILLS[self._hat][0]])
            painter.drawRoundedRect(QRectF(3, 1, 16, 12), 2, 2)
        else:
            pen = QPen(theme["ink"], 1.5)
            pen.setDashPattern(DASH)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, 7), QPointF(22, 7))
        painter.end()
