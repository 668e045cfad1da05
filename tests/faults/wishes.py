"""What a person may ask for in the small world, at random."""

import random
from collections.abc import Iterator

from sretui.core.model import RepoRole
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
from tests.faults.columns import place
from tests.faults.world import COLLEAGUE, OURS, SUPPORT


class Wishes:
    """Thinks of Actions; no two texts are alike."""

    def __init__(self, chance: random.Random, world: World) -> None:
        self._random, self._world = chance, world
        self._said = 0
        self._moved: set[int] = set()
        self._taken_off: set[int] = set()

    def think_of(self) -> tuple[tuple[Write, ...], str]:
        """Return an Action's writes, and the node id of the inquiry they are about."""
        there = [number for number in self._world.repo(SUPPORT).issues if number <= 3]
        if not there:
            return (self._new(RepoRole.INQUIRIES),), ""
        number = self._random.choice(there)
        here = place(self._world, number)
        made = self._random.choice(list(self._kinds(here)))
        self._taken_off |= {one.reaction for one in made if isinstance(one, RemoveReaction)}
        return made, here.node_id if any(not isinstance(one, FileIssue | PutFile) for one in made) else ""

    def _kinds(self, here: Place) -> Iterator[tuple[Write, ...]]:
        issue = self._world.issue(SUPPORT, here.number)
        known = issue.comments[-1].id
        ours = issue.comments[0]
        file = self._world.repo(SUPPORT).files["roster.md"]
        yield (PostComment(here, self.text()),)
        yield (PostComment(here, self.text()), CloseIssue(here, Reason.COMPLETED, known))
        yield (CloseIssue(here, self._random.choice(list(Reason)), known),)
        yield (CloseIssue(here, self._random.choice(list(Reason))),)
        yield (ReopenIssue(here),)
        yield (AssignPeople(here, (self._random.choice([OURS, COLLEAGUE]),)),)
        yield (UnassignPeople(here, (self._random.choice([OURS, COLLEAGUE]),)),)
        yield (ChangeLabels(here, ("bug",), ("reviewed",)),)
        yield (ChangeLabels(here, ("question", "reviewed"), ("bug",)),)
        yield (AddReaction(here, self._random.choice(["eyes", "+1"])),)
        yield (AddReaction(here, "heart", ours.id),)
        for one in ours.reactions:
            if one.user == OURS and one.id not in self._taken_off:
                yield (RemoveReaction(here, one.content, ours.id, one.id),)
        yield (self._new(RepoRole.INQUIRIES),)
        if ours.user == OURS:
            yield (EditComment(here, ours.id, self.text(), ours.body),)
        yield (PutFile(SUPPORT, "roster.md", self.text(), "Roster", blob_sha(file)),)
        yield (PutFile(SUPPORT, f"notes/{self.text()}.md", "text\n", "Notes"),)
        if here.number not in self._moved and self._random.random() < 0.5:
            self._moved.add(here.number)
            yield (MoveIssue(here, RepoRole.PRODUCT),)
        yield (
            self._new(RepoRole.PRODUCT),
            PostComment(here, f"{self.text()}: {address_of(0)}"),
            CloseIssue(here, Reason.COMPLETED, known),
        )
        there = place(self._world, 1, RepoRole.PRODUCT)
        yield (
            PostComment(there, self.text()),
            ChangeLabels(there, remove=("reviewed",)),
            PostComment(here, self.text()),
            CloseIssue(here, Reason.DUPLICATE, known),
        )

    def _new(self, repo: RepoRole) -> FileIssue:
        return FileIssue(repo, self.text(), self.text(), ("bug",), (OURS,))

    def text(self) -> str:
        """Return words that nobody said before."""
        self._said += 1
        return f"text-{self._said}"
