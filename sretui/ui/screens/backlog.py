"""The product backlog in two views: all of it, or the low-hanging fruit for an idle hour, ripest first.

Either is narrowed in GitHub's own words; the backlog is ordered by them too.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from textual import events, on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from sretui.core.backlog import Sort, parse
from sretui.core.effort import minutes_words
from sretui.core.fruit.candidate import Candidate
from sretui.core.model import Hit, Issue, RepoRole
from sretui.core.turn import Standing, Turn, standing
from sretui.desk import Desk
from sretui.ui import wording
from sretui.ui.messages import ConversationLoaded, IssuesFound
from sretui.ui.picture import Picture
from sretui.ui.screens.finding import FindingScreen
from sretui.ui.screens.fruit.table import BY_NAME, FRUIT_KEYS
from sretui.ui.screens.staging import StagingScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.document import Part
from sretui.ui.widgets.fruit_parts import explained
from sretui.ui.widgets.fruit_rows import FruitRows
from sretui.ui.widgets.issue_rows import IssueRows, PagedRows
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines

_ORDERS = tuple(Sort)
FRUIT, ALL = "fruit", "backlog"
"""The views."""


class BacklogScreen(FindingScreen, StagingScreen):
    """The product's open issues."""

    MODE = "backlog"
    EMPTY = wording.NO_MATCH
    PLACEHOLDER = "f to filter: crash label:docs -assignee:* updated:<2024-01-01 is:closed sort:created-asc"
    BINDINGS = [
        Binding(
            "F",
            "other_view",
            "Fruit/all",
            id="backlog.view",
            tooltip="Low-hanging fruit, or the whole backlog",
        ),
        *(act.binding for act in FRUIT_KEYS),
        Binding(
            "f", "filter", "Filter", id="backlog.filter", tooltip="Narrow the list in GitHub's own words"
        ),
        Binding(
            "S", "order", "Order", id="backlog.order", tooltip="Order by the next thing: updated, created …"
        ),
        Binding("v", "views", "Views", id="backlog.views", tooltip="Saved filters: use, save, delete"),
        Binding("h", "have", "I have…", id="backlog.have", tooltip="Say how much time there is: 90, 2h"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._view = ""
        self._minutes: int | None = None
        self._candidate: Candidate | None = None
        """What is shown in the reader."""

    def hints(self) -> tuple[str, ...]:
        """Name the keys of the view shown."""
        acts = tuple(f"pick('{act.name}')" for act in FRUIT_KEYS)
        lead = ("other_view", *acts, "have") if self._view == FRUIT else ("other_view",)
        rest = ("filter", "order", "views", "search", "help", "raw", "browse", "copy_link", "sync", "quit")
        return (
            "go_down",
            *lead,
            *rest[:1],
            *(rest[1:] if self._view == FRUIT else (*rest[1:3], *acts, *rest[3:])),
        )

    def above(self) -> tuple[Widget, ...]:
        """Give the field, under a line that says which view this is."""
        return (TextLines(id="view"), *super().above())

    def view(self) -> str:
        """Name the view, and the time there is."""
        return f"{self._view} {self._minutes or ''}"

    def watch_picture(self, picture: Picture | None) -> None:
        """Begin with the fruit when nobody waits; else with all that is open."""
        if picture is not None and not self._view:
            waits = any(one.turn is Turn.US for one in picture.standings)
            self._show(ALL if waits else FRUIT)
        super().watch_picture(picture)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look again: much may have changed while another screen was shown."""
        super().on_screen_resume(event)
        if self._view:
            self.ask()

    def find_issues(self, text: str) -> IssuesFound:
        """Find the product issues a filter asks for."""
        view, query = self.view(), parse(text)
        if view.startswith(FRUIT):
            return IssuesFound(text, self._desk.fruit(query, self._minutes), view)
        return IssuesFound(text, self._desk.backlog(query), view)

    def source(self, found: IssuesFound, now: datetime) -> PagedRows[Any]:
        """Make the rows of the view."""
        tags = self._desk.team.list_tags
        if found.view.startswith(FRUIT):
            return FruitRows(found.keys, self.page(self._desk.candidates), self._desk.me, tags)
        load = self.page(lambda keys: [Hit(issue) for issue in self._desk.issues(keys)])
        return IssueRows(found.keys, load, now, with_repo=False, list_tags=tags)

    @on(IssuesFound)
    def say_view(self) -> None:
        """Say how many there are, and in which view; and what can be done to the one at the cursor."""
        self.call_later(self._tell_view)
        self.call_later(self.update_hints)

    @on(Input.Changed, "#find")
    def say_problems(self, event: Input.Changed) -> None:
        """Say what of a filter was not understood."""
        self.status.trouble = " · ".join(parse(event.value).problems)

    def told_above(self, event: ConversationLoaded) -> Sequence[Part]:
        """Explain the score."""
        self._candidate = event.candidate
        return explained(event.candidate) if event.candidate else ()

    def chosen(self) -> Standing | None:
        """Give the product issue that a key is meant for: the one being read, else the one at the cursor."""
        issue = self._chosen_issue()
        found = self._desk.inquiry(issue.node_id) if issue is not None else None
        return standing(found, self._desk.team) if found is not None else None

    def action_other_view(self) -> None:
        """Change between the fruit and all of the backlog."""
        self._show(ALL if self._view == FRUIT else FRUIT)

    def action_have(self) -> None:
        """Ask how much time there is."""
        from sretui.ui.screens.fruit.forms.have_form import HaveForm

        def narrow(minutes: int | None) -> None:
            if minutes is not None:
                self._minutes = minutes or None
                self._show(FRUIT)

        self.app.push_screen(HaveForm(self._minutes), narrow)

    def action_views(self) -> None:
        """Offer the saved filters."""
        from sretui.ui.screens.fruit.forms.views_form import ViewsForm

        field = self.query_one("#find", Input)

        def use(text: str | None) -> None:
            if text is not None:
                field.value = text

        self.app.push_screen(ViewsForm(self._desk, " ".join(field.value.split())), use)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#find", Input).focus()

    def action_order(self) -> None:
        """Order by the next thing; written into the filter, where it can be seen and edited."""
        field = self.query_one("#find", Input)
        following = _ORDERS[(_ORDERS.index(parse(field.value).sort) + 1) % len(_ORDERS)]
        words = [word for word in field.value.split() if not word.lower().startswith("sort:")]
        field.value = " ".join([*words, f"sort:{following.value}"])

    def action_pick(self, name: str) -> None:
        """Begin an act on the product issue chosen."""
        if self.now is not None and (stage := self._stage(self.now)).chosen is not None:
            self.begin(BY_NAME[name].module, stage)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what makes no sense here."""
        if action == "pick":
            issue = self._chosen_issue() if self.is_mounted else None
            act = BY_NAME[str(parameters[0])]
            return True if issue is not None and act.applies(issue, self._desk.me) else None
        if action == "order":
            return True if self._view != FRUIT else None
        return super().check_action(action, parameters)

    def _chosen_issue(self) -> Issue | None:
        if self._reading and self.reader.issue is not None and self.focused is not self.rows:
            issue = self.reader.issue
            return issue if issue.repo is RepoRole.PRODUCT else None
        source, index = self.rows.source, self.rows.cursor_index
        return source.issue(index) if isinstance(source, PagedRows) and index >= 0 else None

    def _show(self, view: str) -> None:
        self._view = view
        self.set_class(view == FRUIT, "fruit")
        self._tell_view()
        self.ask()
        self.update_hints()

    def _tell_view(self) -> None:
        """Name both views, the one shown marked; and how much time there is."""
        count = len(self.rows.source)
        have = f" for {minutes_words(self._minutes)}" if self._minutes and self._view == FRUIT else ""
        spans = []
        for view, name in ((FRUIT, "Low-hanging fruit"), (ALL, "Backlog")):
            shown = self._view == view
            many = f" of {count}" if view == FRUIT else f" {count}"
            words = f" {name}{have if view == FRUIT else ''}{many if shown else ''} "
            spans += [Span(f"▸{words}" if shown else f" {words}", "line--marked" if shown else "line--muted")]
        spans.append(Span("  F changes", "line--muted"))
        self.query_one("#view", TextLines).set_lines((Line(tuple(spans)),))

    def _load(self, node_id: str) -> ConversationLoaded:
        found = super()._load(node_id)
        found.candidate = self._desk.candidate(node_id, self._minutes if self._view == FRUIT else None)
        return found
