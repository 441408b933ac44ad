"""Starting a plan from one of several starting points; what is copied stays marked until it is made the client's own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from smdesk.services import templates
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.widgets.chip import Label


class StartDialog(CalmDialog):
    """A starting point for each kind of business, with whom it is for."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        _ = desk.ctx.words
        intro = _(
            "Questions and first answers to be made your own. Only what is empty is filled; every line is marked "
            "“from template” until you touch it."
        )
        super().__init__(parent, desk.ctx, _("Start from a template"), intro, 620)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self.group = desk, QButtonGroup(self)
        self.found = templates.available(desk.plan.client.language)
        for place, one in enumerate(self.found):
            button = QRadioButton(_(one.name))
            button.setAccessibleDescription(_(one.for_whom))
            button.setChecked(place == 0)
            self.group.addButton(button, place)
            self.body.addWidget(button)
            about = Label(_(one.for_whom), "caption", wrap=True)
            about.setContentsMargins(26, 0, 0, 4)
            self.body.addWidget(about)
        self.body.addStretch(1)
        self.finish_with(_("Start from it"), self._run)

    def _run(self) -> None:
        desk, made = self._desk, [0]
        one = self.found[max(0, self.group.checkedId())]

        def run() -> None:
            made[0] = templates.start(desk.ctx.store, desk.plan.client.id, one.id, one.language, desk.today)

        if self.attempt(run):
            words = desk.ctx.words
            desk.ctx.hub.say.emit(words.n_("{n} line copied from the template", "{n} lines copied from the template", made[0]), "undo")
            self.accept()
