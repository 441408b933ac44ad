"""Whether a text is a clone of one of 5,000 of 300 letters: asking an index, and building it, against a plain search.

``python -m tests.benchmarks.bench_likeness``
"""

import sys
from random import Random

from smdesk.domain.likeness import LikenessIndex
from tests.benchmarks.bench_words import best

TEXTS, LETTERS = 5000, 300


def texts() -> list[tuple[int, str]]:
    """Made-up texts out of 900 words."""
    chance = Random(7)
    words = ["".join(chance.choices("aeilnorst", k=chance.randint(2, 9))) for _ in range(900)]
    return [(number, " ".join(chance.choices(words, k=60))[:LETTERS]) for number in range(TEXTS)]


def main() -> int:
    """Print the table."""
    others = texts()
    asked = others[777][1].replace(" ", " altro ", 1)
    same = [(number, f"{asked} altro{number % 7}") for number, _ in others]
    floor = best(lambda: [number for number, text in others if asked in text])
    print(f"{'search for the whole (floor)':28}{floor:8.3f} ms")
    index, crowded = LikenessIndex(others), LikenessIndex(same)
    for name, took, goal in (
        ("ask", best(lambda: index.clones(asked)), 100),
        ("ask, all are clones", best(lambda: crowded.clones(asked)), 100),
        ("build", best(lambda: LikenessIndex(others), 3), 500),
    ):
        print(f"{name:28}{took:8.3f} ms  ratio {took / floor:7.1f} (goal {goal} ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
