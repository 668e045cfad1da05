"""The product issues most like an inquiry, a line each; labels are seen even where titles are long."""

from collections.abc import Sequence

from rich.cells import cell_len

from sretui.core.model import Issue, Known
from sretui.ui.widgets.lines import Line, Span, column, one_line

_LABELS = 18
"""Cells that labels may take of a long title's room."""


class KnownRows:
    """A list's source."""

    def __init__(self, known: Sequence[Known], lead: str = "Known? ") -> None:
        """List issues; `lead` stands before the first."""
        self._known = tuple(known)
        self._lead = lead

    def __len__(self) -> int:
        return len(self._known)

    def key(self, index: int) -> object:
        """Give the issue's node id."""
        return self._known[index].issue.node_id

    def issue(self, index: int) -> Issue | None:
        """Give the issue of a row; None when there is no such row."""
        return self._known[index].issue if 0 <= index < len(self._known) else None

    def line(self, index: int, width: int) -> Line:
        """Draw a row: number, state, title, labels."""
        issue = self._known[index].issue
        spans = [
            Span(self._lead if index == 0 else " " * len(self._lead), "line--heading"),
            Span(column(f"#{issue.number}", 7), "line--number"),
            Span(column("open" if issue.is_open else "closed", 6) + " ", "line--state"),
        ]
        labels = one_line(" ".join(f"[{label}]" for label in issue.labels))
        title = one_line(issue.title)
        room = max(4, width - sum(cell_len(span.text) for span in spans))
        least = min(cell_len(labels), _LABELS) + 1 if labels else 0
        wide = min(cell_len(title), max(4, room - least))
        spans.append(Span(column(title, wide) + " ", "line--title"))
        if labels:
            spans.append(Span(column(labels, max(1, room - wide - 1)), "line--label"))
        return Line(tuple(spans))
