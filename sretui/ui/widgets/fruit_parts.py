"""Why an issue is a low-hanging fruit, or is none: its reasons as a small table, and what it came of."""

from collections.abc import Iterator, Sequence

from sretui.core.effort import minutes_words
from sretui.core.fruit.candidate import Candidate
from sretui.core.fruit.reasons import Reason
from sretui.core.model import Issue, PullRequest
from sretui.core.recorded import Link
from sretui.ui import wording
from sretui.ui.browser import is_web_address
from sretui.ui.widgets.document import Note, Part
from sretui.ui.widgets.lines import Span


def explained(one: Candidate) -> tuple[Part, ...]:
    """Tell the score, each reason, and the inquiries and pull requests that belong to it."""
    return (
        Note(tuple(_sum(one))),
        *map(_reason, one.score.reasons),
        *map(_inquiry, one.inquiries),
        *map(_pull, one.pulls),
        *(_link(link) for link in one.facts.links),
    )


def harvested(done: Sequence[tuple[Issue, str]]) -> tuple[Part, ...]:
    """Tell of an inquiry what was done about it in the product, each with how."""
    return tuple(
        _linked("done", f"#{issue.number} {issue.title}", issue.url, f"{how} · {wording.state_of(issue)}", "")
        for issue, how in done
    )


def _sum(one: Candidate) -> Iterator[Span]:
    yield Span(f"{one.score.points:>3}  low-hanging fruit, in points", "body--strong")
    if one.score.estimate is not None:
        yield Span(f" · takes {minutes_words(one.score.estimate.minutes)}", "body--muted")
    if one.facts.timer is not None:
        yield Span(" · a timer runs", "body--muted")


def _reason(reason: Reason) -> Note:
    role = "body--text" if reason.points else "body--muted"
    points = f"{reason.points:+3d}  " if reason.points else "  0  "
    return Note((Span(reason.words, role),), Span(points, role))


def _inquiry(issue: Issue) -> Note:
    return _linked("from inquiry", f"#{issue.number} {issue.title}", issue.url, wording.state_of(issue))


def _pull(pull: PullRequest) -> Note:
    return _linked("pull request", f"#{pull.number} {pull.title}", pull.url, f"by {pull.author or 'ghost'}")


def _link(link: Link) -> Note:
    return _linked("linked", link.label or link.url, link.url, "")


def _linked(what: str, words: str, url: str, more: str, inset: str = "     ") -> Note:
    address = url if is_web_address(url) else ""
    return Note(
        (
            Span(f"{what} ", "body--muted"),
            Span(words, "body--link" if address else "body--text", address),
            Span(f" · {more}" if more else "", "body--muted"),
        ),
        Span(inset, "body--muted"),
    )
