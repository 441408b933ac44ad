"""The filter: places, pillars, statuses, campaign, objective and words; each choice shows at once."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from smdesk.domain.posts import STATUS_NAMES
from smdesk.services.calendar import in_use
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.popover import Popover
from smdesk.ui.views.calendar.texts import network_name
from smdesk.ui.widgets.chip import Button, Label

_STATUSES = [name for name in STATUS_NAMES if name != "late"]
_PER_ROW = 3


class FilterPopover(Popover):
    """Chips and fields; nothing needs to be confirmed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        super().__init__(parent, desk.ctx.theme, _("Filter"))
        self._desk = desk
        self._chips: list[tuple[str, object, Button]] = []
        self.words = QLineEdit(desk.narrow.text)
        self.words.setPlaceholderText(_("Words of the title or the text"))
        self.words.setAccessibleName(_("Words of the title or the text"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(desk.ctx.theme.px(380))
        self._typing = QTimer(self, interval=180, singleShot=True)
        self._typing.timeout.connect(self._take_words)
        self.words.textChanged.connect(lambda: self._typing.start())
        self.column.addWidget(self.words)
        lookup = desk.lookup
        single = bool(desk.client_id)
        places = [place for place in lookup.places.values() if not place.archived]
        names = {
            one.id: network_name(one.network) if single else f"{network_name(one.network)} {one.handle}"
            for one in places
        }
        self._group(_("Places"), "place_ids", [(place.id, names[place.id]) for place in places][:12])
        pillars = [pillar for pillar in lookup.pillars.values() if not pillar.archived]
        self._group(_("Pillars"), "pillar_ids", [(pillar.id, pillar.name) for pillar in pillars][:12])
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
        self.clear = Button(desk.ctx.theme, _("Clear the filter"), "link")
        self.clear.clicked.connect(self._clear)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.clear)
        self.column.addLayout(line)
        self._refresh()
        self.words.setFocus()

    def _take_words(self) -> None:
        self._desk.narrow_to(text=self.words.text().strip())
        self._refresh()

    def _head(self, text: str) -> None:
        label = Label(text, "head")
        label.setContentsMargins(2, 8, 0, 0)
        self.column.addWidget(label)

    def _group(self, title: str, field: str, choices: Iterable[tuple[object, str]]) -> None:
        found = list(choices)
        if not found:
            return
        self._head(title)
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, (value, name) in enumerate(found):
            chip = Button(self.theme, name, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, field=field, value=value: self._toggle(field, value))
            grid.addWidget(chip, number // _PER_ROW, number % _PER_ROW)
            self._chips.append((field, value, chip))
        self.column.addLayout(grid)

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
        self.column.addWidget(combo)
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
        for combo in (self.campaign, self.objective):
            if combo is not None:
                combo.setCurrentIndex(0)
        self._refresh()

    def _refresh(self) -> None:
        for field, value, chip in self._chips:
            chip.setChecked(value in getattr(self._desk.narrow, field))
        self.clear.setEnabled(self._desk.narrow.active)
