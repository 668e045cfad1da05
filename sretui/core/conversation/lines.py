"""What the team's own lines on GitHub tell, added to what the journal of this machine holds.

The journal wins where it says anything: whoever recorded something here knows it better.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sretui.core.board import Inquiry
from sretui.core.intake.head import Answered, Led, is_relayed, read_answered, read_led
from sretui.core.people import member
from sretui.core.recorded import Redirected
from sretui.core.team import Team


def told(inquiry: Inquiry, team: Team) -> Inquiry:
    """Add an answer given elsewhere, and that the customer was led to the Primary."""
    facts = inquiry.facts
    if facts.answered_elsewhere is None and (answered := _answered(inquiry, team)):
        facts = replace(facts, answered_elsewhere=answered.at, answered_how=answered.how)
    if facts.redirected is None and (found := _led(inquiry, team)):
        led, at = found
        facts = replace(facts, redirected=Redirected(led.who, led.how, at))
    return inquiry if facts is inquiry.facts else replace(inquiry, facts=facts)


def _answered(inquiry: Inquiry, team: Team) -> Answered | None:
    """Find the last answer given elsewhere; one later than the words that tell it cannot be true."""
    tz = team.hours.tz
    issue, *pasted = _ours(inquiry, team)
    texts = [issue, *(one for one in pasted if is_relayed(one[0], tz))]
    found = [(read_answered(text, tz), at) for text, at in texts]
    true = [one for one, at in found if one is not None and one.at <= at]
    return max(true, key=lambda one: one.at, default=None)


def _led(inquiry: Inquiry, team: Team) -> tuple[Led, datetime] | None:
    """Find the last redirection, and when it was told."""
    found = [(led, at) for text, at in _ours(inquiry, team) if (led := read_led(text))]
    return found[-1] if found else None


def _ours(inquiry: Inquiry, team: Team) -> Iterator[tuple[str, datetime]]:
    """Yield the issue's own text, "" where it is not the team's, and then the team's comments."""
    issue = inquiry.conversation.issue
    yield issue.body if member(team, issue.author, issue.created) else "", issue.created
    for one in inquiry.conversation.comments:
        if one.deleted is None and member(team, one.author, one.created):
            yield one.body, one.created
