"""Bringing the strategy view to the front with 500 objectives and 100,000 posts; ``python -m tests.benchmarks.bench_strategy``."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from smdesk.app import application, build
from smdesk.services import plan as plans
from tests.benchmarks.bench_plan import home
from tests.benchmarks.bench_store import p95, timed

BOUND, ROUNDS = 50, 40  # ms


def main() -> None:
    """Print what it takes to see the plan: when it is shown again, and when it must be read anew."""
    with tempfile.TemporaryDirectory() as folder:
        store = home(Path(folder))
        app = application()
        window = build(app, store, Path(folder), language="en", sample=False).window
        window.resize(1366, 768)
        window.show()
        window.choose_client(store.clients.all()[0].id)
        window.show_view("strategy")
        view = window.view("strategy")
        view.open_chapter("objectives")  # type: ignore[attr-defined]
        QApplication.processEvents()

        def show() -> None:
            window.show_view("strategy")
            window.repaint()

        again: list[float] = []
        anew: list[float] = []
        for number in range(ROUNDS):
            window.show_view("calendar")
            QApplication.processEvents()
            again += timed(show, 1)
            window.show_view("calendar")
            goal = store.plans.whole(window.ctx.state.client_id).of("goal")[0]
            plans.edit(store, goal, title=f"Goal, said {number} times")
            QApplication.processEvents()
            anew += timed(show, 1)
        for name, took in (("shown again", sorted(again)), ("shown after a change", sorted(anew))):
            print(f"{name}: {took[len(took) // 2]:.1f} ms p50, {p95(took):.1f} ms p95 (bound {BOUND})")
        window.close()
        store.close()


if __name__ == "__main__":
    main()
