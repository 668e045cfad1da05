"""What the backlog and the search share: a field, rows found as one types, and the issue chosen."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from sretui.core.errors import SretuiError
from sretui.core.model import Issue
from sretui.desk import Desk
from sretui.ui.messages import IssuesFound, Troubled
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.split import SplitScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.find_field import FindField
from sretui.ui.widgets.issue_rows import PagedRows
from sretui.ui.widgets.line_list import LineList

T = TypeVar("T")


class FindingScreen(SplitScreen):
    """A field above a list of issues that it finds."""

    CSS_PATH = ["split.tcss", "finding.tcss"]
    PLACEHOLDER: ClassVar[str] = ""

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._listed = "", ""
        self._finder: Newest[str] = Newest("finder", self.find_issues, self.post_message)

    def above(self) -> tuple[Widget, ...]:
        """Give the field."""
        return (FindField(placeholder=self.PLACEHOLDER, id="find"),)

    def opens_here(self, issue: Issue) -> bool:  # noqa: ARG002 - one reads here, whatever it is
        """Follow links to all that the cache holds."""
        return True

    @abstractmethod
    def find_issues(self, text: str) -> IssuesFound | None:
        """Find what a text asks for; runs in a thread. None when it was stopped."""

    @abstractmethod
    def source(self, found: IssuesFound, now: datetime) -> PagedRows[Any]:
        """Make the rows of what was found."""

    def view(self) -> str:
        """Name the view of the list that is shown, where there are several."""
        return ""

    def page(self, load: Callable[[Sequence[int]], Sequence[T]]) -> Callable[[Sequence[int]], Sequence[T]]:
        """Load a page of rows; one that cannot be read stays empty, and why is said."""

        def loaded(keys: Sequence[int]) -> Sequence[T]:
            try:
                return load(keys)
            except SretuiError as trouble:
                self.post_message(Troubled(str(trouble)))
                return ()

        return loaded

    def ask(self) -> None:
        """Look for what the field says now."""
        self._finder.ask(self.query_one("#find", Input).value)

    def watch_picture(self, picture: Picture | None) -> None:
        """Look again: the cache holds something new."""
        super().watch_picture(picture)
        if picture is not None and self.is_current:
            self.ask()
            self.read_again()

    @on(Input.Changed, "#find")
    def look(self) -> None:
        """Look as it is typed."""
        self.ask()

    @on(Input.Submitted, "#find")
    @on(FindField.WentDown)
    def go_to_rows(self) -> None:
        """Go to the list."""
        self.rows.focus()

    @on(IssuesFound)
    def list_found(self, event: IssuesFound) -> None:
        """List what was found, unless something else is wanted by now."""
        wanted = self.query_one("#find", Input).value, self.view()
        if (event.text, event.view) == wanted and self.now is not None:
            self.rows.replace(self.source(event, self.now))
            if (event.text, event.view) != self._listed:
                self._listed = event.text, event.view
                self.rows.action_first()

    @on(LineList.Highlighted, "#rows")
    def come_to_row(self) -> None:
        """Show the issue of the row the cursor came to, once the cursor itself is drawn."""
        self.soon(self._show_chosen)

    def _show_chosen(self) -> None:
        self._came_from = ""
        source, index = self.rows.source, self.rows.cursor_index
        issue = source.issue(index) if isinstance(source, PagedRows) and index >= 0 else None
        if issue is None:
            self._wanted = ""
            self.reader.clear()
            self.update_hints()
        elif issue.node_id != self._wanted:
            self.want(issue.node_id)

    @on(LineList.Opened, "#rows")
    def read_chosen(self) -> None:
        """Read the chosen issue, with the comments GitHub has by now."""
        self.at_once()
        if self._wanted:
            self.want(self._wanted, fresh=True, opening=True)
