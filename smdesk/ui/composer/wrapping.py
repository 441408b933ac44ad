"""Text broken at words, or anywhere when one word is wider than the column: nothing is cut off."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


def laid_out(text: str, font: QFont, width: float) -> tuple[QTextLayout, int]:
    """The text in lines of at most ``width`` px, and the height they take."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20.0, width))
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.15
    layout.endLayout()
    return layout, round(height)


def paint(painter: QPainter, text: str, font: QFont, x: float, y: float, width: float) -> None:
    """Paint it with the pen that is set."""
    laid_out(text, font, width)[0].draw(painter, QPointF(x, y))
