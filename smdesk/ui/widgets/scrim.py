"""What lies behind a dialog is dimmed, so that the eye knows where it is asked."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.theme import Theme


class Scrim(QWidget):
    """Covers a window; clicks go through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(window.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["scrim"])
        painter.end()


class _Dimming(QObject):
    """Brings the scrim when its dialog is shown, and takes it away with it."""

    def __init__(self, dialog: QWidget, theme: Theme) -> None:
        super().__init__(dialog)
        self._theme = theme
        self._scrim: Scrim | None = None
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._scrim is None:
            parent = self.parent()
            behind = parent.parentWidget() if isinstance(parent, QWidget) else None
            if behind is not None and behind.isVisible():
                self._scrim = Scrim(behind.window(), self._theme)
                self._scrim.show()
                self._scrim.raise_()
        elif event.type() == QEvent.Type.Hide and self._scrim is not None:
            self._scrim.close()
            self._scrim = None
        return False


def dim_behind(dialog: QWidget, theme: Theme) -> None:
    """Dim the window that a dialog belongs to for as long as the dialog is shown."""
    _Dimming(dialog, theme)
