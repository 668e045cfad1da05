"""Which inquiries look serious, each with its reasons; whether they are is for a person to say.

Process page: serious incidents have consequences for several users, or need an inordinate amount of time or
people.
"""

from collections.abc import Iterable, Iterator

from sretui.core.board import Inquiry
from sretui.core.effort import Told, minutes_words
from sretui.core.escalation import calls, logins
from sretui.core.handoff.line import read_handed
from sretui.core.intake_line import read_received
from sretui.core.journal import Asking, Entry, LinkRole, facts
from sretui.core.people import is_among, member, name, speaker
from sretui.core.team import Speaker, Team

REPORTERS = 3
EFFORT = 8 * 60
"""Minutes."""
PEOPLE = 3
_LED_TO = frozenset({LinkRole.KNOWN, LinkRole.PRODUCT})
HANDOFFS = 2


def reasons(inquiry: Inquiry, team: Team) -> tuple[str, ...]:
    """Say why an inquiry looks serious, each in a few words; nothing where it does not."""
    reported, worked = reporters(inquiry, team), people(inquiry, team)
    spent, handed = sum(inquiry.facts.effort.values()), handoffs(inquiry, team)
    said: list[str] = []
    if len(reported) >= REPORTERS:
        said.append(f"{len(reported)} people reported it ({', '.join(reported)})")
    if spent >= EFFORT:
        said.append(f"{minutes_words(spent)} of effort went into it")
    if len(worked) >= PEOPLE:
        names = ", ".join(name(team, one) for one in worked)
        said.append(f"{len(worked)} of the team worked on it ({names})")
    if handed >= HANDOFFS:
        said.append(f"it was handed off {handed} times")
    return tuple(said)


def suggests(inquiry: Inquiry, team: Team) -> tuple[str, ...]:
    """Say the same of what nobody has judged yet."""
    return () if inquiry.facts.serious is not None else reasons(inquiry, team)


def reporters(inquiry: Inquiry, team: Team) -> tuple[str, ...]:
    """Name the users who told of it: by login, or as a teammate wrote down from whom words came."""
    return _distinct(_told(inquiry, team))


def people(inquiry: Inquiry, team: Team) -> tuple[str, ...]:
    """Name the teammates (logins) who wrote, who have it, or who took a call for help."""
    return _distinct(_worked(inquiry, team))


def shared(told: Told, node_id: str) -> tuple[str, ...]:
    """Say so where several inquiries led to one product issue: each has its reporter."""
    urls = _products(told.get(node_id, ()))
    alike = {key for key, entries in told.items() if urls & _products(entries)}
    return (f"{len(alike)} inquiries led to the same product issue",) if len(alike) >= REPORTERS else ()


def handoffs(inquiry: Inquiry, team: Team) -> int:
    """Count the comments of teammates that hand it over."""
    return sum(
        member(team, one.author, one.created) is not None and read_handed(one.body, team.hours.tz) is not None
        for one in inquiry.conversation.comments
        if one.deleted is None
    )


def _products(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(link.url for link in facts(entries).links if link.role in _LED_TO)


def _told(inquiry: Inquiry, team: Team) -> Iterator[str]:
    issue, tz = inquiry.conversation.issue, team.hours.tz
    said = [(issue.author, issue.created, issue.body, "User")]
    said += [
        (one.author, one.created, one.body, one.author_type)
        for one in inquiry.conversation.comments
        if one.deleted is None
    ]
    if inquiry.facts.customer:
        yield inquiry.facts.customer
    for place, (author, at, body, kind) in enumerate(said):
        who = speaker(team, author, at, kind)
        if who is Speaker.OTHER and author is not None:
            yield author
        elif who is Speaker.TEAM and (place > 0 or not inquiry.facts.customer):
            line = read_received(body, tz)
            yield from (line.customer,) if line and line.customer else ()


def _worked(inquiry: Inquiry, team: Team) -> Iterator[str]:
    issue = inquiry.conversation.issue
    for one in inquiry.conversation.comments:
        if one.author is not None and member(team, one.author, one.created) is not None:
            yield one.author
    yield from issue.assignees
    for call in calls(inquiry):
        if call.state in {Asking.ACCEPTED, Asking.ANSWERED}:
            known = (person.login for person in team.people)
            yield from (login for login in logins(call.escalation.whom) if is_among(login, known))


def _distinct(names: Iterator[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in names:
        found.setdefault(one.removeprefix("@").casefold(), one.removeprefix("@"))
    return tuple(found.values())
