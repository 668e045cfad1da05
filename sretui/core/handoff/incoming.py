"""Who comes next, as a write was decided on it, held against the roster at the moment of sending.

A week may be traded while a handoff waits offline: then it would name, and assign, the wrong person (process
page, "Handoffs").
"""

from collections.abc import Sequence

from sretui.core.handoff.shifting import Handover, handover
from sretui.core.outbox.writes import Incoming
from sretui.core.people import is_among
from sretui.core.roster.weeks import week_of
from sretui.core.team import Team


def incoming_of(one: Handover) -> Incoming:
    """Give what a write is to rest on."""
    return Incoming(one.week, one.giver, one.taker, one.backup)


def incoming_now(known: Incoming, team: Team) -> Incoming:
    """Say who comes next at the same week's end by the roster of now; nobody where it has no such week."""
    week = week_of(team, known.week)
    return incoming_of(handover(team, week)) if week else Incoming(known.week)


def swapped(known: Sequence[Incoming], now: Incoming) -> str:
    """Say who is another by now than in the first that is known, as the text has it; "" for what was read."""
    if not known or any(_same(one, now) for one in known):
        return ""
    told = known[0]
    pairs = (
        ("next Primary", told.taker, now.taker),
        ("next Backup", told.backup, now.backup),
        ("Primary until then", told.giver, now.giver),
    )
    role, before, after = next(pair for pair in pairs if not is_among(pair[1], (pair[2],)))
    return (
        f"The roster has {after or 'nobody'} as {role} by now, not {before or 'nobody'}: "
        "discard this and hand over anew (3); retry sends it all the same."
    )


def _same(one: Incoming, other: Incoming) -> bool:
    return _names(one) == _names(other)


def _names(one: Incoming) -> tuple[str, str, str]:
    return one.giver.casefold(), one.taker.casefold(), one.backup.casefold()
