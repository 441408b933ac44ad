"""Public holidays for the margin: looked up off the main thread once, then kept in the home.

The package that knows them takes half a second to import; the names of a year are a few lines.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk import __version__
from smdesk.domain.clients import Client
from smdesk.domain.errors import SmdeskError
from smdesk.ui.context import Context
from smdesk.ui.jobs import Job

REST_MS = 500  # not while the window is being opened
Year = list[tuple[date, str]]


class Holidays(QObject):
    """``arrived`` tells that a year which was asked for is now known."""

    arrived = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.hub)  # so that nothing is begun for a window that is gone
        self._ctx = ctx
        self._known: dict[str, Year] = {}
        self._asked: set[str] = set()

    def year(self, client: Client, year: int) -> Year:
        """A year's holidays of a client's region; empty while they are being looked up."""
        if not client.country:
            return []
        language = self._ctx.words.language
        key = f"holidays.{__version__}.{language}.{client.country}.{client.region}.{year}"
        if key not in self._known:
            kept = self._ctx.store.settings.get(key)
            if kept is None:
                self._ask(key, client.country, client.region, year, language)
                return []
            self._known[key] = [(date.fromisoformat(day), name) for day, name in kept]
        return self._known[key]

    def _ask(self, key: str, country: str, region: str, year: int, language: str) -> None:
        if key in self._asked:
            return
        self._asked.add(key)
        work = partial(_look, key, country, region, year, language)
        QTimer.singleShot(REST_MS, self, partial(self._start, work))

    def _start(self, work: Callable[[Job], object]) -> None:
        self._ctx.jobs.start(self._ctx.words("Holidays"), work).finished.connect(self._arrived)

    def _arrived(self, result: tuple[str, Year]) -> None:
        key, found = result
        self._known[key] = found
        kept = [[day.isoformat(), name] for day, name in found]
        try:  # of its own accord: that it went well ends nothing that is said of something else
            self._ctx.store.settings.set(key, kept)
        except SmdeskError as error:
            self._ctx.hub.problem.emit(error)
        self.arrived.emit()


def _look(key: str, country: str, region: str, year: int, language: str, job: Job) -> tuple[str, Year]:
    from smdesk.services.holidays import days

    return key, days(country, region, date(year, 1, 1), date(year, 12, 31), language)
