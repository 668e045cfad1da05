"""Run many random weeks on all cores, count wrong end states: `python -m tests.faults.long --count 10000`."""

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.sequences import Told, Week

_MADE_OF = ("writes", "faults", "deaths")


def live(seed: int) -> Told:
    """Live one week in a folder of its own; a crash is a wrong end, too."""
    folder = Path(tempfile.mkdtemp(prefix="sretui-week-"))
    try:
        return Week(seed, folder / "data").live()
    except Exception:  # noqa: BLE001 - whatever it is, it is counted, and the other weeks go on
        return Told(seed, [traceback.format_exc()])
    finally:
        shutil.rmtree(folder)


def main() -> int:
    """Print the count of sequences and of wrong end states; return 1 when there is one."""
    asked = _arguments()
    began, told = time.monotonic(), list[Told]()
    with multiprocessing.get_context("spawn").Pool(asked.jobs) as pool:
        seeds = range(asked.first, asked.first + asked.count)
        for one in pool.imap_unordered(live, seeds, chunksize=10):
            told.append(one)
            for wrong in one.wrong:
                print(f"seed {one.seed}: {wrong}", flush=True)
            if len(told) % 500 == 0:
                print(f"{len(told)} sequences, {_wrong(told)} wrong end states", flush=True)
    writes, faults, deaths = (
        sum(getattr(one, name) for one in told) for name in ("writes", "faults", "deaths")
    )
    print(
        f"{len(told)} sequences ({writes} writes, {faults} faults, {deaths} deaths) "
        f"in {time.monotonic() - began:.0f} s: {_wrong(told)} wrong end states"
    )
    return 1 if _wrong(told) else 0


def _wrong(told: list[Told]) -> int:
    return sum(bool(one.wrong) for one in told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.long", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many sequences")
    parser.add_argument("--first", type=int, default=1_000, help="the first one's seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
