"""Raw HTML as words."""

import pytest

from sretui.ui.widgets.markdown.html_words import Tag, image_words, pieces


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("plain", ["plain"]),
        ("a &lt;b&gt; c", ["a <b> c"]),
        ("<gdb>", ["<gdb>"]),
        ("std::vector<int> v", ["std::vector", "<int>", " v"]),
        ("<b>x</b>", [Tag("b"), "x", Tag("b", closing=True)]),
        ("<BR/>", [Tag("br", breaks=True)]),
        ("a<!-- no -->b", ["a", Tag(), "b"]),
        ("<!-- open", ["<!-- open"]),
        ("<li>x", [Tag("li", breaks=True, words="• "), "x"]),
        ('<a href="https://e.org/?a=1&amp;b=2">', [Tag("a", address="https://e.org/?a=1&b=2")]),
        ("<img alt='A b' src=p.png>", [Tag("img", words="[picture: A b]", address="p.png")]),
        ('<span onclick="evil()">x', [Tag("span"), "x"]),
        ("<script>alert(1)</script>", ["<script>", "alert(1)", "</script>"]),
        ("1 < 2 > 0", ["1 < 2 > 0"]),
    ],
)
def test_pieces(html: str, found: list[str | Tag]) -> None:
    assert list(pieces(html)) == found


def test_a_picture_without_words_is_named_all_the_same() -> None:
    assert image_words(" ") == "[picture]"


def test_a_tag_knows_its_look() -> None:
    assert Tag("summary").role == "body--strong"
    assert Tag("p").role == ""
