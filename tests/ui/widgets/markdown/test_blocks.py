"""Markdown laid out as lines: nothing of the text is lost."""

import pytest

from sretui.ui.widgets.lines import text_of
from sretui.ui.widgets.markdown.blocks import markdown_lines


def shown(text: str, width: int = 40) -> list[str]:
    return [text_of(line.spans).rstrip() for line in markdown_lines(text, width)]


def roles(text: str) -> set[tuple[str, str]]:
    return {(span.text, span.role) for line in markdown_lines(text, 60) for span in line.spans}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one\ntwo\n\nthree", ["one", "two", "", "three"]),
        ("# Top\ntext", ["# Top", "", "text"]),
        ("Title\n=====\ntext", ["Title", "=====", "text"]),
        ("text\n--\nJane", ["text", "--", "Jane"]),
        ("a\n\n---\n\nb", ["a", "", "─" * 40, "", "b"]),
        ("- one\n- two", ["• one", "• two"]),
        ("- one\n\n- two", ["• one", "", "• two"]),
        ("3. three\n4. four", ["3. three", "4. four"]),
        ("- a\n  - b\n    - c", ["• a", "  • b", "    • c"]),
        ("- [ ] open\n- [x] done", ["• [ ] open", "• [x] done"]),
        ("-\n- b", ["•", "• b"]),
        ("> said\n> more\n\nanswer", ["│ said", "│ more", "", "answer"]),
        ("> a\n>\n> > b", ["│ a", "│", "│ │ b"]),
        ("> - a\n> - b", ["│ • a", "│ • b"]),
        ("```\na  b\n\n  c\n```", ["  a  b", "", "    c"]),
        ("~~~\nnever closed", ["  never closed"]),
        ("    indented code", ["  indented code"]),
        ("a **b** *c* ~~d~~ `e  f`", ["a b c d e  f"]),
        ("a<br>b", ["a", "b"]),
        ("x <gdb> y <vector>", ["x <gdb> y <vector>"]),
        ("<gdb>\nin a block", ["<gdb>", "in a block"]),
        ("before <!-- never seen --> after", ["before  after"]),
        ("<!-- a whole block -->\n\ntext", ["text"]),
        ("<!-- never closed\n\ntext", ["<!-- never closed", "text"]),
        ("&lt;tag&gt; &amp; co", ["<tag> & co"]),
        ("[text](https://example.org/x)", ["text (https://example.org/x)"]),
        ("<https://example.org/x>", ["https://example.org/x"]),
        ("[js](javascript:alert(1))", ["[js](javascript:alert(1))"]),
        ("![shot](https://example.org/a.png)", ["[picture: shot]", "(https://example.org/a.png)"]),
        ('<img src="https://example.org/a.png">', ["[picture] (https://example.org/a.png)"]),
    ],
)
def test_a_block(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_details_keep_their_summary_and_text() -> None:
    text = "<details><summary>Log</summary>\n\nline one\n\n</details>\n\nafter"
    assert shown(text) == ["Log", "", "line one", "", "after"]


def test_html_around_text_keeps_the_text() -> None:
    text = "<div>\n<p>first</p>\n<ul><li>a</li><li>b</li></ul>\n<pre>  kept</pre>\n</div>"
    assert [line for line in shown(text) if line] == ["first", "• a", "• b", "  kept"]


def test_prompts_and_frames_are_code_not_quotes() -> None:
    text = "I did\n\n>>> import visit\n>>> visit.__doc__\n'__init__'\n\nand"
    assert shown(text) == [
        "I did",
        "",
        "  >>> import visit",
        "  >>> visit.__doc__",
        "  '__init__'",
        "",
        "and",
    ]


def test_long_lines_wrap_inside_their_boxes() -> None:
    assert shown("- " + "word " * 12 + "\n\n> " + "word " * 9, 24) == [
        "• word word word word",
        "  word word word word",
        "  word word word word",
        "",
        "│ word word word word",
        "│ word word word word",
        "│ word",
    ]


def test_code_breaks_anywhere_and_loses_nothing() -> None:
    code = "abc " * 30
    lines = markdown_lines(f"```\n{code}\n```", 24)
    assert "".join(text_of(line.spans)[2:] for line in lines) == code


def test_looks_are_named() -> None:
    found = roles("# H\n\n**b** *i* `c` ~~s~~ https://example.org/\n\n> q")
    assert {
        ("H", "body--heading"),
        ("b", "body--strong"),
        ("i", "body--emphasis"),
        ("c", "body--code"),
        ("s", "body--struck"),
        ("https://example.org/", "body--link"),
        ("q", "body--quote"),
    } <= found


@pytest.mark.parametrize(
    "text",
    ["[" * 65_536, "![" * 32_768, "[a](" * 16_384, "*_" * 32_768, ">" * 65_536, "- " * 32_768, "`" * 65_536],
    ids=["brackets", "images", "links", "stars", "quotes", "lists", "ticks"],
)
def test_a_hostile_body_of_the_greatest_length_is_laid_out(text: str) -> None:
    assert markdown_lines(text, 80)


def test_deep_nesting_leaves_room_for_words() -> None:
    text = "\n".join("  " * depth + f"- word{depth}" for depth in range(20))
    assert all(f"word{depth}" in " ".join(shown(text, 30)) for depth in range(20))
