from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sretui.core.alerts import Alert, Heard, Reason, heard_at_start, listen
from sretui.core.board import Inquiry
from sretui.core.clock import Level
from sretui.core.handoff.acceptance import ACCEPTING
from sretui.core.handoff.line import Handed, write_handed
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts
from sretui.core.model import Comment, Conversation, Issue, Reaction, RepoRole
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing

TEAM = Team("Example", BusinessHours.visit(), people=(Person("alice", "Alice"),))
OPENING = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
"""Monday 08:00 in the office."""
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NIGHT = OPENING + timedelta(hours=15)


def asked(number: int, at: datetime, *comments: tuple[str, datetime]) -> Standing:
    """Where an inquiry stands that was filed at `at` and commented on since."""
    issue = Issue(f"i{number}", RepoRole.INQUIRIES, number, f"Question {number}", "?", "jane", at, at)
    said = tuple(
        Comment(place, f"c{number}-{place}", issue.repo, number, author, "Some words.", when, when)
        for place, (author, when) in enumerate(comments)
    )
    return standing(Inquiry(Conversation(issue, said), Facts()), TEAM)


def heard(standings: Iterable[Standing], now: datetime) -> Heard:
    return heard_at_start(standings, TEAM, now)


def rung(before: Heard, standings: Iterable[Standing], now: datetime) -> list[tuple[int, Reason, Level]]:
    _, alerts = listen(before, standings, TEAM, now)
    return [(alert.number, alert.reason, alert.level) for alert in alerts]


def test_what_is_there_at_the_start_does_not_ring() -> None:
    standings = [
        asked(1, OPENING - 20 * HOUR),
        asked(2, OPENING),
        asked(3, OPENING, ("alice", OPENING), ("jane", OPENING + MINUTE)),
    ]
    now = OPENING + 5 * MINUTE
    assert rung(heard(standings, now), standings, now) == []


def test_a_new_inquiry_rings_once_and_never_twice() -> None:
    now = OPENING + MINUTE
    new = [asked(1, now)]
    after, alerts = listen(heard([], now), new, TEAM, now)
    assert alerts == (Alert(Reason.NEW, "i1", 1, "Question 1"),)
    assert rung(after, new, now + timedelta(seconds=1)) == []


def test_each_level_rings_once_as_the_clock_passes_it() -> None:
    one = [asked(1, OPENING)]
    known, rings = heard(one, OPENING), []
    for minute in range(0, 6 * 60, 5):
        known, alerts = listen(known, one, TEAM, OPENING + minute * MINUTE)
        rings += [(minute, alert.level) for alert in alerts]
    assert rings == [
        (2 * 60, Level.NOTICE),
        (3 * 60, Level.WARNING),
        (3 * 60 + 45, Level.URGENT),
        (5 * 60 + 5, Level.BREACHED),
    ]


def test_after_sleep_only_the_worst_of_an_inquiry_rings() -> None:
    one = [asked(1, OPENING)]
    before = heard(one, OPENING)
    assert rung(before, one, OPENING + 6 * HOUR) == [(1, Reason.LEVEL, Level.BREACHED)]


def test_a_new_inquiry_that_is_late_already_rings_by_its_level_alone() -> None:
    now = OPENING + 3 * HOUR + 30 * MINUTE
    assert rung(heard([], OPENING), [asked(1, OPENING)], now) == [(1, Reason.LEVEL, Level.WARNING)]


def test_the_worst_comes_first() -> None:
    standings = [asked(1, OPENING + 3 * HOUR), asked(2, OPENING), asked(3, OPENING + HOUR)]
    now = OPENING + 3 * HOUR + 50 * MINUTE
    assert [number for number, _, _ in rung(heard([], OPENING), standings, now)] == [2, 3, 1]


def test_nothing_rings_outside_business_time_and_it_rings_when_the_day_begins() -> None:
    came = [asked(1, NIGHT)]
    before = heard([], OPENING)
    asleep, alerts = listen(before, came, TEAM, NIGHT + MINUTE)
    assert alerts == ()
    assert rung(asleep, came, OPENING + timedelta(days=1)) == [(1, Reason.NEW, Level.CALM)]


def test_a_customer_who_wrote_again_rings_once() -> None:
    answered = asked(1, OPENING, ("alice", OPENING + MINUTE))
    wrote = asked(1, OPENING, ("alice", OPENING + MINUTE), ("jane", OPENING + HOUR))
    now = OPENING + HOUR
    after, alerts = listen(heard([answered], now), [wrote], TEAM, now)
    assert [alert.reason for alert in alerts] == [Reason.CUSTOMER]
    more = asked(
        1, OPENING, ("alice", OPENING + MINUTE), ("jane", OPENING + HOUR), ("jane", OPENING + HOUR + MINUTE)
    )
    assert rung(after, [more], now + MINUTE) == []


def test_an_inquiry_that_left_and_came_back_does_not_ring_for_what_it_rang_before() -> None:
    one = [asked(1, OPENING)]
    late = OPENING + 3 * HOUR
    known, _ = listen(heard(one, OPENING), one, TEAM, late)
    known, _ = listen(known, [], TEAM, late + MINUTE)
    assert rung(known, one, late + 2 * MINUTE) == []


def test_an_answer_ends_the_ringing() -> None:
    one = asked(1, OPENING)
    answered = asked(1, OPENING, ("alice", OPENING + HOUR))
    assert rung(heard([one], OPENING), [answered], OPENING + 6 * HOUR) == []


def test_an_inquiry_that_waits_to_be_filed_rings_when_it_is() -> None:
    now = OPENING + MINUTE
    assert rung(heard([], now), [asked(0, now)], now) == []
    assert rung(heard([asked(0, now)], now), [asked(1, now)], now) == [(1, Reason.NEW, Level.CALM)]


HANDS = replace(
    TEAM,
    people=(*TEAM.people, Person("carol", "Carol"), Person("dan", "Dan")),
    shifts=(Shift(date(2026, 11, 16), "alice", "dan"), Shift(date(2026, 11, 23), "carol", "dan")),
)
FRIDAY = OPENING - timedelta(hours=63, minutes=40)
"""Friday 16:20 in the office, the end of Alice's week."""


def handed(*said: tuple[str, datetime, str], thumb: datetime | None = None, taker: str = "carol") -> Standing:
    """Where #7 stands that Alice handed over on Friday."""
    issue = Issue("i7", RepoRole.INQUIRIES, 7, "Question 7", "?", "jane", FRIDAY - HOUR, FRIDAY)
    told = [("alice", FRIDAY, write_handed(Handed("alice", taker), HANDS.hours.tz)), *said]
    comments = tuple(
        Comment(place + 1, f"c{place}", issue.repo, 7, author, body, at, at)
        for place, (author, at, body) in enumerate(told)
    )
    reactions = (Reaction(1, 1, taker, ACCEPTING, thumb),) if thumb else ()
    return standing(Inquiry(Conversation(issue, comments, (), reactions), Facts()), HANDS)


def words(before: Heard, one: Standing, now: datetime, me: str) -> tuple[Heard, list[tuple[Reason, str]]]:
    after, alerts = listen(before, [one], HANDS, now, me)
    return after, [(alert.reason, alert.who) for alert in alerts]


def test_the_next_primary_hears_of_it_once_and_when_it_is_late() -> None:
    hears, said = words(Heard(), handed(), OPENING, "carol")
    assert said == [(Reason.HANDED, "alice")]
    hears, said = words(hears, handed(), OPENING + 59 * MINUTE, "carol")
    assert said == []
    hears, said = words(hears, handed(), OPENING + HOUR, "carol")
    assert said == [(Reason.NOT_ACCEPTED, "carol")]
    asked = handed(("carol", OPENING + HOUR, "@alice which?"))
    hears, said = words(hears, asked, OPENING + 61 * MINUTE, "carol")
    hears, said = words(hears, handed(thumb=OPENING), OPENING + 62 * MINUTE, "carol")
    assert said == []


def test_whoever_gave_it_away_hears_what_became_of_it_each_word_once() -> None:
    hears, said = words(Heard(), handed(), OPENING, "alice")
    assert said == []
    hears, said = words(hears, handed(), OPENING + HOUR, "alice")
    assert said == [(Reason.NOT_ACCEPTED, "carol")]
    first = ("carol", OPENING + HOUR, "@alice which?")
    second = ("carol", OPENING + 63 * MINUTE, "@alice and where?")
    hears, said = words(hears, handed(first), OPENING + 61 * MINUTE, "alice")
    assert said == [(Reason.QUESTIONED, "carol")]
    answered = handed(first, ("alice", OPENING + 62 * MINUTE, "The new one."))
    hears, said = words(hears, answered, OPENING + 62 * MINUTE, "alice")
    assert said == []
    hears, said = words(hears, handed(first, second), OPENING + 63 * MINUTE, "alice")
    assert said == [(Reason.QUESTIONED, "carol")]
    hears, said = words(hears, handed(thumb=OPENING + 64 * MINUTE), OPENING + 64 * MINUTE, "alice")
    assert said == [(Reason.ACCEPTED, "carol")]
    hears, said = words(hears, handed(thumb=OPENING + 64 * MINUTE), OPENING + 65 * MINUTE, "alice")
    assert said == []


def test_what_cannot_be_taken_is_said_to_the_giver_and_to_the_next() -> None:
    on = ("carol", OPENING + MINUTE, write_handed(Handed("carol", "dan"), HANDS.hours.tz))
    now = OPENING + 2 * MINUTE
    assert words(Heard(), handed(on), now, "alice")[1] == [(Reason.REFUSED, "carol")]
    assert words(Heard(), handed(on), now, "dan")[1] == [(Reason.HANDED, "carol")]
    assert words(Heard(), handed(on), now, "carol")[1] == []
    assert words(Heard(), handed(on), OPENING + 61 * MINUTE, "carol")[1] == [(Reason.NOT_ACCEPTED, "dan")]


def test_nobody_else_hears_of_a_handoff_and_nothing_rings_at_the_start_or_at_night() -> None:
    for me in ("dan", "jane", ""):
        assert words(Heard(), handed(), OPENING + HOUR, me)[1] == []
    quiet = heard_at_start([handed()], HANDS, OPENING + HOUR, "carol")
    assert words(quiet, handed(), OPENING + HOUR, "carol")[1] == []
    assert words(Heard(), handed(), FRIDAY + HOUR, "carol")[1] == []
