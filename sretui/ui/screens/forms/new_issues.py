"""The product issues being written, of which the form shows one; as a draft's fields and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sretui.core.acts.promotion import NewIssue
from sretui.ui.screens.forms.label_words import read_labels

SOLUTION = "comprehensive solution"
_MOST = 20
_NAMES = ("title", "labels", "body", "half")


@dataclass(frozen=True, slots=True)
class Typed:
    """One issue as typed."""

    title: str = ""
    labels: str = ""
    body: str = ""
    half: str = ""
    """Which half of the answer it is."""

    @property
    def as_issue(self) -> NewIssue:
        """The issue to be filed."""
        labels = read_labels(self.labels)
        return NewIssue(self.title.strip(), self.body.strip(), labels, self.half == SOLUTION)


class Sheaf:
    """All of them, and which one is on top."""

    def __init__(self, typed: Sequence[Typed]) -> None:
        self.all = list(typed)
        self.top = 0

    @property
    def current(self) -> Typed:
        """The one that the form shows."""
        return self.all[self.top]

    def write(self, **fields: str) -> None:
        """Take over what the form says."""
        self.all[self.top] = replace(self.current, **fields)

    def turn(self, step: int = 1) -> None:
        """Bring another one to the top."""
        self.top = (self.top + step) % len(self.all)

    def add(self, typed: Typed) -> None:
        """Add one, on top."""
        self.all.append(typed)
        self.top = len(self.all) - 1

    def drop(self) -> bool:
        """Take the top one away; the last one stays."""
        if len(self.all) == 1:
            return False
        del self.all[self.top]
        self.top = min(self.top, len(self.all) - 1)
        return True

    def problem(self) -> tuple[int, str] | None:
        """Name the first one that cannot be filed so, and why."""
        for place, one in enumerate(self.all):
            if not one.title.strip():
                return place, "A product issue needs a title."
        return None

    def fields(self) -> dict[str, str]:
        """Give all as a draft's fields."""
        return {
            f"{name}-{place}": getattr(one, name) for place, one in enumerate(self.all) for name in _NAMES
        }


def read_sheaf(fields: Mapping[str, str]) -> Sheaf | None:
    """Read a draft's fields back; None when there are none."""
    typed = [
        Typed(*(fields.get(f"{name}-{place}", "") for name in _NAMES))
        for place in range(_MOST)
        if f"title-{place}" in fields
    ]
    return Sheaf(typed) if typed else None
