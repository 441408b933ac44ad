"""The inspector: the selected post at a glance, what it serves, what to mend before it goes out."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.cards import Card
from smdesk.domain.clients import initials
from smdesk.domain.posts import OUT, STATUS_NAMES
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.views.calendar.cards import CardPainter
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.facts import Facts, Line, facts_of
from smdesk.ui.views.calendar.texts import shown_status
from smdesk.ui.widgets.chip import Button, Label, paint_chip
from smdesk.ui.widgets.flow import FlowRow

_REST_MS = 50  # arrowing through posts reads nothing in between


class FactLine(QWidget):
    """An icon at left (on a thread, perhaps), a small word over a sentence, perhaps a coloured square."""

    def __init__(self, desk: Desk, line: Line, *, thread: bool = False, last: bool = True) -> None:
        super().__init__()
        self._theme, self._line, self._thread, self._last = desk.ctx.theme, line, thread, last
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 2, 0, 8 if thread else 2)
        column.setSpacing(1)
        if line.over:
            column.addWidget(Label(line.over, "caption"))
        self.text = Label(line.text, line.look, wrap=True)
        self.text.setContentsMargins(16 if line.hue else 0, 0, 0, 0)
        column.addWidget(self.text)
        self.setAccessibleName(f"{line.over}: {line.text}" if line.over else line.text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._thread and not self._last:
            painter.fillRect(QRect(7, 22, 2, self.height() - 22), self._theme["accent-line"])
        draw(painter, self._line.icon, self._theme[self._line.role], 0, 3, 16)
        if self._line.hue:
            spot = self.text.geometry()
            square = QRectF(spot.x(), spot.y() + (QFontMetrics(self.text.font()).height() - 8) / 2 + 1, 8, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.pillar(self._line.hue))
            painter.drawRoundedRect(square, 2, 2)
        painter.end()


class StatusTag(QWidget):
    """Icon and word of a status on a soft ground."""

    def __init__(self, desk: Desk, shown: str) -> None:
        super().__init__()
        self._theme, self._shown = desk.ctx.theme, shown
        self._text = desk.ctx.words(STATUS_NAMES[shown])
        self._font = self._theme.font(tokens.CAPTION)
        self.setAccessibleName(self._text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font).horizontalAdvance(self._text) + 32, self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, role = tokens.STATUS_LOOK[self._shown]
        soft = {
            "warn": "warn-soft",
            "danger": "danger-soft",
            "ok": "ok-soft",
            "held": "held-soft",
            "accent-text": "accent-soft",
        }
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme[soft.get(role, "bg-sunken")])
        painter.drawRoundedRect(self.rect(), 4, 4)
        draw(painter, icon, self._theme[role], 6, (self.height() - 14) / 2, 14)
        painter.setPen(self._theme[role])
        painter.setFont(self._font)
        painter.drawText(self.rect().adjusted(25, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()


class Head(QWidget):
    """Chip and name of the client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_client(self, client: Any) -> None:
        """Whose post it is."""
        self._client = client
        self.setAccessibleName(client.name if client else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._client is None:
            return
        theme = self._desk.ctx.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = (self.height() - 16) / 2
        paint_chip(
            painter, QRectF(0, y, 20, 16), initials(self._client), theme.client(self._client.color), theme, 10
        )
        painter.setPen(theme["ink-2"])
        painter.setFont(theme.font(tokens.BODY))
        area = QRect(28, 0, self.width() - 32, self.height())
        text = painter.fontMetrics().elidedText(self._client.name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class Inspector(QWidget):
    """Emits what was asked for; the view does it."""

    closed = Signal()
    opened = Signal(int)
    duplicate_asked = Signal()
    delete_asked = Signal()
    hold_asked = Signal()
    repeat_asked = Signal()
    spread_asked = Signal()
    went_to = Signal(int, str)

    def __init__(self, desk: Desk, painter: CardPainter) -> None:
        super().__init__()
        _, theme = desk.ctx.words, desk.ctx.theme
        self._desk, self._theme, self._painter = desk, theme, painter
        self.setAccessibleName(_("Details of the post"))
        self.head = Head(desk)
        more = Button(theme, "", "icon", "more", tip=_("More"))
        more.clicked.connect(lambda: self._menu(more))
        close = Button(theme, "", "icon", "close", tip=_("Close details"))
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 8, 0)
        top.setSpacing(2)
        for part in (self.head, more, close):
            top.addWidget(part)
        bar = QWidget()
        bar.setLayout(top)
        bar.setFixedHeight(tokens.TOOLBAR)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_button = Button(theme, _("Open"), "primary", key=_("Enter"))
        self.open_button.clicked.connect(lambda: self.opened.emit(self._card.id if self._card else 0))
        self.copy_button = Button(theme, _("Duplicate"), "outline")
        self.copy_button.clicked.connect(self.duplicate_asked)
        self.third = Button(theme, "", "outline")
        self.third.clicked.connect(self._third)
        foot = self._foot = QGridLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self._fit_foot()
        self._card: Card | None = None
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self._fill)
        theme.changed.connect(self._timer.start)

    def refresh(self) -> None:
        """Show the (first) selected post."""
        card = self._desk.cards[0] if self._desk.cards else None
        if card is None:
            return
        before, self._card = self._card, card
        self.head.show_client(self._desk.lookup.client(card.client_id))
        _ = self._desk.ctx.words
        words = (
            _("Release")
            if card.status == "held"
            else _("Hold")
            if card.status in ("approved", "scheduled")
            else _("Delete")
        )
        self.third.setText(words)
        self.third.setAccessibleName(words)
        self._fit_foot()
        if before is None:
            self._fill()
        else:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Where three words have no room side by side, the copy keeps its icon alone; else the first takes a line."""
        words = self._desk.ctx.words("Duplicate")
        buttons = (self.open_button, self.copy_button, self.third)
        for icon_only, alone in ((False, False), (True, False), (False, True)):
            self.copy_button.set_icon("copy" if icon_only else "")
            self.copy_button.setText("" if icon_only else words)
            self.copy_button.setToolTip(words if icon_only else "")
            if alone or sum(one.sizeHint().width() for one in buttons) + 48 <= self.width():
                break
        self._foot.addWidget(self.open_button, 0, 0, 1, 3 if alone else 1)
        for column, button in enumerate((self.copy_button, self.third), 1):
            self._foot.addWidget(button, int(alone), column)

    def _third(self) -> None:
        if self._card and self._card.status in ("held", "approved", "scheduled"):
            self.hold_asked.emit()
        else:
            self.delete_asked.emit()

    def _menu(self, button: QWidget) -> None:
        _, card = self._desk.ctx.words, self._card
        if card is None:
            return
        menu = QMenu(self)
        if card.due_wall and not card.series_id and card.status not in OUT:
            menu.addAction(_("Repeat…")).triggered.connect(self.repeat_asked)
        if card.series_id:
            menu.addAction(_("Same content for the series…")).triggered.connect(self.spread_asked)
            menu.addAction(_("Change the repetition…")).triggered.connect(self.repeat_asked)
        menu.addAction(_("Put in the bin")).triggered.connect(self.delete_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- content ------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._card is None or not self._desk.cards:
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if len(self._desk.cards) > 1:
            count = self._desk.ctx.words.n_("{n} post selected", "{n} posts selected", len(self._desk.cards))
            label = Label(count, "section", wrap=True)
            label.setContentsMargins(16, 14, 16, 0)
            column.addWidget(label)
        whole = self._desk.ctx.store.posts.whole(self._card.id)
        if whole is None:
            return
        facts = facts_of(self._desk, whole, self._card)
        column.addWidget(self._top(facts))
        _ = self._desk.ctx.words
        if facts.serves:
            column.addWidget(self._block(_("What it serves"), list(facts.serves), thread=True))
        if facts.checks:
            column.addWidget(self._block(_("Before it goes out"), list(facts.checks)))
        column.addStretch(1)
        self.area.setWidget(body)

    def _top(self, facts: Facts) -> QWidget:
        assert self._card is not None
        desk, card = self._desk, self._card
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        title = Label(desk.texts.title(card), "section", wrap=True)
        title.setFont(self._theme.font(tokens.SECTION, strong=True))
        column.addWidget(title)
        line = FlowRow(gap=8, line_gap=4)
        when = desk.texts.moment(card.due_wall) if card.due_wall else desk.ctx.words("No date")
        line.add(StatusTag(desk, shown_status(card, desk.now_utc)), Label(when))
        if card.due_wall:
            line.add(Label(card.zone, "caption"))
        column.addWidget(line)
        if facts.excerpt:
            column.addWidget(Label(facts.excerpt, "second", wrap=True))
        for place in facts.places:
            column.addWidget(FactLine(desk, place))
        return box

    def _block(self, title: str, lines: list[Line], *, thread: bool = False) -> QWidget:
        box = Ruled(self._desk)
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(4)
        head = Label(title, "head")
        head.setFont(self._theme.font(tokens.CAPTION, strong=True))
        column.addWidget(head)
        column.addSpacing(4)
        for number, line in enumerate(lines):
            column.addWidget(FactLine(self._desk, line, thread=thread, last=number == len(lines) - 1))
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-window"])
        painter.fillRect(0, 0, 1, self.height(), self._theme["line"])
        painter.fillRect(0, tokens.TOOLBAR - 1, self.width(), 1, self._theme["line"])
        painter.fillRect(0, self.area.geometry().bottom(), self.width(), 1, self._theme["line"])
        painter.end()


class Ruled(QWidget):
    """A block under a hairline."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.ctx.theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme["line"])
        painter.end()
