"""The rows of the handoff's steps."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from rich.cells import cell_len

from sretui.core.handoff.checking import NOTHING, Check
from sretui.core.handoff.deciding import Way
from sretui.core.handoff.planning import Item, Stage
from sretui.core.phrases import local, weekday_and_day
from sretui.core.prose import title_core
from sretui.core.serious import Owed
from sretui.core.team import Team
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span, column, one_line

Row = tuple[object, Line]
_STEP = 18
_WAY = 12
_LEAST = 16
"""Cells that a title keeps beside what is told after it."""
MARKS = {
    Stage.UNDECIDED: ("?", "line--warning"),
    Stage.HINDERED: ("!", "line--warning"),
    Stage.PENDING: ("…", "line--warning"),
    Stage.READY: ("▸", "line--marked"),
    Stage.LEFT_OUT: ("–", "line--muted"),
    Stage.SILENT: ("✓", "line--muted"),
    Stage.UNDER_WAY: ("↑", "line--state"),
    Stage.DONE: ("✓", "line--marked"),
}
WORDS = {
    Way.HAND_OFF: "hand off",
    Way.KEEP: "keep",
    Way.RESOLVE: "resolve",
    Way.PROMOTE: "promote",
    Way.KNOWN: "known issue",
    Way.WAIT: "wait",
    Way.ESCALATED: "escalated",
}


class FittedRows(Rows):
    """Rows of which the title gives way to what stands after it; what is cut ends with an ellipsis."""

    def line(self, index: int, width: int) -> Line:
        """Give the row's line, no wider than this."""
        return fitted(super().line(index, width), width)


def fitted(line: Line, width: int) -> Line:
    """Cut a line to a width: its title first, then what stands last."""
    spans = _narrowed(list(line.spans), "line--title", width, _LEAST)
    return Line(tuple(_narrowed(spans, spans[-1].role, width, 0)), line.heading) if spans else line


def _narrowed(spans: list[Span], role: str, width: int, least: int) -> list[Span]:
    """Cut the last span of a look by as much as the line is too wide, but not below `least` cells."""
    over = sum(cell_len(one_line(span.text)) for span in spans) - width
    place = max((at for at, span in enumerate(spans) if span.role == role), default=-1)
    if over <= 0 or place < 0:
        return spans
    long = spans[place]
    size = cell_len(one_line(long.text))
    text = column(long.text, max(size - over, min(size, least))).rstrip()
    return [*spans[:place], Span(text, long.role, long.link), *spans[place + 1 :]]


def step_rows(checks: Iterable[Check]) -> list[Row]:
    """Make a row for each step: what is open is marked."""
    return [(check.step, _step(number, check)) for number, check in enumerate(checks, start=1)]


def item_row(item: Item, tz: tzinfo, now: datetime) -> Row:
    """Make the row of an inquiry: its mark, what was decided, and what stands in the way."""
    mark, role = MARKS[item.stage]
    decision = item.decision
    way = WORDS[decision.way] if decision else ""
    until = f" until {local(decision.until, tz, now)}" if decision and decision.until else ""
    return item.node_id, Line(
        (
            Span(f" {mark} ", role),
            Span(column(way, _WAY), "line--state" if decision else "line--muted"),
            Span(column(f"#{item.number}", 6) + " ", "line--number"),
            Span(item.title, "line--title"),
            Span(until, "line--muted"),
        )
    )


def owed_row(one: Owed, team: Team, tz: tzinfo) -> Row:
    """Make the row of a postmortem that is owed: whether it is due, of what, and since when."""
    mark = Span(
        column(" ! due" if one.is_due else "   open", 8), f"line--{'warning' if one.is_due else 'muted'}"
    )
    title = title_core(one.issue.title, team.list_tags) or one.issue.title
    since = f"since {weekday_and_day(one.since, tz)}" if one.since else ""
    return one.issue.node_id, Line(
        (
            mark,
            Span(column(since, 17), "line--muted"),
            Span(column(f"#{one.issue.number}", 6) + " ", "line--number"),
            Span(title, "line--title"),
        )
    )


def told_row(key: object, *spans: tuple[str, str]) -> Row:
    """Make a row that tells something, out of pairs of a look (without its prefix) and a text."""
    return key, Line(tuple(Span(text, f"line--{role}") for role, text in spans))


def plain_rows(lines: Iterable[str], role: str = "text") -> Iterator[Row]:
    """Make rows of sentences."""
    for number, text in enumerate(lines):
        yield told_row(("told", number, text), (role, f" {text}"))


def _step(number: int, check: Check) -> Line:
    mark, role = ("!", "line--warning") if check.missing or not check.is_done else _calm(check)
    return Line(
        (
            Span(f"{number:>2} ", "line--number"),
            Span(f"{mark} ", role),
            Span(column(check.step.value, _STEP), "line--title"),
            Span(check.said, "line--warning" if check.missing else "line--muted"),
        )
    )


def _calm(check: Check) -> tuple[str, str]:
    return (" ", "line--muted") if check.said == NOTHING else ("✓", "line--marked")
