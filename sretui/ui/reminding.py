"""Reminding of the handoff, each reminder once; which have rung is kept beside the week's draft."""

from collections.abc import Sequence
from datetime import date, datetime

from sretui.core.errors import SretuiError
from sretui.core.handoff.draft import WeekDraft, place_of, read_draft
from sretui.core.handoff.reminding import Reminder, left, reminder, sentence
from sretui.core.handoff.shifting import Handover, choose
from sretui.core.people import is_among
from sretui.core.turn import Standing
from sretui.desk import Desk


class Reminding:
    """Looks once a minute whether it is time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looked: datetime | None = None
        self._rung: set[tuple[date, Reminder]] = set()

    def look(self, standings: Sequence[Standing], now: datetime) -> str:
        """Say what to remind of now; nothing when it is not time, or was said already."""
        minute = now.replace(second=0, microsecond=0)
        if minute == self._looked:
            return ""
        self._looked = minute
        team, me = self._desk.team, self._desk.me
        handover = choose(team, me, now)
        if handover is None or handover.goes_on or not is_among(me, (handover.giver,)):
            return ""
        which = reminder(handover, team.hours, now)
        if which is None or (handover.week, which) in self._rung:
            return ""
        self._rung.add((handover.week, which))
        return self._told(handover, which, standings)

    def _told(self, handover: Handover, which: Reminder, standings: Sequence[Standing]) -> str:
        """Say it, unless another sretui of this person has; what cannot be kept is said all the same."""
        place = f"reminded:{handover.week}"
        count = left(handover, standings, WeekDraft())
        try:
            told = self._desk.draft(place)
            rung = dict(told.fields) if told else {}
            kept = self._desk.draft(place_of(handover.week))
            count = left(handover, standings, read_draft(kept.fields) if kept else WeekDraft())
            if which.value in rung or not count:
                return ""
            self._desk.save_draft(place, {**rung, which.value: "yes"})
        except SretuiError:
            pass
        return sentence(handover, self._desk.team, count) if count else ""
