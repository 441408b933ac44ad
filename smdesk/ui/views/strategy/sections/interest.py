"""Search interest over the months: relative lines with their names at their ends, never a number of searches."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from smdesk.domain.plan.market import Interest as Series
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.services import plan_trends
from smdesk.ui import tokens
from smdesk.ui.dates import day_text
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import Column, Empty, Remark, Tile, height_of, write
from smdesk.ui.widgets.chip import Button, row

MOST = 5  # terms in one picture
STALE_DAYS = 183
HIGH, FOOT, SIDE = 240, 24, 150  # px
DASHES = (
    Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Points:
    """A term with its points in the order of their days."""

    series: Series
    points: tuple[tuple[date, float], ...]


def points_of(series: Series) -> Points:
    """Read the points as they are kept; what is no point is passed over."""
    try:
        raw = json.loads(series.points or "[]")
        found = sorted((date.fromisoformat(str(day)), float(value)) for day, value in raw)
    except (ValueError, TypeError):
        found = []
    return Points(series, tuple(found))


class End(Tile):
    """The name of a line, at its end: the term that can be picked, opened and removed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk)
        self.setParent(parent)
        self.text_, self.hue, self.value = "", 1, 0

    def show_record(self, found: Points, hue: int) -> None:
        """Show a term."""
        _ = self.desk.ctx.words
        self.record, self.hue, self.text_ = found.series, hue, found.series.term
        self.value = round(found.points[-1][1]) if found.points else 0
        top = max((one for _day, one in found.points), default=0)
        self.say(_("{term}: {value} of 100 at the end, {top} at its highest", term=self.text_, value=self.value, top=round(top)),
                 " · ".join(filter(None, (found.series.region, found.series.source))))  # fmt: skip
        self.resize(self.sizeHint())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self.theme.px(SIDE) - 8
        return QSize(wide, max(22, round(height_of(self._words(), self.theme.font(tokens.CAPTION), wide - 30)) + 6))

    def _words(self) -> str:
        return f"{self.value}  {self.text_}"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft" if self.chosen else "bg-hover"])
            painter.drawRoundedRect(box, tokens.R_TAG, tokens.R_TAG)
        painter.setPen(QPen(theme.pillar(self.hue), 2, DASHES[(self.hue - 1) % len(DASHES)]))
        painter.drawLine(QPointF(4, self.height() / 2), QPointF(22, self.height() / 2))
        painter.setPen(theme["ink"])
        write(painter, self._words(), theme.font(tokens.CAPTION), box.adjusted(26, 2, -2, 0))
        self.ring(painter, box, tokens.R_TAG)
        painter.end()


class Lines(QWidget):
    """The lines over the months. No grid: 0, 50 and 100 at left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.ctx.theme
        self._lines: list[Points] = []
        self._ends: dict[int, End] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.theme.px(HIGH))

    def show_lines(self, lines: list[Points]) -> None:
        """Show these."""
        self._lines = lines
        for gone in [number for number in self._ends if number not in {one.series.id for one in lines}]:
            end = self._ends.pop(gone)
            end.hide()
            end.deleteLater()
        for hue, one in enumerate(lines, 1):
            if one.series.id not in self._ends:
                self._ends[one.series.id] = End(self.desk, self)
            self._ends[one.series.id].show_record(one, hue)
        self.setFixedHeight(self.theme.px(HIGH))
        self._place()
        self.update()

    @property
    def ends(self) -> list[End]:
        """Names of the lines."""
        return list(self._ends.values())

    def _area(self) -> QRectF:
        left = self.theme.px(28)
        return QRectF(left, 10, max(40, self.width() - left - self.theme.px(SIDE)), self.height() - self.theme.px(FOOT) - 12)

    def _span(self) -> tuple[date, date]:
        days = [day for one in self._lines for day, _value in one.points]
        return (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 2))

    def _at(self, day: date, value: float) -> QPointF:
        area, (first, last) = self._area(), self._span()
        part = (day - first).days / max(1, (last - first).days)
        return QPointF(area.left() + part * area.width(), area.bottom() - max(0.0, min(100.0, value)) / 100 * area.height())

    def _place(self) -> None:
        """Names stand at the ends of their lines, the higher above the lower, never on each other."""
        y = 0
        for end in sorted(self._ends.values(), key=lambda one: -one.value):
            area = self._area()
            wanted = round(area.bottom() - end.value / 100 * area.height() - end.height() / 2)
            y = max(y, wanted)
            end.move(round(area.right()) + 8, y)
            y += end.height()
        over = y - self.height()
        for end in sorted(self._ends.values(), key=lambda one: one.y()) if over > 0 else ():
            end.move(end.x(), max(0, end.y() - over))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self.theme, self._area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.font(tokens.MICRO)
        for value in (0, 50, 100):
            y = area.bottom() - value / 100 * area.height()
            painter.setPen(theme["ink-3"])
            write(painter, str(value), small, QRectF(0, y - 7, area.left() - 6, 14), Qt.AlignmentFlag.AlignRight)
            if value == 0:
                painter.setPen(QPen(theme["line-strong"], 1))
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._months(painter, area)
        for place, one in enumerate(self._lines):
            color = theme.pillar(place + 1)
            painter.setPen(QPen(color, 1.8, DASHES[place % len(DASHES)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([self._at(day, value) for day, value in one.points]))
            if one.points:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawEllipse(self._at(*one.points[-1]), 4, 4)
        painter.end()

    def _months(self, painter: QPainter, area: QRectF) -> None:
        first, last = self._span()
        small, locale = self.theme.font(tokens.MICRO), self.desk.ctx.locale
        painter.setPen(self.theme["ink-3"])
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        every = max(1, -(-months * self.theme.px(44) // max(1, round(area.width()))))
        for step in range(0, months, every):
            month = first.month - 1 + step
            day = date(first.year + month // 12, month % 12 + 1, 1)
            x = self._at(max(day, first), 0).x()
            if x + self.theme.px(30) > area.right() + 12:
                break
            pattern = "MMM yy" if day.month == 1 and months > 12 else "MMM"
            write(painter, day_text(locale, day, pattern), small, QRectF(x - 2, area.bottom() + 6, 60, 16))


class Interest(Column):
    """Up to five terms, imported from a file of Google Trends."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 8)
        _ = self.words
        sentence = _("No search interest yet. For example: “fresh pasta” and “pasta shop” from a file that Google Trends gives.")
        self.empty = Empty(self.theme, sentence, _("Import a file …"), self.add_new)
        self.lines = Lines(desk)
        self.lines.setAccessibleName(_(section.title))
        self.lines.setAccessibleDescription(_("Relative: 100 is the highest point; not a number of searches."))
        self.lines.setToolTip(self.lines.accessibleDescription())
        self.note = Remark(self.theme)
        again = Button(self.theme, _("Import a file …"), "outline", "upload")
        again.clicked.connect(self.add_new)
        self.foot = row(again, None)
        for one in (self.empty, self.lines, self.note, self.foot):
            self.column.addWidget(one)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        found = [points_of(one) for one in plan.of("interest")]
        self.empty.setVisible(not found)
        for one in (self.lines, self.foot):
            one.setVisible(bool(found))
        self.lines.show_lines(found[:MOST])
        self._note(found)

    def _note(self, found: list[Points]) -> None:
        _, today = self.words, self.desk.today
        days = [one.series.imported_on for one in found if one.series.imported_on]
        notes = []
        if days and (today - date.fromisoformat(min(days))).days > STALE_DAYS:
            notes.append(_("Imported on {day}, more than six months ago: take a fresh file.", day=self.desk.day(min(days))))
        if len(found) > MOST:
            notes.append(_("{n} terms are not shown: five are enough to compare.", n=len(found) - MOST))
        self.note.say(" ".join(notes))

    def add_new(self) -> None:
        """Ask for the file."""
        _ = self.words
        path, _kind = QFileDialog.getOpenFileName(self, _("Search interest from Google Trends"), "", _("Tables (*.csv *.tsv *.txt)"))
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> bool:
        """Import a file."""
        store, client_id = self.desk.ctx.store, self.plan.client.id

        def work() -> Any:
            return plan_trends.import_trends(store, client_id, path)

        return self.desk.do(work)
