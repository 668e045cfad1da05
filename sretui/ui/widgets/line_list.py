"""A list of lines with a cursor that costs the same for ten rows and for 200,000.

Textual's own lists keep an object per row; this one asks its source for the rows on the screen, keeps their
strips, and repaints only what differs. New data never moves what a person is looking at: the cursor stays
with its row, and that row stays on its line of the screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.cache import LRUCache
from textual.geometry import NULL_REGION, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sretui.ui.widgets import roles
from sretui.ui.widgets.keys import key
from sretui.ui.widgets.line_source import LineSource, NoRows, find, nearest_row, settle
from sretui.ui.widgets.lines import Line, Span, changed_cells, strip_of
from sretui.ui.widgets.palette import Palette

__all__ = ["Line", "LineList", "LineSource", "Span"]

GUTTER = 1
"""Cells before each line, where the cursor's marker stands."""
_KEPT = 512
"""Strips kept: some screens' worth."""


class LineList(ScrollView, can_focus=True):
    """Show the lines of a source; a cursor moves over all but the headings."""

    DEFAULT_CSS = f"""
    LineList {{
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }}
    {roles.looks("LineList", "line", roles.LINE_ROLES)}
    LineList > .line--gutter {{ color: $primary; }}
    LineList > .line--cursor {{ background: $primary 12%; }}
    LineList:focus > .line--cursor {{ background: $primary 24%; text-style: bold; }}
    LineList:ansi > .line--cursor {{ background: ansi_default; text-style: underline; }}
    LineList:ansi:focus > .line--cursor {{ background: ansi_default; text-style: reverse; }}
    LineList:nocolor:focus > .line--cursor {{ text-style: reverse; }}
    """
    BINDINGS = [
        key("j,down", "cursor_down", "Down", "list.down", "Go to the next row"),
        key("k,up", "cursor_up", "Up", "list.up", "Go to the row above"),
        key("g,home", "first", "Top", "list.first", "Go to the first row"),
        key("G,end", "last", "Bottom", "list.last", "Go to the last row"),
        key("ctrl+d", "half(1)", "Half down", "list.half_down", "Go down half a page"),
        key("ctrl+u", "half(-1)", "Half up", "list.half_up", "Go up half a page"),
        key("pagedown", "page(1)", "Page down", "list.page_down", "Go down a page"),
        key("pageup", "page(-1)", "Page up", "list.page_up", "Go up a page"),
        key("enter", "open", "Open", "list.open", "Open this row"),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor came to another row (key None and index -1: there is none). Only the last one counts."""

        line_list: "LineList"
        key: object
        index: int

        @property
        def control(self) -> "LineList":
            """The list, so that handlers can select by it."""
            return self.line_list

        def can_replace(self, message: Message) -> bool:
            """Coalesce: a held key must not queue a detail pane's work for each row passed."""
            return isinstance(message, LineList.Highlighted) and message.line_list is self.line_list

    @dataclass
    class Opened(Message):
        """A row was chosen, by enter or a double click."""

        line_list: "LineList"
        key: object
        index: int

        @property
        def control(self) -> "LineList":
            """The list, so that handlers can select by it."""
            return self.line_list

    def __init__(
        self,
        source: LineSource | None = None,
        *,
        empty: str = "",
        placeholder: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        """Show a source; `placeholder` stands until the first one came, `empty` when one has no rows."""
        super().__init__(name=name, id=id, classes=classes)
        self._empty = empty
        self._placeholder = placeholder
        self._source: LineSource = source or NoRows()
        self._loaded = source is not None
        self._cursor = self._settled(0)
        self._told: object = None
        self._drawn: LRUCache[tuple[int, bool], tuple[Line, Strip]] = LRUCache(_KEPT)
        self._palette = Palette(self, roles.LINES, "line--text")
        self._measured = Size(-1, -1)
        self._width = 0
        self.virtual_size = Size(0, len(self._source))

    @property
    def source(self) -> LineSource:
        """What is shown."""
        return self._source

    @property
    def cursor_index(self) -> int:
        """Where the cursor stands; -1 when there is no row for it."""
        return self._cursor

    @property
    def cursor_key(self) -> object:
        """The key of the cursor's row; None when there is none."""
        return self._source.key(self._cursor) if 0 <= self._cursor < len(self._source) else None

    @property
    def empty(self) -> str:
        """What is shown when there are no rows."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = text
        if not len(self._source):
            self.refresh()

    def replace(self, source: LineSource) -> None:
        """Show another source: the cursor stays with its key, and its row on its line of the screen."""
        anchor, line = self._anchor()
        key, near = self.cursor_key, self._cursor
        self._source, self._loaded = source, True
        found = find(source, key, near)
        self._cursor = self._settled(near) if found is None else found
        self._resized()
        self._scroll_to_keep(anchor, line)
        self._drawn.clear()
        self.refresh()
        self._tell()

    def move_to(self, key: object) -> bool:
        """Put the cursor on the row of this key; say whether there is one."""
        index = find(self._source, key, self._cursor)
        if index is not None:
            self._go(index)
        return index is not None

    def refresh_lines(self, y_start: int | Iterable[int], line_count: int = 1) -> None:
        """Draw these rows anew: a run of them, or the indices given."""
        rows = range(y_start, y_start + line_count) if isinstance(y_start, int) else y_start
        for index in rows:
            self._forget(index)
            self._refresh_row(index)

    def refresh_column(self, start: int, width: int) -> None:
        """Ask again for the rows on the screen and repaint what differs: cells of this column, else all."""
        column = (start, start + width + GUTTER + 1)
        shown = range(self._top, min(self._top + self.size.height, len(self._source)))
        regions = [self._recheck(index, index - self._top, column) for index in shown]
        if changed := [region for region in regions if region]:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index = self._top + y
        if index < len(self._source):
            return self._row(index)[1]
        return self._notice() if y == 0 and not len(self._source) else self._blank()

    def notify_style_update(self) -> None:
        """Forget the strips: their colours may be others now."""
        super().notify_style_update()
        self._measured = Size(-1, -1)
        self._drawn.clear()
        self._palette.clear()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor anew: with the keyboard it looks otherwise than without."""
        super().watch_has_focus(_has_focus)
        self.notify_style_update()
        self.refresh()

    def on_mount(self) -> None:
        """Tell where the cursor stands."""
        self._tell()

    def on_resize(self) -> None:
        """Draw for the new width, and keep the cursor in sight."""
        self._drawn.clear()
        self._show_cursor()

    def on_focus(self) -> None:
        """Draw the cursor as the keyboard's."""
        self._drawn.clear()

    def on_blur(self) -> None:
        """Draw the cursor as a mark only."""
        self._drawn.clear()

    def on_click(self, event: events.Click) -> None:
        """Go to the row clicked; open it by a double click."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else self._top + offset.y
        if not 0 <= index < len(self._source) or self._source.key(index) is None:
            return
        self._go(index)
        if event.chain == 2:
            self.action_open()

    def action_cursor_down(self) -> None:
        """Go to the next row."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Go to the row above; at the first one show the heading over it."""
        if not self._step(-1):
            self._scroll(0)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(self._settled(0))
        self._scroll(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go(self._settled(len(self._source) - 1))

    def action_half(self, way: int) -> None:
        """Go half a page, down (1) or up (-1)."""
        self._leap(way * max(1, self.size.height // 2))

    def action_page(self, way: int) -> None:
        """Go a page less a line, down (1) or up (-1)."""
        self._leap(way * max(1, self.size.height - 1))

    def action_open(self) -> None:
        """Open the cursor's row."""
        if self.cursor_key is not None:
            self.post_message(self.Opened(self, self.cursor_key, self._cursor))

    @property
    def _wide(self) -> int:
        """Give the cells of a row; worked out once for each size, as it is asked for with every line."""
        if self.outer_size != self._measured:
            self._measured, self._width = self.outer_size, self.scrollable_content_region.width
            self._drawn.clear()
        return self._width

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    def _settled(self, index: int) -> int:
        row = settle(self._source, index)
        return -1 if row is None else row

    def _anchor(self) -> tuple[object, int]:
        """Give the key to keep in place and its line: the cursor's row, or the top one if that is away."""
        shown = range(self._top, min(self._top + self.size.height, len(self._source)))
        if self._cursor in shown:
            return self.cursor_key, self._cursor - self._top
        row = next((index for index in shown if self._source.key(index) is not None), -1)
        return (None, 0) if row < 0 else (self._source.key(row), row - self._top)

    def _scroll_to_keep(self, anchor: object, line: int) -> None:
        index = find(self._source, anchor, self._top + line)
        if index is not None:
            self._scroll(index - line)
        elif anchor is not None and self._cursor >= 0:
            self._scroll(min(self._top, self.max_scroll_y))

    def _resized(self) -> None:
        if self.virtual_size.height != len(self._source):
            self.virtual_size = Size(0, len(self._source))

    def _step(self, step: int) -> bool:
        index = nearest_row(self._source, self._cursor + step, step) if self._cursor >= 0 else None
        if index is not None:
            self._go(index)
        return index is not None

    def _leap(self, lines: int) -> None:
        if self._cursor < 0:
            return
        target = max(0, min(self._cursor + lines, len(self._source) - 1))
        index = nearest_row(self._source, target, 1 if lines > 0 else -1)
        self._go(self._settled(target) if index is None else index)

    def _go(self, index: int) -> None:
        before, self._cursor = self._cursor, index
        if index != before:
            self._refresh_row(before)
            self._refresh_row(index)
            self._tell()
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll as little as needed; a heading right above the cursor comes into sight with it."""
        height = self.size.height
        if self._cursor < 0 or not height:
            return
        first = self._cursor
        while height > 1 and first > 0 and self._source.key(first - 1) is None and self._cursor - first < 2:
            first -= 1
        if first < self._top:
            self._scroll(first)
        elif self._cursor >= self._top + height:
            self._scroll(self._cursor - height + 1)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def _tell(self) -> None:
        key = self.cursor_key
        if key != self._told or not self._loaded:
            self._told = key
            self.post_message(self.Highlighted(self, key, self._cursor))

    def _refresh_row(self, index: int) -> None:
        y = index - self._top
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self._wide, 1))

    def _forget(self, index: int) -> None:
        self._drawn.discard((index, True))
        self._drawn.discard((index, False))

    def _recheck(self, index: int, y: int, column: tuple[int, int]) -> Region:
        """Draw a row again if it differs; give the cells to repaint, none if it is as it was."""
        line, before = self._row(index)
        if self._source.line(index, self._wide - GUTTER) == line:
            return NULL_REGION
        self._forget(index)
        low, high = changed_cells(before, self._row(index)[1])
        if column[0] <= low and high <= column[1]:
            return Region(low, y, high - low, 1)
        return Region(0, y, self._wide, 1)

    def _row(self, index: int) -> tuple[Line, Strip]:
        key = (index, index == self._cursor)
        drawn = self._drawn.get(key)
        if drawn is None:
            line = self._source.line(index, self._wide - GUTTER)
            drawn = self._drawn[key] = (line, self._strip(line, chosen=key[1]))
        return drawn

    def _strip(self, line: Line, *, chosen: bool) -> Strip:
        marker = Span("▌" if chosen else " ", "line--gutter")
        style_of = partial(self._palette.under, "line--cursor") if chosen else self._palette.style
        return strip_of((marker, *line.spans), self._wide, style_of("line--text"), style_of)

    def _notice(self) -> Strip:
        words = self._empty if self._loaded else self._placeholder
        span = Span(" " * GUTTER + words, "line--empty")
        return strip_of((span,), self._wide, self._palette.base, self._palette.style)

    def _blank(self) -> Strip:
        return Strip.blank(self._wide, self._palette.base)
