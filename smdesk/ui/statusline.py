"""The line at the foot: saved when, last backup, what the view says, and the zone."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.widgets.chip import Label


class Fact(Label):
    """A caption that gives way where there is no room, and then says the rest in its tooltip."""

    def __init__(self, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__("", "caption")
        self._elide = elide

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), self._elide, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class StatusLine(QWidget):
    """24 px of quiet facts."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setFixedHeight(max(tokens.STATUS, ctx.theme.px(tokens.STATUS)))
        self._saved, self._backup, self._left = Fact(), Fact(), Fact()
        self._right = Fact(Qt.TextElideMode.ElideMiddle)  # the zone stands at its end
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(16)
        for label in (self._saved, self._backup, self._left):
            line.addWidget(label)
        line.addStretch(1)
        line.addWidget(self._right)
        self._backup.hide()
        self._saved.setText(ctx.words("Everything stays in one folder on this computer"))
        ctx.theme.changed.connect(self.update)

    def saved(self) -> None:
        """Everything up to now is on the disk."""
        clock = self._ctx.now().astimezone()
        self._saved.setText("✓ " + self._ctx.words("Saved {time}", time=clock.strftime("%H:%M")))

    def backed_up(self, at: datetime) -> None:
        """Name the last automatic backup."""
        _ = self._ctx.words
        here = at.astimezone()
        today = here.date() == self._ctx.now().astimezone().date()
        day = day_text(self._ctx.locale, here.date())
        text = _("Backup today {time}", time=here.strftime("%H:%M")) if today else _("Backup {day}", day=day)
        self._backup.setText(text)
        self._backup.show()

    def show_texts(self, left: str, right: str) -> None:
        """What the view in front has to say."""
        self._left.setText(left)
        self._right.setText(right)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ctx.theme["bg-window"])
        painter.fillRect(0, 0, self.width(), 1, self._ctx.theme["line"])
        painter.end()
