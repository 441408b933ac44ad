"""Garbage is collected between the turns of the main thread, and nowhere else.

Left to itself, Python collects in whichever thread happens to make the next object. In a job's thread it may take apart
Qt's objects there, which ends the process.
"""

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
FULL_EVERY = 60.0  # seconds between two looks at everything


class Tidying(QObject):
    """Lives as long as the window; Python's own collecting rests meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._full_at = monotonic()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are due by Python's own thresholds, the oldest at most once a minute."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [number for number in (2, 1, 0) if counts[number] > thresholds[number] > 0]
        if due and due[0] == 2:
            if monotonic() - self._full_at < FULL_EVERY:
                due[0] = 1
            else:
                self._full_at = monotonic()
        if due:
            gc.collect(due[0])
