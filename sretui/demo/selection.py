"""Which issues a list holds, and in which order: the filters of `GET .../issues`."""

from datetime import UTC, datetime

from sretui.demo.paging import Key
from sretui.demo.refusals import invalid
from sretui.demo.things import Issue, Repo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def since(query: dict[str, str]) -> datetime | None:
    """Return the `since` of a query, in whole seconds UTC; raises 422 when it is no instant."""
    text = query.get("since")
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise invalid("Issue", "since") from wrong
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def chosen(repo: Repo, query: dict[str, str], login: str) -> tuple[list[Issue], list[Key]]:
    """Return the issues a query asks for, in order, with what they are sorted by."""
    floor = since(query)
    # GitHub answers the epoch itself with an empty list
    found = (
        [] if floor == EPOCH else [one for one in repo.issues.values() if _wanted(one, query, floor, login)]
    )
    down = query.get("direction", "desc") != "asc"
    sort = query.get("sort", "created")
    keyed = sorted(((_key(one, sort), one) for one in found), key=lambda pair: pair[0], reverse=down)
    return [one for _, one in keyed], [key for key, _ in keyed]


def _wanted(issue: Issue, query: dict[str, str], floor: datetime | None, login: str) -> bool:
    state = query.get("state", "open")
    return (
        state in {"all", issue.state}
        and (floor is None or issue.updated_at.replace(microsecond=0) >= floor)
        and _labelled(issue, query.get("labels", ""))
        and _assigned(issue, query.get("assignee", "*any*"))
        and _named(issue.user, query.get("creator"))
        and _mentioned(issue, query.get("mentioned"), login)
    )


def _labelled(issue: Issue, wanted: str) -> bool:
    names = {name.casefold() for name in issue.labels}
    return all(name.strip().casefold() in names for name in wanted.split(",") if name.strip())


def _assigned(issue: Issue, wanted: str) -> bool:
    if wanted == "*any*":
        return True
    if wanted in {"none", "*"}:
        return bool(issue.assignees) == (wanted == "*")
    return wanted.casefold() in {login.casefold() for login in issue.assignees}


def _named(login: str | None, wanted: str | None) -> bool:
    return wanted is None or (login or "").casefold() == wanted.casefold()


def _mentioned(issue: Issue, wanted: str | None, login: str) -> bool:
    if wanted is None:
        return True
    return f"@{wanted or login}".casefold() in (issue.body or "").casefold()


def _key(issue: Issue, sort: str) -> Key:
    if sort == "comments":
        return (len(issue.comments), issue.id)
    at = issue.updated_at if sort == "updated" else issue.created_at
    return (int(at.timestamp()), issue.id)
