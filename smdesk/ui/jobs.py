"""Work off the main thread: a plain function in a pool, its result delivered on the main thread.

Workers never see the store. Work that must write to the store in pages runs as a generator on the main
thread, one page per turn of the event loop, so that no frame is lost.
"""

from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot


class Job(QObject):
    """One piece of work. ``finished`` carries the result, ``failed`` the exception, ``progress`` 0 to 1.

    What another thread has to say goes through one private signal to the main thread, which tells everybody
    else: no listener can be overtaken by the end. A job stays until the window goes: PySide crashes when an
    object is deleted that another thread still has a hold of, and a job that is over weighs nothing.
    """

    finished = Signal(object)
    failed = Signal(object)
    progress = Signal(float)
    _arrived = Signal(bool, object)

    def __init__(self, title: str, jobs: "Jobs") -> None:
        super().__init__(jobs)
        self.title = title
        self.cancelled = False
        self._jobs = jobs
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled = True

    def report(self, part: float) -> None:
        """Called by the work itself; safe from any thread.

        :raises Cancelled: when the user has asked to stop
        """
        if self.cancelled:
            raise Cancelled
        self.progress.emit(part)

    def end(self, good: bool, value: object) -> None:
        """Called once by whoever did the work, on any thread."""
        with suppress(RuntimeError):  # the window, and the job with it, is gone already
            self._arrived.emit(good, value)

    @Slot(bool, object)
    def _tell(self, good: bool, value: object) -> None:
        self._jobs.forget(self)
        (self.finished if good else self.failed).emit(value)


class Cancelled(Exception):
    """The user stopped a job."""


class _Run(QRunnable):
    def __init__(self, job: Job, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work
        self.setAutoDelete(True)

    def run(self) -> None:
        try:
            result = self._work(self._job)
        except (
            BaseException
        ) as error:  # delivered to the main thread, which sorts the world's fault from ours
            self._job.end(False, error)
        else:
            self._job.end(True, result)


class Jobs(QObject):
    """Starts jobs and knows which are under way."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)

    def start(self, title: str, work: Callable[[Job], Any]) -> Job:
        """Run ``work(job)`` on another thread. Connect to the job's signals before returning to the loop."""
        job = self._made(title)
        QTimer.singleShot(0, job, _Starter(self._pool, job, work).go)
        return job

    def pages(self, title: str, steps: Generator[float, None, object]) -> Job:
        """Run a generator on the main thread, one step per turn of the loop; it yields its progress 0 to 1."""
        job = self._made(title)
        _Pages(job, steps)
        return job

    def _made(self, title: str) -> Job:
        job = Job(title, self)
        self.running.append(job)
        self.changed.emit()
        return job

    def forget(self, job: Job) -> None:
        """A job is over."""
        if job in self.running:
            self.running.remove(job)
            self.changed.emit()

    def wait(self, milliseconds: int = 5000) -> bool:
        """At closing time: stop what can be stopped and wait for the rest."""
        for job in self.running:
            job.cancel()
        return self._pool.waitForDone(milliseconds)


class _Starter:
    def __init__(self, pool: QThreadPool, job: Job, work: Callable[[Job], Any]) -> None:
        self._parts = (pool, job, work)

    def go(self) -> None:
        pool, job, work = self._parts
        if job.cancelled:  # the window closed before it began: who waits for what runs would not have seen it
            job.end(False, Cancelled())
        else:
            pool.start(_Run(job, work))


class _Pages(QObject):
    def __init__(self, job: Job, steps: Generator[float, None, object]) -> None:
        super().__init__(job)
        self._job, self._steps = job, steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _step(self) -> None:
        try:
            if self._job.cancelled:
                raise Cancelled
            self._job.progress.emit(next(self._steps))
        except StopIteration as done:
            self._timer.stop()
            self._job.end(True, done.value)
        except BaseException as error:
            self._timer.stop()
            self._job.end(False, error)
