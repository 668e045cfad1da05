from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.handoff.line import Handed, read_handed, write_handed
from sretui.core.outbox.marks import marked

PACIFIC = ZoneInfo("America/Los_Angeles")
DUE = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
HANDED = Handed("alice", "carol", "dan", "try the nightly build", DUE)


@pytest.mark.parametrize(
    ("handed", "lines"),
    [
        (
            HANDED,
            """Handed off from @alice to @carol, with @dan as Backup.
Next: try the nightly build, by 2026-12-01 17:00 PST.""",
        ),
        (Handed("alice", "carol"), "Handed off from @alice to @carol."),
        (
            Handed("a-b", "carol", "", "ask for\na <core> file."),
            "Handed off from @a-b to @carol.\nNext: ask for a (core) file.",
        ),
    ],
)
def test_what_is_written(handed: Handed, lines: str) -> None:
    assert write_handed(handed, PACIFIC) == lines


logins = st.from_regex(r"[a-z0-9][a-z0-9-]{0,38}", fullmatch=True)


@given(
    st.builds(
        Handed,
        giver=logins,
        taker=logins,
        backup=st.one_of(st.just(""), logins),
        next_action=st.from_regex(r"[a-z][a-z ,:]{0,80}[a-z]", fullmatch=True),
        by=st.one_of(
            st.none(),
            st.integers(26_000_000, 36_000_000).map(lambda minute: datetime.fromtimestamp(minute * 60, UTC)),
        ),
    )
)
def test_what_is_written_is_read_back(handed: Handed) -> None:
    read = read_handed(f"Dear user,\n\n{write_handed(handed, PACIFIC)}\n\nBest, we.", PACIFIC)
    assert read is not None
    assert (read.giver, read.taker, read.backup) == (handed.giver, handed.taker, handed.backup)
    assert " ".join(handed.next_action.split()) == read.next_action
    assert read.by == handed.by


@pytest.mark.parametrize(
    "body",
    [
        "",
        "> Handed off from @alice to @carol.",
        "Handed off from alice to carol.",
        "Was it Handed off from @alice to @carol.",
        "Handed off from @" + "a" * 60 + " to @carol.",
        "I look.\n\n-----Original Message-----\nFrom: A\nSent: Fri\n\nHanded off from @alice to @carol.",
        "I look.\n\nOn Fri, Dec 4, 2026, Alice wrote:\n\nHanded off from @alice to @carol.",
        "It says:\n\n```\nHanded off from @alice to @carol.\n```",
    ],
)
def test_what_hands_nothing_over(body: str) -> None:
    assert read_handed(body, PACIFIC) is None


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read_handed(text, PACIFIC)
    read_handed(f"Handed off from @a to @b.\nNext: {text}.", PACIFIC)


def test_what_sretui_posted_is_read_below_whatever_a_person_wrote_into_it() -> None:
    body = "Jane wrote me.\n\nOn Fri, Dec 4, 2026, Jane wrote:\n\nHelp!\n\nHanded off from @alice to @carol."
    assert read_handed(marked(body, "key"), PACIFIC) == Handed("alice", "carol")
