"""The window: rail, top bar, banner, a stack of views, status line. A view is a folder, not a method here."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from smdesk.domain.changes import ChangeSet
from smdesk.domain.errors import SmdeskError
from smdesk.services.wording import sentence
from smdesk.ui.context import Context
from smdesk.ui.jobs import Cancelled
from smdesk.ui.privacy import Privacy
from smdesk.ui.problems import Banner
from smdesk.ui.quietbar import QuietBar
from smdesk.ui.rail import Rail
from smdesk.ui.statusline import StatusLine
from smdesk.ui.topbar import TopBar
from smdesk.ui.verbs import GROUP_PROGRAM, Verbs, change_rule
from smdesk.ui.views import View

UNSEEN_MS = 1_500  # a window that is not painted by then (minimised, covered) begins its work all the same
PAGES = frozenset({"composer", "welcome"})  # shown in the stack, but not on the rail


class Window(QMainWindow):
    """Put together by the composition root, which also gives it its context."""

    painted = Signal()  # once, when it has been seen for the first time (or should have been)

    def __init__(self, ctx: Context, views: list[View], banner: Banner) -> None:
        super().__init__()
        self.ctx = ctx
        self.banner = banner
        self.views = {view.id: view for view in views}
        self._made: dict[str, QWidget] = {}
        self.current = ""
        self._seen = False
        self._ahead = [name for view in views[:1] for name in view.ahead]
        self._unseen = QTimer(self, singleShot=True, interval=UNSEEN_MS)
        self._unseen.timeout.connect(self._first_seen)
        self._unseen.start()
        _ = ctx.words
        titles = {view.id: _(view.title) for view in views} | {"settings": _("Settings")}
        self.rail = Rail(ctx.theme, views, titles)
        self.topbar = TopBar(ctx.theme, _, ctx.store.clients.all)
        self.stack = QStackedWidget()
        self.status = StatusLine(ctx)
        self._assemble()
        self.quiet = QuietBar(self._center, ctx.theme, _, self.undo, partial(_foot_high, self))
        self.verbs = Verbs(self)
        self.privacy = Privacy(self, ctx, _(GROUP_PROGRAM))
        self._connect()
        self.setMinimumSize(1024, 700)
        self.resize(1366, 768)
        self._restore_geometry()
        self.show_client(ctx.state.client_id)

    def _assemble(self) -> None:
        self._center = center = QWidget()
        right = QWidget()
        center.setProperty("look", "window")
        across = QHBoxLayout(center)
        down = QVBoxLayout(right)
        for layout in (across, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        down.addWidget(self.topbar)
        down.addWidget(self.banner)
        down.addWidget(self.stack, 1)
        down.addWidget(self.status)
        across.addWidget(self.rail)
        across.addWidget(right, 1)
        self.setCentralWidget(center)

    def _connect(self) -> None:
        hub = self.ctx.hub
        self.rail.picked.connect(self.show_view)
        self.topbar.search_asked.connect(self.verbs.palette)
        self.topbar.client_asked.connect(self.choose_client)
        self.topbar.add_client_asked.connect(self.verbs.add_client)
        self.topbar.edit_client_asked.connect(self.verbs.edit_client)
        self.topbar.archived_asked.connect(self.verbs.edit_one)
        self.topbar.hold_asked.connect(self.verbs.hold)
        hub.changed.connect(self._changed)
        hub.say.connect(self.quiet.say)
        hub.problem.connect(self._problem)
        hub.open_post.connect(self.open_post)
        hub.attach_files.connect(self.open_post)
        hub.import_file.connect(self.verbs.import_posts)
        hub.show_view.connect(self.show_view)
        hub.show_day.connect(self._show_day)
        hub.show_plan.connect(self._show_plan)
        hub.narrow.connect(self.verbs.narrow)
        hub.publish_post.connect(self.verbs.publish)
        hub.repeat_post.connect(partial(change_rule, self))
        hub.status.connect(self.refresh_status, Qt.ConnectionType.QueuedConnection)

    # -- views --------------------------------------------------------------------------------

    def show_view(self, id: str) -> None:
        """Bring a view to the front; it is made when first shown."""
        if id == "settings":
            self.rail.select(self.current)
            self.verbs.settings()
            return
        if id not in self.views and id not in PAGES:
            return
        if id != "welcome" and not self.ctx.store.clients.all():
            id = "welcome"  # nothing can be planned for nobody
        if self.current and self.current != id:
            self._call(self.current, "hidden")
        self.current = id
        self.stack.setCurrentWidget(self.view(id))
        self.rail.select("calendar" if id == "composer" else id)
        self._call(id, "shown")
        self.refresh_status()
        if id not in PAGES:
            QTimer.singleShot(0, self, self._remember_view)
            if self._seen:
                QTimer.singleShot(0, self, self._make_first)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            QTimer.singleShot(0, self, self._first_seen)

    def _first_seen(self) -> None:
        if not self._seen:
            self._seen = True
            self._unseen.stop()
            self.painted.emit()
            self._make_first()

    def begin(self) -> None:
        """Give the keys to the view in front, which could not take them before it was on the screen."""
        self._call(self.current, "shown")

    def view(self, id: str) -> QWidget:
        """The widget of a view."""
        if id not in self._made:
            widget = self.views[id].create(self.ctx) if id in self.views else self._page(id)
            self._made[id] = widget
            self.stack.addWidget(widget)
            for action in self.ctx.actions.letters(widget):
                self.addAction(action)  # Qt hears the keys of a hidden view's actions no more
        return self._made[id]

    def _make_first(self) -> None:
        """The first view's letters (a new post, a new idea) work from anywhere, so it is there from the start.

        Its modules are read one at a time: between them the window hears what is asked of it.
        """
        if not self.ctx.store.clients.all():
            return
        if self._ahead:
            import_module(self._ahead.pop(0))
            QTimer.singleShot(0, self, self._make_first)
        else:
            self.view(next(iter(self.views)))

    def _page(self, id: str) -> QWidget:
        if id == "composer":
            from smdesk.ui.composer.page import Composer

            return Composer(self.ctx)
        from smdesk.ui.welcome import Welcome

        return Welcome(self.ctx, self.verbs.add_client, self.verbs.import_posts)

    def open_post(self, post_id: int, files: Sequence[str] = ()) -> None:
        """Open a post in the composer, perhaps with files to put on it; Esc comes back to where it was opened from."""
        back = self.current if self.current not in PAGES else "calendar"
        composer = self.view("composer")
        self.show_view("composer")
        composer.open(post_id, back)  # type: ignore[attr-defined]
        composer.attaching.attach(files)  # type: ignore[attr-defined]

    def _show_day(self, day: str) -> None:
        self.show_view("calendar")
        self.view("calendar").show_day(day)  # type: ignore[attr-defined]

    def _show_plan(self, client_id: int, chapter: str, kind: str, number: int) -> None:
        if client_id != self.ctx.state.client_id:
            self.choose_client(client_id)
        self.show_view("strategy")
        if "strategy" in self.views:
            self.view("strategy").show_part(chapter, kind, number)  # type: ignore[attr-defined]

    def _call(self, id: str, name: str) -> object:
        widget = self._made.get(id)
        method = getattr(widget, name, None)
        return method() if method is not None else None

    def _remember_view(self) -> None:
        try:  # of its own accord: that it went well ends nothing that is said of something else
            self._keep_view()
        except SmdeskError as error:
            self._problem(error)

    def _keep_view(self) -> None:
        self.ctx.store.settings.set("window.view", self.current)

    # -- clients ------------------------------------------------------------------------------

    def choose_client(self, client_id: int) -> None:
        """Work for one client, or for all (0)."""
        self.ctx.state.client_id = client_id
        self.ctx.guard(lambda: self.ctx.store.settings.set("window.client", client_id))
        self.show_client(client_id)
        self.ctx.hub.client_chosen.emit(self.ctx.state.client_id)
        self.refresh_status()

    def show_client(self, client_id: int) -> None:
        """Frame the window in the client's colour."""
        everyone = self.ctx.store.clients.all()
        found = next((one for one in everyone if one.id == client_id), None)
        if found is None and len(everyone) == 1:
            found = everyone[0]
            self.ctx.state.client_id = found.id
        elif found is None:
            self.ctx.state.client_id = 0
        self.ctx.theme.set(client_color=found.color if found else "")
        self.topbar.show_client(found, everyone)
        self.topbar.sample_tag.setVisible(self.ctx.sample)
        self.topbar.show_held(self.verbs.held_count())

    def _first_or_none(self) -> None:
        """Come back to the first page when the last client goes; leave it when one came from elsewhere."""
        nobody = not self.ctx.store.clients.all()
        if self.current and nobody != (self.current == "welcome"):
            self.show_view("calendar")

    # -- changes ------------------------------------------------------------------------------

    def _changed(self, changes: ChangeSet) -> None:
        if changes.bulk or changes.touches("client"):
            before = self.ctx.state.client_id
            self.show_client(before)
            if self.ctx.state.client_id != before:  # archived, or its making undone
                self.ctx.hub.client_chosen.emit(self.ctx.state.client_id)
            self._first_or_none()
        elif changes.touches("post"):
            self.topbar.show_held(self.verbs.held_count())
        self.status.saved()
        self.verbs.name_undo()
        self.refresh_status()

    def refresh_status(self) -> None:
        """Ask the view in front for its status line."""
        said = self._call(self.current, "status_text")
        self.status.show_texts(*(said if isinstance(said, tuple) else ("", "")))

    def undo(self) -> None:
        """Take back the last step."""
        self.verbs.undo()

    def _problem(self, error: object) -> None:
        if isinstance(error, SmdeskError):
            self.banner.say(sentence(error, self.ctx.words))
        elif isinstance(error, Exception) and not isinstance(error, Cancelled):
            raise error  # ours: to the crash dialog

    # -- geometry and end ---------------------------------------------------------------------

    def _restore_geometry(self) -> None:
        kept = self.ctx.store.settings.get("window.geometry", "")
        if kept:
            self.restoreGeometry(QByteArray.fromHex(kept.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._call(self.current, "hidden")
        kept = bytes(self.saveGeometry().toHex().data()).decode()
        self.ctx.guard(lambda: self.ctx.store.settings.set("window.geometry", kept))
        self.ctx.jobs.wait()
        super().closeEvent(event)


def _foot_high(window: Window) -> int:
    """px of the bar of actions at the foot of what is in front."""
    return getattr(window.stack.currentWidget(), "foot_high", 0)
