"""What waits until the window has been painted: the clock, the daily backup, news from other processes."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from smdesk.domain.changes import ChangeSet
from smdesk.services import backup
from smdesk.services.health import Health, look_after
from smdesk.ui.jobs import Job
from smdesk.ui.single import NO_PAGE, OnlyOne, Page
from smdesk.ui.tidying import Tidying
from smdesk.ui.window import Window

MINUTE_MS = 20_000  # looked at three times a minute, told once
WATCH_MS = 2_000


class Afterwards(QObject):
    """Lives as long as the window. ``show(page)`` brings up what a second start asks for."""

    def __init__(self, window: Window, only: OnlyOne | None, show: Callable[[Page], object] | None = None) -> None:
        super().__init__(window)
        self._window, self._ctx, self._show = window, window.ctx, show
        Tidying(self)
        self._minute, self._looked = "", self._today()
        self._version = self._ctx.store.data_version
        self._clock, self._watch = QTimer(self), QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(MINUTE_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start(WATCH_MS)
        if only is not None:
            only.listen(self._woken)
        QTimer.singleShot(800, self, self._look_after)
        self._speak()
        self._show_backup()

    def _speak(self) -> None:
        """Qt's own words too (file dialog, menus of text fields) in the language of the window."""
        spoken = QTranslator(self)
        if spoken.load(f"qtbase_{self._ctx.words.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(spoken)

    def _tick(self) -> None:
        minute = self._ctx.now().strftime("%H:%M")
        if minute != self._minute:
            self._minute = minute
            self._ctx.hub.minute.emit()
            self._window.refresh_status()
        if self._today() != self._looked:  # a window that stays open for days
            self._look_after()

    def _look(self) -> None:
        """Another process (the command line) may have written to this home."""
        version = self._ctx.store.data_version
        if version != self._version:
            self._version = version
            self._ctx.hub.tell(ChangeSet(None, (), None, bulk=True))

    def _woken(self, page: Page) -> None:
        """Another start asks for the window. What is under way in a dialog is not moved to another client."""
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if page != NO_PAGE and self._show is not None and QApplication.activeModalWidget() is None:
            self._show(page)

    # -- backup -------------------------------------------------------------------------------

    def _today(self) -> date:
        return self._ctx.now().astimezone().date()

    def _look_after(self) -> None:
        home, today, _ = self._ctx.home, self._today(), self._ctx.words
        self._looked = today
        title = _("Daily backup") if backup.due(home, today) else _("Checking the data file")

        def work(job: Job) -> Health:
            return look_after(home, today)

        job = self._ctx.jobs.start(title, work)
        job.finished.connect(self._looked_after)
        job.failed.connect(self._ctx.hub.problem)

    def _looked_after(self, health: Health) -> None:
        _ = self._ctx.words
        self._show_backup()
        if not health.damaged:
            return
        if not health.backup_day:
            text = _("The data file is damaged, and there is no backup: save what you still see with “Documents and exports”.")
            self._window.banner.stand(text)
            return
        text = _(
            "The data file is damaged. “Repair” opens it anew and keeps it aside: what cannot be mended comes from"
            " the backup of {day}.",
            day=health.backup_day,
        )
        self._window.banner.stand(text, _("Repair"), self._repair)

    def _repair(self) -> None:
        from smdesk.ui.restart import restart

        restart(self._window, self._ctx, "--repair")

    def _show_backup(self) -> None:
        found = backup.dated(self._ctx.home)
        if found:
            stamp = found[0][1].stat().st_mtime
            self._window.status.backed_up(datetime.fromtimestamp(stamp, UTC))
