"""Markdown as lines of a given width, from markdown-it's tokens.

Rich's and Textual's own renderings drop raw HTML with the text in it and tie the colours in; this one loses
nothing, and keeps the writer's line breaks as GitHub does in issues. Underlined headings are off: mails have
many `-----` and `=====`. Pure and safe in any thread; a 55 kB body takes tens of milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sretui.ui.widgets.lines import Line, Span
from sretui.ui.widgets.markdown.dumps import fenced
from sretui.ui.widgets.markdown.inline import InlineText, plain_lines
from sretui.ui.widgets.markdown.tables import table_lines
from sretui.ui.widgets.wrapping import wrapped

_BAR = "│ "
_LEAST = 16
"""Cells that nesting always leaves for the text: outer marks give way."""
_DEEPEST = 60
"""Boxes in boxes that are read; markdown-it drops the words of what is nested deeper."""


def markdown_lines(text: str, width: int) -> tuple[Line, ...]:
    """Render cleaned Markdown on `width` cells; what is nested absurdly deep is shown as it was typed."""
    tokens = _parser().parse(fenced(text))
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return tuple(Line(part) for line in plain_lines(text) for part in wrapped(line, width))
    return _Page(width).read(tokens)


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
        .enable(["table", "strikethrough"])
        .disable("lheading")
    )


@dataclass(slots=True)
class _Box:
    """A quote or list item around what follows: what stands before its first line, and before the others."""

    first: Span
    rest: Span
    begun: bool = False

    def before(self) -> Span:
        """Give what stands before the next line."""
        return self.rest if self.begun else self.first


@dataclass(slots=True)
class _Page:
    """Walks the tokens once, knowing which boxes it is in."""

    width: int
    lines: list[Line] = field(default_factory=list)
    boxes: list[_Box] = field(default_factory=list)
    gap: bool = False

    def read(self, tokens: Sequence[Token]) -> tuple[Line, ...]:
        """Render all tokens."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(
                    number for number in range(at, len(tokens)) if tokens[number].type == "table_close"
                )
                self._table(tokens[at:end])
                at = end
            elif token.type == "inline":
                self._inline(token, tokens[at - 1])
            else:
                self._block(token)
            at += 1
        return tuple(self.lines)

    def _block(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                bar = Span(_BAR, "body--quote")
                self._open(_Box(bar, bar, begun=True))
            case "list_item_open":
                self._open(_item(token))
            case "blockquote_close" | "list_item_close":
                self._close()
            case "bullet_list_close" | "ordered_list_close":
                self.gap = True
            case "fence" | "code_block":
                self._code(token.content)
            case "html_block":
                self._html(token.content)
            case "hr":
                self._start()
                self._put((Span("─" * self._room(), "body--rule"),))
                self.gap = True

    def _open(self, box: _Box) -> None:
        if box.begun:
            self._start()
        self.boxes.append(box)

    def _close(self) -> None:
        if not self.boxes[-1].begun:
            self._start()
            self._put(())
        self.boxes.pop()

    def _inline(self, token: Token, opening: Token) -> None:
        if opening.hidden:
            self.gap = False
        self._start()
        if opening.type == "heading_open":
            first = Span(f"{opening.markup} ", "body--heading")
            found = InlineText("body--heading").read(token.children or ())
            found[0].insert(0, first)
        else:
            found = InlineText(self._role()).read(token.children or ())
        for line in found:
            self._wrap(line)
        self.gap = not opening.hidden

    def _code(self, text: str) -> None:
        self._start()
        for line in text.removesuffix("\n").split("\n"):
            for part in wrapped((Span(line, "body--code"),), self._room() - 2, words=False):
                self._put((Span("  ", "body--code"), *part))
        self.gap = True

    def _html(self, html: str) -> None:
        found = [line for line in InlineText(self._role()).read_html(html.rstrip("\n")) if _has_words(line)]
        if found:
            self._start()
            for line in found:
                self._wrap(line)
            self.gap = True

    def _table(self, tokens: Sequence[Token]) -> None:
        self._start()
        for line in table_lines(tokens, self._room()):
            self._put(line)
        self.gap = True

    def _role(self) -> str:
        return "body--quote" if any(box.first.role == "body--quote" for box in self.boxes) else "body--text"

    def _room(self) -> int:
        return max(_LEAST, self.width - sum(len(box.rest.text) for box in self._marks()))

    def _marks(self) -> Sequence[_Box]:
        """Give the innermost boxes whose marks leave room for words."""
        left = self.width - _LEAST
        for number in range(len(self.boxes) - 1, -1, -1):
            left -= len(self.boxes[number].rest.text)
            if left < 0:
                return self.boxes[number + 1 :]
        return self.boxes

    def _start(self) -> None:
        """Leave a blank line before a block, inside the boxes that have begun."""
        if self.gap and self.lines:
            self.lines.append(Line(tuple(box.rest for box in self._marks() if box.begun)))
        self.gap = False

    def _wrap(self, spans: Sequence[Span]) -> None:
        for line in wrapped(spans, self._room()):
            self._put(line)

    def _put(self, spans: tuple[Span, ...]) -> None:
        self.lines.append(Line((*(box.before() for box in self._marks()), *spans)))
        for box in self.boxes:
            box.begun = True


def _item(token: Token) -> _Box:
    mark = f"{token.info}{token.markup} " if token.info else "• "
    return _Box(Span(mark, "body--bullet"), Span(" " * len(mark), "body--bullet"))


def _has_words(line: Sequence[Span]) -> bool:
    return any(span.text.strip() for span in line)
