"""Every view and dialog, in three languages and one 180 % as long, light and dark, small and usual: all can be read
and says what it is.
"""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.storage.store import Store
from tests.examples import LONG
from tests.ui.clipping import clipped
from tests.ui.conftest import Open, settle
from tests.ui.naming import nameless
from tests.ui.scenes import scenes

USUAL, SMALL = (1366, 768), (1024, 700)
LANGUAGES, THEMES = ("en", "it", "es", "pseudo"), ("light", "dark")
# A theme changes colours alone, no measure (tokens.py): each language needs one of them, and each theme a short one.
LOOKS = list(product(LANGUAGES, THEMES)) if LONG else list(zip(LANGUAGES, THEMES * 2, strict=True))


def lasting(widget: QWidget, language: str = "pseudo") -> list[str]:
    """What is cut off and stays so: pages are made and laid out in turns, which a busy machine puts off."""
    found = clipped(widget, language)
    for _ in range(10):
        if not found:
            break
        QTest.qWait(100)
        settle(2)
        found = clipped(widget, language)
    return found


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_nothing_is_cut_off_or_nameless(
    open_window: Open, sample_store: Store, qtbot: QtBot, tmp_path: Path, language: str, theme: str
) -> None:
    window = open_window(sample_store, language=language, theme=theme, size=USUAL)
    faults: dict[str, str] = {}
    for name, widget in scenes(window, qtbot, tmp_path):
        for size in (USUAL, SMALL) if widget is window else (USUAL,):
            window.resize(*size)
            settle(2)
            assert (window.width(), window.height()) == size, f"{name}: the window does not go into {size}"
            if theme == "dark":
                assert not widget.grab().isNull()  # paints every part of it
            for fault in lasting(widget, language):
                faults.setdefault(fault, f"{name}, {size[0]} px")
            if language == "en" and size == USUAL:  # whatever has a name has one in the other languages
                faults |= {f"{fault} has no name": name for fault in nameless(widget)}
        if widget is not window and (widget.width() > SMALL[0] or widget.height() > SMALL[1]):
            faults[f"{widget.width()} × {widget.height()} px do not fit into the smallest window"] = name
    window.resize(*USUAL)
    assert not faults, "\n".join(["", *(f"{where}: {fault}" for fault, where in faults.items())])


@pytest.mark.parametrize("scale", [0.9, 1.3, 1.5])
def test_larger_text_is_not_cut_off(
    open_window: Open, sample_store: Store, qtbot: QtBot, tmp_path: Path, scale: float
) -> None:
    sample_store.settings.set("window.scale", scale)
    window = open_window(sample_store, language="it", size=USUAL)
    faults = {
        fault: name
        for name, widget in scenes(window, qtbot, tmp_path)
        for fault in lasting(widget)
    }
    assert not faults, "\n".join(["", *(f"{where}: {fault}" for fault, where in faults.items())])
