"""Pick one of the canned replies: its name, and how it reads for the inquiry at hand."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span

CANNED = "acknowledge-"
"""How the names of canned replies begin."""
_KEYS = "j k choose · enter takes it · esc leaves"


class PickText(ModalScreen[str | None]):
    """Return the name of the text chosen; of one that cannot be filled in it is shown what is wrong."""

    CSS_PATH = ["../dialog.tcss", "pick_text.tcss"]
    BINDINGS = [Binding("escape", "leave", "Leave", id="texts.leave", tooltip="Choose none")]

    def __init__(self, question: str, names: Sequence[str], render: Callable[[str], str]) -> None:
        """Offer texts by name; `render` fills one in, or raises a SretuiError that says what is wrong."""
        super().__init__()
        self._question = question
        self._names = names
        self._fill = render

    def compose(self) -> ComposeResult:
        """Lay out the names, and the text of the one at the cursor."""
        rows: list[tuple[object, Line]] = [
            (name, Line((Span(_words(name), "line--text"),))) for name in self._names
        ]
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            yield LineList(Rows(rows), id="names")
            with VerticalScroll(id="shown", can_focus=False):
                yield Static("", id="text", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Begin at the first one."""
        self.query_one("#names", LineList).styles.height = min(8, len(self._names))
        self.query_one("#names").focus()

    @on(LineList.Highlighted, "#names")
    def show(self) -> None:
        """Show how the one at the cursor reads."""
        text, wrong = self._filled()
        shown = self.query_one("#text", Static)
        shown.set_class(bool(wrong), "wrong")
        shown.update(clean(wrong or text))

    @on(LineList.Opened, "#names")
    def take(self) -> None:
        """Return the one at the cursor, if it can be filled in."""
        name = self.query_one("#names", LineList).cursor_key
        if isinstance(name, str) and not self._filled()[1]:
            self.dismiss(name)
        else:
            self.app.bell()

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def _filled(self) -> tuple[str, str]:
        """Give the text at the cursor, and what is wrong with it."""
        name = self.query_one("#names", LineList).cursor_key
        try:
            return (self._fill(name), "") if isinstance(name, str) else ("", "")
        except SretuiError as trouble:
            return "", str(trouble)


def _words(name: str) -> str:
    return name.removeprefix(CANNED).replace("-", " ")
