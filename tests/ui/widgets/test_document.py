"""Parts laid out as a document."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from sretui.ui.widgets.document import (
    Document,
    Fold,
    Heading,
    Note,
    Part,
    Prose,
    Rule,
    again,
    all_folds,
    prepare,
)
from sretui.ui.widgets.lines import Span, strip_of, text_of


def shown(document: Document) -> list[str]:
    return [text_of(line.spans).rstrip() for line in document.lines]


PARTS: tuple[Part, ...] = (
    Note((Span("mail · received Mon 08:12", "body--muted"),)),
    Rule(),
    Prose("**It** crashes"),
    Fold("quoted mail, 2 lines", "> a\n> b"),
    Heading("bob", "team", "Mon 09:01"),
    Prose("Which version?"),
)


def test_parts_stand_in_order_and_folds_are_closed() -> None:
    assert shown(prepare(PARTS, 34)) == [
        "mail · received Mon 08:12",
        "─" * 34,
        "It crashes",
        "▸ quoted mail, 2 lines",
        "── bob (team) · Mon 09:01 ────────",
        "Which version?",
    ]


def test_an_open_fold_shows_its_text() -> None:
    document = prepare(PARTS, 34, open_folds=frozenset({3}))
    assert shown(document)[3:6] == ["▾ quoted mail, 2 lines", "> a", "> b"]
    assert document.starts == (0, 1, 2, 3, 6, 7)


def test_raw_shows_what_was_typed() -> None:
    assert shown(prepare(PARTS, 34, raw=True))[2] == "**It** crashes"


def test_the_same_parts_again() -> None:
    document = again(prepare(PARTS, 34, raw=True), 20, frozenset({3}))
    assert (document.width, document.raw, document.open_folds) == (20, True, frozenset({3}))
    assert "> a" in shown(document)


def test_all_folds_are_known() -> None:
    assert all_folds(prepare(PARTS, 34)) == {3}


def test_folds_and_links_are_stops() -> None:
    document = prepare((Fold("f", "x"), Prose("see https://example.org/ now")), 40)
    assert [(stop.line, stop.start, stop.end, stop.fold, stop.link) for stop in document.stops] == [
        (0, 0, 3, 0, ""),
        (1, 4, 24, -1, "https://example.org/"),
    ]


@pytest.mark.parametrize("width", [8, 20, 40, 120])
@pytest.mark.parametrize("raw", [False, True])
def test_hostile_text_in_every_part(
    hostile: str, width: int, raw: bool, assert_harmless: Callable[[Iterable[Strip], int], None]
) -> None:
    parts = (
        Heading(hostile, hostile, hostile),
        Prose(hostile),
        Prose(
            f"# {hostile}\n- {hostile}\n> {hostile}\n\n```\n{hostile}\n```\n[{hostile}](https://e.org/{hostile})"
        ),
        Prose(f"| {hostile} | b |\n|---|---|\n| {hostile} | c |\n\n<details>{hostile}</details>"),
        Fold(hostile, hostile),
        Note((Span(hostile), Span(hostile))),
    )
    document = prepare(parts, width, raw=raw, open_folds=frozenset({4}))
    strips = [strip_of(line.spans, width, Style.null(), lambda _: Style.null()) for line in document.lines]
    assert_harmless(strips, width)
    assert all(stop.link == "" or stop.link.startswith(("https://", "http://")) for stop in document.stops)


def test_entities_cannot_smuggle_control_characters() -> None:
    assert shown(prepare((Prose("&#27;[31m &#x202E;evil &#x9b;x"),), 60)) == ["�[31m ⟨U+202E⟩evil �x"]


def test_markup_of_textual_is_text() -> None:
    assert shown(prepare((Prose("[@click=app.quit]x[/]"),), 40)) == ["[@click=app.quit]x[/]"]


def test_a_line_of_300_characters_wraps_and_loses_nothing() -> None:
    lines = shown(prepare((Prose("x" * 300),), 70))
    assert "".join(lines) == "x" * 300
    assert all(len(line) <= 70 for line in lines)


def test_the_longest_body_github_allows_is_shown_whole() -> None:
    body = ("word " * 13 + "\n") * 1_000
    assert sum(line.count("word") for line in shown(prepare((Prose(body[:65_536]),), 70))) == body[
        :65_536
    ].count("word")


def test_nothing_gives_an_empty_document() -> None:
    assert prepare((), 40).lines == ()
    assert shown(prepare((Prose(""), Heading("")), 10)) == ["──  ──────"]


@given(st.text(max_size=300), st.integers(16, 60))
def test_any_body_fits_its_width(body: str, width: int) -> None:
    document = prepare((Prose(body), Heading(body[:40], "team", body[40:60])), width)
    assert all(cell_len(text_of(line.spans)) <= max(width, 40) for line in document.lines)
