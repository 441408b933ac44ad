"""Sections on a made-up plan, or on an empty one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.storage.store import Store
from smdesk.ui.theme import Theme
from tests.ui.conftest import Open as OpenWindow
from tests.ui.conftest import at_rest
from tests.ui.strategy.fakedesk import FakeDesk
from tests.ui.strategy.madeup import MadeUp

Open = Callable[..., FakeDesk]


@pytest.fixture
def made(store: Store) -> MadeUp:
    """A plan with something in every section."""
    return MadeUp(store)


@pytest.fixture
def bare(store: Store) -> MadeUp:
    """A client with places and nothing in its plan."""
    return MadeUp(store, filled=False)


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Open]:
    """``open_desk(made, language="it")`` gives a desk on that plan."""
    opened: list[FakeDesk] = []

    def open_one(plan: MadeUp, language: str = "en") -> FakeDesk:
        desk = FakeDesk(qapp, plan.store, plan.client.id, home, language)
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()
    for theme in qapp.findChildren(Theme):
        theme.set(mode="light", scale=1.0)


@pytest.fixture
def desk(open_window: OpenWindow, sample_store: Store, qtbot: QtBot) -> Any:
    """The strategy view on the first sample client, in English."""
    window = open_window(sample_store)
    window.choose_client(sample_store.clients.all()[0].id)
    window.show_view("strategy")
    at_rest(window, qtbot)
    return window.view("strategy")
