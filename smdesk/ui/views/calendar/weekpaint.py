"""Paints the week around its cards: hours, the present time, days and what lasts all day."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of, hour_of, minutes_of
from smdesk.ui.views.calendar.bandpaint import paint_band
from smdesk.ui.views.calendar.cards import Look
from smdesk.ui.views.calendar.texts import clock

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.week import WeekView

DAY_HEAD = 48


def paint_hours(view: "WeekView", painter: QPainter, width: int, height: int) -> None:
    """Lines and words of the hours; the hour gives way to the present time where they would touch."""
    now = minutes_of(hour_of(view.desk.now_wall))
    shown = view.desk.today in view.days_model.row_of_day
    for hour in range(0, 24):
        y = view.y_of(hour * 60)
        if not view.top - 20 < y < height + 20:
            continue
        painter.fillRect(view.left, y, width - view.left, 1, view.theme["line"])
        if shown and abs(now - hour * 60) < 18:
            continue
        painter.setPen(view.theme["ink-3"])
        words = view.desk.texts.hour(f"{hour:02}:00")
        wide = view.cards.width(words, view.cards.micro_font)
        view.cards.text(painter, words, view.cards.micro_font, view.left - 8 - wide, y - 8, 16)


def paint_now(view: "WeekView", painter: QPainter, width: int) -> None:
    """The present time: strong today, faint on the other days."""
    today = view.desk.today
    if today not in view.days_model.row_of_day:
        return
    column = view.days_model.days.index(today)
    clock_text = hour_of(view.desk.now_wall)
    y = view.y_of(minutes_of(clock_text))
    faint = type(view.theme["danger"])(view.theme["danger"])
    faint.setAlpha(70)
    painter.fillRect(view.left, y, width - view.left, 1, faint)
    painter.setPen(QPen(view.theme["danger"], 1.5))
    painter.drawLine(view.xs[column], y, view.xs[column + 1], y)
    painter.setPen(view.theme["danger"])
    words = view.desk.texts.hour(clock_text)
    wide = view.cards.width(words, view.cards.strong_font)
    view.cards.text(painter, words, view.cards.strong_font, view.left - 5 - wide, y - 8, 16)


def paint_dot(view: "WeekView", painter: QPainter) -> None:
    """Where the present time begins; unlike its line no card covers it."""
    if view.desk.today in view.days_model.row_of_day:
        x = view.xs[view.days_model.days.index(view.desk.today)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(view.theme["danger"])
        painter.drawEllipse(QPoint(x, view.y_of(minutes_of(hour_of(view.desk.now_wall)))), 4, 4)


def paint_more(view: "WeekView", painter: QPainter, box: QRect, count: int) -> None:
    """ "+2" beside the cards of an hour that has more than can be read side by side."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.theme["bg-sunken"])
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(view.theme["ink-2"])
    words = f"+{count}"
    wide = view.cards.width(words, view.cards.micro_font)
    x = box.x() + (box.width() - wide) / 2
    view.cards.text(painter, words, view.cards.micro_font, x, box.y(), box.height())


def paint_drop(view: "WeekView", painter: QPainter) -> None:
    """Where the carried card would come to lie, and its hour."""
    if view.drop is None:
        return
    day, minute = view.drop
    rect = view.day_rect(day)
    box = QRect(rect.x() + 1, view.y_of(minute), rect.width() - 4, view.card_height)
    painter.setPen(QPen(view.theme["accent"], 2))
    painter.setBrush(view.theme["accent-soft"])
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(view.theme["accent-text"])
    words = view.desk.texts.hour(clock(minute))
    view.cards.text(painter, words, view.cards.strong_font, box.x() + 8, box.y() + 2, 18)


class Sketch:
    """Pulling over bare hours draws a post where the pull began; letting go makes it."""

    def __init__(self, view: "WeekView") -> None:
        self._view = view

    def __call__(self, point: QPoint | None) -> bool:
        """Draw it where ``point`` is; None takes it away. True when there is one."""
        view = self._view
        view.drop = None
        day = view.day_at(point) if point is not None and point.y() >= view.top else None
        if day is not None and point is not None:
            view.drop = (day, view.minute_at(point.y() - view.theme.px(4)))
        view.viewport().update()
        return view.drop is not None


def paint_head(view: "WeekView", painter: QPainter, width: int, height: int) -> None:
    """Days, their campaigns and dates, over the scrolled hours."""
    px, texts, today = view.theme.px, view.desk.texts, view.desk.today
    head = px(DAY_HEAD)
    painter.fillRect(0, 0, width, view.top, view.theme["bg-surface"])
    for column, day in enumerate(view.days_model.days):
        painter.fillRect(view.xs[column], head, 1, height - head, view.theme["line"])
        if day == view.target and view.drag.active:
            painter.fillRect(
                view.xs[column] + 1,
                0,
                view.xs[column + 1] - view.xs[column],
                head,
                view.theme["accent-soft"],
            )
        painter.setPen(view.theme["ink-2"])
        view.cards.text(
            painter,
            texts.weekday(day.weekday(), short=True),
            view.cards.title_font,
            view.xs[column] + 9,
            px(3),
            px(18),
        )
        painter.setPen(view.theme["accent-text" if day == today else "ink"])
        view.cards.text(painter, str(day.day), view.cards.day_font, view.xs[column] + 9, px(20), px(20))
    if view.days_model.days:
        painter.setPen(view.theme["ink-3"])
        words = view.desk.ctx.words("W {n}", n=view.days_model.days[0].isocalendar().week)
        wide = view.cards.width(words, view.cards.micro_font)
        view.cards.text(painter, words, view.cards.micro_font, (view.left - wide) / 2, px(27), px(16))
    if view.all_day:
        painter.fillRect(0, head, width, 1, view.theme["line"])
    painter.fillRect(0, view.top - 1, width, 1, view.theme["line-strong"])
    for box, band, note in view.all_day:
        if band is not None:
            paint_band(painter, view.cards, view.desk, box, band)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(view.theme["bg-sunken"])
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(view.theme["ink-2"])
            words = view.cards.elided(note, box.width() - 12)
            view.cards.text(painter, words, view.cards.micro_font, box.x() + 6, box.y(), box.height())
    current = view.current_item()
    if view.ring and view.hasFocus() and current[0] and not current[1]:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(view.theme["focus"], 2))
        rect = view.day_rect(current[0])
        painter.drawRoundedRect(QRectF(rect.x() + 2, 2, rect.width() - 5, head - 5), 4, 4)


def seen(view: "WeekView", box: QRect) -> QRect:
    """Where something that lies in the grid is in the viewport now."""
    return box.translated(0, view.top - view.verticalScrollBar().value() + view.theme.px(6))


def look_of(view: "WeekView", card: Card, current: tuple[date | None, int]) -> Look:
    """How a card of the week is to be drawn."""
    return Look(
        lines=2,
        selected=card in view.desk.cards,
        focused=view.ring and current[1] == card.id and view.hasFocus(),
        hovered=card.id == view.hover_card,
        weekend=day_of(card.due_wall).weekday() >= 5,
        lifted=view.drag.carries(card.id),
        line=16,
        words=False,
        opaque=True,
    )
