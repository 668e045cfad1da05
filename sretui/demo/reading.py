"""The endpoints that only read: repositories, issues, comments, events, people, limits."""

from datetime import UTC, datetime
from typing import Any

from sretui.demo.asked import Answer, Asked
from sretui.demo.refusals import Refusal, not_found
from sretui.demo.render_repo import private_user, public_user, simple_user
from sretui.demo.selection import EPOCH, chosen, since
from sretui.demo.things import Comment, Repo, User


def repo(ask: Asked) -> Answer:
    """`GET /repos/{owner}/{repo}`."""
    return Answer(200, ask.render.repo(ask.repo(), ask.login))


def issues(ask: Asked) -> Answer:
    """`GET .../issues`, paged by cursor; pull requests are among them."""
    found = ask.repo()
    if not found.has_issues:
        raise Refusal(410, "Issues has been disabled in this repository.")
    listed, keys = chosen(found, ask.query, ask.login)
    pager = ask.pager("/issues", found, cursors=True)
    page = pager.cut(listed, keys)
    return Answer(200, [ask.render.issue(found, issue) for issue in page], pager.header)


def issue(ask: Asked) -> Answer:
    """`GET .../issues/{n}`: 301 when it moved, 410 when it was deleted."""
    found = ask.repo()
    return Answer(200, ask.render.issue_in_full(found, ask.issue(found, itself=True)))


def issue_comments(ask: Asked) -> Answer:
    """`GET .../issues/{n}/comments`: oldest first; `since` leaves out what did not change."""
    found = ask.repo()
    issue = ask.issue(found)
    listed = _changed(issue.comments, ask)
    return _comments(ask, found, listed, f"/issues/{issue.number}/comments")


def repo_comments(ask: Asked) -> Answer:
    """`GET .../issues/comments`: all of a repository's, by id unless asked otherwise."""
    found = ask.repo()
    listed = _changed(list(found.comments.values()), ask)
    sort = ask.query.get("sort", "")
    if sort in {"created", "updated"}:
        down = ask.query.get("direction", "desc") == "desc"
        listed.sort(key=lambda one: (_seconds(getattr(one, f"{sort}_at")), one.id), reverse=down)
    else:
        listed.sort(key=lambda one: one.id)
    return _comments(ask, found, listed, "/issues/comments")


def comment(ask: Asked) -> Answer:
    """`GET .../issues/comments/{id}`."""
    found = ask.repo()
    return Answer(200, ask.render.comment(found, ask.comment(found)))


def repo_events(ask: Asked) -> Answer:
    """`GET .../issues/events`: newest first, and no `since`."""
    found = ask.repo()
    listed = sorted(found.events, key=lambda one: one.id, reverse=True)
    listed = [one for one in listed if one.event != "cross-referenced"]
    pager = ask.pager("/issues/events", found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [ask.render.repo_event(found, one) for one in page], pager.header)


def event(ask: Asked) -> Answer:
    """`GET .../issues/events/{id}`."""
    found = ask.repo()
    for one in found.events:
        if one.id == ask.parts["event_id"]:
            return Answer(200, ask.render.repo_event(found, one))
    raise not_found()


def issue_events(ask: Asked) -> Answer:
    """`GET .../issues/{n}/events`: oldest first; comments and mentions are in the timeline only."""
    found = ask.repo()
    issue = ask.issue(found)
    listed = [one for one in found.events if one.number == issue.number and one.event != "cross-referenced"]
    pager = ask.pager(f"/issues/{issue.number}/events", found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [ask.render.event(found, one) for one in page], pager.header)


def timeline(ask: Asked) -> Answer:
    """`GET .../issues/{n}/timeline`: events, comments and mentions together."""
    found = ask.repo()
    issue = ask.issue(found)
    entries: list[tuple[datetime, int, Any]] = [
        (one.created_at, one.id, ask.render.timeline_comment(found, one)) for one in issue.comments
    ]
    for one in found.events:
        if one.number == issue.number:
            shown = ask.render.cross_reference(one) if one.source else ask.render.event(found, one)
            entries.append((one.created_at, one.id, shown))
    entries = sorted((entry for entry in entries if entry[2] is not None), key=lambda entry: entry[:2])
    pager = ask.pager(f"/issues/{issue.number}/timeline", found)
    page = pager.cut(entries, [(entry[1], 0) for entry in entries])
    return Answer(200, [entry[2] for entry in page], pager.header)


def issue_labels(ask: Asked) -> Answer:
    """`GET .../issues/{n}/labels`."""
    found = ask.repo()
    issue = ask.issue(found)
    pager = ask.pager(f"/issues/{issue.number}/labels", found)
    page = pager.cut(issue.labels, [(0, 0)] * len(issue.labels))
    return Answer(200, [ask.render.label(found, name) for name in page], pager.header)


def labels(ask: Asked) -> Answer:
    """`GET .../labels`."""
    found = ask.repo()
    listed = sorted(found.labels.values(), key=lambda one: one.name.casefold())
    pager = ask.pager("/labels", found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [ask.render.label(found, one.name) for one in page], pager.header)


def label(ask: Asked) -> Answer:
    """`GET .../labels/{name}`."""
    found = ask.repo()
    if ask.parts["label"].casefold() not in found.labels:
        raise not_found()
    return Answer(200, ask.render.label(found, ask.parts["label"]))


def assignees(ask: Asked) -> Answer:
    """`GET .../assignees`: who may be assigned."""
    found = ask.repo()
    listed = _assignable(ask, found)
    pager = ask.pager("/assignees", found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [simple_user(ask.render.places, one) for one in page], pager.header)


def assignable(ask: Asked) -> Answer:
    """`GET .../assignees/{login}` and its sister below an issue: 204 or 404."""
    found = ask.repo()
    if "number" in ask.parts:
        ask.issue(found)
    asked = ask.parts["login"].casefold()
    if asked not in {one.login.casefold() for one in _assignable(ask, found)}:
        raise not_found()
    return Answer(204)


def permission(ask: Asked) -> Answer:
    """`GET .../collaborators/{login}/permission`: what a person may do."""
    found = ask.repo("write")
    user = ask.world.users.get(ask.parts["login"].casefold())
    if user is None:
        raise not_found()
    role = found.permission(user.login)
    coarse = {"triage": "read", "maintain": "write"}.get(role, role)
    shown = simple_user(ask.render.places, user)
    return Answer(200, {"permission": coarse, "role_name": role, "user": shown | {"role_name": role}})


def me(ask: Asked) -> Answer:
    """`GET /user`: whose token this is."""
    return Answer(200, private_user(ask.render.places, ask.world.users[ask.login.casefold()]))


def user(ask: Asked) -> Answer:
    """`GET /users/{login}`."""
    found = ask.world.users.get(ask.parts["login"].casefold())
    if found is None:
        raise not_found()
    return Answer(200, public_user(ask.render.places, found))


def _assignable(ask: Asked, found: Repo) -> list[User]:
    return [one for login, one in sorted(ask.world.users.items()) if found.allows(login, "triage")]


def _changed(comments: list[Comment], ask: Asked) -> list[Comment]:
    floor = since(ask.query)
    if floor == EPOCH:
        return []
    return [one for one in comments if floor is None or one.updated_at.replace(microsecond=0) >= floor]


def _comments(ask: Asked, found: Repo, listed: list[Comment], tail: str) -> Answer:
    pager = ask.pager(tail, found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [ask.render.comment(found, one) for one in page], pager.header)


def _seconds(at: datetime) -> int:
    return int(at.astimezone(UTC).timestamp())
