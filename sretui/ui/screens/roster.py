"""The roster: the weeks behind and ahead, who is on duty when, and what waits for somebody's word."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from textual import on
from textual.binding import Binding
from textual.widget import Widget

from sretui.core.phrases import local, weekday_and_day
from sretui.core.roster.changes import Delegation, Override
from sretui.core.roster.duty import next_change
from sretui.core.roster.findings import Finding, findings
from sretui.core.roster.weeks import week_of
from sretui.core.roster.words import standing_words, who_words
from sretui.desk import Desk
from sretui.ui.picture import Picture
from sretui.ui.screens.acts.stage import Stage
from sretui.ui.screens.duty import DutyScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.roster_rows import DelegationRow, NewWeekRow, OverrideRow, WeekRow, roster_rows
from sretui.ui.widgets.text_lines import TextLines

_TOLD = 3
"""Lines below the list: what is known of the row at the cursor."""
EMPTY = "The roster is empty: e adds the first week."


class RosterScreen(DutyScreen):
    """The weeks of duty."""

    CSS_PATH = ["roster.tcss"]
    AUTO_FOCUS = "#rows"
    MODE = "roster"
    BINDINGS = [
        Binding("e", "edit", "Edit week", id="roster.edit", tooltip="Put others into this week, or add it"),
        Binding("t", "trade", "Trade", id="roster.trade", tooltip="Exchange this week for another one"),
        Binding("c", "cover", "Cover", id="roster.cover", tooltip="Let somebody else have a role"),
        Binding("D", "delegate", "Delegate", id="roster.delegate", tooltip="Lend the role to the Backup"),
        Binding("a", "agree", "Agree", id="roster.agree", tooltip="Agree to what is asked, or note it"),
        Binding("u", "undo", "Take back", id="roster.undo", tooltip="Take back or decline this change"),
        Binding("y", "message", "Message", id="roster.message", tooltip="Draft a message to the team"),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._found: tuple[Finding, ...] = ()
        self._came = False

    def content(self) -> Iterable[Widget]:
        """Give what comes next, the weeks, and what is known of the one at the cursor."""
        return (TextLines(id="next"), LineList(empty=EMPTY, id="rows"), TextLines(id="told"))

    def on_mount(self) -> None:
        """Name the keys."""
        self.update_hints()

    def hints(self) -> tuple[str, ...]:
        """Name the roster's keys."""
        return ("agree", "undo", "edit", "trade", "cover", "delegate", "message", "help", "sync", "quit")

    def watch_picture(self, picture: Picture | None) -> None:
        """Show the roster as it is now."""
        super().watch_picture(picture)
        if picture is not None and self.now is not None:
            self._show(self.now)

    def watch_now(self, before: datetime | None, now: datetime | None) -> None:
        """Draw anew each minute: weeks begin and end."""
        if now is not None and self.picture is not None and _minute(before) != _minute(now):
            self._show(now)

    @on(LineList.Highlighted, "#rows")
    def come_to_row(self) -> None:
        """Say what is known of the row."""
        if self.now is not None:
            self._tell(self.now)
        self.update_hints()

    @on(LineList.Opened, "#rows")
    def open_row(self) -> None:
        """Agree to what waits for me, else edit the week."""
        change = self._change()
        self._with(self._agree if change is not None and _waits(change) else self._edit)

    def action_edit(self) -> None:
        """Put others into the week at the cursor."""
        self._with(self._edit)

    def action_trade(self) -> None:
        """Exchange the week at the cursor."""
        from sretui.ui.screens.rostering.weekly import trade

        self._with(lambda stage: trade(stage, self._week() or date.min))

    def action_cover(self) -> None:
        """Let somebody else have a role of the week at the cursor."""
        from sretui.ui.screens.rostering.weekly import cover

        self._with(lambda stage: cover(stage, self._week() or date.min))

    def action_delegate(self) -> None:
        """Lend the Primary's role to the Backup."""
        from sretui.ui.screens.acts.delegating import begin

        self._with(begin)

    def action_agree(self) -> None:
        """Agree to the change at the cursor."""
        self._with(self._agree)

    def action_undo(self) -> None:
        """Take the change at the cursor back."""
        from sretui.ui.screens.rostering.answering import take_back

        change = self._change()
        if change is not None:
            self._with(lambda stage: take_back(stage, change))

    def action_message(self) -> None:
        """Draft a message to the team on the change at the cursor."""
        from sretui.ui.screens.rostering.answering import draft_message

        change = self._change()
        if change is not None:
            self._with(lambda stage: draft_message(stage, change))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what does not apply to the row at the cursor."""
        change = self._change()
        match action:
            case "agree":
                return True if change is not None and _waits(change) else None
            case "undo" | "message":
                return True if change is not None else None
            case "edit":
                return True if self._week() else None
            case "trade" | "cover":
                return True if self._week() and not isinstance(self._key(), NewWeekRow) else None
            case _:
                return super().check_action(action, parameters)

    def _edit(self, stage: Stage) -> None:
        from sretui.ui.screens.rostering.weekly import edit

        if (week := self._week()) is not None:
            edit(stage, week)

    def _agree(self, stage: Stage) -> None:
        from sretui.ui.screens.rostering.answering import agree

        if (change := self._change()) is not None:
            agree(stage, change)

    def _with(self, act: Callable[[Stage], None]) -> None:
        if self.now is not None:
            act(Stage(self, self._desk, self.now, self.zone, None, settings=self._settings))

    def _show(self, now: datetime) -> None:
        team = self._desk.team
        self._found = findings(team, now)
        rows = self.query_one("#rows", LineList)
        rows.replace(Rows(roster_rows(team, self._desk.me, self.zone, now, self._found)))
        if not self._came:
            self._came = True
            rows.move_to(self._first(now))
        self.query_one("#next", TextLines).set_lines((self._next(now),))
        state = self._desk.roster
        self.status.trouble = f"{state.where}: {state.problems[0]}" if state.problems else ""
        self._tell(now)
        self.update_hints()

    def _first(self, now: datetime) -> object:
        """Give the row to begin at: what waits for a word, else this week."""
        from sretui.core.roster.weeks import week_after, week_at

        source = self.query_one("#rows", LineList).source
        first = next((source.key(place) for place in range(len(source)) if source.key(place)), None)
        if isinstance(first, OverrideRow | DelegationRow):
            return first
        week = week_at(self._desk.team, now) or week_after(self._desk.team, now)
        return WeekRow(week.shift.start) if week else first

    def _next(self, now: datetime) -> Line:
        """Say when the roles pass on, and to whom."""
        team, me = self._desk.team, self._desk.me
        found = next_change(team, now)
        if found is None:
            return Line((Span("Nobody is on duty, now or later.", "line--warning"),))
        at, part = found
        when = local(at, self.zone, now)
        if part is None:
            return Line((Span(f"The roster ends {when}.", "line--warning"),))
        who = f"Primary {who_words(team, part.primary, me)}, Backup {who_words(team, part.backup, me)}"
        return Line((Span("Next change ", "line--muted"), Span(f"{when}: {who}")))

    def _tell(self, now: datetime) -> None:
        lines = [*self._told(now)][:_TOLD]
        lines += [Line((Span(""),))] * (_TOLD - len(lines))
        self.query_one("#told", TextLines).set_lines(lines)

    def _told(self, now: datetime) -> list[Line]:
        team, me, tz = self._desk.team, self._desk.me, self.zone
        change = self._change()
        if change is not None:
            words = standing_words(team, change, me, tz, now)
            reason = [Line((Span(f"“{change.reason}”", "line--state"),))] if change.reason else []
            return [Line((Span(words[:1].upper() + words[1:]),)), *reason]
        start = self._week()
        week = week_of(team, start) if start else None
        general = [one for one in self._found if one.week is None]
        odd = [one for one in self._found if one.week == start and start is not None]
        lines = [Line((Span(f"! {one.sentence}", "line--warning"),)) for one in (*odd, *general)]
        if week is None:
            return lines
        begins, opens, ends = (
            f"{weekday_and_day(at, tz)} {at.astimezone(tz):%H:%M}"
            for at in (week.begins, week.opens, week.ends)
        )
        bounds = f"Begins {begins}, opens {opens}, ends {ends}"
        return [Line((Span(bounds, "line--muted"),)), *lines]

    def _key(self) -> object:
        return self.query_one("#rows", LineList).cursor_key if self.is_mounted else None

    def _week(self) -> date | None:
        key = self._key()
        if isinstance(key, WeekRow | NewWeekRow):
            return key.start
        change = self._change()
        return change.week if isinstance(change, Override) else None

    def _change(self) -> Override | Delegation | None:
        key, team = self._key(), self._desk.team
        if isinstance(key, OverrideRow):
            return next((one for one in team.overrides if one.id == key.id), None)
        if isinstance(key, DelegationRow):
            return next((one for one in team.delegations if one.id == key.id), None)
        return None


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at else None


def _waits(change: Override | Delegation) -> bool:
    return change.is_asked
