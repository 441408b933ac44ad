"""Search, drag commit and import against raw sqlite3 and csv; ``python -m tests.benchmarks.bench_store``."""

import csv
import io
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from smdesk.domain.cards import PostFilter
from smdesk.domain.clients import Client, Place
from smdesk.services import imports, posts
from smdesk.storage.store import Store
from tests.benchmarks.bench_start import big_home

SIZES = (1_000, 100_000)


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each call, sorted."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def p95(took: list[float]) -> float:
    """The 95th percentile."""
    return took[min(len(took) - 1, round(len(took) * 0.95))]


def search(home: Path) -> tuple[float, float]:
    """Median ms of our search and of the bare FTS5 query with the same 100 rows read.

    The floor asks the store's own index, which holds all texts of a post, and reads four columns; ours also leaves
    out the bin and reads the beginning of texts without a title and the moment that tells what is late.
    """
    store = Store.at_home(home)
    raw = sqlite3.connect(store.path)
    word = next(
        word for word in ("pasta", "libro", "clase", "book", "the", "di", "de") if len(store.posts.search(word)) > 50
    )
    sql = """SELECT p.id, p.title, p.status, p.due_wall FROM post_text s JOIN post p ON p.id = s.rowid
             WHERE post_text MATCH ? ORDER BY s.rowid DESC LIMIT 100"""
    ours = timed(lambda: store.posts.search(word, limit=100), 30)
    floor = timed(lambda: raw.execute(sql, (f'"{word}"*',)).fetchall(), 30)
    store.close()
    raw.close()
    return ours[15], floor[15]


def drag(home: Path) -> float:
    """p95 ms of moving a post with undo log and the month read again."""
    store = Store.at_home(home)
    window = store.posts.window("2000-01-01", "2100-01-01", PostFilter(statuses=frozenset({"draft"})))[:60]
    month = date.fromisoformat(window[0].due_wall[:10]).replace(day=1)

    def once() -> None:
        card = window.pop()
        posts.nudge(store, card.id, 1)
        store.posts.window(month.isoformat(), f"{month.year}-{month.month:02}-32", PostFilter())

    took = timed(once, min(50, len(window)))
    store.close()
    return p95(took)


def sheet(rows: int) -> bytes:
    """A CSV of so many posts."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["Date", "Time", "Platform", "Title", "Text", "Status"])
    for number in range(rows):
        day = date.fromordinal(date(2027, 1, 1).toordinal() + number // 10)
        words = f"Post number {number}: " + "flour, water and a little patience. " * 4
        writer.writerow([day.isoformat(), f"{8 + number % 10:02}:30", "Instagram", f"Title {number}", words, "Draft"])
    return file.getvalue().encode()


def importing(folder: Path, rows: int) -> tuple[float, float, float]:
    """Seconds of our import, of csv.reader + executemany, and the longest page in ms."""
    path = folder / "sheet.csv"
    path.write_bytes(sheet(rows))
    (folder / "import").mkdir()
    store = Store.at_home(folder / "import")
    with store.transaction(None) as tx:
        client = tx.add(Client(name="Bench"))
        tx.add(Place(client_id=client.id, network="instagram"))
    start = time.perf_counter()
    plan = imports.plan_import(store, client.id, path, today=date(2026, 11, 22))
    longest, before = 0.0, time.perf_counter()
    for _report in imports.pages(store, plan):
        longest = max(longest, time.perf_counter() - before)
        before = time.perf_counter()
    ours = time.perf_counter() - start
    names = [row[1] for row in store.execute("PRAGMA table_info(post)").fetchall()]
    store.close()
    raw = Store.at_home(_fresh(folder))
    start = time.perf_counter()
    texts = list(csv.reader(io.StringIO(path.read_text())))[1:]
    marks = ",".join("?" * len(names))
    base = {name: "" for name in names} | dict.fromkeys(("client_id", "due_utc", "pillar_id", "campaign_id"), 0)
    base |= dict.fromkeys(("series_id", "detached", "tagged", "promo"), 0)
    filled = (
        tuple(
            (base | {"id": n, "title": row[3], "text": row[4], "due_wall": f"{row[0]}T{row[1]}"}).values()
        )
        for n, row in enumerate(texts, 1)
    )
    raw.execute("BEGIN")
    raw.execute_many(f"INSERT INTO post VALUES ({marks})", filled)
    raw.execute_many(
        "INSERT INTO version (post_id, place_id, published_url) VALUES (?, 1, '')", ((n,) for n in range(1, rows + 1))
    )
    raw.execute("COMMIT")
    floor = time.perf_counter() - start
    raw.close()
    return ours, floor, longest * 1000


def _fresh(folder: Path) -> Path:
    (folder / "raw").mkdir()
    return folder / "raw"


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in SIZES:
            home = big_home(folder, size)
            ours, floor = search(home)
            print(f"search, {size:>7,} posts      {ours:8.2f} ms   floor {floor:8.2f} ms   ratio {ours / floor:5.2f} (goal 1.5)")
            print(f"drag commit, {size:>7,} posts {drag(home):8.2f} ms p95 (goal 8)")
        ours, floor, longest = importing(folder, 10_000)
        print(f"import, 10,000 rows         {ours:8.2f} s    floor {floor:8.2f} s    ratio {ours / floor:5.2f} (goal 4)")
        print(f"longest page of the import  {longest:8.1f} ms (goal 50)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
