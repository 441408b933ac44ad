"""Which record of the plan is printed: a campaign's brief, the proposal of a business idea."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.work import Sketch
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign
from smdesk.services import documents
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Label


class RecordOptions(QWidget):
    """The records of a client that can be printed one by one."""

    changed = Signal()

    def __init__(self, ctx: Context, cls: type[Any], label: str) -> None:
        super().__init__()
        self.ctx, self._cls = ctx, cls
        self._wanted = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(label, "second"))
        self.box = QComboBox()
        self.box.setAccessibleName(label)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(self._picked)
        column.addWidget(self.box)

    def choose(self, number: int) -> int:
        """Ask for a record; returns its client, who is to be chosen too."""
        self._wanted = number
        return int(self.ctx.store.get(self._cls, number).client_id)

    def found(self, client_id: int) -> list[Any]:
        """The records of a client, in the order they are offered."""
        return [one for one in self.ctx.store.find(self._cls, client_id=client_id) if not one.archived]

    def said(self, record: Any) -> str:
        """A record in the list."""
        raise NotImplementedError

    def number(self, client_id: int) -> int:
        """The id of the record chosen; 0 when the client has none."""
        kept, found = self._wanted or int(self.box.currentData() or 0), self.found(client_id)
        with QSignalBlocker(self.box):
            self.box.clear()
            for one in found:
                self.box.addItem(self.said(one), one.id)
            self.box.setCurrentIndex(max(0, self.box.findData(kept)))
        return int(self.box.currentData() or 0)

    def _picked(self, _at: int) -> None:
        self._wanted = int(self.box.currentData() or 0)
        self.changed.emit()


class CampaignOptions(RecordOptions):
    """The campaigns of a client, those that run or are to come before the closed ones."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, Campaign, ctx.words("Campaign"))

    def found(self, client_id: int) -> list[Any]:
        return sorted(super().found(client_id), key=lambda one: (one.state == "closed", one.start or "9999", one.id))

    def said(self, record: Any) -> str:
        return f"{record.name} · {self.ctx.words(CAMPAIGN_NAMES[record.kind])}"

    def order(self, client_id: int) -> documents.Order:
        """Read what the brief of the campaign chosen prints.

        :raises BadInput: when the client has no campaign
        """
        number = self.number(client_id)
        if not number:
            raise BadInput(N_("Campaign: the plan has none yet; add one in its chapter “Campaigns”."), "campaign")
        return documents.campaign(self.ctx.store, number, now=self.ctx.now())


class SketchOptions(RecordOptions):
    """The business ideas of a client."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, Sketch, ctx.words("Business idea"))

    def said(self, record: Any) -> str:
        return str(record.title)

    def order(self, client_id: int) -> documents.Order:
        """Read what the proposal of the idea chosen prints.

        :raises BadInput: when the client has no idea
        """
        number = self.number(client_id)
        if not number:
            raise BadInput(N_("Business idea: the plan has none yet; add one in its chapter on actions."), "sketch")
        return documents.proposal(self.ctx.store, number, now=self.ctx.now())
