"""A mail's HTML cut down to what says something, well formed and not deep, whatever it was.

Scripts, styles, trackers and looks are dropped; their text too where nobody was to read it. Only links to the
web keep their address. Tables of mails are nearly always looks: a row becomes a line. Tags are found by one
expression of bounded reach, because Python's own parser takes quadratic time on tags that never end.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

from sretui.core.prose import without_comments

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})((?:[\s/\"'][^<>]{0,20000})?)>|<[!?][^<>]{0,2000}>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_DEEPEST = 24
"""Elements within elements; deeper ones are dropped, and their words kept."""
_SILENT = {
    "script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "select",
    "textarea",
}  # fmt: skip
"""Elements nobody reads."""
_KEPT = {
    "p", "div", "blockquote", "ul", "ol", "li", "pre", "code", "b", "i", "a", "h1", "h2", "h3", "h4", "h5",
    "h6",
}  # fmt: skip
_SAME = {
    "strong": "b", "em": "i", "tt": "code", "kbd": "code", "samp": "code", "section": "div",
    "article": "div", "table": "div", "dl": "div", "dt": "div", "dd": "div", "center": "div",
    "address": "div", "header": "div", "footer": "div", "listing": "pre", "xmp": "pre",
}  # fmt: skip
_LISTS = {"ul", "ol"}
_VOID = {
    "br", "hr", "img", "input", "meta", "link", "base", "col", "area", "wbr", "param", "source", "embed",
}  # fmt: skip
_CLOSED_BY_NEXT = {"p", "li"}
_INVISIBLE = re.compile("[\u0000\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile(r"\s+")
_WEB = re.compile(r"https?://[^\s<>()\"']{1,1900}", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?:\s|$)|display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE
)
_MOST = 4_000
"""Elements that are written; what comes after them keeps its words and lines, and loses its looks."""
_BREAKS = {"p", "div", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_MOST_ITEMS = 50
"""Items after which a list is begun anew: what numbers them counts all before."""


def tidy(html: str) -> str:
    """Give HTML of a few elements, each closed, at most 24 deep; all else that could be read is text."""
    writing = _Tidy()
    source = without_comments(html)
    at = 0
    for tag in _TAG.finditer(source):
        writing.say(source[at : tag.start()])
        if tag[2] and tag[1]:
            writing.end(tag[2].lower())
        elif tag[2]:
            writing.begin(tag[2].lower(), tag[3])
        at = tag.end()
    writing.say(source[at:])
    return writing.html()


class _Tidy:
    """Writes HTML anew, piece by piece."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._items: list[int] = []
        self._out: list[str] = []
        self._silent: list[str] = []
        self._cells = 0
        self._left = _MOST

    def html(self) -> str:
        return "".join(self._out) + "".join(f"</{name}>" for name in reversed(self._open))

    def say(self, text: str) -> None:
        if text and not self._silent:
            words = _INVISIBLE.sub("", unescape(text))
            self._out.append(escape(words if "pre" in self._open else _BLANKS.sub(" ", words), quote=False))

    def begin(self, tag: str, attributes: str) -> None:
        if tag in _VOID:
            self._void(tag, attributes)
        elif self._silent or tag in _SILENT or _HIDDEN.search(attributes):
            self._silence(tag)
        elif tag in {"td", "th"}:
            self._out.append(" | " if self._cells else "")
            self._cells += 1
        elif tag == "tr":
            self._write("<br>")
            self._cells = 0
        else:
            self._element(_SAME.get(tag, tag), attributes)

    def end(self, tag: str) -> None:
        """Close an element with all that is open in it; one that is not open is no matter."""
        if self._silent:
            self._unsilence(tag)
            return
        name = _SAME.get(tag, tag)
        while name in self._open:
            last = self._open.pop()
            self._out.append(f"</{last}>")
            if last in _LISTS:
                self._items.pop()
            if last == name:
                return

    def _silence(self, tag: str) -> None:
        if len(self._silent) < _DEEPEST:
            self._silent.append(tag)

    def _unsilence(self, tag: str) -> None:
        if tag == "body":
            self._silent.clear()
        elif tag in self._silent:
            while self._silent.pop() != tag:
                pass

    def _void(self, tag: str, attributes: str) -> None:
        words = " ".join(_read(attributes).get("alt", "").split())[:200] if tag == "img" else ""
        if tag in {"br", "hr"} and not self._silent:
            self._write(f"<{tag}>")
        elif words:
            self.say(f"[picture: {words}]")

    def _element(self, name: str, attributes: str) -> None:
        if self._left <= 0:
            self._out.append("\n" if name in _BREAKS else "")
            return
        if name in _CLOSED_BY_NEXT and self._open[-1:] == [name]:
            self.end(name)
        if name not in _KEPT or len(self._open) >= _DEEPEST or (name == "a" and "a" in self._open):
            return
        if name == "li" and self._open and self._open[-1] in _LISTS:
            self._item(self._open[-1])
        if name in _LISTS:
            self._items.append(0)
        self._open.append(name)
        self._write(f'<a href="{escape(_address(attributes))}">' if name == "a" else f"<{name}>")

    def _write(self, tag: str) -> None:
        self._left -= 1
        self._out.append(tag if self._left >= 0 else "\n")

    def _item(self, kind: str) -> None:
        """Count an item; a long list is ended and begun again with the next number."""
        self._items[-1] += 1
        if self._items[-1] % _MOST_ITEMS == 0:
            self._out.append(f'</{kind}><{kind} start="{self._items[-1]}">')


def _read(attributes: str) -> Mapping[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(attributes)
    }


def _address(attributes: str) -> str:
    found = _WEB.fullmatch(_read(attributes).get("href", "").strip())
    return found[0] if found else ""
