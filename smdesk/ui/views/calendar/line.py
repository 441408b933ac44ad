"""A line whose Enter and Esc are its own, whatever shortcuts the view around it has."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_OURS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Line(QLineEdit):
    """Used where something is typed over or beside the days."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OURS
        ):
            event.accept()
            return True
        return super().event(event)
