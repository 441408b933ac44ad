"""What stands over the days while there is nothing to show: one icon, one sentence, one way on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.cards import PostFilter
from smdesk.ui import tokens
from smdesk.ui.icons import draw
from smdesk.ui.widgets.chip import Button, Label

if TYPE_CHECKING:
    from smdesk.ui.views.calendar.view import CalendarView

WIDE, SIGN = 360, 32


class Empty(QWidget):
    """Shown when the filter lets no post through at all; a bare month among full ones speaks for itself."""

    def __init__(self, view: "CalendarView") -> None:
        super().__init__(view)
        self._view, self._theme = view, view.ctx.theme
        _, theme = view.ctx.words, view.ctx.theme
        self._icon = "calendar"
        self.title, self.text = Label("", "section", wrap=True), Label("", "second", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.new = Button(theme, _("New post"), "outline", "plus", key="N")
        self.new.clicked.connect(view.verbs.new_post)
        self.sheet = Button(theme, _("Import a sheet"), "link")
        self.sheet.clicked.connect(lambda: view.ctx.actions["import"].trigger())
        self.clear = Button(theme, _("Clear the filter"), "outline")
        self.clear.clicked.connect(self._clear)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.new, self.sheet, self.clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24 + SIGN + 12, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.hide()

    def show_if(self, nothing: bool) -> None:
        """Come, go and say why."""
        desk = self._view.desk
        if nothing:
            self._say(desk.narrow != PostFilter(client_id=desk.client_id))
            self.place()
            self.raise_()
        self.setVisible(nothing)

    def _clear(self) -> None:
        self._view.desk.narrow_to()
        self._view.mode_widget().setFocus()  # this widget is gone, and the keys with it

    def _say(self, narrowed: bool) -> None:
        _ = self._view.ctx.words
        self._icon = "filter" if narrowed else "calendar"
        self.title.setText(_("No post matches the filter") if narrowed else _("Nothing planned yet"))
        self.text.setText(
            _("Let more through, or clear it to see every post again.")
            if narrowed
            else _("Write the first post, or bring in the sheet you plan in today.")
        )
        for button in (self.new, self.sheet):
            button.setVisible(not narrowed)
        self.clear.setVisible(narrowed)

    def place(self) -> None:
        """In the middle of the days; in the month below it, where today may stand."""
        area = self._view.mode_widget().geometry()
        wide = min(self._theme.px(WIDE), area.width() - 32)
        column = self.layout()
        assert column is not None
        high = max(column.heightForWidth(wide), column.minimumSize().height())
        box = QRect(0, 0, wide, high)
        box.moveCenter(area.center())
        if self._view.desk.mode == "month":
            box.moveTop(area.top() + area.height() * 6 // 10)
            box.moveBottom(min(box.bottom(), area.bottom() - 8))
        self.setGeometry(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["line"], 1))
        painter.setBrush(self._theme["bg-surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens.R_CARD, tokens.R_CARD)
        draw(painter, self._icon, self._theme["accent-text"], (self.width() - SIGN) / 2, 24, SIGN)
        painter.end()
