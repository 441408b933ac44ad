"""All benchmarks, one table: ``python -m tests.benchmarks [name …]``; names are calendar, documents,
likeness, plan, start, store, strategy, words.

Every figure is a ratio against a floor measured in the same run on the same machine; none is asserted.
"""

import importlib
import pkgutil
import sys

from tests import benchmarks


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all."""
    for module in pkgutil.iter_modules(benchmarks.__path__):
        name = module.name.removeprefix("bench_")
        if module.name.startswith("bench_") and (not names or name in names):
            print(f"\n== {name}", flush=True)
            importlib.import_module(f"tests.benchmarks.{module.name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
