"""The outbox in words: what a Write does, where an Action stands, and why it waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sretui.core.model import RepoRole
from sretui.core.outbox.marks import LONGEST_OWN
from sretui.core.outbox.steps import Queued, State, Step
from sretui.core.outbox.writes import (
    CREATING,
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
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
)
from sretui.core.phrases import counted, rough

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
        case AddReaction() | RemoveReaction():
            where = place_words(write.place)
            given = isinstance(write, AddReaction)
            return f"reaction {write.content} on {where}" if given else f"take {write.content} off {where}"


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
        told = (one.sentence for one in queued.steps if one.sentence and one.sentence != one.state.value)
        return "; ".join(dict.fromkeys(told))
    said = step.sentence.rstrip(".")
    match step.state:
        case State.HELD:
            return _held(queued) + _in(step, now, ", sent in")
        case State.WAITING:
            return said + _in(step, now, ", next try in") if said else "next to be sent"
        case State.SENDING:
            return "on its way"
        case State.UNSURE:
            return (said or "may have arrived") + _in(step, now, ", looked for in")
        case _:
            return step.sentence


def brief(queued: Queued, now: datetime) -> str:
    """Say the same for a narrow column: first what comes next and when, then why."""
    step = queued.current
    said = step.sentence.rstrip(".") if step else ""
    match step.state if step else None:
        case State.HELD if step:
            return _in(step, now, "sent in") or _held(queued)
        case State.WAITING if step and said:
            return ": ".join(filter(None, (_in(step, now, "next try in"), said)))
        case State.UNSURE if step:
            return ": ".join(filter(None, (_in(step, now, "looked for in"), said or "may have arrived")))
        case _:
            return why(queued, now)


def _held(queued: Queued) -> str:
    return "can be taken back" if queued.can_recall else "held back"


def progress_words(queued: Queued) -> str:
    """Say how far an Action of several steps is: `1 of 3 sent`; nothing of one alone."""
    sent = sum(step.state is State.SENT for step in queued.steps)
    return f"{sent} of {len(queued.steps)} sent" if len(queued.steps) > 1 else ""


def waiting_words(outbox: Sequence[Queued]) -> str:
    """Say how many wait, and how many are stuck: `2 waiting`, `1 waiting, 1 stuck`; nothing when none is."""
    stuck = sum(one.is_stuck for one in outbox)
    waiting = len(outbox) - stuck
    parts = [f"{count} {word}" for count, word in ((waiting, "waiting"), (stuck, "stuck")) if count]
    return ", ".join(parts)


def stuck_words(outbox: Sequence[Queued]) -> str:
    """Say what needs a person: one with GitHub's words, several by their number; nothing when none does."""
    stuck = [one for one in outbox if one.is_stuck]
    if len(stuck) > 1:
        return f"{len(stuck)} acts need you"
    return "".join(f"{one.action.title}: {_why_stuck(one)}" for one in stuck)


def _why_stuck(one: Queued) -> str:
    return one.current.sentence.rstrip(".") if one.current else ""


def leaving_words(outbox: Sequence[Queued]) -> tuple[str, ...]:
    """Say what leaving the program means for what was not sent; nothing when nothing waits."""
    stuck = sum(one.is_stuck for one in outbox)
    waiting = len(outbox) - stuck
    said: list[str] = []
    if waiting:
        them = "it is" if waiting == 1 else "they are"
        said.append(
            f"{counted(waiting, 'act')} not sent yet: {them} kept, and sent when sretui is opened again, "
            "or by `sretui outbox push`."
        )
    if stuck:
        them = "it is kept until you decide about it" if stuck == 1 else "they are kept until you decide"
        said.append(f"{counted(stuck, 'act')} stuck: {them}.")
    return tuple(said)


def discarding_words(queued: Queued) -> tuple[str, ...]:
    """Say what discarding means: what is not sent any more, what stays, and where the text is kept."""
    said: list[str] = []
    for step in queued.steps:
        words = write_words(step.write)
        if step.state is State.SENT:
            said.append(f"stays on GitHub: {words}")
        elif step.asked is not None and step.state is not State.DISCARDED:
            said.append(f"not tried again, but it may be on GitHub already: {words}")
        elif step.state is not State.DISCARDED:
            said.append(f"not sent: {words}")
    return (*said, "The text stays in the history.")


def text_problem(write: Write, text: str) -> str:
    """Say why a text cannot be sent: GitHub takes no empty comment, and none that is too long."""
    if not text.strip() and not isinstance(write, FileIssue):
        return "A text is empty: write something, or leave this and discard all of it."
    over = len(text) - LONGEST_OWN
    return f"A text is {counted(over, 'character')} longer than GitHub takes." if over > 0 else ""


def web_address(queued: Queued) -> str:
    """Give the address for people that an Action is about: what it created first, else what it changed last.

    Empty before anything was sent.
    """
    sent = [(step, step.result.url) for step in queued.steps if step.result and step.result.url]
    created = [url for step, url in sent if isinstance(step.write, CREATING)]
    return next(iter(created), sent[-1][1] if sent else "")


def _in(step: Step, now: datetime, before: str) -> str:
    if step.until is None or step.until <= now:
        return ""
    left = step.until - now
    seconds = -(-left // timedelta(seconds=1))
    return f"{before} {rough(left)}" if seconds >= 60 else f"{before} {seconds}s"
