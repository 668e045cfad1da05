"""Views: filters of the backlog by name, one's own and the team's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A saved filter."""

    name: str
    filter: str
    """In the words that the filter's field takes."""
    is_own: bool = True
    """Whether it was saved here; the team's stand in its file."""


def offered(own: Iterable[tuple[str, str]], team: Mapping[str, str]) -> tuple[View, ...]:
    """List the person's own views, then the team's; an own one hides the team's of that name."""
    mine = tuple(View(name, text) for name, text in own)
    taken = {view.name.casefold() for view in mine}
    theirs = (View(name, text, is_own=False) for name, text in team.items() if name.casefold() not in taken)
    return (*mine, *theirs)


def named(text: str) -> str:
    """Give a name as it is kept: one line without blanks around it, of at most forty characters."""
    return " ".join(text.split())[:40].strip()
