"""Issues of both repos that may be the same, a line each: where it stands, its state, title and age."""

from collections.abc import Sequence
from datetime import datetime

from sretui.core.model import Issue, RepoRole
from sretui.core.phrases import ago
from sretui.ui.widgets.lines import Line, Span, column, one_line

_REPOS = {RepoRole.INQUIRIES: "inquiry", RepoRole.PRODUCT: "product"}
_AGE = 8


class LikelyRows:
    """A list's source."""

    def __init__(self, issues: Sequence[Issue], now: datetime) -> None:
        self._issues = tuple(issues)
        self._now = now

    def __len__(self) -> int:
        return len(self._issues)

    def key(self, index: int) -> object:
        """Give the issue's node id."""
        return self._issues[index].node_id

    def issue(self, index: int) -> Issue | None:
        """Give the issue of a row; None when there is no such row."""
        return self._issues[index] if 0 <= index < len(self._issues) else None

    def line(self, index: int, width: int) -> Line:
        """Draw a row: repo, number, state, title, and when it was last touched."""
        issue = self._issues[index]
        lead = 8 + 7 + 7
        return Line(
            (
                Span(column(_REPOS[issue.repo], 7) + " ", "line--channel"),
                Span(column(f"#{issue.number}", 6) + " ", "line--number"),
                Span(column("open" if issue.is_open else "closed", 6) + " ", "line--state"),
                Span(column(one_line(issue.title), max(4, width - lead - _AGE - 1)) + " ", "line--title"),
                Span(column(ago(issue.updated, self._now), _AGE), "line--muted"),
            )
        )
