"""The week in words: rows of figures, and the sentences that say what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sretui.core.cleaning import clean
from sretui.core.effort import minutes_words, name_of
from sretui.core.model import Issue
from sretui.core.people import name
from sretui.core.phrases import rough, weekday_and_day
from sretui.core.recorded import Asking
from sretui.core.roster.words import day_words
from sretui.core.team import Team
from sretui.core.week.figures import Figures
from sretui.core.week.outcome import Outcome, longest_took, median_took, share_in_time

_PRIVATE = "Your effort (never posted)"
QUARTERS = 4
"""The goal is cut into so many parts, to show how quick the answers were."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `below` says that it is a part of the one before."""

    label: str
    value: str
    below: bool = False
    is_bad: bool = False
    """Whether it is what the team tries to avoid."""
    issue: Issue | None = None


def title(figures: Figures, team: Team, tz: tzinfo) -> str:
    """Name a week: `The week of Mon 23 Nov · Alice Adams, Backup Bob Brown`."""
    bounds = figures.bounds
    who = " and ".join(clean(name(team, one), lines=False) for one in bounds.primaries)
    backup = " and ".join(clean(name(team, one), lines=False) for one in bounds.backups)
    roles = f"{who}, Backup {backup}" if who else "nobody in the roster"
    return f"The week of {weekday_and_day(bounds.opens, tz)} · {roles}"


def extent(figures: Figures, tz: tzinfo) -> str:
    """Say from when to when it counts: `Fri 20 Nov 17:00 – Fri 27 Nov 17:00, so far`."""
    bounds = figures.bounds
    so_far = ", so far" if bounds.begins <= figures.at < bounds.ends else ""
    ahead = ", not begun yet" if figures.at < bounds.begins else ""
    return f"{_instant(bounds.begins, tz)} – {_instant(bounds.ends, tz)}{so_far}{ahead}"


def message(figures: Figures) -> str:
    """Say in one sentence how the answers went: what the plot shows."""
    goal, every = _amount(figures.goal), figures.came
    share, half = share_in_time(every), median_took(every)
    if not every:
        return "Nothing came in."
    if share is None:
        return f"{inquiries(len(every))} came in; none is decided yet."
    decided = len(every) - figures.count(Outcome.WAITING) - figures.count(Outcome.WITHDRAWN)
    said = f"{figures.count(Outcome.IN_TIME)} of {decided} answered within {goal} ({share:.0%})"
    return f"{said}, half of the answers within {_amount(half)}." if half is not None else f"{said}."


def about_plot(figures: Figures) -> str:
    """Say what the plot counts."""
    return f"First answers by the business time they took; the goal is {_amount(figures.goal)}"


def inquiries(count: int) -> str:
    """Word a count of inquiries."""
    return "1 inquiry" if count == 1 else f"{count} inquiries"


def bars(figures: Figures) -> tuple[tuple[str, int], ...]:
    """Count the first answers by the business time they took, quarter by quarter of the goal, then the late.

    What still waits over the goal, or was closed without a word, stands last.
    """
    part = figures.goal / QUARTERS
    took = [one.took for one in figures.came if one.took is not None]
    found = [
        (f"≤{_amount(part * (place + 1))}", sum(part * place < one <= part * (place + 1) for one in took))
        for place in range(QUARTERS)
    ]
    first, count = found[0]
    found[0] = (first, count + sum(one <= timedelta(0) for one in took))
    late = sum(one > figures.goal for one in took)
    never = figures.count(Outcome.OVER) + figures.count(Outcome.CLOSED)
    return (*found, ("late", late), ("none", never))


def rows(figures: Figures, *, effort: bool = True) -> Iterator[Row]:
    """Give all figures in their order; what is nothing is left out, but for what came in."""
    yield from _came(figures)
    yield Row("Carried over into the week", str(len(figures.carried)))
    yield Row("Resolved", str(len(figures.resolved)))
    yield from (Row(how, str(count), below=True) for how, count in figures.ways.items())
    yield Row("Still open", str(len(figures.still_open)))
    yield Row("Handed off", str(len(figures.handed)))
    yield from _asked(figures)
    yield from _fruit(figures)
    yield from _owed(figures)
    if effort:
        yield from _effort(figures)


def _came(figures: Figures) -> Iterator[Row]:
    yield Row("Came in", str(len(figures.came)))
    for outcome in Outcome:
        count = figures.count(outcome)
        if count or outcome is Outcome.IN_TIME:
            bad = outcome in {Outcome.LATE, Outcome.CLOSED, Outcome.OVER} and count > 0
            yield Row(outcome.value, str(count), below=True, is_bad=bad)
    half, longest = median_took(figures.came), longest_took(figures.came)
    if half is not None and longest is not None and longest.took is not None:
        yield Row("half of the answers within", _amount(half), below=True)
        yield Row(
            f"longest, {name_of(longest.issue)}", _amount(longest.took), below=True, issue=longest.issue
        )


def _asked(figures: Figures) -> Iterator[Row]:
    yield Row("Escalations", str(len(figures.asked)))
    for state in Asking:
        count = sum(call.state is state for call in figures.asked)
        if count:
            yield Row(state.value, str(count), below=True)


def _fruit(figures: Figures) -> Iterator[Row]:
    yield Row("Low-hanging fruit done", str(len(figures.fruit)))
    for one in figures.fruit:
        issue = figures.named(one.node_id)
        yield Row(issue_words(issue), clean(one.how, lines=False), below=True, issue=issue)


def _owed(figures: Figures) -> Iterator[Row]:
    if not figures.owed:
        return
    due = sum(one.is_due for one in figures.owed)
    yield Row("Postmortems owed", str(len(figures.owed)), is_bad=due > 0)
    for one in figures.owed:
        state = "due" if one.is_due else "open"
        yield Row(issue_words(one.issue), state, below=True, is_bad=one.is_due, issue=one.issue)


def _effort(figures: Figures) -> Iterator[Row]:
    yield Row(_PRIVATE, minutes_words(figures.effort.total))
    for category, minutes in figures.effort.by_category.items():
        yield Row(clean(category, lines=False), minutes_words(minutes), below=True)
    for day, minutes in figures.effort.by_day.items():
        yield Row(f"on {day_words(day)}", minutes_words(minutes), below=True)
    for node_id, minutes in figures.effort.by_issue.items():
        issue = figures.named(node_id)
        yield Row(issue_words(issue), minutes_words(minutes), below=True, issue=issue)


def issue_words(issue: Issue | None) -> str:
    """Name an issue with its title; one that this machine does not know stays unnamed."""
    if issue is None:
        return "an issue that is not here"
    return f"{name_of(issue)} {clean(issue.title, lines=False)}" if issue.number else name_of(issue)


def _instant(at: datetime, tz: tzinfo) -> str:
    return f"{weekday_and_day(at, tz)} {at.astimezone(tz):%H:%M}"


def _amount(amount: timedelta) -> str:
    """Word an amount: `4h`, `1h30m`, `45m`."""
    return rough(amount).removesuffix("00m") if amount >= timedelta(hours=1) else rough(amount)


def values(figures: Figures) -> Mapping[str, int]:
    """Give the counts by name, for programs."""
    counts = {outcome.name.lower(): figures.count(outcome) for outcome in Outcome}
    return {
        "received": len(figures.came),
        **counts,
        "carried_over": len(figures.carried),
        "resolved": len(figures.resolved),
        "promoted": sum(one.is_promoted for one in figures.resolved),
        "known_issues": sum(one.is_known for one in figures.resolved),
        "still_open": len(figures.still_open),
        "handed_off": len(figures.handed),
        "escalations": len(figures.asked),
        "fruit_done": len(figures.fruit),
        "postmortems_owed": len(figures.owed),
    }
