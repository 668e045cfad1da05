import io
from datetime import UTC, datetime, timedelta

import pytest

from sretui.cli.progress_line import Plain, SingleLine, words
from sretui.core.model import Rate, RepoRole
from sretui.core.progress import Progress

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
FIRST = Progress(RepoRole.PRODUCT, "issues", 1, 100)
CASES = [
    (FIRST, "product issues · 1 page · 100 saved"),
    (
        Progress(
            RepoRole.INQUIRIES, "comments", 12, 1200, Rate(4321, 5000, NOW), timedelta(minutes=3, seconds=20)
        ),
        "inquiries comments · 12 pages · 1200 saved · 4321 of 5000 requests left · 3m to go",
    ),
    (
        Progress(
            RepoRole.PRODUCT,
            "issues",
            2,
            200,
            waiting_until=NOW + timedelta(minutes=20),
            sentence="Rate limit",
        ),
        "product issues · 2 pages · 200 saved · waiting for GitHub, 20m to go · Rate limit",
    ),
    (
        Progress(
            RepoRole.PRODUCT, "sweep", 0, 0, waiting_until=NOW - timedelta(minutes=1), sentence="\x1b[2Jhi"
        ),
        "product sweep · 0 pages · 0 saved · waiting for GitHub, 0m to go · ␛[2Jhi",
    ),
]


@pytest.mark.parametrize(("progress", "line"), CASES)
def test_progress_in_words(progress: Progress, line: str) -> None:
    assert words(progress, NOW) == line


def test_a_terminal_gets_one_line_that_is_wiped_in_the_end() -> None:
    to = io.StringIO()
    shown = SingleLine(to, lambda: NOW)
    shown.show(FIRST)
    shown.show(FIRST)
    shown.end()
    one = "\r\x1b[2Kproduct issues · 1 page · 100 saved"
    assert to.getvalue() == f"{one}{one}\r\x1b[2K"


def test_nothing_is_wiped_where_nothing_was_shown() -> None:
    to = io.StringIO()
    SingleLine(to, lambda: NOW).end()
    assert to.getvalue() == ""


def test_a_pipe_gets_whole_lines_without_any_escape() -> None:
    to = io.StringIO()
    shown = Plain(to, lambda: NOW)
    shown.show(FIRST)
    shown.show(FIRST)
    shown.end()
    assert to.getvalue() == "product issues · 1 page · 100 saved\n" * 2
