"""The endpoints that write issues and comments, with GitHub's true refusals."""

from typing import Any

from sretui.demo.asked import Answer, Asked
from sretui.demo.refusals import Refusal, invalid
from sretui.demo.things import Comment, Issue, Repo

LONGEST = 65_536
"""Characters a body may have."""
_REASONS = {"completed", "not_planned", "duplicate", "reopened"}


def create_issue(ask: Asked) -> Answer:
    """`POST .../issues`: without push access labels and assignees are dropped silently."""
    found = ask.repo()
    if not found.has_issues:
        raise Refusal(410, "Issues has been disabled in this repository.")
    title = ask.field("title", (str, int))
    if title is None or not str(title).strip():
        raise invalid("Issue", "title", "missing_field")
    body = _issue_body(ask)
    labels, assignees = _names(ask, "labels"), _assignable(ask, found)
    pushing = found.allows(ask.login, "triage")
    issue = ask.world.add_issue(
        found,
        str(title),
        body,
        user=ask.login,
        at=ask.now,
        labels=labels or () if pushing else (),
        assignees=assignees or () if pushing else (),
    )
    shown = ask.render.issue_in_full(found, issue)
    return Answer(201, shown, {"Location": shown["url"]})


def edit_issue(ask: Asked) -> Answer:
    """`PATCH .../issues/{n}`: title, body, state, labels, assignees; 301 when it moved."""
    found = ask.repo()
    issue = ask.issue(found, itself=True)
    if issue.user != ask.login and not found.allows(ask.login, "triage"):
        raise Refusal(403, "Must have admin rights to Repository.")
    title, state = ask.field("title", (str, int)), ask.field("state", str)
    body, labels, assignees = _issue_body(ask), _names(ask, "labels"), _assignable(ask, found)
    reason = _reason(ask)
    if title is not None and not str(title).strip():
        raise invalid("Issue", "title", "missing_field")
    if state not in {None, "open", "closed"}:
        raise invalid("Issue", "state")
    if title is not None or body is not None:
        text = None if title is None else str(title)
        ask.world.edit_issue(found, issue.number, at=ask.now, by=ask.login, title=text, body=body)
    if found.allows(ask.login, "triage"):
        _set(ask, found, issue, labels, assignees)
    if state == "closed":
        ask.world.close(found, issue.number, by=ask.login, at=ask.now, reason=reason or "completed")
    elif state == "open":
        ask.world.reopen(found, issue.number, by=ask.login, at=ask.now)
    return Answer(200, ask.render.issue_in_full(found, issue))


def create_comment(ask: Asked) -> Answer:
    """`POST .../issues/{n}/comments`: 403 when the conversation is locked to others."""
    found = ask.repo()
    issue = ask.issue(found)
    if issue.locked and not found.allows(ask.login, "triage"):
        raise Refusal(403, "Unable to create comment because issue is locked.")
    body = _comment_body(ask)
    comment = ask.world.add_comment(found, issue.number, body, user=ask.login, at=ask.now)
    shown = ask.render.comment(found, comment)
    return Answer(201, shown, {"Location": shown["url"]})


def edit_comment(ask: Asked) -> Answer:
    """`PATCH .../issues/comments/{id}`."""
    found = ask.repo()
    comment = _own_comment(ask, found)
    ask.world.edit_comment(found, comment.id, _comment_body(ask), at=ask.now)
    return Answer(200, ask.render.comment(found, comment))


def delete_comment(ask: Asked) -> Answer:
    """`DELETE .../issues/comments/{id}`."""
    found = ask.repo()
    ask.world.delete_comment(found, _own_comment(ask, found).id)
    return Answer(204)


def _own_comment(ask: Asked, found: Repo) -> Comment:
    comment = ask.comment(found)
    if comment.user != ask.login and not found.allows(ask.login, "write"):
        raise Refusal(403, "Must have admin rights to Repository.")
    return comment


def _set(
    ask: Asked, found: Repo, issue: Issue, labels: list[str] | None, assignees: list[str] | None
) -> None:
    """Make the labels and assignees exactly these, where they were given."""
    world, number, by, at = ask.world, issue.number, ask.login, ask.now
    if labels is not None:
        kept = {name.casefold() for name in labels}
        for name in [one for one in issue.labels if one.casefold() not in kept]:
            world.unlabel(found, number, name, by=by, at=at)
        for name in labels:
            world.label(found, number, name, by=by, at=at)
    if assignees is not None:
        kept = {login.casefold() for login in assignees}
        for login in [one for one in issue.assignees if one.casefold() not in kept]:
            world.unassign(found, number, login, by=by, at=at)
        for login in assignees:
            world.assign(found, number, login, by=by, at=at)


def _issue_body(ask: Asked) -> str | None:
    body: str | None = ask.field("body", str)
    if body is not None and len(body) > LONGEST:
        raise invalid(
            "Issue", "body", "custom", message=f"body is too long (maximum is {LONGEST} characters)"
        )
    return body


def _comment_body(ask: Asked) -> str:
    body: str | None = ask.field("body", str, "IssueComment")
    if body is None or not body.strip():
        raise invalid("IssueComment", "data", "unprocessable", message="Body cannot be blank")
    if len(body) > LONGEST:
        text = f"Body is too long (maximum is {LONGEST} characters)"
        raise invalid("IssueComment", "data", "unprocessable", message=text)
    return body


def _reason(ask: Asked) -> str | None:
    reason: str | None = ask.field("state_reason", str)
    if reason is not None and reason not in _REASONS:
        raise invalid("Issue", "state_reason")
    return reason


def _names(ask: Asked, field: str) -> list[str] | None:
    """Return a list of names; a label may also be an object that has one."""
    given: list[Any] | None = ask.field(field, list)
    if given is None:
        return None
    return [str(one.get("name") if isinstance(one, dict) else one) for one in given]


def _assignable(ask: Asked, found: Repo) -> list[str] | None:
    """Return the assignees of a create or an edit, all of whom must be assignable."""
    names = _names(ask, "assignees")
    single = ask.field("assignee", str)
    if names is None and single is not None:
        names = [single] if single else []
    if names is None or not found.allows(ask.login, "triage"):
        return names
    for login in names:
        if login.casefold() not in ask.world.users or not found.allows(login, "triage"):
            raise invalid("Issue", "assignees", value=login)
    return names
