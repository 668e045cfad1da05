"""Rows of the inbox: what they say, how wide they are, and that only the clock changes with the clock."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.inbox import sections
from sretui.core.journal import Facts
from sretui.core.model import Channel, Comment, Conversation, Issue, RepoRole
from sretui.core.team import Person, Team
from sretui.core.turn import Standing, standing
from sretui.ui.widgets.inquiry_rows import MARK, TIME, InquiryRows
from sretui.ui.widgets.lines import strip_of, text_of

TEAM = Team("Example", BusinessHours.visit(), people=(Person("alice", "Alice"),), list_tags=("[users]",))
EIGHT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
"""Monday 08:00 in the office."""
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ISSUE = Issue("i301", RepoRole.INQUIRIES, 301, "[users] Blank window", "?", "jane", EIGHT, EIGHT)


def asked(issue: Issue = ISSUE, *said: tuple[str, datetime], facts: Facts | None = None) -> Standing:
    comments = tuple(
        Comment(place, f"c{place}", issue.repo, issue.number, author, "Words.", at, at)
        for place, (author, at) in enumerate(said)
    )
    return standing(Inquiry(Conversation(issue, comments), facts or Facts()), TEAM)


def rows(one: Standing, now: datetime) -> InquiryRows:
    return InquiryRows(sections([one], TEAM, now), TEAM, "alice", now)


def told(one: Standing, now: datetime = EIGHT + HOUR, width: int = 70) -> str:
    return text_of(rows(one, now).line(1, width).spans)


@pytest.mark.parametrize(
    ("waited", "shown"),
    [
        (HOUR, "      3h00m "),
        (2 * HOUR + MINUTE, "  ·   1h59m "),
        (3 * HOUR + MINUTE, "  !  59m00s "),
        (3 * HOUR + 46 * MINUTE, " !!  14m00s "),
        (6 * HOUR, "!!!  +1h00m "),
        (timedelta(days=365), "!!!  +2084h "),
    ],
)
def test_the_clock_comes_first_with_a_mark_for_its_level(waited: timedelta, shown: str) -> None:
    assert told(asked(), EIGHT + waited)[: MARK + 1 + TIME + 1] == shown


def test_a_wait_of_months_still_fits_its_column() -> None:
    one = asked(ISSUE, ("alice", EIGHT + HOUR), ("jane", EIGHT + 2 * HOUR))
    line = told(one, EIGHT + timedelta(days=300))
    assert line.index("#301") == MARK + 1 + TIME + 1


def test_the_title_comes_without_the_lists_tag() -> None:
    assert "#301   Blank window " in told(asked())


@pytest.mark.parametrize(
    ("assignees", "mark"), [((), "–"), (("Alice",), "●"), (("bob",), "○"), (("bob", "alice"), "●")]
)
def test_the_last_cell_tells_whose_it_is(assignees: tuple[str, ...], mark: str) -> None:
    assert told(asked(replace(ISSUE, assignees=assignees)))[-1] == mark


def test_the_channel_is_told() -> None:
    assert " hotline " in told(asked(facts=Facts(channel=Channel.HOTLINE)))


def test_a_closed_one_with_late_words_says_that_it_is_closed() -> None:
    closed = replace(ISSUE, closed=EIGHT + 2 * HOUR, state_reason="completed")
    one = asked(closed, ("alice", EIGHT + HOUR), ("jane", EIGHT + 3 * HOUR))
    assert "#301   closed Blank window" in told(one, EIGHT + 4 * HOUR)


def test_headings_have_no_key_and_rows_are_found_by_theirs() -> None:
    source = rows(asked(), EIGHT)
    assert len(source) == 2
    assert (source.key(0), source.key(1)) == (None, "i301")
    assert source.line(0, 40).heading
    assert text_of(source.line(0, 40).spans).strip().startswith("Answer")
    assert (source.find("i301"), source.find("i1"), source.find(None)) == (1, None, None)


def test_only_the_clock_changes_with_the_clock() -> None:
    source = rows(asked(), EIGHT + HOUR)
    before = text_of(source.line(1, 70).spans)
    source.now += timedelta(seconds=61)
    after = text_of(source.line(1, 70).spans)
    column = MARK + 1 + TIME
    assert before[:column] != after[:column]
    assert before[column:] == after[column:]


@pytest.mark.parametrize("width", [0, 1, 20, 40, 80, 200])
def test_any_text_fits_any_width(
    hostile: str, width: int, assert_harmless: Callable[[Iterable[Strip], int], None]
) -> None:
    issue = replace(ISSUE, title=hostile, author=hostile, assignees=(hostile,), number=17235)
    line = rows(asked(issue), EIGHT + HOUR).line(1, width)
    assert_harmless([strip_of(line.spans, width, Style(), lambda _: Style())], width)
    if width >= 40:
        assert cell_len(text_of(line.spans)) == width
        assert text_of(line.spans)[-1] == "○"


@pytest.mark.parametrize("mark", ["stuck", "waiting"])
def test_what_is_in_the_outbox_is_told_before_the_title(mark: str) -> None:
    now = EIGHT + HOUR
    drawn = InquiryRows(sections([asked()], TEAM, now), TEAM, "alice", now, {"i301": mark}).line(1, 70)
    assert f"#301   {mark} Blank window " in text_of(drawn.spans)
    roles = {span.text: span.role for span in drawn.spans}
    assert roles[f"{mark} "] == ("line--urgent" if mark == "stuck" else "line--state")


def test_one_that_is_not_filed_yet_has_no_number() -> None:
    assert "new    Blank window " in told(asked(replace(ISSUE, number=0)))
