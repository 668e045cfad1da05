"""Reminders on a shift's last business day: first thing, and two business hours before close."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from sretui.core.handoff.deciding import Way
from sretui.core.handoff.draft import WeekDraft
from sretui.core.handoff.shifting import Handover
from sretui.core.hours import BusinessHours
from sretui.core.people import is_among
from sretui.core.phrases import counted
from sretui.core.roster.weeks import opening
from sretui.core.team import Team
from sretui.core.turn import Standing

BEFORE_CLOSE = timedelta(hours=2)


class Reminder(StrEnum):
    """Which of the two."""

    FIRST = "first thing"
    LAST = "before close"


def reminder(handover: Handover, hours: BusinessHours, now: datetime) -> Reminder | None:
    """Say which one it is time for, in business time only; the last business day is that of the close."""
    day = handover.ends.astimezone(hours.tz).date()
    if not hours.is_open(now) or not opening(hours, day) <= now < handover.ends:
        return None
    return Reminder.LAST if hours.elapsed(now, handover.ends) <= BEFORE_CLOSE else Reminder.FIRST


def left(handover: Handover, standings: Iterable[Standing], draft: WeekDraft) -> int:
    """Count the giver's open inquiries that are neither handed over nor kept."""
    kept = {key for key, decision in draft.decisions.items() if decision.way is Way.KEEP}
    issues = (one.inquiry.conversation.issue for one in standings)
    return sum(
        issue.is_open
        and issue.node_id not in kept
        and (not issue.assignees or is_among(handover.giver, issue.assignees))
        for issue in issues
    )


def sentence(handover: Handover, team: Team, count: int) -> str:
    """Say what is to be done until when."""
    close = f"{handover.ends.astimezone(team.hours.tz):%H:%M}"
    things = "inquiries" if count > 1 else "inquiry"
    what = f"{count} {things} to hand over" if count > 1 else f"{counted(count, things)} to hand over"
    return f"Your week ends today at {close}: {what}; 3 opens it."
