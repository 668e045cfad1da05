"""Before a Write is sent: what stands on GitHub is read, and what is still to be done follows from it.

Nothing here changes anything; what does is handed back as a function, to be called once the intention is on
the disk.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sretui.core.errors import Gone, Refused
from sretui.core.handoff.incoming import swapped
from sretui.core.model import Comment, Issue, RepoInfo, RepoRole
from sretui.core.outbox.marks import marked
from sretui.core.outbox.steps import Queued, Result, Step
from sretui.core.outbox.writes import (
    AddReaction,
    AssignPeople,
    ChangeLabels,
    CloseIssue,
    EditComment,
    FileIssue,
    Incoming,
    MoveIssue,
    Place,
    PostComment,
    PutFile,
    RemoveReaction,
    ReopenIssue,
    UnassignPeople,
    Write,
    filled,
    rests_on,
)
from sretui.core.people import is_among
from sretui.core.roster.changes import Refusal
from sretui.forge.contents import File
from sretui.sync.ports import Seen, Sender
from sretui.sync.prepared import Hindrance, Made, Prepared, Ready
from sretui.sync.reacting import react, take_off

Merge = Callable[[str, str, str], str | Refusal]
"""Lays our text, changed from a base, over theirs: `merge(base, ours, theirs)`."""
Roster = Callable[[Incoming], Incoming]
"""Says who comes next at the same week's end by the roster of now; may raise a ForgeError."""
_TRIES = 4
_OVERTAKEN = frozenset({409, 422})
"""How GitHub says that the file is another, or that there is one by now."""


def cannot_merge(base: str, ours: str, theirs: str) -> str | Refusal:  # noqa: ARG001 - a Merge's shape
    """Merge nothing."""
    return Refusal("The file has changed since this was written.")


def as_known(known: Incoming) -> Incoming:
    """Believe that nobody was swapped, where there is no roster to ask."""
    return known


@dataclass(frozen=True, slots=True)
class Preparer:
    """Reads with one sender, for one account."""

    sender: Sender
    repos: Mapping[RepoRole, RepoInfo]
    is_ours: Callable[[Comment], bool]
    merge: Merge = cannot_merge
    incoming: Roster = as_known

    def prepare(self, queued: Queued, step: Step) -> Prepared:
        """Find out what is still to be done; raises ForgeError, with which nothing has been sent."""
        if not isinstance(step.write, CloseIssue) and (hindrance := self._written_since(queued, step)):
            return hindrance
        if hindrance := self._swapped(step.write):
            return hindrance
        match step.write:
            case FileIssue() as write:
                return self._new_issue(queued, step, write)
            case PutFile() as write:
                return self._file(write)
            case MoveIssue() as write:
                return self._move(queued, step, write)
            case write:
                place = self.settled(queued, write.place)
                repo = self.repos[place.repo]
                seen = self.sender.look_at(repo, place.number)
                if seen.issue.node_id != place.node_id:
                    return Hindrance(f"{repo.full_name}#{place.number} is another issue by now.")
        return self._change(queued, step, place, repo, seen)

    def settled(self, queued: Queued, place: Place) -> Place:
        """Put in the issue that an earlier step has filed."""
        if place.step is None:
            return place
        made = queued.steps[place.step].result
        if made is None:
            raise Refused("The issue it is about was never filed: discard it.", 0)
        return Place(place.repo, made.number, made.node_id)

    def _change(self, queued: Queued, step: Step, place: Place, repo: RepoInfo, seen: Seen) -> Prepared:
        match step.write:
            case PostComment() as write:
                if hindrance := _passed_on(write, seen.issue):
                    return hindrance
                text = marked(filled(write.body, queued.addresses), step.key)
                return Ready(lambda: _said(self.sender.post_comment(repo, place.number, text)), seen.at)
            case EditComment() as write:
                return self._edit(write, repo, seen.at)
            case CloseIssue(reason=reason):
                hindrance = self._written_since(queued, step) if seen.issue.is_open else None
                return hindrance or self._set_state(repo, seen, "closed", reason.value)
            case ReopenIssue():
                return self._set_state(repo, seen, "open", None)
            case AddReaction() as write:
                return react(self.sender, repo, seen, write)
            case RemoveReaction() as write:
                return take_off(self.sender, repo, seen, write)
            case write:
                return self._people_or_labels(write, repo, seen)

    def _people_or_labels(self, write: Write, repo: RepoInfo, seen: Seen) -> Prepared:
        issue = seen.issue
        match write:
            case AssignPeople(logins=logins):
                missing = [login for login in logins if not is_among(login, issue.assignees)]
                if missing:
                    return Ready(lambda: self._assign(repo, issue.number, missing), seen.at)
            case UnassignPeople(logins=logins):
                present = [login for login in logins if is_among(login, issue.assignees)]
                if present:
                    return Ready(lambda: _shown(self.sender.unassign(repo, issue.number, present)), seen.at)
            case ChangeLabels():
                return self._labels(write, repo, seen)
            case _:
                raise AssertionError(write)
        return _shown(issue)

    def _set_state(self, repo: RepoInfo, seen: Seen, state: str, reason: str | None) -> Prepared:
        issue = seen.issue
        if (issue.closed is None) == (state == "open"):
            return _shown(issue)
        return Ready(lambda: _shown(self.sender.set_state(repo, issue.number, state, reason)), seen.at)

    def _new_issue(self, queued: Queued, step: Step, write: FileIssue) -> Ready | Hindrance:
        repo, _, at = self.sender.look_at_repo(self.repos[write.repo])
        if missing := self._missing_label(repo, write.labels):
            return missing
        text = marked(filled(write.body, queued.addresses), step.key)

        def request() -> Made:
            issue = self.sender.file_issue(repo, write.title, text, write.labels, write.assignees)
            return filed(write, issue)

        return Ready(request, at)

    def _swapped(self, write: Write) -> Hindrance | None:
        """Say whether others come next by now than a handoff names."""
        known = rests_on(write)
        if not known:
            return None
        now = self.incoming(known[0])
        sentence = swapped(known, now)
        return Hindrance(sentence, incoming=now) if sentence else None

    def _written_since(self, queued: Queued, step: Step) -> Hindrance | None:
        """Say whether somebody wrote after an end or a handoff was decided; then nothing of it is sent."""
        later = (one.write for one in queued.steps[queued.steps.index(step) :])
        ends = [write for write in later if isinstance(write, CloseIssue)]
        guarded: list[PostComment | CloseIssue] = [*ends]
        if isinstance(step.write, PostComment):
            guarded.append(step.write)
        for write in guarded:
            if (known := write.last_comment) is None:
                continue
            repo, number = self.repos[write.place.repo], write.place.number
            said = self.sender.fetch_comments_since(repo, number, None)
            news = [one for one in said if one.id > known and not self.is_ours(one)]
            if news:
                return _overtaken(news[-1], "closes" if ends else "posts it")
        return None

    def _edit(self, write: EditComment, repo: RepoInfo, at: datetime) -> Prepared:
        now = self.sender.fetch_comment(repo, write.comment)
        if now.body == write.body:
            return _said(now)
        if _plain(now.body) != _plain(write.was):
            return Hindrance("The comment was changed on GitHub since this was written.")
        return Ready(lambda: _said(self.sender.edit_comment(repo, write.comment, write.body)), at)

    def _assign(self, repo: RepoInfo, number: int, logins: Sequence[str]) -> Made:
        issue = self.sender.assign(repo, number, logins)
        refused = [login for login in logins if not is_among(login, issue.assignees)]
        if refused:
            names = ", ".join(refused)
            raise Refused(f"GitHub did not assign {names}: issues of {repo.full_name} cannot be theirs.", 201)
        return _shown(issue)

    def _labels(self, write: ChangeLabels, repo: RepoInfo, seen: Seen) -> Prepared:
        add = [label for label in write.add if not is_among(label, seen.issue.labels)]
        remove = [label for label in write.remove if is_among(label, seen.issue.labels)]
        if not add and not remove:
            return _shown(seen.issue)
        if missing := self._missing_label(repo, add):
            return missing
        number = seen.issue.number

        def request() -> Made:
            if add:
                now = self.sender.add_labels(repo, number, add)
                if lost := [label for label in add if not is_among(label, now)]:
                    raise Refused(f"GitHub left out the label {', '.join(lost)}: you may not put it on.", 200)
            for label in remove:
                try:
                    self.sender.remove_label(repo, number, label)
                except Gone:
                    continue  # somebody took it off first, or the issue is gone, which the next look tells
            after = self.sender.look_at(repo, number).issue
            if left := [label for label in remove if is_among(label, after.labels)]:
                raise Refused(f"GitHub did not take off the label {', '.join(left)}: may you?", 200)
            return _shown(after)

        return Ready(request, seen.at)

    def _missing_label(self, repo: RepoInfo, labels: Sequence[str]) -> Hindrance | None:
        """Say which label is not there any more: GitHub would make it anew, in silence."""
        for label in labels:
            if not self.sender.has_label(repo, label):
                return Hindrance(f"{repo.full_name} has no label “{label}”: make it there, or discard this.")
        return None

    def _move(self, queued: Queued, step: Step, write: MoveIssue) -> Prepared:
        place = self.settled(queued, write.place)
        repo = self.repos[place.repo]
        what = f"moving of {repo.full_name}#{place.number}"
        target, node, _ = self.sender.look_at_repo(self.repos[write.to])
        try:
            seen = self.sender.look_at(repo, place.number)
        except Gone as gone:
            number = _number_in(target, gone.moved_to) if step.asked is not None else None
            if number is None:
                raise
            there = self.sender.look_at(target, number).issue
            return Made(Result(there.url, there.number, there.node_id), issue=there, moved_to=there.url)
        if seen.issue.node_id != place.node_id:
            return Hindrance(f"{repo.full_name}#{place.number} is another issue by now.")

        def request() -> Made:
            result = self.sender.transfer(place.node_id, node, what)
            return Made(result, moved_to=result.url)

        return Ready(request, seen.at)

    def _file(self, write: PutFile) -> Prepared:
        # by its name of today: GitHub answers a PUT by an old one with a 307, which nobody follows
        home = self.sender.fetch_repo(write.repo, RepoRole.INQUIRIES).full_name
        there, at = self.sender.fetch_file(home, write.path)
        text = self._text(write, there)
        if isinstance(text, Refusal):
            return Hindrance(text.sentence)
        if there is not None and there.text == text:
            return Made(Result(node_id=there.sha), file=there)
        return Ready(lambda: self._put(home, write, text, there), at)

    def _text(self, write: PutFile, there: File | None) -> str | Refusal:
        """Give the text to put, with what others changed meanwhile where that is to be kept."""
        sha, held = (there.sha, there.text) if there else (None, "")
        if held in {write.text, write.base} or (write.base is None and sha == write.sha):
            return write.text
        if write.base is None:
            return Refusal(f"{write.path} in {write.repo} has changed since this was written.")
        return self.merge(write.base, write.text, held)

    def _put(self, home: str, write: PutFile, text: str, there: File | None) -> Made:
        """Write a file; where somebody else was quicker, read it again, merge, and try again."""
        for _ in range(_TRIES):
            sha = there.sha if there else None
            try:
                result = self.sender.put_file(home, write.path, text, write.message, sha)
            except Refused as refused:
                if write.base is None or refused.status not in _OVERTAKEN:
                    raise
                there, _at = self.sender.fetch_file(home, write.path)
                if (there.sha if there else None) == sha:
                    raise
                merged = self._text(write, there)
                if isinstance(merged, Refusal):
                    raise Refused(merged.sentence, refused.status) from None
                text = merged
            else:
                return Made(result, file=File(text, result.node_id))
        raise Refused(f"{write.path} in {write.repo} changes faster than it can be written: retry.", 409)


def _passed_on(write: PostComment, issue: Issue) -> Hindrance | None:
    """Say whether an inquiry was closed, or became another's, since a comment on whose it is was decided."""
    if write.assignees is None:
        return None
    if issue.closed is not None:
        now = "It was closed"
    elif {one.casefold() for one in issue.assignees} != {one.casefold() for one in write.assignees}:
        now = f"It was assigned to {', '.join(issue.assignees) or 'nobody'}"
    else:
        return None
    return Hindrance(
        f"{now} since this was decided: look at it; retry posts it all the same, or discard this.",
        is_passed_on=True,
    )


def _overtaken(by: Comment, does: str) -> Hindrance:
    who = f"@{by.author}" if by.author else "somebody"
    return Hindrance(
        f"{who} has written since this was decided: read it; retry {does} all the same, or discard this.",
        by.id,
    )


def _number_in(repo: RepoInfo, address: str | None) -> int | None:
    """Read the number out of the address where a moved issue stands, when that is in a repo."""
    homes = rf"(?:repositories/{repo.id}|(?:repos/)?{re.escape(repo.full_name)})"
    found = re.search(rf"/{homes}/issues/(\d+)$", address or "", re.ASCII | re.IGNORECASE)
    return int(found[1]) if found else None


def _said(comment: Comment) -> Made:
    return Made(Result(comment.url, comment.issue_number, comment.node_id, comment.id), comment=comment)


def _shown(issue: Issue) -> Made:
    return Made(Result(issue.url, issue.number, issue.node_id), issue=issue)


def filed(write: FileIssue, issue: Issue) -> Made:
    """Say what GitHub made of a new issue, and what it left out of it without a word."""
    return replace(_shown(issue), sentence=_dropped(write, issue))


def _plain(text: str) -> str:
    """GitHub keeps the line ends it was given."""
    return text.replace("\r\n", "\n").rstrip()


def _dropped(write: FileIssue, issue: Issue) -> str:
    """Say what GitHub left out of a new issue without a word."""
    lost = [
        *(f"the label {label}" for label in write.labels if not is_among(label, issue.labels)),
        *(f"the assignee {login}" for login in write.assignees if not is_among(login, issue.assignees)),
    ]
    return f"GitHub left out {', '.join(lost)}: you may not set that there." if lost else ""
