"""The text of one handoff's comment, to be changed before it is sent; kept as it is typed."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.composing.sending import unsendable
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load

_KEYS = "ctrl+s keeps it · empty is the template again · esc leaves (what is typed is kept)"


class WordsForm(KeptForm[str]):
    """Return the text; empty lets it say what the template says."""

    CSS_PATH = ["../dialog.tcss", "../forms/forms.tcss", "handing.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Keep", id="words.keep", tooltip="Let this be sent instead"),
        Binding("escape", "leave", "Leave", id="words.leave", tooltip="Change nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, place: str, title: str, text: str) -> None:
        super().__init__(desk, place)
        self._title = title
        # a text field draws what a terminal would obey, so its marks stand in for that
        self._text = clean(load(desk, place).get("words", text))

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._title, lines=False), classes="question oneline", markup=False)
            yield TextArea(self._text, id="words")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Go to the text."""
        super().on_mount()
        self.query_one("#words", TextArea).focus()

    def action_go_on(self) -> None:
        """Leave with the text; one that GitHub would refuse is said here."""
        text = self.query_one("#words", TextArea).text
        if text.strip() and (why := unsendable(text)):
            self.query_one("#wrong", Static).update(f"It {why}.")
            return
        self.leave_with(text)
