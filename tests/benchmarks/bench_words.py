"""What a key press in the composer costs: counting 5,000 characters by each rule, against encoding them.

``python -m tests.benchmarks.bench_words``
"""

import sys
import time
import tomllib
from collections.abc import Callable

from smdesk.domain.counting import RULES, count
from smdesk.domain.facts import parse
from smdesk.resources import path

TEXT = "Quanta acqua per mezzo chilo? Cinque litri, perché sì. https://example.org/ricetta #Pasta 🍝 " * 55


def best(work: Callable[[], object], times: int = 7) -> float:
    """Least milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took) * 1000


def main() -> int:
    """Print the table."""
    text = TEXT[:5000]
    floor = best(lambda: len(text.encode()))
    print(f"{'encode to UTF-8 (floor)':28}{floor:8.3f} ms")
    for rule in sorted(RULES):
        took = best(lambda rule=rule: count(rule, text))  # type: ignore[misc]
        print(f"{rule:28}{took:8.3f} ms  ratio {took / floor:7.1f} (goal 5 ms)")
    source = path("networks.toml").read_text(encoding="utf-8")
    print(f"{'read networks.toml':28}{best(lambda: parse(tomllib.loads(source))):8.3f} ms (goal 15 ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
