"""Answering a handoff: accept it in silence, ask about it, or hand it on (process page, "Handoffs").

Why somebody cannot take an inquiry is nobody's business but the team's: it is kept in the journal, and posted
only where a person says so, since each comment is mailed to the whole list.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sretui.core.acts.aims import last_comment, place
from sretui.core.acts.simple import Asking
from sretui.core.handoff.acceptance import ACCEPTING, Acceptance
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.journal import Fact, Kind, Promise
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import AddReaction, AssignPeople, PostComment, UnassignPeople, Write
from sretui.core.people import is_among
from sretui.core.roster.duty import duty
from sretui.core.team import Team
from sretui.core.turn import Standing


@dataclass(frozen=True, slots=True)
class HandedOn:
    """To whom something goes that cannot be taken, and why."""

    to: str
    """Login."""
    why: str
    comment: str
    """What is posted, with the lines that hand it over."""


def accept(
    one: Standing, handoff: Acceptance, promise: Promise, asking: Asking, draft: Draft | None = None
) -> Action:
    """Accept it: a 👍 on the handoff comment, and oneself among the assignees; mails nobody."""
    issue = one.inquiry.conversation.issue
    writes: list[Write] = [AddReaction(place(issue), ACCEPTING, handoff.comment.id)]
    if not is_among(asking.by, issue.assignees):
        writes.append(AssignPeople(place(issue), (asking.by,)))
    return Action(
        id=asking.id,
        act=Act.ACCEPT,
        at=asking.at,
        by=asking.by,
        title=f"Accept #{issue.number}",
        writes=tuple(writes),
        inquiry=issue.node_id,
        facts=(promised(handoff, promise),),
        draft=draft,
    )


def promised(handoff: Acceptance, promise: Promise) -> Fact:
    """Record what is to be done next on an inquiry that was taken over."""
    by = promise.by.isoformat() if promise.by else None
    return Kind.TAKEN_OVER, {"comment": handoff.comment.node_id, "next": promise.action, "by": by}


def hand_on(
    one: Standing, handoff: Acceptance, handed_on: HandedOn, asking: Asking, draft: Draft | None = None
) -> Action:
    """Hand it on, or back: the comment, then the assignees, so that nobody loses sight of it between.

    Nothing is sent once the customer has written, or it was closed or became somebody else's.
    """
    issue, known = one.inquiry.conversation.issue, last_comment(one.inquiry.conversation)
    writes: list[Write] = [PostComment(place(issue), handed_on.comment, known, issue.assignees)]
    if not is_among(handed_on.to, issue.assignees):
        writes.append(AssignPeople(place(issue), (handed_on.to,)))
    if is_among(asking.by, issue.assignees):
        writes.append(UnassignPeople(place(issue), (asking.by,)))
    data = {"comment": handoff.comment.node_id, "why": handed_on.why, "to": handed_on.to}
    return Action(
        id=asking.id,
        act=Act.HAND_ON,
        at=asking.at,
        by=asking.by,
        title=f"Hand #{issue.number} on to {handed_on.to}",
        writes=tuple(writes),
        inquiry=issue.node_id,
        facts=((Kind.NOT_TAKEN, data),),
        draft=draft,
    )


def others(handoff: Acceptance, team: Team, me: str, now: datetime) -> tuple[str, ...]:
    """Name who can have it instead, by login: the Backup first, then whoever handed it over."""
    on = duty(team, now)
    backup = on.backup if is_among(me, tuple(filter(None, (on.primary,)))) else None
    found = dict.fromkeys(filter(None, (handoff.handed.backup or backup, handoff.handed.giver)))
    return tuple(login for login in found if not is_among(login, (me,)))


def lines(handoff: Acceptance, me: str, to: str, tz: ZoneInfo, now: datetime) -> str:
    """Write the lines that hand it on, with the next action as promised, unless by a time that is over."""
    promise = handoff.promise
    by = promise.by if promise.by is not None and promise.by > now else None
    return write_handed(Handed(me, to, "", promise.action, by), tz)
