"""One step of the handoff: what it asks for, its rows, what one writes, and what is known of a row."""

from collections.abc import Iterable
from datetime import tzinfo

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from sretui.core.cleaning import clean
from sretui.core.handoff.checking import NOTHING, StepKind
from sretui.ui.screens.handing import steps
from sretui.ui.screens.handing.material import Material
from sretui.ui.widgets.handoff_rows import FittedRows
from sretui.ui.widgets.line_list import LineList
from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.text_lines import TextLines
from sretui.ui.widgets.wrapping import wrapped


class StepPane(Vertical):
    """Shows one step of what was gathered."""

    def compose(self) -> ComposeResult:
        """Lay out the parts, one below the other."""
        yield TextLines(id="about")
        yield LineList(id="rows")
        yield TextArea(id="words")
        yield VerticalScroll(TextLines(id="told"), id="below", can_focus=False)

    @property
    def rows(self) -> LineList:
        """The list of the step."""
        return self.query_one("#rows", LineList)

    @property
    def words(self) -> TextArea:
        """What one writes, at the steps where one writes."""
        return self.query_one("#words", TextArea)

    def warn(self, sentence: str) -> None:
        """Say that there is no step to show."""
        self.query_one("#about", TextLines).set_lines((Line((Span(sentence, "line--warning"),)),))

    def show(self, step: StepKind, material: Material, tz: tzinfo) -> None:
        """Show a step as it is now; the cursor stays with its row."""
        self.set_class(step in steps.TEXTS, "writing")
        self.rows.empty = steps.empty(step)
        self.rows.replace(FittedRows(steps.rows(step, material, tz)))
        self.rows.refresh(layout=step in steps.TEXTS)
        self._say_about(step, material)
        self.tell(step, material, tz)

    def begin(self, text: str | None) -> None:
        """Go to the top of another step; `text` is what was written there, None where one writes nothing."""
        self.rows.action_first()
        if text is not None:
            self.words.text = clean(text)  # a text field draws what a terminal would obey

    def tell(self, step: StepKind, material: Material, tz: tzinfo) -> None:
        """Tell what is known of the row at the cursor."""
        told = self.query_one("#told", TextLines)
        lines = steps.told(step, material, self.rows.cursor_key, tz)
        told.set_lines(_broken(lines, told.content_size.width))

    def _say_about(self, step: StepKind, material: Material) -> None:
        place = tuple(StepKind).index(step)
        check = material.checks[place]
        spans = (
            Span(f"{place + 1} of {len(material.checks)}  {step.value}", "line--heading"),
            Span(f"  {check.said}" if check.said != NOTHING else "", "line--muted"),
        )
        lines = [Line(spans), Line((Span(steps.said(step, material), "line--muted"),))]
        about = self.query_one("#about", TextLines)
        about.set_lines(_broken(lines, about.content_size.width))


def _broken(lines: Iterable[Line], width: int) -> list[Line]:
    """Break lines that are wider than there is room for."""
    return [Line(spans) for line in lines for spans in wrapped(line.spans, width)]
