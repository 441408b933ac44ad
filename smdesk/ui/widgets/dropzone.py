"""The empty state of what takes a file: a dashed field to drop it on, or to press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme

SIGN, GAP = 32, 12


class DropZone(QAbstractButton):
    """Pressed, it asks for the file; what is dropped goes to the widget it lies in."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        pen = QPen(theme["focus" if focus else "line-strong"], 2 if focus else 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(theme["bg-hover"] if self.underMouse() else theme["bg-surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.R_CARD, tokens.R_CARD)
        painter.setFont(theme.font(tokens.BODY))
        room = self.width() - 48
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        words = painter.boundingRect(QRectF(24, 0, room, self.height()), flags, self.text())
        top = (self.height() - SIGN - GAP - words.height()) / 2
        draw(painter, "upload", theme["accent-text"], (self.width() - SIGN) / 2, top, SIGN)
        painter.setPen(theme["ink-2"])
        painter.drawText(QRectF(24, top + SIGN + GAP, room, words.height() + 2), flags, self.text())
        painter.end()
