"""One's own reaction is taken off, nobody else's; that it is gone is believed on evidence alone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.core.errors import Gone, Refused
from sretui.core.model import Account, Comment, Issue, Reaction, RepoInfo, RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import Place, RemoveReaction
from sretui.sync.ports import Seen
from sretui.sync.prepared import Made, Prepared, Ready
from sretui.sync.preparing import Preparer

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
REPO = RepoInfo(7, "o/r", RepoRole.INQUIRIES)
ISSUE = Issue("I7", RepoRole.INQUIRIES, 7, "Blank", "Help", "jane", NOW, NOW)
HERE = Place(RepoRole.INQUIRIES, 7, "I7")
COMMENT = Comment(9, "C9", RepoRole.INQUIRIES, 7, "ben", "Over to you.", NOW, NOW)
OFF = RemoveReaction(HERE, "+1", 9, 70)


@dataclass
class Thumbs:
    """A GitHub of one comment with 👍, which the list may not show yet."""

    given: dict[int, str]
    """Login, by the reaction's id."""
    hidden: frozenset[int] = frozenset()
    """What the list does not show yet."""
    is_deaf: bool = False
    """Whether it says 404 to what it does not let us do."""
    has_comment: bool = True
    asked: list[int] = field(default_factory=list)

    def look_at(self, _: RepoInfo, __: int) -> Seen:
        return Seen(ISSUE, NOW)

    def fetch_account(self) -> Account:
        return Account("Ann")

    def fetch_reactions_to(
        self, _: RepoInfo, __: int, comment: int | None, content: str
    ) -> tuple[Reaction, ...]:
        self._there(comment)
        shown = {key: who for key, who in self.given.items() if key not in self.hidden}
        return tuple(Reaction(key, comment or 0, who, content, NOW) for key, who in shown.items())

    def count_reactions(self, _: RepoInfo, __: int, comment: int | None, ___: str) -> int:
        self._there(comment)
        return len(self.given)

    def remove_reaction(self, _: RepoInfo, __: int, comment: int | None, reaction: int) -> None:
        self.asked.append(reaction)
        self._there(comment)
        if self.is_deaf or reaction not in self.given:
            raise Gone("GitHub has no such reaction.", None)
        del self.given[reaction]

    def fetch_comments_since(self, _: RepoInfo, __: int, ___: datetime | None) -> tuple[Comment, ...]:
        return (COMMENT,) if self.has_comment else ()

    def _there(self, comment: int | None) -> None:
        if comment is not None and not self.has_comment:
            raise Gone("GitHub has no such comment.", None)


def prepared(thumbs: Thumbs, write: RemoveReaction = OFF) -> Prepared:
    queued = steps.queue(Action("a", Act.UNDO, NOW, "ann", "Undo", (write,), "I7"), ["k"], NOW, timedelta(0))
    sender: Any = thumbs
    return Preparer(sender, {RepoRole.INQUIRIES: REPO}, lambda _: False).prepare(queued, queued.steps[0])


@pytest.mark.parametrize("write", [OFF, RemoveReaction(HERE, "+1", None, 70), RemoveReaction(HERE, "+1", 9)])
def test_ones_own_is_taken_off_and_no_other(write: RemoveReaction) -> None:
    thumbs = Thumbs({60: "ben", 70: "ann"})
    ready = prepared(thumbs, write)
    assert thumbs.asked == []
    assert isinstance(ready, Ready)
    assert isinstance(ready.request(), Made)
    assert thumbs.given == {60: "ben"}


def test_one_given_again_in_the_browser_is_taken_off_too() -> None:
    thumbs = Thumbs({60: "ben", 81: "ann"})
    ready = prepared(thumbs)
    assert isinstance(ready, Ready)
    ready.request()
    assert thumbs.given == {60: "ben"}


@pytest.mark.parametrize("thumbs", [Thumbs({}), Thumbs({60: "ben"}), Thumbs({70: "ann"}, has_comment=False)])
def test_what_is_gone_asks_for_nothing(thumbs: Thumbs) -> None:
    before = dict(thumbs.given)
    assert isinstance(prepared(thumbs), Made)
    assert (thumbs.given, thumbs.asked) == (before, [])


def test_a_list_that_does_not_show_it_yet_is_not_believed() -> None:
    thumbs = Thumbs({60: "ben", 70: "ann"}, hidden=frozenset({70}))
    ready = prepared(thumbs)
    assert isinstance(ready, Ready)
    ready.request()
    assert thumbs.given == {60: "ben"}


@pytest.mark.parametrize("hidden", [frozenset[int](), frozenset({70})])
def test_a_404_for_what_is_there_needs_a_person(hidden: frozenset[int]) -> None:
    thumbs = Thumbs({70: "ann"}, hidden, is_deaf=True)
    ready = prepared(thumbs)
    assert isinstance(ready, Ready)
    with pytest.raises(Refused, match=r"did not take the reaction \+1 off"):
        ready.request()


@pytest.mark.parametrize("comment", [True, False])
def test_what_went_between_the_look_and_the_request_is_gone(comment: bool) -> None:
    thumbs = Thumbs({70: "ann"})
    ready = prepared(thumbs)
    thumbs.given.clear()
    thumbs.has_comment = comment
    assert isinstance(ready, Ready)
    assert isinstance(ready.request(), Made)


def test_a_comment_that_is_hidden_is_not_taken_for_deleted() -> None:
    class Hiding(Thumbs):
        def _there(self, _: int | None) -> None:
            raise Gone("Not found.", None)

    with pytest.raises(Gone):
        prepared(Hiding({70: "ann"}))
