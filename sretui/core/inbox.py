"""The inbox: which inquiries need somebody, in sections, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.asking import is_asked
from sretui.core.escalation import is_called
from sretui.core.handoff.owing import is_due, owed
from sretui.core.hours import FOREVER
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict


class SectionKind(StrEnum):
    """The sections, in their order on the screen."""

    ASKED = "Asked of you"
    """Who looks is not on duty, and a teammate has asked them for help."""
    ANSWER = "Answer"
    """No response yet."""
    REPLY = "Reply"
    """The turn is ours again, be the inquiry open or closed; or what was promised falls due."""
    HANDED = "Handed to you"
    """Handed over to who looks, and not accepted yet."""
    ESCALATED = "Escalated"
    """The first response was given, and a colleague was asked."""
    CUSTOMER = "Waiting for customer"
    EXPIRING = "Expiring"
    """The customer has been silent for so long that closing is offered."""
    SNOOZED = "Snoozed"
    """Put away until an instant, or until the customer says something."""


@dataclass(frozen=True, slots=True)
class Row:
    """One inquiry in its section."""

    standing: Standing
    section: SectionKind


@dataclass(frozen=True, slots=True)
class Section:
    """A section that has rows."""

    kind: SectionKind
    rows: tuple[Row, ...]


def sections(standings: Iterable[Standing], team: Team, now: datetime, me: str = "") -> tuple[Section, ...]:
    """Sort inquiries into sections, for who looks; closed ones come only where the turn is ours."""
    rows: dict[SectionKind, list[Row]] = {kind: [] for kind in SectionKind}
    for one in sorted(standings, key=_urgency):
        kind = section_of(one, team, now, me)
        if kind is not None:
            rows[kind].append(Row(one, kind))
    rows[SectionKind.HANDED].sort(key=_promised)
    return tuple(Section(kind, tuple(found)) for kind, found in rows.items() if found)


def section_of(one: Standing, team: Team, now: datetime, me: str = "") -> SectionKind | None:
    """Tell the section of an inquiry for who looks; None when nobody has to act.

    Nothing hides the clock of an unanswered inquiry, and a redirected customer stays until contact was made.
    What was handed to me stays where a customer waits for us, with a mark: the clock is more urgent than the
    acceptance. Everything else of it comes under its own heading until it is accepted, also what the one
    before me had asked a colleague about, or what expires: those are mine to judge from now on. What I
    promised on accepting comes back to Reply when it falls due, for the customer waits for it. Who is not on
    duty sees first what they are asked about, with its clock.
    """
    if one.turn is Turn.NOBODY:
        return None
    if is_asked(one, team, me, now) and not is_snoozed(one, now):
        return SectionKind.ASKED
    if one.verdict is Verdict.UNANSWERED and one.turn is Turn.US:
        return SectionKind.ANSWER
    if is_snoozed(one, now):
        return SectionKind.SNOOZED
    if is_handed(one, me) and one.turn is not Turn.US:
        return SectionKind.HANDED
    if _waits_for_colleague(one):
        return SectionKind.ESCALATED
    if one.turn is Turn.US or awaits_contact(one) or _owes(one, team, now, me):
        return SectionKind.REPLY
    silent = now - one.since
    if team.expiry_days and silent >= timedelta(days=team.expiry_days):
        return SectionKind.EXPIRING
    return SectionKind.CUSTOMER


def is_handed(one: Standing, me: str) -> bool:
    """Say whether it was handed to somebody, who has not accepted it yet."""
    return one.handoff is not None and one.handoff.waits_for(me)


def _owes(one: Standing, team: Team, now: datetime, me: str) -> bool:
    by = owed(one, me)
    return by is not None and is_due(by, team, now)


def awaits_contact(one: Standing) -> bool:
    """Say whether a customer was led to the Primary, and nobody knows yet that the two are in contact.

    Process page, "Roles": a redirection is formal, and confirms that the customer indeed makes contact. What
    the customer says in the conversation afterwards is contact.
    """
    led = one.inquiry.facts.redirected
    if led is None or led.made:
        return False
    return one.asked is None or (led.when is not None and one.asked <= led.when)


def is_snoozed(one: Standing, now: datetime) -> bool:
    """Say whether it is put away; what the customer says later brings it back at once."""
    facts = one.inquiry.facts
    if facts.snoozed is None or now >= facts.snoozed:
        return False
    return one.asked is None or facts.snoozed_at is None or one.asked <= facts.snoozed_at


def is_any_waking(standings: Iterable[Standing], before: datetime, now: datetime) -> bool:
    """Say whether a snooze ended after `before`, until `now`."""
    ends = (one.inquiry.facts.snoozed for one in standings)
    return any(end is not None and before < end <= now for end in ends)


def _waits_for_colleague(one: Standing) -> bool:
    """Say whether somebody was asked, and the customer has said nothing since that was recorded."""
    if not is_called(one.inquiry):
        return False
    changed = max(call.changed for call in one.inquiry.facts.escalations if call.changed is not None)
    return one.asked is None or one.asked <= changed


def _promised(row: Row) -> datetime:
    """Order what was handed over by when the customer is to hear of it; without a time it comes last."""
    by = row.standing.handoff.promise.by if row.standing.handoff else None
    return by or FOREVER


def _urgency(one: Standing) -> tuple[datetime, int]:
    """Order by waiting: who has waited longest has the least business time left, and all have one goal."""
    return one.since, one.inquiry.conversation.issue.number
