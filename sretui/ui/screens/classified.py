"""Classified matter: the stubs, what the process page asks for next, and the message that names nothing."""

from dataclasses import replace
from datetime import datetime, tzinfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.classified import QUERY, State, Stub, asks_team, next_step, sites
from sretui.core.errors import SretuiError
from sretui.core.phrases import local
from sretui.desk import Desk
from sretui.ui.messages import CacheChanged, Troubled
from sretui.ui.screens.forms.stub_form import StubForm
from sretui.ui.screens.forms.yes_no import YesNo
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span, column

_WARNING = "Fixed choices alone, on this machine alone. Type nothing of the matter into any program."
_KEYS = "n new · enter change · m copy the message · x purge · esc back"
_EMPTY = "No classified matter is open."
_SITE, _STATE = 16, 25


class ClassifiedScreen(ModalScreen[None]):
    """The stubs."""

    CSS_PATH = ["dialog.tcss", "classified.tcss"]
    AUTO_FOCUS = "#stubs"
    BINDINGS = [
        Binding("n", "new", "New", id="classified.new", tooltip="Note another one, by fixed choices"),
        Binding("m", "copy", "Message", id="classified.copy", tooltip="Copy the message to the whole team"),
        Binding("x", "purge", "Purge", id="classified.purge", tooltip="Remove it, to the last byte"),
        Binding("escape", "leave", "Back", id="classified.back", tooltip="Go back"),
    ]

    def __init__(self, desk: Desk, tz: tzinfo, now: datetime) -> None:
        super().__init__()
        self._desk = desk
        self._tz = tz
        self._now = now
        self._stubs: dict[str, Stub] = {}

    def compose(self) -> ComposeResult:
        """Lay out the warning, the stubs, and what comes next for the one at the cursor."""
        with Vertical(classes="dialog"):
            yield Static("Classified matter", classes="question", markup=False)
            yield Static(_WARNING, id="warning", markup=False)
            yield LineList(empty=_EMPTY, id="stubs")
            yield Static("", id="next", markup=False)
            yield Static(QUERY, id="query", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()

    @on(LineList.Highlighted, "#stubs")
    def come_to_row(self) -> None:
        """Say what comes next."""
        self._tell()

    @on(LineList.Opened, "#stubs")
    def open_row(self) -> None:
        """Change the choices."""
        if (one := self._chosen) is not None:
            self._ask(one)

    def action_new(self) -> None:
        """Note another one."""
        self._ask(self._desk.new_stub(sites(self._desk.team.classified_sites)[0]))

    def action_copy(self) -> None:
        """Copy the message; it names nothing, and is sent by hand."""
        self.app.copy_to_clipboard(QUERY)
        self.notify("Copied; nothing was posted. Send it where the whole team reads it.", markup=False)
        one = self._chosen
        if one is not None and asks_team(one):
            self._save(replace(one, state=State.ASKED))

    def action_purge(self) -> None:
        """Remove the one at the cursor, after a question."""
        one = self._chosen
        if one is None:
            return

        def purge(wanted: bool | None) -> None:
            if wanted:
                self._purge(one)

        said = () if one.state is State.DONE else ("It is not done.",)
        self.app.push_screen(
            YesNo("Purge it? Nothing of it is left behind, and none comes back.", said), purge
        )

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def _chosen(self) -> Stub | None:
        return self._stubs.get(str(self.query_one("#stubs", LineList).cursor_key))

    def _ask(self, one: Stub) -> None:
        def save(changed: Stub | None) -> None:
            if changed is not None:
                self._save(changed)

        self.app.push_screen(StubForm(one, sites(self._desk.team.classified_sites)), save)

    def _save(self, one: Stub) -> None:
        try:
            self._desk.save_stub(one)
        except SretuiError as trouble:
            self.app.post_message(Troubled(str(trouble)))
        self._changed()

    def _purge(self, one: Stub) -> None:
        try:
            self._desk.purge_stub(one.id)
        except SretuiError as trouble:
            self.app.post_message(Troubled(str(trouble)))
        else:
            self.notify("Purged: none of its bytes is left in our files.", markup=False)
        self._changed()

    def _changed(self) -> None:
        self.app.post_message(CacheChanged())
        self._show()

    def _show(self) -> None:
        self._stubs = {one.id: one for one in self._desk.stubs()}
        rows: list[tuple[object, Line]] = [(key, self._row(one)) for key, one in self._stubs.items()]
        self.query_one("#stubs", LineList).replace(Rows(rows))
        self._tell()

    def _row(self, one: Stub) -> Line:
        since = local(one.at, self._tz, self._now)
        return Line(
            (
                Span(column(one.site, _SITE) + " ", "line--title"),
                Span(column(one.state.value, _STATE) + " ", "line--state"),
                Span(f"{one.needed.value if one.is_open else ''}  ", "line--text"),
                Span(since, "line--muted"),
            )
        )

    def _tell(self) -> None:
        one = self._chosen
        self.query_one("#next", Static).update(f"Next: {next_step(one)}" if one else "n notes one.")
        self.query_one("#query").set_class(one is not None and asks_team(one), "shown")
