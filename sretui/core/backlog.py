"""The backlog's filter and order, read from GitHub's own search words.

A filter is typed a letter at a time, so nothing typed is an error: what cannot be used is named in
`Query.problems`, and the rest holds.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import partial

from sretui.core.spans import Span, counts, dates


class Sort(StrEnum):
    """What the backlog is ordered by."""

    UPDATED = "updated"
    CREATED = "created"
    COMMENTS = "comments"
    NUMBER = "number"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Query:
    """Which product issues to list, and in which order."""

    words: str = ""
    """Words the title or text must hold, as typed; quoted phrases keep their quotes."""
    labels: tuple[str, ...] = ()
    """Labels an issue must all have (compared without case)."""
    without_labels: tuple[str, ...] = ()
    """Labels of which an issue must have none."""
    state: str = "open"
    """`open`, `closed` or `all`."""
    assignee: str | None = None
    """A login; `*` for anybody, `-*` for nobody, None for either."""
    without_assignees: tuple[str, ...] = ()
    """Logins of which an issue must have none."""
    spans: tuple["Within", ...] = ()
    """Between which dates, or with how many comments."""
    sort: Sort = Sort.UPDATED
    descending: bool = True
    problems: tuple[str, ...] = ()
    """One line for each part of the text that was not understood, and is left out."""


@dataclass(frozen=True, slots=True)
class Within:
    """A column whose values must lie in a span, or must not."""

    column: Sort
    span: Span
    inside: bool = True


_STATES = ("open", "closed", "all")
_TOKEN = re.compile(r'(?P<minus>-?)(?P<key>[a-z]+):(?P<value>"[^"]*"?|\S*)|"[^"]*"?|\S+', re.IGNORECASE)
_FOREIGN = re.compile(
    r"author|base|closed|commenter|draft|head|in|involves|language|linked|mentions|merged"
    r"|milestone|org|project|reactions|reason|repo|review|status|team|type|user"
)
"""Words of GitHub's search that the backlog does not know: named, not looked for in the text."""
_ALIKE = 0.75
"""How like a known word a slip of the keys is; `note:` is none for `no:`."""


def parse(text: str) -> Query:
    """Read a filter: `crash label:docs -label:x no:assignee assignee:bob is:open sort:created-asc`."""
    query = Query()
    words: list[str] = []
    problems: list[str] = []
    for token in _TOKEN.finditer(text):
        key, value = (token["key"] or "").lower(), (token["value"] or "").strip('"')
        if read := _READERS.get(key):
            found = read(query, value, bool(token["minus"]))
            query = found or query
            problems += [] if found else [f"{token[0]} says nothing here"]
        elif _FOREIGN.fullmatch(key):
            problems.append(f"{key}: is not known here")
        elif token["value"] and (near := get_close_matches(key, _READERS, n=1, cutoff=_ALIKE)):
            problems.append(f"{key}: is unknown; did you mean {near[0]}:?")
        else:
            words.append(token[0])
    return replace(query, words=" ".join(words), problems=tuple(problems))


def _label(query: Query, value: str, minus: bool) -> Query | None:
    if not value:
        return None
    if minus:
        return replace(query, without_labels=(*query.without_labels, value))
    return replace(query, labels=(*query.labels, value))


def _assignee(query: Query, value: str, minus: bool) -> Query | None:
    if not value:
        return None
    if minus and value != "*":
        return replace(query, without_assignees=(*query.without_assignees, value.removeprefix("@")))
    return replace(query, assignee="-*" if minus else value.removeprefix("@"))


def _no(query: Query, value: str, minus: bool) -> Query | None:
    if value.lower() != "assignee":
        return None
    return replace(query, assignee="*" if minus else "-*")


def _is(query: Query, value: str, minus: bool) -> Query | None:
    word = value.lower()
    if word == "issue" and not minus:
        return query
    if word not in _STATES or (minus and word == "all"):
        return None
    if minus:
        word = "closed" if word == "open" else "open"
    return replace(query, state=word)


def _sort(query: Query, value: str, minus: bool) -> Query | None:
    name, _, direction = value.lower().partition("-")
    if minus or name not in set(Sort) or direction not in {"", "asc", "desc"}:
        return None
    down = direction == "desc" if direction else name != Sort.TITLE
    return replace(query, sort=Sort(name), descending=down)


def _within(column: Sort, query: Query, value: str, minus: bool) -> Query | None:
    span = counts(value) if column is Sort.COMMENTS else dates(value)
    return replace(query, spans=(*query.spans, Within(column, span, not minus))) if span else None


_READERS: Mapping[str, Callable[[Query, str, bool], Query | None]] = {
    "label": _label,
    "assignee": _assignee,
    "no": _no,
    "is": _is,
    "state": _is,
    "sort": _sort,
    **{column.value: partial(_within, column) for column in (Sort.UPDATED, Sort.CREATED, Sort.COMMENTS)},
}
