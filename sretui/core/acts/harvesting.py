"""Harvesting: what is done to a product issue on an idle day: judged, estimated, taken, done, given back.

Process page, "SRE vs. Product Development". What is judged and estimated stays in the journal; a label is
written only where the person asks for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sretui.core.acts.aims import place
from sretui.core.acts.linking import linked
from sretui.core.acts.simple import Asking
from sretui.core.effort import name_of
from sretui.core.journal import Fact, Kind, LinkRole
from sretui.core.model import Issue
from sretui.core.outbox.action import Act, Action, Draft
from sretui.core.outbox.writes import (
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    PostComment,
    Reason,
    UnassignPeople,
    Write,
)
from sretui.core.people import is_among


@dataclass(frozen=True, slots=True)
class Done:
    """How a product issue was finished."""

    url: str = ""
    """Address of the pull request that does it; empty where there is none."""
    closes: bool = False
    """Whether it is closed on GitHub."""


def judged(fruit: bool | None, why: str = "") -> Fact:
    """Record whether it is a low-hanging fruit; None takes a judgement back."""
    return Kind.JUDGED, {"fruit": fruit, "why": " ".join(why.split())}


def estimated(minutes: int | None) -> Fact:
    """Record how long it would take; None takes an estimate back."""
    return Kind.ESTIMATED, {"minutes": minutes}


def finished(done: Done) -> tuple[Fact, ...]:
    """Record that it is done, and the pull request as the constructive correction that it is."""
    how: Fact = (Kind.FINISHED, {"how": "pull request" if done.url else "closed"})
    return (how, linked(done.url, LinkRole.CORRECTION, "pull request")) if done.url else (how,)


def take(issue: Issue, words: str, asking: Asking, draft: Draft | None = None) -> Action | None:
    """Assign oneself, with a comment where one is wished; None when there is nothing to do."""
    here, writes = place(issue), list[Write]()
    if not is_among(asking.by, issue.assignees):
        writes.append(AssignPeople(here, (asking.by,)))
    if words.strip():
        writes.append(PostComment(here, words.strip()))
    return _action(issue, Act.TAKE, "Take", writes, asking, draft=draft)


def release(issue: Issue, asking: Asking) -> Action | None:
    """Take oneself off the assignees; None when one is not among them."""
    held = tuple(login for login in issue.assignees if is_among(login, (asking.by,)))
    writes = [UnassignPeople(place(issue), held)] if held else []
    return _action(issue, Act.ASSIGN, "Give back", writes, asking)


def relabel(
    issue: Issue, fruit: bool | None, labels: Iterable[str], asking: Asking, facts: tuple[Fact, ...]
) -> Action | None:
    """Let the label say what was judged: the first of the team's on, or all off; None when it does."""
    names = tuple(labels)
    carried = tuple(name for name in issue.labels if is_among(name, names))
    writes: list[Write] = []
    if fruit and names and not carried:
        writes.append(ChangeLabels(place(issue), add=names[:1]))
    if fruit is False and carried:
        writes.append(ChangeLabels(place(issue), remove=carried))
    return _action(issue, Act.LABELS, "Labels of", writes, asking, facts)


def finish(issue: Issue, done: Done, asking: Asking, facts: tuple[Fact, ...]) -> Action | None:
    """Close it, and record what is to be recorded; None when it is not to be closed, or is."""
    writes = [CloseIssue(place(issue), Reason.COMPLETED)] if done.closes and issue.is_open else []
    return _action(issue, Act.CLOSE, "Close", writes, asking, facts)


def _action(
    issue: Issue,
    act: Act,
    verb: str,
    writes: Iterable[Write],
    asking: Asking,
    facts: tuple[Fact, ...] = (),
    draft: Draft | None = None,
) -> Action | None:
    found = tuple(writes)
    if not found:
        return None
    title = f"{verb} {name_of(issue)}"
    return Action(asking.id, act, asking.at, asking.by, title, found, issue.node_id, facts, draft)
