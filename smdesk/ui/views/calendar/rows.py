"""Posts as rows: ideas in the drawer, and the lists that popovers show."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from smdesk.domain.cards import Card
from smdesk.ui import tokens
from smdesk.ui.views.calendar.cards import CardPainter, cut_lines
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.texts import shown_status

Index = QModelIndex | QPersistentModelIndex


class CardsModel(QAbstractListModel):
    """A short list of posts. ``note`` adds a line of words to each."""

    def __init__(self, desk: Desk, note: Callable[[Card], str] | None = None) -> None:
        super().__init__()
        self._desk, self._note = desk, note
        self.cards: list[Card] = []

    def show(self, cards: list[Card]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cards)

    def note(self, card: Card) -> str:
        """The words beside a post."""
        return self._note(card) if self._note else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        card, desk = self.cards[index.row()], self._desk
        spoken = desk.texts.spoken(card, desk.lookup, desk.now_utc, client=not desk.client_id)
        return ", ".join(filter(None, (spoken, self.note(card))))


class IdeaDelegate(QStyledItemDelegate):
    """An idea: title on up to two lines, then pillar and places."""

    def __init__(
        self, desk: Desk, painter: CardPainter, model: CardsModel, lifted: Callable[[int], bool]
    ) -> None:
        super().__init__()
        self._desk, self._cards, self._model, self._lifted = desk, painter, model, lifted

    def _lines(self, card: Card, width: int) -> tuple[str, ...]:
        font = self._cards.body_font
        text = self._desk.texts.title(card)
        return cut_lines(text, font, self._cards.metrics(font), width - 13 - 16, 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._desk.ctx.theme.px
        view: Any = option.widget
        width = view.viewport().width() if view is not None else tokens.DRAWER
        lines = max(1, len(self._lines(self._model.cards[index.row()], width)))
        return QSize(width, px(18) * lines + px(18) + px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # hundreds of constants: after the first paint

        card, theme, px = self._model.cards[index.row()], self._desk.ctx.theme, self._desk.ctx.theme.px
        rect: QRect = option.rect
        state: Any = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lifted = self._lifted(card.id)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if lifted or chosen or state & QStyle.StateFlag.State_MouseOver:
            role = "bg-sunken" if lifted else "accent-soft" if chosen else "bg-hover"
            painter.fillRect(rect, theme[role])
        pillar = self._desk.lookup.pillars.get(card.pillar_id)
        edge = theme["line-strong"] if lifted else theme.pillar(pillar.hue if pillar else 0)
        painter.fillRect(QRect(rect.x(), rect.y() + 12, tokens.EDGE, rect.height() - 24), edge)
        x, y = rect.x() + 13, rect.y() + px(10)
        painter.setPen(theme["ink-2" if lifted else "ink"])
        for line in self._lines(card, rect.width()):
            self._cards.text(painter, line, self._cards.body_font, x, y, px(18))
            y += px(18)
        y += 2
        if not self._desk.client_id:
            x += round(self._cards.chip(painter, card, x, y + (px(18) - 16) / 2)) + 5
        painter.setPen(theme["ink-3"])
        words = pillar.name if pillar else self._desk.texts.status(card, self._desk.now_utc)
        words = self._cards.elided(words, rect.right() - x - 60, self._cards.title_font)
        wide = self._cards.text(painter, words, self._cards.title_font, x, y, px(18))
        self._cards.places(painter, card.place_ids, x + wide + 6, y + (px(18) - 14) / 2, rect.right() - 12)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme["line"])
        if state & QStyle.StateFlag.State_HasFocus and not lifted:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -3, -3), 4, 4)


class LineDelegate(QStyledItemDelegate):
    """A post on two short lines: status and title, then moment and places; below them a note on up to two."""

    def __init__(self, desk: Desk, painter: CardPainter, model: CardsModel, width: int) -> None:
        super().__init__()
        self._desk, self._cards, self._model = desk, painter, model
        self._width = width  # of a row

    def _note(self, card: Card) -> tuple[str, ...]:
        return self._cards.cut(self._model.note(card), self._width - 40, 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._desk.ctx.theme.px
        return QSize(100, px(46) + px(18) * len(self._note(self._model.cards[index.row()])))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # hundreds of constants: after the first paint

        card, desk = self._model.cards[index.row()], self._desk
        theme, px = desk.ctx.theme, desk.ctx.theme.px
        rect: QRect = option.rect
        state: Any = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent-soft" if state & QStyle.StateFlag.State_Selected else "bg-hover"])
            painter.drawRoundedRect(rect, 4, 4)
        shown = shown_status(card, desk.now_utc)
        icon, role = tokens.STATUS_LOOK[shown]
        self._cards.glyph(painter, icon, role, rect.x() + 8, rect.y() + px(5) + (px(18) - 16) / 2, 16)
        x, y = rect.x() + 32, rect.y() + px(5)
        painter.setPen(theme["ink"])
        words = self._cards.elided(desk.texts.title(card), rect.right() - 8 - x, self._cards.body_font)
        self._cards.text(painter, words, self._cards.body_font, x, y, px(18))
        y += px(18)
        left: float = x
        if not desk.client_id:
            left += self._cards.chip(painter, card, left, y + (px(18) - 16) / 2) + 5
        painter.setPen(theme["ink-3"])
        when = desk.texts.moment(card.due_wall) if card.due_wall else desk.ctx.words("No date")
        when = f"{when} · {desk.texts.status(card, desk.now_utc)}"
        left += self._cards.text(painter, when, self._cards.title_font, left, y, px(18)) + 6
        self._cards.places(painter, card.place_ids, left, y + (px(18) - 14) / 2, rect.right() - 6)
        painter.setPen(theme["warn"])
        for words in self._note(card):
            y += px(18)
            self._cards.text(painter, words, self._cards.title_font, x, y, px(18))
