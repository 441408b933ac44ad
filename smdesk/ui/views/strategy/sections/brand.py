"""The brand sheet as a page: what is promised, how it sounds, what it looks like; edited where it stands."""

import re
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from smdesk.domain.errors import N_
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.ui import tokens
from smdesk.ui.theme import Theme
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.fields import QuickLine, Written
from smdesk.ui.views.strategy.sections.parts import Column, Empty, head, lines_of
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

TONES = {
    "formal": (N_("formal"), N_("casual")),
    "playful": (N_("serious"), N_("playful")),
    "warm": (N_("reserved"), N_("warm")),
    "plain": (N_("expert"), N_("plain")),
}
WANTED_MOST = 5  # adjectives of the wanted image
REST_MS = 700  # a slider is kept when it has come to rest
SWATCH = re.compile(r"#[0-9A-Fa-f]{6}\b")


class Tone(QSlider):
    """From one word to its opposite, 0 to 100; drag, arrows, Page keys. ``kept`` comes when it has come to rest."""

    kept = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._was = theme, 50
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.keep)

    def show_value(self, value: int) -> None:
        """What the record says; a slider in hand is left alone."""
        if not self._timer.isActive():
            self._was = value
            self.setValue(value)

    def keep(self) -> None:
        """Tell where it stands now."""
        self._timer.stop()
        if self.value() != self._was:
            self._was = self.value()
            self.kept.emit(self._was)

    def sizeHint(self) -> QSize:
        return QSize(160, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 28)

    def _at(self, event: QMouseEvent) -> int:
        return max(0, min(100, round((event.position().x() - 8) * 100 / max(1, self.width() - 16))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setValue(self._at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.setValue(self._at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, room = self.height() / 2, self.width() - 16
        painter.setPen(QPen(theme["line-control"], 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(8, round(y), 8 + room, round(y))
        painter.drawLine(8 + room // 2, round(y) - 4, 8 + room // 2, round(y) + 4)
        x = 8 + room * self.value() / 100
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["accent"])
        painter.drawEllipse(QRectF(x - 6, y - 6, 12, 12))
        if self.hasFocus():
            painter.setPen(QPen(theme["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x - 9, y - 9, 18, 18))
        painter.end()


class Chip(Button):
    """A word of a list: Del or a click on it takes it away after asking nothing; undo brings it back."""

    gone = Signal(str)

    def __init__(self, theme: Theme, text: str, tip: str) -> None:
        super().__init__(theme, text, "chip", tip=tip)
        self.setAccessibleDescription(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.gone.emit(self.text())
        else:
            super().keyPressEvent(event)


class Swatch(QWidget):
    """A colour with its code, painted."""

    def __init__(self, theme: Theme, color: str) -> None:
        super().__init__()
        self._theme, self._color = theme, color
        self.setAccessibleName(color)
        self.setToolTip(color)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self._theme.px(56))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme["line-strong"], 1))
        painter.setBrush(QColor(self._color))
        high = self._theme.px(34)
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, high), tokens.R_CONTROL, tokens.R_CONTROL)
        painter.setPen(self._theme["ink-3"])
        painter.setFont(self._theme.font(tokens.MICRO))
        painter.drawText(QRectF(0, high + 2, self.width(), self.height() - high - 2), Qt.AlignmentFlag.AlignCenter, self._color)
        painter.end()


class Quote(QWidget):
    """A sentence set off by a line at its left."""

    def __init__(self, desk: Desk, field: str, keep: Any) -> None:
        super().__init__()
        self._theme = desk.ctx.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(head(desk.ctx.words(SHAPES["brand"].field(field).label)))
        self.text = Written(desk, "brand", field, keep, size=tokens.SECTION, strong=True)
        column.addWidget(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, 3, self.height()), self._theme["accent-line"])
        painter.end()


class BrandSheet(Column):
    """The single brand record of a client."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 20)
        _ = self.words
        sentence = _("Nothing said yet. For example a promise: “You leave with one book you did not know you wanted.”")
        self.empty = Empty(self.theme, sentence, _("Write the promise"), self.add_new)
        self.column.addWidget(self.empty)
        self.texts: dict[str, Written] = {}
        for name in ("promise", "positioning"):
            quote = Quote(desk, name, partial(self._keep, name))
            self.texts[name] = quote.text
            self.column.addWidget(quote)
        self.chips: dict[str, FlowRow] = {}
        self.lines: dict[str, QuickLine] = {}
        self.column.addLayout(self._lists())
        self._titled("personality")
        self.tones: dict[str, Tone] = {}
        self.column.addWidget(head(_("Tone")))
        self.column.addLayout(self._tones())
        self.column.addLayout(self._voice())
        self.swatches = FlowRow(gap=12)
        self._titled("colours")
        self.column.addWidget(self.swatches)

    def _lists(self) -> QHBoxLayout:
        """Values and the wanted image, side by side."""
        _ = self.words
        across = QHBoxLayout()
        across.setSpacing(24)
        hints = {"values": _("Add a value"), "wanted": _("Add an adjective")}
        for name in ("values", "wanted"):
            box = QVBoxLayout()
            box.setSpacing(6)
            box.addWidget(head(_(SHAPES["brand"].field(name).label)))
            self.chips[name] = FlowRow(gap=6, line_gap=6)
            box.addWidget(self.chips[name])
            line = self.lines[name] = QuickLine(hints[name])
            line.setObjectName(name)
            line.added.connect(self._added)
            box.addWidget(line)
            box.addStretch(1)
            across.addLayout(box, 1)
        return across

    def _tones(self) -> QGridLayout:
        _ = self.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (name, (low, high)) in enumerate(TONES.items()):
            tone = self.tones[name] = Tone(self.theme, _("From {low} to {high}", low=_(low), high=_(high)))
            tone.kept.connect(partial(self._keep, name))
            left, right = Label(_(low), "second"), Label(_(high), "second")
            left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((left, tone, right)):
                grid.addWidget(widget, place, column)
        return grid

    def _voice(self) -> QHBoxLayout:
        """Form of address, signature, typefaces."""
        _ = self.words
        across = QHBoxLayout()
        across.setSpacing(24)
        field = SHAPES["brand"].field("address")
        box = QVBoxLayout()
        box.addWidget(head(_(field.label)))
        self.address = QComboBox()
        self.address.setAccessibleName(_(field.label))
        self.address.setToolTip(_(field.hint))
        for code, name in field.options.items():
            self.address.addItem(_(name), code)
        self.address.activated.connect(self._addressed)
        box.addWidget(self.address)
        box.addStretch(1)
        across.addLayout(box)
        for name in ("signature", "fonts"):
            part = QVBoxLayout()
            part.addWidget(head(_(SHAPES["brand"].field(name).label)))
            self.texts[name] = Written(self.desk, "brand", name, partial(self._keep, name))
            part.addWidget(self.texts[name])
            part.addStretch(1)
            across.addLayout(part, 1)
        return across

    def _titled(self, name: str) -> None:
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addWidget(head(self.words(SHAPES["brand"].field(name).label)))
        self.texts[name] = Written(self.desk, "brand", name, partial(self._keep, name))
        box.addWidget(self.texts[name])
        self.column.addLayout(box)

    # -- showing and keeping ------------------------------------------------------------------

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        brand = plan.one("brand")
        self.empty.setVisible(not brand.promise and not brand.positioning)
        for name, text in self.texts.items():
            text.show_text(getattr(brand, name))
        for name, tone in self.tones.items():
            tone.show_value(getattr(brand, name))
        self.address.setCurrentIndex(max(0, self.address.findData(brand.address)))
        for name, box in self.chips.items():
            self._show_chips(name, box, lines_of(getattr(brand, name)))
        while (item := self.swatches.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        found = dict.fromkeys(SWATCH.findall(brand.colours))
        self.swatches.add(*(Swatch(self.theme, color) for color in found))
        self.swatches.setVisible(bool(found))

    def _show_chips(self, name: str, box: FlowRow, words: list[str]) -> None:
        while (item := box.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for word in words:
            chip = Chip(self.theme, word, self.words("Del takes it away"))
            chip.setObjectName(name)
            chip.gone.connect(self._gone)
            box.add(chip)
        box.setVisible(bool(words))
        full = name == "wanted" and len(words) >= WANTED_MOST
        self.lines[name].setVisible(not full)

    def _keep(self, name: str, value: object) -> None:
        if not self.desk.write(self.plan.one("brand"), **{name: value}):
            self.show_plan(self.plan)

    def _added(self, text: str) -> None:
        name = self.sender().objectName()
        self._keep(name, "\n".join([*lines_of(getattr(self.plan.one("brand"), name)), text]))

    def _gone(self, text: str) -> None:
        name = self.sender().objectName()
        kept = lines_of(getattr(self.plan.one("brand"), name))
        kept.remove(text)
        self.lines[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep(name, "\n".join(kept))

    def _addressed(self) -> None:
        self._keep("address", self.address.currentData())

    def add_new(self) -> None:
        """There is one brand: its promise is written first."""
        self.texts["promise"].setFocus(Qt.FocusReason.OtherFocusReason)
