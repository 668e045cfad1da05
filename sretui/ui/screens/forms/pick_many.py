"""Toggle several of many: filtered as one types; only what is changed is returned."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.core.acts.options import On, Option, Picked, matches, turned
from sretui.core.cleaning import clean
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Line, Span, column

_GLYPHS = {On.ALL: "✓", On.SOME: "~", On.NONE: " "}
_NAME = 26
_LEAST, _MOST = 4, 12
"""Rows shown."""
_KEYS = "type to filter · ↓ ↑ · space toggles · enter does it · esc leaves"


class OptionRows:
    """A list's source: the options that match, each with what is wished of it."""

    def __init__(self, options: Sequence[Option], wishes: Mapping[str, bool]) -> None:
        self.options = tuple(options)
        self._wishes = wishes

    def __len__(self) -> int:
        return len(self.options)

    def key(self, index: int) -> object:
        """Give the option's name."""
        return self.options[index].name

    def line(self, index: int, width: int) -> Line:
        """Draw a row: what is on, what is wished, the name, and what there is to know."""
        option = self.options[index]
        wish = self._wishes.get(option.name)
        glyph = _GLYPHS[option.on] if wish is None else "+" if wish else "-"
        words = option.why_not or (option.words if option.on is not On.SOME else f"on some · {option.words}")
        grey = bool(option.why_not) and option.on is On.NONE
        role = "line--muted" if grey else "line--text" if wish is None else "line--warning"
        return Line(
            (
                Span(f"{glyph} ", role),
                Span(column(option.name, min(_NAME, width - 2)) + " ", role),
                Span(column(words.rstrip(" ·"), max(0, width - _NAME - 3)), "line--muted"),
            )
        )


class Letters(Input):
    """A field that leaves space to the list."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take what can be typed, but for space."""
        return key != "space" and super().check_consume_key(key, character)


class PickMany(ModalScreen[Picked | None]):
    """Return what is to be put on, and what taken off."""

    CSS_PATH = ["../dialog.tcss", "pick_many.tcss"]
    BINDINGS = [
        Binding("down", "move(1)", "Down", id="many.down", tooltip="Go to the next one", priority=True),
        Binding("up", "move(-1)", "Up", id="many.up", tooltip="Go to the one above", priority=True),
        Binding("space", "turn", "Toggle", id="many.toggle", tooltip="Put it on, or off", priority=True),
        Binding("escape", "leave", "Leave", id="many.leave", tooltip="Change nothing"),
    ]

    def __init__(self, question: str, options: Sequence[Option], note: str = "") -> None:
        """Ask a question over some options; `note` says what is odd about them."""
        super().__init__()
        self._question = question
        self._options = tuple(options)
        self._note = note
        self._wishes: dict[str, bool] = {}

    def compose(self) -> ComposeResult:
        """Lay out the letters to filter by, and the options."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            yield Letters(placeholder="Filter", id="letters")
            yield LineList(self._rows(), empty="None is called so.", id="options")
            if self._note:
                yield Static(clean(self._note, lines=False), classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted")

    def on_mount(self) -> None:
        """Move through the list from the field; it keeps its height while fewer and fewer match."""
        self._list.can_focus = False
        self._list.styles.height = min(_MOST, max(_LEAST, len(self._options)))

    @on(Input.Changed, "#letters")
    def filter(self, event: Input.Changed) -> None:
        """Show what matches, from the top."""
        self._list.replace(self._rows())
        if event.value:
            self._list.action_first()

    @on(Input.Submitted, "#letters")
    def confirm(self) -> None:
        """Return what is wished; letters with nothing toggled mean the one at the cursor."""
        if self.query_one("#letters", Input).value.strip():
            if self._list.cursor_key is None:
                self.app.bell()  # nothing is called so; leaving would look as if something was done
                return
            self.action_turn()
        on = tuple(name for name, wish in self._wishes.items() if wish)
        off = tuple(name for name, wish in self._wishes.items() if not wish)
        self.dismiss(Picked(on, off))

    def action_move(self, step: int) -> None:
        """Go to another one."""
        (self._list.action_cursor_down if step > 0 else self._list.action_cursor_up)()

    @on(LineList.Opened, "#options")
    def action_turn(self) -> None:
        """Put the one at the cursor on, or off, and make room for other letters."""
        option = next((one for one in self._options if one.name == self._list.cursor_key), None)
        if option is None:
            return
        wish = turned(option, self._wishes.pop(option.name, None))
        if wish is not None:
            self._wishes[option.name] = wish
        self.query_one("#letters", Input).value = ""
        self._list.replace(self._rows())
        self._list.move_to(option.name)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    @property
    def _list(self) -> LineList:
        return self.query_one("#options", LineList)

    def _rows(self) -> OptionRows:
        letters = self.query("#letters").results(Input)
        typed = next((field.value for field in letters), "")
        return OptionRows([one for one in self._options if matches(one, typed)], self._wishes)
