"""Every part that can be worked says what it is: in every view and dialog by Qt's own interfaces, and in the real
program on a virtual screen through AT-SPI, as a screen reader reads it.

The second half needs Debian's packages; where they are missing it says which to install.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.storage.store import Store
from tests.ui.conftest import Open, at_rest, settle
from tests.ui.naming import WORKED_WIDGETS, nameless, within
from tests.ui.scenes import dialogs

SERVERS = Path(__file__).parents[1] / "servers"
DEBIAN = "/usr/bin/python3"
PACKAGES = {
    "xvfb": "Xvfb", "dbus": "dbus-run-session", "libglib2.0-bin": "gdbus",
}  # fmt: skip
WORKED = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "spin button",
    "list", "table", "tree", "page tab", "page tab list", "link", "slider",
}  # fmt: skip
KNOWN = "qt.accessibility.atspi: AtSpiAdaptor::applicationInterface does not implement"  # Qt's own, harmless
# Parts of Qt's own composite widgets, which are read through the widget that holds them.
INNER = {"scroll bar", "viewport", "filler", "panel", "separator", "layered pane"}

here_only = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is the accessibility bus of Linux desktops")


def missing() -> list[str]:
    """Debian packages that are not there."""
    lacking = [package for package, program in PACKAGES.items() if shutil.which(program) is None]
    if not list(Path("/usr/libexec").glob("at-spi-bus-launcher")):
        lacking.append("at-spi2-core")
    look = subprocess.run([DEBIAN, "-c", "import pyatspi"], capture_output=True, check=False) if Path(DEBIAN).exists() else None
    if look is None or look.returncode:
        lacking += ["python3-pyatspi", "gir1.2-atspi-2.0"]
    return lacking


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Start the program on the sample and read its tree: ``read("--view", "strategy")``."""
    lacking = missing()
    if lacking:
        pytest.skip(f"install first: apt-get install --no-install-recommends {' '.join([*lacking, 'dbus-x11'])}")
    made: dict[tuple[str, ...], list[dict[str, Any]]] = {}

    def read_one(*arguments: str) -> list[dict[str, Any]]:
        if arguments not in made:
            folder = tmp_path_factory.mktemp("screen è")
            script = folder / "run.sh"
            script.write_text(
                'trap \'kill "$program" 2> /dev/null\' EXIT\n'
                f'"$PYTHON" -m smdesk open --sample {" ".join(arguments)} > "$XW/program.log" 2>&1 & program=$!\n'
                f'"{DEBIAN}" "$TREE" smdesk\n',
                "utf-8",
            )
            environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
                "QT_QPA_PLATFORM": "xcb", "PYTHON": sys.executable, "TREE": str(SERVERS / "tree.py"),
                "PYTHONPATH": "", "LC_ALL": "C.UTF-8",
            }  # fmt: skip
            done = subprocess.run(
                ["bash", str(SERVERS / "screen.sh"), str(folder), "bash", str(script)],
                env=environment, cwd=SERVERS.parents[1], capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            log = folder / "program.log"
            said = log.read_text("utf-8") if log.exists() else ""
            assert not done.returncode, done.stderr + said
            loud = [line for line in said.splitlines() if line.strip() and not line.startswith(KNOWN)]
            assert not loud, loud
            made[arguments] = [json.loads(line) for line in done.stdout.splitlines()]
        return made[arguments]

    return read_one


VIEWS = ("calendar", "strategy", "documents")


@here_only
@pytest.mark.parametrize("view", VIEWS)
def test_whatever_can_be_worked_has_a_name(read: Any, view: str) -> None:
    nodes = read("--view", view)
    nameless = [
        node
        for node in nodes
        if not node["name"].strip()
        and "showing" in node["states"]
        and (node["role"] in WORKED or ("focusable" in node["states"] and node["role"] not in INNER))
    ]
    parents = {id(node): _above(nodes, node) for node in nameless}
    assert not nameless, "\n".join(f"{node['role']} in {parents[id(node)]}" for node in nameless)


def _above(nodes: list[dict[str, Any]], node: dict[str, Any]) -> str:
    """Roles and names on the way up, nearest first."""
    place, depth, path = nodes.index(node), node["depth"], []
    for one in reversed(nodes[:place]):
        if one["depth"] < depth:
            depth = one["depth"]
            path.append(f"{one['role']} “{one['name']}”")
    return " < ".join(path[:4])


@here_only
def test_days_and_cards_of_the_month_are_items_with_names(read: Any) -> None:
    nodes = read("--view", "calendar")
    place, calendar = next((n, one) for n, one in enumerate(nodes) if one["name"] == "Calendar" and one["role"] == "list")
    items = []
    for node in nodes[place + 1 :]:
        if node["depth"] <= calendar["depth"]:
            break
        if node["role"] == "list item":
            items.append(node["name"])
    assert len(items) >= 28 + 10, "at least the days of a month, and the sample's posts"
    assert all(name.strip() for name in items)
    days = [name for name in items if any(weekday in name for weekday in ("Monday", "Sunday"))]
    assert len(days) >= 8
    assert any("Pastificio" in name or "Raviol" in name or ":" in name for name in items), "cards say their post"


@here_only
def test_the_rail_says_which_view_is_open(read: Any) -> None:
    nodes = read("--view", "strategy")
    named = {node["name"]: node for node in nodes if "checkable" in node["states"]}
    assert "checked" in named["Strategy"]["states"]
    assert "checked" not in named["Calendar"]["states"]


@here_only
def test_buttons_can_be_pressed_without_a_mouse(read: Any) -> None:
    nodes = read("--view", "calendar")
    buttons = [node for node in nodes if node["role"] in ("push button", "button") and "showing" in node["states"]]
    assert buttons
    assert all(node["actions"] for node in buttons)


# -- every dialog, without a screen; test_looks.py asks every view and dialog for names ------------


def test_a_part_without_a_name_is_seen(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    QLineEdit(box)
    box.show()
    assert nameless(box) == ["QLineEdit in QWidget"]


def test_the_keys_reach_every_part_of_a_dialog_in_reading_order(
    open_window: Open, sample_store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample_store)
    for name, make in dialogs(window, tmp_path).items():
        dialog = make()
        dialog.open()
        at_rest(window, qtbot)
        wanted = {
            one
            for one in dialog.findChildren(QWidget)
            if isinstance(one, WORKED_WIDGETS) and one.isVisible() and one.isEnabled()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.objectName().startswith("qt_")
            and not within(one, QAbstractSpinBox | QComboBox) and not isinstance(one, QRadioButton)
        }  # fmt: skip
        reached, one = set(), dialog
        for _ in range(400):
            one = one.nextInFocusChain()
            reached.add(one)
            if one is dialog:
                break
        assert wanted <= reached, f"{name}: {[type(part).__name__ for part in wanted - reached]}"
        dialog.close()
        dialog.deleteLater()
        settle()
