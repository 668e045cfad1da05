"""The real clock: the only one in the program; everything else is handed the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """Read the clock in whole UTC seconds."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251  # the one place that reads the real clock
