"""Small painted pieces: the client's chip, the ring, labels and buttons that follow the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from smdesk.ui import tokens
from smdesk.ui.icons import icon
from smdesk.ui.theme import Theme


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, fill: QColor, theme: Theme, size: int = 11
) -> None:
    """A client's initials on its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(theme["on-client"])
    font = theme.font(size, strong=True)
    wide = QFontMetrics(font).horizontalAdvance(text)
    if wide > rect.width() - 4:  # larger text has no room in it
        font.setPixelSize(max(8, int(font.pixelSize() * (rect.width() - 4) / wide)))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Ring(QWidget):
    """A ring that fills: a counter's use or a checklist's progress. The figure always stands beside it."""

    def __init__(self, theme: Theme, size: int = 16, stroke: float = 2.0) -> None:
        super().__init__()
        self._theme, self._stroke = theme, stroke
        self._part, self._role = 0.0, "accent"
        self.setFixedSize(size, size)

    def set(self, part: float, role: str = "accent") -> None:
        """Fill ``part`` (0 to 1) in a colour role."""
        self._part, self._role = max(0.0, min(1.0, part)), role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self._part, self._theme, self._role, self._stroke)
        painter.end()


def paint_ring(
    painter: QPainter, rect: QRectF, part: float, theme: Theme, role: str = "accent", stroke: float = 2.0
) -> None:
    """The ring itself, for painted views."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme["bg-pressed"], stroke))
    painter.drawEllipse(inner)
    if part > 0:
        painter.setPen(QPen(theme[role], stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(inner, 90 * 16, round(-part * 360 * 16))


class Label(QLabel):
    """A label with a look of the style sheet ("caption", "title", "head", …)."""

    def __init__(self, text: str = "", look: str = "", wrap: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if look:
            self.setProperty("look", look)

    def set_look(self, look: str) -> None:
        """Change the look."""
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)


class Button(QPushButton):
    """A push button with a look, an icon that follows the theme, and an optional key beside its words."""

    def __init__(
        self, theme: Theme, text: str = "", look: str = "", icon_name: str = "", tip: str = "", key: str = ""
    ) -> None:
        super().__init__(text)
        self._theme, self._icon_name, self._look, self._key = theme, icon_name, look, key
        self._bare = False
        if look:
            self.setProperty("look", look)
        if tip:
            self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._tint)
        self._tint()

    def set_look(self, look: str) -> None:
        """Change the look."""
        if self._look != look:
            self._look = look
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
            self._tint()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._tint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Names of clients hold "&": it is shown, not taken for the mark of a key."""
        super().initStyleOption(option)
        option.text = "" if self._bare else self._air() + self.text().replace("&", "&&")
        if self._bare:
            option.icon = QIcon()

    def _air(self) -> str:
        """Qt leaves four pixels between an icon and the words: too few."""
        return "\N{NO-BREAK SPACE}" if self._icon_name and self.text() and not self._key else ""

    def _tint(self) -> None:
        if self._icon_name:
            role = "on-accent" if self._look == "primary" else "ink-2" if self._look == "icon" else "ink"
            self.setIcon(icon(self._icon_name, self._theme[role], tokens.ICON_S))
            self.setIconSize(QSize(tokens.ICON_S, tokens.ICON_S))
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        air = self.fontMetrics().horizontalAdvance(self._air() + "&" * self.text().count("&"))  # Qt counts no "&"
        return QSize(hint.width() + air + self._key_width() + (8 if self._key else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(self._theme.font(tokens.MICRO, strong=True)).horizontalAdvance(self._key) + 2 * self._theme.px(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._bare = bool(self._key)
        super().paintEvent(event)
        self._bare = False
        if self._key:
            painter = QPainter(self)
            self._paint_content(painter, self._key_width())
            painter.end()
        if self._look == "primary" and self.hasFocus():
            self._paint_ring()

    def _paint_ring(self) -> None:
        """A ring of the fill's colour with a gap: the style sheet's own would not be seen on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme["bg-surface"], 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 4, 4)
        painter.end()

    def _paint_content(self, painter: QPainter, wide: int) -> None:
        enabled = self.isEnabled()
        role = "on-accent" if self._look == "primary" else "ink"
        painter.setPen(self._theme[role if enabled else "ink-disabled"])
        font = self._theme.font(tokens.BODY, strong=self._look == "primary")
        painter.setFont(font)
        x = 12.0
        if self._icon_name:
            self.icon().paint(painter, 12, (self.height() - 16) // 2, 16, 16)
            x += 24
        area = QRectF(x, 0, self.width() - x - wide - 14, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        high = self._theme.px(18)
        key = QRectF(self.width() - wide - 10, (self.height() - high) / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["veil" if self._look == "primary" else "bg-sunken"])
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(self._theme[role if enabled else "ink-disabled"])
        painter.setFont(self._theme.font(tokens.MICRO, strong=True))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)


def row(
    *items: QWidget | int | None, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """Widgets side by side; an int is a fixed space, None stretches."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box
