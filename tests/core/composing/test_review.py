"""What is said of Actions before they are queued, and where it stands."""

from datetime import UTC, datetime

from sretui.core.composing.review import faults, warnings
from sretui.core.composing.sending import MOST
from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.writes import AssignPeople, FileIssue, Place, PostComment, Write

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
HERE = Place(RepoRole.INQUIRIES, 7, "I7")


def action(*writes: Write) -> Action:
    return Action("id", Act.PROMOTE, NOW, "alice", "Promote #7", writes, "I7")


def test_one_text_needs_no_name() -> None:
    one = action(PostComment(HERE, "Hello,\nredwood"), AssignPeople(HERE, ("alice",)))
    assert warnings([one], ("redwood",)) == ("line 2: restricted word redwood",)
    assert warnings([one]) == ()
    assert faults([one]) == ()


def test_of_several_each_is_named_and_titles_are_read_too() -> None:
    filed = FileIssue(RepoRole.PRODUCT, "Crash on redwood", "See a@example.org")
    assert warnings(
        [action(filed, PostComment(HERE, "fine")), action(PostComment(HERE, "redwood"))], ("redwood",)
    ) == (
        'new product issue "Crash on redwood": title: restricted word redwood',
        'new product issue "Crash on redwood": line 1: mail address a@example.org',
        "comment on #7: line 1: restricted word redwood",
    )


def test_what_is_too_long_is_refused_and_what_may_be_empty_is_not() -> None:
    long = PostComment(HERE, "x" * (MOST + 1))
    assert faults([action(long)]) == (
        f"the text has {MOST + 1} characters, GitHub takes {MOST}: shorten it by 1",
    )
    empty = FileIssue(RepoRole.PRODUCT, "Crash", "")
    assert faults([action(empty)]) == ()
    assert [said[:12] for said in faults([action(empty, long)])] == ["comment on #"]
