"""A tab for the common text and one for each place: glyph, name, dot when it differs, ring and what is left."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.services.composing import AtPlace
from smdesk.ui import tokens
from smdesk.ui.composer.desk import COMMON, Desk
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, paint_ring
from smdesk.ui.widgets.flow import FlowRow

_PAD, _GAP, _RING = 10, 7, 16


def ring_role(used: int, limit: int) -> str:
    """Colour of a counter: ``warn`` from 90 %, ``danger`` past the limit."""
    if not limit:
        return "ink-3"
    return "danger" if used > limit else "warn" if used * 10 >= limit * 9 else "accent"


class Tab(QAbstractButton):
    """One tab. ``tight`` leaves the name away, for many places on a small screen."""

    def __init__(self, theme: Theme, place_id: int, name: str, glyph: str = "") -> None:
        super().__init__()
        self._theme, self.place_id, self._name, self._glyph = theme, place_id, name, glyph
        self._dot = False
        self._counter = ""
        self._part, self._role = 0.0, "accent"
        self._ring = False
        self.tight = False
        self.setCheckable(True)
        self.setText(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.toggled.connect(self._toggled)

    def _toggled(self) -> None:
        self.updateGeometry()  # the open one says its name, also where room is scarce

    def show_state(self, counter: str, part: float, role: str, dot: bool, ring: bool, spoken: str) -> None:
        """What stands beside the name; ``spoken`` is the whole for a screen reader."""
        state = (counter, part, role, dot, ring)
        if state != (self._counter, self._part, self._role, self._dot, self._ring):
            self._counter, self._part, self._role, self._dot, self._ring = state
            self.updateGeometry()
            self.update()
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    @property
    def counter(self) -> str:
        """The number (or "same") shown on the tab."""
        return self._counter

    @property
    def differs(self) -> bool:
        """Whether the dot is shown."""
        return self._dot

    def _pieces(self, tight: bool) -> tuple[int, int, int, int, int]:
        metrics = QFontMetrics(self._theme.font(tokens.BODY, strong=True))
        glyph = tokens.ICON_S if self._glyph else 0
        named = not tight or not self._glyph or self.isChecked()
        name = metrics.horizontalAdvance(self._name) if named else 0
        counter = QFontMetrics(self._theme.font(tokens.BODY)).horizontalAdvance(self._counter)
        return glyph, name, 6 if self._dot else 0, _RING if self._ring else 0, counter

    def _width(self, tight: bool) -> int:
        shown = [width for width in self._pieces(tight) if width]
        return sum(shown) + _GAP * (len(shown) - 1) + 2 * _PAD

    def full_width(self) -> int:
        """Room that it needs with its name."""
        return self._width(tight=False)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self.tight), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not self.isChecked():
            painter.fillRect(self.rect().adjusted(2, 6, -2, -6), theme["bg-hover"])
        glyph, name, dot, ring, counter = self._pieces(self.tight)
        ink = theme["ink"] if self.isChecked() else theme["ink-2"]
        x, middle = float(_PAD), self.height() / 2
        if glyph:
            draw(painter, f"@{self._glyph}", ink, x, middle - glyph / 2, glyph)
            x += glyph + _GAP
        painter.setPen(ink)
        painter.setFont(theme.font(tokens.BODY, strong=self.isChecked()))
        if name:
            painter.drawText(QRectF(x, 0, name, self.height()), Qt.AlignmentFlag.AlignVCenter, self._name)
            x += QFontMetrics(painter.font()).horizontalAdvance(self._name) + _GAP
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["accent"])
            painter.drawEllipse(QRectF(x, middle - 3, 6, 6))
            x += dot + _GAP
        if ring:
            box = QRectF(x, middle - ring / 2, ring, ring)
            paint_ring(painter, box, self._part, theme, self._role)
            x += ring + _GAP
        loud = self._role in ("warn", "danger") and self._ring
        painter.setPen(theme[self._role] if loud else theme["ink-3"])
        painter.setFont(theme.font(tokens.BODY))
        painter.drawText(
            QRectF(x, 0, counter + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, self._counter
        )
        if self.isChecked():
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme["accent"])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 5, -2, -5), 6, 6)
        painter.end()


class TabStrip(QWidget):
    """The row of tabs with "+" at its end."""

    places_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _, theme = desk.ctx.words, desk.ctx.theme
        self._row = FlowRow(gap=2, line_gap=0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._picked)
        self.tabs: list[Tab] = []
        self.plus = Button(theme, "", "icon", "plus", tip=_("Places…"))
        self.plus.clicked.connect(self.places_asked)
        self.choose = Button(theme, _("Choose places"), "outline", "plus")
        self.choose.clicked.connect(self.places_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._row, 1)
        line.addWidget(self.choose)
        self._plus = QWidget()  # as high as the first line of tabs
        beside = QVBoxLayout(self._plus)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.plus)
        line.addWidget(self._plus, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._resized_text)
        self._resized_text()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Texts by place"))
        desk.loaded.connect(self.rebuild)
        desk.turned.connect(self._turned)
        desk.checked.connect(self.refresh)
        desk.typed.connect(self.refresh_here)

    def _resized_text(self) -> None:
        self._plus.setFixedHeight(self._desk.ctx.theme.px(40))
        self._squeeze()

    def rebuild(self) -> None:
        """Make the tabs again when the places are others."""
        wanted = [COMMON, *(one.place.id for one in self._desk.at)]
        if [tab.place_id for tab in self.tabs] != wanted:
            for tab in self.tabs:
                self._group.removeButton(tab)
                self._row.flow.removeWidget(tab)
                tab.hide()
                tab.deleteLater()
            self.tabs = []
            self._add(Tab(self._desk.ctx.theme, COMMON, self._desk.ctx.words("Common text")))
            for one in self._desk.at:
                self._add(Tab(self._desk.ctx.theme, one.place.id, self._name_of(one), one.place.network))
        nowhere = not self._desk.at
        self.choose.setVisible(nowhere and not self._desk.read_only)
        self.plus.setVisible(not nowhere)
        self._turned()
        self.refresh()

    @property
    def door(self) -> Button:
        """The button that opens the places."""
        return self.plus if self._desk.at else self.choose

    def _name_of(self, one: AtPlace) -> str:
        twins = [other for other in self._desk.at if other.place.network == one.place.network]
        return self._desk.ctx.words(one.facts.short) if len(twins) == 1 or not one.place.handle else one.place.handle[:18]

    def _add(self, tab: Tab) -> None:
        self._group.addButton(tab)
        self._row.add(tab)
        tab.show()
        self.tabs.append(tab)

    def _picked(self, button: QAbstractButton) -> None:
        if isinstance(button, Tab):
            self._desk.turn(button.place_id)

    def _turned(self) -> None:
        for tab in self.tabs:
            tab.setChecked(tab.place_id == self._desk.place_id)
        self._squeeze()

    def refresh(self) -> None:
        """Counters of all tabs."""
        for tab in self.tabs:
            self._show(tab)
        self._squeeze()

    def refresh_here(self) -> None:
        """The counter of the open tab, at each key."""
        for tab in self.tabs:
            if tab.isChecked():
                self._show(tab)

    def _show(self, tab: Tab) -> None:
        _, locale = self._desk.ctx.words, self._desk.ctx.locale
        one = next((one for one in self._desk.at if one.place.id == tab.place_id), None)
        if one is None:
            tab.show_state("", 0.0, "accent", False, False, _("Common text"))
            return
        budget = one.budget
        name = f"{_(one.facts.name)} {one.place.handle}".strip()
        role = ring_role(budget.used, budget.limit)
        left = locale.toString(budget.remaining)
        own = one.differs
        spoken = (
            _("{place}, own text", place=name) if own else _("{place}, same as the common text", place=name)
        )
        if budget.limit:
            spoken += ", " + _.n_("{n} left", "{n} left", budget.remaining)
        calm = not own and role == "accent"
        counter = _("same") if calm else left if budget.limit else ""
        part = budget.used / budget.limit if budget.limit else 0.0
        tab.show_state(counter, part, role, own, bool(budget.limit), spoken)

    def _squeeze(self) -> None:
        wide = sum(tab.full_width() + 2 for tab in self.tabs)
        tight = wide > self._row.width() > 0
        for tab in self.tabs:
            if tab.tight != tight:
                tab.tight = tight
                tab.updateGeometry()
                tab.update()
        self._row.refit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._squeeze()
