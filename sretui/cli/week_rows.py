"""The week as a plain table and as JSON; both say the same."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sretui.core.cleaning import clean
from sretui.core.model import Issue
from sretui.core.team import Team
from sretui.core.week.figures import Figures
from sretui.core.week.outcome import Came, longest_took, median_took, share_in_time
from sretui.core.week.words import extent, message, rows, title, values

_VALUE = 7
"""Cells of the figures' column."""


def lines(figures: Figures, team: Team) -> Iterator[str]:
    """Word the week, one figure a line."""
    yield title(figures, team, team.hours.tz)
    yield extent(figures, team.hours.tz)
    yield message(figures)
    yield ""
    for row in rows(figures):
        mark = "!" if row.is_bad else " "
        yield f"{row.value:>{_VALUE}} {mark} {'  ' if row.below else ''}{row.label}"


def document(figures: Figures, team: Team) -> dict[str, object]:
    """Build the JSON document; instants are UTC, amounts are seconds, effort is minutes."""
    bounds, longest = figures.bounds, longest_took(figures.came)
    return {
        "now": _utc(figures.at),
        "team": clean(team.name, lines=False),
        "begins": _utc(bounds.begins),
        "opens": _utc(bounds.opens),
        "ends": _utc(bounds.ends),
        "over": figures.is_over,
        "primaries": list(bounds.primaries),
        "backups": list(bounds.backups),
        "goal_seconds": _seconds(figures.goal),
        "counts": dict(values(figures)),
        "share_in_time": share_in_time(figures.came),
        "median_seconds": _seconds(median_took(figures.came)),
        "longest_seconds": _seconds(longest.took if longest else None),
        "received": [_came(one) for one in figures.came],
        "carried_over": [_issue(one) for one in figures.carried],
        "resolved": [{**_issue(one.issue), "how": list(one.how)} for one in figures.resolved],
        "still_open": [_issue(one) for one in figures.still_open],
        "handed_off": [_issue(one) for one in figures.handed],
        "escalations": [
            {"whom": clean(call.escalation.whom, lines=False), "state": call.state.value}
            for call in figures.asked
        ],
        "fruit_done": [{**_known(figures, one.node_id), "how": one.how} for one in figures.fruit],
        "postmortems_owed": [
            {**_issue(one.issue), "why": clean(one.why, lines=False), "due": one.is_due}
            for one in figures.owed
        ],
        "effort": {
            "minutes": figures.effort.total,
            "by_category": dict(figures.effort.by_category),
            "by_day": {f"{day:%Y-%m-%d}": minutes for day, minutes in figures.effort.by_day.items()},
            "by_issue": [
                {**_known(figures, node_id), "minutes": minutes}
                for node_id, minutes in figures.effort.by_issue.items()
            ],
        },
    }


def _came(one: Came) -> dict[str, object]:
    return {
        **_issue(one.issue),
        "received": _utc(one.received),
        "outcome": one.outcome.name.lower(),
        "took_seconds": _seconds(one.took),
    }


def _known(figures: Figures, node_id: str) -> dict[str, object]:
    issue = figures.named(node_id)
    return {**_issue(issue), "repo": issue.repo.value} if issue else {"node_id": node_id}


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "node_id": issue.node_id,
        "number": issue.number,
        "title": clean(issue.title, lines=False),
        "url": issue.url,
    }


def _utc(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(amount: timedelta | None) -> int | None:
    return None if amount is None else amount // timedelta(seconds=1)
