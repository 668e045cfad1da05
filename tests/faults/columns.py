"""The columns of the table: every kind of write, alone, and the two Actions that take several."""

from collections.abc import Callable
from dataclasses import dataclass

from sretui.core.model import RepoRole
from sretui.core.outbox.action import Act
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    MoveIssue,
    Place,
    PostComment,
    PutFile,
    Reason,
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
    address_of,
)
from sretui.demo.contents import blob_sha
from sretui.demo.state import World
from tests.faults.world import COLLEAGUE, NAMES, OURS, SUPPORT, node_of

Making = Callable[[World], tuple[Write, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """What is asked for, and how many requests that change something it takes."""

    name: str
    act: Act
    make: Making
    requests: int = 1


def place(world: World, number: int, repo: RepoRole = RepoRole.INQUIRIES) -> Place:
    """Name an issue of the small world."""
    return Place(repo, number, node_of(world, NAMES[repo], number))


def _comment(world: World) -> tuple[Write, ...]:
    return (PostComment(place(world, 1), "Try `--nowin`.\n\n> Thanks!"),)


def _new_issue(_: World) -> tuple[Write, ...]:
    return (FileIssue(RepoRole.INQUIRIES, "Blank window", "It is *blank*.", ("question",), (OURS,)),)


def _edit_comment(world: World) -> tuple[Write, ...]:
    ours = world.issue(SUPPORT, 1).comments[0]
    return (EditComment(place(world, 1), ours.id, "We look into it.", ours.body),)


def _close(world: World) -> tuple[Write, ...]:
    newest = world.issue(SUPPORT, 1).comments[-1].id
    return (CloseIssue(place(world, 1), Reason.NOT_PLANNED, newest),)


def _reopen(world: World) -> tuple[Write, ...]:
    return (ReopenIssue(place(world, 2)),)


def _assign(world: World) -> tuple[Write, ...]:
    return (AssignPeople(place(world, 1), (OURS, COLLEAGUE)),)


def _unassign(world: World) -> tuple[Write, ...]:
    return (UnassignPeople(place(world, 3), (COLLEAGUE,)),)


def _labels(world: World) -> tuple[Write, ...]:
    return (ChangeLabels(place(world, 1), ("bug",), ("reviewed",)),)


def _transfer(world: World) -> tuple[Write, ...]:
    return (MoveIssue(place(world, 1), RepoRole.PRODUCT),)


def _file(world: World) -> tuple[Write, ...]:
    known = blob_sha(world.repo(SUPPORT).files["roster.md"])
    return (PutFile(SUPPORT, "roster.md", "new\n", "Roster", known),)


def _reaction(world: World) -> tuple[Write, ...]:
    return (AddReaction(place(world, 1), "eyes"),)


def _reaction_off(world: World) -> tuple[Write, ...]:
    ours = world.issue(SUPPORT, 1).comments[0]
    given = next(one for one in ours.reactions if one.user == OURS)
    return (RemoveReaction(place(world, 1), given.content, ours.id, given.id),)


def _promote(world: World) -> tuple[Write, ...]:
    here = place(world, 1)
    return (
        FileIssue(RepoRole.PRODUCT, "Window is blank", "From a customer.", ("bug",)),
        PostComment(here, f"This is {address_of(0)} from now on."),
        CloseIssue(here, Reason.COMPLETED, world.issue(SUPPORT, 1).comments[-1].id),
    )


def _known(world: World) -> tuple[Write, ...]:
    there, here = place(world, 1, RepoRole.PRODUCT), place(world, 1)
    return (
        PostComment(there, "Seen again, on Windows."),
        ChangeLabels(there, remove=("reviewed",)),
        PostComment(here, "This is known."),
        CloseIssue(here, Reason.DUPLICATE, world.issue(SUPPORT, 1).comments[-1].id),
    )


COLUMNS = (
    Column("comment", Act.REPLY, _comment),
    Column("new issue", Act.FILE, _new_issue),
    Column("edit comment", Act.EDIT, _edit_comment),
    Column("close", Act.CLOSE, _close),
    Column("reopen", Act.REOPEN, _reopen),
    Column("assign", Act.ASSIGN, _assign),
    Column("unassign", Act.ASSIGN, _unassign),
    Column("labels", Act.LABELS, _labels, 2),
    Column("transfer", Act.MOVE, _transfer),
    Column("file in the repo", Act.PUT_FILE, _file),
    Column("reaction", Act.REACT, _reaction),
    Column("reaction taken off", Act.UNDO, _reaction_off),
    Column("promote", Act.PROMOTE, _promote, 3),
    Column("known issue", Act.KNOWN, _known, 4),
)
