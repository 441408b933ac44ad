"""A client: the short page that makes one, and the dialog that keeps it with its places."""

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.clients import Client
from smdesk.services import clients as service
from smdesk.services import networks
from smdesk.ui.context import Context
from smdesk.ui.dialogs.fields import (
    HOME_OF,
    SWATCHES,
    ZONES,
    ColorRow,
    RegionRow,
    language_box,
    read_hours,
    zone_box,
)
from smdesk.ui.dialogs.frame import CalmDialog, form, scrolled
from smdesk.ui.dialogs.place import PlaceForm
from smdesk.ui.icons import icon
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.figure import Figure
from smdesk.ui.widgets.rowlist import RowList

FIRST_PLACES = 8


def first_fields(ctx: Context) -> dict[str, Any]:
    """What a new client has before anything is said of it: the reader's language and its country, a free colour."""
    spoken = ctx.words.language if ctx.words.language in HOME_OF else "en"
    country = HOME_OF[spoken]
    used = len(ctx.store.clients.all(archived=True))
    color = SWATCHES[used % len(SWATCHES)]
    return {"color": color, "language": spoken, "country": country, "zone": ZONES[country]}


class NewClientDialog(CalmDialog):
    """Name, colour, language, region, places and weekly hours, on one page."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        super().__init__(
            parent, ctx, _("Who do you look after?"), _("All of this can be changed later."), 740
        )
        self.client_id = 0
        first = first_fields(ctx)
        spoken, country = first["language"], first["country"]
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the business"))
        self.name.setAccessibleName(_("Name"))
        self.color = ColorRow(ctx, first["color"])
        self.language = language_box(ctx, spoken)
        self.region = RegionRow(ctx, country, "")
        self.zone = zone_box(ctx, first["zone"])
        self.region.country.currentIndexChanged.connect(self._follow_country)
        self.hours = QLineEdit()
        self.hours.setAccessibleName(_("Weekly slots"))
        self.hours.setPlaceholderText(_("tue 18:30, thu 12:30, sat 10:00"))
        fields = form()
        fields.addRow(_("Name"), self.name)
        fields.addRow(_("Colour"), self.color)
        fields.addRow(_("Language of its posts"), self.language)
        fields.addRow(_("Country and region"), self.region)
        fields.addRow(_("Time zone"), self.zone)
        fields.addRow(_("Places"), self._places())
        fields.addRow(_("Weekly slots"), self.hours)
        self.body.addLayout(fields)
        self.body.addWidget(
            Label(
                _("No sign-in is needed: posts can be published by hand, one copy at a time."),
                "caption",
                wrap=True,
            )
        )
        self.finish_with(_("Add client"), self._add)
        self.name.setFocus()

    def _places(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.places: list[QPushButton] = []
        for number, (network, facts) in enumerate(networks.offered()[:FIRST_PLACES]):
            chip = Button(self.ctx.theme, facts.short, "chip", f"@{network.id}")
            chip.setCheckable(True)
            chip.setObjectName(network.id)
            self.places.append(chip)
            grid.addWidget(chip, number // 4, number % 4)
        return box

    def _follow_country(self) -> None:
        zone = ZONES.get(str(self.region.country.currentData() or ""))
        if zone:
            self.zone.setCurrentText(zone)

    def _add(self) -> None:
        if self.attempt(self._make):
            self.accept()

    def _make(self) -> None:
        hours = read_hours(self.hours.text(), self.ctx.words.language)
        made = service.start_client(
            self.ctx.store,
            self.name.text(),
            [chip.objectName() for chip in self.places if chip.isChecked()],
            hours,
            color=self.color.color,
            language=self.language.currentData(),
            zone=self.zone.currentText().strip(),
            **self.region.values,
        )
        self.client_id = made.id


class ClientDialog(CalmDialog):
    """Everything kept about a client, page by page."""

    def __init__(self, parent: QWidget | None, ctx: Context, client_id: int) -> None:
        _ = ctx.words
        self._client = ctx.store.clients.plan(client_id).client
        super().__init__(parent, ctx, self._client.name, width=780)
        self.setMinimumHeight(560)
        self.tabs = QTabWidget()
        self.tabs.addTab(scrolled(self._identity()), _("Client"))
        self.tabs.addTab(self._places(), _("Places and hours"))
        self.tabs.addTab(self._dates(), _("Own dates"))
        self.tabs.addTab(scrolled(self._rules()), _("Voice and links"))
        self.body.addWidget(self.tabs)
        archive = Button(
            ctx.theme, _("Bring back") if self._client.archived else _("Archive"), "danger", "folder"
        )
        archive.clicked.connect(self._archive)
        self.finish_with(_("Save"), self._save, extra=archive)

    # -- pages --------------------------------------------------------------------------------

    def _identity(self) -> QWidget:
        _, client = self.ctx.words, self._client
        self.name = QLineEdit(client.name)
        self.short = QLineEdit(client.short)
        self.short.setMaxLength(2)
        self.color = ColorRow(self.ctx, client.color)
        self.language = language_box(self.ctx, client.language)
        self.region = RegionRow(self.ctx, client.country, client.region)
        self.zone = zone_box(self.ctx, client.zone)
        self.hours = QLineEdit(client.hours)
        self.workdays = _Workdays(self.ctx, client.workdays)
        self.approver = QLineEdit(client.approver)
        self.reviewed = QCheckBox(_("The client approves posts before they are scheduled"))
        self.reviewed.setChecked(client.reviewed)
        page = QWidget()
        fields = form()
        for label, widget in (
            (_("Name"), self.name), (_("Two letters"), self.short), (_("Colour"), self.color),
            (_("Language of its posts"), self.language), (_("Country and region"), self.region),
            (_("Time zone"), self.zone), (_("Working hours"), self.hours), (_("Working days"), self.workdays),
            (_("Who approves"), self.approver), ("", self.reviewed),
        ):  # fmt: skip
            if label:
                widget.setAccessibleName(label)
            fields.addRow(label, widget)
        page.setLayout(fields)
        return page

    def _places(self) -> QWidget:
        _ = self.ctx.words
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 12, 0, 0)
        self.list = RowList()
        self.list.setAccessibleName(_("Places"))
        self.list.setFixedWidth(min(self.ctx.theme.px(220), 260))
        self.place = PlaceForm(self.ctx)
        self.place.saved.connect(self._fill_places)
        self.list.currentItemChanged.connect(self._place_chosen)
        self.network = QComboBox()
        self.network.setAccessibleName(_("Network"))
        for network, facts in networks.offered():
            self.network.addItem(icon(f"@{network.id}", self.ctx.theme["ink-2"]), _(facts.name), network.id)
        add = Button(self.ctx.theme, _("Add place"), "outline", "plus")
        add.clicked.connect(self._add_place)
        grid.addWidget(self.list, 0, 0)
        grid.addWidget(scrolled(self.place), 0, 1)
        grid.addWidget(row(self.network, add, None), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._fill_places()
        return page

    def _dates(self) -> QWidget:
        from smdesk.ui.dialogs.dates import DatesPage

        return DatesPage(self.ctx, self._client.id)

    def _rules(self) -> QWidget:
        _, client = self.ctx.words, self._client
        self.forbidden = QPlainTextEdit(client.forbidden)
        self.vocabulary = QPlainTextEdit(client.vocabulary)
        self.promo = Figure()
        self.promo.setRange(0, 100)
        self.promo.setSuffix(" %")
        self.promo.setValue(client.promo_ceiling)
        self.cadence = Figure()
        self.cadence.setRange(0, 200)
        self.cadence.setSpecialValueText(_("as many as weekly hours"))
        self.cadence.setValue(client.cadence)
        self.site = QLineEdit(client.site)
        self.site.setPlaceholderText("example.org")
        self.utm = {
            name: QLineEdit(getattr(client, name))
            for name in ("utm_source", "utm_medium", "utm_campaign", "utm_content")
        }
        page = QWidget()
        fields = form()
        for label, widget in (
            (_("Words never to use, one a line"), self.forbidden),
            (_("Own words that are spelt right, one a line"), self.vocabulary),
            (_("Most promotional posts"), self.promo), (_("Posts a week"), self.cadence),
            (_("Own website"), self.site), *((name, box) for name, box in self.utm.items()),
        ):  # fmt: skip
            widget.setAccessibleName(label)
            fields.addRow(label, widget)
        hint = _("Tags of links: {network}, {campaign}, {post}, {client} and {date} are filled in.")
        fields.addRow("", Label(hint, "caption", wrap=True))
        page.setLayout(fields)
        return page

    # -- doing --------------------------------------------------------------------------------

    def _fill_places(self) -> None:
        chosen = self.list.currentItem().data(256) if self.list.currentItem() else 0
        self.list.clear()
        for place in self.ctx.store.clients.places(self._client.id):
            label = place.handle or networks.name_of(place.network, self.ctx.words)
            text = f"{label}  ({self.ctx.words('archived')})" if place.archived else label
            item = QListWidgetItem(icon(f"@{place.network}", self.ctx.theme["ink-2"]), text)
            item.setData(256, place.id)
            self.list.addItem(item)
            if place.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.place.setVisible(self.list.count() > 0)

    def _place_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.place.load(int(item.data(256)))

    def _add_place(self) -> None:
        def add() -> None:
            service.add_place(self.ctx.store, self._client.id, str(self.network.currentData()))
            self._fill_places()
            self.list.setCurrentRow(self.list.count() - 1)

        self.attempt(add)

    def _archive(self) -> None:
        if self.attempt(
            lambda: service.archive_client(self.ctx.store, self._client.id, not self._client.archived)
        ):
            self.accept()

    def _save(self) -> None:
        if self.attempt(self._write):
            self.accept()

    def _write(self) -> None:
        self.place.save()
        service.edit_client(
            self.ctx.store,
            self._client.id,
            name=self.name.text(),
            short=self.short.text().strip().upper(),
            color=self.color.color,
            language=self.language.currentData(),
            zone=self.zone.currentText().strip(),
            hours=self.hours.text().strip(),
            workdays=self.workdays.text,
            approver=self.approver.text().strip(),
            reviewed=self.reviewed.isChecked(),
            forbidden=self.forbidden.toPlainText(),
            vocabulary=self.vocabulary.toPlainText(),
            promo_ceiling=self.promo.value(),
            cadence=self.cadence.value(),
            site=self.site.text().strip(),
            **self.region.values,
            **{name: box.text().strip() for name, box in self.utm.items()},
        )


class _Workdays(QWidget):
    """Seven little switches."""

    def __init__(self, ctx: Context, chosen: str) -> None:
        super().__init__()
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._days = []
        for number in range(7):
            name = ctx.locale.standaloneDayName(number + 1, ctx.locale.FormatType.ShortFormat)
            day = Button(ctx.theme, name, "chip")
            day.setCheckable(True)
            day.setChecked(str(number) in chosen)
            self._days.append(day)
        line.addWidget(row(*self._days, None, gap=4))

    @property
    def text(self) -> str:
        """Digits of the days that are on."""
        return "".join(str(number) for number, day in enumerate(self._days) if day.isChecked())


def chosen_client(ctx: Context) -> Client | None:
    """The client in use, or the only one, or None when all are shown."""
    everyone = ctx.store.clients.all()
    found = next((one for one in everyone if one.id == ctx.state.client_id), None)
    return found or (everyone[0] if len(everyone) == 1 else None)
