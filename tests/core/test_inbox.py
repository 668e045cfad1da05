from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.inbox import SectionKind, is_any_waking, section_of, sections
from sretui.core.journal import Asking, Escalation, Facts, Redirected
from sretui.core.model import Conversation, Issue, RepoRole
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict

TEAM = Team(name="Kestrel", hours=BusinessHours.visit())
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def stand(
    number: int,
    verdict: Verdict = Verdict.ANSWERED,
    turn: Turn = Turn.US,
    *,
    days: float = 0,
    closed: datetime | None = None,
) -> Standing:
    since = NOW - timedelta(days=days)
    issue = Issue(f"I{number}", RepoRole.INQUIRIES, number, "Crash", "", "carla", since, since, closed=closed)
    return Standing(
        inquiry=Inquiry(Conversation(issue), Facts()),
        received=since,
        channel=None,
        customer="carla",
        verdict=verdict,
        response=None,
        took=None,
        turn=turn,
        since=since,
    )


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (stand(1, Verdict.UNANSWERED), SectionKind.ANSWER),
        (stand(1), SectionKind.REPLY),
        (stand(1, closed=NOW), SectionKind.REPLY),
        (stand(1, Verdict.CLOSED_WITHOUT_REPLY, closed=NOW), SectionKind.REPLY),
        (stand(1, turn=Turn.CUSTOMER), SectionKind.CUSTOMER),
        (stand(1, turn=Turn.CUSTOMER, days=20.99), SectionKind.CUSTOMER),
        (stand(1, turn=Turn.CUSTOMER, days=21), SectionKind.EXPIRING),
        (stand(1, turn=Turn.CUSTOMER, days=400), SectionKind.EXPIRING),
        (stand(1, turn=Turn.NOBODY, closed=NOW), None),
    ],
)
def test_section(standing: Standing, expected: SectionKind | None) -> None:
    assert section_of(standing, TEAM, NOW) is expected


def test_a_team_may_never_expire_anything() -> None:
    patient = Team(name="Kestrel", hours=TEAM.hours, expiry_days=0)
    assert section_of(stand(1, turn=Turn.CUSTOMER, days=400), patient, NOW) is SectionKind.CUSTOMER


def test_sections_come_in_order_and_most_urgent_first() -> None:
    found = sections(
        [
            stand(7, turn=Turn.CUSTOMER, days=2),
            stand(6, turn=Turn.CUSTOMER, days=30),
            stand(5, days=1),
            stand(4, turn=Turn.NOBODY),
            stand(3, Verdict.UNANSWERED, days=0.1),
            stand(2, Verdict.UNANSWERED, days=0.2),
            stand(1, Verdict.UNANSWERED, days=0.1),
        ],
        TEAM,
        NOW,
    )
    numbers = [
        (section.kind, [row.standing.inquiry.conversation.issue.number for row in section.rows])
        for section in found
    ]
    assert numbers == [
        (SectionKind.ANSWER, [2, 1, 3]),
        (SectionKind.REPLY, [5]),
        (SectionKind.CUSTOMER, [7]),
        (SectionKind.EXPIRING, [6]),
    ]
    assert all(row.section is section.kind for section in found for row in section.rows)


def test_an_empty_inbox_has_no_sections() -> None:
    assert sections([], TEAM, NOW) == ()


# put away, waiting for a colleague, led to the Primary

HOUR = timedelta(hours=1)


def told(one: Standing, asked: datetime | None = None, **recorded: Any) -> Standing:
    """Say what was recorded of an inquiry, and when its customer spoke last."""
    inquiry = replace(one.inquiry, facts=Facts(**recorded))
    return replace(one, inquiry=inquiry, asked=asked)


def called(state: Asking = Asking.ASKED) -> tuple[Escalation, ...]:
    return (Escalation("e", state, "bob", asked=NOW - 2 * HOUR, changed=NOW - 2 * HOUR),)


SNOOZED: dict[str, Any] = {"snoozed": NOW + HOUR, "snoozed_at": NOW - HOUR}
LED: dict[str, Any] = {"redirected": Redirected("carol", "mail", NOW)}
MADE: dict[str, Any] = {"redirected": Redirected("carol", "mail", NOW, made=True)}
CUSTOMER = stand(1, turn=Turn.CUSTOMER, days=30)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (told(stand(1), **SNOOZED), SectionKind.SNOOZED),
        (told(CUSTOMER, **SNOOZED), SectionKind.SNOOZED),
        (told(stand(1), NOW - 2 * HOUR, **SNOOZED), SectionKind.SNOOZED),
        (told(stand(1), NOW - HOUR / 2, **SNOOZED), SectionKind.REPLY),
        (told(stand(1), snoozed=NOW, snoozed_at=NOW - HOUR), SectionKind.REPLY),
        (told(stand(1, Verdict.UNANSWERED), **SNOOZED), SectionKind.ANSWER),
        (told(stand(1, turn=Turn.NOBODY), **SNOOZED), None),
        (told(stand(1), escalations=called()), SectionKind.ESCALATED),
        (told(CUSTOMER, escalations=called()), SectionKind.ESCALATED),
        (told(stand(1), escalations=called(Asking.ACCEPTED)), SectionKind.ESCALATED),
        (told(stand(1), escalations=called(Asking.DECLINED)), SectionKind.REPLY),
        (told(stand(1), escalations=called(Asking.NO_ANSWER)), SectionKind.REPLY),
        (told(stand(1), escalations=called(Asking.ENDED)), SectionKind.REPLY),
        (told(stand(1), NOW - 3 * HOUR, escalations=called()), SectionKind.ESCALATED),
        (told(stand(1), NOW - HOUR, escalations=called()), SectionKind.REPLY),
        (told(stand(1, Verdict.UNANSWERED), escalations=called()), SectionKind.ANSWER),
        (told(stand(1), escalations=called(), **SNOOZED), SectionKind.SNOOZED),
        (told(stand(1, turn=Turn.NOBODY), escalations=called()), None),
        (told(CUSTOMER, **LED), SectionKind.REPLY),
        (told(CUSTOMER, **MADE), SectionKind.EXPIRING),
        (told(stand(1, Verdict.UNANSWERED), **LED), SectionKind.ANSWER),
    ],
)
def test_section_of_what_was_put_away_or_asked(standing: Standing, expected: SectionKind | None) -> None:
    assert section_of(standing, TEAM, NOW) is expected


def test_the_end_of_a_snooze_is_noticed_once() -> None:
    standings = [stand(2), told(stand(1), **SNOOZED)]
    assert not is_any_waking(standings, NOW, NOW + HOUR - timedelta(seconds=1))
    assert is_any_waking(standings, NOW + HOUR - timedelta(seconds=1), NOW + HOUR)
    assert not is_any_waking(standings, NOW + HOUR, NOW + 2 * HOUR)
