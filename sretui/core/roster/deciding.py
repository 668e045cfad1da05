"""Changing the roster: each change is checked against the team, and comes back as a Roster or as a Refusal.

What was is never changed: a change may only concern instants that are still to come.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sretui.core.people import has_left, is_among, member, name
from sretui.core.roster.changes import Override, Refusal, Role, Roster, Said, Shift
from sretui.core.roster.weeks import Week, doubled, history, holder, laid_over, span, stretches, week_of
from sretui.core.team import Team

_OVER = "That week is over: what was is not changed."
_BEGUN = "That week has begun: what was is not changed. Cover the rest of it instead."
_NO_WEEK = "There is no such week in the roster."


@dataclass(frozen=True, slots=True)
class Slot:
    """A role in a week, known by the local date on which the shift starts."""

    week: date
    role: Role


@dataclass(frozen=True, slots=True)
class Wish:
    """Who asks for a change, and what is known of the other one's consent."""

    ids: Sequence[str]
    """Fresh ids, as many as there are overrides, and one more for a trade."""
    asked: Said
    agreed: Said | None = None
    reason: str = ""


def edited(team: Team, roster: Roster, shift: Shift, now: datetime) -> Roster | Refusal:
    """Put other people into a week that has not begun, or add a week; also one that runs without anybody."""
    team = laid_over(team, roster)
    week = week_of(team, shift.start)
    if week is not None and week.begins <= now:
        return Refusal(_BEGUN if week.ends > now else _OVER)
    if any(one.week == shift.start and not one.undone for one in roster.overrides):
        return Refusal("This week is traded or covered, or that is asked for: take it back first.")
    shifts = (*(one for one in roster.shifts if one.start != shift.start), shift)
    after = replace(roster, shifts=tuple(sorted(shifts, key=lambda one: one.start)))
    changed = laid_over(team, after)
    there = week_of(changed, shift.start)
    if there is None or there.ends <= now:
        return Refusal(_OVER)
    if any(part.end > there.begins for part in history(team, now)):
        return Refusal("Somebody is on duty then: cover a part of that week instead.")
    coming = (shift.primary, shift.backup)
    trouble = _trouble(team, changed, [there], coming, min(now, there.begins))
    return trouble or after


def traded(team: Team, roster: Roster, one: Slot, other: Slot, wish: Wish, now: datetime) -> Roster | Refusal:
    """Let two people exchange roles in two weeks that have not begun: two overrides, undone together."""
    team = laid_over(team, roster)
    found = [week_of(team, slot.week) for slot in (one, other)]
    both = [week for week in found if week is not None]
    if len(both) < 2:
        return Refusal(_NO_WEEK)
    if any(week.begins <= now for week in both):
        return Refusal(_BEGUN)
    first, second = (
        holder(team, week, slot.role, week.begins) for week, slot in zip(both, (one, other), strict=True)
    )
    if is_among(first, (second,)):
        return Refusal(f"{name(team, first)} has both already: there is nothing to trade.")
    if any(
        len({part.holder(slot.role) for part in stretches(team, week)}) > 1
        for week, slot in _pairs(both, one, other)
    ):
        return Refusal("A part of one of these weeks is covered: take that back first, then trade.")
    halves = (
        _override(wish, 0, one, second, first, trade=wish.ids[2]),
        _override(wish, 1, other, first, second, trade=wish.ids[2]),
    )
    return _with_overrides(team, roster, halves, both, now)


def covered(
    team: Team,
    roster: Roster,
    slot: Slot,
    who: str,
    wish: Wish,
    now: datetime,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Roster | Refusal:
    """Let somebody else have a role for a week, or for a part of it; of a week that has begun, its rest."""
    team = laid_over(team, roster)
    week = week_of(team, slot.week)
    if week is None:
        return Refusal(_NO_WEEK)
    if week.ends <= now:
        return Refusal(_OVER)
    if start is None and week.begins <= now:
        start = now
    first, last = max(start or week.begins, week.begins), min(end or week.ends, week.ends)
    if first < now:
        return Refusal("It begins in the past: what was is not changed.")
    if first >= last:
        return Refusal("It would end before it begins, or lies outside that week.")
    instead = holder(team, week, slot.role, first)
    if is_among(who, (instead,)):
        return Refusal(f"{name(team, who)} has that role already.")
    override = replace(_override(wish, 0, slot, who, instead), start=start, end=end)
    return _with_overrides(team, roster, (override,), [week], now)


def agreed(team: Team, roster: Roster, override_id: str, word: Said, now: datetime) -> Roster | Refusal:
    """Agree to what was asked for: of a trade, to both halves; too late when a part of it has begun."""
    team = laid_over(team, roster)
    halves = together(roster, override_id)
    if not halves or not all(one.is_asked for one in halves):
        return Refusal("There is nothing to agree to: it was agreed to, or taken back.")
    if _has_begun(team, halves, now):
        return Refusal("It is too late to agree: a part of it lies in the past by now.")
    given = tuple(replace(one, agreed=word) for one in halves)
    return _with_overrides(team, roster, given, _weeks(team, halves), now)


def undone(team: Team, roster: Roster, override_id: str, word: Said, now: datetime) -> Roster | Refusal:
    """Take an override back, with the other half of its trade; of a cover that has begun, what is left."""
    team = laid_over(team, roster)
    halves = together(roster, override_id)
    if not halves or any(one.undone for one in halves):
        return Refusal("It was taken back already.")
    if not halves[0].is_in_force or not _has_begun(team, halves, now):
        return _with_overrides(
            team, roster, tuple(replace(one, undone=word) for one in halves), _weeks(team, halves), now
        )
    if len(halves) > 1:
        return Refusal("One of the two weeks has begun: trade anew, or cover the rest.")
    (cover,) = halves
    week = week_of(team, cover.week)
    if week is None or span(week, cover)[1] <= now:
        return Refusal("It is over: what was is not changed.")
    return _with_overrides(team, roster, (replace(cover, end=now),), [week], now)


def together(roster: Roster, override_id: str) -> tuple[Override, ...]:
    """Give an override with the other half of its trade; nothing where there is none of this id."""
    found = next((one for one in roster.overrides if one.id == override_id), None)
    if found is None:
        return ()
    if not found.trade:
        return (found,)
    return tuple(one for one in roster.overrides if one.trade == found.trade)


def _pairs(weeks: Iterable[Week], *slots: Slot) -> Iterator[tuple[Week, Slot]]:
    return zip(weeks, slots, strict=True)


def _override(wish: Wish, place: int, slot: Slot, who: str, instead: str, trade: str = "") -> Override:
    return Override(
        id=wish.ids[place],
        week=slot.week,
        role=slot.role,
        who=who,
        instead=instead,
        asked=wish.asked,
        agreed=wish.agreed,
        reason=wish.reason,
        trade=trade,
    )


def _with_overrides(
    team: Team, roster: Roster, changed: tuple[Override, ...], weeks: Sequence[Week], now: datetime
) -> Roster | Refusal:
    """Put overrides into the roster; they are checked as if all of them were agreed to."""
    ids = {one.id for one in changed}
    kept = tuple(one for one in roster.overrides if one.id not in ids)
    after = replace(roster, overrides=(*kept, *changed))
    assumed = (one if one.agreed or one.undone else replace(one, agreed=one.asked) for one in changed)
    supposed = replace(after, overrides=(*kept, *assumed))
    coming = tuple(one.who for one in changed if not one.undone)
    return _trouble(team, laid_over(team, supposed), weeks, coming, now) or after


def _trouble(
    before: Team, after: Team, weeks: Sequence[Week], coming: Sequence[str], now: datetime
) -> Refusal | None:
    """Refuse one person in both roles, people who are not on the team then, and another past."""
    for week in weeks:
        for who in coming:
            if member(after, who, week.opens) is None:
                left = has_left(after, who, week.opens)
                says = "has left the team by then" if left else "is not on the team then"
                return Refusal(f"{name(after, who)} {says}.")
        if doubled(after, week.shift.start) > doubled(before, week.shift.start):
            twice = (part for part in stretches(after, week) if is_among(part.primary, (part.backup,)))
            who = name(after, next(twice).primary)
            return Refusal(f"{who} would be Primary and Backup at once: they must differ.")
    return None if history(before, now) == history(after, now) else Refusal(_OVER)


def _weeks(team: Team, overrides: Iterable[Override]) -> list[Week]:
    return [week for one in overrides if (week := week_of(team, one.week)) is not None]


def _has_begun(team: Team, overrides: Iterable[Override], now: datetime) -> bool:
    for one in overrides:
        week = week_of(team, one.week)
        if week is None or span(week, one)[0] <= now:
            return True
    return False
