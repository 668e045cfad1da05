"""What GitHub should hold when all that was asked for is done, written apart from the code that does it."""

import copy
from collections.abc import Mapping, Sequence

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
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
)
from tests.faults.world import NAMES, OURS, End


def done(end: End, writes: Sequence[Write]) -> End:
    """Do the writes to a copy of `end`."""
    after = copy.deepcopy(end)
    doing = Doing(after)
    for step, write in enumerate(writes):
        doing.do(step, write)
    return after


class Doing:
    """Does the writes of one Action, step by step, to `end` itself."""

    def __init__(self, end: End, numbers: Mapping[int, int] | None = None) -> None:
        """Take what stands there, and the numbers that GitHub gave to new issues, by step."""
        self.end, self._numbers = end, numbers or {}
        self._filed: dict[int, tuple[RepoRole, int]] = {}

    def do(self, step: int, write: Write) -> None:
        match write:
            case FileIssue():
                self._file(step, write)
            case PutFile():
                self.end[write.repo]["files"][write.path] = write.text
            case MoveIssue():
                self._move(step, write)
            case _:
                self._change(write, self._issue(write.place))

    def _change(self, write: Write, issue: End) -> None:
        match write:
            case PostComment():
                issue["comments"].append({"user": OURS, "body": self._filled(write.body), "reactions": []})
            case EditComment():
                next(one for one in issue["comments"] if one["body"] == write.was)["body"] = write.body
            case CloseIssue() if issue["state"] == "open":
                issue["state"], issue["reason"] = "closed", write.reason.value
            case ReopenIssue() if issue["state"] == "closed":
                issue["state"], issue["reason"] = "open", "reopened"
            case AssignPeople():
                issue["assignees"] = sorted({*issue["assignees"], *write.logins})
            case UnassignPeople():
                issue["assignees"] = sorted({*issue["assignees"]} - {*write.logins})
            case ChangeLabels():
                issue["labels"] = sorted(({*issue["labels"]} | {*write.add}) - {*write.remove})
            case AddReaction() | RemoveReaction():
                thing = issue if write.comment is None else issue["comments"][0]
                given = {(OURS, write.content)}
                others = {*thing["reactions"]} - given
                thing["reactions"] = sorted(others | given if isinstance(write, AddReaction) else others)

    def _file(self, step: int, write: FileIssue) -> None:
        issues = self.end[NAMES[write.repo]]["issues"]
        number = self._number(step, self.end[NAMES[write.repo]])
        self._filed[step] = (write.repo, number)
        issues[number] = {
            "title": write.title,
            "body": self._filled(write.body),
            "user": OURS,
            "state": "open",
            "reason": None,
            "labels": sorted(write.labels),
            "assignees": sorted(write.assignees),
            "reactions": [],
            "comments": [],
        }

    def _move(self, step: int, write: MoveIssue) -> None:
        source, target = self.end[NAMES[write.place.repo]], self.end[NAMES[write.to]]
        number = self._number(step, target)
        issue = source["issues"].pop(write.place.number)
        issue["labels"] = [one for one in issue["labels"] if one in target["labels"]]
        target["issues"][number] = issue
        source["gone"][write.place.number] = NAMES[write.to]

    def _number(self, step: int, repo: End) -> int:
        return self._numbers.get(step) or max([*repo["issues"], *repo["gone"]]) + 1

    def _issue(self, place: Place) -> End:
        role, number = (place.repo, place.number) if place.step is None else self._filed[place.step]
        issue: End = self.end[NAMES[role]]["issues"][number]
        return issue

    def _filled(self, text: str) -> str:
        for step, (role, number) in self._filed.items():
            text = text.replace(f"‹address of new issue {step + 1}›", f"/{NAMES[role]}/issues/{number}")
        return text
