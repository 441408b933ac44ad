"""Close a campaign: what came of it, and what was learned."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.strategy import Campaign
from smdesk.services import campaigns
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.spelling import spell
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.widgets.chip import Label


class CloseDialog(CalmDialog):
    """Results and lessons; nothing learned, nothing closed."""

    def __init__(self, parent: QWidget, desk: Desk, campaign: Campaign) -> None:
        _ = desk.ctx.words
        intro = _("Its posts and figures stay; the lessons appear beside the objective it served.")
        super().__init__(parent, desk.ctx, _("Close “{name}”", name=campaign.name), intro, 640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._campaign = desk, campaign
        self._results = self._field("results", campaign.results)
        self._lessons = self._field("lessons", campaign.lessons)
        self.finish_with(_("Close campaign"), self._close)
        self._results.setFocus()

    def _field(self, name: str, text: str) -> QPlainTextEdit:
        field, _ = SHAPES["campaign"].field(name), self.ctx.words
        label = Label(_(field.label), "head")
        box = QPlainTextEdit(text)
        box.setAccessibleName(_(field.label))
        box.setAccessibleDescription(_(field.hint))
        box.setPlaceholderText(_(field.hint))
        box.setTabChangesFocus(True)
        box.setMinimumHeight(self.ctx.theme.px(96))
        label.setBuddy(box)
        spell(box, self.ctx, lambda: self._desk.plan.client.id)
        self.body.addWidget(label)
        self.body.addWidget(box)
        return box

    def _close(self) -> None:
        results, lessons = self._results.toPlainText(), self._lessons.toPlainText()
        store, today = self.ctx.store, self._desk.today.isoformat()
        if self.attempt(lambda: campaigns.close(store, self._campaign.id, results, lessons, today)):
            self.accept()
