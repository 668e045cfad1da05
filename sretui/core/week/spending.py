"""Effort of a week: one person's, by category and by issue; shown to that person alone, and never posted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from sretui.core.effort import Told, minutes_of
from sretui.core.journal import Entry, Kind
from sretui.core.people import is_among
from sretui.core.week.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Spending:
    """Minutes, added up in three ways; each adds up to the whole."""

    by_category: Mapping[str, int] = field(default_factory=dict)
    """Most first."""
    by_issue: Mapping[str, int] = field(default_factory=dict)
    """By node id, most first; "" is what is about no issue."""
    by_day: Mapping[date, int] = field(default_factory=dict)
    """By local date, oldest first."""

    @property
    def total(self) -> int:
        """All minutes."""
        return sum(self.by_category.values())


def spending(told: Told, by: str, bounds: Bounds, tz: tzinfo) -> Spending:
    """Add up what a person logged in a week; what was taken back counts where it was taken back."""
    mine = [one for entries in told.values() for one in _efforts(entries, by, bounds)]
    by_category: Counter[str] = Counter()
    by_issue: Counter[str] = Counter()
    by_day: Counter[date] = Counter()
    for one in mine:
        by_category[str(one.data.get("category") or "other")] += minutes_of(one)
        by_issue[one.inquiry] += minutes_of(one)
        by_day[one.at.astimezone(tz).date()] += minutes_of(one)
    days = {day: count for day, count in sorted(by_day.items()) if count}
    return Spending(_most_first(by_category), _most_first(by_issue), days)


def _efforts(entries: Iterable[Entry], by: str, bounds: Bounds) -> Iterator[Entry]:
    for one in entries:
        if one.kind is Kind.EFFORT and is_among(one.by, (by,)) and bounds.holds(one.at):
            yield one


def _most_first(minutes: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in minutes.most_common() if count}
