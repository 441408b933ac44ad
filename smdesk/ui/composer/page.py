"""The composer's page: head, text and fields at left, checklist, preview; the schedule bar below."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.errors import SmdeskError
from smdesk.domain.posts import OUT, Status
from smdesk.domain.quickentry import split
from smdesk.domain.time import hour_of, join, wall_now
from smdesk.services import composing, posts
from smdesk.ui.composer.attaching import Attaching
from smdesk.ui.composer.byhand import ByHand
from smdesk.ui.composer.checklist import Checklist
from smdesk.ui.composer.desk import COMMON, Desk
from smdesk.ui.composer.details import Details
from smdesk.ui.composer.footer import Footer
from smdesk.ui.composer.head import Crumbs, Head
from smdesk.ui.composer.history import HistoryPanel
from smdesk.ui.composer.images import Pictures
from smdesk.ui.composer.placesmenu import PlacesMenu
from smdesk.ui.composer.previews import Previews
from smdesk.ui.composer.strip import Strip
from smdesk.ui.composer.tabs import TabStrip
from smdesk.ui.composer.textpanel import TextPanel
from smdesk.ui.context import Context
from smdesk.ui.dialogs.frame import hairline
from smdesk.ui.widgets.chip import Button, Label

CHECKLIST, PREVIEW = 264, 340
WITH_PREVIEW, WITH_COLUMN = 1136, 1036  # px of page: below them the preview hides, the checklist folds
_META = "QPushButton[look='meta'] {{ padding: 0 5px; min-height: 24px; color: {ink}; }}"


class Composer(QWidget):
    """Shows one post; :meth:`open` puts another one on the desk."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.back_to = "calendar"
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
        self._side = ""  # what the right column was opened with in a narrow window
        self.setAcceptDrops(True)
        self.setProperty("look", "surface")
        self._lay_out()
        self._connect()
        self._shortcuts()
        self._restyle()

    # -- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(24, 14, 24, 16)
        column.setSpacing(12)
        self.folded_list = QVBoxLayout()
        column.addLayout(self.folded_list)
        for widget in (self.notice, self.text, hairline(), self.strip, self.details):
            column.addWidget(widget)
        column.addStretch(1)
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setWidget(self.fields)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        strip = QHBoxLayout()
        strip.setContentsMargins(14, 4, 16, 0)
        strip.addWidget(self.tabs)
        left.addLayout(strip)
        left.addWidget(hairline())
        left.addWidget(self.page, 1)
        self.aside = QScrollArea()
        self.aside.setWidgetResizable(True)
        self.aside.setFrameShape(QFrame.Shape.NoFrame)
        self.aside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.aside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.aside.setFixedWidth(CHECKLIST)
        self.aside.setWidget(self.checklist)
        self.rule = QFrame()
        self.rule.setProperty("look", "vline")
        self.side = QStackedWidget()
        self.side.setFixedWidth(PREVIEW)
        self.side.addWidget(self.previews)
        self.side.addWidget(self.past)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.rule)
        across.addWidget(self.aside)
        across.addWidget(self.side)
        self.open_preview = Button(self.ctx.theme, self.ctx.words("Preview"), "outline", "eye")
        self.open_preview.clicked.connect(partial(self.show_side, "preview"))
        self.crumbs.extra.addWidget(self.open_preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.crumbs)
        whole.addLayout(across, 1)
        whole.addWidget(self.footer)

    def _connect(self) -> None:
        desk = self.desk
        desk.loaded.connect(self._loaded)
        desk.checked.connect(self._checked)
        desk.gone.connect(self._gone)
        self.tabs.places_asked.connect(self.choose_places)
        self.text.image_asked.connect(self.strip.pick)
        self.text.link_asked.connect(partial(self.lead_to, "link", COMMON))
        self.text.editor.files_dropped.connect(self.attaching.take)
        self.checklist.led.connect(self.lead_to)
        self.previews.closed.connect(partial(self.show_side, ""))
        self.previews.picked.connect(desk.turn)
        self.past.closed.connect(partial(self.show_side, "preview"))
        self.head.history_asked.connect(self.toggle_history)
        self.head.title_left.connect(self._read_title)
        self.footer.primary.connect(self.go_on)
        self.footer.menu_asked.connect(self._menu)
        self.by_hand.left.connect(self.leave)
        self.by_hand.duplicated.connect(self._show_copy)
        self.ctx.theme.changed.connect(self._restyle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _shortcuts(self) -> None:
        """Keys of this page. Those the window has too are taken first: see :meth:`event`."""
        for keys, run in (
            (("Ctrl+Return", "Ctrl+Enter"), self.go_on),
            (("Ctrl+D",), self.by_hand.duplicate),
            (("Esc",), self.leave),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(run)
            self.addAction(action)

    def _restyle(self) -> None:
        ink = self.ctx.theme["ink-2"].name()
        self.setStyleSheet(_META.format(ink=ink))

    # -- opening and leaving ------------------------------------------------------------------

    def open(self, post_id: int, back: str) -> None:
        """Show a post; Esc goes to the view called ``back``."""
        self.back_to = back or "calendar"
        if not self.ctx.guard(partial(self.desk.load, post_id)):
            self.ctx.hub.show_view.emit(self.back_to)
            return
        self.head.history.setChecked(False)
        self._arrange()
        self.page.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._start_writing)

    def _start_writing(self) -> None:
        post = self.desk.post
        if not post.title and not post.text and not self.desk.read_only:
            self.head.title.setFocus()
        else:
            self.text.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.text.editor.setFocus()

    def leave(self) -> None:
        """Save and go back to where the post was opened from."""
        self.footer.settle()
        self._read_title()
        if self.desk.save():
            self.ctx.hub.show_view.emit(self.back_to)

    def shown(self) -> None:
        """The page came to the front."""
        self._arrange()

    def hidden(self) -> None:
        """Another view comes to the front: nothing typed may stay behind."""
        self.footer.settle()
        self.desk.save()
        self.text.popup.hide()

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

    def _loaded(self) -> None:
        desk, _ = self.desk, self.ctx.words
        status = Status(desk.post.status)
        out = status in OUT
        self.notice.setVisible(out)
        if out:
            self.notice.setText(
                _(
                    "This post is published: what people have read is not rewritten. Duplicate it to say it again."
                )
            )

    def _gone(self) -> None:
        self.desk.clear()
        if self.isVisible():
            self.ctx.hub.show_view.emit(self.back_to)

    def _show_copy(self, post_id: int) -> None:
        self.open(post_id, self.back_to)

    # -- saving and reading -------------------------------------------------------------------

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.desk.unsaved and old is not None and (old is self or self.isAncestorOf(old)):
            self.desk.save()

    def _read_title(self) -> None:
        """A day and an hour at the end of a title just typed move the post: "The Long Table fri 18:30"."""
        desk, title = self.desk, self.head.title
        if not desk.open or not title.isModified() or desk.read_only:
            return
        title.setModified(False)
        now = wall_now(self.ctx.now(), desk.post.zone)
        today = date.fromisoformat(now[:10])
        rest, entry = split(title.text(), today=today, now_wall=now, language=self.ctx.words.language)
        if entry is None or not rest or desk.plan is None:
            return
        due = desk.post.due_wall
        hour = entry.hour or (hour_of(due) if due else posts.hour_for(desk.plan, entry.day))
        desk.write("title", rest)
        self.footer.move_to(join(entry.day, hour))

    def _checked(self) -> None:
        self.footer.show_action(self.checklist.sheet)

    # -- going on -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """The primary action: the next step of the post's life."""
        self.footer.settle()
        self._read_title()
        desk = self.desk
        if not desk.open or not desk.save():
            return
        desk.check()
        action = self.checklist.sheet.action
        status = Status(desk.post.status)
        if status in OUT:
            self.by_hand.duplicate()
        elif status is Status.HELD:
            self.by_hand.release()
        elif status is Status.SCHEDULED:
            self.by_hand.mark_published()
        elif action is not None and action.to is not None:
            self._advance(action.to)

    def _advance(self, to: Status) -> None:
        desk, _ = self.desk, self.ctx.words
        said = {
            Status.IN_REVIEW: _("Sent for review"),
            Status.APPROVED: _("Approved"),
            Status.SCHEDULED: _("Scheduled"),
        }.get(to, "")
        refused: list[SmdeskError] = []

        def change() -> None:
            try:
                composing.advance(self.ctx.store, desk.post.id, to, desk.facts, origin=self)
            except SmdeskError as error:
                refused.append(error)
                raise

        desk.do(change, said)
        if refused:
            found = getattr(refused[0], "found", None)
            place = found.place_ids[0] if found is not None and found.place_ids else COMMON
            self.lead_to(refused[0].field, place)

    def _menu(self) -> None:
        menu = self.by_hand.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.footer.more
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def choose_places(self) -> None:
        """Open the menu of places."""
        menu = PlacesMenu(self, self.desk)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plus = self.tabs.plus
        menu.popup(plus.mapToGlobal(plus.rect().bottomLeft()))

    def lead_to(self, field: str, place_id: int) -> None:
        """Put the user at a field, in the tab where it matters."""
        desk = self.desk
        if place_id and field in ("text", "title", "first_comment", "content_warning", "link"):
            desk.turn(place_id)
        if field in ("objective", "pillar", "campaign", "language"):
            self.head.chips[field].setFocus()
        elif field in ("place", "places"):
            self.tabs.plus.setFocus()
        elif field in ("due", "time"):
            self.footer.when.setFocus()
        elif field in ("alt", "rights", "media"):
            target = {"alt": self.strip.alt, "rights": self.strip.rights}.get(field, self.strip.choose)
            self._lead_to_media(target, field)
        elif field == "history":
            self.show_side("history")
        elif field in self.details.lines and field != "title":
            self.details.show_field(field)
        elif field == "title":
            (self.details.lines["title"] if desk.here is not None else self.head.title).setFocus()
        else:
            self.text.editor.setFocus()
        focus = QApplication.focusWidget()
        if focus is not None and self.fields.isAncestorOf(focus):
            self.page.ensureWidgetVisible(focus)

    def _lead_to_media(self, target: QWidget, field: str) -> None:
        if field == "alt":
            bare = next(
                (one.id for one, file in self.desk.whole.media if not one.alt and file.kind == "image"), 0
            )
            if bare:
                self.strip.select(bare)
        (
            target
            if target.isVisible()
            else self.strip.choose
            if not self.desk.whole.media
            else self.strip.add
        ).setFocus()

    # -- columns ------------------------------------------------------------------------------

    def show_side(self, what: str) -> None:
        """Open the right column with "preview" or "history", or close it (remembered)."""
        self._side = what
        if what != "history":
            self.ctx.guard(lambda: self.ctx.store.settings.set("composer.preview", what == "preview"))
        self._arrange()

    def toggle_history(self) -> None:
        """Open or close the history."""
        self.show_side("preview" if self._side == "history" else "history")

    def _arrange(self) -> None:
        wide = self.width()
        kept = bool(self.ctx.store.settings.get("composer.preview", True))
        history = self._side == "history"
        fits = wide >= WITH_PREVIEW
        shown = history or (kept if fits else self._side == "preview")
        self.side.setCurrentWidget(self.past if history else self.previews)
        self.side.setVisible(shown)
        self.open_preview.setVisible(not shown)
        self.head.history.setChecked(history)
        fold = wide < WITH_COLUMN or (shown and not fits)
        if fold != self.checklist.folded:
            if fold:
                self.aside.takeWidget()
                self.folded_list.addWidget(self.checklist)
            else:
                self.folded_list.removeWidget(self.checklist)
                self.aside.setWidget(self.checklist)
            self.checklist.show()
        self.checklist.fold(fold)
        self.aside.setVisible(not fold)
        self.rule.setVisible(not fold)
        self.text.editor.room = max(200, self.page.height() - 110)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self.window().removeEventFilter(self)
        super().hideEvent(event)

    # -- keys and drops -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self.desk.unsaved:
            self.desk.save()
        return False

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._turns(event)
        ):
            event.accept()  # before the window walks through the clients with the same keys
            return True
        return super().event(event)

    def _turns(self, event: QKeyEvent) -> bool:
        keys = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return keys and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._turns(event):
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
