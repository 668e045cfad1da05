"""What a check found: good, worth knowing, or in the way of the duty; each with what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a finding bears on the duty."""

    GOOD = "ok"
    NOTE = "note"
    """Something works less well than it could."""
    TROUBLE = "trouble"
    """The duty could not be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    mark: Mark
    about: str
    says: str
    do: str = ""
    """What to do about it; empty when there is nothing to do."""


def good(about: str, says: str) -> Finding:
    """Report something as it should be."""
    return Finding(Mark.GOOD, about, says)


def note(about: str, says: str, do: str) -> Finding:
    """Report something the duty can be done without."""
    return Finding(Mark.NOTE, about, says, do)


def trouble(about: str, says: str, do: str) -> Finding:
    """Report something that is in the way of the duty."""
    return Finding(Mark.TROUBLE, about, says, do)
