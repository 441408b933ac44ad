"""Garbage is collected in the main thread only."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from smdesk.ui.jobs import Job, Jobs
from smdesk.ui.tidying import Tidying


@pytest.fixture
def tidying(qapp: object) -> Iterator[Tidying]:
    parent = QObject()
    yield Tidying(parent)
    parent.deleteLater()
    gc.enable()


def test_a_job_that_makes_rubbish_collects_none(tidying: Tidying, qtbot: object) -> None:
    where: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            where.append(threading.current_thread().name)

    def work(_job: Job) -> int:
        for _ in range(20_000):
            ring: list[object] = []
            ring.append(ring)
        return 1

    jobs = Jobs()
    gc.callbacks.append(note)
    try:
        job = jobs.start("rubbish", work)
        with qtbot.waitSignal(job.finished, timeout=10_000):  # type: ignore[attr-defined]
            pass
        assert gc.get_count()[0] > 700 or where
        tidying.look()
    finally:
        gc.callbacks.remove(note)
    assert set(where) == {threading.main_thread().name}
    assert gc.get_count()[0] < 20_000
    jobs.wait()
