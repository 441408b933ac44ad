"""Hiding what the window shows from who comes by. It hides, it does not lock: any key or click shows all again.

Nothing loses the focus while it is hidden, so that open fields, selections and half-typed words stay as they are; what
is pressed meanwhile reaches nobody.
"""

import time

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip, QWidget
from shiboken6 import isValid

from smdesk.language import Words
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme

KEY = "window.hide_after"  # the setting: minutes without keys or mouse, 0 for never
MINUTE_MS = 60_000
_AGAIN_MS = 5_000  # looked at again when what is open cannot be covered
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletMove,
    }
)  # fmt: skip
_KEPT = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut,
        QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.ContextMenu,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.ToolTip,
        QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.HoverMove, QEvent.Type.HoverEnter,
    }
)  # fmt: skip
_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
)
_COVERED = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool)


class Veil(QWidget):
    """Lies over a whole window or dialog: the program's mark and how to go on."""

    def __init__(self, over: QWidget, theme: Theme, words: Words) -> None:
        super().__init__(over)
        self._over, self._theme = over, theme
        self._texts = (words("Press a key or click to go on"), words("This hides what is shown; it does not lock the computer."))
        self.setAccessibleName(self._texts[0])
        self.setAccessibleDescription(self._texts[1])
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._title = over.windowTitle()
        over.setWindowTitle("smdesk")
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show again what lies below."""
        self._over.removeEventFilter(self)
        self._over.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        elif event.type() == QEvent.Type.ChildPolished:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["bg-window"])
        side = theme.px(48)
        middle = self.rect().center()
        top = middle.y() - side
        draw(painter, "mark", theme["accent"], middle.x() - side / 2, top, side)
        below = top + side + theme.px(16)
        for text, role, size in zip(self._texts, ("ink", "ink-2"), (tokens.SECTION, tokens.BODY), strict=True):
            painter.setPen(theme[role])
            painter.setFont(theme.font(size))
            line = QRect(QPoint(16, below), QPoint(self.width() - 16, self.height()))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            below = painter.boundingRect(line, flags, text).bottom() + theme.px(8)
            painter.drawText(line, flags, text)
        painter.end()


class Privacy(QObject):
    """The verb, and the watch over the minutes in which nothing was pressed or moved."""

    def __init__(self, window: QWidget, ctx: Context, group: str) -> None:
        super().__init__(window)
        self._ctx = ctx
        self._veils: list[Veil] = []
        self._minutes = 0
        self._sign = 0.0  # when a key or the mouse was last heard
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._look)
        ctx.actions.add(window, "hide", ctx.words("Hide the window's contents"), group, self.hide, "Ctrl+L", "lock")
        ctx.hub.hide_after.connect(self.watch)
        self.watch(int(ctx.store.settings.get(KEY, 0)))

    @property
    def hidden(self) -> bool:
        """Whether the contents are hidden now."""
        return bool(self._veils)

    # -- hiding -------------------------------------------------------------------------------

    def hide(self) -> None:
        """Cover the window and whatever is open beside it."""
        app = QApplication.instance()
        if self.hidden or app is None:
            return
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass  # a menu or a list that is open over it
        QToolTip.hideText()
        self._cover()
        app.installEventFilter(self)
        QAccessible.updateAccessibility(QAccessibleEvent(self._veils[0], QAccessible.Event.Alert))

    def show_again(self) -> None:
        """Take the covers away; the focus was never elsewhere."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        lifted, self._veils = self._veils, []
        for veil in lifted:
            if isValid(veil):
                veil.lift()
        self.watch(self._minutes)

    def _cover(self) -> None:
        if self._veils:
            self._veils = [veil for veil in self._veils if isValid(veil)]
        covered = {veil.parentWidget() for veil in self._veils}
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top.windowType() in _COVERED and top not in covered:
                self._veils.append(Veil(top, self._ctx.theme, self._ctx.words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not self._veils:
            if kind in _SIGNS:
                self._sign = time.monotonic()
            return False
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, self, self._cover_new)  # a question that a job asks meanwhile
        if kind not in _KEPT:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat() and Qt.Key(event.key()) not in _MODIFIERS:
                self.show_again()
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd):
            self.show_again()
        return True

    def _cover_new(self) -> None:
        if self.hidden:
            self._cover()

    # -- by itself ----------------------------------------------------------------------------

    def watch(self, minutes: int) -> None:
        """Hide after so many minutes without a key or the mouse; 0: never by itself."""
        app = QGuiApplication.instance()
        if minutes and not self._minutes and isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._hear)
            self._hear(app.focusWindow())
        elif self._minutes and not minutes and isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._hear)
        self._minutes = minutes
        self._sign = time.monotonic()
        self._idle.stop()
        if minutes:
            self._idle.start(minutes * MINUTE_MS)

    def _hear(self, window: QWindow | None) -> None:
        """Keys and mouse come to whatever window is in front: fewer events than all of the program's."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._sign = time.monotonic()

    def _look(self) -> None:
        if self.hidden or not self._minutes:
            return
        left = round(self._minutes * MINUTE_MS - (time.monotonic() - self._sign) * 1000)
        if left <= 0 and self._coverable():
            self.hide()
        else:
            self._idle.start(max(left, _AGAIN_MS))

    def _coverable(self) -> bool:
        """Not while the system's own dialog for files is open: it cannot be covered, so this waits."""
        modal = QApplication.activeModalWidget()
        return not (isinstance(modal, QFileDialog) and modal.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen))
