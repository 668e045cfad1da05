"""What has happened to an inquiry since something was decided about it, and whether it is handed over.

Nothing is sent that was decided on other facts: each change is one sentence, and a person decides anew.
"""

from collections.abc import Iterator

from sretui.core.handoff.deciding import Basis
from sretui.core.handoff.line import read_handed
from sretui.core.handoff.shifting import Handover
from sretui.core.model import Comment, Whereabouts
from sretui.core.people import is_among, speaker
from sretui.core.team import Speaker, Team
from sretui.core.turn import Standing


def moved(one: Standing, basis: Basis, team: Team, me: str) -> str:
    """Say what has changed since; nothing when nothing has that matters."""
    issue = one.inquiry.conversation.issue
    if issue.whereabouts is not Whereabouts.HERE:
        return "It was moved or deleted meanwhile."
    if issue.closed is not None:
        return "It was closed meanwhile."
    if (word := last_word_since(one, basis, team, me)) is not None:
        who = f"@{word.author}" if word.author else "Somebody"
        return f"{who} has written since this was decided: read it, and decide again."
    if (handed := _handed_since(one, basis, team)) is not None:
        return f"@{handed.author} has handed it on since this was decided: read why, and decide again."
    return reassigned(one, basis)


def reassigned(one: Standing, basis: Basis) -> str:
    """Say to whom it was assigned since; nothing when it has the same assignees."""
    now = one.inquiry.conversation.issue.assignees
    if {login.casefold() for login in now} == {login.casefold() for login in basis.assignees}:
        return ""
    return f"It is assigned to {', '.join(now) or 'nobody'} by now: look at it, and decide again."


def last_word_since(one: Standing, basis: Basis, team: Team, me: str) -> Comment | None:
    """Find the last comment since that is not the team's own."""
    found = [
        comment
        for comment in one.inquiry.conversation.comments
        if comment.id > basis.last_comment and comment.deleted is None and not _is_ours(comment, team, me)
    ]
    return found[-1] if found else None


def _handed_since(one: Standing, basis: Basis, team: Team) -> Comment | None:
    """Find the last comment since by which a teammate hands it on, or back: it cannot be taken."""
    found = [
        comment
        for comment in one.inquiry.conversation.comments
        if comment.id > basis.last_comment and comment.deleted is None and not comment.waiting
        if speaker(team, comment.author, comment.created) is Speaker.TEAM
        and read_handed(comment.body, team.hours.tz) is not None
    ]
    return found[-1] if found else None


def is_handed(one: Standing, handover: Handover, team: Team) -> bool:
    """Say whether the newest comment that hands it over does so from this giver to this taker, this week."""
    newest = next(_handed(one, handover, team), None)
    return newest is not None and newest == (handover.giver.casefold(), handover.taker.casefold())


def _handed(one: Standing, handover: Handover, team: Team) -> Iterator[tuple[str, str]]:
    """Yield who handed it to whom since the week began, newest first; only the team's own words count."""
    for comment in reversed(one.inquiry.conversation.comments):
        told = read_handed(comment.body, team.hours.tz) if comment.created >= handover.begins else None
        is_ours = comment.waiting or speaker(team, comment.author, comment.created) is Speaker.TEAM
        if told is not None and is_ours and comment.deleted is None:
            yield told.giver.casefold(), told.taker.casefold()


def _is_ours(comment: Comment, team: Team, me: str) -> bool:
    who = speaker(team, comment.author, comment.created, comment.author_type)
    return comment.waiting or who is Speaker.TEAM or is_among(comment.author, (me,))
