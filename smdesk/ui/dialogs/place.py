"""The form of one place: handle, address, role, weekly hours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from smdesk.domain.clients import Place, Slot
from smdesk.domain.facts import NetworkFacts
from smdesk.services import clients as service
from smdesk.services import limits, networks
from smdesk.ui.context import Context
from smdesk.ui.dates import day_text
from smdesk.ui.dialogs.fields import hours_text, read_hours
from smdesk.ui.dialogs.frame import form
from smdesk.ui.widgets.chip import Button, Label, row


class PlaceForm(QWidget):
    """Shows a place; :meth:`save` writes what was changed."""

    saved = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        _ = ctx.words
        self._ctx = ctx
        self._place: Place | None = None
        self._hours = ""
        self.network = Label("", "section")
        self.handle, self.address, self.role, self.hours = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://…")
        self.role.setPlaceholderText(_("What this place is for"))
        self.hours.setPlaceholderText(_("tue 18:30, thu 12:30, sat 10:00"))
        self.preset = QCheckBox(_("New posts go here"))
        self.premium = QCheckBox(_("Paid account with longer texts"))
        self.limits = Label("", "caption", wrap=True)
        apply = Button(ctx.theme, _("Save place"), "outline", "check")
        apply.clicked.connect(self._apply)
        remove = Button(ctx.theme, _("Remove"), "danger", "trash")
        remove.clicked.connect(self._remove)
        fields = self._fields = form()
        fields.addRow(self.network)
        for label, widget in (
            (_("Handle"), self.handle), (_("Address"), self.address), (_("Role"), self.role),
            (_("Weekly slots"), self.hours), ("", self.preset), ("", self.premium),
        ):  # fmt: skip
            if label:
                widget.setAccessibleName(label)
            fields.addRow(label, widget)
        fields.addRow("", self.limits)
        fields.addRow(row(apply, remove, None))
        self.setLayout(fields)

    def load(self, place_id: int) -> None:
        """Show this place."""
        place = self._ctx.store.get(Place, place_id)
        self._place = place
        self.network.setText(networks.name_of(place.network, self._ctx.words))
        self.handle.setText(place.handle)
        self.address.setText(place.address)
        self.role.setText(place.role)
        self.preset.setChecked(place.preset)
        self.premium.setChecked(place.premium)
        slots = sorted(
            self._ctx.store.find(Slot, place_id=place_id), key=lambda slot: (slot.weekday, slot.hour)
        )
        self._hours = hours_text(slots, self._ctx.locale)
        self.hours.setText(self._hours)
        facts = limits.facts(self._ctx.store).get(place.network)  # with the user's corrections
        longer = facts is not None and any(one.when == "premium" for one in facts.fields)
        self._fields.setRowVisible(self.premium, longer or place.premium)
        self.limits.setText(self._limit_text(facts))

    def _limit_text(self, facts: NetworkFacts | None) -> str:
        if facts is None or not facts.main_field.max:
            return self._ctx.words("No limit of the text is known.")
        day = day_text(self._ctx.locale, facts.main_field.origin_of("max").checked_on)
        text = self._ctx.words("Text: at most {limit}; checked on {day}.")
        return text.format(limit=self._ctx.locale.toString(facts.main_field.max), day=day)

    def save(self) -> None:
        """Write what was changed.

        :raises BadInput: when a field breaks its rule; what was typed stays
        """
        if self._place is None or not self._ctx.store.find(Place, id=self._place.id):
            return
        hours = read_hours(self.hours.text(), self._ctx.words.language)
        service.edit_place(
            self._ctx.store,
            self._place.id,
            handle=self.handle.text().strip(),
            address=self.address.text().strip(),
            role=self.role.text().strip(),
            preset=self.preset.isChecked(),
            premium=self.premium.isChecked(),
        )
        if self.hours.text() != self._hours:
            service.set_slots(self._ctx.store, self._place.id, hours)
            self._hours = self.hours.text()

    def _apply(self) -> None:
        dialog = self.window()
        if dialog.attempt(self.save):  # type: ignore[attr-defined]
            self.saved.emit()

    def _remove(self) -> None:
        if self._place is not None:
            place_id = self._place.id
            self._place = None
            if self._ctx.guard(lambda: service.remove_place(self._ctx.store, place_id)):
                self.saved.emit()
