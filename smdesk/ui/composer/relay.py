"""Results of jobs, brought with the number under which each was asked for."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from smdesk.ui.jobs import Job, Jobs


class Relay(QObject):
    """``done`` carries the number that :meth:`start` gave and the result, or the exception, on the main thread."""

    done = Signal(int, object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._last = 0

    def start(self, title: str, work: Callable[[Job], Any]) -> int:
        """Run ``work(job)`` on another thread; returns the number of its result."""
        self._last += 1
        self._jobs.start(title, partial(_run, self, self._last, work))
        return self._last


def _run(relay: Relay, number: int, work: Callable[[Job], Any], job: Job) -> Any:
    try:
        result = work(job)
    except BaseException as error:
        relay.done.emit(number, error)
        raise
    relay.done.emit(number, result)
    return result
