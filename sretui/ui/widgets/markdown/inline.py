"""The inside of a Markdown block as lines of spans: looks, breaks, and links with where they lead."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from markdown_it.token import Token

from sretui.core.cleaning import clean
from sretui.ui.widgets.lines import Span
from sretui.ui.widgets.markdown.html_words import Tag, image_words, pieces

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|⟨⟩]+", re.IGNORECASE)
_OPENS = {"strong_open": "body--strong", "em_open": "body--emphasis", "s_open": "body--struck"}


def web_address(address: str) -> str:
    """Give the address if a browser may be sent there: http or https, a host, nothing hidden in it."""
    if clean(address, lines=False) != address or " " in address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and parts.netloc else ""


class InlineText:
    """Collects the lines of one block."""

    def __init__(self, role: str = "body--text") -> None:
        self.lines: list[list[Span]] = [[]]
        self._roles = [role]
        self._links: list[str] = []

    def read(self, children: Iterable[Token]) -> list[list[Span]]:
        """Read the children of an inline token."""
        for child in children:
            self._token(child)
        return self._finished()

    def read_html(self, html: str) -> list[list[Span]]:
        """Read a block of HTML; its line breaks stay."""
        self._html(html, blocks=True)
        return self._finished()

    def read_words(self, text: str) -> list[Span]:
        """Read one line that is no Markdown."""
        self._words(text)
        return self.lines[-1]

    def _finished(self) -> list[list[Span]]:
        while self._links:
            self._end_link()
        return self.lines

    def _token(self, token: Token) -> None:
        if token.type in {"softbreak", "hardbreak"}:
            self._break()
        elif token.type == "code_inline":
            self._add(token.content, "body--code")
        elif token.type == "image":
            self._image(token)
        elif token.type == "link_open":
            self._start_link(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            self._end_link()
        elif token.type == "html_inline":
            self._html(token.content, blocks=False)
        elif token.type in _OPENS:
            self._roles.append(_OPENS[token.type])
        elif token.type.endswith("_close"):
            self._unwind()
        else:
            self._words(token.content)

    def _image(self, token: Token) -> None:
        self._add(image_words(token.content), "body--emphasis")
        self._address(str(token.attrs.get("src", "")))

    def _html(self, html: str, *, blocks: bool) -> None:
        for piece in pieces(html):
            if isinstance(piece, Tag):
                self._tag(piece)
                continue
            for number, part in enumerate(piece.split("\n")):
                if number and blocks:
                    self._break()
                self._words(part)

    def _tag(self, tag: Tag) -> None:
        if tag.breaks and self.lines[-1]:
            self._break()
        if tag.name == "a":
            self._end_link() if tag.closing else self._start_link(tag.address)
            return
        if tag.words:
            self._add(tag.words, "body--text")
            self._address(tag.address)
        if tag.role and tag.closing:
            self._unwind()
        elif tag.role:
            self._roles.append(tag.role)

    def _unwind(self) -> None:
        if len(self._roles) > 1:
            self._roles.pop()

    def _start_link(self, address: str) -> None:
        self._links.append(address)

    def _end_link(self) -> None:
        """Say where a link leads, unless its words say just that."""
        if not self._links:
            return
        address = self._links.pop()
        words = self.lines[-1][-1].text if self.lines[-1] else ""
        if words not in {address, address.removeprefix("mailto:")}:
            self._address(address)

    def _address(self, address: str) -> None:
        if address:
            self._add(" (", "body--address")
            self._add(
                address, "body--link" if web_address(address) else "body--address", web_address(address)
            )
            self._add(")", "body--address")

    def _words(self, text: str) -> None:
        """Add text, with each bare address as a link."""
        if self._links:
            address = web_address(self._links[-1])
            self._add(text, "body--link" if address else "", address)
            return
        at = 0
        for found in _ADDRESS.finditer(text):
            address = _without_stop(found[0])
            self._add(text[at : found.start()])
            self._add(address, "body--link", web_address(address))
            at = found.start() + len(address)
        self._add(text[at:])

    def _add(self, text: str, role: str = "", link: str = "") -> None:
        if text:
            self.lines[-1].append(Span(text, role or self._roles[-1], link))

    def _break(self) -> None:
        self.lines.append([])


def _without_stop(address: str) -> str:
    """Leave out a full stop or bracket that ends the sentence, not the address."""
    shorter = address.rstrip(".,;:!?*_~")
    if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
        return shorter[:-1].rstrip(".,;:!?")
    return shorter


def plain_lines(text: str, role: str = "body--text") -> Iterator[list[Span]]:
    """Give the lines of text that is no Markdown, with its addresses as links."""
    for line in text.split("\n"):
        yield InlineText(role).read_words(line)
