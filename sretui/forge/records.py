"""GitHub's raw JSON as core values: pure functions that believe nothing.

Unknown fields are ignored; a needed one that is missing or of another type makes the one item Unreadable, so
that a page with one strange issue is still a page.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TypeVar

from sretui.core.fruit.mentions import mentions
from sretui.core.model import (
    Account,
    Comment,
    Event,
    Issue,
    PullRequest,
    Rate,
    Reaction,
    RepoInfo,
    RepoRole,
)
from sretui.forge.fields import Raw, Unreadable, flag, instant, mapping, number, optional_text, sequence, text

T = TypeVar("T")
Reader = Callable[[object, RepoRole], T | None]

_LAST_SECOND = 2**35
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
"""What a template says to who writes; its examples name issues."""
_PULL = re.compile(r"/pull/\d+(?:#|$)")
_ISSUE_URL = re.compile(r"/issues/([1-9]\d{0,17})$", re.ASCII)


def read_all(read: Reader[T], items: list[object], role: RepoRole) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """Read what can be read; return the values and a sentence for each item that is unreadable."""
    values: list[T] = []
    skipped: list[str] = []
    for item in items:
        try:
            value = read(item, role)
        except Unreadable as trouble:
            skipped.append(f"GitHub's {trouble}; it was skipped.")
        else:
            if value is not None:
                values.append(value)
    return tuple(values), tuple(skipped)


def read_issue(raw: object, role: RepoRole) -> Issue | None:
    """Read an issue; None for a pull request; raises Unreadable."""
    with _naming("issue", raw, "number") as item:
        return None if item.get("pull_request") is not None else _issue(item, role)


def read_pulls(items: list[object], repo: str, role: RepoRole) -> tuple[PullRequest, ...]:
    """Read the pull requests among issues; one that cannot be read is left out: nothing hangs on it.

    `repo` is the name by which their texts may call the repo they stand in.
    """
    found: list[PullRequest] = []
    for item in items:
        if isinstance(item, Mapping) and item.get("pull_request") is not None:
            with suppress(Unreadable):
                found.append(_pull(item, repo.casefold(), role))
    return tuple(found)


def read_comment(raw: object, role: RepoRole) -> Comment | None:
    """Read a comment; None for one on a pull request; raises Unreadable."""
    with _naming("comment", raw, "id") as item:
        return None if _PULL.search(text(item, "html_url")) else _comment(item, role)


def read_reaction(comment: int, raw: object, _: RepoRole) -> Reaction:
    """Read a reaction to the comment that has this id; raises Unreadable."""
    with _naming("reaction", raw, "id") as item:
        return Reaction(
            id=number(item, "id"),
            comment=comment,
            login=_login(item, "user"),
            content=text(item, "content"),
            at=instant(item, "created_at"),
        )


def read_event(raw: object, role: RepoRole) -> Event | None:
    """Read an event; None when it belongs to a pull request or to no issue any more; raises Unreadable."""
    with _naming("event", raw, "id") as item:
        if "issue" in item and item["issue"] is None:
            return None
        issue = mapping(item, "issue")
        return None if issue.get("pull_request") is not None else _event(item, number(issue, "number"), role)


def read_repo(raw: object, role: RepoRole) -> RepoInfo:
    """Read a repo; raises Unreadable."""
    with _naming("repo", raw, "full_name") as item:
        rights = mapping(item, "permissions") if item.get("permissions") is not None else {}
        return RepoInfo(
            id=number(item, "id"),
            full_name=text(item, "full_name"),
            role=role,
            private=flag(item, "private", default=False),
            archived=flag(item, "archived", default=False),
            has_issues=flag(item, "has_issues", default=True),
            can_push=flag(rights, "push", default=False),
            can_triage=flag(rights, "triage", default=False),
            url=text(item, "html_url"),
            open_issues=number(item, "open_issues_count", least=0) if "open_issues_count" in item else 0,
        )


def read_account(raw: object, scopes: str | None) -> Account:
    """Read the token's account, with the scopes header when there was one; raises Unreadable."""
    with _naming("account", raw, "login") as item:
        login = text(item, "login")
    if scopes is None:
        return Account(login)
    return Account(login, tuple(scope.strip() for scope in scopes.split(",") if scope.strip()))


def read_label(raw: object, _: RepoRole) -> str:
    """Read a label's name; raises Unreadable."""
    with _naming("label", raw, "name") as item:
        return text(item, "name")


def read_login(raw: object, _: RepoRole) -> str:
    """Read an account's login; raises Unreadable."""
    with _naming("account", raw, "login") as item:
        return text(item, "login")


def read_path(raw: object) -> str:
    """Read the path of a file in a folder's list; empty for what is no file."""
    return optional_text(raw, "path") or "" if isinstance(raw, Mapping) else ""


def read_address(raw: object) -> str:
    """Read where something stands for people; raises Unreadable."""
    with _naming("issue", raw, "number") as item:
        return text(item, "html_url")


def read_rate(raw: object) -> Rate:
    """Read the hourly quota from the rate limit's own address; raises Unreadable."""
    with _naming("rate limit", raw, "name") as item:
        core = mapping(mapping(item, "resources"), "core")
        reset = datetime.fromtimestamp(min(number(core, "reset", least=0), _LAST_SECOND), UTC)
        return Rate(number(core, "remaining", least=0), number(core, "limit", least=0), reset)


def changed_at(raw: object) -> datetime | None:
    """When anything on a list was last changed, even what is not kept; None when it does not say."""
    if not isinstance(raw, Mapping):
        return None
    try:
        return instant(raw, "updated_at")
    except Unreadable:
        return None


def _issue(item: Raw, role: RepoRole) -> Issue:
    updated = instant(item, "updated_at")
    return Issue(
        node_id=_identity(item),
        repo=role,
        number=number(item, "number"),
        title=text(item, "title"),
        body=optional_text(item, "body") or "",
        author=_login(item, "user"),
        created=instant(item, "created_at"),
        updated=updated,
        closed=_closed(item, updated),
        state_reason=optional_text(item, "state_reason"),
        labels=_labels(item),
        assignees=_assignees(item),
        comment_count=number(item, "comments", least=0),
        locked=flag(item, "locked", default=False),
        url=text(item, "html_url"),
    )


def _pull(item: Raw, repo: str, role: RepoRole) -> PullRequest:
    title = text(item, "title")
    named = mentions(f"{title}\n{_HIDDEN.sub('', optional_text(item, 'body') or '')}")
    return PullRequest(
        node_id=_identity(item),
        repo=role,
        number=number(item, "number"),
        title=title,
        author=_login(item, "user"),
        updated=instant(item, "updated_at"),
        is_open=text(item, "state") == "open",
        mentions=tuple(sorted(issue for where, issue in named if where in {"", repo})),
        url=text(item, "html_url"),
    )


def _comment(item: Raw, role: RepoRole) -> Comment:
    return Comment(
        id=number(item, "id"),
        node_id=_identity(item),
        repo=role,
        issue_number=_issue_number(item),
        author=_login(item, "user"),
        body=optional_text(item, "body") or "",
        created=instant(item, "created_at"),
        updated=instant(item, "updated_at"),
        url=text(item, "html_url"),
        author_type=_account_type(item),
    )


def _event(item: Raw, issue_number: int, role: RepoRole) -> Event:
    return Event(
        id=number(item, "id"),
        repo=role,
        issue_number=issue_number,
        kind=text(item, "event"),
        actor=_login(item, "actor"),
        at=instant(item, "created_at"),
        subject=_subject(item),
    )


@contextmanager
def _naming(what: str, raw: object, key: str) -> Iterator[Raw]:
    """Check that an item is an object, and name it in complaints about it."""
    if not isinstance(raw, Mapping):
        raise Unreadable(f"{what} is not an object")
    try:
        yield raw
    except Unreadable as trouble:
        raise Unreadable(f"{what} {_name(raw.get(key))} {trouble}") from trouble


def _name(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "without a name"
    return f"#{value}"[:60] if isinstance(value, int) else value[:60]


def _identity(item: Raw) -> str:
    if not (node_id := text(item, "node_id")):
        raise Unreadable("has an empty `node_id`")
    return node_id


def _login(item: Raw, key: str) -> str | None:
    return None if item.get(key) is None else text(mapping(item, key), "login")


def _account_type(item: Raw) -> str:
    return "User" if item.get("user") is None else optional_text(mapping(item, "user"), "type") or "User"


def _closed(item: Raw, updated: datetime) -> datetime | None:
    if text(item, "state") == "open":
        return None
    return updated if item.get("closed_at") is None else instant(item, "closed_at")


def _issue_number(item: Raw) -> int:
    if not (found := _ISSUE_URL.search(text(item, "issue_url"))):
        raise Unreadable("has an `issue_url` that names no issue")
    return int(found[1])


def _labels(item: Raw) -> tuple[str, ...]:
    # GitHub documents both bare names and objects, and a null name
    objects = [{"name": each} if isinstance(each, str) else each for each in sequence(item, "labels")]
    names = [optional_text(mapping({"label": each}, "label"), "name") for each in objects]
    return tuple(name for name in names if name)


def _assignees(item: Raw) -> tuple[str, ...]:
    if item.get("assignees") is None:
        return ()
    users = [each for each in sequence(item, "assignees") if each is not None]
    return tuple(text(mapping({"assignee": each}, "assignee"), "login") for each in users)


def _subject(item: Raw) -> str:
    for key, name in (("assignee", "login"), ("label", "name")):
        if item.get(key) is not None:
            return text(mapping(item, key), name)
    return ""
