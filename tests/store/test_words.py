import pytest

from sretui.store.words import match_expression, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  ?! ", ()),
        ("Blank window", ("Blank", "window")),
        ("libGL.so: cannot_open #301", ("libGL", "so", "cannot", "open", "301")),
        ('"remote launch" OR x', ("remote", "launch", "OR", "x")),
        ("cafe\u0301s", ("cafés",)),
        ("窗口 空白", ("窗口", "空白")),
        ("😀 a\0b", ("a", "b")),
        (" ".join("abcdefghijklmnop"), tuple("abcdefghijkl")),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("", None),
        ("*", None),
        ('""', None),
        ("blank", '"blank"*'),
        ("blank ", '"blank"'),
        ("blank win", '"blank" "win"*'),
        ("c++", '"c"'),
        ("a AND b* NOT (c", '"a" "AND" "b" "NOT" "c"*'),
        ('"remote launch" x', '"remote launch" "x"*'),
        ('x "remote lau', '"x" "remote lau"*'),
        ('x "remote launch"', '"x" "remote launch"'),
        ('un"closed', '"un" "closed"*'),
        ("title:x -y ^z {a}", '"title" "x" "y" "z" "a"'),
        ("half \ud800 pair", '"half" "pair"*'),
    ],
)
def test_expressions(text: str, expression: str | None) -> None:
    assert match_expression(text) == expression


def test_a_pasted_log_is_a_short_query() -> None:
    expression = match_expression("word " * 100_000)
    assert expression is not None
    assert expression.count('"word"') == 12
