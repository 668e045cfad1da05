"""Who comes next when something is sent, held against who did when it was decided."""

from dataclasses import replace
from datetime import date

import pytest

from sretui.core.handoff.incoming import incoming_now, incoming_of, swapped
from sretui.core.handoff.shifting import choose
from sretui.core.outbox.writes import Incoming
from sretui.core.roster.changes import Override, Role, Said
from sretui.core.team import Shift, Team
from tests.core.handoff.week import NOW, TEAM, at

THIS, NEXT = date(2026, 11, 30), date(2026, 12, 7)
KNOWN = Incoming(THIS, "alice", "carol", "dan")


def cover(week: date, role: Role, who: str, *, agreed: bool = True) -> Team:
    """Somebody stands in for a week, if that was agreed on."""
    said = Said(at(3), who)
    one = Override("o", week, role, who, "", said, agreed=said if agreed else None)
    return replace(TEAM, overrides=(one,))


def weeks(*shifts: Shift) -> Team:
    return replace(TEAM, shifts=shifts)


FIRST = TEAM.shifts[0]


def test_what_a_handoff_rests_on() -> None:
    found = choose(TEAM, "alice", NOW)
    assert found is not None
    assert incoming_of(found) == KNOWN


@pytest.mark.parametrize(
    ("team", "now", "words"),
    [
        (TEAM, KNOWN, ""),
        (weeks(FIRST, Shift(NEXT, "Carol", "DAN")), replace(KNOWN, taker="Carol", backup="DAN"), ""),
        (
            weeks(FIRST, Shift(NEXT, "bob", "dan")),
            replace(KNOWN, taker="bob"),
            "The roster has bob as next Primary by now, not carol: discard this and hand over anew (3)",
        ),
        (
            cover(NEXT, Role.PRIMARY, "bob"),
            replace(KNOWN, taker="bob"),
            "bob as next Primary by now, not carol",
        ),
        (cover(NEXT, Role.PRIMARY, "bob", agreed=False), KNOWN, ""),
        (cover(NEXT, Role.BACKUP, "bob"), replace(KNOWN, backup="bob"), "bob as next Backup by now, not dan"),
        (
            cover(THIS, Role.PRIMARY, "bob"),
            replace(KNOWN, giver="bob"),
            "bob as Primary until then by now, not",
        ),
        (cover(THIS, Role.BACKUP, "dan"), KNOWN, ""),
        (weeks(FIRST), replace(KNOWN, taker="", backup=""), "nobody as next Primary by now, not carol"),
        (weeks(), Incoming(THIS), "nobody as next Primary by now, not carol"),
    ],
)
def test_who_is_another_by_now(team: Team, now: Incoming, words: str) -> None:
    found = incoming_now(KNOWN, team)
    assert found == now
    said = swapped((KNOWN,), found)
    assert said == "" if not words else words in said


def test_what_was_read_since_holds_nothing_up_and_what_came_after_it_does() -> None:
    read, later = replace(KNOWN, taker="bob"), replace(KNOWN, taker="dan", backup="bob")
    assert swapped((KNOWN, read), read) == ""
    assert swapped((KNOWN, read), KNOWN) == "", "swapped back: what is sent is right again"
    assert "dan as next Primary by now, not carol" in swapped((KNOWN, read), later)
    assert swapped((), later) == "", "decided whoever comes next"
