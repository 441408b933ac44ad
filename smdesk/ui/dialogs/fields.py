"""Input pieces that several dialogs share: colour, country and region, zone, language, weekly hours."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QWidget

from smdesk import language
from smdesk.domain.clients import Slot
from smdesk.domain.errors import N_, BadInput
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Button

SWATCHES = ("#2C5C8A", "#7B3F77", "#2A664B", "#8C4A1F", "#A3323B", "#3F5BA9", "#5A6B2F", "#474FB0")
ZONES = {"IT": "Europe/Rome", "ES": "Europe/Madrid", "GB": "Europe/London", "FR": "Europe/Paris",
         "DE": "Europe/Berlin", "PT": "Europe/Lisbon", "CH": "Europe/Zurich", "MX": "America/Mexico_City",
         "AR": "America/Argentina/Buenos_Aires", "US": "America/New_York", "IE": "Europe/Dublin"}  # fmt: skip
HOME_OF = {"it": "IT", "es": "ES", "en": "GB"}


class Swatch(QAbstractButton):
    """One colour to pick."""

    def __init__(self, ctx: Context, color: str) -> None:
        super().__init__()
        self._ctx, self.color = ctx, color
        self.setCheckable(True)
        self.setFixedSize(28, 28)
        self.setAccessibleName(color)
        self.setToolTip(color)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color))
        painter.drawRoundedRect(QRectF(4, 4, 20, 20), 4, 4)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ctx.theme["ink" if self.isChecked() else "focus"])
            painter.drawRoundedRect(QRectF(1.5, 1.5, 25, 25), 6, 6)
        painter.end()


class ColorRow(QWidget):
    """Eight colours that carry white letters, and any other."""

    changed = Signal()

    def __init__(self, ctx: Context, color: str) -> None:
        super().__init__()
        self._ctx = ctx
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for one in SWATCHES:
            swatch = Swatch(ctx, one)
            self._group.addButton(swatch)
            line.addWidget(swatch)
        self.code = QLineEdit()
        self.code.setFixedWidth(ctx.theme.px(92))
        self.code.setAccessibleName(ctx.words("Colour code"))
        more = Button(ctx.theme, ctx.words("Other…"), "link")
        more.clicked.connect(self._pick)
        line.addSpacing(8)
        line.addWidget(self.code)
        line.addWidget(more)
        line.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)
        self.code.textChanged.connect(self._typed)
        self.code.setText(color)

    @property
    def color(self) -> str:
        """The colour as typed or picked."""
        return self.code.text().strip()

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, Swatch):
            self.code.setText(button.color)

    def _typed(self, text: str) -> None:
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(isinstance(button, Swatch) and button.color == text.upper())
        self._group.setExclusive(True)
        self.changed.emit()

    def _pick(self) -> None:
        from PySide6.QtWidgets import QColorDialog

        picked = QColorDialog.getColor(QColor(self.color), self, self._ctx.words("Colour"))
        if picked.isValid():
            self.code.setText(picked.name().upper())


def language_box(ctx: Context, chosen: str) -> QComboBox:
    """The three languages."""
    box = QComboBox()
    for code in language.LANGUAGES:
        box.addItem(language.NAMES[code], code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setAccessibleName(ctx.words("Language"))
    return box


def zone_box(ctx: Context, chosen: str) -> QComboBox:
    """Every IANA zone; typing narrows. Filled after the first paint of the dialog."""
    box = QComboBox()
    box.setEditable(True)
    for field in (box, *box.findChildren(QLineEdit)):  # the field inside is what the reader comes to
        field.setAccessibleName(ctx.words("Time zone"))
    box.setMinimumWidth(ctx.theme.px(200))
    box.addItem(chosen)
    box.setCurrentText(chosen)
    QTimer.singleShot(0, box, _Zones(box))
    return box


class _Zones:
    def __init__(self, box: QComboBox) -> None:
        self._box = box

    def __call__(self) -> None:
        from zoneinfo import available_timezones

        chosen = self._box.currentText()
        names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
        self._box.addItems([name for name in names if name != chosen])
        self._box.setCurrentText(chosen)


class RegionRow(QWidget):
    """Country and region, whose holidays stand in the calendar's margin."""

    def __init__(self, ctx: Context, country: str, region: str) -> None:
        super().__init__()
        self._ctx, self._wanted = ctx, region
        self.country, self.region = QComboBox(), QComboBox()
        self.country.setAccessibleName(ctx.words("Country"))
        self.region.setAccessibleName(ctx.words("Region"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.country, 3)
        line.addWidget(self.region, 2)
        self.country.addItem(country or "—", country)
        self.region.addItem(region or "—", region)
        self.country.currentIndexChanged.connect(self._fill_regions)
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        from smdesk.services.clients import countries

        chosen = str(self.country.currentData() or "")
        self.country.blockSignals(True)
        self.country.clear()
        self.country.addItem("—", "")
        names = countries(self._ctx.words.language)
        for code in sorted(names, key=lambda code: code not in ZONES):
            self.country.addItem(f"{names[code]} ({code})", code)
        self.country.setCurrentIndex(max(0, self.country.findData(chosen)))
        self.country.blockSignals(False)
        self._fill_regions()

    def _fill_regions(self) -> None:
        from smdesk.services.clients import regions_of

        self.region.clear()
        self.region.addItem("—", "")
        for code in regions_of(str(self.country.currentData() or "")):
            self.region.addItem(code, code)
        self.region.setCurrentIndex(max(0, self.region.findData(self._wanted)))
        self.region.setEnabled(self.region.count() > 1)

    @property
    def values(self) -> dict[str, str]:
        """Columns of the client."""
        return {
            "country": str(self.country.currentData() or ""),
            "region": str(self.region.currentData() or ""),
        }


def hours_text(slots: Iterable[Slot], locale: QLocale) -> str:
    """Weekly hours as a person writes them: "mar 18:30, gio 12:30"."""
    short = QLocale.FormatType.ShortFormat
    return ", ".join(f"{locale.dayName(slot.weekday + 1, short)} {slot.hour}" for slot in slots)


def read_hours(text: str, spoken: str) -> list[tuple[int, str]]:
    """Read weekly hours in any of the three languages.

    :raises BadInput: naming the part that was not understood
    """
    from smdesk.domain.quickentry import understand

    found: list[tuple[int, str]] = []
    monday = date(2024, 1, 1)
    for part in text.replace(";", ",").split(","):
        if not part.strip():
            continue
        entry = understand(part.strip(), today=monday, now_wall="2024-01-01T00:00", language=spoken)
        if entry is None or entry.hour is None or entry.day >= monday + timedelta(days=7):
            message = N_("Weekly hours: “{part}” is not a weekday and an hour; write it like tue 18:30.")
            raise BadInput(message, "slots", part=part.strip())
        found.append((entry.day.weekday(), entry.hour))
    return sorted(set(found))
