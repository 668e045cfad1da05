"""Changes of a roster drawn by chance, one after the other as time goes on."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from sretui.core.roster.changes import Refusal, Role, Roster, Said, Shift
from sretui.core.roster.deciding import Slot, Wish, agreed, covered, edited, traded, undone
from tests.core.roster.weeks_of_duty import LOGINS, NOW, TEAM


@st.composite
def courses(draw: st.DrawFn) -> tuple[Roster, list[tuple[datetime, Roster]]]:
    """Draw a course of changes as time goes on; give the last roster, and each with the instant it came."""
    roster, now = Roster(), NOW
    course: list[tuple[datetime, Roster]] = []
    for number in range(draw(st.integers(1, 7))):
        now += timedelta(hours=draw(st.integers(0, 120)))
        result = draw(changes(roster, now, number))
        if isinstance(result, Roster):
            roster = result
            course.append((now, roster))
    return roster, course


@st.composite
def changes(draw: st.DrawFn, roster: Roster, now: datetime, number: int) -> Roster | Refusal:
    slots = st.builds(Slot, st.sampled_from([one.start for one in TEAM.shifts]), st.sampled_from(Role))
    logins = st.sampled_from(LOGINS)
    word = Said(now, draw(logins))
    wish = Wish(
        tuple(f"{number}-{part}" for part in "abc"), word, word if draw(st.booleans()) else None, "because"
    )
    ids = st.sampled_from([one.id for one in roster.overrides] or ["none"])
    match draw(st.sampled_from(("edit", "trade", "cover", "agree", "undo"))):
        case "edit":
            return edited(TEAM, roster, Shift(draw(slots).week, draw(logins), draw(logins)), now)
        case "trade":
            return traded(TEAM, roster, draw(slots), draw(slots), wish, now)
        case "cover":
            hours = st.none() | st.integers(-24, 24 * 40).map(lambda hours: now + timedelta(hours=hours))
            return covered(
                TEAM, roster, draw(slots), draw(logins), wish, now, start=draw(hours), end=draw(hours)
            )
        case "agree":
            return agreed(TEAM, roster, draw(ids), word, now)
        case _:
            return undone(TEAM, roster, draw(ids), word, now)
