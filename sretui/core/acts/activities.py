"""Activities: what resolves an inquiry, as the process page lists it, and the journal's words for it.

Process page, "Response Time and Response vs. Resolution": several of them may apply to one inquiry.
"""

from collections.abc import Iterable
from enum import StrEnum

from sretui.core.journal import Fact, Kind


class Activity(StrEnum):
    """One activity; its value stands in the journal."""

    ANSWERED = "answered"
    """A question was answered, or the customer referred to documentation."""
    DIAGNOSED = "diagnosed"
    WORK_AROUND = "work-around"
    REPRODUCER = "reproducer"
    PUBLISHABLE = "data may be published"
    """The customer allows the reproducer's data to be read by everybody."""
    FRUIT = "low-hanging fruit"
    KNOWN = "known issue"
    NEWS = "news added"
    """This customer's news stands on the known issue."""
    PRODUCT = "product issue"
    DELEGATED = "delegated"
    """An outside team has it now."""


_PART_OF = {Activity.PUBLISHABLE: Activity.REPRODUCER, Activity.NEWS: Activity.KNOWN}
"""What makes no sense without something else."""


def toggled(applied: Iterable[Activity], one: Activity) -> frozenset[Activity]:
    """Put an activity on, with what it is part of; or take it off, with what is part of it."""
    now = frozenset(applied)
    if one in now:
        return now - {one} - {part for part, whole in _PART_OF.items() if whole is one}
    return now | {one} | ({_PART_OF[one]} if one in _PART_OF else set())


def read_activities(words: Iterable[str]) -> frozenset[Activity]:
    """Find the activities among words of the journal or of a draft; others are left out."""
    known = {activity.value: activity for activity in Activity}
    return frozenset(known[word.strip()] for word in words if word.strip() in known)


def resolved(applied: Iterable[Activity], outside: str = "") -> Fact:
    """Record what resolved an inquiry; `outside` names the team it was delegated to."""
    wanted = set(applied) - {Activity.DELEGATED}
    if outside.strip():
        wanted.add(Activity.DELEGATED)
    kinds = ",".join(activity.value for activity in Activity if activity in wanted)
    return Kind.RESOLVED, {"kinds": kinds, "outside": outside.strip()}
