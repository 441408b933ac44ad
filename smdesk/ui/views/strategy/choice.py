"""Asked when all clients are shown: a plan is nobody else's."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import clear
from smdesk.ui.widgets.chip import Button, Label


class ClientChoice(QWidget):
    """A button for each client."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx, _ = ctx, ctx.words
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pick = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Label(_("Whose plan?"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = Label(_("A plan belongs to one client: choose whose to open."), "second")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._pick)
        column.addStretch(2)

    def fill(self) -> None:
        """Offer every client."""
        clear(self._pick)
        for client in self.ctx.store.clients.all():
            button = Button(self.ctx.theme, client.name, "outline")
            button.setObjectName(str(client.id))
            button.clicked.connect(self._pick_client)
            button.setFixedWidth(self.ctx.theme.px(320))
            self._pick.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _pick_client(self) -> None:
        window: Any = self.window()
        window.choose_client(int(self.sender().objectName()))
