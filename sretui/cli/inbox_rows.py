"""Inbox rows as words and as JSON; both say the same."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sretui.core.board import PullState
from sretui.core.cleaning import clean
from sretui.core.clock import Countdown, countdown
from sretui.core.handoff.acceptance import Acceptance
from sretui.core.inbox import Row, Section, SectionKind
from sretui.core.phrases import (
    ago,
    answer_phrase,
    countdown_phrase,
    counted,
    local,
    rough,
    span,
    symbol,
    weekday_and_day,
    word,
)
from sretui.core.team import Team
from sretui.core.turn import Standing, Turn, Verdict

Marks = Mapping[str, str]
NO_MARKS: Marks = {}
_NARROW = 3
"""Cells of the widest mark of a level."""


def lines(
    sections: Iterable[Section], state: PullState, team: Team, now: datetime, marks: Marks = NO_MARKS
) -> Iterator[str]:
    """Word the whole inbox, one inquiry a line under its section's name.

    `marks` says of which inquiries (node ids) something waits in the outbox, or is stuck.
    """
    yield " · ".join(_head(state, team, now))
    empty = True
    for section in sections:
        empty = False
        yield ""
        yield f"{section.kind.value} ({len(section.rows)})"
        yield from (_line(row, team, now, marks) for row in section.rows)
    if empty:
        yield ""
        yield "Nobody is waiting." if state.synced else "Nothing is here yet: run `sretui sync` first."


def _head(state: PullState, team: Team, now: datetime) -> Iterator[str]:
    yield clean(team.name, lines=False)
    yield f"{weekday_and_day(now, team.hours.tz)} {now.astimezone(team.hours.tz):%H:%M}"
    yield "open" if team.hours.is_open(now) else f"closed ({team.hours.why_closed(now)})"
    yield f"synced {ago(state.synced, now)}" if state.synced else "never synced"
    if _year(team, now) not in team.holiday_years:
        yield f"no holiday list for {_year(team, now)}"


def _year(team: Team, now: datetime) -> int:
    return now.astimezone(team.hours.tz).year


def _line(row: Row, team: Team, now: datetime, marks: Marks) -> str:
    standing = row.standing
    issue = standing.inquiry.conversation.issue
    parts = [
        f"#{issue.number}" if issue.number else "new",
        clean(issue.title, lines=False) or "(no title)",
        *_how(row, team, now),
        standing.channel.value if standing.channel else "",
        f"for {clean(standing.customer, lines=False)}" if standing.customer else "",
        clean(", ".join(issue.assignees), lines=False) or "unassigned",
        counted(len(standing.unattributed), "relay comment") + " to attribute"
        if standing.unattributed
        else "",
        f"{marks[issue.node_id]} in the outbox" if issue.node_id in marks else "",
    ]
    mark, amount = _mark(row, team, now)
    return f"{mark:<{_NARROW}} {amount:>7}  " + "  ".join(part for part in parts if part)


def _mark(row: Row, team: Team, now: datetime) -> tuple[str, str]:
    standing, ours = row.standing, row.standing.turn is Turn.US
    if ours and standing.verdict is Verdict.UNANSWERED:
        clock = _countdown(standing, team, now)
        sign = "+" if clock.remaining < timedelta(0) else ""
        return symbol(clock.level), sign + rough(clock.remaining)
    if ours and row.section in {SectionKind.REPLY, SectionKind.ASKED}:
        return "", rough(team.hours.elapsed(standing.since, now))
    return "", span(now - standing.since)


def _how(row: Row, team: Team, now: datetime) -> Iterator[str]:
    standing, ours = row.standing, row.standing.turn is Turn.US
    if ours and standing.verdict is Verdict.UNANSWERED:
        clock = _countdown(standing, team, now)
        yield f"{word(clock.level)}: {countdown_phrase(clock, team.hours.tz, now)}"
        received = local(standing.received, team.hours.tz, now)
        yield f"received {received}, waited {span(now - standing.received)}"
    elif row.section is SectionKind.SNOOZED and standing.inquiry.facts.snoozed is not None:
        yield f"put away until {local(standing.inquiry.facts.snoozed, team.hours.tz, now)}"
    elif row.section is SectionKind.ESCALATED:
        asked = ", ".join(one.whom for one in standing.inquiry.facts.escalations)
        yield f"asked {clean(asked, lines=False)}"
    elif row.section is SectionKind.REPLY:
        yield f"waiting on us since {local(standing.since, team.hours.tz, now)}"
    if standing.handoff is not None and standing.handoff.waits:
        yield _handed(standing.handoff, team, now)
    if standing.took is not None and standing.verdict is Verdict.ANSWERED:
        waits = standing.response is not None and standing.response.waiting
        yield answer_phrase(standing.took, team.goal) + (" (waiting to be sent)" if waits else "")
    elif standing.verdict is Verdict.CLOSED_WITHOUT_REPLY:
        yield standing.verdict.value


def _handed(handoff: Acceptance, team: Team, now: datetime) -> str:
    """Say who handed it to whom, and what was promised to the customer."""
    handed, promise = handoff.handed, handoff.promise
    by = f" by {local(promise.by, team.hours.tz, now)}" if promise.by else ""
    what = f", next{by}: {clean(promise.action, lines=False)}" if promise.action else ""
    return f"handed from {handed.giver} to {handed.taker}, {handoff.state.value}{what}"


def _countdown(standing: Standing, team: Team, now: datetime) -> Countdown:
    return countdown(team.hours, standing.received, now, team.goal)


def document(
    sections: Iterable[Section], state: PullState, team: Team, now: datetime, marks: Marks = NO_MARKS
) -> dict[str, object]:
    """Build the JSON document; instants are UTC, amounts are seconds."""
    return {
        "now": _utc(now),
        "team": clean(team.name, lines=False),
        "zone": team.hours.zone,
        "open": team.hours.is_open(now),
        "why_closed": team.hours.why_closed(now),
        "synced": _utc(state.synced),
        "holidays_known": _year(team, now) in team.holiday_years,
        "sections": [
            {"name": section.kind.value, "rows": [_row(row, team, now, marks) for row in section.rows]}
            for section in sections
        ],
    }


def _row(row: Row, team: Team, now: datetime, marks: Marks) -> dict[str, object]:
    standing = row.standing
    issue = standing.inquiry.conversation.issue
    return {
        "number": issue.number,
        "node_id": issue.node_id,
        "url": issue.url,
        "title": clean(issue.title, lines=False),
        "open": issue.is_open,
        "author": issue.author,
        "customer": clean(standing.customer, lines=False),
        "channel": standing.channel.value if standing.channel else None,
        "assignees": list(issue.assignees),
        "labels": [clean(label, lines=False) for label in issue.labels],
        "received": _utc(standing.received),
        "waited_seconds": _seconds(now - standing.received),
        "verdict": standing.verdict.value,
        "turn": standing.turn.value,
        "since": _utc(standing.since),
        "since_business_seconds": _seconds(team.hours.elapsed(standing.since, now)),
        "unattributed": list(standing.unattributed),
        "outbox": marks.get(issue.node_id),
        "handoff": _handoff(standing.handoff),
        **_clock(row, team, now),
        **_answer(standing, team),
    }


def _handoff(handoff: Acceptance | None) -> dict[str, object] | None:
    if handoff is None:
        return None
    return {
        "from": handoff.handed.giver,
        "to": handoff.handed.taker,
        "at": _utc(handoff.comment.created),
        "state": handoff.state.value,
        "by": handoff.by,
        "next": clean(handoff.promise.action, lines=False),
        "next_by": _utc(handoff.promise.by),
    }


def _clock(row: Row, team: Team, now: datetime) -> dict[str, object]:
    if row.standing.turn is not Turn.US or row.standing.verdict is not Verdict.UNANSWERED:
        return {}
    clock = _countdown(row.standing, team, now)
    return {
        "due": _utc(clock.due),
        "remaining_seconds": _seconds(clock.remaining),
        "level": clock.level.value,
        "frozen": clock.frozen,
        "resumes": _utc(clock.resumes),
    }


def _answer(standing: Standing, team: Team) -> dict[str, object]:
    response = standing.response
    if response is None:
        return {"response": None}
    took = standing.took if standing.took is not None else timedelta(0)
    return {
        "response": {
            "at": _utc(response.at),
            "by": response.by,
            "how": clean(response.how, lines=False),
            "waiting": response.waiting,
            "took_seconds": _seconds(took),
            "late_seconds": max(0, _seconds(took - team.goal)),
        }
    }


def _utc(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _seconds(amount: timedelta) -> int:
    return amount // timedelta(seconds=1)
