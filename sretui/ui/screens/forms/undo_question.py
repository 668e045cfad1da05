"""The question before an undo that GitHub will see: what it does, and what nothing takes back."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean
from sretui.core.outbox.words import write_words
from sretui.core.outbox.writes import CloseIssue, ReopenIssue, Write


class UndoQuestion(ModalScreen[bool | None]):
    """Return True when the opposite is to be done."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("y", "answer(True)", "Yes", id="undo.yes", tooltip="Do the opposite"),
        Binding("n,enter,escape", "answer(False)", "No", id="undo.no", tooltip="Leave it as it is"),
    ]

    def __init__(
        self, title: str, left: Sequence[Write], opposite: Sequence[Write], stays: Sequence[str]
    ) -> None:
        """Ask about what is `left` to be sent, the `opposite` of what was, and what `stays`."""
        super().__init__()
        self._title = title
        self._left = left
        self._opposite = opposite
        self._stays = stays

    def compose(self) -> ComposeResult:
        """Say all of it."""
        with Vertical(classes="dialog"):
            yield Static(
                clean(f"{self._title}: take it back?", lines=False), classes="question", markup=False
            )
            for line in self._lines():
                yield Static(clean(line, lines=False), markup=False)
            yield Static("y: take it back · n, enter or esc: leave it as it is", classes="muted")

    def action_answer(self, wanted: bool) -> None:
        """Return the answer."""
        self.dismiss(wanted)

    def _lines(self) -> Iterator[str]:
        yield from (f"· not sent any more: {write_words(write)}" for write in self._left)
        for write in self._opposite:
            mailed = isinstance(write, CloseIssue | ReopenIssue)
            yield f"· {write_words(write)}{'; mailed to everybody who follows the list' if mailed else ''}"
        yield from (f"· stays: {said}" for said in self._stays)
