"""A field of many lines in which `@bo` and `#30` are completed from a list beside the cursor, in the field.

The list takes up, down, tab and esc while it is open, and nothing else: letters, blanks and enter are text.
What fits is looked up by whoever stands above, for that may take a while, and handed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widgets import TextArea

from sretui.core.cleaning import clean
from sretui.core.composing.completion import Partial, begun
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Line, Span, column

_MOST = 6
"""Rows shown at once."""
_WIDEST = 64
_NAME = 24


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that completes a name."""

    text: str
    """What is put into the text."""
    words: str = ""
    """What else there is to know, to choose by."""


class SuggestionRows:
    """A list's source."""

    def __init__(self, suggestions: Sequence[Suggestion]) -> None:
        self.suggestions = tuple(suggestions)

    def __len__(self) -> int:
        return len(self.suggestions)

    def key(self, index: int) -> object:
        """Give what is put into the text."""
        return self.suggestions[index].text

    def line(self, index: int, width: int) -> Line:
        """Draw a row: the name, and what there is to know."""
        one = self.suggestions[index]
        room = width if not one.words else min(_NAME, width)
        words = Span(" " + column(one.words, max(0, width - room - 1)), "line--muted")
        return Line((Span(column(one.text, room), "line--text"), *((words,) if one.words else ())))


class CompletingArea(TextArea):
    """A TextArea that tells what is being named, and lets the list have its few keys."""

    @dataclass
    class Named(Message):
        """Another name is being written, or (None) none any more."""

        partial: Partial | None

    @dataclass
    class ListKey(Message):
        """A key for the open list."""

        key: str

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(text, id=id)
        self.is_listing = False
        """Whether the list is open; set by whoever holds it."""
        self._told: Partial | None = None
        self._at: tuple[int, int] | None = None
        """Where the name that was told of begins."""

    @property
    def partial(self) -> Partial | None:
        """What is being named at the cursor."""
        start, end = self.selection
        return begun(self.document.get_line(end[0])[: end[1]]) if start == end and self.has_focus else None

    def complete(self, text: str) -> None:
        """Put a name in place of what was begun, with a blank after it."""
        if (partial := self.partial) is not None:
            row, at = self.cursor_location
            self.replace(f"{text} ", (row, at - partial.length), (row, at))

    def on_key(self, event: events.Key) -> None:
        """Pass on what belongs to the open list."""
        listing = self.is_listing and self.partial is not None
        if listing and event.key in {"up", "down", "tab", "escape"}:
            event.stop()
            event.prevent_default()
            self.post_message(self.ListKey(event.key))

    def on_paste(self, event: events.Paste) -> None:
        """Show what would change how the text reads, and not be seen: it is posted under one's own name."""
        event.text = clean(event.text)

    @on(TextArea.Changed)
    def tell(self) -> None:
        """Tell when another name is being written."""
        self._tell(self.partial)

    @on(TextArea.SelectionChanged)
    def tell_if_left(self) -> None:
        """Tell when the cursor left the name; that it comes to one that stands there is nothing to tell."""
        if self._told is not None and self._begins_at(self.partial) != self._at:
            self._tell(None)

    def on_blur(self) -> None:
        """Name nothing where the keyboard is elsewhere."""
        self._tell(None)

    def _tell(self, partial: Partial | None) -> None:
        self._at = self._begins_at(partial)
        if partial != self._told:
            self._told = partial
            self.post_message(self.Named(partial))

    def _begins_at(self, partial: Partial | None) -> tuple[int, int] | None:
        row, column = self.cursor_location
        return (row, column - partial.length) if partial else None


def beside(begins: Offset, field: Region, count: int) -> Region:
    """Find room for a list of names within a field: below where the name begins, else above it."""
    line = min(max(begins.y, field.y), field.bottom - 1)
    below, above = field.bottom - line - 1, line - field.y
    goes_below = below >= min(count, _MOST) or below >= above
    height = max(1, min(count, _MOST, below if goes_below else above))
    width = min(_WIDEST, field.width)
    x = max(field.x, min(begins.x - 1, field.right - width))  # a row begins with a blank
    return Region(x, line + 1 if goes_below else line - height, width, height)


class Completing(Vertical):
    """The field with its list."""

    DEFAULT_CSS = """
    Completing > LineList {
        display: none;
        overlay: screen;
        background: $boost;
    }
    Completing > LineList.open { display: block; }
    """

    def __init__(self, text: str, *, field: str) -> None:
        """Begin with a text; `field` is the id of the field."""
        super().__init__()
        self._text = text
        self._field = field
        self._left = False

    @property
    def area(self) -> CompletingArea:
        """The field."""
        return self.query_one(CompletingArea)

    def compose(self) -> ComposeResult:
        """Lay out the field; the list floats over it."""
        yield CompletingArea(self._text, id=self._field)
        yield LineList(id="suggestions")

    def on_mount(self) -> None:
        """Leave the keyboard in the field."""
        self._list.can_focus = False

    def offer(self, partial: Partial, suggestions: Sequence[Suggestion]) -> None:
        """Open the list, if this is still what is being named and it was not closed meanwhile."""
        if partial != self.area.partial or self._left:
            return
        if not suggestions:
            self._close()
            return
        self._list.replace(SuggestionRows(suggestions))
        self._list.action_first()
        self._place(partial)
        self._list.add_class("open")
        self.area.is_listing = True

    @on(CompletingArea.Named)
    def follow(self, event: CompletingArea.Named) -> None:
        """Close the list with the name; what was closed by hand stays so until another name begins."""
        if event.partial is None:
            self._left = False
            self._close()

    @on(CompletingArea.ListKey)
    def move(self, event: CompletingArea.ListKey) -> None:
        """Move in the list, take what it stands on, or close it."""
        event.stop()
        match event.key:
            case "down":
                self._list.action_cursor_down()
            case "up":
                self._list.action_cursor_up()
            case "escape":
                self._left = True
                self._close()
            case _:
                self._take()

    @on(LineList.Opened, "#suggestions")
    def take_clicked(self, event: LineList.Opened) -> None:
        """Take what was clicked twice."""
        event.stop()
        self._take()

    def on_resize(self) -> None:
        """Close the list, for its name stands elsewhere now, and keep the line that is written in sight."""
        self._close()
        self.call_after_refresh(self.area.scroll_cursor_visible, animate=False)

    def _place(self, partial: Partial) -> None:
        """Put the list where it covers nothing but the field, and not the line that is written."""
        cursor = self.area.cursor_screen_offset
        begins = Offset(cursor.x - partial.length, cursor.y)
        where = beside(begins, self.area.region, len(self._list.source))
        self._list.absolute_offset = where.offset
        self._list.styles.width, self._list.styles.height = where.size

    def _take(self) -> None:
        key = self._list.cursor_key
        self._close()
        if isinstance(key, str):
            self.area.complete(key)

    def _close(self) -> None:
        self._list.remove_class("open")
        self.area.is_listing = False

    @property
    def _list(self) -> LineList:
        return self.query_one("#suggestions", LineList)
