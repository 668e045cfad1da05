"""The plot of the week: how many first answers came in which quarter of the goal.

Plotext draws it; its own colours are left away, so that the theme's hold, and none where there are to be
none. Imported only by the screen that shows it.
"""

from collections.abc import Sequence

from rich.text import Text
from textual_plotext import PlotextPlot

_BAR = "█"
_WIDTH = 0.6
"""Of a bar, as a share of its place."""


class AnswersPlot(PlotextPlot):
    """Show counts as upright bars."""

    DEFAULT_CSS = """
    AnswersPlot { background: $surface; color: $primary; }
    AnswersPlot:ansi { background: ansi_default; color: ansi_default; }
    """

    def __init__(self) -> None:
        super().__init__(id="plot")
        self.theme = "clear"  # plotext's word for none

    def show(self, bars: Sequence[tuple[str, int]]) -> None:
        """Draw these bars."""
        plot = self.plt
        plot.clear_figure()
        most = max((count for _, count in bars), default=0)
        plot.bar([name for name, _ in bars], [count for _, count in bars], marker=_BAR, width=_WIDTH)
        plot.ylim(0, max(1, most))
        plot.yticks([0, most] if most else [0])
        plot.frame(False)
        self.refresh()

    def render(self) -> Text:
        """Draw the plot as it came, in the widget's own colours."""
        drawn = super().render()
        return Text(drawn.plain if isinstance(drawn, Text) else str(drawn), no_wrap=True)
