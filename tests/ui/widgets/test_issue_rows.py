"""Rows of issues: what they say, how wide they are, and which pages are loaded for them."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from sretui.core.model import Hit, Issue, RepoRole
from sretui.ui.widgets.issue_rows import PAGE, IssueRows, marked
from sretui.ui.widgets.lines import Span, strip_of, text_of

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ISSUE = Issue("p1", RepoRole.PRODUCT, 4069, "Blank window", "", "kim", NOW, NOW - timedelta(hours=3))


def rows(*hits: Hit, with_repo: bool = False, tags: Sequence[str] = ()) -> IssueRows:
    return IssueRows(
        array("q", range(len(hits))),
        lambda keys: [hits[key] for key in keys],
        NOW,
        with_repo=with_repo,
        list_tags=tags,
    )


def told(hit: Hit, width: int = 60, *, with_repo: bool = False, tags: Sequence[str] = ()) -> str:
    return text_of(rows(hit, with_repo=with_repo, tags=tags).line(0, width).spans)


def test_a_row_tells_number_title_labels_and_age() -> None:
    line = told(Hit(replace(ISSUE, labels=("bug", "reviewed"))))
    assert line == f"{'#4069    Blank window  [bug] [reviewed]':57} 3h"


def test_what_is_closed_is_ticked() -> None:
    assert told(Hit(replace(ISSUE, closed=NOW))).startswith("#4069  ✓ Blank window")


@pytest.mark.parametrize(("repo", "word"), [(RepoRole.PRODUCT, "product"), (RepoRole.INQUIRIES, "inquiry")])
def test_a_search_tells_the_repo(repo: RepoRole, word: str) -> None:
    assert told(Hit(replace(ISSUE, repo=repo)), with_repo=True).startswith(f"#4069  {word}   Blank window")


def test_the_line_found_comes_before_labels() -> None:
    line = told(Hit(replace(ISSUE, labels=("bug",)), "it stays blank", ("blank",)))
    assert "Blank window  it stays blank" in line
    assert "bug" not in line


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("[users] Blank window", "Blank window"),
        ("Re: [users] Re: Blank window", "Blank window"),
        ("[users]", "[users]"),
        ("", "(no title)"),
        ("A title far too long for the little room it has got here", "A title far too long"),
    ],
)
def test_titles_without_mail_noise(title: str, shown: str) -> None:
    assert told(Hit(replace(ISSUE, title=title)), 40, tags=("[users]",))[9:].startswith(shown)


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (timedelta(minutes=-5), "0m"),
        (timedelta(seconds=30), "0m"),
        (timedelta(minutes=12), "12m"),
        (timedelta(hours=3), "3h"),
        (timedelta(hours=47), "47h"),
        (timedelta(days=2), "2d"),
        (timedelta(days=999), "999d"),
        (timedelta(days=1000), "2y"),
    ],
)
def test_ages_fit_four_cells(age: timedelta, shown: str) -> None:
    assert told(Hit(replace(ISSUE, updated=NOW - age))).endswith(f" {shown}")


def test_a_wide_title_is_shown_whole_where_it_fits() -> None:
    line = told(Hit(replace(ISSUE, title="長い題名のある問題", labels=("bug",))))
    assert "長い題名のある問題  [bug]" in line
    assert cell_len(line) == 60


@pytest.mark.parametrize("width", [0, 1, 12, 24, 40, 80, 200])
def test_any_text_fits_any_width(
    hostile: str, width: int, assert_harmless: Callable[[Iterable[Strip], int], None]
) -> None:
    issue = replace(ISSUE, title=hostile, labels=(hostile, "x"))
    for hit in (Hit(issue), Hit(issue, hostile, (hostile[:5] or "x",))):
        line = rows(hit, with_repo=True).line(0, width)
        assert_harmless([strip_of(line.spans, width, Style(), lambda _: Style())], width)
        if width >= 40:
            assert cell_len(text_of(line.spans)) == width


def test_the_age_is_in_its_column_whatever_the_title(hostile: str) -> None:
    line = rows(Hit(replace(ISSUE, title=hostile, labels=("bug",)))).line(0, 80)
    assert text_of(line.spans[-1:]) == "   3h"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Blank window", ("blank",), ["Blank"]),
        ("A blanket blank", ("blank",), ["blank", "blank"]),
        ("unblank", ("blank",), []),
        ("Blank window", (), []),
        ("c++ and (x)", ("c++", "(x)"), ["c++", "(x)"]),
        ("日本語の題", ("日本",), ["日本"]),
        ("STRASSE", ("strasse",), ["STRASSE"]),
    ],
)
def test_the_words_found_are_marked_where_words_begin(
    text: str, words: tuple[str, ...], found: list[str]
) -> None:
    spans = marked(text, words, "line--title")
    assert "".join(span.text for span in spans) == text
    assert [span.text for span in spans if span.role == "line--match"] == found
    assert all(isinstance(span, Span) for span in spans)


class Pages:
    """A cache that remembers which pages were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def load(self, keys: Sequence[int]) -> list[Hit]:
        self.asked.append((keys[0], len(keys)))
        return [Hit(replace(ISSUE, number=key)) for key in keys]


def test_only_pages_that_come_into_sight_are_loaded_and_few_are_kept() -> None:
    pages = Pages()
    source = IssueRows(array("q", range(200_000)), pages.load, NOW, with_repo=False)
    assert (len(source), source.key(199_999)) == (200_000, 199_999)
    assert pages.asked == []
    assert "#0 " in text_of(source.line(0, 60).spans)
    source.line(PAGE - 1, 60)
    assert pages.asked == [(0, PAGE)]
    for page in range(1, 30):
        source.line(page * PAGE, 60)
    source.line(29 * PAGE + 5, 60)
    assert len(pages.asked) == 30
    source.line(0, 60)
    assert pages.asked[-1] == (0, PAGE)


def test_a_row_that_left_the_cache_says_so() -> None:
    source = IssueRows(array("q", [7, 8]), lambda _: [Hit(ISSUE)], NOW, with_repo=False)
    assert source.issue(0) == ISSUE
    assert source.issue(1) is None
    assert text_of(source.line(1, 60).spans) == "(no longer in the cache)"


def test_an_issue_is_found_by_its_key() -> None:
    source = IssueRows(array("q", [7, 8, 9]), lambda _: [], NOW, with_repo=False)
    assert (source.find(8), source.find(1), source.find("8"), source.find(None)) == (1, None, None, None)
