"""What the outbox says: how much waits, what needs a person, what leaving and discarding mean."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.outbox.action import Act, Action
from sretui.core.outbox.marks import LONGEST, LONGEST_OWN, marked
from sretui.core.outbox.steps import Queued, Result, State
from sretui.core.outbox.words import (
    brief,
    discarding_words,
    leaving_words,
    stuck_words,
    text_problem,
    waiting_words,
    web_address,
    why,
    write_words,
)
from sretui.core.outbox.writes import (
    AddReaction,
    CloseIssue,
    FileIssue,
    Place,
    PostComment,
    Reason,
    RemoveReaction,
    Write,
)

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
PLACE = Place(RepoRole.INQUIRIES, 7, "I7")
COMMENT = PostComment(PLACE, "Hello")
FILE = FileIssue(RepoRole.PRODUCT, "Crash", "")
CLOSE = CloseIssue(PLACE, Reason.COMPLETED)


def queued(*changes: dict[str, object], name: str = "a", writes: tuple[object, ...] = (COMMENT,)) -> Queued:
    action = Action(name, Act.REPLY, NOW, "ann", f"Reply {name}", writes, "I7")  # type: ignore[arg-type]  # any writes
    one = steps.queue(action, [f"{name}{place}" for place in range(len(writes))], NOW, timedelta(seconds=10))
    for place, change in enumerate(changes):
        one = steps.with_step(one, replace(one.steps[place], **change))  # type: ignore[arg-type]  # any field
    return one


HELD = queued()
STUCK = queued({"state": State.STUCK, "sentence": "It is locked."}, name="b")
OTHER = queued({"state": State.STUCK, "sentence": "It is gone."}, name="c")
HALF = queued(
    {"state": State.SENT, "asked": NOW, "result": Result("https://x/c1", 7)},
    {"state": State.STUCK, "sentence": "No."},
    name="d",
    writes=(COMMENT, CLOSE),
)


@pytest.mark.parametrize(
    ("outbox", "waiting", "stuck"),
    [
        ((), "", ""),
        ((HELD,), "1 waiting", ""),
        ((HELD, HELD, STUCK), "2 waiting, 1 stuck", "Reply b: It is locked"),
        ((STUCK, OTHER), "2 stuck", "2 acts need you"),
    ],
)
def test_how_much_waits_and_what_needs_a_person(outbox: tuple[Queued, ...], waiting: str, stuck: str) -> None:
    assert waiting_words(outbox) == waiting
    assert stuck_words(outbox) == stuck


@pytest.mark.parametrize(
    ("outbox", "said"),
    [
        ((), ()),
        ((HELD,), ("1 act not sent yet: it is kept",)),
        ((HELD, HELD), ("2 acts not sent yet: they are kept",)),
        ((STUCK,), ("1 act stuck: it is kept until you decide",)),
        ((HELD, STUCK, OTHER), ("1 act not sent yet", "2 acts stuck: they are kept")),
    ],
)
def test_what_leaving_means(outbox: tuple[Queued, ...], said: tuple[str, ...]) -> None:
    found = leaving_words(outbox)
    assert len(found) == len(said)
    assert all(one.startswith(wanted) for one, wanted in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (HELD, ["not sent: comment on #7"]),
        (HALF, ["stays on GitHub: comment on #7", "not sent: close #7 as completed"]),
        (
            queued({"state": State.UNSURE, "asked": NOW}),
            ["not tried again, but it may be on GitHub already: comment on #7"],
        ),
    ],
)
def test_what_discarding_means(one: Queued, said: list[str]) -> None:
    assert list(discarding_words(one)) == [*said, "The text stays in the history."]


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (AddReaction(PLACE, "+1", 9), "reaction +1 on #7"),
        (RemoveReaction(PLACE, "+1", 9, 70), "take +1 off #7"),
    ],
)
def test_what_a_reaction_is_called(write: Write, said: str) -> None:
    assert write_words(write) == said


def test_what_is_held_can_be_taken_back_only_where_nothing_was_sent() -> None:
    assert why(HELD, NOW) == "can be taken back, sent in 10s"
    later = steps.with_step(HALF, replace(HALF.steps[1], state=State.HELD, until=NOW + timedelta(seconds=3)))
    assert why(later, NOW) == "held back, sent in 3s"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "sent in 10s"),
        ({"until": NOW}, "can be taken back"),
        ({"state": State.WAITING, "sentence": "Offline."}, "next try in 10s: Offline"),
        ({"state": State.WAITING, "sentence": "Offline.", "until": NOW}, "Offline"),
        ({"state": State.WAITING}, "next to be sent"),
        ({"state": State.SENDING}, "on its way"),
        ({"state": State.UNSURE, "sentence": "A 502."}, "looked for in 10s: A 502"),
        ({"state": State.UNSURE, "until": None}, "may have arrived"),
        ({"state": State.STUCK, "sentence": "It is locked."}, "It is locked."),
        ({"state": State.SENT, "sentence": ""}, ""),
    ],
)
def test_a_row_says_first_what_comes_next(changes: dict[str, object], said: str) -> None:
    assert brief(queued(changes), NOW) == said


def test_a_reason_is_said_once_and_no_state_twice() -> None:
    assert why(steps.discarded(HELD), NOW) == ""
    assert why(steps.recalled(queued(writes=(COMMENT, CLOSE))), NOW) == "taken back before it was sent"


@pytest.mark.parametrize(
    ("results", "address"),
    [
        ((None, None, None), ""),
        (("https://x/issues/7", None, None), "https://x/issues/7"),
        (("https://x/issues/7", "https://x/c1", "https://x/new"), "https://x/c1"),
    ],
)
def test_the_address_is_that_of_what_was_created_first(results: tuple[str | None, ...], address: str) -> None:
    changes: list[dict[str, object]] = [{"result": Result(url) if url else None} for url in results]
    assert web_address(queued(*changes, writes=(CLOSE, COMMENT, FILE))) == address


@pytest.mark.parametrize(
    ("text", "problem", "filing"),
    [
        ("Hello", "", ""),
        (" \n", "A text is empty", ""),
        ("x" * LONGEST_OWN, "", ""),
        ("x" * (LONGEST_OWN + 1), "A text is 1 character longer", "A text is 1 character longer"),
    ],
)
def test_what_github_would_refuse(text: str, problem: str, filing: str) -> None:
    for write, said in ((COMMENT, problem), (FILE, filing)):
        found = text_problem(write, text)
        assert found.startswith(said)
        assert bool(found) is bool(said)


def test_the_longest_text_has_room_for_its_mark() -> None:
    assert len(marked("x" * LONGEST_OWN, "k" * 32)) <= LONGEST
