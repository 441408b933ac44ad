"""The strategy page with 500 objectives and 100,000 posts; ``python -m tests.benchmarks.bench_strategy``."""

import os
import tempfile
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from smdesk.app import application, build
from smdesk.domain.clients import Client, Place
from smdesk.domain.plan.goals import Goal, KeyResult
from smdesk.domain.plan.work import Action, Risk, Tactic
from smdesk.domain.posts import Aim, Post, Version
from smdesk.domain.strategy import Campaign, Objective, Pillar
from smdesk.services import clones, completeness, ladder, plan_search
from smdesk.services import plan as plans
from smdesk.storage.store import Store
from tests.benchmarks.bench_store import p95, timed
from tests.ui.strategy.fakedesk import FakeDesk

POSTS, OBJECTIVES = 100_000, 500
BOUND, CLONES_BOUND = 50, 5  # ms
PAINTED = {"tactics.matrix": ("tactic", "name"), "risks.matrix": ("risk", "text"), "actions.gantt": ("action", "title")}
ROUNDS = 40
TODAY = date(2026, 10, 15)
_PARTS = ("pa", "sta", "ri", "no", "me", "lu", "to", "ga", "vo", "che", "fi", "den", "so", "al", "ber", "cu")
WORDS = ["".join(parts) for parts in product(_PARTS, repeat=3)][:3_000]
WEIGHTS = [1 / (place + 3) for place in range(len(WORDS))]  # few words are said often, as in any language


def said(random: Random, words: int) -> str:
    """So many words."""
    return " ".join(random.choices(WORDS, WEIGHTS, k=words))


def home(folder: Path) -> Store:
    """A client with a big plan and nine in ten of the posts; another with the rest."""
    store, random = Store.at_home(folder), Random(1)
    with store.transaction(None) as tx:
        client, other = (tx.add(Client(name=name, country="IT", language="it")) for name in ("Valdorsa", "Other"))
        own: dict[str, Any] = {"client_id": client.id}
        place = tx.add(Place(network="instagram", **own))
        goals = tx.add_many([Goal(title=f"Goal {n}", position=n, **own) for n in range(10)])
        objectives = tx.add_many(
            [
                Objective(code=f"O{n}", title=f"Più ordini {n}", goal_id=random.choice(goals).id, position=n, **own)
                for n in range(OBJECTIVES)
            ]
        )
        tx.add_many([KeyResult(objective_id=one.id, title=f"Ordini {one.id}", **own) for one in objectives * 3])
        aims = [random.choice(objectives).id for _ in range(255)]
        pillars = tx.add_many([Pillar(name=f"P{n}", objective_id=aims[n], **own) for n in range(5)])
        campaigns = tx.add_many([Campaign(name=f"K{n}", objective_id=aims[n + 5], **own) for n in range(50)])
        tx.add_many([Tactic(name=f"T{n}", objective_id=aims[n + 55], **own) for n in range(200)])
    for _ in range(POSTS // 5_000):
        with store.transaction(None) as tx:
            posts = tx.add_many(
                [
                    Post(
                        client_id=client.id if random.random() < 0.9 else other.id,
                        title=said(random, 3),
                        text=said(random, 40),
                        due_wall=f"{date(2020, 1, 1) + timedelta(days=random.randrange(2500))}T09:00",
                        pillar_id=random.choice(pillars).id,
                        campaign_id=random.choice(campaigns).id if random.random() < 0.1 else 0,
                    )
                    for _ in range(5_000)
                ]
            )
            tx.add_many([Version(post_id=post.id, place_id=place.id) for post in posts])
            served = [post for post in posts if random.random() < 0.97]
            tx.add_many(
                [Aim(post_id=post.id, kind="objective", target_id=random.choice(objectives).id) for post in served]
            )
    return store


def page(store: Store) -> None:
    """All that the strategy page reads when it opens."""
    plan = store.plans.whole(1)
    completeness.of(plan, TODAY)
    counts = ladder.counts(store, 1)
    ladder.links(store, plan, plan.of("objective")[0], served=counts)
    ladder.orphans(store, plan, served=counts)


def reading(store: Store) -> None:
    """What reading costs without a window."""
    first = timed(lambda: page(store), 1)[0]
    opened = p95(timed(lambda: page(store), 40))
    plan, random = store.plans.whole(1), Random(2)
    found = p95(timed(lambda: plan_search.find_in(plan, "ordini"), 20))
    texts = [said(random, 40) for _ in range(40)]
    asked = timed(lambda: clones.warnings(store, texts.pop(), 2), 40)
    print(f"strategy page, {OBJECTIVES} objectives, {POSTS:,} posts: first {first:.0f} ms, p95 {opened:.1f} ms (≤ {BOUND})")
    print(f"search in the plan: p95 {found:.1f} ms")
    print(f"clones of a text: median {asked[20]:.1f} ms (≤ {CLONES_BOUND}), p95 {p95(asked):.1f} ms")


def crowded(store: Store) -> int:
    """A client with 500 records in each section that is painted; gives its id."""
    random = Random(3)
    with store.transaction(None) as tx:
        client = tx.add(Client(name="Crowded", country="IT", language="it"))
        own: dict[str, Any] = {"client_id": client.id}

        def mark() -> int:
            return random.randrange(6)  # 0: not said

        tx.add_many([Tactic(name=said(random, 4), effort=mark(), gain=mark(), position=n, **own) for n in range(OBJECTIVES)])
        tx.add_many(
            [
                Risk(text=said(random, 8), response=said(random, 6), chance=mark(), impact=mark(), position=n, **own)
                for n in range(OBJECTIVES)
            ]
        )
        days = [TODAY + timedelta(days=random.randrange(90)) for _ in range(OBJECTIVES)]
        tx.add_many(
            [
                Action(title=said(random, 6), owner=said(random, 2), start=day.isoformat(),
                       end=(day + timedelta(days=5)).isoformat(), position=n, **own)
                for n, day in enumerate(days)
            ]
        )  # fmt: skip
    return client.id


def painted(app: QApplication, store: Store, folder: Path) -> None:
    """What it takes to see each painted section: made, and after a change of one of its records."""
    client_id, random = crowded(store), Random(4)
    for key, (kind, field) in PAINTED.items():
        made: list[float] = []
        changed: list[float] = []
        for _ in range(ROUNDS // 2):
            desk = FakeDesk(app, store, client_id, folder)
            desk.window.resize(738, 560)
            desk.window.show()
            QApplication.processEvents()

            def show(page: FakeDesk = desk, part: str = key) -> None:
                page.stand(part)
                page.window.repaint()

            def again(page: FakeDesk = desk) -> None:
                for box in page.boxes:
                    box.show_plan(page.plan)
                QApplication.processEvents()
                page.window.repaint()

            made += timed(show, 1)
            for _change in range(2):
                boxes, desk.boxes = desk.boxes, []  # so that the edit only reads the plan again
                plans.edit(store, random.choice(desk.plan.of(kind)), **{field: said(random, 5)})
                desk.boxes = boxes
                changed += timed(again, 1)
            desk.close()
        for name, took in (("made", sorted(made)), ("after a change", sorted(changed))):
            print(f"{key}, {OBJECTIVES} records, {name}: {took[len(took) // 2]:.1f} ms p50, {p95(took):.1f} ms p95 (bound {BOUND})")


def main() -> None:
    """Print what it takes to see the plan: when it is shown again, and when it must be read anew."""
    with tempfile.TemporaryDirectory() as folder:
        store = home(Path(folder))
        reading(store)
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
        painted(app, store, Path(folder))
        store.close()


if __name__ == "__main__":
    main()
