"""What may be on or off for one or several inquiries: people, labels; and what toggling them asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sretui.core.people import is_among, member, name
from sretui.core.roster.duty import duty
from sretui.core.team import Team
from sretui.core.turn import Standing


class On(StrEnum):
    """On how many of the inquiries something is on now."""

    ALL = "on"
    SOME = "on some"
    NONE = "off"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be toggled."""

    name: str
    words: str = ""
    """What there is to know about it."""
    on: On = On.NONE
    why_not: str = ""
    """Why it cannot be put on; empty when it can."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be put on, and what taken off."""

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


def people(
    ones: Sequence[Standing], team: Team, assignable: Sequence[str], now: datetime
) -> tuple[Option, ...]:
    """List whom the inquiries can be assigned to: who is on duty, the team, those on, then all others.

    GitHub drops in silence whom it does not accept, so those are greyed; while its list is unknown none are.
    """
    on_duty = duty(team, now)
    team_logins = [person.login for person in team.people if member(team, person.login, now)]
    first = [login for login in (on_duty.primary, on_duty.backup) if login]
    held = [login for one in ones for login in _issue_assignees(one)]
    return tuple(
        Option(
            login,
            _person_words(team, login, on_duty.primary, on_duty.backup),
            _on(login, [_issue_assignees(one) for one in ones]),
            "" if not assignable or is_among(login, assignable) else "GitHub cannot assign them here",
        )
        for login in _once((*first, *team_logins, *held, *assignable))
    )


def labels(ones: Sequence[Standing], known: Sequence[str]) -> tuple[Option, ...]:
    """List the repo's labels, those that are on first."""
    carried = [one.inquiry.conversation.issue.labels for one in ones]
    every = _once((*(name for names in carried for name in names), *known))
    found = (Option(label, "", _on(label, carried)) for label in every)
    return tuple(sorted(found, key=lambda option: (option.on is On.NONE, option.name.casefold())))


def matches(option: Option, typed: str) -> bool:
    """Say whether an option is meant by some letters; blanks do not count, for space toggles."""
    wanted = "".join(typed.casefold().split())
    return any(wanted in "".join(text.casefold().split()) for text in (option.name, option.words))


def turned(option: Option, wanted: bool | None) -> bool | None:
    """Give what toggling makes of a wish: on, off, or (None) as it is; what is off cannot be put off.

    What is on some is first put on all, then taken off; whoever may not be put on can still be taken off.
    """
    match option.on, wanted:
        case On.SOME, None:
            return not option.why_not
        case On.SOME, True:
            return False
        case On.ALL, None:
            return False
        case On.NONE, None:
            return None if option.why_not else True
        case _:
            return None


def _on(name: str, each: Iterable[Sequence[str]]) -> On:
    found = {is_among(name, names) for names in each}
    return On.SOME if len(found) > 1 else On.ALL if found == {True} else On.NONE


def _once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in names:
        found.setdefault(one.casefold(), one)
    return tuple(found.values())


def _issue_assignees(one: Standing) -> tuple[str, ...]:
    return one.inquiry.conversation.issue.assignees


def _person_words(team: Team, login: str, primary: str | None, backup: str | None) -> str:
    known = name(team, login)
    role = "Primary now" if login == primary else "Backup now" if login == backup else ""
    return " · ".join(part for part in (known if known != login else "", role) if part)
