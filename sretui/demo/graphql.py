"""`POST /graphql`: `transferIssue`, the one thing REST cannot do, and the few questions that go with it."""

import re
from typing import Any

from sretui.demo.asked import Answer, Asked
from sretui.demo.render import node_id
from sretui.demo.things import Issue, Repo

_INPUT = re.compile(
    r"(issueId|repositoryId|createLabelsIfMissing|clientMutationId)\s*:\s*(\"[^\"]*\"|\$\w+|true|false)"
)


def answer(ask: Asked) -> Answer:
    """Answer a query; GraphQL's errors come with status 200."""
    query = ask.field("query", str) or ""
    variables = ask.field("variables", dict) or {}
    if "transferIssue" in query:
        return _transfer(ask, _inputs(query, variables))
    if re.search(r"\bviewer\b", query):
        return Answer(200, {"data": {"viewer": {"login": ask.login}}})
    return _errors("undefinedField", "Field doesn't exist on type 'Query'", path=["query"])


def _transfer(ask: Asked, given: dict[str, Any]) -> Answer:
    home, issue = _issue(ask, str(given.get("issueId")))
    target = _repo(ask, str(given.get("repositoryId")))
    if issue is None or home is None:
        return _errors(
            "NOT_FOUND", f"Could not resolve to a node with the global id of '{given.get('issueId')}'"
        )
    if target is None:
        return _errors(
            "NOT_FOUND", f"Could not resolve to a node with the global id of '{given.get('repositoryId')}'"
        )
    refused = _refused(ask, home, target, issue)
    if refused:
        return _errors("UNPROCESSABLE" if "same owner" in refused else "FORBIDDEN", refused)
    if given.get("createLabelsIfMissing"):
        for name in issue.labels:
            ask.world.add_label(target, name)
    moved = ask.world.transfer_issue(home, issue.number, target, by=ask.login, at=ask.now)
    shown = {
        "id": node_id("I", moved.id),
        "databaseId": moved.id,
        "number": moved.number,
        "url": ask.render.places.page(target, moved),
        "title": moved.title,
        "repository": {"id": f"R_kgDO{target.id:x}", "nameWithOwner": target.full_name},
    }
    done = {"issue": shown, "clientMutationId": given.get("clientMutationId")}
    return Answer(200, {"data": {"transferIssue": done}})


def _refused(ask: Asked, home: Repo, target: Repo, issue: Issue) -> str:
    """Why the transfer may not be, empty when it may."""
    if issue.pull:
        return "Pull requests cannot be transferred."
    if home.owner.casefold() != target.owner.casefold():
        return "Issues can only be transferred to repositories with the same owner."
    if home.private and not target.private:
        return "Issues cannot be transferred from a private to a public repository."
    if target.archived or home.archived:
        return "Repository was archived so is read-only."
    if not (home.allows(ask.login, "write") and target.allows(ask.login, "write")):
        return f"{ask.login} does not have the correct permissions to execute `TransferIssue`"
    return ""


def _inputs(query: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Return the mutation's input: from a variable of that name, or written out in the query."""
    whole = variables.get("input")
    found: dict[str, Any] = dict(whole) if isinstance(whole, dict) else {}
    for name, value in _INPUT.findall(query):
        if value.startswith("$"):
            found[name] = variables.get(value[1:])
        else:
            found[name] = {"true": True, "false": False}.get(value, value.strip('"'))
    return found


def _issue(ask: Asked, wanted: str) -> tuple[Repo | None, Issue | None]:
    for repo in ask.world.repos.values():
        for issue in repo.issues.values():
            if node_id("PR" if issue.pull else "I", issue.id) == wanted:
                return repo, issue
    return None, None


def _repo(ask: Asked, wanted: str) -> Repo | None:
    return next((repo for repo in ask.world.repos.values() if f"R_kgDO{repo.id:x}" == wanted), None)


def _errors(kind: str, message: str, path: list[str] | None = None) -> Answer:
    error = {"type": kind, "path": path or ["transferIssue"], "message": message}
    return Answer(200, {"data": {"transferIssue": None}, "errors": [error]})
