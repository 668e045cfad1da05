"""What the header says of calls for help, and of the step that is offered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sretui.core.journal import Kind
from sretui.core.turn import standing
from sretui.ui.escalation_words import escalation_line

if TYPE_CHECKING:
    from tests.ui.conftest import Office

BY = "2026-11-23T19:00:00+00:00"


@pytest.mark.parametrize(
    ("told", "minutes", "line"),
    [
        ((), 0, "an hour without a path? E asks the Backup"),
        (({"state": "asked", "by": BY},), 0, "asked Bob Brown Mon 09:42, by Mon 11:00"),
        (
            ({"state": "asked", "by": BY},),
            90,
            "asked Bob Brown Mon 09:42, by Mon 11:00 (over) · E asks others",
        ),
        (({"state": "asked", "by": None},), 59, "asked Bob Brown Mon 09:42"),
        (({"state": "asked", "by": None},), 60, "asked Bob Brown Mon 09:42 (over) · E asks others"),
        (({"state": "accepted", "by": BY},), 0, "Bob Brown: accepted Mon 09:42, by Mon 11:00"),
        (({"state": "declined", "by": BY},), 0, "Bob Brown: declined Mon 09:42 · E asks others"),
        (
            ({"state": "declined"}, {"id": "y", "whom": "Help desk", "state": "no answer"}),
            0,
            "Help desk: no answer Mon 09:42 · the last resort: p files a product issue",
        ),
    ],
)
def test_the_line(office: Office, told: tuple[dict[str, str | None], ...], minutes: int, line: str) -> None:
    for data in told:
        office.desk.record("inquiries-301", Kind.ESCALATED, {"id": "x", "whom": "bob", **data})
    found = office.desk.inquiry("inquiries-301")
    assert found is not None
    one = standing(found, office.team)
    now = office.now + timedelta(minutes=minutes)
    assert escalation_line(one, office.team, office.team.hours.tz, now) == line


def test_an_answered_inquiry_has_none(office: Office) -> None:
    found = office.desk.inquiry("inquiries-288")
    assert found is not None
    one = standing(found, office.team)
    assert escalation_line(one, office.team, office.team.hours.tz, office.now) == ""


async def test_it_stands_in_the_header_and_the_section(office: Office) -> None:
    office.desk.record(
        "inquiries-288", Kind.ESCALATED, {"id": "x", "whom": "carol", "state": "declined", "question": "?"}
    )
    office.desk.record("inquiries-280", Kind.ESCALATED, {"id": "y", "whom": "carol", "state": "accepted"})
    async with office.open() as hands:
        await hands.goes_to("inquiries-288")
        await hands.sees("Carol Cole: declined Mon 09:42", "E asks", "Escalated")
