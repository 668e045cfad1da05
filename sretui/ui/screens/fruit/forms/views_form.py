"""Saved filters of the backlog: one is used, the present one is saved, one's own is deleted."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.core.cleaning import clean
from sretui.core.errors import SretuiError
from sretui.core.fruit.views import View, named
from sretui.desk import Desk
from sretui.ui.messages import Troubled
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span, column

_NAME = 28
"""Cells of the names."""


class ViewsForm(ModalScreen[str | None]):
    """Return the filter to use."""

    CSS_PATH = ["../../dialog.tcss", "fruit.tcss"]
    AUTO_FOCUS = "#views"
    BINDINGS = [
        Binding("s", "save", "Save", id="views.save", tooltip="Give the present filter a name"),
        Binding("x", "delete", "Delete", id="views.delete", tooltip="Delete this one of your own"),
        Binding("escape", "leave", "Leave", id="views.leave", tooltip="Change nothing"),
    ]

    def __init__(self, desk: Desk, text: str) -> None:
        """Offer what is saved; `text` is the present filter."""
        super().__init__()
        self._desk = desk
        self._text = text
        self._views: tuple[View, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list, and the name of a new one."""
        with Vertical(classes="dialog"):
            yield Static("Saved filters", classes="question", markup=False)
            yield LineList(empty="None is saved yet.", id="views")
            now = f"now: {self._text}" if self._text else "The filter is empty: there is nothing to save."
            yield Static(clean(now, lines=False), classes="oneline", markup=False)
            yield Input(placeholder="a name for it, then enter", id="name")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(
                "enter uses it · s saves the present one · x deletes · esc leaves",
                classes="muted",
                markup=False,
            )

    def on_mount(self) -> None:
        """List them; the name is asked for when one is saved."""
        self.query_one("#name", Input).display = False
        self._list()

    @on(LineList.Opened, "#views")
    def use(self) -> None:
        """Return the filter at the cursor."""
        if (view := self._chosen()) is not None:
            self.dismiss(view.filter)

    def action_save(self) -> None:
        """Ask for a name."""
        if self._text:
            field = self.query_one("#name", Input)
            field.display = True
            field.focus()

    @on(Input.Submitted, "#name")
    def save(self, event: Input.Submitted) -> None:
        """Save the present filter."""
        name = named(event.value)
        if not name:
            self.query_one("#wrong", Static).update("Give it a name.")
            return
        if self._try(lambda: self._desk.save_view(name, self._text)):
            self.dismiss(None)
            self.notify(clean(f"Saved as “{name}”; v finds it.", lines=False), markup=False)

    def action_delete(self) -> None:
        """Delete the one at the cursor, if it is one's own."""
        view = self._chosen()
        if view is None:
            return
        if not view.is_own:
            self.query_one("#wrong", Static).update("This one is the team's: it stands in team.toml.")
        elif self._try(lambda: self._desk.forget_view(view.name)):
            self._list()

    def action_leave(self) -> None:
        """Leave the name's field, else leave."""
        field = self.query_one("#name", Input)
        if field.has_focus:
            field.display = False
            self.query_one("#views").focus()
        else:
            self.dismiss(None)

    def _chosen(self) -> View | None:
        key = self.query_one("#views", LineList).cursor_key
        return next((view for view in self._views if view.name == key), None)

    def _list(self) -> None:
        self._views = self._desk.views()
        rows: list[tuple[object, Line]] = [(view.name, _line(view)) for view in self._views]
        self.query_one("#views", LineList).replace(Rows(rows))

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except SretuiError as trouble:
            self.app.post_message(Troubled(str(trouble)))
            return False
        return True


def _line(view: View) -> Line:
    whose = "" if view.is_own else "team: "
    return Line(
        (
            Span(column(view.name, _NAME) + " ", "line--title"),
            Span(f"{whose}{view.filter}", "line--muted"),
        )
    )
