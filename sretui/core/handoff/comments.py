"""The comment that hands an inquiry over: what happens next, its lines, and what makes it unfit to send."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sretui.core.escalation import calls, logins
from sretui.core.handoff.deciding import Decision, Way
from sretui.core.handoff.line import Handed, read_lines, write_handed
from sretui.core.handoff.shifting import Handover
from sretui.core.people import is_among, name
from sretui.core.phrases import local, weekday_and_day
from sretui.core.replies import greeting
from sretui.core.team import Team
from sretui.core.turn import Standing

WAITS = "we wait for your answer"


@dataclass(frozen=True, slots=True)
class NextAction:
    """What happens next, and until when (UTC)."""

    words: str
    by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """All that a comment is made of."""

    one: Standing
    decision: Decision
    handover: Handover
    next_action: NextAction
    writer: str
    """Login of who posts it."""


def next_action(one: Standing, decision: Decision, team: Team) -> NextAction:
    """Say what happens next: what the card says, else what the decision means by itself."""
    card = one.inquiry.facts.card
    words = " ".join(card.next_action.split())
    if decision.way is Way.WAIT:
        return NextAction(WAITS, decision.until)
    if decision.way is Way.ESCALATED and not words:
        return _asked(one, team)
    return NextAction(words, card.by)


def lines_of(comment: Comment, team: Team) -> str:
    """Write the lines by which the next Primary's sretui knows the handoff."""
    handover, following = comment.handover, comment.next_action
    handed = Handed(handover.giver, handover.taker, handover.backup, following.words, following.by)
    return write_handed(handed, team.hours.tz)


def body_of(text: str, lines: str, team: Team) -> str:
    """Give a comment's text with its lines, which a template or a person may have left out."""
    whole = text.strip()
    return whole if read_lines(whole, team.hours.tz) else f"{whole}\n\n{lines}".strip()


def problem_of(comment: Comment, text: str, team: Team, now: datetime, *, is_stale: bool = False) -> str:
    """Say what a comment lacks, or why a text that a person has changed fits no longer; else nothing.

    Stale is a text in whose place the template would say something else by now than when it was changed.
    """
    following = comment.next_action
    if not following.words:
        return "A handoff needs a next action: e writes it on the card."
    if following.by is not None and following.by <= now:
        return f"The next action is promised for {local(following.by, team.hours.tz, now)}, which is over."
    told = read_lines(text, team.hours.tz) if text else None
    if told is not None and not is_among(comment.handover.taker, (told.taker,)):
        return f"The text you changed names {told.taker}, who does not take over: change it again."
    if text and is_stale:
        return "The people, the dates or the card are others since you changed the text: change it again."
    return ""


def fields_of(comment: Comment, team: Team) -> Mapping[str, str]:
    """Give what the template may name; "" where there is nothing to say."""
    one, handover, card = comment.one, comment.handover, comment.one.inquiry.facts.card
    issue = one.inquiry.conversation.issue
    absent = "" if is_among(comment.writer, (handover.giver,)) else name(team, handover.giver)
    return {
        "greeting": greeting(one.customer),
        "customer": one.customer,
        "number": str(issue.number),
        "title": issue.title,
        "url": issue.url,
        "primary": name(team, comment.writer),
        "absent": absent,
        "taker": name(team, handover.taker),
        "backup": name(team, handover.backup) if handover.backup else "",
        "from": weekday_and_day(handover.opens, team.hours.tz) if handover.opens else "",
        "state": _sentence(card.state),
        "tried": _sentence(card.tried),
        "promised": _sentence(card.promised),
        "waits": "yes" if comment.decision.way is Way.WAIT else "",
        "lines": lines_of(comment, team),
    }


def _asked(one: Standing, team: Team) -> NextAction:
    """Say whose answer is waited for; nothing where nobody was asked."""
    there = [call for call in calls(one.inquiry) if call.is_open]
    who = [name(team, login) for call in there for login in logins(call.escalation.whom)]
    by = [call.escalation.by for call in there if call.escalation.by is not None]
    if not who:
        return NextAction("")
    return NextAction(f"hear from {' and '.join(dict.fromkeys(who))}, who was asked", max(by, default=None))


def _sentence(words: str) -> str:
    """Give a line of the card with a full stop."""
    plain = " ".join(words.split())
    return plain if not plain or plain[-1] in ".!?" else f"{plain}."
