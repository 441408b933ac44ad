"""Reads what stands in the margin after the days are on the screen, so that turning a page never waits for it."""

from collections.abc import Callable, Iterator
from datetime import date
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.services import calendar as gather
from smdesk.ui.views.calendar.desk import Desk
from smdesk.ui.views.calendar.holidays import Holidays

_TURN = 0.008  # seconds of reading in one turn of the loop
_REST_MS = 40  # turning pages quickly reads nothing in between


class MarginReader(QObject):
    """Keeps ``desk.margin`` and ``desk.holidays`` fitting the days shown."""

    rested = Signal()  # everything is read and nothing is under way

    def __init__(self, desk: Desk, span: Callable[[], tuple[date, date]], view: QObject) -> None:
        super().__init__(view)
        self._desk, self._span = desk, span
        self._read_for: object = None
        self._holidays = Holidays(desk.ctx)
        self._holidays.arrived.connect(self._holidays_arrived)
        self._timer = QTimer(self, interval=_REST_MS, singleShot=True)
        self._timer.timeout.connect(self.read)
        self._bits: Iterator[gather.Margin | None] = iter(())
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next_bit)

    def ask(self) -> None:
        """The days changed: read when the window has come to rest."""
        if self._read_for != self._span():
            self._timer.start()
            self._desk.holidays = self._notes(*self._span())

    def spoil(self) -> None:
        """Posts or plans changed."""
        self._turns.stop()
        self._read_for = None

    def clear(self) -> None:
        """Another client: nothing known."""
        self.spoil()
        self._desk.margin = None
        self._desk.margin_changed.emit()

    def read(self) -> None:
        """Begin to read, a bit in each turn of the loop; what was under way for other days is dropped."""
        desk, (start, end) = self._desk, self._span()
        self._timer.stop()
        self._read_for = (start, end)
        self._bits = gather.measuring(desk.ctx.store, desk.lookup, desk.client_id, start, end, desk.ctx.now())
        self._turns.start()

    def _next_bit(self) -> None:
        until = monotonic() + _TURN
        while monotonic() < until:
            found = next(self._bits, None)
            if found is not None:
                self._turns.stop()
                self._desk.margin, self._desk.holidays = found, self._notes(*self._span())
                self._desk.margin_changed.emit()
                QTimer.singleShot(0, self, self.rested.emit)
                return

    def _holidays_arrived(self) -> None:
        self._desk.holidays = self._notes(*self._span())
        self._desk.margin_changed.emit()

    def _notes(self, start: date, end: date) -> dict[date, list[str]]:
        """Holidays of the clients' regions and their own dates, by day."""
        found: dict[date, list[str]] = {}
        for day, one in gather.own_dates(self._desk.lookup, start, end):
            found.setdefault(day, []).append(one.title)
        for plan in gather.in_use(self._desk.lookup):
            for year in range(start.year, end.year + 1):
                for day, name in self._holidays.year(plan.client, year):
                    notes = found.setdefault(day, []) if start <= day < end else []
                    if name not in notes:
                        notes.append(name)
        return found
