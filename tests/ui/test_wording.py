"""The words of the screens, as tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sretui.core.board import Health, Inquiry, PullState
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts
from sretui.core.model import Channel, Comment, Conversation, Issue, RepoRole, Whereabouts
from sretui.core.roster.duty import duty
from sretui.core.team import Person, Shift, Team
from sretui.core.turn import Standing, standing
from sretui.ui import wording

TEAM = Team(
    "Example",
    BusinessHours.visit(frozenset({date(2026, 11, 26)})),
    people=(Person("alice", "Alice Adams"), Person("bob", "Bob Brown"), Person("carol", "Carol Cole")),
    shifts=(Shift(date(2026, 11, 23), "alice", "bob"), Shift(date(2026, 11, 30), "carol", "alice")),
    holiday_years=frozenset({2026}),
)
TZ = TEAM.hours.tz
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
EIGHT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
"""Monday 08:00 in the office."""


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (EIGHT + HOUR, "open, lunch in 3h00m"),
        (EIGHT + 3 * HOUR + 59 * MINUTE, "open, lunch in 1m"),
        (EIGHT + 4 * HOUR, "lunch, opens Mon 13:00"),
        (EIGHT + 8 * HOUR, "open, closes in 1h00m"),
        (EIGHT + 10 * HOUR, "night, opens Tue 08:00"),
        (EIGHT - DAY, "weekend, opens Mon 08:00"),
        (EIGHT + 3 * DAY, "holiday, opens Fri 08:00"),
    ],
)
def test_the_teams_hours(now: datetime, words: str) -> None:
    assert wording.business_state(TEAM, now) == words


def test_the_wall_clock() -> None:
    assert wording.wall_clock(EIGHT, TZ) == "Mon 23 Nov 08:00 PST"
    assert wording.wall_clock(EIGHT, UTC) == "Mon 23 Nov 16:00 UTC"


@pytest.mark.parametrize(
    ("health", "age", "words", "stale"),
    [
        (Health.FRESH, timedelta(seconds=12), "synced 12s ago", False),
        (Health.PULLING, 4 * MINUTE, "synced 4m ago", False),
        (Health.FRESH, 6 * MINUTE, "synced 6m ago", True),
        (Health.FAULT, MINUTE, "synced 1m ago", True),
        (Health.WAITING, MINUTE, "synced 1m ago", True),
        (Health.NEVER, None, "never synced", True),
        (Health.PULLING, None, "first sync…", False),
        (Health.FAULT, None, "never synced", True),
    ],
)
def test_the_age_of_the_data(health: Health, age: timedelta | None, words: str, stale: bool) -> None:
    now = EIGHT + HOUR
    state = PullState(health, None if age is None else now - age)
    assert wording.data_age(state, now) == words
    assert wording.is_stale(state, TEAM, now) is stale


def test_at_night_old_data_is_no_warning() -> None:
    night = EIGHT + 12 * HOUR
    assert not wording.is_stale(PullState(Health.FRESH, night - HOUR), TEAM, night)
    assert wording.is_stale(PullState(Health.FAULT, night - HOUR), TEAM, night)


@pytest.mark.parametrize(
    ("me", "words", "coming", "short"),
    [
        ("alice", "Primary you (alice) · Backup Bob Brown", "Carol Cole, you", "ends in 4d 8h"),
        ("BOB", "Primary Alice Adams · Backup you (bob)", "Carol Cole, Alice Adams", "ends in 4d 8h"),
        (
            "carol",
            "Primary Alice Adams · Backup Bob Brown",
            "you, Alice Adams",
            "yours from Fri 17:00",
        ),
        (
            "dan",
            "Primary Alice Adams · Backup Bob Brown",
            "Carol Cole, Alice Adams · you are free: N redirects",
            "you are free",
        ),
    ],
)
def test_who_is_on_duty(me: str, words: str, coming: str, short: str) -> None:
    now = EIGHT + HOUR
    on = duty(TEAM, now)
    change = "yours from" if me == "carol" else "shift ends"
    ends = f"{change} Fri 17:00, in 4d 8h · next: {coming}"
    assert wording.roles(TEAM, on, me, now) == f"{words} · {ends}"
    assert wording.short_roles(TEAM, on, me, now) == f"{words} · {short}"


def test_nobody_on_duty() -> None:
    before = EIGHT - 10 * DAY
    on = duty(TEAM, before)
    assert wording.roles(TEAM, on, "alice", before).startswith("Nobody is on duty: add this week's shift")
    assert wording.short_roles(TEAM, on, "alice", before).startswith("Nobody is on duty")


@pytest.mark.parametrize(
    ("years", "now", "missing"),
    [
        ({2026}, EIGHT, None),
        ({2026}, EIGHT + 20 * DAY, 2027),
        ({2026, 2027}, EIGHT + 20 * DAY, None),
        ({2025}, EIGHT, 2026),
        (set(), EIGHT, 2026),
    ],
)
def test_a_year_without_holidays(years: set[int], now: datetime, missing: int | None) -> None:
    words = wording.holiday_warning(replace(TEAM, holiday_years=frozenset(years)), now)
    assert words == "" if missing is None else f"No holidays are listed for {missing}" in words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (3 * HOUR + 12 * MINUTE, "3h12m"),
        (48 * MINUTE + timedelta(seconds=12), "48m12s"),
        (timedelta(0), "0m00s"),
        (-timedelta(seconds=1), "+0m01s"),
        (-65 * MINUTE, "+1h05m"),
        (-250 * HOUR, "+250h"),
    ],
)
def test_the_clock_of_a_row(left: timedelta, words: str) -> None:
    assert wording.clock_words(left) == words


def inquiry(*said: tuple[str, datetime], **more: object) -> Standing:
    """Where an inquiry of Monday 08:00 stands after what was said."""
    issue = Issue("i1", RepoRole.INQUIRIES, 1, "Question", "?", "jane", EIGHT, EIGHT)
    comments = tuple(
        Comment(place, f"c{place}", issue.repo, 1, author, "Words.", at, at)
        for place, (author, at) in enumerate(said)
    )
    facts = {name: value for name, value in more.items() if name in Facts.__slots__}
    changed = {name: value for name, value in more.items() if name not in facts}
    whole = Conversation(replace(issue, **changed), comments)  # type: ignore[arg-type]  # fields by name
    return standing(Inquiry(whole, Facts(**facts)), TEAM)  # type: ignore[arg-type]  # likewise


@pytest.mark.parametrize(
    ("one", "now", "row", "sentence"),
    [
        (inquiry(), EIGHT + HOUR, "3h00m", "3h00m left · due Mon 12:00 (on time)"),
        (
            inquiry(),
            EIGHT + 3 * HOUR + 50 * MINUTE,
            "10m00s",
            "10m00s left · due Mon 12:00 (under 15 minutes)",
        ),
        (inquiry(), EIGHT + 6 * HOUR, "+1h00m", "1h00m over (overdue)"),
        (
            inquiry(("alice", EIGHT + HOUR)),
            EIGHT + 2 * HOUR,
            "1h00m",
            "answered in 1h00m · waiting for the customer 1h00m",
        ),
        (
            inquiry(("alice", EIGHT + HOUR)),
            EIGHT + 9 * DAY,
            "8d",
            "answered in 1h00m · waiting for the customer 8d",
        ),
        (
            inquiry(("alice", EIGHT + 6 * HOUR)),
            EIGHT + 7 * HOUR,
            "1h00m",
            "answered 1h00m late · waiting for the customer 1h00m",
        ),
        (
            inquiry(("alice", EIGHT + HOUR), ("jane", EIGHT + 2 * HOUR)),
            EIGHT + 3 * HOUR,
            "1h00m",
            "answered in 1h00m · waiting on us 1h00m, since Mon 10:00",
        ),
        (
            inquiry(answered_elsewhere=EIGHT + HOUR, answered_how="phone"),
            EIGHT + 2 * HOUR,
            "1h00m",
            "answered in 1h00m (phone) · waiting for the customer 1h00m",
        ),
        (
            inquiry(closed=EIGHT + HOUR, updated=EIGHT + HOUR),
            EIGHT + 2 * HOUR,
            "1h00m",
            "closed without reply",
        ),
    ],
)
def test_how_the_response_clock_stands(one: Standing, now: datetime, row: str, sentence: str) -> None:
    assert wording.waiting_time(one, TEAM, now) == row
    assert wording.clock_sentence(one, TEAM, TZ, now) == sentence


def test_an_answer_that_waits_is_told_as_one() -> None:
    one = inquiry(("alice", EIGHT + HOUR))
    assert one.response is not None
    waits = replace(one, response=replace(one.response, waiting=True))
    sentence = "answered in 1h00m (waiting to be sent) · waiting for the customer 1h00m"
    assert wording.clock_sentence(waits, TEAM, TZ, EIGHT + 2 * HOUR) == sentence


def test_how_first_contact_was_made() -> None:
    now = EIGHT + 90 * MINUTE
    by_mail = inquiry(channel=Channel.MAIL, customer="Jane Doe")
    assert wording.first_contact(by_mail, TZ, now) == "mail from Jane Doe · received Mon 08:00 · 1h30m ago"
    assert wording.first_contact(replace(by_mail, channel=None, customer=""), TZ, now).startswith(
        "channel unknown · received"
    )


@pytest.mark.parametrize(
    ("assignees", "words"),
    [
        ((), "unassigned"),
        (("Alice",), "assigned to you"),
        (("bob", "alice"), "assigned to Bob Brown, you"),
        (("stranger",), "assigned to stranger"),
    ],
)
def test_who_is_assigned(assignees: tuple[str, ...], words: str) -> None:
    issue = replace(inquiry().inquiry.conversation.issue, assignees=assignees)
    assert wording.assigned(issue, TEAM, "alice") == words


@pytest.mark.parametrize(
    ("changed", "state", "left"),
    [
        ({}, "open", "waits for nobody any more"),
        ({"closed": EIGHT}, "closed", "closed"),
        ({"closed": EIGHT, "state_reason": "not_planned"}, "closed as not planned", "closed as not planned"),
        ({"whereabouts": Whereabouts.MOVED, "moved_to": "a/b#7"}, "moved to a/b#7", "moved to a/b#7"),
        ({"whereabouts": Whereabouts.MOVED}, "moved", "moved"),
        ({"whereabouts": Whereabouts.DELETED}, "deleted on GitHub", "deleted on GitHub"),
    ],
)
def test_what_became_of_an_issue(changed: dict[str, object], state: str, left: str) -> None:
    issue = replace(inquiry().inquiry.conversation.issue, **changed)  # type: ignore[arg-type]  # fields by name
    assert wording.state_of(issue) == state
    assert wording.left_inbox(issue) == f"#1 has left the inbox while you read it: {left}."


def test_when_something_was_said() -> None:
    assert wording.spoken(EIGHT, TZ, EIGHT + 3 * HOUR) == "Mon 08:00, 3h ago"
