"""`python -m sretui` and the `sretui` command; everything else happens in cli."""

import sys

from sretui.cli.entry.running import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
