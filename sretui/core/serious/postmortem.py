"""The postmortem: its facts for the journal, its words as Markdown, and the comment when one is wished for.

Logged effort is private, and why something is serious may tell of it, so that what is posted leaves both
out; a person may write of them.
"""

from collections.abc import Iterator

from sretui.core.acts.aims import place
from sretui.core.acts.simple import Asking
from sretui.core.effort import minutes_words
from sretui.core.journal import Fact, Facts, Kind, Postmortem
from sretui.core.model import Issue
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import PostComment
from sretui.core.taking_back import written
from sretui.core.week.markdown import inert


def marked(why: str) -> Fact:
    """Call an inquiry a serious incident."""
    return Kind.SERIOUS, {"serious": True, "why": why.strip()}


def unmarked() -> Fact:
    """Say that it is none: it is suggested no more."""
    return Kind.SERIOUS, {"serious": False, "why": ""}


def told(one: Postmortem) -> Fact:
    """Record a postmortem."""
    return Kind.POSTMORTEM, written(one)


def markdown(issue: Issue, facts: Facts, one: Postmortem, *, inside: bool = True) -> str:
    """Write it, as a person wrote its parts; what stays `inside` the team is why, and the effort."""
    return "\n".join(_lines(issue, facts, one, inside=inside)) + "\n"


def posting(issue: Issue, facts: Facts, one: Postmortem, asking: Asking) -> Action:
    """Build the Action that posts it as a comment, without what stays inside."""
    text = markdown(issue, facts, one, inside=False).strip()
    writes = (PostComment(place(issue), text),)
    title = f"Postmortem of #{issue.number}"
    return Action(asking.id, Act.REPLY, asking.at, asking.by, title, writes, issue.node_id)


def _lines(issue: Issue, facts: Facts, one: Postmortem, *, inside: bool) -> Iterator[str]:
    yield f"## Postmortem of #{issue.number}: {inert(issue.title)}"
    if inside and facts.serious_why:
        yield from ("", f"Serious because: {facts.serious_why}")
    yield from _part("What happened, and why", one.happened)
    if inside:
        yield from _part("Effort", "\n".join(_effort(facts, one)))
    yield from _part("Milestones", one.milestones)
    yield from _part("Recommendations", one.recommendations)


def _effort(facts: Facts, one: Postmortem) -> Iterator[str]:
    yield f"* logged: {minutes_words(sum(facts.effort.values()))}"
    if one.estimated:
        yield f"* estimated in all: {minutes_words(one.estimated)}"


def _part(heading: str, text: str) -> Iterator[str]:
    if text.strip():
        yield from ("", f"### {heading}", "", text.strip())
