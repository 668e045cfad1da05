"""The outbox in words: what a Write does, where an Action stands, and why it waits."""

from datetime import datetime, timedelta

from sretui.core.model import RepoRole
from sretui.core.outbox.steps import Queued, State, Step
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    PutFile,
    ReopenIssue,
    UnassignPeople,
    Write,
)
from sretui.core.phrases import rough

_REPO = {RepoRole.INQUIRIES: "", RepoRole.PRODUCT: "product "}
_ISSUE = {RepoRole.INQUIRIES: "inquiry", RepoRole.PRODUCT: "product issue"}


def write_words(write: Write) -> str:
    """Say what a Write does: `comment on #301`, `new product issue "Crash"`, `close #301 as completed`."""
    match write:
        case PostComment():
            return f"comment on {place_words(write.place)}"
        case FileIssue():
            return f'new {_ISSUE[write.repo]} "{write.title}"'
        case EditComment():
            return f"new text of a comment on {place_words(write.place)}"
        case CloseIssue():
            return f"close {place_words(write.place)} as {write.reason.value.replace('_', ' ')}"
        case ReopenIssue():
            return f"reopen {place_words(write.place)}"
        case AssignPeople() | UnassignPeople() | ChangeLabels():
            return _change_words(write)
        case MoveIssue():
            return f"move {place_words(write.place)} to the {write.to.value} repo"
        case PutFile():
            return f"file {write.path} in {write.repo}"
        case AddReaction():
            return f"reaction {write.content} on {place_words(write.place)}"


def place_words(place: Place) -> str:
    """Name an issue: `#301`, `product #4069`, `the new issue`."""
    return f"{_REPO[place.repo]}#{place.number}" if place.step is None else "the new issue"


def _change_words(write: AssignPeople | UnassignPeople | ChangeLabels) -> str:
    where = place_words(write.place)
    match write:
        case AssignPeople():
            return f"assign {', '.join(write.logins)} to {where}"
        case UnassignPeople():
            return f"unassign {', '.join(write.logins)} from {where}"
        case ChangeLabels():
            marks = [f"+{name}" for name in write.add] + [f"-{name}" for name in write.remove]
            return f"labels {' '.join(marks)} on {where}"


def why(queued: Queued, now: datetime) -> str:
    """Say why an Action is not done yet, or what GitHub left out of one that is."""
    step = queued.current
    if step is None:
        return "; ".join(one.sentence for one in queued.steps if one.sentence)
    said = step.sentence.rstrip(".")
    match step.state:
        case State.HELD:
            return "can be taken back" + _in(step, now, ", sent in")
        case State.WAITING:
            return said + _in(step, now, ", next try in") if said else "next to be sent"
        case State.SENDING:
            return "on its way"
        case State.UNSURE:
            return (said or "may have arrived") + _in(step, now, ", looked for in")
        case _:
            return step.sentence


def progress_words(queued: Queued) -> str:
    """Say how far an Action of several steps is: `1 of 3 sent`; nothing of one alone."""
    sent = sum(step.state is State.SENT for step in queued.steps)
    return f"{sent} of {len(queued.steps)} sent" if len(queued.steps) > 1 else ""


def _in(step: Step, now: datetime, before: str) -> str:
    if step.until is None or step.until <= now:
        return ""
    left = step.until - now
    seconds = -(-left // timedelta(seconds=1))
    return f"{before} {rough(left)}" if seconds >= 60 else f"{before} {seconds}s"
