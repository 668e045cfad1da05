"""The ends of an inquiry that needs no product issue: resolved by the team, or expired in silence.

Either is one Action. What the customer is told goes first; the close and the words are both refused when the
customer has written since, so that nobody reads "we close this" under a new question.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sretui.core.acts.activities import Activity, resolved
from sretui.core.acts.aims import last_comment, place
from sretui.core.acts.simple import Asking
from sretui.core.effort import log
from sretui.core.escalation import is_called
from sretui.core.journal import Fact
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import ChangeLabels, CloseIssue, PostComment, Reason, Write
from sretui.core.people import is_among
from sretui.core.turn import Standing, Turn, Verdict


@dataclass(frozen=True, slots=True)
class Ending:
    """How a person ends an inquiry."""

    words: str = ""
    """The comment to the customer; empty posts none."""
    reason: Reason = Reason.COMPLETED
    minutes: int = 0
    """Effort; recorded, never posted."""
    category: str = ""
    """Of the effort."""
    activities: frozenset[Activity] = frozenset()
    """What resolved it; none, with no outside team either, says that it was answered."""
    outside: str = ""
    """The team it was delegated to."""


def resolve(one: Standing, ending: Ending, asking: Asking, draft: Draft | None = None) -> Action | None:
    """Build the Action: the closing words, the close, what resolved it; None when it is closed."""
    applied = ending.activities or (set() if ending.outside.strip() else {Activity.ANSWERED})
    facts = (resolved(applied, ending.outside), *_effort(ending))
    return _action(
        one, Act.RESOLVE, f"Resolve #{_number(one)}", tuple(_end(one, ending)), facts, asking, draft
    )


def expire(
    one: Standing, ending: Ending, label: str, asking: Asking, draft: Draft | None = None
) -> Action | None:
    """Build the Action: the closing words, the close, the label (empty puts none on); None when it is closed.

    The label comes last: an inquiry that the customer keeps alive meanwhile must not carry it.
    """
    issue = one.inquiry.conversation.issue
    writes = [*_end(one, ending)]
    if label and not is_among(label, issue.labels):
        writes.append(ChangeLabels(place(issue), (label,)))
    facts = tuple(_effort(ending))
    return _action(one, Act.EXPIRE, f"Expire #{issue.number}", tuple(writes), facts, asking, draft)


def cautions(one: Standing) -> tuple[str, ...]:
    """Say what speaks against ending an inquiry now, each in one sentence."""
    said: list[str] = []
    if is_unanswered(one):
        said.append("Nobody has answered: without words it is “closed without reply”.")
    elif one.turn is Turn.US and one.asked is not None:
        said.append("The customer's last words are not answered.")
    if is_called(one.inquiry):
        said.append("Somebody was asked for help and has not answered yet.")
    return tuple(said)


def is_unanswered(one: Standing) -> bool:
    """Say whether the customer would be sent away without a word."""
    return one.verdict is Verdict.UNANSWERED


def _end(one: Standing, ending: Ending) -> Iterator[Write]:
    here = place(one.inquiry.conversation.issue)
    if ending.words.strip():
        yield PostComment(here, ending.words.strip())
    yield CloseIssue(here, ending.reason, last_comment(one.inquiry.conversation))


def _effort(ending: Ending) -> Iterator[Fact]:
    if ending.minutes > 0:
        yield log(ending.minutes, ending.category)


def _action(
    one: Standing,
    act: Act,
    title: str,
    writes: tuple[Write, ...],
    facts: tuple[Fact, ...],
    asking: Asking,
    draft: Draft | None,
) -> Action | None:
    issue = one.inquiry.conversation.issue
    if not issue.is_open:
        return None
    return Action(asking.id, act, asking.at, asking.by, title, writes, issue.node_id, facts, draft)


def _number(one: Standing) -> int:
    return one.inquiry.conversation.issue.number
