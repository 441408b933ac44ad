"""Removing what others point to: what becomes of them is asked first, once for all that go together."""

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

    def __init__(self, parent: QWidget, desk: Desk, *records: Any) -> None:
        _ = desk.ctx.words
        self._kind, several = kind_of(records[0]), len(records) > 1
        names = [ladder.title_of(desk.plan, one) or _(SHAPES[self._kind].one) for one in records]
        title = _("Remove “{title}”", title=names[0])
        if several:
            title = _("Remove {n} together: {kind}", n=len(records), kind=_(SHAPES[self._kind].many))
        super().__init__(parent, desk.ctx, title, listed(names) if several else "")
        self._desk, self._records = desk, records
        pointing = plans.pointing(desk.ctx.store, *records)
        said = []
        for one in pointing:
            shape = SHAPES.get(one.kind)
            name = _(shape.many) if shape else _("Posts") if one.kind in ("aim", "post") else one.kind
            said.append(f"{name}: {one.count}")
        self.body.addWidget(Label(_("This points to them:") if several else _("This points to it:"), "second"))
        self.body.addWidget(Label(" · ".join(said), "strong", wrap=True))
        parts = any(one.part for one in pointing)
        of_it = _("What is part of them goes too; the rest points to nothing.") if several else \
            _("What is part of it goes too; the rest points to nothing.")
        gone = of_it if parts else _("They then point to nothing.")
        self.group = QButtonGroup(self)
        self.away = QRadioButton(_("Archive them instead") if several else _("Archive it instead"))
        self.other = QRadioButton(_("Point what points to them to another one") if several else _("Point them to another one"))
        self.none = QRadioButton(_("Remove them") if several else _("Remove it"))
        stays = _("They are out of sight, and what points to them stays.")
        taken = _("They are removed, and this takes their place:")
        about = {
            self.away: stays if several else _("It is out of sight, and what points to it stays."),
            self.other: taken if several else _("It is removed, and this takes its place:"),
            self.none: gone,
        }
        self.pick = QComboBox()
        self.pick.setAccessibleName(_("Another one"))
        for one in desk.plan.of(self._kind):
            if one.id not in {each.id for each in records}:
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
            plans.archive_many(store, self._records)
            return
        instead = int(self.pick.currentData()) if self.other.isChecked() else 0
        plans.remove_many(store, self._records, instead=instead)


def listed(names: list[str], most: int = 4) -> str:
    """The first few of some names, and how many more."""
    return ", ".join(f"“{one}”" for one in names[:most]) + (f" + {len(names) - most}" if len(names) > most else "")
