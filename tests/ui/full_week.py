"""A Friday on which every step of the handoff has something to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sretui.core.acts.escalation import Asked, asking
from sretui.core.effort import log
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.destination import Destination, Where
from sretui.core.handoff.draft import read_draft, write_draft
from sretui.core.model import RepoRole
from sretui.core.outbox import steps
from sretui.core.serious.postmortem import marked
from tests.ui.conftest import local
from tests.ui.decided_week import decide_week
from tests.ui.filled_outbox import move, put, reply

if TYPE_CHECKING:
    from tests.ui.conftest import Office

PLACE = "handoff:2026-11-23"
SITUATION = "The licence server moves on Monday.\nHalf of the questions will be about it."
REFUSED = "GitHub says: Resource not accessible by token."
OWED = "Three people asked for the release list."


def live_through_a_week(office: Office) -> None:
    """Decide it all, call a colleague, begin a fruit, log time, owe two postmortems, have one act stuck."""
    office.now = local(24, "11:00")
    office.team = replace(office.team, handoff_summary=Destination(Where.ISSUE, "example/product", 4010))
    office.issue(265, "Nobody can log in", local(17, "09:00"), "Help!", closed=local(24, "09:30"))
    old, product = local(2, "09:00", 10), RepoRole.PRODUCT
    office.issue(4102, "The manual shows a dialog that is no more", old, "Old.", repo=product)
    desk = office.desk
    question = "Is it the driver? You wrote the part that talks to it."
    desk.record("inquiries-303", *asking(Asked("bob", question, local(30, "12:00")), "call-1"))
    desk.record("inquiries-265", *marked("three people could not work"))
    desk.record("inquiries-301", *marked("nobody could work"))
    desk.record("inquiries-301", *log(75, "diagnosing"))
    desk.record("inquiries-265", *log(210, "answering"))
    desk.record("product-4102", *log(45, "low-hanging fruit"))
    desk.record("", *log(30, "other"))
    office.now = local(27, "14:30")
    decide_week(office, {303: Way.ESCALATED})
    kept = desk.draft(PLACE)
    assert kept is not None
    told = replace(read_draft(kept.fields), situation=SITUATION, owed=OWED)
    desk.save_draft(PLACE, write_draft(told))
    office.synced(local(27, "14:06"))
    stuck = put(office, "stuck", 297, reply(297, "Thank you."), minutes=200, hold=0)
    move(office, stuck, lambda step: steps.stuck(step, REFUSED))
