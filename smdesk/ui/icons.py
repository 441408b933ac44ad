"""The icon family, tinted from the palette and cached as pixmaps."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smdesk import resources

STROKE_PX = 1.4  # a line on the screen, whatever the size: drawn at 1.5 of 24 units, 14 px would have hairlines
_ROOT_STROKE = b'stroke-width="1.5"'
_MISSING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'


@lru_cache(maxsize=512)
def _source(name: str) -> bytes:
    folder = "networks" if name.startswith("@") else "ui"
    try:
        return resources.path("icons", folder, f"{name.removeprefix('@')}.svg").read_bytes()
    except OSError:
        return _source("@generic") if name.startswith("@") and name != "@generic" else _MISSING


@lru_cache(maxsize=2048)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon ("calendar", or "@instagram" for a network's glyph) in a colour (#AARRGGBB) at a size in pixels."""
    side = max(1, round(size * ratio))
    # Qt draws strokes of a pixel or less as hairlines, grey on diagonals: paint large, then shrink.
    fine = 4 if side <= 24 else 1
    made = QPixmap(side * fine, side * fine)
    made.fill(Qt.GlobalColor.transparent)
    shade = QColor(color)
    data = _source(name).replace(b"currentColor", shade.name().encode())
    stroke = max(1.5, STROKE_PX * 24 / size)
    data = data.replace(_ROOT_STROKE, f'stroke-width="{stroke:.2f}"'.encode(), 1)
    painter = QPainter(made)
    painter.setOpacity(shade.alphaF())
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side * fine, side * fine))
    painter.end()
    if fine > 1:
        made = made.scaled(side, side, mode=Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(ratio)
    return made


def draw(painter: QPainter, name: str, color: QColor, x: float, y: float, size: int) -> None:
    """Paint an icon with its top left corner at x, y."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(round(x), round(y), pixmap(name, color.name(QColor.NameFormat.HexArgb), size, ratio))


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """An icon for a button, sharp on ordinary screens and on the finest that is there (see Theme for new ones)."""
    made = QIcon()
    app = QGuiApplication.instance()
    finest = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    for ratio in sorted({1.0, finest}):
        made.addPixmap(pixmap(name, color.name(QColor.NameFormat.HexArgb), size, ratio))
    return made
