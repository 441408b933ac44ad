"""Removing what others point to: what becomes of them is asked first."""

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from smdesk.domain.entity import kind_of
from smdesk.domain.plan.chapters import SHAPES
from smdesk.services import ladder
from smdesk.services import plan as plans
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.widgets.chip import Label


class RemoveDialog(CalmDialog):
    """Point them to another one, to nothing, or archive instead of removing."""

    def __init__(self, parent: QWidget, desk: Desk, record: Any) -> None:
        _ = desk.ctx.words
        self._kind = kind_of(record)
        title = ladder.title_of(desk.plan, record)
        super().__init__(parent, desk.ctx, _("Remove “{title}”", title=title))
        self._desk, self._record = desk, record
        pointing = plans.pointing(desk.ctx.store, record)
        said = []
        for one in pointing:
            shape = SHAPES.get(one.kind)
            name = _(shape.many) if shape else _("Posts") if one.kind in ("aim", "post") else one.kind
            said.append(f"{name}: {one.count}")
        self.body.addWidget(Label(_("This points to it:"), "second"))
        self.body.addWidget(Label(" · ".join(said), "strong", wrap=True))
        parts = any(one.part for one in pointing)
        gone = _("What is part of it goes too; the rest points to nothing.") if parts else _("They then point to nothing.")
        self.group = QButtonGroup(self)
        self.away = QRadioButton(_("Archive it instead"))
        self.other = QRadioButton(_("Point them to another one"))
        self.none = QRadioButton(_("Remove it"))
        about = {
            self.away: _("It is out of sight, and what points to it stays."),
            self.other: _("It is removed, and this takes its place:"),
            self.none: gone,
        }
        self.pick = QComboBox()
        self.pick.setAccessibleName(_("Another one"))
        for one in desk.plan.of(self._kind):
            if one.id != record.id:
                self.pick.addItem(ladder.title_of(desk.plan, one), one.id)
        for button in (self.away, self.other, self.none):
            self.group.addButton(button)
            self.body.addWidget(button)
            note = Label(about[button], "caption", wrap=True)
            note.setContentsMargins(24, 0, 0, 0)
            note.setVisible(button is not self.other or self.pick.count() > 0)
            self.body.addWidget(note)
            if button is self.other:
                self.body.addWidget(self.pick)
        self.other.setVisible(self.pick.count() > 0)
        self.pick.setVisible(self.pick.count() > 0)
        self.pick.setEnabled(False)
        self.other.toggled.connect(self.pick.setEnabled)
        self.away.setChecked(True)
        self.body.addStretch(1)
        self.finish_with(_("Go on"), self._run)

    def _run(self) -> None:
        if self.attempt(self._do):
            self.accept()

    def _do(self) -> None:
        store = self._desk.ctx.store
        if self.away.isChecked():
            plans.archive(store, self._record)
            return
        instead = int(self.pick.currentData()) if self.other.isChecked() else 0
        plans.remove(store, self._record, instead=instead)
