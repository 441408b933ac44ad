"""Work off the main thread: a plain function in a pool, its result delivered on the main thread.

Workers never see the store. Work that must write to the store in pages runs as a generator on the main
thread, one page per turn of the event loop, so that no frame is lost.
"""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot


class Job(QObject):
    """One piece of work. ``finished`` carries the result, ``failed`` the exception, ``progress`` 0 to 1."""

    finished = Signal(object)
    failed = Signal(object)
    progress = Signal(float)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.cancelled = False

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
            self._job.failed.emit(error)
        else:
            self._job.finished.emit(result)


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
        job = Job(title)
        job.setParent(self)
        self.running.append(job)
        job.finished.connect(self._over, Qt.ConnectionType.QueuedConnection)
        job.failed.connect(self._over, Qt.ConnectionType.QueuedConnection)
        self.changed.emit()
        return job

    @Slot()
    def _over(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self.running:
            self.running.remove(job)
            job.deleteLater()
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
            self._job.finished.emit(done.value)
        except BaseException as error:
            self._timer.stop()
            self._job.failed.emit(error)
