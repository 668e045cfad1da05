"""A quote has the words of who is quoted, and stands in a paragraph of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.composing.quoting import put_in, quoted

BOILERPLATE = ("Please reply only to mails with a proper subject.",)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("It fails.", "> It fails."),
        ("One.\n\nTwo.\n", "> One.\n>\n> Two."),
        ("Do:\n\n    indented\n", "> Do:\n>\n>     indented"),
        ("```\nx = 1\n```", "> ```\n> x = 1\n> ```"),
        ("I see.\n\n> You said that.\n> And this.\n", "> I see."),
        (f"{BOILERPLATE[0]}\n\nIt fails.", "> It fails."),
        ("<!-- hidden -->\nIt fails.", "> It fails."),
        ("", ""),
        ("> all of it\n> is quoted", ""),
    ],
)
def test_only_their_own_words_are_quoted(body: str, quote: str) -> None:
    assert quoted(body, BOILERPLATE) == quote


@given(st.text())
def test_every_line_of_a_quote_is_one(body: str) -> None:
    assert all(line.startswith(">") for line in quoted(body).splitlines())


@pytest.mark.parametrize(
    ("text", "at", "after", "place"),
    [
        ("", 0, "> q\n\n", 5),
        ("Hello,", 6, "Hello,\n\n> q\n\n", 13),
        ("Hello,\n\n", 8, "Hello,\n\n> q\n\n", 13),
        ("ab", 1, "a\n\n> q\n\nb", 8),
        ("Above.\n\nBelow.", 6, "Above.\n\n> q\n\nBelow.", 13),
        ("Below.", 0, "> q\n\nBelow.", 5),
    ],
)
def test_a_block_stands_alone(text: str, at: int, after: str, place: int) -> None:
    assert put_in(text, at, "> q") == (after, place)


@given(st.text(), st.integers(0, 50), st.text(min_size=1))
def test_no_word_is_lost(text: str, at: int, block: str) -> None:
    after, place = put_in(text, min(at, len(text)), block)
    assert "".join(after.split()) == "".join((text[:at] + block + text[at:]).split())
    assert 0 <= place <= len(after)
