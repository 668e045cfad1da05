"""Effort: quarter hours logged by category, the timer, and what they add up to; never posted anywhere.

Process page, "Goals": to log a database of SRE activity and effort.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from sretui.core.journal import Entry, Fact, Kind, facts
from sretui.core.model import Issue, RepoRole
from sretui.core.people import is_among

QUARTER = 15
"""Minutes; effort is logged in quarter hours."""
LONGEST = 40 * 60
"""Minutes that one entry may hold: a week's work."""

Told = Mapping[str, Iterable[Entry]]
"""The journal by issue (node id), each oldest first."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer that runs."""

    node_id: str
    since: datetime
    """UTC."""
    category: str
    about: str
    """The issue in words: `#301`, `product #4069`."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes: on one issue by everybody the journal knows; by one person today and since Monday."""

    here: int = 0
    today: int = 0
    week: int = 0


def spent(told: Told, node_id: str, by: str, now: datetime, tz: tzinfo) -> Spent:
    """Add up; days and weeks are those of the zone's calendar, weeks begin on Monday."""
    today = now.astimezone(tz).date()
    midnight = datetime.combine(today, time(), tz)
    monday = datetime.combine(today - timedelta(days=today.weekday()), time(), tz)
    mine = [
        (entry.at, minutes_of(entry))
        for entry in _efforts(one for entries in told.values() for one in entries)
        if is_among(entry.by, (by,))
    ]
    return Spent(
        here=sum(minutes_of(entry) for entry in _efforts(told.get(node_id, ()))),
        today=sum(minutes for at, minutes in mine if midnight <= at <= now),
        week=sum(minutes for at, minutes in mine if monday <= at <= now),
    )


def running(told: Told, by: str) -> Timer | None:
    """Find the timer of a person; of several the one started last."""
    found = [
        Timer(node_id, held.timer, held.timer_category, str(newest.data.get("about") or ""))
        for node_id, entries in told.items()
        if (newest := _newest_timer(entries, by)) and (held := facts((newest,))).timer is not None
    ]
    return max(found, key=lambda one: one.since, default=None)


def category_for(told: Told, node_id: str, role: RepoRole, by: str, offered: tuple[str, ...]) -> str:
    """Choose what is most likely meant: the last of this issue, else the last of issues not begun yet."""
    last = [str(entry.data.get("category")) for entry in _efforts(told.get(node_id, ()))]
    if last and last[-1] in offered:
        return last[-1]
    if role is RepoRole.PRODUCT and FRUIT in offered:
        return FRUIT
    mine = [entry for entries in told.values() for entry in _efforts(entries) if is_among(entry.by, (by,))]
    newest = max(mine, key=lambda entry: entry.at, default=None)
    category = str(newest.data.get("category")) if newest else ""
    return category if category in offered and category != FRUIT else offered[0]


FRUIT = "low-hanging fruit"
"""The category of work on product issues, where the team has one of that name."""


def log(minutes: int, category: str) -> Fact:
    """Log time."""
    return Kind.EFFORT, {"minutes": minutes, "category": category}


def started(at: datetime, category: str, issue: Issue) -> Fact:
    """Start a timer."""
    return Kind.TIMER, {"since": at.isoformat(), "category": category, "about": name_of(issue)}


def stopped(about: str) -> Fact:
    """Stop a timer."""
    return Kind.TIMER, {"since": None, "category": "", "about": about}


def name_of(issue: Issue) -> str:
    """Name an issue in words: `#301`, `product #4069`; one yet to be filed by its title."""
    number = f"#{issue.number}" if issue.number else issue.title
    return f"product {number}" if issue.repo is RepoRole.PRODUCT else number


def rounded(amount: timedelta) -> int:
    """Round to quarter hours, in minutes; what was begun counts as one, and a week is the most."""
    quarters = round(amount.total_seconds() / 60 / QUARTER)
    return min(LONGEST, max(1, quarters) * QUARTER)


def minutes_words(minutes: int) -> str:
    """Word minutes: `45m`, `1h30m`, `2h`, `0m`."""
    hours, rest = divmod(abs(minutes), 60)
    words = (f"{hours}h" if hours else "") + (f"{rest}m" if rest or not hours else "")
    return f"-{words}" if minutes < 0 else words


def minutes_of(entry: Entry) -> int:
    """Give the minutes of an entry of effort; 0 for what is none."""
    minutes = entry.data.get("minutes")
    return minutes if isinstance(minutes, int) and not isinstance(minutes, bool) else 0


def _efforts(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.kind is Kind.EFFORT)


def _newest_timer(entries: Iterable[Entry], by: str) -> Entry | None:
    newest = None
    for entry in entries:
        if entry.kind is Kind.TIMER and is_among(entry.by, (by,)):
            newest = entry
    return newest
