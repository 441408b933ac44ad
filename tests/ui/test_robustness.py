"""Bad luck around the window: each ends in one sentence or silently right, with nothing lost."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk import app, resources
from smdesk.domain.changes import Act, ChangeSet
from smdesk.domain.clients import Client
from smdesk.domain.errors import StoreTrouble
from smdesk.domain.posts import Post
from smdesk.services import posts
from smdesk.services.home import open_store
from smdesk.storage.store import Store
from smdesk.ui import theme as themes
from smdesk.ui.afterwards import Afterwards
from smdesk.ui.single import OnlyOne, Page
from smdesk.ui.window import Window
from tests.fakes import Clock
from tests.ui.conftest import Open, at_rest, settle

ROOT = Path(__file__).parents[2]


def process(code: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Another process of the program."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
    )  # fmt: skip


def said(running: "subprocess.Popen[str]", typed: str = "") -> tuple[int, list[str]]:
    """Exit status and lines of a process, its complaints among them; those of the plugin without a screen left out."""
    out, errors = running.communicate(typed, timeout=60)
    lines = [line for line in (out + errors).splitlines() if line.strip() and "This plugin does not" not in line]
    return running.returncode, lines


# -- two instances --------------------------------------------------------------------------------


def test_a_second_start_wakes_the_first(home: Path, qtbot: QtBot) -> None:
    first, woken = OnlyOne(home), list[Page]()
    assert first.first
    first.listen(woken.append)
    second = process(
        """
        import sys
        from pathlib import Path
        from smdesk import app
        sys.exit(app.run(Path(sys.argv[1]), date="2026-10-15"))
        """,
        str(home),
    )
    qtbot.waitUntil(lambda: bool(woken) and second.poll() is not None, timeout=20_000)
    assert said(second) == (0, [])
    assert woken == [("", "", "2026-10-15")], "once, and where to go"
    assert not (home / "smdesk.db").exists(), "the second left everything to the first"
    first.end()
    first.server.close()  # type: ignore[attr-defined]
    settle()


def test_a_second_start_has_the_first_show_what_it_asks_for(
    open_window: Open, sample_store: Store, home: Path, qtbot: QtBot
) -> None:
    window = open_window(sample_store)
    window.show_view("documents")
    only, running = OnlyOne(home), app.Running(window, sample_store)
    app._Later(running, only)()
    start = [sys.executable, "-m", "smdesk", "--home", str(home), "--lang", "en", "open"]
    second = subprocess.Popen([*start, "--client", "Estudio", "--date", "2026-12-24"], cwd=ROOT)
    qtbot.waitUntil(lambda: second.poll() is not None and window.current == "calendar", timeout=20_000)
    assert second.returncode == 0
    assert sample_store.clients.named("Estudio").id == window.ctx.state.client_id
    assert window.view("calendar").desk.day == date(2026, 12, 24)  # type: ignore[attr-defined]
    wrong = subprocess.Popen([*start, "--client", "Nobody"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: wrong.poll() is not None, timeout=20_000)
    assert wrong.returncode == 1 and said(wrong)[1][0].startswith("Client: “Nobody” names none")
    only.end()
    only.server.close()  # type: ignore[attr-defined]
    at_rest(window, qtbot)


def test_who_is_not_heard_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = OnlyOne(home), OnlyOne(home)
    assert first.first and not second.first
    monkeypatch.setattr("smdesk.ui.single.PAUSE", 0)
    with pytest.raises(StoreTrouble, match="does not answer"):
        second.wake()
    first.end()


def test_a_window_that_was_killed_does_not_lock_its_home(home: Path) -> None:
    first = process(
        """
        import sys
        from pathlib import Path
        from PySide6.QtCore import QCoreApplication
        app = QCoreApplication([])
        from smdesk.ui.single import OnlyOne
        only = OnlyOne(Path(sys.argv[1]))
        print(only.first, flush=True)
        sys.stdin.read()
        """,
        str(home),
    )
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "True"
    first.kill()
    first.communicate()
    again = OnlyOne(home)
    assert again.first
    again.end()


def test_two_homes_are_two_windows(home: Path, tmp_path: Path) -> None:
    one, other = OnlyOne(home), OnlyOne(tmp_path)
    assert one.first
    assert other.first
    one.end()
    other.end()


def test_another_language_starts_the_program_again(home: Path) -> None:
    """The new process is started although the last window has just closed, and finds the home free."""
    running = process(
        """
        import sys
        from pathlib import Path
        from PySide6.QtCore import QTimer
        from smdesk import app
        from smdesk.ui import restart
        class Process:
            @staticmethod
            def startDetached(program, arguments):
                print(" ".join(arguments), flush=True)
        restart.QProcess = Process
        application = app.application()
        def go():
            window = next(one for one in application.topLevelWidgets() if type(one).__name__ == "Window")
            window.ctx.store.settings.set("language", "it")
            restart.restart(window, window.ctx)
        QTimer.singleShot(500, go)
        sys.exit(app.run(Path(sys.argv[1])))
        """,
        str(home),
    )
    assert said(running) == (0, [f"-m smdesk --home {home} open"])


def test_the_sample_in_another_language_is_still_the_sample(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from smdesk.ui import restart

    started: list[list[str]] = []

    class Process:
        @staticmethod
        def startDetached(program: str, arguments: list[str]) -> None:
            started.append(arguments)

    monkeypatch.setattr(restart, "QProcess", Process)
    restart.restart(window, window.ctx)
    qtbot.waitUntil(lambda: bool(started), timeout=5_000)
    assert started == [["-m", "smdesk", "--home", str(window.ctx.home), "open", "--sample"]]


def test_damage_found_after_the_start_stays_said_and_leads_to_the_repair(
    window: Window, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from smdesk.services import backup
    from smdesk.ui import restart

    started: list[list[str]] = []
    monkeypatch.setattr(restart, "QProcess", SimpleNamespace(startDetached=lambda _program, with_: started.append(with_)))
    backup.daily(home, clock().date())
    store = window.ctx.store
    store.execute("PRAGMA wal_checkpoint(truncate)").fetchall()
    (root,) = store.execute("SELECT rootpage FROM sqlite_master WHERE name = 'snippet_client_id'").fetchone()
    with store.path.open("r+b") as raw:
        raw.seek((root - 1) * 4096)
        raw.write(b"\xa5" * 4096)
    after = Afterwards(window, None)
    qtbot.waitUntil(lambda: "damaged" in window.banner.text, timeout=10_000)
    assert "2026-10-15" in window.banner.text
    window.ctx.hub.problem.emit(StoreTrouble("Disk: it is full."))
    assert window.banner.text == "Disk: it is full."
    window.ctx.guard(lambda: None)
    assert "damaged" in window.banner.text and window.banner._show.text() == "Repair"
    window.banner._show.click()
    qtbot.waitUntil(lambda: bool(started), timeout=5_000)
    assert started[0][-1] == "--repair"
    after.deleteLater()
    settle()


def test_a_window_that_stays_open_for_days_makes_each_days_backup(window: Window, home: Path, clock: Clock, qtbot: QtBot) -> None:
    after = Afterwards(window, None)
    made = home / "backups"
    qtbot.waitUntil(lambda: len(list(made.glob("smdesk-*.db"))) == 1, timeout=10_000)
    after._tick()
    clock.forward(days=1)
    after._tick()
    qtbot.waitUntil(lambda: len(list(made.glob("smdesk-*.db"))) == 2, timeout=10_000)
    at_rest(window, qtbot)
    after.deleteLater()
    settle()


def test_damage_that_the_start_meets_is_mended_and_said(store: Store, client: Client, home: Path, clock: Clock) -> None:
    from smdesk.services import backup

    with store.transaction(Act.IMPORT_POSTS) as tx:
        tx.add_many([Post(client_id=client.id, title=f"Nr {n}", text="sugo " * 90) for n in range(5_000)])
    backup.daily(home, clock().date())
    store.execute("PRAGMA wal_checkpoint(truncate)").fetchall()
    (root,) = store.execute("SELECT rootpage FROM sqlite_master WHERE name = 'post'").fetchone()
    store.close()
    with store.path.open("r+b") as raw:
        raw.seek((root - 1) * 4096)
        raw.write(b"\xa5" * 4096)
    running = process(
        """
        import sys
        from pathlib import Path
        from smdesk import app
        from PySide6.QtCore import QTimer
        def tell():
            shown = [one for one in app.application().topLevelWidgets() if hasattr(one, "banner")]
            print(len(shown), len(shown[0].ctx.store.posts.bin()), shown[0].banner.text)
            app.application().quit()
        app.application()
        QTimer.singleShot(1500, tell)
        sys.exit(app.run(Path(sys.argv[1]), language="en"))
        """,
        str(home),
    )
    status, lines = said(running)
    assert status == 0 and lines[0].startswith("1 0 The data file was damaged."), lines
    assert "the backup of 2026-10-15 was put in its place" in lines[0]
    listing = "from smdesk.__main__ import main; import sys; main(sys.argv[1:])"
    status, lines = said(process(listing, "--home", str(home), "posts", "--limit", "1"))
    assert status == 0 and "Nr 0" in lines[1]


def test_damage_met_while_reading_is_no_crash(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.ui import problems

    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(problems, "_crash_dialog", lambda *_: told.append(KeyError()))
    problems.install(window.banner, window.ctx.words, told.append, app._Damage(window))
    error = sqlite3.DatabaseError("database disk image is malformed")
    sys.excepthook(sqlite3.DatabaseError, error, None)
    assert not told and "damaged" in window.banner.text and window.banner._show.text() == "Repair"


# -- other processes ------------------------------------------------------------------------------


def test_what_another_process_writes_is_shown(window: Window, home: Path, qtbot: QtBot) -> None:
    told: list[ChangeSet] = []
    window.ctx.hub.changed.connect(told.append)
    after = Afterwards(window, None)
    client = window.ctx.store.clients.all()[0]
    calendar: Any = window.view("calendar")
    other = process(
        """
        import sys
        from pathlib import Path
        from smdesk.services import posts
        from smdesk.storage.store import Store
        store = Store.at_home(Path(sys.argv[1]))
        print(posts.add(store, int(sys.argv[2]), title="From the shell", due_wall="2026-10-16T10:00").id)
        """,
        str(home), str(client.id),
    )  # fmt: skip
    status, lines = said(other)
    assert status == 0, lines
    after._look()
    at_rest(window, qtbot)
    assert [one.bulk for one in told] == [True]
    assert int(lines[0]) in calendar.mode_widget().days_model.row_of_card
    mine = posts.add(window.ctx.store, client.id, title="From the window")
    assert mine.id > int(lines[0]), "no id is given twice"
    after.deleteLater()
    settle()


# -- what cannot be read or written ---------------------------------------------------------------


def test_without_its_fonts_it_takes_the_system_s(
    open_window: Open, sample_store: Store, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _path: -1)
    themes._window_family.cache_clear()
    theme = qapp.findChild(themes.Theme)
    kept = None if theme is None else theme._family
    try:
        assert themes._window_family() == ""
        if theme is not None:
            theme._family = ""
            theme._apply()
        window = open_window(sample_store)
        assert window.font().pixelSize() > 0
        assert not window.grab().isNull()
    finally:
        themes._window_family.cache_clear()
        if theme is not None and kept is not None:
            theme._family = kept
            theme._apply()


def test_resources_are_where_the_program_looks() -> None:
    assert resources.path("fonts", "Inter-Regular.ttf").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_may_only_be_read_is_said_so(home: Path) -> None:
    home.chmod(0o555)
    try:
        with pytest.raises(StoreTrouble, match="only be read"):
            open_store(home)
    finally:
        home.chmod(0o755)


def test_a_home_that_may_only_be_read_is_said_so_to_root_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != home and allowed(path, mode))
    with pytest.raises(StoreTrouble) as caught:
        open_store(home)
    assert str(home) in caught.value.message.format(**caught.value.values)


def test_a_disk_that_refuses_keeps_the_window_alive(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused write is a banner; what was there is still there, and the next write goes through."""
    store = window.ctx.store
    client = store.clients.all()[0]
    before = len(store.find(Post))
    with monkeypatch.context() as broken:
        def refuse(*_: object, **__: object) -> None:
            raise StoreTrouble("The disk is full; make room and try again.", "disk")

        broken.setattr(type(store), "_log", refuse)
        assert not window.ctx.guard(lambda: posts.add(store, client.id, title="Lost?"))
        assert "disk" in window.banner.text
        window.show_view("strategy")
        at_rest(window, qtbot)
    assert len(store.find(Post)) == before
    assert window.ctx.guard(lambda: posts.add(store, client.id, title="Kept"))
    assert not window.banner.text
    assert len(store.find(Post)) == before + 1


@pytest.mark.parametrize("name", ["con spazi", "perché — è già", "🍝 emoji", "'quoted' \"twice\"", "100% #1 & co", "日本語"])
def test_any_name_of_a_home_will_do(tmp_path: Path, name: str, open_window: Open, qtbot: QtBot) -> None:
    folder = tmp_path / name
    store, notice = open_store(folder)
    assert notice is None
    window = open_window(store, view="welcome", is_sample=False)
    assert window.current == "welcome"
    window.close()
    store.close()
    again, notice = open_store(folder)
    assert notice is None
    assert again.settings.get("window.geometry")
    again.close()


# -- what was asked, and what was kept ------------------------------------------------------------


@pytest.mark.parametrize("day", ["nonsense", "2026-13-40", "15/10/2026x", "-1", "99999-01-01"])
def test_a_day_that_is_none_is_one_sentence(home: Path, day: str) -> None:
    running = process(
        "import sys; from smdesk.__main__ import main; sys.exit(main(sys.argv[1:]))",
        "--home", str(home), "open", "--date", day,
    )  # fmt: skip
    status, lines = said(running)
    assert status not in (0, 1) or "Traceback" not in "\n".join(lines)
    assert status != 0
    assert "Traceback" not in "\n".join(lines)


@pytest.mark.parametrize(
    "kept",
    [
        {"window.geometry": "garbage"},
        {"window.geometry": "01d9d0cb" + "ff" * 60},
        {"window.geometry": ""},
        {"window.geometry": 7},
        {"window.view": "no such view"},
        {"window.view": 3},
        {"window.client": 999_999},
        {"window.client": "a name"},
        {"window.scale": "large"},
        {"window.scale": 90},
        {"window.theme": "mauve"},
        {"language": "klingon"},
        {"calendar.0": {"mode": "decade", "seen": "2026-10-15", "filter": {"statuses": ["no such"]}}},
        {"calendar.0": {"seen": "2026-10-15", "day": "not a day"}},
        {"calendar.0": "nothing of the kind"},
        {"calendar.panels": []},
    ],
    ids=lambda kept: " ".join(f"{name}={str(value)[:20]}" for name, value in kept.items()),
)
def test_garbage_in_the_settings_does_not_keep_the_window_shut(
    open_window: Open, sample_store: Store, qapp: QApplication, home: Path, qtbot: QtBot, kept: dict[str, Any]
) -> None:
    for name, value in kept.items():
        sample_store.settings.set(name, value)
    running = app.build(qapp, sample_store, home)
    try:
        window = running.window
        window.show_view(app.start_page(running, "", "", ""))
        window.show()
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        settle()
        assert window.isVisible()
        assert window.current in window.views
        assert 0.5 <= window.ctx.theme.scale <= 3
    finally:
        running.window.close()
        running.window.deleteLater()
        settle()
        running.window.ctx.theme.set(mode="light", scale=1.0, client_color="")
