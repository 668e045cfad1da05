"""`python -m sretui` and the `sretui` command; everything else happens in cli.

What is imported stays, so the collector is kept from looking through it again and again on the way to the
first paint; it must be told before the first import.
"""

import gc
import sys

gc.set_threshold(50_000)

from sretui.cli.entry.running import run  # noqa: E402


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
