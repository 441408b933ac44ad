"""A tile whose paragraphs have a name at their left: the brief of a campaign, as a page of it is set."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from smdesk.ui.views.strategy.sections.parts import Piece, TextTile, height_of, write

NAMES, LEAST, GAP = 148, 420, 12  # px of the names, of a tile that has room for them, and between name and text


@dataclass(frozen=True, slots=True)
class Named(Piece):
    """A paragraph with its name."""

    name: str = ""


class BriefTile(TextTile):
    """Names stand in a column of their own; in a narrow tile above their texts."""

    def _beside(self, width: float) -> bool:
        return width >= self.theme.px(LEAST)

    def _high(self, piece: Piece, width: int) -> float:
        if not isinstance(piece, Named):
            return super()._high(piece, width)
        font, names = self.theme.font(piece.size), self.theme.px(NAMES)
        room = width - 2 * self._pad
        if self._beside(width):
            return max(height_of(piece.name, font, names - GAP), height_of(piece.text, font, room - names)) + 2
        return height_of(piece.name, font, room) + height_of(piece.text, font, room) + 2

    def _piece(self, painter: QPainter, piece: Piece, y: float, width: float) -> float:
        if not isinstance(piece, Named):
            return super()._piece(painter, piece, y, width)
        font, names, left = self.theme.font(piece.size), float(self.theme.px(NAMES)), float(self._pad)
        room = width - 2 * self._pad
        painter.setPen(self.theme["ink-3"])
        high = write(painter, piece.name, font, QRectF(left, y, names - GAP if self._beside(width) else room, 0))
        painter.setPen(self.theme[piece.role])
        if self._beside(width):
            text = write(painter, piece.text, font, QRectF(left + names, y, room - names, 0))
            return y + max(high, text) + 6
        return y + high + write(painter, piece.text, font, QRectF(left, y + high, room, 0)) + 6
