"""Reads what stands in the margin after the days are on the screen, so that turning a page never waits for it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.domain.clients import Client
from smdesk.services import calendar as gather
from smdesk.ui.views.calendar.desk import Desk

_REST_MS = 40  # turning pages quickly reads nothing in between


class MarginReader(QObject):
    """Keeps ``desk.margin`` and ``desk.holidays`` fitting the days shown."""

    rested = Signal()  # everything is read and nothing is under way

    def __init__(self, desk: Desk, span: Callable[[], tuple[date, date]]) -> None:
        super().__init__()
        self._desk, self._span = desk, span
        self._read_for: object = None
        self._holidays: dict[tuple[str, str, int], list[tuple[date, str]]] = {}  # country, region, year
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self.read)

    def ask(self) -> None:
        """The days changed: read when the window has come to rest."""
        if self._read_for != self._span():
            self._timer.start()
            self._desk.holidays = self._notes(*self._span(), known_only=True)

    def spoil(self) -> None:
        """Posts or plans changed."""
        self._read_for = None

    def clear(self) -> None:
        """Another client: nothing known."""
        self._read_for = None
        self._desk.margin = None
        self._desk.margin_changed.emit()

    def read(self) -> None:
        """Read now."""
        desk, (start, end) = self._desk, self._span()
        self._timer.stop()
        self._read_for = (start, end)
        desk.margin = gather.margin(desk.ctx.store, desk.lookup, desk.client_id, start, end, desk.ctx.now())
        desk.holidays = self._notes(start, end)
        desk.margin_changed.emit()
        QTimer.singleShot(0, self, self.rested.emit)

    def _notes(self, start: date, end: date, *, known_only: bool = False) -> dict[date, list[str]]:
        """Holidays of the clients' regions and their own dates, by day."""
        found: dict[date, list[str]] = {}
        for day, one in gather.own_dates(self._desk.lookup, start, end):
            found.setdefault(day, []).append(one.title)
        for plan in gather.in_use(self._desk.lookup):
            for year in range(start.year, end.year + 1):
                for day, name in self._year(plan.client, year, known_only):
                    notes = found.setdefault(day, []) if start <= day < end else []
                    if name not in notes:
                        notes.append(name)
        return found

    def _year(self, client: Client, year: int, known_only: bool) -> list[tuple[date, str]]:
        key = (client.country, client.region, year)
        if key not in self._holidays:
            if known_only or not client.country:
                return []
            from smdesk.services.holidays import days

            first, last = date(year, 1, 1), date(year, 12, 31)
            language = self._desk.ctx.words.language
            self._holidays[key] = list(days(client.country, client.region, first, last, language))
        return self._holidays[key]
