"""The texts of a known issue: the news for the product issue, and the word to the customer."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Label, Static, TextArea

from sretui.core.acts.known import KnownIssue, has_label, usual_reason, warning
from sretui.core.cleaning import clean
from sretui.core.model import Issue, Whereabouts
from sretui.core.outbox.writes import Reason
from sretui.desk import Desk
from sretui.ui.screens.forms.kept import KeptForm, load
from sretui.ui.widgets.choice import NO, YES, Choice

_REASONS = {
    Reason.DUPLICATE.value: "another issue tracks this; it is not fixed yet",
    Reason.COMPLETED.value: "it is fixed, or the question is answered",
    Reason.NOT_PLANNED.value: "nothing will be done about it",
}
_KEYS = "ctrl+s preview · tab next field · esc leaves (what is typed is kept)"


def place_of(inquiry: Issue) -> str:
    """Name the draft of an inquiry's known issue."""
    return f"known:{inquiry.node_id}"


class KnownForm(KeptForm[KnownIssue]):
    """Return what was chosen; the review comes after it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss"]
    BINDINGS = [
        Binding("ctrl+s", "go_on", "Preview", id="known.preview", tooltip="Show all that will happen"),
        Binding("escape", "leave", "Leave", id="known.leave", tooltip="Post nothing; keep what is typed"),
    ]

    def __init__(self, desk: Desk, inquiry: Issue, product: Issue, news: str, reply: str) -> None:
        super().__init__(desk, place_of(inquiry))
        self._inquiry = inquiry
        self._product = product
        typed = load(desk, self.place)
        same = typed.get("product") == product.node_id
        self._news = typed.get("news", news)
        self._reply = typed.get("reply", reply) if same else reply
        self._unreview = typed.get("unreview", YES) == YES
        self._reason = typed["reason"] if same and "reason" in typed else usual_reason(product).value

    def fields(self) -> dict[str, str]:
        """Add which product issue it is."""
        return {**super().fields(), "product": self._product.node_id}

    def compose(self) -> ComposeResult:
        """Lay out both texts, the label, and GitHub's reason."""
        with Vertical(classes="dialog"):
            title = f"#{self._inquiry.number} is known: product #{self._product.number} {self._product.title}"
            yield Static(clean(title, lines=False), classes="question oneline", markup=False)
            yield from self._warning()
            yield Label("News on the product issue; empty posts none", markup=False)
            yield TextArea(self._news, id="news")
            yield Label("To the customer, mailed to everybody who follows the list", markup=False)
            yield TextArea(self._reply, id="reply")
            yield from self._label()
            yield Horizontal(
                Label("Close as", markup=False), Choice(_REASONS, self._reason, id="reason"), classes="row"
            )
            yield Static(_KEYS, classes="muted")

    def action_go_on(self) -> None:
        """Return what is chosen; an issue that is no longer there takes no news."""
        if self._product.whereabouts is not Whereabouts.HERE:
            self.app.bell()
            return
        held = self.fields()
        unreview = self.desk.team.labels.reviewed if held.get("unreview") == YES else ""
        self.leave_with(
            KnownIssue(self._product, held["news"], unreview, held["reply"], Reason(held["reason"]))
        )

    def _warning(self) -> Iterator[Widget]:
        if said := warning(self._product):
            yield Static(clean(said, lines=False), classes="wrong", markup=False)

    def _label(self) -> Iterator[Widget]:
        reviewed = self.desk.team.labels.reviewed
        if has_label(self._product, reviewed):
            choices = {
                YES: f"{reviewed} is taken off, so that the next project meeting looks at it again",
                NO: f"{reviewed} stays on",
            }
            chosen = YES if self._unreview else NO
            yield Horizontal(
                Label("Label", markup=False), Choice(choices, chosen, id="unreview"), classes="row"
            )
