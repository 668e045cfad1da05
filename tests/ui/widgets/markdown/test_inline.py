"""Links: only http and https, always with the address they lead to."""

import pytest
from markdown_it import MarkdownIt

from sretui.ui.widgets.lines import text_of
from sretui.ui.widgets.markdown.inline import InlineText, plain_lines, web_address


def links(text: str) -> set[str]:
    children = MarkdownIt("commonmark").parseInline(text)[0].children or []
    return {span.link for line in InlineText().read(children) for span in line} - {""}


def shown(text: str) -> list[str]:
    children = MarkdownIt("commonmark").parseInline(text)[0].children or []
    return [text_of(line) for line in InlineText().read(children)]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("mailto:jane@example.org", False),
        ("ftp://example.org/", False),
        ("//example.org/", False),
        ("https:///path", False),
        ("https://exa mple.org/", False),
        ("https://example.org/\x1b[31m", False),
        ("https://example.org/\u202egpj.exe", False),
        ("https://[bad", False),
        ("", False),
    ],
)
def test_what_a_browser_may_be_sent_to(address: str, allowed: bool) -> None:
    assert web_address(address) == (address if allowed else "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a_b_c.", {"https://example.org/a_b_c"}),
        ("(https://example.org/a_(b))", {"https://example.org/a_(b)"}),
        ("https://a.example, https://b.example!", {"https://a.example", "https://b.example"}),
        ("[x](https://example.org/)", {"https://example.org/"}),
        ("[x](data:text/html,y)", set()),
        ("[x](../docs/a.md)", set()),
        ("<mailto:jane@example.org>", set()),
        ("`https://example.org/`", set()),
        ('<a href="javascript:alert(1)">x</a>', set()),
        ('<a href="https://example.org/">x</a>', {"https://example.org/"}),
        ('<a href="https://example.org/">never closed', {"https://example.org/"}),
        ("![p](https://example.org/p.png)", {"https://example.org/p.png"}),
    ],
)
def test_links(text: str, found: set[str]) -> None:
    assert links(text) == found


def test_a_link_cannot_hide_where_it_leads() -> None:
    assert shown("[https://good.example](https://evil.example/)") == [
        "https://good.example (https://evil.example/)"
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a  \nb", ["a", "b"]),
        ("<jane@example.org>", ["jane@example.org"]),
        ("[docs](../a.md)", ["docs (../a.md)"]),
        ("</b> stray", [" stray"]),
        ("<b>**x**</b> y", ["x y"]),
    ],
)
def test_words_and_breaks(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_plain_lines_are_no_markdown() -> None:
    found = list(plain_lines("**a** https://example.org/\n<b>", "body--quote"))
    assert [text_of(line) for line in found] == ["**a** https://example.org/", "<b>"]
    assert found[0][1].link == "https://example.org/"
    assert found[0][0].role == "body--quote"
