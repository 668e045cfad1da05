"""Issues as a scenario thinks of them, and how they get into a world: every change in the order of time.

GitHub's ids grow with time, and whoever reads events "until a known id" relies on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sretui.demo.state import World
from sretui.demo.things import Repo


@dataclass(slots=True)
class Said:
    """A comment to be."""

    user: str | None
    body: str
    at: datetime


@dataclass(slots=True)
class Draft:
    """An issue to be; `key` lets a script find its number later."""

    title: str
    body: str | None
    user: str | None
    at: datetime
    key: str = ""
    labels: Sequence[str] = ()
    late_labels: Sequence[tuple[str, str, datetime]] = ()
    assignees: Sequence[str] = ()
    pull: bool = False
    said: list[Said] = field(default_factory=list)
    closed: tuple[str, datetime, str] | None = None
    passed: tuple[str, str, datetime] | None = None
    """By whom it is passed to whom among the assignees, and when."""
    number: int = 0


def lay_down(world: World, repo: Repo, drafts: Sequence[Draft], gap: Callable[[], int]) -> dict[str, int]:
    """Put drafts into a repository, oldest first, `gap` apart in number; return the numbers by key."""
    number = repo.next_number
    for draft in sorted(drafts, key=lambda one: one.at):
        draft.number = number
        number += gap()
    for _, _, change in sorted(_changes(world, repo, drafts), key=lambda one: one[:2]):
        change()
    return {draft.key: draft.number for draft in drafts if draft.key}


_Change = tuple[datetime, int, Callable[[], object]]


def _changes(world: World, repo: Repo, drafts: Sequence[Draft]) -> list[_Change]:
    found: list[_Change] = []

    def then(at: datetime, change: Callable[[], object]) -> None:
        found.append((at, len(found), change))

    for draft in drafts:
        then(draft.at, _opening(world, repo, draft))
        for said in draft.said:
            then(said.at, _saying(world, repo, draft, said))
        for name, by, at in draft.late_labels:
            then(at, _labelling(world, repo, draft, name, by, at))
        if draft.passed is not None:
            then(draft.passed[2], _passing(world, repo, draft, draft.passed))
        if draft.closed is not None:
            then(draft.closed[1], _closing(world, repo, draft, draft.closed))
    return found


def _opening(world: World, repo: Repo, draft: Draft) -> Callable[[], object]:
    return lambda: world.add_issue(
        repo,
        draft.title,
        draft.body,
        user=draft.user,
        at=draft.at,
        labels=draft.labels,
        assignees=draft.assignees,
        number=draft.number,
        pull=draft.pull,
    )


def _saying(world: World, repo: Repo, draft: Draft, said: Said) -> Callable[[], object]:
    return lambda: world.add_comment(repo, draft.number, said.body, user=said.user, at=said.at)


def _labelling(
    world: World, repo: Repo, draft: Draft, name: str, by: str, at: datetime
) -> Callable[[], object]:
    return lambda: world.label(repo, draft.number, name, by=by, at=at)


def _closing(
    world: World, repo: Repo, draft: Draft, closed: tuple[str, datetime, str]
) -> Callable[[], object]:
    by, at, reason = closed
    return lambda: world.close(repo, draft.number, by=by, at=at, reason=reason)


def _passing(
    world: World, repo: Repo, draft: Draft, passed: tuple[str, str, datetime]
) -> Callable[[], object]:
    giver, taker, at = passed

    def change() -> None:
        world.assign(repo, draft.number, taker, by=giver, at=at)
        world.unassign(repo, draft.number, giver, by=giver, at=at)

    return change
