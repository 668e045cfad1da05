"""The inbox's rows: sections of inquiries, each with its clock as of the instant last told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sretui.core import phrases
from sretui.core.clock import level
from sretui.core.escalation import offer
from sretui.core.handoff.acceptance import Accepting
from sretui.core.handoff.owing import owed
from sretui.core.inbox import Section, awaits_contact, is_handed
from sretui.core.prose import title_core
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict
from sretui.ui import wording
from sretui.ui.widgets.line_source import heading
from sretui.ui.widgets.lines import Line, Span, column

MARK = 3
OFFERED = "E"
"""The key of the next step up, as a mark: help was asked for in vain, or an hour passed without a path."""
MARKED = "✓"
"""Stands between the two on a row that is marked for the next act."""
BEGUN = "✎"
"""Stands before the title where something is typed that was not sent."""
TIME = 7
"""Cells of the time column: `+12h05m`."""

_ROOMY = 56
"""Cells of what stands still, from which on a mark may be words."""


class InquiryRows:
    """A list's source; `now` is told each second, and only the time column depends on it."""

    def __init__(
        self,
        sections: Sequence[Section],
        team: Team,
        me: str,
        now: datetime,
        marks: Mapping[str, str] | None = None,
        begun: Collection[str] = (),
    ) -> None:
        """Take the rows.

        `marks` says of which inquiries (node ids) something waits, or is stuck; of those `begun` something is
        typed and not sent.
        """
        self.now = now
        self.marked: frozenset[str] = frozenset()
        """What the next act is for (node ids)."""
        self._marks = marks or {}
        self._begun = begun
        self._team = team
        self._me = me
        self._still: dict[tuple[int, int], tuple[Span, ...]] = {}
        self._rows: list[Standing | str] = []
        for section in sections:
            self._rows.append(section.kind.value)
            self._rows.extend(row.standing for row in section.rows)
        self._places = {
            row.inquiry.conversation.issue.node_id: place
            for place, row in enumerate(self._rows)
            if not isinstance(row, str)
        }

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, index: int) -> object:
        """Give the inquiry's node id; None for a section's name."""
        row = self._rows[index]
        return None if isinstance(row, str) else row.inquiry.conversation.issue.node_id

    def find(self, key: object) -> int | None:
        """Tell where an inquiry stands now."""
        return self._places.get(key) if isinstance(key, str) else None

    def line(self, index: int, width: int) -> Line:
        """Draw a row: mark, time, number, title, channel, assignee."""
        row = self._rows[index]
        if isinstance(row, str):
            return heading(row)[1]
        mark, role = self._urgency(row)
        waited = wording.waiting_time(row, self._team, self.now, self._me)
        chosen = MARKED if self.key(index) in self.marked else " "
        clock = Span(f"{mark:>{MARK}}{chosen}{waited:>{TIME}} ", role)
        still = self._still.get((index, width))
        if still is None:
            still = self._still[index, width] = self._spans(row, width - MARK - 1 - TIME - 1)
        return Line((clock, *still))

    def _spans(self, row: Standing, width: int) -> tuple[Span, ...]:
        """Draw what stands still while the clock ticks."""
        issue = row.inquiry.conversation.issue
        channel = row.channel.value if row.channel else ""
        title = title_core(issue.title, self._team.list_tags) or issue.title or "(no title)"
        mark = self._marks.get(issue.node_id, "")
        state = f"{mark} " if mark else self._state(row, width)
        begun = f"{BEGUN} " if issue.node_id in self._begun else ""
        room = max(4, width - 7 - 1 - 7 - 1 - 1 - len(state) - len(begun))
        return (
            Span(column(f"#{issue.number}" if issue.number else "new", 6) + " ", "line--number"),
            Span(state, "line--urgent" if mark == "stuck" else "line--state"),
            *((Span(begun, "line--state"),) if begun else ()),
            Span(column(title, room) + " ", "line--title"),
            Span(column(channel, 7) + " ", "line--channel"),
            Span(_assignee_mark(issue.assignees, self._me), "line--state"),
        )

    def _state(self, row: Standing, width: int) -> str:
        """Say what a row's section does not: closed, serious, a customer who was led here, or handed over."""
        if row.inquiry.conversation.issue.closed is not None:
            return "closed "
        if row.inquiry.facts.serious and not is_handed(row, self._me):
            return "serious "
        if awaits_contact(row):
            return "redirected "
        return self._handed(row, width)

    def _handed(self, row: Standing, width: int) -> str:
        """Mark what was handed over and waits for a word: by when, where a section says the rest."""
        handoff = row.handoff
        if handoff is None:
            return ""
        if not handoff.waits:
            return self._by(owed(row, self._me), width)
        if not is_handed(row, self._me):
            return "not accepted " if width >= _ROOMY else ""
        if row.turn is Turn.US:
            return "handed to you " if width >= _ROOMY else "handed "
        if handoff.state is Accepting.QUESTIONED:
            return "asked "
        return self._by(handoff.promise.by, width)

    def _by(self, at: datetime | None, width: int) -> str:
        """Say until when something was promised; where there is little room only that it is today."""
        if at is None:
            return ""
        tz = self._team.hours.tz
        there, here = at.astimezone(tz), self.now.astimezone(tz)
        if there.date() == here.date():
            return f"by {there:%H:%M} "
        return f"by {phrases.local(at, tz, self.now)} " if width >= _ROOMY else ""

    def _urgency(self, one: Standing) -> tuple[str, str]:
        if one.turn is not Turn.US or one.verdict is not Verdict.UNANSWERED:
            mark = OFFERED if offer(one, self._team, self.now) else ""
            return mark, "line--calm" if one.turn is Turn.US else "line--muted"
        grade = level(self._team.goal - self._team.hours.elapsed(one.received, self.now))
        return phrases.symbol(grade), f"line--{grade.value}"


def _assignee_mark(assignees: Sequence[str], me: str) -> str:
    if not assignees:
        return "–"
    return "●" if any(login.casefold() == me.casefold() for login in assignees) else "○"
