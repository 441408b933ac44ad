"""What a start does not do: compile PySide6's sources again, import what only later work needs."""

import builtins
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.services.clients import add_client
from smdesk.services.posts import add as add_post
from smdesk.storage.store import Store
from smdesk.ui.compiled import kept

ROOT = Path(__file__).parents[2]


def said(code: str, **environment: str) -> str:
    """What a fresh Python prints."""
    found = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=found, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_sources_are_compiled_when_they_change_and_not_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file, before, compiled = tmp_path / "kept" / "a.pyc", builtins.compile, []

    def noted(source: object, filename: str, *more: object) -> object:
        compiled.append(filename)
        return before(source, filename, *more)  # type: ignore[call-overload]

    def value(source: bytes, filename: str = "shibokensupport/a.py") -> object:
        found: dict[str, object] = {}
        with kept(str(file)):
            exec(compile(source, filename, "exec"), found)
        return found["a"]

    monkeypatch.setattr(builtins, "compile", noted)
    assert [value(b"a = 1"), value(b"a = 1"), value(b"a = 2")] == [1, 1, 2] and len(compiled) == 2
    assert value(b"a = 3", "elsewhere.py") == value(b"a = 3", "elsewhere.py") == 3 and len(compiled) == 4
    file.write_bytes(file.read_bytes()[:40])  # a disk that was full
    assert value(b"a = 2") == 2 and len(compiled) == 5
    assert builtins.compile is noted and os.listdir(file.parent) == ["a.pyc"]


def test_an_expression_waits_until_it_is_used() -> None:
    asked = {"__name__": "shibokensupport.a", "re": re}
    with kept(os.devnull):
        exec("class A:\n    words = re.compile('(a)|b', re.I)\n    split = words.split", asked)
    made: type = asked["A"]  # type: ignore[assignment]
    assert type(made.words).__name__ == "_Pattern" and type(re.compile("a")) is re.Pattern  # type: ignore[attr-defined]
    assert made.words.groups == 1 and made().split("1B2") == ["1", None, "2"]  # type: ignore[attr-defined]


def test_pyside_comes_whole_from_what_was_kept(tmp_path: Path) -> None:
    code = (
        "import smdesk.ui; from PySide6.QtCore import QRectF\n"
        "try: QRectF('a')\n"
        "except TypeError as error: print(str(error).count('QRectF.__init__('))"
    )
    places = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    first = said(code, **places)
    (file,) = tmp_path.rglob("pyside6.*.pyc")
    written = file.stat().st_mtime_ns
    assert int(first) > 2 and said(code, **places) == first and file.stat().st_mtime_ns == written


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are loaded as ever")
def test_qt_is_fetched_before_python_asks_for_it() -> None:
    code = """
import sys, threading, types
from pathlib import Path
package = sys.modules["smdesk.ui"] = types.ModuleType("smdesk.ui")  # its own __init__ would import PySide6
package.__path__ = ["smdesk/ui"]
from smdesk.ui.libraries import fetch_ahead
fetch_ahead()
for one in threading.enumerate():
    if one.name == "libraries":
        one.join()
print("libQt6Widgets" in Path("/proc/self/maps").read_text(), "PySide6.QtWidgets" in sys.modules)
"""
    assert said(code) == "True False"


HEAVY = {
    "peewee", "playhouse", "babel", "typst", "holidays", "openpyxl", "icalendar", "regex", "dateutil", "tomllib", "mammoth",
    "PIL", "pypdfium2", "keyring", "platformdirs", "importlib.metadata", "smdesk.ui.composer", "smdesk.ui.dialogs",
    "smdesk.ui.views.strategy.view", "smdesk.services.documents", "smdesk.domain.imports",
    "smdesk.domain.plan.whole", "smdesk.ui.spelling.field",
}  # fmt: skip


def test_the_first_paint_reads_nothing_that_later_work_needs(store: Store, home: Path) -> None:
    client = add_client(store, "Pastificio Valdorsa", country="IT", language="it")
    add_post(store, client.id, title="Ravioli", due_wall="2026-10-15T18:30")
    store.close()
    code = f"""
import sys
from pathlib import Path
from smdesk.services.home import open_store
from smdesk.app import application, build, start_page
app, home = application(), Path({str(home)!r})
running = build(app, open_store(home)[0], home, language="en", theme_mode="light")
running.window.show_view(start_page(running, "calendar", "", "2026-10-15"))
running.window.show()
view = running.window.view("calendar")
view.mode_widget().grab()  # painted, and nothing else has happened
print(len(view.mode_widget().boxes), sorted(set(sys.modules) & {HEAVY!r}))
"""
    assert said(code) == "1 []"
