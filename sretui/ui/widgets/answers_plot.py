"""The plot of the week: how many first answers came in which quarter of the goal.

Plotext draws it; its own colours are left away, so that the theme's hold, and none where there are to be
none. Imported only by the screen that shows it.
"""

from collections.abc import Sequence

from rich.text import Text
from textual.geometry import Size
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
        self.theme = "clear"

    def show(self, bars: Sequence[tuple[str, int]]) -> None:
        """Draw these bars."""
        plot = self.plt
        plot.clear_figure()
        most = max((count for _, count in bars), default=0)
        plot.bar([name for name, _ in bars], [count for _, count in bars], marker=_BAR, width=_WIDTH)
        plot.xlim(0.3, len(bars) + 0.7)  # room for the words below the outer bars
        plot.ylim(0, max(1, most))
        plot.yticks([0, most] if most else [0])
        plot.frame(False)
        self.refresh()

    def drawn(self, size: Size) -> Text:
        """Draw the plot on so many cells, without colours of its own."""
        self.plt.plotsize(size.width, size.height)
        self.plt._set_size(size.width, size.height)  # noqa: SLF001  # see PlotextPlot.render
        self.plt.theme("clear")  # plotext's word for no colours
        return Text(Text.from_ansi(self.plt.build()).plain, no_wrap=True)

    def render(self) -> Text:
        """Draw the plot in the widget's own colours."""
        return self.drawn(self.size)
