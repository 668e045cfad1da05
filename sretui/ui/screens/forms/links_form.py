"""The links of an inquiry: opened, taken off, or a new one begun."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.acts.linking import ROLES, in_order
from sretui.core.journal import Link, LinkRole
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Line, Span, column

_ROLE = 24
_KEYS = (
    "c constructive correction · s comprehensive solution · a another link\n"
    "enter opens in the browser · x takes it off · esc leaves"
)


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """One of these is wanted: a link opened, one taken off, or a new one of a role."""

    opened: Link | None = None
    taken_off: Link | None = None
    new: LinkRole | None = None


class LinkRows:
    """A list's source: each link's role, what it is called, and its address."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.links = tuple(links)

    def __len__(self) -> int:
        return len(self.links)

    def key(self, index: int) -> object:
        """Give the link's address."""
        return self.links[index].url

    def line(self, index: int, width: int) -> Line:
        """Draw a row."""
        link = self.links[index]
        words = f"{link.label}  {link.url}" if link.label else link.url
        return Line(
            (
                Span(column(ROLES[link.role], min(_ROLE, width)), "line--state"),
                Span(column(words, max(0, width - _ROLE))),
            )
        )


class LinksForm(ModalScreen[LinkAnswer | None]):
    """Return what is wanted."""

    CSS_PATH = ["../dialog.tcss", "links.tcss"]
    BINDINGS = [
        Binding("c", "add('CORRECTION')", "Correction", id="links.correction", tooltip="Link the correction"),
        Binding("s", "add('SOLUTION')", "Solution", id="links.solution", tooltip="Link the solution"),
        Binding("a", "add('OTHER')", "Other", id="links.other", tooltip="Link something else"),
        Binding("x", "take_off", "Take off", id="links.take_off", tooltip="Take this link off"),
        Binding("escape", "leave", "Leave", id="links.leave", tooltip="Change nothing"),
    ]

    def __init__(self, number: int, links: tuple[Link, ...]) -> None:
        super().__init__()
        self._number = number
        self._links = in_order(links)

    def compose(self) -> ComposeResult:
        """List them."""
        with Vertical(classes="dialog"):
            yield Static(f"Links of #{self._number}", classes="question", markup=False)
            yield LineList(LinkRows(self._links), empty="Nothing is linked yet.", id="links")
            yield Static(_KEYS, classes="muted", markup=False)

    @on(LineList.Opened, "#links")
    def open_link(self) -> None:
        """Return the one to open; whether the browser may is asked next."""
        if (link := self._chosen()) is not None:
            self.dismiss(LinkAnswer(opened=link))

    def action_take_off(self) -> None:
        """Return the one to take off."""
        if (link := self._chosen()) is not None:
            self.dismiss(LinkAnswer(taken_off=link))

    def action_add(self, role: str) -> None:
        """Return the role of a new one."""
        self.dismiss(LinkAnswer(new=LinkRole[role]))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _chosen(self) -> Link | None:
        key = self.query_one("#links", LineList).cursor_key
        return next((link for link in self._links if link.url == key), None)
