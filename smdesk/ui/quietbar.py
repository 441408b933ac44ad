"""The quiet bar at the bottom: what was done, with Undo beside it, for six seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.language import Words
from smdesk.ui import tokens
from smdesk.ui.announce import announce
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label

SECONDS = 6
HIGH = 36  # also without the link
LIFT = 64  # clear of the bar of actions that some views have at their foot
ABOVE = 8  # px over such a bar


class QuietBar(QWidget):
    """Floats over the foot of its parent."""

    def __init__(
        self, parent: QWidget, theme: Theme, words: Words, undo: Callable[[], object], foot: Callable[[], int] = lambda: 0
    ) -> None:
        """``foot``: px of the bar of actions that stands at the foot now."""
        super().__init__(parent)
        self._theme, self._parent = theme, parent
        self._text, self._said = Label(""), ""
        self._foot = foot
        self._undo = Button(theme, words("Undo"), "link")
        self._undo.clicked.connect(undo)
        line = QHBoxLayout(self)
        self._line = line
        line.addWidget(self._text)
        line.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "") -> None:
        """Show ``text``; ``action`` "undo" adds the link."""
        undo = action == "undo"
        self._said = text
        most = self._parent.width() - (220 if undo else 80)  # a title may be as long as a post
        self._text.setText(self._text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, most))
        self._text.setAccessibleName(text)
        self._text.setToolTip(text)
        self._undo.setVisible(undo)
        self._line.setContentsMargins(16, 4, 8 if undo else 16, 4)
        self.setMinimumHeight(self._theme.px(HIGH))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    @property
    def text(self) -> str:
        """What is being said."""
        return "" if self.isHidden() else self._said

    def _place(self) -> None:
        parent = self._parent
        x = (parent.width() - self.width()) // 2
        self.move(max(8, x), parent.height() - self._theme.px(tokens.STATUS) - self.height() - max(LIFT, self._foot() + ABOVE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme["line-strong"])
        painter.setBrush(self._theme["bg-raised"])
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens.R_CARD, tokens.R_CARD
        )
        painter.end()
