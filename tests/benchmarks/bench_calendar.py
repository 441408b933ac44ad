"""From key to painted, and a drag from drop to painted: ``python -m tests.benchmarks.bench_calendar``.

The window is offscreen at 1366 × 768; each figure is the 95th percentile, once with the pages before and after
at hand (as after a short rest) and once with a key held down. The same with 1,000 and with 100,000 posts,
seven a day, so that about 250 to 300 are in the month shown.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = (1_000, 100_000)
A_DAY = 7
NOW = datetime(2026, 10, 15, 9, 42, tzinfo=UTC)
PAGE_BOUND, DRAG_BOUND = 16.0, 8.0  # milliseconds
_WORDS = [
    "raviolo",
    "farina",
    "mulino",
    "brodo",
    "sfoglia",
    "tagliatelle",
    "cappelletti",
    "domenica",
    "ricetta",
    "nonna",
    "erbe",
    "campo",
]


def big_store(path: Path, count: int) -> object:
    """A store with one client and so many posts around October 2026."""
    from smdesk.domain.clients import Client, Place, Slot
    from smdesk.domain.posts import Post, Version
    from smdesk.domain.strategy import Pillar
    from smdesk.domain.time import utc_of
    from smdesk.storage.store import Store

    store = Store(path, lambda: NOW)
    statuses = ("draft", "scheduled", "approved", "in_review")
    start = NOW.date() - timedelta(days=count // A_DAY // 2)
    with store.transaction(None) as tx:
        client = tx.add(Client(name="Pastificio Valdorsa", cadence=4))
        places = [
            tx.add(Place(client_id=client.id, network=one)) for one in ("instagram", "facebook_page", "x")
        ]
        pillars = [
            tx.add(Pillar(client_id=client.id, name=f"Pillar {n}", share=25, hue=n)) for n in range(1, 5)
        ]
        for weekday in range(5):
            tx.add(Slot(client_id=client.id, place_id=places[0].id, weekday=weekday, hour="18:30"))
        made = []
        for number in range(count):
            day = start + timedelta(days=number // A_DAY)
            wall = f"{day}T{8 + number % A_DAY * 2:02}:{number * 7 % 60:02}"
            title = " ".join(_WORDS[(number * step + step) % len(_WORDS)] for step in (1, 3, 5))
            status = "published" if day < NOW.date() else statuses[number % 4]
            made.append(
                Post(
                    client_id=client.id, title=f"{title} {number}", text=f"{title} {number} " * 8, status=status,
                    due_wall=wall, due_utc=utc_of(wall, "Europe/Rome"), pillar_id=pillars[number % 4].id,
                )
            )  # fmt: skip
        posts = tx.add_many(made)
        tx.add_many(
            [
                Version(post_id=post.id, place_id=place.id)
                for post in posts
                for place in places[: 1 + post.id % 3]
            ]
        )
    return store


def p95(took: list[float]) -> float:
    """The 95th percentile in milliseconds."""
    return sorted(took)[round(len(took) * 0.95) - 1] * 1000


def timed(work: Callable[[], object]) -> float:
    """Seconds until ``work`` is done and everything it asked for is painted."""
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return time.perf_counter() - start


def rest(milliseconds: int) -> None:
    """Let timers fire, as they do when nobody touches anything."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure(count: int) -> dict[str, float]:
    """All figures for a store of so many posts."""
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smdesk.language import load
    from smdesk.ui.actions import Actions
    from smdesk.ui.context import Context, Hub
    from smdesk.ui.jobs import Jobs
    from smdesk.ui.theme import Theme
    from smdesk.ui.views.calendar.view import CalendarView

    app = QApplication.instance() or QApplication([])
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        store = big_store(Path(folder) / "smdesk.db", count)
        hub = Hub()
        state = type("State", (), {"client_id": 1})()
        ctx = Context(
            store=store, words=load("en"), theme=Theme(app, mode="light"), hub=hub, actions=Actions(),  # type: ignore[arg-type]
            jobs=Jobs(hub), state=state, home=Path(folder), sample=False, locale=QLocale("en_GB"), now=lambda: NOW,
            guard=lambda work: (work(), True)[1],
        )  # fmt: skip
        store.subscribe(hub.tell)  # type: ignore[attr-defined]
        view = CalendarView(ctx)
        view.resize(1302, 696)
        view.show()
        view.shown()
        rest(300)
        for mode in ("month", "week"):
            view.set_mode(mode)
            view.go_to(date(2026, 12, 9) if count > 5_000 else date(2026, 10, 15))
            rest(300)
            for name, pause in (("rested", 160), ("held", 0)):
                took = []
                for turn in range(40):
                    key = Qt.Key.Key_PageDown if turn % 20 < 10 else Qt.Key.Key_PageUp
                    took.append(timed(lambda key=key: QTest.keyClick(view.mode_widget(), key)))  # type: ignore[misc]
                    rest(pause)
                found[f"{mode} ±1, {name}"] = p95(took)
        view.set_mode("month")
        view.go_to(date(2026, 10, 15))
        rest(300)
        found |= _drags(view)
        view.set_mode("list")
        rest(200)
        bar = view.mode_widget().verticalScrollBar()
        found["list, one wheel step"] = p95(
            [timed(lambda: bar.setValue(bar.value() + 102)) for _ in range(200)]
        )
        view.hidden()
        view.close()
        view.deleteLater()
        QApplication.processEvents()
        store.close()  # type: ignore[attr-defined]
    return found


def _drags(view: object) -> dict[str, float]:
    from smdesk.domain.time import day_of

    month = view.mode_widget()  # type: ignore[attr-defined]
    model = month.days_model
    cards = [card for card in map(model.card_of, list(month.boxes)) if card and card.status != "published"][
        :40
    ]
    dropped, undone = [], []
    for card in cards:
        here = model.card_of(card.id)
        month.pick(here, day_of(here.due_wall))
        rest(100)
        dropped.append(timed(lambda: view.verbs.changes.nudge(1)))  # type: ignore[attr-defined]
        rest(100)
        undone.append(timed(view.ctx.store.undo))  # type: ignore[attr-defined]
        rest(100)
    return {"drag commit, undo log, refresh": p95(dropped), "undo of it": p95(undone)}


def main() -> None:
    """Print the table: milliseconds at both sizes, their ratio, the bound."""
    bounds = {"month": PAGE_BOUND, "week": PAGE_BOUND, "drag": DRAG_BOUND, "undo": DRAG_BOUND}
    small, large = (measure(count) for count in SIZES)
    print(f"{'p95 in ms, key to painted':34} {SIZES[0]:>9,} {SIZES[1]:>9,}  ratio  bound")
    for name, figure in large.items():
        bound = next((bound for start, bound in bounds.items() if name.startswith(start)), 0)
        print(f"{name:34} {small[name]:9.1f} {figure:9.1f} {figure / small[name]:6.2f}  {bound or '':>5}")


if __name__ == "__main__":
    sys.exit(main())
