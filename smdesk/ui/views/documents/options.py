"""For whom and for which days."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from smdesk.ui.context import Context
from smdesk.ui.dates import qdate
from smdesk.ui.dialogs.frame import form
from smdesk.ui.views.documents.model import PERIODS


class Options(QWidget):
    """Client, a named period, or any two days."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        _ = ctx.words
        self._client, self._period = QComboBox(), QComboBox()
        self._client.setAccessibleName(_("Client"))
        self._client.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # clients come after it is shown
        self._period.setAccessibleName(_("Period"))
        for name, _span in PERIODS:
            self._period.addItem(_(name))
        self._period.addItem(_("Other days"))
        self._from, self._to = QDateEdit(), QDateEdit()
        for box, name in ((self._from, _("From")), (self._to, _("To"))):
            box.setCalendarPopup(True)
            box.setAccessibleName(name)
        self._set_period(0)
        for box in (self._from, self._to):
            box.dateChanged.connect(self._dates_changed)
        self._period.activated.connect(self._period_picked)
        self._client.activated.connect(self.changed)
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addRow(_("Client"), self._client)
        fields.addRow(_("Period"), self._period)
        fields.addRow(_("From"), self._from)
        fields.addRow(_("To"), self._to)
        self.setLayout(fields)
        self._fields = fields
        ctx.hub.client_chosen.connect(self._client_chosen)

    @property
    def client_id(self) -> int:
        """The client chosen; 0 when there is none."""
        return int(self._client.currentData() or 0)

    def span(self) -> tuple[date, date]:
        """The days chosen, both included."""
        first, last = self._from.date(), self._to.date()
        return date(first.year(), first.month(), first.day()), date(last.year(), last.month(), last.day())

    def ask_period(self, asked: bool) -> None:
        """Whether days are asked for; a plan has its own."""
        for at in range(1, self._fields.rowCount()):
            self._fields.setRowVisible(at, asked)

    def refresh(self) -> None:
        """Read the clients again, keeping the choice; the window's client wins at first."""
        kept = self.client_id or self._ctx.state.client_id
        self._client.clear()
        for client in self._ctx.store.clients.all():
            self._client.addItem(client.name, client.id)
        self._client.setCurrentIndex(max(0, self._client.findData(kept)))

    def take(self, client_id: int) -> None:
        """Choose a client."""
        self.refresh()
        self._client_chosen(client_id)

    def _client_chosen(self, client_id: int) -> None:
        if self._client.findData(client_id) >= 0:
            self._client.setCurrentIndex(self._client.findData(client_id))
            self.changed.emit()

    def _period_picked(self, place: int) -> None:
        if place < len(PERIODS):
            self._set_period(place)
            self.changed.emit()

    def _set_period(self, place: int) -> None:
        days = PERIODS[place][1](self._ctx.now().astimezone().date())
        for box, day in zip((self._from, self._to), days, strict=True):
            box.blockSignals(True)
            box.setDate(qdate(day))
            box.blockSignals(False)

    def _dates_changed(self, _day: QDate) -> None:
        self._period.setCurrentIndex(len(PERIODS))
        self.changed.emit()
