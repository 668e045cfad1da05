"""Editing a week, trading it, having it covered."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from sretui.core.people import is_among, name
from sretui.core.roster.changes import Refusal, Role, Roster, Shift
from sretui.core.roster.deciding import Slot, covered, edited, traded
from sretui.core.roster.weeks import holder, opening, week_of, weeks
from sretui.core.roster.words import day_words, title_of
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.rostering.asking import consent, instant, people, save, told_where, wish
from sretui.ui.screens.rostering.form import Field, RosterForm

_NEXT = " On its row u takes it back, y drafts a message to the team."
_ROLES = {role.value: "" for role in Role}


def edit(stage: Stage, start: date) -> None:
    """Ask who is Primary and who Backup in a week, also in one that is to be added."""
    before, week = stage.desk.roster.roster, week_of(stage.team, start)
    choices = people(stage.team, opening(stage.team.hours, start))
    if not choices:
        stage.say("Nobody is on the team then: list the people in team.toml.", trouble=True)
        return
    logins = list(choices)
    had = week.shift if week else Shift(start, logins[0], logins[-1])

    def read(fields: Mapping[str, str]) -> Roster | Refusal:
        shift = Shift(start, fields["primary"], fields["backup"])
        return edited(stage.team, before, shift, stage.desk.clock())

    form = RosterForm(
        stage.desk,
        f"roster:edit:{start}",
        f"The week of {day_words(start)}",
        (
            Field("primary", "Primary", had.primary, choices),
            Field("backup", "Backup", had.backup, choices),
        ),
        read,
        (told_where(stage),),
    )

    def go_on(after: Roster) -> None:
        stage.desk.forget_draft(form.place)
        save(stage, before, after, f"Roster: week of {day_words(start)}", lambda: edit(stage, start))

    stage.ask(form, go_on)


def trade(stage: Stage, start: date) -> None:
    """Ask which role of the week is exchanged for which role of another week."""
    before, team = stage.desk.roster.roster, stage.team
    week = week_of(team, start)
    slots = _slots(stage, start)
    if week is None or not slots:
        stage.say("There is no other week ahead to trade with.", trouble=True)
        return

    def read(fields: Mapping[str, str]) -> Roster | Refusal:
        mine, theirs = Slot(start, Role(fields["role"])), slots[fields["with"]]
        other = week_of(team, theirs.week)
        if other is None:
            return Refusal("That week is gone from the roster.")
        two = (
            holder(team, week, mine.role, week.begins),
            holder(team, other, theirs.role, other.begins),
        )
        asked = wish(stage, fields, _other_of(stage, two))
        return traded(team, before, mine, theirs, asked, stage.desk.clock())

    choices = {label: _holder_words(stage, slot) for label, slot in slots.items()}
    form = RosterForm(
        stage.desk,
        f"roster:trade:{start}",
        f"Trade the week of {day_words(start)}",
        (
            Field("role", "Role", _my_role(stage, start).value, _ROLES),
            Field("with", "For", next(iter(choices)), choices),
            Field("reason", "Reason", hint="if it helps"),
            consent(stage),
        ),
        read,
        (told_where(stage),),
    )
    stage.ask(form, lambda after: _made(stage, form.place, before, after, lambda: trade(stage, start)))


def cover(stage: Stage, start: date) -> None:
    """Ask who has a role of the week instead, and for how long."""
    before, team = stage.desk.roster.roster, stage.team
    week = week_of(team, start)
    if week is None:
        stage.say("Add the week first (e).", trouble=True)
        return
    role = _my_role(stage, start)
    choices = people(team, week.opens)

    def read(fields: Mapping[str, str]) -> Roster | Refusal:
        chosen = Role(fields["role"])
        first, last = instant(stage, fields["from"]), instant(stage, fields["until"])
        for at in (first, last):
            if isinstance(at, Refusal):
                return at
        begins = max(week.begins, stage.desk.clock())
        at = max(begins, first) if isinstance(first, datetime) else begins
        two = (holder(team, week, chosen, at), fields["who"])
        return covered(
            team,
            before,
            Slot(start, chosen),
            fields["who"],
            wish(stage, fields, _other_of(stage, two)),
            stage.desk.clock(),
            start=None if isinstance(first, Refusal) else first,
            end=None if isinstance(last, Refusal) else last,
        )

    form = RosterForm(
        stage.desk,
        f"roster:cover:{start}",
        f"Cover in the week of {day_words(start)}",
        (
            Field("role", "Role", role.value, _ROLES),
            Field("who", "By", _first_free(stage, start, choices), choices),
            Field("from", "From", hint="empty: from the beginning, or now; else Tue 13:00"),
            Field("until", "Until", hint="empty: to the end of the week"),
            Field("reason", "Reason", hint="if it helps"),
            consent(stage),
        ),
        read,
        (told_where(stage),),
    )
    stage.ask(form, lambda after: _made(stage, form.place, before, after, lambda: cover(stage, start)))


def _made(stage: Stage, place: str, before: Roster, after: Roster, again: Callable[[], None]) -> None:
    known = {one.id for one in before.overrides}
    new = [one for one in after.overrides if one.id not in known]
    stage.desk.forget_draft(place)
    asks = "" if new[0].agreed else "Asked: "
    save(stage, before, after, asks + title_of(stage.team, new), again, _NEXT)


def _slots(stage: Stage, start: date) -> dict[str, Slot]:
    """Give the roles of the weeks ahead that one could trade for."""
    return {
        f"{day_words(week.shift.start)}, {role.value}": Slot(week.shift.start, role)
        for week in weeks(stage.team)
        if week.begins > stage.now and week.shift.start != start
        for role in Role
    }


def _holder_words(stage: Stage, slot: Slot) -> str:
    week = week_of(stage.team, slot.week)
    return name(stage.team, holder(stage.team, week, slot.role, week.begins)) if week else ""


def _my_role(stage: Stage, start: date) -> Role:
    week = week_of(stage.team, start)
    at = max(week.begins, stage.now) if week else stage.now
    is_backup = week is not None and is_among(stage.desk.me, (holder(stage.team, week, Role.BACKUP, at),))
    return Role.BACKUP if is_backup else Role.PRIMARY


def _other_of(stage: Stage, two: tuple[str, str]) -> str:
    """Say whose word is needed: that of the one of both who is not me."""
    return two[0] if is_among(stage.desk.me, (two[1],)) else two[1]


def _first_free(stage: Stage, start: date, choices: Mapping[str, str]) -> str:
    week = week_of(stage.team, start)
    taken = {week.shift.primary, week.shift.backup} if week else set()
    return next((login for login in choices if login not in taken), next(iter(choices), ""))
