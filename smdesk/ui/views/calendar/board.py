"""The board: a column for each status with its count; a card carried to another column changes its status."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.cards import Card
from smdesk.domain.posts import STATUS_NAMES
from smdesk.domain.time import day_of, hour_of
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.calendar.cards import CardPainter, Look
from smdesk.ui.views.calendar.carrylist import CarryList
from smdesk.ui.views.calendar.desk import Desk, month_span, other_month
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.views.calendar.rows import CardsModel
from smdesk.ui.widgets.chip import Button

Index = QModelIndex | QPersistentModelIndex
ALWAYS = ("idea", "draft", "in_review", "changes_requested", "approved", "scheduled", "published", "measured")
SOMETIMES = ("held", "failed", "rejected")
WIDE, MOST = 204, 200
BESIDE = 4  # px at both sides of a card


class BoardDelegate(QStyledItemDelegate):
    """A card with its day above hour and places."""

    def __init__(
        self, desk: Desk, painter: CardPainter, model: CardsModel, drag: Drag, viewport: QWidget
    ) -> None:
        super().__init__()
        self._desk, self._cards, self._model, self._drag = desk, painter, model, drag
        self._viewport = viewport  # narrower once a scroll bar stands beside it

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._desk.ctx.theme.px
        wide = self._viewport.width()
        lines = self._cards.lines_for(self._model.cards[index.row()], wide - 2 * BESIDE)
        return QSize(wide, px(18) * (max(1, lines) + 1) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = self._model.cards[index.row()]
        rect: QRect = option.rect
        state: Any = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._cards.now_utc = self._desk.now_utc
        box = rect.adjusted(BESIDE, 3, -BESIDE, -3)
        when = ""
        if card.due_wall:
            texts = self._desk.texts
            when = f"{day_of(card.due_wall).day} {texts.short_month(day_of(card.due_wall).month)} {texts.hour(hour_of(card.due_wall))}"
        look = Look(
            lines=2,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            lifted=self._drag.carries(card.id),
            raised=True,
            when=when,
        )
        self._cards.paint(painter, box, card, look)


class ColumnList(CarryList):
    """The cards of a status."""

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag, name: str) -> None:
        super().__init__(drag)
        self.desk = desk
        self.cards_model = CardsModel(desk)
        self._delegate = BoardDelegate(desk, painter, self.cards_model, drag, self.viewport())
        self.setModel(self.cards_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("look", "bare")

    def card(self, index: QModelIndex) -> Card | None:
        return self.cards_model.cards[index.row()] if index.isValid() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.cards_model.cards:  # no card bears the ring
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.desk.ctx.theme["focus"], 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), tokens.R_CONTROL, tokens.R_CONTROL)
            painter.end()


class Column(QWidget):
    """A status: head with icon, word and count; its cards; a way to the rest."""

    more_asked = Signal(str)

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag, status: str) -> None:
        super().__init__()
        self._desk, self._theme, self._drag, self.status = desk, desk.ctx.theme, drag, status
        self._name = desk.ctx.words(STATUS_NAMES[status])
        self._count, self._over = 0, False
        self.list = ColumnList(desk, painter, drag, self._name)
        self.more = Button(self._theme, "", "link")
        self.more.clicked.connect(lambda: self.more_asked.emit(status))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 40, 6, 8)
        column.setSpacing(2)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.setFixedWidth(self._theme.px(WIDE))

    def load(self, count: int) -> None:
        """Read the column's cards; ``count`` is how many there are in all."""
        desk = self._desk
        self._count = count
        cards = desk.ctx.store.posts.column(self.status, desk.narrow, MOST) if count else []
        self.list.cards_model.show(cards)
        rest = count - len(cards)
        self.more.setVisible(rest > 0)
        self.more.setText(desk.ctx.words("{n} more in the list", n=desk.ctx.locale.toString(rest)))
        self.setAccessibleName(f"{self._name}, {count}")
        self.setFixedWidth(self._theme.px(WIDE))
        self.update()

    def drag_over(self, point: QPoint) -> bool:
        """Cards of another status may be dropped here."""
        load = self._drag.load
        self._over = load is not None and any(card.status != self.status for card in load.cards)
        self.update()
        return self._over

    def drag_left(self) -> None:
        """What was carried went elsewhere."""
        self._over = False
        self.update()

    def dropped(self, point: QPoint) -> str:
        """The status that dropping here gives."""
        self.drag_left()
        return self.status

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(3, 6, -3, -6)
        painter.setPen(QPen(self._theme["accent"], 2) if self._over else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["accent-soft" if self._over else "bg-window"])
        painter.drawRoundedRect(ground, tokens.R_CARD, tokens.R_CARD)
        icon, role = tokens.STATUS_LOOK[self.status]
        draw(painter, icon, self._theme[role], ground.x() + 10, ground.y() + 10, 14)
        font = self._theme.font(tokens.CAPTION, strong=True)
        painter.setFont(font)
        painter.setPen(self._theme["ink"])
        number = self._desk.ctx.locale.toString(self._count)
        wide = QFontMetrics(font).horizontalAdvance(number)
        area = QRect(ground.x() + 30, ground.y(), ground.width() - 44 - wide, 34)
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(self._theme["ink-3"])
        painter.drawText(
            QRect(ground.right() - wide - 10, ground.y(), wide + 2, 34), Qt.AlignmentFlag.AlignVCenter, number
        )
        painter.end()


class BoardMode(QScrollArea):
    """The board as a mode of the calendar."""

    opened = Signal(int)
    asked_menu = Signal(object, QPoint)
    asked_details = Signal()
    list_asked = Signal(str)

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag) -> None:
        super().__init__()
        self.desk = desk
        self._busy = False
        self.columns: dict[str, Column] = {}
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(0)
        for status in (*ALWAYS, *SOMETIMES):
            column = Column(desk, painter, drag, status)
            column.list.opened.connect(self.opened)
            column.list.asked_menu.connect(self.asked_menu)
            column.list.asked_details.connect(self.asked_details)
            column.list.chose.connect(self._take)
            column.more_asked.connect(self.list_asked)
            self.columns[status] = column
            line.addWidget(column)
        line.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusProxy(self.columns["idea"].list)

    @property
    def pressing(self) -> bool:
        """Whether a post is held by the pointer."""
        return any(column.list.pressing for column in self.columns.values())

    def load(self) -> None:
        """Read every column."""
        counts = self.desk.ctx.store.posts.counts(self.desk.narrow)
        self._busy = True
        for status, column in self.columns.items():
            column.setVisible(status in ALWAYS or counts.get(status, 0) > 0)
            column.load(counts.get(status, 0))
        self._busy = False
        for card in self.desk.cards:
            self.show_post(card.id)

    def _take(self, cards: tuple[Card, ...]) -> None:
        if self._busy:
            return
        self._busy = True
        for column in self.columns.values():
            if column.list is not self.sender() and cards:
                column.list.clearSelection()
        self._busy = False
        self.desk.select(cards)

    def show_post(self, post_id: int) -> None:
        """Select a post that is on the board."""
        for column in self.columns.values():
            for row, card in enumerate(column.list.cards_model.cards):
                if card.id == post_id:
                    column.list.setCurrentIndex(column.list.cards_model.index(row))
                    self.setFocusProxy(column.list)
                    holder = QApplication.focusWidget()
                    if holder is not None and self.isAncestorOf(holder):
                        column.list.setFocus()  # so that Enter opens the post that is marked

    def span(self) -> tuple[Any, Any]:
        """The month of the desk's day, for the margin."""
        return month_span(self.desk.day)

    def title(self) -> str:
        """What the bar says."""
        return self.desk.ctx.words("All posts")

    def turned_by(self, steps: int) -> Any:
        """The board has no pages; the day moves by months for the other modes."""
        return other_month(self.desk.day, steps)

    def count(self) -> int:
        """Posts in all columns."""
        return sum(column._count for column in self.columns.values())
