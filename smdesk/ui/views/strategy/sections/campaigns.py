"""Campaigns: a card each, and below them the page of the chosen one, from its brief to its lessons."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.strategy import Campaign
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.cards import Cards
from smdesk.ui.views.strategy.sections.parts import Column

if TYPE_CHECKING:
    from smdesk.ui.views.strategy.sections.campaignpage import CampaignPage


class Campaigns(Column):
    """The section: cards, then the chosen campaign."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section, 16)
        self.cards = Cards(desk, section)
        self.cards.grid.selectionModel().currentChanged.connect(self._moved)
        self.cards.grid.clicked.connect(self._clicked)
        self._body = QVBoxLayout()
        self._page: CampaignPage | None = None
        self._shown = 0  # id of the campaign whose page is open
        self.column.addWidget(self.cards)
        self.column.addLayout(self._body)
        self.setFocusProxy(self.cards)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._open)

    def show_plan(self, plan: WholePlan) -> None:
        self.plan = plan
        self.cards.show_plan(plan)
        if self._page is None:
            self._soon.start()  # the cards are painted first
        else:
            self._open()

    def _wanted(self) -> Campaign | None:
        """The campaign to show: the one shown, else the one under way, else the first."""
        held: tuple[Campaign, ...] = self.plan.of("campaign")
        for rule in (lambda one: one.id == self._shown, lambda one: one.state == "running", lambda one: True):
            for one in held:
                if rule(one):
                    return one
        return None

    def _open(self) -> None:
        campaign = self._wanted()
        if campaign is None or self._page is None or self._page.number != campaign.id:
            self._close()
        if campaign is None:
            return
        self._shown = campaign.id
        if self._page is None:
            from smdesk.ui.views.strategy.sections.campaignpage import CampaignPage

            self._page = CampaignPage(self.desk, campaign)
            self._body.addWidget(self._page)
        self._page.show_campaign(self.plan, campaign)

    def _close(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._body.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _clicked(self, index: QModelIndex) -> None:
        self._turn(self.cards.grid.cards.items[index.row()])

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.cards.grid.hasFocus():
            self._turn(self.cards.grid.cards.items[index.row()])

    def _turn(self, record: Any) -> None:
        if record is not None and record.id != self._shown:
            self._shown = record.id
            self._open()

    def show_record(self, record: Any) -> None:
        """Stand at a campaign and open its page."""
        self.cards.show_record(record)
        self._turn(record)

    def add_new(self) -> None:
        """Ctrl+N: in a table of the page a line of it, else a new campaign."""
        inside: QWidget | None = self.focusWidget()
        while inside is not None and inside is not self:
            if self._page is not None and inside in self._page.tables:
                inside.add_new()
                return
            inside = inside.parentWidget()
        super().add_new()
