"""The role lent: proposed, agreed to, active, and ended by itself (process page, "Roles").

The response clock knows nothing of it: who answers changes, by when does not.
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sretui.core.people import is_among, name
from sretui.core.roster.changes import Delegation, Refusal, Said
from sretui.core.roster.weeks import stretches, week_at
from sretui.core.team import Team


class Lending(StrEnum):
    """How a delegation stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Nobody agreed in time."""


def lending(one: Delegation, now: datetime) -> Lending:
    """Say how a delegation stands now."""
    if one.agreed is None:
        if one.ended is None:
            return Lending.PROPOSED if now < one.end else Lending.LAPSED
        return Lending.DECLINED if is_among(one.ended.by, (one.waits_for,)) else Lending.WITHDRAWN
    if one.ended is not None and one.ended.at <= one.start:
        return Lending.WITHDRAWN
    if now >= one.until:
        return Lending.ENDED
    return Lending.ACTIVE if now >= one.start else Lending.ACCEPTED


def is_current(one: Delegation, now: datetime) -> bool:
    """Say whether it still says something about now or later."""
    return lending(one, now) in {Lending.PROPOSED, Lending.ACCEPTED, Lending.ACTIVE}


def delegated(
    team: Team,
    delegation_id: str,
    start: datetime,
    end: datetime,
    asked: Said,
    now: datetime,
    *,
    agreed: Said | None = None,
    reason: str = "",
) -> Delegation | Refusal:
    """Lend the role from the Primary to the Backup of that time; either of both may ask for it."""
    if start < now:
        return Refusal("It begins in the past: what was is not changed.")
    if end <= start:
        return Refusal("It would end before it begins.")
    week = week_at(team, start)
    if week is None:
        return Refusal("Nobody is on duty then.")
    part = next(one for one in stretches(team, week) if one.start <= start < one.end)
    if end > part.end:
        return Refusal("The roles pass to others before it ends: delegate up to then.")
    if not is_among(asked.by, (part.primary, part.backup)):
        pair = f"{name(team, part.primary)} or {name(team, part.backup)}"
        return Refusal(f"The role is lent by mutual agreement: only {pair} can ask for it.")
    if any(
        is_current(one, now) and one.start < end and start < one.until and one.primary == part.primary
        for one in team.delegations
    ):
        return Refusal("The role is lent then already, or that is proposed: end that first.")
    return Delegation(delegation_id, part.primary, part.backup, start, end, asked, agreed, reason=reason)


def accepted(one: Delegation, word: Said, now: datetime) -> Delegation | Refusal:
    """Agree to a delegation; of one that should have begun, what is left."""
    if lending(one, now) is not Lending.PROPOSED:
        return Refusal(f"It cannot be agreed to any more: it is {lending(one, now).value}.")
    return replace(one, agreed=word, start=max(one.start, now))


def ended(one: Delegation, word: Said, now: datetime) -> Delegation | Refusal:
    """Decline, withdraw or end a delegation."""
    if not is_current(one, now):
        return Refusal(f"It is {lending(one, now).value} already.")
    return replace(one, ended=word)
