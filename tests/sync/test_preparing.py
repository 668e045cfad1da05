"""What GitHub does in silence is read back: a success that did nothing is told."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.core.errors import Refused
from sretui.core.model import Issue, RepoInfo, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import ChangeLabels, Place
from sretui.sync.ports import Seen
from sretui.sync.prepared import Made, Ready
from sretui.sync.preparing import Preparer

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
REPO = RepoInfo(7, "o/r", RepoRole.INQUIRIES)
ISSUE = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "Help", "jane", NOW, NOW, labels=("old",))


class Swallowing:
    """A GitHub that says yes to labels, and does nothing."""

    def look_at(self, _: RepoInfo, __: int) -> Seen:
        return Seen(ISSUE, NOW)

    def has_label(self, _: RepoInfo, __: str) -> bool:
        return True

    def add_labels(self, _: RepoInfo, __: int, ___: Sequence[str]) -> tuple[str, ...]:
        return ISSUE.labels

    def remove_label(self, _: RepoInfo, __: int, ___: str) -> tuple[str, ...]:
        return ISSUE.labels


def prepared(write: ChangeLabels) -> object:
    action = Action("a", Act.LABELS, NOW, "ann", "Labels of #7", (write,), "I7")
    queued = steps.queue(action, ["k"], NOW, timedelta(0))
    sender: Any = Swallowing()
    preparer = Preparer(sender, {RepoRole.INQUIRIES: REPO}, lambda _: False)
    return preparer.prepare(queued, queued.steps[0])


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (ChangeLabels(Place(RepoRole.INQUIRIES, 7, "I7"), add=("new",)), "left out the label new"),
        (ChangeLabels(Place(RepoRole.INQUIRIES, 7, "I7"), remove=("old",)), "did not take off the label old"),
    ],
)
def test_a_label_that_was_swallowed(write: ChangeLabels, told: str) -> None:
    ready = prepared(write)
    assert isinstance(ready, Ready)
    with pytest.raises(Refused, match=told):
        ready.request()


def test_labels_that_stand_there_already_ask_for_nothing() -> None:
    assert isinstance(prepared(ChangeLabels(Place(RepoRole.INQUIRIES, 7, "I7"), add=("OLD",))), Made)
