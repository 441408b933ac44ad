"""The ideas drawer: posts without a date, a line to note the next one, a place to drop dates away."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.cards import Card, PostFilter
from smdesk.ui import tokens
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.carrylist import CarryList
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.views.calendar.line import Line
from smdesk.ui.views.calendar.rows import CardsModel, IdeaDelegate
from smdesk.ui.widgets.chip import Button, Label, row


class IdeaList(CarryList):
    """The ideas; they can be carried to a day."""

    removed = Signal(object)  # posts

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag) -> None:
        super().__init__(drag)
        self.cards_model = CardsModel(desk)
        self._delegate = IdeaDelegate(desk, painter, self.cards_model, drag.carries)
        self.setModel(self.cards_model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(desk.ctx.words("Ideas without a date"))
        self.setProperty("look", "bare")

    def card(self, index: QModelIndex) -> Card | None:
        return self.cards_model.cards[index.row()] if index.isValid() else None

    def show_cards(self, cards: list[Card]) -> None:
        """Show these; keys stay with what came back, with the idea they were on, else with the one in its place."""
        known, row = {card.id for card in self.cards_model.cards}, self.currentIndex().row()
        here = self.cards_model.cards[row].id if row >= 0 else 0
        self.cards_model.show(cards)
        if row < 0 or not cards:
            return
        back = next((place for place, card in enumerate(cards) if card.id not in known), -1)
        same = next((place for place, card in enumerate(cards) if card.id == here), min(row, len(cards) - 1))
        self.setCurrentIndex(self.cards_model.index(back if known and back >= 0 else same))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen():
            self.removed.emit(self.chosen())
        else:
            super().keyPressEvent(event)


class Drawer(QWidget):
    """Emits what was asked for; the view does it."""

    closed = Signal()
    noted = Signal(str)  # the text of a new idea

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag) -> None:
        super().__init__()
        _, theme = desk.ctx.words, desk.ctx.theme
        self._desk, self._theme = desk, theme
        self._over = False
        self.title = Label(_("Ideas"), "section")
        self.count = Label("", "caption")
        self.new = Button(theme, _("New"), "quiet", "plus", key="I")
        self.new.clicked.connect(self.start_noting)
        close = Button(theme, "", "icon", "close", tip=_("Close ideas"))
        close.clicked.connect(self.closed)
        head = self._head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.new)
        head.addWidget(close)
        top = QWidget()
        top.setLayout(head)
        top.setFixedHeight(tokens.TOOLBAR)
        self.line = Line()
        self.line.setPlaceholderText(_("A new idea, then Enter"))
        self.line.setAccessibleName(_("A new idea, then Enter"))
        self.line.returnPressed.connect(self._note)
        self.line.hide()
        self.list = IdeaList(desk, painter, drag)
        self.hint = Label(_("Drag onto a day: it takes the first free slot."), "caption", wrap=True)
        self.hint.setContentsMargins(16, 8, 16, 14)
        self.empty = Label("", "second", wrap=True)
        self.empty.setContentsMargins(16, 16, 16, 0)
        self.clear = Button(theme, _("Clear the filter"), "outline")
        self.clear.clicked.connect(self._clear)
        self._way_on = row(self.clear, None, margins=(16, 8, 16, 0))
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 8, 12, 8)
        holder.addWidget(self.line)
        self._holder = QWidget()
        self._holder.setLayout(holder)
        self._holder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part in (top, self._holder, self.empty, self._way_on):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        theme.changed.connect(self._resized_text)
        self.title.setFont(theme.font(tokens.SECTION, strong=True))

    def load(self) -> None:
        """Read the ideas."""
        _ = self._desk.ctx.words
        cards = self._desk.ctx.store.posts.undated(self._desk.narrow)
        self.list.show_cards(cards)
        self.count.setText(self._desk.ctx.locale.toString(len(cards)))
        self._fit()
        hidden = not cards and self._hidden()
        self.empty.setText(
            _("No idea matches the filter")
            if hidden
            else _("Nothing here yet. Note an idea before it is gone: press I anywhere.")
        )
        self.empty.setVisible(not cards)
        self._way_on.setVisible(hidden)
        self.hint.setVisible(bool(cards))

    def _hidden(self) -> bool:
        """Whether there are ideas, and the filter lets none of them through."""
        desk = self._desk
        everyone = PostFilter(client_id=desk.client_id)
        return desk.narrow != everyone and bool(desk.ctx.store.posts.undated(everyone, 1))

    def _clear(self) -> None:
        self._desk.narrow_to()
        self.list.setFocus()  # the button is gone, and the keys with it

    def start_noting(self) -> None:
        """Open the line for a new idea."""
        self._holder.show()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _note(self) -> None:
        text = self.line.text().strip()
        if text:
            self.noted.emit(text)
            self.line.clear()

    def stop_noting(self) -> None:
        """Close the line; what was typed stays for the next time."""
        self._holder.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._holder.isVisible():
            self.stop_noting()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _resized_text(self) -> None:
        QTimer.singleShot(0, self.list, self.list.doItemsLayout)
        QTimer.singleShot(0, self, self._fit)
        self.update()

    def _fit(self) -> None:
        """Where the word has no room, its plus and key stay."""
        word = self._desk.ctx.words("New")
        self.new.setText(word)
        if self._head.minimumSize().width() > self.width():
            self.new.setText("")
        self.new.setToolTip("" if self.new.text() else word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- dropping -----------------------------------------------------------------------------

    def drag_over(self, point: QPoint) -> bool:
        """Only posts that have a date can lose it here."""
        drag = self.list.drag
        self._over = drag.load is not None and any(card.due_wall for card in drag.load.cards)
        self.update()
        return self._over

    def drag_left(self) -> None:
        """What was carried went elsewhere."""
        self._over = False
        self.update()

    def dropped(self, point: QPoint) -> dict[int, str]:
        """No wall time for each carried post that had one."""
        self.drag_left()
        load = self.list.drag.load
        return {card.id: "" for card in load.cards if card.due_wall} if load else {}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), self._theme["line"])
        painter.fillRect(0, tokens.TOOLBAR - 1, self.width(), 1, self._theme["line"])
        if self._over:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme["accent"], 2))
            painter.drawRoundedRect(
                QRect(4, tokens.TOOLBAR + 4, self.width() - 8, self.height() - tokens.TOOLBAR - 8), 6, 6
            )
        painter.end()
