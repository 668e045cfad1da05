"""Pick a product issue: those most like the inquiry at first, then what is found as one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sretui.core.cleaning import clean
from sretui.core.model import Issue, Known, RepoRole
from sretui.core.prose import plain
from sretui.desk import Desk
from sretui.ui.newest import Newest
from sretui.ui.widgets.known import KnownRows
from sretui.ui.widgets.line_list import LineList

_READ = 400
"""Issues of both repos looked through for product ones."""
_LISTED = 60
_EXCERPT = 600
_KEYS = "type to search · ↓ ↑ choose · enter takes it · esc changes nothing"
_NONE_LIKE, _NONE_FOUND = "Nothing like it is known.", "No product issue has these words."


@dataclass
class ProductFound(Message):
    """Product issues were found; `text` is what was asked, empty for the suggestions."""

    text: str
    issues: tuple[Issue, ...]


class PickIssue(ModalScreen[Issue | None]):
    """Return the product issue chosen."""

    CSS_PATH = ["../dialog.tcss", "pick.tcss"]
    BINDINGS = [
        Binding("down", "move(1)", "Down", id="pick.down", tooltip="Go to the next issue", priority=True),
        Binding("up", "move(-1)", "Up", id="pick.up", tooltip="Go to the issue above", priority=True),
        Binding("escape", "leave", "Leave", id="pick.leave", tooltip="Choose none"),
    ]

    def __init__(self, desk: Desk, inquiry: Issue, question: str) -> None:
        super().__init__()
        self._desk = desk
        self._inquiry = inquiry
        self._question = question
        self._finder: Newest[str] = Newest("pick", self._find, self.post_message)

    def compose(self) -> ComposeResult:
        """Lay out the words to look for, the issues, and what the one at the cursor says."""
        with Vertical(classes="dialog"):
            yield Static(clean(self._question, lines=False), classes="question", markup=False)
            yield Input(placeholder="Words to search the product issues for, or a number", id="words")
            yield LineList(placeholder="Looking …", empty=_NONE_LIKE, id="found")
            yield Static("", id="excerpt", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Ask for the suggestions; the list is moved in from the field, so it takes no keys itself."""
        self._list.can_focus = False
        self._finder.ask("")

    def on_unmount(self) -> None:
        """End the search."""
        self._finder.stop()

    @property
    def _list(self) -> LineList:
        return self.query_one("#found", LineList)

    @on(Input.Changed, "#words")
    def look(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        self._finder.ask(event.value.strip())

    @on(ProductFound)
    def list_found(self, event: ProductFound) -> None:
        """List what was found, unless something else is wanted by now."""
        if event.text == self.query_one("#words", Input).value.strip():
            self._list.empty = _NONE_FOUND if event.text else _NONE_LIKE
            self._list.replace(KnownRows([Known(issue, 0.0) for issue in event.issues], " "))
            self._list.action_first()
            self._tell()

    @on(LineList.Highlighted, "#found")
    def come_to_row(self) -> None:
        """Show the beginning of the issue's text."""
        self._tell()

    @on(Input.Submitted, "#words")
    @on(LineList.Opened, "#found")
    def take(self) -> None:
        """Return the issue at the cursor."""
        if (issue := self._chosen()) is not None:
            self.dismiss(issue)

    def action_move(self, step: int) -> None:
        """Go to another issue."""
        (self._list.action_cursor_down if step > 0 else self._list.action_cursor_up)()

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)

    def _chosen(self) -> Issue | None:
        source = self._list.source
        return source.issue(self._list.cursor_index) if isinstance(source, KnownRows) else None

    def _tell(self) -> None:
        issue = self._chosen()
        words = " ".join(plain(issue.body[:_EXCERPT], self._desk.team.boilerplate).split()) if issue else ""
        self.query_one("#excerpt", Static).update(clean(words, lines=False))

    def _find(self, text: str) -> ProductFound | None:
        if not text:
            return ProductFound("", tuple(one.issue for one in self._desk.known(self._inquiry.node_id)))
        keys = self._desk.search(text)
        return None if keys is None else ProductFound(text, _product(self._desk.issues(keys[:_READ])))


def _product(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.repo is RepoRole.PRODUCT)[:_LISTED]
