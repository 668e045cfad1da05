"""A roster file as values; what is wrong in it is said line by line, and the rest still counts."""

import pytest

from sretui.core.roster.changes import Override, Role, Roster, Said, Shift
from sretui.core.roster.reading import read_roster
from tests.core.roster.weeks_of_duty import MONDAY, NOW, pst

SHIFT = '[[shifts]]\nstart = 2026-11-23\nprimary = "alice"\nbackup = "bob"\n'
OVERRIDE = (
    '[[overrides]]\nid = "x"\nweek = 2026-11-23\nrole = "primary"\nwho = "erin"\ninstead = "alice"\n'
    'asked_at = 2026-11-24T10:00:00-08:00\nasked_by = "alice"\n'
)


def test_a_file_as_people_write_it() -> None:
    text = SHIFT + OVERRIDE + "until = 2026-11-25T12:00:00-08:00\n"
    said = Said(NOW, "alice")
    assert read_roster(text).roster == Roster(
        (Shift(MONDAY, "alice", "bob"),),
        (Override("x", MONDAY, Role.PRIMARY, "erin", "alice", said, end=pst("2026-11-25T12:00")),),
    )
    assert read_roster("").roster == Roster()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SHIFT + "[[shifts]]\nstart = 2026-11-30\n", "shifts[1].primary: missing"),
        (SHIFT + SHIFT, "shifts[1]: 2026-11-23 is there twice"),
        (SHIFT + '[[shifts]]\nstart = "soon"\n', "shifts[1].start: expected a date"),
        (SHIFT + "[[shifts]]\nstart = 2026-11-30T10:00:00Z\n", "shifts[1].start: expected a date"),
        (SHIFT + OVERRIDE.replace("primary", "third"), "overrides[0].role: expected"),
        (SHIFT + OVERRIDE + "until = 2026-11-25T12:00:00\n", "overrides[0].until: expected an instant"),
        (SHIFT + OVERRIDE + "reason = 3\n", "overrides[0].reason: expected text"),
        (SHIFT + OVERRIDE.replace("asked_at", "at"), "overrides[0].asked_at: missing"),
        (SHIFT + '[[delegations]]\nid = "d"\n', "delegations[0].primary: missing"),
        (SHIFT + "[weeks]\n", "weeks: unknown; known here: shifts, overrides, delegations"),
        ("overrides = 3\n" + SHIFT, "overrides: expected [[overrides]]"),
        ("shifts = [3]\n" + OVERRIDE, "shifts[0].start: expected a date"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_counts(text: str, says: str) -> None:
    read = read_roster(text)
    assert any(one.startswith(says) for one in read.problems), read.problems
    assert not read.is_broken
    assert read.roster.shifts == (Shift(MONDAY, "alice", "bob"),) or read.roster.overrides


def test_what_is_no_toml_is_said_to_be_broken() -> None:
    for text in ("[[shifts]\n", "start = 2026-99-99\n", "a = " + "[" * 9999):
        read = read_roster(text)
        assert read.is_broken
        assert read.problems[0].startswith("it is not TOML")
