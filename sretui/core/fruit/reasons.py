"""What speaks for a product issue, or against it: each reason comes of one trait alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sretui.core.effort import minutes_words
from sretui.core.fruit.weights import Weights
from sretui.core.people import is_among
from sretui.core.phrases import counted
from sretui.core.recorded import Facts
from sretui.core.team import Labels

_QUIET = 3
"""Years."""
_VAGUE, _CLEAR, _SPRAWLING = 80, 200, 5_000
"""Characters from which a text says enough, is clear, is too much."""
_BOXES = 6
_COMMENTS = 15
_LED_TO = 3


class Ground(StrEnum):
    """What a reason comes of."""

    JUDGED = "judged"
    FINISHED = "finished"
    LABEL = "label"
    ESTIMATE = "estimate"
    INQUIRIES = "inquiries"
    MENTIONED = "mentioned"
    TEXT = "text"
    AGE = "age"
    COMMENTS = "comments"
    ASSIGNEE = "assignee"
    PULL_REQUEST = "pull request"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; 0 points for what was seen and does not count."""

    ground: Ground
    words: str
    points: int
    brief: str = ""
    """The same for a narrow row; empty leaves it out there."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long an issue would take."""

    minutes: int
    by: str = ""
    """Who thinks so; empty for the issue's own text."""


def of_labels(
    worth: Mapping[str, int], labels: Labels, common: frozenset[str], names: str
) -> Iterator[Reason]:
    """Weigh labels, one a line; what an untouched template sets, or most issues carry, is nothing."""
    carried = names.split("\n") if names else []
    reviewed = is_among(labels.reviewed, carried)
    for name in carried:
        points = worth.get(name.casefold(), 0)
        if not points:
            continue
        why = _nothing(labels, common, name, reviewed=reviewed)
        said = f"label: {name}{why and f', {why}'}"
        brief = "labelled" if is_among(name, labels.low_hanging_fruit) else name
        yield Reason(Ground.LABEL, said, 0 if why else points, "" if why else brief)


def worth_of(weights: Weights, labels: Labels) -> Mapping[str, int]:
    """Give the points of each label by its name in lower case."""
    fruit = {name.casefold(): weights.fruit_label for name in labels.low_hanging_fruit}
    named = {name.casefold(): points for name, points in weights.labels.items()}
    return fruit | {labels.docs.casefold(): weights.docs} | named


def _nothing(labels: Labels, common: frozenset[str], name: str, *, reviewed: bool) -> str:
    if name.casefold() in common:
        return "which most issues carry"
    if not reviewed and is_among(name, labels.template_defaults):
        return "as the untouched template sets it"
    return ""


def of_text(weights: Weights, letters: int, steps: int, boxes: int) -> Iterator[Reason]:
    """Weigh how long and how clear a text is."""
    size = f"{letters:,} characters"
    if boxes >= _BOXES:
        yield Reason(
            Ground.TEXT, f"text: a list of {boxes} boxes, not one task", weights.many_tasks, "many tasks"
        )
    if steps:
        yield Reason(Ground.TEXT, "text: says step by step how to see it", weights.steps, "steps")
    if letters < _VAGUE:
        yield Reason(Ground.TEXT, f"text: hardly any, {size}", weights.vague, "hardly any text")
    elif letters > _SPRAWLING:
        yield Reason(Ground.TEXT, f"text: long, {size}", weights.sprawling, "long text")
    elif letters >= _CLEAR:
        yield Reason(Ground.TEXT, f"text: {size}", weights.clear)


def of_talk(weights: Weights, comments: int, years: int) -> Iterator[Reason]:
    """Weigh how much was said, and how long nothing was."""
    if comments >= _COMMENTS:
        yield Reason(Ground.COMMENTS, f"comments: {comments}, much discussed", weights.discussed, "much said")
    if years >= _QUIET:
        yield Reason(Ground.AGE, f"age: nothing has changed for {years} years", weights.forgotten)


def of_hands(weights: Weights, me: str, logins: str) -> Iterator[Reason]:
    """Weigh whose it is: the assignees, one a line."""
    held = logins.split("\n") if logins else []
    others = [login for login in held if not is_among(login, (me,))]
    if is_among(me, held):
        yield Reason(Ground.ASSIGNEE, "assigned to you", weights.mine, "yours")
    elif others:
        who = " and ".join(others)
        yield Reason(Ground.ASSIGNEE, f"assigned to {who}", weights.taken, f"{who} has it")


def of_estimate(weights: Weights, found: Estimate | None, minutes: int | None) -> Iterator[Reason]:
    """Weigh how long it takes against the minutes there are; None is the limit of a fruit."""
    if found is None:
        return
    whose = found.by or "in the text"
    said = f"estimate {minutes_words(found.minutes)} ({whose})"
    brief = minutes_words(found.minutes)
    if found.minutes > min(weights.limit, minutes or weights.limit):
        room = "the time there is" if minutes and found.minutes <= weights.limit else "half a day"
        yield Reason(Ground.ESTIMATE, f"{said}: more than {room}", weights.too_long, f"takes {brief}")
    else:
        points = weights.fits if found.by else weights.fits_in_text
        yield Reason(Ground.ESTIMATE, f"{said}: fits", points, "" if found.by else "old estimate")


def of_inquiries(weights: Weights, numbers: frozenset[int]) -> Iterator[Reason]:
    """Weigh the inquiries that led to it."""
    if numbers:
        count = counted(len(numbers), "inquiry") if len(numbers) == 1 else f"{len(numbers)} inquiries"
        points = weights.led_to * min(_LED_TO, len(numbers))
        yield Reason(Ground.INQUIRIES, f"led to by {count}", points, count)


def of_mentions(weights: Weights, recent: int) -> Iterator[Reason]:
    """Weigh that others came upon it of late."""
    if recent:
        said = f"mentioned in {counted(recent, 'issue')} in the last 90 days"
        yield Reason(Ground.MENTIONED, said, weights.mentioned, "mentioned")


def of_pulls(weights: Weights, numbers: tuple[int, ...]) -> Iterator[Reason]:
    """Weigh that somebody is at it already."""
    if numbers:
        them = ", ".join(f"#{number}" for number in numbers)
        many = "pull requests" if len(numbers) > 1 else "pull request"
        verb = "mention" if len(numbers) > 1 else "mentions"
        points = weights.pull_request
        yield Reason(Ground.PULL_REQUEST, f"open {many} {them} {verb} it", points, f"PR {them}")


def of_facts(weights: Weights, told: Facts) -> Iterator[Reason]:
    """Weigh what people recorded."""
    why = told.fruit_why and f": {told.fruit_why}"
    if told.fruit is True:
        yield Reason(Ground.JUDGED, f"{told.fruit_by} says it is one{why}", weights.judged, "judged a fruit")
    elif told.fruit is False:
        yield Reason(
            Ground.JUDGED, f"{told.fruit_by} says it is none{why}", weights.judged_not, "judged none"
        )
    if told.finished:
        yield Reason(Ground.FINISHED, f"done: {told.finished}", weights.finished, "done")
