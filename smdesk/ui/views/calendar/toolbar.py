"""The bar over the calendar: which days, filter, mode, and the one primary button."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QWidget

from smdesk.domain.errors import N_
from smdesk.language import Words
from smdesk.ui import tokens
from smdesk.ui.actions import keys_text
from smdesk.ui.views.calendar.desk import MODES, Desk
from smdesk.ui.widgets.chip import Button, Label

MODE_NAMES = {"month": N_("Month"), "week": N_("Week"), "list": N_("List"), "board": N_("Board")}


class Toolbar(QWidget):
    """Emits what was asked for; the view does it."""

    stepped = Signal(int)
    today_asked = Signal()
    filter_asked = Signal()
    mode_asked = Signal(str)
    new_asked = Signal()
    ideas_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _, self._theme = desk.ctx.words, desk.ctx.theme
        self._desk = desk
        self._filter_words = _("Filter")
        theme = self._theme
        self.title = Label("", "title")
        self.back = Button(theme, "", "icon", "chevron-left", tip=_("Earlier (PageUp)"))
        self.today = Button(theme, _("Today"), "small", tip=_("Today (Home)"))
        self.forth = Button(theme, "", "icon", "chevron-right", tip=_("Later (PageDown)"))
        self.filter = Button(theme, _("Filter"), "", "filter")
        self.new = Button(theme, _("New post"), "primary", "plus", key="N")
        self.ideas = Button(theme, "", "icon", "bulb", tip=_("Ideas"))
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forth.clicked.connect(lambda: self.stepped.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.filter.clicked.connect(self.filter_asked)
        self.new.clicked.connect(self.new_asked)
        self.ideas.clicked.connect(self.ideas_asked)
        self.segments = self._segments()
        self.mode = Button(theme, "", "outline", "chevron-down")
        self.mode.clicked.connect(self._mode_menu)
        self.mode.hide()
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addSpacing(4)
        for button in (self.back, self.today, self.forth):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.filter)
        line.addWidget(self.segments)
        line.addWidget(self.mode)
        line.addWidget(self.new)
        line.addWidget(self.ideas)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.title.setFont(self._theme.font(tokens.TITLE, strong=True))
        self.setFixedHeight(max(tokens.TOOLBAR, self._theme.px(tokens.TOOLBAR)))
        self.update()

    def _segments(self) -> QFrame:
        _ = self._desk.ctx.words
        frame = QFrame()
        frame.setProperty("look", "segments")
        frame.setFixedHeight(tokens.CONTROL)
        line = QHBoxLayout(frame)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        group = QButtonGroup(self)
        self.modes: dict[str, Button] = {}
        for place, mode in enumerate(MODES, 1):
            button = Button(self._theme, _(MODE_NAMES[mode]), "segment", tip=_mode_key(place, _))
            button.setAccessibleName(_(MODE_NAMES[mode]))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, mode=mode: self.mode_asked.emit(mode))
            group.addButton(button)
            line.addWidget(button)
            self.modes[mode] = button
        return frame

    def refresh(self, title: str, *, paged: bool, ideas: bool) -> None:
        """Show the title and the state of the desk; ``ideas`` shows the button that brings the drawer back."""
        _ = self._desk.ctx.words
        self.title.setText(title)
        self.modes[self._desk.mode].setChecked(True)
        self.mode.setText(_(MODE_NAMES[self._desk.mode]))
        self.mode.setAccessibleName(_("Shown as: {mode}", mode=self.mode.text()))
        for button in (self.back, self.today, self.forth):
            button.setVisible(paged)
        narrow = self._desk.narrow
        parts = (
            narrow.place_ids,
            narrow.pillar_ids,
            narrow.statuses,
            narrow.campaign_id,
            narrow.objective_id,
            narrow.segment_id,
        )
        count = sum(map(bool, (*parts, narrow.text.strip())))
        self._filter_words = _("Filter: {n}", n=count) if count else _("Filter")
        look = "outline" if count else ""
        if (self.filter.property("look") or "") != look:
            self.filter.setProperty("look", look)
            self.filter.style().unpolish(self.filter)
            self.filter.style().polish(self.filter)
        self.ideas.setVisible(ideas)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all words, the filter keeps its icon, then the new post its plus and key;
        then the four modes go into a menu, and the words return as far as they fit."""
        _ = self._desk.ctx.words
        words = ((True, True), (False, True), (False, False))
        for folded, (filter_words, new_words) in ((folded, pair) for folded in (False, True) for pair in words):
            self.filter.setText(self._filter_words if filter_words else "")
            self.new.setText(_("New post") if new_words else "")
            self.segments.setVisible(not folded)
            self.mode.setVisible(folded)
            if self._line.minimumSize().width() <= self.width():
                break
        self.filter.setToolTip("" if self.filter.text() else self._filter_words)
        self.new.setToolTip("" if self.new.text() else _("New post"))

    def _mode_menu(self) -> None:
        _, menu = self._desk.ctx.words, QMenu(self)
        for place, mode in enumerate(MODES, 1):
            action = menu.addAction(f"{_(MODE_NAMES[mode])}\t{_mode_key(place, _)}")
            action.setCheckable(True)
            action.setChecked(mode == self._desk.mode)
            action.triggered.connect(lambda _checked=False, mode=mode: self.mode_asked.emit(mode))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mode.mapToGlobal(QPoint(0, self.mode.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["bg-surface"])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme["line"])
        painter.end()


def _mode_key(place: int, words: Words) -> str:
    return keys_text(f"Ctrl+Shift+{place}", words)
