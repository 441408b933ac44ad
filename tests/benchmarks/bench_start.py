"""Start to the calendar painted, against a bare PySide6 window; seconds and peak memory.

``python -m tests.benchmarks.bench_start``: each start is a process of its own, best of eleven, in turns; offscreen.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 11
BARE = """
import time; t = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1366, 768); window.show(); app.processEvents()
took = time.perf_counter() - t
from tests.benchmarks.bench_start import peak; import os; print(took, peak(), flush=True); os._exit(0)
"""
OURS = """
import time; t = time.perf_counter()
import gc; gc.disable()  # as ``smdesk open`` does until the first paint
import sys; from pathlib import Path
from smdesk.services.home import open_store
from smdesk.app import application, build, start_page
home = Path(sys.argv[1]); app = application(); store, _ = open_store(home)
running = build(app, store, home, language="en", theme_mode="light")
running.window.show_view(start_page(running, "calendar", "", "")); running.window.show(); app.processEvents()
took = time.perf_counter() - t
from tests.benchmarks.bench_start import peak; import os; print(took, peak(), flush=True); os._exit(0)
"""


def peak() -> float:
    """Most memory this process ever held, in MB; getrusage would count its parent's from before it began."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1) / 1024


def started(code: str, *arguments: str) -> tuple[float, float]:
    """Seconds and peak MB of one process."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed copy has its bytecode
    command = [sys.executable, "-c", code, *arguments]
    made = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seconds, megabytes = map(float, made.stdout.split()[-2:])
    return seconds, megabytes


def best(*starts: tuple[str, ...]) -> list[tuple[float, float]]:
    """Least seconds and least peak MB of several processes of each kind, in turns: what else the machine does
    meets all alike. The first of each is not counted."""
    rounds = [[started(*each) for each in starts] for _ in range(RUNS + 1)][1:]
    return [(min(one[0] for one in kind), min(one[1] for one in kind)) for kind in zip(*rounds, strict=True)]


def big_home(folder: Path, posts: int) -> Path:
    """A home with a made-up store of so many posts."""
    home = folder / f"home-{posts}"
    command = [sys.executable, "-m", "smdesk", "--home", str(home), "--quiet", "sample", "--posts", str(posts)]
    subprocess.run(command, check=True)
    return home


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = (1_000, 100_000)
        homes = [str(big_home(Path(folder), posts)) for posts in sizes]
        floor, *ours = best((BARE,), *((OURS, home) for home in homes))
        print(f"{'':34}{'seconds':>9}{'ratio':>7}{'MB':>7}{'ratio':>7}")
        print(f"{'bare QMainWindow (floor)':34}{floor[0]:9.3f}{1:7.2f}{floor[1]:7.0f}{1:7.2f}")
        for posts, took in zip(sizes, ours, strict=True):
            name = f"smdesk, {posts:,} posts (goal 2.0, 2.0)"
            print(f"{name:34}{took[0]:9.3f}{took[0] / floor[0]:7.2f}{took[1]:7.0f}{took[1] / floor[1]:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
