"""Hostile text, and apps of one widget to drive."""

from collections.abc import Callable, Iterable

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07 and \x1b]8;;http://evil.example\x1b\\link",
    "clear": "\x1b[2J\x1b[H\x1bc",
    "c1": "\x9b31mred \x90 \x9d0;owned\x9c",
    "bidi": "abc\u202edcba\u202c \u2066x\u2069 \u200f",
    "hidden": "a\u200bb\ufeffc\U000e0041",
    "null": "a\x00b\x07c\x08\x08d\x7f",
    "newlines": "one\r\ntwo\rthree\x0b\x0cfour\u2028five",
    "tabs": "a\tb\tc",
    "rich markup": "[bold red]x[/] [link=http://evil.example]y[/link]",
    "textual markup": "[@click=app.quit]press me[/] [@click='app.bell']x[/]",
    "emoji": "👩‍👩‍👧 family 🏳️‍🌈 flag 🇩🇪 ❤️ heart",
    "cjk": "日本語のタイトル 한국어 中文 " * 4,
    "combining": "e\u0301\u0302\u0303 " + "z" + "\u0335" * 80,
    "only combining": "\u0301" * 30,
    "long line": "x" * 300,
    "long words": "word " * 60,
    "wide at the edge": "x" * 38 + "日本",
    "surrogate": "a\ud800b",
    "entities": "&#27;[31m &#x9b;31m &#x202E;evil &#0; &#7;",
    "empty": "",
    "blanks": " \u00a0 \t ",
}
"""Text as it must be expected in every field that comes from GitHub."""


@pytest.fixture(params=HOSTILE, ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def forbidden(text: str) -> list[str]:
    """Name what must never reach a terminal."""
    codes = {
        *range(0x20),
        *range(0x7F, 0xA0),
        0x61C,
        0x200B,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xD800, 0xE000),
        *range(0xE0000, 0xE0080),
    }
    return [f"U+{ord(character):04X}" for character in text if ord(character) in codes]


@pytest.fixture
def assert_harmless() -> Callable[[Iterable[Strip], int], None]:
    """Check strips: nothing a terminal obeys, nothing clickable, exactly the width they claim."""

    def check(strips: Iterable[Strip], width: int) -> None:
        for strip in strips:
            assert forbidden(strip.text) == []
            assert sum(segment.cell_length for segment in strip) == strip.cell_length == width
            for segment in strip:
                style = segment.style or Style()
                assert segment.control is None
                assert not style.meta
                assert style.link is None

    return check


class OneWidget(App[None]):
    """An app that shows one widget and keeps what it posts."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


@pytest.fixture
def showing() -> Callable[[Widget], OneWidget]:
    return OneWidget
