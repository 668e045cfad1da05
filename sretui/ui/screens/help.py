"""Help: every key that does something, with its words, narrowed by typing; and what the marks mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.ui.widgets.find_field import FindField
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows, heading
from sretui.ui.widgets.lines import Line, Span, column

MARKS = (
    ("!!!", "overdue: more than the goal has passed in business time"),
    ("!!", "under 15 minutes of business time left"),
    ("!", "under one hour left"),
    ("·", "under two hours left"),
    ("●", "assigned to you"),
    ("○", "assigned to somebody else"),
    ("–", "assigned to nobody"),
    ("✓", "closed"),
    ("▸", "folded text: template, quoted mail, list footer; z opens all"),
)


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key, what it does, and the name to remap it by."""

    key: str
    words: str
    identity: str


class HelpScreen(ModalScreen[None]):
    """List the keys."""

    CSS_PATH = ["dialog.tcss", "help.tcss"]
    BINDINGS = [
        Binding("escape,question_mark", "leave", "Close", id="help.leave", tooltip="Close the help"),
    ]

    def __init__(self, keys: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(classes="dialog"):
            yield Static("Keys", classes="question")
            yield FindField(placeholder="type to find a key", id="narrow")
            yield LineList(empty="No key does that.", id="keys")
            yield Static(
                "esc closes · remap under [keys] in config.toml by the name on the right",
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """List all."""
        self._list("")

    @on(Input.Changed, "#narrow")
    def narrow(self, event: Input.Changed) -> None:
        """List what the words say."""
        self._list(event.value)

    @on(FindField.WentDown)
    @on(Input.Submitted, "#narrow")
    def go_to_list(self) -> None:
        """Go to the list."""
        self.query_one("#keys", LineList).focus()

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def _list(self, text: str) -> None:
        words = text.casefold().split()
        keys = [one for one in self._keys if _holds(f"{one.key} {one.words} {one.identity}", words)]
        marks = [(mark, meaning) for mark, meaning in MARKS if _holds(f"{mark} {meaning}", words)]
        rows: list[tuple[object, Line]] = [
            (one.identity, Line((_key(one.key), Span(f"{one.words}  "), Span(one.identity, "line--muted"))))
            for one in keys
        ]
        if marks:
            rows.append(heading("Marks"))
            rows += [(mark, Line((_key(mark), Span(meaning)))) for mark, meaning in marks]
        self.query_one("#keys", LineList).replace(Rows(rows))


def _key(text: str) -> Span:
    return Span(column(text, 16) + " ", "line--marked")


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in words)
