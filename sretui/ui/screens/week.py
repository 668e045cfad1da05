"""The week so far: figures, a plot of the first answers, and the Markdown for the project meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget

from sretui.core.week.bounds import Bounds, week_before, week_following
from sretui.core.week.figures import Figures
from sretui.core.week.markdown import markdown
from sretui.core.week.words import about_plot, bars, extent, message, rows, title
from sretui.desk import Desk
from sretui.ui.newest import Newest
from sretui.ui.picture import Picture
from sretui.ui.screens.duty import DutyScreen
from sretui.ui.settings import UiSettings
from sretui.ui.widgets.answers_plot import AnswersPlot
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.line_source import Rows
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines
from sretui.ui.widgets.week_rows import week_rows
from sretui.ui.widgets.wrapping import wrapped


@dataclass(frozen=True)
class WeekWish:
    """Which week is wanted."""

    anchor: datetime | None = None
    """An instant of it (UTC); None is the week of now."""


@dataclass
class WeekCounted(Message):
    """The figures of a week are here."""

    wish: WeekWish
    figures: Figures

    def can_replace(self, message: Message) -> bool:
        """Coalesce: only the newest figures count."""
        return isinstance(message, WeekCounted)


class WeekScreen(DutyScreen):
    """One week of duty in figures."""

    CSS_PATH = ["week.tcss"]
    AUTO_FOCUS = "#rows"
    MODE = "week"
    BINDINGS = [
        Binding("left,h", "before", "Week before", id="week.before", tooltip="Show the week before"),
        Binding("right,l", "after", "Week after", id="week.after", tooltip="Show the week after"),
        Binding("w", "current", "This week", id="week.current", tooltip="Show the week of now"),
        Binding(
            "y",
            "copy_markdown",
            "Copy Markdown",
            id="week.copy",
            tooltip="Copy the week for the project meeting, without your effort",
        ),
    ]

    def __init__(self, desk: Desk, settings: UiSettings) -> None:
        super().__init__(desk, settings)
        self._wish = WeekWish()
        self._figures: Figures | None = None
        self._counter: Newest[WeekWish] = Newest("week", self._count, self.post_message)

    def content(self) -> Iterable[Widget]:
        """Give the week's name, the figures, and the plot with what it says."""
        return (
            TextLines(id="title"),
            Horizontal(
                LineList(id="rows", placeholder="Counting …"),
                Vertical(TextLines(id="about"), AnswersPlot(), TextLines(id="message"), id="side"),
                id="figures",
            ),
        )

    def hints(self) -> tuple[str, ...]:
        """Name the week's keys."""
        return ("before", "after", "current", "copy_markdown", "help", "classified", "sync", "quit")

    def watch_picture(self, picture: Picture | None) -> None:
        """Count anew: something has changed."""
        super().watch_picture(picture)
        self._ask()

    def watch_now(self, before: datetime | None, now: datetime | None) -> None:
        """Count anew each minute: what waits comes to be over the goal, and a week ends."""
        if before is not None and now is not None and before.replace(second=0) != now.replace(second=0):
            self._ask()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Count anew: while another screen was shown nobody did."""
        super().on_screen_resume(event)
        self._ask()

    @on(WeekCounted)
    def show_figures(self, event: WeekCounted) -> None:
        """Show a week, unless another one is wanted by now."""
        if event.wish == self._wish:
            self._figures = event.figures
            self._show(event.figures)

    @on(events.Resize)
    def break_lines(self) -> None:
        """Fit the words into the room there is now."""
        if self._figures is not None:
            self.call_after_refresh(self._tell, self._figures)

    def action_before(self) -> None:
        """Show the week before."""
        if self._figures is not None:
            self._go_to(week_before(self._desk.team, self._figures.bounds))

    def action_after(self) -> None:
        """Show the week after."""
        if self._figures is not None:
            self._go_to(week_following(self._desk.team, self._figures.bounds))

    def action_current(self) -> None:
        """Show the week of now."""
        self._wish = WeekWish()
        self._ask()

    def action_copy_markdown(self) -> None:
        """Copy the week; effort stays here."""
        if self._figures is not None:
            self.app.copy_to_clipboard(markdown(self._figures, self._desk.team, self.zone))
            self.notify("Copied as Markdown, without your effort; nothing was posted.", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what leads nowhere: the future has no figures."""
        match action:
            case "after":
                return True if self._figures is not None and self._figures.is_over else None
            case "current":
                return True if self._wish.anchor is not None else None
            case _:
                return super().check_action(action, parameters)

    def _go_to(self, bounds: Bounds) -> None:
        is_now = self.now is not None and bounds.holds(self.now)
        self._wish = WeekWish(None if is_now else bounds.begins)
        self._ask()

    def _ask(self) -> None:
        if self.is_current:
            self._counter.ask(self._wish)

    def _count(self, wish: WeekWish) -> WeekCounted:
        return WeekCounted(wish, self._desk.week(wish.anchor or self._desk.clock()))

    def _show(self, figures: Figures) -> None:
        self.query_one("#rows", LineList).replace(Rows(week_rows(rows(figures))))
        self.query_one(AnswersPlot).show(bars(figures))
        self._tell(figures)
        self.update_hints()

    def _tell(self, figures: Figures) -> None:
        team, tz = self._desk.team, self.zone
        named = (Line((Span(title(figures, team, tz), "line--heading"),)),)
        self.query_one("#title", TextLines).set_lines(
            (*named, Line((Span(extent(figures, tz), "line--muted"),)))
        )
        self._fill("#about", about_plot(figures), "line--muted")
        self._fill("#message", message(figures), "line--text")

    def _fill(self, place: str, text: str, role: str) -> None:
        lines = self.query_one(place, TextLines)
        width = lines.content_size.width
        lines.set_lines([Line(spans) for spans in wrapped((Span(text, role),), width)] if width else ())
