"""No text from outside may steer a terminal, hide, or turn a line around."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.core.cleaning import clean

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FAMILY = "👩\u200d👩\u200d👧\u200d👦"
HEART = "❤\ufe0f\u200d🔥"

hostile = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            [
                *map(chr, range(0xA1)),
                *BIDI,
                *"\u200b\u200c\u200d\ufeff\u2028\u2029\ud800\udfff\U000e0041⟨⟩می",
                "👩",
                "\ufe0f",
            ]
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("abc\u202etxt.exe", "abc⟨U+202E⟩txt.exe"),
        ("ad\u200bmin", "ad⟨U+200B⟩min"),
        ("ad\u200dmin", "ad⟨U+200D⟩min"),
        ("\ufeffBOM", "⟨U+FEFF⟩BOM"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb\n\tc", "a       b\n        c"),
        ("bad \ud83d half", "bad \ufffd half"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        (FAMILY, FAMILY),
        (HEART, HEART),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200d👩", "⟨U+200D⟩👩"),
        ("👩\u200d\u200d👩", "👩⟨U+200D⟩⟨U+200D⟩👩"),
        ("👩\u200d\u202e", "👩⟨U+200D⟩⟨U+202E⟩"),
        ("日本語 ünïcode \u00a0", "日本語 ünïcode \u00a0"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", "one two"),
        ("  much \t\r\n\u00a0 air ", "much air"),
        ("one\u2029two", "one two"),
        ("plain", "plain"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert clean(text, lines=False) == expected


@settings(max_examples=500)
@given(hostile, st.booleans())
def test_nothing_hostile_is_left(text: str, lines: bool) -> None:
    found = clean(text, lines=lines)
    allowed = {"\n"} if lines else set()
    kinds = {unicodedata.category(char) for char in set(found) - allowed}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(found) & set(BIDI + "\u200b\u2060\ufeff")
    for before, char, after in zip(" " + found, found, found[1:] + " ", strict=False):
        if char in "\u200c\u200d":
            assert min(before, after) > "\u00ff"


@settings(max_examples=500)
@given(hostile, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(
    st.text(
        st.characters(
            codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\u3164\uffa0\u115f\u1160"
        )
    )
)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_the_longest_body_keeps_its_line() -> None:
    body = "x\u202e\u200d👩" * 16384
    found = clean(body)
    assert found.count("⟨U+202E⟩") == 16384
    assert "\n" not in found
