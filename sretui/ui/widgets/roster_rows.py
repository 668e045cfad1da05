"""The roster's rows: what waits for a word, then week by week who has the duty and who stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sretui.core.people import is_among
from sretui.core.roster.changes import Delegation, Override, Role
from sretui.core.roster.delegating import is_current
from sretui.core.roster.duty import is_ahead
from sretui.core.roster.findings import Finding
from sretui.core.roster.weeks import Stretch, Week, start_after, stretches, weeks
from sretui.core.roster.words import day_words, delegation_words, override_words, who_words
from sretui.core.team import Team
from sretui.ui.widgets.line_source import heading
from sretui.ui.widgets.lines import Line, Span, column

BEHIND = timedelta(weeks=4)
"""How far back the list begins."""
_NAME = 16


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The key of a week, by the local date on which its shift starts."""

    start: date


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """The key of an override."""

    id: str


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """The key of a delegation."""

    id: str


@dataclass(frozen=True, slots=True)
class NewWeekRow:
    """The key of the week that can be added."""

    start: date


RowKey = WeekRow | OverrideRow | DelegationRow | NewWeekRow
Row = tuple[object, Line]


def roster_rows(team: Team, me: str, tz: tzinfo, now: datetime, found: Sequence[Finding]) -> list[Row]:
    """Make all rows; `found` marks the weeks about which something is pointed out."""
    odd = {one.week for one in found}
    every = weeks(team)
    shown = [week for week in every if week.ends > now - BEHIND]
    rows: list[Row] = []
    asked = list(_asked(team, me, tz, now))
    if asked:
        rows += [heading("Waits for somebody's word"), *asked]
    for title, there in (
        ("Behind", [week for week in shown if week.ends <= now]),
        ("Now", [week for week in shown if week.begins <= now < week.ends]),
        ("Ahead", [week for week in shown if week.begins > now]),
    ):
        rows += _section(title, there, team, me, tz, now, odd)
    last = max((week.shift.start for week in every), default=None)
    today = now.astimezone(tz).date()
    new = start_after(team, last if last and last > today else today - timedelta(weeks=1))
    if not any(week.shift.start == new for week in every):
        rows.append((NewWeekRow(new), Line((Span(f"+ {day_words(new)}, a new week (e)", "line--muted"),))))
    return rows


def _section(
    title: str, shown: Sequence[Week], team: Team, me: str, tz: tzinfo, now: datetime, odd: set[date | None]
) -> Iterator[Row]:
    if not shown:
        return
    yield heading(title)
    for week in shown:
        yield WeekRow(week.shift.start), _week(week, team, me, now, week.shift.start in odd)
        for one in team.overrides:
            if one.week == week.shift.start and one.is_in_force:
                yield OverrideRow(one.id), _below(override_words(team, one, me, tz, now), one.trade)
        for lent in team.delegations:
            if lent.agreed and not lent.ended and week.begins <= lent.start < week.ends:
                yield DelegationRow(lent.id), _below(delegation_words(team, lent, me, tz, now))


def _asked(team: Team, me: str, tz: tzinfo, now: datetime) -> Iterator[Row]:
    for one in team.overrides:
        if one.is_asked and is_ahead(team, one, now):
            words = override_words(team, one, me, tz, now)
            yield OverrideRow(one.id), _question(words, one, me, one.trade)
    for lent in team.delegations:
        if lent.is_asked and is_current(lent, now):
            yield DelegationRow(lent.id), _question(delegation_words(team, lent, me, tz, now), lent, me)


def _question(words: str, one: Override | Delegation, me: str, trade: str = "") -> Line:
    mine = is_among(me, (one.waits_for,))
    mark, role = ("?", "line--warning") if mine else ("…", "line--muted")
    return Line((Span(f" {mark}  ", role), Span(f"{words}{' (trade)' if trade else ''}", "line--title")))


def _week(week: Week, team: Team, me: str, now: datetime, is_odd: bool) -> Line:
    parts = stretches(team, week)
    at = next((part for part in parts if part.start <= now < part.end), parts[0] if parts else None)
    is_now = week.begins <= now < week.ends
    is_over = week.ends <= now
    looks = "line--muted" if is_over else "line--title"
    return Line(
        (
            Span("▸ " if is_now else "  ", "line--marked"),
            Span("! " if is_odd else "  ", "line--warning"),
            Span(column(day_words(week.shift.start), 11), "line--number" if is_over else "line--label"),
            *_holders(at, team, me, looks),
        )
    )


def _holders(part: Stretch | None, team: Team, me: str, looks: str) -> Iterator[Span]:
    if part is None:
        return
    for role in Role:
        login = part.holder(role)
        mine = is_among(login, (me,))
        yield Span(f"{role.value.capitalize()} ", "line--muted")
        yield Span(column(who_words(team, login, me), _NAME) + " ", "line--marked" if mine else looks)


def _below(words: str, trade: str = "") -> Line:
    traded = Span(" (trade)" if trade else "", "line--muted")
    return Line((Span("      ↳ ", "line--muted"), Span(words, "line--state"), traded))
