"""The left rail: one icon and word per view, settings at the foot."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.views import View

ROW, WORD, AIR = 56, 18, 6  # px; AIR beside the longest word


class RailButton(QAbstractButton):
    """An icon over its word."""

    def __init__(self, theme: Theme, text: str, icon_name: str, keys: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon_name
        self.setText(text)
        self.setToolTip(f"{text}  {keys}".strip())
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFixedSize(tokens.RAIL, ROW)  # until the rail knows its longest word
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        color = self._theme["accent-text" if on else "ink-2"]
        if self.underMouse() and not on:
            painter.fillRect(self.rect(), self._theme["bg-hover"])
        if on:
            painter.fillRect(QRectF(0, 8, tokens.EDGE, self.height() - 16), self._theme["accent"])
        if self.hasFocus():
            painter.setPen(self._theme["focus"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5.5, 3.5, -3.5, -3.5), 6, 6)
        draw(painter, self._icon, color, (self.width() - tokens.ICON) / 2, 9, tokens.ICON)
        painter.setPen(color)
        painter.setFont(self._theme.font(tokens.MICRO))
        area = QRectF(0, 32, self.width(), self._theme.px(WORD))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class Rail(QWidget):
    """Emits the id of the view that was picked, or "settings"."""

    picked = Signal(str)

    def __init__(self, theme: Theme, views: list[View], titles: dict[str, str]) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, RailButton] = {}
        self.setProperty("look", "window")
        self.setFixedWidth(tokens.RAIL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.EDGE + 40, 0, 8)
        column.setSpacing(0)
        group = QButtonGroup(self)
        for view in views:
            column.addWidget(self._button(group, view.id, titles[view.id], view.icon, view.shortcut))
        column.addStretch(1)
        column.addWidget(self._button(group, "settings", titles["settings"], "settings", "Ctrl+,"))
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        """Grows with the text as far as the longest word needs; a word too long for that ends in "…"."""
        metrics = QFontMetrics(self._theme.font(tokens.MICRO))
        words = max(metrics.horizontalAdvance(button.text()) for button in self._buttons.values())
        wide = max(tokens.RAIL, min(words + 2 * AIR, self._theme.px(tokens.RAIL)))
        self.setFixedWidth(wide)
        for button in self._buttons.values():
            button.setFixedSize(wide, ROW + self._theme.px(WORD) - WORD)
        self.update()

    def _button(self, group: QButtonGroup, id: str, text: str, icon: str, keys: str) -> RailButton:
        button = RailButton(self._theme, text, icon, keys)
        group.addButton(button)
        button.setObjectName(id)
        button.clicked.connect(self._clicked)
        self._buttons[id] = button
        return button

    def _clicked(self) -> None:
        self.picked.emit(self.sender().objectName())

    def select(self, id: str) -> None:
        """Mark a view as the one shown."""
        if id in self._buttons:
            self._buttons[id].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-window"])
        painter.fillRect(0, 0, self.width(), tokens.EDGE, self._theme["accent"])
        painter.fillRect(self.width() - 1, tokens.EDGE, 1, self.height(), self._theme["line"])
        draw(painter, "mark", self._theme["accent"], (self.width() - 24) / 2, 15, 24)
        painter.end()
