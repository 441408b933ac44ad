"""One part of the plan as a card that can be picked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.icons import draw

HIGH = 64


class PartCard(QAbstractButton):
    """Title, second line, how many posts point to it, and what it lacks."""

    def __init__(
        self, ctx: Context, title: str, details: str, count: str, lack: str, icon: str, hue: int = -1
    ) -> None:
        super().__init__()
        self._ctx, self._details, self._count, self._lack = ctx, details, count, lack
        self._icon, self._hue = icon, hue
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (title, details, count, lack) if part))
        self.setToolTip(details)

    def sizeHint(self) -> QSize:
        return QSize(320, self._ctx.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ctx.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setPen(
            QPen(theme["accent" if on else "focus" if self.hasFocus() else "line"], 1.5 if on else 1)
        )
        painter.setBrush(theme["accent-soft" if on else "bg-hover" if self.underMouse() else "bg-surface"])
        painter.drawRoundedRect(area, tokens.R_CARD, tokens.R_CARD)
        if self._hue >= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(self._hue))
            painter.drawRoundedRect(QRectF(16, self.height() / 2 - 6, 12, 12), 3, 3)
        else:
            draw(painter, self._icon, theme["ink-2"], 14, (self.height() - 16) / 2, 16)
        self._texts(painter)
        painter.end()

    def _texts(self, painter: QPainter) -> None:
        theme = self._ctx.theme
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        caption = theme.font(tokens.CAPTION)
        side = max(QFontMetrics(caption).horizontalAdvance(self._count), self._lack_width()) + 24
        room = self.width() - 44 - side
        half = self.height() / 2
        painter.setFont(theme.font(tokens.BODY, strong=True))
        painter.setPen(theme["ink"])
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        top = QRectF(42, 8, room, half - 8) if self._details else QRectF(42, 0, room, self.height())
        painter.drawText(top, middle | left, title)
        painter.setFont(caption)
        painter.setPen(theme["ink-3"])
        details = painter.fontMetrics().elidedText(self._details, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(42, half, room, half - 8), middle | left, details)
        right = Qt.AlignmentFlag.AlignRight
        end = QRectF(self.width() - side - 14, 8, side, half - 8)
        painter.setPen(theme["ink-2"])
        painter.drawText(end, middle | right, self._count)
        if self._lack:
            painter.setPen(theme["warn"])
            low = end.translated(0, half - 8)
            painter.drawText(low, middle | right, self._lack)
            wide = painter.fontMetrics().horizontalAdvance(self._lack)
            draw(painter, "warning", theme["warn"], low.right() - wide - 20, low.center().y() - 7, 14)

    def _lack_width(self) -> int:
        if not self._lack:
            return 0
        return QFontMetrics(self._ctx.theme.font(tokens.CAPTION)).horizontalAdvance(self._lack) + 22


def spacer() -> QWidget:
    """Takes the rest of a column."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return box
