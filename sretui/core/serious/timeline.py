"""The milestones proposed for a postmortem, out of comments, events and the journal; a person edits them.

Excerpts call nobody, and who declined is left out: a postmortem may be posted.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from sretui.core.board import Inquiry
from sretui.core.conversation.answers import own_words
from sretui.core.escalation import logins
from sretui.core.handoff.line import read_handed
from sretui.core.journal import Entry, Kind
from sretui.core.people import name
from sretui.core.phrases import weekday_and_day
from sretui.core.team import Team
from sretui.core.turn import Standing

_MANY = 12
"""Comments; of more only the first, the last and the handoffs are milestones."""
_EXCERPT = 70
_EVENTS = {"closed": "closed", "reopened": "reopened", "transferred": "moved", "assigned": "assigned to"}

_TOLD = frozenset({"asked", "accepted", "answered"})
"""What is told of a call for help; the rest is nobody's business but the team's."""

Happening = tuple[datetime, str]


def timeline(one: Standing, entries: Iterable[Entry], team: Team, tz: tzinfo) -> str:
    """Propose milestones, oldest first, each on its line."""
    found = [*_contact(one, team), *_comments(one.inquiry, team), *_events(one.inquiry, team)]
    found += _recorded(entries, team)
    lines = (f"* {_when(at, tz)}: {words}" for at, words in sorted(found, key=lambda it: it[0]))
    return "\n".join(dict.fromkeys(lines))


def _contact(one: Standing, team: Team) -> Iterator[Happening]:
    by = f" by {one.channel.value}" if one.channel else ""
    yield one.received, f"received{by}"
    if one.response is not None:
        who = name(team, one.response.by) if one.response.by else one.response.how
        yield one.response.at, f"first answer ({who})"


def _comments(inquiry: Inquiry, team: Team) -> Iterator[Happening]:
    said = [one for one in inquiry.conversation.comments if one.deleted is None]
    shown = said if len(said) <= _MANY else (said[0], said[-1])
    for one in said:
        handed = read_handed(one.body, team.hours.tz)
        if handed is not None:
            yield one.created, f"handed off from {name(team, handed.giver)} to {name(team, handed.taker)}"
        elif one in shown and (words := _excerpt(one.body)):
            yield one.created, f"{name(team, one.author)} wrote: {words}"


def _excerpt(body: str) -> str:
    words = " ".join(own_words(body).replace("@", "").split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _events(inquiry: Inquiry, team: Team) -> Iterator[Happening]:
    for one in inquiry.conversation.events:
        if one.kind in _EVENTS:
            whom = f" {name(team, one.subject)}" if one.kind == "assigned" and one.subject else ""
            yield one.at, f"{_EVENTS[one.kind]}{whom} by {name(team, one.actor)}"


def _recorded(entries: Iterable[Entry], team: Team) -> Iterator[Happening]:
    for one in entries:
        data = one.data
        match one.kind:
            case Kind.ESCALATED if data.get("state") in _TOLD:
                yield one.at, f"help of {_whom(data.get('whom'), team)}: {data['state']}"
            case Kind.LINK if data.get("role"):
                yield one.at, f"{data['role']} linked: {data.get('label') or data.get('url')}"
            case Kind.RESOLVED if data.get("kinds"):
                yield one.at, f"resolved: {str(data['kinds']).replace(',', ', ')}"
            case Kind.SERIOUS if data.get("serious"):
                yield one.at, "called a serious incident"
            case _:
                pass


def _whom(value: object, team: Team) -> str:
    names = [name(team, login) for login in logins(str(value or ""))]
    return ", ".join(names) or "those asked"


def _when(at: datetime, tz: tzinfo) -> str:
    return f"{weekday_and_day(at, tz)} {at.astimezone(tz):%H:%M}"
