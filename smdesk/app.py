"""The composition root: builds the window once and hands everybody what they need."""

import gc
import logging
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import smdesk.ui  # noqa: F401  (before PySide6)

# isort: split
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from smdesk import __version__
from smdesk import language as languages
from smdesk.domain.changes import Author
from smdesk.domain.errors import N_, BadInput, SmdeskError
from smdesk.services.home import is_damage, note_crash, open_store
from smdesk.storage.store import Store
from smdesk.ui.actions import Actions
from smdesk.ui.context import Context, Hub
from smdesk.ui.jobs import Jobs
from smdesk.ui.problems import Banner, guard, install
from smdesk.ui.theme import Theme
from smdesk.ui.views import find
from smdesk.ui.window import Window

if TYPE_CHECKING:
    from smdesk.ui.afterwards import Afterwards
    from smdesk.ui.single import OnlyOne, Page

SMALLEST, LARGEST = 0.8, 2.0  # text size, whatever the settings say
LOCALES = {"it": "it_IT", "es": "es_ES", "en": "en_GB", "pseudo": "en_GB"}


class _State:
    def __init__(self, client_id: int) -> None:
        self.client_id = client_id


class Running:
    """A window with what belongs to it; kept by whoever opened it."""

    def __init__(self, window: Window, store: Store) -> None:
        self.window, self.store = window, store
        self.afterwards: Afterwards | None = None

    def close(self) -> None:
        """Close the window and the store."""
        self.window.close()
        self.window.deleteLater()
        self.store.close()


def application() -> QApplication:
    """The one application object."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # Style by its word: asked of Qt later, it would come back as an object with hundreds of constants to make.
        app = QApplication([*(sys.argv[:1] or ["smdesk"]), "-style", "fusion"])
    app.setApplicationName("smdesk")
    app.setDesktopFileName("smdesk")
    return app


def build(
    app: QApplication,
    store: Store,
    home: Path,
    *,
    language: str | None = None,
    sample: bool = False,
    theme_mode: str | None = None,
) -> Running:
    """Make a window over an open store."""
    settings = store.settings
    code = language or settings.get("language") or languages.preferred()
    words = languages.load(code)
    theme = app.property("smdesk_theme")
    mode = theme_mode or settings.get("window.theme", "system")
    scale = min(max(float(settings.get("window.scale", 1.0)), SMALLEST), LARGEST)
    if theme is None:
        theme = Theme(app, mode=mode, scale=scale)
        app.setProperty("smdesk_theme", theme)
    else:
        theme.set(mode=mode, scale=scale)
    locale = QLocale(LOCALES.get(code, "en_GB"))
    QLocale.setDefault(locale)  # date and number fields of Qt's own follow it
    hub = Hub()
    banner = Banner(theme, words)
    ctx = Context(
        store=store,
        words=words,
        theme=theme,
        hub=hub,
        actions=Actions(),
        jobs=Jobs(hub),
        state=_State(int(settings.get("window.client", 0))),
        home=home,
        sample=sample,
        locale=locale,
        now=store.clock,
        guard=guard(banner, words),
    )
    store.subscribe(hub.tell)
    window = Window(ctx, find(), banner)
    hub.setParent(window)
    window.setWindowTitle("smdesk")
    return Running(window, store)


def run(
    home: Path,
    *,
    language: str | None = None,
    view: str = "",
    client: str = "",
    date: str = "",
    sample: bool = False,
    repair: bool = False,
) -> int:
    """Open the window on a home and stay until it is closed; the exit status of the process."""
    app = application()
    from smdesk.ui.single import OnlyOne

    only = OnlyOne(home)
    if not only.first:
        if view or client:
            with closing(Store.at_home(home)) as store:
                check_page(store, view, client)
        only.wake((view, client, date))
        return 0

    def show(whole: bool) -> Running:
        return _shown(app, home, language=language, sample=sample, whole=whole, place=(view, client, date))

    try:
        running = show(repair)
    except Exception as error:
        if repair or not is_damage(error):
            only.end()
            raise
        running = show(True)  # damage that the start itself meets is mended like that of a file's head
    running.window.painted.connect(_Later(running, only))
    status = app.exec()
    running.store.close()
    only.end()
    return int(status)


def _shown(
    app: QApplication, home: Path, *, language: str | None, sample: bool, whole: bool, place: tuple[str, str, str]
) -> Running:
    """Open a home's store and its window at ``place`` (view, client, date); neither stays when that fails."""
    if sample:
        from smdesk.services.sample import open_sample

        store, notice = open_sample(home, author=Author.WINDOW.value, whole=whole)
    else:
        store, notice = open_store(home, author=Author.WINDOW.value, whole=whole)
    before = app.topLevelWidgets()
    try:
        check_page(store, *place[:2])  # a refusal is said where it was typed, not in a window that shows something else
        running = build(app, store, home, language=language, sample=sample)
        window = running.window
        install(window.banner, window.ctx.words, _Crashes(home, store), _Damage(window))
        window.show_view(start_page(running, *place))
        window.show()
    except BaseException:
        for left in [one for one in app.topLevelWidgets() if one not in before]:
            left.deleteLater()  # and at once: nothing that it has put off may meet the closed store
            app.sendPostedEvents(left, QEvent.Type.DeferredDelete.value)
        store.close()
        raise
    if notice:
        window.banner.stand(window.ctx.words(notice.message, **notice.values), role="warn")
    return running


def check_page(store: Store, view: str, client: str) -> None:
    """Whether what the command line asked for is there.

    :raises BadInput: for a view or a client that nobody knows
    """
    known = [one.id for one in find()] if view else []
    if view and view not in known:
        raise BadInput(N_("View: “{text}” is not one of: {names}."), "view", text=view, names=", ".join(known))
    if client:
        store.clients.named(client)


def start_page(running: Running, view: str, client: str, date: str) -> str:
    """Apply what the command line asked for; the id of the view to show."""
    window, store = running.window, running.store
    if client:
        try:
            window.choose_client(store.clients.named(client).id)
        except SmdeskError as error:
            window.ctx.hub.problem.emit(error)
    if not store.clients.all():
        return "welcome"
    wanted = view or ("calendar" if date else str(store.settings.get("window.view", "calendar")))
    wanted = wanted if wanted in window.views else "calendar"
    if date and wanted == "calendar":
        window.view("calendar").show_day(date)  # type: ignore[attr-defined]
    return wanted


class _Later:
    """What waits until the first paint: the daily backup, listening for a second start, the clock."""

    def __init__(self, running: Running, only: "OnlyOne") -> None:
        self._running, self._only = running, only

    def __call__(self) -> None:
        from smdesk.ui.afterwards import Afterwards

        gc.freeze()
        self._running.window.begin()
        self._running.afterwards = Afterwards(self._running.window, self._only, self._show)

    def _show(self, page: "Page") -> None:
        self._running.window.show_view(start_page(self._running, *page))


class _Crashes:
    """Writes our own faults to the home's log."""

    def __init__(self, home: Path, store: Store) -> None:
        self._home, self._store = home, store

    def __call__(self, error: BaseException) -> None:
        note_crash(self._home, error, self._store.clock(), __version__)


class _Damage:
    """Damage of the data file that reading met: the banner says so, and leads to the repair."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def __call__(self, error: BaseException) -> bool:
        if not is_damage(error):
            return False
        _ = self._window.ctx.words
        if not self._window.banner.stands:  # painting meets it again and again
            text = _("Data file {path}: it is damaged; restore a backup.", path=self._window.ctx.store.path)
            self._window.banner.stand(text, _("Repair"), self._repair)
        return True

    def _repair(self) -> None:
        from smdesk.ui.restart import restart

        restart(self._window, self._window.ctx, "--repair")


def pictures(home: Path, folder: Path, *, language: str | None = None) -> list[Path]:
    """Take a picture of every view in light and dark; see :mod:`smdesk.ui.pictures`."""
    from smdesk.ui.pictures import take

    app = application()
    store, _notice = open_store(home)
    try:
        return take(app, store, home, folder, build, language)
    finally:
        store.close()


logging.getLogger("smdesk").addHandler(logging.NullHandler())
