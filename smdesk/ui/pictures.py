"""``smdesk pictures``: every view, light and dark, in each language, as PNG files."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QThread
from PySide6.QtWidgets import QApplication

from smdesk import language as languages
from smdesk.domain.plan.chapters import CHAPTERS

if TYPE_CHECKING:
    from smdesk.storage.store import Store
    from smdesk.ui.window import Window

SIZES = ((1366, 768), (1920, 1080))
QUIET_TURNS, TURN_MS, BUSY_SECONDS, MOST_MS = 35, 10, 0.004, 15_000
FIRST_TURNS = 60  # longer than the half second that the calendar leaves to the start before it looks up holidays
MODES = ("month", "week", "list", "board")


def take(
    app: QApplication,
    store: "Store",
    home: Path,
    folder: Path,
    build: Callable[..., Any],
    language: str | None = None,
) -> list[Path]:
    """Write the pictures into ``folder``; returns their paths. ``language`` None = all three."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for code in [language] if language else languages.LANGUAGES:
        for theme in ("light", "dark"):
            made += _of_window(app, store, home, folder, build, str(code), theme)
    return made


def _of_window(
    app: QApplication,
    store: "Store",
    home: Path,
    folder: Path,
    build: Callable[..., Any],
    code: str,
    theme: str,
) -> list[Path]:
    running = build(app, store, home, language=code, theme_mode=theme, sample=True)
    window = running.window
    made: list[Path] = []

    def shoot(name: str) -> None:
        made.append(_shot(app, window, folder / f"{name}-{theme}-{code}.png"))

    clients = {client.language: client for client in store.clients.all()}
    for size in SIZES if code == "it" else SIZES[:1]:
        window.resize(*size)
        window.show()
        suffix = "" if size == SIZES[0] else f"-{size[0]}"
        if code in clients:
            window.choose_client(clients[code].id)
        for view in window.views:
            window.show_view(view)
            if view == "calendar":
                _settle(app, window, FIRST_TURNS)
                for mode in MODES:
                    window.view("calendar").set_mode(mode)
                    shoot(f"calendar-{mode}{suffix}")
                window.view("calendar").set_mode("month")
            elif view == "strategy" and window.ctx.state.client_id:
                for chapter in CHAPTERS:
                    window.view("strategy").open_chapter(chapter.key)
                    shoot(f"strategy-{chapter.key}{suffix}")
            else:
                shoot(f"{view}{suffix}")
        if code in clients:
            post = _telling_post(store, clients[code].id)
            if post:
                window.open_post(post)
                shoot(f"composer{suffix}")
    window.hide()
    window.deleteLater()
    return [*made, _first_page(app, folder / f"welcome-{theme}-{code}.png", build, code, theme)]


def _first_page(app: QApplication, path: Path, build: Callable[..., Any], code: str, theme: str) -> Path:
    """The first start, as somebody without clients meets it."""
    from tempfile import TemporaryDirectory

    from smdesk.services.home import open_store

    with TemporaryDirectory(ignore_cleanup_errors=True) as empty:
        store, _ = open_store(Path(empty))
        running = build(app, store, Path(empty), language=code, theme_mode=theme)
        running.window.resize(*SIZES[0])
        running.window.show()
        running.window.show_view("calendar")  # which leads to it
        _shot(app, running.window, path)
        running.close()
    return path


def _shot(app: QApplication, window: "Window", path: Path) -> Path:
    _settle(app, window)
    window.grab().save(str(path))
    return path


def _settle(app: QApplication, window: "Window", turns: int = QUIET_TURNS) -> None:
    """Let everything arrive that comes after the first paint: measures in the margin, previews, thumbnails.

    Turns of the event loop are counted, not time: on a busy machine a single one may take longer than a whole pause.
    One is quiet by the processor's time that it took, whatever else the machine does.
    """
    whole = QElapsedTimer()
    whole.start()
    quiet = 0
    while quiet < turns and whole.elapsed() < MOST_MS:
        began = time.thread_time()
        app.processEvents()
        quiet = 0 if time.thread_time() - began >= BUSY_SECONDS or window.ctx.jobs.running else quiet + 1
        QThread.msleep(TURN_MS)


def _telling_post(store: "Store", client_id: int) -> int:
    """A post that shows the composer well: several places, media, a version of its own."""
    from smdesk.domain.cards import PostFilter

    best, points = 0, -1
    for whole in store.posts.wholes(store.posts.ids(PostFilter(client_id=client_id), 60)):
        if whole.post.status in ("published", "measured", "idea"):
            continue
        own = sum(version.text is not None for version in whole.versions)
        score = len(whole.versions) + 3 * len(whole.media) + 2 * min(own, 1)
        if score > points:
            best, points = whole.post.id, score
    return best
