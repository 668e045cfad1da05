"""The line that says what is wrong, what is going on, and what to do about it."""

from datetime import datetime, timedelta

from textual.reactive import reactive

from sretui.core import phrases
from sretui.core.board import Health, PullState, PushState
from sretui.core.effort import Timer
from sretui.core.team import Team
from sretui.ui import wording
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines


class StatusBar(TextLines):
    """Show what is wrong with the pull, what is stuck, how the sending goes, or what else there is to say."""

    DEFAULT_CSS = """
    StatusBar { height: 1; padding: 0 1; background: $surface; }
    """

    now: reactive[datetime | None] = reactive(None)
    pull_state: reactive[PullState] = reactive(PullState())
    push_state: reactive[PushState] = reactive(PushState())
    stuck: reactive[str] = reactive("")
    """What of the outbox needs a person."""
    trouble: reactive[str] = reactive("")
    """A sentence of the screen's own, which comes first."""
    note: reactive[str] = reactive("")
    """What the next key press is for; comes next."""

    given: reactive[str] = reactive("")
    """What became of what was handed over; said where nothing else is."""
    timer: reactive[Timer | None] = reactive(None)
    """What is being worked on; it is told whatever else is."""

    def __init__(self, team: Team) -> None:
        super().__init__()
        self._team = team

    def watch_now(self) -> None:
        """Count down to the next try."""
        self._draw()

    def watch_pull_state(self) -> None:
        """Say what the pull says."""
        self._draw()

    def watch_timer(self) -> None:
        """Say what the timer runs on."""
        self._draw()

    def watch_given(self) -> None:
        """Say what became of what was handed over."""
        self._draw()

    def watch_push_state(self) -> None:
        """Say what the push says."""
        self._draw()

    def watch_stuck(self) -> None:
        """Say what needs a person."""
        self._draw()

    def watch_trouble(self) -> None:
        """Say what the screen says."""
        self._draw()

    def watch_note(self) -> None:
        """Say what the next key press is for."""
        self._draw()

    def _draw(self) -> None:
        self.set_lines((Line((*self._timed(), self._words())),))

    def _timed(self) -> tuple[Span, ...]:
        if self.timer is None or self.now is None:
            return ()
        words = f"timer {self.timer.about} {phrases.rough(max(timedelta(0), self.now - self.timer.since))}"
        return (Span(words, "line--state"), Span(" · " if self._words().text else "", "line--muted"))

    def _words(self) -> Span:
        if self.trouble:
            return Span(self.trouble, "line--warning")
        if self.note:
            return Span(self.note, "line--title")
        state, now = self.pull_state, self.now
        calm = state.health in {Health.PULLING, Health.FRESH}
        if state.sentence and not calm:
            return Span(self._next_try() + state.sentence, "line--warning")
        if self.stuck:
            return Span(self.stuck, "line--warning")
        if self.push_state.sentence:
            return Span(self._sending(), "line--warning")
        if state.sentence:
            return Span(self._next_try() + state.sentence, "line--muted")
        if state.synced is None and state.health is Health.PULLING:
            return Span(wording.FIRST_SYNC, "line--muted")
        if self.given:
            return Span(self.given, "line--notice")
        if now is not None and (warning := wording.holiday_warning(self._team, now)):
            return Span(warning, "line--warning")
        return Span("")

    def _sending(self) -> str:
        """Say what keeps the sending, and until when."""
        until, now = self.push_state.until, self.now
        if until is None or now is None or until <= now:
            return self.push_state.sentence
        return f"Sending goes on in {phrases.duration(until - now)}. {self.push_state.sentence}"

    def _next_try(self) -> str:
        if self.pull_state.until is None or self.now is None or self.pull_state.until <= self.now:
            return ""
        # a limit of GitHub's is waited out within the pull, and R does not shorten it
        by_hand = "" if self.pull_state.health is Health.WAITING else ", R tries now"
        return f"Next try in {phrases.duration(self.pull_state.until - self.now)}{by_hand}. "
