"""The whole window on a copy of the sample, closed without a trace; a line in a log is a fault."""

import ctypes
import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smdesk.app import Running, build
from smdesk.domain.cards import Card, PostFilter
from smdesk.services import sample
from smdesk.storage.database import FILE_NAME
from smdesk.storage.store import Store
from smdesk.ui.theme import Theme
from smdesk.ui.window import Window
from tests.fakes import Clock

Open = Callable[..., Window]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program asks for (pytest-qt makes the application)."""
    return ["smdesk", "-style", "fusion"]


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Warnings of Qt's fail a test by pytest-qt's own rule; those of Python's logging fail it here."""
    yield
    loud = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and not record.name.startswith("Qt")
    ]
    assert not loud, loud


@pytest.fixture(scope="package", autouse=True)
def _collected_in_this_thread() -> Iterator[None]:
    """Python looks for garbage before each test and at no other time: in the thread of a job it would take apart widgets
    that a test left in a circle, and Qt ends the process then.
    """
    gc.disable()
    yield
    leave_the_past()
    gc.enable()


@pytest.fixture(autouse=True)
def _collected_between_tests(_collected_in_this_thread: None) -> None:
    leave_the_past()


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The data file of the sample workspace as it stands on the day of the story, made once."""
    store = Store.at_home(tmp_path_factory.mktemp("sample"), Clock())
    sample.make(store)
    store.close()
    return store.path.read_bytes()


@pytest.fixture
def sample_store(sample_data: bytes, home: Path, clock: Clock, closing: list[Store]) -> Store:
    """A copy of the sample of its own."""
    (home / FILE_NAME).write_bytes(sample_data)
    closing.append(Store.at_home(home, clock))
    return closing[-1]


def settle(turns: int = 3) -> None:
    """Let what is due happen, deletions too."""
    for _ in range(turns):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def at_rest(window: Window, qtbot: QtBot) -> None:
    """Wait until no job runs and what the jobs brought has been painted."""
    settle()
    qtbot.waitUntil(lambda: not window.ctx.jobs.running, timeout=20_000)
    settle()


def tops() -> set[QWidget]:
    """The windows, dialogs and popups that were ever on the screen and are still there."""
    return {
        one
        for one in QApplication.topLevelWidgets()
        if isValid(one) and (one.isWindow() and one.testAttribute(Qt.WidgetAttribute.WA_WState_Created))
    }


_elder: WeakSet[QTimer] = WeakSet()  # timers of tests before this one


def leave_the_past() -> None:
    """From here on a collection looks only through what this test makes: all the rest took half of its time."""
    gc.collect()
    _elder.update(one for one in gc.get_objects() if isinstance(one, QTimer))
    gc.freeze()


def ticking() -> set[QTimer]:
    """Timers that run."""
    return {one for one in (*gc.get_objects(), *_elder) if isinstance(one, QTimer) and isValid(one) and one.isActive()}


def overrides(cls: type) -> list[FunctionType]:
    """Methods of a class that Qt itself may call; frames that are still about hold others for a while."""
    qt = [base for base in cls.__mro__ if base.__module__.startswith("PySide6")]
    return [
        one
        for name, one in vars(cls).items()
        if isinstance(one, FunctionType) and not name.startswith("_") and any(name in vars(base) for base in qt)
    ]


def robbed() -> list[str]:
    """Methods of the window's classes with fewer references than their class and this function hold.

    PySide 6.11.3 drops one of some overrides that Qt calls, and the process dies when none is left. They are given
    back here, so that the other tests can run.
    """

    class Whole:
        def method(self) -> None: ...

    lost = []
    least = _count(Whole, "method")
    for name in [name for name in sys.modules if name.startswith("smdesk.ui.")]:
        for cls in list(vars(sys.modules[name]).values()):
            if isinstance(cls, type) and issubclass(cls, QObject) and cls.__module__ == name:
                for method in [key for key, one in vars(cls).items() if isinstance(one, FunctionType)]:
                    missing = least - _count(cls, method)
                    for _ in range(missing):
                        ctypes.pythonapi.Py_IncRef(ctypes.py_object(vars(cls)[method]))
                    if missing > 0:
                        lost.append(f"{cls.__name__}.{method}: {missing}")
    return lost


def _count(cls: type, name: str) -> int:
    return sys.getrefcount(vars(cls)[name])


@pytest.fixture
def open_window(
    qapp: QApplication, qtbot: QtBot, home: Path, qtlog: object, closing: list[Store]
) -> Iterator[Open]:
    """Opens windows: ``open_window(store, language="it", theme="dark", size=(1024, 700))``.

    Fails when closing them leaves a widget, a timer or a thread behind.
    """
    settle()
    before = (tops(), ticking(), set(threading.enumerate()))
    opened: list[Running] = []

    def open_one(
        store: Store,
        *,
        language: str = "en",
        theme: str = "light",
        size: tuple[int, int] = (1366, 768),
        view: str = "calendar",
        is_sample: bool = True,
    ) -> Window:
        running = build(qapp, store, home, language=language, sample=is_sample, theme_mode=theme)
        opened.append(running)
        window = running.window
        window.resize(*size)
        window.show_view(view)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        settle()
        return window

    yield open_one
    for running in opened:
        running.window.close()
        running.window.deleteLater()
    settle(6)
    for theme in qapp.findChildren(Theme):
        theme.set(mode="light", client_color="", scale=1.0)
    opened.clear()
    gc.collect()
    settle()
    for _turn in range(30):  # QTimer.singleShot of a context that is gone runs out by itself
        if not ticking() - before[1]:
            break
        QTest.qWait(50)
    left = (tops() - before[0], ticking() - before[1], set(threading.enumerate()) - before[2])
    lost = robbed()
    assert not lost, f"references lost by PySide: {lost}"
    assert not any(left), f"left behind: {[_named(one) for kind in left for one in kind]}"
    loud = [
        record.message for record in qtlog.records if not record.ignored and record.type.name != "QtDebugMsg"
    ]  # type: ignore[attr-defined]
    assert not loud, loud


def _named(one: object) -> str:
    owner = one.parent() if isinstance(one, QObject) else None
    said = getattr(one, "text", str)()
    return f"{one!r} of {owner!r} “{said}”"


@pytest.fixture
def window(open_window: Open, sample_store: Store) -> Window:
    """The window in English on the sample, on Thursday 15 October 2026, at 1366 × 768."""
    return open_window(sample_store)


def card_where(store: Store, wanted: Callable[[Card], bool], client_id: int = 0) -> Card:
    """The first card, by moment, that a test can use."""
    cards = store.posts.window("2026-01-01", "2027-12-31", PostFilter(client_id=client_id))
    return next(card for card in cards if wanted(card))
