"""The line at the foot: saved when, last backup, what the view says, and the zone."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.widgets.chip import Label


class Fact(Label):
    """A caption that gives way where there is no room, and then says the rest in its tooltip."""

    def __init__(self) -> None:
        super().__init__("", "caption")

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class StatusLine(QWidget):
    """24 px of quiet facts."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._saved, self._backup, self._left = Fact(), Fact(), Fact()
        self._right, self._end = Fact(), Label("", "caption")
        self._dated = False  # whether there was a backup
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(16)
        for label in (self._saved, self._backup, self._left):
            line.addWidget(label)
        line.addStretch(1)
        line.addWidget(self._right)
        line.addWidget(self._end)
        self._saved.setText(ctx.words("Everything stays in one folder on this computer"))
        ctx.theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.setFixedHeight(max(tokens.STATUS, self._ctx.theme.px(tokens.STATUS)))
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Where there is no room for all, what is least about the days shown goes first; then the rest is cut at its end."""
        facts = [(self._saved, True), (self._backup, self._dated), (self._left, bool(self._left.text())),
                 (self._right, bool(self._right.text())), (self._end, bool(self._end.text()))]  # fmt: skip
        shown = [label for label, wanted in facts if wanted]
        for one in (self._backup, self._saved):
            wide = 32 + sum(label.sizeHint().width() + 16 for label in shown)
            if wide > self.width() > 0 and one in shown:
                shown.remove(one)
        for label, _ in facts:
            label.setVisible(label in shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def saved(self) -> None:
        """Everything up to now is on the disk."""
        clock = self._ctx.now().astimezone()
        self._saved.setText("✓ " + self._ctx.words("Saved {time}", time=clock.strftime("%H:%M")))
        self._fit()

    def backed_up(self, at: datetime) -> None:
        """Name the last automatic backup."""
        _ = self._ctx.words
        here = at.astimezone()
        today = here.date() == self._ctx.now().astimezone().date()
        day = day_text(self._ctx.locale, here.date())
        text = _("Backup today {time}", time=here.strftime("%H:%M")) if today else _("Backup {day}", day=day)
        self._backup.setText(text)
        self._dated = True
        self._fit()

    def show_texts(self, left: str, right: str) -> None:
        """What the view in front has to say; ``right`` may end with a zone, which is never cut."""
        said, _, end = right.partition("   ")
        self._left.setText(left)
        self._right.setText(said)
        self._end.setText(end)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ctx.theme["bg-window"])
        painter.fillRect(0, 0, self.width(), 1, self._ctx.theme["line"])
        painter.end()
