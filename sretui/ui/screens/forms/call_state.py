"""How a call for help stands, and what became of it: asked when `E` is pressed on an escalated inquiry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from sretui.core.cleaning import clean
from sretui.core.escalation import Call, Offer, is_overdue
from sretui.core.journal import Asking
from sretui.core.phrases import local
from sretui.core.team import Team

_KEYS = (
    "a accepted · d declined · w answered · n no answer · x ended\n"
    "enter asks the next · p product issue instead · esc leaves it"
)


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """What became of the last call, or else the step to take next."""

    became: Asking | None = None
    step: Offer = Offer.OTHERS


class CallState(ModalScreen[CallAnswer | None]):
    """Return what became of the last call, or the next step."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("a", "became('ACCEPTED')", "Accepted", id="call_state.accepted", tooltip="They take it up"),
        Binding("d", "became('DECLINED')", "Declined", id="call_state.declined", tooltip="They cannot help"),
        Binding("w", "became('ANSWERED')", "Answered", id="call_state.answered", tooltip="They answered"),
        Binding(
            "n", "became('NO_ANSWER')", "No answer", id="call_state.no_answer", tooltip="Nothing came back"
        ),
        Binding("x", "became('ENDED')", "Ended", id="call_state.ended", tooltip="Help is no longer needed"),
        Binding("enter", "next", "Ask next", id="call_state.next", tooltip="Ask somebody else"),
        Binding("p", "product", "Product", id="call_state.product", tooltip="The last resort: promote it"),
        Binding("escape", "leave", "Leave", id="call_state.leave", tooltip="Change nothing"),
    ]

    def __init__(
        self, number: int, calls: Sequence[Call], offer: Offer | None, team: Team, tz: tzinfo, now: datetime
    ) -> None:
        """Ask about the last of the calls of an inquiry."""
        super().__init__()
        self._number = number
        self._calls = tuple(calls)
        self._offer = offer
        self._team = team
        self._tz = tz
        self._now = now

    def compose(self) -> ComposeResult:
        """Tell each call, the last one below."""
        with Vertical(classes="dialog"):
            yield Static(f"Escalation of #{self._number}", classes="question", markup=False)
            yield Static(clean("\n".join(self._told())), markup=False)
            if self._offer is not None:
                yield Static(f"The next step up: {self._offer.value}.", classes="wrong", markup=False)
            yield Static(_KEYS, classes="muted", markup=False)

    def action_became(self, name: str) -> None:
        """Return what became of it."""
        self.dismiss(CallAnswer(Asking[name]))

    def action_next(self) -> None:
        """Ask the next one."""
        self.dismiss(CallAnswer())

    def action_product(self) -> None:
        """Take the last resort."""
        self.dismiss(CallAnswer(step=Offer.PRODUCT))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _told(self) -> Iterator[str]:
        for call in self._calls:
            one = call.escalation
            since = f" {local(call.since, self._tz, self._now)}" if call.since else ""
            late = ", over" if is_overdue(call, self._team, self._now) else ""
            by = f" · by {local(one.by, self._tz, self._now)}{late}" if one.by else ""
            yield f"{one.whom}: {call.state.value}{since}{by}"
            if one.question:
                yield f"  {' '.join(one.question.split())}"
