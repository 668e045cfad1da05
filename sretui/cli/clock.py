"""`sretui clock`: explain one countdown, second by second if need be, so that nobody has to believe it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

import click

from sretui.cli.entry.instants import instant, length
from sretui.cli.entry.placing import placed
from sretui.cli.now import now
from sretui.config.places import Places
from sretui.core.clock import due, level, remaining
from sretui.core.hours import BusinessHours

Span = tuple[datetime, datetime]
_SHOWN = 40
"""Lines of intervals shown to a person; `--json` has them all."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A countdown with all that it was made from."""

    hours: BusinessHours
    received: datetime
    at: datetime
    goal: timedelta

    @property
    def left(self) -> timedelta:
        """Business time left; negative when overdue."""
        return remaining(self.hours, self.received, self.at, self.goal)

    @property
    def due(self) -> datetime:
        """When the goal is used up (UTC)."""
        return due(self.hours, self.received, self.goal)

    def counted(self) -> Iterator[Span]:
        """Yield the UTC intervals that counted."""
        return self.hours.spans(self.received, self.at)


@click.command()
@click.option("--received", callback=instant, required=True, help="First contact, as 2026-11-25T16:00-08:00.")
@click.option("--at", callback=instant, help="When to look at the clock; left out is now.")
@click.option(
    "--goal", callback=length, help="Business time to the first answer, as 4h; left out is the team's."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@placed
def clock(
    received: datetime, at: datetime | None, goal: timedelta | None, *, as_json: bool, places: Places
) -> None:
    """Explain a response countdown: due, remaining, and the business time that was counted.

    Uses the team's hours, or the VisIt team's week without holidays when there is no config file.
    """
    hours, usual = _hours(places)
    explained = Explained(hours, received, at or now(), goal or usual)
    if as_json:
        click.echo(json.dumps(_document(explained), indent=2))
    else:
        click.echo("\n".join(_lines(explained)))


def _hours(places: Places) -> tuple[BusinessHours, timedelta]:
    if not places.config.exists():
        return BusinessHours.visit(frozenset()), timedelta(hours=4)
    from sretui.config.loading import load  # pydantic, needed only when there is something to load

    team = load(places).team
    return team.hours, team.goal


def _document(it: Explained) -> dict[str, object]:
    return {
        "zone": it.hours.zone,
        "goal_seconds": _seconds(it.goal),
        "received": _utc(it.received),
        "at": _utc(it.at),
        "due": _utc(it.due),
        "due_local": it.due.astimezone(it.hours.tz).isoformat(),
        "remaining_seconds": _seconds(it.left),
        "elapsed_seconds": _seconds(it.goal - it.left),
        "level": level(it.left).value,
        "open": it.hours.is_open(it.at),
        "why_closed": it.hours.why_closed(it.at),
        "intervals": [_interval(span) for span in it.counted()],
    }


def _interval(span: Span) -> dict[str, object]:
    start, end = span
    return {"start": _utc(start), "end": _utc(end), "seconds": _seconds(end - start)}


def _lines(it: Explained) -> Iterator[str]:
    over = it.left < timedelta(0)
    yield f"received   {_local(it, it.received)}"
    yield f"looked at  {_local(it, it.at)}, {_state(it)}"
    yield f"goal       {_hms(it.goal)} of business time"
    yield f"due        {_local(it, it.due)}"
    yield f"remaining  {_hms(it.left)} left" if not over else f"remaining  none, {_hms(-it.left)} over"
    yield "counted" if it.goal != it.left else "counted    nothing yet"
    spans = list(islice(it.counted(), _SHOWN + 1))
    for start, end in spans[:_SHOWN]:
        yield f"  {_local(it, start)} - {end.astimezone(it.hours.tz):%H:%M:%S}  {_hms(end - start)}"
    if len(spans) > _SHOWN:
        yield "  and more; --json lists them all"


def _state(it: Explained) -> str:
    return "open" if it.hours.is_open(it.at) else f"closed ({it.hours.why_closed(it.at)})"


def _local(it: Explained, at: datetime) -> str:
    return f"{at.astimezone(it.hours.tz):%a %Y-%m-%d %H:%M:%S %Z}"


def _hms(amount: timedelta) -> str:
    seconds = _seconds(amount)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _utc(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(amount: timedelta) -> int:
    return amount // timedelta(seconds=1)
