"""The three lines at the top: where and when we are, who is on duty, and the screens."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive

from sretui.core.board import PullState
from sretui.core.roster.duty import duty
from sretui.core.team import Team
from sretui.ui import wording
from sretui.ui.messages import ActionWanted
from sretui.ui.widgets.lines import Line, Span, column
from sretui.ui.widgets.text_lines import TextLines

WIDE = 100
_APP = "sretui"
_NAMED = 24
"""Room in which it is worth to name the repo, cut or whole."""
_GAP = 2
_AGE = 14
"""Cells of an age as wide as it gets in the first hour: `synced 59s ago`."""
STUCK = " !"
"""Stands behind the name of a screen on which something needs a person."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the screens, as the header names it."""

    key: str
    name: str
    mode: str
    count: int | None = None
    is_stuck: bool = False
    """Whether something there needs a person."""


class DutyHeader(TextLines):
    """Tell the time, the team's hours, the age of the data, the roles and the screens."""

    DEFAULT_CSS = """
    DutyHeader { height: 3; padding: 0 1; }
    """

    now: reactive[datetime | None] = reactive(None)
    pull_state: reactive[PullState] = reactive(PullState())
    tabs: reactive[tuple[Tab, ...]] = reactive(())
    classified: reactive[int] = reactive(0)
    """Stubs of classified matter that are open; nothing is said of none."""
    waiting: reactive[str] = reactive("")
    """How much is not sent yet, in words; empty when all is."""

    def __init__(self, team: Team, me: str, repo: str, tz: tzinfo, mode: str) -> None:
        super().__init__()
        self._team = team
        self._me = me
        self._repo = repo
        self._tz = tz
        self._mode = mode

    def learn_roster(self, team: Team) -> None:
        """Tell the roles by the roster as it is known now."""
        if team is not self._team:
            self._team = team
            self._draw()

    def watch_now(self) -> None:
        """Tell the new time."""
        self._draw()

    def watch_pull_state(self) -> None:
        """Tell the age of the data."""
        self._draw()

    def watch_tabs(self) -> None:
        """Tell the counts."""
        self._draw()

    def watch_classified(self) -> None:
        """Tell how many there are."""
        self._draw()

    def watch_waiting(self) -> None:
        """Tell what is not sent yet."""
        self._draw()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Go to the screen whose name was clicked."""
        if event.y != 2:
            return
        at = self.styles.padding.left
        for tab in self.tabs:
            at += cell_len(_tab_text(tab)) + len(STUCK if tab.is_stuck else "") + 3
            if event.x < at:
                self.post_message(ActionWanted(f"app.show('{tab.mode}')"))
                return

    def _draw(self) -> None:
        if self.now is None:
            return
        self.set_lines((self._first(self.now), self._second(self.now), self._third()))

    def _first(self, now: datetime) -> Line:
        age = Span(
            wording.data_age(self.pull_state, now),
            "line--warning" if wording.is_stale(self.pull_state, self._team, now) else "line--muted",
        )
        clock = f"{wording.wall_clock(now, self._tz)} · {wording.business_state(self._team, now)} · "
        right = [Span(clock, "line--text"), age]
        if self.waiting and cell_len(clock + age.text) + cell_len(self.waiting) + 3 <= self.size.width:
            right.append(Span(f" · {self.waiting}", "line--warning" if self._any_stuck else "line--state"))
        widest = max(0, _AGE - cell_len(age.text))
        room = self.content_size.width - sum(cell_len(span.text) for span in right)
        if room - widest < _NAMED:  # judged by the widest age, so that nothing comes and goes as seconds pass
            return Line(tuple(right))
        name = Span(column(f"  {self._repo}", room - cell_len(_APP) - _GAP), "line--text")
        return Line((Span(_APP, "line--heading"), name, Span(" " * _GAP), *right))

    @property
    def _any_stuck(self) -> bool:
        return any(tab.is_stuck for tab in self.tabs)

    def _second(self, now: datetime) -> Line:
        words = wording.roles if self.size.width >= WIDE else wording.short_roles
        on = duty(self._team, now)
        role = "line--text" if on.primary else "line--warning"
        told = words(self._team, on, self._me, now)
        if not self.classified:
            return Line((Span(told, role),))
        open_ones = f" · {self.classified} classified, C"
        room = max(0, self.content_size.width - cell_len(open_ones))
        return Line((Span(column(told, min(room, cell_len(told))), role), Span(open_ones, "line--warning")))

    def _third(self) -> Line:
        spans: list[Span] = []
        for tab in self.tabs:
            here = tab.mode == self._mode
            spans += [
                Span(_tab_text(tab), "line--heading" if here else "line--muted"),
                *([Span(STUCK, "line--warning")] if tab.is_stuck else []),
                Span(" │ ", "line--muted"),
            ]
        return Line(tuple(spans[:-1]))


def _tab_text(tab: Tab) -> str:
    count = "" if tab.count is None else f" {tab.count}"
    return f"{tab.key} {tab.name}{count}"
