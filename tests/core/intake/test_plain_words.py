import pytest
from hypothesis import given
from hypothesis import strategies as st

from sretui.core.intake.plain_words import as_markdown, without_mentions


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        (
            "It says <null> at <https://example.org>, 3 < 4.",
            "It says \\<null> at <https://example.org>, 3 < 4.",
        ),
        ("Hi @bob, see a@b.org and @property", "Hi `@bob`, see a@b.org and `@property`"),
        ("# not a heading", "\\# not a heading"),
        ("Title\n=====\ntext\n---", "Title\n\\=====\ntext\n\\---"),
        (">>> one prompt", "\\>>> one prompt"),
        ("> a quote", "> a quote"),
        ("Run:\n>>> f(@x)\n#1  0x00002b in <f>", "Run:\n```\n>>> f(@x)\n#1  0x00002b in <f>\n```"),
        ("a\n\n    if x < y: @z\n\nb", "a\n\n    if x < y: @z\n\nb"),
        ("```\n<x>\n\n@y\n```\n<z>", "```\n<x>\n\n@y\n```\n\\<z>"),
        ("```\nnever <closed>", "````\n```\nnever <closed>\n````"),
        ("50% of it\n100% of that", "50% of it\n100% of that"),
        ("", ""),
    ],
)
def test_words_are_shown_as_they_were_written(plain: str, markdown: str) -> None:
    assert as_markdown(plain) == markdown


def test_markdown_keeps_its_looks_and_calls_nobody() -> None:
    text = "**Hi** @bob\n\n```\n@property\n```\n\n    @deco"
    assert without_mentions(text) == "**Hi** `@bob`\n\n```\n@property\n```\n\n    @deco"


LINES = st.sampled_from(
    ["", "a", "```", "~~~", "    x", "\t", "# h", "===", ">>> p", "#1 f", "<x>", "@y", "$ ls"]
)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_no_letter_is_lost(plain: str) -> None:
    added = str.maketrans("", "", "`\\\n")
    assert as_markdown(plain).translate(added) == plain.translate(added)
