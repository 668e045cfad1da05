"""A Markdown table as lines: in columns where they fit, else each row as one wrapped line."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from rich.cells import cell_len

from sretui.ui.widgets.lines import Span, text_of
from sretui.ui.widgets.markdown.inline import InlineText
from sretui.ui.widgets.wrapping import wrapped

_BETWEEN = Span(" │ ", "body--rule")
_COLUMNS = 64
"""More columns than this fit no terminal."""

_Row = list[tuple[Span, ...]]


def table_lines(tokens: Sequence[Token], width: int) -> Iterator[tuple[Span, ...]]:
    """Render the tokens from table_open on."""
    rows = list(_rows(tokens))
    sizes = _sizes(rows)
    fits = len(sizes) <= _COLUMNS and sum(sizes) + 3 * (len(sizes) - 1) <= width
    for number, row in enumerate(rows):
        line = tuple(_joined(row, sizes if fits else [0] * len(row)))
        yield from wrapped(line, width)
        if number == 0:
            yield (Span("─" * (sum(sizes) + 3 * (len(sizes) - 1) if fits else width), "body--rule"),)


def _rows(tokens: Sequence[Token]) -> Iterator[_Row]:
    row: _Row = []
    role = "body--text"
    for token in tokens:
        if token.type in {"th_open", "td_open"}:
            role = "body--strong" if token.tag == "th" else "body--text"
        elif token.type == "inline":
            lines = InlineText(role).read(token.children or ())
            row.append(tuple(span for line in lines for span in line))
        elif token.type == "tr_close":
            yield row
            row = []


def _sizes(rows: Sequence[_Row]) -> list[int]:
    count = max((len(row) for row in rows), default=0)
    return [
        max((cell_len(text_of(row[number])) for row in rows if number < len(row)), default=0)
        for number in range(count)
    ]


def _joined(row: _Row, sizes: Sequence[int]) -> Iterator[Span]:
    for number, cell in enumerate(row):
        if number:
            yield _BETWEEN
        yield from cell
        last = number == len(row) - 1
        missing = sizes[number] - cell_len(text_of(cell))
        if missing > 0 and not last:
            yield Span(" " * missing, "body--text")
