"""Rows of low-hanging fruit: points, estimate, whose it is, number, title, and why in a few words."""

from array import array
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from sretui.core.effort import minutes_words
from sretui.core.fruit.candidate import Candidate
from sretui.core.people import is_among
from sretui.core.prose import title_core
from sretui.ui.widgets.issue_rows import PagedRows
from sretui.ui.widgets.lines import Line, Span, column, one_line

POINTS, ESTIMATE, NUMBER = 4, 6, 7
"""Cells of the columns."""
_WHY = 14
"""Cells that the reasons have at least, where there is room for them at all."""


class FruitRows(PagedRows[Candidate]):
    """A list's source: what is worth most comes first."""

    def __init__(
        self,
        keys: "array[int]",
        load: Callable[[Sequence[int]], Sequence[Candidate]],
        me: str,
        list_tags: Sequence[str] = (),
    ) -> None:
        super().__init__(keys, load)
        self._me = me
        self._list_tags = list_tags

    def draw(self, hit: Candidate, width: int) -> Line:
        """Draw a row."""
        issue, score = hit.issue, hit.score
        estimate = minutes_words(score.estimate.minutes) if score.estimate else "–"
        points = score.points
        spans = [
            Span(f"{points:>{POINTS - 1}} ", "line--calm" if points > 0 else "line--muted"),
            Span(column(estimate, ESTIMATE - 1, right=True) + " ", "line--channel"),
            Span(_whose(issue.assignees, self._me), "line--state"),
            Span(column(f"#{issue.number}", NUMBER - 1) + " ", "line--number"),
        ]
        room = max(4, width - sum(cell_len(span.text) for span in spans))
        title = one_line(title_core(issue.title, self._list_tags)) or "(no title)"
        why = one_line(why_words(hit))
        wide = (
            max(room - cell_len(why) - 2, min(cell_len(title), room * 3 // 5))
            if why and room > 2 * _WHY
            else room
        )
        spans.append(Span(column(title, wide), "line--title"))
        if wide < room:
            spans.append(Span(column(f"  {why}", room - wide), "line--label"))
        return Line(tuple(spans))


def why_words(one: Candidate) -> str:
    """Say why in a few words, the weightiest first."""
    briefs = (reason.brief for reason in one.score.reasons if reason.points and reason.brief)
    return " · ".join(dict.fromkeys(briefs))


def _whose(assignees: Sequence[str], me: str) -> str:
    if not assignees:
        return "  "
    return "● " if is_among(me, assignees) else "○ "
