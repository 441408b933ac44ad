"""The top bar: client switcher, search field, state of the home, and Hold everything."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from smdesk.domain.clients import Client, initials
from smdesk.language import Words
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label, paint_chip

SEARCH = 400


class ClientButton(QAbstractButton):
    """Chip and name of the client in use; three bars stand for all of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: list[tuple[str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_clients(self, text: str, chips: list[tuple[str, str]]) -> None:
        """``chips`` are (initials, colour); several are drawn as bars."""
        self._chips = chips
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._theme.font(tokens.BODY, strong=True)).horizontalAdvance(self.text())
        return QSize(min(wide, self._theme.px(260)) + 68, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(self._theme["focus"] if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["bg-hover"] if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if len(self._chips) == 1:
            short, color = self._chips[0]
            paint_chip(painter, QRectF(4, 6, 24, 24), short, self._theme.client(color), self._theme)
        elif self._chips:
            painter.setPen(Qt.PenStyle.NoPen)
            for place, (_, color) in enumerate(self._chips[:3]):
                painter.setBrush(self._theme.client(color))
                painter.drawRoundedRect(QRectF(4 + place * 8, 8, 6, 20), 2, 2)
        else:
            draw(painter, "user", self._theme["ink-2"], 6, 8, 20)
        painter.setPen(self._theme["ink"])
        painter.setFont(self._theme.font(tokens.BODY, strong=True))
        room = self.width() - 60
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(36, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        wide = painter.fontMetrics().horizontalAdvance(text)
        draw(painter, "chevron-down", self._theme["ink-2"], 36 + wide + 6, 10, 16)
        painter.end()


class SearchField(QAbstractButton):
    """Looks like a field, opens the palette."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFixedHeight(32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme["focus" if self.hasFocus() else "line"])
        painter.setBrush(self._theme["bg-raised" if self._theme.dark else "bg-surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw(painter, "search", self._theme["ink-2"], 10, 8, 16)
        painter.setPen(self._theme["ink-3"])
        painter.setFont(self._theme.font(tokens.BODY))
        micro = self._theme.font(tokens.MICRO)
        wide = QFontMetrics(micro).horizontalAdvance("Ctrl+K") + 2 * self._theme.px(6)
        area = QRectF(34, 0, self.width() - wide - 52, self.height())
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        high = self._theme.px(18)
        key = QRectF(self.width() - wide - 8, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["bg-sunken"])
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(self._theme["ink-2"])
        painter.setFont(micro)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "Ctrl+K")
        painter.end()


class TopBar(QWidget):
    """Emits what was asked for; the window does it."""

    search_asked = Signal()
    client_asked = Signal(int)
    add_client_asked = Signal()
    edit_client_asked = Signal()
    archived_asked = Signal(int)
    hold_asked = Signal()

    def __init__(self, theme: Theme, words: Words, clients: Callable[..., list[Client]]) -> None:
        super().__init__()
        _ = words
        self._theme, self._words, self._clients = theme, words, clients
        self._held = 0
        self.setFixedHeight(tokens.TOPBAR)
        self.client = ClientButton(theme)
        self.client.clicked.connect(self.open_switcher)
        self.search = SearchField(theme, _("Search or run a command"))
        self.search.setParent(self)
        self.search.clicked.connect(self.search_asked)
        self.sample_tag = Label(_("Sample"), "tag")
        self.sample_tag.setToolTip(_("A made-up workspace in a home of its own; nothing here is your data."))
        self.sample_tag.setFixedHeight(theme.px(tokens.CONTROL_S))
        self.sample_tag.hide()
        self.hold = Button(theme, _("Hold everything"), "outline", "pause", tip=_("Hold everything"))
        self.hold.setToolTip(_("Hold every approved and scheduled post (Ctrl+Shift+H)"))
        self.hold.clicked.connect(self.hold_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, tokens.EDGE, 16, 0)
        line.setSpacing(12)
        line.addWidget(self.client)
        line.addStretch(1)
        line.addWidget(self.sample_tag)
        line.addWidget(self.hold)
        self.setTabOrder(self.client, self.search)
        self.setTabOrder(self.search, self.hold)
        theme.changed.connect(self._place_search)

    def open_switcher(self) -> None:
        """The menu of clients."""
        _ = self._words
        menu = QMenu(self)
        everyone = self._clients()
        if len(everyone) > 1:
            menu.addAction(_("All clients")).setData(0)
            menu.addSeparator()
        for client in everyone:
            menu.addAction(_plain(client)).setData(client.id)
        if everyone:
            menu.addSeparator()
            menu.addAction(_("Client and places…")).setData("edit")
        menu.addAction(_("Add a client…")).setData("add")
        away = [client for client in self._clients(archived=True) if client.archived]
        if away:
            shelf = menu.addMenu(_("Archived clients"))
            for client in away:
                shelf.addAction(_plain(client)).setData(-client.id)
        chosen = menu.exec(self.client.mapToGlobal(QPoint(0, self.client.height() + 2)))
        if chosen is None:
            return
        if chosen.data() == "add":
            self.add_client_asked.emit()
        elif chosen.data() == "edit":
            self.edit_client_asked.emit()
        elif chosen.data() is not None and chosen.data() < 0:
            self.archived_asked.emit(-chosen.data())
        else:
            self.client_asked.emit(int(chosen.data()))

    def show_client(self, client: Client | None, everyone: list[Client]) -> None:
        """Show the client in use, or all."""
        _ = self._words
        if client is not None:
            self.client.show_clients(client.name, [(initials(client), client.color)])
        elif everyone:
            self.client.show_clients(_("All clients"), [(initials(one), one.color) for one in everyone] * 3)
        else:
            self.client.show_clients(_("No client yet"), [])
        self.hold.setVisible(bool(everyone))
        self._place_search()

    def show_held(self, count: int) -> None:
        """While posts are held, the button releases them."""
        _ = self._words
        self._held = count
        text = _.n_("{n} held: release…", "{n} held: release…", count) if count else _("Hold everything")
        self.hold.setText(text)
        self.hold.setAccessibleName(text)
        self.hold.set_icon("play" if count else "pause")
        self._place_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_search()

    def _place_search(self) -> None:
        left = self.client.sizeHint().width() + 24
        right = self.width() - self.hold.sizeHint().width() - self.sample_tag.sizeHint().width() - 52
        wide = max(120, min(SEARCH, right - left))
        x = max(left, min((self.width() - wide) // 2, right - wide))
        self.search.setGeometry(x, tokens.EDGE + 7, wide, 32)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-window"])
        painter.fillRect(0, 0, self.width(), tokens.EDGE, self._theme["accent"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme["line"])
        painter.end()


def _plain(client: Client) -> str:
    """A client in a menu, where "&" would mark a key."""
    return f"{initials(client)}   {client.name}".replace("&", "&&")
