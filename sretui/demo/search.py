"""`GET /search/issues`: words and the qualifiers an issue client uses.

It lags as GitHub's does: whoever looks for what was just written finds nothing.
"""

import shlex

from sretui.demo.asked import Answer, Asked
from sretui.demo.refusals import invalid
from sretui.demo.things import Issue, Repo


def issues(ask: Asked) -> Answer:
    """Search issues by words, `repo:`, `is:`, `state:`, `author:`, `assignee:`, `label:` and `in:`."""
    wanted = ask.query.get("q", "").strip()
    if not wanted:
        raise invalid("Search", "q", "missing")
    words, qualifiers = _split(wanted)
    indexed = ask.now - ask.search_lag
    found = [
        (repo, issue)
        for repo in ask.world.repos.values()
        if repo.allows(ask.login, "read") and _in(repo, qualifiers)
        for issue in repo.issues.values()
        if issue.created_at <= indexed and _matches(issue, words, qualifiers)
    ]
    found.sort(key=lambda pair: (pair[1].created_at, pair[1].id), reverse=True)
    pager = ask.pager("/search/issues")
    page = pager.cut(found[:1000], [(issue.id, 0) for _, issue in found])
    items = [ask.render.issue(repo, issue) | {"score": 1.0} for repo, issue in page]
    body = {"total_count": len(found), "incomplete_results": False, "search_type": "lexical", "items": items}
    return Answer(200, body, pager.header)


def _split(wanted: str) -> tuple[list[str], list[tuple[str, str]]]:
    try:
        parts = shlex.split(wanted)
    except ValueError:
        parts = wanted.split()
    words = [part.casefold() for part in parts if ":" not in part]
    qualifiers = [part.partition(":") for part in parts if ":" in part]
    return words, [(name.casefold(), value.casefold()) for name, _, value in qualifiers]


def _in(repo: Repo, qualifiers: list[tuple[str, str]]) -> bool:
    wanted = {value for name, value in qualifiers if name == "repo"}
    return not wanted or repo.full_name.casefold() in wanted


def _matches(issue: Issue, words: list[str], qualifiers: list[tuple[str, str]]) -> bool:
    text = f"{issue.title}\n{issue.body or ''}".casefold()
    return all(word in text for word in words) and all(_holds(issue, *one) for one in qualifiers)


def _holds(issue: Issue, name: str, value: str) -> bool:
    facts = {
        "is": {issue.state, "pr" if issue.pull else "issue"},
        "state": {issue.state},
        "type": {"pr" if issue.pull else "issue"},
        "author": {(issue.user or "").casefold()},
        "assignee": {login.casefold() for login in issue.assignees},
        "label": {label.casefold() for label in issue.labels},
    }
    return name not in facts or value in facts[name]
