"""Help: every key that does something, with its words, narrowed by typing; and what the marks mean."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.ui.screens.key_list import KeyGroup
from sretui.ui.widgets.find_field import FindField
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows, heading
from sretui.ui.widgets.lines import Line, Span, column

CLOSES = "esc closes"
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


class HelpScreen(ModalScreen[None]):
    """List the keys."""

    CSS_PATH = ["dialog.tcss", "help.tcss"]
    BINDINGS = [
        Binding("escape,question_mark", "leave", "Close", id="help.leave", tooltip="Close the help"),
    ]

    def __init__(self, groups: Sequence[KeyGroup]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(classes="dialog"):
            yield Static("Keys", classes="question")
            yield FindField(placeholder="type to find a key", id="narrow")
            yield LineList(empty="No key does that.", id="keys")
            yield Static(CLOSES, id="remap", classes="muted", markup=False)

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

    @on(LineList.Highlighted, "#keys")
    def name_key(self, event: LineList.Highlighted) -> None:
        """Say by which name the key stood on is remapped."""
        key = event.key if isinstance(event.key, str) else ""
        remap = f' · to remap it: [keys] {key} = "…" in config.toml' if "." in key else ""
        self.query_one("#remap", Static).update(CLOSES + remap)

    def _list(self, text: str) -> None:
        words = text.casefold().split()
        rows: list[tuple[object, Line]] = []
        for group in self._groups:
            keys = [one for one in group.keys if _holds(f"{one.key} {one.words} {one.identity}", words)]
            if keys:
                rows.append(heading(group.title))
                rows += [(one.identity, Line((_key(one.key), Span(one.words)))) for one in keys]
        marks = [(mark, meaning) for mark, meaning in MARKS if _holds(f"{mark} {meaning}", words)]
        if marks:
            rows.append(heading("Marks"))
            rows += [(mark, Line((_key(mark), Span(meaning)))) for mark, meaning in marks]
        self.query_one("#keys", LineList).replace(Rows(rows))


def _key(text: str) -> Span:
    return Span(column(text, 10) + " ", "line--marked")


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in words)
