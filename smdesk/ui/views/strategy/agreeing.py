"""Note that the client agreed to a campaign's brief: who said yes, and on which day."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from smdesk.domain.plan.agreement import short
from smdesk.domain.plan.shape import Field, Form
from smdesk.domain.strategy import Campaign
from smdesk.services import campaigns
from smdesk.ui.dialogs.frame import CalmDialog, form
from smdesk.ui.views.strategy import editors
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.values import Values


class AgreeDialog(CalmDialog):
    """A person of the client's, or any name, and a day; what the brief says today is what is agreed."""

    def __init__(self, parent: QWidget, desk: Desk, campaign: Campaign) -> None:
        _ = desk.ctx.words
        stands = campaigns.agreement(desk.plan, campaign)
        intro = _("What the brief says today is agreed under the number {digest}, which stands on its pages; what changes"
                  " later asks for a new yes.", digest=short(stands.now))  # fmt: skip
        super().__init__(parent, desk.ctx, _("Agreed: “{name}”", name=campaign.name), intro, 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._campaign = desk, campaign
        self.by = QComboBox()
        self.by.setEditable(True)
        self.by.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for field in (self.by, *self.by.findChildren(QLineEdit)):  # the field inside is what the reader comes to
            field.setAccessibleName(_("Agreed by"))
        self.by.addItems(list(campaigns.who_agrees(desk.plan, campaign)))
        if stands.by:
            self.by.setCurrentText(stands.by)
        self._day = Field("agreed_on", _("Agreed on"), "", Form.DAY)
        self.day: Any = editors.make(desk.ctx, Values(desk.ctx), desk.plan, self._day, desk.today)
        editors.fill(self.day, Values(desk.ctx), desk.plan, self._day, desk.today.isoformat())
        rows = form()
        rows.addRow(_("Agreed by"), self.by)
        rows.addRow(_("Agreed on"), self.day)
        self.body.addLayout(rows)
        self.finish_with(_("Agreed"), self._agree)
        self.by.setFocus()

    def _agree(self) -> None:
        desk = self._desk

        def run() -> None:
            day = editors.taken(self.day, Values(desk.ctx), desk.plan, self._day, desk.today)
            campaigns.agree(desk.ctx.store, self._campaign.id, self.by.currentText(), str(day))

        if self.attempt(run):
            self.accept()
