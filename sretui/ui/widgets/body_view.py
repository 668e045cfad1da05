"""The pane that shows a conversation: a prepared document, scrolled by the line.

Laying out runs in a thread, never on the event loop; meanwhile the old lines stay on the screen. Folds and
links are stops: `[` and `]` go from one to the next, enter opens the one stood on, a click opens any. `{` and
`}` go from heading to heading: what is said below the one gone to is chosen, to be quoted or passed on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.style import Style
from textual import events, work
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sretui.ui.widgets import roles
from sretui.ui.widgets.document import Document, Heading, Part, again, all_folds
from sretui.ui.widgets.keys import key
from sretui.ui.widgets.lines import Span, one_line, strip_of
from sretui.ui.widgets.palette import Palette
from sretui.ui.widgets.places import place_of, top_for
from sretui.ui.widgets.stops import Stop, next_heading, next_stop

_KEPT = 512
"""Strips kept: some screens' worth."""
_REVERSE = Style(reverse=True)


class BodyView(ScrollView, can_focus=True):
    """Show a document; keep the reader's place when another one, or another width, comes."""

    DEFAULT_CSS = f"""
    BodyView {{
        background: $surface;
        color: $foreground;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }}
    {roles.looks("BodyView", "body", roles.BODY_ROLES)}
    """
    BINDINGS = [
        key("j,down", "lines(1)", "Down", "body.down", "Scroll down a line"),
        key("k,up", "lines(-1)", "Up", "body.up", "Scroll up a line"),
        key("g,home", "top", "Top", "body.top", "Go to the beginning"),
        key("G,end", "bottom", "Bottom", "body.bottom", "Go to the end"),
        key("ctrl+d", "half(1)", "Half down", "body.half_down", "Go down half a page"),
        key("ctrl+u", "half(-1)", "Half up", "body.half_up", "Go up half a page"),
        key("pagedown", "page(1)", "Page down", "body.page_down", "Go down a page"),
        key("pageup", "page(-1)", "Page up", "body.page_up", "Go up a page"),
        key("z", "toggle_folds", "Folds", "body.folds", "Open or close all folded text"),
        key("]", "stop(1)", "Next link", "body.next_stop", "Go to the next fold or link"),
        key("[", "stop(-1)", "Link before", "body.previous_stop", "Go to the fold or link before"),
        key("}", "heading(1)", "Next comment", "body.next_comment", "Choose the next comment, to quote it"),
        key("{", "heading(-1)", "Comment before", "body.previous_comment", "Choose the comment before"),
        key("enter", "follow", "Open", "body.follow", "Open the fold or link stood on"),
    ]

    @dataclass
    class LinkActivated(Message):
        """A link was chosen: an http or https address, to be shown before a browser is sent there."""

        body_view: "BodyView"
        url: str

        @property
        def control(self) -> "BodyView":
            """The view, so that handlers can select by it."""
            return self.body_view

    @dataclass
    class Shown(Message):
        """A document laid out by this view is on the screen."""

        body_view: "BodyView"
        document: Document

        @property
        def control(self) -> "BodyView":
            """The view, so that handlers can select by it."""
            return self.body_view

    @dataclass
    class _Prepared(Message):
        document: Document
        order: int
        keep_place: bool

    def __init__(
        self,
        *,
        empty: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
    ) -> None:
        """Show nothing yet but `empty`."""
        super().__init__(name=name, id=id, classes=classes)
        self._empty = empty
        self._document = Document(0)
        self._wanted = self._document
        self._stop = -1
        self._chosen = ""
        self._order = 0
        self._drawn: LRUCache[int, Strip] = LRUCache(_KEPT)
        self._palette = Palette(self, roles.BODIES, "body--text")

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._document

    @property
    def chosen(self) -> str:
        """The key of the heading gone to; empty when there is none, or it is not there any more."""
        return self._chosen if self._chosen in self._headings().values() else ""

    @property
    def text_width(self) -> int:
        """The cells a document has here."""
        return self.scrollable_content_region.width

    def show_parts(self, parts: Sequence[Part], *, raw: bool = False, keep_place: bool = False) -> None:
        """Lay parts out in a thread, then show them; with `keep_place` folds and scroll stay as they are."""
        opened = self._document.open_folds if keep_place else frozenset[int]()
        wanted = Document(self.text_width, parts=tuple(parts), raw=raw, open_folds=opened)
        self._ask_for(wanted, keep_place=keep_place)

    def show(self, document: Document, *, keep_place: bool = False) -> None:
        """Show a document: from the top, or with what stood at the top still there."""
        self._order += 1
        self._wanted = document
        self._display(document, keep_place=keep_place)
        if document.lines and document.width != self.text_width:
            self._relaid(document.open_folds)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index = self.scroll_offset.y + y
        strip = self._drawn.get(index)
        if strip is None:
            strip = self._drawn[index] = self._strip(index)
        return strip

    def notify_style_update(self) -> None:
        """Forget the strips: their colours may be others now."""
        super().notify_style_update()
        self._drawn.clear()
        self._palette.clear()

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._drawn.clear()
        if self._wanted.parts and self._document.width != self.text_width:
            self._relaid(self._wanted.open_folds)

    def on_click(self, event: events.Click) -> None:
        """Open the fold or link clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = self.scroll_offset.y + offset.y
        for number, stop in enumerate(self._document.stops):
            if stop.line == line and stop.start <= offset.x < stop.end:
                self._stand_on(number)
                self._activate(stop)
                return

    def action_lines(self, lines: int) -> None:
        """Scroll some lines, down or (negative) up."""
        self._scroll(self.scroll_offset.y + lines)

    def action_half(self, way: int) -> None:
        """Scroll half a page, down (1) or up (-1)."""
        self.action_lines(way * max(1, self.size.height // 2))

    def action_page(self, way: int) -> None:
        """Scroll a page less a line to go on from, down (1) or up (-1)."""
        self.action_lines(way * max(1, self.size.height - 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._scroll(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._scroll(self.max_scroll_y)

    def action_toggle_folds(self) -> None:
        """Open all folds; close them if all are open."""
        folds = all_folds(self._document)
        if folds:
            self._relaid(frozenset() if self._document.open_folds >= folds else folds)

    def action_stop(self, way: int) -> None:
        """Go to the next fold or link in sight or beyond."""
        number = next_stop(self._document.stops, self._stop, way, self._shown())
        if number >= 0:
            self._stand_on(number)
            self._bring_into_sight(self._document.stops[number].line)

    def action_heading(self, way: int) -> None:
        """Choose the next comment (1) or the one before (-1)."""
        lines = self._headings()
        current = next((place for place, key in enumerate(lines.values()) if key == self._chosen), -1)
        place = next_heading(tuple(lines), current, way, self._shown())
        if place >= 0:
            self.choose(tuple(lines.values())[place])

    def choose(self, key: str) -> None:
        """Choose what is said below the heading of this key, and show it."""
        self._chosen = key
        line = next((line for line, found in self._headings().items() if found == key), None)
        if line is not None:
            self._scroll(line)
        self._drawn.clear()
        self.refresh()

    def action_follow(self) -> None:
        """Open the fold or link stood on, else the first fold in sight."""
        shown = self._shown()
        stop = self._current
        if stop is None or stop.line not in shown:
            stops = self._document.stops
            stop = next((stop for stop in stops if stop.fold >= 0 and stop.line in shown), None)
        if stop is not None:
            self._activate(stop)

    def _headings(self) -> dict[int, str]:
        """Give the headings that can be chosen, line to key, from the top."""
        told = zip(self._document.starts, self._document.parts, strict=False)
        return {line: part.key for line, part in told if isinstance(part, Heading) and part.key}

    @property
    def _current(self) -> Stop | None:
        return self._document.stops[self._stop] if self._stop >= 0 else None

    def _activate(self, stop: Stop) -> None:
        if stop.fold >= 0:
            self._relaid(self._document.open_folds ^ {stop.fold})
        else:
            self.post_message(self.LinkActivated(self, stop.link))

    def _relaid(self, open_folds: frozenset[int]) -> None:
        """Lay out what was asked for last: it may not be shown yet, and must not be forgotten."""
        same = self._wanted.parts == self._document.parts
        wanted = replace(self._wanted, width=self.text_width, open_folds=open_folds)
        self._ask_for(wanted, keep_place=same)

    def _ask_for(self, document: Document, *, keep_place: bool) -> None:
        self._order += 1
        self._wanted = document
        self._lay_out(document, self._order, keep_place)

    @work(thread=True, group="layout")
    def _lay_out(self, document: Document, order: int, keep_place: bool) -> None:
        laid = again(document, document.width, document.open_folds)
        self.post_message(self._Prepared(laid, order, keep_place))

    def on_body_view__prepared(self, event: _Prepared) -> None:
        """Show what a thread has laid out, unless something newer was asked for meanwhile."""
        event.stop()
        if event.order != self._order:
            return
        if event.document.width != self.text_width:
            wanted = replace(event.document, width=self.text_width)
            self._lay_out(wanted, event.order, event.keep_place)
            return
        self._display(event.document, keep_place=event.keep_place)
        self.post_message(self.Shown(self, event.document))

    def _display(self, document: Document, *, keep_place: bool) -> None:
        place = place_of(self._document, self.scroll_offset.y)
        self._document = document
        self._stop = min(self._stop, len(self._document.stops) - 1) if keep_place else -1
        if self.virtual_size.height != len(document.lines):
            self.virtual_size = Size(0, len(document.lines))
        self._scroll(top_for(document, place) if keep_place else 0)
        self._drawn.clear()
        self.refresh()

    def _shown(self) -> range:
        top = self.scroll_offset.y
        return range(top, top + self.size.height)

    def _stand_on(self, number: int) -> None:
        before, self._stop = self._stop, number
        for changed in (before, number):
            if 0 <= changed < len(self._document.stops):
                self._drawn.discard(self._document.stops[changed].line)
                self.refresh_line(self._document.stops[changed].line)

    def _bring_into_sight(self, line: int) -> None:
        shown = self._shown()
        if line not in shown:
            self._scroll(line - len(shown) // 2)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def _strip(self, index: int) -> Strip:
        document, width, palette = self._document, self.text_width, self._palette
        if not document.parts and index == 0:
            return strip_of((Span(self._empty, "body--empty"),), width, palette.base, palette.style)
        if index >= len(document.lines):
            return Strip.blank(width, palette.base)
        strip = strip_of(document.lines[index].spans, width, palette.base, palette.style)
        stop = self._current
        if self._chosen and self._headings().get(index) == self._chosen:
            _, who, *_ = document.lines[index].spans
            strip = _reversed(strip, cell_len("── "), cell_len("── ") + cell_len(one_line(who.text)))
        return _reversed(strip, stop.start, stop.end) if stop and stop.line == index else strip


def _reversed(strip: Strip, start: int, end: int) -> Strip:
    """Reverse what is stood on: seen without colours too."""
    end = min(end, strip.cell_length)
    return Strip.join([strip.crop(0, start), strip.crop(start, end).apply_style(_REVERSE), strip.crop(end)])
