"""The filter: places, pillars, statuses, campaign, objective, segment and words; each choice shows at once."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.posts import STATUS_NAMES
from smdesk.services.calendar import in_use
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.popover import Popover
from smdesk.ui.views.calendar.texts import network_name
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

_STATUSES = [name for name in STATUS_NAMES if name != "late"]
_WIDE = 420  # px of the choices; longer names take another line
_HIGH = 640  # px of the whole; more choices scroll


class Choices(QScrollArea):
    """As high as what is in it while the screen has room; then it scrolls."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)
        content.setAutoFillBackground(False)  # the scroll area had switched it on
        self.viewport().setAutoFillBackground(False)

    def fit(self, wide: int, high: int) -> None:
        """Take so much width and, up to ``high``, the height that the content then needs."""
        bar = self.verticalScrollBar().sizeHint().width()
        need = self._content.heightForWidth(wide - bar)
        self.setFixedSize(wide, min(high, need))


class FilterPopover(Popover):
    """Chips and fields; nothing needs to be confirmed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx.theme, _("Filter"))
        self.title.setContentsMargins(2, 0, 8, 4)  # over the heads below it
        self._window = parent.window()
        self._desk = desk
        self._chips: list[tuple[str, object, Button]] = []
        self.words = QLineEdit(desk.narrow.text)
        self.words.setPlaceholderText(_("Words of the title or the text"))
        self.words.setAccessibleName(_("Words of the title or the text"))
        self.words.setClearButtonEnabled(True)
        self._typing = QTimer(self, interval=180, singleShot=True)
        self._typing.timeout.connect(self._take_words)
        self.words.textChanged.connect(lambda: self._typing.start())
        self.column.addWidget(self.words)
        content = QWidget()
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(4)
        lookup = desk.lookup
        single = bool(desk.client_id)
        places = [place for place in lookup.places.values() if not place.archived]
        names = {
            one.id: network_name(one.network, _) if single else f"{network_name(one.network, _)} {one.handle}"
            for one in places
        }
        self._group(_("Places"), "place_ids", [(place.id, names[place.id]) for place in places])
        pillars = [pillar for pillar in lookup.pillars.values() if not pillar.archived]
        self._group(_("Pillars"), "pillar_ids", [(pillar.id, pillar.name) for pillar in pillars])
        self._group(_("Status"), "statuses", [(name, _(STATUS_NAMES[name])) for name in _STATUSES])
        self.campaign = self._combo(
            _("Campaign"),
            "campaign_id",
            [(one.id, one.name) for one in lookup.campaigns.values() if not one.archived],
        )
        objectives = [
            (one.id, f"{one.code} {one.title}")
            for plan in in_use(lookup) for one in plan.objectives if not one.archived
        ]  # fmt: skip
        self.objective = self._combo(_("Objective"), "objective_id", objectives)
        segments = [
            (one.id, one.name) for plan in in_use(lookup) for one in plan.segments if not one.archived
        ]  # fmt: skip
        self.segment = self._combo(_("Segment"), "segment_id", segments)
        self._choices = Choices(content)
        self.column.addWidget(self._choices, 1)
        self.clear = Button(desk.ctx.theme, _("Clear the filter"), "link")
        self.clear.clicked.connect(self._clear)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.clear)
        self.column.addLayout(line)
        self._refresh()
        self.words.setFocus()

    def show_at(self, place: QRect) -> None:
        """Show below a place of the screen, as high as the screen and the window allow."""
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size().boundedTo(self._window.size())
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # the style sheet decides how high they are
        wide = min(self.theme.px(_WIDE), room.width() - 40)
        self._choices.setFixedSize(wide, 1)
        around = self.sizeHint().height()
        self._choices.fit(wide, min(room.height(), self.theme.px(_HIGH)) - around)
        self.setMinimumSize(self.sizeHint())
        super().show_at(place)

    def _take_words(self) -> None:
        self._desk.narrow_to(text=self.words.text().strip())
        self._refresh()

    def _head(self, text: str) -> None:
        label = Label(text, "head")
        label.setContentsMargins(2, 8, 0, 0)
        self._inner.addWidget(label)

    def _group(self, title: str, field: str, choices: Iterable[tuple[object, str]]) -> None:
        found = list(choices)
        if not found:
            return
        self._head(title)
        chips = FlowRow(gap=6, line_gap=6)
        for value, name in found:
            chip = Button(self.theme, name, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, field=field, value=value: self._toggle(field, value))
            chips.add(chip)
            self._chips.append((field, value, chip))
        self._inner.addWidget(chips)

    def _combo(self, title: str, field: str, choices: list[tuple[int, str]]) -> QComboBox | None:
        if not choices:
            return None
        self._head(title)
        combo = QComboBox()
        combo.setAccessibleName(title)
        combo.addItem(self._desk.ctx.words("Any"), 0)
        for number, name in choices:
            combo.addItem(name, number)
        combo.setCurrentIndex(max(0, combo.findData(getattr(self._desk.narrow, field))))
        combo.activated.connect(lambda _row: self._choose(field, combo))
        self._inner.addWidget(combo)
        return combo

    def _choose(self, field: str, combo: QComboBox) -> None:
        self._desk.narrow_to(**{field: combo.currentData()})
        self._refresh()

    def _toggle(self, field: str, value: object) -> None:
        chosen = getattr(self._desk.narrow, field) ^ {value}
        self._desk.narrow_to(**{field: frozenset(chosen)})
        self._refresh()

    def _clear(self) -> None:
        self._desk.narrow_to()
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        for combo in (self.campaign, self.objective, self.segment):
            if combo is not None:
                combo.setCurrentIndex(0)
        self._refresh()

    def _refresh(self) -> None:
        for field, value, chip in self._chips:
            chip.setChecked(value in getattr(self._desk.narrow, field))
        self.clear.setEnabled(self._desk.narrow.active)
