"""Business or private buyers: a switch over records that say which, shown where there are both."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.plan.shapes_who import TRACKS
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.parts import segments
from smdesk.ui.widgets.chip import Button, row

T = TypeVar("T")


class TrackSwitch(QWidget):
    """Records without a track belong to both, and stay in sight."""

    switched = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.track = ""
        _ = desk.ctx.words
        names = {"": _("All"), **{code: name for code, name in TRACKS.items() if code}}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        switch = segments(desk.ctx.theme, names, "", self._picked)
        self._buttons = switch.findChildren(Button)
        column.addWidget(row(switch, None))
        self.setAccessibleName(_("Track"))
        self.hide()

    def _picked(self) -> None:
        self.track = self.sender().objectName()
        self.switched.emit()

    def show_all(self) -> None:
        """What was asked for is of the other track: both are shown again."""
        self._buttons[0].click()

    def kept(self, records: Sequence[T]) -> list[T]:
        """The records of the track in hand; comes and goes with the need for it."""
        found = {track for one in records if (track := _track(one))}
        self.setVisible(len(found) > 1)
        wanted = self.track if len(found) > 1 else ""
        return [one for one in records if not wanted or _track(one) in ("", wanted)]


def _track(record: Any) -> str:
    return str(getattr(record, "track", ""))
