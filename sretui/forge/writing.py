"""GitHub as the push sees it: each request that changes something, and the look-ups that make it safe.

A success is believed only when it names what was made: a redirect that nobody followed comes back as an
empty object (https://github.com/PyGithub/PyGithub, `Requester.requestJson`).
"""

from base64 import b64encode
from binascii import Error as NoBase64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlencode

from sretui.core.errors import BadAnswer, Gone, Refused
from sretui.core.model import Comment, Issue, Reaction, RepoInfo, RepoRole
from sretui.core.outbox.steps import Result
from sretui.forge import contents, records
from sretui.forge.asking import Asking, parse, parse_list
from sretui.forge.contents import File, FileAnswer
from sretui.forge.fields import Unreadable, mapping, number, sequence, text
from sretui.forge.links import below, links

if TYPE_CHECKING:
    from sretui.forge.wire import Reply

T = TypeVar("T")

_MOST_PAGES = 20
_NOTHING_LEFT = 204
_TRANSFER = """mutation ($input: TransferIssueInput!) {
  transferIssue(input: $input) { issue { id databaseId number url repository { nameWithOwner } } }
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """An issue as it stood at an instant of GitHub's own clock (UTC)."""

    issue: Issue
    at: datetime


class GitHubPen:
    """Writes to GitHub; every method raises a ForgeError. Repos are addressed by number."""

    def __init__(self, ask: Asking) -> None:
        self._ask = ask

    def look_at(self, repo: RepoInfo, issue_number: int) -> Seen:
        """Look at an issue before it is changed; Gone when it was moved or deleted."""
        what = f"{repo.full_name}#{issue_number}"
        reply = self._ask.get(f"{_root(repo)}/issues/{issue_number}", what)
        issue = _read(lambda: records.read_issue(parse(reply, what), repo.role))
        if issue is None or issue.number != issue_number:
            raise BadAnswer(f"GitHub answered with something else than {what}; it is asked again later.")
        return Seen(issue, self._ask.at(reply))

    def look_at_repo(self, repo: RepoInfo) -> tuple[RepoInfo, str, datetime]:
        """Look at a repo before something is filed in it; give its node id and GitHub's time too."""
        what = f"repo {repo.full_name}"
        reply = self._ask.get(_root(repo), what)
        raw = parse(reply, what)
        found = _read(lambda: records.read_repo(raw, repo.role))
        return found, _read(lambda: text(mapping({"repo": raw}, "repo"), "node_id")), self._ask.at(reply)

    def post_comment(self, repo: RepoInfo, issue_number: int, body: str) -> Comment:
        """Post a comment."""
        what = f"comment on {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/comments"
        return self._comment("POST", path, {"body": body}, what, repo)

    def edit_comment(self, repo: RepoInfo, comment: int, body: str) -> Comment:
        """Give a comment a new text."""
        what = f"new text of a comment in {repo.full_name}"
        return self._comment("PATCH", f"{_root(repo)}/issues/comments/{comment}", {"body": body}, what, repo)

    def file_issue(
        self, repo: RepoInfo, title: str, body: str, labels: Sequence[str], assignees: Sequence[str]
    ) -> Issue:
        """File a new issue; without the right to, GitHub drops labels and assignees and says nothing."""
        given = {"title": title, "body": body, "labels": list(labels), "assignees": list(assignees)}
        return self._issue("POST", f"{_root(repo)}/issues", given, f"new issue in {repo.full_name}", repo)

    def set_state(self, repo: RepoInfo, issue_number: int, state: str, reason: str | None) -> Issue:
        """Close or reopen an issue."""
        what = f"{'closing' if state == 'closed' else 'reopening'} of {repo.full_name}#{issue_number}"
        given = {"state": state} | ({"state_reason": reason} if reason else {})
        return self._issue("PATCH", f"{_root(repo)}/issues/{issue_number}", given, what, repo)

    def assign(self, repo: RepoInfo, issue_number: int, logins: Sequence[str]) -> Issue:
        """Add assignees; those who may not be are left out in silence, so read back who is there."""
        what = f"assigning of {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/assignees"
        return self._issue("POST", path, {"assignees": list(logins)}, what, repo)

    def unassign(self, repo: RepoInfo, issue_number: int, logins: Sequence[str]) -> Issue:
        """Take assignees off."""
        what = f"unassigning of {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/assignees"
        return self._issue("DELETE", path, {"assignees": list(logins)}, what, repo)

    def add_labels(self, repo: RepoInfo, issue_number: int, labels: Sequence[str]) -> tuple[str, ...]:
        """Put labels on; return those that are on now."""
        what = f"labels of {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/labels"
        return self._labels("POST", path, {"labels": list(labels)}, what, repo)

    def remove_label(self, repo: RepoInfo, issue_number: int, label: str) -> tuple[str, ...]:
        """Take a label off; return those that are on now."""
        what = f"labels of {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/labels/{quote(label, safe='')}"
        return self._labels("DELETE", path, None, what, repo)

    def has_label(self, repo: RepoInfo, label: str) -> bool:
        """Tell whether the repo has a label; GitHub would create an unknown one in silence."""
        path = f"{_root(repo)}/labels/{quote(label, safe='')}"
        return self._ask.get(path, f"label {label}", wanted=frozenset({200, 404})).status == 200

    def react(self, repo: RepoInfo, issue_number: int, comment: int | None, content: str) -> int:
        """React to a comment or an issue; the same reaction twice is one. Return its id."""
        what = f"reaction in {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{_thing(issue_number, comment)}/reactions"
        raw = parse(self._ask.send("POST", path, {"content": content}, what), what)
        return _read(lambda: number(mapping({"reaction": raw}, "reaction"), "id"))

    def remove_reaction(self, repo: RepoInfo, issue_number: int, comment: int | None, reaction: int) -> None:
        """Take a reaction off a comment or an issue; Gone when it is not there."""
        what = f"reaction in {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{_thing(issue_number, comment)}/reactions/{reaction}"
        if self._ask.send("DELETE", path, None, what).status != _NOTHING_LEFT:
            raise BadAnswer(f"GitHub answered the taking off of the {what} with something else than nothing.")

    def fetch_reactions_to(
        self, repo: RepoInfo, issue_number: int, comment: int | None, content: str
    ) -> tuple[Reaction, ...]:
        """Fetch who reacted so to a comment or an issue, all of them; Gone when that is not there."""
        what = f"reactions in {repo.full_name}#{issue_number}"
        query = urlencode({"content": content, "per_page": 100})
        path = f"{_root(repo)}/issues/{_thing(issue_number, comment)}/reactions?{query}"
        return self._listed(path, what, partial(records.read_reaction, comment or 0), repo)

    def count_reactions(self, repo: RepoInfo, issue_number: int, comment: int | None, content: str) -> int:
        """Ask a comment or an issue itself how many reacted so, which is fresher than the list."""
        what = f"reactions in {repo.full_name}#{issue_number}"
        raw = parse(self._ask.get(f"{_root(repo)}/issues/{_thing(issue_number, comment)}", what), what)
        return _read(lambda: number(mapping(mapping({"thing": raw}, "thing"), "reactions"), content, least=0))

    def transfer(self, issue_node: str, repo_node: str, what: str) -> Result:
        """Move an issue to another repo of the same owner."""
        given = {"issueId": issue_node, "repositoryId": repo_node, "createLabelsIfMissing": False}
        answer = self._graphql(_TRANSFER, {"input": given}, what)

        def read() -> Result:
            issue = mapping(mapping(answer, "transferIssue"), "issue")
            return Result(
                text(issue, "url"), number(issue, "number"), text(issue, "id"), number(issue, "databaseId")
            )

        return _read(read)

    def put_file(self, repo: str, path: str, content: str, message: str, sha: str | None) -> Result:
        """Write a text file; with `sha`, only over that version of it."""
        what = f"file {path} in {repo}"
        given = {"message": message, "content": b64encode(content.encode()).decode("ascii")}
        sent = self._ask.send(
            "PUT", contents.address(repo, path), given | ({"sha": sha} if sha else {}), what
        )
        raw = parse(sent, what)

        def read() -> Result:
            file = mapping(mapping({"answer": raw}, "answer"), "content")
            return Result(url=text(file, "html_url"), node_id=text(file, "sha"))

        return _read(read)

    def fetch_file(self, repo: str, path: str) -> tuple[File | None, datetime]:
        """Fetch a text file of a repo, None when it is not there, and GitHub's time (UTC)."""
        what = f"file {path} in {repo}"
        reply = self._ask.get(contents.address(repo, path), what, wanted=frozenset({200, 404}))
        return (None if reply.status == 404 else _text_file(reply, what)), self._ask.at(reply)

    def fetch_file_anew(self, repo: str, path: str, etag: str | None) -> FileAnswer:
        """Fetch a text file unless it is as it was when GitHub gave this `etag`; then it costs no quota."""
        what = f"file {path} in {repo}"
        reply = self._ask.get(contents.address(repo, path), what, etag=etag, wanted=frozenset({200, 404}))
        if reply.status == 304:
            return FileAnswer(None, etag, unchanged=True)
        found = None if reply.status == 404 else _text_file(reply, what)
        return FileAnswer(found, reply.headers.get("etag"))

    def fetch_comment(self, repo: RepoInfo, comment: int) -> Comment:
        """Fetch one comment; Gone when it is not there."""
        what = f"comment in {repo.full_name}"
        reply = self._ask.get(f"{_root(repo)}/issues/comments/{comment}", what)
        found = _read(lambda: records.read_comment(parse(reply, what), repo.role))
        if found is None:
            raise Gone(f"GitHub shows no {what}: it belongs to a pull request.")
        return found

    def fetch_comments_since(
        self, repo: RepoInfo, issue_number: int, since: datetime | None
    ) -> tuple[Comment, ...]:
        """Fetch the comments on an issue that are new or changed since an instant (UTC), oldest first."""
        query = urlencode(
            {"per_page": 100} | ({"since": f"{since:%Y-%m-%dT%H:%M:%SZ}"} if since is not None else {})
        )
        what = f"comments on {repo.full_name}#{issue_number}"
        path = f"{_root(repo)}/issues/{issue_number}/comments?{query}"
        return self._listed(path, what, records.read_comment, repo)

    def fetch_own_issues(self, repo: RepoInfo, login: str) -> tuple[Issue, ...]:
        """Fetch the newest hundred issues that somebody filed."""
        query = urlencode(
            {"state": "all", "creator": login, "sort": "created", "direction": "desc", "per_page": 100}
        )
        what = f"own issues in {repo.full_name}"
        raw = parse_list(self._ask.get(f"{_root(repo)}/issues?{query}", what), what)
        return _all_read(records.read_issue, raw, repo.role)

    def _listed(
        self, first: str, what: str, read: Callable[[object, RepoRole], T | None], repo: RepoInfo
    ) -> tuple[T, ...]:
        """Read a list page by page."""
        path: str | None = first
        found: list[T] = []
        for _ in range(_MOST_PAGES):
            if path is None:
                break
            reply = self._ask.get(path, what)
            found += _all_read(read, parse_list(reply, what), repo.role)
            ahead = links(reply.headers).get("next")
            path = below(self._ask.api, ahead) if ahead else None
        return tuple(found)

    def _comment(
        self, verb: str, path: str, body: Mapping[str, object], what: str, repo: RepoInfo
    ) -> Comment:
        raw = parse(self._ask.send(verb, path, body, what), what)
        found = _read(lambda: records.read_comment(raw, repo.role))
        if found is None:
            raise BadAnswer(f"GitHub answered the {what} with a comment on a pull request.")
        return found

    def _issue(self, verb: str, path: str, body: Mapping[str, object], what: str, repo: RepoInfo) -> Issue:
        raw = parse(self._ask.send(verb, path, body, what), what)
        found = _read(lambda: records.read_issue(raw, repo.role))
        if found is None:
            raise BadAnswer(f"GitHub answered the {what} with a pull request.")
        return found

    def _labels(
        self, verb: str, path: str, body: Mapping[str, object] | None, what: str, repo: RepoInfo
    ) -> tuple[str, ...]:
        raw = parse_list(self._ask.send(verb, path, body, what), what)
        return tuple(_read(lambda: [records.read_label(each, repo.role) for each in raw]))

    def _graphql(self, query: str, variables: Mapping[str, object], what: str) -> Mapping[str, object]:
        """Ask in GraphQL, whose refusals come with status 200."""
        reply = self._ask.send("POST", self._ask.graphql, {"query": query, "variables": variables}, what)
        raw = parse(reply, what)

        def read() -> Mapping[str, object]:
            answer = mapping({"answer": raw}, "answer")
            for error in sequence(answer, "errors") if answer.get("errors") else ():
                told = text(mapping({"error": error}, "error"), "message")
                raise Refused(f"GitHub refuses the {what}: {told[:200]}", 200)
            return mapping(answer, "data")

        return _read(read)


def _text_file(reply: "Reply", what: str) -> File:
    try:
        return _read(lambda: contents.read_file(parse(reply, what)))
    except (NoBase64, UnicodeDecodeError):
        raise Refused(f"The {what} is no text.", 415) from None


def _thing(issue_number: int, comment: int | None) -> str:
    return f"comments/{comment}" if comment is not None else str(issue_number)


def _root(repo: RepoInfo) -> str:
    return f"/repositories/{repo.id}"


def _all_read(
    read: Callable[[object, RepoRole], T | None], raw: list[object], role: RepoRole
) -> tuple[T, ...]:
    """Read a list whole: what cannot be read could be the very thing that is looked for."""
    items = _read(lambda: [read(each, role) for each in raw])
    return tuple(item for item in items if item is not None)


def _read(read: Callable[[], T]) -> T:
    try:
        return read()
    except Unreadable as trouble:
        raise BadAnswer(f"GitHub's {trouble}: nobody knows yet what became of it.") from trouble
