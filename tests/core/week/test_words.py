"""The week in words and as Markdown: what stands where, and that a customer's words stay words."""

from dataclasses import replace

import pytest

from sretui.core.acts.activities import Activity, resolved
from sretui.core.effort import log
from sretui.core.journal import Kind
from sretui.core.week.markdown import inert, markdown
from sretui.core.week.words import Row, about_plot, bars, extent, message, rows, title
from tests.core.roster.weeks_of_duty import NOW, TEAM, pst
from tests.core.week.weekly import entry, issue, one, told, week

TZ = TEAM.hours.tz
MON = pst("2026-11-23T09:00")
GOOD = one(
    1, MON, answered=pst("2026-11-23T09:45"), closed=NOW, recorded=[(resolved({Activity.ANSWERED}), MON)]
)
LATE = one(2, MON, answered=pst("2026-11-23T15:00"))
OVER = one(3, MON, title="@bob `rm` <b>*x*</b> [me](http://evil) \x1b[31m| #4")
WAITS = one(4, pst("2026-11-24T09:00"))
BUSY = told(entry(log(75, "answering"), MON), entry((Kind.FINISHED, {"how": "closed"}), MON, "unknown"))
FULL = week(GOOD, LATE, OVER, WAITS, journal=BUSY)


def test_title_and_extent() -> None:
    assert title(FULL, TEAM, TZ) == "The week of Mon 23 Nov · Alice, Backup Bob"
    assert extent(FULL, TZ) == "Fri 20 Nov 17:00 – Wed 25 Nov 17:00, so far"
    nobody = replace(FULL, bounds=replace(FULL.bounds, primaries=(), backups=()), at=pst("2026-11-30T09:00"))
    assert title(nobody, TEAM, TZ) == "The week of Mon 23 Nov · nobody in the roster"
    assert extent(nobody, TZ) == "Fri 20 Nov 17:00 – Wed 25 Nov 17:00"
    assert extent(replace(FULL, at=pst("2026-11-20T16:00")), TZ).endswith(", not begun yet")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (week(), "Nothing came in."),
        (week(WAITS), "1 inquiry came in; none is decided yet."),
        (week(WAITS, one(5, NOW)), "2 inquiries came in; none is decided yet."),
        (week(OVER), "0 of 1 answered within 4h (0%)."),
        (FULL, "1 of 3 answered within 4h (33%), half of the answers within 45m."),
    ],
)
def test_the_plots_message_in_words(figures: object, expected: str) -> None:
    assert isinstance(figures, type(FULL))
    assert message(figures) == expected


def test_the_plot() -> None:
    assert bars(FULL) == (("≤1h", 1), ("≤2h", 0), ("≤3h", 0), ("≤4h", 0), ("late", 1), ("none", 1))
    assert about_plot(FULL) == "First answers by the business time they took; the goal is 4h"


def test_the_rows() -> None:
    assert list(rows(FULL)) == [
        Row("Came in", "4"),
        Row("answered within the goal", "1", below=True),
        Row("answered late", "1", below=True, is_bad=True),
        Row("still waiting, in time", "1", below=True),
        Row("still waiting, over the goal", "1", below=True, is_bad=True),
        Row("half of the answers within", "45m", below=True),
        Row("longest, #2", "5h", below=True, issue=issue(2, MON)),
        Row("Carried over into the week", "0"),
        Row("Resolved", "1"),
        Row("answered", "1", below=True),
        Row("Still open", "3"),
        Row("Handed off", "0"),
        Row("Escalations", "0"),
        Row("Low-hanging fruit done", "1"),
        Row("an issue that is not here", "closed", below=True),
        Row("Your effort (never posted)", "1h15m"),
        Row("answering", "1h15m", below=True),
        Row("on Mon 23 Nov", "1h15m", below=True),
        Row("#1 Question 1", "1h15m", below=True, issue=GOOD.inquiry.conversation.issue),
    ]


def test_markdown_is_for_everybody_and_effort_is_not() -> None:
    text = markdown(FULL, TEAM, TZ)
    assert text.startswith("## The week of Mon 23 Nov · Alice, Backup Bob\n\nFri 20 Nov 17:00")
    assert "| **Came in** | 4 |" in text
    assert "* [#2](https://example.org/2) Question 2: answered late, received Mon 09:00" in text
    assert "* [#1](https://example.org/1) Question 1: answered" in text
    assert "effort" not in text
    assert "1h15m" not in text
    assert "| **Your effort \\(never posted\\)** | 1h15m |" in markdown(FULL, TEAM, TZ, effort=True)


def test_a_title_calls_nobody_and_draws_nothing() -> None:
    text = markdown(FULL, TEAM, TZ)
    assert "@bob" not in text
    assert "\x1b" not in text
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "[me]" not in text.replace("\\[me\\]", "")
    assert inert("#12 a_b") == "\\#12 a\\_b"


def test_an_address_that_is_none_is_no_link() -> None:
    odd = one(9, MON, url="javascript:alert(1)")
    assert "javascript" not in markdown(week(odd), TEAM, TZ)
