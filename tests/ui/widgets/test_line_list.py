"""The list: keys, mouse, resizing, replacing, and what it repaints."""

from collections.abc import Callable, Iterable, Sequence

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from sretui.ui.widgets.line_list import Line, LineList, Span

Check = Callable[[Iterable[Strip], int], None]


class Numbered:
    """Rows named by number; a text may follow that differs from look to look."""

    def __init__(self, keys: Sequence[object], text: str = "") -> None:
        self.keys = keys
        self.text = text
        self.asked: list[int] = []

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> object:
        return self.keys[index]

    def line(self, index: int, width: int) -> Line:
        self.asked.append(index)
        key = self.keys[index]
        if key is None:
            return Line((Span("Heading", "line--heading"),), heading=True)
        return Line((Span(f"{key:>6} "), Span(f"{self.text} of {width}")))


class Watching(LineList):
    """Keeps the regions it asked to have repainted."""

    regions: list[Region]

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "Watching":
        self.__dict__.setdefault("regions", []).extend(regions or [Region(-1, -1, 0, 0)])
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class ListApp(App[None]):
    """One list, and what it told."""

    def __init__(self, source: Numbered | None, **words: str) -> None:
        super().__init__()
        self.rows = Watching(source, **words)
        self.highlighted: list[object] = []
        self.opened: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    @on(LineList.Highlighted)
    def keep_highlighted(self, event: LineList.Highlighted) -> None:
        self.highlighted.append((event.key, event.index))

    @on(LineList.Opened)
    def keep_opened(self, event: LineList.Opened) -> None:
        self.opened.append((event.key, event.index))


def screen(rows: LineList) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


SIZE = (30, 10)
HUNDRED = list(range(100))
SECTIONS = [None, "a", "b", None, "c", None, None, "d"]


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ("j", 1),
        ("down", 1),
        ("j j k", 1),
        ("j up", 0),
        ("k", 0),
        ("G", 99),
        ("end", 99),
        ("G g", 0),
        ("end home", 0),
        ("ctrl+d", 5),
        ("ctrl+d ctrl+d ctrl+u", 5),
        ("pagedown", 9),
        ("pagedown pagedown pageup", 9),
        ("G pagedown", 99),
        ("pageup", 0),
        ("G j", 99),
    ],
)
async def test_keys_move_the_cursor(keys: str, index: int) -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        assert app.rows.cursor_index == index
        assert app.rows.cursor_key == index
        assert app.rows.scroll_offset.y <= index < app.rows.scroll_offset.y + 10
        assert app.highlighted[-1] == (index, index)


async def test_enter_opens_the_row() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter")
        assert app.opened == [(1, 1)]


async def test_every_key_has_a_name_and_says_what_it_does() -> None:
    bindings = [binding for _, binding in LineList(Numbered([]))._bindings if "list." in (binding.id or "")]
    assert len({binding.id for binding in bindings}) == 9
    assert all(binding.tooltip and binding.description for binding in bindings)


async def test_keys_can_be_remapped_by_name() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.set_keymap({"list.down": "x"})
        await pilot.press("x", "j")
        assert app.rows.cursor_index == 1


@pytest.mark.parametrize(
    ("keys", "key"),
    [("", "a"), ("j j", "c"), ("j j j", "d"), ("j j j k", "c"), ("G", "d"), ("G g", "a"), ("pagedown", "d")],
)
async def test_the_cursor_passes_over_headings(keys: str, key: str) -> None:
    app = ListApp(Numbered(SECTIONS))
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.press(*keys.split())
        assert app.rows.cursor_key == key


async def test_a_heading_above_comes_into_sight_with_its_row() -> None:
    app = ListApp(Numbered([None, *range(30)]))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "g")
        assert screen(app.rows)[0] == " Heading"
        await pilot.press("G")
        for _ in range(29):
            await pilot.press("k")
        assert screen(app.rows)[:2] == [" Heading", "▌     0  of 28"]


async def test_a_click_goes_to_the_row_and_a_second_one_opens_it() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(app.rows, offset=(5, 4))
        assert app.rows.cursor_index == 4
        assert app.opened == []
        await pilot.click(app.rows, offset=(5, 6), times=2)
        assert app.opened == [(6, 6)]


async def test_a_click_on_a_heading_or_below_the_rows_does_nothing() -> None:
    app = ListApp(Numbered(SECTIONS))
    async with app.run_test(size=(30, 20)) as pilot:
        await pilot.click(app.rows, offset=(5, 3))
        await pilot.click(app.rows, offset=(5, 15), times=2)
        assert (app.rows.cursor_key, app.opened) == ("a", [])


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot._post_mouse_events([events_scroll_down()], app.rows, offset=(5, 5))
        await pilot.pause()
        assert app.rows.scroll_offset.y > 0
        assert app.rows.cursor_index == 0


def events_scroll_down() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_only_the_rows_on_the_screen_are_asked_for() -> None:
    source = Numbered(range(200_000))
    app = ListApp(source)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        assert len(set(source.asked)) <= 25


async def test_moving_repaints_two_lines_only() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.regions.clear()
        await pilot.press("j")
        assert [region.y for region in app.rows.regions] == [0, 1]
        assert {region.height for region in app.rows.regions} == {1}


async def test_the_cursor_shows_without_colours_too() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        assert [line[0] for line in screen(app.rows)[:3]] == [" ", "▌", " "]


async def test_without_colours_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.focus()
        await pilot.pause()
        assert all(segment.style and segment.style.reverse for segment in app.rows.render_line(0))
        assert not any(segment.style and segment.style.reverse for segment in app.rows.render_line(1))


@pytest.mark.parametrize(
    ("after", "key", "index"),
    [
        ([-1, *HUNDRED], 50, 51),
        (HUNDRED[10:], 50, 40),
        ([key for key in HUNDRED if key != 50], 51, 50),
        (HUNDRED[:20], 19, 19),
        ([], None, -1),
        ([None, None], None, -1),
    ],
)
async def test_new_rows_keep_the_cursor_on_its_key(after: list[object], key: object, index: int) -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.move_to(50)
        app.rows.replace(Numbered(after))
        await pilot.pause()
        assert (app.rows.cursor_key, app.rows.cursor_index) == (key, index)
        assert app.highlighted[-1] == (key, index if key != 50 else 50)


async def test_new_rows_leave_the_cursor_on_its_line_of_the_screen() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.move_to(50)
        await pilot.press("k", "k", "k")
        before = screen(app.rows)
        app.rows.replace(Numbered([-3, -2, -1, *HUNDRED]))
        await pilot.pause()
        assert screen(app.rows) == before
        assert app.rows.scroll_offset.y == 44


async def test_new_rows_while_scrolled_away_keep_what_is_seen() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.scroll_to(y=60, animate=False)
        await pilot.pause()
        before = screen(app.rows)
        app.rows.replace(Numbered([-1, *HUNDRED]))
        await pilot.pause()
        assert screen(app.rows) == before
        assert app.rows.cursor_key == 0


async def test_the_same_rows_again_neither_move_nor_tell() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.move_to(50)
        await pilot.pause()
        told = list(app.highlighted)
        app.rows.replace(Numbered(HUNDRED))
        await pilot.pause()
        assert app.highlighted == told


async def test_placeholder_then_empty_then_rows() -> None:
    app = ListApp(None, empty="Nothing waits.", placeholder="Loading")
    async with app.run_test(size=SIZE) as pilot:
        assert screen(app.rows)[0] == " Loading"
        app.rows.replace(Numbered([]))
        await pilot.pause()
        assert screen(app.rows)[0] == " Nothing waits."
        app.rows.empty = "No match."
        assert screen(app.rows)[0] == " No match."
        await pilot.press("j", "k", "g", "G", "ctrl+d", "pageup", "enter")
        app.rows.replace(Numbered(["x"]))
        await pilot.pause()
        assert app.rows.cursor_key == "x"
        assert app.highlighted[-1] == ("x", 0)


async def test_a_narrower_screen_draws_anew_and_keeps_the_cursor_in_sight() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.move_to(19)
        await pilot.pause()
        assert screen(app.rows)[19].endswith("of 38")
        await pilot.resize_terminal(24, 6)
        await pilot.pause()
        assert "▌    19  of 22" in screen(app.rows)


async def test_a_changed_column_alone_is_repainted() -> None:
    source = Numbered(HUNDRED, "3h12m")
    app = ListApp(source)
    async with app.run_test(size=SIZE) as pilot:
        screen(app.rows)
        await pilot.pause()
        app.rows.regions.clear()
        app.rows.refresh_column(7, 6)
        assert app.rows.regions == []
        source.text = "3h11m"
        app.rows.refresh_column(7, 6)
        assert app.rows.regions == [Region(11, y, 1, 1) for y in range(10)]
        assert screen(app.rows)[3] == "      3 3h11m of 28"


async def test_a_change_beyond_the_column_repaints_the_row() -> None:
    source = Numbered(HUNDRED, "3h12m")
    app = ListApp(source)
    async with app.run_test(size=SIZE):
        screen(app.rows)
        app.rows.regions.clear()
        source.text = "answered late"
        app.rows.refresh_column(7, 6)
        assert app.rows.regions[0] == Region(0, 0, 29, 1)


async def test_named_rows_are_drawn_anew() -> None:
    source = Numbered(HUNDRED, "old")
    app = ListApp(source)
    async with app.run_test(size=SIZE):
        screen(app.rows)
        source.text = "new"
        app.rows.refresh_lines([1, 3, 99])
        assert ["new" in line for line in screen(app.rows)[:5]] == [False, True, False, True, False]
        app.rows.refresh_lines(0, 2)
        assert "new" in screen(app.rows)[0]


async def test_moving_to_a_key() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE):
        assert app.rows.move_to(77)
        assert app.rows.cursor_index == 77
        assert not app.rows.move_to("gone")
        assert app.rows.cursor_index == 77


async def test_hostile_rows_are_harmless(hostile: str, assert_harmless: Check) -> None:
    app = ListApp(Numbered(["x"] * 3, hostile))
    async with app.run_test(size=SIZE):
        assert_harmless([app.rows.render_line(y) for y in range(10)], 29)


async def test_an_unknown_role_is_plain_text() -> None:
    class Odd(Numbered):
        def line(self, index: int, width: int) -> Line:  # noqa: ARG002 - one line for all
            return Line((Span("x", "line--unheard-of"), Span("y")))

    app = ListApp(Odd(["k", "l"]))
    async with app.run_test(size=SIZE):
        assert [segment.text.strip() for segment in app.rows.render_line(1)] == ["xy"]


async def test_messages_know_their_list() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE):
        other = LineList(Numbered([]))
        one = LineList.Highlighted(app.rows, 1, 1)
        assert one.control is app.rows
        assert one.can_replace(LineList.Highlighted(app.rows, 2, 2))
        assert not one.can_replace(LineList.Highlighted(other, 2, 2))
        assert LineList.Opened(app.rows, 1, 1).control is app.rows


async def test_rows_are_drawn_inside_a_border() -> None:
    app = ListApp(Numbered(HUNDRED))
    async with app.run_test(size=SIZE) as pilot:
        app.rows.styles.border = ("round", "white")
        await pilot.pause()
        await pilot.click(app.rows, offset=(5, 3))
        assert app.rows.cursor_index == 2
        assert [region.x for region in app.rows.regions[-1:]] == [0]
