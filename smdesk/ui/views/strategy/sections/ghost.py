"""What a hand carries from one part of a section to another."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget


class Ghost(QWidget):
    """A faint picture of what is being carried."""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._tile: QWidget | None = None
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, tile: QWidget, point: QPoint) -> None:
        """Show ``tile`` under the global ``point``."""
        if tile is not self._tile or self.isHidden():
            self._tile, self._picture = tile, tile.grab()
        self.resize(tile.size())
        self.move(self._home.mapFromGlobal(point) - QPoint(16, 12))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(0.75)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
