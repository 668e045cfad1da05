"""Instants and lengths of time on the command line, refused with a sentence when they are ambiguous."""

from datetime import UTC, date, datetime, timedelta

import click

from sretui.core.durations import EXPECTED, parse_duration

_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def instant(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """Read an ISO 8601 instant with its offset as UTC in whole seconds; refuse one without."""
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value.strip())
        utc = None if read.tzinfo is None else read.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        sentence = f"{value!r} is not an instant like 2026-11-25T16:00-08:00"
        raise click.BadParameter(sentence, ctx, param) from None
    if utc is None:
        sentence = f"{value!r} does not say its offset; write for example {value}-08:00 or {value}Z"
        raise click.BadParameter(sentence, ctx, param)
    if not _FIRST_YEAR <= utc.year <= _LAST_YEAR:
        sentence = f"{value!r} is not an instant between the years {_FIRST_YEAR} and {_LAST_YEAR}"
        raise click.BadParameter(sentence, ctx, param)
    return utc


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a local date like 2026-11-25."""
    if value is None:
        return None
    try:
        read = date.fromisoformat(value.strip())
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2026-11-25", ctx, param) from None
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        sentence = f"{value!r} is not a date between the years {_FIRST_YEAR} and {_LAST_YEAR}"
        raise click.BadParameter(sentence, ctx, param)
    return read


def length(ctx: click.Context, param: click.Parameter, value: str | None) -> timedelta | None:
    """Read a length of time like 4h or 3h30m."""
    if value is None:
        return None
    amount = parse_duration(value)
    if amount is None:
        raise click.BadParameter(f"{value!r} is not {EXPECTED}", ctx, param)
    return amount
