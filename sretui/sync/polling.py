"""How long to rest between pulls: short while the duty is on, longer outside, backing off on failure."""

from datetime import datetime, timedelta

from sretui.core.hours import BusinessHours

LONGEST = timedelta(minutes=2)
"""A trouble's end is noticed within this time, or within the ordinary rest where that is longer."""


def next_poll(
    hours: BusinessHours, now: datetime, failures: int = 0, *, busy: int = 60, idle: int = 600
) -> timedelta:
    """Say how long to rest after a pull; `busy` and `idle` are seconds inside and outside business hours.

    After failures in a row the rest doubles each time; it never reaches past the opening of business hours.
    """
    rest = timedelta(seconds=busy if hours.is_open(now) else idle)
    if failures > 0:
        rest = max(rest, min(LONGEST, timedelta(seconds=busy) * 2 ** min(failures - 1, 10)))
    if hours.is_open(now):
        return rest
    opening = hours.next_change(now)
    return max(timedelta(seconds=1), min(rest, opening - now))
