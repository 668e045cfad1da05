"""What whoever accepted a handoff still owes the customer: the next action that was promised, by its time."""

from datetime import datetime, timedelta

from sretui.core.handoff.acceptance import Accepting
from sretui.core.people import is_among
from sretui.core.team import Speaker, Team
from sretui.core.turn import Standing


def owed(one: Standing, me: str) -> datetime | None:
    """Say until when (UTC) somebody promised the next step; None once the team has written since."""
    handoff = one.handoff
    if handoff is None or handoff.state is not Accepting.ACCEPTED or handoff.at is None:
        return None
    if handoff.promise.by is None or not is_among(handoff.by, (me,)):
        return None
    told = (
        comment.created >= handoff.at and one.speakers.get(comment.node_id) is Speaker.TEAM
        for comment in one.inquiry.conversation.comments
    )
    return None if any(told) else handoff.promise.by


def is_due(by: datetime, team: Team, now: datetime) -> bool:
    """Say whether something promised is due: within the business time in which the team answers, or over."""
    return now >= by or team.hours.elapsed(now, by) <= team.goal


def left_until(by: datetime, team: Team, now: datetime) -> timedelta:
    """Measure the business time left until an instant; negative when it is over."""
    return team.hours.elapsed(now, by) if by > now else -team.hours.elapsed(by, now)
