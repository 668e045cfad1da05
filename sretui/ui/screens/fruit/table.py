"""The acts on a product issue, each with its key: from this list bindings, help and palette are made."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import Binding

from sretui.core.model import Issue
from sretui.core.people import is_among


@dataclass(frozen=True, slots=True)
class FruitKey:
    """An act and the key that begins it."""

    name: str
    module: str
    """Whose `begin(stage)` does it."""
    key: str
    label: str
    tooltip: str
    applies: Callable[[Issue, str], bool]
    """Whether it makes sense for an issue, and the one who looks (login)."""

    @property
    def binding(self) -> Binding:
        """The key as Textual binds it."""
        return Binding(
            self.key, f"pick('{self.name}')", self.label, id=f"fruit.{self.name}", tooltip=self.tooltip
        )


def _always(_issue: Issue, _me: str) -> bool:
    return True


def _is_free(issue: Issue, me: str) -> bool:
    return issue.is_open and not is_among(me, issue.assignees)


def _is_mine(issue: Issue, me: str) -> bool:
    return is_among(me, issue.assignees)


_HERE = "sretui.ui.screens.fruit"
FRUIT_KEYS: tuple[FruitKey, ...] = (
    FruitKey("take", f"{_HERE}.taking", "a", "Take", "Assign yourself, with a comment if you wish", _is_free),
    FruitKey(
        "judge", f"{_HERE}.judging", "J", "Judge", "Say that this is a fruit, or is not, and why", _always
    ),
    FruitKey("estimate", f"{_HERE}.estimating", "e", "Estimate", "Say how long it takes; one digit", _always),
    FruitKey(
        "time",
        "sretui.ui.screens.acts.timing",
        "t",
        "Time",
        "Log quarter hours; start or stop the timer; never posted",
        _always,
    ),
    FruitKey(
        "done",
        f"{_HERE}.finishing",
        "x",
        "Done",
        "Record that it is done: closed, or a pull request",
        _always,
    ),
    FruitKey("release", f"{_HERE}.releasing", "A", "Give back", "Take yourself off it", _is_mine),
)
BY_NAME = {act.name: act for act in FRUIT_KEYS}
