"""The texts of an Action that was not sent yet, to be changed; what is typed is kept as a draft."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Label, Static, TextArea

from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.outbox.steps import Queued, editable
from sretui.core.outbox.words import text_problem, write_words
from sretui.core.outbox.writes import text_of
from sretui.desk import Desk
from sretui.ui.messages import Troubled
from sretui.ui.screens.forms.kept import KeptForm, load

_KEYS = "ctrl+s keeps the change · tab next text · esc leaves (what is typed is kept)"
RENEW = 60.0
"""Seconds after which the Action is held back anew, as long as somebody writes."""
KEPT_BACK = timedelta(minutes=5)
"""How long it is held back at a time: if sretui dies meanwhile, it goes out then, as it was."""


def place_of(queued: Queued) -> str:
    """Name the draft of an Action's changed texts."""
    return f"outbox:{queued.action.id}"


class EditForm(KeptForm[Mapping[str, str]]):
    """Return the texts by the keys of their steps."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "edit.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Keep", id="edit.keep", tooltip="Let this be sent instead"),
        Binding("escape", "leave", "Leave", id="edit.leave", tooltip="Change nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, queued: Queued) -> None:
        super().__init__(desk, place_of(queued))
        self._queued = queued
        self._steps = editable(queued)
        typed = load(desk, self.place)
        self._was = {step.key: text_of(step.write) or "" for step in self._steps}
        # a text field draws what a terminal would obey, so its marks stand in for that
        self._texts = {key: clean(typed.get(_name(key), was)) for key, was in self._was.items()}

    def compose(self) -> ComposeResult:
        """Lay out a field for each text."""
        with Vertical(classes="dialog"):
            yield Static(
                clean(self._queued.action.title, lines=False), classes="question oneline", markup=False
            )
            with VerticalScroll(id="texts", can_focus=False):
                yield from self._fields()
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Go to the first text."""
        super().on_mount()
        self.set_interval(RENEW, self.hold_back)
        self.query(TextArea).first().focus()

    def action_go_on(self) -> None:
        """Return the texts; an empty one, or one that GitHub would refuse, is said here."""
        shown = {key: self.query_one(f"#{_name(key)}", TextArea).text for key in self._was}
        texts = {key: was if shown[key] == clean(was) else shown[key] for key, was in self._was.items()}
        wrong = next(filter(None, (text_problem(step.write, texts[step.key]) for step in self._steps)), "")
        if wrong:
            self.query_one("#wrong", Static).update(wrong)
            return
        self.leave_with(texts)

    def hold_back(self) -> None:
        """Let it not go out under the hands of who writes."""
        try:
            self.desk.keep_back(self._queued.action.id, KEPT_BACK)
        except SretuiError as trouble:
            self.app.post_message(Troubled(str(trouble)))

    def _fields(self) -> Iterator[Widget]:
        for step in self._steps:
            yield Label(clean(write_words(step.write), lines=False), markup=False)
            yield TextArea(self._texts[step.key], id=_name(step.key))


def _name(key: str) -> str:
    """Name a field: an id begins with a letter."""
    return f"text-{key}"
