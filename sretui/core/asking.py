"""Who is asked for help on an inquiry, as GitHub tells: the Primary's journal is on the Primary's machine.

Process page, "Roles": the Backup, and other developers, are called into action only by explicit request.
"""

from collections.abc import Iterator
from datetime import datetime

from sretui.core.conversation.answers import mentions
from sretui.core.handoff.line import MARK
from sretui.core.people import is_among, member
from sretui.core.roster.duty import duty
from sretui.core.team import Team
from sretui.core.turn import Standing


def is_asked(one: Standing, team: Team, me: str, now: datetime) -> bool:
    """Say whether a teammate called or assigned somebody who is not on duty, and has had no word since."""
    if not me or not one.inquiry.conversation.issue.is_open or _is_theirs(one, me):
        return False
    said = max(_own_words(one, me), default=None)
    if not any(said is None or asked > said for asked in _askings(one, team, me)):
        return False
    acting = duty(team, now).acting
    return acting is not None and not is_among(me, (acting,))


def _is_theirs(one: Standing, me: str) -> bool:
    """Say whether it was handed to them: then it is no help that is asked for."""
    return one.handoff is not None and is_among(me, (one.handoff.handed.taker,))


def _own_words(one: Standing, me: str) -> Iterator[datetime]:
    return (said.created for said in one.inquiry.conversation.comments if is_among(said.author, (me,)))


def _askings(one: Standing, team: Team, me: str) -> Iterator[datetime]:
    """Yield when a teammate mentioned them, though not as who is Backup next, or assigned them."""
    conversation = one.inquiry.conversation
    for said in conversation.comments:
        calls = said.deleted is None and MARK not in said.body and is_among(me, mentions(said.body))
        if calls and not is_among(said.author, (me,)) and member(team, said.author, said.created):
            yield said.created
    if not is_among(me, conversation.issue.assignees):
        return
    for event in conversation.events:
        gives = event.kind == "assigned" and is_among(event.subject, (me,))
        if gives and not is_among(event.actor, (me,)) and member(team, event.actor, event.at):
            yield event.at
