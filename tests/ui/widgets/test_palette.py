"""Styles by role."""

from textual.app import App, ComposeResult

from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.palette import Palette


class OneList(App[None]):
    """A list to take styles from."""

    def compose(self) -> ComposeResult:
        yield LineList()


async def test_the_cursor_lends_its_ground_and_keeps_the_colour() -> None:
    app = OneList()
    async with app.run_test():
        rows = app.query_one(LineList)
        palette = Palette(rows, frozenset({"line--breached", "line--cursor", "line--text"}), "line--text")
        under = palette.under("line--cursor", "line--breached")
        assert under.color == palette.style("line--breached").color
        assert under.bgcolor == palette.style("line--cursor").bgcolor != palette.base.bgcolor
        assert palette.style("never heard of") == palette.base
        palette.clear()
        assert palette.under("line--cursor", "line--breached") == under
