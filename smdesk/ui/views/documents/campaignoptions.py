"""Which campaign's brief is printed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign
from smdesk.services import documents
from smdesk.ui.context import Context
from smdesk.ui.widgets.chip import Label


class CampaignOptions(QWidget):
    """The campaigns of a client, those that run or are to come before the closed ones."""

    changed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._wanted = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(ctx.words("Campaign"), "second"))
        self._campaign = QComboBox()
        self._campaign.setAccessibleName(ctx.words("Campaign"))
        self._campaign.activated.connect(self._picked)
        column.addWidget(self._campaign)

    def choose(self, campaign_id: int) -> int:
        """Ask for a campaign; returns its client, who is to be chosen too."""
        self._wanted = campaign_id
        return self._ctx.store.get(Campaign, campaign_id).client_id

    def order(self, client_id: int) -> documents.Order:
        """Read what the brief of the campaign chosen prints.

        :raises BadInput: when the client has no campaign
        """
        self.refresh(client_id)
        number = int(self._campaign.currentData() or 0)
        if not number:
            raise BadInput(N_("Campaign: the plan has none yet; add one in its chapter “Campaigns”."), "campaign")
        return documents.campaign(self._ctx.store, number, now=self._ctx.now())

    def refresh(self, client_id: int) -> None:
        """Read a client's campaigns, keeping the one chosen."""
        _, kept = self._ctx.words, self._wanted or int(self._campaign.currentData() or 0)
        found = [one for one in self._ctx.store.find(Campaign, client_id=client_id) if not one.archived]
        found.sort(key=lambda one: (one.state == "closed", one.start or "9999", one.id))
        with QSignalBlocker(self._campaign):
            self._campaign.clear()
            for one in found:
                self._campaign.addItem(f"{one.name} · {_(CAMPAIGN_NAMES[one.kind])}", one.id)
            self._campaign.setCurrentIndex(max(0, self._campaign.findData(kept)))

    def _picked(self, _at: int) -> None:
        self._wanted = int(self._campaign.currentData() or 0)
        self.changed.emit()
