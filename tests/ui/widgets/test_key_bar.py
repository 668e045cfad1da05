"""The bottom line: as many keys as fit, each a button."""

import pytest
from textual.app import App, ComposeResult

from sretui.ui.messages import ActionWanted
from sretui.ui.widgets.key_bar import KeyBar, KeyHint
from sretui.ui.widgets.lines import text_of

HINTS = (
    KeyHint("i", "Facts", "screen.facts"),
    KeyHint("^p", "Palette", "app.palette"),
    KeyHint("漢", "字", "app.wide"),
    KeyHint("q", "Quit", "app.quit"),
)
WHOLE = "i Facts  ^p Palette  漢 字  q Quit"


class Bar(App[None]):
    """An app that shows a key bar and keeps what is wanted of it."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyBar()

    def on_action_wanted(self, event: ActionWanted) -> None:
        self.wanted.append(event.action)

    @property
    def bar(self) -> KeyBar:
        return self.query_one(KeyBar)

    @property
    def text(self) -> str:
        return text_of(self.bar.lines[0].spans).rstrip()


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, WHOLE),
        (36, WHOLE),
        (35, "i Facts  ^p Palette  漢 字"),
        (24, "i Facts  ^p Palette"),
        (9, "i Facts"),
        (8, ""),
    ],
)
async def test_what_does_not_fit_is_left_out_whole(width: int, shown: str) -> None:
    app = Bar()
    async with app.run_test(size=(width, 3)) as pilot:
        app.bar.set_hints(HINTS)
        await pilot.pause()
        assert app.text == shown


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "i Facts  ^p Palette  ? Help  q Quit"),
        (29, "i Facts  ^p Palette  ? Help"),
        (28, "i Facts  ? Help"),
        (8, "? Help"),
        (7, ""),
    ],
)
async def test_one_has_its_place_before_those_that_come_earlier(width: int, shown: str) -> None:
    app = Bar()
    async with app.run_test(size=(width, 3)) as pilot:
        app.bar.set_hints((HINTS[0], HINTS[1], KeyHint("?", "Help", "app.help", always=True), HINTS[3]))
        await pilot.pause()
        assert app.text == shown


async def test_a_click_is_the_key() -> None:
    app = Bar()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.set_hints(HINTS)
        await pilot.pause()
        for word in ("Facts", "Palette", "q Quit"):
            at = 1 + WHOLE.index(word) + (2 if word == "q Quit" else 0)
            await pilot.click(KeyBar, offset=(at, 0))
        assert app.wanted == ["screen.facts", "app.palette", "app.quit"]


@pytest.mark.parametrize("at", [60, 79])
async def test_a_click_beside_all_of_them_is_nothing(at: int) -> None:
    app = Bar()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.set_hints(HINTS)
        await pilot.click(KeyBar, offset=(at, 0))
        assert app.wanted == []


async def test_a_click_where_a_key_did_not_fit_is_nothing() -> None:
    app = Bar()
    async with app.run_test(size=(24, 3)) as pilot:
        app.bar.set_hints(HINTS)
        await pilot.pause()
        await pilot.click(KeyBar, offset=(23, 0))
        assert app.wanted == []


async def test_other_keys_replace_them() -> None:
    app = Bar()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.set_hints(HINTS)
        app.bar.set_hints(HINTS[:1])
        await pilot.pause()
        assert app.text == "i Facts"
        app.bar.set_hints(())
        assert app.text == ""


async def test_it_follows_the_width() -> None:
    app = Bar()
    async with app.run_test(size=(80, 3)) as pilot:
        app.bar.set_hints(HINTS)
        await pilot.resize_terminal(24, 3)
        await pilot.pause()
        assert app.text == "i Facts  ^p Palette"
        await pilot.resize_terminal(80, 3)
        await pilot.pause()
        assert app.text == WHOLE
