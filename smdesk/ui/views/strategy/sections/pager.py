"""A screenful of many records, and a way on to the others."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.widgets.chip import Button, Label

T = TypeVar("T")


class Pager(QWidget):
    """Says which records are shown of how many, and turns to those before and after; hidden while all of them fit.

    :param size: how many records make a screenful
    :param fits: so many are still shown together
    :param turned: called after the user turned to other records
    """

    def __init__(self, desk: Desk, size: int, fits: int, turned: Callable[[], object]) -> None:
        super().__init__()
        _ = self._words = desk.ctx.words
        self._most, self._fits, self.first, self._all, self._turned = size, fits, 0, 0, turned
        self.text = Label("", "caption", wrap=True)
        self.back = Button(desk.ctx.theme, "", "icon", "chevron-left", tip=_("Those before"))
        self.forth = Button(desk.ctx.theme, "", "icon", "chevron-right", tip=_("Those after"))
        self.back.clicked.connect(self._earlier)
        self.forth.clicked.connect(self._later)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.forth, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def cut(self, records: Sequence[T], more: str = "") -> list[T]:
        """The records of this screenful; ``more`` says what becomes of the others."""
        _, self._all = self._words, len(records)
        if self._all <= self._fits:
            self.first = 0
            self.hide()
            return list(records)
        self.first = min(self.first, (self._all - 1) // self._most * self._most)
        last = min(self._all, self.first + self._most)
        shown = _("{first} to {last} of {all}", first=self.first + 1, last=last, all=self._all)
        self.text.setText(f"{shown}: {more}" if more else shown)
        self.back.setEnabled(self.first > 0)
        self.forth.setEnabled(last < self._all)
        self.show()
        return list(records[self.first : last])

    def bring(self, place: int) -> None:
        """Turn to the screenful that holds the record at ``place`` in the order of all."""
        self._turn(place // self._most * self._most)

    def _earlier(self) -> None:
        self._turn(self.first - self._most)

    def _later(self) -> None:
        self._turn(self.first + self._most)

    def _turn(self, first: int) -> None:
        self.first = max(0, first)
        self._turned()


def kept(shown: list[T], everyone: Sequence[T], held: set[int]) -> list[T]:
    """A screenful, and after it those of ``held`` (ids) that are not in it: what is in hand stays in sight."""
    ids = {one.id for one in shown}  # type: ignore[attr-defined]
    return shown + [one for one in everyone if one.id in held - ids]  # type: ignore[attr-defined]
