from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sretui.cli.checkup.findings import Finding, Mark
from sretui.cli.checkup.roster import check_team
from sretui.core.hours import BusinessHours
from sretui.core.team import Membership, Person, Shift, Team

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
ALICE, BOB = (
    Person("alice", "Alice"),
    Person("bob", "Bob", memberships=(Membership(None, date(2026, 10, 1)),)),
)
TEAM = Team(
    "Harbor",
    BusinessHours.visit(),
    people=(ALICE, BOB, Person("carol", "Carol")),
    shifts=(Shift(date(2026, 11, 23), "alice", "carol"), Shift(date(2026, 11, 30), "carol", "alice")),
    holiday_years=frozenset({2026, 2027}),
)
HOLIDAYS = "run `sretui holidays {0}`, correct its list, and paste it into team.toml"
WEEKS = "add the weeks ahead under [[shifts]] in team.toml"


def test_a_team_in_order_has_only_good_findings() -> None:
    assert [(one.mark, one.says) for one in check_team(TEAM, "alice", NOW)] == [
        (Mark.GOOD, "2026 has its list"),
        (Mark.GOOD, "2027 has its list"),
        (Mark.GOOD, "2 of 3 are on the team today"),
        (Mark.GOOD, "this week: alice, backup carol"),
    ]


CASES = [
    (
        replace(TEAM, holiday_years=frozenset()),
        "alice",
        [
            Finding(
                Mark.NOTE,
                "holidays",
                "2026 has no list, so countdowns run on holidays too",
                HOLIDAYS.format(2026),
            ),
            Finding(Mark.NOTE, "holidays", "2027 has no list yet", HOLIDAYS.format(2027)),
        ],
    ),
    (
        replace(TEAM, people=(BOB,)),
        "alice",
        [
            Finding(
                Mark.TROUBLE,
                "people",
                "nobody is on the team today",
                "list everybody under [[people]] in team.toml; only their comments count as answers",
            )
        ],
    ),
    (
        TEAM,
        "Bob",
        [
            Finding(
                Mark.NOTE,
                "me",
                "Bob is not on the team today",
                "add yourself under [[people]] in team.toml, else your answers do not count",
            )
        ],
    ),
    (
        replace(TEAM, shifts=TEAM.shifts[:1]),
        "",
        [Finding(Mark.NOTE, "roster", "nobody is down for next week", WEEKS)],
    ),
    (
        replace(TEAM, shifts=()),
        "",
        [
            Finding(Mark.NOTE, "roster", "nobody is down for this week", WEEKS),
            Finding(Mark.NOTE, "roster", "nobody is down for next week", WEEKS),
        ],
    ),
]


@pytest.mark.parametrize(("team", "me", "findings"), CASES)
def test_what_is_missing_is_found_and_told_how_to_mend(team: Team, me: str, findings: list[Finding]) -> None:
    assert [one for one in check_team(team, me, NOW) if one.mark is not Mark.GOOD] == findings


def test_next_years_holidays_may_wait_until_october() -> None:
    team = replace(TEAM, holiday_years=frozenset({2026}))
    june = datetime(2026, 6, 1, tzinfo=UTC)
    assert [one.says for one in check_team(team, "", june) if one.about == "holidays"] == [
        "2026 has its list"
    ]
