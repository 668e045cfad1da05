"""Every look can be read in every theme of ours, under the cursor too."""

from itertools import pairwise

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme

from sretui.ui.themes import ANSI, DARK, THEMES, theme_name
from sretui.ui.widgets import roles
from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.document import Note, prepare
from sretui.ui.widgets.line_list import Line, LineList, Span
from sretui.ui.widgets.line_source import Rows

COLOURED = [theme for theme in THEMES if not theme.ansi]
LOOKS = sorted(roles.LINES - {"line--cursor", "line--gutter"})
LEVELS = ["line--notice", "line--warning", "line--urgent", "line--breached"]
READABLE = 4.5
"""WCAG 2.2 AA for text."""


class Looks(App[None]):
    """A list with a row of each look, a body with a line of each."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.wanted = theme
        self.rows = LineList(Rows([(look, Line((Span(look, look),))) for look in LOOKS]))
        self.body = BodyView()

    def compose(self) -> ComposeResult:
        yield self.rows
        yield self.body

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.wanted
        self.rows.styles.height = self.body.styles.height = 40


def luminance(colour: Color) -> float:
    parts = (value / 255 for value in (colour.r, colour.g, colour.b))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_of(strip: Strip, look: str) -> Style:
    return next(segment.style for segment in strip if look in segment.text and segment.style)


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted(
        (luminance(Color.from_rich_color(colour)) for colour in (style.color, style.bgcolor)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_rows_are_readable_with_and_without_the_cursor(theme: Theme) -> None:
    app = Looks(theme.name)
    async with app.run_test(size=(60, 80)) as pilot:
        for focused in (True, False):
            app.screen.set_focus(app.rows if focused else None)
            await pilot.pause()
            for number, look in enumerate(LOOKS):
                app.rows.move_to(look)
                assert contrast(style_of(app.rows.render_line(number), look)) >= READABLE, look
                app.rows.move_to(LOOKS[number - 1])
                assert contrast(style_of(app.rows.render_line(number), look)) >= READABLE, look


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_bodies_are_readable(theme: Theme) -> None:
    looks = sorted(roles.BODIES)
    app = Looks(theme.name)
    async with app.run_test(size=(60, 80)) as pilot:
        app.body.show(prepare([Note((Span(look, look),)) for look in looks], app.body.text_width))
        await pilot.pause()
        for number, look in enumerate(looks):
            assert contrast(style_of(app.body.render_line(number), look)) >= READABLE, look


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_the_cursor_is_seen(theme: Theme) -> None:
    app = Looks(theme.name)
    async with app.run_test(size=(60, 80)):
        app.rows.focus()
        here, there = (style_of(app.rows.render_line(y), LOOKS[y]) for y in (0, 1))
        assert here.bgcolor != there.bgcolor


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_neighbouring_levels_look_different(theme: Theme) -> None:
    app = Looks(theme.name)
    async with app.run_test(size=(60, 80)) as pilot:
        await pilot.pause()
        app.rows.move_to("line--title")
        looks = [style_of(app.rows.render_line(LOOKS.index(level)), level) for level in LEVELS]
        assert all(one != other for one, other in pairwise(looks))


async def test_the_terminals_own_colours_need_no_colour_for_the_cursor() -> None:
    app = Looks(ANSI)
    async with app.run_test(size=(60, 80)) as pilot:
        for focused, attribute in ((True, "reverse"), (False, "underline")):
            app.screen.set_focus(app.rows if focused else None)
            await pilot.pause()
            styles = [segment.style for segment in app.rows.render_line(0)]
            assert all(getattr(style, attribute) for style in styles)
            if focused:
                assert {style.color for style in styles if style} == {styles[0].color if styles[0] else None}


@pytest.mark.parametrize(
    ("wanted", "no_color", "name"),
    [("", False, DARK), ("nord", False, "nord"), ("nord", True, ANSI), ("", True, ANSI)],
)
def test_the_theme_to_start_with(wanted: str, no_color: bool, name: str) -> None:
    assert theme_name(wanted, no_color=no_color) == name


def test_names_are_ours_and_differ() -> None:
    assert len({theme.name for theme in THEMES}) == len(THEMES) == 5
    assert all(theme.name.startswith("sretui-") for theme in THEMES)
