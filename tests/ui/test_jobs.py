"""Jobs deliver every result once, on the main thread, whatever the load."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from smdesk.ui.jobs import Cancelled, Job, Jobs


def test_no_result_is_lost(qtbot: QtBot) -> None:
    jobs = Jobs()
    got: list[int] = []
    threads: set[int] = set()

    def arrived(value: object) -> None:
        assert isinstance(value, int)
        got.append(value)
        threads.add(threading.get_ident())

    for number in range(300):
        jobs.start("count", lambda job, number=number: number).finished.connect(arrived)
    qtbot.waitUntil(lambda: len(got) == 300, timeout=20_000)
    assert sorted(got) == list(range(300))
    assert threads == {threading.get_ident()}
    assert jobs.running == []


def test_a_failure_arrives_as_it_was_raised(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start("fail", lambda job: 1 / 0)
    with qtbot.waitSignal(job.failed, timeout=5_000) as said:
        pass
    assert isinstance(said.args[0], ZeroDivisionError)


def test_cancelling_stops_at_the_next_step(qtbot: QtBot) -> None:
    jobs = Jobs()

    def work(job: Job) -> None:
        for _ in range(10_000):
            job.report(0.5)
            threading.Event().wait(0.001)

    job = jobs.start("long", work)
    job.cancel()
    with qtbot.waitSignal(job.failed, timeout=5_000) as said:
        pass
    assert isinstance(said.args[0], Cancelled)


def test_pages_run_between_events(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[float] = []

    def steps():  # type: ignore[no-untyped-def]
        yield 0.5
        yield 1.0
        return "done"

    job = jobs.pages("pages", steps())
    job.progress.connect(seen.append)
    with qtbot.waitSignal(job.finished, timeout=5_000) as said:
        pass
    assert said.args == ["done"]
    assert seen == [0.5, 1.0]


@pytest.mark.parametrize("number", range(3))
def test_a_window_that_goes_leaves_nothing_behind(qtbot: QtBot, number: int) -> None:
    jobs = Jobs()
    jobs.start("slow", lambda job: threading.Event().wait(0.05))
    assert jobs.wait(2_000)
