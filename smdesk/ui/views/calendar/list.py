"""The list: posts by day, read in pages around what is on the screen, so that 100,000 scroll like a hundred."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smdesk.domain.cards import Card
from smdesk.domain.time import day_of, hour_of
from smdesk.ui import tokens
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.carrylist import CarryList
from smdesk.ui.views.calendar.desk import Desk, month_span, other_month
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.views.calendar.texts import shown_status

Index = QModelIndex | QPersistentModelIndex
PAGE, NEAR_END, MOST = 200, 60, 1200
ROW = 34


class PagedModel(QAbstractListModel):
    """Days and their posts, a stretch of all there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[date | Card] = []
        self.at_start = self.at_end = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], date):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row, desk = self.rows[index.row()], self._desk
        if isinstance(row, date):
            return desk.texts.dated_day(row)
        return desk.texts.spoken(row, desk.lookup, desk.now_utc, client=not desk.client_id)

    # -- pages --------------------------------------------------------------------------------

    def read_around(self, day: date) -> int:
        """Read the pages before and after a day; returns the row where it begins."""
        posts, narrow = self._desk.ctx.store.posts, self._desk.narrow
        key = (day.isoformat(), 0)
        before, after = posts.page_before(narrow, key, PAGE), posts.page(narrow, key, PAGE)
        self.beginResetModel()
        above = grouped(before, None)
        self.rows = above + grouped(after, day_of(before[-1].due_wall) if before else None)
        self.at_start, self.at_end = len(before) < PAGE, len(after) < PAGE
        self.endResetModel()
        return len(above)

    def read_again(self) -> None:
        """Read the same stretch again, after a change."""
        cards = [row for row in self.rows if not isinstance(row, date)]
        if not cards:
            self.read_around(self._desk.day)
            return
        posts, narrow = self._desk.ctx.store.posts, self._desk.narrow
        start = ("", 0) if self.at_start else (day_of(cards[0].due_wall).isoformat(), 0)
        found = posts.page(narrow, start, len(cards) + 1)
        self.beginResetModel()
        self.at_end = len(found) <= len(cards)
        self.rows = grouped(found, None)
        self.endResetModel()

    def more_below(self) -> int:
        """Append a page, dropping far rows above; returns how many were dropped."""
        last = self.rows[-1] if self.rows else None
        if self.at_end or not isinstance(last, Card):
            return 0
        found = self._desk.ctx.store.posts.page(self._desk.narrow, (last.due_wall, last.id), PAGE)
        self.at_end = len(found) < PAGE
        fresh = grouped(found, day_of(last.due_wall))
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self.rows += fresh
            self.endInsertRows()
        extra = len(self.rows) - MOST
        if extra <= 0:
            return 0
        while not isinstance(self.rows[extra], date) and extra < len(self.rows) - 1:
            extra += 1
        self.beginRemoveRows(QModelIndex(), 0, extra - 1)
        del self.rows[:extra]
        self.endRemoveRows()
        self.at_start = False
        return extra

    def more_above(self) -> int:
        """Put a page before the first row, dropping far rows below; returns how many came."""
        first = next((row for row in self.rows if isinstance(row, Card)), None)
        if self.at_start or first is None:
            return 0
        found = self._desk.ctx.store.posts.page_before(self._desk.narrow, (first.due_wall, first.id), PAGE)
        self.at_start = len(found) < PAGE
        fresh = grouped(found, None)
        if fresh and day_of(found[-1].due_wall) == self.rows[0]:
            self.beginRemoveRows(QModelIndex(), 0, 0)
            del self.rows[0]
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self.rows[:0] = fresh
            self.endInsertRows()
        if len(self.rows) > MOST:
            self.beginRemoveRows(QModelIndex(), MOST, len(self.rows) - 1)
            del self.rows[MOST:]
            self.endRemoveRows()
            self.at_end = False
        return len(fresh)


def grouped(cards: list[Card], day: date | None) -> list[date | Card]:
    """Posts with a heading wherever a new day begins; ``day`` is the one that goes on."""
    rows: list[date | Card] = []
    for card in cards:
        there = day_of(card.due_wall)
        if there != day:
            rows.append(there)
            day = there
        rows.append(card)
    return rows


class RowDelegate(QStyledItemDelegate):
    """Hour, client, title, places, pillar, status, warnings; or a day."""

    def __init__(self, desk: Desk, painter: CardPainter, model: PagedModel) -> None:
        super().__init__()
        self._desk, self._cards, self._model = desk, painter, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._desk.ctx.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        rect: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, date):
            self._paint_day(painter, rect, row)
        else:
            self._paint_post(painter, rect, row, option.state)

    def _paint_day(self, painter: QPainter, rect: QRect, day: date) -> None:
        theme, texts, cards = self._desk.ctx.theme, self._desk.texts, self._cards
        today = day == self._desk.today
        painter.setPen(theme["accent-text" if today else "ink"])
        words = texts.dated_day(day)
        y = rect.y() + 4
        x = rect.x() + 16 + cards.text(painter, words, cards.number_font, rect.x() + 16, y, rect.height() - 4)
        notes = [self._desk.ctx.words("Today")] if today else []
        notes += self._desk.holidays.get(day, [])
        if notes:
            painter.setPen(theme["ink-3"])
            words = cards.elided(" · ".join(notes), rect.right() - x - 24)
            cards.text(painter, words, cards.micro_font, x + 10, y, rect.height() - 4)
        painter.fillRect(rect.x() + 16, rect.bottom(), rect.width() - 32, 1, theme["line"])

    def _paint_post(self, painter: QPainter, rect: QRect, card: Card, state: Any) -> None:
        desk, cards, theme = self._desk, self._cards, self._desk.ctx.theme
        shown = shown_status(card, desk.now_utc)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.fillRect(rect, theme["accent-soft" if chosen else "bg-hover"])
        pillar = desk.lookup.pillars.get(card.pillar_id)
        painter.fillRect(
            rect.x() + 16,
            rect.y() + 6,
            tokens.EDGE,
            rect.height() - 12,
            theme.pillar(pillar.hue if pillar else 0),
        )
        x, y, high = float(rect.x() + 28), rect.y(), rect.height()
        painter.setPen(theme["ink-3"])
        cards.text(painter, desk.texts.hour(hour_of(card.due_wall)), cards.title_font, x, y, high)
        x += theme.px(62 if desk.texts.half_days else 44)
        if not desk.client_id:
            x += max(cards.chip(painter, card, x, y + (high - 16) / 2), 22) + 10
        right = rect.right() - 16
        status_left = right - theme.px(150)
        pillar_left = status_left - theme.px(150 if rect.width() > 900 else 110)
        places_left = pillar_left - theme.px(100)
        painter.setPen(theme["held" if shown == "held" else "ink"])
        words = cards.elided(desk.texts.title(card), places_left - x - 12, cards.body_font)
        cards.text(painter, words, cards.body_font, x, y, high)
        cards.places(painter, card.place_ids, places_left, y + (high - 14) / 2, pillar_left - 6)
        if pillar:
            painter.setPen(theme["ink-2"])
            words = cards.elided(pillar.name, status_left - pillar_left - 10, cards.title_font)
            cards.text(painter, words, cards.title_font, pillar_left, y, high)
        icon, role = tokens.STATUS_LOOK[shown]
        cards.glyph(painter, icon, role, status_left, y + (high - 14) / 2, 14)
        painter.setPen(theme[role])
        clash = desk.margin is not None and card.id in desk.margin.clashing
        words = cards.elided(
            desk.texts.status(card, desk.now_utc),
            right - status_left - (40 if clash else 20),
            cards.title_font,
        )
        cards.text(painter, words, cards.title_font, status_left + 20, y, high)
        if clash:
            cards.glyph(painter, "warning", "warn", right - 14, y + (high - 14) / 2, 14)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)


class ListMode(CarryList):
    """The list as a mode of the calendar. Its title, and the desk's day, follow the day at the top."""

    turned_month = Signal()

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag) -> None:
        super().__init__(drag)
        self.desk, self.painter = desk, painter
        self.paged = PagedModel(desk)
        self._delegate = RowDelegate(desk, painter, self.paged)
        self._day: date | None = None
        self._narrow: Any = None
        self._busy = False
        self.setUniformItemSizes(True)
        self.setModel(self.paged)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(desk.ctx.words("Posts by day"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.chose.connect(self._take)
        desk.ctx.theme.changed.connect(self.doItemsLayout)

    def card(self, index: QModelIndex) -> Card | None:
        row = self.paged.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Card) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Keys begin at what is in view: Qt's own choice, the first row of all, lies weeks above it.
        here = self.currentIndex()
        if not here.isValid() or not self.viewport().rect().intersects(self.visualRect(here)):
            top = self.verticalScrollBar().value() // self._tall()
            row = next((row for row in range(top, len(self.paged.rows)) if isinstance(self.paged.rows[row], Card)), -1)
            if row >= 0:
                self.selectionModel().setCurrentIndex(self.paged.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def load(self) -> None:
        """Go to the desk's day, or read again what is shown."""
        bar, chosen = self.verticalScrollBar(), {card.id for card in self.desk.cards}
        self._busy = True
        if (self._day, self._narrow) == (self.desk.day, self.desk.narrow) and self.paged.rows:
            value = bar.value()
            self.paged.read_again()
            self.doItemsLayout()
            bar.setValue(value)
        else:
            self._day, self._narrow = self.desk.day, self.desk.narrow
            row = self.paged.read_around(self.desk.day)
            self.doItemsLayout()
            bar.setValue(min(row, max(0, len(self.paged.rows) - 1)) * self._tall())
        self._busy = False
        self._select(chosen)
        self._scrolled()

    def _select(self, ids: set[int]) -> None:
        for row, one in enumerate(self.paged.rows):
            if isinstance(one, Card) and one.id in ids:
                model = self.selectionModel()
                model.select(self.paged.index(row), model.SelectionFlag.Select)

    def _tall(self) -> int:
        return self.desk.ctx.theme.px(ROW)

    def _take(self, cards: tuple[Card, ...]) -> None:
        if not self._busy:
            self.desk.select(cards)

    def _scrolled(self) -> None:
        """Read on when an end comes near."""
        if self._busy:
            return
        self._busy = True
        bar, tall = self.verticalScrollBar(), self._tall()
        first = bar.value() // tall
        last = first + self.viewport().height() // tall
        if last > len(self.paged.rows) - NEAR_END:
            value, before = bar.value(), len(self.paged.rows)
            gone = self.paged.more_below()
            if gone or len(self.paged.rows) != before:
                self.doItemsLayout()
                bar.setValue(value - gone * tall)
        elif first < NEAR_END:
            value, before = bar.value(), len(self.paged.rows)
            came = self.paged.more_above()
            if came:
                self.doItemsLayout()
                bar.setValue(
                    value + (len(self.paged.rows) - before if len(self.paged.rows) < MOST else came) * tall
                )
        self._busy = False

    def _follow(self) -> None:
        """Somebody scrolled: the day at the top is the day in hand from now on."""
        row = self.verticalScrollBar().value() // self._tall()
        if self._busy or not self.isVisible() or not 0 <= row < len(self.paged.rows):
            return
        top, before = self.paged.rows[row], self.desk.day
        day = top if isinstance(top, date) else day_of(top.due_wall)
        if day != before:
            self._day = day
            self.desk.scrolled_to(day)
        if (day.year, day.month) != (before.year, before.month):
            self.turned_month.emit()

    # -- as a mode ----------------------------------------------------------------------------

    def span(self) -> tuple[date, date]:
        """The month of the day at the top, for the margin."""
        return month_span(self.desk.day)

    def title(self) -> str:
        """ "Ottobre 2026"."""
        return self.desk.texts.month(self.desk.day)

    def turned_by(self, steps: int) -> date:
        """The first of the month that so many pages lead to."""
        return other_month(self.desk.day, steps)

    def count(self) -> int:
        """All posts that the filter lets through, with a date or without."""
        return sum(self.desk.ctx.store.posts.counts(self.desk.narrow).values())

    def show_post(self, post_id: int) -> None:
        """Select a post that is in the stretch read."""
        for row, one in enumerate(self.paged.rows):
            if isinstance(one, Card) and one.id == post_id:
                self.setCurrentIndex(self.paged.index(row))
                self.scrollTo(self.paged.index(row))

    def next_card(self, step: int) -> None:
        """The next or previous post."""
        row = self.currentIndex().row() + step
        while 0 <= row < len(self.paged.rows):
            if isinstance(self.paged.rows[row], Card):
                self.setCurrentIndex(self.paged.index(row))
                return
            row += step
