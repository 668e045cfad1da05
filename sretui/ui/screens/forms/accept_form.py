"""What becomes of an inquiry that was handed over: one key accepts it, as it is or with other plans."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from sretui.core.ahead import EXPECTED, read_ahead
from sretui.core.cleaning import clean
from sretui.core.handoff.acceptance import Acceptance, Accepting
from sretui.core.journal import Promise
from sretui.core.people import name
from sretui.core.turn import Standing
from sretui.desk import Desk
from sretui.ui.handoff_words import from_whom, state_words
from sretui.ui.screens.forms.kept import KeptForm, load

_SILENT = "Accepting mails nobody: it is a thumbs-up on the handoff comment."


class What(StrEnum):
    """What is to become of it."""

    ACCEPT = "accept"
    QUESTION = "question"
    CANNOT = "cannot take"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person chose."""

    what: What
    promise: Promise = field(default_factory=lambda: Promise(""))


def place_of(one: Standing) -> str:
    """Name the draft of the plans for an inquiry."""
    return f"accept:{one.inquiry.conversation.issue.node_id}"


class AcceptForm(KeptForm[Accepted]):
    """Return what becomes of it."""

    CSS_PATH = ["../dialog.tcss", "forms.tcss", "accept.tcss"]
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("y,ctrl+s", "accept", "Accept", id="accept.accept", tooltip="Take it over; mails nobody"),
        Binding("e", "plan", "Edit", id="accept.plan", tooltip="Change what is to be done next, and by when"),
        Binding("q", "question", "Question", id="accept.question", tooltip="Ask whoever handed it over"),
        Binding("n", "cannot", "Cannot take", id="accept.cannot", tooltip="Hand it on, or back"),
        Binding("escape,enter", "leave", "Leave", id="accept.leave", tooltip="Decide later"),
    ]

    def __init__(self, desk: Desk, one: Standing, handoff: Acceptance, tz: tzinfo, now: datetime) -> None:
        """Ask about one inquiry; times are typed in the hours' zone, and told in `tz`."""
        super().__init__(desk, place_of(one))
        self._issue = one.inquiry.conversation.issue
        self._handoff = handoff
        self._tz = tz
        self._now = now
        by = handoff.promise.by
        self._by = f"{by.astimezone(desk.team.hours.tz):%Y-%m-%d %H:%M}" if by else ""

    def compose(self) -> ComposeResult:
        """Lay out who handed it over, the next action, and the ways on."""
        typed, promise = load(self.desk, self.place), self._handoff.promise
        with Vertical(classes="dialog"):
            title = f"#{self._issue.number} {self._issue.title}"
            yield Static(clean(title, lines=False), classes="question oneline", markup=False)
            told = (clean(sentence, lines=False) for sentence in self._told())
            yield Static("\n".join(told), id="told", markup=False)
            action = clean(typed.get("next", promise.action), lines=False)
            yield self._row("Next", Input(action, id="next", select_on_focus=False))
            yield self._row("By", Input(typed.get("by", self._by), id="by", placeholder=EXPECTED))
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static(clean(self._keys(), lines=True), classes="muted", markup=False)

    def action_accept(self) -> None:
        """Return that it is taken over; say what is wrong with the time instead, and stay."""
        held = self.fields()
        try:
            by = self._read(held["by"].strip())
        except ValueError as wrong:
            self.query_one("#wrong", Static).update(clean(str(wrong), lines=False))
            return
        self.leave_with(Accepted(What.ACCEPT, Promise(" ".join(held["next"].split()), by)))

    @on(Input.Submitted)
    def submit(self) -> None:
        """Take what is typed."""
        self.action_accept()

    def action_plan(self) -> None:
        """Go to the next action."""
        self.query_one("#next", Input).focus()

    def action_question(self) -> None:
        """Return that there is something to ask."""
        self._leave_undecided(What.QUESTION)

    def action_cannot(self) -> None:
        """Return that it cannot be taken."""
        self._leave_undecided(What.CANNOT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave only the plans of what was accepted already."""
        if action in {"question", "cannot"} and self._is_accepted:
            return False
        return super().check_action(action, parameters)

    @property
    def _is_accepted(self) -> bool:
        return self._handoff.state is Accepting.ACCEPTED

    def _leave_undecided(self, what: What) -> None:
        self.leave_with(Accepted(what))

    def _row(self, label: str, field: Input) -> Horizontal:
        return Horizontal(Label(label, markup=False), field, classes="row")

    def _read(self, typed: str) -> datetime | None:
        """Read the time; as it was handed over it may be past. Raises ValueError."""
        if not typed:
            return None
        if typed == self._by:
            return self._handoff.promise.by
        return read_ahead(typed, self.desk.team.hours, self._now)

    def _told(self) -> Iterator[str]:
        team, me, handed = self.desk.team, self.desk.me, self._handoff.handed
        backup = f" · Backup {name(team, handed.backup)}" if handed.backup else ""
        said = from_whom(self._handoff, team, me, self._tz, self._now)
        yield said[0].upper() + said[1:] + backup
        if state := state_words(self._handoff, team, me, self._tz, self._now):
            yield state[0].upper() + state[1:] + "."

    def _keys(self) -> str:
        if self._is_accepted:
            return "y records it as it stands · e changes it · esc leaves it"
        giver = name(self.desk.team, self._handoff.handed.giver)
        return (
            f"{_SILENT}\n"
            "y accepts it as it stands · e changes the next action\n"
            f"q asks {giver} · n cannot take it · esc decides later"
        )
