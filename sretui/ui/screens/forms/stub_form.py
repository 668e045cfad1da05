"""The choices of a classified stub; there is no field to type into, and no draft."""

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from sretui.core.classified import Able, Needed, State, Stub, next_step
from sretui.ui.widgets.choice import Choice

_KEYS = "← → choose · ↓ ↑ next, before · enter keeps it · esc changes nothing"


class StubForm(ModalScreen[Stub | None]):
    """Return the stub as it was chosen."""

    CSS_PATH = ["../dialog.tcss", "stub.tcss"]
    AUTO_FOCUS = "#site"
    BINDINGS = [
        Binding("enter", "keep", "Keep", id="stub.keep", tooltip="Keep these choices"),
        Binding("down", "app.focus_next", "Down", id="stub.down", tooltip="Go to the next choice"),
        Binding("up", "app.focus_previous", "Up", id="stub.up", tooltip="Go to the choice before"),
        Binding("escape", "leave", "Leave", id="stub.leave", tooltip="Change nothing"),
    ]

    def __init__(self, one: Stub, sites: Sequence[str]) -> None:
        super().__init__()
        self._stub = one
        self._sites = tuple(dict.fromkeys((*sites, one.site)))

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        one = self._stub
        with Vertical(classes="dialog"):
            yield Static("Classified matter: choices alone", classes="question", markup=False)
            yield from self._row("Where", "site", self._sites, one.site)
            yield from self._row("Who can handle it", "able", tuple(Able), one.able)
            yield from self._row("Needed", "needed", tuple(Needed), one.needed)
            yield from self._row("How it stands", "state", tuple(State), one.state)
            yield Static("", id="next", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Say what comes next."""
        self.tell()

    @on(Choice.Changed)
    def tell(self) -> None:
        """Say what comes next after these choices."""
        self.query_one("#next", Static).update(f"Next: {next_step(self._read())}")

    def action_keep(self) -> None:
        """Return the choices."""
        self.dismiss(self._read())

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _row(self, label: str, name: str, offered: Sequence[str], chosen: str) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Label(label, markup=False)
            yield Choice(dict.fromkeys(map(str, offered), ""), str(chosen), id=name)

    def _read(self) -> Stub:
        chosen = {
            name: self.query_one(f"#{name}", Choice).chosen for name in ("site", "able", "needed", "state")
        }
        return replace(
            self._stub,
            site=chosen["site"],
            able=Able(chosen["able"]),
            needed=Needed(chosen["needed"]),
            state=State(chosen["state"]),
        )
