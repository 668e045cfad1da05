"""What may be there already, before a new inquiry is filed: use one of them, or go on."""

from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean
from sretui.core.intake.similar import Similar
from sretui.core.model import Issue, RepoRole
from sretui.core.phrases import ago
from sretui.core.prose import plain
from sretui.core.team import Team
from sretui.ui.widgets.likely_rows import LikelyRows
from sretui.ui.widgets.line_list import LineList

_EXCERPT = 600
_KEYS = "↓ ↑ look · enter uses it · ctrl+s files a new one · esc goes back"


@dataclass(frozen=True, slots=True)
class Decided:
    """How to go on: with an issue that is there, or with a new one (None)."""

    issue: Issue | None = None


class LikelyForm(ModalScreen[Decided | None]):
    """Return the issue to use, or that a new one is to be filed."""

    CSS_PATH = ["../dialog.tcss", "likely.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "File", id="likely.file", tooltip="None of these: file a new inquiry"),
        Binding("escape", "leave", "Back", id="likely.back", tooltip="Go back to what is typed"),
    ]

    def __init__(self, similar: Similar, team: Team, now: datetime) -> None:
        super().__init__()
        self._similar = similar
        self._team = team
        self._now = now

    def compose(self) -> ComposeResult:
        """Say what is odd, list what is alike, and show what the one at the cursor says."""
        with Vertical(classes="dialog"):
            yield Static("Is it one of these?", classes="question", markup=False)
            for line in self._said():
                yield Static(clean(line, lines=False), classes="wrong", markup=False)
            rows = LikelyRows(self._similar.issues, self._now)
            yield LineList(rows, empty="Nothing like it on GitHub.", id="found")
            yield Static("", id="use", markup=False)
            yield Static("", id="excerpt", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one("#found").focus()
        self._tell()

    @on(LineList.Highlighted, "#found")
    def come_to_row(self) -> None:
        """Say what choosing it does, and how its text begins."""
        self._tell()

    @on(LineList.Opened, "#found")
    def use(self) -> None:
        """Return the issue at the cursor."""
        if (issue := self._chosen()) is not None:
            self.dismiss(Decided(issue))

    def action_go_on(self) -> None:
        """File a new one."""
        self.dismiss(Decided())

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _said(self) -> list[str]:
        said = []
        if (twin := self._similar.twin) is not None:
            what = f"#{twin.issue.number}" if twin.issue else "still in the outbox"
            said.append(f"The same was filed {ago(twin.at, self._now)}, {what}: “{twin.title}”")
        if (answered := self._similar.answered) is not None:
            said.append(f"It is a reply to #{answered.number}.")
        return said

    def _chosen(self) -> Issue | None:
        source = self.query_one("#found", LineList).source
        index = self.query_one("#found", LineList).cursor_index
        return source.issue(index) if isinstance(source, LikelyRows) else None

    def _tell(self) -> None:
        issue = self._chosen()
        use = ""
        if issue is not None:
            use = (
                f"enter: a comment on #{issue.number} instead of a new inquiry"
                if issue.repo is RepoRole.INQUIRIES
                else f"enter: file it, and note product #{issue.number} as what is known"
            )
        words = " ".join(plain(issue.body[:_EXCERPT], self._team.boilerplate).split()) if issue else ""
        self.query_one("#use", Static).update(use)
        self.query_one("#excerpt", Static).update(clean(words, lines=False))
