"""The week's screen: figures and plot at both sizes, other weeks, the copy, and that nothing waits for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sretui.core.effort import log
from sretui.ui.widgets.answers_plot import AnswersPlot
from tests.ui.conftest import MORNING, SMALL, WIDE, local

if TYPE_CHECKING:
    from tests.ui.conftest import Office


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_week_so_far(office: Office, size: tuple[int, int]) -> None:
    office.comment(301, "alice", local(23, "09:00"), "Which driver is it?")
    async with office.open(size) as hands:
        await hands.press("6")
        await hands.sees(
            "6 Week",
            "The week of Mon 23 Nov · Alice Adams, Backup Bob Brown",
            "Fri 20 Nov 17:00 – Fri 27 Nov 17:00, so far",
            "2   Came in",
            "1     answered within the goal",
            "48m     half of the answers within",
            "5   Carried over into the week",
            "7   Still open",
            "█",
            "≤1h",
            "none",
            "1 of 1 answered within 4h (100%)",
        )


async def test_every_line_fits_the_smallest_screen(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("6")
        await hands.sees("2 inquiries came in; none is", "decided yet.", "Your effort (never posted)")
        assert max(len(line) for line in hands.text.splitlines()) <= 80


async def test_the_weeks_before_and_after(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("6")
        await hands.sees("The week of Mon 23 Nov")
        assert "Week after" not in hands.text
        await hands.press("left")
        await hands.sees(
            "The week of Mon 16 Nov · nobody in the roster", "4   Came in", "Week after", "w This week"
        )
        await hands.press("h")
        await hands.sees("The week of Mon 9 Nov", "1   Came in", "1     answered within the goal")
        await hands.press("right", "l")
        await hands.sees("The week of Mon 23 Nov", "so far")
        await hands.press("right")
        await hands.rests()
        await hands.sees("The week of Mon 23 Nov")
        await hands.press("left", "left", "left", "w")
        await hands.sees("The week of Mon 23 Nov")


async def test_what_is_recorded_meanwhile_is_counted(office: Office) -> None:
    async with office.open(WIDE) as hands:
        await hands.press("6")
        await hands.sees("0m   Your effort")
        office.desk.record("inquiries-301", *log(75, "diagnosing"))
        hands.hears_news()
        await hands.sees("1h15m   Your effort", "1h15m     diagnosing", "1h15m     #301 [users] Blank window")
        await hands.press("1")
        office.desk.record("inquiries-301", *log(15, "diagnosing"))
        hands.hears_news()
        await hands.press("6")
        await hands.sees("1h30m   Your effort")


async def test_what_waits_comes_to_be_over_the_goal(office: Office) -> None:
    async with office.open(SMALL) as hands:
        await hands.press("6")
        await hands.sees("2     still waiting, in time")
        office.now = local(23, "15:00")
        await hands.sees("2 !   still waiting, over the goal")


async def test_the_markdown_is_copied_without_effort(office: Office) -> None:
    office.desk.record("inquiries-301", *log(75, "diagnosing"))
    async with office.open(SMALL) as hands:
        await hands.press("6")
        await hands.sees("1h15m   Your effort")
        await hands.press("y")
        await hands.sees("Copied as Markdown, without your effort")
        copied = hands.app.clipboard
        assert copied.startswith("## The week of Mon 23 Nov")
        assert "1h15m" not in copied
        assert office.desk.outbox() == ()


async def test_without_colours_the_plot_has_none(office: Office) -> None:
    office.comment(301, "alice", local(23, "09:00"), "Which driver is it?")
    async with office.open(SMALL, no_color=True) as hands:
        await hands.press("6")
        await hands.sees("█")
        plot = hands.screen.query_one(AnswersPlot)
        styles = [segment.style for strip in plot.render_lines(plot.region.reset_offset) for segment in strip]
        assert {style.color.name if style and style.color else "default" for style in styles} <= {"default"}


def test_nothing_that_plots_is_imported_before_the_week_is_shown() -> None:
    code = "import sys, sretui.ui.app; print([name for name in sys.modules if 'plotext' in name])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


async def test_titles_are_hostile(office: Office) -> None:
    issue = office.issue(310, "[@click=app.bell]x[/] \x1b[31m", MORNING)
    office.desk.record(issue.node_id, *log(30, "other"))
    async with office.open(WIDE) as hands:
        await hands.press("6")
        await hands.sees("#310 [@click=app.bell]x[/] ␛[31m")
