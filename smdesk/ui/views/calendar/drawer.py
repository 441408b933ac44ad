"""The ideas drawer: posts without a date, a line to note the next one, a place to drop dates away."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QVBoxLayout, QWidget

from smdesk.domain.cards import Card
from smdesk.ui import tokens
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.drag import Drag
from smdesk.ui.views.calendar.entry import Line
from smdesk.ui.views.calendar.rows import CardsModel, IdeaDelegate
from smdesk.ui.widgets.chip import Button, Label


class IdeaList(QListView):
    """The ideas; they can be carried to a day."""

    opened = Signal(int)
    asked_menu = Signal(object, QPoint)  # card, global position
    removed = Signal(object)  # cards

    def __init__(self, desk: Desk, painter: CardPainter, drag: Drag) -> None:
        super().__init__()
        _ = desk.ctx.words
        self.desk, self._drag = desk, drag
        self.cards_model = CardsModel(desk)
        self._delegate = IdeaDelegate(desk, painter, self.cards_model, drag.carries)
        self._pressed: tuple[QPoint, Card] | None = None
        self.setModel(self.cards_model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Ideas without a date"))
        self.setStyleSheet("QListView { background: transparent; }")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.card(index).id))

    def card(self, index: QModelIndex) -> Card:
        """The post of a row."""
        return self.cards_model.cards[index.row()]

    def chosen(self) -> tuple[Card, ...]:
        """Selected ideas, in their order."""
        return tuple(self.card(index) for index in sorted(self.selectedIndexes(), key=lambda one: one.row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (event.position().toPoint(), self.card(index)) if index.isValid() and left else None
        if index.isValid() and event.button() == Qt.MouseButton.RightButton:
            self.asked_menu.emit(self.card(index), event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        at = self.viewport().mapToGlobal(point)
        if self._drag.active:
            self._drag.move(at)
        elif self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            start, card = self._pressed
            if (point - start).manhattanLength() >= QApplication.startDragDistance():
                chosen = self.chosen()
                box = self.visualRect(self.indexAt(start))
                cards = chosen if card in chosen else (card,)
                self._drag.begin(cards, card, self, at, start - box.topLeft(), box.width())
                self.viewport().update()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._drag.active:
            self._drag.drop(self.viewport().mapToGlobal(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.card(self.currentIndex()).id)
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
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
        head = QHBoxLayout()
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
        self.empty = Label(_("Nothing here yet. Note an idea before it is gone: press I anywhere."), "second", wrap=True)
        self.empty.setContentsMargins(16, 16, 16, 0)
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 8, 12, 8)
        holder.addWidget(self.line)
        self._holder = QWidget()
        self._holder.setLayout(holder)
        self._holder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part in (top, self._holder, self.empty):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        theme.changed.connect(self._resized_text)
        self.title.setFont(theme.font(tokens.SECTION, strong=True))

    def load(self) -> None:
        """Read the ideas."""
        cards = self._desk.ctx.store.posts.undated(self._desk.narrow)
        self.list.cards_model.show(cards)
        self.count.setText(self._desk.ctx.locale.toString(len(cards)))
        self.empty.setVisible(not cards)
        self.hint.setVisible(bool(cards))

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
        self.update()

    # -- dropping -----------------------------------------------------------------------------

    def drag_over(self, point: QPoint) -> bool:
        """Only posts that have a date can lose it here."""
        drag = self.list._drag
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
        load = self.list._drag.load
        return {card.id: "" for card in load.cards if card.due_wall} if load else {}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), self._theme["line"])
        painter.fillRect(0, tokens.TOOLBAR - 1, self.width(), 1, self._theme["line"])
        if self._over:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme["accent"], 2))
            painter.drawRoundedRect(QRect(4, tokens.TOOLBAR + 4, self.width() - 8, self.height() - tokens.TOOLBAR - 8), 6, 6)
        painter.end()
