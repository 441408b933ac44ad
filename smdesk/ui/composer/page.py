"""The composer's page: head, text and fields at left, checklist, preview; the schedule bar below."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)

from smdesk.services import composing
from smdesk.ui.composer.attaching import Attaching
from smdesk.ui.composer.byhand import ByHand
from smdesk.ui.composer.checklist import Checklist
from smdesk.ui.composer.columns import Columns
from smdesk.ui.composer.desk import COMMON, Desk
from smdesk.ui.composer.details import Details
from smdesk.ui.composer.footer import Footer
from smdesk.ui.composer.head import Crumbs, Head
from smdesk.ui.composer.history import HistoryPanel
from smdesk.ui.composer.images import Pictures
from smdesk.ui.composer.placesmenu import PlacesMenu
from smdesk.ui.composer.previews import Previews
from smdesk.ui.composer.steps import Steps
from smdesk.ui.composer.strip import Strip
from smdesk.ui.composer.tabs import TabStrip
from smdesk.ui.composer.textpanel import TextPanel
from smdesk.ui.composer.verbs import register
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import hairline
from smdesk.ui.widgets.chip import Label

_META = "QPushButton[look='meta'] {{ padding: 0 5px; min-height: 24px; color: {ink}; }}"


class Composer(QWidget):
    """Shows one post; :meth:`open` puts another one on the desk."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.back_to = "calendar"
        self._last = 0
        self.desk = Desk(ctx)
        self.pictures = Pictures(ctx)
        self.attaching = Attaching(self.desk)
        self.crumbs = Crumbs(self.desk, self.leave)
        self.head = Head(self.desk)
        self.tabs = TabStrip(self.desk)
        self.text = TextPanel(self.desk, self)
        self.strip = Strip(self.desk, self.pictures, self.attaching)
        self.details = Details(self.desk)
        self.checklist = Checklist(self.desk)
        self.previews = Previews(self.desk, self.pictures)
        self.past = HistoryPanel(self.desk)
        self.footer = Footer(self.desk)
        self.by_hand = ByHand(self.desk, self)
        self.notice = Label("", "tag-accent", wrap=True)
        self.columns = Columns(
            ctx, self.checklist, self.previews, self.past, self.text.editor, self.head.history
        )
        self.columns.fill(self.head, self.tabs, self.notice, self.text, hairline(), self.strip, self.details)
        self.crumbs.extra.addWidget(self.columns.open_preview)
        self.steps = Steps(self)
        self.setAcceptDrops(True)
        self.setProperty("look", "surface")
        self._lay_out()
        self._connect()
        self._shortcuts()
        self._restyle()

    # -- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.crumbs)
        whole.addWidget(self.columns, 1)
        whole.addWidget(self.footer)

    def _connect(self) -> None:
        desk = self.desk
        desk.loaded.connect(self.steps.show_notice)
        desk.loaded.connect(self.ctx.hub.status)
        desk.checked.connect(self.steps.show_action)
        desk.gone.connect(self._gone)
        self.tabs.places_asked.connect(self.choose_places)
        self.text.image_asked.connect(self.strip.pick)
        self.text.link_asked.connect(partial(self.steps.lead_to, "link", COMMON))
        self.text.editor.files_dropped.connect(self.attaching.take)
        self.checklist.led.connect(self.steps.lead_to)
        self.previews.closed.connect(partial(self.columns.show_side, ""))
        self.previews.picked.connect(desk.turn)
        self.past.closed.connect(partial(self.columns.show_side, "preview"))
        self.head.history_asked.connect(self.columns.toggle_history)
        self.head.title_left.connect(self.steps.read_title)
        self.footer.primary.connect(self.steps.go_on)
        self.footer.menu_asked.connect(self._menu)
        self.by_hand.left.connect(self.leave)
        self.by_hand.duplicated.connect(self.steps.show_copy)
        self.ctx.theme.changed.connect(self._restyle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _shortcuts(self) -> None:
        """The page's verbs, for the keys, the palette and the shortcut sheet. Esc also works while typing."""
        self.verbs = register(self)
        leave = QAction(self)
        leave.setShortcut("Esc")
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.leave)
        self.addAction(leave)

    def _restyle(self) -> None:
        ink = self.ctx.theme["ink-2"].name()
        self.setStyleSheet(_META.format(ink=ink))

    # -- opening and leaving ------------------------------------------------------------------

    def open(self, post_id: int, back: str) -> None:
        """Show a post; Esc goes to the view called ``back``."""
        self.back_to = back or "calendar"
        self._last = post_id
        if not self.ctx.guard(partial(self.desk.load, post_id)):
            self.ctx.hub.show_view.emit(self.back_to)
            return
        self.head.history.setChecked(False)
        self.columns.arrange()
        self.columns.page.verticalScrollBar().setValue(0)
        empty = not self.desk.post.title and not self.desk.post.text and not self.desk.read_only
        QTimer.singleShot(0, self, self.head.title.setFocus if empty else self.text.continue_writing)

    def leave(self) -> None:
        """Save and go back to where the post was opened from."""
        self.footer.settle()
        self.steps.read_title()
        if self.desk.save():
            self.ctx.hub.show_view.emit(self.back_to)

    def shown(self) -> None:
        """The page came to the front, perhaps again with the post it had."""
        self._enable(True)
        self.columns.arrange()
        QTimer.singleShot(0, self, self._wake)

    def _wake(self) -> None:
        if not self.desk.open and self._last and self.isVisible():
            self.open(self._last, self.back_to)

    def hidden(self) -> None:
        """Another view comes to the front: nothing typed may stay behind, and nothing is followed unseen."""
        self.footer.settle()
        self.text.popup.hide()
        if self.desk.save():
            self.desk.clear()
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for verb in self.verbs:
            verb.setEnabled(on)

    @property
    def foot_high(self) -> int:
        """px of the schedule bar; what the window says stays clear of it."""
        return self.footer.height()

    def status_text(self) -> tuple[str, str]:
        """What the window's status line says."""
        desk, _ = self.desk, self.ctx.words
        if not desk.open or desk.plan is None:
            return "", ""
        left = desk.plan.client.name
        chosen = tuple(one.place.id for one in desk.at)
        named = next(
            (one.name for one in composing.presets(self.ctx.store, desk.plan) if one.place_ids == chosen), ""
        )
        if named:
            left += "   " + _("Place preset: {name}", name=named)
        return left, desk.post.zone

    def _gone(self) -> None:
        self.desk.clear()
        if self.isVisible():
            self.ctx.hub.show_view.emit(self.back_to)

    # -- saving and reading -------------------------------------------------------------------

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.desk.unsaved and old is not None and (old is self or self.isAncestorOf(old)):
            self.desk.save()

    def _menu(self) -> None:
        menu = self.by_hand.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.footer.more
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def choose_places(self) -> None:
        """Open the menu of places."""
        menu = PlacesMenu(self, self.desk)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plus = self.tabs.door
        menu.popup(plus.mapToGlobal(plus.rect().bottomLeft()))

    # -- keys and drops -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self.window().removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self.desk.unsaved:
            self.desk.save()
        return False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _turns(event):
            event.accept()  # before the window walks through the clients with the same keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _turns(event):
            back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.desk.turn_by(-1 if back else 1)
            self.text.editor.setFocus()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        if self.attaching.take(data):
            event.acceptProposedAction()
            return
        url = next((one.toString() for one in data.urls()), "")
        if url and not self.desk.value("link"):
            self.desk.write_here("link", url)
            self.details.refresh()
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ctx.theme["bg-surface"])
        painter.end()


def _turns(event: QKeyEvent) -> bool:
    keys = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return keys and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
