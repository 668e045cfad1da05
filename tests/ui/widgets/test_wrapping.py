"""Breaking lines by cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sretui.ui.widgets.lines import Span
from sretui.ui.widgets.wrapping import wrapped


def lines(text: str, width: int, *, words: bool = True) -> list[str]:
    return ["".join(span.text for span in line) for line in wrapped((Span(text),), width, words=words)]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("short", True, ["short"]),
        ("", True, [""]),
        ("one two three four", True, ["one two", "three four"]),
        ("abcdefghijklmno", True, ["abcdefghij", "klmno"]),
        ("    indented text", True, ["    indent", "ed text"]),
        ("one two three", False, ["one two th", "ree"]),
        ("日本語日本語", True, ["日本語日本", "語"]),
        ("日本 日本 日本", True, ["日本 日本", "日本"]),
        ("x日本語日本語", True, ["x日本語日", "本語"]),
        ("éa éb éc éd éé", True, ["éa éb éc", "éd éé"]),
    ],
)
def test_lines_break_at_blanks_where_there_are_some(text: str, words: bool, shown: list[str]) -> None:
    assert lines(text, 10, words=words) == shown


def test_looks_and_links_survive_a_break() -> None:
    spans = (Span("aaaa "), Span("bbbb cccc", "body--link", "https://example.org"), Span(" dd"))
    assert list(wrapped(spans, 10)) == [
        (Span("aaaa "), Span("bbbb", "body--link", "https://example.org")),
        (Span("cccc", "body--link", "https://example.org"), Span(" dd")),
    ]


@given(st.text(max_size=200), st.integers(8, 40), st.booleans())
def test_no_line_is_too_wide(text: str, width: int, words: bool) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width, words=words))


@given(st.text(alphabet=st.sampled_from("ab 日é\u0301👍"), max_size=120), st.integers(8, 20))
def test_nothing_but_a_blank_is_lost_at_a_break(text: str, width: int) -> None:
    assert "".join(lines(text, width, words=False)) == text
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")


def test_hostile_text_is_cleaned() -> None:
    assert lines("a\x1b[31m\nb\u202e", 40) == ["a␛[31m b⟨U+202E⟩"]
