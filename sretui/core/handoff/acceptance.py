"""Whether what was handed over was accepted: told by GitHub alone, so that both sides see the same.

A handoff is a team member's comment with the lines of `line.py`; a newer one takes its place. The next
Primary accepts it by a 👍 on it, which mails nobody, or simply by answering the customer, as those do who
have no sretui. A comment that calls whoever handed it over is a question; handing it on without having
accepted says "cannot take" (process page, "Handoffs").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from sretui.core.board import Inquiry
from sretui.core.conversation.answers import only_calls_colleague, own_words
from sretui.core.handoff.line import MARK, Handed, read_handed
from sretui.core.model import Comment, Whereabouts
from sretui.core.people import is_among, member
from sretui.core.recorded import Promise
from sretui.core.roster.changes import Role
from sretui.core.roster.duty import duty
from sretui.core.roster.weeks import Week, holder, week_after, week_at
from sretui.core.team import Team

ACCEPTING = "+1"
"""GitHub's name of the reaction that accepts."""
PATIENCE = timedelta(hours=1)
"""Business time into the shift after which both sides are told that nobody has accepted."""


class Accepting(StrEnum):
    """How a handoff stands."""

    OPEN = "not accepted yet"
    QUESTIONED = "questioned"
    ACCEPTED = "accepted"
    REFUSED = "cannot take"
    OVERTAKEN = "overtaken"
    """Closed, given to somebody else, or handed over anew before anybody accepted."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One handoff of one inquiry, and what became of it."""

    handed: Handed
    comment: Comment
    """The comment that hands it over."""
    state: Accepting
    by: str | None = None
    """Login of who accepted it, asked, refused, or overtook it."""
    at: datetime | None = None
    """When (UTC)."""
    promise: Promise = field(default_factory=lambda: Promise(""))
    """What is to be done next: as it was handed over, or as whoever accepted it here changed it."""
    late_from: datetime | None = None
    """From when on (UTC) both sides are told that nobody has accepted it; None where nobody waits."""

    @property
    def waits(self) -> bool:
        """Whether the next Primary's word is still to come."""
        return self.state in {Accepting.OPEN, Accepting.QUESTIONED}

    def waits_for(self, me: str) -> bool:
        """Say whether it waits for somebody's word."""
        return self.waits and is_among(me, (self.handed.taker,))


def acceptance(inquiry: Inquiry, team: Team) -> Acceptance | None:
    """Tell how the newest handoff of an inquiry stands; None when it was never handed over."""
    told = course(inquiry, team)
    return told[-1] if told else None


def acceptances(inquiries: Iterable[Inquiry], team: Team, giver: str) -> tuple[Acceptance, ...]:
    """Tell how what somebody handed over stands, each inquiry's last handoff of theirs, as in a board.

    What they took back from each other since is told as refused or overtaken.
    """
    found = (last_by(course(one, team), giver) for one in inquiries)
    return tuple(one for one in found if one is not None)


def course(inquiry: Inquiry, team: Team) -> tuple[Acceptance, ...]:
    """Tell all handoffs of an inquiry, oldest first."""
    handoffs = tuple(_handoffs(inquiry, team))
    return tuple(
        _told(inquiry, team, one, following) for one, following in pairwise((*handoffs, None)) if one
    )


def late_from(handed: Handed, created: datetime, team: Team) -> datetime:
    """Say from when on it is late (UTC): one business hour into the taker's shift, or after it was handed."""
    weeks = (week_at(team, created), week_after(team, created))
    opens = next((week.opens for week in weeks if week and _is_primary(team, week, handed.taker)), created)
    return team.hours.add(max(opens, created), PATIENCE)


def is_late(one: Acceptance, now: datetime) -> bool:
    """Say whether both sides are to be told that nobody has accepted it."""
    return one.late_from is not None and now >= one.late_from


_Handoff = tuple[Handed, Comment]


def _handoffs(inquiry: Inquiry, team: Team) -> Iterator[_Handoff]:
    """Yield the comments that hand it over; to oneself nothing is handed."""
    for comment in inquiry.conversation.comments:
        if comment.deleted is not None or MARK not in comment.body:
            continue
        if member(team, comment.author, comment.created) is None:
            continue
        handed = read_handed(comment.body, team.hours.tz)
        if handed is not None and not is_among(handed.giver, (handed.taker,)):
            yield handed, comment


def _told(inquiry: Inquiry, team: Team, one: _Handoff, following: _Handoff | None) -> Acceptance:
    handed, comment = one
    state, by, at = _state(inquiry, team, one, following)
    given = Promise(handed.next_action, handed.by)
    promise = inquiry.facts.taken_over.get(comment.node_id, given)
    found = Acceptance(handed, comment, state, by, at, promise if state is Accepting.ACCEPTED else given)
    return replace(found, late_from=late_from(handed, comment.created, team)) if found.waits else found


_State = tuple[Accepting, str | None, datetime | None]


def _state(inquiry: Inquiry, team: Team, one: _Handoff, following: _Handoff | None) -> _State:
    """Find what became of it: a word given holds, whatever came later."""
    handed, comment = one
    said = _between(inquiry.conversation.comments, comment, following[1] if following else None)
    if word := min(_words(inquiry, team, one, said), default=None, key=lambda found: found[0]):
        return Accepting.ACCEPTED, word[1], word[0]
    if following is not None:
        by, at = following[1].author, following[1].created
        refused = is_among(handed.taker, (following[0].giver,))
        return Accepting.REFUSED if refused else Accepting.OVERTAKEN, by, at
    if overtaken := _overtaken(inquiry, one):
        return Accepting.OVERTAKEN, *overtaken
    if (asked := _question(team, one, said)) is not None:
        return Accepting.QUESTIONED, asked.author, asked.created
    return Accepting.OPEN, None, None


def _between(comments: Sequence[Comment], first: Comment, last: Comment | None) -> tuple[Comment, ...]:
    after = comments[comments.index(first) + 1 :]
    return tuple(after[: after.index(last)] if last is not None else after)


def _words(
    inquiry: Inquiry, team: Team, one: _Handoff, said: Iterable[Comment]
) -> Iterator[tuple[datetime, str]]:
    """Yield each word that accepts it: a 👍, also of who is Primary by now instead, or the taker's answer."""
    handed, comment = one
    for given in inquiry.conversation.reactions:
        here = comment.id and given.comment == comment.id and given.content == ACCEPTING
        if here and given.login and _may_accept(team, handed, given.login, given.at):
            yield given.at, given.login
    for answer in said:
        own = answer.author is not None and is_among(answer.author, (handed.taker,))
        if own and answer.author and own_words(answer.body) and not _is_question(team, handed, answer):
            yield answer.created, answer.author


def _may_accept(team: Team, handed: Handed, login: str, at: datetime) -> bool:
    """Say whether somebody's 👍 accepts: a Backup's merely says that they have seen it.

    So does that of who acts for the giver, whose week has not ended.
    """
    if is_among(login, (handed.giver,)):
        return False
    if is_among(login, (handed.taker,)):
        return True
    on = duty(team, at)
    return not is_among(on.primary, (handed.giver,)) and is_among(on.acting, (login,))


def _question(team: Team, one: _Handoff, said: Sequence[Comment]) -> Comment | None:
    """Find the taker's question that nobody of the team has answered yet."""
    handed, open_one = one[0], None
    for comment in said:
        if comment.deleted is not None:
            continue
        if is_among(comment.author, (handed.taker,)):
            open_one = comment
        elif member(team, comment.author, comment.created):
            open_one = None
    return open_one if open_one is not None and _is_question(team, handed, open_one) else None


def _is_question(team: Team, handed: Handed, comment: Comment) -> bool:
    """Say whether a comment speaks to whoever handed it over, or calls another colleague alone."""
    called = rf"@{re.escape(handed.giver)}(?![\w-])"
    begins = re.match(called, own_words(comment.body), re.IGNORECASE)
    return begins is not None or only_calls_colleague(team, comment.body, comment.created)


def _overtaken(inquiry: Inquiry, one: _Handoff) -> tuple[str | None, datetime | None] | None:
    """Say who closed it or has it now, and since when; None while it is where it was handed."""
    handed, comment = one
    issue, events = inquiry.conversation.issue, inquiry.conversation.events
    if issue.closed is not None or issue.whereabouts is not Whereabouts.HERE:
        closings = [event.actor for event in events if event.kind == "closed"]
        return (closings[-1] if closings else None), issue.closed
    if is_among(handed.taker, issue.assignees):
        return None
    for event in reversed(events):
        given = event.kind == "assigned" and event.at >= comment.created
        if (
            given
            and is_among(event.subject, issue.assignees)
            and not is_among(event.subject, (handed.giver,))
        ):
            return event.subject, event.at
    return None


def _is_primary(team: Team, week: Week, login: str) -> bool:
    return is_among(login, (holder(team, week, Role.PRIMARY, week.opens),))


def last_by(told: Sequence[Acceptance], giver: str) -> Acceptance | None:
    """Find the last of an inquiry's handoffs that somebody gave away."""
    return next((one for one in reversed(told) if is_among(giver, (one.handed.giver,))), None)
