"""Search: both repos as one types, the words found marked."""

from datetime import datetime

from textual.binding import Binding
from textual.widgets import Input

from sretui.ui import wording
from sretui.ui.messages import IssuesFound
from sretui.ui.screens.finding import FindingScreen
from sretui.ui.widgets.issue_rows import IssueRows


class SearchScreen(FindingScreen):
    """Everything the cache holds."""

    MODE = "search"
    AUTO_FOCUS = "#find"
    EMPTY = wording.TYPE_TO_SEARCH
    PLACEHOLDER = "Search both repos"
    BINDINGS = [
        Binding("slash", "edit", "Search again", id="search.edit", tooltip="Go back to the search words"),
    ]

    def hints(self) -> tuple[str, ...]:
        """Name the search's keys."""
        return ("go_down", "edit", "back", "help", "raw", "browse", "copy_link")

    def ask(self) -> None:
        """Stop the search that runs for fewer letters, and look anew."""
        self._desk.interrupt_search()
        super().ask()

    def find_issues(self, text: str) -> IssuesFound | None:
        """Search both repos; None when the next key press stopped it."""
        keys = self._desk.search(text)
        return None if keys is None else IssuesFound(text, keys)

    def source(self, found: IssuesFound, now: datetime) -> IssueRows:
        """Make rows of both repos' issues, with the line found."""
        self.rows.empty = wording.NO_MATCH if found.text.strip() else wording.TYPE_TO_SEARCH
        text = found.text
        load = self.page(lambda keys: self._desk.hits(keys, text))
        return IssueRows(found.keys, load, now, with_repo=True, list_tags=self._desk.team.list_tags)

    def action_edit(self) -> None:
        """Go back to the words."""
        self.query_one("#find", Input).focus()

    def action_back(self) -> None:
        """Leave the conversation, then the search."""
        if self._came_from or (self._reading and not self.is_wide):
            super().action_back()
        else:
            self.dismiss(None)
