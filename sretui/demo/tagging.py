"""The endpoints that put something on an issue or comment: labels, assignees, reactions, the lock."""

from sretui.demo.asked import Answer, Asked
from sretui.demo.refusals import Refusal, invalid, not_found
from sretui.demo.things import Comment, Issue, Repo

_CONTENTS = ("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes")


def create_label(ask: Asked) -> Answer:
    """`POST .../labels`."""
    found = ask.repo("write")
    name = ask.field("name", str, "Label")
    if not name:
        raise invalid("Label", "name", "missing_field")
    if name.casefold() in found.labels:
        raise invalid("Label", "name", "already_exists")
    color, text = ask.field("color", str, "Label"), ask.field("description", str, "Label")
    ask.world.add_label(found, name, color or "ededed", text)
    return Answer(201, ask.render.label(found, name))


def add_labels(ask: Asked) -> Answer:
    """`POST .../issues/{n}/labels`: an unknown label comes into being."""
    found, issue = _both(ask)
    for name in _given(ask):
        ask.world.label(found, issue.number, name, by=ask.login, at=ask.now)
    return _labels(ask, found, issue)


def set_labels(ask: Asked) -> Answer:
    """`PUT .../issues/{n}/labels`: exactly these."""
    found, issue = _both(ask)
    wanted = _given(ask)
    kept = {name.casefold() for name in wanted}
    for name in [one for one in issue.labels if one.casefold() not in kept]:
        ask.world.unlabel(found, issue.number, name, by=ask.login, at=ask.now)
    for name in wanted:
        ask.world.label(found, issue.number, name, by=ask.login, at=ask.now)
    return _labels(ask, found, issue)


def remove_labels(ask: Asked) -> Answer:
    """`DELETE .../issues/{n}/labels`: all of them."""
    found, issue = _both(ask)
    for name in list(issue.labels):
        ask.world.unlabel(found, issue.number, name, by=ask.login, at=ask.now)
    return Answer(204)


def remove_label(ask: Asked) -> Answer:
    """`DELETE .../issues/{n}/labels/{name}`: 404 when the issue does not bear it."""
    found, issue = _both(ask)
    if not ask.world.unlabel(found, issue.number, ask.parts["label"], by=ask.login, at=ask.now):
        raise Refusal(404, "Label does not exist")
    return _labels(ask, found, issue)


def add_assignees(ask: Asked) -> Answer:
    """`POST .../issues/{n}/assignees`: who may not be assigned is ignored silently."""
    found, issue = _both(ask)
    for login in _logins(ask):
        if login.casefold() in ask.world.users:
            ask.world.assign(found, issue.number, login, by=ask.login, at=ask.now)
    return Answer(201, ask.render.issue_in_full(found, issue))


def remove_assignees(ask: Asked) -> Answer:
    """`DELETE .../issues/{n}/assignees`."""
    found, issue = _both(ask)
    for login in _logins(ask):
        ask.world.unassign(found, issue.number, login, by=ask.login, at=ask.now)
    return Answer(200, ask.render.issue_in_full(found, issue))


def issue_reactions(ask: Asked) -> Answer:
    """`GET .../issues/{n}/reactions`."""
    found = ask.repo()
    issue = ask.issue(found)
    return _reactions(ask, found, issue, f"/issues/{issue.number}/reactions")


def comment_reactions(ask: Asked) -> Answer:
    """`GET .../issues/comments/{id}/reactions`."""
    found = ask.repo()
    comment = ask.comment(found)
    return _reactions(ask, found, comment, f"/issues/comments/{comment.id}/reactions")


def react_to_issue(ask: Asked) -> Answer:
    """`POST .../issues/{n}/reactions`: 200 when the person had given it already."""
    found = ask.repo()
    return _react(ask, ask.issue(found))


def react_to_comment(ask: Asked) -> Answer:
    """`POST .../issues/comments/{id}/reactions`."""
    return _react(ask, ask.comment(ask.repo()))


def unreact_to_issue(ask: Asked) -> Answer:
    """`DELETE .../issues/{n}/reactions/{id}`: one's own, or anybody's with the right to push."""
    found = ask.repo()
    return _unreact(ask, found, ask.issue(found))


def unreact_to_comment(ask: Asked) -> Answer:
    """`DELETE .../issues/comments/{id}/reactions/{id}`."""
    found = ask.repo()
    return _unreact(ask, found, ask.comment(found))


def lock(ask: Asked) -> Answer:
    """`PUT .../issues/{n}/lock`."""
    found, issue = _both(ask)
    reason = ask.field("lock_reason", str)
    if reason not in {None, "off-topic", "too heated", "resolved", "spam"}:
        raise invalid("Issue", "lock_reason")
    ask.world.lock_issue(found, issue.number, by=ask.login, at=ask.now, reason=reason)
    return Answer(204)


def unlock(ask: Asked) -> Answer:
    """`DELETE .../issues/{n}/lock`."""
    found, issue = _both(ask)
    ask.world.unlock_issue(found, issue.number, by=ask.login, at=ask.now)
    return Answer(204)


def _both(ask: Asked) -> tuple[Repo, Issue]:
    found = ask.repo("triage")
    return found, ask.issue(found)


def _given(ask: Asked) -> list[str]:
    """Label names as a list, or as an object's `labels`."""
    listed = ask.json if isinstance(ask.json, list) else ask.field("labels", list, "Label")
    names = [one.get("name") if isinstance(one, dict) else one for one in listed or ()]
    if not all(isinstance(name, str) and name for name in names):
        raise invalid("Label", "name")
    return [str(name) for name in names]


def _logins(ask: Asked) -> list[str]:
    given = ask.field("assignees", (list, str)) or []
    return [str(one) for one in ([given] if isinstance(given, str) else given)]


def _labels(ask: Asked, found: Repo, issue: Issue) -> Answer:
    return Answer(200, [ask.render.label(found, name) for name in issue.labels])


def _reactions(ask: Asked, found: Repo, thing: Issue | Comment, tail: str) -> Answer:
    wanted = ask.query.get("content")
    listed = [one for one in thing.reactions if wanted in {None, one.content}]
    pager = ask.pager(tail, found)
    page = pager.cut(listed, [(one.id, 0) for one in listed])
    return Answer(200, [ask.render.reaction(one) for one in page], pager.header)


def _react(ask: Asked, thing: Issue | Comment) -> Answer:
    content = ask.field("content", str, "Reaction")
    if content not in _CONTENTS:
        raise invalid("Reaction", "content")
    reaction, new = ask.world.react(thing, content, user=ask.login, at=ask.now)
    return Answer(201 if new else 200, ask.render.reaction(reaction))


def _unreact(ask: Asked, found: Repo, thing: Issue | Comment) -> Answer:
    wanted = ask.parts["reaction_id"]
    given = next((one for one in thing.reactions if one.id == wanted), None)
    if given is None:
        raise not_found()
    if given.user != ask.login and not found.allows(ask.login, "write"):
        raise Refusal(403, "Must have admin rights to Repository.")
    ask.world.unreact(thing, given.id)
    return Answer(204)
