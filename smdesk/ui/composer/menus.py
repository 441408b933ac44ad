"""Menus that pick: one of several, or some of several without closing at each tick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: ``key`` is what is picked."""

    key: object
    text: str
    on: bool = False
    icon: QIcon | None = None


class PickMenu(QMenu):
    """``many``: ticks are handed over together when the menu closes; else the first pick closes it."""

    def __init__(
        self,
        parent: QWidget,
        choices: Iterable[Choice],
        picked: Callable[[list[object]], object],
        *,
        many: bool,
    ) -> None:
        super().__init__(parent)
        self._picked, self._many = picked, many
        self._keys: dict[QAction, object] = {}
        for choice in choices:
            action = QAction(choice.text.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(choice.on)
            if choice.icon is not None:  # it takes the place of the tick, which goes to the end of the line
                action.setIcon(choice.icon)
                action.toggled.connect(partial(_tick_beside, action, action.text()))
                _tick_beside(action, action.text(), choice.on)
            self.addAction(action)
            self._keys[action] = choice.key
        self._before = self.chosen()
        self._done = False
        if many:
            self.aboutToHide.connect(self._hand_over)
        else:
            self.triggered.connect(self._one)

    def chosen(self) -> list[object]:
        """Keys of the ticked lines, in order."""
        return [key for action, key in self._keys.items() if action.isChecked()]

    def tick(self, keys: Iterable[object]) -> None:
        """Tick exactly these."""
        wanted = list(keys)
        for action, key in self._keys.items():
            action.setChecked(key in wanted)

    def _one(self, action: QAction) -> None:
        if action in self._keys:
            self._picked([self._keys[action]])

    def _hand_over(self) -> None:
        if not self._done and self.chosen() != self._before:
            self._done = True
            self._picked(self.chosen())

    def _toggles(self, action: QAction | None) -> bool:
        if self._many and action is not None and action in self._keys and action.isEnabled():
            action.toggle()
            return True
        return False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggles(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._toggles(self.activeAction()):
            return
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self._many
            and self.activeAction() in self._keys
        ):
            self._toggles(self.activeAction())
            self.close()
            return
        super().keyPressEvent(event)


def _tick_beside(action: QAction, text: str, on: bool) -> None:
    action.setText(f"{text}\t✓" if on else text)
