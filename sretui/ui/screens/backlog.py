"""The product backlog: every open product issue, narrowed and ordered in GitHub's own words."""

from datetime import datetime

from textual import events, on
from textual.binding import Binding
from textual.widgets import Input

from sretui.core.backlog import Sort, parse
from sretui.core.model import Hit
from sretui.ui import wording
from sretui.ui.messages import IssuesFound
from sretui.ui.screens.finding import FindingScreen
from sretui.ui.widgets.issue_rows import IssueRows

_ORDERS = tuple(Sort)


class BacklogScreen(FindingScreen):
    """The product's open issues."""

    MODE = "backlog"
    EMPTY = wording.NO_MATCH
    PLACEHOLDER = "f to filter: crash label:docs -label:reviewed no:assignee is:closed sort:created-asc"
    BINDINGS = [
        Binding(
            "f", "filter", "Filter", id="backlog.filter", tooltip="Narrow the list in GitHub's own words"
        ),
        Binding(
            "S", "order", "Order", id="backlog.order", tooltip="Order by the next thing: updated, created …"
        ),
    ]

    def hints(self) -> tuple[str, ...]:
        """Name the backlog's keys."""
        return (
            "go_down",
            "filter",
            "order",
            "search",
            "help",
            "raw",
            "browse",
            "copy_link",
            "sync",
            "quit",
        )

    def on_mount(self) -> None:
        """List all that is open."""
        super().on_mount()
        self.ask()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look again: much may have changed while another screen was shown."""
        super().on_screen_resume(event)
        self.ask()

    def find_issues(self, text: str) -> IssuesFound:
        """Find the product issues a filter asks for."""
        return IssuesFound(text, self._desk.backlog(parse(text)))

    def source(self, found: IssuesFound, now: datetime) -> IssueRows:
        """Make rows of product issues."""
        load = self.page(lambda keys: [Hit(issue) for issue in self._desk.issues(keys)])
        return IssueRows(found.keys, load, now, with_repo=False, list_tags=self._desk.team.list_tags)

    @on(Input.Changed, "#find")
    def say_problems(self, event: Input.Changed) -> None:
        """Say what of a filter was not understood."""
        self.status.trouble = " · ".join(parse(event.value).problems)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#find", Input).focus()

    def action_order(self) -> None:
        """Order by the next thing; written into the filter, where it can be seen and edited."""
        field = self.query_one("#find", Input)
        following = _ORDERS[(_ORDERS.index(parse(field.value).sort) + 1) % len(_ORDERS)]
        words = [word for word in field.value.split() if not word.lower().startswith("sort:")]
        field.value = " ".join([*words, f"sort:{following.value}"])
