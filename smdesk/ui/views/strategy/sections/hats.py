"""Which hat is looked at, the directing or the doing one: a switch that the action plan and the orders obey."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.domain.plan.load import HATS as CODES
from smdesk.domain.plan.shapes_work import HATS
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import segments
from smdesk.ui.widgets.chip import Button

T = TypeVar("T")
KEPT = "strategy.hat"
KINDS = frozenset({"action", "week_order"})  # kinds whose records are of one hat or the other


def hat_of(record: Any) -> str:
    """The hat of a record; orders are what the CM does."""
    return str(getattr(record, "hat", "cm"))


class HatSwitch(QWidget):
    """All, SMM or CM; all switches of a window show the same, and it is remembered."""

    switched = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _ = desk.ctx.words
        self._desk, self._store = desk, desk.ctx.store
        kept = self._store.settings.get(KEPT, "")
        self.hat = kept if kept in CODES else ""
        names = {"": _("All"), **{code: HATS[code] for code in CODES}}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        switch = segments(desk.ctx.theme, names, self.hat, self._picked)
        self._buttons = {one.objectName(): one for one in switch.findChildren(Button)}
        for code, one in self._buttons.items():
            one.setAccessibleName(_("Actions and orders of: {hat}", hat=names[code]))
        line.addWidget(switch)
        self.setAccessibleName(_("Hat"))

    def _picked(self) -> None:
        self.choose(self.sender().objectName())

    def choose(self, code: str) -> None:
        """Look at one hat, or at all ("")."""
        if not self._desk.do(lambda: self._store.settings.set(KEPT, code)):
            return
        for one in self.window().findChildren(HatSwitch):
            one.take(code)

    def take(self, code: str) -> None:
        """Show what was chosen elsewhere."""
        self._buttons[code].setChecked(True)
        if self.hat != code:
            self.hat = code
            self.switched.emit()

    def kept(self, records: Sequence[T]) -> list[T]:
        """The records of the hat in hand."""
        return [one for one in records if not self.hat or hat_of(one) == self.hat]
