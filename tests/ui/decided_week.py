"""A week of which all is decided, as somebody left it the day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sretui.core.handoff.card import Card, noted
from sretui.core.handoff.deciding import UNTIL as UNTILS
from sretui.core.handoff.deciding import Way, decide
from sretui.core.handoff.draft import WeekDraft, write_draft
from sretui.ui.picture import Painter
from tests.ui.conftest import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.ui.conftest import Office

UNTIL = local(2, "09:00", 12)
CHOSEN = {301: Way.HAND_OFF, 303: Way.HAND_OFF, 302: Way.KEEP, 288: Way.WAIT, 280: Way.RESOLVE}


def decide_week(office: Office, otherwise: Mapping[int, Way] | None = None) -> None:
    """Hand two off, keep one, wait for one, and decide that one is to be resolved; the roster is right.

    `otherwise` decides some of them in another way.
    """
    desk = office.desk
    there = {one.inquiry.conversation.issue.number: one for one in Painter(desk).take().standings}
    decisions = {
        f"inquiries-{one}": decide(there[one], way, UNTIL if way in UNTILS else None)
        for one, way in {**CHOSEN, **(otherwise or {})}.items()
    }
    week = WeekDraft(confirmed="alice>carol,alice", decisions=decisions)
    desk.save_draft("handoff:2026-11-23", write_draft(week))
    for number in (301, 303):
        desk.record(f"inquiries-{number}", *noted(Card(next_action="ask for the log")))
