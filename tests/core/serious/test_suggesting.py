"""What looks serious: each rule at its edge, with its reason, and what a person said about it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sretui.core.acts.linking import linked
from sretui.core.board import Inquiry
from sretui.core.effort import log
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.journal import Asking, Fact, Kind, LinkRole, Postmortem, facts
from sretui.core.model import Comment, Conversation, RepoRole
from sretui.core.serious import owed
from sretui.core.serious.postmortem import marked, told, unmarked
from sretui.core.serious.suggesting import people, reasons, reporters, shared, suggests
from tests.core.roster.weeks_of_duty import NOW, TEAM
from tests.core.week.weekly import entry, issue

HANDED = write_handed(Handed("alice", "bob", "", "try the build"), TEAM.hours.tz)
QUOTED = "> " + HANDED.splitlines()[0]
PASTED = "Received 2026-11-23 08:12 PST by mail from Kim Kay.\n\nMe too."


def inquiry(
    *said: tuple[str | None, str], recorded: Sequence[Fact] = (), author: str | None = "jane", **more: object
) -> Inquiry:
    comments = tuple(
        Comment(place, f"c{place}", RepoRole.INQUIRIES, 1, who, text, NOW, NOW)
        for place, (who, text) in enumerate(said)
    )
    made = replace(issue(1, NOW, author=author), **more)  # type: ignore[arg-type]  # fields by name
    return Inquiry(Conversation(made, comments), facts(entry(one, NOW) for one in recorded))


ASKED: Fact = (Kind.ESCALATED, {"id": "a", "state": Asking.ACCEPTED.value, "whom": "carol, outsiders"})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (inquiry(), ()),
        (inquiry(("kim", "Me too."), ("JANE", "Yes.")), ()),
        (inquiry(("kim", "Me too."), ("lee", "I too.")), ("3 people reported it (jane, kim, lee)",)),
        (inquiry(("lee", "I too."), ("alice", PASTED)), ("3 people reported it (jane, lee, Kim Kay)",)),
        (inquiry(recorded=[log(465, "answering")]), ()),
        (
            inquiry(recorded=[log(465, "answering"), log(15, "filing")]),
            ("8h of effort went into it",),
        ),
        (inquiry(("alice", "Hm."), ("bob", "Hm."), ("Alice", "Hm.")), ()),
        (
            inquiry(("alice", "Hm."), ("bob", "Hm."), recorded=[ASKED]),
            ("3 of the team worked on it (Alice, Bob, Carol)",),
        ),
        (
            inquiry(("alice", "Hm."), assignees=("bob", "dan")),
            ("3 of the team worked on it (Alice, Bob, Dan)",),
        ),
        (inquiry(("alice", HANDED), ("alice", QUOTED), ("jane", HANDED)), ()),
        (inquiry(("alice", HANDED), ("bob", HANDED)), ("it was handed off 2 times",)),
    ],
)
def test_the_rules(one: Inquiry, expected: tuple[str, ...]) -> None:
    assert reasons(one, TEAM) == expected


def test_who_is_counted_once() -> None:
    one = inquiry(("@kim", "x"), ("Kim", "y"), (None, "gone"), ("list", "z"), author="alice")
    assert reporters(one, replace(TEAM, relays=("list",))) == ("kim",)
    assert people(inquiry(("frank", "x"), assignees=("Frank", "erin")), TEAM) == ("frank", "erin")


@pytest.mark.parametrize(("count", "said"), [(2, ()), (3, ("3 inquiries led to the same product issue",))])
def test_inquiries_that_led_to_one_product_issue_have_each_their_reporter(
    count: int, said: tuple[str, ...]
) -> None:
    known = linked("https://example.org/p/7", LinkRole.KNOWN, "")
    other = linked("https://example.org/p/8", LinkRole.OTHER, "")
    journal = {f"i{number}": [entry(known, NOW, f"i{number}")] for number in range(count)}
    journal |= {f"x{number}": [entry(other, NOW, f"x{number}")] for number in range(9)}
    assert shared(journal, "i0") == said
    assert shared(journal, "x0") == ()
    assert shared(journal, "nowhere") == ()


def test_a_person_decides() -> None:
    said = (("alice", HANDED), ("bob", HANDED))
    assert suggests(inquiry(*said), TEAM)
    assert suggests(inquiry(*said, recorded=[unmarked()]), TEAM) == ()
    assert suggests(inquiry(*said, recorded=[marked("down")]), TEAM) == ()


@pytest.mark.parametrize(
    ("recorded", "count"),
    [
        ([], 0),
        ([marked("down")], 1),
        ([marked("down"), unmarked()], 0),
        ([marked("down"), told(Postmortem("It broke."))], 0),
        ([marked("down"), told(Postmortem("It broke.")), (Kind.POSTMORTEM, {"happened": None})], 1),
    ],
)
def test_what_is_owed(recorded: list[Fact], count: int) -> None:
    assert len(owed([inquiry(recorded=recorded)])) == count


def test_the_due_ones_come_first() -> None:
    fact = [marked("down")]
    ones = [
        inquiry(recorded=fact, number=number, closed=closed)
        for number, closed in ((1, None), (3, NOW), (2, NOW))
    ]
    found = owed(ones)
    assert [(one.issue.number, one.is_due, one.why, one.since) for one in found] == [
        (2, True, "down", NOW),
        (3, True, "down", NOW),
        (1, False, "down", NOW),
    ]
