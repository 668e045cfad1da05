"""The week as Markdown, for the notes of the project meeting.

Titles are customers' words: what would call people, link issues or draw something is made inert. Effort is
left out unless it is wished for: notes are read by everybody.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from sretui.core.cleaning import clean
from sretui.core.model import Issue
from sretui.core.phrases import local
from sretui.core.team import Team
from sretui.core.week.figures import Figures
from sretui.core.week.outcome import Outcome
from sretui.core.week.words import extent, message, rows, title

_DRAWS = re.compile(r"([\\`*_{}\[\]<>()#+!|~@])")


def markdown(figures: Figures, team: Team, tz: tzinfo, *, effort: bool = False) -> str:
    """Write the week."""
    return "\n".join(_lines(figures, team, tz, effort=effort)) + "\n"


def inert(text: str) -> str:
    """Make a customer's words mean nothing to Markdown, and call nobody."""
    return _DRAWS.sub(r"\\\1", clean(text, lines=False)).replace("\\@", "@\u200b")


def _lines(figures: Figures, team: Team, tz: tzinfo, *, effort: bool) -> Iterator[str]:
    yield f"## {inert(title(figures, team, tz))}"
    yield ""
    yield f"{extent(figures, tz)}. {message(figures)}"
    yield ""
    yield "| | |"
    yield "|---|---:|"
    for row in rows(figures, effort=effort):
        label = inert(row.label)
        yield f"| {'– ' if row.below else ''}{label if row.below else f'**{label}**'} | {inert(row.value)} |"
    yield from _list("Late, or without an answer", _missed(figures, tz))
    yield from _list(
        "Resolved", (f"{_link(one.issue)}: {inert(', '.join(one.how))}" for one in figures.resolved)
    )
    yield from _list("Still open", map(_link, figures.still_open))


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    found = [f"* {item}" for item in items]
    if found:
        yield from ("", f"### {heading}", "", *found)


def _missed(figures: Figures, tz: tzinfo) -> Iterator[str]:
    for one in figures.came:
        if one.outcome in {Outcome.LATE, Outcome.CLOSED, Outcome.OVER}:
            received = local(one.received, tz, figures.at)
            yield f"{_link(one.issue)}: {one.outcome.value}, received {received}"


def _link(issue: Issue) -> str:
    title = inert(issue.title) or "(no title)"
    if not issue.number:
        return title
    number = f"#{issue.number}"
    return f"[{number}]({issue.url}) {title}" if _is_plain(issue.url) else f"{number} {title}"


def _is_plain(url: str) -> bool:
    return re.fullmatch(r"https?://[\w.~:/%-]+", url, re.ASCII) is not None
