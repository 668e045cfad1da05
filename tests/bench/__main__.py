"""Measure everything and print one table: `python tests/bench [--quick] [NAME ...]`."""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.figures import Figure, table  # the line above finds it

SCRIPTS = (
    "bench_start",
    "bench_app",
    "bench_ui",
    "bench_search",
    "bench_fruit",
    "bench_save",
    "bench_outbox",
    "bench_pull",
)


def main() -> None:
    """Run the scripts named, or all."""
    quick = "--quick" in sys.argv
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")]
    figures: list[Figure] = []
    for name in SCRIPTS:
        if not wanted or name.removeprefix("bench_") in wanted:
            print(f"measuring {name.removeprefix('bench_')} …", file=sys.stderr, flush=True)
            figures += importlib.import_module(f"tests.bench.{name}").rows(quick)
    print(table(figures))


main()
