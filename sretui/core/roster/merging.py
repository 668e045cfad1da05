"""Two people's edits of one roster put together: each is told from the roster both began with.

It does not matter whose edit comes first. Where both changed the same thing in different ways, or where
together they break a rule that neither broke alone, nobody's edit wins in silence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from sretui.core.people import is_among, name
from sretui.core.roster.changes import Delegation, Override, Refusal, Roster, Said, Shift
from sretui.core.roster.weeks import doubled, holder, laid_over, span, week_of
from sretui.core.team import Team

Row = TypeVar("Row", Shift, Override, Delegation)

_CLASH = "Somebody else has changed {} meanwhile: look at the roster again."


class _Clash(Exception):
    """Both changed the same thing."""


def merged(team: Team, base: Roster, ours: Roster, theirs: Roster) -> Roster | Refusal:
    """Lay our edits of `base` over theirs; a Refusal where a person must decide.

    `team` is known for its hours and the shifts of its own file.
    """
    try:
        together = Roster(
            _rows(base.shifts, ours.shifts, theirs.shifts, key_of_shift),
            _rows(base.overrides, ours.overrides, theirs.overrides, key_of),
            _rows(base.delegations, ours.delegations, theirs.delegations, key_of),
        )
    except _Clash as clash:
        return Refusal(_CLASH.format(clash))
    for one, other in ((ours, theirs), (theirs, ours)):
        if refusal := _taken(team, base, one, other):
            return refusal
    most = max(_doubled(team, ours), _doubled(team, theirs))
    if _doubled(team, together) > most:
        return Refusal("With what somebody else changed meanwhile, one person would be Primary and Backup.")
    return arranged(together)


def arranged(roster: Roster) -> Roster:
    """Bring everything into its usual order."""
    return Roster(
        tuple(sorted(roster.shifts, key=lambda one: one.start)),
        tuple(sorted(roster.overrides, key=lambda one: (one.asked, one.id))),
        tuple(sorted(roster.delegations, key=lambda one: (one.asked, one.id))),
    )


def key_of_shift(shift: Shift) -> str:
    """Tell shifts apart by the date they start on."""
    return shift.start.isoformat()


def key_of(row: Override | Delegation) -> str:
    """Tell the others apart by their ids."""
    return row.id


def _rows(
    base: Iterable[Row], ours: Iterable[Row], theirs: Iterable[Row], key: Callable[[Row], str]
) -> tuple[Row, ...]:
    before: dict[str, Row] = {key(row): row for row in base}
    here: dict[str, Row] = {key(row): row for row in ours}
    there: dict[str, Row] = {key(row): row for row in theirs}
    keys = dict.fromkeys((*before, *there, *here))
    found = (_row(one, before, here, there) for one in keys)
    return tuple(row for row in found if row is not None)


def _row(
    key: str, before: Mapping[str, Row], here: Mapping[str, Row], there: Mapping[str, Row]
) -> Row | None:
    old, ours, theirs = before.get(key), here.get(key), there.get(key)
    if ours == theirs or theirs == old:
        return ours
    if ours == old:
        return theirs
    if ours is None or theirs is None:
        raise _Clash(_what(ours or theirs, key))
    together = theirs
    for field in fields(ours):
        before_it, here_it, there_it = (getattr(one, field.name, None) for one in (old, ours, theirs))
        value = _field(before_it, here_it, there_it, _what(ours, key))
        together = replace(together, **{field.name: value})  # type: ignore[arg-type]  # a value of this very field
    return together


def _field(old: object, ours: object, theirs: object, what: str) -> object:
    if ours == theirs or theirs == old:
        return ours
    if ours == old:
        return theirs
    if isinstance(ours, Said) and isinstance(theirs, Said):
        return min(ours, theirs)  # both gave the same word: the first one counts
    raise _Clash(what)


def _what(row: object, key: str) -> str:
    match row:
        case Override():
            return f"who stands in for {row.instead} in the week of {row.week.isoformat()}"
        case Delegation():
            return f"the delegation from {row.primary} to {row.to}"
        case _:
            return f"the week of {key}"


def _taken(team: Team, base: Roster, one: Roster, other: Roster) -> Refusal | None:
    """Find what came into force on one side, for somebody who has that role no longer on the other."""
    there = laid_over(team, other)
    for override in _new(base, one, other):
        week = week_of(there, override.week)
        if week is None:
            return Refusal(_CLASH.format(_what(None, override.week.isoformat())))
        has = holder(there, week, override.role, span(week, override)[0])
        if not is_among(has, (override.instead,)):
            return Refusal(
                f"{name(team, has)} is {override.role.value.capitalize()} in the week of "
                f"{override.week.isoformat()} by now: look at the roster again."
            )
    return None


def _new(base: Roster, one: Roster, other: Roster) -> Iterator[Override]:
    known = {row.id for rows in (base, other) for row in rows.overrides if row.is_in_force}
    return (row for row in one.overrides if row.is_in_force and row.id not in known)


def _doubled(team: Team, roster: Roster) -> float:
    there = laid_over(team, roster)
    return sum(doubled(there, shift.start).total_seconds() for shift in there.shifts)
