"""The world behind the stand-in: what is in every repository, and the one way to change it.

Every change takes its instant as a parameter, so that a scenario can write the past and the server the
present. Changes do to `updated_at` what GitHub's do: deleting a comment and reacting leave it alone.
"""

import itertools
import threading
from collections.abc import Iterable
from datetime import UTC, datetime

from sretui.demo.things import Comment, Event, Issue, Label, Moved, Reaction, Repo, User

_FIRST = datetime(2015, 1, 5, 17, tzinfo=UTC)
DEFAULT_COLOR = "ededed"
"""What GitHub gives a label that comes into being by being put on an issue."""

RepoName = Repo | str


class World:
    """Repositories, people and tokens; hold `lock` to read several things that belong together."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.repos: dict[int, Repo] = {}
        self.users: dict[str, User] = {}
        self.tokens: dict[str, str] = {}
        self.scopes: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, int] = {}
        self._ids = itertools.count(1_100_001, 7)
        self._repo_ids = itertools.count(40_212_001, 1_117)
        self._user_ids = itertools.count(20_001, 13)

    # people

    def add_user(
        self, login: str, name: str | None = None, *, bot: bool = False, at: datetime = _FIRST
    ) -> User:
        """Add an account, or return the one of that login."""
        with self.lock:
            known = self.users.get(login.casefold())
            if known is None:
                known = User(next(self._user_ids), login, name, "Bot" if bot else "User", at)
                self.users[login.casefold()] = known
            return known

    def add_token(self, token: str, login: str, scopes: Iterable[str] = ("repo",)) -> None:
        """Let a token speak for a person."""
        self.add_user(login)
        self.tokens[token] = login
        self.scopes[token] = tuple(scopes)

    # repositories

    def add_repo(
        self,
        owner: str,
        name: str,
        *,
        private: bool = False,
        description: str | None = None,
        first_number: int = 1,
        team: Iterable[str] = (),
        at: datetime = _FIRST,
    ) -> Repo:
        """Add a repository whose `team` may push to it; the first of the team is its administrator."""
        with self.lock:
            repo = Repo(next(self._repo_ids), owner, name, at, at, private=private, description=description)
            repo.next_number = first_number
            self.add_user(owner)
            for login in team:
                self.add_user(login)
                repo.permissions[login.casefold()] = "write" if repo.permissions else "admin"
            self.repos[repo.id] = repo
            self._names[repo.full_name.casefold()] = repo.id
            return repo

    def repo(self, name: RepoName) -> Repo:
        """Find a repository by any name it ever had; raises KeyError."""
        return name if isinstance(name, Repo) else self.repos[self._names[name.casefold()]]

    def rename_repo(self, repo: RepoName, name: str, at: datetime) -> Repo:
        """Rename a repository; its old name goes on to lead to it."""
        with self.lock:
            found = self.repo(repo)
            found.name, found.updated_at = name, at
            self._names[found.full_name.casefold()] = found.id
            return found

    def add_label(
        self, repo: RepoName, name: str, color: str = DEFAULT_COLOR, description: str | None = None
    ) -> Label:
        """Add a label to a repository, or return the one of that name."""
        with self.lock:
            labels = self.repo(repo).labels
            if name.casefold() not in labels:
                labels[name.casefold()] = Label(next(self._ids), name, color, description)
            return labels[name.casefold()]

    def delete_label(self, repo: RepoName, name: str) -> None:
        """Delete a label: it is gone from every issue, too; raises KeyError."""
        with self.lock:
            found = self.repo(repo)
            exact = found.labels.pop(name.casefold()).name
            for issue in found.issues.values():
                issue.labels = [one for one in issue.labels if one != exact]

    # issues

    def issue(self, repo: RepoName, number: int) -> Issue:
        """Find an issue that is there; raises KeyError."""
        return self.repo(repo).issues[number]

    def add_issue(
        self,
        repo: RepoName,
        title: str,
        body: str | None = "",
        *,
        user: str | None,
        at: datetime,
        labels: Iterable[str] = (),
        assignees: Iterable[str] = (),
        number: int | None = None,
        pull: bool = False,
    ) -> Issue:
        """Open an issue (or pull request) with the labels and assignees it was opened with."""
        with self.lock:
            found = self.repo(repo)
            taken = number if number is not None else found.next_number
            found.next_number = max(found.next_number, taken + 1)
            issue = Issue(next(self._ids), found.id, taken, user, title, body, at, at, pull=pull)
            found.issues[taken] = issue
            for name in labels:
                self._label(found, issue, name, user, at)
            for login in assignees:
                self._assign(found, issue, login, user, at)
            return issue

    def edit_issue(
        self,
        repo: RepoName,
        number: int,
        *,
        at: datetime,
        by: str | None = None,
        title: str | None = None,
        body: str | None = None,
    ) -> Issue:
        """Change the title (an event) or the body (none)."""
        with self.lock:
            found, issue = self._both(repo, number)
            if title is not None and title != issue.title:
                self._event(found, number, by, "renamed", at).rename = (issue.title, title)
                issue.title = title
            if body is not None:
                issue.body = body
            issue.updated_at = at
            return issue

    def close(
        self, repo: RepoName, number: int, *, by: str | None, at: datetime, reason: str = "completed"
    ) -> Issue:
        """Close an issue; closing a closed one only changes its reason."""
        with self.lock:
            found, issue = self._both(repo, number)
            if issue.state == "open":
                issue.state, issue.closed_at, issue.closed_by = "closed", at, by
                self._event(found, number, by, "closed", at).state_reason = None if issue.pull else reason
            issue.state_reason = None if issue.pull else reason
            issue.updated_at = at
            return issue

    def reopen(self, repo: RepoName, number: int, *, by: str | None, at: datetime) -> Issue:
        """Open a closed issue again."""
        with self.lock:
            found, issue = self._both(repo, number)
            if issue.state == "closed":
                issue.state, issue.closed_at, issue.closed_by = "open", None, None
                issue.state_reason = None if issue.pull else "reopened"
                issue.updated_at = at
                self._event(found, number, by, "reopened", at)
            return issue

    def label(self, repo: RepoName, number: int, name: str, *, by: str | None, at: datetime) -> None:
        """Put a label on an issue; an unknown one comes into being."""
        with self.lock:
            found, issue = self._both(repo, number)
            if self._label(found, issue, name, by, at):
                issue.updated_at = at

    def unlabel(self, repo: RepoName, number: int, name: str, *, by: str | None, at: datetime) -> bool:
        """Take a label off; False when it was not there."""
        with self.lock:
            found, issue = self._both(repo, number)
            kept = [one for one in issue.labels if one.casefold() != name.casefold()]
            if len(kept) == len(issue.labels):
                return False
            issue.labels, issue.updated_at = kept, at
            self._label_event(found, number, by, "unlabeled", name, at)
            return True

    def assign(self, repo: RepoName, number: int, login: str, *, by: str | None, at: datetime) -> bool:
        """Assign a person; False when they may not be assigned, or the issue has its ten."""
        with self.lock:
            found, issue = self._both(repo, number)
            if not found.allows(login, "triage") or len(issue.assignees) >= 10:
                return False
            if self._assign(found, issue, login, by, at):
                issue.updated_at = at
            return True

    def unassign(self, repo: RepoName, number: int, login: str, *, by: str | None, at: datetime) -> None:
        """Unassign a person."""
        with self.lock:
            found, issue = self._both(repo, number)
            kept = [one for one in issue.assignees if one.casefold() != login.casefold()]
            if len(kept) < len(issue.assignees):
                issue.assignees, issue.updated_at = kept, at
                self._event(found, number, by, "unassigned", at).assignee = self.users[login.casefold()].login

    def lock_issue(
        self, repo: RepoName, number: int, *, by: str | None, at: datetime, reason: str | None = None
    ) -> None:
        """Lock a conversation: only collaborators may comment."""
        with self.lock:
            found, issue = self._both(repo, number)
            issue.locked, issue.lock_reason, issue.updated_at = True, reason, at
            self._event(found, number, by, "locked", at).lock_reason = reason

    def unlock_issue(self, repo: RepoName, number: int, *, by: str | None, at: datetime) -> None:
        """Open a locked conversation to everybody again."""
        with self.lock:
            found, issue = self._both(repo, number)
            issue.locked, issue.lock_reason, issue.updated_at = False, None, at
            self._event(found, number, by, "unlocked", at)

    def mention(self, repo: RepoName, number: int, source: Issue, *, by: str | None, at: datetime) -> None:
        """Note in an issue's timeline that another issue speaks of it."""
        with self.lock:
            found = self.repo(repo)
            self._event(found, number, by, "cross-referenced", at).source = (source.repo_id, source.number)

    def delete_issue(self, repo: RepoName, number: int) -> None:
        """Delete an issue: its address answers 410 from now on."""
        with self.lock:
            found, issue = self._both(repo, number)
            self._take_out(found, issue)
            found.gone[number] = None

    def transfer_issue(
        self, repo: RepoName, number: int, to: RepoName, *, by: str | None, at: datetime
    ) -> Issue:
        """Move an issue: a new number, id and node_id; labels stay only where equally named ones exist."""
        with self.lock:
            old, issue = self._both(repo, number)
            new = self.repo(to)
            self._take_out(old, issue)
            issue.id, issue.repo_id, issue.number = next(self._ids), new.id, new.next_number
            issue.labels = [
                new.labels[one.casefold()].name for one in issue.labels if one.casefold() in new.labels
            ]
            issue.updated_at = at
            new.next_number += 1
            new.issues[issue.number] = issue
            for comment in issue.comments:
                comment.number = issue.number
                new.comments[comment.id] = comment
            self._event(new, issue.number, by, "transferred", at)
            old.gone[number] = Moved(new.id, issue.number)
            return issue

    # comments and reactions

    def add_comment(
        self, repo: RepoName, number: int, body: str, *, user: str | None, at: datetime
    ) -> Comment:
        """Comment on an issue."""
        with self.lock:
            found, issue = self._both(repo, number)
            comment = Comment(next(self._ids), number, user, body, at, at)
            issue.comments.append(comment)
            issue.updated_at = max(issue.updated_at, at)
            found.comments[comment.id] = comment
            return comment

    def edit_comment(self, repo: RepoName, comment_id: int, body: str, *, at: datetime) -> Comment:
        """Change a comment's text."""
        with self.lock:
            found = self.repo(repo)
            comment = found.comments[comment_id]
            comment.body, comment.updated_at = body, at
            found.issues[comment.number].updated_at = at
            return comment

    def delete_comment(self, repo: RepoName, comment_id: int) -> None:
        """Delete a comment; the issue's `updated_at` stays, as on GitHub, so that no `since` shows it."""
        with self.lock:
            found = self.repo(repo)
            comment = found.comments.pop(comment_id)
            found.issues[comment.number].comments.remove(comment)

    def react(
        self, thing: Issue | Comment, content: str, *, user: str | None, at: datetime
    ) -> tuple[Reaction, bool]:
        """React to an issue or comment; the flag says whether the reaction is new."""
        with self.lock:
            for known in thing.reactions:
                if known.user == user and known.content == content:
                    return known, False
            reaction = Reaction(next(self._ids), user, content, at)
            thing.reactions.append(reaction)
            return reaction, True

    def unreact(self, thing: Issue | Comment, reaction_id: int) -> bool:
        """Take a reaction back; False when it was not there."""
        with self.lock:
            kept = [one for one in thing.reactions if one.id != reaction_id]
            found = len(kept) < len(thing.reactions)
            thing.reactions = kept
            return found

    def forget_user(self, login: str) -> None:
        """Delete an account: everything it did stays, done by nobody."""
        with self.lock:
            self.users.pop(login.casefold(), None)
            for repo in self.repos.values():
                for event in repo.events:
                    event.actor = None if event.actor == login else event.actor
                for issue in repo.issues.values():
                    issue.user = None if issue.user == login else issue.user
                    issue.closed_by = None if issue.closed_by == login else issue.closed_by
                    for comment in issue.comments:
                        comment.user = None if comment.user == login else comment.user

    # inside

    def _both(self, repo: RepoName, number: int) -> tuple[Repo, Issue]:
        found = self.repo(repo)
        return found, found.issues[number]

    def _event(self, repo: Repo, number: int, actor: str | None, event: str, at: datetime) -> Event:
        done = Event(next(self._ids), number, actor, event, at)
        repo.events.append(done)
        return done

    def _label_event(
        self, repo: Repo, number: int, by: str | None, event: str, name: str, at: datetime
    ) -> None:
        known = repo.labels.get(name.casefold())
        done = self._event(repo, number, by, event, at)
        done.label, done.color = (known.name, known.color) if known else (name, DEFAULT_COLOR)

    def _label(self, repo: Repo, issue: Issue, name: str, by: str | None, at: datetime) -> bool:
        exact = self.add_label(repo, name).name
        if exact in issue.labels:
            return False
        issue.labels.append(exact)
        self._label_event(repo, issue.number, by, "labeled", exact, at)
        return True

    def _assign(self, repo: Repo, issue: Issue, login: str, by: str | None, at: datetime) -> bool:
        exact = self.add_user(login).login
        if exact in issue.assignees:
            return False
        issue.assignees.append(exact)
        self._event(repo, issue.number, by, "assigned", at).assignee = exact
        return True

    def _take_out(self, repo: Repo, issue: Issue) -> None:
        del repo.issues[issue.number]
        for comment in issue.comments:
            repo.comments.pop(comment.id, None)
        repo.events = [one for one in repo.events if one.number != issue.number]
